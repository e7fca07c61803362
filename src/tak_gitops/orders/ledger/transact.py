"""Deciding and adding, again and again until it is decided: each time from the newest state (reliability.md 5.2)."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import RefusedError, TakError, fail
from tak_gitops.orders.ledger.branch import descends
from tak_gitops.orders.ledger.refusals import refused
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.ledger.store import Won
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.ledger.store import Ledger

TRIES = 60
REFUSALS = 5
"""After how many refusals in a row, with nobody else having been faster, the remote is taken to mean it."""
_LONGEST_PAUSE = 2.0


class Transition(NamedTuple):
    """One step of the ledger: the files of it by path, what it does in a few words, and when (UTC)."""

    files: Mapping[str, bytes]
    subject: str
    at: datetime


def transact(
    ledger: Ledger,
    decide: Callable[[LedgerState], Transition | None],
    pause: Callable[[float], object],
) -> Won | None:
    """Add the transition that `decide` makes of the newest state; None where it decides that there is none.

    A push that was given up may land late: then the next state has it, `decide` finds nothing to do, and it was won.
    Whoever loses a race decides anew. `pause` waits for a number of seconds. Raises RefusedError where the ledger is
    damaged, UnreachableError where nobody knows what the remote has, TakError where it keeps refusing, and ValueError
    for a transition that would damage the ledger: what is added stays for ever.
    """
    refusals = 0
    given_up: list[str] = []
    for attempt in range(TRIES):
        snapshot = ledger.read()
        current = state(snapshot.files)
        if current.problems:
            raise RefusedError(msg("ledger.damaged"), current.problems)
        step = decide(current)
        if step is None:
            return _landed_late(ledger, snapshot.tip, given_up)
        _require_legal(snapshot.files, step)
        result = ledger.append(step.files, snapshot.tip, step.subject, step.at)
        if isinstance(result, Won):
            return result
        given_up.append(result.commit)
        refusals = refusals + 1 if result.tip == snapshot.tip else 0
        if refusals == REFUSALS:
            raise TakError(refused(result.problem, remote=ledger.remote is not None))
        pause(random.uniform(0, min(0.02 * 2**attempt, _LONGEST_PAUSE)))  # noqa: S311 - no secret, only turns
    raise fail("ledger.busy", tries=TRIES)


def _require_legal(files: Mapping[str, bytes], step: Transition) -> None:
    problems = state({**files, **step.files}).problems
    if problems:
        raise ValueError([(str(each.place), each.message.key) for each in problems])


def _landed_late(ledger: Ledger, tip: str | None, commits: Iterable[str]) -> Won | None:
    return next((Won(commit) for commit in commits if tip and descends(ledger.root, tip, commit)), None)
