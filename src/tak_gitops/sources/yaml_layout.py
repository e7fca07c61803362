"""Where the words and the comments of a YAML file stand, for who lays the file out anew.

A word is a scalar or the dash of a list: these stay the same, in the same order, whatever the layout.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from tak_gitops.sources.yaml_reader import has_fast_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"(?:[ \t]*[|>][0-9+-]*)?[ \t]*(#.*)?")
"""What may stand after the last word that ends on a line; the head of a block of text is part of no token."""


class Spot(NamedTuple):
    """Line and column, from 0."""

    line: int
    column: int


class Comment(NamedTuple):
    """A comment with its `#` and without blanks at its end; `alone` where it has its line to itself."""

    at: Spot
    text: str
    alone: bool


class Layout(NamedTuple):
    """A file taken apart: its lines, its words and comments in order; texts of several lines have `filled` lines."""

    lines: tuple[str, ...]
    words: tuple[Spot, ...]
    comments: tuple[Comment, ...]
    filled: frozenset[int]

    def first_words(self) -> dict[int, int]:
        """The number of the first word on each line that a word begins on."""
        return {spot.line: number for number, spot in reversed(tuple(enumerate(self.words)))}


def layout_of(text: str) -> Layout:
    """The layout of a text that is YAML, which who asks has seen to, and whose lines end with a line feed."""
    lines = tuple(text.split("\n"))
    words: list[Spot] = []
    filled: set[int] = set()
    ends = [0] * (len(lines) + 1)
    for token in _tokens(text):
        start, end = token.start_mark, token.end_mark
        if isinstance(token, yaml.ScalarToken | yaml.BlockEntryToken):
            words.append(Spot(start.line, start.column))
        if isinstance(token, yaml.ScalarToken):
            # the mark at the end of a block is where the next word may begin
            filled.update(range(start.line + 1, end.line + (end.column > 0)))
        ends[end.line] = max(ends[end.line], end.column)
    comments = []
    for number, line in enumerate(lines):
        if ends[number] == 0 and number in filled:
            continue
        rest = _COMMENT.fullmatch(line, ends[number])
        if rest and rest[1]:
            at = Spot(number, rest.start(1))
            comments.append(Comment(at, rest[1].rstrip(), alone=not line[: at.column].strip()))
    return Layout(lines, tuple(words), tuple(comments), frozenset(filled))


def _tokens(text: str) -> Iterator[Any]:
    if not has_fast_parser():
        yield from yaml.scan(text)
        return
    from yaml._yaml import CParser

    next_token = CParser(text).get_token
    while (token := next_token()) is not None:
        yield token
