"""The resources of the TAK-api: by which parameters each is filtered, and how an object of it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from tak_gitops.sandbox.tak.cooperation import Contract, Cooperation, Imported, Installed, Named, Production

Json = dict[str, Any]
Test = Callable[[Any], bool]
POINT = 1
"""The number of the one connection point."""
_HOST_SHOWN = 6


class Resource(NamedTuple):
    """A list of the TAK-api.

    `singular` names one object in addresses and XML, `words` in messages. `numbers` and `texts` are its parameters:
    each makes a test of an object from the value that was given. `write` makes JSON of an object and of what is to
    be included, None for an object that was asked for by its number.
    """

    name: str
    singular: str
    words: str
    objects: list[Any]
    numbers: Mapping[str, Callable[[int], Test]]
    texts: Mapping[str, Callable[[str], Test]]
    write: Callable[[Any, frozenset[str] | None], Json]


class Point(NamedTuple):
    """The connection point: a platform and its environment, and when its export was made."""

    id: int
    platform: str
    environment: str
    snapshot_time: str


class Resources:
    """What the TAK-api shows of one import."""

    def __init__(self, imported: Imported, point: Point) -> None:
        self._imported = imported
        self._point = point

    @cached_property
    def by_name(self) -> Mapping[str, Resource]:
        """Every resource by its name in addresses."""
        return {each.name: each for each in (*self._objects(), *self._rows())}

    def _objects(self) -> Iterable[Resource]:
        """The resources that rows point to; most parameters look for a row that does."""
        made, point = self._imported, self._point
        calls, routes = made.cooperations, made.productions
        yield Resource(
            "connectionPoints",
            "connectionPoint",
            "ConnectionPoint",
            [point],
            {
                "serviceConsumerId": lambda number: _always(any(each.consumer.id == number for each in calls)),
                "logicalAddressId": lambda number: _always(any(each.address.id == number for each in routes)),
                "serviceContractId": lambda number: _always(any(each.contract.id == number for each in routes)),
                "serviceProducerId": lambda number: _always(any(each.producer.id == number for each in routes)),
            },
            {"platform": _text("platform"), "environment": _text("environment")},
            lambda each, _: _point(each),
        )
        yield Resource(
            "logicalAddresses",
            "logicalAddress",
            "LogicalAddress",
            made.addresses,
            {
                "connectionPointId": self._of_point({each.address.id for each in routes}),
                "serviceProducerId": _related(routes, "producer", "address"),
                "serviceConsumerId": _related(calls, "consumer", "address"),
                "serviceContractId": _related(routes, "contract", "address"),
            },
            {"logicalAdress": _text("identifier")},
            lambda each, _: _address(each),
        )
        yield Resource(
            "serviceContracts",
            "serviceContract",
            "ServiceContract",
            made.contracts,
            {
                "connectionPointId": self._of_point({each.contract.id for each in routes}),
                "logicalAddressId": _related(routes, "address", "contract"),
                "serviceProducerId": _related(routes, "producer", "contract"),
                "serviceConsumerId": _related(calls, "consumer", "contract"),
                "serviceDomainId": lambda number: lambda each: each.domain.id == number,
            },
            {"namespace": _text("namespace")},
            lambda each, _: _contract(each),
        )
        yield Resource(
            "serviceDomains",
            "serviceDomain",
            "ServiceDomain",
            made.domains,
            {},
            {"namespace": _text("namespace")},
            lambda each, _: {"id": each.id, "name": "namn", "namespace": each.namespace},
        )
        yield Resource(
            "serviceConsumers",
            "serviceConsumer",
            "ServiceConsumer",
            made.consumers,
            {
                "connectionPointId": self._at_point,
                "logicalAddressId": _related(calls, "address", "consumer"),
                "serviceContractId": _related(calls, "contract", "consumer"),
                "serviceProducerId": lambda number: _meeting(calls, routes, "producer", number, "consumer"),
            },
            {},
            lambda each, _: _system(each),
        )
        yield Resource(
            "serviceProducers",
            "serviceProducer",
            "ServiceProducer",
            made.producers,
            {
                "connectionPointId": self._at_point,
                "logicalAddressId": _related(routes, "address", "producer"),
                "serviceContractId": _related(routes, "contract", "producer"),
                "serviceConsumerId": lambda number: _meeting(routes, calls, "consumer", number, "producer"),
            },
            {"hsaId": _text("identifier")},
            lambda each, _: _system(each),
        )

    def _rows(self) -> Iterable[Resource]:
        """The resources whose objects point to others."""
        made = self._imported
        common: Mapping[str, Callable[[int], Test]] = {
            "connectionPointId": self._at_point,
            "serviceContractId": lambda number: lambda each: each.contract.id == number,
            "serviceDomainId": lambda number: lambda each: each.contract.domain.id == number,
        }
        at_address: Mapping[str, Callable[[int], Test]] = {
            "logicalAddressId": lambda number: lambda each: each.address.id == number
        }
        consumer: Callable[[int], Test] = lambda number: lambda each: each.consumer.id == number  # noqa: E731
        producer: Callable[[int], Test] = lambda number: lambda each: each.producer.id == number  # noqa: E731
        yield Resource(
            "cooperations",
            "cooperation",
            "Cooperation",
            made.cooperations,
            {**common, **at_address, "serviceConsumerId": consumer},
            {},
            self._cooperation,
        )
        yield Resource(
            "serviceProductions",
            "serviceProduction",
            "ServiceProduction",
            made.productions,
            {**common, **at_address, "serviceProducerId": producer},
            {"physicalAddress": _text("url"), "rivtaProfile": _text("profile")},
            self._production,
        )
        yield Resource(
            "installedContracts",
            "installedContract",
            "Installed Contract",
            made.installed,
            common,
            {},
            self._installed,
        )

    def _cooperation(self, each: Cooperation, include: frozenset[str] | None) -> Json:
        parts = {
            "serviceConsumer": _system(each.consumer),
            "logicalAddress": _address(each.address),
            "connectionPoint": _point(self._point),
            "serviceContract": _contract(each.contract),
        }
        return {"id": each.id, **_included(parts, include)}

    def _production(self, each: Production, include: frozenset[str] | None) -> Json:
        parts = {
            "serviceProducer": _system(each.producer),
            "logicalAddress": _address(each.address),
            "connectionPoint": _point(self._point),
            "serviceContract": _contract(each.contract),
        }
        url = each.url if include is not None and "physicalAddress" in include else masked(each.url)
        return {
            "id": each.id,
            "physicalAddress": url,
            "rivtaProfile": each.profile,
            **_included(parts, include),
        }

    def _installed(self, each: Installed, _: frozenset[str] | None) -> Json:
        contract = _contract(each.contract)
        return {"id": each.id, "connectionPoint": _point(self._point), "serviceContract": contract}

    def _at_point(self, number: int) -> Test:
        """A test for objects that belong to a connection point: all do, to the one that there is."""
        return _always(number == self._point.id)

    def _of_point(self, numbers: set[int]) -> Callable[[int], Test]:
        """A test for objects that rows of a connection point use."""
        return lambda number: lambda each: number == self._point.id and each.id in numbers


def masked(url: str) -> str:
    """A URL as the TAK-api shows it: scheme, the end of the host, port, and the last part (domain.md 3)."""
    scheme, slashes, rest = url.partition("//")
    if not slashes:
        return url
    colon, slash = rest.find(":"), rest.find("/")
    shown = f"{scheme}//...."
    if colon > 0:
        if 0 < slash < colon + 1:
            return url
        shown += f"{rest[max(colon - _HOST_SHOWN, 0) : colon]}....{rest[colon + 1 : slash if slash > 0 else None]}"
    else:
        end = slash if slash > 0 else len(rest)
        shown += rest[max(end - _HOST_SHOWN, 0) : end]
    last = rest.rfind("/")
    return f"{shown}....{rest[last:]}" if 0 < last < len(rest) - 1 else shown


def _included(parts: Mapping[str, Json], include: frozenset[str] | None) -> Json:
    return {name: part for name, part in parts.items() if include is None or name in include}


def _point(each: Point) -> Json:
    return {
        "id": each.id,
        "platform": each.platform,
        "environment": each.environment,
        "snapshotTime": each.snapshot_time,
    }


def _address(each: Named) -> Json:
    return _full(id=each.id, description=each.description, logicalAddress=each.identifier)


def _system(each: Named) -> Json:
    return _full(id=each.id, description=each.description, hsaId=each.identifier)


def _contract(each: Contract) -> Json:
    return _full(id=each.id, name=each.name, namespace=each.namespace, major=each.major, minor=each.minor)


def _full(**values: object) -> Json:
    """An object without its empty fields."""
    return {name: value for name, value in values.items() if value not in {None, ""}}


def _text(field: str) -> Callable[[str], Test]:
    """A test of a text, as the database compares them."""
    return lambda value: lambda each: fold(getattr(each, field)) == fold(value)


def _always(verdict: bool) -> Test:
    return lambda _: verdict


def _related(rows: Iterable[Any], by: str, wanted: str) -> Callable[[int], Test]:
    """A test for objects that a row has as `wanted` where it has object `number` as `by`."""

    def make(number: int) -> Test:
        found = {getattr(row, wanted).id for row in rows if getattr(row, by).id == number}
        return lambda each: each.id in found

    return make


def _meeting(rows: Iterable[Any], others: Iterable[Any], by: str, number: int, wanted: str) -> Test:
    """A test for objects of rows whose address and contract stand in another row that has object `number`."""
    places = {(other.address.id, other.contract.id) for other in others if getattr(other, by).id == number}
    found = {getattr(row, wanted).id for row in rows if (row.address.id, row.contract.id) in places}
    return lambda each: each.id in found
