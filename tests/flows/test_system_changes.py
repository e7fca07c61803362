"""What a change of `systems/` does, by its name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.findings import Place
from tak_gitops.flows.system_changes import SystemChange, SystemFlow, system_changes
from tak_gitops.model.repository_files import Certificate, Contact, System

TIDBOK = System(
    "systems/tidbok.yaml",
    "tidbok",
    "Region Exempel",
    "Tidbok",
    (("ntjp-qa", "SE1-QA"), ("ntjp-prod", "SE1")),
    places=(("name", 2, 1), ("status", 7, 1), ("hsa_ids.ntjp-qa", 4, 3), ("hsa_ids.ntjp-prod", 5, 3)),
)
JOURNAL = System("systems/journal.yaml", "journal", "Region Exempel", "Journal", (("ntjp-qa", "SE2-QA"),))


def changed(**values: Any) -> list[SystemChange]:
    """What a change of one system does."""
    return list(system_changes(by_key(TIDBOK, JOURNAL), by_key(TIDBOK._replace(**values), JOURNAL)))


def by_key(*systems: System) -> dict[str, System]:
    """Systems by their names in other files."""
    return {system.key: system for system in systems}


def test_a_new_system() -> None:
    """It is registered, and added to each environment in which it has an HSA-id."""
    found = system_changes({}, by_key(TIDBOK))
    assert [
        (SystemFlow.NEW, None, None, "Region Exempel -- Tidbok"),
        (SystemFlow.ENVIRONMENT_ADDED, "ntjp-prod", None, "SE1"),
        (SystemFlow.ENVIRONMENT_ADDED, "ntjp-qa", None, "SE1-QA"),
    ] == [(each.flow, each.environment, each.before, each.after) for each in found]
    assert Place("systems/tidbok.yaml", 2, 1) == found[0].place


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"name": "Bokning"}, (SystemFlow.RENAMED, None, "Region Exempel -- Tidbok", "Region Exempel -- Bokning", 2)),
        (
            {"organisation": "Region Test"},
            (SystemFlow.RENAMED, None, "Region Exempel -- Tidbok", "Region Test -- Tidbok", 0),
        ),
        ({"status": "deactivated"}, (SystemFlow.DEACTIVATED, None, "active", "deactivated", 7)),
        ({"hsa_ids": (("ntjp-qa", "SE1-QA"),)}, (SystemFlow.ENVIRONMENT_REMOVED, "ntjp-prod", "SE1", None, 5)),
        (
            {"hsa_ids": (*TIDBOK.hsa_ids, ("sll-qa", "SE1-SLL"))},
            (SystemFlow.ENVIRONMENT_ADDED, "sll-qa", None, "SE1-SLL", 0),
        ),
        (
            {"hsa_ids": (("ntjp-qa", "SE9"), ("ntjp-prod", "SE1"))},
            (SystemFlow.HSA_ID_CHANGED, "ntjp-qa", "SE1-QA", "SE9", 4),
        ),
        (
            {"contacts": (Contact("technical", "Jouren", "jour@region.example"),)},
            (SystemFlow.CONTACTS_CHANGED, None, None, "technical, Jouren, jour@region.example", 0),
        ),
        (
            {"certificates": (Certificate("ntjp-qa", "SE1-QA", date(2027, 11, 30)),)},
            (SystemFlow.CERTIFICATE_CHANGED, "ntjp-qa", None, "SE1-QA, 2027-11-30", 4),
        ),
    ],
)
def test_one_thing_that_changes(
    values: Mapping[str, Any], expected: tuple[SystemFlow, str | None, str | None, str | None, int]
) -> None:
    """Each thing has its name, the values before and after, and the line that says so."""
    assert [expected] == [
        (each.flow, each.environment, each.before, each.after, each.place.line) for each in changed(**values)
    ]


def test_active_again() -> None:
    """A deactivated system may be taken into use again."""
    asleep = by_key(TIDBOK._replace(status="deactivated"))
    assert [SystemFlow.REACTIVATED] == [each.flow for each in system_changes(asleep, by_key(TIDBOK))]


def test_a_system_that_is_removed() -> None:
    """It is told by the name that it had."""
    (found,) = system_changes(by_key(TIDBOK, JOURNAL), by_key(TIDBOK))
    assert (SystemFlow.REMOVED, "Region Exempel -- Journal") == (found.flow, found.before)


@pytest.mark.parametrize(
    "values",
    [
        {"path": "systems/regionen/tidbok.yaml"},
        {"hsa_ids": (("ntjp-prod", "se1"), ("ntjp-qa", "SE1-QA"))},
        {"places": ()},
        {"owners": ("@region-exempel/tidbok",)},
        {"distinct_from": ()},
    ],
)
def test_what_is_no_change(values: Mapping[str, Any]) -> None:
    """A file that is moved or laid out anew, and what only this repository knows, is nothing to tell anybody of."""
    assert [] == changed(**values)


KEYS = st.sampled_from(["a", "b"])
SYSTEMS = st.dictionaries(
    KEYS,
    st.builds(
        System,
        st.just("systems/x.yaml"),
        KEYS,
        st.sampled_from(["R", "S"]),
        st.sampled_from(["T", "U"]),
        st.dictionaries(st.sampled_from(["qa", "prod"]), st.sampled_from(["1", "2"])).map(lambda ids: (*ids.items(),)),
        st.sampled_from([(), (Contact("technical"),)]),
        st.sampled_from(["active", "deactivated"]),
    ),
).map(lambda systems: {key: system._replace(key=key) for key, system in systems.items()})


@given(SYSTEMS, SYSTEMS)
def test_nothing_happens_unseen_or_twice(before: dict[str, System], after: dict[str, System]) -> None:
    """What is equal has no change, what differs has one, each thing at most once, whatever order the files are in."""
    found = system_changes(before, after)
    told = {each.system.key for each in found}
    assert len({(each.flow, each.system.key, each.environment) for each in found}) == len(found)
    assert {key for key in before | after if _said(before.get(key)) != _said(after.get(key))} == told
    assert found == system_changes(dict(reversed(before.items())), dict(reversed(after.items())))


def _said(system: System | None) -> object:
    return system and (system.title, dict(system.hsa_ids), system.contacts, system.status)
