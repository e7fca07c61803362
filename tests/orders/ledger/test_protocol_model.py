"""The protocol's promises hold in every interleaving, and not without any one of its cares (reliability.md 5.7).

`bench/protocol_model.py` searches as far as one likes.
"""

from dataclasses import fields

import pytest

from builders.protocol import Protocol, World, search, start

MUTANTS = {
    "claims_first": "sent without trace",
    "swaps": "sent twice",
    "leases_end": "sent twice",
    "retries_dead": "sent twice",
    "client_retries": "sent twice",
    "asks_again": "stuck: the run ended well and its claim has no outcome",
    "needs_proof": "falsely accepted",
}
"""Each care of the protocol, and the promise that breaks without it."""


@pytest.mark.parametrize(
    ("world", "at_least"),
    [
        pytest.param(start(runs=1, orders=2, kills=1, cuts=2, resends=0), 1_000, id="one run, bad network"),
        pytest.param(start(runs=2, orders=1, kills=1, cuts=1, resends=1), 40_000, id="two runs, one order"),
        pytest.param(start(runs=2, orders=2, kills=1, cuts=0, resends=0), 40_000, id="two runs, two orders"),
        pytest.param(start(runs=3, orders=1, kills=1, cuts=0, resends=0), 10_000, id="three runs, one order"),
    ],
)
def test_every_promise_is_kept(world: World, at_least: int) -> None:
    """At most one send an approved attempt, none without trace, no false outcome, no claim that a sound run leaves."""
    found = search(Protocol(), world)
    assert ("", ()) == (found.broken, found.story)
    assert found.states >= at_least


@pytest.mark.parametrize(("care", "promise"), MUTANTS.items())
def test_without_a_care_a_promise_breaks(care: str, promise: str) -> None:
    """Each care is needed: turned around, the shortest story that breaks a promise has few steps."""
    turned = Protocol(**{care: not getattr(Protocol(), care)})
    found = search(turned, start(runs=2, orders=1, kills=1, cuts=1, resends=0))
    assert promise == found.broken
    assert len(found.story) <= 9


def test_every_care_is_tried() -> None:
    """The table of mutants names each care of the protocol."""
    assert set(MUTANTS) == {each.name for each in fields(Protocol)}
