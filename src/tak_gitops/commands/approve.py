"""`tak approve`: sign what a change orders, so that its approval is proven without any forge (reliability.md 6.8)."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import click

from tak_gitops.commands.common.counting import branch_that_counts
from tak_gitops.commands.common.options import argument, command, option
from tak_gitops.commands.entering.asking import may_ask
from tak_gitops.commands.gates.gating import Gate, asked_of
from tak_gitops.commands.gates.gating_signed import judged_files
from tak_gitops.errors import ExitCode, RefusedError, UsageError, fail
from tak_gitops.orders.approvals.shelf import Shelf
from tak_gitops.orders.approvals.statement import Statement, orders_in, write_statement
from tak_gitops.orders.gate.need import Need
from tak_gitops.orders.ledger.records import now_in_utc
from tak_gitops.orders.ledger.store import remote_of
from tak_gitops.repository.commits import CommitTree
from tak_gitops.repository.git import git_says
from tak_gitops.repository.history import is_in_history, merged_by
from tak_gitops.repository.merged_content import changed_paths
from tak_gitops.repository.signatures import sign
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import FileStore
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.counting import Counting
    from tak_gitops.orders.gate.asked import Asked

DAYS = 7
MOST_DAYS = 31
_YES = frozenset({"j", "ja", "y", "yes"})


@command
@argument("ref", required=False, default="HEAD", metavar="[REF]")
@option("--key", metavar="FILE", help="cli.option.approve_key")
@option("--days", type=click.IntRange(1, MOST_DAYS), default=DAYS, help="cli.option.approve_days")
@option("--statement", "only_statement", is_flag=True, help="cli.option.approve_statement")
@option("--yes", is_flag=True, help="cli.option.approve_yes")
def approve(app: App, ref: str, key: str | None, days: int, *, only_statement: bool, yes: bool) -> ExitCode:
    """Show what a change orders, sign that, and keep the signature on the branch `tak-approvals`.

    Where the statement alone is asked for, it is written as the message for a signed tag, and nothing is signed.

    Exit code 3 where the signature would not count: nothing is kept then.
    """
    counting = branch_that_counts(app)
    root = app.root
    change = _change(app, counting, ref)
    asked = change.asked
    shown = _shown(app, counting, change)
    if asked.rules.need.conflict is not None:
        app.out(shown)
        raise RefusedError(asked.rules.need.conflict)
    now = now_in_utc(datetime.now(UTC))
    expires = now + timedelta(days=days)
    place = asked.rules.approvals.repository, asked.branch
    text = write_statement(Statement(*place, asked.commit, orders_in(asked.orders), expires))
    if only_statement:
        app.tell_lines(shown)
        app.out(text.decode())
        return ExitCode.OK
    named = _key(root, key)
    app.out(shown)
    if not yes:
        _confirm(app)
    content = text + _signature(text, named)
    alone = asked._replace(rules=asked.rules._replace(need=Need(1)))
    verdict = judged_files(root, alone, asked.commit, [content]).verdict
    if any(each.key == "gate.signed.unknown" for each in verdict.problems):
        raise RefusedError(msg("approve.unknown_key", key=named, branch=counting.branch))
    if not verdict.opens:
        problem = next((each for each in verdict.problems if each.key != "gate.too_few"), verdict.problems[0])
        raise RefusedError(msg("approve.would_not_count", reason=problem))
    shelf = Shelf(root, remote_of(root))
    shelf.put(asked.commit, content, now, time.sleep)
    result = judged_files(root, asked, asked.commit, shelf.approvals().of(asked.commit)).verdict
    about = {"name": verdict.approved_by[0], "head": asked.commit[:12], "day": expires.date().isoformat()}
    app.tell(msg("approve.done", **about))
    app.tell(msg("approve.count", count=len(result.approved_by), needed=asked.rules.need.approvals))
    return ExitCode.OK


class _Change(NamedTuple):
    """What is approved: what is asked of it, and the paths that it changes."""

    asked: Asked
    paths: tuple[str, ...]


def _change(app: App, counting: Counting, ref: str) -> _Change:
    """The change that a reference names: before its merge, or a merge of the branch that counts. Raises TakError."""
    root = app.root
    commit = git_says(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise UsageError(msg("approve.no_commit", ref=ref))
    is_merged = is_in_history(root, commit, counting.tip)
    base = merged_by(root, commit)[0] if is_merged else git_says(root, "merge-base", counting.tip, commit)
    if base is None and not is_merged:
        raise fail("approve.no_base", ref=ref, branch=counting.branch)
    store = FileStore(app.cache_folder / "files", root)
    gate = Gate(root, counting.branch, lambda each: read_declared(CommitTree(root, each), store))
    asked = asked_of(gate, base, commit, datetime.now(UTC), judged_by=base if is_merged else counting.tip)
    if asked is None:
        raise fail("approve.not_needed", commit=commit[:12])
    return _Change(asked, changed_paths(root, base, commit))


def _shown(app: App, counting: Counting, change: _Change) -> str:
    """What is about to be approved, for whoever is about to do it."""
    from tak_gitops.reports.approve_text import Approving, approve_text

    asked = change.asked
    others = [path for path in change.paths if not path.startswith("orders/")]
    approving = Approving(asked.commit, asked.branch, asked.orders, others, asked.rules.need)
    return approve_text(approving, counting.declared.systems.values(), app.language, app.style())


def _confirm(app: App) -> None:
    if not may_ask():
        raise UsageError(msg("approve.no_terminal"))
    # click's own question takes English alone
    answer = click.prompt(
        app.render(msg("approve.question")), default="", show_default=False, prompt_suffix=" ", err=True
    )
    if answer.strip().lower() not in _YES:
        raise click.Abort


def _key(root: Path, key: str | None) -> str:
    """The key that is named, or the one that Git signs with. Raises TakError where there is none."""
    named = key or git_says(root, "config", "--get", "user.signingKey")
    if not named:
        raise fail("approve.no_key")
    return named


def _signature(text: bytes, named: str) -> bytes:
    """The signature by a key: its file, or the public key itself. Raises TakError."""
    literal = named.removeprefix("key::")
    if not literal.startswith(("ssh-", "sk-", "ecdsa-")):
        return sign(text, Path(literal).expanduser())
    with TemporaryDirectory() as folder:
        file = Path(folder) / "key.pub"
        file.write_text(f"{literal}\n", encoding="utf-8")
        return sign(text, file)
