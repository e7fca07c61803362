"""A repository whose settings ask for signatures, with a bare remote and people who have keys; no forge."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.repository import CONNECTION, SETTINGS
from builders.scene import Scene, Told
from builders.signing import LATER, Signer
from tak_gitops.orders.approvals.shelf import Shelf
from tak_gitops.orders.approvals.statement import Statement
from tak_gitops.orders.order_file import read_order

MORE = ("consumers: [journal]", "consumers: [journal, portal]")


class Signed(Scene):
    """The minimal repository with a bare remote, whose settings ask for signatures."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__(folder / "r", capsys)
        bare = folder / "bare.git"
        self.repo.git("init", "--quiet", "--bare", "--initial-branch=main", str(bare))
        self.repo.git("remote", "add", "origin", str(bare))
        keys = folder / "keys"
        keys.mkdir()
        self.anna, self.bo, self.cia, self.old = (Signer(keys, name) for name in ("Anna", "Bo", "Cia", "Gammal"))
        emails = {"Cia": "test@region.example"}
        people = [
            f"  - {{name: {each.name}, ssh_keys: ['{each.public}'], emails: [{emails.get(each.name, 'x@y.se')}]}}\n"
            for each in (self.anna, self.bo, self.cia)
        ]
        self.repo.write("approvers.yaml", "approvers:\n" + "".join(people))
        self.settings("{by: signatures}")
        self.repo.commit("Godkännanden")
        self.repo.git("push", "--quiet", "origin", "main")
        assert 0 == self.tak("submit").code

    def settings(self, approvals: str) -> None:
        """The settings with these approvals."""
        kept = [line for line in self.repo.read(SETTINGS).splitlines() if not line.startswith("approvals")]
        self.repo.write(SETTINGS, "\n".join([*kept, f"approvals: {approvals}", ""]).encode())

    def change(self, branch: str, old: str = MORE[0], new: str = MORE[1]) -> str:
        """A pushed branch that changes the connection, with its order; its last commit."""
        self.repo.checkout("main").branch(branch).edit(CONNECTION, old, new)
        assert 0 == self.tak("order").code
        head = self.repo.commit(f"Ändra: {branch}")
        self.repo.git("push", "--quiet", "origin", branch)
        return head

    def merge(self, branch: str, how: str = "--no-ff") -> str:
        """Merge it on main, and push that."""
        self.repo.checkout("main")
        if how == "--squash":
            self.repo.git("merge", "--quiet", "--squash", branch)
            merged = self.repo.commit(f"Slå ihop {branch}")
        else:
            self.repo.git("merge", "--quiet", how, "-m", f"Slå samman {branch}", branch)
            merged = self.repo.git("rev-parse", "HEAD")
        self.repo.git("push", "--quiet", "origin", "main")
        return merged

    def approve(self, who: Signer, *words: str) -> Told:
        """Let somebody approve."""
        return self.tak("approve", "--yes", "--key", str(who.key), *words, day=None)

    def statement(self, commit: str, **changes: object) -> Statement:
        """What is to be signed of a commit, or something else."""
        orders = sorted(
            (order.environment, order.digest)
            for path in self.repo.git("ls-tree", "-r", "--name-only", commit, "orders/").splitlines()
            for order in [read_order(self.repo.git("show", f"{commit}:{path}").encode() + b"\n", path)]
        )
        return Statement("", "main", commit, tuple(orders), LATER)._replace(**changes)  # type: ignore[arg-type]

    def keep(self, head: str, content: bytes) -> None:
        """Put an approval on its branch, whatever it says."""
        assert Shelf(self.repo.root, "origin").put(head, content, datetime.now(UTC), time.sleep)
