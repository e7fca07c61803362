"""The newest commit of the ledger that this clone has seen: the ledger only grows, so it never is without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import RefusedError
from tak_gitops.orders.ledger.branch import descends
from tak_gitops.repository.git import GitError, git_says, run_git
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from pathlib import Path

_TRIES = 20


class Seen:
    """A private reference of this clone; it also keeps git from clearing the ledger's objects away."""

    def __init__(self, root: Path, branch: str, remote: str | None) -> None:
        self._root = root
        self._branch = branch
        self._remote = remote
        self.ref = f"refs/tak-gitops/{branch}"

    def commit(self) -> str | None:
        """What was seen last; None where nothing was."""
        return git_says(self._root, "rev-parse", "--verify", "--quiet", f"{self.ref}^{{commit}}")

    def require(self, tip: str | None, before: str | None) -> None:
        """Hold a tip to what was seen `before` it was asked for. Raises RefusedError (K13)."""
        if before is None or tip == before:
            return
        if tip is None or not descends(self._root, tip, before):
            back = f"git push --force {self._remote or '.'} {self.ref}:refs/heads/{self._branch}"
            raise RefusedError(
                msg("ledger.rolled_back", tip=(tip or "–")[:12], seen=before[:12], back=back, ref=self.ref)
            )

    def remember(self, tip: str, before: str | None) -> None:
        """Move on to a tip that follows upon what was seen `before`; another process may have moved further already."""
        if tip == before or self._moved(tip, before):
            return
        for _ in range(_TRIES):
            now = self.commit()
            if now == tip or (now and not descends(self._root, tip, now) and descends(self._root, now, tip)):
                return
            self.require(tip, now)
            if self._moved(tip, now):
                return

    def _moved(self, tip: str, before: str | None) -> bool:
        try:
            run_git(self._root, "update-ref", self.ref, tip, before or "0" * len(tip))
        except GitError:
            return False
        return True
