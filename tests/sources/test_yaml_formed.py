"""Files that are seen to be in form at a glance: never one that laying it out would change."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.examples import EXAMPLES
from builders.repository import ENVIRONMENT
from tak_gitops.sources.file_form import formed
from tak_gitops.sources.yaml_form import formed_yaml
from tak_gitops.sources.yaml_formed import is_plainly_formed
from tak_gitops.sources.yaml_reader import read_yaml
from tak_gitops.sources.yaml_text import scalar

PLAIN = """\
# yaml-language-server: $schema=../../../schema/connection.json
kind: Connection
url: https://tidbok.region.example/{domain}/{contract}
contracts:
  - crm:scheduling:MakeBooking:1
  - contract: crm:scheduling:GetSubjectOfCareSchedule:1
    url: https://boka.region.example/tider
logical_addresses:
  - {id: SE2321000131-E000000000001, name: Vårdcentralen Eken}
  - "*"
consumers: [journal, portal]
certificates:
  ntjp-qa: {valid_to: "2027-11-30", names: []}
"""


def test_a_plain_file_in_form() -> None:
    """What `tak new` and `tak import` write is seen at a glance."""
    assert is_plainly_formed(PLAIN)
    assert PLAIN.encode() == formed_yaml(PLAIN.encode(), ENVIRONMENT)


@pytest.mark.parametrize(
    "text",
    [
        "a:   b\n",
        "a: b \n",
        "a: b",
        "a: 'b'\n",
        'a: "b"\n',
        "a: {b: c,d: e}\n",
        "a: [ b ]\n",
        "a:\n- b\n",
        "a:\n    b: c\n",
        "a: b # c\n",
        "a: b\n\nc: d\n",
        "a: b\na: c\n",
        "{a: b}\n",
        "- a\n",
        "---\na: b\n",
        "a: &b c\n",
        "a: !!str b\n",
        "a: |\n  b\n",
        "a:\n",
        "",
        "# a\n",
        "# a \nb: c\n",
        "a: [b\n",
        "a: b\n---\nc: d\n",
        "? a\n: b\n",
        'a: "\\n"\n',
        "a: 12\n",
        "a: b\r\n",
        "a: [{b: c}]\n",
    ],
)
def test_everything_else_is_looked_at_more_closely(text: str) -> None:
    """Another form, or one that is not plain: laying it out tells."""
    assert not is_plainly_formed(text)


plain = st.sampled_from(
    ["a", "jour@a.example", "ntjp-qa", "SE2321000131-E1", "Vårdcentralen Eken", "crm:scheduling:MakeBooking:1"]
)
odd = st.sampled_from(["https://a.example/{b}?c", "*", "12", "yes", "a: b", "#", "a #b", ""]) | st.text(max_size=8)
words = st.one_of(plain, plain, plain, odd)
nodes = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


def inline(node: object, *, flow: bool = True) -> str:
    """A node on one line, as the form would have it or nearly so."""
    if isinstance(node, dict):
        return "{" + ", ".join(f"{inline(key)}: {inline(value)}" for key, value in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(inline, node)) + "]"
    return scalar(str(node), flow=flow)


def block(node: object, indent: int) -> str:
    """A node below its key."""
    pad = " " * indent
    if isinstance(node, dict) and node:
        return "".join(f"{pad}{inline(key, flow=False)}:{below(value, indent)}" for key, value in node.items())
    if isinstance(node, list) and node:
        return "".join(f"{pad}- {block(each, indent + 2).lstrip(' ')}" for each in node)
    return f"{pad}{inline(node, flow=False)}\n"


def below(node: object, indent: int) -> str:
    """What follows a key's colon."""
    if isinstance(node, dict | list) and node:
        return f"\n{block(node, indent + 2)}"
    return f" {inline(node, flow=False)}\n"


@given(st.dictionaries(words, nodes, min_size=1, max_size=4), st.booleans())
def test_what_is_seen_at_a_glance_is_what_laying_out_gives(tree: dict[str, object], on_lines: bool) -> None:
    """A yes means: the file can be used, and laying it out gives the very same bytes."""
    text = block(tree, 0) if on_lines else "".join(f"{inline(key)}: {inline(tree[key])}\n" for key in tree)
    content = text.encode("utf-8", "surrogatepass")
    if is_plainly_formed(text):
        assert () == read_yaml(content, ENVIRONMENT).findings
        assert content == formed_yaml(content, ENVIRONMENT)


@given(st.lists(st.sampled_from([*PLAIN.splitlines(), "", "# x", "  # x", "a: b # x", "- a", "  - a"]), max_size=9))
def test_lines_in_any_order(lines: list[str]) -> None:
    """Whatever lines a file is made of, a yes is true."""
    text = "".join(f"{line}\n" for line in lines)
    if is_plainly_formed(text):
        assert not read_yaml(text.encode(), ENVIRONMENT).findings
        assert text.encode() == formed_yaml(text.encode(), ENVIRONMENT)


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.yaml")), ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_the_examples(path: Path) -> None:
    """No example with mistakes is called formed that cannot be used, or that laying out would change."""
    text = path.read_bytes().decode("utf-8", "replace")
    if is_plainly_formed(text):
        assert not read_yaml(text.encode(), ENVIRONMENT).findings
        assert text.encode() == formed_yaml(text.encode(), ENVIRONMENT)


def test_a_file_seen_at_a_glance_is_not_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is what it is for: laying a file out takes forty times as long."""
    monkeypatch.setattr("tak_gitops.sources.yaml_form.formed_yaml", None)
    assert PLAIN.encode() == formed(ENVIRONMENT, PLAIN.encode()).content
