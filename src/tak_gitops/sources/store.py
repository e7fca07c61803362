"""Compiled files that were seen before, kept in the user's cache folder by the id of their content.

Reading 2,000 files takes most of the time of a plan, and a pull request changes a few of them. What is kept
can be deleted at any time. It is never trusted when it is damaged, and it is plain data, read into the types
that it must have.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from tak_gitops import __version__
from tak_gitops.live.sealed import discard, read_sealed, write_sealed
from tak_gitops.model.approvals import Approvers
from tak_gitops.model.declarations import AddressList, CaseFile, Declaration
from tak_gitops.model.repository_files import Allow, Environment, Settings, System

if TYPE_CHECKING:
    from pathlib import Path

    from tak_gitops.repository.trees import TreeFile

FORMAT = 12
"""Counted up whenever a file is read differently, or the layout of what is kept changes."""

_HEADING = f"tak-gitops files {__version__} {FORMAT}\n".encode("ascii")

Kept = Settings | System | Environment | Declaration | AddressList | Allow | CaseFile | Approvers


class _Content(msgspec.Struct):
    """What is kept, by path and blob."""

    settings: dict[str, Settings] = {}
    systems: dict[str, System] = {}
    environments: dict[str, Environment] = {}
    declarations: dict[str, Declaration] = {}
    addresses: dict[str, AddressList] = {}
    allows: dict[str, Allow] = {}
    cases: dict[str, CaseFile] = {}
    approvers: dict[str, Approvers] = {}

    def of(self, value: Kept) -> dict[str, Kept]:
        """The files of the kind of a value."""
        fields = {
            Settings: self.settings,
            System: self.systems,
            Environment: self.environments,
            Declaration: self.declarations,
            AddressList: self.addresses,
            Allow: self.allows,
            CaseFile: self.cases,
            Approvers: self.approvers,
        }
        return fields[type(value)]  # type: ignore[return-value]


class NoStore:
    """A store that knows nothing: every file is read."""

    def get(self, file: TreeFile) -> Kept | None:
        """Nothing."""
        del file
        return None

    def put(self, file: TreeFile, value: Kept) -> None:
        """Forget."""
        del file, value


class FileStore(NoStore):
    """The store of one repository, in a folder; the states that are read in one run share it."""

    def __init__(self, folder: Path, root: Path) -> None:
        name = hashlib.sha256(str(root).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._file = folder / f"{name}.files"
        self._known: dict[str, Kept] = {}
        self._used: dict[str, Kept] = {}
        self._news = False
        payload = read_sealed(self._file, _HEADING)
        if payload is None:
            return
        try:
            content = msgspec.msgpack.decode(payload, type=_Content)
        except msgspec.MsgspecError:
            discard(self._file)
            return
        for field in msgspec.structs.fields(content):
            self._known.update(getattr(content, field.name))

    def get(self, file: TreeFile) -> Kept | None:
        """The value of a file with this path and content."""
        key = f"{file.blob} {file.path}"
        value = self._known.get(key)
        if value is not None:
            self._used[key] = value
        return value

    def put(self, file: TreeFile, value: Kept) -> None:
        """Keep the value of a file."""
        key = f"{file.blob} {file.path}"
        self._known[key] = self._used[key] = value
        self._news = True

    def save(self) -> None:
        """Write what this run used, if any of it is new; where that is not possible, nothing happens."""
        if not self._news:
            return
        content = _Content()
        for key, value in self._used.items():
            content.of(value)[key] = value
        write_sealed(self._file, _HEADING, msgspec.msgpack.encode(content))
