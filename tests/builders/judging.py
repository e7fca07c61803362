"""The judge of submission: what the receiver itself keeps, held against the ledger and the merges (reliability.md 7).

Attempts of one order that people let be sent again are told apart from the others by their comment.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from builders.door import Post
from builders.proving import Merge, Placed
from tak_gitops.orders.ledger.entry import Entry, Status
from tak_gitops.orders.ledger.payload import POSSIBLE_DUPLICATE
from tak_gitops.orders.ledger.records import Claim
from tak_gitops.orders.ledger.state import LedgerState

Arrived = TypeVar("Arrived", Post, Placed)
_MAY_HAVE_ARRIVED = {"accepted", "in-doubt", ""}
"""The outcomes after which TAK may have carried an order out; empty = nobody recorded one."""


def violations(
    ledger: LedgerState,
    merges: Sequence[Merge],
    posts: Sequence[Post],
    placed: Sequence[Placed],
    *,
    settled: bool = True,
) -> list[str]:
    """Every promise that is broken, in words; `settled` = the last run had time to do all that there was."""
    found = [f"the ledger is damaged: {problem.message.key}" for problem in ledger.problems]
    known = {(entry.order.merge, entry.order.path) for entry in ledger.entries.values()}
    if settled:
        found += [f"lost: {merge.path} has no entry" for merge in merges if tuple(merge) not in known]
        found += _stuck(ledger)
    several = Counter((entry.order.merge, entry.order.path, entry.order.part) for entry in ledger.entries.values())
    found += [f"planned {count} times: {path}" for (_, path, _), count in several.items() if count > 1]
    for marked in (False, True):
        arrived = _by_version(posts, marked=marked)
        answered = _by_version(placed, marked=marked)
        for seq in sorted({*arrived, *answered} - set(ledger.entries)):
            found.append(f"order {seq} arrived and is not in the ledger")
        for seq, entry in ledger.entries.items():
            found += _of_entry(entry, _claims(entry, marked=marked), arrived[seq], answered[seq])
    return found


def statuses(ledger: LedgerState) -> Counter[str]:
    """How many entries there are of each status."""
    return Counter(entry.status.value for entry in ledger.entries.values())


def outcomes(ledger: LedgerState) -> Counter[str]:
    """How many attempts ended in each way; `claimed` are those whose run was killed before it could say."""
    return Counter(
        _outcome(entry, claim) or "claimed" for entry in ledger.entries.values() for claim in entry.claims
    ) + Counter(each.kind for entry in ledger.entries.values() for each in entry.outcomes if not each.attempt)


def arrived_in_tak(entry: Entry, placed: Iterable[Placed]) -> bool:
    """Whether TAK has carried out the last attempt of an entry: what people find when they look there."""
    marked = entry.possible_duplicate
    return any(
        each.outcome == "accepted"
        and each.version == entry.order.seq
        and (POSSIBLE_DUPLICATE in each.comment) == marked
        for each in placed
    )


def _stuck(ledger: LedgerState) -> Iterator[str]:
    for seq, entry in ledger.entries.items():
        if entry.status is Status.PLANNED and not ledger.waits_for(seq):
            yield f"stuck: order {seq} is planned, waits for nobody and was not sent"


def _of_entry(
    entry: Entry, claims: Sequence[Claim], arrived: Sequence[Post], answered: Sequence[Placed]
) -> Iterator[str]:
    """What is broken of the attempts of one entry, all with the mark of a resend or all without."""
    seq = entry.order.seq
    kinds = Counter(_outcome(entry, claim) for claim in claims)
    carried_out = sum(each.outcome == "accepted" for each in answered)
    if len(arrived) > len(claims):
        yield f"double: order {seq} was sent {len(arrived)} times for {len(claims)} claims"
    if len(answered) > len(claims) - kinds["not-sent"]:
        unsent = kinds["not-sent"]
        yield f"order {seq} is not-sent {unsent} times of {len(claims)}, and TAK has it {len(answered)} times"
    if carried_out > sum(kinds[kind] for kind in _MAY_HAVE_ARRIVED):
        yield f"order {seq} is rejected or not-sent, and TAK has carried it out"
    if kinds["accepted"] > carried_out:
        yield f"order {seq} is accepted {kinds['accepted']} times, and TAK has carried it out {carried_out} times"
    if carried_out > 1 and not entry.possible_duplicate:
        yield f"double: TAK has carried order {seq} out {carried_out} times"
    for post in arrived:
        claim = next((each for each in claims if each.payload_sha256 == post.sha256), None)
        if claim is None:
            yield f"order {seq} arrived with other bytes than were claimed"
        elif post.at < claim.claimed_at.timestamp():
            yield f"order {seq} arrived before it was claimed"


def _claims(entry: Entry, *, marked: bool) -> list[Claim]:
    """The claims that were sent with the mark of a resend, or without it."""
    resent = [each.attempt for each in entry.resolutions if each.decision == "resend"]
    first_marked = min(resent) + 1 if resent else len(entry.claims) + 1
    return [claim for claim in entry.claims if (claim.attempt >= first_marked) == marked]


def _outcome(entry: Entry, claim: Claim) -> str:
    kinds = [each.kind for each in entry.outcomes if each.attempt == claim.attempt]
    return kinds[-1] if kinds else ""


def _by_version(arrived: Iterable[Arrived], *, marked: bool) -> defaultdict[int, list[Arrived]]:
    found: defaultdict[int, list[Arrived]] = defaultdict(list)
    for each in arrived:
        if (POSSIBLE_DUPLICATE in each.comment) == marked:
            found[each.version].append(each)
    return found
