"""How text is dressed for a screen."""

import re

from tak_gitops.reports.style import WIDTH, Style

CODES = re.compile(r"\x1b\[[0-9;]*m")


def test_a_bare_style_changes_nothing() -> None:
    """Without colour there are no codes, and 80 columns."""
    style = Style()
    assert ("text", "text", WIDTH) == (style.coloured("text", "red"), style.bold("text"), style.width)


def test_a_coloured_style_says_no_more() -> None:
    """With colour the text is the same but for its codes."""
    style = Style(colour=True)
    assert {"text"} == {CODES.sub("", dressed) for dressed in (style.coloured("text", "red"), style.bold("text"))}
    assert "\x1b[31m" in style.coloured("text", "red")
    assert "\x1b[1m" in style.bold("text")
