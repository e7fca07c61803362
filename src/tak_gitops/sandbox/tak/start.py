"""Opens the state of a sandbox: an existing one, or one made of an export or of the example."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import UsageError, fail
from tak_gitops.live.files import open_export
from tak_gitops.sandbox.example import example_exports
from tak_gitops.sandbox.files import export_path
from tak_gitops.sandbox.tak.content import stamp
from tak_gitops.sandbox.tak.database import Database, keep, setting
from tak_gitops.sandbox.tak.loading import Loaded, load
from tak_gitops.texts import msg

if TYPE_CHECKING:
    import sqlite3

    from tak_gitops.sandbox.tak.settings import Settings

EXAMPLE_PLATFORM = "NTJP-QA"
_DUMP = re.compile(r"takdump[_-](?P<platform>[a-z0-9]+)[_-](?P<environment>[a-z0-9]+)\b.*", re.IGNORECASE)


class State(NamedTuple):
    """A state that is open; `loaded` tells what became of the export that was put into it just now."""

    database: Database
    loaded: Loaded | None


def kept_platform(path: Path) -> str | None:
    """The platform of the state at a path, None where there is no file. Raises TakError where it is no state."""
    if not path.exists():
        return None
    with Database.reopen(path, None).reading() as connection:
        return setting(connection, "platform")


def platform_of(export: str | None) -> str:
    """The platform that the name of an export tells, the example's where there is none. Raises UsageError."""
    if export is None:
        return EXAMPLE_PLATFORM
    found = _DUMP.fullmatch(Path(export).name.partition(".")[0])
    if found is None:
        raise UsageError(msg("sandbox.platform.needed", export=export))
    return f"{found['platform']}-{found['environment']}".upper()


def open_state(path: Path, export: Path | None, shown: str, settings: Settings, *, reset: bool) -> State:
    """The state at `path`: gone on with where it exists, else made of `export`, or of the example.

    With `reset` it is made anew, but never in the place of a file that is no state. Raises TakError where it cannot
    be, and for an export that would replace a state that exists.
    """
    if path.exists() and not reset:
        if export is not None:
            raise fail("sandbox.state.kept", path=str(path))
        return State(Database.reopen(path, settings.platform), None)
    data = _content(export, shown, settings.platform)
    if path.exists():
        Database.require_state(path).remove()
    loaded = Loaded()

    def fill(connection: sqlite3.Connection) -> None:
        nonlocal loaded
        loaded = load(connection, data, shown=shown, published=stamp(settings.now()))
        keep(connection, "platform", settings.platform)
        keep(connection, "loaded", shown)

    return State(Database.create(path, fill), loaded)


def _content(export: Path | None, shown: str, platform: str) -> bytes | bytearray:
    if export is not None:
        return open_export(export, shown=shown).data
    found = example_exports().get(export_path(platform.lower()))
    if found is None:
        raise UsageError(msg("sandbox.export.needed", platform=platform))
    return found
