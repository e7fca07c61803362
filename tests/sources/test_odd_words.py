"""Whatever stands in an id, a person is told which character it is and where."""

import unicodedata

import pytest

from tak_gitops.findings import Place
from tak_gitops.model.identifiers import HSA_ID
from tak_gitops.sources.odd_words import odd_address, odd_hsa_id
from tak_gitops.texts import LANGUAGES, render

PLACE = Place("environments/ntjp-qa/eken.yaml", 7, 9)
BEFORE, AFTER = "SE2321000131-E00", "1"


@pytest.mark.parametrize("plane", range(0x11))
def test_every_code_point_is_refused_by_name_or_by_the_alphabet(plane: int) -> None:
    """No character but TAK's own passes; the message names it with its place, and what it offers instead passes."""
    for code in range(plane << 16, (plane << 16) + 0x10000):
        char = chr(code)
        value = BEFORE + char + AFTER
        if HSA_ID.fullmatch(value):
            assert char.isascii()
            continue
        finding = odd_hsa_id(value, PLACE)
        values = dict(finding.message.values)
        if char.isascii() or char in "åäöéÅÄÖÉ":
            assert "TG115.hsa_id" == finding.message.key
            continue
        assert str(len(BEFORE) + 1) == values["position"]
        assert str(values["code"]).startswith(f"U+{code:04X}")
        if finding.message.key == "TG115.look_alike":
            assert HSA_ID.fullmatch(str(values["right"]))


@pytest.mark.parametrize("letter", "ABCEHIJKMNOPSTXYZabcehiopsxy019-_")
def test_each_look_alike_of_a_letter_leads_back_to_it(letter: str) -> None:
    """Fullwidth letters and digits, mathematical ones, Cyrillic and Greek: the id with the common letter is offered."""
    alike = [
        char
        for char in map(chr, [*range(0x370, 0x600), *range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800)])
        if unicodedata.normalize("NFKC", char) == letter
    ]
    assert alike
    for char in alike:
        finding = odd_hsa_id(BEFORE + char, PLACE)
        assert ("TG115.look_alike", BEFORE + letter) == (finding.message.key, dict(finding.message.values)["right"])


@pytest.mark.parametrize(
    ("value", "position", "code", "right"),
    [
        ("SE2321000131-ТIDBOK", "14", "U+0422 CYRILLIC CAPITAL LETTER TE", "SE2321000131-TIDBOK"),
        ("SE2321000131-TΙDBOK", "15", "U+0399 GREEK CAPITAL LETTER IOTA", "SE2321000131-TIDBOK"),
        ("SE2321000131-TIDBO\u212a", "19", "U+212A KELVIN SIGN", "SE2321000131-TIDBOK"),
        ("SE2321000131-t\u0131dbok", "15", "U+0131 LATIN SMALL LETTER DOTLESS I", "SE2321000131-tidbok"),
        ("\u017fe2321000131-tidbok", "1", "U+017F LATIN SMALL LETTER LONG S", "se2321000131-tidbok"),
        ("SE2321000131\u2013TIDBOK", "13", "U+2013 EN DASH", "SE2321000131-TIDBOK"),
        ("SE232100013\uff11-TIDBOK", "12", "U+FF11 FULLWIDTH DIGIT ONE", "SE2321000131-TIDBOK"),
        ("SE232100013\u0661-TIDBOK", "12", "U+0661 ARABIC-INDIC DIGIT ONE", None),
        ("SE2321000131-TIDBOK\u0416", "20", "U+0416 CYRILLIC CAPITAL LETTER ZHE", None),
    ],
)
def test_a_character_is_named_with_its_place(value: str, position: str, code: str, right: str | None) -> None:
    """Two letters that look alike are told apart in words, and the right text is offered where one is known."""
    finding = odd_address(value, PLACE)
    values = dict(finding.message.values)
    assert (position, code, right) == (values["position"], values["code"], values.get("right"))
    assert all(code in render(finding.message, language) for language in LANGUAGES)


@pytest.mark.parametrize(("value", "right"), [(" *", "*"), ("SE2321000131-E1\u00a0", "SE2321000131-E1")])
def test_blanks_at_the_ends_are_told_apart(value: str, right: str) -> None:
    """Nobody sees a blank at the end of an id, so it is said that there is one."""
    finding = odd_address(value, PLACE)
    assert ("TG115.blanks", right) == (finding.message.key, dict(finding.message.values)["right"])
