"""The list of rules, the messages of the program and the explanations agree."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import tak_gitops
from tak_gitops.findings import Severity
from tak_gitops.rules.registry import AREAS, RULES
from tak_gitops.texts import explain, rules

PACKAGE = Path(tak_gitops.__file__).parent
PARTS = ("title", "why", "mend")


def rule_of(key: str) -> str:
    """The rule that a key of a message belongs to."""
    return key.partition(".")[0]


def severities() -> Iterator[tuple[str, str, Severity]]:
    """Place, rule and severity of each `error("TG…")`, `warning("TG…")` and `note("TG…")` in the program."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in set(Severity)
                and node.args
                and (found := re.match(r"f?'(TG\d{3})", ast.unparse(node.args[0])))
            ):
                yield f"{path.name}:{node.lineno}", found[1], Severity(node.func.id)


def test_a_rule_is_in_one_area_by_a_stable_id() -> None:
    """`TG` and three digits; each id once, in ascending order within its area."""
    listed = [rule.id for area in AREAS.values() for rule in area]
    assert len(set(listed)) == len(listed)
    assert [] == [id_ for id_ in listed if not re.fullmatch(r"TG\d{3}", id_)]
    assert [] == [area for area, each in AREAS.items() if list(each) != sorted(each)]


def test_every_message_belongs_to_a_rule_and_the_other_way_round() -> None:
    """What has a message is registered, and what is registered has a message."""
    assert set(RULES) == {rule_of(key) for key in rules.TEXTS}


def test_a_finding_weighs_what_its_rule_says() -> None:
    """The call that makes a finding has the severity of the registry: settings change it at one place only."""
    found = list(severities())
    assert found
    assert [] == [each for each in found if each[2] is not RULES[each[1]].severity]


def test_what_is_no_error_may_be_made_one() -> None:
    """Only errors, and what the guards and the ledger say, are beyond the settings."""
    fixed = {rule.id for rule in RULES.values() if not rule.adjustable and rule.severity is not Severity.ERROR}
    assert {"TG501", "TG502", "TG503", "TG504"} == fixed


def test_every_rule_is_explained() -> None:
    """What it is about, why it is there and what to do; nothing else is explained."""
    explained = {key for key in explain.TEXTS if re.match(r"explain\.(TG|area)", key)}
    areas = {f"explain.area.{area}" for area in AREAS}
    assert {f"explain.{rule}.{part}" for rule in RULES for part in PARTS} | areas == explained
