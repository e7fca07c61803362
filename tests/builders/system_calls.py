"""Killing a submission as it asks the system for something: strace's injection, where there is a strace that may."""

import shutil
import subprocess
from functools import cache


@cache
def can_trace() -> bool:
    """Whether there is a strace, and it is allowed to trace."""
    strace = shutil.which("strace")
    if strace is None:
        return False
    done = subprocess.run([strace, "-qq", "-e", "trace=none", "true"], capture_output=True, check=False)
    return 0 == done.returncode


def killed_at(call: str, number: int, *, git_too: bool = False) -> tuple[str, ...]:
    """A command that runs another and kills it with SIGKILL as it makes a system call for the n-th time.

    With `git_too` each program that it starts counts for itself, and is killed at its own n-th call.
    """
    inject = ("-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}")
    return ("strace", "-qq", "-o", "/dev/null", *(("-f",) if git_too else ()), *inject, "--")
