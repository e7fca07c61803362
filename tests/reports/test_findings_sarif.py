"""Findings in SARIF 2.1.0."""

import json
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from builders.found import CONNECTION, found, hostile
from tak_gitops.findings import Finding, Place, Severity, error
from tak_gitops.reports.findings_sarif import _rule, findings_sarif
from tak_gitops.reports.found import Found, Lines
from tak_gitops.rules.registry import RULES
from tak_gitops.texts import Language, msg

SCHEMA = Path(__file__).resolve().parents[1] / "schemas" / "sarif-2.1.0-rtm.5.json"
VALIDATOR = Draft4Validator(
    json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=Draft4Validator.FORMAT_CHECKER
)


def sarif(these: Found, language: Language = "sv") -> dict[str, Any]:
    """The one run of a document that the schema of OASIS accepts."""
    data = json.loads(findings_sarif(these, language))
    VALIDATOR.validate(data)
    (run,) = data["runs"]
    return dict(run)


def result_at(run: dict[str, Any], line: int) -> dict[str, Any]:
    """The result on a line of the connection."""
    for result in run["results"]:
        for location in result.get("locations", []):
            if location["physicalLocation"].get("region", {}).get("startLine") == line:
                return dict(result)
    raise AssertionError(line)


def test_the_schema_refuses_what_is_wrong() -> None:
    """The schema that the others are held to is no schema that takes everything."""
    data = json.loads(findings_sarif(found(), "sv"))
    data["runs"][0]["results"][0]["level"] = "fel"
    assert not VALIDATOR.is_valid(data)


def test_a_finding() -> None:
    """Rule, weight, message and place; columns are counted in characters."""
    run = sarif(found())
    result = result_at(run, 9)
    assert ("TG214", "error") == (result["ruleId"], result["level"])
    assert "minorversion" in result["message"]["text"]
    assert [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": CONNECTION, "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 9, "startColumn": 5},
            }
        }
    ] == result["locations"]
    assert "unicodeCodePoints" == run["columnKind"]


def test_every_weight_and_place() -> None:
    """Warnings and notes keep their weight; what has no place has none here, and what has no line no region."""
    results = sarif(found())["results"]
    assert {"error": 3, "warning": 1, "note": 1} == Counter(each["level"] for each in results)
    assert "locations" not in next(each for each in results if each["ruleId"] == "TG116")
    (whole,) = next(each for each in results if each["ruleId"] == "TG408")["locations"]
    assert {"artifactLocation"} == set(whole["physicalLocation"])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_rules_explain_themselves(language: Language) -> None:
    """Each rule that was broken is there once, with the texts of `tak explain`, in the language of the run."""
    run = sarif(found(), language)
    rules = run["tool"]["driver"]["rules"]
    assert ["TG103", "TG116", "TG214", "TG231", "TG408"] == [rule["id"] for rule in rules]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    (minor,) = [rule for rule in rules if rule["id"] == "TG214"]
    assert {"sv": "Minorversion", "en": "A minor"}[language] in minor["shortDescription"]["text"]
    assert "MakeBooking:1.1" in minor["help"]["text"]
    assert "```yaml" in minor["help"]["markdown"]
    assert language == run["tool"]["driver"]["language"]


def test_addresses_are_relative_to_the_top_of_the_git_repository() -> None:
    """Viewers find a file whatever its name is, also where the root is a folder of a larger repository."""
    run = sarif(found()._replace(prefix="tak/"))
    uris = [
        location["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
        for location in result.get("locations", [])
    ]
    assert "tak/systems/%C3%A5%C3%A4%C3%B6%20%26%20co.yaml" in uris
    assert all(uri.startswith("tak/") for uri in uris)


def fingerprint(line: str, number: int, rule: str = "TG116") -> str:
    """The fingerprint of one finding on a line."""
    place = Place("a.yaml", number, 1)
    run = sarif(Found((Finding(Severity.ERROR, msg(rule), place),), 1, Lines({("a.yaml", number): line})))
    return str(run["results"][0]["partialFingerprints"]["primaryLocationLineHash"])


def test_a_finding_is_known_again_when_lines_move() -> None:
    """The fingerprint depends on rule, file and the text of the line, not on its number or indentation."""
    assert fingerprint("name: x", 3) == fingerprint("  name: x", 7)
    assert fingerprint("name: x", 3) != fingerprint("name: y", 3)
    assert fingerprint("name: x", 3) != fingerprint("name: x", 3, "TG110")


def test_equal_findings_are_told_apart() -> None:
    """Two findings of a rule on equal lines of a file have fingerprints of their own."""
    twice = [error("TG116", Place("a.yaml", number)) for number in (1, 2)]
    run = sarif(Found(tuple(twice), 1))
    assert 2 == len({each["partialFingerprints"]["primaryLocationLineHash"] for each in run["results"]})


def test_nothing_found_is_a_run_without_results() -> None:
    """Code scanning closes what was open when a run without results comes."""
    assert [] == sarif(Found((), 5))["results"]


def test_a_hostile_name_stays_a_name() -> None:
    """Whatever a file is called, its address is one relative address."""
    (result,) = sarif(hostile())["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert hostile().findings[0].place is not None
    assert unquote(uri).startswith("systems/::error::x\n")
    assert ":" not in uri


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_rule_can_be_written(language: Language) -> None:
    """What is known of each rule has a form that the schema accepts."""
    data = json.loads(findings_sarif(found(), language))
    data["runs"][0]["tool"]["driver"]["rules"] = [_rule(rule, language) for rule in RULES.values()]
    assert [] == list(VALIDATOR.iter_errors(data))


@given(st.text(max_size=30), st.integers(0, 9), st.integers(0, 9))
def test_any_path_gives_a_document_that_is_accepted(path: str, line: int, column: int) -> None:
    """No name of a file, line or column breaks the document."""
    assert 1 == len(sarif(Found((error("TG116", Place(path, line, column)),), 1))["results"])
