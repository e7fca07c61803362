"""The second half of `tak submit`: planned entries are claimed, sent once, and their outcome recorded (S2 to S7).

A claim is written before anything is sent and never turns into another sending by itself: what becomes of an
attempt whose outcome nobody recorded is for people to say (reliability.md 5.3).
"""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.submitting.approved_order import approved_order
from tak_gitops.commands.submitting.channel import prepare
from tak_gitops.commands.submitting.clock import require_clock
from tak_gitops.commands.submitting.ending import end
from tak_gitops.commands.submitting.keeping import keep, require_room
from tak_gitops.commands.submitting.undisturbed import undisturbed
from tak_gitops.errors import ExitCode, TakError, fail
from tak_gitops.limits.age import require_fresh
from tak_gitops.model.swedish_time import swedish_moment
from tak_gitops.orders.cases.sending import case_over, lost_condition, missing_contract, told_to_wait
from tak_gitops.orders.channels.sending import Sent, proof, proof_text
from tak_gitops.orders.doubt import status_at
from tak_gitops.orders.ledger.branch import UnreachableError
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.payload import exact_bytes, sha256
from tak_gitops.orders.ledger.planned import line_key
from tak_gitops.orders.ledger.records import REPLY_LIMIT, Claim, Outcome, encode, now_in_utc
from tak_gitops.orders.ledger.transact import Transition
from tak_gitops.orders.line_state import Standing, line_states
from tak_gitops.orders.order_file import DIGEST_SHOWN
from tak_gitops.repository.history import is_in_history
from tak_gitops.sources.json_order import Timing
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.commands.submitting.submission import Submission
    from tak_gitops.model.repository_files import Declared, Environment
    from tak_gitops.orders.channels.sending import Prepared
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.order_file import OrderFile
    from tak_gitops.texts import Message

FENCE_SECONDS = 60
"""How long after its claim an attempt may leave (reliability.md 5.3, S5)."""
LEAVES_WITHIN = 30
"""How long a channel may take to its first byte once it is told to send."""

_TO_LOOK_AT = frozenset({Status.PLANNED, Status.CLAIMED, Status.IN_DOUBT})

_CODES = {
    "accepted": ExitCode.OK,
    "sent": ExitCode.OK,
    "rejected": ExitCode.FAILURE,
    "not-sent": ExitCode.FAILURE,
    "in-doubt": ExitCode.STALE,
}


_WORDS = {
    "accepted": "submit.accepted",
    "sent": "submit.sent",
    "rejected": "submit.rejected",
    "not-sent": "submit.not_sent",
    "in-doubt": "submit.in_doubt",
}


_CASE_WORDS = {
    "sent": "submit.sent.case",
    "not-sent": "submit.not_sent.case",
    "in-doubt": "submit.in_doubt.case",
}
"""A case has no receipt: nobody takes or refuses it as TAK does an order."""


class Attempt(NamedTuple):
    """One sending to be: the entry, its order file, the days it is sent with, and its exact bytes."""

    entry: Entry
    order: OrderFile
    timing: Timing
    content: bytes

    @property
    def number(self) -> int:
        """The number of the attempt."""
        return len(self.entry.claims) + 1


def send_planned(run: Submission, declared: Declared, environments: list[str]) -> Iterator[ExitCode]:
    """Send every planned entry of some environments whose turn it is; a code for each, as soon as it is looked at.

    Raises UnreachableError where nobody knows any more what the ledger has.
    """
    open_ones = [each for each in run.ledger_state().standing(*_TO_LOOK_AT) if each.order.seq not in run.withdrawn]
    for seq in [each.order.seq for each in open_ones if each.order.environment in environments]:
        entry = run.ledger_state().entries[seq]
        if entry.status is Status.PLANNED:
            try:
                yield _sent(run, declared, entry)
            except UnreachableError:
                raise
            except TakError as problem:
                run.app.tell_findings(problem.findings)
                run.app.tell(problem.message)
                yield problem.exit_code
        elif status_at(entry, run.now()) is Status.CLAIMED:
            run.app.tell(msg("submit.under_way", environment=entry.order.environment, seq=str(seq)))
            yield ExitCode.OK
        elif entry.status in _TO_LOOK_AT:
            key = "submit.unresolved.case" if entry.order.asked else "submit.unresolved"
            run.app.tell(msg(key, environment=entry.order.environment, seq=str(seq)))
            yield ExitCode.STALE


def _sent(run: Submission, declared: Declared, entry: Entry) -> ExitCode:
    """Choose, log in, claim, send and record one entry (S2 to S7)."""
    order = entry.order
    environment = declared.environments.get(order.environment)
    if environment is None:
        raise fail("order.homeless", path=order.path)
    if not is_in_history(run.root, order.merge, run.tip):
        about = {"seq": str(order.seq), "branch": run.counting.branch, "commit": order.merge[:DIGEST_SHOWN]}
        raise fail("submit.not_on_branch", environment=order.environment, **about)
    current = run.ledger_state()
    lost = lost_condition(current.conditions(order.seq), order)
    if lost is not None:
        return _stale(run, entry, lost)
    waits = current.waits_for(order.seq)
    if waits:
        run.app.tell(told_to_wait(current, order, waits))
        return ExitCode.OK
    if now_in_utc(run.now()) > order.expires and not entry.possible_duplicate:
        _mark_told(run, entry)
        end(run, entry, "expired", "")
        about = {"environment": order.environment, "seq": str(order.seq)}
        until = swedish_moment(order.expires)
        run.app.tell(msg("submit.expired.case" if order.asked else "submit.expired", until=until, **about))
        run.app.tell(msg("submit.stale.next.case" if order.asked else "submit.stale.next", **about))
        return ExitCode.STALE
    channel = environment.channel
    waits_for_day = channel is not None and channel.kind == "takweb" and order.asked is None
    if waits_for_day and order.execute_on and order.execute_on > run.day:
        day = order.execute_on.isoformat()
        run.app.tell(msg("submit.later", environment=order.environment, seq=str(order.seq), day=day))
        return ExitCode.OK
    approved = approved_order(run, environment, order)
    changed = case_over(order, run.day) if order.asked else _changed(run, environment, entry)
    if changed is not None:
        return _stale(run, entry, changed)
    missing = None if order.asked else missing_contract(order, run.live(environment))
    if missing is not None:
        run.app.tell(missing)
        return ExitCode.OK
    attempt = _attempt(run, entry, approved)
    if run.dry_run:
        about = {"environment": order.environment, "seq": str(order.seq)}
        run.app.tell(
            msg("submit.dry_run.case", **about)
            if order.asked
            else msg("submit.dry_run", **about, lines=len(order.lines))
        )
        return ExitCode.OK
    require_clock(run)
    require_room(run.app)
    prepared = prepare(run, declared, environment, attempt)
    try:
        with undisturbed():
            claim = _claimed(run, attempt, prepared.channel)
            if claim is None:
                run.app.tell(msg("submit.taken", environment=order.environment, seq=str(order.seq)))
                return ExitCode.OK
            return _recorded(run, entry, claim, _once(prepared.order, attempt, claim, run))
    finally:
        prepared.order.close()


def _stale(run: Submission, entry: Entry, why: Message) -> ExitCode:
    """End an entry that does not hold any more, and say so."""
    _mark_told(run, entry)
    end(run, entry, "stale", render(why, "sv"))
    run.app.tell(why)
    key = "submit.stale.next.case" if entry.order.asked else "submit.stale.next"
    run.app.tell(msg(key, environment=entry.order.environment, seq=str(entry.order.seq)))
    return ExitCode.STALE


def _mark_told(run: Submission, entry: Entry) -> None:
    """Note that this run has said of an entry that it is not sent."""
    if entry.order.asked:
        run.told_cases.add(entry.order.seq)
    else:
        run.told.add((entry.order.merge, entry.order.path))


def _changed(run: Submission, environment: Environment, entry: Entry) -> Message | None:
    """Why an entry does not hold any more over live as it is now; None where each of its lines does.

    Only its own rows count: what others changed besides is none of its business. Where people let it be sent again, a
    row may be as ordered already. Raises StaleError where live is too old to tell, and TakError where it is that of
    another platform or much smaller than it was.
    """
    catalogue = run.sendable_live(environment)
    require_fresh(environment, catalogue.snapshot, run.ages_to)
    states = line_states(entry.order.lines, catalogue, entry.order.execute_on or run.day)
    allowed = {Standing.BEFORE, Standing.AFTER} if entry.possible_duplicate else {Standing.BEFORE}
    changed = [state for state in states if state.standing not in allowed]
    if not changed:
        return None
    about = {"environment": environment.key, "seq": str(entry.order.seq), "count": len(changed)}
    return msg("submit.changed", **about, first=line_key(changed[0].line))


def _attempt(run: Submission, entry: Entry, approved: OrderFile) -> Attempt:
    order = entry.order
    timing = Timing(run.day, order.execute_on or run.day, order.seq)
    content = exact_bytes(order, timing.ordered_on, timing.execute_on, possible_duplicate=entry.possible_duplicate)
    return Attempt(entry, approved, timing, content)


def _claimed(run: Submission, attempt: Attempt, channel: str) -> Claim | None:
    """The claim of an attempt, once it is in the ledger; None where another run has the entry."""
    order, number = attempt.entry.order, attempt.number
    nonce = secrets.token_hex(16)
    made: list[Claim] = []

    def decide(state: LedgerState) -> Transition | None:
        entry = state.entries[order.seq]
        if entry.status is not Status.PLANNED or len(entry.claims) + 1 != number or state.waits_for(order.seq):
            return None
        if not state.conditions(order.seq).all_hold:
            return None
        at = now_in_utc(run.now())
        claim = Claim(
            seq=order.seq,
            attempt=number,
            nonce=nonce,
            run=run.name,
            channel=channel,
            ordered_on=attempt.timing.ordered_on,
            execute_on=attempt.timing.execute_on,
            version=order.seq,
            payload_sha256=sha256(attempt.content),
            claimed_at=at,
            send_before_s=FENCE_SECONDS,
        )
        made[:] = [claim]
        run.fence = time.monotonic() + FENCE_SECONDS
        return Transition({path_of(claim, order.environment): encode(claim)}, f"claim {order.seq}.{number}", at)

    return made[0] if run.write(decide) else None


def _once(prepared: Prepared, attempt: Attempt, claim: Claim, run: Submission) -> Sent:
    """Send, behind the fence: not later than a minute after the claim, and not a byte but what was claimed.

    By both clocks: the one that only grows stands still while a machine sleeps.
    """
    age = (now_in_utc(run.now()) - claim.claimed_at).total_seconds()
    late = time.monotonic() + LEAVES_WITHIN >= run.fence or not -LEAVES_WITHIN < age < FENCE_SECONDS - LEAVES_WITHIN
    if late or sha256(attempt.content) != claim.payload_sha256:
        return Sent("not-sent", proof("slow"))
    return prepared.send()


def _recorded(run: Submission, entry: Entry, claim: Claim, sent: Sent) -> ExitCode:
    """Record what became of an attempt; where that fails, keep it in a file for `tak ledger import`."""
    order = entry.order
    outcome = Outcome(
        seq=order.seq,
        attempt=claim.attempt,
        nonce=claim.nonce,
        kind=sent.kind,
        proof=sent.proof,
        reply=_text(sent.reply)[:REPLY_LIMIT],
        reply_sha256=sha256(sent.reply),
        # a clock that was set meanwhile makes the outcome neither older than its claim nor one of the future
        at=max(now_in_utc(run.steady_now()), claim.claimed_at),
    )

    def decide(state: LedgerState) -> Transition | None:
        now = state.entries[order.seq]
        late = now.status is Status.IN_DOUBT
        if outcome in now.outcomes or now.status not in {Status.CLAIMED, Status.IN_DOUBT}:
            return None
        path = path_of(outcome, order.environment, late=late)
        return Transition({path: encode(outcome)}, f"{sent.kind} {order.seq}.{claim.attempt}", outcome.at)

    about = {"environment": order.environment, "seq": str(order.seq), "digest": order.digest[:DIGEST_SHOWN]}
    told = msg((_CASE_WORDS if order.asked else _WORDS)[sent.kind], **about)
    problem: Message | None = None
    try:
        won = run.write(decide, by_any_clock=True)
        is_kept = won is not None or outcome in run.ledger_state().entries[order.seq].outcomes
    except TakError as error:
        is_kept, problem = False, error.message
    except OSError as error:
        is_kept, problem = False, msg("submit.no_disk", problem=error.strerror or str(error))
    except Exception:
        # a bug of ours loses no outcome either: it is kept, and the bug goes on to the one error boundary
        keep(run.app, outcome, told)
        raise
    if not is_kept:
        # also where people have decided meanwhile: what they did not know is not to be lost
        keep(run.app, outcome, told, problem)
        return ExitCode.STALE
    run.app.tell(told)
    run.app.tell(proof_text(sent.proof, is_case=order.asked is not None))
    return _CODES[sent.kind]


def _text(reply: bytes) -> str:
    """An answer as text: TAK-web writes Latin-1, others UTF-8."""
    try:
        return reply.decode("utf-8")
    except UnicodeDecodeError:
        return reply.decode("latin-1")
