"""Identifiers as TAK compares them and admits them."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.model.identifiers import HSA_ID, URL, fold, is_address

SWEDISH = "abcdefghijklmnopqrstuvwxyzåäöé"
identifiers = st.text(max_size=20) | st.text(SWEDISH + SWEDISH.upper() + "0123456789_-: ", max_size=20)


@given(identifiers)
def test_folding_twice_is_folding_once(identifier: str) -> None:
    """What is folded stays as it is."""
    assert fold(identifier) == fold(fold(identifier))


@given(st.text(SWEDISH + "0123456789_-:", max_size=20), st.data())
def test_letter_case_does_not_count(identifier: str, data: st.DataObject) -> None:
    """Any mix of capitals is the same identifier."""
    mixed = "".join(char.upper() if data.draw(st.booleans()) else char for char in identifier)
    assert identifier == fold(mixed)


@given(identifiers, st.integers(0, 3))
def test_blanks_at_the_end_do_not_count(identifier: str, blanks: int) -> None:
    """Blanks before an identifier and other white space do."""
    assert fold(identifier) == fold(identifier + " " * blanks)
    assert fold(identifier) != fold(identifier + "\t")
    assert fold("x" + identifier) != fold(" x" + identifier)


def test_look_alikes_never_meet() -> None:
    """No character beyond the Swedish letters is another one in disguise."""
    folded = {chr(code): fold.__wrapped__("a" + chr(code)) for code in range(sys.maxunicode + 1) if chr(code) != " "}
    moved = {char for char, result in folded.items() if result != "a" + char}
    assert set(SWEDISH.upper()) == moved
    assert len(folded) - len(moved) == len(set(folded.values()))


@pytest.mark.parametrize("pair", [("K", "\u212a"), ("å", "\u212b"), ("i", "\u0130"), ("s", "\u017f"), ("ss", "ß")])
def test_these_are_two(pair: tuple[str, str]) -> None:
    """The Kelvin sign, the Ångström sign, the dotted I, the long s and the sharp s are characters of their own."""
    assert fold(pair[0]) != fold(pair[1])


@pytest.mark.parametrize("identifier", ["*", "SE2321000131-E000000000001", "5565594230", "a_b", "x" * 255])
def test_tak_admits_as_an_address(identifier: str) -> None:
    """Letters, digits, underscore and hyphen, up to 255 of them, or an asterisk alone (domain.md 1)."""
    assert is_address(identifier)


@pytest.mark.parametrize("identifier", ["", "**", "*a", "a b", "a\n", "å", "a.b", "a/b", "٣", "x" * 256, "\u212aA"])
def test_tak_does_not_admit_as_an_address(identifier: str) -> None:
    """Nothing else, and no line break at the end."""
    assert not is_address(identifier)


@pytest.mark.parametrize("pattern", [HSA_ID, URL])
def test_only_ascii_is_admitted(pattern: re.Pattern[str]) -> None:
    """No digit or letter of another script is taken for one of ours."""
    found = {chr(code) for code in range(sys.maxunicode + 1) if pattern.fullmatch("https" + chr(code))}
    assert all(char.isascii() and not char.isspace() for char in found)
    assert {"a", "Z", "0", "-", "_"} <= found


@pytest.mark.parametrize("char", "%=~+ #@,;()[]{}'\"\\\n")
def test_a_url_has_no_such_sign(char: str) -> None:
    """TAK takes letters, digits and `_ . : / - ? &` (domain.md 1)."""
    assert not URL.fullmatch(f"https://a.example/{char}")
    assert URL.fullmatch("https://A-1.example:8080/a_b/c?d&e")
