"""S1: the gate opens for one good pull request, and for none that differs from it in a field that counts."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, NamedTuple

import msgspec
import pytest

from builders.pull import (
    ANNA,
    AT,
    AUTHOR,
    BO,
    COMMIT,
    GOOD,
    HEAD,
    MERGE,
    OLD,
    ON_MAIN,
    PEOPLE,
    STRANGER,
    TWO,
    review,
)
from tak_gitops.model.approvals import Approvals, Approver
from tak_gitops.model.pull_request import PullFacts
from tak_gitops.orders.gate.judge import Merge, Rules, judge_pull
from tak_gitops.texts import msg

PAIRS = 5_000


class World(NamedTuple):
    """All that the gate judges."""

    facts: PullFacts
    merge: Merge
    rules: Rules

    @property
    def opens(self) -> bool:
        """Whether it opens."""
        return judge_pull(self.merge, self.facts, self.rules).opens


START = World(GOOD, ON_MAIN, Rules(TWO, PEOPLE, Approvals("github", "o/r")))
Change = Callable[[World], World]


def fact(**values: Any) -> Change:
    """A field of the pull request is otherwise."""
    return lambda world: world._replace(facts=msgspec.structs.replace(world.facts, **values))


def reviewed(number: int, **values: Any) -> Change:
    """A field of one review is otherwise."""

    def changed(world: World) -> World:
        reviews = tuple(
            msgspec.structs.replace(each, **values) if each.id == number else each for each in world.facts.reviews
        )
        return world._replace(facts=msgspec.structs.replace(world.facts, reviews=reviews))

    return changed


def committed(**values: Any) -> Change:
    """A field of the commit is otherwise."""
    return fact(commits=(msgspec.structs.replace(COMMIT, **values),))


def merged(**values: Any) -> Change:
    """A field of the merge is otherwise."""
    return lambda world: world._replace(merge=world.merge._replace(**values))


def asked(**values: Any) -> Change:
    """A field of what is needed is otherwise."""
    return lambda world: world._replace(rules=world.rules._replace(need=world.rules.need._replace(**values)))


def person(name: str, **values: Any) -> Change:
    """An approver is otherwise."""

    def changed(world: World) -> World:
        people = [each._replace(**values) if each.name == name else each for each in world.rules.approvers]
        return world._replace(rules=world.rules._replace(approvers=people))

    return changed


def people(*left: Approver) -> Change:
    """Only these are approvers."""
    return lambda world: world._replace(rules=world.rules._replace(approvers=left))


def also(*reviews: Any) -> Change:
    """More was said."""
    return lambda world: fact(reviews=(*world.facts.reviews, *reviews))(world)


def _changes() -> Iterator[tuple[str, Change]]:
    value: Any
    yield "merged", fact(merged=False)
    yield "merged_at", fact(merged_at=None)
    yield "merged_at before the first review", fact(merged_at=AT)
    yield "merged_at before the second review", fact(merged_at=AT + timedelta(seconds=90))
    for value in (None, OLD, HEAD, "", MERGE[:39], MERGE.upper()):
        yield f"merge_commit {value}", fact(merge_commit=value)
    for value in ("", "dev", "Main", "refs/heads/main", "main ", "mаin"):
        yield f"base_ref {value}", fact(base_ref=value)
    for value in (0, 1, 4710, 47110):
        yield f"repository_id {value}", fact(repository_id=value)
    for value in (OLD, MERGE, "", HEAD[:39]):
        yield f"head {value}", fact(head=value)
    for value in (ANNA, BO):
        yield f"author_id {value}", fact(author_id=value)
        yield f"commit author {value}", committed(author_id=value)
        yield f"committer {value}", committed(committer_id=value)
    for value in (0, 2, 250, 251):
        yield f"commits_in_all {value}", fact(commits_in_all=value)
    yield "commits none", fact(commits=())
    yield "commits three", fact(commits=(COMMIT, COMMIT, COMMIT))
    for value in (1, 2, 60):
        yield f"retargeted_at {value}", fact(retargeted_at=AT + timedelta(minutes=value))
    yield "commits without the head", committed(sha=OLD)
    for value in (
        "anna@region.example",
        "ANNA@region.example",
        "bo@Region.Example",
        f"{BO}+b@users.noreply.github.com",
        f"{ANNA}+Anna@USERS.noreply.github.com",
    ):
        yield f"emails {value}", committed(emails=("x@y.example", value))
    yield "reviews none", fact(reviews=())
    for number in (1, 2):
        for value in ("COMMENTED", "DISMISSED", "PENDING", "CHANGES_REQUESTED", "approved", "", "REJECTED"):
            yield f"review {number} {value}", reviewed(number, state=value)
        for value in (STRANGER, AUTHOR, 0, -1):
            yield f"review {number} by {value}", reviewed(number, user_id=value)
        for value in ("Bot", "Organization", "Mannequin", "user", ""):
            yield f"review {number} by a {value}", reviewed(number, user_type=value)
        for value in (OLD, MERGE, "", HEAD[:39], HEAD + "a"):
            yield f"review {number} of {value}", reviewed(number, commit=value)
        yield f"review {number} at no time", reviewed(number, at=None)
        yield f"review {number} late", reviewed(number, at=AT + timedelta(hours=1, seconds=1))
        yield f"review {number} much later", reviewed(number, at=AT + timedelta(days=400))
    yield "one person twice", reviewed(2, user_id=ANNA)
    for user in (ANNA, BO, STRANGER, AUTHOR):
        yield f"changes requested by {user}", also(review(9, user, "CHANGES_REQUESTED"))
    for user in (ANNA, BO):
        yield f"dismissed {user}", also(review(9, user, "DISMISSED"))
        yield f"approved again, but of another commit, {user}", also(review(9, user, commit=OLD))
    for value in (None, "fail", "bypass"):
        yield f"rules {value}", fact(rules=value)
    for value in (None, False):
        yield f"same content {value}", merged(same_content=value)
    yield "merge commit", merged(commit="d" * 40)
    yield "merge branch", merged(branch="prod")
    yield "merge repository", merged(repository_id=7)
    for value in (3, 9):
        yield f"needs {value}", asked(approvals=value)
    for value in ("@region/remiss", "", "@region/TIDBOK"):
        yield f"owner {value}", asked(owners=(value,))
    yield "conflict", asked(conflict=msg("gate.mixed", path="x"))
    for name in ("Anna", "Bo"):
        yield f"{name} is not at GitHub", person(name, github_id=None)
        yield f"{name} is another account", person(name, github_id=98)
        yield (
            f"{name} writes with the author's address",
            person(name, emails=(f"{name}@region.example", "CIA@region.example")),
        )
    yield "nobody may approve", people()
    yield "only Anna may", people(PEOPLE[0])


CHANGES = tuple(_changes())


def test_there_are_enough_of_them() -> None:
    """S1 asks for 80, each with a name of its own."""
    assert START.opens
    assert 80 <= len({name for name, _ in CHANGES}) == len(CHANGES)


@pytest.mark.parametrize(("name", "change"), CHANGES, ids=[name for name, _ in CHANGES])
def test_one_field_otherwise_holds(name: str, change: Change) -> None:
    """Each alone."""
    assert START != change(START), name
    assert not change(START).opens, name


def test_no_two_fields_make_up_for_each_other() -> None:
    """5,000 pairs, one after the other, drawn with a seed: whatever the second hides of the first, it stays shut."""
    draw = random.Random(20261123)  # noqa: S311 - a seed that gives the same pairs each time
    for _ in range(PAIRS):
        (first, one), (second, other) = draw.choice(CHANGES), draw.choice(CHANGES)
        assert not other(one(START)).opens, (first, second)
