"""Merges that changed rows and brought no order for them: kept in the ledger until nothing is left to order.

They would be lost otherwise: no order waits for them, and no later merge changes those rows again. `tak submit` tells
of them at each run, until an order or a later change has settled it, or somebody has decided (reliability.md 7, R13).
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.ending import end
from tak_gitops.commands.order_run import OrderRun
from tak_gitops.commands.order_verdict import OF_THE_EXPORT
from tak_gitops.diff.touched import touched_rows
from tak_gitops.errors import ExitCode, TakError
from tak_gitops.findings import has_errors
from tak_gitops.limits.guards import refusal
from tak_gitops.model.line_keys import key_of
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.planned import Merged, Unordered
from tak_gitops.orders.order_file import row_line
from tak_gitops.repository.history import touches_declarations
from tak_gitops.sources.resolve import resolve_base
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tak_gitops.commands.submission import Submission
    from tak_gitops.model.changes import Change
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.texts import Message

NOWHERE = "orders"
"""Stands for the environment of a file that lies in the folder of none."""


class _Left(NamedTuple):
    """What of a merge is left to order, and the digest of the export that says so."""

    changes: list[Change]
    export: str


def without_order(
    run: Submission, ledger: LedgerState, merged: Merged, ordered: Collection[str], broken: Mapping[str, Message]
) -> list[Unordered]:
    """What a merge should have ordered and did not, by environment.

    `ordered` are the environments that it brought an order for, good or not; `broken` says of each file that is no
    order what is wrong with it. What cannot be told now is kept all the same, and judged again by `tell_unordered`.
    """
    files = {path: _environment_of(path) for path in broken}
    found: list[Unordered] = []
    for environment, keys in _touched(run, merged):
        if environment.key in ordered:
            continue
        path = next((path for path, key in files.items() if key == environment.key), "")
        about = Unordered(environment.key, environment.platform, merged._replace(path=path), keys)
        about = about._replace(details=render(broken[path], "sv")) if path else about
        try:
            left = _left(run, ledger, environment, merged.base, keys)
        except TakError as problem:
            found.append(about if path else about._replace(details=render(problem.message, "sv")))
            files.pop(path, None)
            continue
        if left.changes:
            found.append(about._replace(lines=tuple(map(row_line, left.changes)), export=left.export))
            files.pop(path, None)
    for path, key in files.items():
        platform = next((each.platform for each in run.declared.environments.values() if each.key == key), "")
        found.append(Unordered(key, platform, merged._replace(path=path), details=render(broken[path], "sv")))
    return found


def tell_unordered(run: Submission, environments: Collection[str]) -> list[ExitCode]:
    """Tell of every merge without an order that is not settled; what is, is recorded as such."""
    results = []
    for entry in run.ledger_state().entries.values():
        order = entry.order
        is_asked_for = order.environment in environments or order.environment not in run.declared.environments
        if entry.status is Status.UNORDERED and is_asked_for:
            results.append(_told(run, entry))
    return results


def _told(run: Submission, entry: Entry) -> ExitCode:
    order = entry.order
    about = {"environment": order.environment, "seq": str(order.seq), "commit": order.merge[:12]}
    environment = run.declared.environments.get(order.environment)
    if environment is None or (order.path and not order.keys):
        key = "submit.unordered.homeless" if environment is None else "submit.unordered.file"
        run.app.tell(msg(key, path=order.path or "–", **about))
        return ExitCode.FAILURE
    try:
        left = _left(run, run.ledger_state(), environment, order.base, order.keys)
    except TakError as problem:
        run.app.tell_findings(problem.findings)
        run.app.tell(problem.message)
        run.app.tell(msg("submit.unordered.unknown", **about))
        return problem.exit_code or ExitCode.FAILURE
    if left.changes:
        run.app.tell(msg("submit.unordered", count=len(left.changes), **about))
        return ExitCode.FAILURE
    end(run, entry, "settled", render(msg("submit.settled.proof", export=left.export[:12]), "sv"))
    run.app.tell(msg("submit.settled", **about))
    return ExitCode.OK


def _touched(run: Submission, merged: Merged) -> list[tuple[Environment, tuple[str, ...]]]:
    """The environments of which a merge changed rows, with these; without any where the merge cannot be read."""
    if not touches_declarations(run.root, merged.base, merged.commit):
        return []
    try:
        state = run.state_of(merged.commit)
    except TakError as problem:
        if not has_errors(list(problem.findings)):
            raise
        return [(each, ()) for each in run.declared.environments.values()]
    found = []
    for key, environment in state.after.environments.items():
        head = state.desired[key]
        rows = touched_rows(resolve_base(state.before, head, state.broken), head)
        if rows:
            found.append((environment, tuple(sorted(map(str, rows)))))
    return found


def _left(
    run: Submission, ledger: LedgerState, environment: Environment, base: str | None, keys: Collection[str]
) -> _Left:
    """What is left to order of the rows of a merge: by the files as they are now, over live and what is pending.

    Raises TakError where nobody can tell: the environment is gone, or live is no basis for it.
    """
    state = run.state_between(base)
    home = state.after.environments.get(environment.key)
    if home is None:
        raise TakError(msg("submit.unordered.no_environment", environment=environment.key))
    one = OrderRun(run.app, state, None, run.day, run.ages_to, {}, {}, {}, ledger, run.live)
    plan = one.plan(home, None)
    closed = tuple(each for each in plan.guards.refusals if each.guard in OF_THE_EXPORT)
    if closed:
        raise refusal(plan.guards._replace(refusals=closed), msg("limits.how", environment=environment.key))
    caused = [*plan.changes, *(each.change for each in plan.blocked)]
    return _Left([each for each in caused if not keys or str(key_of(each)) in keys], plan.live.digest)


def _environment_of(path: str) -> str:
    """The environment in whose folder an order file lies."""
    parts = PurePosixPath(path).parts
    return parts[1] if len(parts) > 2 else NOWHERE  # noqa: PLR2004 - orders/<environment>/<file>
