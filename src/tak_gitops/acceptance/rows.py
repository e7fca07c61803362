"""What the model asks of a catalogue, and what it says is to be done to it.

The same decisions are made over an export that was read (`catalogue_rows`) and over the database of the sandbox,
so both stand behind one protocol. Texts are compared as TAK's database does: without letter case, and without
blanks at the end (domain.md 4.6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from tak_gitops.model.entries import Permission, Routing, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.model.tak_order import ContractItem, PlainItem

Handle: TypeAlias = int | str
Row = TypeVar("Row", Routing, Permission)


class Known(NamedTuple):
    """An object that the catalogue has: how it is asked for again, how it is spelled, and who has not published it.

    `unpublished_by` is the user who made it, as long as it has not been published.
    """

    handle: Handle
    id: str
    unpublished_by: str | None = None


class TakRows(Protocol):
    """The rows of a platform that are not deleted, in force or not, published or not."""

    def address(self, identifier: str) -> Known | None:
        """The logical address with this id."""

    def component(self, identifier: str) -> Known | None:
        """The component with this id."""

    def contract(self, namespace: str) -> Known | None:
        """The contract with this namespace."""

    def profile(self, name: str) -> Known | None:
        """The profile with this name."""

    def has_url(self, target: Target) -> bool:
        """Whether there is a URL row for exactly this URL of the component and profile."""

    def routings(self, address: Handle, contract: Handle) -> Sequence[Routing]:
        """Every routing of a key."""

    def permissions(self, address: Handle, contract: Handle, consumer: Handle) -> Sequence[Permission]:
        """Every permission of a key."""

    def routings_to(self, target: Target) -> int:
        """How many routings lead to a target."""


class RowEffect(NamedTuple, Generic[Row]):
    """A row as it was and as it becomes: `before` is None for a new one, `after` for one that is deleted."""

    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The row, for the parts of it that no order changes: its key."""
        row = self.after if self.before is None else self.before
        if row is None:
            raise ValueError(self)
        return row


class Effects(NamedTuple):
    """All that an accepted order does, in the order in which it happens; nothing where it was refused."""

    addresses: tuple[PlainItem, ...] = ()
    components: tuple[PlainItem, ...] = ()
    contracts: tuple[ContractItem, ...] = ()
    new_urls: tuple[Target, ...] = ()
    dropped_urls: tuple[Target, ...] = ()
    routings: tuple[RowEffect[Routing], ...] = ()
    permissions: tuple[RowEffect[Permission], ...] = ()
