"""The benchmark: whole processes of the real command line, and the same work done by others, as a table.

    python bench/run.py [--quick] [--rows 10k,100k,1m] [--runs N] [--keep FOLDER]

A machine with other work to do misses the targets: trust ratios within one run. Repositories and exports are made
first, in a temporary folder or in FOLDER, where they are found again the next time.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from made import DAY, ENVIRONMENT, Data, prepare, prepare_empty, prepare_flat, prepare_octodns
from made_ledger import prepare_ledger
from measure import FailedError, Measured, environment, measure

PROGRAMS = Path(sys.executable).parent
SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
PEER_SIZE = "10k"
FILES_SIZE = "100k"
"""The size at which `tak validate` has 2,000 files and 100,000 rows."""


class Target(NamedTuple):
    """What to reach, in seconds and megabytes."""

    seconds: float
    megabytes: float


START = Target(0.1, 20)
VALIDATE = Target(0.6, 60)
DRIFT = {"10k": Target(0.3, 45), "100k": Target(0.6, 150), "1m": Target(4.5, 1000)}
IMPORT = {"100k": Target(2, 150)}
ACCEPT = {"100k": Target(1, 200)}
PULL_REQUEST = {"100k": Target(0.3, 60), "1m": Target(0.6, 200)}
LEDGER = Target(1, 250)
ORDERS = 10_000
PENDING = 500
"""How many orders a large ledger has, and how many may wait for an export without a plan taking notably longer."""
DRIFTING = "tak plan, 1 % drift, nothing cached"
SETTLED = f"tak plan, {PENDING} orders in the ledger, none pending"


class Case(NamedTuple):
    """A line of the table; `run` measures so many times, `peer` is the case of as many rows that it is held against."""

    name: str
    rows: int | None
    target: Target | None
    run: Callable[[int], Measured]
    peer: str = ""


def main() -> int:
    """Measure what the command line asks for and print the table; exit code 1 where a program failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default=",".join(SIZES), help="sizes, of 10k, 100k and 1m")
    parser.add_argument("--runs", type=int, default=5, help="fresh processes a case (5)")
    parser.add_argument("--keep", type=Path, help="where data is made and found again")
    parser.add_argument("--quick", action="store_true", help="10k rows, three processes a case, no peers")
    given = parser.parse_args()
    sizes = [PEER_SIZE] if given.quick else given.rows.lower().split(",")
    unknown = sorted(set(sizes) - set(SIZES))
    if unknown:
        parser.error(f"no such size: {', '.join(unknown)}")
    if sys.platform == "win32":
        parser.error("Windows does not tell the memory of a process that has ended")
    with tempfile.TemporaryDirectory(prefix="tak-bench-") as temporary:
        folder = (given.keep or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            table(cases(folder, sizes, peers=not given.quick), 3 if given.quick else given.runs)
        except FailedError as problem:
            print(problem, file=sys.stderr)
            return 1
    return 0


def cases(folder: Path, sizes: list[str], *, peers: bool) -> Iterator[Case]:
    """Every case, its data made when its turn comes."""
    yield Case("bare Python", None, None, partial(run_fresh, [sys.executable, "-c", "pass"]))
    yield Case("tak --help", None, START, partial(run_fresh, [*tak(), "--help"]))
    yield Case("tak --version", None, START, partial(run_fresh, [*tak(), "--version"]))
    for size in sizes:
        tell(f"making {size} rows")
        data = prepare(folder, SIZES[size])
        files = f"{data.files:,} files"
        target = VALIDATE if size == FILES_SIZE else None
        yield Case(f"tak validate, {files}", data.rows, target, partial(run_fresh, on(data.root, "validate")))
        yield Case(DRIFTING, data.rows, DRIFT[size], partial(plan_drift, data))
        fmt = on(data.root, "fmt", "--check")
        yield Case(f"tak fmt --check, {files}, nothing cached", data.rows, None, partial(run_fresh, fmt))
        name = f"tak plan, 1 of {files} changed, export seen before"
        yield Case(name, data.rows, PULL_REQUEST.get(size), partial(plan_pull_request, data))
        yield Case("tak import into an empty repository", data.rows, IMPORT.get(size), partial(import_all, data))
        yield Case("accept of an order that names every row", data.rows, ACCEPT.get(size), partial(accept_all, data))
        if size == PEER_SIZE:
            yield from ledger_cases(folder, data, large=peers)
        if peers and size == PEER_SIZE:
            yield from peer_cases(folder, data)


def ledger_cases(folder: Path, data: Data, *, large: bool) -> Iterator[Case]:
    """What a ledger costs: each program has read it before, but for the first time."""
    for name, pending, peer in (
        (SETTLED, 0, ""),
        (f"tak plan, {PENDING} orders in the ledger, all pending", PENDING, SETTLED),
    ):
        clone = prepare_ledger(folder, data, PENDING, pending)
        yield Case(name, data.rows, None, partial(plan_pull_request, data._replace(clone=clone)), peer)
    if not large:
        return
    tell(f"making a ledger of {ORDERS:,} orders")
    clone = prepare_ledger(folder, data, ORDERS, 50)
    yield Case(f"tak submit, nothing to do, {ORDERS:,} orders", None, LEDGER, partial(run_again, on(clone, "submit")))
    yield Case(f"tak status --open, {ORDERS:,} orders", None, LEDGER, partial(run_again, on(clone, "status", "--open")))
    yield Case(f"tak status, {ORDERS:,} orders", None, LEDGER, partial(run_again, on(clone, "status")))


def peer_cases(folder: Path, data: Data) -> Iterator[Case]:
    """The same rows compared by others: octoDNS, and the program that one would write first."""
    octodns = PROGRAMS / "octodns-sync"
    if octodns.exists():
        config = prepare_octodns(folder, data.rows)
        command = [str(octodns), "--config-file", str(config)]
        yield Case("octodns-sync, YAML against YAML", data.rows, None, partial(run_fresh, command), DRIFTING)
    else:
        tell("octoDNS is not installed (pip install -e .[bench]): left out")
    naive = [sys.executable, str(Path(__file__).with_name("naive.py")), str(data.drifting)]
    flat, grouped = [str(prepare_flat(folder, data.rows))], [str(data.root), ENVIRONMENT]
    for name, source in (("one flat YAML file", flat), ("our files", grouped)):
        run = partial(run_fresh, [*naive, *source])
        yield Case(f"PyYAML + json + DeepDiff, {name}", data.rows, None, run, DRIFTING)


def tak() -> list[str]:
    """The installed command."""
    program = PROGRAMS / "tak"
    return [str(program)] if program.exists() else [sys.executable, "-m", "tak_gitops"]


def on(folder: Path, *arguments: str) -> list[str]:
    """The command on a made repository."""
    return [*tak(), "-C", str(folder), *arguments]


def run_fresh(command: list[str], runs: int) -> Measured:
    """Each run with an empty cache."""
    return measure(command, runs=runs)


def run_again(command: list[str], runs: int) -> Measured:
    """Each run but the first, with what the one before has kept."""
    with tempfile.TemporaryDirectory(prefix="tak-bench-") as cache:
        measure(command, runs=1, cache=Path(cache))
        return measure(command, runs=runs, cache=Path(cache))


def plan_drift(data: Data, runs: int) -> Measured:
    """Everything that differs is drift: the base is what is checked out, and so is main."""
    command = on(data.root, "plan", ENVIRONMENT, "--base", "HEAD", "--as-of", DAY, "--export", str(data.drifting))
    counts = plan_counts(command)
    assert data.differing == counts["drift"], counts
    return measure(command, runs=runs)


def plan_pull_request(data: Data, runs: int) -> Measured:
    """One file differs from main, where the branch began; the export and the other files were read before."""
    command = on(data.clone, "plan", ENVIRONMENT, "--as-of", DAY, "--export", str(data.quiet))
    counts = plan_counts(command)
    assert counts["change"], counts
    return run_again(command, runs)


def import_all(data: Data, runs: int) -> Measured:
    """Each run writes the files of everything that the export has into a repository of its own."""
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory(prefix="tak-bench-") as folder:
            root = prepare_empty(Path(folder))
            command = on(root, "import", ENVIRONMENT, "--as-of", DAY, "--export", str(data.quiet))
            found.append(measure(command, runs=1))
            assert any(root.rglob("environments/*/*/*.yaml")), command
    seconds = sorted(each.seconds for each in found)
    return Measured(seconds[len(seconds) // 2], max(each.megabytes for each in found))


def accept_all(data: Data, runs: int) -> Measured:
    """The decision alone, without reading export and order; the memory is that of the whole process."""
    program = [sys.executable, str(Path(__file__).with_name("accept.py")), str(data.quiet)]
    seconds, megabytes = [], []
    for _ in range(runs):
        told = subprocess.run(program, capture_output=True, encoding="utf-8", check=False)
        if told.returncode:
            raise FailedError(told.stderr)
        took, _, kilobytes = told.stdout.split()
        seconds.append(float(took))
        megabytes.append(int(kilobytes) / 1024)
    return Measured(sorted(seconds)[len(seconds) // 2], max(megabytes))


def plan_counts(command: list[str]) -> dict[str, int]:
    """The counts of a plan, so that only plans that find what is there are measured."""
    with tempfile.TemporaryDirectory(prefix="tak-bench-") as cache:
        known = environment(Path(cache))
        told = subprocess.run([*command, "--format", "json"], env=known, capture_output=True, check=False)
    if told.returncode:
        raise FailedError(told.stderr.decode(errors="replace"))
    counts: dict[str, int] = json.loads(told.stdout)["plans"][0]["counts"]
    return counts


def table(every: Iterator[Case], runs: int) -> None:
    """Print the table, line by line as the figures come."""
    print("| case | rows | s | to reach | MB | to reach | against tak plan |")
    print("|---|--:|--:|--:|--:|--:|--:|", flush=True)
    seconds: dict[str, float] = {}
    for case in every:
        tell(case.name)
        found = case.run(runs)
        seconds[case.name] = found.seconds
        target = case.target or Target(0, 0)
        cells = [
            case.name,
            f"{case.rows:,}" if case.rows else "",
            f"{found.seconds:.3f}",
            f"{target.seconds:g}" if case.target else "",
            f"{found.megabytes:.0f}",
            f"{target.megabytes:g}" if case.target else "",
            f"{found.seconds / seconds[case.peer]:.2f} ×" if case.peer in seconds else "",
        ]
        print(f"| {' | '.join(cells)} |", flush=True)


def tell(what: str) -> None:
    """Say what is being done, beside the table."""
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
