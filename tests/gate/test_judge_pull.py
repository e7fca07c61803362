"""The gate opens for full evidence only: one good pull request, and every way in which it may be otherwise."""

from dataclasses import dataclass
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.golden import GOLDEN, assert_golden
from builders.pull import (
    ANNA,
    AUTHOR,
    BO,
    COMMIT,
    GOOD,
    OLD,
    ON_MAIN,
    PEOPLE,
    STRANGER,
    TWO,
    review,
)
from tak_gitops.model.approvals import Approvals
from tak_gitops.model.pull_request import PullCommit, PullFacts, Review
from tak_gitops.orders.gate.judge import Merge, Rules, Verdict, judge_pull
from tak_gitops.orders.gate.need import Need
from tak_gitops.texts import LANGUAGES, Language, msg, render


@dataclass(frozen=True)
class Attack:
    """One thing that is otherwise than in the good pull request, and what is said of it."""

    name: str
    said: str
    facts: PullFacts = GOOD
    merge: Merge = ON_MAIN
    need: Need = TWO


def facts(**changes: Any) -> PullFacts:
    """The good pull request, otherwise."""
    return msgspec.structs.replace(GOOD, **changes)


def judged(attack: Attack) -> Verdict:
    """The verdict on it."""
    return judge_pull(attack.merge, attack.facts, Rules(attack.need, PEOPLE, Approvals("github", "o/r")))


def commit(**changes: Any) -> tuple[PullCommit, ...]:
    """The one commit of the pull request, otherwise."""
    return (msgspec.structs.replace(COMMIT, **changes),)


ATTACKS = (
    Attack("not merged", "gate.not_merged", facts(merged=False)),
    Attack("merged at no time", "gate.not_merged", facts(merged_at=None)),
    Attack("the commit of another merge", "gate.other_merge", facts(merge_commit=OLD)),
    Attack("no commit of a merge", "gate.other_merge", facts(merge_commit=None)),
    Attack("merged to another branch", "gate.other_branch", facts(base_ref="dev")),
    Attack("a pull request of a fork's own", "gate.other_repository", facts(repository_id=1)),
    Attack("evil merge", "gate.other_content", merge=ON_MAIN._replace(same_content=False)),
    Attack("an approved commit that is gone", "gate.content_unknown", merge=ON_MAIN._replace(same_content=None)),
    Attack("merged by an administrator past the rules", "gate.bypassed", facts(rules="bypass")),
    Attack("merged though a rule failed", "gate.bypassed", facts(rules="fail")),
    Attack("rules that nobody may read", "gate.rules_unknown", facts(rules=None)),
    Attack("commits that are not listed", "gate.commits_hidden", facts(commits_in_all=251)),
    Attack("nobody approved", "gate.too_few", facts(reviews=())),
    Attack("one approval where two are needed", "gate.too_few", facts(reviews=(review(1, ANNA),))),
    Attack("one person twice", "gate.too_few", facts(reviews=(review(1, ANNA), review(2, ANNA)))),
    Attack("approved by somebody who may not", "gate.too_few", facts(reviews=(review(1, ANNA), review(2, STRANGER)))),
    Attack("approved by its author", "gate.own", facts(reviews=(review(1, ANNA), review(2, AUTHOR)))),
    Attack("approved by a committer", "gate.own", facts(commits=commit(committer_id=BO))),
    Attack("approved by the author of a commit", "gate.own", facts(commits=commit(author_id=BO))),
    Attack("approved by a co-author", "gate.own", facts(commits=commit(emails=("BO@region.example",)))),
    Attack(
        "approved by a co-author under GitHub's address",
        "gate.own",
        facts(commits=commit(emails=(f"{BO}+bo@users.noreply.github.com",))),
    ),
    Attack("approved by a robot", "gate.no_person", facts(reviews=(review(1, ANNA), review(2, BO, user_type="Bot")))),
    Attack(
        "approved before the last push",
        "gate.other_commit",
        facts(reviews=(review(1, ANNA), review(2, BO, commit=OLD))),
    ),
    Attack(
        "approved before it was led to the branch",
        "gate.other_base",
        facts(retargeted_at=GOOD.reviews[1].at),
    ),
    Attack("approved after the merge", "gate.too_late", facts(reviews=(review(1, ANNA), review(90, BO)))),
    Attack("approved at no time", "gate.too_few", facts(reviews=(review(1, ANNA), review(2, BO, at=None)))),
    Attack(
        "an approval that was dismissed", "gate.too_few", facts(reviews=(review(1, ANNA), review(2, BO, "DISMISSED")))
    ),
    Attack(
        "an approval that was taken back",
        "gate.changes_requested",
        facts(reviews=(*GOOD.reviews, review(3, BO, "CHANGES_REQUESTED"))),
    ),
    Attack(
        "somebody else asked for changes",
        "gate.changes_requested",
        facts(reviews=(*GOOD.reviews, review(3, STRANGER, "CHANGES_REQUESTED"))),
    ),
    Attack("a comment is no approval", "gate.too_few", facts(reviews=(review(1, ANNA), review(2, BO, "COMMENTED")))),
    Attack("a review that is not sent", "gate.too_few", facts(reviews=(review(1, ANNA), review(2, BO, "PENDING")))),
    Attack("nobody speaks for an owner", "gate.no_owner.nobody", need=Need(2, ("@region/remiss",))),
    Attack(
        "rules and orders in one merge", "gate.mixed", need=Need(2, conflict=msg("gate.mixed", path="approvers.yaml"))
    ),
)


def test_a_pull_request_that_was_approved_opens_the_gate() -> None:
    """Two who may, at the commit that was merged, before it was merged; their names are kept."""
    verdict = judged(Attack("good", ""))
    assert Verdict((), ("Anna", "Bo"), (1, 2)) == verdict
    assert verdict.opens


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda each: each.name)
def test_an_attack_is_refused(attack: Attack) -> None:
    """Each by its own words."""
    verdict = judged(attack)
    assert not verdict.opens
    assert attack.said in {each.key for each in verdict.problems}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_each_attack(language: Language) -> None:
    """Every reason, in words for whoever has to mend it."""
    lines = []
    for attack in ATTACKS:
        lines += [attack.name, *(f"  - {render(each, language)}" for each in judged(attack).problems)]
    assert_golden(GOLDEN / f"gate-attacks-{language}.txt", "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize(
    "reviews",
    [
        (*GOOD.reviews, review(3, BO, "COMMENTED")),
        (review(1, BO, "CHANGES_REQUESTED"), review(2, ANNA), review(3, BO)),
        (review(1, BO, commit=OLD), review(2, ANNA), review(3, BO)),
        (*reversed(GOOD.reviews),),
        (*GOOD.reviews, review(3, AUTHOR)),
        (review(1, STRANGER), review(2, ANNA), review(3, BO)),
        (review(1, ANNA), review(60, BO)),
    ],
)
def test_what_does_no_harm_is_passed_over(reviews: tuple[Review, ...]) -> None:
    """A comment, a request that was met, an approval given again or by others, pages in any order, the last second."""
    assert judged(Attack("harmless", "", facts(reviews=reviews))).opens


def test_an_owner_is_spoken_for_by_whom_approvers_yaml_says() -> None:
    """Approvals of the owners of all systems that an order touches."""
    assert judged(Attack("owners", "", need=Need(2, ("@region/journal", "@region/tidbok")))).opens


def test_rules_may_be_left_unchecked() -> None:
    """Where the settings say that nobody looks at them."""
    unchecked = Rules(TWO, PEOPLE, Approvals("github", "o/r", rule_suites="unchecked"))
    assert judge_pull(ON_MAIN, facts(rules=None), unchecked).opens


PAIRS = st.tuples(st.sampled_from(ATTACKS), st.sampled_from(ATTACKS))


@given(PAIRS)
def test_no_attack_opens_the_gate_for_another(pair: tuple[Attack, Attack]) -> None:
    """Two at once are refused too, in whatever fields they meet."""
    first, second = pair
    changed = {
        name: getattr(each.facts, name)
        for each in (first, second)
        for name in GOOD.__struct_fields__
        if getattr(each.facts, name) != getattr(GOOD, name)
    }
    merge = second.merge if second.merge != ON_MAIN else first.merge
    need = second.need if second.need != TWO else first.need
    assert not judged(Attack("both", "", facts(**changed), merge, need)).opens
