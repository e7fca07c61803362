"""A catalogue in the words of the recordings: plain lists, asked and changed row by row."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from tak_gitops.acceptance.rows import Effects, Known
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.model.identifiers import fold

Recorded = dict[str, Any]
TABLES = ("routings", "permissions", "logical_addresses", "components", "contracts", "urls")
_PROFILES = ("RIVTABP20", "RIVTABP21", "RIVEN13606")


class ListRows:
    """The recorded rows of a platform; `permission_rows` has what a permission's row carries besides."""

    def __init__(self, tables: Mapping[str, Sequence[Recorded]], profiles: Sequence[str] = _PROFILES) -> None:
        self.addresses = {row["id"]: row["name"] for row in tables["logical_addresses"]}
        self.components = {row["id"]: row["name"] for row in tables["components"]}
        self.contracts = {row["namespace"]: row for row in tables["contracts"]}
        self.urls = {Target(row["component"], row["profile"], row["url"]) for row in tables["urls"]}
        self.permission_rows = {_permission(row): row["agreement"] for row in tables["permissions"]}
        self.owners: dict[str, str] = {}
        self._profiles = dict.fromkeys(profiles)
        self._by_key: dict[Hashable, list[Any]] = {}
        rows: list[Routing | Permission] = [*map(_routing, tables["routings"]), *self.permission_rows]
        for row in rows:
            self._by_key.setdefault(row.key, []).append(row)

    @property
    def routing_rows(self) -> list[Routing]:
        """Every routing."""
        return [row for rows in self._by_key.values() for row in rows if isinstance(row, Routing)]

    def address(self, identifier: str) -> Known | None:
        """The logical address with this id."""
        return self._find(self.addresses, identifier)

    def component(self, identifier: str) -> Known | None:
        """The component with this id."""
        return self._find(self.components, identifier)

    def contract(self, namespace: str) -> Known | None:
        """The contract with this namespace."""
        return self._find(self.contracts, namespace)

    def profile(self, name: str) -> Known | None:
        """The profile with this name."""
        return self._find(self._profiles, name)

    def has_url(self, target: Target) -> bool:
        """Whether there is such a URL row."""
        return target in self.urls

    def routings(self, address: int | str, contract: int | str) -> list[Routing]:
        """Every routing of a key."""
        return [*self._by_key.get((address, contract), ())]

    def permissions(self, address: int | str, contract: int | str, consumer: int | str) -> list[Permission]:
        """Every permission of a key."""
        return [*self._by_key.get((address, contract, consumer), ())]

    def routings_to(self, target: Target) -> int:
        """How many routings lead to a target."""
        return sum(row.target == target for row in self.routing_rows)

    def apply(self, effects: Effects, user: str = "") -> dict[str, Counter[str]]:
        """Do what an order does; how many more or fewer there are of each row, as `recorded_change` tells it."""
        contracts = [
            {"namespace": item.namespace, "name": item.name, "major": item.major, "minor": 0}
            for item in effects.contracts
        ]
        self.addresses |= dict(effects.addresses)
        self.components |= dict(effects.components)
        self.contracts |= {row["namespace"]: row for row in contracts}
        new = [item.id for item in (*effects.addresses, *effects.components)]
        self.owners |= dict.fromkeys([*new, *(item.namespace for item in effects.contracts)], user)
        come, gone = set(effects.new_urls) - self.urls, set(effects.dropped_urls) & self.urls
        self.urls = (self.urls | come) - gone
        routings, permissions = Counter[str](), Counter[str]()
        for routing in effects.routings:
            if routing.before:
                self._by_key[routing.before.key].remove(routing.before)
                routings[_text(_recorded_routing(routing.before))] -= 1
            if routing.after:
                self._by_key.setdefault(routing.after.key, []).append(routing.after)
                routings[_text(_recorded_routing(routing.after))] += 1
        for permission in effects.permissions:
            agreement = "AUTOTAKNING"
            if permission.before:
                self._by_key[permission.before.key].remove(permission.before)
                agreement = self.permission_rows.pop(permission.before)
                permissions[_text(_recorded_permission(permission.before, agreement))] -= 1
            if permission.after:
                self._by_key.setdefault(permission.after.key, []).append(permission.after)
                self.permission_rows[permission.after] = agreement
                permissions[_text(_recorded_permission(permission.after, agreement))] += 1
        return {
            "routings": _changed(routings),
            "permissions": _changed(permissions),
            "logical_addresses": _rows(item._asdict() for item in effects.addresses),
            "components": _rows(item._asdict() for item in effects.components),
            "contracts": _rows(contracts),
            "urls": _signed(_rows(map(_recorded_url, come)), _rows(map(_recorded_url, gone))),
        }

    def recorded(self) -> dict[str, Counter[str]]:
        """Every table as the recordings write it, each row as a text."""
        return {
            "routings": _rows(_recorded_routing(row) for row in self.routing_rows),
            "permissions": _rows(_recorded_permission(*item) for item in self.permission_rows.items()),
            "logical_addresses": _rows({"id": each, "name": name} for each, name in self.addresses.items()),
            "components": _rows({"id": each, "name": name} for each, name in self.components.items()),
            "contracts": _rows(self.contracts.values()),
            "urls": _rows(map(_recorded_url, self.urls)),
        }

    def _find(self, table: Mapping[str, object], identifier: str) -> Known | None:
        folded = fold(identifier)
        found = next((each for each in table if fold(each) == folded), None)
        return None if found is None else Known(folded, found, self.owners.get(found))


def recorded_tables(tables: Mapping[str, Sequence[Recorded]]) -> dict[str, Counter[str]]:
    """Tables of a recording, each row as a text."""
    return {table: _rows(tables.get(table, ())) for table in TABLES}


def recorded_change(changed: Mapping[str, Mapping[str, Sequence[Recorded]]]) -> dict[str, Counter[str]]:
    """The `changed` of a recorded step: how many more or fewer there are of each row."""
    return {
        table: _signed(_rows(changed.get(table, {}).get("after", ())), _rows(changed.get(table, {}).get("before", ())))
        for table in TABLES
    }


def change(before: Mapping[str, Counter[str]], after: Mapping[str, Counter[str]]) -> dict[str, Counter[str]]:
    """How many more or fewer rows each table has."""
    return {table: _signed(after[table], before[table]) for table in TABLES}


def _signed(after: Counter[str], before: Counter[str]) -> Counter[str]:
    difference = Counter(after)
    difference.subtract(before)
    return _changed(difference)


def _changed(counts: Counter[str]) -> Counter[str]:
    return Counter({row: count for row, count in counts.items() if count})


def _rows(rows: Iterable[Mapping[str, object]]) -> Counter[str]:
    return Counter(map(_text, rows))


def _text(row: Mapping[str, object]) -> str:
    return str(sorted(row.items(), key=_field))


def _field(item: tuple[str, object]) -> str:
    return item[0]


def _routing(row: Recorded) -> Routing:
    target = Target(row["producer"], row["profile"], row["url"])
    return Routing(row["la"], row["contract"], target, date.fromisoformat(row["from"]), date.fromisoformat(row["to"]))


def _permission(row: Recorded) -> Permission:
    days = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
    return Permission(row["la"], row["contract"], row["consumer"], *days)


def _recorded_routing(row: Routing) -> Recorded:
    target = row.target
    return {
        "la": row.logical_address,
        "contract": row.contract,
        "producer": target.producer,
        "profile": target.rivta_profile,
        "url": target.url,
        "from": row.valid_from.isoformat(),
        "to": row.valid_to.isoformat(),
    }


def _recorded_url(target: Target) -> Recorded:
    return {"component": target.producer, "profile": target.rivta_profile, "url": target.url}


def _recorded_permission(row: Permission, agreement: str) -> Recorded:
    return {
        "la": row.logical_address,
        "contract": row.contract,
        "consumer": row.consumer,
        "agreement": agreement,
        "from": row.valid_from.isoformat(),
        "to": row.valid_to.isoformat(),
    }
