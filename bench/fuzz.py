"""Coverage-guided fuzzing of every reader of what comes from outside (S3): two hours before a release.

    pip install atheris==3.0.0                 # Python 3.11; needed for nothing else
    python bench/fuzz.py --minutes 120 --work /tmp/fuzz
    python bench/fuzz.py --targets yaml,order --seconds 60

Only what the program itself raises for people may leave a reader, within 2 s of CPU and 256 MiB, and what is read comes
back as it was where there is a way back. What breaks that is kept in WORK/found/<target>/, one input for each place in
the program, and the run goes on; put the input into tests/fuzz/inputs/<target>/NAME.input and mend it. The table
at the end has for each target how often it was run, how many features of coverage its corpus reaches, and what was
found; WORK/table.txt has it while it grows. Exit code 1 where anything was found.
"""

from __future__ import annotations

import argparse
import functools
import gc
import hashlib
import importlib
import os
import pkgutil
import re
import resource
import subprocess
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builders.fuzz_targets import Target

MOST_SECONDS = 2.0
MOST_BYTES = 256 << 20
LONGEST_INPUT = 1 << 16
ENDLESS = 120
"""Seconds after which an input is taken for one that never ends; the machine may be busy, so it is not MOST_SECONDS."""
FORGET_EVERY = 20_000
"""After so many inputs the program's memories are emptied: one run never sees so many names."""
PROCESS_MIB = 2048
MOST_ENDS = 20
"""How often a target is begun again after its process ended: with each, an input was kept that ended it."""
_STATUS = re.compile(r"^#(\d+)\s.*?cov: (\d+) ft: (\d+)", re.MULTILINE)


class TooMuchError(Exception):
    """A reader took too long, or too much."""


class Run(NamedTuple):
    """What became of fuzzing a target."""

    target: str
    inputs: int
    edges: int
    features: int
    corpus: int
    found: int
    seconds: float
    note: str


def main() -> int:
    """Fuzz, and print the table; or be the process that fuzzes one target."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--targets", help="names with commas; all without")
    parser.add_argument("--seconds", type=int, help="for each target")
    parser.add_argument("--minutes", type=int, default=120, help="for all targets together, by their shares")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, default=Path("fuzz-work"), help="where corpora and findings are kept")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        fuzz(given.child, given.work, given.seconds, given.seed)
        return 0
    from builders.fuzz_targets import TARGETS

    names = given.targets.split(",") if given.targets else list(TARGETS)
    shares = sum(TARGETS[name].minutes for name in names)
    runs: list[Run] = []
    for name in names:
        seconds = given.seconds or given.minutes * 60 * TARGETS[name].minutes // shares
        runs.append(fuzzed(name, given.work, seconds, given.seed))
        told = table(runs)
        (given.work / "table.txt").write_text(told, encoding="utf-8")
        print(told, flush=True)
    return int(any(run.found or run.note for run in runs))


def fuzzed(name: str, work: Path, seconds: int, seed: int) -> Run:
    """Fuzz one target in a process of its own."""
    (work / "log").mkdir(parents=True, exist_ok=True)
    log = work / "log" / f"{name}.txt"
    began = time.monotonic()
    # which of several names comes first must not change from run to run
    env = {**os.environ, "PYTHONHASHSEED": "0"}
    inputs, edges, features, ends = 0, 0, 0, 0
    while (left := seconds - int(time.monotonic() - began)) > 0 and ends < MOST_ENDS:
        options = ("--child", name, "--work", str(work), "--seconds", str(left), "--seed", str(seed + ends))
        with log.open("wb") as out:
            done = subprocess.run([sys.executable, __file__, *options], stdout=out, stderr=out, check=False, env=env)
        told = _STATUS.findall(log.read_text(encoding="utf-8", errors="replace")) or [("0", "0", "0")]
        inputs += int(told[-1][0])
        edges, features = int(told[-1][1]), int(told[-1][2])
        if done.returncode:
            ends += 1
            log.rename(log.with_name(f"{name}-{ends}.txt"))
    corpus = len(list((work / "corpus" / name).iterdir()))
    found = len(list((work / "found" / name).iterdir()))
    note = f"{ends} ended too early, see {log.parent}" if ends else ""
    return Run(name, inputs, edges, features, corpus, found, time.monotonic() - began, note)


def table(runs: Iterable[Run]) -> str:
    """What became of each target, and of all."""
    rows: list[tuple[str, ...]] = [("target", "inputs", "edges", "features", "corpus", "found", "seconds", "")]
    rows += [(r.target, *(f"{n:,}" for n in r[1:6]), f"{r.seconds:.0f}", r.note) for r in runs]
    listed = list(runs)
    sums = (sum(r.inputs for r in listed), sum(r.found for r in listed), sum(r.seconds for r in listed))
    rows.append(("all", f"{sums[0]:,}", "", "", "", f"{sums[1]:,}", f"{sums[2]:.0f}", ""))
    lines = (f"{row[0]:12}" + "".join(f"{cell:>12}" for cell in row[1:7]) + f"  {row[7]}" for row in rows)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def fuzz(name: str, work: Path, seconds: int, seed: int) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["tak_gitops"]):
        from builders.fuzz_targets import KEPT, TARGETS
        from builders.fuzz_words import changed_json

        everything()
    target = TARGETS[name]
    corpus, found, seeds = (work / kind / name for kind in ("corpus", "found", "seeds"))
    for folder in (corpus, found, seeds):
        folder.mkdir(parents=True, exist_ok=True)
    kept = [path.read_bytes() for path in (KEPT / name).glob("*")]
    for content in (*target.seeds(), *kept):
        (seeds / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)
    tried = Tried(target, found)

    def mutate(data: bytes, most: int, chance: int) -> bytes:
        changed = changed_json(data, chance) if chance % 2 else None
        return changed[:most] if changed else bytes(atheris.Mutate(data, most))

    words = work / f"{name}.words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in tokens(path.read_bytes() for path in seeds.iterdir())))
    arguments = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={ENDLESS}",
        f"-rss_limit_mb={PROCESS_MIB}",
        f"-dict={words}",
        f"-artifact_prefix={found}/",
        f"-seed={seed}",
        "-print_final_stats=1",
        "-len_control=20",
        str(corpus),
        str(seeds),
    ]
    atheris.Setup(arguments, tried, **({"custom_mutator": mutate} if target.is_json else {}))
    atheris.Fuzz()


def everything() -> None:
    """Import the modules that readers import when they are called, while they are instrumented."""
    for area in ("forge", "likeness", "live", "model", "orders", "reports", "repository", "sources"):
        package = importlib.import_module(f"tak_gitops.{area}")
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(each.name)


class Tried:
    """Gives inputs to a target, and keeps those that break it: one for each place where the program is broken."""

    def __init__(self, target: Target, found: Path) -> None:
        self._run = target.run
        self._found = found
        self._count = 0
        self.kept = 0
        """How many places this run has found."""

    def __call__(self, content: bytes) -> None:
        """Try an input."""
        self._count += 1
        if self._count % FORGET_EVERY == 0:
            forget()
        began, size = time.process_time(), resident_peak()
        try:
            self._run(content)
            expect_modest(time.process_time() - began, resident_peak() - size)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is what is looked for
            self.kept += self._keep(content, problem)

    def _keep(self, content: bytes, problem: Exception) -> bool:
        steps = traceback.extract_tb(problem.__traceback__)
        own = [step for step in steps if "tak_gitops" in step.filename] or list(steps)
        place = f"{type(problem).__name__} {Path(own[-1].filename).name}:{own[-1].lineno} {steps[-1].lineno}"
        file = self._found / hashlib.sha256(place.encode()).hexdigest()[:16]
        if file.exists():
            return False
        file.write_bytes(content)
        print(f"FOUND {file}: {place}", *traceback.format_exception(problem), sep="\n", file=sys.stderr, flush=True)
        return True


def expect_modest(seconds: float, size: int) -> None:
    """Raise TooMuchError where an input took too long, or too much memory."""
    if seconds > MOST_SECONDS or size > MOST_BYTES:
        raise TooMuchError(f"{seconds:.1f} s, {size >> 20} MiB")


def resident_peak() -> int:
    """The most memory that this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def forget() -> None:
    """Empty what the program remembers of names that it has seen."""
    memory = type(functools.cache(len))
    for each in gc.get_objects():
        if isinstance(each, memory) and (each.__module__ or "").startswith("tak_gitops"):
            each.cache_clear()


def tokens(contents: Iterable[bytes]) -> list[bytes]:
    """The words of inputs, for a mutator to put elsewhere."""
    found: dict[bytes, None] = {}
    for content in contents:
        found.update(dict.fromkeys(re.findall(rb'[A-Za-z_][A-Za-z0-9_.-]{2,40}:?|[{}\[\]:,"|>&*!%@`#-]{1,3}', content)))
    return list(found)[:2000]


def _escaped(word: bytes) -> str:
    return "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in word)


if __name__ == "__main__":
    sys.exit(main())
