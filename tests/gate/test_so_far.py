"""What is told of the approvals of an open pull request: by the rules that will judge it once it is merged."""

from typing import Any

import msgspec

from builders.pull import ANNA, AUTHOR, BO, GOOD, HEAD, OLD, PEOPLE, STRANGER, review
from tak_gitops.model.approvals import Approvals
from tak_gitops.model.pull_request import PullFacts, Review
from tak_gitops.orders.gate.judge import Merge, Rules, Verdict, judge_pull, missing_of
from tak_gitops.orders.gate.need import Need
from tak_gitops.orders.gate.owners import Because, Owner
from tak_gitops.orders.gate.signed import SignedVerdict
from tak_gitops.orders.gate.so_far import SoFar, Voice, reviewed_so_far, signed_so_far
from tak_gitops.texts import msg

OPEN = msgspec.structs.replace(GOOD, merged=False, merged_at=None, merge_commit=None, reviews=())
OWNED = Need(1, ("@region/tidbok",), owned=(Owner("@region/tidbok", (Because("tidbok", "producer", "ntjp-qa"),)),))


def rules(need: Need) -> Rules:
    """What is asked of a change, of people whom the base knows."""
    return Rules(need, PEOPLE, Approvals(by="github"))


def so_far(*reviews: Review, need: Need = Need(2), **changes: Any) -> SoFar:  # noqa: B008 - it is frozen
    """What is told after some reviews."""
    return reviewed_so_far(_with(reviews, changes), rules(need))


def _with(reviews: tuple[Review, ...], changes: dict[str, Any]) -> PullFacts:
    return msgspec.structs.replace(OPEN, reviews=reviews, **changes)


def test_nobody_has_approved_yet() -> None:
    """Everybody may who is an approver with an account and has not written in the change."""
    assert (("Anna", "Bo"), (), False) == (so_far().may, so_far().names, so_far().is_enough)


def test_who_has_approved_is_not_waited_for() -> None:
    """One of two: the other one may still."""
    found = so_far(review(1, ANNA))
    assert (("Anna",), ("Bo",), False) == (found.names, found.may, found.is_enough)
    assert so_far(review(1, ANNA), review(2, BO)).is_enough


def test_an_approval_of_an_earlier_commit_does_not_count() -> None:
    """It says so, and who gave it may give it again."""
    found = so_far(review(1, ANNA, commit=OLD), review(2, BO))
    assert (("Bo",), ("Anna",)) == (found.names, found.may)
    assert (msg("gate.other_commit", name="Anna", commit=OLD[:12], head=HEAD[:12]),) == found.passed_over


def test_what_was_taken_back_does_not_count() -> None:
    """The last word of a person does."""
    assert () == so_far(review(1, ANNA), review(2, ANNA, "DISMISSED")).names
    assert ("Anna",) == so_far(review(1, ANNA, "CHANGES_REQUESTED"), review(2, ANNA)).names


def test_whoever_asked_for_changes_keeps_it_back() -> None:
    """Also where enough have approved, and whoever it is."""
    found = so_far(review(1, ANNA), review(2, BO), review(3, STRANGER, "CHANGES_REQUESTED"))
    assert not found.is_enough
    assert (msg("gate.changes_requested", name=str(STRANGER)),) == found.lacking


def test_approvals_of_others_are_counted_apart() -> None:
    """A stranger who approves sees why that is not enough; the author is told by name."""
    found = so_far(review(1, STRANGER), review(2, AUTHOR), review(3, 98))
    assert ((), 2, (msg("gate.own", name="Cia"),)) == (found.names, found.strangers, found.passed_over)


def test_an_owner_must_be_among_them() -> None:
    """Enough have approved, and nobody who speaks for the owner."""
    found = so_far(review(1, BO), need=OWNED)
    assert (Voice("@region/tidbok", ("Anna",), (), ("tidbok",)),) == found.voices
    assert not found.is_enough
    assert so_far(review(1, ANNA), need=OWNED).is_enough


def test_an_owner_of_no_system_is_asked_too() -> None:
    """By the name alone, where nobody says what it is about."""
    assert (Voice("@region/tidbok", ("Anna",), ()),) == so_far(need=Need(1, ("@region/tidbok",))).voices


def test_what_can_never_pass_is_never_enough() -> None:
    """Governance together with orders, whoever approves it."""
    assert not so_far(review(1, ANNA), review(2, BO), need=Need(2, conflict=msg("gate.mixed", path="x"))).is_enough


def test_commits_that_nobody_sees_are_told_of() -> None:
    """Who wrote them could be one who approved."""
    found = so_far(review(1, ANNA), review(2, BO), commits_in_all=300)
    assert ((msg("gate.commits_hidden", count=300, listed=1),), False) == (found.lacking, found.is_enough)


def test_signatures_beside_reviews_are_missed() -> None:
    """Reviews are not enough where it must be signed, too."""
    missing = msg("gate.signed.too_few", count=0, needed=1)
    found = reviewed_so_far(_with((review(1, ANNA), review(2, BO)), {}), rules(Need(2, signed=True)), [missing])
    assert ((missing,), False) == (found.lacking, found.is_enough)


def test_it_agrees_with_the_gate() -> None:
    """Merged now, the change would pass if and only if nothing is missing of it."""
    words = [
        review(n, who, state, commit)
        for n, who in enumerate((ANNA, BO, STRANGER, AUTHOR), 1)
        for state in ("APPROVED", "CHANGES_REQUESTED", "COMMENTED")
        for commit in (HEAD, OLD)
    ]
    several = [(), *((each,) for each in words), *((one, other) for one in words for other in words)]
    answers = set()
    for reviews in several:
        for need in (Need(1), Need(2), OWNED):
            merged = msgspec.structs.replace(GOOD, reviews=reviews)
            gate = judge_pull(Merge(GOOD.merge_commit or "", "main", 4711, same_content=True), merged, rules(need))
            told = so_far(*reviews, need=need)
            assert gate.opens == told.is_enough
            assert gate.approved_by == told.names
            answers.add(gate.opens)
    assert {True, False} == answers


def test_signed_approvals_are_told_of_alike() -> None:
    """Who has signed, who may with a key, and why others do not count."""
    keyed = tuple(each._replace(ssh_keys=(f"ssh-ed25519 {each.name}",)) for each in PEOPLE[:2])
    asked = Rules(Need(2), (*keyed, PEOPLE[2]), Approvals(by="signatures"))
    expired = msg("gate.signed.expired", name="Bo", expires="2026-11-01")
    verdict = Verdict((msg("gate.too_few", count=1, needed=2), expired), ("Anna",))
    found = signed_so_far(SignedVerdict(verdict), (), asked)
    assert (("Anna",), ("Bo",), (expired,), True) == (found.names, found.may, found.passed_over, found.signed)
    assert not found.is_enough


def test_an_owner_who_has_not_signed_is_no_signature_that_does_not_count() -> None:
    """What is missing of the signatures is told by voices and numbers, not again among those that were passed over."""
    expired = msg("gate.signed.expired", name="Anna", expires="2026-11-01")
    missing = tuple(missing_of(("Bo",), OWNED, PEOPLE))
    found = signed_so_far(SignedVerdict(Verdict((*missing, expired), ("Bo",))), (), rules(OWNED))
    assert (1, (expired,)) == (len(missing), found.passed_over)
    assert (Voice("@region/tidbok", ("Anna",), (), ("tidbok",)),) == found.voices
