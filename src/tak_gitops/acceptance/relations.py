"""What the rows of an order refer to: all of it must be there (domain.md 4.2, stages 6 and 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.acceptance.report import permission_item_text, routing_item_text
from tak_gitops.model.identifiers import URL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tak_gitops.acceptance.plain import NewObjects
    from tak_gitops.acceptance.rows import Known, TakRows
    from tak_gitops.model.tak_order import PermissionItem, RoutingItem, TakOrder

_SHORTEST_URL, _LONGEST_URL = 5, 255
_ROUTING = "Skapa Vägval"
_PERMISSION = "Skapa Anropsbehörighet"


class RoutingTo(NamedTuple):
    """A routing to include, with the objects that it refers to."""

    address: Known
    contract: Known
    producer: Known
    profile: Known
    url: str


class PermissionFor(NamedTuple):
    """A permission to include, with the objects that it refers to."""

    address: Known
    contract: Known
    consumer: Known


def missing_fields(
    permissions: Sequence[PermissionItem], routings: Sequence[RoutingItem], *, create: bool
) -> list[str]:
    """A message for each row that lacks a field; an exclusion needs no URL."""
    action = "skapa" if create else "radera"
    start = f"Det saknas information i beställningen för att kunna {action}"
    return [
        *(f"{start} Vägval. ({routing_item_text(row)})" for row in routings if None in (row if create else row[:4])),
        *(f"{start} Anropsbehörighet. ({permission_item_text(row)})" for row in permissions if None in row),
    ]


class Relations:
    """Finds what rows refer to, in TAK or among the new objects of the order, and collects what is not there."""

    def __init__(self, rows: TakRows, new: NewObjects, user: str) -> None:
        self.errors: list[str] = []
        self._user = user
        self._addresses = _Finder(rows.address, new.by_address, "Logisk Adress med HSAId", "LogiskAdress med HSAId")
        self._components = _Finder(rows.component, new.by_component, "Tjänstekomponent med HSAId")
        self._contracts = _Finder(rows.contract, new.by_contract, "Tjänstekontrakt med namnrymd")
        self._profiles = _Finder(rows.profile, {}, "RivTaProfil med namn")

    def routings(self, order: TakOrder) -> list[RoutingTo]:
        """The routings to include; those of which something is not there are left out."""
        found = []
        addresses, contracts, components = self._addresses.usable, self._contracts.usable, self._components.usable
        profiles = self._profiles.usable
        for address, contract, producer, profile, url in order.include.routings:
            first = addresses.get(address) or self._find(self._addresses, address, _ROUTING)
            second = contracts.get(contract) or self._find(self._contracts, contract, _ROUTING)
            third = components.get(producer) or self._find(self._components, producer, _ROUTING)
            fourth = profiles.get(profile) or self._find(self._profiles, profile, _ROUTING)
            if first and second and third and fourth:
                self.errors += [f"{_ROUTING}: {error}" for error in url_errors(url or "")]
                found.append(RoutingTo(first, second, third, fourth, url or ""))
        return found

    def permissions(self, order: TakOrder) -> list[PermissionFor]:
        """The permissions to include; those of which something is not there are left out."""
        found = []
        addresses, contracts, components = self._addresses.usable, self._contracts.usable, self._components.usable
        for address, contract, consumer in order.include.permissions:
            first = addresses.get(address) or self._find(self._addresses, address, _PERMISSION)
            second = contracts.get(contract) or self._find(self._contracts, contract, _PERMISSION)
            third = components.get(consumer) or self._find(self._components, consumer, _PERMISSION)
            if first and second and third:
                found.append(PermissionFor(first, second, third))
        return found

    def _find(self, finder: _Finder, name: str | None, action: str) -> Known | None:
        known = finder.find(name or "")
        if known is None:
            self.errors.append(f"{action}: {finder.words} = {name} finns inte.")
        elif known.unpublished_by not in {None, self._user}:
            words = finder.unpublished_words or finder.words
            self.errors.append(f"{action}: {words} = {name} är opublicerad och skapad av {known.unpublished_by}.")
            return None
        else:
            finder.usable[name] = known
        return known


def url_errors(url: str) -> list[str]:
    """What TAK-web finds wrong with a URL, also with one that live has already (domain.md 1, 4.2)."""
    if not url:
        return ["Adress får inte vara tom"]
    # Only the length is wrong with a URL that is too short or too long: its characters are judged apart
    padded = (url * _SHORTEST_URL)[:_LONGEST_URL]
    errors = [] if URL.fullmatch(padded) else ["Adress har ogiltigt innehåll"]
    in_length = _SHORTEST_URL <= len(url) <= _LONGEST_URL
    return errors if in_length else [*errors, "Adress har felaktig längd"]


class _Finder:
    """Finds objects of one kind, each once; `usable` are those that rows may name."""

    def __init__(
        self, find: Callable[[str], Known | None], new: Mapping[str, Known], words: str, unpublished_words: str = ""
    ) -> None:
        self.words = words
        self.unpublished_words = unpublished_words
        self.usable: dict[str | None, Known] = {}
        self._find = find
        self._found: dict[str, Known | None] = dict(new)

    def find(self, name: str) -> Known | None:
        try:
            return self._found[name]
        except KeyError:
            known = self._found[name] = self._find(name)
            return known
