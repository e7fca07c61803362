"""`tak report`: what a change does, for those who review it; the comment of a pull request among its forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tak_gitops.commands.common.app import App
from tak_gitops.commands.common.options import command, environments_argument, format_option, option
from tak_gitops.commands.pulls.job_report import tell_job
from tak_gitops.commands.pulls.pull_views import Look, comment_of, comments_of, exit_code_of, look
from tak_gitops.errors import ExitCode
from tak_gitops.reports.pull_comment import LEAST, LIMIT
from tak_gitops.reports.pull_view import PullView
from tak_gitops.repository.files import write_whole
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Sequence


@command
@environments_argument
@format_option("github-comment", "markdown", "text", "json", "html", help="cli.option.report_format")
@option("-o", "--out", metavar="FILE", help="cli.option.out")
@option("--full", metavar="FILE", help="cli.option.full")
@option("--limit", type=click.IntRange(LEAST, 65_000), default=LIMIT, help="cli.option.limit")
@option("--base", metavar="REF", help="cli.option.base")
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
def report(
    app: App,
    environments: tuple[str, ...],
    *,
    form: str,
    out: str | None,
    full: str | None,
    limit: int,
    base: str | None,
    export: str | None,
    as_of: str | None,
) -> ExitCode:
    """Write the report of a change; exit codes are those of `tak plan`, and a report is written all the same."""
    looks = look(app, environments, base=base, export=export, as_of=as_of)
    text = _written(app, looks, form, limit)
    if out is None:
        app.out(text)
    else:
        _write(app, out, text)
    if full is not None:
        _write(app, full, comments_of(looks, app.language, limit=None))
    tell_job(app, looks)
    return max((exit_code_of(each) for each in looks), default=ExitCode.OK)


def _written(app: App, looks: Sequence[Look], form: str, limit: int) -> str:
    plans = [each.plan for each in looks if isinstance(each, PullView)]
    if form == "json":
        from tak_gitops.reports.plan_json import plans_json

        return plans_json(plans, app.language)
    if form == "text":
        from tak_gitops.reports.plan_text import plan_text

        return "\n".join(plan_text(each, app.language, app.style()) for each in plans)
    if form == "html":
        from tak_gitops.reports.page import page

        return page([comment_of(each, app.language, limit=None) for each in looks], app.language)
    return comments_of(looks, app.language, limit=None if form == "markdown" else limit)


def _write(app: App, name: str, text: str) -> None:
    path = app.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(Path(path), text.encode())
    app.tell(msg("report.written", path=name))
