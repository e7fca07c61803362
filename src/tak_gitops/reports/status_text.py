"""The orders of the ledger, as a list for the terminal and as a table for a page (experience.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.orders.ledger.entry import Status
from tak_gitops.reports.markdown import inert, row
from tak_gitops.reports.order_words import ALARMING, Words
from tak_gitops.texts import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.orders.overview import Overview
    from tak_gitops.reports.style import Style

GAP = "  "
NO_VALUE = "–"
MANY = 20
"""More orders than this fill a screen: then it is said how to see those that are not done alone."""
_COLUMNS = (
    "status.column.seq",
    "status.column.environment",
    "status.column.what",
    "status.column.state",
    "status.column.case",
    "status.column.merged_by",
    "status.column.channel",
    "status.column.age",
)


def status_text(shown: Sequence[Overview], words: Words, style: Style, *, total: int) -> str:
    """Two lines an order, within the width: what it is about and its age, then what it is now and who to ask.

    `total` is how many orders there are before any were left out.
    """
    return "".join(f"{line}\n" for line in _text(shown, words, style, total))


def status_markdown(shown: Sequence[Overview], words: Words, *, total: int) -> str:
    """The same as a table."""
    if not shown:
        return f"{inert(_nothing(words, total))}\n"
    lines = [row([words.say(column) for column in _COLUMNS]), row(["---"] * len(_COLUMNS))]
    for each in shown:
        state = inert(words.state(each))
        cells = [
            str(each.seq),
            inert(each.entry.order.environment),
            inert(words.what(each)),
            f"**{state}**" if each.status in ALARMING else state,
            inert(each.entry.case_number or NO_VALUE),
            inert(each.entry.order.merged_by),
            inert(channel_of(each) or NO_VALUE),
            inert(words.age_of(each)),
        ]
        lines.append(row(cells))
    return "\n".join([*lines, "", inert(_summary(shown, words)), ""])


def channel_of(each: Overview) -> str:
    """The channel of the last attempt; empty before the first."""
    return each.entry.claim.channel if each.entry.claim else ""


def _text(shown: Sequence[Overview], words: Words, style: Style, total: int) -> Iterator[str]:
    if not shown:
        yield _nothing(words, total)
        return
    seq, environment, what, age = (words.say(_COLUMNS[n]) for n in (0, 1, 2, 7))
    first = max(len(seq), *(len(str(each.seq)) for each in shown))
    second = max(len(environment), *(len(visible(each.entry.order.environment)) for each in shown))
    ages = [words.age_of(each) for each in shown]
    last = max(len(age), *map(len, ages))
    indent = " " * (first + second + 2 * len(GAP))
    room = max(style.width - len(indent) - len(GAP) - last, 20)
    yield style.bold(f"{seq:>{first}}{GAP}{environment:<{second}}{GAP}{what:<{room}}{GAP}{age:>{last}}")
    for each, old in zip(shown, ages, strict=True):
        name = visible(each.entry.order.environment)
        yield f"{each.seq:>{first}}{GAP}{name:<{second}}{GAP}{words.what(each, room):<{room}}{GAP}{old:>{last}}"
        yield from _second(each, words, style, indent)
    yield ""
    yield style.bold(_summary(shown, words))
    unfinished = sum(each.entry.is_unfinished for each in shown)
    if len(shown) > MANY and 0 < unfinished < len(shown):
        yield words.say("status.only_open")


def _second(each: Overview, words: Words, style: Style, indent: str) -> Iterator[str]:
    """What an order is now, its case number, who merged it and how it left; then what somebody has to do."""
    state = words.state(each)
    facts = [each.entry.case_number, each.entry.order.merged_by, channel_of(each)]
    line, length = style.coloured(state, _colour(each.status)), len(indent) + len(state)
    parts = [(" · ", visible(fact)) for fact in facts if fact]
    if hint := words.hint(each):
        parts.append(("   ", hint))
    for separator, part in parts:
        if length + len(separator) + len(part) > style.width:
            yield f"{indent}{line}"
            line, length = part, len(indent) + len(part)
        else:
            line, length = f"{line}{separator}{part}", length + len(separator) + len(part)
    yield f"{indent}{line}"


def _colour(status: Status) -> str:
    if status in ALARMING:
        return "red"
    return "green" if status is Status.VERIFIED else "cyan"


def _nothing(words: Words, total: int) -> str:
    return words.say("status.no_match", count=total) if total else words.say("status.none")


def _summary(shown: Sequence[Overview], words: Words) -> str:
    doubt = sum(each.status is Status.IN_DOUBT for each in shown)
    counts = {"count": len(shown), "open": sum(each.entry.is_unfinished for each in shown)}
    return words.say("status.summary.doubt", **counts, doubt=doubt) if doubt else words.say("status.summary", **counts)
