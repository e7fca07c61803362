"""`tak order --drift`: which drift is ordered because somebody asked for it by name (formats.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.ordering.missing_cases import wishes_of
from tak_gitops.commands.ordering.order_run import besides_of, order_day
from tak_gitops.errors import TakError, UsageError
from tak_gitops.model.changes import Reason
from tak_gitops.model.line_keys import key_of, parse_key, short_key
from tak_gitops.orders.drift_lines import drift_keys
from tak_gitops.orders.order_file import read_order
from tak_gitops.plan import NOTHING_BESIDES
from tak_gitops.repository.history import new_orders, orders_at
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.state import State
    from tak_gitops.model.line_keys import LineKey
    from tak_gitops.orders.order_file import OrderFile
    from tak_gitops.plan import Besides, Plan


class Asked(NamedTuple):
    """What is asked for: on the command line, as it was written there, and by an order file that is there already."""

    written: Mapping[LineKey, str]
    before: frozenset[LineKey] = frozenset()
    missing: frozenset[int] = frozenset()
    """The entries of the ledger, by number, whose case no order was made for and is ordered now."""

    @property
    def keys(self) -> frozenset[LineKey]:
        """All keys."""
        return self.before | self.written.keys()

    def kept_from(self, orders: Iterable[OrderFile]) -> Asked:
        """The same besides what order files of the change ask for: writing one anew forgets nothing."""
        return self._replace(before=drift_keys(orders))


NOTHING_ASKED = Asked({})


def asked_drift(keys: Sequence[str], environments: int, *, check: bool) -> Asked:
    """What `--drift` asks for. Raises UsageError where a key is none, or the options do not go together."""
    if not keys:
        return NOTHING_ASKED
    if check:
        raise UsageError(msg("order.drift.check"))
    if environments != 1:
        raise UsageError(msg("order.drift.one_environment"))
    written: dict[LineKey, str] = {}
    missing: set[int] = set()
    for text in keys:
        case, _, number = text.partition(":")
        if case == "case" and number.isascii() and number.isdecimal():
            missing.add(int(number))
            continue
        key = parse_key(text)
        if key is None:
            raise UsageError(msg("order.drift.no_key", key=text))
        written.setdefault(key, text)
    return Asked(written, missing=frozenset(missing))


def require_drift(app: App, plan: Plan, asked: Asked) -> None:
    """Hold what was asked for to what differs, and tell why it cannot be ordered where it cannot.

    What an order file asked for before, and does not differ any more, is told and left out. Raises UsageError where
    the command line asks for what does not differ: a key that does nothing must not look as if it did.
    """
    stopped = {key_of(each.change): each for each in plan.blocked if each.change.reason is Reason.DRIFT}
    for each in stopped.values():
        app.tell(msg("order.drift.blocked", key=short_key(each.change), why=each.message))
    found = stopped.keys() | {key_of(change) for change in plan.changes}
    for key, text in asked.written.items():
        if key not in found:
            raise _not_drift(plan, text)
    gone = asked.before - found
    if gone:
        app.tell(msg("order.drift.gone", environment=plan.environment, count=len(gone)))


def orders_brought(state: State, environment: str) -> list[OrderFile]:
    """The orders that the change brings for an environment; a file that is no order is left to `tak order --check`."""
    orders = []
    for path, content in new_orders(state.root, state.base.commit, environment).items():
        try:
            orders.append(read_order(content, path))
        except TakError:
            continue
    return orders


def besides_brought(state: State, orders: Sequence[OrderFile], environment: str) -> Besides:
    """What the orders of the change ask for: who looks at the plan of a change sees all that it would order."""
    asked, cases = drift_keys(orders), wishes_of(orders)
    besides = besides_of(asked, orders_at(state.root, state.base.commit), environment) if asked else NOTHING_BESIDES
    return besides._replace(cases=cases)


def day_brought(orders: Iterable[OrderFile], today: date) -> date:
    """The day that the order of the change takes effect; today where it does not say, or its day has passed."""
    return max([today, *(day for each in orders if (day := order_day(each)))])


def _not_drift(plan: Plan, text: str) -> UsageError:
    from tak_gitops.sources.judge import nearest

    candidates = [each.key if "urn:" in text else short_key(each) for each in (*plan.drift, *plan.orphans)]
    near = nearest(text, candidates)
    about = {"environment": plan.environment, "key": text}
    if near:
        return UsageError(msg("order.drift.unknown.nearest", **about, nearest=near))
    return UsageError(msg("order.drift.unknown", **about))
