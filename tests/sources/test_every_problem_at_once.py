"""One mistake never hides another, and never brings along what would vanish with it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.repository import CONNECTION, CONSUMER, ENVIRONMENT, PRODUCER, SETTINGS
from tak_gitops.commands.validating.checking import checked
from tak_gitops.findings import Severity
from tak_gitops.repository.trees import GivenTree
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import NoStore

ACCESS = "environments/ntjp-qa/tidbok/lasning.yaml"
OTHER = "environments/ntjp-qa/tidbok/boken.yaml"
FILES = {
    SETTINGS: "language: sv\nordered_by: Region Exempel\nbranch: main\nrules: {TG214: error}\n",
    ENVIRONMENT: "platform: NTJP-QA\nlive: {file: ../../exports/a.json}\nchannel: {kind: file, folder: ../../outbox}\n",
    PRODUCER: (
        "organisation: Region Exempel\nname: Tidbok\nhsa_ids: {ntjp-qa: SE2321000131-TIDBOKQA}\n"
        "contacts:\n  - {role: technical, name: Jouren, email: jour@region.example}\nstatus: active\n"
    ),
    CONSUMER: "organisation: Region Exempel\nname: Journalvisaren\nhsa_ids: {ntjp-qa: SE2321000131-JOURNALQA}\n",
    CONNECTION: (
        "kind: Connection\nproducer: tidbok\nrivta_profile: RIVTABP21\n"
        "url: https://tidbok.region.example/{domain}/{contract}/{major}/rivtabp21\ndescription: Bokning\n"
        "contracts:\n  - crm:scheduling:MakeBooking:1\n  - crm:scheduling:GetBookingDetails:1\n"
        "logical_addresses:\n  - {id: SE2321000131-E000000000001, name: Eken}\n  - SE2321000131-E000000000002\n"
        "  - SE2321000131-E000000000003\n"
        "consumers:\n  - journal\n  - SE2321000131-PORTALQA\n"
    ),
    "systems/remiss.yaml": "organisation: Region Exempel\nname: Remiss\nhsa_ids: {ntjp-qa: SE2321000131-REMISSQA}\n",
    OTHER: (
        "kind: Connection\nproducer: tidbok\nrivta_profile: RIVTABP21\n"
        "url: https://tidbok.region.example/boken/rivtabp21\ncontracts:\n  - crm:scheduling:CancelBooking:1\n"
        "logical_addresses:\n  - SE2321000131-E000000000003\n  - SE2321000131-E000000000004\nconsumers: [remiss]\n"
    ),
    ACCESS: (
        "kind: Access\nconsumers:\n  - SE2321000131-PORTALQA\ncontracts:\n  - crm:scheduling:CancelBooking:1\n"
        "logical_addresses:\n  - SE2321000131-E000000000003\nreference: FS-1\n"
    ),
}
"""A repository without remarks, with each text on a line of its own, so that mistakes do not move each other."""


class Mistake(NamedTuple):
    """A text of a file, and what somebody writes there by mistake."""

    path: str
    right: str
    wrong: str


MISTAKES = (
    Mistake(SETTINGS, "ordered_by:", "ordered:"),
    Mistake(SETTINGS, "branch: main", "branch: [main]"),
    Mistake(SETTINGS, "TG214: error", "TG999: error"),
    Mistake(ENVIRONMENT, "{file: ../../exports/a.json}", "{path: ../../exports/a.json}"),
    Mistake(ENVIRONMENT, "kind: file,", "kind: fil,"),
    Mistake(PRODUCER, "organisation:", "organization:"),
    Mistake(PRODUCER, "email: jour@region.example", "email: jouren"),
    Mistake(PRODUCER, "status: active", "status: aktiv"),
    Mistake(CONSUMER, "hsa_ids:", "hsa_id:"),
    Mistake(CONSUMER, "name: Journalvisaren", "namn: Journalvisaren"),
    Mistake(CONNECTION, "kind: Connection", "kind: Conection"),
    Mistake(CONNECTION, "producer: tidbok", "producer: tidbook"),
    Mistake(CONNECTION, "rivta_profile: RIVTABP21", "rivtaprofil: RIVTABP21"),
    Mistake(CONNECTION, "https://tidbok.region.example/{domain}", "http://tidbok.region.example/{domain}"),
    Mistake(CONNECTION, "description: Bokning", "beskrivning: Bokning"),
    Mistake(CONNECTION, "description: Bokning", 'description: "Bok\\u202ening"'),
    Mistake(CONNECTION, "description: Bokning", "description: !text Bokning"),
    Mistake(CONNECTION, "description: Bokning", "producer: journal"),
    Mistake(CONNECTION, "MakeBooking:1", "MakeBooking:1.1"),
    Mistake(CONNECTION, "- crm:scheduling:GetBookingDetails:1", "- [crm:scheduling:GetBookingDetails:1]"),
    Mistake(CONNECTION, "{id: SE2321000131-E000000000001, name: Eken}", "{id: SE2321000131-E00 1, name: Eken}"),
    Mistake(CONNECTION, "- SE2321000131-E000000000002", "- id: {a: b}"),
    Mistake(CONNECTION, "- journal", "- journalen"),
    Mistake(OTHER, "producer: tidbok", "producent: tidbok"),
    Mistake(OTHER, "url: https://tidbok.region.example/boken", "url: https://10.0.0.1/boken"),
    Mistake(OTHER, "CancelBooking:1", "CancelBooking"),
    Mistake(OTHER, "- SE2321000131-E000000000004", "- SE2321000131-Ö4"),
    Mistake(OTHER, "consumers: [remiss]", "consumers: [Remiss]"),
    Mistake(OTHER, "CancelBooking:1", "MakeBooking:1"),
    Mistake(OTHER, "url: https://tidbok.region.example/boken", "url: https://tidbok.region.example/?x=y"),
    Mistake(ACCESS, "kind: Access", "Kind: Access"),
    Mistake(ACCESS, "- SE2321000131-PORTALQA", "- {id: SE2321000131-PORTALQA}"),
    Mistake(ACCESS, "- crm:scheduling:CancelBooking:1", "- urn:riv:crm:scheduling:CancelBooking:1:rivtabp21"),
    Mistake(ACCESS, "reference: FS-1", "url: https://tidbok.region.example/x"),
)


def found(mistakes: Iterable[Mistake]) -> set[tuple[str, object]]:
    """Each error and warning by rule and place; what is only noted may follow from what is missing."""
    files = dict(FILES)
    for mistake in mistakes:
        assert 1 == files[mistake.path].count(mistake.right), mistake
        files[mistake.path] = files[mistake.path].replace(mistake.right, mistake.wrong)
    tree = GivenTree({path: text.encode() for path, text in files.items()})
    reading = read_declared(tree, NoStore())
    told = [*reading.findings, *checked(reading, ["ntjp-qa"], date(2026, 11, 23))]
    return {(each.rule, each.place) for each in told if each.severity is not Severity.NOTE}


ALONE = {mistake: found([mistake]) for mistake in MISTAKES}


def test_without_mistakes() -> None:
    """What mistakes are put into has none."""
    assert set() == found([])


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.wrong)
def test_a_mistake_alone(mistake: Mistake) -> None:
    """Each is told of in the very file."""
    assert {mistake.path} == {place.path for _, place in ALONE[mistake]}  # type: ignore[attr-defined]


@settings(deadline=None)
@given(st.lists(st.sampled_from(MISTAKES), min_size=2, unique_by=lambda mistake: (mistake.path, mistake.right)))
def test_mistakes_together(mistakes: list[Mistake]) -> None:
    """All of them are told of in the first round, and nothing that would vanish with one of them."""
    assert set().union(*(ALONE[each] for each in mistakes)) == found(mistakes)
