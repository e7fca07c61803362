"""Whether a merged pull request was approved as it was merged: a pure function of facts (reliability.md 6.2 to 6.6).

Only full evidence passes. What is missing or odd is told all at once; nothing that the event, a label, a comment or
the pull request's own files say counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import UNSET

from tak_gitops.orders.gate.authors import hands_in
from tak_gitops.orders.gate.owners import Owner
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from tak_gitops.model.approvals import Approvals, Approver
    from tak_gitops.model.pull_request import PullFacts, Review
    from tak_gitops.orders.gate.need import Need

_LAST_WORDS = frozenset({"APPROVED", "CHANGES_REQUESTED", "DISMISSED"})


class Merge(NamedTuple):
    """A commit of the branch that counts: `branch`, the id of its repository, and whether its content is that of H.

    `same_content` is None where that could not be worked out (reliability.md 6.3).
    """

    commit: str
    branch: str
    repository_id: int
    same_content: bool | None


class Verdict(NamedTuple):
    """Whether the gate opens; `problems` are all reasons why not, `approved_by` the names of those who count."""

    problems: tuple[Message, ...]
    approved_by: tuple[str, ...] = ()
    reviews: tuple[int, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.problems


class Rules(NamedTuple):
    """By what a merge is judged: what it needs, the approvers and the settings of its base (reliability.md 6.5)."""

    need: Need
    approvers: Sequence[Approver]
    approvals: Approvals


def judge_pull(merge: Merge, facts: PullFacts, rules: Rules) -> Verdict:
    """Whether the pull request that brought a merge was approved by enough people, who may, at its last commit."""
    need, approvers = rules.need, rules.approvers
    problems = [*_not_that_merge(merge, facts), *_past_the_rules(facts, rules.approvals)]
    if need.conflict is not None:
        problems.append(need.conflict)
    if facts.commits_in_all != len(facts.commits) or all(each.sha != facts.head for each in facts.commits):
        problems.append(msg("gate.commits_hidden", count=facts.commits_in_all, listed=len(facts.commits)))
    problems += objections(facts, approvers)
    authors = authors_of(facts, approvers)
    reviews, passed_over = counted_reviews(facts, approvers, authors)
    names = tuple(reviews.values())
    missing = list(missing_of(names, need, approvers))
    if missing:
        # an approval that does not count is only told of where it is missed
        problems += [*missing, *passed_over]
    return Verdict(tuple(problems), names, tuple(reviews))


def _not_that_merge(merge: Merge, facts: PullFacts) -> Iterable[Message]:
    """Why the pull request is not the one that brought the commit as it is (reliability.md 6.2, 6.3)."""
    if not facts.merged or facts.merged_at is None:
        yield msg("gate.not_merged", number=str(facts.number))
    if facts.merge_commit != merge.commit:
        yield msg("gate.other_merge", number=str(facts.number), commit=merge.commit[:12])
    if facts.base_ref != merge.branch:
        yield msg("gate.other_branch", number=str(facts.number), branch=facts.base_ref, expected=merge.branch)
    if facts.repository_id != merge.repository_id:
        yield msg("gate.other_repository", number=str(facts.number))
    if merge.same_content is None:
        yield msg("gate.content_unknown", head=facts.head[:12])
    elif not merge.same_content:
        yield msg("gate.other_content", commit=merge.commit[:12], head=facts.head[:12])


def _past_the_rules(facts: PullFacts, rules: Approvals) -> Iterable[Message]:
    """Whether the merge went past the rules of the branch, as far as the forge tells (reliability.md 6.6)."""
    if rules.rule_suites == "unchecked":
        return
    if facts.rules is None:
        yield msg("gate.rules_unknown")
    elif facts.rules != "pass":
        yield msg("gate.bypassed", result=facts.rules)


def objections(facts: PullFacts, approvers: Sequence[Approver]) -> Iterable[Message]:
    """Those who asked for changes, whoever they are, and have not taken that back."""
    names = {each.github_id: each.name for each in approvers}
    for review in last_words(facts):
        if review.state == "CHANGES_REQUESTED":
            yield msg("gate.changes_requested", name=names.get(review.user_id, str(review.user_id)))


def counted_reviews(
    facts: PullFacts, approvers: Sequence[Approver], authors: Container[str]
) -> tuple[dict[int, str], list[Message]]:
    """The reviews that count, by id, with the name of each approver; and why others of approvers do not count.

    What counts is the last word of a person who may, an approval of the very commit that was merged, in time. Who
    approved before the pull request was led to another branch has seen another difference.
    """
    by_id = {each.github_id: each for each in approvers}
    counted: dict[int, str] = {}
    passed_over: list[Message] = []
    for review in last_words(facts):
        approver = by_id.get(review.user_id)
        if review.state != "APPROVED" or approver is None:
            continue
        name = approver.name
        if name in authors:
            passed_over.append(msg("gate.own", name=name))
        elif review.user_type != "User":
            passed_over.append(msg("gate.no_person", name=name))
        elif review.commit != facts.head:
            passed_over.append(msg("gate.other_commit", name=name, commit=review.commit[:12], head=facts.head[:12]))
        elif review.at is None or facts.merged_at is None or review.at > facts.merged_at:
            passed_over.append(msg("gate.too_late", name=name))
        elif facts.retargeted_at is not UNSET and review.at <= facts.retargeted_at:
            passed_over.append(msg("gate.other_base", name=name, branch=facts.base_ref))
        else:
            counted[review.id] = name
    return counted, passed_over


def last_words(facts: PullFacts) -> list[Review]:
    """The last review of each person that says yes or no, in the order in which they were given."""
    given = [each for each in facts.reviews if each.state in _LAST_WORDS and each.at is not None]
    last = {each.user_id: each for each in sorted(given, key=lambda each: (each.at, each.id))}
    return sorted(last.values(), key=lambda each: each.id)


def authors_of(facts: PullFacts, approvers: Sequence[Approver]) -> frozenset[str]:
    """The names of the approvers who had a hand in the pull request: they cannot approve it."""
    return hands_in(approvers, _accounts(facts), (email for commit in facts.commits for email in commit.emails))


def _accounts(facts: PullFacts) -> Iterable[int]:
    """The accounts that opened the pull request or are linked to a commit of it."""
    yield facts.author_id
    for commit in facts.commits:
        yield from (each for each in (commit.author_id, commit.committer_id) if each is not None)


def missing_of(names: Sequence[str], need: Need, approvers: Sequence[Approver]) -> Iterable[Message]:
    """What is missing of the approvals: their number, or an owner."""
    if len(names) < need.approvals:
        yield msg("gate.too_few", count=len(names), needed=need.approvals)
        yield from need.why
    owned = {each.name: each for each in need.owned}
    for name in need.owners:
        owner = owned.get(name) or Owner(name)
        speakers = owner.speakers(approvers)
        if set(speakers).isdisjoint(names):
            about = {"owner": owner.name, "systems": ", ".join(owner.systems) or "–"}
            key = "gate.no_owner" if speakers else "gate.no_owner.nobody"
            yield msg(key, **about, people=", ".join(speakers))
