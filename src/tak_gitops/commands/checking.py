"""What the checks say of the files of several environments, beside what reading them said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks import run_checks
from tak_gitops.checks.world import World
from tak_gitops.errors import UsageError
from tak_gitops.rules.levels import are_beyond_use
from tak_gitops.sources.resolve import resolve
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tak_gitops.commands.app import App
    from tak_gitops.findings import Finding
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.sources.declared import Reading


def checked(app: App, reading: Reading, names: Iterable[str], day: date, export: str | None = None) -> list[Finding]:
    """Everything that is wrong or odd in some environments on `day`, held against an export where one is named.

    Raises UsageError for one export and several environments, TakError for an export that cannot be used.
    """
    declared = reading.declared
    every = sorted(set(names))
    known = [declared.environments[name] for name in every if name in declared.environments]
    catalogue: Catalogue | None = None
    if export is not None:
        if len(known) > 1:
            raise UsageError(msg("state.one_export", environment=known[0].key))
        if known:
            from tak_gitops.commands.live_source import load_exported

            catalogue = load_exported(app, known[0], export)
    resolved = [resolve(declared, name) for name in every]
    problems = [finding for _, found in resolved for finding in found]
    complete = not are_beyond_use([*reading.findings, *problems])
    worlds = [World(declared, desired, day, catalogue, complete=complete) for desired, _ in resolved]
    return list(dict.fromkeys([*problems, *(finding for world in worlds for finding in run_checks(world))]))
