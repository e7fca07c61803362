"""Rows that differ because the order for them is merged and has not come to the ledger: they wait, and are no drift.

Whoever ordered them as drift would order what is approved already, or what is held for a reason.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.errors import TakError
from tak_gitops.model.line_keys import key_of
from tak_gitops.orders.ledger.planned import row_of
from tak_gitops.orders.order_file import read_order
from tak_gitops.repository.history import order_changes
from tak_gitops.repository.merged_content import has_commit

if TYPE_CHECKING:
    from tak_gitops.commands.common.state import State
    from tak_gitops.model.line_keys import LineKey
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.plan import Plan


def without_unsent(plan: Plan, state: State, ledger: LedgerState) -> Plan:
    """The plan without the drift that orders are merged for which no run of `tak submit` has taken up; it is counted.

    They are those that the base has and the commit that the ledger has come to had not.
    """
    base, cursor = state.base.commit, ledger.cursor
    if not plan.drift or base is None or cursor is None or not has_commit(state.root, cursor.commit):
        return plan
    rows: set[LineKey | None] = set()
    for path, content in order_changes(state.root, cursor.commit, base)[0].items():
        if path.startswith(f"orders/{plan.environment}/"):
            # what is no order is told of by the run that comes to it
            with suppress(TakError):
                rows.update(map(row_of, read_order(content, path).lines))
    drift = tuple(each for each in plan.drift if key_of(each) not in rows)
    return replace(plan, drift=drift, unsent=len(plan.drift) - len(drift))
