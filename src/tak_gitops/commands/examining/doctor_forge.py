"""What `tak doctor` asks GitHub: whether the token lets us in, and whether the rules of the branches are there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tak_gitops.commands.gates.forge_access import github_at, token
from tak_gitops.commands.gates.gating_github import TOKENS
from tak_gitops.errors import TakError
from tak_gitops.findings import Place, error, warning
from tak_gitops.forge.client import ForgeRefusedError
from tak_gitops.live.http.clock import TRUSTED
from tak_gitops.reports.doctor_report import Checkup
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from tak_gitops.findings import Finding
    from tak_gitops.forge.client import GitHub
    from tak_gitops.model.approvals import Approvals
    from tak_gitops.model.repository_files import Declared, Settings

_FEW = 5
WANTED = ("deletion", "non_fast_forward", "pull_request", "required_status_checks")
"""What rules of the branch that counts are needed (reliability.md 6)."""
WANTED_OF_LEDGER = ("deletion", "non_fast_forward", "update")
"""And of the ledger: it only grows, and only the App writes it (reliability.md 5.1)."""


def forge_checkups(declared: Declared, *, offline: bool) -> Iterator[Checkup]:
    """What is to be said of GitHub; nothing where no repository there is named, or nobody asks it for approvals."""
    settings = declared.settings
    rules = settings.approvals
    if not rules.repository or (rules.by != "github" and token() is None):
        return
    names = ("rules", "suites", "clock") if _are_suites_asked(rules) else ("rules", "clock")
    if offline:
        yield from (Checkup(name, unchecked=msg("doctor.offline")) for name in ("token", *names))
        return
    if token() is None:
        variables = " / ".join(TOKENS)
        missing = (error("TG705", None, variables=variables),) if rules.by == "github" else ()
        yield Checkup("token", findings=missing, unchecked=msg("doctor.no_token", variables=variables))
        yield from (Checkup(name, unchecked=msg("doctor.no_token", variables=variables)) for name in names)
        return
    try:
        with github_at(rules.api, rules.repository) as github:
            yield _token(github)
            yield from (_told(name, github, settings) for name in names)
    except TakError as problem:
        refused = isinstance(problem, ForgeRefusedError)
        findings = (error("TG705.refused", None, problem=problem.message),) if refused else ()
        yield Checkup("token", findings=findings, unchecked=None if refused else problem.message)
        yield from (Checkup(name, unchecked=msg("doctor.no_forge")) for name in names)


def _token(github: GitHub) -> Checkup:
    """Whose the token is. Raises TakError where it does not let us in."""
    github.get("")
    return Checkup("token", said=msg("doctor.token", login=github.login(), repository=github.repository))


def _told(name: str, github: GitHub, settings: Settings) -> Checkup:
    """One of the things that are looked at once the token is known to let us in."""
    try:
        if name == "rules":
            return _rules(github, settings)
        return _suites(github, settings) if name == "suites" else _clock(github, datetime.now(UTC))
    except TakError as problem:
        return Checkup(name, unchecked=problem.message)


def _are_suites_asked(rules: Approvals) -> bool:
    """Whether the gate asks how the rules of the branch ended."""
    return rules.by == "github" and rules.rule_suites == "checked"


def _rules(github: GitHub, settings: Settings) -> Checkup:
    """The rules that hold for the branch that counts and for the ledger, and what jobs may do."""
    findings: list[Finding] = []
    for branch, wanted in ((settings.branch, WANTED), (settings.ledger, WANTED_OF_LEDGER)):
        there = {str(each.get("type")) for each in github.every(f"/rules/branches/{branch}") if _is_dict(each)}
        findings += [warning("TG706", None, branch=branch, rule=each) for each in wanted if each not in there]
    findings += _codeowners(github, settings.branch)
    try:
        may = github.get("/actions/permissions/workflow")
    except ForgeRefusedError:
        return Checkup("rules", findings=tuple(findings), unchecked=None if findings else msg("doctor.no_admin"))
    if _is_dict(may) and may.get("can_approve_pull_request_reviews"):
        findings.append(warning("TG706.actions", None))
    said = None if findings else msg("doctor.rules", branch=settings.branch)
    return Checkup("rules", said=said, findings=tuple(findings))


def _codeowners(github: GitHub, branch: str) -> Iterator[Finding]:
    """What is wrong with CODEOWNERS: GitHub passes over a line whose team is not there, and asks nobody."""
    try:
        told = github.get("/codeowners/errors", ref=branch)
    except ForgeRefusedError:
        # without the file nobody is to be asked
        return
    errors = told.get("errors") if _is_dict(told) else None
    for each in errors[:_FEW] if isinstance(errors, list) else ():
        if _is_dict(each):
            line = each.get("line")
            place = Place(str(each.get("path")), line if isinstance(line, int) and line > 0 else 1)
            yield warning("TG706.owner", place, source=str(each.get("source", "")).strip(), kind=str(each.get("kind")))


def _suites(github: GitHub, settings: Settings) -> Checkup:
    """Whether we may see how the rules ended for each merge: else the gate opens for none."""
    try:
        github.every("/rulesets/rule-suites", ref=f"refs/heads/{settings.branch}", time_period="day")
    except ForgeRefusedError:
        return Checkup("suites", findings=(error("TG707", None),))
    return Checkup("suites", said=msg("doctor.suites"))


def _clock(github: GitHub, now: datetime) -> Checkup:
    """How far this machine's clock is from GitHub's."""
    theirs = github.told_at
    if theirs is None:
        return Checkup("clock", unchecked=msg("doctor.no_clock"))
    apart = abs(now - theirs)
    seconds = int(apart.total_seconds())
    wrong = (warning("TG708", None, seconds=seconds),) if apart > TRUSTED else ()
    return Checkup("clock", said=msg("doctor.clock", seconds=seconds), findings=wrong)


def _is_dict(data: Any) -> bool:
    return isinstance(data, dict)
