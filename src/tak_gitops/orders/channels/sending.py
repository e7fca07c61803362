"""What every channel is to whoever sends through it: made ready first, used once, and what became of it.

Only what is proven counts (reliability.md 2): what cannot have reached the receiver is `not-sent`, what the receiver's
own words prove is `accepted` or `rejected`, what went to a receiver that does not answer is `sent`, and everything
else is `in-doubt`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.texts import Message

Kind = Literal["accepted", "rejected", "not-sent", "in-doubt", "sent"]

PROOFS = {
    "report": "sending.report",
    "errors": "sending.errors",
    "unreachable": "sending.unreachable",
    "untrusted": "sending.untrusted",
    "slow": "sending.slow",
    "log-in": "sending.log_in",
    "too-large": "sending.too_large",
    "other-report": "sending.other_report",
    "stumbled": "sending.stumbled",
    "other-answer": "sending.other_answer",
    "silent": "sending.silent",
    "broken": "sending.broken",
    "cut": "sending.cut",
    "endless": "sending.endless",
    "refused": "sending.refused",
    "unfinished": "sending.unfinished",
    "unconfirmed": "sending.unconfirmed",
    "mailed": "sending.mailed",
    "served": "sending.served",
    "in-folder": "sending.in_folder",
    "no-folder": "sending.no_folder",
    "in-the-way": "sending.in_the_way",
    "half-written": "sending.half_written",
}
"""The words that proofs begin with, and what they mean to people."""

_OF_CASE = {
    "in-folder": "sending.in_folder.case",
    "no-folder": "sending.no_folder.case",
    "in-the-way": "sending.in_the_way.case",
    "half-written": "sending.half_written.case",
}
"""Those that name what was sent, of a case."""


class Sent(NamedTuple):
    """What became of one sending.

    `proof` is one of `PROOFS`, with what the other end said after a colon; `reply` is what was received, byte for byte.
    """

    kind: Kind
    proof: str
    reply: bytes = b""


class Prepared(Protocol):
    """An order that is ready to leave: its bytes made, the way open, nothing sent."""

    def send(self) -> Sent:
        """Send it, once; what goes wrong on the way is told by what is returned. A second call is a bug and raises."""

    def close(self) -> None:
        """Leave the receiver, whether anything was sent or not."""


class SentTwiceError(RuntimeError):
    """Whoever sends forgot that it had sent: nothing left a second time."""


def proof(word: str, detail: str = "") -> str:
    """A proof: one of the words of `PROOFS`, and what the other end said of it."""
    return f"{word}: {' '.join(detail.split())}" if detail.strip() else word


def proof_text(written: str, *, is_case: bool = False) -> Message:
    """What a proof means, for people, of an order or of a case; one of a later version as it was written."""
    word, _, detail = written.partition(": ")
    if is_case and word in _OF_CASE:
        return msg(_OF_CASE[word], detail=detail or "–")
    return msg(PROOFS[word], detail=detail or "–") if word in PROOFS else msg("sending.other", proof=written)
