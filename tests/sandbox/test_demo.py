"""The demo plays the whole main job, with real processes, and tells when a step ends otherwise than it should."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("systems", "environments", "exports")


def demo(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the demo with its temporary folder in `place`."""
    place.mkdir(exist_ok=True)
    environment = os.environ | {"TMPDIR": str(place), "TEMP": str(place), "TMP": str(place)}
    return subprocess.run(
        [sys.executable, "-m", "tak_gitops.sandbox.demo", *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo makes its folder."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def played(place: Path) -> subprocess.CompletedProcess[str]:
    """The demo, played once to its end."""
    return demo(place, str(ROOT), "--keep")


@pytest.fixture(scope="module")
def kept(played: subprocess.CompletedProcess[str], place: Path) -> Path:
    """The folder that the demo left."""
    (folder,) = place.iterdir()
    assert str(folder.resolve()) in played.stdout
    return folder


def test_it_ends_well(played: subprocess.CompletedProcess[str]) -> None:
    """Every step ended as it should, also the one that is refused."""
    assert (0, "") == (played.returncode, played.stderr)


def test_it_plays_in_order(played: subprocess.CompletedProcess[str]) -> None:
    """State, pull request, order, submission, what TAK does, refusal."""
    commands = [line for line in played.stdout.splitlines() if line.startswith("$ tak")]
    assert [
        "$ tak validate",
        "$ tak plan",
        "$ tak plan ntjp-qa",
        "$ tak order ntjp-qa",
        "$ tak order ntjp-qa --check",
        "$ tak submit",
        "$ tak sandbox --export exports/takdump_ntjp_qa.json --today 2026-11-23 --port 0",
        "$ tak plan ntjp-qa",
        "$ tak order ntjp-qa",
        "$ tak submit",
    ] == commands


@pytest.mark.parametrize(
    "line",
    [
        "22 filer utan anmärkning.",
        "ntjp-prod: allt är som det ska (export 2026-11-23 00:05).",
        "Plan: 0 läggs till, 0 ändras, 0 tas bort; 3 rader avviker.",
        "Plan: 4 läggs till, 2 ändras, 4 tas bort; 3 rader avviker.",
        "  Ändra 2 vägval",
        '   "plattform": "NTJP-QA",',
        "(felkod 4)",
    ],
)
def test_it_shows(played: subprocess.CompletedProcess[str], line: str) -> None:
    """What a newcomer should see: drift apart, the counts of a plan, the order twice, and a refusal."""
    assert line in played.stdout.splitlines()


def test_after_the_order_nothing_is_left(played: subprocess.CompletedProcess[str]) -> None:
    """TAK answers with its report, and the plan over the next export is empty but for drift."""
    _, _, after = played.stdout.partition("$ tak sandbox")
    lines = after.splitlines()
    assert "  Nyskapad: SE2321009000-E000000000011" in lines
    assert "Plan: 0 läggs till, 0 ändras, 0 tas bort; 3 rader avviker." in lines


def test_only_what_holds_is_sent(kept: Path) -> None:
    """Of the two orders that were approved, the stale one is not in the outbox."""
    approved = {path.stem.rpartition("-")[2] for path in (kept / "orders" / "ntjp-qa").iterdir()}
    sent = {path.stem.split("-")[-2] for path in (kept / "outbox").rglob("*.json")}
    assert 2 == len(approved)
    assert 1 == len(sent)
    assert sent < approved


def test_it_leaves_nothing(tmp_path: Path) -> None:
    """Without --keep its folder is gone in the end; in English it is played as well."""
    played = demo(tmp_path / "place", str(ROOT), "--language", "en")
    assert (0, "") == (played.returncode, played.stderr)
    assert "(exit code 4)" in played.stdout.splitlines()
    assert [] == list((tmp_path / "place").iterdir())


def test_without_the_example_it_says_where_to_go(tmp_path: Path) -> None:
    """In any other folder there is nothing to play with."""
    (tmp_path / "empty").mkdir()
    played = demo(tmp_path / "place", str(tmp_path / "empty"))
    assert (1, "") == (played.returncode, played.stdout)
    assert "tak-gitops.yaml saknas" in played.stderr
    assert [] == list((tmp_path / "place").iterdir())


def test_a_step_that_fails_stops_it(tmp_path: Path) -> None:
    """With a fault in the example the first command fails, and the demo with it."""
    example = tmp_path / "example"
    for part in PARTS:
        shutil.copytree(ROOT / part, example / part)
    (example / "tak-gitops.yaml").write_text("languag: sv\n", encoding="utf-8")
    played = demo(tmp_path / "place", str(example))
    assert 1 == played.returncode
    assert played.stdout.rstrip().splitlines()[-1].startswith("1 fel")
    assert "tak validate slutade med felkod 1, väntat var 0" in played.stderr


def test_an_example_that_was_changed_is_told(tmp_path: Path) -> None:
    """Where the story no longer fits the files, the file is named."""
    example = tmp_path / "example"
    for part in PARTS:
        shutil.copytree(ROOT / part, example / part)
    shutil.copyfile(ROOT / "tak-gitops.yaml", example / "tak-gitops.yaml")
    eken = example / "environments/ntjp-qa/tidbok/eken.yaml"
    eken.write_text(eken.read_text(encoding="utf-8").replace("/makebooking/v1", "/makebooking/v9"), encoding="utf-8")
    played = demo(tmp_path / "place", str(example))
    assert 1 == played.returncode
    assert "environments/ntjp-qa/tidbok/eken.yaml är ändrad" in played.stderr
