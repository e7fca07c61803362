"""`tak submit`: send the orders that a merge brought, after working them out again from its commit and live."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from tak_gitops.commands.app import App, day_or_today
from tak_gitops.commands.options import command, environments_argument, option
from tak_gitops.commands.order_run import OrderRun, order_day
from tak_gitops.commands.state import in_turn, read_state, required_head, selected
from tak_gitops.errors import ExitCode, TakError
from tak_gitops.model.identifiers import fold
from tak_gitops.orders.brought import brought, only
from tak_gitops.orders.channels.file import deliver
from tak_gitops.orders.order_file import make_order, read_order
from tak_gitops.orders.order_text import Sender, order_text
from tak_gitops.orders.stale import differing_lines
from tak_gitops.reports.difference_text import difference_text
from tak_gitops.repository.history import orders_at
from tak_gitops.sources.json_order import Timing
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.model.repository_files import Contact, Environment
    from tak_gitops.orders.order_file import OrderFile
    from tak_gitops.plan import Plan


@command
@environments_argument
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
def submit(app: App, environments: tuple[str, ...], *, export: str | None, as_of: str | None) -> ExitCode:
    """Send the orders of the commit that is checked out; exit code 4 where one does not hold any more.

    An environment whose order does not hold stops none of the others.
    """
    head = required_head(app)
    state = read_state(app, None, head=head, before_head=True)
    wanted = selected(state, environments, export)
    before, after = orders_at(state.root, state.base.commit), orders_at(state.root, head)
    run = OrderRun(app, state, export, day_or_today(as_of), before, after, after)
    results = in_turn(app, wanted, lambda each: _submitted(run, each))
    if not environments:
        results += run.homeless()
    if all(result is None for result in results):
        app.tell(msg("submit.nothing", commit=head[:12]))
    return max((result for result in results if result is not None), default=ExitCode.OK)


def _submitted(run: OrderRun, environment: Environment) -> ExitCode | None:
    """Send the order of one environment; None where the merge needs none."""
    app, key = run.app, environment.key
    path = only(brought(run.before, run.after, key), key)
    approved = read_order(run.after[path], path) if path else None
    day = (order_day(approved) if approved else None) or run.day
    if approved and run.is_past(approved):
        app.tell(msg("submit.past", environment=key, digest=approved.short_digest, day=approved.execute_on))
        app.tell(msg("submit.stale.next", environment=key))
        return ExitCode.STALE
    plan = run.plan(environment, day)
    if approved is None or path is None:
        if plan.blocked:
            app.tell(msg("order.blocked", environment=key, count=len(plan.blocked)))
            return ExitCode.FAILURE
        if not plan.changes:
            return None
        app.tell(msg("order.missing", environment=key, lines=len(plan.changes)))
        return ExitCode.FAILURE
    if plan.blocked:
        app.tell(msg("submit.blocked", environment=key, digest=approved.short_digest, count=len(plan.blocked)))
        return ExitCode.STALE
    now = make_order(plan, ordered_by=run.ordered_by, execute_on=order_day(approved)) if plan.changes else None
    if now is None or now.digest != approved.digest:
        app.tell(msg("submit.stale", environment=key, digest=approved.short_digest))
        app.out(difference_text(differing_lines(approved, now), plan, app.language, app.style()))
        app.tell(msg("submit.stale.next", environment=key))
        return ExitCode.STALE
    if now.parts != approved.parts:
        app.tell(msg("submit.stale.about", environment=key, digest=approved.short_digest))
        app.tell(msg("submit.stale.next", environment=key))
        return ExitCode.STALE
    _deliver(run, environment, approved, path, plan)
    return ExitCode.OK


def _deliver(run: OrderRun, environment: Environment, order: OrderFile, path: str, plan: Plan) -> None:
    if environment.outbox is None:
        raise TakError(msg("submit.no_channel", environment=environment.key, path=environment.path))
    timing = Timing(run.day, order_day(order) or run.day, version=1)
    sender = Sender(run.ordered_by, _contact(run, plan), _names(plan))
    texts = [order_text(order, number, sender, timing) for number in range(1, len(order.parts) + 1)]
    outbox = posixpath.normpath(posixpath.join(posixpath.dirname(environment.path), environment.outbox))
    name = posixpath.basename(path).removesuffix(".json")
    for delivery in deliver(order, name, texts, run.state.root / outbox, timing):
        text = "submit.sent" if delivery.fresh else "submit.there"
        run.app.tell(msg(text, environment=environment.key, digest=order.short_digest, path=str(delivery.path)))


def _contact(run: OrderRun, plan: Plan) -> Contact | None:
    """Whom to ask: a contact of a system that the order is about, of a producer and technical before others."""
    producers: set[str] = set()
    consumers: set[str] = set()
    for change in plan.changes:
        target = change.after or change.before
        (producers if target else consumers).add(fold((target.producer if target else change.consumer) or ""))
    ranked: list[tuple[bool, bool, Contact]] = []
    for system in run.state.after.systems.values():
        key = fold(system.hsa_id(plan.environment) or "")
        if key in producers or key in consumers:
            ranked += [(key not in producers, contact.role != "technical", contact) for contact in system.contacts]
    return min(ranked, key=lambda each: each[:2])[2] if ranked else None


def _names(plan: Plan) -> dict[str, str]:
    """The names of all that an order mentions, by HSA-id as it is ordered."""
    ids = set()
    for change in plan.changes:
        ids |= {change.logical_address, change.consumer}
        ids |= {target.producer for target in (change.before, change.after) if target}
    return {each: name for each in ids if each and (name := plan.name(each))}
