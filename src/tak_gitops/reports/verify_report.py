"""What exports prove of the orders that were sent, for people, logs and programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from tak_gitops.orders.verifying import Why
from tak_gitops.reports.entry_text import row_line
from tak_gitops.reports.status_json import row_data, utc
from tak_gitops.reports.wrapping import wrapped
from tak_gitops.texts import msg, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from tak_gitops.orders.overview import Overview
    from tak_gitops.orders.verifying import Verdict
    from tak_gitops.reports.order_words import Words
    from tak_gitops.reports.style import Style
    from tak_gitops.texts import Message

FORMAT_VERSION = "1.0"
ROWS = 5
"""How many rows of an order that diverges are shown; `tak status` shows all."""
_RESULTS = {"verified": "verify.verified", "diverged": "verify.diverged", "waiting": "verify.waiting"}
_COLOURS = {"verified": "green", "diverged": "red", "waiting": "cyan"}


class Judged(NamedTuple):
    """An order, and what the export says of it."""

    order: Overview
    verdict: Verdict


class Verified(NamedTuple):
    """The orders of one environment that were waiting, and the export that they were held to.

    `limit` is how many days they may wait. Where no order waits no export was read: its digest is empty.
    """

    environment: str
    limit: int
    snapshot: datetime | None = None
    digest: str = ""
    judged: tuple[Judged, ...] = ()


def verify_text(verified: Verified, words: Words, style: Style) -> str:
    """One environment, ending in a line break."""
    return "".join(f"{line}\n" for line in _lines(verified, words, style))


def verify_json(every: Iterable[Verified], words: Words) -> str:
    """All environments as JSON."""
    data = {
        "format_version": FORMAT_VERSION,
        "as_of": utc(words.now),
        "environments": [
            {
                "environment": each.environment,
                "export": {"digest": each.digest, "snapshot": utc(each.snapshot) if each.snapshot else None}
                if each.digest
                else None,
                "orders": [_data(judged) for judged in each.judged],
            }
            for each in every
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(judged: Judged) -> dict[str, Any]:
    verdict, order = judged.verdict, judged.order
    return {
        "seq": order.seq,
        "result": verdict.result,
        "why": verdict.why.value if verdict.why else None,
        "late": verdict.late,
        "waited_hours": round(verdict.waited.total_seconds() / 3600, 1),
        "case_number": order.entry.case_number or None,
        "merged_by": order.entry.order.merged_by,
        "rows": [row_data(row) for row in verdict.rows],
    }


def _lines(verified: Verified, words: Words, style: Style) -> Iterator[str]:
    environment = verified.environment
    if not verified.judged:
        yield words.say("verify.nothing", environment=environment)
        return
    if verified.snapshot:
        yield style.bold(words.say("verify.heading", environment=environment, time=words.time(verified.snapshot)))
    else:
        yield style.bold(words.say("verify.heading.ageless", environment=environment))
    width = max(len(str(each.order.seq)) for each in verified.judged)
    for each in verified.judged:
        yield from _order(each, verified, words, style, width)
    yield style.bold(_summary(verified, words))


def _order(judged: Judged, verified: Verified, words: Words, style: Style, width: int) -> Iterator[str]:
    order, verdict = judged.order, judged.verdict
    age = words.age(verdict.waited)
    key = "verify.late" if verdict.late else _RESULTS[verdict.result]
    if order.entry.order.asked and verdict.result == "verified":
        key = "verify.verified.case"
    state = words.say("verify.waiting.later") if verdict.why is Why.LATER else words.say(key, age=age)
    facts = [words.what(order), order.entry.case_number, order.entry.order.merged_by]
    head = f"  {order.seq:>{width}}  {style.coloured(state, 'red' if verdict.late else _COLOURS[verdict.result])}"
    indent = " " * (width + 4)
    further = f"{indent}  "
    about = " · ".join(visible(fact) for fact in facts if fact)
    if 2 + width + 2 + len(state) + 2 + len(about) <= style.width:
        yield f"{head}  {about}"
    else:
        yield head
        yield from wrapped(about, style.width, indent, further)
    if verdict.why:
        yield from wrapped(words.render(_why(judged, verified.environment, words)), style.width, indent, further)
    if verdict.late:
        yield from wrapped(words.render(_whom_to_ask(order, verified.limit)), style.width, indent, further)
    if verdict.result == "diverged":
        yield from _rows(judged, words, style, indent)


def _whom_to_ask(order: Overview, limit: int) -> Message:
    """What to do about an order that is late."""
    if order.entry.case_number:
        return msg("verify.chase", number=order.entry.case_number)
    return msg("verify.chase.case") if order.entry.order.asked else msg("verify.chase.nobody", limit=limit)


def _rows(judged: Judged, words: Words, style: Style, indent: str) -> Iterator[str]:
    rows, further = judged.verdict.rows, f"{indent}  "
    for row in rows[:ROWS]:
        yield from wrapped(row_line(row, words), style.width, indent, further)
    if len(rows) > ROWS:
        yield f"{indent}{words.say('plan.more', count=len(rows) - ROWS)}"
    yield f"{indent}{words.say('status.hint', command=f'tak status {judged.order.seq}')}"


def _why(judged: Judged, environment: str, words: Words) -> Message:
    """Why an order is still waiting."""
    entry, verdict = judged.order.entry, judged.verdict
    sent = words.time(entry.claim.claimed_at) if entry.claim else "–"
    match verdict.why:
        case Why.LATER if entry.order.execute_on:
            return msg("verify.why.later", day=words.day(entry.order.execute_on))
        case Why.OLDER:
            return msg("verify.why.older", time=sent)
        case Why.AGELESS:
            return msg("verify.why.ageless", time=sent)
        case Why.PEOPLE:
            return msg("verify.why.people", seq=str(judged.order.seq))
        case Why.HIDDEN:
            return msg("verify.why.hidden", environment=environment)
    return msg("verify.why.absent", count=len(verdict.rows), total=verdict.total)


def _summary(verified: Verified, words: Words) -> str:
    found = Counter(each.verdict.result for each in verified.judged)
    late = sum(each.verdict.late for each in verified.judged)
    about: dict[str, object] = {"environment": verified.environment}
    about |= {result: found[result] for result in ("verified", "diverged", "waiting")}
    return words.say("verify.summary.late", **about, late=late) if late else words.say("verify.summary", **about)
