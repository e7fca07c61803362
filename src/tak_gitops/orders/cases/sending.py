"""What keeps a case, or an order that waits for one, from being sent now or ever (docs/cases.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.cases import CaseKind, case_keys
from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.contracts import title
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.orders.ledger.conditions import Conditions
    from tak_gitops.orders.ledger.records import OrderRecord
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.texts import Message


def lost_condition(conditions: Conditions, order: OrderRecord) -> Message | None:
    """Why an entry can never be sent: what it was to be sent after was refused, given up or never sent."""
    about = {"environment": order.environment, "seq": str(order.seq)}
    if conditions.lost:
        first = conditions.lost[0]
        key = "submit.case.lost" if first.order.asked else "submit.case.lost_rows"
        return msg(key, **about, other=str(first.order.seq), status=first.status.word)
    if conditions.unknown:
        return msg("submit.case.unknown", **about, key=conditions.unknown[0])
    return None


def told_to_wait(ledger: LedgerState, order: OrderRecord, waits: Iterable[int]) -> Message:
    """Which entries one waits for: cases that must be done, or others that touch the same rows."""
    cases = [seq for seq in waits if ledger.entries[seq].order.asked]
    conditions = {each.order.seq for each in ledger.conditions(order.seq).open}
    if cases:
        return _waits("submit.waits.case", order, cases)
    return _waits("submit.waits.rows" if conditions.issuperset(waits) else "submit.waits", order, waits)


def case_over(order: OrderRecord, day: date) -> Message | None:
    """Why a case is not to be sent any more on `day`: its window has begun and passed; None where it still is."""
    until = order.asked.until if order.asked else None
    if until is None or until >= day:
        return None
    return msg("submit.case.over", environment=order.environment, seq=str(order.seq), day=until.isoformat())


def missing_contract(order: OrderRecord, catalogue: Catalogue) -> Message | None:
    """Which contract an order waits for although its case is done: live does not have it yet, and TAK would refuse."""
    needs = set(order.conditions)
    for line in order.lines:
        if line.kind not in set(Kind) or line.action == Action.REMOVE.value:
            continue
        contract = line.key["contract"]
        if needs.issuperset(case_keys(CaseKind.CONTRACT_INSTALLATION, [contract])) and (
            catalogue.contracts.find(contract) is None
        ):
            about = {"environment": order.environment, "seq": str(order.seq)}
            return msg("submit.case.not_seen", **about, contract=title(contract))
    return None


def _waits(key: str, order: OrderRecord, others: Iterable[int]) -> Message:
    numbers = ", ".join(map(str, others))
    return msg(key, environment=order.environment, seq=str(order.seq), others=numbers)
