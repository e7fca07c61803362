"""What live has otherwise than the files of HEAD declare, worked out for one environment at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import App, day_or_today, moment
from tak_gitops.commands.common.pending import ledger_to_look_at
from tak_gitops.commands.common.state import live_of, read_head, selected
from tak_gitops.commands.common.unsent import without_unsent
from tak_gitops.commands.ordering.guarded import facts_of, guarded_plan
from tak_gitops.orders.drift_lines import removed_routings
from tak_gitops.orders.pending import held_back
from tak_gitops.plan import Besides
from tak_gitops.repository.history import orders_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tak_gitops.model.repository_files import Environment
    from tak_gitops.plan import Plan


def comparison(
    app: App, names: Sequence[str], *, export: str | None, as_of: str | None
) -> tuple[list[Environment], Callable[[Environment], Plan]]:
    """The environments, and what compares one of them with live; it raises TakError where that cannot be done."""
    day, now = day_or_today(as_of), moment(as_of)
    state = read_head(app)
    wanted = selected(state, names, export)
    ledger = ledger_to_look_at(app, state.root, state.after.settings)
    merged = orders_at(state.root, state.base.commit)

    def compared(environment: Environment) -> Plan:
        catalogue = live_of(app, state, environment, export)
        facts = facts_of(state, environment, now)
        besides = Besides(gone=removed_routings(merged, environment.key))
        plan = guarded_plan(state, environment, catalogue, day, facts, ledger=ledger, besides=besides)
        return without_unsent(held_back(plan, ledger), state, ledger)

    return wanted, compared
