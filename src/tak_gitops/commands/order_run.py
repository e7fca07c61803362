"""What `tak order` and `tak submit` have in common: one run over several environments and their order files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.state import live_of, plan_of
from tak_gitops.errors import ExitCode
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tak_gitops.commands.app import App
    from tak_gitops.commands.state import State
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.order_file import OrderFile
    from tak_gitops.plan import Plan


class OrderRun(NamedTuple):
    """What one run works with, the same for every environment.

    `day` is today, or the day that the command names; `before` and `after` are the order files of base and head,
    `merged` those that are approved because the branch that counts has them.
    """

    app: App
    state: State
    export: str | None
    day: date
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    merged: Mapping[str, bytes]

    @property
    def ordered_by(self) -> str:
        """Who orders, by the settings of the head."""
        return self.state.after.settings.ordered_by or ""

    def plan(self, environment: Environment, execute_on: date | None) -> Plan:
        """The plan of an environment for the day that its order takes effect. Raises TakError without live."""
        catalogue = live_of(self.app, self.state.root, environment, self.export)
        return plan_of(self.state, environment, catalogue, execute_on or self.day)

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


def order_day(order: OrderFile) -> date | None:
    """The day that an order takes effect; None = the day it is sent."""
    from datetime import date

    return date.fromisoformat(order.execute_on) if order.execute_on else None
