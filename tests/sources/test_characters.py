"""Which bytes a text file may hold."""

import sys
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.findings import Finding, Place, Severity, error, warning
from tak_gitops.sources.characters import MAX_BYTES, decode, hidden_characters

HIDDEN = {"Cc", "Cf", "Zl", "Zp", "Co"}
"""The categories that are refused; what is of Cs cannot be written in UTF-8."""
PLAIN = {"\t", "\n"}
POSITIONS = ("k{}: v", "k: v{}v", "k: v # c{}", "k: v{}")
CHUNK = 0x8000


def is_hidden(char: str) -> bool:
    """Whether a character must be refused, by the Unicode database of this Python."""
    return unicodedata.category(char) in HIDDEN and char not in PLAIN


def chunks() -> Iterator[list[str]]:
    """All characters that UTF-8 can write and this Python knows, some at a time."""
    for start in range(0, sys.maxunicode + 1, CHUNK):
        chars = [chr(code) for code in range(start, min(start + CHUNK, sys.maxunicode + 1))]
        yield [char for char in chars if unicodedata.category(char) not in {"Cs", "Cn"}]


def code(finding: Finding) -> str:
    """The `U+0000` of a finding."""
    return str(dict(finding.message.values)["code"]).partition(" ")[0]


@pytest.mark.parametrize("position", POSITIONS, ids=["in a key", "in a value", "in a comment", "at the end of a line"])
def test_every_character_is_refused_or_taken_by_its_category(position: str) -> None:
    """Controls, format characters, separators and private characters are refused wherever they stand, and no others."""
    for chars in chunks():
        lines = [position.replace("{}", char) for char in chars if char != "\n"]
        hidden = [(n, char) for n, char in enumerate((each for each in chars if each != "\n"), 1) if is_hidden(char)]
        decoded = decode("\n".join([*lines, ""]).encode(), "eken.yaml")
        expected = [(n, f"U+{ord(char):04X}") for n, char in hidden if not (char == "\r" and position.endswith("{}"))]
        found = [finding for finding in decoded.findings if finding.severity is Severity.ERROR]
        assert expected == [(finding.place.line, code(finding)) for finding in found if finding.place]
        assert {position.index("{}") + 1} >= {finding.place.column for finding in found if finding.place}
        assert bool(expected) == (decoded.text is None)


@pytest.mark.parametrize("surrogate", [0xD800, 0xDBFF, 0xDC00, 0xDFFF])
def test_surrogates_are_no_utf_8(surrogate: int) -> None:
    """Half a character in the bytes is an error of encoding."""
    decoded = decode(b"a: " + chr(surrogate).encode("utf-8", "surrogatepass"), "eken.yaml")
    expected = error("TG101.encoding", Place("eken.yaml", 1, 4), byte="0xED")
    assert (None, (expected,)) == decoded


def test_a_value_is_held_to_the_same_characters() -> None:
    """What an escape in a value stands for is refused as it is in a file, each kind once."""
    place = Place("eken.yaml", 3, 7)
    assert ["U+202E", "U+0000"] == [code(each) for each in hidden_characters("a\u202e\0b\u202e", place)]
    assert [place] == [each.place for each in hidden_characters("\ud800", place)]
    assert [] == hidden_characters("Vårdcentralen\tEken\n🌳", place)


def test_plain_text_stays_as_it_is() -> None:
    """A file without oddities is its text."""
    assert ("Vårdcentralen\tEken 🌳\n", ()) == decode("Vårdcentralen\tEken 🌳\n".encode(), "eken.yaml")


def test_a_byte_order_mark_is_told_of_and_taken_away() -> None:
    """A mark at the beginning is a warning; another one after it is an error."""
    mark = warning("TG111", Place("eken.yaml", 1, 1))
    assert ("a: b\n", (mark,)) == decode(b"\xef\xbb\xbfa: b\n", "eken.yaml")
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfa: b\n", "eken.yaml").text is None


def test_windows_line_ends_are_told_of_once() -> None:
    """The first line end is the place."""
    decoded = decode(b"a:\n  b\r\nc: d\r\n", "eken.yaml")
    assert ("a:\n  b\r\nc: d\r\n", (warning("TG110", Place("eken.yaml", 2, 4)),)) == decoded


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff\xfea\0", Place("x", 1, 1)),
        ("å: å\nö: ".encode() + b"\xe5\n", Place("x", 2, 4)),
        (b"a\r\nb\xe5", Place("x", 2, 2)),
        (b"a: \xc3", Place("x", 1, 4)),
    ],
    ids=["UTF-16", "Latin-1", "after CRLF", "cut"],
)
def test_the_first_byte_that_is_no_utf_8_is_the_place(content: bytes, place: Place) -> None:
    """Line and column count characters, not bytes."""
    assert [place] == [finding.place for finding in decode(content, "x").findings]


def test_a_long_file_is_refused() -> None:
    """One byte more than the limit is refused before anything else is looked at; the limit itself is not."""
    expected = error("TG108.bytes", Place("eken.yaml"), size=MAX_BYTES + 1, limit=MAX_BYTES)
    assert (None, (expected,)) == decode(b"\xff" * (MAX_BYTES + 1), "eken.yaml")
    assert () == decode(b"#" * MAX_BYTES, "eken.yaml").findings


def test_a_file_of_nothing_but_hidden_characters_is_told_of_once_a_line() -> None:
    """A damaged file gives a finding for each kind of character in each line, not for each character."""
    decoded = decode(b"\0" * 1000 + b"\n\0\x01\0", "eken.yaml")
    assert [(1, 1, "U+0000"), (2, 1, "U+0000"), (2, 2, "U+0001")] == [
        (finding.place.line, finding.place.column, code(finding)) for finding in decoded.findings if finding.place
    ]


@given(st.binary())
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    """There is a text exactly where there is no error."""
    decoded = decode(content, "eken.yaml")
    errors = [finding for finding in decoded.findings if finding.severity is Severity.ERROR]
    assert (decoded.text is None) == bool(errors)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: b \n", (1, 5, 1)),
        ("a: b\n# c\t\nd: e  \n", (2, 4, 2)),
        ("a: b \r\n", (1, 5, 1)),
        ("a: b\nc: d ", (2, 5, 1)),
        (" \n", (1, 1, 1)),
        ("a:  b\n c: d\n", None),
        ("a \u00a0\n", None),
    ],
)
def test_blanks_at_the_end_of_lines_are_told_once(content: str, expected: tuple[int, int, int] | None) -> None:
    """One warning a file, where the first blank stands, with the number of lines; the text stays as it is."""
    decoded = decode(content.encode(), "x.yaml")
    found = [each for each in decoded.findings if each.rule == "TG249"]
    assert content == decoded.text
    told = [(each.place and each.place[1:], dict(each.message.values)["count"]) for each in found]
    assert ([(expected[:2], expected[2])] if expected else []) == told
