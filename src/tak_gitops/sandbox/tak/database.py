"""The state of a sandbox: one SQLite file, read by many at once and written by one at a time.

A write is on disk before it is answered: the journal is written ahead and synchronised at each commit, so that
neither a kill nor a power cut loses what was answered.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from tak_gitops.errors import fail
from tak_gitops.sandbox.tak.tables import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

APPLICATION = 0x54414B53
"""How SQLite's header says that a file is a sandbox: TAKS."""
FORMAT = 1
"""Counted up whenever the tables change."""
_PATIENCE = 30.0
_NEEDED = ("platform", "loaded")


class Database:
    """A state file that exists; `create` and `reopen` make sure that it does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = threading.Lock()

    @classmethod
    def create(cls, path: Path, fill: Callable[[sqlite3.Connection], None]) -> Database:
        """A new state at `path`, filled by `fill`; nothing is left where that fails.

        Raises TakError where the file cannot be written.
        """
        made = cls(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with made._connected() as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("BEGIN EXCLUSIVE")
                for statement in schema().split(";"):
                    connection.execute(statement)
                fill(connection)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {FORMAT}")
                connection.execute("COMMIT")
        except BaseException as problem:
            made.remove()
            if isinstance(problem, sqlite3.OperationalError | OSError):
                raise fail("sandbox.state.unwritable", path=str(path), problem=str(problem)) from None
            raise
        return made

    @classmethod
    def reopen(cls, path: Path, platform: str | None) -> Database:
        """The state that is at `path`. Raises TakError where it is no state, or that of another platform."""
        found = cls.require_state(path)
        try:
            with found.reading() as connection:
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                if version != FORMAT:
                    raise fail("sandbox.state.version", path=str(path))
                missing = [name for name in _NEEDED if setting(connection, name) is None]
                if missing:
                    raise fail("sandbox.state.foreign", path=str(path))
                kept = setting(connection, "platform")
        except sqlite3.DatabaseError:
            raise fail("sandbox.state.foreign", path=str(path)) from None
        if platform is not None and kept != platform:
            raise fail("sandbox.state.platform", path=str(path), found=str(kept), platform=platform)
        return found

    @classmethod
    def require_state(cls, path: Path) -> Database:
        """The file at `path`, which is a state of a sandbox, whatever its version. Raises TakError for any other."""
        found = cls(path)
        try:
            with found.reading() as connection:
                (application,) = connection.execute("PRAGMA application_id").fetchone()
        except sqlite3.DatabaseError:
            application = None
        if application != APPLICATION:
            raise fail("sandbox.state.foreign", path=str(path))
        return found

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one moment, whatever is written meanwhile."""
        with self._connected() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction that is committed at the end of the block, or not at all."""
        with self._writing, self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def copy(self, path: Path) -> Database:
        """The same state in another file."""
        with self._connected() as connection, closing(sqlite3.connect(path)) as other:
            connection.backup(other)
        return Database(path)

    def remove(self) -> None:
        """Delete the state, with what SQLite keeps beside it."""
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA synchronous = FULL")
            yield connection
        finally:
            connection.close()


def setting(connection: sqlite3.Connection, name: str) -> str | None:
    """What the state keeps under a name."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def keep(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keep something under a name."""
    connection.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (name, value))
