"""Measures whole processes: median seconds and largest peak memory of some fresh ones."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

LAUNCHER = Path(__file__).with_name("launch.py")


class Measured(NamedTuple):
    """Seconds (median) and megabytes (largest) of some runs."""

    seconds: float
    megabytes: float


class FailedError(Exception):
    """A measured program ended otherwise than it should; the text is what it said."""


def measure(command: list[str], *, runs: int, cache: Path | None = None, folder: Path | None = None) -> Measured:
    """Run a program `runs` times in `folder`. Raises FailedError where its exit code is not 0.

    Its caches are in `cache`; None gives each run an empty folder of its own. What it writes is thrown away.
    """
    seconds, megabytes = [], []
    with tempfile.TemporaryDirectory(prefix="tak-bench-") as place:
        for number in range(runs):
            own = cache or Path(place) / f"cache-{number}"
            took, peak = _run(command, Path(place) / "result", own, folder)
            seconds.append(took)
            megabytes.append(peak)
    return Measured(sorted(seconds)[len(seconds) // 2], max(megabytes))


def environment(cache: Path) -> dict[str, str]:
    """The environment of a user who has set nothing: Python keeps its compiled files, and buffers its output."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TAK_", "PYTHON"))}
    return kept | {"XDG_CACHE_HOME": str(cache)}


def _run(command: list[str], result: Path, cache: Path, folder: Path | None) -> tuple[float, float]:
    launched = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), str(result), *command],
        cwd=folder,
        env=environment(cache),
        stderr=subprocess.PIPE,
        check=False,
    )
    if launched.returncode:
        raise FailedError(launched.stderr.decode(errors="replace"))
    took, code, kilobytes = result.read_text(encoding="ascii").split()
    if code != "0":
        message = f"{' '.join(command)}: exit code {code}\n{launched.stderr.decode(errors='replace')}"
        raise FailedError(message)
    return float(took), int(kilobytes) / 1024
