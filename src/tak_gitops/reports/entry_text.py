"""One order of the ledger in full: its rows, all that has happened to it, and what to do next."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.contracts import title
from tak_gitops.orders.cases.seen import SHOWN_BY_EXPORTS
from tak_gitops.orders.channels.sending import proof_text
from tak_gitops.orders.doubt import doubtful_from
from tak_gitops.orders.ledger.entry import UNSETTLED, Status
from tak_gitops.orders.ledger.records import (
    Claim,
    Confirmation,
    GivenUp,
    Note,
    Outcome,
    Resolution,
    Settled,
    Verification,
)
from tak_gitops.orders.overview import ADDRESS
from tak_gitops.reports.markdown import inert
from tak_gitops.reports.order_words import ALARMING, moment_of
from tak_gitops.reports.plan_lines import COLOURS, SIGNS
from tak_gitops.reports.style import Style
from tak_gitops.reports.wrapping import wrapped
from tak_gitops.texts import msg, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from tak_gitops.orders.ledger.records import OrderRecord, Row
    from tak_gitops.orders.order_file import Line
    from tak_gitops.orders.overview import Overview
    from tak_gitops.reports.order_words import Words
    from tak_gitops.texts import Message

Event = Claim | Outcome | Resolution | Verification | Confirmation | Note | Settled | GivenUp
REPLY_LINES = 12
"""How many lines of an answer are shown; all of it is in the JSON."""
SHORT = 12
KEYS_SHOWN = 30
"""How many rows are shown of a merge without an order of which nobody could tell what is to be ordered."""
_NAMED = {Kind.ROUTING.value: "plan.routing", Kind.PERMISSION.value: "plan.permission"}
_DECISIONS = {
    "was-sent": "status.decision.was_sent",
    "resend": "status.decision.resend",
    "abandon": "status.decision.abandon",
}
_WORDS = {"done": "status.word.done", "refused": "status.word.refused"}
_RESULTS = {
    "verified": "status.result.verified",
    "diverged": "status.result.diverged",
    "waiting": "status.result.waiting",
}
_NEXT = {
    Status.IN_DOUBT: "status.next.in_doubt",
    Status.REJECTED: "status.next.rejected",
    Status.DIVERGED: "status.next.diverged",
    Status.BROKEN: "status.next.broken",
}
_NEXT_OF_CASE = {
    "status.next.planned": "status.next.case.planned",
    "status.next.vain": "status.next.case.vain",
    "status.next.order": "status.next.case.order",
    "status.next.claimed": "status.next.case.claimed",
    "status.next.in_doubt": "status.next.case.in_doubt",
    "status.next.sent": "status.next.case.sent",
}
"""What is said of a case where that is another text than of an order."""
_CASE_KINDS = {
    "sent": "status.outcome.sent.case",
    "in-doubt": "status.outcome.in_doubt.case",
    "expired": "status.outcome.expired.case",
    "stale": "status.outcome.stale.case",
}
_BY_HAND = frozenset({"file", "smtp"})
"""The channels whose receiver is a service desk, which gives a case number."""


def entry_text(each: Overview, words: Words, style: Style) -> str:
    """The order, ending in a line break."""
    return "".join(f"{line}\n" for line in _EntryText(each, words, style).lines())


def entry_markdown(each: Overview, words: Words) -> str:
    """The same for a page: as text that nothing in it can break."""
    lines = _EntryText(each, words, Style()).lines()
    return "\n".join(["<pre>", *map(inert, lines), "</pre>", ""])


class _EntryText:
    def __init__(self, each: Overview, words: Words, style: Style) -> None:
        self.each = each
        self.entry = each.entry
        self.order = each.entry.order
        self.words = words
        self.style = style

    def say(self, key: str, **values: object) -> str:
        """A text in the language."""
        return self.words.say(key, **values)

    def lines(self) -> Iterator[str]:
        """Every line."""
        order = self.order
        heading = self.words.heading(self.each)
        for part in wrapped(heading, self.style.width, further="  "):
            yield self.style.coloured(part, "red") if self.each.status in ALARMING else self.style.bold(part)
        yield from self.facts()
        yield ""
        case = order.asked or order.missing
        if case:
            yield self.style.bold(self.say("status.text"))
            yield from (f"  {visible(text)}".rstrip() for text in case.text.splitlines())
        elif order.lines or order.keys:
            yield self.style.bold(self.say("status.lines"))
        for line in order.lines:
            yield from self.line(line)
        if not order.lines and not case:
            yield from (f"  {visible(key)}" for key in order.keys[:KEYS_SHOWN])
            if len(order.keys) > KEYS_SHOWN:
                yield f"  {self.say('status.keys.more', count=len(order.keys) - KEYS_SHOWN)}"
        history = list(self.history())
        if history:
            yield ""
            yield self.style.bold(self.say("status.history"))
            yield from history
        steps = list(self.next())
        if steps:
            yield ""
            yield self.style.bold(self.say("status.next"))
            for step in steps:
                yield from self.wrapped(self.words.render(step))

    def facts(self) -> Iterator[str]:
        """Where the order comes from, and when it is to be carried out."""
        order, words = self.order, self.words
        yield words.what(self.each)
        yield self.say(
            "status.merged", time=words.time(order.merged_at), name=order.merged_by, commit=order.merge[:SHORT]
        )
        if order.path:
            key = "status.file.case" if order.asked else "status.file"
            yield self.say(key, path=order.path, part=order.part, parts=order.parts)
        if order.ordered_by:
            yield self.say("status.ordered_by", name=order.ordered_by)
        if order.reason == "unordered":
            return
        if order.execute_on:
            yield self.say("status.takes_effect", day=order.execute_on.isoformat())
        elif not order.asked:
            yield self.say("status.takes_effect.sent")
        if self.each.status is Status.PLANNED and not self.entry.possible_duplicate:
            yield self.say("status.may_be_sent_until", time=words.time(order.expires))
        if self.entry.case_number:
            yield self.say("status.case", number=self.entry.case_number)

    def line(self, line: Line) -> Iterator[str]:
        """A row, and below it where it led and leads."""
        action = Action(line.action)
        yield self.style.coloured(f"  {SIGNS[action]} {' '.join(self.named(line))}", COLOURS[action])
        for key, target in (("status.line.before", line.before), ("status.line.after", line.after)):
            if target and line.kind in _NAMED:
                shown = " ".join(part or "?" for part in target.values())
                yield f"      {self.say(key, target=shown)}"

    def named(self, line: Line) -> Iterator[str]:
        """The parts of a line that say which row it is."""
        if line.kind not in _NAMED:
            yield self.say("status.line.address" if line.kind == ADDRESS else "status.line.system")
            yield visible(line.key["hsa_id"])
            yield visible(str((line.after or {}).get("name") or ""))
            return
        yield self.say(_NAMED[line.kind])
        yield visible(title(line.key["contract"]))
        yield visible(line.key["logical_address"])
        if "consumer" in line.key:
            yield self.say("status.line.consumer", name=line.key["consumer"])

    def history(self) -> Iterator[str]:
        """All that has happened since the order was planned, as it happened."""
        entry = self.entry
        if self.order.details or self.order.reason:
            yield from self.wrapped(self.say(_begun(self.order), details=self.order.details))
        records: list[Event] = [*entry.claims, *entry.outcomes, *entry.resolutions, *entry.verifications]
        records += [*entry.confirmations, *entry.notes]
        records += [each for each in (entry.settled, entry.given_up) if each]
        for record in sorted(records, key=_turn):
            yield from self.event(record)

    def event(self, record: Event) -> Iterator[str]:
        """One thing that happened."""
        time = self.words.time(_at(record))
        match record:
            case Claim():
                about = {"attempt": record.attempt, "channel": record.channel, "run": record.run}
                yield from self.wrapped(self.say("status.event.claim", time=time, **about))
            case Outcome():
                is_case = self.order.asked is not None
                proof = proof_text(record.proof, is_case=is_case) if record.proof else "–"
                yield from self.wrapped(
                    self.say("status.event.outcome", time=time, state=_kind_word(record, is_case=is_case), proof=proof)
                )
                yield from self.reply(record)
            case Resolution():
                decision = msg(_DECISIONS[record.decision])
                about = {"by": record.by, "attempt": record.attempt, "reason": record.reason}
                yield from self.wrapped(self.say("status.event.resolved", time=time, decision=decision, **about))
            case Verification():
                made = moment_of(record.snapshot)
                export = self.words.time(made) if made else record.export[:SHORT]
                result = msg(_RESULTS[record.result])
                yield from self.wrapped(self.say("status.event.verified", time=time, export=export, result=result))
                for row in record.rows:
                    yield from self.wrapped(row_line(row, self.words), "      ")
            case Settled():
                case = self.order.asked or self.order.missing
                key = "status.event.settled.case" if case else "status.event.settled"
                yield from self.wrapped(self.say(key, time=time, export=record.export[:SHORT]))
            case GivenUp():
                about = {"by": record.by, "reason": record.reason}
                yield from self.wrapped(self.say("status.event.given_up", time=time, **about))
            case Confirmation():
                word = msg(_WORDS[record.result])
                about = {"by": record.by, "reason": record.reason}
                yield from self.wrapped(self.say("status.event.confirmed", time=time, word=word, **about))
            case Note():
                key = "status.event.case" if record.case_number else "status.event.note"
                about = {"by": record.by, "number": record.case_number, "text": record.text}
                yield from self.wrapped(self.say(key, time=time, **about))

    def reply(self, outcome: Outcome) -> Iterator[str]:
        """What the receiver answered, its first lines."""
        lines = outcome.reply.splitlines()
        if not lines:
            return
        yield f"      {self.say('status.event.reply', digest=outcome.reply_sha256[:SHORT])}"
        yield from (f"        {visible(line)}".rstrip() for line in lines[:REPLY_LINES])
        if len(lines) > REPLY_LINES:
            yield f"        {self.say('status.event.reply.cut', count=len(lines) - REPLY_LINES)}"

    def next(self) -> Iterator[Message]:
        """What somebody should do."""
        for each in self._next():
            yield each._replace(key=_NEXT_OF_CASE.get(each.key, each.key)) if self.order.asked else each

    def _next(self) -> Iterator[Message]:
        each, order = self.each, self.order
        about = {"seq": str(order.seq), "environment": order.environment}
        if each.status in UNSETTLED:
            yield from self.unsettled(about)
        elif order.asked and each.status is Status.REJECTED:
            yield msg("status.next.case.refused")
        elif each.status in _NEXT:
            yield msg(_NEXT[each.status], **about)
        elif each.status is Status.CLAIMED:
            yield msg("status.next.claimed", time=self.words.time(doubtful_from(self.entry)), **about)
        elif each.is_vain:
            yield msg("status.next.vain", **about)
        elif each.waits_for_cases:
            yield msg("status.next.waits.case", others=", ".join(map(str, each.waits_for_cases)), **about)
        elif each.status is Status.PLANNED and each.waits_for:
            yield msg("status.next.waits", others=", ".join(map(str, each.waits_for)), **about)
        elif each.status is Status.PLANNED:
            too_old = self.words.now > order.expires and not self.entry.possible_duplicate
            yield msg("status.next.order" if too_old else "status.next.planned", **about)
        elif each.status in {Status.ACCEPTED, Status.SENT}:
            channel = self.entry.claim.channel if self.entry.claim else ""
            if channel == "desk":
                yield msg("status.next.desk", **about)
            if channel in _BY_HAND and not self.entry.case_number:
                yield msg("status.next.sent.case", **about)
            if order.asked is None or order.asked.case in SHOWN_BY_EXPORTS:
                yield msg("status.next.sent", **about)
            if order.asked:
                yield msg("status.next.case", **about)

    def unsettled(self, about: Mapping[str, str]) -> Iterator[Message]:
        """What to do about what was merged and never sent."""
        order = self.order
        is_removal = [line.action == Action.REMOVE.value for line in order.lines if line.kind in _NAMED]
        if order.missing or order.asked:
            yield msg("status.next.unordered.case", **about)
            yield msg("status.next.unordered.case.settled")
            yield msg("status.next.unordered.abandon", **about)
            return
        if order.path and order.reason == "unordered":
            yield msg("status.next.unordered.file", **about)
        if order.keys and not all(is_removal):
            yield msg("status.next.unordered", **about)
        if order.keys and (any(is_removal) or not is_removal):
            yield msg("status.next.unordered.removed", commit=order.merge[:SHORT], **about)
        if order.keys or not order.path:
            yield msg("status.next.unordered.settled", **about)
        yield msg("status.next.unordered.abandon", **about)

    def wrapped(self, text: str, indent: str = "  ") -> list[str]:
        """A sentence within the width."""
        return wrapped(text, self.style.width, indent, f"{indent}    ")


def row_line(row: Row, words: Words) -> str:
    """A row that is not as ordered: what was to be there, and what is."""
    expected, found = (_value(value, words) for value in (row.expected, row.found))
    return words.say("status.event.row", row=row.key, expected=expected, found=found)


def _begun(order: OrderRecord) -> str:
    """Why an order was never to be sent from the beginning."""
    if order.reason != "unordered":
        return "status.event.stale"
    if order.path:
        return "status.event.unordered.file"
    return "status.event.unordered.unknown" if order.details else "status.event.unordered"


def _value(value: str | None, words: Words) -> str:
    if value is None:
        return words.say("status.nothing")
    return words.say("status.there") if value == "permission" else value


def _kind_word(outcome: Outcome, *, is_case: bool) -> Message:
    """How an attempt ended, in the words for what the entry then was."""
    if is_case and outcome.kind in _CASE_KINDS:
        return msg(_CASE_KINDS[outcome.kind])
    words = {"not-sent": "status.outcome.not_sent", "in-doubt": "ledger.status.in_doubt"}
    return msg(words.get(outcome.kind, f"ledger.status.{outcome.kind}"))


def _turn(record: Event) -> tuple[datetime, float]:
    """When something happened; of two things of one moment, that of the earlier attempt was first."""
    return _at(record), record.attempt if isinstance(record, Claim | Outcome | Resolution) else math.inf


def _at(record: Event) -> datetime:
    return record.claimed_at if isinstance(record, Claim) else record.at
