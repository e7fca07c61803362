"""A repository with its export, and `tak` run in it as from the shell."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from builders.exports import MADE, ExportRows, write_export
from builders.repository import EXPORT, OUTBOX, RepositoryBuilder
from tak_gitops.cli import run
from tak_gitops.live.document import Variant
from tak_gitops.model.entries import Permission, Routing, Target

DAY = "2026-11-23"
EKEN, BOKEN = "SE2321000131-E000000000001", "SE2321000131-E000000000002"
MAKE_BOOKING = "urn:riv:crm:scheduling:MakeBookingResponder:1"
TIDBOK, JOURNAL, PORTAL = "SE2321000131-TIDBOKQA", "SE2321000131-JOURNALQA", "SE2321000131-PORTALQA"
BOKVAST = "SE2321000131-BOKVASTQA"
URL = "https://tidbok.region.example/crm/scheduling/MakeBooking/1/rivtabp21"
TARGET = Target(TIDBOK, "RIVTABP21", URL)
FIRST, LAST = date(2020, 1, 1), date(2120, 1, 1)


def routing(address: str = EKEN, target: Target = TARGET) -> Routing:
    """A routing of live; as the minimal repository declares it, but for what is given."""
    return Routing(address, MAKE_BOOKING, target, FIRST, LAST)


def permission(consumer: str = JOURNAL, address: str = EKEN) -> Permission:
    """A permission of live; as the minimal repository declares it, but for what is given."""
    return Permission(address, MAKE_BOOKING, consumer, FIRST, LAST)


NAMES = {BOKVAST: "Region Exempel -- Bokning Väst"}
DECLARED = (routing(), permission())
"""Live as the minimal repository declares it."""
OTHERS = (permission(PORTAL, "SE2321000131-E000000000009"), routing("SE2321000131-E000000000009"))
"""Rows of others: TAK knows the objects that they name."""


class Told(NamedTuple):
    """What a run of `tak` ended with and wrote."""

    code: int
    out: str
    err: str


class Scene:
    """The minimal repository on `main`, with live as it declares it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.repo = RepositoryBuilder(folder).minimal()
        self.repo.write(".gitignore", "/outbox/\n/exports/\n").write(
            "systems/portal.yaml",
            """
            organisation: Region Exempel
            name: Portal
            hsa_ids: {ntjp-qa: SE2321000131-PORTALQA}
            """,
        )
        self.export(DECLARED)
        self.repo.init()

    @classmethod
    def at(cls, folder: Path, capsys: pytest.CaptureFixture[str]) -> "Scene":
        """One that is in a folder already."""
        made = cls.__new__(cls)
        made.capsys = capsys
        made.repo = RepositoryBuilder(folder)
        return made

    def export(
        self,
        rows: Iterable[Routing | Permission],
        variant: Variant = "B",
        *,
        others: bool = True,
        path: str = EXPORT,
        made: datetime = MADE,
        names: Mapping[str, str] = NAMES,
    ) -> None:
        """Write the export, with the rows of others unless they are unwanted, and the names that TAK has."""
        every = [*rows, *(OTHERS if others else ())]
        content = ExportRows(
            routings=[row for row in every if isinstance(row, Routing)],
            permissions=[row for row in every if isinstance(row, Permission)],
            names=names,
        )
        self.repo.write(path, write_export(content, variant, made=made))

    def tak(self, *arguments: str, day: str | None = DAY) -> Told:
        """Run `tak` in the repository, as if it were `day`."""
        self.capsys.readouterr()
        when = () if day is None else ("--as-of", day)
        code = run(["-C", str(self.repo.root), *arguments, *when])
        return Told(code, *self.capsys.readouterr())

    def plan(self, *arguments: str) -> dict[str, Any]:
        """The plan of the one environment, as data."""
        told = self.tak("plan", "--format", "json", *arguments)
        assert told.out, told.err
        plan: dict[str, Any] = json.loads(told.out)["plans"][0]
        return plan

    def orders(self) -> dict[str, bytes]:
        """Every order file on disk."""
        return self._files("orders")

    def outbox(self) -> dict[str, bytes]:
        """Everything that has been sent, hidden files too."""
        return self._files(OUTBOX)

    def _files(self, folder: str) -> dict[str, bytes]:
        root = self.repo.root
        return {
            file.relative_to(root).as_posix(): file.read_bytes()
            for file in sorted((root / folder).rglob("*"))
            if file.is_file()
        }
