"""The branch that counts: what is merged there is approved, and its settings say where the ledger is.

What is checked out is only a hint at its name: it may be old, another branch, or changed by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.common.opened_ledger import open_ledger
from tak_gitops.errors import RefusedError, TakError, fail
from tak_gitops.findings import has_errors
from tak_gitops.orders.ledger.branch import tip_of
from tak_gitops.orders.ledger.store import remote_of
from tak_gitops.repository.blobs import read_blobs
from tak_gitops.repository.commits import CommitTree
from tak_gitops.repository.history import settings_by_commit, settings_over_time
from tak_gitops.repository.trees import SETTINGS, GivenTree
from tak_gitops.rules.levels import adjusted
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import FileStore, NoStore
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from pathlib import Path

    from tak_gitops.commands.common.app import App
    from tak_gitops.model.repository_files import Declared, Settings
    from tak_gitops.orders.ledger.store import Ledger


class Counting(NamedTuple):
    """The branch that counts: its newest commit, what it declares, and the ledger that it names."""

    branch: str
    tip: str
    declared: Declared
    ledger: Ledger


def branch_that_counts(app: App) -> Counting:
    """The branch that counts, at the remote where there is one, whatever is checked out here.

    Raises TakError where there is none, or where its files have errors, and RefusedError where its settings name
    another branch than those that led to it.
    """
    root = app.root
    store = FileStore(app.cache_folder / "files", root)
    hint = _settings({name: path.read_bytes() for name in SETTINGS if (path := root / name).is_file()}, store)
    app.speak(hint)
    tip = tip_of(root, hint.branch, remote_of(root))
    if tip is None:
        raise fail("git.no_branch", branch=hint.branch)
    reading = read_declared(CommitTree(root, tip), store)
    store.save()
    settings = reading.declared.settings
    app.speak(settings)
    findings = adjusted(reading.findings, settings.rules)
    if has_errors(findings):
        raise TakError(msg("state.errors"), findings)
    if settings.branch != hint.branch:
        raise RefusedError(msg("submit.other_branch", here=hint.branch, there=settings.branch, commit=tip[:12]))
    return Counting(settings.branch, tip, reading.declared, open_ledger(app, root, settings))


def require_no_other_ledger(counting: Counting) -> None:
    """Hold a ledger that is about to begin to being the first one: another would send again what that one has sent.

    Raises RefusedError where the branch has named another ledger before, and there is one of that name.
    """
    ledger = counting.ledger
    blobs = settings_over_time(ledger.root, counting.tip)
    contents = read_blobs(ledger.root, blobs)
    names = {_settings({SETTINGS[0]: content}, NoStore()).ledger for content in contents.values()}
    for name in sorted(names - {ledger.name}):
        if tip_of(ledger.root, name, ledger.remote) is not None:
            there = f"git fetch {ledger.remote} {name} && git push {ledger.remote} FETCH_HEAD:refs/heads/{ledger.name}"
            move = there if ledger.remote else f"git branch {ledger.name} {name}"
            raise RefusedError(msg("submit.other_ledger", before=name, now=ledger.name, move=move))


def first_that_asks(root: Path, tip: str) -> str | None:
    """The first commit of the branch whose settings ask for approvals: what comes after it is judged by them."""
    commits = settings_by_commit(root, tip)
    contents = read_blobs(root, [blob for _, blobs in commits for blob in blobs])
    for commit, blobs in commits:
        settings = _settings({SETTINGS[0]: contents[blobs[0]]} if blobs else {}, NoStore())
        if settings.approvals.by != "merge":
            return commit
    return None


def _settings(contents: dict[str, bytes], store: NoStore) -> Settings:
    """The settings in a file; those that hold without one where it cannot be read."""
    return read_declared(GivenTree(contents), store).declared.settings
