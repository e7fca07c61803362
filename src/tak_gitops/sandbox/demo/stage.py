"""Where the demo is played: a real Git repository with a remote, real commands, and what they print."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, TypeAlias

from tak_gitops.errors import ExitCode, fail
from tak_gitops.reports.style import WIDTH
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from git import Repo

PARTS = ("tak-gitops.yaml", "systems", "environments", "exports")
"""What of a repository is the example."""
IGNORED = "/outbox/\n"
REPOSITORY, REMOTE = "norrskog", "norrskog.git"

PATIENCE = 120.0
"""How many seconds a program may take to end: far more than on a busy machine, since the end is only for what hangs."""
BEGINS = date(2026, 11, 23)
"""The day of the example's exports: every command is run as if it were that day, whatever day it is."""
SECRETS = {"TAK_GITOPS_TAKWEB_USER": "admin", "TAK_GITOPS_TAKWEB_PASSWORD": "skltp"}
"""What CI knows, and no file: how to log in to TAK-web."""
PERSON = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "Kim Exempel"), ("EMAIL", "kim@norrskog.example"))
}
"""Whose commits and decisions these are, whoever plays the demo."""


Program: TypeAlias = "subprocess.Popen[str]"


class Stage:
    """A copy of the example below `place`, an empty folder, and the screen. Raises TakError where something is amiss.

    `folder` is the work tree, `day` the day that it is for the commands that are run.
    """

    def __init__(self, example: Path, place: Path, language: Language) -> None:
        self.place = place
        self.folder = folder = place / REPOSITORY
        self._language = language
        missing = next((part for part in PARTS if not (example / part).exists()), None)
        if missing:
            raise fail("demo.no_example", folder=str(example.resolve()), file=missing)
        folder.mkdir()
        for part in PARTS:
            if (example / part).is_dir():
                shutil.copytree(example / part, folder / part)
            else:
                shutil.copyfile(example / part, folder / part)
        (folder / ".gitignore").write_text(IGNORED, encoding="ascii")
        self.repo = _repository(folder, place / REMOTE)
        self._after_git = False
        self.day = BEGINS
        self.wake(BEGINS)

    def wake(self, day: date) -> None:
        """Go on in the morning of a day."""
        self.day = day
        morning = f"{day.isoformat()}T09:00:00+01:00"
        self.repo.git.update_environment(**PERSON, GIT_AUTHOR_DATE=morning, GIT_COMMITTER_DATE=morning)

    def title(self, key: str) -> None:
        """Write a heading."""
        text = self.text(key)
        self.write(f"\n{text}\n{'=' * len(text)}\n")

    def say(self, key: str, **values: object) -> None:
        """Write a text, wrapped."""
        text = fill(self.text(key, **values), WIDTH, break_on_hyphens=False, break_long_words=False)
        self.write(f"{text}\n")

    def tell(self, key: str, **values: object) -> None:
        """Write a text, wrapped, after a blank line."""
        self.write("\n")
        self.say(key, **values)

    def text(self, key: str, **values: object) -> str:
        """A text in the language of the demo."""
        return render(msg(key, **values), self._language)

    def write(self, text: str) -> None:
        """Write as it stands, at once, so that it comes before what the next program writes."""
        self._after_git = False
        sys.stdout.write(text)
        sys.stdout.flush()

    def tak(self, *arguments: str, expected: ExitCode = ExitCode.OK) -> None:
        """Run the real command and show what it says. Raises TakError where it ends otherwise than expected."""
        command = self._prompt("tak", *arguments)
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
    def started(self, *arguments: str, shown: bool = True) -> Iterator[Program]:
        """`tak` as a program that runs beside the story, and is ended with the block."""
        if shown:
            self._prompt("tak", *arguments)
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

    def heard(self, process: Program, lines: int = 1) -> str:
        """The next lines that a program says, which are shown too; it has ended where they are empty."""
        said = "".join(process.stdout.readline() for _ in range(lines)) if process.stdout else ""
        self.write(said)
        return said

    def git(self, *arguments: str) -> None:
        """Do something in the repository, and show how it is written. Raises TakError where Git refuses."""
        self._prompt("git", *arguments, close=self._after_git)
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
        self.git("commit", "--quiet", "-m", self.text(key))

    def merge(self, branch: str) -> None:
        """Merge a branch, and push, as the button of a pull request does."""
        message = self.text("demo.commit.merge", branch=branch)
        self.prepare("switch", "--quiet", "main")
        self.git("merge", "--quiet", "--no-ff", "-m", message, branch)
        self.git("push", "--quiet", "origin", "main")

    def show(self, text: str) -> None:
        """Write a text that is somebody else's, indented."""
        self.write("\n" + "".join(f"  {line}".rstrip() + "\n" for line in text.splitlines()))

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

    def _prompt(self, *words: str, close: bool = False) -> str:
        """Show a command as it would be typed, `close` to the line before it; the command."""
        command = " ".join(f'"{each}"' if " " in each else each for each in words)
        self.write(("" if close else "\n") + f"$ {command}\n")
        return command

    def _environment(self) -> dict[str, str]:
        """The environment of a command: nobody's settings, and the language and the colours of this run."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("TAK_GITOPS_")}
        kept |= {"TAK_GITOPS_LANGUAGE": self._language, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
        kept |= {"TAK_GITOPS_AS_OF": self.day.isoformat(), **SECRETS, **PERSON}
        kept["XDG_CACHE_HOME"] = str(self.folder / ".git" / "demo-cache")
        if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
            kept["FORCE_COLOR"] = "1"
        return kept


def _repository(folder: Path, remote: Path) -> Repo:
    """A repository with a remote, the same whatever the settings of the machine."""
    try:
        from git import Repo
    except ImportError as problem:
        raise fail("git.missing") from problem
    Repo.init(remote, bare=True, initial_branch="main").close()
    repo = Repo.init(folder, initial_branch="main")
    repo.create_remote("origin", remote.as_uri())
    settings = {
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
