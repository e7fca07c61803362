"""People who sign with real keys, and approvals that are made as `tak approve` makes them, or otherwise."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tak_gitops.orders.approvals.statement import Statement, write_statement
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.repository.signatures import NAMESPACE

LATER = datetime(2030, 1, 1, tzinfo=UTC)


class Signer:
    """Somebody with a key of his own in a folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.key = folder / name
        quiet = ("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(self.key))
        subprocess.run(quiet, check=True, capture_output=True)

    @property
    def public(self) -> str:
        """The public key, as approvers.yaml has it."""
        return self.key.with_suffix(".pub").read_text(encoding="utf-8").strip()

    @property
    def listed(self) -> str:
        """The public key without its comment."""
        return " ".join(self.public.split(" ")[:2])

    def signature(self, text: bytes, namespace: str = NAMESPACE) -> bytes:
        """The signature of some bytes."""
        command = ("ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(self.key))
        return subprocess.run(command, input=text, check=True, capture_output=True).stdout

    def approval(self, statement: Statement, namespace: str = NAMESPACE) -> bytes:
        """A signed approval."""
        text = write_statement(statement)
        return text + self.signature(text, namespace)


def path_of_approval(head: str, content: bytes) -> str:
    """Where an approval stands on its branch."""
    return f"{head}/{sha256(content)}.approval"
