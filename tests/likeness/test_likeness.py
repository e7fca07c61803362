"""Which systems are likely to be one, and that the index finds just those."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.likeness.index import Namesakes
from tak_gitops.likeness.relation import Likeness, Named, likeness, named
from tak_gitops.live.load import load_export


def how(one: str, other: str, *ids: str) -> Likeness | None:
    """In what two systems are alike, by their titles and, if it matters, HSA-ids."""
    first, second = ids or ("A1", "B2")
    return likeness(named(one, [first]), named(other, [second]))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Region Exempel -- Tid bok", "Region Exempel -- Tidbok", Likeness.SPELLING),
        ("Region Exempel -- TIDBOK", "region exempel - tidbok", Likeness.SPELLING),
        ("Blekinge - NCS Cross", "Blekinge NCS-Cross", Likeness.SPELLING),
        ("Cosmic - Östergötland", "Region Östergötland - Cosmic", Likeness.SPELLING),
        ("Exempel AB -- Tidbok", "Exempel aktiebolag -- Tidbok", Likeness.SPELLING),
        ("SLL - Take Care", "Region Stockholm -- Take Care", Likeness.ABBREVIATION),
        ("VGR Journal", "Västra Götalandsregionen -- Journal", Likeness.ABBREVIATION),
        ("Region Exempel -- Tidboken", "Region Exempel -- Tidbok", Likeness.WORD),
        ("Sörmaland - Journal", "Sörmland - Journal", Likeness.WORD),
        ("Region Exempel -- Tidbok", "Region Exempel -- Journal", None),
        ("Region Exempel -- Tidbok", "Region Annan -- Tidbok", None),
        ("Kalmar - Test-klient1", "Kalmar - test-klient2", None),
        ("Uppsala - Cosmic", "Uppsala - Cosmic R8.0", None),
        ("Region Exempel -- Nod A", "Region Exempel -- Nod B", None),
        ("Tidbok", "", None),
        ("", "", None),
        ("--", "AB", None),
    ],
)
def test_two_titles(one: str, other: str, expected: Likeness | None) -> None:
    """Word division, case, punctuation, order, abbreviations and slips meet; other numbers, letters or words do not."""
    assert expected is how(one, other)


def test_another_organisation_number_is_another_organisation() -> None:
    """Letters that stand for two organisations, or names that differ by little, are then no sign."""
    assert how("RS -- Tidbok", "Region Skåne -- Tidbok", "SE2321000016-A", "SE2321000255-B") is None
    assert Likeness.ABBREVIATION is how("RS -- Tidbok", "Region Skåne -- Tidbok", "SE162321000255-A", "SE2321000255-B")
    assert how("Tidboken", "Tidbok", "SE2321000016-A", "SE2321000255-B") is None
    assert Likeness.SPELLING is how("Tid bok", "Tidbok", "SE2321000016-A", "SE2321000255-B")


def test_one_hsa_id_spelled_in_two_ways() -> None:
    """Whatever the titles say."""
    assert Likeness.HSA_ID is how("Tidbok", "Journal", "SE2321000016-TIDBOK_QA", "se2321000016-tidbokqa")
    assert how("Tidbok", "Journal", "SE2321000016-TIDBOK1", "SE2321000016-TIDBOK") is None


ORGANISATIONS = ("Region Stockholm", "SLL", "RS", "Stockholms läns landsting", "Exempel AB", "Exempel", "")
SYSTEMS = ("Tidbok", "Tid bok", "Tidboken", "TIDBOK 1", "Tidbok1", "Stockholm", "")
SEPARATORS = (" -- ", " - ", " ")
TITLES = st.builds("".join, st.tuples(*map(st.sampled_from, (ORGANISATIONS, SEPARATORS, SYSTEMS))))
IDS = st.sets(st.sampled_from(["SE2321000016-A", "SE2321000016A", "SE2321000255-A", "X", "x_"]), max_size=2)
NAMED = st.builds(named, TITLES, IDS)


@given(NAMED, NAMED)
def test_the_relation_is_symmetric(one: Named, other: Named) -> None:
    """Which of two is looked at first makes no difference."""
    assert likeness(one, other) is likeness(other, one)


@given(st.lists(NAMED, max_size=8), NAMED)
def test_the_index_finds_what_comparing_everything_finds(systems: list[Named], one: Named) -> None:
    """No pair more, and none less."""
    expected = [(number, kind) for number, each in enumerate(systems) if (kind := likeness(one, each))]
    assert expected == Namesakes(systems).of(one)


def test_a_real_catalogue(shared: Path) -> None:
    """The real dump has components of one name, told in two ways, and nothing else is taken for one."""
    table = load_export(shared / "data" / "takdump_ntjp_test.json.zip", shown="dump").components
    components = [named(name or "", [hsa_id]) for hsa_id, name in zip(table.ids, table.names, strict=True)]
    index = Namesakes(components)
    pairs = {frozenset((n, m)) for n, each in enumerate(components) for m, _ in index.of(each) if m != n}
    expected = {
        frozenset((n, m))
        for (n, one), (m, other) in product(enumerate(components), repeat=2)
        if n < m and likeness(one, other)
    }
    assert expected == pairs
    assert 283 == len(pairs)
