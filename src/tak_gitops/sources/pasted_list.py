"""Logical addresses as people paste them: a line each, id and name in any order, out of a mail or a spreadsheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, error
from tak_gitops.model.declarations import AddressList
from tak_gitops.model.identifiers import ANY_ADDRESS, is_address
from tak_gitops.sources.address_file import HEADER, AddressFile
from tak_gitops.sources.address_list import checked
from tak_gitops.sources.characters import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_HSA_ID = re.compile(r"(?<![A-Za-z0-9_-])SE[0-9]{10,12}-[A-Za-z0-9_-]+", re.IGNORECASE)
"""An HSA-id as it stands in a line of text (domain.md 7)."""
_SEPARATOR = re.compile(r"[\t;,|]")
_AROUND = " \t\u00a0\"'“”;,|:–-*•"
"""What stands around a name in a list that was pasted: quotes, separators and bullets."""


def read_pasted_list(content: bytes, path: str) -> AddressFile:
    """The addresses of a text, `path` being what messages call it.

    Of each line the HSA-id is taken, wherever it stands, and the rest is the name; without one, the first cell of the
    line must be an id. Findings: those of `characters.decode`, TG115 (a line without an id), TG220 (no addresses at
    all, two ids on a line), and those of `address_list.checked`.
    """
    decoded = decode(content, path)
    if decoded.text is None:
        return AddressFile(None, decoded.findings)
    ids: list[str] = []
    names: list[str | None] = []
    lines: list[int] = []
    findings: list[Finding] = []
    for number, line in enumerate(decoded.text.splitlines(), 1):
        text = line.strip(_AROUND.replace("*", ""))
        if not text or (not ids and HEADER.fullmatch(_SEPARATOR.split(text)[0].strip())):
            continue
        found = list(_ids(text))
        if len(found) > 1:
            findings.append(error("TG220.two_ids", Place(path, number, 1), ids=", ".join(found)))
        elif not found:
            findings.append(error("TG115.address", Place(path, number, 1), name="id", value=text))
        else:
            ids.append(found[0])
            names.append(_name(text, found[0]) or None)
            lines.append(number)
    if not ids and not findings:
        findings.append(error("TG220.empty", Place(path)))
    if findings:
        return AddressFile(None, tuple(findings))
    addresses, problems = checked(AddressList(path, tuple(ids), tuple(names), tuple(lines), (1,) * len(ids)))
    errors = tuple(each for each in problems if each.rule != "TG212")
    return AddressFile(None if errors else addresses, errors)


def _name(text: str, identifier: str) -> str:
    """What a line says besides its id, which may stand in brackets."""
    before, _, after = text.partition(identifier)
    parts = (before.rstrip(f"{_AROUND}(["), after.lstrip(f"{_AROUND})]"))
    return " ".join(" ".join(part.strip(_AROUND) for part in parts).split())


def _ids(text: str) -> Iterator[str]:
    found = _HSA_ID.findall(text)
    if found:
        yield from dict.fromkeys(found)
        return
    first = _SEPARATOR.split(text)[0].strip()
    if is_address(first) and (first == ANY_ADDRESS or any(char.isdigit() for char in first)):
        yield first
