"""What the lines of a plan are called, and what they need, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.flows import Flow
from tak_gitops.model.line_keys import key_of
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.model.changes import Change
    from tak_gitops.plan import Plan


def flow_names(flows: Iterable[Flow], language: Language) -> str:
    """The flows by name, each once and in their order, such as "fler adresser, ny samverkan"; empty for none."""
    there = set(flows)
    return ", ".join(render(msg(f"flow.{flow.value}"), language) for flow in Flow if flow in there)


def flows_of(changes: Iterable[Change], plan: Plan) -> set[Flow]:
    """The flows of some changes of a plan."""
    return {flow for change in changes if (flow := plan.flows.get(key_of(change)))}


def prestudy_names(named: Iterable[str], needed: Iterable[tuple[str | None, Flow]], language: Language) -> str:
    """The prestudies that are named, each with the flows that need it: "FS-2026-014 (ny samverkan), FS-2025-088"."""
    flows: dict[str | None, set[Flow]] = {}
    for prestudy, flow in needed:
        if flow.needs_prestudy:
            flows.setdefault(prestudy, set()).add(flow)
    return ", ".join(f"{name} ({flow_names(flows[name], language)})" if name in flows else name for name in named)


def plan_prestudies(plan: Plan, language: Language) -> str:
    """The prestudies of a plan, with what needs them."""
    return prestudy_names(plan.prestudies, ((each.prestudy, each.flow) for each in plan.file_flows), language)
