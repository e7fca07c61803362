"""What the TAK-api's nightly import makes of an export: merged objects, and only rows in force (domain.md 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tak_gitops.model.identifiers import fold
from tak_gitops.sandbox.tak.content import day_of
from tak_gitops.sandbox.tak.tables import ADDRESSES, COMPONENTS, CONTRACTS, PERMISSIONS, PROFILES, ROUTINGS, URLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tak_gitops.sandbox.tak.content import Lists, Row

_BEFORE_NAME = re.compile(r":[A-Z]")
Key = TypeVar("Key")


class Named(NamedTuple):
    """A logical address, a consumer or a producer."""

    id: int
    identifier: str
    description: str | None


class Domain(NamedTuple):
    """A service domain; its namespace has no `urn:riv:`."""

    id: int
    namespace: str


class Contract(NamedTuple):
    """A service contract."""

    id: int
    namespace: str
    name: str | None
    major: int
    minor: int
    domain: Domain


class Cooperation(NamedTuple):
    """A permission."""

    id: int
    consumer: Named
    address: Named
    contract: Contract


class Production(NamedTuple):
    """A routing, with its URL whole."""

    id: int
    url: str
    profile: str
    producer: Named
    address: Named
    contract: Contract


class Installed(NamedTuple):
    """A contract that the platform has."""

    id: int
    contract: Contract


@dataclass
class Imported:
    """What the TAK-api has of one platform; numbers are given anew at each import."""

    addresses: list[Named] = field(default_factory=list)
    domains: list[Domain] = field(default_factory=list)
    contracts: list[Contract] = field(default_factory=list)
    consumers: list[Named] = field(default_factory=list)
    producers: list[Named] = field(default_factory=list)
    cooperations: list[Cooperation] = field(default_factory=list)
    productions: list[Production] = field(default_factory=list)
    installed: list[Installed] = field(default_factory=list)


def import_lists(lists: Lists, day: date) -> Imported:
    """What an import on `day` makes of the lists of a published version.

    Objects that differ by letter case become one, the first; so do rows with one key, whatever their URL or
    profile. A row's last day is out already (domain.md 1).
    """
    made = Imported()
    addresses = _named(lists[ADDRESSES.list], made.addresses)
    contracts = _contracts(lists[CONTRACTS.list], made)
    made.installed = [Installed(each.id, each) for each in made.contracts]
    permissions = _in_force(lists[PERMISSIONS.list], day)
    urls = {row["id"]: row for row in lists[URLS.list]}
    profiles = {row["id"]: row["namn"] for row in lists[PROFILES.list]}
    consuming = {_pointed(row, "tjanstekomponent") for row in permissions}
    producing = {_pointed(row, "tjanstekomponent") for row in urls.values()}
    components = lists[COMPONENTS.list]
    consumers = _named((row for row in components if row["id"] in consuming), made.consumers)
    producers = _named((row for row in components if row["id"] in producing), made.producers)
    seen = set()
    for row in permissions:
        consumer = consumers[_pointed(row, "tjanstekomponent")]
        address, contract = addresses[_pointed(row, "logiskAdress")], contracts[_pointed(row, "tjanstekontrakt")]
        key = (consumer.id, address.id, contract.id)
        if key not in seen:
            seen.add(key)
            made.cooperations.append(Cooperation(len(seen), consumer, address, contract))
    seen = set()
    for row in _in_force(lists[ROUTINGS.list], day):
        url = urls[_pointed(row, "anropsadress")]
        producer = producers[_pointed(url, "tjanstekomponent")]
        address, contract = addresses[_pointed(row, "logiskadress")], contracts[_pointed(row, "tjanstekontrakt")]
        key = (producer.id, address.id, contract.id)
        if key not in seen:
            seen.add(key)
            profile = profiles[_pointed(url, "rivtaprofil")]
            made.productions.append(Production(len(seen), url["adress"], profile, producer, address, contract))
    return made


def domain_of(namespace: str) -> str:
    """The domain of a contract, as the import cuts it out of the namespace (domain.md 3)."""
    return _BEFORE_NAME.split(namespace.replace("urn:riv:", "", 1), maxsplit=1)[0]


def _pointed(row: Row, name: str) -> int:
    number: int = row["relationships"][name]
    return number


def _in_force(rows: Iterable[Row], day: date) -> list[Row]:
    today = day.isoformat()
    return [row for row in rows if day_of(row["fromTidpunkt"]) <= today < day_of(row["tomTidpunkt"])]


def _named(rows: Iterable[Row], into: list[Named]) -> Mapping[int, Named]:
    """The objects of a list by their numbers in the export; those whose ids are the same to TAK are one."""
    by_id: dict[str, Named] = {}
    by_number = {}
    for row in rows:
        identifier = row["hsaId"]
        found = by_id.get(fold(identifier))
        if found is None:
            found = by_id[fold(identifier)] = Named(len(into) + 1, identifier, row["beskrivning"])
            into.append(found)
        by_number[row["id"]] = found
    return by_number


def _contracts(rows: Iterable[Row], made: Imported) -> Mapping[int, Contract]:
    domains: dict[str, Domain] = {}
    by_namespace: dict[str, Contract] = {}
    by_number = {}
    for row in rows:
        namespace = row["namnrymd"]
        found = by_namespace.get(fold(namespace))
        if found is None:
            text = domain_of(namespace)
            domain = domains.get(fold(text))
            if domain is None:
                domain = domains[fold(text)] = Domain(len(made.domains) + 1, text)
                made.domains.append(domain)
            number = len(made.contracts) + 1
            found = Contract(number, namespace, row["beskrivning"], row["majorVersion"], row["minorVersion"], domain)
            by_namespace[fold(namespace)] = found
            made.contracts.append(found)
        by_number[row["id"]] = found
    return by_number
