"""Reaching GitHub: with the token of the environment, at the one API that the branch that counts names."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from tak_gitops.commands.common.access import access_without_secrets
from tak_gitops.commands.common.counting import branch_that_counts
from tak_gitops.commands.gates.gating_github import PATIENCE, TOKENS
from tak_gitops.errors import RefusedError, fail
from tak_gitops.forge.client import GitHub
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.counting import Counting

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+")


def token() -> str | None:
    """The token of the environment, None where there is none."""
    return next((value for name in TOKENS if (value := os.environ.get(name))), None)


def github_at(api: str, repository: str) -> GitHub:
    """A repository at an API, with the token of the environment. Raises TakError for an address that is not safe."""
    return GitHub(api, repository, token(), access_without_secrets(api, "TAK_GITOPS_GITHUB", PATIENCE))


def github_of(app: App) -> tuple[GitHub, Counting]:
    """The repository that the branch that counts names, or that the job is of; and that branch.

    No line of a pull request decides where the token goes. Raises TakError where there is no token or no repository,
    and RefusedError where the branch is not the one that the pull request is for.
    """
    counting = branch_that_counts(app)
    base = os.environ.get("GITHUB_BASE_REF")
    if base and base != counting.branch:
        raise RefusedError(msg("ci.other_base", branch=counting.branch, base=base))
    rules = counting.declared.settings.approvals
    job = os.environ.get("GITHUB_REPOSITORY", "")
    repository = rules.repository or (job if _REPOSITORY.fullmatch(job) else "")
    if not repository:
        raise fail("ci.no_repository")
    if token() is None:
        raise fail("ci.no_token", variables=" / ".join(TOKENS))
    return github_at(rules.api, repository), counting
