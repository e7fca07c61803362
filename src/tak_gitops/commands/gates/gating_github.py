"""Approvals at GitHub: what it says of the pull request that brought a merge (reliability.md 6.2 to 6.6)."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from tak_gitops.commands.common.access import access_without_secrets
from tak_gitops.commands.gates.gating_signed import signed_too
from tak_gitops.forge.client import GitHub
from tak_gitops.forge.pull_facts import facts_of, pull_of
from tak_gitops.live.http.access import Patience
from tak_gitops.live.http.clock import require_same_clock
from tak_gitops.model.pull_request import Evidence
from tak_gitops.orders.gate.judge import Merge, Verdict, judge_pull
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.orders.ledger.store import remote_of
from tak_gitops.repository.merged_content import came_with, fetch_head, is_merge_of
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from pathlib import Path

    from tak_gitops.orders.gate.asked import Asked

TOKENS = ("TAK_GITOPS_GITHUB_TOKEN", "GITHUB_TOKEN")
"""The variables that may hold the token, the first that is set."""
PATIENCE = Patience(connect=5, read=10, total=30, attempts=3, pause=1)
"""GitHub answers within half a minute, or the merge waits for the next run."""


def approved_at_github(root: Path, asked: Asked) -> tuple[Verdict, Evidence | None]:
    """The verdict on a merge, with the evidence where GitHub knows its pull request.

    Raises TakError, also where its clock is another than ours.
    """
    commit, branch, approvals = asked.commit, asked.branch, asked.rules.approvals
    access = access_without_secrets(approvals.api, "TAK_GITOPS_GITHUB", PATIENCE)
    with GitHub(approvals.api, approvals.repository, _token(), access) as github:
        number = pull_of(github, commit)
        if number is None:
            return Verdict((msg("gate.no_pull", branch=branch),)), None
        facts = facts_of(github, number, branch, commit, partial(came_with, root, commit))
        repository_id = int(github.get("")["id"])
        require_same_clock(access.now(), github.told_at, approvals.api)
    fetch_head(root, remote_of(root), number)
    same = is_merge_of(root, asked.base, facts.head, commit) if asked.base else None
    verdict = judge_pull(Merge(commit, branch, repository_id, same), facts, asked.rules)
    evidence = Evidence(
        repository=approvals.repository,
        pull=number,
        head=facts.head,
        approved_by=verdict.approved_by,
        reviews=verdict.reviews,
        facts_sha256=sha256(msgspec.json.encode(facts)),
    )
    if asked.rules.need.signed:
        problems, signatures = signed_too(root, asked, facts)
        verdict = verdict._replace(problems=(*verdict.problems, *problems))
        evidence = msgspec.structs.replace(evidence, signatures=signatures)
    return verdict, evidence


def has_token() -> bool:
    """Whether GitHub can be asked as somebody."""
    return _token() is not None


def _token() -> str | None:
    return next((value for name in TOKENS if (value := os.environ.get(name))), None)
