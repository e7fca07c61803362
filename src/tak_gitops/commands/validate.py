"""`tak validate`: every file of the work tree, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tak_gitops.commands.common.app import App, chosen, day_or_today
from tak_gitops.commands.common.log_commands import is_read_by_runner
from tak_gitops.commands.common.options import command, environments_argument, option
from tak_gitops.commands.validating.changed_findings import split_by_change, touched_files
from tak_gitops.commands.validating.checking import checked, named_live
from tak_gitops.commands.validating.level_findings import new_levels, useless_silences
from tak_gitops.errors import ExitCode
from tak_gitops.findings import Severity, has_errors, in_order
from tak_gitops.reports.found import Found, at_least
from tak_gitops.repository.commits import branch_point
from tak_gitops.repository.trees import WorkTree, path_in_git
from tak_gitops.rules.levels import adjusted, are_beyond_use
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import FileStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.findings import Finding
    from tak_gitops.model.repository_files import Declared
    from tak_gitops.sources.declared import Reading


FORMATS = ("text", "json", "sarif", "junit", "github", "markdown")
NEVER = "never"


@command
@environments_argument
@option("--export", metavar="FILE", help="cli.option.validate_export")
@option("--as-of", metavar="DAY", help="cli.option.live_as_of")
@option("--base", metavar="REF", help="cli.option.validate_base")
@option("--all", "show_all", is_flag=True, help="cli.option.validate_all")
@option("--fail-on", type=click.Choice(["error", "warning", NEVER]), default="error", help="cli.option.fail_on")
@option("-f", "--format", "form", type=click.Choice(FORMATS), help="cli.option.validate_format")
def validate(
    app: App,
    environments: tuple[str, ...],
    *,
    export: str | None,
    as_of: str | None,
    base: str | None,
    show_all: bool,
    fail_on: str,
    form: str | None,
) -> ExitCode:
    """Judge the files; errors give exit code 1, or what `fail_on` says. Only what is shown counts."""
    app.tree = tree = WorkTree(app.root)
    store = FileStore(app.cache_folder / "files", app.root)
    reading = read_declared(tree, store)
    declared = reading.seen
    app.speak(declared.settings)
    if environments and not has_errors(list(reading.findings)):
        # an environment whose own file has errors is not among those that are declared
        chosen(declared.environments, environments)
    measured = branch_point(app.root, base) if base and not show_all else None
    catalogue = named_live(app, declared, environments or _all_environments(declared), export)

    def judged(these: Reading) -> list[Finding]:
        names = environments or _all_environments(these.seen)
        findings = [*these.findings, *checked(these, names, day_or_today(as_of), catalogue, export or "")]
        settings = these.seen.settings
        # which silences are of no use shows only where the whole repository can be judged
        useless = (
            [] if environments or are_beyond_use(findings) else useless_silences(settings, findings, with_live=False)
        )
        return adjusted([*findings, *useless], settings.rules)

    findings = [*judged(reading), *adjusted(new_levels(app.root, declared.settings, measured), declared.settings.rules)]
    elsewhere: list[Finding] = []
    if measured:
        before = judged(read_declared(measured.tree, store))
        findings, elsewhere = split_by_change(findings, before, touched_files(measured.tree, tree))
    store.save()
    shown = in_order(findings)
    found = Found(
        tuple(shown),
        reading.files,
        app.lines_of(shown),
        path_in_git(app.root),
        measured and measured.name,
        tuple(elsewhere),
    )
    failing = [] if fail_on == NEVER else at_least(shown, Severity(fail_on))
    chosen_form = form or ("github" if is_read_by_runner() else "text")
    app.out(_written(app, found, failing, chosen_form), commands=chosen_form == "github")
    return ExitCode.FAILURE if failing else ExitCode.OK


def _written(app: App, found: Found, failing: Sequence[Finding], form: str) -> str:
    if form == "json":
        from tak_gitops.reports.findings_json import findings_json

        return findings_json(found, app.language)
    if form == "sarif":
        from tak_gitops.reports.findings_sarif import findings_sarif

        return findings_sarif(found, app.language)
    if form == "junit":
        from tak_gitops.reports.findings_junit import findings_junit

        return findings_junit(found, frozenset(failing), app.language)
    if form == "github":
        from tak_gitops.reports.findings_github import findings_github

        return findings_github(found, app.language)
    if form == "markdown":
        from tak_gitops.reports.findings_markdown import findings_markdown

        return findings_markdown(found, app.language)
    from tak_gitops.reports.findings_text import findings_text

    return findings_text(found, app.language, app.style())


def _all_environments(declared: Declared) -> tuple[str, ...]:
    """Every environment that has a file."""
    return (*declared.environments, *declared.declarations, *declared.cases)
