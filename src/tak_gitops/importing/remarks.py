"""Remarks on rows as lines for people: comments in the file where a row belongs, or lines of a text beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.importing.products import ROUTED
from tak_gitops.importing.rows import NO_ROUTE
from tak_gitops.model.changes import Kind
from tak_gitops.model.contracts import short_form
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tak_gitops.importing.files import BlockFile
    from tak_gitops.importing.grouping import Owner, Owners
    from tak_gitops.importing.rows import Remark
    from tak_gitops.model.catalogue import Catalogue

BESIDE = "not-imported.txt"
"""Beside `environment.yaml`: what is said of rows that belong in no file."""
MOST_IN_A_FILE = 500
"""More remarks than these are not comments of a file any more."""
_SHARP = "#"


def told_in(texts: Iterable[str]) -> set[str]:
    """The lines of files that may be remarks of an earlier import."""
    return {line.strip(f"{_SHARP} ") for text in texts for line in text.splitlines() if line.startswith(_SHARP)}


class Remarks:
    """The remarks of one import, placed. `told` are lines that stand somewhere already: nothing is said twice."""

    def __init__(self, catalogue: Catalogue, language: Language, told: set[str]) -> None:
        self._catalogue = catalogue
        self._language = language
        self._told = told
        self._by_path: dict[str, list[str]] = {}
        self._beside: list[str] = []

    def place(
        self,
        remarks: Iterable[Remark],
        files: Iterable[BlockFile],
        owners: Owners,
        routes: Mapping[int, Mapping[int, int]],
    ) -> None:
        """Put each remark into the file of its owner that has its contract, else into the owner's first."""
        homes: dict[tuple[Owner, int | None], str] = {}
        for file in files:
            for contract in (None, *(contract for contract, _ in file.block.contracts)):
                homes.setdefault((file.block.owner, contract), file.path)
        for remark in remarks:
            line = self._line(remark)
            if line in self._told:
                continue
            self._told.add(line)
            owner = _owner(remark, owners, routes)
            path = homes.get((owner, remark.contract)) or homes.get((owner, None)) if owner else None
            if path:
                self._by_path.setdefault(path, []).append(line)
            else:
                self._beside.append(line)
        for path in [path for path, lines in self._by_path.items() if len(lines) > MOST_IN_A_FILE]:
            self._beside += self._by_path.pop(path)

    def comments(self, path: str) -> str:
        """The comments at the end of a file; empty where there is nothing to say."""
        return self._block(self._by_path.get(path, ()))

    def beside(self) -> str:
        """What is said of rows that belong in no file."""
        return self._block(self._beside)

    def _block(self, lines: Iterable[str]) -> str:
        several = sorted(lines)
        if not several:
            return ""
        heading = render(msg("importing.not_managed"), self._language)
        return "".join(f"{_SHARP} {line}\n" for line in (heading, *(f"  {each}" for each in several)))

    def _line(self, remark: Remark) -> str:
        catalogue = self._catalogue
        contract = short_form(catalogue.contracts.ids[remark.contract])
        address = catalogue.addresses.ids[remark.address]
        if remark.kind is Kind.ROUTING:
            target = catalogue.targets[remark.by]
            where = {
                "producer": target.producer or "?",
                "profile": target.rivta_profile or "?",
                "url": target.url or "?",
            }
            row = msg("importing.row.routing", contract=contract, address=address, reason=remark.reason, **where)
        else:
            consumer = catalogue.components.ids[remark.by]
            row = msg(
                "importing.row.permission", contract=contract, address=address, reason=remark.reason, consumer=consumer
            )
        text = render(row, self._language)
        return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text).strip()


def _owner(remark: Remark, owners: Owners, routes: Mapping[int, Mapping[int, int]]) -> Owner | None:
    if remark.kind is Kind.ROUTING:
        return owners.of_row(remark.by, ROUTED, remark.address)
    target = routes.get(remark.contract, {}).get(remark.address, NO_ROUTE)
    return owners.of_row(target, remark.by, remark.address)
