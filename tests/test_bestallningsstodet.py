"""The page that goes through Beställningsstödet names commands, keys, rules, flows and tests that there are."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest

from tak_gitops.cli import COMMANDS, group
from tak_gitops.model.flows import Flow
from tak_gitops.rules.registry import RULES

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "bestallningsstodet.md").read_text(encoding="utf-8")
HEADING = "| The introduction says | Here | Rules | Tests |"
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.splitlines()
    if line.startswith("|") and line != HEADING and not line.startswith("|---")
]
FILES = "system|connection|access|case|environment|settings"
KEY = re.compile(rf"`((?:{FILES})\.[a-z_.]+)`")
COMMAND = re.compile(r"`tak ([^`]+)`")
FLOW = re.compile(r"`([a-z]+(?:_[a-z]+)+)`")
RULE = re.compile(r"\[(TG\d{3})\]\(rules/(TG\d{3})\.md\)")
TEST = re.compile(r"`(tests/[^`\[]+\.py)::(\w+)(?:\[([^\]`]+)\])?`")


def every(pattern: re.Pattern[str], text: str = PAGE) -> list[Any]:
    """What a pattern finds, each once."""
    return sorted(set(pattern.findall(text)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_a_row_is_whole(row: tuple[str, ...]) -> None:
    """Four cells: what is said, what does it here, and a test of that."""
    _, here, _, tests = row
    assert here
    assert TEST.findall(tests)
    assert not TEST.sub("", tests).strip(), "something that is no test"


@pytest.mark.parametrize("line", every(COMMAND))
def test_a_command_is_there(line: str) -> None:
    """The words lead to a command, which has the options."""
    words = line.split()
    command: click.Command = group()
    context = click.Context(command)
    while words and not words[0].startswith("-") and isinstance(command, click.Group):
        found = command.get_command(context, words[0])
        assert found is not None, words[0]
        command = found
        words.pop(0)
    options = {option for each in command.get_params(context) for option in each.opts}
    assert [] == [word for word in words if word not in options]


def under(schema: dict[str, Any], part: Any, name: str) -> Iterator[Any]:
    """The schemas of a key, whichever of the forms of its parent has it."""
    if isinstance(part, dict):
        if "$ref" in part:
            yield from under(schema, schema["$defs"][part["$ref"].rpartition("/")[2]], name)
        if name in part.get("properties", {}):
            yield part["properties"][name]
        for each in (part.get("items"), *part.get("anyOf", ()), *part.get("oneOf", ())):
            yield from under(schema, each, name)


@pytest.mark.parametrize("key", every(KEY))
def test_a_key_is_there(key: str) -> None:
    """The schema of the file has it."""
    file, *names = key.split(".")
    schema = json.loads((ROOT / "schema" / f"{file}.json").read_text(encoding="utf-8"))
    parts: list[Any] = [schema]
    for name in names:
        parts = [found for part in parts for found in under(schema, part, name)]
        assert parts, name


def test_the_flows_are_those_of_the_program() -> None:
    """Every flow of an order stands on the page, and no other word is written as one."""
    words = set(every(FLOW))
    kinds = set(json.loads((ROOT / "schema" / "case.json").read_text(encoding="utf-8"))["properties"]["case"]["enum"])
    flows = {flow.value for flow in Flow}
    assert flows == words - kinds


@pytest.mark.parametrize("names", every(RULE), ids=lambda names: names[0])
def test_a_rule_is_there(names: tuple[str, str]) -> None:
    """The registry has it, and its page exists."""
    shown, linked = names
    assert shown == linked
    assert shown in RULES
    assert (ROOT / "docs" / "rules" / f"{linked}.md").is_file()


@cache
def functions_of(path: str) -> dict[str, ast.FunctionDef]:
    """The test functions of a file, by name."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}


@pytest.mark.parametrize("test", every(TEST), ids="::".join)
def test_a_test_is_there(test: tuple[str, str, str]) -> None:
    """The file has a function of that name; what stands in brackets is an example, a folder of its name."""
    path, name, example = test
    assert name in functions_of(path)
    assert not example or list((ROOT / "tests" / "examples").glob(f"*/{example}"))


def test_the_page_says_every_command_of_people() -> None:
    """What one may type that has a step in Beställningsstödet is on the page."""
    named = {line.split()[0] for line in every(COMMAND)} - {"--help"}
    assert set() == named - set(COMMANDS)
    assert {"new", "plan", "order", "submit", "status", "show", "search", "reach", "validate"} <= named
