"""What including and excluding do to the rows of a key (domain.md 4.3, 4.6)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Generic, NamedTuple

from tak_gitops.acceptance.duplicates import TakStumbleError
from tak_gitops.acceptance.receipt import List, ReceiptLine, Status, Stumble
from tak_gitops.acceptance.report import days, permission_text, routing_text
from tak_gitops.acceptance.rows import Row, RowEffect
from tak_gitops.model.century import a_century_on
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from tak_gitops.acceptance.relations import PermissionFor, RoutingTo
    from tak_gitops.acceptance.rows import Known, TakRows


class When(NamedTuple):
    """The day D on which an order takes effect, the day before it, and the day to which new rows last."""

    day: date
    before: date
    end: date

    @classmethod
    def of(cls, day: date) -> When:
        """D, D−1 and D+100 years."""
        return cls(day, day - timedelta(days=1) if day > date.min else day, a_century_on(day))


class _Keyed(Generic[Row]):
    """The rows of the keys that an order names, as they have become so far."""

    def __init__(self, kind: List, name: Callable[[Row], str], when: When) -> None:
        self.effects: list[RowEffect[Row]] = []
        self.lines: list[ReceiptLine] = []
        self._now: dict[Hashable, list[Row]] = {}
        self._kind = kind
        self._name: Callable[[Row], str] = name
        self._when = when

    def in_the_way(self, rows: Sequence[Row]) -> list[Row]:
        """The rows that TAK finds when it looks for the one of a key: all that overlap D to D+100 years."""
        day, _, end = self._when
        return [row for row in rows if row.valid_to >= day and row.valid_from <= end]

    def replace(self, key: Hashable, rows: Sequence[Row], before: Row | None, after: Row | None) -> Sequence[Row]:
        """Put a row of a key in the place of another, and give those that it has then.

        Raises TakStumbleError where two rows would become the same (domain.md 4.6).
        """
        now = [row for row in rows if row is not before]
        if after is not None:
            if after in now:
                raise TakStumbleError(Stumble.SAME_ROW, "could not execute statement [Duplicate entry]")
            now.append(after)
        self.effects.append(RowEffect(before, after))
        self._now[key] = now
        return now

    def end(self, key: Hashable, rows: Sequence[Row], row: Row, new: Row | None = None, *, excluded: bool) -> bool:
        """End a row the day before D, or delete it where it begins after D, and put a new one in its place.

        True where it was deleted.
        """
        deleted = row.valid_from > self._when.day
        ended = row if deleted else _with_days(row, row.valid_from, self._when.before)
        self._say(Status.DELETED if deleted else Status.ENDED, ended, excluded, False, not deleted)
        rows = self.replace(key, rows, row, None if deleted else ended)
        if new is not None:
            self.create(key, rows, new)
        return deleted

    def create(self, key: Hashable, rows: Sequence[Row], new: Row) -> None:
        """Add a row, from D to D+100 years."""
        self._say(Status.CREATED, new, False, True, True)
        self.replace(key, rows, None, new)

    def extend(self, key: Hashable, rows: Sequence[Row], row: Row) -> None:
        """Let a row last to D+100 years, from D where it began later."""
        earlier = row.valid_from > self._when.day
        longer = _with_days(row, self._when.day if earlier else row.valid_from, self._when.end)
        if longer != row:
            self.replace(key, rows, row, longer)
        self._say(Status.UPDATED, longer, False, earlier, True)

    def _say(self, status: Status, row: Row, excluded: bool, first_set: bool, last_set: bool) -> None:
        """Add a line to the report; `first_set` and `last_set` are the days that the order gave."""
        shown = days(row.valid_from, row.valid_to, first_set, last_set)
        self.lines.append(ReceiptLine(row.key, excluded, self._kind, status, self._name(row), shown))


class PermissionChanges(_Keyed[Permission]):
    """Includes and excludes permissions."""

    def __init__(self, rows: TakRows, when: When) -> None:
        super().__init__(List.PERMISSIONS, permission_text, when)
        self._rows = rows

    def find(self, address: Known, contract: Known, consumer: Known) -> tuple[Hashable, Sequence[Permission]]:
        """The key of a permission, and its rows."""
        key = (address.handle, contract.handle, consumer.handle)
        now = self._now.get(key)
        return key, self._rows.permissions(*key) if now is None else now

    def include(self, item: PermissionFor) -> str | None:
        """Include a permission; the message where it is refused."""
        key, rows = self.find(*item)
        found = self.in_the_way(rows)
        if len(found) > 1:
            return several_permissions(found[0])
        if found:
            self.extend(key, rows, found[0])
            return None
        day, _, end = self._when
        self.create(key, rows, Permission(item.address.id, item.contract.id, item.consumer.id, day, end))
        return None


class RoutingChanges(_Keyed[Routing]):
    """Includes and excludes routings, and keeps their URL rows."""

    def __init__(self, rows: TakRows, when: When) -> None:
        super().__init__(List.ROUTINGS, routing_text, when)
        self.new_urls: dict[Target, None] = {}
        self.dropped_urls: dict[Target, None] = {}
        self._more: Counter[Target] = Counter()
        self._counted = 0
        self._rows = rows

    def find(self, address: Known, contract: Known) -> tuple[Hashable, Sequence[Routing]]:
        """The key of a routing, and its rows."""
        key = (address.handle, contract.handle)
        now = self._now.get(key)
        return key, self._rows.routings(*key) if now is None else now

    def include(self, item: RoutingTo) -> str | None:
        """Include a routing; the message where it is refused."""
        key, rows = self.find(item.address, item.contract)
        found = self.in_the_way(rows)
        if len(found) > 1:
            return several_routings(found[0])
        target = Target(item.producer.id, item.profile.id, item.url)
        if found and same_target(found[0].target, target):
            self.extend(key, rows, found[0])
            return None
        self.dropped_urls.pop(target, None)
        if not self._rows.has_url(target):
            self.new_urls[target] = None
        new = Routing(item.address.id, item.contract.id, target, self._when.day, self._when.end)
        if not found:
            self.create(key, rows, new)
        elif self.end(key, rows, found[0], new, excluded=False):
            self.drop_url(found[0].target)
        return None

    def drop_url(self, target: Target) -> None:
        """Drop the URL row of a routing that was deleted, unless another routing leads there."""
        for before, after in self.effects[self._counted :]:
            if before is not None:
                self._more[before.target] -= 1
            if after is not None:
                self._more[after.target] += 1
        self._counted = len(self.effects)
        if self._rows.routings_to(target) + self._more[target] == 0:
            self.dropped_urls[target] = None


def same_target(one: Target, other: Target) -> bool:
    """Whether two targets are one to TAK: only URLs mind letter case (domain.md 4.3)."""
    return (
        one.url == other.url
        and fold(one.producer or "") == fold(other.producer or "")
        and fold(one.rivta_profile or "") == fold(other.rivta_profile or "")
    )


def several_routings(row: Routing) -> str:
    """The message where a key has more rows than one from D on (domain.md 4.6)."""
    found = f"{row.logical_address} - {row.contract}"
    return f"Det finns mer än ett vagval i databasen med dessa parametrar {found}."


def several_permissions(row: Permission) -> str:
    """The message where a key has more rows than one from D on (domain.md 4.2)."""
    found = f"{row.logical_address} - {row.consumer} - {row.contract}"
    return f"Det finns mer än en anropsbehörighet i databasen med dessa parametrar {found}."


def _with_days(row: Row, first: date, last: date) -> Row:
    # three times as fast as _replace, and called for most rows of an order
    return row.__class__(*row[:-2], first, last)
