"""The branch that a change is measured from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tak_gitops.model.repository_files import Settings


def base_branch(settings: Settings) -> str:
    """The branch of the settings; in the job of a pull request the one that it is for, whatever its settings say.

    Else a pull request could name its own branch, be its own base, and have secrets sent wherever it likes
    (reliability.md 4).
    """
    return os.environ.get("GITHUB_BASE_REF") or settings.branch
