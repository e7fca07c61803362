"""What `tak validate` says of the levels themselves: silences to no use, and levels that a change brings along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.base_branch import base_branch
from tak_gitops.errors import TakError
from tak_gitops.findings import Finding, Place, Severity, note, warning
from tak_gitops.model.repository_files import Settings
from tak_gitops.repository.commits import find_base
from tak_gitops.repository.trees import SETTINGS
from tak_gitops.rules.levels import is_judged, silences
from tak_gitops.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tak_gitops.repository.commits import Base
    from tak_gitops.rules.levels import Adjustment


def useless_silences(settings: Settings, findings: Iterable[Finding], *, with_live: bool) -> list[Finding]:
    """TG127 for each rule that is silenced and that nothing in the whole repository breaks.

    `findings` are all of them, before any is silenced. Rules that this run does not judge are left alone.
    """
    broken = {finding.rule for finding in findings}
    return [
        warning("TG127", Place(settings.path, each.line, each.column), name=each.rule)
        for each in silences(settings.rules)
        if each.rule not in broken and is_judged(each.rule, with_live=with_live)
    ]


def new_levels(root: Path, settings: Settings, base: Base | None = None) -> list[Finding]:
    """TG128 where rules weigh something else here than at the base, by which a change is judged (reliability.md 6).

    Without `base` it is what `tak plan` would measure from; where there is no Git, no base or no levels, nothing is
    said: files are files without a history too.
    """
    if base is None:
        if not settings.rules:
            return []
        try:
            base = find_base(root, None, base_branch(settings), of_commit=False)
        except TakError:
            return []
    if base.commit is None:
        return []
    now = {each.rule: each for each in settings.rules}
    before = {each.rule: each for each in _settings_at(base).rules}
    other = [rule for rule in sorted({*now, *before}) if _level(now, rule) != _level(before, rule)]
    if not other:
        return []
    at = next((now[rule] for rule in other if rule in now), None)
    place = Place(settings.path, at.line, at.column) if at else Place(settings.path)
    return [note("TG128", place, names=", ".join(other), count=len(other), base=base.name)]


def _settings_at(base: Base) -> Settings:
    """The settings of a commit; those of no file where it has none that can be read."""
    from tak_gitops.sources.compile import compile_file

    files, _ = base.tree.files()
    found = [files[name] for name in SETTINGS if name in files]
    for path, content in base.tree.contents(found[:1]).items():
        value = compile_file(path, content).value
        if isinstance(value, Settings):
            return value
    return Settings(SETTINGS[0])


def _level(levels: Mapping[str, Adjustment], rule: str) -> Severity | None:
    return levels[rule].severity if rule in levels else RULES[rule].severity
