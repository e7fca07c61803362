"""`tak ci`: what jobs of a forge do beside planning and sending: comments, an issue, the order file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tak_gitops.commands.common.options import environments_argument, group, option
from tak_gitops.errors import UsageError
from tak_gitops.reports.pull_comment import LEAST, LIMIT
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App
    from tak_gitops.errors import ExitCode

_base = option("--base", metavar="REF", help="cli.option.base")
_export = option("--export", metavar="FILE", help="cli.option.export")
_as_of = option("--as-of", metavar="DAY", help="cli.option.as_of")
_strict = option("--strict", is_flag=True, help="cli.option.ci_strict")

ci = group("ci")


@ci.command("comment")
@environments_argument
@option("--from", "source", metavar="FILE", help="cli.option.ci_from")
@option("--after", is_flag=True, help="cli.option.ci_after")
@option("--pull", "number", metavar="N", type=click.IntRange(min=1), help="cli.option.ci_pull")
@option("--limit", type=click.IntRange(LEAST, 65_000), default=LIMIT, help="cli.option.limit")
@_strict
@_base
@_export
@_as_of
@click.pass_obj
def comment(
    app: App,
    environments: tuple[str, ...],
    *,
    source: str | None,
    after: bool,
    number: int | None,
    limit: int,
    strict: bool,
    base: str | None,
    export: str | None,
    as_of: str | None,
) -> ExitCode:
    """Put the comments of a pull request, or after the merge tell what became of its orders."""
    from tak_gitops.commands.pulls import ci_comment

    if after:
        from tak_gitops.commands.pulls.ci_after import tell_after

        return tell_after(app, as_of=as_of, is_strict=strict)
    asked = ci_comment.Asked(number, source, limit, is_strict=strict)
    return ci_comment.put_comments(app, environments, asked, base=base, export=export, as_of=as_of)


@ci.command("approvals")
@option("--pull", "number", metavar="N", type=click.IntRange(min=1), help="cli.option.ci_pull")
@option("--signed", is_flag=True, help="cli.option.ci_signed")
@_strict
@_as_of
@click.pass_obj
def approvals(app: App, *, number: int | None, signed: bool, strict: bool, as_of: str | None) -> ExitCode:
    """Keep in the comments of pull requests who has approved them, and what is missing still."""
    from tak_gitops.commands.pulls.ci_approvals import keep_approvals

    if signed and number is not None:
        raise UsageError(msg("ci.approvals.signed_alone"))
    return keep_approvals(app, number, are_signed=signed, as_of=as_of, is_strict=strict)


@ci.command("issue")
@environments_argument
@_strict
@_as_of
@click.pass_obj
def issue(app: App, environments: tuple[str, ...], *, strict: bool, as_of: str | None) -> ExitCode:
    """Keep one issue with all that somebody must look at, and close it when there is nothing."""
    from tak_gitops.commands.pulls.ci_issue import keep_issue

    return keep_issue(app, environments, as_of=as_of, is_strict=strict)


@ci.command("stale")
@_strict
@_as_of
@click.pass_obj
def stale(app: App, *, strict: bool, as_of: str | None) -> ExitCode:
    """Tell in each open pull request whether a merge has made its order one that is not current."""
    from tak_gitops.commands.pulls.ci_stale import tell_stale

    return tell_stale(app, as_of=as_of, is_strict=strict)


@ci.command("update")
@environments_argument
@option("--push", is_flag=True, help="cli.option.ci_push")
@option("--pull", "number", metavar="N", type=click.IntRange(min=1), help="cli.option.ci_update_pull")
@_base
@_export
@_as_of
@click.pass_obj
def update(
    app: App,
    environments: tuple[str, ...],
    *,
    push: bool,
    number: int | None,
    base: str | None,
    export: str | None,
    as_of: str | None,
) -> ExitCode:
    """Write the order file of a pull request and commit it there."""
    from tak_gitops.commands.pulls import ci_update

    if number is not None:
        from tak_gitops.commands.pulls.ci_update_pull import update_pull

        if base is not None:
            raise UsageError(msg("ci.update.pull_alone"))
        return update_pull(app, environments, number, export=export, as_of=as_of)
    return ci_update.update(app, environments, base=base, export=export, as_of=as_of, is_pushed=push)
