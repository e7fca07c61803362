"""Where the demo is played: a temporary folder with a real Git repository, real commands, and what they print."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from tak_gitops.errors import ExitCode, fail
from tak_gitops.reports.style import WIDTH
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from git import Repo

PARTS = ("tak-gitops.yaml", "systems", "environments", "exports")
"""What of a repository is the example."""
IGNORED = "/outbox/\n"
PATIENCE = 20.0
"""How many seconds a program may take to end."""
BEGINS = "2026-11-23"
"""The day of the example's exports: every command is run as if it were that day, whatever day it is."""


class Stage:
    """A copy of the example in `folder`, an empty one, and the screen. Raises TakError where something is amiss.

    `day` is the day that it is for the commands that are run.
    """

    def __init__(self, example: Path, folder: Path, language: Language) -> None:
        self.folder = folder
        self._language = language
        missing = next((part for part in PARTS if not (example / part).exists()), None)
        if missing:
            raise fail("demo.no_example", folder=str(example.resolve()), file=missing)
        for part in PARTS:
            if (example / part).is_dir():
                shutil.copytree(example / part, folder / part)
            else:
                shutil.copyfile(example / part, folder / part)
        (folder / ".gitignore").write_text(IGNORED, encoding="ascii")
        self.day = BEGINS
        self.repo = _repository(folder)
        self._after_git = False

    def title(self, key: str) -> None:
        """Write a heading."""
        text = render(msg(key), self._language)
        self.write(f"\n{text}\n{'=' * len(text)}\n")

    def say(self, key: str, **values: object) -> None:
        """Write a text, wrapped."""
        self.write(fill(render(msg(key, **values), self._language), WIDTH, break_on_hyphens=False) + "\n")

    def write(self, text: str) -> None:
        """Write as it stands, at once, so that it comes before what the next program writes."""
        self._after_git = False
        sys.stdout.write(text)
        sys.stdout.flush()

    def tak(self, *arguments: str, expected: ExitCode = ExitCode.OK) -> None:
        """Run the real command and show what it says. Raises TakError where it ends otherwise than expected."""
        command = " ".join(("tak", *arguments))
        self.write(f"\n$ {command}\n")
        done = subprocess.run(
            [sys.executable, "-m", "tak_gitops", *arguments],
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.write(done.stdout.decode("utf-8", errors="replace"))
        if done.returncode != expected:
            raise fail("demo.unexpected", command=command, code=done.returncode, expected=int(expected))
        if expected:
            self.say("demo.exit_code", code=int(expected))

    @contextmanager
    def started(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        """`tak` as a program that runs beside the story, and is ended with the block."""
        self.write(f"\n$ {' '.join(('tak', *arguments))}\n")
        process = subprocess.Popen(
            [sys.executable, "-m", "tak_gitops", *arguments],
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        try:
            yield process
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)

    def git(self, *arguments: str) -> None:
        """Do something in the repository, and show how it is written. Raises TakError where Git refuses."""
        shown = " ".join(("git", *(f'"{each}"' if " " in each else each for each in arguments)))
        self.write(f"$ {shown}\n" if self._after_git else f"\n$ {shown}\n")
        output = self.prepare(*arguments)
        self.write(f"{output}\n" if output else "")
        self._after_git = not output

    def prepare(self, *arguments: str) -> str:
        """Do something in the repository unseen; what Git says. Raises TakError where Git refuses."""
        from git.exc import GitCommandError

        try:
            return str(self.repo.git.execute(["git", *arguments]))
        except GitCommandError as problem:
            raise fail("git.failed", command=f"git {arguments[0]}", problem=str(problem.stderr)) from problem

    def commit(self, key: str, *paths: str) -> None:
        """Commit some paths, with a text as the message."""
        self.git("add", *paths)
        self.git("commit", "--quiet", "-m", render(msg(key), self._language))

    def merge(self, branch: str) -> None:
        """Merge a branch as the button of a pull request does."""
        message = render(msg("demo.commit.merge", branch=branch), self._language)
        self.git("merge", "--quiet", "--no-ff", "-m", message, branch)

    def show(self, file: Path, limit: int | None) -> None:
        """Show a file of the copy, or its first lines."""
        lines = file.read_text(encoding="utf-8").splitlines()
        shown = lines[:limit]
        self.write("".join(f"  {line}".rstrip() + "\n" for line in (f"{file.name}:", "", *shown)))
        if len(shown) < len(lines):
            self.write(f"  {render(msg('demo.more', count=len(lines) - len(shown)), self._language)}\n")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a file of the copy. Raises TakError where `old` is not in it."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        if old not in text:
            raise fail("demo.changed_example", file=path, text=old.strip())
        file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def add(self, path: str, text: str) -> None:
        """Write a new file of the copy."""
        (self.folder / path).write_text(text, encoding="utf-8", newline="\n")

    def close(self) -> None:
        """Let go of the folder, which Windows would not delete otherwise."""
        self.repo.close()

    def _environment(self) -> dict[str, str]:
        """The environment of a command: nobody's settings, and the language and the colours of this run."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("TAK_GITOPS_")}
        kept |= {"TAK_GITOPS_LANGUAGE": self._language, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
        kept["TAK_GITOPS_AS_OF"] = self.day
        kept["XDG_CACHE_HOME"] = str(self.folder / ".git" / "demo-cache")
        if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
            kept["FORCE_COLOR"] = "1"
        return kept


def _repository(folder: Path) -> Repo:
    """A repository that is the same whatever the settings of the machine."""
    try:
        from git import Repo
    except ImportError as problem:
        raise fail("git.missing") from problem
    repo = Repo.init(folder, initial_branch="main")
    settings = {
        "user": {"name": "Kim Exempel", "email": "kim@norrskog.example"},
        "commit": {"gpgsign": "false"},
        "core": {"autocrlf": "false", "hooksPath": os.devnull, "quotePath": "false"},
        "advice": {"detachedHead": "false"},
        "color": {"ui": "false"},
    }
    with repo.config_writer() as writer:
        for section, values in settings.items():
            for name, value in values.items():
                writer.set_value(section, name, value)
    return repo


def remove(folder: Path) -> None:
    """Delete a folder with all that is in it, also what Git has made read-only."""
    from git.util import rmtree

    rmtree(folder)
