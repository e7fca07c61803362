"""Texts as scalars of YAML: every reader gets back what was written."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tak_gitops.sources.yaml_reader import read_yaml
from tak_gitops.sources.yaml_text import scalar

visible = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]).filter(str.isprintable)
numbers = ("5565594230", "01", "0x1F", "1e3", "1_000", "12:30", "2026-11-23", "Inf", ".inf")
others = ("true", "No", "y", "null", "~", "", "=", "<<")
signs = (
    "*",
    "&a",
    "!x",
    "- a",
    "a: b",
    "a #b",
    "a:",
    "{a}",
    "[a]",
    "a, b",
    "'",
    '"',
    "\\",
    "%",
    "@a",
    "`",
    "|",
    ">",
    "?",
)
plain = (" ", " a", "a ", "Vårdcentralen Eken", "https://a.example/{domain}/{contract}/{major}", "urn:riv:a:B:1")
words = st.sampled_from((*numbers, *others, *signs, *plain))
texts = words | st.text(visible, max_size=8) | st.lists(words, max_size=2).map("".join)


@given(texts)
def test_our_reader_reads_what_was_written(text: str) -> None:
    """In a map, in a list and within braces."""
    written = (
        f"{scalar('key')}: {scalar(text)}\nlist:\n  - {scalar(text)}\nflow: {{a: {scalar(text, flow=True)}, b: c}}\n"
    )
    expected = {"key": text, "list": [text], "flow": {"a": text, "b": "c"}}
    assert expected == read_yaml(written.encode(), "a.yaml").data


@given(texts)
def test_other_readers_read_a_text(text: str) -> None:
    """No reader of YAML 1.1 or 1.2 takes it for a number, a truth value, a day or nothing."""
    written = f"block: {scalar(text)}\nflow: {{a: {scalar(text, flow=True)}}}\n"
    expected = {"block": text, "flow": {"a": text}}
    assert expected == yaml.safe_load(written)
    assert expected == YAML(typ="safe", pure=True).load(written)


@pytest.mark.parametrize(
    "text",
    [
        "SE2321000131-E000000000001",
        "Vårdcentralen Eken",
        "crm:scheduling:MakeBooking:1",
        "https://a.example/{domain}?x",
    ],
)
def test_what_is_plain_stays_plain(text: str) -> None:
    """Quotes stand only where a reader needs them."""
    assert text == scalar(text)
