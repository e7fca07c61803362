"""`tak ledger` as its user meets it."""

import re
from pathlib import Path

import pytest

from builders.ledger import BRANCH, LedgerScene, busy, order
from builders.repository import SETTINGS, RepositoryBuilder
from tak_gitops.cli import run
from tak_gitops.orders.ledger.errored import errored_file


@pytest.fixture
def ledger(tmp_path: Path) -> LedgerScene:
    """A ledger with every kind of step."""
    scene = LedgerScene(tmp_path)
    busy(scene)
    return scene


def tak(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    """Exit code, output and errors of `tak ledger` in a folder."""
    capsys.readouterr()
    code = run(["-C", str(folder), "ledger", *words])
    return (code, *capsys.readouterr())


def test_a_whole_ledger(ledger: LedgerScene, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says how much was tried and how far."""
    tip = (ledger.ledger.read().tip or "")[:12]
    expected = f"Liggaren är hel: 29 steg, 8 beställningar, varav 4 öppna; senast {tip}.\n"
    assert (0, expected, "") == tak(capsys, ledger.repo.root, "check")
    whole = f"The ledger is whole: 29 steps, 8 orders, 4 of them open; last {tip}.\n"
    assert (0, whole, "") == tak(capsys, ledger.repo.root, "check", "--language", "en")


def test_a_bare_clone(ledger: LedgerScene, capsys: pytest.CaptureFixture[str]) -> None:
    """A clone without a work tree proves as much."""
    code, out, err = tak(capsys, ledger.clone("bare.git", "--bare").root, "check")
    assert (0, "Liggaren är hel", "") == (code, out[:15], err)


def test_no_ledger_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the first order there is nothing to prove."""
    scene = LedgerScene(tmp_path)
    text = "Det finns ingen liggare på tak-ledger än. Den börjar med det första tak submit.\n"
    assert (0, "", text) == tak(capsys, scene.repo.root, "check")


def test_a_ledger_that_was_tampered_with(ledger: LedgerScene, capsys: pytest.CaptureFixture[str]) -> None:
    """Each fault with its place and rule, then what to do."""
    clone = ledger.clone("tamperer", f"--branch={BRANCH}")
    clone.delete("ledger/ntjp-qa/0/3/outcome-1.json").commit()
    clone.git("push", "--quiet", "origin", BRANCH)
    code, out, err = tak(capsys, ledger.repo.root, "check")
    shown = [re.sub(r"[0-9a-f]{12}", "<id>", line) for line in err.splitlines()]
    assert (1, "") == (code, out)
    assert (
        "ledger/ntjp-qa/0/3/outcome-1.json: fel TG603  steget <id> ändrar eller tar bort filen: i liggaren läggs"
        in (line.removesuffix(" filer bara till") for line in shown)
    )
    assert re.fullmatch(r"LIGGAREN ÄR INTE HEL: \d fel i 30 steg. Skicka inget, återställ den ur en klon .*", shown[-1])


def test_a_ledger_that_was_rolled_back(ledger: LedgerScene, capsys: pytest.CaptureFixture[str]) -> None:
    """K13 is a gate that refuses: exit code 3, with the way back."""
    ledger.ledger.read()
    RepositoryBuilder(ledger.origin).git("update-ref", f"refs/heads/{BRANCH}", f"{BRANCH}~2")
    code, out, err = tak(capsys, ledger.repo.root, "check")
    assert (3, "", "LIGGAREN HAR SKRIVITS TILLBAKA") == (code, out, err[:30])
    assert f"git push --force origin refs/tak-gitops/{BRANCH}:refs/heads/{BRANCH}" in err


def test_many_faults_are_not_all_told(
    ledger: LedgerScene, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first ones say enough; how many there are is said, too."""
    monkeypatch.setattr("tak_gitops.commands.ledger.SHOWN", 1)
    clone = ledger.clone("tamperer", f"--branch={BRANCH}")
    clone.delete("ledger/ntjp-qa/0/3/outcome-1.json").commit()
    clone.git("push", "--quiet", "origin", BRANCH)
    _, _, err = tak(capsys, ledger.repo.root, "check")
    assert re.search(r"^… och \d fel till\.$", err, re.MULTILINE)
    assert 3 == len(err.splitlines())


def test_an_outcome_is_brought_in(ledger: LedgerScene, capsys: pytest.CaptureFixture[str]) -> None:
    """The file that `tak submit` left behind ends the doubt; a second time it says that it has."""
    name, content = errored_file(ledger.outcome(8, "accepted"))
    (ledger.repo.root / name).write_bytes(content)
    done = "Beställning 8 är nu mottagen, enligt errored-outcome-8.json. Filen kan tas bort.\n"
    there = "Utfallet i errored-outcome-8.json står redan i liggaren: beställning 8 är mottagen. Filen kan tas bort.\n"
    assert (0, "", done) == tak(capsys, ledger.repo.root, "import", name)
    assert (0, "", there) == tak(capsys, ledger.repo.root, "import", name)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "x.json kan inte läsas: "),
        (b"{}", "x.json är inget sparat utfall: "),
    ],
)
def test_a_file_that_cannot_be_brought_in(
    ledger: LedgerScene, capsys: pytest.CaptureFixture[str], content: bytes | None, expected: str
) -> None:
    """What is wrong with the file is said; nothing is added."""
    if content is not None:
        (ledger.repo.root / "x.json").write_bytes(content)
    code, out, err = tak(capsys, ledger.repo.root, "import", "x.json")
    assert (1, "", expected) == (code, out, err[: len(expected)])


def test_an_outcome_of_others_is_refused(ledger: LedgerScene, capsys: pytest.CaptureFixture[str]) -> None:
    """A nonce that is not the claim's was not given to who sent."""
    name, content = errored_file(ledger.outcome(8, "accepted"))
    nonce = ledger.entry(8).claims[0].nonce
    (ledger.repo.root / name).write_bytes(content.replace(nonce.encode(), b"0" * 32))
    code, _, err = tak(capsys, ledger.repo.root, "import", name)
    assert (1, f"{name} tas inte emot: den som skrev den hade inte rätt att skicka beställning 8, försök 1.\n") == (
        code,
        err,
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["import"], "import behöver en fil"),
        (["check", "x"], "check tar ingen fil"),
        (["lista"], "check, import"),
        ([], "tak ledger import FIL   för in"),
    ],
)
def test_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], expected: str) -> None:
    """What is missing or too much is said, with exit code 64."""
    scene = LedgerScene(tmp_path)
    code, _, err = tak(capsys, scene.repo.root, *words)
    assert 64 == code
    assert expected in err


def test_the_ledger_has_a_branch_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The settings name the branch; that of the files is none."""
    scene = LedgerScene(tmp_path)
    scene.repo.write(SETTINGS, "language: sv\nledger: {branch: main}\n")
    code, _, err = tak(capsys, scene.repo.root, "check")
    assert (1, 'Liggaren kan inte ligga på "main"') == (code, err[:33])
    scene.repo.write(SETTINGS, "language: sv\nledger: {branch: liggare}\n")
    assert "på liggare än" in tak(capsys, scene.repo.root, "check")[2]


def test_settings_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody knows which branch is meant, none is guessed; mistakes in other files are no matter."""
    scene = LedgerScene(tmp_path)
    scene.repo.write("systems/x.yaml", "namn: x\n")
    assert 0 == tak(capsys, scene.repo.root, "check")[0]
    scene.repo.write(SETTINGS, "ledger: tak-ledger\n")
    code, _, err = tak(capsys, scene.repo.root, "check")
    assert 1 == code
    assert f"{SETTINGS}:1:" in err


def test_an_unreachable_remote(ledger: LedgerScene, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is told of a ledger that cannot be asked for."""
    ledger.origin.rename(ledger.folder / "away")
    code, out, err = tak(capsys, ledger.repo.root, "check")
    assert (1, "", "Liggaren hos origin går inte att nå") == (code, out, err[:35])


def test_an_order_in_the_wrong_place_is_no_secret(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An order that was merged before the ledger began is none of its business."""
    scene = LedgerScene(tmp_path)
    scene.merge(order())
    scene.plan(scene.merge(order("SE2321000131-E2")))
    assert 0 == tak(capsys, scene.repo.root, "check")[0]
