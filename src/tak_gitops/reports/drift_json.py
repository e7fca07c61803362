"""Drift as data: what `tak plan` says of each row, and nothing of what is not ordered here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tak_gitops.reports.plan_json import plan_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.plan import Plan
    from tak_gitops.texts import Language

FIELDS = ("environment", "platform", "day", "live", "drift", "orphans", "findings", "guards")
COUNTS = ("drift", "orphans", "unknown", "unmanaged", "pending")


def drift_json(plans: Sequence[Plan], language: Language) -> str:
    """What differs in several environments; `key` of a row is what `tak order --drift` takes."""
    environments = []
    for plan in plans:
        data = plan_data(plan, language)
        counts = {name: data["counts"][name] for name in COUNTS}
        counts["unsent"] = plan.unsent
        environments.append({"files": plan.base, "counts": counts, **{name: data[name] for name in FIELDS}})
    return json.dumps({"format_version": "1.0", "environments": environments}, ensure_ascii=False, indent=2) + "\n"
