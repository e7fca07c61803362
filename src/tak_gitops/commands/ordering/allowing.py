"""`tak order --allow`: write the allow file that opens the guards for exactly what is ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.ordering.guarded import facts_of
from tak_gitops.errors import TakError, UsageError, fail
from tak_gitops.limits.guards import judged
from tak_gitops.model.repository_files import Allow
from tak_gitops.orders.allow_file import SLUG, allow_path, counted_lines, write_allow
from tak_gitops.repository.files import write_whole
from tak_gitops.sources.compile import compile_file
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.ordering.order_run import OrderRun
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.plan import Plan


class Opening(NamedTuple):
    """What the command line asks for: the name of the allow file, and why, None to keep the reason that it has."""

    slug: str
    reason: str | None


def asked_opening(slug: str | None, reason: str | None, *, check: bool) -> Opening | None:
    """The opening that the options ask for. Raises UsageError where they do not go together."""
    if slug is None:
        if reason is not None:
            raise UsageError(msg("order.allow.no_name"))
        return None
    if check:
        raise UsageError(msg("order.allow.check"))
    if not SLUG.fullmatch(slug):
        raise UsageError(msg("order.allow.bad_name", name=slug))
    return Opening(slug, reason)


def with_allow_file(run: OrderRun, environment: Environment, plan: Plan, opening: Opening) -> Plan:
    """The plan as the guards judge it with the allow file, which is written where a guard is closed without it.

    Raises TakError where an earlier change has brought a file of that name: what was allowed then stays on record.
    """
    path = allow_path(environment.key, opening.slug)
    if any(each.path == path for each in run.state.before.allows):
        raise fail("order.allow.taken", path=path)
    facts = facts_of(run.state, environment, run.now)
    others = tuple(each for each in facts.allows if each.path != path)
    closed = judged(plan, facts._replace(allows=others)).guards
    lines = counted_lines(closed)
    if not lines:
        run.app.tell(msg("order.allow.not_needed", environment=environment.key))
        return plan
    if not closed.can_be_opened:
        return plan
    reason = (opening.reason or "").strip() or next((each.reason for each in facts.allows if each.path == path), None)
    if not reason:
        raise UsageError(msg("order.allow.no_reason"))
    content = write_allow(reason, lines)
    # read as everybody else will read it: a reason with hidden characters is refused before anything is written
    compiled = compile_file(path, content)
    if not isinstance(compiled.value, Allow):
        raise TakError(msg("order.allow.refused", path=path), compiled.findings)
    (run.state.root / path).parent.mkdir(parents=True, exist_ok=True)
    write_whole(run.state.root / path, content)
    run.app.tell(msg("order.allow.written", environment=environment.key, path=path, lines=len(lines)))
    return judged(plan, facts._replace(allows=(*others, compiled.value)))
