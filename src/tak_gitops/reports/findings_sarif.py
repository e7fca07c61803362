"""What `tak validate` found, in SARIF 2.1.0 (OASIS), as code scanning and editors read it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tak_gitops import __version__
from tak_gitops.reports.explain_report import explained_section, explained_text, rule_data
from tak_gitops.reports.style import Style
from tak_gitops.rules.registry import RULES
from tak_gitops.texts import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.findings import Finding, Place
    from tak_gitops.reports.found import Found
    from tak_gitops.rules.rule import Rule
    from tak_gitops.texts import Language

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
"""The name that SARIF gives the root of the repository (3.14.14)."""


def findings_sarif(found: Found, language: Language) -> str:
    """All findings, with the rules that they are of; addresses are relative to the root of the Git repository."""
    rules = [RULES[rule] for rule in sorted({finding.rule for finding in found.findings})]
    driver = {
        "name": "tak-gitops",
        "version": __version__,
        "language": language,
        "rules": [_rule(rule, language) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": _results(found, [rule.id for rule in rules], language),
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    """What viewers show of a rule: the texts of `tak explain`, which are those of docs/rules."""
    known = rule_data(rule, language)
    return {
        "id": rule.id,
        "shortDescription": {"text": known["title"]},
        "fullDescription": {"text": known["why"]},
        "help": {
            "text": explained_text([rule], language, Style(width=100)),
            "markdown": explained_section(rule, language),
        },
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [known["area"]]},
    }


def _results(found: Found, ids: Sequence[str], language: Language) -> list[dict[str, Any]]:
    seen: Counter[str] = Counter()
    results = []
    for finding in found.findings:
        digest = _digest(finding, found)
        seen[digest] += 1
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": ids.index(finding.rule),
            "level": finding.severity.value,
            "message": {"text": render(finding.message, language)},
            "partialFingerprints": {"primaryLocationLineHash": f"{digest}:{seen[digest]}"},
        }
        if finding.place:
            result["locations"] = [{"physicalLocation": _location(finding.place, found)}]
        results.append(result)
    return results


def _location(place: Place, found: Found) -> dict[str, Any]:
    path = found.from_top(place).encode("utf-8", "surrogateescape")
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(path), "uriBaseId": ROOT}}
    if place.line:
        location["region"] = {"startLine": place.line} | ({"startColumn": place.column} if place.column else {})
    return location


def _digest(finding: Finding, found: Found) -> str:
    """What a finding is known by when lines above it come and go: rule, file, and the text of its line."""
    place = finding.place
    text = found.lines.by_place.get((place.path, place.line), "").strip() if place else ""
    named = "\0".join([finding.rule, place.path if place else "", text])
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16]
