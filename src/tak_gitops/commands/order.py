"""`tak order`: write the order file of the pull request, or check that it is what the commit gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tak_gitops.commands.app import App, day_or_today, parse_day
from tak_gitops.commands.options import command, environments_argument, option
from tak_gitops.commands.order_run import OrderRun, order_day
from tak_gitops.commands.state import in_turn, read_state, required_head, selected
from tak_gitops.errors import ExitCode, TakError, UsageError
from tak_gitops.orders.brought import brought, only
from tak_gitops.orders.order_file import OrderFile, file_path, make_order, read_order, write_order
from tak_gitops.orders.stale import differing_lines
from tak_gitops.reports.difference_text import difference_text
from tak_gitops.repository.files import write_whole
from tak_gitops.repository.history import orders_at, orders_in_work_tree
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.plan import Plan


@command
@environments_argument
@option("--base", metavar="REF", help="cli.option.base")
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
@option("--execute-on", metavar="DAY", help="cli.option.execute_on")
@option("--check", is_flag=True, help="cli.option.order_check")
def order(
    app: App,
    environments: tuple[str, ...],
    *,
    base: str | None,
    export: str | None,
    as_of: str | None,
    execute_on: str | None,
    check: bool,
) -> ExitCode:
    """Write or check the orders of the environments; problems of one do not hide those of another."""
    head = required_head(app) if check else None
    state = read_state(app, base, head=head)
    wanted = selected(state, environments, export)
    after = orders_at(state.root, head) if check else orders_in_work_tree(state.root)
    day = day_or_today(as_of)
    merged = orders_at(state.root, "HEAD") if state.base.merged and not check else {}
    run = OrderRun(app, state, export, day, orders_at(state.root, state.base.commit), after, merged)
    when = parse_day(execute_on) if execute_on else None
    if when and when < day:
        raise UsageError(msg("order.past", day=when.isoformat()))
    results = in_turn(app, wanted, lambda each: _checked(run, each) if check else _written(run, each, when))
    if check and not environments:
        results += run.homeless()
    return max(results)


def _written(run: OrderRun, environment: Environment, execute_on: date | None) -> ExitCode:
    """Write the order file of one environment, in place of the one that the change brought before."""
    app, root = run.app, run.state.root
    there = brought(run.before, run.after, environment.key)
    kept = _readable(run, there)
    when = execute_on or next((day for each in kept.values() if (day := order_day(each))), None)
    plan = run.plan(environment, when)
    if plan.blocked:
        app.tell(msg("order.blocked", environment=environment.key, count=len(plan.blocked)))
        return ExitCode.FAILURE
    merged = sorted(set(there) & run.merged.keys())
    if merged and not plan.changes:
        app.tell(msg("order.nothing", environment=environment.key))
        return ExitCode.OK
    if not plan.changes:
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
    path = file_path(new, run.day, _first_path(plan), run.before)
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    write_whole(root / path, write_order(new))
    for old in there:
        if old != path:
            (root / old).unlink()
    app.tell(msg("order.written", environment=environment.key, path=path, lines=len(plan.changes)))
    return ExitCode.OK


def _checked(run: OrderRun, environment: Environment) -> ExitCode:
    """Whether the committed order file of one environment is what the commit gives."""
    app = run.app
    path = only(brought(run.before, run.after, environment.key), environment.key)
    approved = read_order(run.after[path], path) if path else None
    if approved and run.is_past(approved):
        app.tell(msg("order.past", day=approved.execute_on))
        return ExitCode.FAILURE
    plan = run.plan(environment, order_day(approved) if approved else None)
    if plan.blocked:
        app.tell(msg("order.blocked", environment=environment.key, count=len(plan.blocked)))
        return ExitCode.FAILURE
    if approved is None or path is None:
        if not plan.changes:
            app.tell(msg("order.nothing", environment=environment.key))
            return ExitCode.OK
        app.tell(msg("order.missing", environment=environment.key, lines=len(plan.changes)))
        return ExitCode.FAILURE
    if not plan.changes:
        app.tell(msg("order.not_needed", environment=environment.key, path=path))
        return ExitCode.FAILURE
    now = make_order(plan, ordered_by=run.ordered_by, execute_on=order_day(approved))
    if approved.digest != now.digest:
        app.tell(msg("order.outdated", environment=environment.key, path=path))
        app.out(difference_text(differing_lines(approved, now), plan, app.language, app.style()))
        return ExitCode.FAILURE
    if approved.parts != now.parts:
        app.tell(msg("order.outdated.about", environment=environment.key, path=path))
        return ExitCode.FAILURE
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
    return min((change.place.path for change in plan.changes if change.place), default="order")
