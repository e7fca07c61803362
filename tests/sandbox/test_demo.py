"""The demo plays the whole main job, with real processes, and tells when a step ends otherwise than it should."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("systems", "environments", "exports")
PLACED = "SELECT user, text FROM placed_order ORDER BY id"


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
    """State, pull request, orders, a submission that dies, the decision about it; the same by number; a refusal."""
    lines = played.stdout.splitlines()
    commands = [re.sub(r"(--(port|state|cert)) .*", r"\1", line) for line in lines if line.startswith("$ tak")]
    assert [
        "$ tak validate",
        "$ tak plan",
        "$ tak plan ntjp-qa",
        "$ tak order ntjp-qa",
        "$ tak order ntjp-qa --check",
        "$ tak order ntjp-qa",
        "$ tak sandbox --state",
        "$ tak submit ntjp-qa",
        "$ tak submit ntjp-qa",
        "$ tak status",
        "$ tak resolve 1",
        '$ tak resolve 1 was-sent --reason "Nattens export visar alla rader"',
        "$ tak verify ntjp-qa",
        "$ tak order ntjp-qa",
        "$ tak order ntjp-qa",
        "$ tak submit ntjp-qa",
        "$ tak submit ntjp-qa",
        "$ tak desk --port",
        "$ tak verify ntjp-qa",
        "$ tak resolve 3",
        '$ tak resolve 3 resend --reason "Inte utlämnad av tak desk, och inget av den i nattens export"',
        "$ tak submit ntjp-qa",
        "$ tak verify ntjp-qa",
        "$ tak ledger check",
        "$ tak plan ntjp-qa",
        "$ tak order ntjp-qa",
        "$ tak submit ntjp-qa",
        "$ tak status",
    ] == commands


@pytest.mark.parametrize(
    "line",
    [
        "ntjp-prod: allt är som det ska (export 2026-11-23 00:05).",
        "Plan: 4 läggs till, 2 ändras, 4 tas bort; 3 rader avviker.",
        "ntjp-qa: beställning 1 skickas just nu av en annan körning.",
        "ntjp-qa: beställning 2 (008030f05a5f) är mottagen av TAK, rad för rad som väntat.",
        "2 beställningar, 2 öppna, varav 1 OKLAR.",
        "Den är nyare än försöket, och allt är gjort: beställningen kom fram (was-sent).",
        "ntjp-qa: 2 i drift, 0 avviker, 0 väntar.",
        "ntjp-qa: 1 i drift, 0 avviker, 0 väntar.",
        "ntjp-qa: beställning 3 skickas just nu av en annan körning.",
        "Numret delas inte ut förrän det är avgjort, så ingen kan ha hämtat den. was-sent",
        "  Kommentar: c806a05a6f57 MÖJLIG DUBBLETT av 3 del 1/1 FS-2026-007",
        "             i drift sedan 25 nov · Kim Exempel · desk",
        "             i drift sedan 26 nov · Kim Exempel · desk",
        "             inaktuell, skickades aldrig · Kim Exempel   ← tak status 5",
        "(slutkod 4)",
    ],
)
def test_it_shows(played: subprocess.CompletedProcess[str], line: str) -> None:
    """What a newcomer should see: the counts of a plan, an order in doubt, what an export proves, and a refusal."""
    assert line in played.stdout.splitlines()


def test_only_drift_is_left(played: subprocess.CompletedProcess[str]) -> None:
    """Before anything was ordered, and when all of it is in force, the plan has nothing but what nobody asked for."""
    assert re.search(r"^\d+ filer utan anmärkning\.$", played.stdout, re.MULTILINE)
    assert 2 == played.stdout.splitlines().count("Plan: 0 läggs till, 0 ändras, 0 tas bort; 3 rader avviker.")
    assert re.search(r"^Liggaren är hel: 17 steg, 4 beställningar, varav 0 öppna;", played.stdout, re.MULTILINE)


def test_a_number_is_served_once_people_have_decided_and_then_gone(played: subprocess.CompletedProcess[str]) -> None:
    """The desk says who fetched, and what they got: what was in doubt only after the decision about it."""
    visit = re.compile(r"SE2321009000-TAKWEB \(127\.0\.0\.1\): GET /ntjp-qa/takOrders/3 HTTP/1\.1 – (\d+)")
    assert ["404", "200", "410"] == visit.findall(played.stdout)
    assert re.search(r"^  Beställning 3 hittades inte på https://127\.0\.0\.1:\d+/", played.stdout, re.MULTILINE)


def test_every_order_reached_tak_once(kept: Path) -> None:
    """Those whose submission was killed too; the stale one never, but what somebody ordered by hand instead."""
    with closing(sqlite3.connect(kept / "tak.sqlite")) as state:
        placed = [(user, json.loads(text)["kommentar"][:12]) for user, text in state.execute(PLACED)]
    approved = [path.stem.rpartition("-")[2] for path in (kept / "norrskog" / "orders" / "ntjp-qa").iterdir()]
    *ours, by_hand = placed
    assert ["admin"] * 4 == [user for user, _ in ours]
    assert ("skltp", "") == by_hand
    assert {digest for _, digest in ours} == set(approved) - {"931d3de76dbd"}
    assert 5 == len(approved)


def test_the_remote_has_the_ledger(kept: Path) -> None:
    """What became of each order stands where every clone finds it."""
    heads = subprocess.run(
        ["git", "-C", str(kept / "norrskog.git"), "branch", "--format=%(refname:short)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert ["main", "tak-ledger"] == heads.stdout.split()


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
    counted, more = played.stdout.rstrip().splitlines()[-2:]
    assert counted.startswith("1 fel")
    assert more.startswith("Mer om en regel:")
    assert "tak validate slutade med slutkod 1, väntat var 0" in played.stderr


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
