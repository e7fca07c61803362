"""The benchmark compares programs that do the same work, and measures only what succeeds."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
ROWS = 2000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data for a small size, made as the benchmark makes it."""
    place = tmp_path_factory.mktemp("bench")
    program = (
        "import sys; from pathlib import Path; import made; place = Path(sys.argv[1]);"
        f" print(made.prepare(place, {ROWS}).differing); made.prepare_flat(place, {ROWS})"
    )
    told = python("-c", program, str(place))
    assert (0, "20\n") == (told.returncode, told.stdout), told.stderr
    return place


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the folder of the benchmark."""
    return subprocess.run([sys.executable, *arguments], cwd=BENCH, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("source", [["flat-2000.yaml"], ["rows-2000/main", "ntjp-qa"]])
def test_the_naive_program_finds_what_differs(folder: Path, source: list[str]) -> None:
    """Whichever files it reads: 17 rows are missing, 3 lead elsewhere."""
    path, *environment = source
    told = python("naive.py", str(folder / "rows-2000/drifting.json"), str(folder / path), *environment)
    assert (0, "dictionary_item_added 17\nvalues_changed 3\n") == (told.returncode, told.stdout), told.stderr


def test_the_pull_request_is_one_commit_with_one_file(folder: Path) -> None:
    """The clone is one commit ahead of main, and differs in one file."""
    clone = str(folder / "rows-2000/clone")
    names = ["git", "-C", clone, "diff", "--name-only", "main...change"]
    assert 1 == len(subprocess.run(names, capture_output=True, check=True).stdout.splitlines())


def test_data_that_is_there_is_used_again(folder: Path) -> None:
    """Large exports are made once."""
    export = folder / "rows-2000/drifting.json"
    before = export.stat().st_mtime_ns
    told = python("-c", f"from pathlib import Path; import made; made.prepare(Path({str(folder)!r}), {ROWS})")
    assert (0, before) == (told.returncode, export.stat().st_mtime_ns), told.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the memory of a process")
def test_the_order_names_every_row(folder: Path) -> None:
    """The measured order is accepted, and names as many rows as the export has."""
    told = python("accept.py", str(folder / "rows-2000/quiet.json"))
    assert 0 == told.returncode, told.stderr
    seconds, rows, _ = told.stdout.split()
    assert (True, str(ROWS)) == (0 < float(seconds) < 60, rows)


@pytest.mark.skipif(sys.platform == "win32", reason="the benchmark needs wait4")
def test_a_program_that_fails_is_no_figure() -> None:
    """A measured program that fails stops the benchmark with what it said."""
    program = (
        "import sys; from measure import measure, FailedError\n"
        "try: measure([sys.executable, '-c', 'raise SystemExit(\"no such thing\")'], runs=1)\n"
        "except FailedError as problem: print(problem)"
    )
    told = python("-c", program)
    assert "exit code 1\nno such thing" in told.stdout, told.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the benchmark needs wait4")
def test_a_figure_is_of_the_program_alone() -> None:
    """Memory is that of the program that ran, not of the one that started it."""
    program = (
        "import sys; from measure import measure\n"
        "ballast = bytearray(200_000_000); ballast[::4096] = b'x' * len(ballast[::4096])\n"
        "found = measure([sys.executable, '-S', '-c', 'pass'], runs=1)\n"
        "print(found.megabytes < 50, 0 < found.seconds < 60)"
    )
    told = python("-c", program)
    assert "True True\n" == told.stdout, told.stderr


def test_an_unknown_size_is_told() -> None:
    """A size that the table of targets does not know is a usage error."""
    told = python("run.py", "--rows", "7")
    assert 2 == told.returncode
    assert "no such size: 7" in told.stderr


def test_a_made_ledger_is_sound_and_has_what_is_pending(folder: Path) -> None:
    """What is measured on a large ledger is what a run does with a real one."""
    program = (
        "import sys; from pathlib import Path; import made, made_ledger; from tak_gitops.cli import run\n"
        f"place = Path(sys.argv[1]); data = made.prepare(place, {ROWS})\n"
        "clone = str(made_ledger.prepare_ledger(place, data, 5, 2))\n"
        "print([run(['-C', clone, *words]) for words in (['submit'], ['status', '--open', '--format', 'json'])])"
    )
    told = python("-c", program, str(folder))
    assert "[0, 0]" in told.stdout, told.stderr
    assert 2 == told.stdout.count('"status": "accepted"')
