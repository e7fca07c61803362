"""`tak ci comment`: the comments of a pull request, created or brought up to date where they stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.common.app import moment
from tak_gitops.commands.common.job import pull_number
from tak_gitops.commands.gates.forge_access import github_of
from tak_gitops.commands.pulls.given_approvals import completed, given_so_far
from tak_gitops.commands.pulls.job_report import tell_job
from tak_gitops.commands.pulls.pull_views import comments_of, look
from tak_gitops.errors import ExitCode, TakError, UsageError, fail
from tak_gitops.forge.client import ForgeRefusedError
from tak_gitops.forge.sticky import put_comment
from tak_gitops.reports.comment_marks import split_comments
from tak_gitops.reports.pull_comment import LIMIT
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tak_gitops.commands.common.app import App
    from tak_gitops.reports.comment_marks import Marked

_NO_RIGHT = 403
LARGEST = 16 * 1024 * 1024
DONE = {
    "created": "ci.comment.created",
    "updated": "ci.comment.updated",
    "same": "ci.comment.same",
    "none": "ci.comment.none",
}


class Asked(NamedTuple):
    """Which pull request, the file that `tak report` wrote (None = work it out here), and how long a comment may be."""

    number: int | None
    source: str | None
    limit: int = LIMIT
    is_strict: bool = False


def put_comments(
    app: App, names: Sequence[str], asked: Asked, *, base: str | None, export: str | None, as_of: str | None
) -> ExitCode:
    """Put the comments; where they cannot be put that is told, and is no error unless it is asked to be one.

    A plan is judged by `tak plan` and `tak order --check`, never by whether a comment could be written.
    """
    number = asked.number or pull_number()
    if number is None:
        raise UsageError(msg("ci.no_pull"))
    if asked.source is None:
        looks = look(app, names, base=base, export=export, as_of=as_of)
        comments = split_comments(comments_of(looks, app.language, limit=asked.limit))
        tell_job(app, looks)
    else:
        comments = [each for each in _read(app, asked.source) if not names or each.name in names]
    try:
        put_all(app, number, comments, moment(as_of))
    except TakError as problem:
        return not_put(app, problem, is_strict=asked.is_strict)
    return ExitCode.OK


def put_all(app: App, number: int, comments: Sequence[Marked], now: datetime) -> None:
    """Put the comments of a pull request, with who has approved it so far. Raises TakError where GitHub will not."""
    github, counting = github_of(app)
    with github:
        login = github.login()
        for each in completed(app, comments, partial(given_so_far, app, github, counting, number, now)):
            done = put_comment(github, login, number, each.mark, None if each.is_quiet else each.body)
            if each.is_quiet and done == "same":
                done = put_comment(github, login, number, each.mark, each.body)
            app.tell(msg(DONE[done], name=each.name, number=str(number)))


def not_put(app: App, problem: TakError, *, is_strict: bool) -> ExitCode:
    """Tell why nothing was put, and where it can be read instead."""
    app.tell_findings(problem.findings)
    app.tell(problem.message)
    refused = isinstance(problem, ForgeRefusedError) and problem.status == _NO_RIGHT
    app.tell(msg("ci.no_right" if refused else "ci.not_put"))
    return ExitCode.FAILURE if is_strict else ExitCode.OK


def _read(app: App, name: str) -> list[Marked]:
    """The comments of a file that `tak report` wrote. Raises TakError for another file."""
    try:
        with (app.folder / name).open("rb") as file:
            content = file.read(LARGEST + 1)
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise fail("ci.unreadable", path=name, problem=str(getattr(problem, "strerror", None) or "UTF-8")) from None
    comments = split_comments(text)
    if not comments or len(content) > LARGEST or any(each.kind != "plan" for each in comments):
        raise fail("ci.no_report", path=name)
    return comments
