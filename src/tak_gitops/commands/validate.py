"""`tak validate`: every file of the work tree, and what is wrong with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from tak_gitops.commands.app import App, chosen, day_or_today
from tak_gitops.commands.checking import checked
from tak_gitops.commands.level_findings import new_levels, useless_silences
from tak_gitops.commands.options import command, environments_argument, option
from tak_gitops.errors import ExitCode
from tak_gitops.findings import Severity, has_errors, in_order
from tak_gitops.reports.found import Found, at_least
from tak_gitops.repository.trees import WorkTree, path_in_git
from tak_gitops.rules.levels import adjusted
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import NoStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.findings import Finding
    from tak_gitops.model.repository_files import Declared, Settings


FORMATS = ("text", "json", "sarif", "junit", "github", "markdown")
NEVER = "never"


@command
@environments_argument
@option("--export", metavar="FILE", help="cli.option.validate_export")
@option("--as-of", metavar="DAY", help="cli.option.live_as_of")
@option("--fail-on", type=click.Choice(["error", "warning", NEVER]), default="error", help="cli.option.fail_on")
@option("-f", "--format", "form", type=click.Choice(FORMATS), help="cli.option.validate_format")
def validate(
    app: App, environments: tuple[str, ...], *, export: str | None, as_of: str | None, fail_on: str, form: str | None
) -> ExitCode:
    """Judge the files; errors give exit code 1, or what `fail_on` says."""
    app.tree = WorkTree(app.root)
    reading = read_declared(app.tree, NoStore())
    settings = reading.declared.settings
    app.speak(settings)
    findings = list(reading.findings)
    if environments and not has_errors(findings):
        # an environment whose own file has errors is not among those that are declared
        chosen(reading.declared.environments, environments)
    names = environments or _all_environments(reading.declared)
    findings += checked(app, reading, names, day_or_today(as_of), export)
    findings = [*adjusted(findings, settings.rules), *_of_levels(app, settings, findings, whole=not environments)]
    shown = in_order(findings)
    found = Found(tuple(shown), reading.files, app.lines_of(shown), path_in_git(app.root))
    failing = [] if fail_on == NEVER else at_least(shown, Severity(fail_on))
    app.out(_written(app, found, failing, form or _usual_form()))
    return ExitCode.FAILURE if failing else ExitCode.OK


def _usual_form() -> str:
    """Annotations where GitHub shows them, else text."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


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


def _of_levels(app: App, settings: Settings, findings: Sequence[Finding], *, whole: bool) -> list[Finding]:
    """What there is to say of the levels; which are of no use shows only where the `whole` repository was judged."""
    useless = useless_silences(settings, findings, with_live=False) if whole else []
    return adjusted([*useless, *new_levels(app.root, settings)], settings.rules)
