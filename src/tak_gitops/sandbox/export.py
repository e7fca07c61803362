"""Writes exports as TakExport.groovy does: variant B of domain.md 2, indented, numbers for relations.

Written piece by piece, so that an export of a million rows needs no more memory than its objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from tak_gitops.sandbox.platform import MadePlatform

AGREEMENT = "AUTOTAKNING"
"""The integrationsavtal of a permission that came by order (domain.md 1)."""
PROFILE_NAMES = {"RIVTABP20": "RIV TA BP version 2.0", "RIVTABP21": "RIV TA BP version 2.1"}
CHUNK = 500
"""How many rows are joined before they are handed on."""


def _form(*fields: str, **relations: str) -> str:
    """How a row is written, with a place for each of its values."""
    lines = [f"                {field}" for field in fields]
    if relations:
        inner = ",\n".join(f'                    "{name}": {value}' for name, value in relations.items())
        lines.append(f'                "relationships": {{\n{inner}\n                }}')
    return "            {\n" + ",\n".join(lines) + "\n            }"


_DAYS = ('"fromTidpunkt": "%sT00:00:00+0000"', '"tomTidpunkt": "%sT00:00:00+0000"')
_PROFILE = _form('"id": %d', '"namn": %s', '"beskrivning": %s', '"pubversion": "%d"')
_CONTRACT = _form(
    '"id": %d', '"namnrymd": %s', '"beskrivning": %s', '"majorVersion": %d', '"minorVersion": 0', '"pubversion": "%d"'
)
_OBJECT = _form('"id": %d', '"hsaId": %s', '"beskrivning": %s', '"pubversion": "%d"')
_TARGET = _form('"id": %d', '"adress": %s', '"pubversion": "%d"', rivtaprofil="%d", tjanstekomponent="%d")
# TakExport.groovy loses the version of a permission (domain.md 2)
_PERMISSION = _form(
    '"id": %d',
    f'"integrationsavtal": "{AGREEMENT}"',
    *_DAYS,
    '"pubversion": null',
    logiskAdress="%d",
    tjanstekonsument="%d",
    tjanstekontrakt="%d",
)
_ROUTING = _form('"id": %d', *_DAYS, '"pubversion": "%d"', anropsadress="%d", logiskadress="%d", tjanstekontrakt="%d")
_FILTER = _form('"id": %d', '"servicedomain": %s', '"pubversion": "%d"', anropsbehorighet="%d")


class ExportContract(NamedTuple):
    """A row of Tjanstekontrakt; TAK-api shows `name`, which TAK calls beskrivning."""

    namespace: str
    name: str
    major: int


class ExportObject(NamedTuple):
    """A logical address or a component."""

    hsa_id: str
    name: str


class ExportTarget(NamedTuple):
    """A row of AnropsAdress; profile and component by their place in their lists, from 0."""

    url: str
    profile: int
    component: int


class ExportRouting(NamedTuple):
    """A row of Vagval; its parts by their place in their lists, from 0."""

    target: int
    address: int
    contract: int
    first: date
    last: date


class ExportPermission(NamedTuple):
    """A row of Anropsbehorighet; its parts by their place in their lists, from 0."""

    address: int
    consumer: int
    contract: int
    first: date
    last: date


@dataclass(frozen=True)
class ExportContent:
    """What an export holds.

    `filters` are pairs of a permission's place in its list, from 0, and a service domain. The rows are gone
    through once.
    """

    profiles: Sequence[str]
    contracts: Sequence[ExportContract]
    addresses: Sequence[ExportObject]
    components: Sequence[ExportObject]
    targets: Sequence[ExportTarget]
    permissions: Iterable[ExportPermission]
    routings: Iterable[ExportRouting]
    filters: Sequence[tuple[int, str]] = field(default=())


def write_export(content: ExportContent, *, made: datetime, version: int = 1) -> Iterator[bytes]:
    """The bytes of an export that was made at `made` (with its zone), of TAK's version `version`.

    The version was published five minutes before. Days are written as midnight UTC, as a server in UTC does
    (domain.md 2).
    """
    stamp = made.astimezone(UTC)
    published = f"{stamp - timedelta(minutes=5):%Y-%m-%dT%H:%M:%S}+0000"
    heading = {
        "formatVersion": "1",
        "version": str(version),
        "tidpunkt_version": published,
        "tidpunkt": f"{stamp:%Y-%m-%dT%H:%M:%S}Z",
        "utforare": "TakExport script",
        "kommentar": f"Export using TAK version {version} published {published}",
    }
    lines = "".join(f"    {_text(key)}: {_text(value)},\n" for key, value in heading.items())
    yield f'{{\n{lines}    "data": {{'.encode()
    before = "\n"
    for name, rows in _sections(content, version).items():
        yield f'{before}        "{name}": ['.encode()
        yield from _joined(rows)
        yield b"]"
        before = ",\n"
    yield b"\n    }\n}\n"


def made_export(platform: MadePlatform) -> ExportContent:
    """What an export of a made-up platform holds: the rows that TAK has, with their drift."""
    targets = dict.fromkeys(row.target for row in platform.live_routings())
    number_of = {target: number for number, target in enumerate(targets)}
    days = platform.validities
    return ExportContent(
        profiles=platform.profiles,
        contracts=[ExportContract(each.namespace, each.name, each.major) for each in platform.contracts],
        addresses=[ExportObject(each.hsa_id, each.name) for each in platform.units],
        components=[ExportObject(each.hsa_id, each.title) for each in platform.systems],
        targets=[ExportTarget(each.url, each.profile, each.producer) for each in number_of],
        permissions=(
            ExportPermission(row.unit, row.consumer, row.contract, *days[row.validity])
            for row in platform.live_permissions()
        ),
        routings=(
            ExportRouting(number_of[row.target], row.unit, row.contract, *days[row.validity])
            for row in platform.live_routings()
        ),
    )


def _sections(content: ExportContent, version: int) -> dict[str, Iterator[str]]:
    """The lists of an export and how each of their rows is written; TAK numbers from 1."""
    return {
        "rivtaprofil": (
            _PROFILE % (n, _text(name), _text(PROFILE_NAMES.get(name, name)), version)
            for n, name in enumerate(content.profiles, 1)
        ),
        "tjanstekontrakt": (
            _CONTRACT % (n, _text(each.namespace), _text(each.name), each.major, version)
            for n, each in enumerate(content.contracts, 1)
        ),
        "logiskadress": _objects(content.addresses, version),
        "tjanstekomponent": _objects(content.components, version),
        "anropsadress": (
            _TARGET % (n, _text(each.url), version, each.profile + 1, each.component + 1)
            for n, each in enumerate(content.targets, 1)
        ),
        "anropsbehorighet": (
            _PERMISSION % (n, first, last, address + 1, consumer + 1, contract + 1)
            for n, (address, consumer, contract, first, last) in enumerate(content.permissions, 1)
        ),
        "vagval": (
            _ROUTING % (n, first, last, version, target + 1, address + 1, contract + 1)
            for n, (target, address, contract, first, last) in enumerate(content.routings, 1)
        ),
        "filter": (
            _FILTER % (n, _text(domain), version, permission + 1)
            for n, (permission, domain) in enumerate(content.filters, 1)
        ),
        "filtercategorization": iter(()),
    }


def _objects(objects: Sequence[ExportObject], version: int) -> Iterator[str]:
    return (_OBJECT % (n, _text(each.hsa_id), _text(each.name), version) for n, each in enumerate(objects, 1))


def _joined(rows: Iterator[str]) -> Iterator[bytes]:
    """The rows of a list, with what stands between them, some hundred at a time."""
    before = "\n"
    while batch := list(islice(rows, CHUNK)):
        yield (before + ",\n".join(batch)).encode()
        before = ",\n"
    if before != "\n":
        yield b"\n        "


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
