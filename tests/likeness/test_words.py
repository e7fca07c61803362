"""The words that two spellings of one title have in common."""

import pytest

from tak_gitops.likeness.words import abbreviated, words_of


@pytest.mark.parametrize(
    ("title", "core"),
    [
        ("Region Exempel -- Tidbok", ("exempel", "tidbok")),
        ("REGION EXEMPEL - Tidbok", ("exempel", "tidbok")),
        ("Exempel AB (publ) -- Tidbok 2", ("exempel", "tidbok", "2")),
        ("Jönköpings län - Cosmic R8.0", ("jönköping", "cosmic", "r", "8", "0")),
        ("Stockholms läns landsting -- Tidbok", ("stockholm", "tidbok")),
        ("Landstinget i Värmland -- Tidbok", ("värmland", "tidbok")),
        ("Västra Götalandsregionen -- Tidbok", ("västra", "götaland", "tidbok")),
        ("Region Västra Götaland -- Tidbok", ("västra", "götaland", "tidbok")),
        ("NPÖ_adapter", ("npö", "adapter")),
        ("NPO\u0308-adapter", ("npö", "adapter")),
        ("Region", ("region",)),
        ("AB -- Region", ("ab", "region")),
        ("", ()),
        ("--", ()),
    ],
)
def test_the_words_that_count(title: str, core: tuple[str, ...]) -> None:
    """Letter case, punctuation, legal forms and the ways to say that it is a region do not count; digits do."""
    assert core == words_of(title).core


@pytest.mark.parametrize(
    ("organisation", "letters"),
    [
        ("Region Stockholm", {"rs", "sr", "sll", "ls", "lis", "lts"}),
        ("Stockholms läns landsting", {"sll", "rs", "sr", "ls", "lis", "lts"}),
        ("Västra Götalandsregionen", {"vgr", "rvg", "vgll", "lvg", "livg", "ltvg"}),
        ("Landstinget i Värmland", {"liv", "lv", "rv", "vr", "vll", "ltv"}),
        ("Nordic Medtest AB", {"nm"}),
        ("Inera", set()),
    ],
)
def test_abbreviations(organisation: str, letters: set[str]) -> None:
    """By first letters; a region is also known by those of the county council that it was."""
    found = abbreviated(words_of(f"{organisation} -- Tidbok"))
    assert {(each, "tidbok") for each in letters} == found


@pytest.mark.parametrize("title", ["Tidbok", "Region Stockholm", "Region Stockholm -- AB"])
def test_nothing_to_abbreviate(title: str) -> None:
    """Where a title does not tell organisation and system apart, no letters stand for one of them."""
    assert frozenset() == abbreviated(words_of(title))
