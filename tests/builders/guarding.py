"""Plans and facts for the guards: a large platform and a fresh export, but for what is given."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from builders.changes import Ordered, plan_of, routing_change
from tak_gitops.findings import Place
from tak_gitops.limits.facts import Facts, LastOrder
from tak_gitops.model.catalogue import Counts
from tak_gitops.model.changes import Action, Change
from tak_gitops.model.declarations import Word
from tak_gitops.model.repository_files import Allow, AllowedLine, Limits
from tak_gitops.plan import LiveFacts, Plan

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
"""Noon in Sweden."""
LAST_PATH = "orders/ntjp-qa/2026-11-20-eken-3f9a01c2b7de.json"
ALLOW_PATH = "orders/ntjp-qa/allow-avveckling.yaml"
HOME = Place("environments/ntjp-qa/environment.yaml")


def lines(count: int, action: Action = Action.REMOVE) -> list[Change]:
    """So many lines, each for an address of its own."""
    return [routing_change(action, f"SE2321000131-E{number:012d}") for number in range(count)]


def plan(
    changes: Sequence[Change] = (),
    *,
    declared: int = 1_000_000,
    made: datetime | None = NOW,
    routings: int = 1000,
    permissions: int = 1000,
) -> Plan:
    """A plan with these lines, over an export that was `made` then and has so many rows."""
    counts = Counts(routings, permissions, 1, 1, 1, 1, 1)
    live = LiveFacts("0" * 64, made, counts, (routings, permissions))
    return replace(plan_of(Ordered(list(changes), [])), declared=declared, live=live)


def facts(
    limits: Limits | None = None,
    *,
    last: LastOrder | None = None,
    allows: Iterable[Allow] = (),
    new_limits: bool = False,
) -> Facts:
    """What the guards are told at `NOW`."""
    return Facts(NOW, HOME, limits or Limits(), last, tuple(allows), new_limits)


def last(routings: int = 1000, permissions: int = 1000, key_sketch: str = "") -> LastOrder:
    """The last merged order."""
    return LastOrder(LAST_PATH, routings, permissions, key_sketch)


def allow(named: Iterable[tuple[Action, str]], path: str = ALLOW_PATH) -> Allow:
    """An allow file that names lines, each on a line of its own from the third on."""
    words = [AllowedLine(action, Word(key, 3 + number, 5)) for number, (action, key) in enumerate(named)]
    return Allow(path, "Vårdcentralen läggs ner", tuple(words))


def named(changes: Iterable[Change]) -> list[tuple[Action, str]]:
    """How an allow file names lines."""
    return [(change.action, change.key) for change in changes]
