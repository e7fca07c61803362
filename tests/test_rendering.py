"""How texts of the catalogue are written: numbers, forms, and text from outside."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.counts import promised
from tak_gitops.texts import LANGUAGES, Language, msg, render, visible

STEERING = {"Cc", "Cs", "Zl", "Zp"}
DIRECTIONS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI", "BN"}
MARKS = {"\u200e", "\u200f", "\u061c"}


def must_show(char: str) -> bool:
    """Whether a character steers a terminal, breaks a line, turns the direction, or has no width."""
    return (
        unicodedata.category(char) in STEERING
        or char in MARKS
        or (unicodedata.category(char) == "Cf" and unicodedata.bidirectional(char) in DIRECTIONS)
    )


def test_no_character_steers_the_screen() -> None:
    """Whatever comes from outside, what is shown of it stands still; letters are shown as they are."""
    shown = {chr(code): visible(chr(code)) for code in range(sys.maxunicode + 1)}
    assert [] == [hex(ord(char)) for char, text in shown.items() if must_show(char) and char in text]
    assert [] == [
        hex(ord(c)) for c, text in shown.items() if unicodedata.category(c)[0] in "LNPSM" and text != c != "\u034f"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\r\n\tc", "a\\nb\\r\\n\\tc"),
        ("\x1b[31mröd", "\\x1b[31mröd"),
        ("\u202eabc", "\\u202eabc"),
        ("\U000e0041", "\\U000e0041"),
        ("\udce5", "\\udce5"),
        ("Vårdcentralen 🌳", "Vårdcentralen 🌳"),
    ],
)
def test_hidden_characters_are_shown_by_their_number(text: str, expected: str) -> None:
    """As Python writes them."""
    assert expected == visible(text)


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("sv", 0, "0 filer utan anmärkning."),
        ("sv", 1, "1 fil utan anmärkning."),
        ("sv", 1234567, "1\u00a0234\u00a0567 filer utan anmärkning."),
        ("en", 1, "1 file, nothing to remark."),
        ("en", 1234567, "1,234,567 files, nothing to remark."),
    ],
)
def test_a_number_is_written_as_the_language_does(language: Language, count: int, expected: str) -> None:
    """Groups of digits, and the form of the word that goes with it."""
    assert expected == render(msg("validate.clean", files=count), language)


@promised(10_000)
@given(st.text())
def test_a_value_is_not_read_as_a_text_of_ours(value: str) -> None:
    """Braces and signs in a value are shown, and mean nothing."""
    expected = f'Det finns inget kommando "{visible(value)}".'
    assert expected == render(msg("cli.no_command", name=value), "sv")


def test_a_message_may_hold_a_message() -> None:
    """A value that is a text of ours is written in the same language."""
    inner = msg("cli.missing", name="--export")
    assert "--export saknas.\nHjälp: tak --help" == render(msg("cli.usage", problem=inner, command="tak"), "sv")
    assert "--export is missing.\nHelp: tak --help" == render(msg("cli.usage", problem=inner, command="tak"), "en")


def test_a_truth_is_written_as_in_yaml() -> None:
    """`true` and `false`, in any language."""
    texts = {render(msg("cli.missing", name=True), language) for language in LANGUAGES}
    assert {"true saknas.", "true is missing."} == texts


@pytest.mark.parametrize("key", ["cli.nothing", "TG999"])
def test_a_text_that_is_not_there_is_a_bug(key: str) -> None:
    """A key that the catalogue lacks is never shown as if it were a text."""
    with pytest.raises(KeyError):
        render(msg(key), "sv")
