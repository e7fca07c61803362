"""What `tak order` and `tak submit` have in common: one run over several environments and their order files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.common.state import live_of
from tak_gitops.commands.ordering.guarded import facts_of, guarded_plan
from tak_gitops.errors import ExitCode
from tak_gitops.limits.guards import refusal
from tak_gitops.model.changes import Kind
from tak_gitops.model.key_sketch import key_sketch
from tak_gitops.orders.drift_lines import removed_routings
from tak_gitops.plan import Besides
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.state import State
    from tak_gitops.limits.facts import LastOrder
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.line_keys import LineKey
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.cases.line import Wish
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.order_file import OrderFile
    from tak_gitops.plan import Plan
    from tak_gitops.texts import Message


class OrderRun(NamedTuple):
    """What one run works with, the same for every environment.

    `ledger` has the orders that lie over live; `read_live` reads live where something else does than the command.
    `day` is today, or the day that the command names, and `now` the moment in UTC that ages count to; `before` and
    `after` are the order files of base and head, `merged` those that are approved because the branch that counts has
    them.
    """

    app: App
    state: State
    export: str | None
    day: date
    now: datetime
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    merged: Mapping[str, bytes]
    ledger: LedgerState
    read_live: Callable[[Environment], Catalogue] | None = None

    def live(self, environment: Environment) -> Catalogue:
        """Live of an environment, without what is pending. Raises TakError."""
        if self.read_live is not None:
            return self.read_live(environment)
        return live_of(self.app, self.state, environment, self.export)

    def with_live(self, environment: Environment) -> OrderRun:
        """The same run with live of an environment read already. Raises TakError."""
        catalogue = self.live(environment)
        return self._replace(read_live=lambda _: catalogue)

    @property
    def ordered_by(self) -> str:
        """Who orders, by the settings of the head."""
        return self.state.after.settings.ordered_by or ""

    def plan(
        self,
        environment: Environment,
        execute_on: date | None,
        last: LastOrder | None = None,
        *,
        asked: frozenset[LineKey] = frozenset(),
        cases: frozenset[Wish] = frozenset(),
    ) -> Plan:
        """The plan of an environment for the day that its order takes effect. Raises TakError without live.

        The export is held to that of the `last` order: of the newest one that is merged, where it is not given.
        Drift and orphans with the keys `asked` are ordered with it, and of the `cases` those that merges left without
        an order.
        """
        catalogue = self.live(environment)
        facts = facts_of(self.state, environment, self.now, last)
        besides = besides_of(asked, self.before, environment.key)._replace(cases=cases)
        plan = guarded_plan(
            self.state, environment, catalogue, execute_on or self.day, facts, ledger=self.ledger, besides=besides
        )
        return replace(plan, live=replace(plan.live, key_sketch=key_sketch(catalogue)))

    def require_open(self, plan: Plan, advice: Message, *, ordered: bool) -> None:
        """Tell what the guards remark. Raises TakError, with all that they say, where one is closed.

        Where nothing is `ordered` and base and head declare the same, nothing rests on live: then what a guard
        says is told, and stops nothing, so that the export of one platform does not hold up changes of another.
        """
        guards = plan.guards
        if guards.refusals and (ordered or plan.touched):
            raise refusal(guards, advice)
        self.app.tell_findings(guards.findings)
        for each in guards.refusals:
            self.app.tell(each.message)

    def is_past(self, order: OrderFile) -> bool:
        """Whether the day of an order has passed: TAK would carry it out all the same, backwards (domain.md 4.3)."""
        day = order_day(order)
        return day is not None and day < self.day

    def homeless(self) -> list[ExitCode]:
        """Tell of orders that belong to no environment of the head: nothing that is approved is lost unseen."""
        results = []
        for path in sorted(set(self.after) - set(self.before)):
            environment = path.split("/")[1]
            if environment not in self.state.after.environments:
                self.app.tell(msg("order.homeless", path=path))
                results.append(ExitCode.FAILURE)
        return results


def besides_of(asked: frozenset[LineKey], before: Mapping[str, bytes], environment: str) -> Besides:
    """What is asked for besides; the orders of the base are only looked through where it may be an orphan of them."""
    may_be_orphans = any(key.kind == Kind.PERMISSION for key in asked)
    return Besides(asked, removed_routings(before, environment) if may_be_orphans else frozenset())


def order_day(order: OrderFile) -> date | None:
    """The day that an order takes effect; None = the day it is sent."""
    from datetime import date

    return date.fromisoformat(order.execute_on) if order.execute_on else None
