"""The examples of rules are read by the program itself: one is remarked on, the other is not."""

import re
from pathlib import Path

import pytest

from builders.repository import RepositoryBuilder
from tak_gitops.repository.trees import WorkTree
from tak_gitops.rules.examples import EXAMPLES
from tak_gitops.rules.registry import RULES
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.resolve import resolve
from tak_gitops.sources.store import NoStore

KEY = re.compile(r"^(\w+):", re.MULTILINE)
BLOCK = re.compile(r"^(\w+):.*\n(?:[ \-].*\n)*", re.MULTILINE)


def with_lines(text: str, lines: str) -> str:
    """A file in which the keys of `lines` stand as they do there."""
    keys = set(KEY.findall(lines))
    return BLOCK.sub(lambda block: "" if block[1] in keys else block[0], text) + lines


def rules_found(repository: RepositoryBuilder) -> set[str]:
    """The ids of all that is found in a repository."""
    reading = read_declared(WorkTree(repository.root), NoStore())
    findings = [*reading.findings, *resolve(reading.declared, "ntjp-qa")[1]]
    return {finding.rule for finding in findings}


def test_only_rules_have_examples() -> None:
    """An example belongs to a rule that there is."""
    assert set() == set(EXAMPLES) - set(RULES)


@pytest.mark.parametrize("rule", EXAMPLES)
def test_an_example_shows_its_rule(rule: str, tmp_path: Path) -> None:
    """In the minimal repository the wrong lines break the rule, and the right ones break none."""
    example = EXAMPLES[rule]
    repository = RepositoryBuilder(tmp_path).minimal()
    before = repository.read(example.path)
    repository.write(example.path, with_lines(before, example.wrong).encode())
    assert rule in rules_found(repository)
    repository.write(example.path, with_lines(before, example.right).encode())
    assert set() == rules_found(repository)


def test_lines_take_the_place_of_their_keys() -> None:
    """A key with all that is below it is replaced, another one stays."""
    assert "b: 2\na: 3\n" == with_lines("a:\n  - 1\n  - x: 2\n    y: 3\nb: 2\n", "a: 3\n")
