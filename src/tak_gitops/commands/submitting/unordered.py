"""Merges that changed rows or asked for cases without an order: kept in the ledger until nothing is left to order.

They would be lost otherwise: no order waits for them, and no later merge changes those rows again (`settling`).
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tak_gitops.commands.ordering.missing_cases import may_ask_for_cases
from tak_gitops.commands.submitting.left import left_since, own_cases
from tak_gitops.diff.touched import touched_rows
from tak_gitops.errors import TakError
from tak_gitops.findings import has_errors
from tak_gitops.orders.ledger.planned import Merged, Unordered
from tak_gitops.orders.order_file import row_line
from tak_gitops.repository.history import touches_declarations
from tak_gitops.sources.resolve import resolve_base
from tak_gitops.texts import render

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tak_gitops.commands.submitting.submission import Submission
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.texts import Message

NOWHERE = "orders"
"""Stands for the environment of a file that lies in the folder of none."""


def without_order(
    run: Submission, ledger: LedgerState, merged: Merged, ordered: Collection[str], broken: Mapping[str, Message]
) -> list[Unordered]:
    """What a merge should have ordered and did not, by environment.

    `ordered` are the environments that it brought an order for, good or not; `broken` says of each file that is no
    order what is wrong with it. What cannot be told now is kept all the same, and judged again by `settling`.
    """
    files = {path: _environment_of(path) for path in broken}
    found: list[Unordered] = []
    for environment, keys, asks in _touched(run, merged):
        if environment.key in ordered:
            continue
        path = next((path for path, key in files.items() if key == environment.key), "")
        # where nobody can tell about cases, it is all that was merged since that is looked at
        about = Unordered(environment.key, environment.platform, merged._replace(path=path), () if asks else keys)
        about = about._replace(details=render(broken[path], "sv")) if path else about
        try:
            left = left_since(run, ledger, environment.key, merged.base)
            cases = own_cases(run, ledger, merged.commit, environment.key, left) if asks else []
        except TakError as problem:
            found.append(about if path else about._replace(details=render(problem.message, "sv")))
            files.pop(path, None)
            continue
        known = about._replace(keys=keys, export=left.export)
        changes = left.among(keys) if keys or not asks else []
        # of a merge that cannot be read nobody can tell what it asked for
        if changes or (left.cases and not keys and not asks):
            found.append(known._replace(lines=tuple(map(row_line, changes))))
            files.pop(path, None)
        found += [known._replace(merged=merged, keys=(), details="", case=case) for case in cases]
    for path, key in files.items():
        platform = next((each.platform for each in run.declared.environments.values() if each.key == key), "")
        found.append(Unordered(key, platform, merged._replace(path=path), details=render(broken[path], "sv")))
    return found


def _touched(run: Submission, merged: Merged) -> list[tuple[Environment, tuple[str, ...], bool]]:
    """The environments of which a merge changed rows, with these, and whether it may have asked for cases.

    Without any rows where the merge cannot be read.
    """
    if not touches_declarations(run.root, merged.base, merged.commit):
        return []
    try:
        state = run.state_of(merged.commit)
    except TakError as problem:
        if not has_errors(list(problem.findings)):
            raise
        return [(each, (), False) for each in run.declared.environments.values()]
    found = []
    for key, environment in state.after.environments.items():
        head = state.desired[key]
        base = resolve_base(state.before, head, state.broken)
        rows, asks = touched_rows(base, head), may_ask_for_cases(base, head)
        if rows or asks:
            found.append((environment, tuple(sorted(map(str, rows))), asks))
    return found


def _environment_of(path: str) -> str:
    """The environment in whose folder an order file lies."""
    parts = PurePosixPath(path).parts
    return parts[1] if len(parts) > 2 else NOWHERE  # noqa: PLR2004 - orders/<environment>/<file>
