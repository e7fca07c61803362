"""The JSON Schemas for editors: current, valid, and of one mind with the files that people write."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from builders.examples import EXAMPLES
from tak_gitops.sources.documents import ENTRIES, FILES
from tak_gitops.sources.schemas import ENTRY, schema_files, schema_of
from tak_gitops.texts import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = {name: json.loads(text) for name, text in schema_files().items()}
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
OWN = [path for folder in ("systems", "environments") for path in sorted((ROOT / folder).rglob("*.yaml"))]
FILES_OF_USERS = [ROOT / "tak-gitops.yaml", *OWN]
VALID_FILES = [path for path in sorted((EXAMPLES / "valid").rglob("*.y*ml")) if path.suffix in {".yaml", ".yml"}]


def validator(name: str) -> Draft202012Validator:
    """The validator that an editor has for a file of `schema/`."""
    registry: Registry[Any] = Registry().with_resources(
        (each, Resource.from_contents(schema)) for each, schema in SCHEMAS.items()
    )
    return Draft202012Validator(SCHEMAS[name], registry=registry)


def schema_for(path: Path) -> str:
    """The schema of a file by its place in its repository."""
    parts = path.parts
    if "environments" in parts:
        return "environment.json" if path.stem == "environment" else f"{ENTRY}.json"
    if "orders" in parts:
        return "allow.json"
    return "system.json" if "systems" in parts else "settings.json"


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers and truths, but a day is a text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor_reads(path: Path) -> Any:
    """A file with numbers and truths, as YAML readers have them."""
    return yaml.load(path.read_text(encoding="utf-8"), EditorLoader)  # noqa: S506 - a safe loader with less


def test_the_committed_schemas_are_current() -> None:
    """`schema/` has what the models give, byte for byte."""
    committed = {name: (ROOT / "schema" / name).read_bytes().decode() for name in schema_files()}
    assert schema_files() == committed


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_a_schema(name: str) -> None:
    """Each file is valid JSON Schema of the draft that it names."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert "https://json-schema.org/draft/2020-12/schema" == SCHEMAS[name]["$schema"]


def test_the_schemas_are_the_same_in_every_language_but_for_texts() -> None:
    """A language changes titles and descriptions, and nothing that judges."""

    def bare(node: Any) -> Any:
        if isinstance(node, list):
            return [bare(each) for each in node]
        if isinstance(node, dict):
            kept = {key: value for key, value in node.items() if key != "description" or not isinstance(value, str)}
            return {key: bare(value) for key, value in kept.items() if key != "title"}
        return node

    first, *others = [{name: bare(json.loads(text)) for name, text in schema_files(each).items()} for each in LANGUAGES]
    assert [first] * len(others) == others
    assert len(LANGUAGES) == len({json.dumps(schema_files(each)) for each in LANGUAGES})


def test_a_schema_judges_by_nothing_but_the_model() -> None:
    """The form that judges has no texts, neither ours nor those of the code."""
    assert not re.search(r'"(title|description|\$schema)": "', json.dumps(schema_of("system")))


def test_there_is_a_schema_for_every_file() -> None:
    """One for each kind of file, and one for any file of an environment."""
    assert {f"{name}.json" for name in (*FILES, ENTRY)} == set(SCHEMAS)
    assert list(ENTRIES) == SCHEMAS["entry.json"]["properties"]["kind"]["enum"]


@pytest.mark.parametrize("path", FILES_OF_USERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_files_of_this_repository_please_an_editor(path: Path) -> None:
    """The example follows the schemas as editors apply them."""
    assert [] == list(validator(schema_for(path)).iter_errors(as_an_editor_reads(path)))


@pytest.mark.parametrize("path", FILES_OF_USERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_modeline_names_the_schema(path: Path) -> None:
    """The first line of a file leads an editor to the schema of its kind."""
    match = MODELINE.match(path.read_text(encoding="utf-8"))
    assert match
    data = as_an_editor_reads(path)
    expected = f"{data['kind'].lower()}.json" if "kind" in data else schema_for(path)
    assert ROOT / "schema" / expected == (path.parent / match[1]).resolve()


@pytest.mark.parametrize("path", VALID_FILES, ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_valid_files_please_an_editor(path: Path) -> None:
    """What `tak validate` takes is no error in an editor."""
    assert [] == list(validator(schema_for(path)).iter_errors(as_an_editor_reads(path)))


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("system.json", "{organisation: 1177, name: true, hsa_ids: {qa: 5565594230}, contacts: [{role: 1.5}]}"),
        ("access.json", "{kind: Access, consumers: [1177], contracts: [a], logical_addresses: [5565594230, {id: 7}]}"),
        ("environment.json", "{platform: 1, limits: {removals: 20, removals_percent: 2.5}}"),
        ("settings.json", "{ordered_by: 1177}"),
    ],
)
def test_numbers_and_truths_are_texts_too(schema: str, text: str) -> None:
    """An editor takes what YAML holds for a number or a truth where we read a text (formats.md 1)."""
    assert [] == list(validator(schema).iter_errors(yaml.safe_load(text)))


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("system.json", "{organisation: a, name: b, hsa_ids: {NTJP QA: c}}"),
        ("system.json", "{organisation: a, name: b, hsa_ids: {qa: 1.5}}"),
        ("access.json", "{kind: Access, consumers: [], contracts: [a], logical_addresses: [a]}"),
        ("entry.json", "{kind: Anslutning}"),
        ("entry.json", "{kind: Access}"),
        ("entry.json", "{}"),
        ("connection.json", "{kind: Connection, producer: a, contracts: [a], logical_addresses: ['å']}"),
        ("environment.json", "{platform: a, limits: {removals: 1.5}}"),
        ("settings.json", "{language: de}"),
    ],
)
def test_an_editor_shows_mistakes(schema: str, text: str) -> None:
    """What is wrong with a file is seen while it is written."""
    assert list(validator(schema).iter_errors(yaml.safe_load(text)))
