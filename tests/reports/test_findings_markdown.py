"""Findings as Markdown."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builders.found import CONNECTION, found, hostile
from tak_gitops.findings import Place, error
from tak_gitops.reports.findings_markdown import findings_markdown
from tak_gitops.reports.found import Found


def cells(text: str) -> list[list[str]]:
    """The rows of the table as a browser would show them, and nothing else is in the document than what is ours."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    allowed = {"table", "thead", "tbody", "tr", "th", "td", "inline", "paragraph"}
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= allowed
    rows: list[list[str]] = []
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            rows.append([])
        if before.type in {"th_open", "td_open"}:
            rows[-1].append("".join(_shown(child.type, child.content) for child in token.children or []))
    return rows


def _shown(kind: str, content: str) -> str:
    if kind == "html_inline":
        assert content in {"<code>", "</code>"}
        return ""
    assert kind in {"text", "text_special"}, kind
    return content


def test_a_table_of_findings() -> None:
    """How many there are first, then each with where, weight, rule and what."""
    text = findings_markdown(found(), "sv")
    assert text.startswith("**3 fel, 1 varning, 1 upplysning i 3 filer av 214.**\n")
    rows = cells(text)
    assert ["Var", "Vikt", "Regel", "Vad"] == rows[0]
    assert [f"{CONNECTION}:9:5", "fel", "TG214"] == rows[2][:3]
    assert 'MakeBooking:1.1" har en minorversion' in rows[2][3]
    assert 6 == len(rows)


def test_nothing_found() -> None:
    """One line, no table."""
    assert "**5 filer utan anmärkning.**" == findings_markdown(Found((), 5), "sv").strip()


def test_how_to_read_more() -> None:
    """The last line names the command that explains the heaviest rule."""
    assert "tak explain TG116" in findings_markdown(found(), "sv").splitlines()[-1]


def test_no_text_of_a_file_is_markup() -> None:
    """A name or value is shown as it is: no link, no mention, no cell of its own."""
    rows = cells(findings_markdown(hostile(), "sv"))
    assert [4, 4] == [len(row) for row in rows]
    assert "<b>@alla</b>`](http://x.example)" in rows[1][0]
    assert "@alla" not in findings_markdown(hostile(), "sv")


@pytest.mark.parametrize("text", ["|", "\\|", "`|`", "a\r\n\r\n# b", "<!--", "&#124;", "[x]: http://a.example"])
def test_cells_hold(text: str) -> None:
    """Signs that end a cell, a row or the table elsewhere are text."""
    these = Found((error("TG103", Place(text, 1, 1), name=text, allowed=text),), 1)
    assert [4, 4] == [len(row) for row in cells(findings_markdown(these, "sv"))]


@given(st.text(max_size=60))
def test_any_text_stays_in_its_cell(text: str) -> None:
    """Whatever files are called and hold, there is one row a finding."""
    these = Found((error("TG103", Place(text, 1, 1), name=text, allowed=text),), 1)
    assert [4, 4] == [len(row) for row in cells(findings_markdown(these, "sv"))]
