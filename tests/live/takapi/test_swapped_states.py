"""A new night's state comes while the old one is fetched: at whichever request, the two are never mixed."""

from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest

from builders.counts import IS_THOROUGH
from builders.fake_server import FakeServer, Reply, access, json_reply
from builders.states import ASPEN, BOKEN, EKEN, permission, routing
from builders.takapi import BASE, QA, Answers, api_answers, serve
from tak_gitops.errors import TakError
from tak_gitops.live.takapi.load import load_from_api
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.entries import Permission, Routing

OLD = [routing(address=each) for each in (EKEN, BOKEN)] + [permission(address=each) for each in (EKEN, BOKEN)]
NEW = [routing(address=each) for each in (BOKEN, ASPEN)] + [permission(address=each) for each in (BOKEN, ASPEN)]
STEPS = range(18) if IS_THOROUGH else (0, 1, 3, 5, 7, 8, 12)
"""Two tries ask less often than that."""
LATER = "2026-11-24T01:05:00+0100"


class Importing(FakeServer):
    """A TAK-api that takes in a new state before it answers the request of a number, from 0."""

    def __init__(self, old: Answers, new: Answers, at: int) -> None:
        super().__init__()
        self._new, self._at = new, at
        serve(self, old)

    def reply(self, path: str) -> Reply:
        """As the state of the moment has it; a connection point that there is no more has no rows."""
        if len(self.asked) > self._at:
            self.answers.clear()
            serve(self, self._new)
        known = path in self.answers or "connectionPointId" not in urlsplit(path).query
        return super().reply(path) if known else json_reply([])


def state(rows: list[Any], seed: int, snapshot: str, *, alone: bool) -> Answers:
    """The answers for rows, with the ids of an import of their own."""
    chance = Random(seed)  # noqa: S311 - to shuffle, not to hide
    return api_answers(rows, snapshot=snapshot, alone=alone, random=chance)


def read(old: Answers, new: Answers, at: int) -> tuple[set[Any], int]:
    """The rows that are read while a state follows another at a request, none where it fails; how often was asked."""
    with Importing(old, new, at) as server:
        try:
            return rows_of(load_from_api(server.url + BASE, QA, access())), len(server.asked)
        except TakError:
            return set(), len(server.asked)


def rows_of(catalogue: Catalogue) -> set[Any]:
    """Key and target of every row."""
    routings = {(each.key, each.target.producer) for each in catalogue.iter_routings()}
    return routings | {(each.key, None) for each in catalogue.iter_permissions()}


@pytest.mark.parametrize("at", STEPS)
@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("snapshot", [LATER, "2026-11-23T01:05:00+0100"], ids=["another night", "the same night"])
def test_two_states_are_never_mixed(at: int, alone: bool, snapshot: str) -> None:
    """What is read is the old state, the new one, or nothing, by the ids of an import: they are made anew each time."""
    old = state([*OLD], 1, "2026-11-23T01:05:00+0100", alone=alone)
    new = state([*NEW], 2, snapshot, alone=alone)
    found, asked = read(old, new, at)
    if at >= asked:
        assert rows(*OLD) == found
    else:
        assert found in (set(), rows(*OLD), rows(*NEW))


def rows(*every: Routing | Permission) -> set[Any]:
    """The same of rows that are given."""
    return {(each.key, each.target.producer if isinstance(each, Routing) else None) for each in every}
