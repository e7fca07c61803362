"""`tak validate`: every file of the work tree, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.app import App, chosen, day_or_today
from tak_gitops.commands.checking import checked
from tak_gitops.commands.level_findings import new_levels, useless_silences
from tak_gitops.commands.options import command, environments_argument, format_option, option
from tak_gitops.errors import ExitCode
from tak_gitops.findings import has_errors
from tak_gitops.reports.findings_report import findings_json, findings_text
from tak_gitops.repository.trees import WorkTree
from tak_gitops.rules.levels import adjusted
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import NoStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.findings import Finding
    from tak_gitops.model.repository_files import Declared, Settings


@command
@environments_argument
@option("--export", metavar="FILE", help="cli.option.validate_export")
@option("--as-of", metavar="DAY", help="cli.option.live_as_of")
@format_option("text", "json")
def validate(app: App, environments: tuple[str, ...], *, export: str | None, as_of: str | None, form: str) -> ExitCode:
    """Judge the files; errors give exit code 1."""
    reading = read_declared(WorkTree(app.root), NoStore())
    settings = reading.declared.settings
    app.speak(settings)
    findings = list(reading.findings)
    if environments and not has_errors(findings):
        # an environment whose own file has errors is not among those that are declared
        chosen(reading.declared.environments, environments)
    names = environments or _all_environments(reading.declared)
    findings += checked(app, reading, names, day_or_today(as_of), export)
    findings = [*adjusted(findings, settings.rules), *_of_levels(app, settings, findings, whole=not environments)]
    if form == "json":
        app.out(findings_json(findings, reading.files, app.language))
    else:
        app.out(findings_text(findings, reading.files, app.language, app.style()))
    return ExitCode.FAILURE if has_errors(findings) else ExitCode.OK


def _all_environments(declared: Declared) -> tuple[str, ...]:
    """Every environment that has a file."""
    return (*declared.environments, *declared.declarations, *declared.cases)


def _of_levels(app: App, settings: Settings, findings: Sequence[Finding], *, whole: bool) -> list[Finding]:
    """What there is to say of the levels; which are of no use shows only where the `whole` repository was judged."""
    useless = useless_silences(settings, findings, with_live=False) if whole else []
    return adjusted([*useless, *new_levels(app.root, settings)], settings.rules)
