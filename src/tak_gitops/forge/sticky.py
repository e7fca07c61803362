"""Comments and issues that are kept up to date: only what our own account wrote, known again by a hidden mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from tak_gitops.forge.client import ForgeAwayError
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.forge.client import GitHub

Put = Literal["created", "updated", "same", "none", "closed"]
"""What was done."""
LABEL = "tak-gitops"
"""By which label our issues are found."""


class Comment(NamedTuple):
    """A comment as it stands at the forge."""

    id: int
    body: str


class _Author(msgspec.Struct):
    login: str


class _Comment(msgspec.Struct):
    """An entry of `GET …/issues/{number}/comments`; `user` is null where the account is gone."""

    id: int
    body: str | None = None
    user: _Author | None = None


class _Issue(msgspec.Struct):
    """An entry of `GET …/issues`, where pull requests are listed too."""

    number: int
    state: str
    title: str
    body: str | None = None
    user: _Author | None = None
    pull_request: Any = None


def put_comment(github: GitHub, login: str, number: int, mark: str, body: str | None) -> Put:
    """Have `body` stand in the one comment of `login` at a pull request that begins with `mark`.

    Without a comment there, one is made; a body of None only looks whether there is one. What anybody else wrote is
    never touched, whatever it begins with. Raises ForgeAwayError and ForgeRefusedError.
    """
    own = own_comments(github, login, number, mark)
    if body is None:
        return "same" if own else "none"
    if not own:
        github.send("POST", f"/issues/{number}/comments", {"body": body})
        return "created"
    return change_comment(github, own[0], body)


def own_comments(github: GitHub, login: str, number: int, mark: str) -> list[Comment]:
    """The comments of `login` at a pull request that begin with `mark`, oldest first.

    Raises ForgeAwayError and ForgeRefusedError.
    """
    listed = _all(github.every(f"/issues/{number}/comments"), list[_Comment], "comments")
    own = [each for each in listed if _is_own(each, login, mark)]
    return [Comment(each.id, each.body or "") for each in sorted(own, key=lambda each: each.id)]


def change_comment(github: GitHub, comment: Comment, body: str) -> Put:
    """Have a comment say `body`. Raises ForgeAwayError and ForgeRefusedError."""
    if _alike(comment.body, body):
        return "same"
    github.send("PATCH", f"/issues/comments/{comment.id}", {"body": body})
    return "updated"


def put_issue(github: GitHub, login: str, mark: str, title: str, body: str, *, is_open: bool) -> tuple[Put, int | None]:
    """Have the one issue of `login` that begins with `mark` say `body`, open or closed; and its number.

    It is opened again where it was closed; nothing is opened only to be closed. Raises ForgeAwayError and
    ForgeRefusedError.
    """
    listed = _all(github.every("/issues", state="all", labels=LABEL), list[_Issue], "issues")
    own = [each for each in listed if each.pull_request is None and _is_own(each, login, mark)]
    # the one that is open, else the newest
    found = max(own, key=lambda each: (each.state == "open", each.number), default=None)
    if found is None:
        if not is_open:
            return "none", None
        new = github.send("POST", "/issues", {"title": title, "body": body, "labels": [LABEL]})
        return "created", new.get("number") if isinstance(new, dict) else None
    wanted = {"title": title, "body": body, "state": "open" if is_open else "closed"}
    if not is_open and found.state == "closed":
        return "none", found.number
    if (found.title, found.state) == (title, wanted["state"]) and _alike(found.body, body):
        return "same", found.number
    if not is_open:
        wanted["state_reason"] = "completed"
    github.send("PATCH", f"/issues/{found.number}", wanted)
    return ("updated" if is_open else "closed"), found.number


def _is_own(each: _Comment | _Issue, login: str, mark: str) -> bool:
    author = each.user.login if each.user else ""
    return author.lower() == login.lower() and (each.body or "").startswith(mark)


def _alike(there: str | None, body: str) -> bool:
    """Whether two bodies are the same but for ends of lines, which a forge may write otherwise."""
    return (there or "").replace("\r\n", "\n").rstrip() == body.rstrip()


def _all(data: list[Any], kind: Any, path: str) -> Any:
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError:
        raise ForgeAwayError(msg("forge.unreadable", path=path)) from None
