"""A change: one line that must be ordered, or that would have to be."""

from enum import StrEnum
from typing import NamedTuple

from tak_gitops.findings import Place
from tak_gitops.model.entries import Target
from tak_gitops.texts import Message


class Action(StrEnum):
    """What happens to a row; removals come first wherever changes are listed."""

    REMOVE = "remove"
    CHANGE = "change"
    ADD = "add"


class Kind(StrEnum):
    """What kind of row."""

    ROUTING = "routing"
    PERMISSION = "permission"


class Reason(StrEnum):
    """Why a row is a change: what the pull request, or somebody else, did."""

    DECLARED = "declared"
    """It was written into a file."""
    UNDECLARED = "undeclared"
    """It was deleted from a file."""
    REDEFINED = "redefined"
    """It stands in a file with other values than before."""
    REPLACES = "replaces"
    """It is taken over from the producer that the file names."""
    DRIFT = "drift"
    """Nobody changed the file: live differs from it."""


class Change(NamedTuple):
    """One row: identifiers as they are to be ordered (live's spelling; upper case when new, domain.md 4.6).

    `before` is what live has, `after` what is declared; both are None for a permission, and `after` is
    None for a removal. `place` is where the file says so; for a removal where it said so at the base.
    """

    action: Action
    kind: Kind
    logical_address: str
    contract: str
    consumer: str | None
    before: Target | None
    after: Target | None
    reason: Reason
    place: Place | None

    @property
    def key(self) -> str:
        """The key as people write it: `routing:<address>,<contract>` (formats.md 2)."""
        parts = (self.logical_address, self.contract, *((self.consumer,) if self.consumer else ()))
        return f"{self.kind.value}:{','.join(parts)}"

    @property
    def order(self) -> tuple[object, ...]:
        """What lists of changes are sorted by: removals first, then by what and where."""
        rank = (Action.REMOVE, Action.CHANGE, Action.ADD).index(self.action)
        return (rank, self.kind is Kind.PERMISSION, self.contract, self.logical_address, self.consumer or "")


class Blocked(NamedTuple):
    """A change that cannot be ordered, and why; it stops the order of its environment."""

    change: Change
    message: Message


class NewObject(NamedTuple):
    """An address or a component that TAK does not have: it is created by the order (domain.md 4.3)."""

    kind: str
    """`logical_address` or `system`."""
    hsa_id: str
    name: str
