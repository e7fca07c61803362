"""Who has approved an open pull request so far, and who may still: by the gate's own rules, before it is merged.

It decides nothing. `tak submit` judges what was merged; this tells those who wait what that judgement would lack.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tak_gitops.orders.gate.judge import authors_of, counted_reviews, last_words, missing_of, objections
from tak_gitops.orders.gate.owners import Owner
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from tak_gitops.model.approvals import Approver
    from tak_gitops.model.pull_request import PullFacts
    from tak_gitops.orders.gate.judge import Rules
    from tak_gitops.orders.gate.need import Need
    from tak_gitops.orders.gate.signed import SignedVerdict

_NOT_MERGED = datetime.max.replace(tzinfo=UTC)
"""When what is open is merged: after all that anybody has said of it."""


class Voice(NamedTuple):
    """An owner who must be among those who approve, those who may speak for him, and those of them who have.

    `systems` are those of his that it is about.
    """

    owner: str
    speakers: tuple[str, ...]
    given: tuple[str, ...]
    systems: tuple[str, ...] = ()


class SoFar(NamedTuple):
    """What an open pull request has of the approvals that it needs.

    `names` have approved and count, `may` can still approve. `voices` are its owners. `lacking` is what else keeps it
    from being ordered once merged, `passed_over` why approvals of approvers do not count, and so many `strangers`, who
    are none, have approved. Where it is to be `signed`, approving is `tak approve`.
    """

    need: Need
    names: tuple[str, ...]
    may: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    lacking: tuple[Message, ...] = ()
    passed_over: tuple[Message, ...] = ()
    strangers: int = 0
    signed: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether nothing is missing any more."""
        enough = len(self.names) >= self.need.approvals and all(each.given for each in self.voices)
        return enough and not self.lacking and self.need.conflict is None


def reviewed_so_far(facts: PullFacts, rules: Rules, lacking: Iterable[Message] = ()) -> SoFar:
    """What reviews at a forge give; `lacking` is what is missing beside them, signatures say."""
    approvers = rules.approvers
    facts = msgspec.structs.replace(facts, merged_at=_NOT_MERGED)
    authors = authors_of(facts, approvers)
    reviews, passed_over = counted_reviews(facts, approvers, authors)
    known = {each.github_id for each in approvers}
    strangers = sum(each.state == "APPROVED" and each.user_id not in known for each in last_words(facts))
    hidden = facts.commits_in_all != len(facts.commits)
    also = [msg("gate.commits_hidden", count=facts.commits_in_all, listed=len(facts.commits))] if hidden else []
    return _told(
        tuple(reviews.values()),
        rules,
        [each for each in approvers if each.github_id is not None and each.name not in authors],
        (*also, *objections(facts, approvers), *lacking),
    )._replace(passed_over=tuple(passed_over), strangers=strangers)


def signed_so_far(result: SignedVerdict, authors: Container[str], rules: Rules) -> SoFar:
    """What signatures give."""
    verdict = result.verdict
    may = [each for each in rules.approvers if each.ssh_keys and each.name not in authors]
    told = _told(verdict.approved_by, rules, may, ())
    missing = {*missing_of(verdict.approved_by, rules.need, rules.approvers), rules.need.conflict}
    passed_over = tuple(each for each in verdict.problems if each not in missing)
    return told._replace(passed_over=passed_over, signed=True)


def _told(names: Sequence[str], rules: Rules, may: Iterable[Approver], lacking: Iterable[Message]) -> SoFar:
    voices = []
    owned = {each.name: each for each in rules.need.owned}
    for name in rules.need.owners:
        owner = owned.get(name) or Owner(name)
        speakers = owner.speakers(rules.approvers)
        voices.append(Voice(name, speakers, tuple(each for each in speakers if each in names), owner.systems))
    left = tuple(each.name for each in may if each.name not in names)
    return SoFar(rules.need, tuple(names), left, tuple(voices), tuple(lacking))
