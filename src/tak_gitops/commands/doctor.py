"""`tak doctor`: whether everything is in place for orders to be approved, sent and followed; nothing is ordered."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import App, moment
from tak_gitops.commands.common.opened_ledger import open_ledger
from tak_gitops.commands.common.options import command, environments_argument, format_option, option
from tak_gitops.commands.common.state import read_head, selected
from tak_gitops.commands.examining.doctor_forge import forge_checkups
from tak_gitops.commands.examining.doctor_places import certificate_checkups, channel_checkup, live_checkup
from tak_gitops.commands.examining.doctor_workflows import workflow_checkups
from tak_gitops.errors import ExitCode, TakError
from tak_gitops.findings import Severity, error, warning
from tak_gitops.orders.ledger.check import check
from tak_gitops.orders.ledger.store import remote_of
from tak_gitops.reports.doctor_report import Checkup, doctor_json, doctor_text
from tak_gitops.repository.commits import head_commit, not_committed
from tak_gitops.repository.git import git_line
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tak_gitops.commands.common.state import State
    from tak_gitops.model.repository_files import Declared

OLDEST_GIT = (2, 38)
"""`git merge-tree --write-tree`, by which a merge is held to what was approved."""
_OF_COMMITS = ("approvals", "ledger", "token", "rules", "live", "channel")
"""What is looked at as the files of a commit have it."""
_PRODUCTION = re.compile(r"prod", re.IGNORECASE)


@command
@environments_argument
@option("--offline", is_flag=True, help="cli.option.doctor_offline")
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.as_of")
@format_option("text", "json")
def doctor(
    app: App, environments: tuple[str, ...], *, offline: bool, export: str | None, as_of: str | None, form: str
) -> ExitCode:
    """Look at everything that has to be in place, and say what to change; exit code 1 where an order would fail."""
    checkups = [*_checked(app, environments, export, as_of, offline=offline)]
    if form == "json":
        app.out(doctor_json(checkups, app.language))
    else:
        app.out(doctor_text(checkups, app.language, app.style()))
    wrong = any(finding.severity is Severity.ERROR for each in checkups for finding in each.findings)
    return ExitCode.FAILURE if wrong else ExitCode.OK


def _checked(
    app: App, names: tuple[str, ...], export: str | None, as_of: str | None, *, offline: bool
) -> Iterator[Checkup]:
    root = app.root
    yield _program(root)
    if head_commit(root) is None:
        yield Checkup("files", findings=(error("TG700.no_commit", None),))
        yield from (Checkup(each, unchecked=msg("doctor.no_commit")) for each in _OF_COMMITS)
        return
    try:
        state = read_head(app)
    except TakError as problem:
        count = len(problem.findings)
        yield Checkup("files", findings=(error("TG700", None, count=count, problem=problem.message),))
        return
    wanted = selected(state, names, export)
    counts = {"systems": len(state.after.systems), "environments": len(state.after.environments)}
    if waiting := not_committed(root):
        said = msg("doctor.files.not_committed", **counts, count=len(waiting), path=waiting[0])
    else:
        said = msg("doctor.files", **counts)
    yield Checkup("files", said=said)
    yield _approvals(state.after)
    is_far = offline and remote_of(root) is not None
    yield Checkup("ledger", unchecked=msg("doctor.offline")) if is_far else _ledger(app, state)
    yield from forge_checkups(state.after, offline=offline)
    yield from workflow_checkups(root, [each.key for each in wanted])
    now = moment(as_of)
    for environment in wanted:
        yield live_checkup(app, state, environment, now, export, offline=offline)
        yield channel_checkup(app, root, environment, offline=offline)
    yield from certificate_checkups(state.after, wanted, now)


def _program(root: Path) -> Checkup:
    version = git_line(root, "version")
    found = tuple(map(int, re.findall(r"\d+", version)[:2]))
    said = msg("doctor.program", git=version.removeprefix("git version "), python=sys.version.split()[0])
    old = found < OLDEST_GIT
    return Checkup("program", said=said, findings=(error("TG701", None, found=version),) if old else ())


def _approvals(declared: Declared) -> Checkup:
    """Whether what is approved can be approved at all, by whom the files name."""
    rules, approvers = declared.settings.approvals, declared.approvers
    if rules.by == "merge":
        live = sorted(each.key for each in declared.environments.values() if _PRODUCTION.search(each.key))
        findings = [warning("TG703.merge", None, names=", ".join(live))] if live else []
        return Checkup("approvals", said=msg("doctor.approvals.merge"), findings=tuple(findings))
    findings = []
    if len(approvers) < rules.careful:
        findings.append(error("TG704", None, count=len(approvers), needed=rules.careful))
    spoken = {owner for each in approvers for owner in each.owns}
    silent = sorted({owner for each in declared.systems.values() for owner in each.owners} - spoken)
    findings += [warning("TG703.owner", None, owner=each) for each in silent]
    named = set(rules.production)
    left = sorted(each for each in declared.environments if _PRODUCTION.search(each) and each not in named)
    findings += [warning("TG703.production", None, environment=each) for each in left]
    return Checkup("approvals", said=msg("doctor.approvals", count=len(approvers)), findings=tuple(findings))


def _ledger(app: App, state: State) -> Checkup:
    settings = state.after.settings
    try:
        found = check(open_ledger(app, state.root, settings), settings.branch)
    except TakError as problem:
        return Checkup("ledger", findings=(error("TG702.unread", None, problem=problem.message),))
    if found.problems:
        return Checkup("ledger", findings=(error("TG702", None, count=len(found.problems)),))
    if found.tip is None:
        return Checkup("ledger", said=msg("doctor.ledger.none", branch=settings.ledger))
    return Checkup("ledger", said=msg("doctor.ledger", branch=settings.ledger, count=len(found.state.entries)))
