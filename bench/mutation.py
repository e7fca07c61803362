"""S6 of reliability.md: the tests are run against thousands of mutants of the code that they guard.

    python bench/mutation.py diff limits gate acceptance --sample 400 --seed 1

The tests of a package run once, and it is noted which functions each of them reaches; then each mutant runs in a forked
process through the tests that reach its function, those that killed others of it first, then the fastest, until one
fails. What was found is kept in build/mutation/PACKAGE.jsonl: a run that was ended goes on, a survivor is tried again
each time, what was killed only when its function has changed, or with --fresh. Survivors that docs/mutation.md judges
by name are counted apart. Exit code 1 where less than 95 % are killed. What counts is functions, and tests in this very
process.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from mutants import Mutant, Mutants

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "build" / "mutation"
PAGE = ROOT / "docs" / "mutation.md"
WANTED = 0.95
KILLED, SURVIVED = 1, 0
TITLE = ("package", "mutants", "tried", "killed", "survived", "of them judged", "this run")
SETTLED = {"killed", "timed out"}
TIMES = {-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGALRM}
OPTIONS = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:schemathesis", "-o", "addopts=")
LAWS = "tests/acceptance/test_laws.py"
PACKAGES = {
    "diff": ("tak_gitops.diff", ["tests/diff"]),
    "limits": ("tak_gitops.limits", ["tests/limits"]),
    "gate": (
        "tak_gitops.orders.gate",
        [
            f"tests/gate/test_{each}.py"
            for each in ("need", "producers", "dropped_owners", "single_fields", "judge_signed", "judge_pull", "so_far")
        ],
    ),
    "entry": (
        "tak_gitops.orders.ledger.entry",
        ["tests/orders/ledger/test_entry_steps.py", "tests/orders/cases/test_case_life.py"],
    ),
    # a search of minutes that asks whether laws are looked at in full, and nothing of the code
    "acceptance": ("tak_gitops.acceptance", ["tests/acceptance", f"--deselect={LAWS}::test_the_laws_meet"]),
}


class Trial:
    """A plugin of pytest that runs the collected tests once, and then again for each mutant."""

    def __init__(self, made: Mutants, tried: Sequence[Mutant], kept: Path, given: argparse.Namespace) -> None:
        self.mutants = made
        self.tried = tried
        self.kept = kept
        self.given = given
        self.verdicts = _read(kept, tried)
        self.seconds: dict[str, float] = {}
        self._failed: set[str] = set()
        self._killers: dict[str, Counter[str]] = defaultdict(Counter)
        self._pipe: int | None = None
        self._screen = os.fdopen(os.dup(1), "w", encoding="utf-8")

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Search little and always alike: no seed of its own, nothing kept, nothing made smaller."""
        # pytest wants to be the first to import it
        from hypothesis import HealthCheck, Phase, settings

        settings.register_profile(
            "mutation",
            max_examples=self.given.examples,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        settings.load_profile("mutation")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """The first test that fails ends a mutant's process."""
        if report.failed:
            self._failed.add(report.nodeid)
            if self._pipe is not None:
                os.write(self._pipe, report.nodeid.encode())
                os._exit(KILLED)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Everything, instead of running each test once."""
        assert not session.testsfailed, "there are tests that cannot be collected: run pytest to see which"
        session.config.pluginmanager.unregister(name="terminalreporter")
        reaching = self._reached(session.items)
        if self._failed:
            self.say(f"left out, since they fail without a mutant: {sorted(self._failed)}")
        chosen = {name: self._affordable(items) for name, items in reaching.items()}
        gc.freeze()
        sound = [item for item in session.items if item.nodeid not in self._failed]
        self._must_survive(sound)
        began = time.monotonic()
        for number, mutant in enumerate(sorted(self.tried, key=lambda each: each.name in self.verdicts)):
            if self.verdicts.get(mutant.name, {}).get("verdict") in SETTLED:
                continue
            if time.monotonic() - began > self.given.seconds:
                break
            self._try(mutant, chosen.get(mutant.function, []), session.config)
            if not (number + 1) % 50:
                self.say(f"{time.monotonic() - began:6.0f} s  {number + 1} of {len(self.tried)}: {self.counts()}")
        self._must_survive(sound)
        return True

    def counts(self) -> dict[str, int]:
        """How many there are of each verdict."""
        return dict(Counter(each["verdict"] for each in self.verdicts.values()))

    def say(self, text: str) -> None:
        """Tell whoever runs this, past what pytest captures."""
        print(text, file=self._screen, flush=True)

    def _reached(self, items: Sequence[pytest.Item]) -> dict[str, list[pytest.Item]]:
        """Run each test once; the tests that reach each function."""
        reached: set[str] = set()
        reaching: dict[str, list[pytest.Item]] = defaultdict(list)
        self.mutants.record(reached.add)
        for item, following in _with_next(items):
            reached.clear()
            began = time.process_time()  # of the processor, as the limit of a mutant is: others may be at work here
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            self.seconds[item.nodeid] = time.process_time() - began
            for function in reached:
                reaching[function].append(item)
        self.mutants.switch(None)
        return reaching

    def _affordable(self, items: Iterable[pytest.Item]) -> list[pytest.Item]:
        """The fastest first, as many as there is time for; the first one in any case."""
        chosen: list[pytest.Item] = []
        left = self.given.budget
        for item in sorted(items, key=lambda each: self.seconds[each.nodeid]):
            if item.nodeid in self._failed:
                continue
            if chosen and left < self.seconds[item.nodeid]:
                break
            chosen.append(item)
            left -= self.seconds[item.nodeid]
        return chosen

    def _must_survive(self, items: Sequence[pytest.Item]) -> None:
        """Raise AssertionError where a forked process fails without a mutant: then no verdict would be worth much."""
        assert self._forked(None, items) == ("survived", ""), "the tests fail in a forked process, without a mutant"

    def _try(self, mutant: Mutant, items: Sequence[pytest.Item], config: pytest.Config) -> None:
        """Run one mutant, and keep what became of it."""
        killers = self._killers[mutant.function]
        first = sorted(items, key=lambda each: -killers[each.nodeid])
        verdict, by = self._forked(mutant.name, first) if items else ("survived", "reached by no test")
        killers[by] += 1
        row = {"name": mutant.name, "text": mutant.text, "verdict": verdict, "by": by, "change": mutant.change}
        self.verdicts[mutant.name] = row
        with self.kept.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        for left in config._tmp_path_factory.getbasetemp().iterdir():  # type: ignore[attr-defined]  # noqa: SLF001
            shutil.rmtree(left, ignore_errors=True)

    def _forked(self, name: str | None, items: Sequence[pytest.Item]) -> tuple[str, str]:
        """The verdict of these tests on a mutant, and the test that killed it."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            self._pipe = writing
            self._be(name, items)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            by = pipe.read().decode()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code == SURVIVED:
            return "survived", ""
        return ("killed", by) if code == KILLED else ("timed out" if code in TIMES else "broken", f"{code}")

    def _be(self, name: str | None, items: Sequence[pytest.Item]) -> None:
        """Run the tests in this process, which ends with them."""
        code = 3
        try:
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(nothing, stream)
            limit = math.ceil(self.given.patience + 2 * sum(self.seconds[item.nodeid] for item in items))
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            signal.alarm(60 * limit)
            self.mutants.switch(name)
            for item, following in _with_next(items):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            code = SURVIVED
        finally:
            os._exit(code)


def _with_next(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Each with the one after it, None after the last one."""
    return zip_longest(items, items[1:])


def main() -> int:
    """Try each package; what survived, and the table."""
    given = options(sys.argv[1:])
    sys.path.insert(0, str(ROOT / "tests"))
    os.chdir(ROOT)
    names = given.packages or list(PACKAGES)
    if len(names) > 1:
        # a process of its own for each: what one has imported, the next one could not change any more
        others = [word for word in sys.argv[1:] if word not in names]
        return max([subprocess.call([sys.executable, __file__, name, *others]) for name in names])
    package, tests = PACKAGES[names[0]]
    folder = ROOT.joinpath("src", *package.split("."))
    inside = [f"{package}.{file.stem}" for file in sorted(folder.glob("*.py")) if file.stem != "__init__"]
    modules = inside or [package]
    RESULTS.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    trial = tried_out(modules, tests, RESULTS / f"{names[0]}.jsonl", given)
    return _tell(names[0], trial, time.monotonic() - began)


def options(words: Sequence[str]) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", choices=[[], *PACKAGES], help=f"of {', '.join(PACKAGES)}; all without")
    parser.add_argument("--sample", type=int, help="so many mutants of each package, drawn by chance")
    parser.add_argument("--seed", type=int, default=1, help="of that chance")
    parser.add_argument("--only", default="", help="mutants with this in their name")
    parser.add_argument("--examples", type=int, default=30, help="how many examples a law is tried with")
    parser.add_argument("--budget", type=float, default=20, help="seconds of tests for each mutant")
    parser.add_argument("--patience", type=float, default=5, help="seconds of the processor, and twice its tests")
    parser.add_argument("--seconds", type=float, default=1e9, help="no mutant is begun after that, in each package")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs found")
    return parser.parse_args(words)


def tried_out(modules: Iterable[str], tests: Sequence[str], kept: Path, given: argparse.Namespace) -> Trial:
    """Try the mutants of modules that nobody has imported; `kept` has what earlier runs found, and then all of it."""
    made = Mutants(modules)
    tried = [each for each in made.every if given.only in each.name]
    if given.sample is not None and given.sample < len(tried):
        tried = random.Random(given.seed).sample(tried, given.sample)  # noqa: S311 - a sample, no secret
    if given.fresh:
        kept.unlink(missing_ok=True)
    with made, tempfile.TemporaryDirectory(prefix="tak-mutation-") as temporary:
        trial = Trial(made, tried, kept, given)
        code = pytest.main([*OPTIONS, f"--basetemp={temporary}/tests", *tests], plugins=[trial])
    assert not code, f"pytest ended with {code}"
    return trial


def _tell(name: str, trial: Trial, seconds: float) -> int:
    """Print what survived and the package's line of the table; the exit code."""
    judged = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    counts: Counter[str] = Counter()
    for each in trial.verdicts.values():
        known = each["verdict"] == "survived" and f"`{each['name'].removeprefix('tak_gitops.')}`" in judged
        counts["judged" if known else each["verdict"]] += 1
        if each["verdict"] == "survived" and not known:
            print(f"\n{each['name']} {each['by']}\n{each['change']}")
    survived = counts["survived"] + counts["judged"]
    total = counts.total()
    cells = (name, len(trial.mutants.every), total, total - survived, survived, counts["judged"], f"{seconds:.0f} s")
    print(f"\n| {' | '.join(TITLE)} |\n| {' | '.join(map(str, cells))} |\n{dict(counts)}")
    return int(not total or (total - survived) / total < WANTED)


def _read(kept: Path, tried: Sequence[Mutant]) -> dict[str, dict[str, Any]]:
    """What earlier runs found of these mutants, of functions that are as they were."""
    texts = {each.name: each.text for each in tried}
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.is_file() else []
    rows = [json.loads(line) for line in lines]
    return {row["name"]: row for row in rows if texts.get(row["name"]) == row["text"]}


if __name__ == "__main__":
    sys.exit(main())
