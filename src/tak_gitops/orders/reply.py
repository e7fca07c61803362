"""An answer of TAK-web, compared with what was predicted: only positive proof counts (domain.md 4.6, formats.md 6)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.acceptance.predicted import expanded, matches, shown
from tak_gitops.acceptance.receipt import List, Outcome
from tak_gitops.acceptance.report import ERROR, EXCLUDED, HEADING, INCLUDED, PLATFORM, RUNTIME_ERROR, heading_values
from tak_gitops.sources.order_reader import read_order_payload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tak_gitops.orders.order_file import OrderFile

_, _, VERSION, ORDERED_ON, EXECUTE_ON, _, COMMENT = HEADING
_PART = re.compile(r"\bdel ([0-9]{1,6})/[0-9]{1,6}\b")
_OBJECTS = {List.ADDRESSES.value, List.COMPONENTS.value, List.CONTRACTS.value}


class ReplyLine(NamedTuple):
    """A line of a report under its two headings; the headings of the sections, and what belongs to none, under none."""

    section: str
    kind: str
    text: str


@dataclass(frozen=True)
class Reply:
    """An answer, read. `heading` and `lines` are those of a report, `errors` those of a refusal or the cause."""

    outcome: Outcome
    heading: Mapping[str, str]
    lines: tuple[ReplyLine, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows and objects a report tells of."""
        return sum(bool(line.kind) for line in self.lines)


@dataclass(frozen=True)
class Comparison:
    """How a report differs from the predicted one.

    `other` are (what, expected, found) of its heading; nothing is expected where any day, or any number, would do.
    """

    missing: tuple[ReplyLine, ...]
    unexpected: tuple[ReplyLine, ...]
    other: tuple[tuple[str, str | None, str], ...]

    @property
    def proves(self) -> bool:
        """Whether the report is the predicted one, line by line."""
        return not (self.missing or self.unexpected or self.other)


def read_reply(content: bytes) -> Reply:
    """The answer in what was received or saved: Latin-1 as TAK-web sends it, or UTF-8 as an editor saves it.

    All that is neither a report nor a refusal is in doubt, whatever it looks like.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    lines = _lines(text.rstrip())
    if lines[0].startswith(ERROR):
        rest = lines[0].removeprefix(ERROR).strip()
        return Reply(Outcome.REJECTED, {}, errors=tuple(filter(None, (rest.replace("{}", ""), *lines[1:]))))
    if not lines[0].startswith(PLATFORM):
        stumbled = lines[0].startswith(RUNTIME_ERROR)
        return Reply(Outcome.IN_DOUBT, {}, errors=tuple(filter(None, lines[1:])) if stumbled else ())
    body = lines.index(INCLUDED) if INCLUDED in lines else len(lines)
    heading: dict[str, str] = {}
    strange = []
    for line in filter(None, lines[:body]):
        name, _, value = line.partition(":")
        if name in HEADING and name not in heading:
            heading[name] = value.strip()
        else:
            strange.append(ReplyLine("", "", line))
    return Reply(Outcome.ACCEPTED, heading, (*strange, *_body(lines[body:])))


def part_of(order: OrderFile, reply: Reply) -> int | None:
    """Which part of an order, counted from 1, a report answers to by its comment; None where it does not tell."""
    found = _PART.search(reply.heading.get(COMMENT, ""))
    if found is not None and 1 <= int(found[1]) <= len(order.parts):
        return int(found[1])
    return 1 if len(order.parts) == 1 else None


def compare_reply(order: OrderFile, part: int, reply: Reply) -> Comparison:
    """A report against the prediction for a part of an order, counted from 1.

    A new object that several parts bring is created by the first of them: its line may be missing.
    """
    day = _day(reply.heading.get(EXECUTE_ON, ""))
    bodies = [list(_body(_lines("\n".join(body)))) for body in order.receipt]
    shared = Counter(line for body in bodies for line in set(body) if line.kind in _OBJECTS)
    missing, found = [], _Lines(reply.lines)
    for line in bodies[part - 1]:
        expected = line._replace(text=expanded(line.text, day)) if day else line
        if not found.take(expected) and shared[line] <= 1:
            missing.append(expected)
    return Comparison(tuple(missing), tuple(found.left.elements()), tuple(_other(order, part, reply)))


def _other(order: OrderFile, part: int, reply: Reply) -> Iterator[tuple[str, str | None, str]]:
    """What stands otherwise in the heading: the sending gives version and days, all else stands in the order."""
    sent = read_order_payload(order.parts[part - 1])
    for name, expected in zip(HEADING, heading_values(sent, "", order.execute_on or ""), strict=True):
        found = reply.heading.get(name, "")
        if name == VERSION:
            if not re.fullmatch(r"-?\d+", found, re.ASCII):
                yield name, None, found
        elif name in {ORDERED_ON, EXECUTE_ON} and not expected:
            if _day(found) is None:
                yield name, None, found
        elif found not in {expected, _as_sent(expected)}:
            yield name, expected, found


class _Lines:
    """The lines of a report that have not been found in the prediction yet."""

    def __init__(self, lines: Iterable[ReplyLine]) -> None:
        self.left = Counter(lines)
        self._sorted = sorted(self.left)

    def take(self, expected: ReplyLine) -> bool:
        """Take the line that is the expected one, also where TAK-web could not write a character (domain.md 4.6)."""
        as_sent = expected._replace(text=_as_sent(expected.text))
        found = next((line for each in (expected, as_sent) for line in self._like(each) if self.left[line] > 0), None)
        if found is None:
            return False
        self.left[found] -= 1
        return True

    def _like(self, expected: ReplyLine) -> Iterator[ReplyLine]:
        """The lines that are the expected one, with anything where live did not show what stands there."""
        beginning = shown(expected.text)
        if beginning == expected.text:
            yield expected
            return
        for position in range(bisect_left(self._sorted, expected._replace(text=beginning)), len(self._sorted)):
            line = self._sorted[position]
            if line[:2] != expected[:2] or not line.text.startswith(beginning):
                return
            if matches(expected.text, line.text):
                yield line


def _as_sent(text: str) -> str:
    """A text after its way through Latin-1."""
    return text.encode("latin-1", "replace").decode("latin-1")


def _lines(text: str) -> list[str]:
    """The lines of a text without blanks at their ends, which editors take away."""
    return [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]


def _body(lines: Iterable[str]) -> Iterator[ReplyLine]:
    """The lines of a report, each under its headings; that of a list only where the list is empty, or told twice."""
    headings = {f"{kind.value}:": kind.value for kind in List}
    section = kind = empty = ""
    seen: set[str] = set()
    for line in filter(None, lines):
        starts = line in headings or line in {INCLUDED, EXCLUDED}
        if starts and empty:
            yield ReplyLine("", "", empty)
        empty = ""
        if line in {INCLUDED, EXCLUDED}:
            section, kind = line, ""
            seen.clear()
            yield ReplyLine("", "", line)
        elif not starts:
            yield ReplyLine(section, kind, line)
        elif line in seen:
            yield ReplyLine("", "", line)
        else:
            kind = headings[line]
            empty = line
            seen.add(line)
    if empty:
        yield ReplyLine("", "", empty)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
