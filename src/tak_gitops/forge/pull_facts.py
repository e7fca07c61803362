"""What GitHub says of the pull request that brought a commit, as the gate asks for it (reliability.md 6.2 to 6.6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec
from msgspec import UNSET

from tak_gitops.forge.client import ForgeAwayError, ForgeRefusedError
from tak_gitops.model.pull_request import PullCommit, PullFacts, Review, co_authors
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.forge.client import GitHub

_NO_RIGHT = frozenset({401, 403, 404})
_RETARGETED = frozenset({"base_ref_changed", "automatic_base_change_succeeded"})


class _User(msgspec.Struct):
    id: int
    type: str = "User"


class _Repository(msgspec.Struct):
    id: int


class _Base(msgspec.Struct):
    ref: str
    repo: _Repository


class _Head(msgspec.Struct):
    sha: str


class _Summary(msgspec.Struct):
    number: int
    merged_at: datetime | None


class _Pull(msgspec.Struct):
    """`GET /repos/{owner}/{repo}/pulls/{number}`, as far as it is read."""

    number: int
    merged: bool
    merged_at: datetime | None
    merge_commit_sha: str | None
    base: _Base
    head: _Head
    user: _User
    commits: int


class _Review(msgspec.Struct):
    """An entry of `GET …/pulls/{number}/reviews`; `user` is null where the account is gone, PENDING has no time."""

    id: int
    state: str
    user: _User | None = None
    commit_id: str | None = None
    submitted_at: datetime | None = None


class _Event(msgspec.Struct):
    """An entry of `GET …/issues/{number}/events`: a pull request is an issue, too."""

    event: str
    created_at: datetime


class _Person(msgspec.Struct):
    email: str | None = None


class _GitCommit(msgspec.Struct):
    message: str
    author: _Person | None = None
    committer: _Person | None = None


class _Commit(msgspec.Struct):
    """An entry of `GET …/pulls/{number}/commits`; accounts are null where GitHub knows none for an address."""

    sha: str
    commit: _GitCommit
    author: Any = None
    committer: Any = None


class _Suite(msgspec.Struct):
    """An entry of `GET …/rulesets/rule-suites`: how the rules ended for one push, from a commit to another."""

    after_sha: str
    result: str
    before_sha: str = ""


CameWith = Callable[[str, str], bool]
"""Whether a commit came with the push that led a branch from one commit to another."""
GHOST = 0
"""No account has this number."""

Result = TypeVar("Result")


def pull_of(github: GitHub, commit: str) -> int | None:
    """The number of the one merged pull request that brought a commit; None where GitHub names none (yet).

    Raises ForgeAwayError where it names several: nobody can tell which one was approved; and ForgeRefusedError where
    the whole repository is hidden from the token, which is no reason to call a commit pushed past review.
    """
    try:
        listed = github.every(f"/commits/{commit}/pulls")
    except ForgeRefusedError as problem:
        # a commit that GitHub does not have yet, or one beyond its index
        if problem.status not in {404, 422}:
            raise
        github.get("")
        return None
    merged = [each.number for each in _all(listed, _Summary) if each.merged_at is not None]
    if len(merged) > 1:
        raise ForgeAwayError(msg("gate.several_pulls", commit=commit[:12], numbers=", ".join(map(str, merged))))
    return merged[0] if merged else None


def facts_of(
    github: GitHub, number: int, branch: str, commit: str | None, came_with: CameWith = lambda *_: False
) -> PullFacts:
    """All that the gate needs to know of a pull request, merged as `commit`; None = it is open.

    `came_with` tells whether it came with a push: a merge queue pushes several merges as one. Raises ForgeAwayError
    and ForgeRefusedError.
    """
    path = f"/pulls/{number}"
    pull = _one(github.get(path), _Pull, path)
    commits = _all(github.every(f"{path}/commits"), _Commit)
    reviews = _all(github.every(f"{path}/reviews"), _Review)
    events = _all(github.every(f"/issues/{number}/events"), _Event)
    return PullFacts(
        number=pull.number,
        merged=pull.merged,
        merged_at=pull.merged_at,
        merge_commit=pull.merge_commit_sha,
        base_ref=pull.base.ref,
        repository_id=pull.base.repo.id,
        head=pull.head.sha,
        author_id=pull.user.id,
        author_type=pull.user.type,
        commits_in_all=pull.commits,
        commits=tuple(
            PullCommit(each.sha, _account(each.author), _account(each.committer), _emails(each)) for each in commits
        ),
        reviews=tuple(
            Review(each.id, user.id, user.type, each.state, each.commit_id or "", each.submitted_at)
            for each in reviews
            # who has left GitHub counts for nobody, and may still have asked for changes
            for user in (each.user or _User(GHOST, "Ghost"),)
        ),
        rules=_rules(github, branch, commit, came_with) if commit else None,
        retargeted_at=max((each.created_at for each in events if each.event in _RETARGETED), default=UNSET),
    )


def _rules(github: GitHub, branch: str, commit: str, came_with: CameWith) -> Literal["pass", "fail", "bypass"] | None:
    """How the rules of the branch ended when the commit came; None where that cannot be known."""
    try:
        listed = github.every("/rulesets/rule-suites", ref=f"refs/heads/{branch}", time_period="month")
    except ForgeRefusedError as problem:
        if problem.status in _NO_RIGHT:
            return None
        raise
    suites = _all(listed, _Suite)
    results = {each.result for each in suites if each.after_sha == commit}
    if not results:
        results = {each.result for each in suites if came_with(each.before_sha, each.after_sha)}
    if not results:
        return None
    if "bypass" in results:
        return "bypass"
    if "fail" in results:
        return "fail"
    return "pass" if results == {"pass"} else None


def _emails(commit: _Commit) -> tuple[str, ...]:
    """Every address in a commit: of its author, its committer, and those whom its message names as co-authors."""
    people = (commit.commit.author, commit.commit.committer)
    own = [each.email for each in people if each and each.email]
    return tuple(dict.fromkeys([*own, *co_authors(commit.commit.message)]))


def _account(person: Any) -> int | None:
    """The account that GitHub links to a commit: an empty object or null where it knows none."""
    found = person.get("id") if isinstance(person, dict) else None
    return found if isinstance(found, int) else None


def _one(data: Any, kind: type[Result], path: str) -> Result:
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError:
        raise ForgeAwayError(msg("forge.unreadable", path=path)) from None


def _all(data: list[Any], kind: type[Result]) -> list[Result]:
    return [_one(each, kind, kind.__name__) for each in data]
