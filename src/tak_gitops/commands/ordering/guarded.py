"""Plans with what the guards say of them: what commands know that the guards must be told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.commands.ordering.missing_cases import missing_cases
from tak_gitops.findings import Place
from tak_gitops.flows.asked_cases import with_cases, with_others
from tak_gitops.flows.contract_cases import contracts_to_come
from tak_gitops.flows.flowed import flowed
from tak_gitops.flows.later_day import later_day
from tak_gitops.limits.export_guards import require_usable
from tak_gitops.limits.facts import Facts
from tak_gitops.limits.guards import judged
from tak_gitops.model.swedish_time import swedish_day
from tak_gitops.orders.cases.waiting import needed_cases
from tak_gitops.orders.last_order import last_order
from tak_gitops.orders.ledger.state import NO_LEDGER
from tak_gitops.orders.pending import overlaid
from tak_gitops.plan import NOTHING_BESIDES, live_facts, make_plan
from tak_gitops.repository.history import newest_orders
from tak_gitops.rules.levels import adjusted
from tak_gitops.sources.resolve import resolve_base

if TYPE_CHECKING:
    from datetime import date, datetime

    from tak_gitops.commands.common.state import State
    from tak_gitops.limits.facts import LastOrder
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.plan import Besides, Plan


def facts_of(state: State, environment: Environment, now: datetime, last: LastOrder | None = None) -> Facts:
    """What the guards of an environment are told; `now` is in UTC.

    `last` is the order that live is held to; the newest merged one of the base where it is not given.
    Limits and the last merged order are those of the base, so that no change judges itself by what it brings
    (reliability.md 6); an environment that the base does not have begins with the limits that it brings.
    """
    key = environment.key
    before = state.before.environments.get(key, environment)
    known = set(state.before.allows)
    return Facts(
        now=now,
        place=Place(environment.path),
        limits=before.limits,
        last=last or last_order(newest_orders(state.root, state.base.commit, key)),
        allows=tuple(each for each in state.after.allows if each.environment == key and each not in known),
        new_limits=environment.limits != before.limits,
    )


def with_pending(catalogue: Catalogue, ledger: LedgerState, environment: Environment, day: date) -> Catalogue:
    """Live with the open orders of the environment on top, those that are not sent yet as if sent on `day`."""
    entries = [each for each in ledger.entries.values() if each.order.environment == environment.key]
    return overlaid(catalogue, entries, day).catalogue


def guarded_plan(
    state: State,
    environment: Environment,
    catalogue: Catalogue,
    day: date,
    facts: Facts,
    *,
    ledger: LedgerState = NO_LEDGER,
    besides: Besides = NOTHING_BESIDES,
    expected: Catalogue | None = None,
) -> Plan:
    """The plan of one environment on the day that its order takes effect, with what the guards say of it.

    The open orders of the ledger lie over live, as `expected` where that is worked out; what the guards judge is live
    alone. Rules weigh what the base says, so that no change silences what is said of it. Raises TakError where live is
    no basis for a plan at all.
    """
    head = state.desired[environment.key]
    base = resolve_base(state.before, head, state.broken)
    require_usable(catalogue, base, environment.platform, facts.last)
    if expected is None:
        expected = with_pending(catalogue, ledger, environment, day)
    to_be = expected.with_contracts(contracts_to_come(base, head, expected))
    plan = make_plan(base, head, to_be, day, state.base.name, besides=besides)
    plan = with_cases(flowed(plan, base, head, to_be, state.before.systems), base, head, expected)
    if besides.cases:
        plan = with_others(plan, missing_cases(state, ledger, besides.cases, plan, expected))
    findings = (*plan.findings, *later_day(plan.changes, day, swedish_day(facts.now)))
    entries = [each for each in ledger.entries.values() if each.order.environment == environment.key]
    needs = needed_cases(plan, catalogue, entries)
    plan = replace(plan, live=live_facts(catalogue, day), needs=needs, findings=findings)
    plan = judged(plan, facts)
    guards = plan.guards._replace(findings=tuple(adjusted(plan.guards.findings, state.levels)))
    return replace(plan, findings=tuple(adjusted(plan.findings, state.levels)), guards=guards)
