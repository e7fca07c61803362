"""Signed approvals: what the branch `tak-approvals` holds of a merge, with or without a forge (reliability.md 6.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.pull_request import Evidence
from tak_gitops.orders.approvals.shelf import Shelf
from tak_gitops.orders.approvals.statement import orders_in, read_signed
from tak_gitops.orders.gate.authors import hands_in
from tak_gitops.orders.gate.judge import Verdict, authors_of
from tak_gitops.orders.gate.need import Need
from tak_gitops.orders.gate.signed import Approval, SignedVerdict, Wanted, judge_signed
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.orders.ledger.store import remote_of
from tak_gitops.repository.merged_content import emails_between, is_merge_of, parents_of, was_merged
from tak_gitops.repository.signatures import signed_with
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tak_gitops.model.approvals import Approver
    from tak_gitops.model.pull_request import PullFacts
    from tak_gitops.orders.approvals.shelf import Approvals
    from tak_gitops.orders.gate.asked import Asked
    from tak_gitops.texts import Message

_MERGE = 2
"""How many parents a merge of one branch has."""


def approved_by_signatures(root: Path, asked: Asked) -> tuple[Verdict, Evidence | None]:
    """The verdict on a merge, with the evidence where it opens. Raises TakError where the branch cannot be read."""
    shelf = Shelf(root, remote_of(root)).approvals()
    verdict = judge_signed(wanted_of(asked, None), (), (), asked.rules).verdict
    parents = parents_of(root, asked.commit)
    for head in _heads(root, asked, shelf, parents):
        if _is_again(root, asked, head, parents):
            verdict = Verdict((msg("gate.signed.again", head=head[:12]),))
            continue
        files = shelf.of(head)
        result = judged_files(root, asked, head, files)
        verdict = result.verdict
        if verdict.opens:
            return verdict, signed_evidence(asked, head, result, files)
    return verdict, None


def signed_too(root: Path, asked: Asked, facts: PullFacts) -> tuple[tuple[Message, ...], tuple[str, ...]]:
    """Why a pull request is not signed by as many as must approve it, and the signed approvals that count."""
    files = Shelf(root, remote_of(root)).approvals().of(facts.head)
    rules = asked.rules._replace(need=Need(asked.rules.need.approvals))
    approvals = _read(files, rules.approvers)
    result = judge_signed(wanted_of(asked, facts.head), approvals, authors_of(facts, rules.approvers), rules)
    verdict = result.verdict
    problems = tuple(each for each in verdict.problems if each.key != "gate.too_few")
    if not verdict.opens:
        problems = (msg("gate.signed.too_few", count=len(verdict.approved_by), needed=rules.need.approvals), *problems)
    return problems, texts_of(files, result)


def wanted_of(asked: Asked, head: str | None) -> Wanted:
    """What a signature must be for, so that it counts for a merge of `head`."""
    repository = asked.rules.approvals.repository
    return Wanted(asked.commit, repository, asked.branch, head, orders_in(asked.orders), asked.now)


def judged_files(root: Path, asked: Asked, head: str, files: Iterable[bytes]) -> SignedVerdict:
    """What signed approvals say of a merge of `head`, where nobody but Git knows who wrote it."""
    approvers = asked.rules.approvers
    authors = hands_in(approvers, (), emails_between(root, asked.base, head))
    return judge_signed(wanted_of(asked, head), _read(files, approvers), authors, asked.rules)


def signed_evidence(asked: Asked, head: str, result: SignedVerdict, files: Iterable[bytes]) -> Evidence:
    """What the ledger keeps of approvals that no forge was asked for."""
    texts = texts_of(files, result)
    return Evidence(
        repository=asked.rules.approvals.repository,
        pull=0,
        head=head,
        approved_by=result.verdict.approved_by,
        reviews=(),
        facts_sha256=sha256("".join(texts).encode()),
        signatures=texts,
    )


def texts_of(files: Iterable[bytes], result: SignedVerdict) -> tuple[str, ...]:
    """The approvals that count, as they were signed."""
    counted = {sha256(each): each.decode("utf-8", "replace") for each in files}
    return tuple(counted[each] for each in result.files)


def _heads(root: Path, asked: Asked, shelf: Approvals, parents: Sequence[str]) -> Iterator[str]:
    """The commits that were approved and whose content is that of the merge.

    It may be the merge itself, afterwards. Else a merge says which one it was; where it was squashed, those are tried
    that somebody approved with the orders that it brought: the same content brings the same.
    """
    commit, base = asked.commit, asked.base
    if commit in shelf.heads:
        yield commit
    heads = shelf.heads_for(orders_in(asked.orders)) if len(parents) < _MERGE else parents[1:]
    if base is not None and len(parents) <= _MERGE:
        yield from (each for each in heads if each in shelf.heads and is_merge_of(root, base, each, commit))


def _is_again(root: Path, asked: Asked, head: str, parents: Sequence[str]) -> bool:
    """Whether a commit that does not say what it merged brings once more what was merged before, and taken back.

    Those who signed it did so once; and whoever may push could pick it again (reliability.md 6.8).
    """
    if asked.base is None or head == asked.commit or len(parents) >= _MERGE:
        return False
    return was_merged(root, head, asked.base)


def _read(files: Iterable[bytes], approvers: Sequence[Approver]) -> Iterator[Approval]:
    """The approvals in files, each with whoever signed it."""
    names = {key: each.name for each in approvers for key in each.ssh_keys}
    for content in files:
        signed = read_signed(content)
        if signed is None:
            yield Approval(sha256(content), None, None)
            continue
        key = signed_with(signed.text, signed.signature, tuple(names), signed.namespace)
        yield Approval(sha256(content), signed.statement, names[key] if key else None)
