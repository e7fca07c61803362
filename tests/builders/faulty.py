"""`tak submit` as a process in which something breaks when it comes to a step, and stays broken to its end (R7).

python -m builders.faulty STEP FAULT PLACE -- ARGUMENTS        # PLACE: what the fault needs, see `FAULTS`

A full or read-only disk is a real one: the clone, the home folder and the folder for temporary files are on it.
"""

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from builders.clock import ask
from tak_gitops.cli import run

STEPS = {
    "S0 check": ("submit", "branch_that_counts"),
    "S1 plan": ("submit", "plan_merges"),
    "S2 choose": ("submitting.sending", "_changed"),
    "S3 log in": ("submitting.sending", "prepare"),
    "S4 claim": ("submitting.sending", "_claimed"),
    "S5 fence": ("submitting.sending", "_once"),
    "S6 send": ("submitting.sending", "_once"),
    "S7 record": ("submitting.sending", "_recorded"),
}
"""The steps of reliability.md 5.3, and the function that each begins with: its module in `commands` and its name.

S6 begins within that of S5, when all has been looked at and the order is told to leave.
"""


class Leaving:
    """An order that is ready to leave, and what happens right before it does."""

    def __init__(self, order: Any, happens: Callable[[], None]) -> None:
        self._order = order
        self._happens = happens

    def send(self) -> object:
        """Let it happen, and send."""
        self._happens()
        return self._order.send()


def full(place: str) -> None:
    """Fill the disk to its last byte."""
    path = Path(place) / "filling"
    with path.open("wb", buffering=0) as file:
        for size in (1 << 16, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError as problem:
                _require_full(problem)


def _require_full(problem: OSError) -> None:
    if problem.errno != errno.ENOSPC:
        raise problem


def no_larger_files(_: str) -> None:
    """Let no file grow, here and in every git."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def read_only(place: str) -> None:
    """Let the disk be written to no more."""
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)


def no_inodes(place: str) -> None:
    """Let there be no file more than there are."""
    try:
        for number in range(1_000_000):
            (Path(place) / f"filling-{number}").touch()
    except OSError as problem:
        _require_full(problem)


def input_error(place: str) -> None:
    """Let what is written not reach the disk: each fsync fails here, and each git that writes ends with an error."""

    def broken(_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    os.fsync = broken  # type: ignore[assignment]
    Path(place, "git-is-broken").touch()


def no_home(_: str) -> None:
    """Let there be no home folder, nor any other that a user has."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "USERPROFILE"):
        os.environ.pop(name, None)


def clock_moved(by: timedelta) -> Callable[[str], None]:
    """Set the clock of the program to another time, from which it goes on."""
    return lambda _: ask(lambda: datetime.now(UTC) + by)


FAULTS: dict[str, Callable[[str], None]] = {
    "disk full": full,
    "no inodes": no_inodes,
    "no larger files": no_larger_files,
    "read-only": read_only,
    "EIO": input_error,
    "no home": no_home,
    "clock back": clock_moved(timedelta(hours=-2)),
    "clock ahead": clock_moved(timedelta(hours=2)),
    "clock broken": clock_moved(datetime(1970, 1, 1, tzinfo=UTC) - datetime.now(UTC)),
}
DISKS = frozenset({"disk full", "no inodes", "read-only"})
"""Those that need a disk of their own at PLACE."""


def main() -> int:
    """Run the program with what breaks in it."""
    step, fault, place, _, *arguments = sys.argv[1:]
    module, name = STEPS[step]
    owner: Any = import_module(f"tak_gitops.commands.{module}")
    real = getattr(owner, name)
    done: list[str] = []

    def happens() -> None:
        if not done:
            done.append(step)
            FAULTS[fault](place)

    def breaks(*given: Any, **named: Any) -> object:
        if step == "S6 send":
            return real(Leaving(given[0], happens), *given[1:], **named)
        happens()
        return real(*given, **named)

    setattr(owner, name, breaks)
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
