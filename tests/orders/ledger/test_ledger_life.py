"""Entries that live any legal life, side by side: the files that come about are a ledger at every moment."""

from datetime import timedelta
from typing import Literal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from builders.ledger import START, Kind, claim_of, merged_at, order, outcome_of, records
from builders.states import ENVIRONMENT
from tak_gitops.orders.ledger.entry import Entry, Status, begin, follow
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import (
    Cursor,
    EntryRecord,
    Note,
    Record,
    Resolution,
    Verification,
    encode,
)
from tak_gitops.orders.ledger.state import state


class Life(RuleBasedStateMachine):
    """Entries that live any legal life, side by side; the ledger of them is without problems at every moment."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, bytes] = {}
        self.entries: list[Entry] = []
        self.cursors = 0
        self.now = START

    def _tick(self) -> None:
        self.now += timedelta(seconds=30)

    def _add(self, made: Record, *, late: bool = False) -> None:
        path = path_of(made, ENVIRONMENT, late=late)
        assert path not in self.files
        self.files[path] = encode(made)

    def _follow(self, number: int, made: EntryRecord, *, late: bool = False) -> None:
        self._add(made, late=late)
        self.entries[number] = follow(self.entries[number], made, late=late)

    def _some(self, data: st.DataObject, *statuses: Status) -> int:
        return data.draw(st.sampled_from([n for n, entry in enumerate(self.entries) if entry.status in statuses]))

    def _any(self, *statuses: Status) -> bool:
        return any(entry.status in statuses for entry in self.entries)

    @rule(number=st.integers(0, 2))
    def plan(self, number: int) -> None:
        """A merge brings no, one or two orders."""
        self._tick()
        merged = merged_at(f"{self.cursors:040x}", None, f"orders/{ENVIRONMENT}/{self.cursors}.json")
        merged = merged._replace(at=self.now)
        for each in range(number):
            [made] = records(order(f"SE2321000131-{self.cursors}-{each}"), merged, len(self.entries) + 1)
            self._add(made)
            self.entries.append(begin(made))
        self.cursors += 1
        self._add(Cursor(k=self.cursors, commit=merged.commit, at=self.now))

    @precondition(lambda self: self._any(Status.PLANNED))
    @rule(data=st.data(), nonce=st.integers(0, 2**128 - 1))
    def claim(self, data: st.DataObject, nonce: int) -> None:
        """A run claims an entry."""
        number = self._some(data, Status.PLANNED)
        self._tick()
        made = claim_of(self.entries[number], self.now, nonce=f"{nonce:032x}")
        if made.nonce not in {each.nonce for each in self.entries[number].claims}:
            self._follow(number, made)

    @precondition(lambda self: self._any(Status.CLAIMED))
    @rule(data=st.data(), kind=st.sampled_from(("accepted", "rejected", "not-sent", "in-doubt", "sent")))
    def end(self, data: st.DataObject, kind: Kind) -> None:
        """An attempt ends."""
        number = self._some(data, Status.CLAIMED)
        self._tick()
        self._follow(number, outcome_of(self.entries[number], kind, self.now))

    @precondition(lambda self: self._any(Status.IN_DOUBT))
    @rule(data=st.data(), kind=st.sampled_from(("accepted", "rejected", "not-sent", "sent")))
    def end_late(self, data: st.DataObject, kind: Kind) -> None:
        """The run tells after the sweep."""
        number = self._some(data, Status.IN_DOUBT)
        self._follow(number, outcome_of(self.entries[number], kind, self.now), late=True)

    @precondition(lambda self: self._any(Status.PLANNED))
    @rule(data=st.data(), kind=st.sampled_from(("expired", "stale")))
    def give_up(self, data: st.DataObject, kind: Kind) -> None:
        """A planned entry ends without an attempt."""
        number = self._some(data, Status.PLANNED)
        self._follow(number, outcome_of(self.entries[number], kind, self.now))

    @precondition(lambda self: self._any(Status.CLAIMED, Status.IN_DOUBT))
    @rule(data=st.data(), decision=st.sampled_from(("was-sent", "resend", "abandon")))
    def decide(self, data: st.DataObject, decision: Literal["was-sent", "resend", "abandon"]) -> None:
        """People decide."""
        number = self._some(data, Status.CLAIMED, Status.IN_DOUBT)
        entry = self.entries[number]
        attempt = len(entry.claims)
        made = Resolution(seq=entry.order.seq, attempt=attempt, decision=decision, reason="r", by="k", at=self.now)
        self._follow(number, made)

    @precondition(lambda self: self._any(Status.ACCEPTED, Status.SENT))
    @rule(data=st.data(), result=st.sampled_from(("waiting", "verified", "diverged")))
    def verify(self, data: st.DataObject, result: Literal["verified", "diverged", "waiting"]) -> None:
        """An export comes."""
        number = self._some(data, Status.ACCEPTED, Status.SENT)
        entry = self.entries[number]
        k = len(entry.verifications) + 1
        made = Verification(seq=entry.order.seq, k=k, export="e", snapshot=None, result=result, rows=(), at=self.now)
        self._follow(number, made)

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def note(self, data: st.DataObject) -> None:
        """Somebody writes a note, whatever the entry is."""
        number = data.draw(st.integers(0, len(self.entries) - 1))
        entry = self.entries[number]
        self._follow(number, Note(seq=entry.order.seq, k=len(entry.notes) + 1, text="x", by="k", at=self.now))

    @invariant()
    def nothing_is_wrong(self) -> None:
        """What came about step by step is what the files say, and nothing is wrong with them."""
        found = state(self.files)
        assert () == found.problems
        assert {entry.order.seq: entry for entry in self.entries} == dict(found.entries)

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def damage_one_file(self, data: st.DataObject) -> None:
        """A file that is gone is missed, wherever another stands upon it; one that is renamed is found."""
        path = data.draw(st.sampled_from(sorted(self.files)))
        renamed = {each: content for each, content in self.files.items() if each != path}
        renamed[path.replace(".json", "9.json")] = self.files[path]
        assert state(renamed).problems


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
