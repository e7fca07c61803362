"""A plan with what its lines are called, what they need, and what people must see to before it is ordered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.diff.live_view import LiveView
from tak_gitops.findings import in_order
from tak_gitops.flows.callers import uncalled_routings, unrouted_permissions
from tak_gitops.flows.classify import classified
from tak_gitops.flows.connected import Connected
from tak_gitops.flows.major_versions import versions_left
from tak_gitops.flows.named_otherwise import named_otherwise
from tak_gitops.flows.other_kind import accesses_instead, connections_instead
from tak_gitops.flows.prestudies import file_flows, lacking_prestudies
from tak_gitops.flows.systems_ordered import (
    ended_certificates,
    near_duplicates,
    object_flows,
    renamed,
    unreachable_systems,
)
from tak_gitops.model.identifiers import fold
from tak_gitops.model.names import system_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.changes import Change
    from tak_gitops.model.desired import Desired
    from tak_gitops.model.repository_files import System
    from tak_gitops.plan import Plan


def flowed(plan: Plan, base: Desired, head: Desired, catalogue: Catalogue, before: Mapping[str, System]) -> Plan:
    """The plan with the flow of each of its lines and with what the flows need (domain.md 6).

    `catalogue` is what the plan was made over, with what is pending; `before` are all systems of the base by name. The
    new findings are TG151, TG152 and TG430 to TG439; errors among them stop the order, as those of a plan do.
    """
    live = LiveView(catalogue, plan.day)
    connected = Connected(base, live)
    flows = classified(plan.changes, connected)
    files = file_flows(plan.changes, flows, base, head)
    unrouted = unrouted_permissions(plan.changes, head, live)
    findings = [
        *plan.findings,
        *lacking_prestudies(files, head),
        *uncalled_routings(plan.changes, head, live),
        *(finding for finding, _ in unrouted),
        *ended_certificates(plan.changes, head, plan.day),
        *unreachable_systems(plan.new_objects, head),
        *renamed(base, head, catalogue),
        *near_duplicates(base, head, catalogue),
        *versions_left(plan.changes, flows, connected, head, live, name=_namer(head, catalogue)),
        *named_otherwise(plan.changes, head, catalogue),
    ]
    return replace(
        plan,
        flows=flows,
        object_flows=object_flows(plan.new_objects, head, before),
        file_flows=files,
        suggestions=(
            *accesses_instead(plan.blocked, base, head),
            *connections_instead(
                [*(change for _, rows in unrouted for change in rows), *_unconnected(plan)], head, plan.name
            ),
        ),
        findings=tuple(in_order(findings)),
    )


def _namer(head: Desired, catalogue: Catalogue) -> Callable[[str], str]:
    """What people call a component: as the files do, or live, or by its HSA-id."""

    def name(hsa_id: str) -> str:
        system = head.described.get(fold(hsa_id))
        if system:
            return system.name
        components = catalogue.components
        return system_name(components.name(hsa_id) or "") or components.spelling(hsa_id) or hsa_id

    return name


def _unconnected(plan: Plan) -> list[Change]:
    """The permissions that are blocked because the platform does not have their address."""
    return [each.change for each in plan.blocked if each.message.key == "TG405.unconnected"]
