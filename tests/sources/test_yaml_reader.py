"""The strict reader of YAML: what it takes, what it refuses, and where it says things stand."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from builders.counts import promised
from tak_gitops.findings import Severity
from tak_gitops.sources import yaml_reader
from tak_gitops.sources.yaml_reader import MAX_DEPTH, Document, has_fast_parser, read_yaml

PATH = "environments/ntjp-qa/eken.yaml"

SIGNS = ["a", "b: ", "- ", ": ", "\n", "\n  ", "  ", "[", "]", "{", "}", ",", "? ", "|\n", ">-\n", "'", '"', "\\", "#"]
REFUSED_SIGNS = [
    "&a ",
    "*a",
    "!t ",
    "!!str ",
    "<<: ",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "\t",
    "\r\n",
    "\r",
    "\0",
    "\u2028",
]
yaml_like = st.lists(st.sampled_from([*SIGNS, *REFUSED_SIGNS]) | st.characters(), max_size=25).map("".join)
plain_yaml_like = st.lists(st.sampled_from(SIGNS), max_size=25).map("".join)

words = st.text("abcdefghijklmnopqrstuvwxyzåäöÅÄÖ0123456789_", min_size=1, max_size=8)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Zl", "Zp", "Cn"]), max_size=12)


def nested(leaf: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Maps and lists of texts, as deep as files are."""
    return st.recursive(
        leaf, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(leaf, inner, max_size=4), max_leaves=12
    )


def read(text: str) -> Document:
    """A text, read."""
    return read_yaml(text.encode("utf-8", "surrogatepass"), PATH)


def said(text: str) -> list[tuple[str, int, int]]:
    """Key, line and column of each finding in a text."""
    found = read(text).findings
    return [(each.message.key, each.place.line, each.place.column) for each in found if each.place]


def is_plain(data: Any) -> bool:
    """Whether data is made of dict, list and str alone."""
    if type(data) is dict:
        return all(type(key) is str and is_plain(value) for key, value in data.items())
    return all(map(is_plain, data)) if type(data) is list else type(data) is str


def expect_data_or_errors(document: Document) -> None:
    """A document has data of plain types where it has no error, and else none."""
    errors = [finding for finding in document.findings if finding.severity is Severity.ERROR]
    assert (document.data is None) == bool(errors)
    assert document.data is None or is_plain(document.data)


@promised(25_000)
@given(yaml_like | st.text())
@example("a: &x\n  *x\n")
@example("? [a]\n: b\n? {c: d}\n: e\n")
@example("[" * 2000)
@example('"\\ud800"')
@example("*a")
def test_any_text_is_data_or_findings(text: str) -> None:
    """Whatever a file holds, it is read to maps, lists and texts, or refused with an error."""
    expect_data_or_errors(read(text))


@given(st.binary())
@example(b"\xff\xfe")
@example(b"")
def test_any_bytes_are_data_or_findings(content: bytes) -> None:
    """So is whatever is no text."""
    expect_data_or_errors(read_yaml(content, PATH))


@given(plain_yaml_like)
def test_what_is_taken_is_what_yaml_says(text: str) -> None:
    """A document that is taken is what PyYAML's loader of texts makes of it."""
    document = read(text)
    if document.data is not None:
        assert yaml.load(text, Loader=yaml.BaseLoader) == document.data  # noqa: S506 - it makes texts only


@promised(25_000)
@given(nested(texts), st.sampled_from([None, '"', "'"]), st.booleans())
def test_what_yaml_writes_is_read(data: Any, style: str | None, flow: bool) -> None:
    """What PyYAML writes, in any style, is read back."""
    text = yaml.dump(data, allow_unicode=True, default_style=style, default_flow_style=flow, width=1000)
    if data == "":
        assert [("TG116", 1, 1)] == said(text)
    else:
        assert data == yaml.load(text, Loader=yaml.BaseLoader) == read(text).data  # noqa: S506


@given(nested(texts).filter(bool))
def test_json_is_read(data: Any) -> None:
    """JSON is YAML."""
    assert data == read(json.dumps(data, ensure_ascii=False)).data


def expect_places(text: str) -> None:
    """At the line and column of every key and text of a document, the file has that key or text."""
    document = read(text)
    lines = text.split("\n")

    def expect(word: str, mark: Any) -> None:
        assert lines[mark.line][mark.column :].lstrip("'\"? ").startswith(word)

    def walk(node: Any, marks: Any) -> None:
        if isinstance(node, str):
            expect(node, marks)
            return
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            walk(value, marks.values[key])
            if isinstance(key, str):
                expect(key, marks.keys[key])

    assert document.data is not None
    walk(document.data, document.marks)


@given(nested(words), st.sampled_from([None, '"', "'"]), st.booleans())
def test_a_place_holds_what_stands_there(data: Any, style: str | None, flow: bool) -> None:
    """Lines and columns are those that an editor shows."""
    expect_places(yaml.dump(data, allow_unicode=True, default_style=style, default_flow_style=flow, sort_keys=False))


@given(nested(st.text("a🌳ö", min_size=1, max_size=4)))
def test_a_column_counts_characters(data: Any) -> None:
    """A character beyond the first 65,536 is one column, as it is one character."""
    expect_places(json.dumps(data, ensure_ascii=False))


@pytest.mark.parametrize(
    "scalar",
    ["no", "null", "~", "0012", "5565594230", "12:30:45", "2024-01-01", "1e3", ".inf", "0x1F", "=", "1_000", "true"],
)
def test_a_scalar_is_the_text_that_was_written(scalar: str) -> None:
    """Nothing is a number, a day, a truth or nothing."""
    assert {"a": scalar, "b": [scalar]} == read(f"a: {scalar}\nb: [{scalar}]\n").data


def test_block_texts_are_read() -> None:
    """Folded and literal texts are what YAML says they are."""
    assert {"a": "x\ny\n", "b": "x y"} == read("a: |\n  x\n  y\nb: >-\n  x\n  y\n").data


def test_a_key_without_value_is_an_empty_text() -> None:
    """What is left out is empty, not nothing."""
    assert {"a": "", "b": ["", "c"]} == read("a:\nb:\n  -\n  - c\n").data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: &y [d]\ne: &z {f: g}\n", [("TG105", 1, 4), ("TG105", 2, 4), ("TG105", 3, 4)]),
        ("a: &x b\nc: *x\n*x : d\n", [("TG105", 1, 4), ("TG105", 2, 4), ("TG105", 3, 1)]),
        ("a: !!int 1\nb: !x [c]\nd: !y {}\n", [("TG106", 1, 4), ("TG106", 2, 4), ("TG106", 3, 4)]),
        ("a: !x &y b\n", [("TG105", 1, 4), ("TG106", 1, 4)]),
        ("a: b\na: c\na: d\n", [("TG104", 2, 1), ("TG104", 3, 1)]),
        ("a: b\n'a': c\n", [("TG104", 2, 1)]),
        ("{a: b, a: c}\n", [("TG104", 1, 8)]),
        ("? [a]\n: b\n? {c: d}\n: e\n", [("TG119", 1, 3), ("TG119", 3, 3)]),
        ("a: b\n---\nc: d\n", [("TG107", 2, 1)]),
        ("a: b\n...\n---\n", [("TG107", 3, 1)]),
        ('a: "\\u202e"\nb: "\\x00"\n', [("TG109", 1, 4), ("TG109", 2, 4)]),
        ('"\\u200b": b\n', [("TG109", 1, 1)]),
        ("", [("TG116", 1, 1)]),
        ("# bara en anmärkning\n\n", [("TG116", 1, 1)]),
        ("---\n", [("TG116", 1, 1)]),
        ("a: [b\n", [("TG102.open_list", 1, 4)]),
        ("a: b: c\n", [("TG102.colon", 1, 5)]),
        ("a:\n\t- b\n", [("TG102.tab", 2, 1)]),
        ("a: 'b\n", [("TG102.open_quote", 1, 4)]),
        ("a: @b\n", [("TG102.first_character", 1, 4)]),
        ('a: "\\q"\n', [("TG102.escape", 1, 5)]),
        ("a: {b: c\n", [("TG102.open_map", 1, 4)]),
        ("a: b\nc:d\ne: f\n", [("TG102.no_colon", 2, 1)]),
        ("a:\n    b: c\n  d: e\n", [("TG102.indentation", 3, 3)]),
        ("a: - b\n", [("TG102.list_here", 1, 4)]),
        ("a: [b, , c]\n", [("TG102.no_value", 1, 8)]),
        ("- *\n", [("TG102.first_character", 1, 4)]),
        ("%YAML 3.0\n--- a\n", [("TG102", 1, 1)]),
    ],
)
def test_what_is_ambiguous_is_refused(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Each problem of a file is told, with its place."""
    assert expected == said(text)
    assert read(text).data is None


def test_the_end_mark_and_the_beginning_mark_of_one_document_are_taken() -> None:
    """`---` before and `...` after the only document say nothing more."""
    assert {"a": "b"} == read("%YAML 1.1\n---\na: b\n...\n").data


@pytest.mark.parametrize("opening", ["[", "- ", "{a: "])
def test_depth_is_limited(opening: str) -> None:
    """A list or map on the last level is taken; one more is refused, however many follow."""
    closing = {"[": "]", "- ": "", "{a: ": "}"}[opening]
    assert [] == said(opening * MAX_DEPTH + "x" + closing * MAX_DEPTH)
    too_deep = [("TG108.depth", 1, MAX_DEPTH * len(opening) + 1)]
    assert too_deep == said(opening * (MAX_DEPTH + 1) + "x" + closing * (MAX_DEPTH + 1))
    assert [key for key, _, _ in too_deep] == [key for key, _, _ in said((opening * 5000).rstrip())]


def test_a_place_that_is_not_there_is_the_nearest_above() -> None:
    """A step too many, or a wrong one, gives the place of what is there."""
    document = read("a:\n  b: [c, d]\n")
    places = {
        (): (1, 1),
        ("a",): (2, 3),
        ("a", "b"): (2, 6),
        ("a", "b", 1): (2, 10),
        ("a", "b", 2): (2, 6),
        ("a", "b", "x"): (2, 6),
        ("a", "b", 0, "x"): (2, 7),
        ("a", "x", 0): (2, 3),
        ("x",): (1, 1),
    }
    assert places == {steps: document.place(steps)[1:] for steps in places}


def test_a_key_has_a_place_of_its_own() -> None:
    """The place of a key is where the key stands, and that of its value where there is no such key."""
    document = read("a:\n  b: c\n")
    assert (2, 3) == document.place(("a", "b"), of_key=True)[1:]
    assert (1, 1) == document.place(("a",), of_key=True)[1:]
    assert (2, 3) == document.place(("a", "x"), of_key=True)[1:]


def test_the_fast_parser_is_there() -> None:
    """Tests run with the parser that users have."""
    assert has_fast_parser()


@given(nested(words))
def test_the_slow_parser_reads_the_same(data: Any) -> None:
    """Where PyYAML was built without libyaml, a file is read to the same, with the same places."""
    text = yaml.dump(data, allow_unicode=True)
    fast = read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_reader, "has_fast_parser", lambda: False)
        slow = read(text)
        assert (fast.data, fast.findings) == (slow.data, slow.findings)
        if slow.data is not None:
            expect_places(text)
        expect_data_or_errors(read(text + "a: [\n"))
