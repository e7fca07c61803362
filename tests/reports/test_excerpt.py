"""A line of a file with a mark under a place in it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.reports.excerpt import excerpt


def columns(text: str) -> int:
    """How many columns a text takes, counted by the tables of Unicode alone."""
    return sum(
        0 if unicodedata.category(char) in {"Mn", "Me"} else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


@pytest.mark.parametrize(
    ("line", "column", "text", "marks"),
    [
        ("name: Tidbok", 7, "name: Tidbok", "      ^^^^^^"),
        ("name: Tidbok  # förr Bokning", 7, "name: Tidbok  # förr Bokning", "      ^^^^^^"),
        ("hsa_id: x", 1, "hsa_id: x", "^^^^^^"),
        ("  - crm:scheduling:MakeBooking:1.1", 5, "  - crm:scheduling:MakeBooking:1.1", "    " + "^" * 30),
        ("name: Vårdcentralen Älgö", 7, "name: Vårdcentralen Älgö", "      " + "^" * 18),
        ('name: "a # b" # c', 7, 'name: "a # b" # c', "      ^^^^^^^"),
        ("name: 'it''s' # c", 7, "name: 'it''s' # c", "      ^^^^^^^"),
        ("consumers: [a, b b, c]", 16, "consumers: [a, b b, c]", "               ^^^"),
        ("hsa_ids: {ntjp-qa: X}", 11, "hsa_ids: {ntjp-qa: X}", "          ^^^^^^^"),
        ("hsa_ids: {ntjp-qa: X}", 20, "hsa_ids: {ntjp-qa: X}", "                   ^"),
        ("consumers: []", 12, "consumers: []", "           ^^"),
        ("consumers: [a, b] # c", 12, "consumers: [a, b] # c", "           ^^^^^^"),
        ("name: x", 40, "name: x", "       ^"),
        ("name: x   ", 8, "name: x   ", "       ^^^"),
        ("\tname: x", 1, "\\tname: x", "^^"),
        ("a\tb: x", 3, "a\\tb: x", "   ^"),
        ("a: \u200bx", 5, "a: \\u200bx", "         ^"),
        ("a: \x1b[2Jx", 5, "a: \\x1b[2Jx", "       ^^^^"),
        ("a: 漢字 x", 4, "a: 漢字 x", "   ^^^^^^"),
        ("漢字: x", 5, "漢字: x", "      ^"),
        ("o\u0308: x", 5, "o\u0308: x", "   ^"),
        ("name: x\r", 7, "name: x", "      ^"),
        ("name: x\r", 8, "name: x\\r", "       ^^"),
    ],
)
def test_the_mark_stands_under_the_place(line: str, column: int, text: str, marks: str) -> None:
    """Columns are counted in characters, marks in columns of the screen; the mark is as long as what it is about."""
    assert (text, marks) == excerpt(line, column, 80)


def test_values_of_a_list_of_addresses_are_apart() -> None:
    """In a CSV file a comma or a semicolon ends what is marked."""
    assert "^^^" == excerpt("SE1;Eken", 1, 80, "a/b.csv").marks
    assert "    ^^^^" == excerpt("SE1,Eken", 5, 80, "a/b.csv").marks


def test_a_long_line_is_cut_around_the_place() -> None:
    """What is marked is always seen, and it is shown that something is cut away."""
    line = f"url: https://{'a' * 100}?x=y&{'b' * 100}"
    assert ("url: https://aaaaaa…", "     ^^^^^^^^^^^^^^^") == excerpt(line, 6, 20)
    text, marks = excerpt(line, line.index("?") + 1, 40)
    assert ("…" + "a" * 20 + "?x=y&" + "b" * 13 + "…", " " * 21 + "^" * 19) == (text, marks)


@given(st.text(st.characters(exclude_characters="\n"), max_size=200), st.integers(1, 220), st.integers(34, 120))
def test_it_never_leaves_the_screen(line: str, column: int, width: int) -> None:
    """Whatever a line holds: both lines fit, there is a mark, and nothing in them steers the terminal."""
    text, marks = excerpt(line, column, width)
    assert columns(text) <= width
    assert marks.lstrip(" ").strip("^") == ""
    assert 1 <= len(marks) <= width + 1
    assert "^" in marks
    assert not any(unicodedata.category(char) in {"Cc", "Zl", "Zp"} for char in text)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30), st.integers(0, 29))
def test_the_mark_begins_where_the_character_does(word: str, at: int) -> None:
    """The columns before the mark are the columns of the characters before the place."""
    at = min(at, len(word) - 1)
    marks = excerpt(word, at + 1, 200).marks
    assert columns(word[:at]) == len(marks) - len(marks.lstrip(" "))
