"""The order files of a change: written, or checked to be what the commit gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.common.app import App, day_or_today, moment, parse_day
from tak_gitops.commands.common.pending import ledger_state
from tak_gitops.commands.common.state import in_turn, read_state, required_head, selected
from tak_gitops.commands.ordering.allowing import Opening, asked_opening, with_allow_file
from tak_gitops.commands.ordering.missing_cases import asked_wishes, require_missing, wishes_of
from tak_gitops.commands.ordering.obstacles import order_obstacle
from tak_gitops.commands.ordering.order_run import OrderRun, order_day
from tak_gitops.commands.ordering.order_standing import brought_order, standing
from tak_gitops.commands.ordering.ordered_drift import NOTHING_ASKED, Asked, asked_drift, require_drift
from tak_gitops.commands.ordering.reverting import (
    Undone,
    order_to_undo,
    require_as_left,
    require_inverse,
    reverted_environment,
    tell_of_objects,
)
from tak_gitops.commands.ordering.withdrawn_files import without_withdrawn
from tak_gitops.errors import ExitCode, TakError, UsageError
from tak_gitops.orders.brought import brought
from tak_gitops.orders.drift_lines import drift_keys
from tak_gitops.orders.order_file import OrderFile, file_path, make_order, read_order, write_order
from tak_gitops.orders.pending import held_back
from tak_gitops.orders.withdrawn import may_be_deleted
from tak_gitops.reports.case_differences import case_difference_text
from tak_gitops.reports.difference_text import FILE_AND_NOW, difference_text
from tak_gitops.reports.plan_cases import order_size
from tak_gitops.repository.commits import not_committed
from tak_gitops.repository.files import write_whole
from tak_gitops.repository.history import orders_at, orders_in_work_tree
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.plan import Plan


class Wish(NamedTuple):
    """What the command line asks for besides what the change of the files causes."""

    execute_on: date | None = None
    opening: Opening | None = None
    asked: Asked = NOTHING_ASKED
    undone: Undone | None = None


def write_or_check(
    app: App,
    environments: Sequence[str],
    *,
    base: str | None,
    export: str | None,
    as_of: str | None,
    execute_on: str | None = None,
    allow: str | None = None,
    reason: str | None = None,
    drift: tuple[str, ...] = (),
    revert: str | None = None,
    check: bool = False,
    read_live: Callable[[Environment], Catalogue] | None = None,
) -> ExitCode:
    """What `tak order` does, for commands that do more; `read_live` reads live where something else is to do it."""
    opening = asked_opening(allow, reason, check=check)
    if revert is not None and (drift or check):
        raise UsageError(msg("order.revert.alone"))
    head = required_head(app) if check else None
    state = read_state(app, base, head=head)
    after = orders_at(state.root, head) if check else orders_in_work_tree(state.root)
    day = day_or_today(as_of)
    merged = orders_at(state.root, "HEAD") if state.base.merged and not check else {}
    ledger = ledger_state(app, state.root, state.after.settings)
    before = orders_at(state.root, state.base.commit)
    left = {path: order for path, order in before.items() if path in after or not may_be_deleted(ledger, path)}
    ledger = without_withdrawn(app, ledger, before, after)
    run = OrderRun(app, state, export, day, moment(as_of), left, after, merged, ledger, read_live)
    when = parse_day(execute_on) if execute_on else None
    if when and when < day:
        raise UsageError(msg("order.past", day=when.isoformat()))
    undone = order_to_undo(revert, {**run.before, **merged}, ledger) if revert is not None else None
    wanted = selected(state, reverted_environment(environments, undone) if undone else environments, export)
    wish = Wish(when, opening, asked_drift(drift, len(wanted), check=check), undone)
    results = in_turn(app, wanted, lambda each: _checked(run, each) if check else _written(run, each, wish))
    if check and not environments:
        results += run.homeless()
    if check and (waiting := not_committed(state.root)):
        app.tell(msg("order.not_committed", count=len(waiting), path=waiting[0]))
    return max(results)


def _written(run: OrderRun, environment: Environment, wish: Wish) -> ExitCode:
    """Write the order file of one environment, in place of the one that the change brought before."""
    app = run.app
    kept = _readable(run, brought(run.before, run.after, environment.key))
    when = wish.execute_on or next((day for each in kept.values() if (day := order_day(each))), None)
    # what undoes an order is what the files say, and nothing besides
    asked = NOTHING_ASKED if wish.undone else wish.asked.kept_from(kept.values())
    if wish.undone:
        run = run.with_live(environment)
        code = require_as_left(run, environment, wish.undone, when or run.day)
        if code:
            return code
    cases = wishes_of([] if wish.undone else kept.values()) | asked_wishes(run.ledger, environment.key, asked.missing)
    plan = held_back(run.plan(environment, when, asked=asked.keys, cases=cases), run.ledger)
    require_drift(app, plan, asked)
    require_missing(run, plan, asked.missing)
    obstacle = order_obstacle(plan)
    if obstacle:
        app.tell(obstacle)
        return ExitCode.FAILURE
    if wish.undone:
        code = require_inverse(run, wish.undone, plan)
        if code:
            return code
    if wish.opening:
        plan = with_allow_file(run, environment, plan, wish.opening)
    run.require_open(plan, msg("limits.how", environment=environment.key), ordered=plan.is_order)
    code = _replaced(run, environment, plan, when, kept)
    if wish.undone and not code:
        tell_of_objects(run, wish.undone)
    return code


def _replaced(
    run: OrderRun, environment: Environment, plan: Plan, when: date | None, kept: dict[str, OrderFile]
) -> ExitCode:
    """Write the order of a plan in place of the files that the change brought, of which `kept` could be read."""
    app, root = run.app, run.state.root
    there = brought(run.before, run.after, environment.key)
    merged = sorted(set(there) & run.merged.keys())
    if merged and not plan.is_order:
        app.tell(msg("order.nothing", environment=environment.key))
        return ExitCode.OK
    if not plan.is_order:
        for path in there:
            (root / path).unlink()
            app.tell(msg("order.nothing.removed", environment=environment.key, path=path))
        if not there:
            app.tell(msg("order.nothing", environment=environment.key))
        return ExitCode.OK
    new = make_order(plan, ordered_by=run.ordered_by, execute_on=when)
    same = [path for path, each in kept.items() if each.digest == new.digest and each.parts == new.parts]
    if same and len(there) == 1:
        app.tell(msg("order.current", environment=environment.key, path=same[0]))
        return ExitCode.OK
    if merged:
        # it was approved, and may have been sent: a new order belongs to a new pull request
        app.tell(msg("order.merged", environment=environment.key, path=merged[0]))
        return ExitCode.FAILURE
    # a file that was taken back has had its name: a new one under it would look as if it had been changed
    taken = {*run.before, *(each.order.path for each in run.ledger.entries.values())}
    path = file_path(new, run.day, _first_path(plan), taken)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    write_whole(root / path, write_order(new))
    for old in there:
        if old != path:
            (root / old).unlink()
    app.tell(msg("order.written", environment=environment.key, path=path, what=order_size(plan)))
    app.tell_findings(each for each in plan.findings if each.rule == "TG415")
    drift = len(drift_keys([new]))
    if drift:
        app.tell(msg("order.drift.written", environment=environment.key, count=drift, path=path))
    return ExitCode.OK


def _checked(run: OrderRun, environment: Environment) -> ExitCode:
    """Whether the committed order file of one environment is what the commit gives."""
    app = run.app
    path, approved = brought_order(run, environment)
    found = standing(run, environment, path, approved)
    if found.stops:
        app.tell(found.stops)
        return ExitCode.FAILURE
    run.require_open(found.plan, msg("limits.how", environment=environment.key), ordered=approved is not None)
    if found.problem:
        app.tell(found.problem)
        lines = difference_text(found.differences, found.plan, app.language, app.style(), FILE_AND_NOW)
        app.out(lines + case_difference_text(found.cases, app.language))
        return ExitCode.FAILURE
    if path is None:
        app.tell(msg("order.nothing", environment=environment.key))
    else:
        app.tell(msg("order.current", environment=environment.key, path=path))
    return ExitCode.OK


def _readable(run: OrderRun, paths: list[str]) -> dict[str, OrderFile]:
    """The order files that the change brought before; one that cannot be read is written anew."""
    found = {}
    for path in paths:
        try:
            found[path] = read_order(run.after[path], path)
        except TakError as problem:
            run.app.tell(problem.message)
    return found


def _first_path(plan: Plan) -> str:
    places = [change.place.path for change in plan.changes if change.place] or [case.place.path for case in plan.cases]
    return min(places, default="order")
