"""A repository at a GitHub on a socket, whose settings ask for approvals there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.fake_github import REPOSITORY, FakeGitHub, Pull, User
from builders.repository import CONNECTION, SETTINGS
from builders.scene import Scene
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Cursor, encode
from tak_gitops.orders.ledger.state import LedgerState
from tak_gitops.orders.ledger.store import Ledger
from tak_gitops.orders.ledger.transact import Transition, transact

CIA, ANNA, BO = User("cia", 1000), User("anna", 1001), User("bo", 1002)
APPROVERS = """
approvers:
  - {name: Anna, github_id: 1001, emails: [anna@region.example]}
  - {name: Bo, github_id: 1002, emails: [bo@region.example]}
  - {name: Cia, github_id: 1000, emails: [test@region.example]}
"""


class Gated(Scene):
    """The minimal repository at a GitHub, whose settings ask for approvals there."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], bare: Path) -> None:
        super().__init__(folder, capsys)
        self.repo.git("init", "--quiet", "--bare", "--initial-branch=main", str(bare))
        self.repo.git("remote", "add", "origin", str(bare))
        self.github = FakeGitHub(bare)
        self.github.accounts["test@region.example"] = CIA

    def begin(self) -> None:
        """Bring the settings and the approvers, as they are before anything is ordered."""
        approvals = f"approvals: {{by: github, repository: {REPOSITORY}, api: '{self.github.api}'}}\n"
        self.repo.write(SETTINGS, f"{self.repo.read(SETTINGS)}{approvals}".encode()).write("approvers.yaml", APPROVERS)
        self.repo.commit("Godkännanden")
        self.repo.git("push", "--quiet", "origin", "main")
        assert 0 == self.tak("submit").code

    def change(self, branch: str, old: str = "consumers: [journal]", new: str = "consumers: [journal, portal]") -> Pull:
        """A pull request that changes the connection, with its order."""
        self.repo.checkout("main").branch(branch).edit(CONNECTION, old, new)
        assert 0 == self.tak("order").code
        self.repo.commit(f"Ändra: {branch}")
        self.repo.git("push", "--quiet", "origin", branch)
        return self.github.open_pull(branch, CIA)

    def merged(self, pull: Pull, how: str = "merge", **options: object) -> str:
        """Merge it at GitHub; the clone here is fetched, and main checked out, as in a job."""
        commit = self.github.merge(pull, how, **options)  # type: ignore[arg-type]
        self.update()
        return commit

    def update(self) -> None:
        """Bring main here to what GitHub has."""
        self.repo.checkout("main")
        self.repo.git("pull", "--quiet", "--ff-only", "origin", "main")

    def start_at(self, commit: str) -> None:
        """Let the ledger have come to a commit already, as if everything up to it had passed."""
        at = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)

        def moved(state: LedgerState) -> Transition:
            cursor = Cursor(k=state.next_cursor, commit=commit, at=at)
            return Transition({path_of(cursor): encode(cursor)}, "plan –", at)

        assert transact(Ledger.open(self.repo.root, "tak-ledger", "origin"), moved, lambda _: None)
