"""What several commands begin with: the two states of the repository, and live."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tak_gitops.commands.common.app import chosen
from tak_gitops.commands.common.base_branch import base_branch
from tak_gitops.commands.common.live_source import SERVERS, load_configured, load_exported
from tak_gitops.errors import ExitCode, TakError, UsageError, fail
from tak_gitops.findings import Severity, has_errors
from tak_gitops.model.web_address import origin
from tak_gitops.plan import left_environments
from tak_gitops.repository.commits import Base, CommitTree, find_base, first_parent, head_commit, is_merged
from tak_gitops.repository.trees import WorkTree
from tak_gitops.rules.levels import adjusted, are_beyond_use
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.resolve import resolve
from tak_gitops.sources.store import FileStore
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tak_gitops.commands.common.app import App
    from tak_gitops.findings import Finding
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.desired import Desired
    from tak_gitops.model.repository_files import Declared, Environment
    from tak_gitops.model.web_address import Origin
    from tak_gitops.repository.trees import Tree
    from tak_gitops.rules.levels import Levels


Result = TypeVar("Result")


@dataclass(frozen=True)
class State:
    """What the repository declares at the base and at the head; `desired` is that of the head, by environment."""

    root: Path
    base: Base
    before: Declared
    after: Declared
    desired: Mapping[str, Desired]
    broken: frozenset[str]
    """The files of the base that cannot be read."""
    approved_servers: frozenset[Origin] | None = None
    """The servers that the base reads live from: they may be sent secrets. None where the head itself is approved."""
    whole: bool = True
    """Whether every file of the head could be read."""
    levels: Levels = ()
    """What rules weigh: by the settings of the base."""


def read_state(
    app: App,
    base: str | None,
    *,
    head: str | None = None,
    before_head: bool = False,
    is_told: bool = True,
    only_looking: bool = False,
) -> State:
    """The states between which a change is measured; the head is the work tree, or the commit `head`.

    `before_head` measures from the first parent of `head`, whatever branch it is on: what a merge caused. Without
    `is_told` nothing is said of what is odd in them.

    Raises TakError with all findings where the head has errors: a file that cannot be read would look as if
    its rows had been deleted. A file of the base that cannot be read counts as unchanged: nothing is ordered for it.
    Who is `only_looking` is told that there are errors, and gets what could be read.
    """
    root = app.root
    store = FileStore(app.cache_folder / "files", root)
    tree: Tree = WorkTree(root) if head is None else CommitTree(root, head)
    reading = read_declared(tree, store)
    app.tree = tree
    app.speak(reading.declared.settings)
    desired = {}
    findings = list(reading.findings)
    for name in reading.declared.environments:
        desired[name], problems = resolve(reading.declared, name)
        findings += problems
    try:
        if head is not None and before_head:
            found = first_parent(root, head)
        else:
            found = find_base(root, base, base_branch(reading.declared.settings), of_commit=head is not None)
    except TakError as problem:
        # what is wrong with the files whatever the base says is told all the same
        certain = [each for each in findings if are_beyond_use([each])]
        raise TakError(problem.message, (*problem.findings, *certain)) from problem
    before = read_declared(found.tree, store)
    app.levels = _levels(found, before.declared, reading.declared)
    if has_errors(findings):
        findings = [*reading.findings, *_problems(reading.seen, before.declared)]
    findings = adjusted(findings, app.levels)
    whole = not has_errors(findings)
    if only_looking and not whole:
        app.tell(msg("looking.with_errors"))
    elif not whole:
        raise TakError(msg("state.errors"), findings)
    elif is_told and not only_looking:
        app.tell_findings(each for each in findings if each.severity is Severity.WARNING)
    broken = [each for each in before.findings if are_beyond_use([each])]
    if broken and is_told:
        app.tell(msg("state.base_broken", base=found.name, count=len(broken), first=str(broken[0].place)))
    if is_told:
        app.tell_findings(left_environments(before.declared.environments, reading.declared.environments))
    store.save()
    unreadable = frozenset(each.place.path for each in broken if each.place)
    approved = None if before_head or found.merged or found.commit is None else _servers(before.declared)
    return State(root, found, before.declared, reading.declared, desired, unreadable, approved, whole, app.levels)


def _problems(after: Declared, before: Declared) -> list[Finding]:
    """What is wrong with the declarations of all environments; of two that meet, the one that is new is told of."""
    names = dict.fromkeys((*after.environments, *after.declarations))
    return [
        problem for name in names for problem in resolve(after, name, before.declarations.get(name, ()), partly=True)[1]
    ]


def _levels(base: Base, before: Declared, after: Declared) -> Levels:
    """What rules weigh: by the base, so that no change judges itself; by the change where it is the first of all."""
    return after.settings.rules if base.commit is None else before.settings.rules


def read_head(app: App) -> State:
    """HEAD as base and head alike: what it declares, whatever the work tree has. Raises TakError like `read_state`.

    Secrets go only to servers that the branch that counts names, also where a branch beside it is checked out.
    """
    state = read_state(app, "HEAD", head=required_head(app))
    branch = base_branch(state.after.settings)
    if is_merged(state.root, branch):
        return state
    base = find_base(state.root, None, branch, of_commit=True)
    declared = read_declared(base.tree, FileStore(app.cache_folder / "files", state.root)).declared
    return replace(state, approved_servers=_servers(declared))


def _servers(declared: Declared) -> frozenset[Origin]:
    """The servers that live is read from."""
    lives = [each.live.location for each in declared.environments.values() if each.live and each.live.kind in SERVERS]
    return frozenset(found for location in lives if (found := origin(location)))


def selected(state: State, names: Sequence[str], export: str | None) -> list[Environment]:
    """The environments that a command is about. Raises UsageError for unknown ones, or one export for several."""
    wanted = chosen(state.after.environments, names)
    if export is not None and len(wanted) > 1:
        raise UsageError(msg("state.one_export", environment=wanted[0].key))
    return wanted


def in_turn(
    app: App, environments: Iterable[Environment], step: Callable[[Environment], Result]
) -> list[Result | ExitCode]:
    """What `step` gives for each environment; an error is told, and stops none of the others."""
    results: list[Result | ExitCode] = []
    for environment in environments:
        try:
            results.append(step(environment))
        except TakError as problem:
            app.tell_findings(problem.findings)
            app.tell(problem.message)
            results.append(problem.exit_code)
    return results


def live_of(app: App, state: State, environment: Environment, export: str | None) -> Catalogue:
    """Live of an environment: from the file or folder that the command names, else from where the environment says.

    Raises TakError where there is no live state, or one that cannot be used (formats.md 5).
    """
    if export is not None:
        return load_exported(app, environment, export)
    return load_configured(app, state.root, environment, state.approved_servers)


def required_head(app: App) -> str:
    """The commit that is checked out. Raises TakError where there is none yet."""
    commit = head_commit(app.root)
    if commit is None:
        raise fail("state.no_commit")
    return commit
