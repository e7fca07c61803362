"""Searching: by what people write, the best first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.states import EKEN, JOURNAL, MAKE_BOOKING, TIDBOK, URLS, block, catalogue, desired, permission, routing
from tak_gitops.looking.search import NAMED, SURE, Search
from tak_gitops.looking.things import Kind, Surroundings, Thing, things
from tak_gitops.looking.words import humps, plain, words
from tak_gitops.model.repository_files import System

SYSTEMS = [
    System("systems/tidbok.yaml", "tidbok", "Region Exempel", "Tidbok", (("ntjp-qa", TIDBOK),)),
    System("systems/1177-tidbok.yaml", "1177-tidbok", "Inera", "1177 Tidbok", (("ntjp-prod", "SE5565594230-TID"),)),
]
NAMES = {
    "SE2321000131-E000000000001": "Vårdcentralen Eken",
    "SE2321000131-E000000000002": "Vårdcentralen Boken",
    "SE2321000131-E000000000003": "Vårdcentralen Åsen",
    "SE2321000131-E000000000004": "Örnsköldsviks sjukhus",
    "SE2321000131-E000000000005": "Östra sjukhuset, barnakuten",
}


def addresses() -> list[Thing]:
    """Addresses with names."""
    return [Thing(Kind.ADDRESS, hsa_id, [name], {"ntjp-qa": hsa_id}) for hsa_id, name in NAMES.items()]


def contract(short: str, name: str) -> Thing:
    """A contract."""
    return Thing(Kind.CONTRACT, short, [name, "Tidbok"], {"ntjp-qa": f"urn:riv:{short.rpartition(':')[0]}Responder:1"})


SEARCH = Search(
    [
        *addresses(),
        contract("crm:scheduling:MakeBooking:1", "MakeBooking 1"),
        contract("crm:scheduling:GetBookingDetails:1", "GetBookingDetails 1"),
        Thing(
            Kind.SYSTEM, "tidbok", ["Region Exempel -- Tidbok", "Tidbok"], {"ntjp-qa": TIDBOK}, path="systems/t.yaml"
        ),
        Thing(Kind.SYSTEM, "SE9-JOURNAL", ["Region Exempel -- Journalvisaren"], {"ntjp-qa": "SE9-JOURNAL"}),
        Thing(
            Kind.URL, "https://boka.region.example/v2/x", ["Tidbok"], {"ntjp-qa": "https://boka.region.example/v2/x"}
        ),
    ]
)


def best(text: str) -> str | None:
    """The key of the best hit."""
    hits = SEARCH.find(text)
    return hits[0].thing.key if hits else None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("SE2321000131-E000000000004", "SE2321000131-E000000000004"),
        ("se2321000131-e000000000004", "SE2321000131-E000000000004"),
        ("E000000000003", "SE2321000131-E000000000003"),
        ("Vårdcentralen Eken", "SE2321000131-E000000000001"),
        ("vardcentralen asen", "SE2321000131-E000000000003"),
        ("VÅRDCENTRALEN ÅSEN", "SE2321000131-E000000000003"),
        ("A\u030asen", "SE2321000131-E000000000003"),
        ("vårdcentralen ekne", "SE2321000131-E000000000001"),
        ("vårdcentalen boken", "SE2321000131-E000000000002"),
        ("vårdcentralen ekn", "SE2321000131-E000000000001"),
        ("ornskoldsvik", "SE2321000131-E000000000004"),
        ("vc eken", "SE2321000131-E000000000001"),
        ("Åsens VC", "SE2321000131-E000000000003"),
        ("barnakut östra", "SE2321000131-E000000000005"),
        ("crm:scheduling:MakeBooking:1", "crm:scheduling:MakeBooking:1"),
        ("urn:riv:crm:scheduling:MakeBookingResponder:1", "crm:scheduling:MakeBooking:1"),
        ("MakeBooking", "crm:scheduling:MakeBooking:1"),
        ("makebooking 1", "crm:scheduling:MakeBooking:1"),
        ("booking details", "crm:scheduling:GetBookingDetails:1"),
        ("getbokingdetails", "crm:scheduling:GetBookingDetails:1"),
        ("tidbok", "tidbok"),
        ("jornalvisaren", "SE9-JOURNAL"),
        ("boka.region", "https://boka.region.example/v2/x"),
        ("/v2/", "https://boka.region.example/v2/x"),
    ],
)
def test_what_people_write(text: str, key: str) -> None:
    """The best hit is what they meant."""
    assert key == best(text)


@pytest.mark.parametrize("text", ["", "  ", "zzzzzz", "apoteket", "-", "qqq 123"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    """What fits badly is not shown at all."""
    assert [] == SEARCH.find(text)


def test_a_name_comes_before_what_only_has_the_word() -> None:
    """The whole name is better than a part, and an id is certain."""
    assert SURE == SEARCH.find("SE9-JOURNAL")[0].score
    assert SURE > SEARCH.find("Vårdcentralen Eken")[0].score >= NAMED
    scores = [hit.score for hit in SEARCH.find("eken")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] < NAMED


def test_only_some_kinds() -> None:
    """Where an address is wanted, a system of the same name is no answer."""
    assert {Kind.CONTRACT} == {hit.thing.kind for hit in SEARCH.find("tidbok", (Kind.CONTRACT,))}


def test_a_word_that_is_left_over_is_told() -> None:
    """A hit that lacks one of the words does not fit all."""
    assert [True] == [hit.fits_all for hit in SEARCH.find("vårdcentralen eken")][:1]
    assert not any(hit.fits_all for hit in SEARCH.find("eken xylofon"))


def test_ids_that_are_spelled_almost_the_same() -> None:
    """A digit that is wrong is found by what is like it."""
    near = [thing.key for thing in SEARCH.near("SE2321000131-E000000000009")]
    assert set(near) <= set(NAMES)
    assert near


@given(st.text(max_size=30))
def test_no_text_breaks_a_search(text: str) -> None:
    """Whatever is written, there are hits or none, best first, none of them twice."""
    hits = SEARCH.find(text)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(hits) == len({(hit.thing.kind, hit.thing.key) for hit in hits})


@given(st.text(max_size=30))
def test_plain_text_stays_plain(text: str) -> None:
    """To make a text plain twice changes nothing more, and its words are plain."""
    assert plain(plain(text)) == plain(text) or not text.isascii()
    assert all(word == plain(word) for word in words(text))


def test_the_words_of_a_name_in_one_piece() -> None:
    """A name of a contract is taken apart at its capitals."""
    assert ["get", "booking", "details"] == words(humps("GetBookingDetails"))


def test_things_are_known_once() -> None:
    """What files and TAK both have is one thing, with live's spelling and TAK's name first."""
    state = desired(block(addresses=[EKEN.lower()], consumers=[JOURNAL]))
    live = catalogue(routing(), permission(), objects=False)
    every = things(SYSTEMS, [Surroundings("ntjp-qa", state, live)])
    found = {(each.kind, each.key): each for each in every}
    assert len(found) == len(every)
    assert {"ntjp-qa": EKEN} == found[Kind.ADDRESS, EKEN].ids
    assert "Vårdcentralen Eken" == found[Kind.ADDRESS, EKEN].name
    assert found[Kind.URL, str(URLS[0])].live
    assert {"ntjp-qa": MAKE_BOOKING} == found[Kind.CONTRACT, "crm:scheduling:MakeBooking:1"].ids
    assert "MakeBooking 1" == found[Kind.CONTRACT, "crm:scheduling:MakeBooking:1"].name
