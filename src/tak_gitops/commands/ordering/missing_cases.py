"""Cases that merges asked for and nobody was sent: what the files ask for still, and how it is ordered at last.

There was no order for them, or one that did not hold or grew too old. No later change asks for them again, so an order
that brings one is held to the change of the merge that asked for it: from the base of that merge to the files of the
order. The ledger says which merge it was (`orders.cases.unsent`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import UsageError
from tak_gitops.flows.asked_cases import with_cases
from tak_gitops.orders.cases.line import case_line
from tak_gitops.orders.cases.unsent import asked_since, unsent_case
from tak_gitops.orders.ledger.entry import UNSETTLED
from tak_gitops.repository.commits import CommitTree
from tak_gitops.repository.trees import EmptyTree
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.resolve import resolve_base
from tak_gitops.sources.store import NoStore
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tak_gitops.commands.common.state import State
    from tak_gitops.commands.ordering.order_run import OrderRun
    from tak_gitops.model.cases import Case
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.desired import Desired
    from tak_gitops.orders.cases.line import CaseLine, Wish
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.order_file import OrderFile
    from tak_gitops.plan import Plan


def wishes_of(orders: Iterable[OrderFile]) -> frozenset[Wish]:
    """What the cases of some orders ask for."""
    return frozenset(wish for order in orders for case in order.cases for wish in case.wishes)


def case_lines(plan: Plan, ordered_by: str) -> tuple[CaseLine, ...]:
    """The cases of a plan as they are ordered."""
    return tuple(case_line(each, plan.platform, ordered_by) for each in plan.cases)


def may_ask_for_cases(base: Desired, head: Desired) -> bool:
    """Whether a change may ask for cases that no row of it tells of; only live says whether it does."""
    known = {case.wish for case in base.cases}
    if any(case.wish not in known for case in head.cases):
        return True
    for key, system in head.described.items():
        before = base.described.get(key)
        if before is None or (system.is_active, system.title) != (before.is_active, before.title):
            return True
        if set(system.contacts) != set(before.contacts):
            return True
    old = {id(block.addresses) for block in base.blocks}
    keys = frozenset().union(*(block.keys for block in head.blocks if id(block.addresses) not in old))
    before_names, names = base.address_names(keys), head.address_names(keys)
    return any(names.get(key, name) != name for key, name in before_names.items())


def missing_cases(
    state: State, ledger: LedgerState, wanted: Collection[Wish], plan: Plan, catalogue: Catalogue
) -> list[Case]:
    """The cases of an environment that are `wanted`, the ledger has as never sent, and the files ask for still.

    Not those that the `plan` has by itself. `catalogue` is live with what is pending.
    """
    head = state.desired[plan.environment]
    ordered_by = state.after.settings.ordered_by or ""
    have = {wish for each in case_lines(plan, ordered_by) for wish in each.wishes}
    missed: dict[str | None, set[Wish]] = {}
    for entry in ledger.standing(*UNSETTLED):
        unsent = unsent_case(entry)
        if unsent and entry.order.environment == head.environment:
            since = asked_since(entry, ledger.entries.values())
            missed.setdefault(since, set()).update(unsent.wishes & set(wanted))
    found: list[Case] = []
    for commit, wishes in missed.items():
        if wishes <= have:
            continue
        before = read_declared(CommitTree(state.root, commit) if commit else EmptyTree(), NoStore()).declared
        base = resolve_base(before, head, state.broken)
        for case in with_cases(plan, base, head, catalogue).cases:
            asked = case_line(case, plan.platform, ordered_by).wishes
            if asked & wishes and not asked & have:
                found.append(case)
                have |= asked
    return found


def asked_wishes(ledger: LedgerState, environment: str, numbers: Iterable[int]) -> frozenset[Wish]:
    """What the cases with some numbers ask for. Raises UsageError where one is no case that was never sent."""
    wishes: set[Wish] = set()
    for seq in sorted(numbers):
        entry = ledger.entries.get(seq)
        case = unsent_case(entry) if entry and entry.order.environment == environment else None
        if case is None:
            raise UsageError(msg("order.case.none", environment=environment, seq=str(seq)))
        wishes |= case.wishes
    return frozenset(wishes)


def require_missing(run: OrderRun, plan: Plan, numbers: Iterable[int]) -> None:
    """Raise UsageError where the files do not ask for a case with one of the numbers any more."""
    have = {wish for each in case_lines(plan, run.ordered_by) for wish in each.wishes}
    for seq in sorted(numbers):
        case = unsent_case(run.ledger.entries[seq])
        if case and not case.wishes & have:
            raise UsageError(msg("order.case.unasked", environment=plan.environment, seq=str(seq)))
