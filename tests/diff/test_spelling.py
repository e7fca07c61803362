"""How identifiers are spelled in an order."""

from builders.states import BOKVAST, DAY, EKEN, MAKE_BOOKING, PROFILES, TIDBOK, URLS, catalogue, permission, routing
from tak_gitops.diff.spelling import Spelling
from tak_gitops.model.entries import Target

LIVE = Spelling(catalogue(routing(Target(TIDBOK.lower(), PROFILES[0], URLS[0])), permission(), objects=False))


def test_what_live_has_is_spelled_as_there() -> None:
    """However it is written in the file."""
    assert (EKEN, MAKE_BOOKING) == (LIVE.address(EKEN.lower()), LIVE.contract(MAKE_BOOKING.upper()))
    assert TIDBOK.lower() == LIVE.component(TIDBOK)


def test_what_is_new_is_upper_case() -> None:
    """But for a contract, whose letter case matters to those who call."""
    assert ("SE1-NY", "SE1-NYTT", "urn:Riv:x") == (
        LIVE.address("se1-ny"),
        LIVE.component("se1-nytt"),
        LIVE.contract("urn:Riv:x"),
    )


def test_a_target_is_spelled_part_by_part() -> None:
    """Producer and profile as live has them, the URL as it is; what is hidden stays so, a new profile as written."""
    assert Target(TIDBOK.lower(), PROFILES[0], "HTTPS://X") == LIVE.target(
        Target(TIDBOK.upper(), PROFILES[0].lower(), "HTTPS://X")
    )
    assert Target(None, None, None) == LIVE.target(Target(None, None, None))
    assert Target(BOKVAST, "rivNy", None) == LIVE.target(Target(BOKVAST.lower(), "rivNy", None))


def test_of_two_spellings_of_a_profile_the_first_is_taken() -> None:
    """An export may have both, each of them in use."""
    rows = [routing(Target(TIDBOK, profile, URLS[0]), first=DAY, last=DAY) for profile in ("rivtabp21", "RIVTABP21")]
    live = catalogue(*rows, objects=False)
    first = live.profiles[0]
    assert first == Spelling(live).target(Target(TIDBOK, "RivtaBP21", None)).rivta_profile
    assert 2 == len(live.profiles)
