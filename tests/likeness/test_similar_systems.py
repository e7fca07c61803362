"""Systems of a repository that are likely to be one: told once, with both places, unless somebody said otherwise."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.findings import Finding, Place
from tak_gitops.likeness.similar_systems import similar_systems
from tak_gitops.model.declarations import Word
from tak_gitops.model.repository_files import System


def system(key: str, name: str, *distinct: str, organisation: str = "Region Exempel", **ids: str) -> System:
    """A system with an HSA-id in `qa`, unless others are given."""
    words = tuple(Word(each, 5, 17) for each in distinct)
    hsa_ids = tuple(ids.items()) or (("qa", f"SE2321000131-{key.upper()}"),)
    places = (("name", 2, 1),)
    return System(f"systems/{key}.yaml", key, organisation, name, hsa_ids, distinct_from=words, places=places)


def told(*systems: System, touched: frozenset[str] | None = None) -> list[tuple[str, str, str]]:
    """Rule, path, and what the finding is about besides."""
    return [
        (each.message.key, each.place.path if each.place else "", str(dict(each.message.values).get("other", "")))
        for each in similar_systems({each.key: each for each in systems}, touched)
    ]


def test_both_places_are_told() -> None:
    """The later one by path, and where the other stands."""
    expected = [("TG150.spelling", "systems/tidbok.yaml", "systems/a.yaml:2:1")]
    assert expected == told(system("tidbok", "Tidbok"), system("a", "Tid bok"))


def test_many_that_are_alike() -> None:
    """Each is told of once, so that twenty of one name are nineteen warnings and not 190."""
    found = told(*(system(f"s{number:02}", "Tidbok") for number in range(20)))
    assert 19 == len(found)
    assert {"systems/s00.yaml:2:1"} == {other for *_, other in found}


def test_one_that_is_like_two_which_are_not_alike() -> None:
    """Both are told of: the first would hide the second otherwise."""
    found = told(
        system("a", "tidbok", organisation="RN"),
        system("b", "Tid bok", organisation="Region Norrskog"),
        system("c", "Tidbok", organisation="Region Norrskog"),
    )
    assert ["systems/a.yaml:2:1", "systems/b.yaml:2:1"] == sorted(other for *_, other in found)


@pytest.mark.parametrize(
    ("first", "second"),
    [(("b",), ()), ((), ("a",)), (("SE2321000131-B",), ()), (("b",), ("a",)), (("B",), ())],
)
def test_distinct_systems(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    """Either file may say that the two are not one, by name or by HSA-id."""
    assert [] == told(system("a", "Tidbok", *first), system("b", "Tid bok", *second))


@pytest.mark.parametrize("name", ["c", "SE2321000131-C", "a", "ingen"])
def test_a_distinction_that_nobody_needs(name: str) -> None:
    """What is not alike, the system itself and what is not there need not be told apart."""
    found = similar_systems({each.key: each for each in (system("a", "Tidbok", name), system("c", "Journal"))})
    assert [("TG152", Place("systems/a.yaml", 5, 17))] == [(each.rule, each.place) for each in found]


def test_what_only_tak_may_have() -> None:
    """An HSA-id that no file has is judged where live is known."""
    assert [] == told(system("a", "Tidbok", "SE2321000131-ANNAN"))


def test_one_hsa_id_in_two_environments() -> None:
    """A system that is another one elsewhere; within one environment TG213 tells."""
    one, other = system("a", "Tidbok", qa="SE1-X"), system("b", "Journal", prod="SE1-X")
    assert ["TG150.hsa_id"] == [rule for rule, *_ in told(one, other)]
    assert [] == told(one, system("b", "Journal", qa="se1-x"))


def test_only_what_is_touched() -> None:
    """A pair is told of where one of its files is among those looked at; what was of use elsewhere stays of use."""
    systems = (system("a", "Tidbok"), system("b", "Tid bok"), system("c", "Journal", "d"), system("d", "Journaler"))
    assert 1 == len(told(*systems, touched=frozenset({"systems/a.yaml"})))
    assert [] == told(*systems, touched=frozenset({"systems/c.yaml"}))


SYSTEMS = st.lists(
    st.builds(
        system,
        st.sampled_from("abcdef"),
        st.sampled_from(["Tidbok", "Tid bok", "Tidboken", "Journal"]),
        st.sampled_from("abcdef"),
        organisation=st.sampled_from(["Region Exempel", "RE", "Exempel AB"]),
    ),
    unique_by=lambda each: each.key,
)


@given(SYSTEMS, st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(systems: list[System], random: Random) -> None:
    """Whatever order the files are read in, the same is said, in the same order."""

    def found(ordered: list[System]) -> list[Finding]:
        return similar_systems({each.key: each for each in ordered})

    assert found(systems) == found(random.sample(systems, len(systems)))
