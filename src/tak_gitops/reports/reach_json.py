"""The answers to a call as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tak_gitops.model.contracts import short_form
from tak_gitops.model.identifiers import fold
from tak_gitops.reach.decide import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.findings import Place
    from tak_gitops.looking.access import Access
    from tak_gitops.model.entries import Permission, Routing
    from tak_gitops.reach import steps


def reach_json(answers: Sequence[Access]) -> str:
    """The answers of several environments."""
    data = {"format_version": "1.0", "answers": [access_data(each) for each in answers]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def access_data(access: Access) -> dict[str, Any]:
    """One answer; `reachable` is null where it depends on an HSA tree that is not known."""
    answer = access.answer
    consumer, contract, address = access.parties
    verdict, without = answer.verdict, answer.decision.without_parents
    return {
        "environment": access.environment,
        "platform": access.platform,
        "when": access.when.isoformat(),
        "snapshot": access.snapshot.isoformat() if access.snapshot else None,
        "dates_known": access.dates_known,
        "consumer": consumer._asdict(),
        "contract": {**contract._asdict(), "short": short_form(contract.id)},
        "logical_address": address._asdict(),
        "reachable": None if verdict is Verdict.UNKNOWN else verdict is Verdict.OPEN,
        "code": without.value if without is not Verdict.OPEN else None,
        "hsa_tree": access.has_tree,
        "depends_on_tree": verdict is Verdict.UNKNOWN or answer.decision.routed.by_parent,
        "routing": {
            **_met(answer.decision.routed.step),
            "asked": [step.address for step in access.routing_steps],
            "rows": [_routing(row, access) for row in answer.routings],
        },
        "permission": {
            **_met(answer.decision.permitted.step),
            "asked": [step.address for step in access.permission_steps],
            "rows": [_permission(row, access) for row in answer.permissions],
        },
        "opens": answer.opens.isoformat() if answer.opens else None,
        "open_until": answer.open_until.isoformat() if answer.open_until else None,
        "pending": {"orders": list(access.pending), "then": access.later.value if access.later else None},
        "to_order": [
            {
                "missing": step.missing.value,
                "declared": _place(step.declared),
                "add_to": [_place(place) for place in step.places],
                "write": list(step.lines),
            }
            for step in access.opening
        ],
    }


def _met(step: steps.Step | None) -> dict[str, Any]:
    return {"level": step.level.value if step else None, "logical_address": step.address if step else None}


def _routing(row: Routing, access: Access) -> dict[str, Any]:
    producer = row.target.producer
    return {
        **row.target._asdict(),
        "producer_name": access.names.get(fold(producer)) if producer else None,
        **_days(row, access),
    }


def _permission(row: Permission, access: Access) -> dict[str, Any]:
    return {"consumer": row.consumer, **_days(row, access)}


def _days(row: Routing | Permission, access: Access) -> dict[str, Any]:
    known = access.dates_known
    return {
        "logical_address": row.logical_address,
        "valid_from": row.valid_from.isoformat() if known else None,
        "valid_to": row.valid_to.isoformat() if known else None,
        **_split(access.places.get(row)),
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    return _split(place) if place else None


def _split(place: Place | None) -> dict[str, Any]:
    return {"path": place.path if place else None, "line": place.line if place else None}
