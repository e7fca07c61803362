"""Lists of logical addresses in spreadsheets (formats.md 1): ids in the first column, names in the second."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from tak_gitops.findings import Finding, Place, error, has_errors
from tak_gitops.model.declarations import AddressList
from tak_gitops.model.identifiers import is_address
from tak_gitops.sources.address_file import HEADER, MAX_COLUMNS, AddressFile
from tak_gitops.sources.address_list import checked
from tak_gitops.sources.characters import hidden_characters
from tak_gitops.sources.odd_words import odd_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.cell.read_only import ReadOnlyCell

MAX_UNPACKED = 64 * 1024 * 1024
"""A spreadsheet that is larger than this once it is unpacked is refused."""


def read_address_sheet(content: bytes, path: str) -> AddressFile:
    """The addresses in the one sheet of an xlsx file that has any cells; places count rows and columns from 1.

    Findings: TG220 (no spreadsheet, several sheets, more columns, a formula, no addresses), TG115 (an id that TAK does
    not admit), TG109 (a character that cannot be seen), and those of `address_list.checked`.
    """
    rows = _rows(content, path)
    if isinstance(rows, Finding):
        return AddressFile(None, (rows,))
    findings: list[Finding] = []
    ids: list[str] = []
    names: list[str | None] = []
    lines: list[int] = []
    for number, cells in enumerate(rows, 1):
        texts = [_text(cell) for cell in cells]
        if not any(texts) or (not ids and not findings and HEADER.fullmatch(texts[0])):
            continue
        problems = _problems(cells, texts, path, number)
        findings += problems
        if not problems:
            ids.append(texts[0])
            names.append(texts[1] or None if len(texts) > 1 else None)
            lines.append(number)
    if not ids and not findings:
        findings.append(error("TG220.empty", Place(path)))
    if findings:
        return AddressFile(None, tuple(findings))
    addresses, told = checked(AddressList(path, tuple(ids), tuple(names), tuple(lines), (1,) * len(ids)))
    return AddressFile(None if has_errors(told) else addresses, tuple(told))


def _rows(content: bytes, path: str) -> list[tuple[ReadOnlyCell, ...]] | Finding:
    """The rows of the sheet, or why there is none."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(each.file_size for each in archive.infolist())
        if size > MAX_UNPACKED:
            return error("TG220.sheet_large", Place(path), limit=MAX_UNPACKED // 1024 // 1024)
        book = load_workbook(io.BytesIO(content), read_only=True)
        filled = [(sheet.title, rows) for sheet in book.worksheets if (rows := _filled(sheet))]
    except Exception:  # noqa: BLE001 - there is no end to what a damaged spreadsheet makes its reader raise
        return error("TG220.sheet", Place(path))
    if len(filled) > 1:
        return error("TG220.sheets", Place(path), names=", ".join(title for title, _ in filled))
    return filled[0][1] if filled else []


def _filled(sheet: Any) -> list[tuple[ReadOnlyCell, ...]]:
    """All rows of a sheet, up to the last that has a value."""
    sheet.reset_dimensions()
    rows = list(sheet.rows)
    while rows and not any(cell.value is not None for cell in rows[-1]):
        rows.pop()
    return rows


def _text(cell: ReadOnlyCell) -> str:
    """What a cell says; an id of digits is a number to a spreadsheet."""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _problems(cells: tuple[ReadOnlyCell, ...], texts: list[str], path: str, row: int) -> list[Finding]:
    return list(_found(cells, texts, path, row))


def _found(cells: tuple[ReadOnlyCell, ...], texts: list[str], path: str, row: int) -> Iterator[Finding]:
    for column, cell in enumerate(cells, 1):
        if cell.data_type == "f":
            yield error("TG220.formula", Place(path, row, column))
            return
    filled = max(number for number, text in enumerate(texts, 1) if text)
    if filled > MAX_COLUMNS:
        yield error("TG220.columns", Place(path, row, 1), count=filled)
    elif not is_address(texts[0]):
        yield odd_address(texts[0], Place(path, row, 1))
    elif "\n" in "".join(texts):
        yield error("TG220.line_break", Place(path, row, 1))
    else:
        for column, text in enumerate(texts, 1):
            yield from hidden_characters(text, Place(path, row, column))
