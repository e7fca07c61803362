"""What became of the orders of a pull request, for the one who ordered: a comment that follows them to the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.orders.ledger.entry import Status
from tak_gitops.reports.comment_marks import Marked, marker
from tak_gitops.reports.held_words import held_lines
from tak_gitops.reports.markdown import code, inert, row
from tak_gitops.reports.order_words import ALARMING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.orders.overview import Overview
    from tak_gitops.reports.held_words import HeldMerge
    from tak_gitops.reports.order_words import Words

KIND, NAME = "after", "pull"
SHOWN = 40
"""As many orders are told of one pull request."""
WIDEST = 200
_DONE = {Status.VERIFIED, Status.SETTLED, Status.ABANDONED}


def after_comment(
    orders: Sequence[Overview], words: Words, *, held: HeldMerge | None = None, run: str | None = None
) -> Marked:
    """The comment about the orders of one pull request; `held` where the ledger has nothing of it yet."""
    body = "\n".join([*_lines(orders, words, held=held, run=run), ""])
    return Marked(KIND, NAME, False, body)


def _lines(orders: Sequence[Overview], words: Words, *, held: HeldMerge | None, run: str | None) -> Iterator[str]:
    yield marker(NAME, KIND)
    yield f"### {inert(_headline(orders, words, is_held=held is not None))}"
    yield ""
    if orders:
        yield from order_table(orders, words)
        yield ""
    alarming = [each for each in orders if each.status in ALARMING]
    if held is not None:
        yield inert(words.say("ci.after.held_why"))
        yield ""
        yield from held_lines(held, words)
    elif alarming:
        yield inert(words.say("ci.after.look"))
        yield ""
        yield from (f"- {code(f'tak status {each.seq}')}" for each in alarming[:SHOWN])
    elif orders and all(each.status in _DONE for each in orders):
        yield inert(words.say("ci.after.done"))
    else:
        yield inert(words.say("ci.after.follows"))
    if run:
        yield ""
        yield f"<sub>[{inert(words.say('ci.after.run'))}]({run})</sub>"


def order_table(orders: Sequence[Overview], words: Words) -> Iterator[str]:
    """Orders as a table: number, environment, what, state and case number."""
    columns = ("ci.column.seq", "ci.column.environment", "ci.column.what", "ci.column.state", "ci.column.case")
    yield row([inert(words.say(each)) for each in columns])
    yield row(["---"] * len(columns))
    for each in orders[:SHOWN]:
        state = inert(words.state(each))
        cells = [
            str(each.seq),
            inert(each.entry.order.environment[:WIDEST]),
            inert(words.what(each, WIDEST)),
            f"**{state}**" if each.status in ALARMING else state,
            code(each.entry.case_number[:WIDEST]) if each.entry.case_number else "–",
        ]
        yield row(cells)
    if len(orders) > SHOWN:
        yield ""
        yield inert(words.say("ci.after.more", count=len(orders) - SHOWN))


def _headline(orders: Sequence[Overview], words: Words, *, is_held: bool) -> str:
    """The state of the orders, where they have one and the same; else how many there are."""
    if is_held:
        return words.say("ci.after.held")
    states = {words.state(each) for each in orders}
    if len(states) == 1:
        return words.say("ci.after.one", state=states.pop(), count=len(orders))
    alarming = sum(each.status in ALARMING for each in orders)
    key = "ci.after.several.alarming" if alarming else "ci.after.several"
    return words.say(key, count=len(orders), alarming=alarming)
