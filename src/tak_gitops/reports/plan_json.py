"""Plans as data: keys and codes in English, texts of findings in the language of the run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tak_gitops.findings import in_order
from tak_gitops.model.changes import Action, Change, NewObject
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import key_of
from tak_gitops.reports.fields import changed_fields
from tak_gitops.reports.findings_report import finding_data
from tak_gitops.reports.plan_cases import case_data
from tak_gitops.reports.receipt_counts import receipt_data
from tak_gitops.texts import Language, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.plan import Plan
    from tak_gitops.reach.impact import Path


def plans_json(plans: Sequence[Plan], language: Language) -> str:
    """The plans of several environments."""
    data = {"format_version": "1.2", "plans": [plan_data(plan, language) for plan in plans]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def plan_data(plan: Plan, language: Language) -> dict[str, Any]:
    """One plan as JSON-ready data."""
    snapshot = plan.live.snapshot
    return {
        "environment": plan.environment,
        "platform": plan.platform,
        "day": plan.day.isoformat(),
        "base": plan.base,
        "live": {
            "digest": plan.live.digest,
            "snapshot": snapshot.isoformat() if snapshot else None,
            "counts": plan.live.counts._asdict(),
            "routings_in_force": plan.live.in_force[0],
            "permissions_in_force": plan.live.in_force[1],
            "odd": plan.live.odd,
            "dates_known": plan.live.dates_known,
        },
        "counts": {
            **{action.value: plan.count(action) for action in Action},
            "blocked": len(plan.blocked),
            "cases": len(plan.cases),
            "drift": len(plan.drift),
            "orphans": len(plan.orphans),
            "released": len(plan.released),
            "adopted": plan.adopted,
            "unknown": plan.unknown,
            "unmanaged": plan.unmanaged,
            "pending": plan.pending,
        },
        "changes": [change_data(change, plan) for change in plan.changes],
        "blocked": [
            {
                **change_data(each.change, plan),
                "rule": each.message.key.partition(".")[0],
                "message": render(each.message, language),
            }
            for each in plan.blocked
        ],
        "drift": [change_data(change, plan) for change in plan.drift],
        "released": [change_data(change, plan) for change in plan.released],
        "orphans": [change_data(change, plan) for change in plan.orphans],
        "impact": impact_data(plan),
        "new_objects": [{**each._asdict(), "flow": _object_flow(each, plan)} for each in plan.new_objects],
        "flows": [
            {
                "path": each.path,
                "flow": each.flow.value,
                "lines": each.lines,
                "needs_prestudy": each.flow.needs_prestudy,
                "prestudy": each.prestudy,
            }
            for each in plan.file_flows
        ],
        "suggestions": [
            {"path": each.path, "message": render(each.why, language), "lines": list(each.lines)}
            for each in plan.suggestions
        ],
        "prestudies": list(plan.prestudies),
        "cases": [case_data(case) for case in plan.cases],
        "waits_for": list(plan.waits_for),
        "waits_for_cases": list(plan.waits_for_cases),
        "receipt": receipt_data(plan.receipt) if plan.changes and plan.receipt else None,
        "findings": [finding_data(each, language) for each in in_order([*plan.findings, *plan.guards.findings])],
        "guards": {
            "closed": [
                {
                    "guard": refusal.guard.value,
                    "exit_code": int(refusal.exit_code),
                    "lines": len(refusal.lines),
                    "message": render(refusal.message, language),
                }
                for refusal in plan.guards.refusals
            ],
            "opened_by": list(plan.guards.opened_by),
        },
    }


def impact_data(plan: Plan) -> dict[str, Any]:
    """Who loses access, who gains it, and whose calls go to another producer; `*` is every other address."""

    def path_data(path: Path) -> dict[str, Any]:
        names = {"consumer_name": plan.name(path.consumer), "logical_address_name": plan.name(path.logical_address)}
        return {**path._asdict(), **names}

    impact = plan.impact
    return {
        "lost": [path_data(path) for path in impact.lost],
        "gained": [path_data(path) for path in impact.gained],
        "moved": [
            {
                **move._asdict(),
                "logical_address_name": plan.name(move.logical_address),
                "before_name": plan.name(move.before),
                "after_name": plan.name(move.after),
            }
            for move in impact.moved
        ],
    }


def change_data(change: Change, plan: Plan) -> dict[str, Any]:
    """One change, with the names that a reader wants and the fields that differ."""
    before, after = change.before, change.after
    both = before is not None and after is not None
    return {
        "action": change.action.value,
        "kind": change.kind.value,
        "key": change.key,
        "logical_address": change.logical_address,
        "logical_address_name": plan.name(change.logical_address),
        "contract": change.contract,
        "consumer": change.consumer,
        "consumer_name": plan.name(change.consumer),
        "before": before._asdict() if before else None,
        "after": after._asdict() if after else None,
        "changed": [each.field for each in changed_fields(before, after)] if both and before and after else [],
        "reason": change.reason.value,
        "flow": plan.flows.get(key_of(change)),
        "path": change.place.path if change.place else None,
        "line": change.place.line if change.place else None,
    }


def _object_flow(new: NewObject, plan: Plan) -> str | None:
    """The flow of a new system; an address has none of its own."""
    return plan.object_flows.get(fold(new.hsa_id)) if new.kind == "system" else None
