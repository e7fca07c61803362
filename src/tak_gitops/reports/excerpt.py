"""A line of a file with a mark under a place in it, as wide as a screen shows it."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tak_gitops.texts import visible

CUT = "…"
_BEFORE = 20
"""How many columns stand before the mark where a line is cut."""
_PLAIN = re.compile(r"(?:[^\s:#]|:(?=\S)|(?<!\s)#|[^\S\n]+(?![\s#]))+")
_IN_LIST = re.compile(r"(?:[^\s:#,;\[\]{}]|:(?=[^\s,\[\]{}])|(?<!\s)#|[^\S\n]+(?![\s#,;\[\]{}]))+")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'(?:[^']|'')*'")
_BLANKS = re.compile(r"\s+")
_LISTS = (".csv",)


class Excerpt(NamedTuple):
    """A line as it is shown, and the line of marks below it."""

    text: str
    marks: str


class _Cell(NamedTuple):
    """A character as it is shown, and how many columns it takes."""

    text: str
    width: int


def excerpt(line: str, column: int, width: int, path: str = "") -> Excerpt:
    r"""The line with `^` under what begins at `column` (from 1), cut to `width` columns around it.

    What cannot be seen, or would steer a terminal, is written as `\u200b`, a tab as `\t`; wide and combining
    characters take the columns that a screen gives them.
    """
    if line.endswith("\r") and column < len(line):
        line = line[:-1]
    start = min(column - 1, len(line))
    length = _length(line, start, path)
    before, after = _cells(line[max(0, start - width) : start]), _cells(line[start : start + width + 1])
    marked = _width(after[:length])
    lead = ""
    if start > width or (_width(before) + _width(after) > width and _width(before) > width // 2):
        lead = CUT
        while _width(before) > _BEFORE:
            del before[0]
    begin = len(lead) + _width(before)
    if begin + _width(after) > width:
        while after and begin + _width(after) > width - len(CUT):
            del after[-1]
        after.append(_Cell(CUT, len(CUT)))
    text = lead + "".join(cell.text for cell in (*before, *after))
    return Excerpt(text, " " * begin + "^" * max(1, min(marked, width - begin)))


def _cells(text: str) -> list[_Cell]:
    return [_cell(char) for char in text]


def _cell(char: str) -> _Cell:
    shown = visible(char)
    if shown != char:
        return _Cell(shown, len(shown))
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me"}:
        return _Cell(char, 0)
    return _Cell(char, 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1)


def _width(cells: list[_Cell]) -> int:
    return sum(cell.width for cell in cells)


def _length(line: str, start: int, path: str) -> int:
    """How long the scalar is that begins at `start`, by what the line shows: quotes, comments, lists in brackets."""
    before = line[:start]
    in_list = path.endswith(_LISTS) or sum(map(before.count, "[{")) > sum(map(before.count, "]}"))
    patterns = (_BLANKS, _QUOTED, _IN_LIST if in_list else _PLAIN)
    found = next((found for pattern in patterns if (found := pattern.match(line, start))), None)
    return found.end() - start if found else 1
