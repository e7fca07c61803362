"""`tak init --github`: what a repository at GitHub lacks is written, and what it has otherwise is shown."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import tak_gitops
from tak_gitops.errors import UsageError, fail
from tak_gitops.model.repository_files import Settings
from tak_gitops.reports.format_report import difference
from tak_gitops.repository.git import git_says
from tak_gitops.repository.trees import APPROVERS, SETTINGS
from tak_gitops.texts import msg
from tak_gitops.writing.github import (
    BRANCH,
    FOLDER,
    NOT_KNOWN,
    OPTIONAL,
    REQUIREMENTS,
    GitHubSetup,
    github_files,
    requirements_text,
)
from tak_gitops.writing.start import environment_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from tak_gitops.commands.common.app import App

LOCK = "tak-gitops/requirements.txt"
CODEOWNERS = ".github/CODEOWNERS"
_WHEEL = re.compile(r"tak_gitops-(?P<version>[0-9][A-Za-z0-9.+!]*)-py3-none-any\.whl")
_REMOTE = re.compile(r"(?:https://|ssh://git@|git@)github\.com[:/](?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?/?")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_OWNER = re.compile(r"@[\w-]+(?:/[\w.-]+)?")


class Wanted(NamedTuple):
    """What the command line says of the files for GitHub."""

    repository: str | None = None
    owners: str | None = None
    app_id: int | None = None
    wheel: Path | None = None
    also: tuple[str, ...] = ()
    renew: tuple[str, ...] = ()


def templates() -> dict[str, str]:
    """The texts that the files are made of, by path within `.github`; the lock of what the tool needs among them."""
    return dict(_texts(files("tak_gitops") / "writing" / "github", ""))


def _texts(folder: Traversable, before: str) -> Iterator[tuple[str, str]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _texts(each, f"{before}{each.name}/")
        else:
            yield f"{before}{each.name}", each.read_text(encoding="utf-8")


class GitHubPart:
    """The files for GitHub of one repository: what is written, what differs, and what people have to do there.

    `platforms` are those that this run adds. Raises TakError for a branch that cannot be, UsageError for flags.
    """

    def __init__(self, app: App, root: Path, wanted: Wanted, platforms: Sequence[str]) -> None:
        self._app, self._root = app, root
        self._renew = (*wanted.renew, *([REQUIREMENTS] if wanted.wheel else []))
        self._settings = _settings(root)
        there = (path.parent.name for path in root.glob("environments/*/environment.y*ml"))
        self._environments = sorted({*there, *map(environment_key, platforms)})
        if not BRANCH.fullmatch(self._settings.branch):
            raise fail("init.github.branch", branch=self._settings.branch)
        self._repository = _repository(root, wanted.repository, self._settings)
        owner = self._repository.partition("/")[0] if self._repository else "ORG"
        for each in (wanted.owners or "").split():
            if not _OWNER.fullmatch(each):
                raise UsageError(msg("init.github.bad_owner", owner=each))
        self._guessed = None if wanted.owners else f"@{owner}/integration"
        setup = GitHubSetup(
            self._environments,
            self._settings.branch,
            self._settings.ledger,
            wanted.owners or f"@{owner}/integration",
            wanted.app_id,
        )
        texts = templates()
        lock = texts.pop(LOCK)
        filled = github_files(texts, setup)
        for name, path in OPTIONAL.items():
            if name not in wanted.also and not (root / path).exists():
                del filled[path]
        self._files = {path: text.encode() for path, text in filled.items()}
        self._files |= _tool(wanted.wheel or _wheel_of(root), lock)
        if unknown := [path for path in self._renew if path not in self._files]:
            raise UsageError(msg("init.github.no_such", path=unknown[0], known=REQUIREMENTS))

    def approvals_line(self) -> str:
        """The line of the settings that asks GitHub who approved; a comment where the repository is not known."""
        production = [each for each in self._environments if "prod" in each]
        more = f", production: [{', '.join(production)}]" if production else ""
        line = f"approvals: {{by: github, repository: {self._repository or 'ORG/NAME'}{more}}}\n"
        return line if self._repository else f"# {line}"

    def to_write(self) -> dict[str, bytes]:
        """What is missing, and what `--renew` names; shows how the rest differs from what comes with the tool."""
        found, left = {}, []
        for path, content in self._files.items():
            file = self._root / path
            before = file.read_bytes() if file.exists() else None
            if before == content:
                continue
            if before is None:
                found[path] = content
            elif path in self._renew:
                found[path] = content
                self._app.tell(msg("init.github.renewed", path=path))
            else:
                left.append(path)
                old, new = (each.decode("utf-8", errors="replace") for each in (before, content))
                self._app.out(difference(path, old, new, self._app.style()))
        if left:
            self._app.tell(msg("init.github.differ", count=len(left), path=left[0]))
        return found

    def tell_next(self) -> None:
        """What is still to be done, by people, here and at GitHub."""
        if NOT_KNOWN.encode() in self._files[REQUIREMENTS]:
            self._app.tell(msg("init.github.no_wheel"))
        if _settings(self._root).approvals.by != "github":
            self._app.tell(msg("init.github.no_approvals", line=self.approvals_line().strip("# \n")))
        if not any((self._root / name).is_file() for name in APPROVERS):
            self._app.tell(msg("init.github.no_approvers"))
        names = ", ".join(f"tak-{each}" for each in self._environments)
        self._app.tell(msg("init.github.next", environments=names))
        if self._guessed and self._guessed in (self._root / CODEOWNERS).read_text(encoding="utf-8", errors="replace"):
            self._app.tell(msg("init.github.guessed", owner=self._guessed, path=CODEOWNERS))
        if OPTIONAL["decide"] in self._files:
            self._app.tell(msg("init.github.decide"))


def _settings(root: Path) -> Settings:
    """What the settings of a repository say, as they would be without the file where it cannot be read."""
    from tak_gitops.sources.compile import compile_file

    path = next((name for name in SETTINGS if (root / name).is_file()), None)
    value = compile_file(path, (root / path).read_bytes()).value if path else None
    return value if isinstance(value, Settings) else Settings(SETTINGS[0])


def _repository(root: Path, named: str | None, settings: Settings) -> str | None:
    """The repository at GitHub, as flag, settings or remote say; None where none does. Raises UsageError."""
    if named is not None:
        if not _REPOSITORY.fullmatch(named):
            raise UsageError(msg("init.github.bad_repository", repository=named))
        return named
    if settings.approvals.repository or not root.exists():
        return settings.approvals.repository or None
    remote = _REMOTE.fullmatch(git_says(root, "remote", "get-url", "origin") or "")
    return remote["name"] if remote else None


def _tool(wheel: Path | None, lock: str) -> dict[str, bytes]:
    """What the jobs install: the list with hashes, and the wheel of the tool, where there is one. Raises UsageError."""
    if wheel is None:
        return {REQUIREMENTS: requirements_text(lock, tak_gitops.__version__, NOT_KNOWN).encode()}
    name, content = _WHEEL.fullmatch(wheel.name), wheel.read_bytes()
    if name is None or not content.startswith(b"PK"):
        raise UsageError(msg("init.github.bad_wheel", path=str(wheel)))
    text = requirements_text(lock, name["version"], hashlib.sha256(content).hexdigest())
    return {REQUIREMENTS: text.encode(), f"{FOLDER}/{wheel.name}": content}


def _wheel_of(root: Path) -> Path | None:
    """The newest wheel of the tool that the repository has."""
    found = [each for each in (root / FOLDER).glob("*.whl") if _WHEEL.fullmatch(each.name)]
    return max(found, key=lambda each: [int(part) for part in re.findall(r"\d+", each.name)], default=None)
