"""A set of files to read: the work tree here, a commit in `commits`."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tak_gitops.findings import Finding, Place, error, warning
from tak_gitops.sources.characters import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FOLDERS = ("systems", "environments")
SETTINGS = ("tak-gitops.yaml", "tak-gitops.yml")
APPROVERS = ("approvers.yaml", "approvers.yml")
SUFFIXES = (".yaml", ".yml", ".csv", ".xlsx", ".pem")
ORDERS = "orders"
"""Where orders are; of the files there only allow files say what is desired."""
_YAML_WITHIN = re.compile(r"\.ya?ml", re.IGNORECASE)
_EDITORS = re.compile(r"^\.?#|~$|\.sw[a-z]$|\.tmp$", re.IGNORECASE)
_ALLOW = re.compile(rf"{ORDERS}/[^/]+/allow-[^/]+\.ya?ml")


class TreeFile(NamedTuple):
    """A file by its path relative to the root, with `/`, and the id that Git gives its content (SHA-1)."""

    path: str
    blob: str


class Tree(Protocol):
    """The files of the repository that say what is desired."""

    def files(self) -> tuple[Mapping[str, TreeFile], tuple[Finding, ...]]:
        """Every file of interest by path, in order, and what could not be read (TG100)."""

    def contents(self, files: Iterable[TreeFile]) -> Mapping[str, bytes]:
        """The bytes of files that `files()` gave, by path."""


class EmptyTree:
    """A tree without files: the base when there is no commit yet, or when everything is to count as new."""

    def files(self) -> tuple[Mapping[str, TreeFile], tuple[Finding, ...]]:
        """No file."""
        return {}, ()

    def contents(self, files: Iterable[TreeFile]) -> Mapping[str, bytes]:
        """Nothing, as there is nothing to ask for."""
        del files
        return {}


class GivenTree:
    """Files whose bytes are given, by path."""

    def __init__(self, given: Mapping[str, bytes]) -> None:
        self._given = given

    def files(self) -> tuple[Mapping[str, TreeFile], tuple[Finding, ...]]:
        """All of them."""
        return {path: TreeFile(path, blob_id(content)) for path, content in self._given.items()}, ()

    def contents(self, files: Iterable[TreeFile]) -> Mapping[str, bytes]:
        """Their bytes."""
        return {file.path: self._given[file.path] for file in files}


class WorkTree:
    """The files as they are on disk now. Symbolic links are refused: a reviewer cannot see where they lead."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._contents: dict[str, bytes] = {}

    def files(self) -> tuple[Mapping[str, TreeFile], tuple[Finding, ...]]:
        """Every file of interest by path, in order; all are read, but those that are too long to be used."""
        findings: list[Finding] = []
        found = {}
        for path in sorted(self._paths(findings)):
            try:
                # many small files: a Path for each would take longer than reading it
                with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123
                    size = os.fstat(file.fileno()).st_size
                    content = file.read() if size <= MAX_BYTES else None
            except OSError as problem:
                findings.append(error("TG100", Place(path), problem=problem.strerror or str(problem)))
                continue
            if content is None:
                findings.append(error("TG108.bytes", Place(path), size=size, limit=MAX_BYTES))
                continue
            self._contents[path] = content
            found[path] = TreeFile(path, blob_id(content))
        return found, tuple(findings)

    def contents(self, files: Iterable[TreeFile]) -> Mapping[str, bytes]:
        """The bytes of files that `files()` gave, by path."""
        return {file.path: self._contents[file.path] for file in files}

    def _paths(self, findings: list[Finding]) -> Iterator[str]:
        for name in (*SETTINGS, *APPROVERS):
            status = self.root / name
            if status.is_symlink():
                findings.append(error("TG100.link", Place(name)))
            elif status.exists():
                yield from _regular(name, findings, is_file=status.is_file())
        for folder in FOLDERS:
            if (self.root / folder).is_symlink():
                findings.append(error("TG100.link", Place(folder)))
            else:
                yield from self._walk(folder, findings)
        if not (self.root / ORDERS).is_symlink():
            yield from self._allows(findings)

    def _allows(self, findings: list[Finding]) -> Iterator[str]:
        for file in self.root.glob(f"{ORDERS}/*/allow-*"):
            path = file.relative_to(self.root).as_posix()
            if not is_allow(path) or is_hidden(path) or file.parent.is_symlink():
                continue
            if file.is_symlink():
                findings.append(error("TG100.link", Place(path)))
            else:
                yield from _regular(path, findings, is_file=file.is_file())

    def _walk(self, folder: str, findings: list[Finding]) -> Iterator[str]:
        try:
            entries = list(os.scandir(self.root / folder))
        except FileNotFoundError:
            return
        except OSError as problem:
            findings.append(error("TG100", Place(folder), problem=problem.strerror or str(problem)))
            return
        if any(entry.name == ".git" for entry in entries):
            # a submodule: another repository, whose files no reviewer of this one sees
            findings.append(error("TG100.link", Place(folder)))
            return
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.name.startswith("."):
                findings += self._put_aside(path)
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._walk(path, findings)
            elif entry.is_symlink():
                findings.append(error("TG100.link", Place(path)))
            elif entry.name.endswith(SUFFIXES):
                yield from _regular(path, findings, is_file=entry.is_file(follow_symlinks=False))
            elif has_odd_suffix(path):
                findings.append(error("TG100.suffix", Place(path)))
            elif is_put_aside(path):
                findings.append(warning("TG129", Place(path)))

    def _put_aside(self, path: str) -> Iterator[Finding]:
        """TG129 for a hidden file, or for those in a hidden folder."""
        hidden = self.root / path
        files = hidden.rglob("*") if hidden.is_dir() and not hidden.is_symlink() else [hidden]
        for file in sorted(files):
            name = file.relative_to(self.root).as_posix()
            if file.is_file() and not file.is_symlink() and is_put_aside(name):
                yield warning("TG129", Place(name))


def _regular(path: str, findings: list[Finding], *, is_file: bool) -> Iterator[str]:
    if is_file:
        yield path
    else:
        findings.append(error("TG100.special", Place(path)))


def blob_id(content: bytes) -> str:
    """The id that Git gives a file with this content (SHA-1 repositories): a name, not a seal."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def is_of_interest(path: str) -> bool:
    """Whether a path, relative to the root, belongs to a tree."""
    folder, slash, _ = path.partition("/")
    if not slash:
        return path in SETTINGS or path in APPROVERS
    return ((folder in FOLDERS and path.endswith(SUFFIXES)) or is_allow(path)) and not is_hidden(path)


def is_allow(path: str) -> bool:
    """Whether a path, relative to the root, is that of an allow file (formats.md 5)."""
    return _ALLOW.fullmatch(path) is not None


def has_odd_suffix(path: str) -> bool:
    """Whether a file would be read if its ending were in lower case: to pass it over would remove its rows."""
    folder = path.partition("/")[0]
    return folder in FOLDERS and not path.endswith(SUFFIXES) and path.lower().endswith(SUFFIXES)


def is_put_aside(path: str) -> bool:
    """Whether a file is passed over that somebody has renamed instead of deleting it: its rows are removed.

    What editors leave behind while they write is none: it stands beside the file.
    """
    folder, _, rest = path.partition("/")
    name = rest.rpartition("/")[2]
    if folder not in FOLDERS or _EDITORS.search(name) or not _YAML_WITHIN.search(name):
        return False
    return is_hidden(path) or not name.lower().endswith(SUFFIXES)


def is_hidden(path: str) -> bool:
    """Whether a file, or a folder that it is in, has a name that begins with a dot: such files are not read."""
    return any(part.startswith(".") for part in path.split("/"))


def path_in_git(root: Path) -> str:
    """Where a folder is within its Git repository, with `/` at the end; empty at the top, or without Git."""
    for above in (root, *root.parents):
        if (above / ".git").exists():
            inside = root.relative_to(above).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""


def find_root(start: Path) -> Path | None:
    """The folder with `tak-gitops.yaml`: `start` or the nearest above it (features.md 4.2)."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if any((folder / name).is_file() for name in SETTINGS):
            return folder
    return None
