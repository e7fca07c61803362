"""The gate once more, for every merge that the ledger has passed: from Git, from signatures, and from GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET

from tak_gitops.commands.gates.gating import asked_of
from tak_gitops.commands.gates.gating_github import approved_at_github, has_token
from tak_gitops.commands.gates.gating_signed import approved_by_signatures, judged_files
from tak_gitops.errors import RefusedError, TakError
from tak_gitops.orders.approvals.statement import read_signed
from tak_gitops.orders.gate.audited import AuditedMerge
from tak_gitops.orders.ledger.paths import read_path
from tak_gitops.orders.ledger.records import Cursor
from tak_gitops.orders.ledger.state import read_record
from tak_gitops.repository.history import merged_by, merges_since
from tak_gitops.repository.merged_content import is_merge_of
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tak_gitops.commands.gates.gating import Gate
    from tak_gitops.model.pull_request import Evidence
    from tak_gitops.orders.gate.asked import Asked
    from tak_gitops.orders.gate.audited import Result
    from tak_gitops.orders.ledger.records import OrderRecord

_UNTOLD = frozenset({"gate.rules_unknown"})
"""What GitHub tells for a month only, or not to everybody: it speaks neither for nor against a merge."""


class _Passed(NamedTuple):
    """A merge that is behind the cursor, the cursor that moved past it, and its entries."""

    commit: str
    base: str | None
    cursor: Cursor
    records: Sequence[OrderRecord]


def audited(gate: Gate, files: Mapping[str, bytes], records: Sequence[OrderRecord]) -> Iterator[AuditedMerge]:
    """What is found of each merge that needed approval, oldest first; `files` and `records` are those of the ledger.

    Raises TakError where Git lacks what the ledger speaks of.
    """
    for passed in _passed(gate, files, records):
        found = _audited(gate, passed)
        if found is not None:
            yield found


def _passed(gate: Gate, files: Mapping[str, bytes], records: Sequence[OrderRecord]) -> Iterator[_Passed]:
    """The merges that the ledger has passed, with the moment at which it did."""
    cursors = sorted(_cursors(files), key=lambda each: each.k)
    if not cursors:
        return
    first, last = cursors[0].commit, cursors[-1].commit
    # the ledger begins with the first order; where it began before that, with its first cursor
    spans = (merges_since(gate.root, None, last), [first, *merges_since(gate.root, first, last)])
    waiting = list(cursors)
    moved = {each.commit: number for number, each in enumerate(waiting)}
    number = 0
    for commit in max(spans, key=len):
        yield _Passed(
            commit,
            merged_by(gate.root, commit)[0],
            waiting[min(number, len(waiting) - 1)],
            [each for each in records if each.merge == commit],
        )
        number = moved.get(commit, number - 1) + 1


def _cursors(files: Mapping[str, bytes]) -> Iterator[Cursor]:
    for path, content in files.items():
        place = read_path(path)
        if place is not None and place.name == "cursor":
            record, _ = read_record(path, place, content)
            if isinstance(record, Cursor):
                yield record


def _audited(gate: Gate, passed: _Passed) -> AuditedMerge | None:
    """What is found of one merge; None where it needed no approval and has no evidence."""
    at, by_hand = passed.cursor.at, passed.cursor.by_hand
    merge = AuditedMerge(passed.commit, at, tuple(each.seq for each in passed.records), "differs")
    if by_hand is not UNSET and passed.cursor.commit == passed.commit:
        hint = msg(f"audit.by_hand.{by_hand.decision}", by=by_hand.by, reason=by_hand.reason)
        return merge._replace(result="by_hand", hints=(hint,))
    kept = [each.evidence for each in passed.records if each.evidence is not UNSET]
    evidence = kept[0] if kept else None
    try:
        asked = asked_of(gate, passed.base, passed.commit, at)
    except RefusedError as problem:
        return merge._replace(hints=(problem.message,))
    if asked is None:
        return merge._replace(hints=(msg("audit.not_asked"),)) if evidence else None
    if any(each != evidence for each in kept) or len(kept) != sum(not _needs_none(each) for each in passed.records):
        return merge._replace(hints=(msg("audit.no_evidence"),))
    try:
        return _again(gate, asked, evidence, merge)
    except TakError as problem:
        return merge._replace(result="unproven", hints=(problem.message,))


def _needs_none(record: OrderRecord) -> bool:
    """Whether an entry has no evidence by its nature: nothing was ordered for its merge."""
    return record.reason == "unordered"


def _again(gate: Gate, asked: Asked, evidence: Evidence | None, merge: AuditedMerge) -> AuditedMerge:
    """The gate once more. Raises TakError where nobody can tell now."""
    hints: list[Message] = []
    if evidence is not None:
        hints += _of_the_signatures(gate, asked, evidence)
        merge = merge._replace(approved_by=evidence.approved_by)
    if asked.rules.approvals.by == "github":
        if not has_token():
            told = (*hints, *_of_the_content(gate, asked, evidence))
            return merge._replace(result="differs" if told else "unproven", hints=told or (msg("audit.no_token"),))
        verdict, now = approved_at_github(gate.root, asked)
    elif evidence is not None:
        return merge._replace(result="differs" if hints else "proven", hints=tuple(hints))
    else:
        verdict, now = approved_by_signatures(gate.root, asked)
    hints += [each for each in verdict.problems if each.key not in _UNTOLD]
    hints += _differences(evidence, now)
    untold = tuple(each for each in verdict.problems if each.key in _UNTOLD)
    result: Result = "differs" if hints else "unproven" if untold else "proven"
    return merge._replace(result=result, approved_by=verdict.approved_by, hints=(*hints, *untold))


def _of_the_content(gate: Gate, asked: Asked, evidence: Evidence | None) -> Iterator[Message]:
    """What Git alone can say against the evidence: whether what was merged is what was approved."""
    if evidence is None or evidence.head == asked.commit or asked.base is None:
        return
    if is_merge_of(gate.root, asked.base, evidence.head, asked.commit) is False:
        yield msg("gate.other_content", commit=asked.commit[:12], head=evidence.head[:12])


def _of_the_signatures(gate: Gate, asked: Asked, evidence: Evidence) -> Iterator[Message]:
    """What the signed approvals in the ledger lack, where they are what the merge rests on."""
    if evidence.signatures is UNSET or asked.rules.approvals.by == "github":
        return
    files = [each.encode("utf-8", "replace") for each in evidence.signatures]
    heads = {read.statement.head for each in files if (read := read_signed(each))}
    if heads - {evidence.head}:
        yield _other("head", evidence.head, ", ".join(sorted(heads)))
        return
    yield from _of_the_content(gate, asked, evidence)
    verdict = judged_files(gate.root, asked, evidence.head, files).verdict
    yield from verdict.problems
    if verdict.approved_by != evidence.approved_by:
        yield _other("approved_by", ", ".join(evidence.approved_by), ", ".join(verdict.approved_by))


def _differences(kept: Evidence | None, now: Evidence | None) -> Iterator[Message]:
    """In which fields the evidence of the ledger is not what the gate finds now.

    What was said of a pull request after its merge, such as a comment, may differ: it changes nothing here.
    """
    if kept is None or now is None:
        return
    for name in ("repository", "pull", "head", "approved_by", "reviews"):
        before, after = getattr(kept, name), getattr(now, name)
        if before != after:
            yield _other(name, _shown(before), _shown(after))


def _other(name: str, before: str, after: str) -> Message:
    return msg("audit.other", name=name, before=before or "–", after=after or "–")


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
