"""What the checks say of the files of several environments, beside what reading them said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.checks import run_checks
from tak_gitops.checks.live import check_live
from tak_gitops.checks.world import World
from tak_gitops.errors import UsageError
from tak_gitops.live.problems import LIMIT
from tak_gitops.model.desired import Desired
from tak_gitops.model.repository_files import Declared, Settings
from tak_gitops.rules.levels import are_beyond_use
from tak_gitops.sources.resolve import resolve
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tak_gitops.commands.common.app import App
    from tak_gitops.findings import Finding
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.sources.declared import Reading

SHOWN = 1
"""How many rows of live that no file declares are told in full, of each rule: `tak live` shows more of them."""


def named_live(app: App, declared: Declared, names: Iterable[str], export: str | None) -> Catalogue | None:
    """Live as an export has it that the command names; None where it names none, or there is no such environment.

    Raises UsageError for one export and several environments, TakError for an export that cannot be used.
    """
    known = [declared.environments[name] for name in sorted(set(names)) if name in declared.environments]
    if export is None or not known:
        return None
    if len(known) > 1:
        raise UsageError(msg("state.one_export", environment=known[0].key))
    from tak_gitops.commands.common.live_source import load_exported

    return load_exported(app, known[0], export)


def checked(
    reading: Reading, names: Iterable[str], day: date, catalogue: Catalogue | None = None, source: str = ""
) -> list[Finding]:
    """Everything that is wrong or odd in some environments on `day`, held against live where there is one.

    `source` is where live was read from.
    """
    declared = reading.seen
    every = sorted(set(names))
    resolved = [resolve(declared, name, partly=True) for name in every]
    problems = [finding for _, found in resolved for finding in found]
    complete = not are_beyond_use([*reading.findings, *problems])
    worlds = [World(declared, desired, day, catalogue, complete=complete, source=source) for desired, _ in resolved]
    found = [finding for world in worlds for finding in (*run_checks(world), *check_live(world, SHOWN))]
    return list(dict.fromkeys([*problems, *found]))


def checked_live(catalogue: Catalogue, platform: str, day: date, source: str) -> Catalogue:
    """Live with what the checks say of all that it has on `day`; `source` is where it was read from."""
    nothing = Declared(Settings(""), {}, {}, {})
    world = World(nothing, Desired("", platform, (), {}), day, catalogue, source=source)
    return replace(catalogue, findings=(*catalogue.findings, *check_live(world, LIMIT)))
