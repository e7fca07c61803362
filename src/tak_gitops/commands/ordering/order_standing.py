"""Whether the order file of a change is what the change gives: for `tak order --check` and for its comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.common.unsent import without_unsent
from tak_gitops.commands.ordering.missing_cases import wishes_of
from tak_gitops.commands.ordering.obstacles import order_obstacle
from tak_gitops.commands.ordering.order_run import order_day
from tak_gitops.orders.brought import brought, only
from tak_gitops.orders.drift_lines import drift_keys
from tak_gitops.orders.order_file import OrderFile, make_order, read_order
from tak_gitops.orders.pending import held_back
from tak_gitops.orders.stale import asks_for_the_same, differing_cases, differing_lines
from tak_gitops.reports.plan_cases import order_size
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from tak_gitops.commands.ordering.order_run import OrderRun
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.stale import CaseDifference, LineDifference
    from tak_gitops.plan import Plan


class Standing(NamedTuple):
    """The plan of an environment, and the order file that the change brings for it, if any.

    `stops` is why there can be no order at all; `problem` is why the file is not what the change gives, with the lines
    and the cases that differ. Guards are not asked here.
    """

    plan: Plan
    path: str | None
    order: OrderFile | None
    stops: Message | None = None
    problem: Message | None = None
    differences: tuple[LineDifference, ...] = ()
    cases: tuple[CaseDifference, ...] = ()


def brought_order(run: OrderRun, environment: Environment) -> tuple[str | None, OrderFile | None]:
    """The one order file that a change brings, and its path. Raises TakError for several, and for a broken one."""
    path = only(brought(run.before, run.after, environment.key), environment.key)
    return path, read_order(run.after[path], path) if path else None


def standing(run: OrderRun, environment: Environment, path: str | None, order: OrderFile | None) -> Standing:
    """The standing of an order file. Raises TakError without live."""
    orders = [order] if order else []
    day, asked, wishes = order_day(order) if order else None, drift_keys(orders), wishes_of(orders)
    plan = held_back(run.plan(environment, day, asked=asked, cases=wishes), run.ledger)
    plan = without_unsent(plan, run.state, run.ledger)
    found = Standing(plan, path, order)
    if order is not None and run.is_past(order):
        return found._replace(stops=msg("order.past", day=order.execute_on))
    obstacle = order_obstacle(plan)
    if obstacle:
        return found._replace(stops=obstacle)
    if order is None or path is None:
        if not plan.is_order:
            return found
        return found._replace(problem=msg("order.missing", environment=environment.key, what=order_size(plan)))
    if not plan.is_order:
        return found._replace(problem=msg("order.not_needed", environment=environment.key, path=path))
    now = make_order(plan, ordered_by=run.ordered_by, execute_on=order_day(order))
    if not asks_for_the_same(order, now):
        problem = msg("order.outdated", environment=environment.key, path=path)
        lines, cases = differing_lines(order, now), differing_cases(order, now)
        return found._replace(problem=problem, differences=tuple(lines), cases=tuple(cases))
    if order.parts != now.parts:
        return found._replace(problem=msg("order.outdated.about", environment=environment.key, path=path))
    return found
