"""Made-up exports: the same rows written as each of the variants that TAK and its scripts write (domain.md 2)."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from tak_gitops.live.document import Variant
from tak_gitops.model.entries import Permission, Routing, Target

VARIANTS: tuple[Variant, ...] = ("A", "B", "C", "D", "E")
MADE = datetime(2026, 11, 23, 3, 5, 40, tzinfo=UTC)

_SWEDEN = ZoneInfo("Europe/Stockholm")
_FIRST_ID = {"profiles": 1, "contracts": 100, "addresses": 1000, "components": 5000, "urls": 20000, "rows": 1}

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ExportRows:
    """What an export says. Objects are those that the rows name; a routing's target must be known.

    `names` are descriptions by id, `filtered` the positions of permissions that carry a filter.
    """

    routings: Sequence[Routing] = ()
    permissions: Sequence[Permission] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    filtered: Sequence[int] = ()


def routing(
    address: str = "SE2321000131-E000000000001",
    contract: str = "urn:riv:crm:scheduling:MakeBookingResponder:1",
    producer: str = "SE2321000131-TIDBOK",
    *,
    profile: str = "RIVTABP21",
    url: str = "https://tidbok.region.example/crm/scheduling/MakeBooking/1/rivtabp21",
    first: date = date(2020, 1, 1),
    last: date = date(2120, 1, 1),
) -> Routing:
    """A believable routing, but for what is given."""
    return Routing(address, contract, Target(producer, profile, url), first, last)


def permission(
    address: str = "SE2321000131-E000000000001",
    contract: str = "urn:riv:crm:scheduling:MakeBookingResponder:1",
    consumer: str = "SE2321000131-JOURNAL",
    *,
    first: date = date(2020, 1, 1),
    last: date = date(2120, 1, 1),
) -> Permission:
    """A believable permission, but for what is given."""
    return Permission(address, contract, consumer, first, last)


def write_export(rows: ExportRows, variant: Variant = "B", *, made: datetime = MADE) -> bytes:
    """The export as a file of TAK would hold it; variant E leaves out rows that are not in force on the day `made`."""
    return json.dumps(export_data(rows, variant, made=made), ensure_ascii=False, indent=2).encode()


def export_data(rows: ExportRows, variant: Variant = "B", *, made: datetime = MADE) -> Row:
    """The export before it becomes text, for tests that break it."""
    if variant == "E":
        rows = _in_force(rows, made.astimezone(_SWEDEN).date())
    return {**_heading(variant, made), "data": _Writer(rows, variant).data()}


def shared_urls(routings: Iterable[Routing]) -> Mapping[str, Target]:
    """What variant D tells of each URL: where several targets share it, only what they agree on."""
    targets: dict[str, set[Target]] = {}
    for row in routings:
        targets.setdefault(str(row.target.url), set()).add(row.target)
    return {
        url: Target(_agreed(t.producer for t in several), _agreed(t.rivta_profile for t in several), url)
        for url, several in targets.items()
    }


def _agreed(values: Iterable[str | None]) -> str | None:
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def _in_force(rows: ExportRows, day: date) -> ExportRows:
    kept = [n for n, row in enumerate(rows.permissions) if row.valid_from <= day <= row.valid_to]
    return ExportRows(
        routings=[row for row in rows.routings if row.valid_from <= day <= row.valid_to],
        permissions=[rows.permissions[n] for n in kept],
        names=rows.names,
        filtered=[kept.index(n) for n in rows.filtered if n in kept],
    )


def _heading(variant: Variant, made: datetime) -> Row:
    published = made.replace(microsecond=0).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")
    exported = made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    match variant:
        case "A":
            return {"formatVersion": "1", "version": "3", "tidpunkt": published, "utforare": "admin", "kommentar": ""}
        case "C":
            return {"formatVersion": "1", "version": "0", "tidpunkt": exported, "utforare": "TakExport script"}
        case "D":
            return {"formatVersion": 1, "version": 3, "tidpunkt": published, "utforare": "admin", "kommentar": ""}
        case "B" | "E":
            return {
                "formatVersion": "1",
                "version": "3",
                "tidpunkt_version": published,
                "tidpunkt": exported,
                "utforare": "TakExport script",
            }


class _Writer:
    def __init__(self, rows: ExportRows, variant: Variant) -> None:
        self._rows = rows
        self._variant = variant
        self._by_text = variant in {"D", "E"}
        consumers = [row.consumer for row in rows.permissions]
        producers = [str(row.target.producer) for row in rows.routings]
        self._consumers, self._producers = dict.fromkeys(consumers), dict.fromkeys(producers)
        everything: list[Routing | Permission] = [*rows.routings, *rows.permissions]
        self._profiles = _numbered("profiles", (str(row.target.rivta_profile) for row in rows.routings))
        self._contracts = _numbered("contracts", (row.contract for row in everything))
        self._addresses = _numbered("addresses", (row.logical_address for row in everything))
        self._components = _numbered("components", [*producers, *consumers])
        self._targets = _numbered("urls", (row.target for row in rows.routings))

    def data(self) -> Row:
        """Every list of the export."""
        return {
            "rivtaprofil": self._objects("namn", self._profiles),
            "tjanstekontrakt": self._objects("namnrymd", self._contracts),
            "logiskadress": self._objects("hsaId", self._addresses),
            **self._component_lists(),
            "anropsadress": [self._url(target, number) for target, number in self._targets.items()],
            "anropsbehorighet": [self._permission(row, n) for n, row in enumerate(self._rows.permissions, 1)],
            "vagval": [self._routing(row, n) for n, row in enumerate(self._rows.routings, 1)],
            "filter": [
                {"id": n, "servicedomain": "urn:riv:crm", "relationships": {"anropsbehorighet": position + 1}}
                for n, position in enumerate(self._rows.filtered, 1)
            ],
            "filtercategorization": [],
        }

    def _component_lists(self) -> Row:
        if self._variant != "E":
            return {"tjanstekomponent": self._objects("hsaId", self._components)}
        return {
            "tjanstekonsument": self._objects("hsaId", {key: self._components[key] for key in self._consumers}),
            "tjansteproducent": self._objects("hsaId", {key: self._components[key] for key in self._producers}),
        }

    def _objects(self, field_name: str, numbers: Mapping[str, int]) -> list[Row]:
        no_name = "" if self._variant == "D" else None
        return [
            {"id": n, field_name: text, "beskrivning": self._rows.names.get(text, no_name), "pubversion": "2"}
            for text, n in numbers.items()
        ]

    def _url(self, target: Target, number: int) -> Row:
        relations = {
            "rivtaprofil": self._point(str(target.rivta_profile), self._profiles),
            "tjanstekomponent": self._point(str(target.producer), self._components),
        }
        return {"id": number, "adress": target.url, "pubversion": "2", "relationships": relations}

    def _permission(self, row: Permission, number: int) -> Row:
        consumer = "tjanstekomponent" if self._variant == "A" else "tjanstekonsument"
        relations = {
            "logiskAdress": self._point(row.logical_address, self._addresses),
            consumer: self._point(row.consumer, self._components),
            "tjanstekontrakt": self._point(row.contract, self._contracts),
        }
        return {"id": number, "integrationsavtal": "AUTOTAKNING", **self._days(row), "relationships": relations}

    def _routing(self, row: Routing, number: int) -> Row:
        address = "logiskAdress" if self._variant == "D" else "logiskadress"
        relations = {
            "anropsadress": row.target.url if self._by_text else self._targets[row.target],
            address: self._point(row.logical_address, self._addresses),
            "tjanstekontrakt": self._point(row.contract, self._contracts),
        }
        if self._variant == "E":
            relations |= {"tjansteproducent": row.target.producer, "rivtaProfil": row.target.rivta_profile}
        return {"id": number, **self._days(row), "pubversion": "3", "relationships": relations}

    def _point(self, text: str, numbers: Mapping[str, int]) -> str | int:
        return text if self._by_text else numbers[text]

    def _days(self, row: Routing | Permission) -> Row:
        stamp = _STAMPS[self._variant]
        return {"fromTidpunkt": stamp(row.valid_from), "tomTidpunkt": stamp(row.valid_to)}


def _numbered(kind: str, values: Iterable[Any]) -> dict[Any, int]:
    return {value: n for n, value in enumerate(dict.fromkeys(values), _FIRST_ID[kind])}


def _swedish_midnight(day: date) -> str:
    return datetime.combine(day, time(), _SWEDEN).strftime("%Y-%m-%dT%H:%M:%S%z")


def _swedish_midnight_in_utc(day: date) -> str:
    return datetime.combine(day, time(), _SWEDEN).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")


def _utc_midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+0000"


_STAMPS: Mapping[Variant, Callable[[date], str]] = {
    "A": _swedish_midnight,
    "B": _utc_midnight,
    "C": _swedish_midnight_in_utc,
    "D": _utc_midnight,
    "E": _utc_midnight,
}
