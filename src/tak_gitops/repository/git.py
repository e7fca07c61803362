"""Running the git program: one place, the same care everywhere (reliability.md 4, "Git itself")."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tak_gitops.errors import TakError, fail

# nothing of the user's or of a hostile repository's configuration may run a program or rewrite content
_CAREFUL = (
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.quotePath=false"),
)


class GitError(TakError):
    """Git answered with an error; `stderr` is what it said."""

    def __init__(self, arguments: tuple[str, ...], stderr: str) -> None:
        super().__init__(fail("git.failed", command=" ".join(("git", *arguments)), problem=stderr.strip()).message)
        self.stderr = stderr


def run_git(folder: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    """What `git <arguments>` writes in `folder`.

    Raises GitError when git ends with an error, and TakError when there is no git at all.
    """
    try:
        done = subprocess.run(("git", *_CAREFUL, *arguments), cwd=folder, input=stdin, capture_output=True, check=False)
    except FileNotFoundError:
        raise fail("git.missing") from None
    except OSError as problem:
        raise fail("git.not_started", problem=problem.strerror or str(problem)) from None
    if done.returncode:
        raise GitError(arguments, done.stderr.decode("utf-8", "replace"))
    return done.stdout


def git_line(folder: Path, *arguments: str) -> str:
    """The one line that git writes, without its end."""
    return run_git(folder, *arguments).decode("utf-8", "replace").rstrip("\n")


def git_says(folder: Path, *arguments: str) -> str | None:
    """The one line that git writes, or None where it ends with an error."""
    try:
        return git_line(folder, *arguments)
    except GitError:
        return None
