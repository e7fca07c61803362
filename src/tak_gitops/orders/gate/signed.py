"""Whether what was merged was approved by signatures: a pure function of facts (reliability.md 6.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.orders.gate.judge import Verdict, missing_of
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import datetime

    from tak_gitops.orders.approvals.statement import Statement
    from tak_gitops.orders.gate.judge import Rules


class Wanted(NamedTuple):
    """What a signature must be for, to count at the moment `now` (UTC), where `commit` was merged.

    `head` is None where no commit is known whose content is that of the merge.
    """

    commit: str
    repository: str
    branch: str
    head: str | None
    orders: tuple[tuple[str, str], ...]
    now: datetime


class Approval(NamedTuple):
    """One signed approval: the SHA-256 of its file, what it says, and who signed just that.

    `statement` is None where the file is none, `signer` where the key is nobody's who may approve, or the signature is
    not for these bytes and this purpose.
    """

    digest: str
    statement: Statement | None
    signer: str | None


class SignedVerdict(NamedTuple):
    """What signatures say: all reasons why not, who signed, and the files that count."""

    verdict: Verdict
    files: tuple[str, ...] = ()


def judge_signed(wanted: Wanted, approvals: Iterable[Approval], authors: Container[str], rules: Rules) -> SignedVerdict:
    """Whether enough people, who may and are no `authors`, signed just what was merged."""
    need = rules.need
    problems = [need.conflict] if need.conflict is not None else []
    if wanted.head is None:
        return SignedVerdict(Verdict((*problems, msg("gate.no_signed_head", commit=wanted.commit[:12]))))
    counted: dict[str, str] = {}
    passed_over: list[Message] = []
    for approval in sorted(approvals, key=lambda each: each.digest):
        problem = _problem(approval, wanted, authors)
        if problem is not None:
            passed_over.append(problem)
        elif approval.signer is not None:
            counted.setdefault(approval.signer, approval.digest)
    missing = list(missing_of(tuple(counted), need, rules.approvers))
    if missing:
        # an approval that does not count is only told of where it is missed
        problems += [*missing, *dict.fromkeys(passed_over)]
    return SignedVerdict(Verdict(tuple(problems), tuple(counted)), tuple(counted.values()))


def _problem(approval: Approval, wanted: Wanted, authors: Container[str]) -> Message | None:
    """Why an approval does not count; None where it does."""
    statement, signer = approval.statement, approval.signer
    if statement is None:
        return msg("gate.signed.unreadable", digest=approval.digest[:12])
    if signer is None:
        return msg("gate.signed.unknown", digest=approval.digest[:12])
    if signer in authors:
        return msg("gate.own", name=signer)
    if statement.head != wanted.head:
        return msg("gate.other_commit", name=signer, commit=statement.head[:12], head=(wanted.head or "")[:12])
    if statement.orders != wanted.orders:
        return msg("gate.signed.other_orders", name=signer)
    if (statement.repository, statement.branch) != (wanted.repository, wanted.branch):
        about = {"repository": statement.repository or "–", "branch": statement.branch}
        return msg("gate.signed.other_place", name=signer, **about)
    if statement.expires <= wanted.now:
        return msg("gate.signed.expired", name=signer, expires=statement.expires.strftime("%Y-%m-%d %H:%M UTC"))
    return None
