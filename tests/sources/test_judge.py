"""Two validators, one verdict, and places for all that is wrong."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from builders.documents import VALID, mistaken
from tak_gitops.findings import Place, error
from tak_gitops.sources import judge as judging
from tak_gitops.sources.documents import FILES
from tak_gitops.sources.judge import explain, judge, nearest, with_known_numbers, with_numbers
from tak_gitops.sources.yaml_reader import Document, read_yaml

PATH = "systems/tidbok.yaml"


def document_of(data: Any) -> Document:
    """Data as a file of several lines."""
    return read_yaml(json.dumps(data, ensure_ascii=False, indent=2).encode(), PATH)


def is_taken(name: str, data: Any) -> bool:
    """The verdict of the model."""
    try:
        FILES[name].model_validate(data)
    except ValidationError:
        return False
    return True


@given(mistaken())
@example(("system", {**VALID["system"], "hsa_ids": {"NTJP QA": "SE1"}}))
@example(("environment", {**VALID["environment"], "limits": {"snapshot_hours": "20.0"}}))
@example(("environment", {**VALID["environment"], "limits": {"removals_percent": "20.0"}}))
@example(("connection", {**VALID["connection"], "replaces": "SE2321000131-GAMMAL\n"}))
def test_the_two_validators_agree(case: tuple[str, Any]) -> None:
    """The model refuses exactly those documents that the schema has something to say of."""
    name, data = case
    document = document_of(data)
    if document.data is not None:
        assert is_taken(name, with_known_numbers(document.data, name)) == (not explain(document, name))


_CHANNEL_KEYS = ("kind", "folder", "url", "host", "port", "from", "to", "case_prefix", "kidn")
_CHANNEL_VALUES = (
    "file",
    "takweb",
    "smtp",
    "desk",
    "fax",
    "587",
    "65535",
    "65536",
    "0",
    "mail.example",
    "-a",
    "a@b.se",
)


@given(
    st.dictionaries(st.sampled_from(_CHANNEL_KEYS), st.sampled_from((*_CHANNEL_VALUES, "https://a.se/x", "TSK-", "")))
)
@example({"kind": "smtp", "host": "mail.example", "from": "a@b.se", "to": "a@b.se", "port": "587"})
@example({"kind": "takweb", "url": "https://a.se/x"})
@example({"kind": "takweb", "folder": "x"})
@example({"kind": "desk"})
def test_the_two_validators_agree_on_channels(channel: dict[str, str]) -> None:
    """Each kind has keys of its own, for the model and for the schema."""
    document = document_of({"platform": "NTJP-QA", "channel": channel})
    assert is_taken("environment", document.data) == (not explain(document, "environment"))


@given(mistaken())
def test_what_is_wrong_has_a_place_in_the_file(case: tuple[str, Any]) -> None:
    """Line and column of each finding are in the file, and each is told once."""
    name, data = case
    document = document_of(data)
    if document.data is None:
        return
    lines = json.dumps(data, ensure_ascii=False, indent=2).split("\n")
    findings = judge(document, name)[1]
    assert len(set(findings)) == len(findings)
    for finding in findings:
        assert finding.place
        assert finding.place.line in range(1, len(lines) + 1)
        assert finding.place.column in range(1, len(lines[finding.place.line - 1]) + 1)


@pytest.mark.parametrize("name", sorted(VALID))
def test_a_valid_document_is_built(name: str) -> None:
    """A document of each kind, with every key that it may have, is taken."""
    model, findings = judge(document_of(VALID[name]), name)
    assert (True, []) == (isinstance(model, FILES[name]), findings)


@pytest.mark.parametrize("name", sorted(VALID))
def test_every_key_is_tried(name: str) -> None:
    """The valid document that others are made from has all keys of its kind."""
    assert set(FILES[name].model_fields) == set(VALID[name])


def test_the_models_words_are_told_where_the_schema_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the schema ever had nothing to say, a document that the model refuses would still be refused."""
    monkeypatch.setattr(judging, "explain", lambda *_: [])
    model, findings = judge(document_of({**VALID["system"], "name": ""}), "system")
    problem = "String should have at least 1 character"
    assert (None, [error("TG115", Place(PATH, 3, 11), name="name", problem=problem)]) == (model, findings)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("integer", "20", 20),
        ("integer", "-1", -1),
        ("integer", "007", 7),
        ("integer", "20.0", "20.0"),
        ("integer", "٢", "٢"),
        ("integer", "1" * 16, "1" * 16),
        ("integer", "1_000", "1_000"),
        ("number", "20", 20),
        ("number", "2.5", 2.5),
        ("number", "1e3", "1e3"),
        ("number", "nan", "nan"),
        ("number", "2,5", "2,5"),
        ("number", "", ""),
        ("string", "20", "20"),
    ],
)
def test_a_text_is_a_number_where_a_number_is_wanted(kind: str, text: str, expected: object) -> None:
    """Plain digits are read as a number where the schema says so, and nowhere else."""
    found = with_numbers({"a": text}, {"properties": {"a": {"type": kind}}})["a"]
    assert (type(expected), expected) == (type(found), found)


@pytest.mark.parametrize(
    ("word", "choices", "expected"),
    [
        ("consumer", ["producer", "consumers"], "consumers"),
        ("hsa-ids", ["hsa_ids", "name"], "hsa_ids"),
        ("Sysetm", ["system"], "system"),
        ("färg", ["organisation", "name"], None),
        ("", ["a"], None),
        ("a", [], None),
        ("ab", ["abc", "abd"], "abc"),
        ("ab", ["abd", "abc"], "abc"),
    ],
)
def test_the_nearest_name_is_offered(word: str, choices: list[str], expected: str | None) -> None:
    """What is most like the word is offered, if it is like it, whatever the order of the choices."""
    assert expected == nearest(word, choices)
