"""What people add to an order: a case number, given or read from a saved answer, or a text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tak_gitops.commands.common.person import person
from tak_gitops.errors import TakError, UsageError, fail
from tak_gitops.orders.doubt import status_at
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Note, encode
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.ledger.transact import Transition, transact
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from datetime import datetime

    from tak_gitops.commands.common.app import App
    from tak_gitops.model.repository_files import Declared
    from tak_gitops.orders.channels.mail_answer import MailAnswer
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.ledger.store import Ledger

LONGEST_NUMBER = 19
"""The number of an order has fewer digits than this: TAK keeps it in 64 bits."""
LONGEST_CASE = 100
LONGEST_NOTE = 10_000


def note_case(app: App, ledger: Ledger, seq: int, number: str, at: datetime) -> None:
    """Note the case number of an order, at a moment (UTC). Raises TakError."""
    number = _text(number, LONGEST_CASE)
    fresh = _noted(ledger, seq, at, case_number=number)
    app.tell(msg("status.noted.case" if fresh else "status.noted.before", seq=str(seq), number=number))
    if status_at(required_entry(state(ledger.read().files), seq), at) is Status.IN_DOUBT:
        app.tell(msg("status.noted.doubt", seq=str(seq), number=number))


def note_text(app: App, ledger: Ledger, seq: int, text: str, at: datetime) -> None:
    """Note a text about an order, at a moment (UTC). Raises TakError."""
    fresh = _noted(ledger, seq, at, text=_text(text, LONGEST_NOTE))
    app.tell(msg("status.noted.note" if fresh else "status.noted.before", seq=str(seq)))


def note_mail(app: App, ledger: Ledger, declared: Declared, path: str, at: datetime) -> None:
    """Note the case number that a saved answer tells, at a moment (UTC).

    Raises TakError where it is none to an order of ours.
    """
    from tak_gitops.orders.channels.mail_answer import LARGEST

    try:
        with (app.folder / path).open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as problem:
        raise fail("status.mail.unreadable", path=path, problem=problem.strerror or str(problem)) from None
    answer = _answer(declared, state(ledger.read().files), content, path)
    note_case(app, ledger, answer.seq, answer.case_number, at)


def required_entry(current: LedgerState, seq: int) -> Entry:
    """The order with a number. Raises TakError where there is none."""
    entry = current.entries.get(seq)
    if entry is None:
        raise fail("status.no_entry", seq=str(seq))
    return entry


def entry_number(text: str) -> int:
    """The number of an order that somebody wrote. Raises UsageError."""
    if not (text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER and int(text)):
        raise UsageError(msg("status.not_a_number", value=text))
    return int(text)


def _answer(declared: Declared, current: LedgerState, content: bytes, path: str) -> MailAnswer:
    """The answer, read as the environment of the order that it is about has it: each has its own case numbers."""
    from tak_gitops.orders.channels.mail import domain_of
    from tak_gitops.orders.channels.mail_answer import read_answer

    problems: list[TakError] = []
    answers: list[MailAnswer] = []
    homes = [(key, each) for key, home in declared.environments.items() for each in home.mailboxes]
    for key, mailbox in homes:
        try:
            answer = read_answer(content, path=path, domain=domain_of(mailbox), case_prefix=mailbox.case_prefix)
        except TakError as problem:
            problems.append(problem)
            continue
        answers.append(answer)
        if _is_about(answer, current.entries.get(answer.seq), key):
            return answer
    if answers:
        raise fail("status.mail.other", path=path, seq=str(answers[0].seq))
    raise problems[0] if problems else fail("status.mail.no_mailbox")


def _is_about(answer: MailAnswer, entry: Entry | None, environment: str) -> bool:
    """Whether an answer is to an attempt that was mailed; the digest that its subject tells must be the order's."""
    if entry is None or entry.order.environment != environment:
        return False
    mailed = {claim.attempt for claim in entry.claims if claim.channel == "smtp"}
    return answer.attempt in mailed and (answer.digest is None or entry.order.digest.startswith(answer.digest))


def _noted(ledger: Ledger, seq: int, at: datetime, *, case_number: str = "", text: str = "") -> bool:
    """Add a note to an order; False where its last one says the same."""
    by = person(ledger.root)

    def decide(current: LedgerState) -> Transition | None:
        entry = required_entry(current, seq)
        last = entry.notes[-1] if entry.notes else None
        if (case_number and entry.case_number == case_number) or (text and last is not None and last.text == text):
            return None
        note = Note(seq=seq, k=len(entry.notes) + 1, case_number=case_number, text=text, by=by, at=at)
        return Transition({path_of(note, entry.order.environment): encode(note)}, f"note {seq}", at)

    return transact(ledger, decide, time.sleep) is not None


def _text(written: str, limit: int) -> str:
    """What is to be noted. Raises UsageError where it is empty or too long."""
    text = written.strip()
    if not text:
        raise UsageError(msg("status.empty_note"))
    if len(text) > limit:
        raise UsageError(msg("status.long_note", limit=limit))
    return text
