"""Who sits at the keyboard, as Git knows them: what people decide and note stands in the ledger under their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.common.job import started_by
from tak_gitops.errors import fail
from tak_gitops.repository.git import git_says

if TYPE_CHECKING:
    from pathlib import Path


def person(root: Path) -> str:
    """The name that Git would write into a commit; in a job that somebody started by hand, whoever that was.

    Raises TakError where nobody has told it: it must not guess.
    """
    started = started_by()
    if started is not None:
        return started
    identity = git_says(root, "-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT") or ""
    name = identity.rpartition(" <")[0].strip()
    if not name:
        raise fail("status.nobody")
    return name
