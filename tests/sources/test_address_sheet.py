"""Address lists in spreadsheets, as spreadsheet programs write them."""

import io
import zipfile
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tak_gitops.sources.address_file import AddressFile
from tak_gitops.sources.address_sheet import read_address_sheet

PATH = "environments/ntjp-qa/eken.xlsx"


def sheet(rows: Sequence[Sequence[object]], *others: Sequence[Sequence[object]]) -> bytes:
    """A spreadsheet with rows in its first sheet, and in others."""
    book = Workbook()
    for number, content in enumerate((rows, *others)):
        page = book.active if number == 0 else book.create_sheet(f"Blad {number + 1}")
        assert page is not None
        for row in content:
            page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(content: bytes) -> AddressFile:
    """What is read from a spreadsheet."""
    return read_address_sheet(content, PATH)


def test_ids_and_names_are_read() -> None:
    """With a heading or without, blank rows passed over, and a place for each by its row."""
    for heading in ([], [("HSA-id", "Namn")]):
        result = read(sheet([*heading, ("SE2321000131-E1", " Vårdcentralen Eken "), (), ("SE2321000131-E2",)]))
        assert () == result.findings
        assert result.addresses is not None
        assert ("SE2321000131-E1", "SE2321000131-E2") == result.addresses.ids
        assert ("Vårdcentralen Eken", None) == result.addresses.names
        assert (1 + len(heading), 3 + len(heading)) == result.addresses.lines


def test_a_number_is_an_id() -> None:
    """`5565594230` is a number to a spreadsheet, and an id here (formats.md 1)."""
    addresses = read(sheet([(5565594230, "Labbet"), (5565594231.0, None)])).addresses
    assert addresses is not None
    assert ("5565594230", "5565594231") == addresses.ids


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"PK\x03\x04", [(PATH, "TG220.sheet")]),
        (sheet([]), [(PATH, "TG220.empty")]),
        (sheet([("SE1",)], [("SE2",)]), [(PATH, "TG220.sheets")]),
        (sheet([("SE1", "=A1")]), [(f"{PATH}:1:2", "TG220.formula")]),
        (sheet([("SE1", "Eken", "mer")]), [(f"{PATH}:1:1", "TG220.columns")]),
        (sheet([("SE1", "Vid\neken")]), [(f"{PATH}:1:1", "TG220.line_break")]),
        (sheet([("SE1", "Eken\u200b")]), [(f"{PATH}:1:2", "TG109")]),
        (
            sheet([("SE1",), ("Å 1",), (None, "Eken"), ("b c",)]),
            [(f"{PATH}:{row}:1", "TG115.address") for row in (2, 3, 4)],
        ),
    ],
)
def test_what_cannot_be_used_is_told(content: bytes, expected: list[tuple[str, str]]) -> None:
    """All problems at once, each with its cell."""
    result = read(content)
    assert result.addresses is None
    assert expected == [(str(each.place), each.message.key) for each in result.findings]


def test_a_bomb_is_not_unpacked() -> None:
    """A spreadsheet of gigabytes once unpacked is refused by its own directory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (65 * 1024 * 1024))
    assert ["TG220.sheet_large"] == [each.message.key for each in read(out.getvalue()).findings]


WHOLE = sheet([("SE1", "Eken"), ("SE2", "Boken")])


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_damaged_spreadsheet_never_ends_in_a_traceback(position: int, byte: int) -> None:
    """Cut or with one byte changed: refused with a finding, or read."""
    for content in (WHOLE[:position], WHOLE[:position] + bytes([byte]) + WHOLE[position + 1 :]):
        result = read(content)
        assert (result.addresses is None) == bool(result.findings)
