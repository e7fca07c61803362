"""What the settings say of rules, held to the rules that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, Severity, error
from tak_gitops.rules.levels import Adjustment
from tak_gitops.rules.registry import RULES, area_of

if TYPE_CHECKING:
    from tak_gitops.sources.yaml_reader import Document

OFF = "off"
_NEAR = 0.8
"""How alike, from 0 to 1, an id must be to be offered instead."""
_FIXED = {"ledger": "TG125.ledger", "limits": "TG125.limits"}


def rule_levels(document: Document) -> tuple[tuple[Adjustment, ...], list[Finding]]:
    """The adjustments of a settings file that its model accepts, and what is wrong with them; those are left out.

    Findings: TG124 (no such rule), TG125 (a rule that settings cannot change), TG126 (silent without a reason).
    """
    adjustments, findings = [], []
    for name, said in document.data.get("rules", {}).items():
        place = document.place(("rules", name), of_key=True)
        level = said if isinstance(said, str) else said["level"]
        reason = None if isinstance(said, str) else said.get("reason")
        problem = _problem(name, level, reason, place)
        if problem:
            findings.append(problem)
            continue
        severity = None if level == OFF else Severity(level)
        adjustments.append(Adjustment(name, severity, reason, place.line, place.column))
    return tuple(adjustments), findings


def nearest_rule(name: str) -> str | None:
    """The id that was probably meant, if any is like it: most ids are alike, so that how they begin counts more."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    found = process.extractOne(name.upper(), sorted(RULES), scorer=JaroWinkler.similarity, score_cutoff=_NEAR)
    return found[0] if found else None


def _problem(name: str, level: str, reason: str | None, place: Place) -> Finding | None:
    rule = RULES.get(name)
    if rule is None:
        near = nearest_rule(name)
        return error("TG124.nearest", place, name=name, nearest=near) if near else error("TG124", place, name=name)
    if not rule.adjustable:
        return error(_FIXED.get(area_of(rule), "TG125"), place, name=name)
    if level == OFF and not (reason and reason.strip()):
        return error("TG126", place, name=name)
    return None
