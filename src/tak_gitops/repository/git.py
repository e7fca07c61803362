"""Running the git program: one place, the same care everywhere (reliability.md 4, "Git itself")."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from tak_gitops.errors import TakError, fail
from tak_gitops.texts import msg

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
    """Git answered with an error; `stderr` is what it said, `code` its exit code, None where it has none."""

    def __init__(self, arguments: tuple[str, ...], stderr: str, code: int | None = None) -> None:
        super().__init__(msg("git.failed", command=" ".join(("git", *arguments)), problem=stderr.strip()))
        self.stderr = stderr
        self.code = code


class GitSlowError(GitError):
    """Git had not ended in time and was stopped; what it was doing may have happened all the same."""

    def __init__(self, arguments: tuple[str, ...], seconds: float) -> None:
        super().__init__(arguments, "")
        self.message = msg("git.slow", command=" ".join(("git", *arguments)), seconds=int(seconds))


def run_git(folder: Path, *arguments: str, stdin: bytes | None = None, timeout: float | None = None) -> bytes:
    """What `git <arguments>` writes in `folder`.

    Raises GitError when git ends with an error, GitSlowError when it has not ended after `timeout` seconds, and
    TakError when there is no git at all.
    """
    try:
        done = subprocess.run(
            ("git", *_CAREFUL, *arguments), cwd=folder, input=stdin, capture_output=True, check=False, timeout=timeout
        )
    except subprocess.TimeoutExpired as problem:
        raise GitSlowError(arguments, problem.timeout) from None
    except FileNotFoundError:
        raise fail("git.missing") from None
    except OSError as problem:
        raise fail("git.not_started", problem=problem.strerror or str(problem)) from None
    if done.returncode:
        raise GitError(arguments, done.stderr.decode("utf-8", "replace"), done.returncode)
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


def folder_in_git(root: Path) -> str:
    """Where a folder is within its work tree, with `/` at the end; empty at the top, or without one."""
    try:
        return _prefix(root)
    except GitError:
        return ""


@cache
def _prefix(root: Path) -> str:
    """The same, asked once: a folder does not move within its work tree while a program runs. Raises GitError."""
    return git_line(root, "rev-parse", "--show-prefix")
