"""Names of systems and files, made of what people call things."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.importing import catalogue_of
from builders.states import EKEN, FAR_AHEAD, LONG_AGO, MAKE_BOOKING
from tak_gitops.importing.names import Taken, readable, slug, words
from tak_gitops.importing.systems import NewSystem, Systems, Title, title
from tak_gitops.model.entries import Permission
from tak_gitops.model.repository_files import System

IDS = ("SE2321000131-A", "SE2321000131-B", "SE5565594230-A")


def systems(names: dict[str, str], known: tuple[System, ...] = (), reserved: tuple[str, ...] = ()) -> dict[str, str]:
    """The name of the system that each component has, by HSA-id."""
    live = catalogue_of([Permission(EKEN, MAKE_BOOKING, hsa_id, LONG_AGO, FAR_AHEAD) for hsa_id in names], names)
    found = Systems(live, {each.key: each for each in known}, "ntjp-qa", lambda *_: True, reserved)
    return {hsa_id: found.word(number) for number, hsa_id in enumerate(live.components.ids)}


def system(key: str, name: str, **hsa_ids: str) -> System:
    """A system of Region Exempel that has a file; `qa` and `prod` are environments."""
    ids = tuple((f"ntjp-{environment}", hsa_id) for environment, hsa_id in hsa_ids.items())
    return System(f"systems/{key}.yaml", key, "Region Exempel", name, ids)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Region Exempel -- Tidbok", Title("Region Exempel", "Tidbok", told=True)),
        ("Region Exempel -- Objekt - A -- Tidbok", Title("Region Exempel", "Objekt - A -- Tidbok", told=True)),
        ("Kalmar - Cosmic", Title("Kalmar", "Cosmic", told=True)),
        ("Tid-bok", Title("SE2321000131", "Tid-bok", told=False)),
        (None, Title("SE2321000131", "SE2321000131-A", told=False)),
        ("Två\r\nrader\u2028här", Title("SE2321000131", "Två rader här", told=False)),
    ],
)
def test_a_title(name: str | None, expected: Title) -> None:
    """Organisation and system as TAK's names tell them; else the organisation's number."""
    assert expected == title(IDS[0], name)


def test_a_title_without_organisation_number() -> None:
    """Where nothing tells the organisation, the name stands for it."""
    assert Title("Axel", "Axel", told=False) == title("axel", "Axel")


def test_names_are_as_short_as_they_can_be() -> None:
    """The system alone; with its organisation where two share it; with its id where both are the same."""
    names = {
        "SE2321000131-A": "Region Exempel -- Tidbok",
        "SE2321000131-B": "Region Exempel -- Journal",
        "SE2321000222-C": "Region Norr -- Journal",
        "SE2321000131-D": "Region Exempel -- Remiss",
        "SE2321000131-E": "Region Exempel -- Remiss",
    }
    assert {
        "SE2321000131-A": "tidbok",
        "SE2321000131-B": "region-exempel-journal",
        "SE2321000222-C": "region-norr-journal",
        "SE2321000131-D": "region-exempel-remiss-d",
        "SE2321000131-E": "region-exempel-remiss-e",
    } == systems(names)


def test_a_system_keeps_its_file() -> None:
    """A component whose HSA-id stands in a file is called as the file, in any letter case."""
    known = system("min-tidbok", "Tidbok", qa="se2321000131-a")
    assert {IDS[0]: "min-tidbok"} == systems({IDS[0]: "Region Exempel -- Tidbok"}, (known,))


def test_a_system_of_another_environment_is_the_same() -> None:
    """Organisation and name say which file it is, where they say one only."""
    known = system("tidbok", "Tidbok", prod="SE2321000131-P")
    assert {IDS[0]: "tidbok"} == systems({IDS[0]: "Region Exempel -- Tidbok"}, (known,))
    two = systems(dict.fromkeys(IDS[:2], "Region Exempel -- Tidbok"), (known,))
    assert {IDS[0]: "region-exempel-tidbok-a", IDS[1]: "region-exempel-tidbok-b"} == two


def test_a_word_of_a_file_is_no_new_name() -> None:
    """A system called like an HSA-id that a file writes would change what the file says."""
    assert {IDS[0]: "region-exempel-tidbok"} == systems({IDS[0]: "Region Exempel -- Tidbok"}, reserved=("TIDBOK",))


def test_only_systems_in_use_get_a_file() -> None:
    """TAK knows many components that nothing leads to."""
    names = dict.fromkeys(IDS, "") | {IDS[0]: "Region Exempel -- Tidbok"}
    live = catalogue_of([Permission(EKEN, MAKE_BOOKING, hsa_id, LONG_AGO, FAR_AHEAD) for hsa_id in names], names)
    found = Systems(live, {}, "ntjp-qa", lambda *_: True)
    found.word(0)
    assert [NewSystem("tidbok", Title("Region Exempel", "Tidbok", told=True), IDS[0])] == found.new()


@given(
    st.dictionaries(st.sampled_from([*IDS, "a_b", "A-B", "日本"]), st.text(max_size=6) | st.just("A - B"), min_size=1)
)
def test_every_system_has_a_name_of_its_own(names: dict[str, str]) -> None:
    """Names can stand in file names everywhere, and no two are the same."""
    found = list(systems(names).values())
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Vårdcentralen Eken", "vardcentralen-eken"), ("Å/Ä_Ö é", "a-a-o-e"), ("日本", ""), ("x" * 99, "x" * 60)],
)
def test_a_slug(text: str, expected: str) -> None:
    """Small letters, digits and hyphens, not too many."""
    assert expected == slug(text)


def test_the_words_of_a_contract() -> None:
    """Names of contracts are written together, names of files are not."""
    assert "get-care-plans" == words("GetCarePlans")


def test_a_readable_name() -> None:
    """What cannot be seen becomes a blank."""
    assert "a b c" == readable("  a\r\n\u2028b\u200b c ")


def test_a_path_is_taken_once() -> None:
    """In any letter case and with any suffix: the next name is tried, then numbers."""
    taken = Taken(["environments/qa/Tidbok.csv"])
    found = [taken.free("environments/qa", ("tidbok", "", "bokning"), (".yaml", ".csv")) for _ in range(3)]
    assert ["environments/qa/bokning", "environments/qa/tidbok-2", "environments/qa/tidbok-3"] == found
