"""Orders of the ledger in words: what they are about, what they are now, and how old they are."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.swedish_time import swedish_day, swedish_moment
from tak_gitops.orders.cases.confirming import is_to_be_told
from tak_gitops.orders.cases.seen import SHOWN_BY_EXPORTS
from tak_gitops.orders.ledger.entry import UNSETTLED, Status
from tak_gitops.orders.overview import ADDRESS, SYSTEM, row_counts
from tak_gitops.reports.case_words import case_words
from tak_gitops.texts import Language, Message, msg, render, visible

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from tak_gitops.orders.cases.line import CaseLine
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.ledger.records import OrderRecord
    from tak_gitops.orders.overview import Overview

ALARMING = UNSETTLED | {Status.IN_DOUBT, Status.DIVERGED, Status.BROKEN, Status.REJECTED}
"""What people must look at."""

_SHORT = 12
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_ACTIONS = (Action.ADD, Action.CHANGE, Action.REMOVE)
_ROWS = {
    Action.ADD: "status.count.rows.add",
    Action.CHANGE: "status.count.rows.change",
    Action.REMOVE: "status.count.rows.remove",
}
_OF_ONE_KIND = {
    (Kind.ROUTING.value, Action.ADD): "status.count.routings.add",
    (Kind.ROUTING.value, Action.CHANGE): "status.count.routings.change",
    (Kind.ROUTING.value, Action.REMOVE): "status.count.routings.remove",
    (Kind.PERMISSION.value, Action.ADD): "status.count.permissions.add",
    (Kind.PERMISSION.value, Action.REMOVE): "status.count.permissions.remove",
}
_OBJECTS = {ADDRESS: "status.count.addresses", SYSTEM: "status.count.systems"}
_FIXED = {
    Status.CLAIMED: "status.state.claimed",
    Status.IN_DOUBT: "status.state.in_doubt",
    Status.REJECTED: "status.state.rejected",
    Status.ABANDONED: "status.state.abandoned",
    Status.EXPIRED: "status.state.expired",
    Status.STALE: "status.state.stale",
    Status.UNORDERED: "status.state.unordered",
    Status.SETTLED: "status.state.settled",
    Status.BROKEN: "status.state.broken",
}

_OF_CASE = {
    "status.state.planned": "status.state.case.planned",
    "status.state.waits": "status.state.case.waits",
    "status.state.waits.case": "status.state.case.waits_for_case",
    "status.state.vain": "status.state.case.vain",
    "status.state.too_old": "status.state.case.too_old",
    "status.state.in_doubt": "status.state.case.in_doubt",
    "status.state.abandoned": "status.state.case.abandoned",
    "status.state.expired": "status.state.case.expired",
    "status.state.stale": "status.state.case.stale",
    "status.state.broken": "status.state.case.broken",
}
"""What is said of a case where that is another text than of an order: a case is `det` in Swedish, an order `den`."""

_COMMANDS = {
    Status.IN_DOUBT: "tak resolve",
    Status.DIVERGED: "tak status",
    Status.REJECTED: "tak status",
    **dict.fromkeys(UNSETTLED, "tak status"),
}


class Words:
    """Words about orders in one language, as of a moment (UTC)."""

    def __init__(self, language: Language, now: datetime) -> None:
        self.language = language
        self.now = now
        self._today = swedish_day(now)
        self._said: dict[Message, str] = {}
        self._whats: dict[tuple[object, ...], str] = {}
        self._months = self.say("status.months").split()

    def say(self, key: str, **values: object) -> str:
        """A text in the language; remembered, since most of what is said of one order is said of thousands."""
        return self.render(msg(key, **values))

    def render(self, message: Message) -> str:
        """A message in the language."""
        text = self._said.get(message)
        if text is None:
            text = self._said[message] = render(message, self.language)
        return text

    def day(self, day: date) -> str:
        """A day such as `21 nov`, with its year unless that is this one."""
        written = f"{day.day} {self._months[day.month - 1]}"
        return written if day.year == self._today.year else f"{written} {day.year}"

    def time(self, moment: datetime) -> str:
        """A moment by Swedish clocks."""
        return swedish_moment(moment)

    def age(self, age: timedelta) -> str:
        """A length of time in its largest unit that tells enough: hours up to two days."""
        if age < _MINUTE:
            return self.say("status.age.now")
        if age < _HOUR:
            return self.say("status.age.minutes", count=age // _MINUTE)
        if age < 2 * _DAY:
            return self.say("status.age.hours", count=age // _HOUR)
        return self.say("status.age.days", count=age // _DAY)

    def age_of(self, each: Overview) -> str:
        """How long ago an order was merged."""
        return self.age(self.now - each.entry.order.merged_at)

    def what(self, each: Overview, room: int | None = None) -> str:
        """What an order is about, such as `Tidbok: 24 nya, 1 ändrad`; fewer systems are named where `room` is short."""
        order = each.entry.order
        case = order.asked or order.missing
        if case:
            return shortened(self.case(case, each.systems), room)
        counts = row_counts(order)
        about = (each.systems, frozenset(counts.items()) or len(order.keys), order.part, order.parts, room)
        text = self._whats.get(about)
        if text is None:
            said = ", ".join(self._counts(counts)) or self._untold(order)
            text = self._whats[about] = self._what(each, said, room)
        return text

    def state(self, each: Overview) -> str:
        """What an order is at the moment, in plain words."""
        found = self._state(each)
        if each.entry.order.asked:
            found = found._replace(key=_OF_CASE.get(found.key, found.key))
        return self.render(found)

    def heading(self, each: Overview) -> str:
        """Which order it is, for whom, and what it is at the moment; a merge without one by its commit."""
        order = each.entry.order
        about = {"seq": str(order.seq), "platform": order.platform, "environment": order.environment}
        if order.reason == "unordered":
            return self.say("status.heading.unordered", **about, commit=order.merge[:_SHORT], state=self.state(each))
        return self.say("status.heading.case" if order.asked else "status.heading", **about, state=self.state(each))

    def hint(self, each: Overview) -> str | None:
        """The command that somebody must give before anything goes on; None where there is none."""
        command = _COMMANDS.get(each.status)
        case = each.entry.order.asked
        if case and case.case not in SHOWN_BY_EXPORTS and is_to_be_told(each.entry):
            # on the day that it was sent no answer can be expected: how to tell of one is shown there
            command = "tak resolve" if self._has_waited(each.entry) else "tak status"
        return self.say("status.hint", command=f"{command} {each.seq}") if command else None

    def _has_waited(self, entry: Entry) -> bool:
        """Whether a day or more has passed since an entry was claimed for sending."""
        return entry.claim is not None and self.now - entry.claim.claimed_at >= _DAY

    def _what(self, each: Overview, counts: str, room: int | None) -> str:
        order = each.entry.order
        names = [visible(name) for name in each.systems]
        text = counts
        for shown in range(len(names), 0, -1):
            text = self._about(", ".join(names[:shown]), len(names) - shown, counts)
            if order.parts > 1:
                text = self.say("status.what.part", what=text, part=order.part, parts=order.parts)
            if room is None or len(text) <= room:
                return text
        return shortened(text, room)

    def case(self, case: CaseLine, systems: Sequence[str] = ()) -> str:
        """What a case is about, such as `installation av tjänstekontrakt: MakeBooking 1`."""
        return case_words(case.case, case.about, self.language, systems)

    def _about(self, names: str, others: int, counts: str) -> str:
        if others:
            names = self.say("status.more_systems", names=names, count=others)
        return self.say("status.what", names=names, counts=counts)

    def _counts(self, counts: Counter[tuple[str, str]]) -> Iterator[str]:
        """How many rows are new, changed and removed; with their kind where they are of one, else new objects."""
        kinds = {kind for kind, _ in counts} - _OBJECTS.keys()
        for action in _ACTIONS:
            count = sum(counts[kind, action] for kind in kinds)
            if count:
                kind = next(iter(kinds)) if len(kinds) == 1 else ""
                yield self.say(_OF_ONE_KIND.get((kind, action), _ROWS[action]), count=count)
        if not kinds:
            for kind, key in _OBJECTS.items():
                if counts[kind, Action.ADD]:
                    yield self.say(key, count=counts[kind, Action.ADD])

    def _untold(self, order: OrderRecord) -> str:
        """What there is to say where nobody could tell the rows of a merge without an order."""
        return (
            self.say("status.count.touched", count=len(order.keys)) if order.keys else self.say("status.count.unknown")
        )

    def _state(self, each: Overview) -> Message:
        entry, status = each.entry, each.status
        if entry.order.asked and (of_case := self._state_of_case(each)):
            return of_case
        if status in _FIXED:
            return msg(_FIXED[status])
        if status is Status.PLANNED:
            return self._planned(each)
        if status is Status.VERIFIED:
            return msg("status.state.verified", day=self.day(verified_day(entry)))
        if status is Status.DIVERGED:
            return msg("status.state.diverged", count=len(entry.verifications[-1].rows))
        accepted = status is Status.ACCEPTED
        if entry.order.execute_on and entry.order.execute_on > self._today:
            later = self.day(entry.order.execute_on)
            return msg("status.state.accepted.later" if accepted else "status.state.sent.later", day=later)
        if not accepted and entry.claim and entry.claim.channel == "desk":
            return msg("status.state.served", seq=str(each.seq))
        return msg("status.state.accepted" if accepted else "status.state.sent")

    def _state_of_case(self, each: Overview) -> Message | None:
        """What a case is, where that is called otherwise than of an order."""
        entry, case = each.entry, each.entry.order.asked
        if each.status is Status.VERIFIED:
            return msg("status.state.case.done", day=self.day(verified_day(entry)))
        if each.status is Status.REJECTED:
            return msg("status.state.case.refused")
        if each.status in {Status.SENT, Status.ACCEPTED} and case:
            return msg("status.state.case.export" if case.case in SHOWN_BY_EXPORTS else "status.state.case.answer")
        return None

    def _planned(self, each: Overview) -> Message:
        entry = each.entry
        if each.is_vain:
            return msg("status.state.vain")
        if each.waits_for_cases:
            return msg("status.state.waits.case", others=", ".join(map(str, each.waits_for_cases)))
        if each.waits_for:
            return msg("status.state.waits", others=", ".join(map(str, each.waits_for)))
        if entry.possible_duplicate:
            return msg("status.state.again")
        if self.now > entry.order.expires:
            return msg("status.state.too_old")
        if entry.order.execute_on and entry.order.execute_on > self._today:
            return msg("status.state.later", day=self.day(entry.order.execute_on))
        return msg("status.state.not_sent" if entry.outcomes else "status.state.planned")


def shortened(text: str, room: int | None) -> str:
    """A text that fits into so many characters."""
    return text if room is None or len(text) <= room else f"{text[: room - 1]}…"


def verified_day(entry: Entry) -> date:
    """The Swedish day on which an order was proven, or a case was said to be done.

    That is the day of the export that first showed it, or that of the record where the export does not tell its own.
    """
    if entry.confirmations:
        return swedish_day(entry.confirmations[-1].at)
    found = entry.verifications[-1]
    return swedish_day(moment_of(found.snapshot) or found.at)


def moment_of(written: str | None) -> datetime | None:
    """The moment that a record writes; None where it does not, or not so that it can be read."""
    try:
        moment = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
