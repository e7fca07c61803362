"""Lists of logical addresses in CSV files (formats.md 1).

UTF-8 with or without byte order mark, comma or semicolon, a header `id,name` if the writer likes.
"""

from __future__ import annotations

import csv
import io
import re
from typing import NamedTuple

from tak_gitops.findings import Finding, Place, error, has_errors
from tak_gitops.model.declarations import AddressList
from tak_gitops.model.identifiers import is_address
from tak_gitops.sources.address_list import checked
from tak_gitops.sources.characters import decode
from tak_gitops.sources.odd_words import odd_address

MAX_COLUMNS = 2
_SEPARATOR = re.compile(r"[,;\t]")
HEADER = re.compile(r"id|hsa-?id|logisk adress(at)?", re.IGNORECASE)


class AddressFile(NamedTuple):
    """The addresses of a CSV file, None where it cannot be used, and its findings."""

    addresses: AddressList | None
    findings: tuple[Finding, ...] = ()


def read_address_file(content: bytes, path: str) -> AddressFile:
    """The addresses that stand in a CSV file.

    Findings: those of `characters.decode` and TG220 (a quote that is never closed, too many columns, no
    id, an id that TAK does not admit, no addresses at all), and those of `address_list.checked`.
    """
    decoded = decode(content, path)
    if decoded.text is None:
        return AddressFile(None, decoded.findings)
    # a byte order mark and Windows line ends are what spreadsheets write: no fault in a CSV file
    findings: list[Finding] = []
    ids: list[str] = []
    names: list[str | None] = []
    lines: list[int] = []
    rows = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter(decoded.text), strict=True)
    line = 1
    header_may_come = True
    try:
        for row in rows:
            here, line = line, rows.line_num + 1
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            identifier, name = cells[0], cells[1] if len(cells) > 1 else ""
            if header_may_come:
                header_may_come = False
                if HEADER.fullmatch(identifier):
                    continue
            if "\n" in identifier + name or "\r" in name:
                findings.append(error("TG220.line_break", Place(path, here, 1)))
            elif len(cells) > MAX_COLUMNS:
                findings.append(error("TG220.columns", Place(path, here, 1), count=len(cells)))
            elif not is_address(identifier):
                findings.append(odd_address(identifier, Place(path, here, 1)))
            else:
                ids.append(identifier)
                names.append(name or None)
                lines.append(here)
    except csv.Error as problem:
        findings.append(error("TG220.syntax", Place(path, line, 1), problem=str(problem)))
    if not ids and not findings:
        findings.append(error("TG220.empty", Place(path, 1, 1)))
    if findings:
        return AddressFile(None, tuple(findings))
    columns = (1,) * len(ids)
    addresses, problems = checked(AddressList(path, tuple(ids), tuple(names), tuple(lines), columns))
    return AddressFile(None if has_errors(problems) else addresses, tuple(problems))


def delimiter(text: str) -> str:
    """The sign that separates the columns: the first one in the file, as no id holds one."""
    found = _SEPARATOR.search(text)
    return found.group() if found else ","
