"""Every rule, in one explicit list; a new one is registered in the module of its area."""

from collections.abc import Mapping

from tak_gitops.rules import (
    cases,
    change,
    declarations,
    doctor,
    files,
    flows,
    held,
    hygiene,
    ledger,
    limits,
    live,
    names,
    relations,
    systems,
    urls,
)
from tak_gitops.rules.rule import Rule

AREAS: Mapping[str, tuple[Rule, ...]] = {
    "files": files.RULES,
    "declarations": declarations.RULES,
    "systems": systems.RULES,
    "names": names.RULES,
    "urls": urls.RULES,
    "relations": relations.RULES,
    "held": held.RULES,
    "live": live.RULES,
    "hygiene": hygiene.RULES,
    "change": change.RULES,
    "cases": cases.RULES,
    "flows": flows.RULES,
    "limits": limits.RULES,
    "ledger": ledger.RULES,
    "doctor": doctor.RULES,
}
"""The rules by area, in the order in which they are listed; the area names its texts: `explain.area.files`."""

RULES: Mapping[str, Rule] = {rule.id: rule for rules in AREAS.values() for rule in rules}
"""Every rule by its id."""

_AREA_OF: Mapping[str, str] = {rule.id: area for area, rules in AREAS.items() for rule in rules}


def area_of(rule: Rule) -> str:
    """The area of a rule, a key of `AREAS`."""
    return _AREA_OF[rule.id]
