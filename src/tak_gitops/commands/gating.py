"""The gate of `tak submit`: what was merged is ordered only if it was approved (reliability.md 6, formats.md 6).

How many must approve, and who may, is read at the base of each merge, so that no change decides about itself.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from tak_gitops.commands.access import access_without_secrets
from tak_gitops.errors import RefusedError, TakError
from tak_gitops.findings import has_errors
from tak_gitops.forge.client import GitHub
from tak_gitops.forge.pull_facts import facts_of, pull_of
from tak_gitops.live.http.access import Patience
from tak_gitops.model.pull_request import Evidence
from tak_gitops.orders.gate.judge import Merge, Rules, judge_pull
from tak_gitops.orders.gate.need import need_of, needs_approval
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.orders.ledger.store import remote_of
from tak_gitops.orders.order_file import read_order
from tak_gitops.repository.history import order_changes
from tak_gitops.repository.merged_content import changed_paths, fetch_head, is_merge_of
from tak_gitops.repository.trees import APPROVERS, SETTINGS
from tak_gitops.rules.levels import adjusted
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.commands.submission import Submission
    from tak_gitops.model.repository_files import Declared
    from tak_gitops.orders.order_file import OrderFile

TOKENS = ("TAK_GITOPS_GITHUB_TOKEN", "GITHUB_TOKEN")
"""The variables that may hold the token, the first that is set."""
PATIENCE = Patience(connect=5, read=10, total=30, attempts=3, pause=1)
"""GitHub answers within half a minute, or the merge waits for the next run."""


def require_approved(run: Submission, base: str | None, commit: str) -> Evidence | None:
    """The evidence that a merge was approved; None where nothing of it needs that, or where merging is approval.

    Raises RefusedError where it was not, and TakError where nobody can tell now: this merge and all later ones wait.
    """
    declared = _governing(run, base or commit, commit)
    rules = declared.settings.approvals
    if rules.by == "merge":
        return None
    paths = changed_paths(run.root, base, commit)
    if not needs_approval(paths):
        return None
    if not rules.repository:
        raise _closed(commit, [msg("gate.no_repository")])
    need = need_of(
        paths,
        _orders(run, base, commit),
        rules,
        [*declared.systems.values(), *run.reading_at(commit).declared.systems.values()],
    )
    with GitHub(
        rules.api, rules.repository, _token(), access_without_secrets(rules.api, "TAK_GITOPS_GITHUB", PATIENCE)
    ) as github:
        number = pull_of(github, commit)
        if number is None:
            raise _closed(commit, [msg("gate.no_pull", branch=run.counting.branch)])
        facts = facts_of(github, number, run.counting.branch, commit)
        repository_id = int(github.get("")["id"])
    fetch_head(run.root, remote_of(run.root), number)
    same = is_merge_of(run.root, base, facts.head, commit) if base else None
    merge = Merge(commit, run.counting.branch, repository_id, same)
    verdict = judge_pull(merge, facts, Rules(need, declared.approvers, rules))
    if not verdict.opens:
        raise _closed(commit, verdict.problems)
    return Evidence(
        repository=rules.repository,
        pull=number,
        head=facts.head,
        approved_by=verdict.approved_by,
        reviews=verdict.reviews,
        facts_sha256=sha256(msgspec.json.encode(facts)),
    )


def _governing(run: Submission, base: str, commit: str) -> Declared:
    """What the base of a merge declares, which is to judge it.

    Raises RefusedError where its settings or approvers cannot be read: without them less would be asked for.
    """
    reading = run.reading_at(base)
    findings = adjusted(reading.findings, reading.declared.settings.rules)
    broken = [each for each in findings if each.place and each.place.path in (*SETTINGS, *APPROVERS)]
    if has_errors(broken):
        path = min(each.place.path for each in broken if each.place)
        raise RefusedError(msg("gate.base_unreadable", commit=commit[:12], base=base[:12], path=path), broken)
    return reading.declared


def _orders(run: Submission, base: str | None, commit: str) -> list[OrderFile]:
    """The orders that a merge brings; a file that is none is told of where orders are judged."""
    found = []
    for path, content in order_changes(run.root, base, commit)[0].items():
        try:
            found.append(read_order(content, path))
        except TakError:
            continue
    return found


def _closed(commit: str, reasons: Iterable[Message]) -> RefusedError:
    """The error that holds a merge, with every reason."""
    lines = [msg("gate.reason", reason=each) for each in reasons]
    text: Message = lines[-1]
    for each in reversed(lines[:-1]):
        text = msg("gate.reasons", first=each, rest=text)
    return RefusedError(msg("gate.closed", commit=commit[:12], reasons=text))


def _token() -> str | None:
    return next((value for name in TOKENS if (value := os.environ.get(name))), None)
