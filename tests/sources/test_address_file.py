"""Lists of addresses in CSV files."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tak_gitops.findings import has_errors
from tak_gitops.model.declarations import AddressList
from tak_gitops.sources.address_file import read_address_file

PATH = "environments/ntjp-qa/eken.csv"
EKEN, BOKEN = "SE2321000131-E000000000001", "SE2321000131-E000000000002"

ids = st.text("ABCabc019_-", min_size=1, max_size=12).filter(lambda text: text.lower() not in {"id", "hsaid", "hsa-id"})
names = st.text(st.characters(max_codepoint=0xD7FF, exclude_categories=["Cc", "Cf", "Zl", "Zp", "Co"]), max_size=12)


def read(text: str) -> tuple[list[tuple[str, str | None, int]], list[tuple[str, int]]]:
    """(id, name, line) of each address, and (key, line) of each finding."""
    addresses, findings = read_address_file(text.encode(), PATH)
    rows = list(zip(addresses.ids, addresses.names, addresses.lines, strict=True)) if addresses else []
    return rows, [(each.message.key, each.place.line if each.place else 0) for each in findings]


@pytest.mark.parametrize(
    "text",
    [
        "id,name\n{0},Eken\n{1},\n",
        "{0};Eken\n{1};\n",
        "ID;Namn\r\n{0};Eken\r\n{1}\r\n",
        "\ufeffHSA-id\tNamn\n{0}\tEken\n{1}\n",
        "Logisk adressat,Namn\n\n  \n{0} , Eken \n,\n{1}",
        'hsaid,namn\n"{0}","Eken"\n"{1}"\n',
        "{0},Eken\n\n{1}\n\n",
    ],
    ids=["comma", "semicolon", "CRLF", "BOM and tab", "blanks", "quotes", "empty lines"],
)
def test_the_forms_that_spreadsheets_write(text: str) -> None:
    """Separator, header, quotes, line ends and blanks may be as they come."""
    rows, findings = read(text.format(EKEN, BOKEN))
    assert ([(EKEN, "Eken"), (BOKEN, None)], []) == ([row[:2] for row in rows], findings)


def test_lines_are_those_of_the_file() -> None:
    """An address has the line that an editor shows."""
    addresses, _ = read_address_file(f"id,name\n\n{EKEN},Eken\n{BOKEN}\n".encode(), PATH)
    assert AddressList(PATH, (EKEN, BOKEN), ("Eken", None), (3, 4), (1, 1)) == addresses


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_first_separator_of_the_file_counts(separator: str) -> None:
    """Other separators in a name are part of it, however many they are."""
    other = {",": ";;", ";": ",,", "\t": ",;"}[separator]
    expected = [(EKEN, None, 1), (BOKEN, f"Boken{other}", 2)]
    assert (expected, []) == read(f"{EKEN}\n{BOKEN}{separator}Boken{other}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("TG220.empty", 1)]),
        ("id,name\n\n", [("TG220.empty", 1)]),
        (f'{EKEN},"Eken\n{BOKEN},Boken\n', [("TG220.syntax", 1)]),
        (f'{EKEN},"Eken"x\n', [("TG220.syntax", 1)]),
        (f'id,name\n{EKEN},"Eken\n{BOKEN},Boken"\n{EKEN}x\n', [("TG220.line_break", 2)]),
        (f"{EKEN},Eken,Norrskog\n{BOKEN},Boken,Norrskog,\n", [("TG220.columns", 1), ("TG220.columns", 2)]),
        (f"{EKEN} x\n,Boken\nå\n", [("TG115.address", 1), ("TG115.address", 2), ("TG115.address", 3)]),
        (f"{EKEN},Eken\nid,name\n", []),
        (f"{EKEN},Vårdcentralen 🌳\n", [("TG222", 1)]),
        (f"{EKEN},{'x' * 255}\n", [("TG223", 1)]),
        (f"{EKEN},a\n{EKEN.lower()},b\n", [("TG212", 2)]),
        (f"{EKEN},a\u2028b\n", [("TG109", 1)]),
        (f"{EKEN},a\n{BOKEN},b\rc\n", [("TG109", 2)]),
        ("id,name\n" + "x" * 200000, [("TG220.syntax", 2)]),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    """Every problem of the file is told at once, a broken quote ends it."""
    assert expected == read(text)[1]


def test_a_file_with_errors_gives_no_addresses() -> None:
    """A list that is read in part would look as if the rest had been deleted."""
    assert [] == read(f"{EKEN},Eken\nfel id\n")[0]
    assert [(EKEN, "Eken", 1)] == read(f"{EKEN},Eken\n{EKEN},Eken igen\n")[0]


@given(st.binary() | st.text().map(str.encode) | st.text('ab,;"\n\r', max_size=20).map(str.encode))
@example(b"\xff")
@example(b'"\0')
def test_any_bytes_are_addresses_or_errors(content: bytes) -> None:
    """Whatever the file holds, it has addresses exactly where it has no errors."""
    addresses, findings = read_address_file(content, PATH)
    assert (addresses is None) == has_errors(list(findings))


@given(st.lists(st.tuples(ids, names), min_size=1, unique_by=lambda row: row[0].lower()), st.sampled_from(",;\t"))
def test_what_a_csv_writer_writes_is_read(rows: list[tuple[str, str]], separator: str) -> None:
    """Names may hold separators and quotes; blanks around them do not count."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    found, findings = read(out.getvalue())
    assert ([(id_, name.strip() or None) for id_, name in rows], []) == ([row[:2] for row in found], findings)
