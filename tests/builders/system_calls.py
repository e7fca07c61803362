"""Killing a submission as it asks the system for something: strace's injection, where there is a strace that may.

A run is killed itself (`killed_at`), or one of the programs of git that it needs for a step (`GitKill`).
"""

import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from builders.fake_git import before

CALLS = ("connect", "sendto", "recvfrom", "execve", "rename", "link", "fsync", "write", "openat")
Program = Literal["commit", "push", "receive"]
Step = Literal["claim", "accepted"]
_COMMITS = {"claim": 2, "accepted": 3}
"""The how manieth commit of a run that plans, claims, sends and records one order it is."""
_KILLED = "killed by SIGKILL"


@cache
def can_trace() -> bool:
    """Whether there is a strace, and it is allowed to trace."""
    strace = shutil.which("strace")
    if strace is None:
        return False
    done = subprocess.run([strace, "-qq", "-e", "trace=none", "true"], capture_output=True, check=False)
    return 0 == done.returncode


def killed_at(call: str, number: int, *, log: Path = Path("/dev/null"), git_too: bool = False) -> tuple[str, ...]:
    """A command that runs another and kills it with SIGKILL as it makes a system call for the n-th time.

    With `git_too` each program that it starts counts for itself, and is killed at its own n-th call.
    """
    inject = ("-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}")
    return ("strace", "-q", "-o", str(log), *(("-f",) if git_too else ()), *inject, "--")


def watched(log: Path) -> tuple[str, ...]:
    """A command that runs another and writes each of its calls, and when it was made, to a file."""
    return ("strace", "-q", "-ttt", "-o", str(log), "-e", f"trace={','.join(CALLS)}", "--")


def counted(log: Path, until: float) -> Counter[str]:
    """How many calls of each kind were made before a moment, in seconds since 1970."""
    lines = (line.split(" ", 1) for line in log.read_text(encoding="utf-8", errors="replace").splitlines())
    return Counter(what.partition("(")[0] for moment, what in lines if float(moment) < until)


class GitKill(NamedTuple):
    """A program of git that is killed once, at its n-th call, as it makes or pushes the commit of a step.

    `program`: what makes the commit, what pushes it, or the other end of the push; each with the programs that it
    starts. With `job_too` the run that needs it is killed as well, as when a machine goes.
    """

    program: Program
    step: Step
    call: str
    number: int
    job_too: bool
    folder: Path

    @property
    def killed(self) -> bool:
        """Whether anything was killed."""
        return self._log.exists() and _KILLED in self._log.read_text(encoding="utf-8", errors="replace")

    def prepare(self, clone: Path) -> tuple[str, ...]:
        """What `fake_git` lets happen in the clone; the other end of a push is told in its settings."""
        self.folder.mkdir(parents=True, exist_ok=True)
        tracer = " ".join(killed_at(self.call, self.number, log=self._log, git_too=True))
        ends = f'grep -qs "{_KILLED}" "{self._log}" && kill -9 "$PPID"; ' if self.job_too else ""
        once = f'[ -e "{self._log}" ] ||'
        if self.program == "commit":
            counter = self.folder / "commits"
            at = f'echo x >>"{counter}"; [ "$(wc -l <"{counter}")" -ne {_COMMITS[self.step]} ] || {once}'
            return (before("commit", f'{at} {{ {tracer} "$real" "$@"; code=$?; {ends}exit $code; }}'),)
        if self.program == "push":
            return (before(f"push {self.step}", f'{once} {{ {tracer} "$real" "$@"; code=$?; {ends}exit $code; }}'),)
        receiver = self.folder / "receive-pack"
        receiver.write_text(
            f'#!/bin/sh\n[ -z "$TAK_PROOF" ] || {once} exec {tracer} git-receive-pack "$@"\n'
            'exec git-receive-pack "$@"\n',
            encoding="utf-8",
        )
        receiver.chmod(0o755)
        subprocess.run(["git", "config", "remote.origin.receivepack", str(receiver)], cwd=clone, check=True)
        pushes = f'{once} {{ TAK_PROOF=1 "$real" "$@"; code=$?; {ends}exit $code; }}'
        return (before(f"push {self.step}", pushes),)

    @property
    def _log(self) -> Path:
        return self.folder / "trace"
