"""The ledger as commands open it: the one that the settings name, in this clone or a bare one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import TakError, fail
from tak_gitops.findings import Severity
from tak_gitops.orders.ledger.store import Ledger, remote_of
from tak_gitops.repository.commits import CommitTree
from tak_gitops.repository.git import git_says
from tak_gitops.repository.trees import SETTINGS, WorkTree
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import FileStore
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from pathlib import Path

    from tak_gitops.commands.common.app import App
    from tak_gitops.model.repository_files import Declared, Settings
    from tak_gitops.repository.trees import Tree

SHOWN = 20
"""How many faults are told: one that is early in the ledger makes many more."""


def open_ledger(app: App, root: Path, settings: Settings) -> Ledger:
    """The ledger that the settings name, in the clone at `root`. Raises TakError."""
    if settings.ledger == settings.branch:
        raise fail("ledger.same_branch", name=settings.ledger)
    return Ledger.open(root, settings.ledger, remote_of(root), app.cache_folder / "ledger")


def ledger_settings(app: App) -> tuple[Path, Settings]:
    """Where the ledger is asked for, and the settings there: those of HEAD in a bare clone. Raises TakError."""
    root, declared = ledger_files(app)
    return root, declared.settings


def ledger_files(app: App) -> tuple[Path, Declared]:
    """The same with all that the files there say, as far as they can be read."""
    bare = app.folder.is_dir() and git_says(app.folder, "rev-parse", "--is-bare-repository") == "true"
    root = app.folder.resolve() if bare else app.root
    tree: Tree = CommitTree(root, "HEAD") if bare else WorkTree(root)
    store = FileStore(app.cache_folder / "files", root)
    reading = read_declared(tree, store)
    store.save()
    wrong = [each for each in reading.findings if each.place and each.place.path in SETTINGS]
    errors = [each for each in wrong if each.severity is Severity.ERROR]
    if errors:
        raise TakError(msg("state.errors"), errors)
    app.speak(reading.declared.settings)
    return root, reading.declared
