"""A catalogue as bytes that are quick to read back: MessagePack around raw columns in this machine's byte order."""

from array import array
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from tak_gitops.findings import Finding, Place, Severity
from tak_gitops.model.catalogue import (
    Catalogue,
    Column,
    Counts,
    Period,
    PermissionRows,
    RoutingRows,
    Span,
    Table,
)
from tak_gitops.model.entries import Target
from tak_gitops.texts import Message


class _Text(msgspec.Struct, array_like=True):
    key: str
    values: list[tuple[str, "str | int | _Text"]]


class _Objects(msgspec.Struct, array_like=True):
    ids: Sequence[str]
    names: Sequence[str | None]


class _Packed(msgspec.Struct, array_like=True):
    variant: str
    digest: str
    snapshot: str | None
    addresses: _Objects
    components: _Objects
    contracts: _Objects
    profiles: Sequence[str]
    targets: Sequence[Target]
    periods: bytes
    routing_groups: bytes
    routings: tuple[bytes, bytes, bytes]
    permission_groups: bytes
    permissions: tuple[bytes, bytes]
    counts: Counts
    filtered: bytes
    dates_known: bool
    findings: list[tuple[str, _Text]]


def pack(catalogue: Catalogue) -> bytes:
    """The catalogue without the path that its findings show."""
    routings, permissions = catalogue.routings, catalogue.permissions
    packed = _Packed(
        variant=catalogue.variant,
        digest=catalogue.digest,
        snapshot=catalogue.snapshot.isoformat() if catalogue.snapshot else None,
        addresses=_Objects(catalogue.addresses.ids, catalogue.addresses.names),
        components=_Objects(catalogue.components.ids, catalogue.components.names),
        contracts=_Objects(catalogue.contracts.ids, catalogue.contracts.names),
        profiles=catalogue.profiles,
        targets=catalogue.targets,
        periods=_flat(catalogue.periods),
        routing_groups=_flat((contract, span.end) for contract, span in routings.spans.items()),
        routings=(routings.addresses.tobytes(), routings.targets.tobytes(), routings.periods.tobytes()),
        permission_groups=_flat((*group, span.end) for group, span in permissions.spans.items()),
        permissions=(permissions.addresses.tobytes(), permissions.periods.tobytes()),
        counts=catalogue.counts,
        filtered=_flat(sorted(catalogue.filtered)),
        dates_known=catalogue.dates_known,
        findings=[(finding.severity.value, _packed_text(finding.message)) for finding in catalogue.findings],
    )
    return msgspec.msgpack.encode(packed)


def unpack(payload: bytes | memoryview, path: str) -> Catalogue:
    """The catalogue again; its findings show `path`. Raises ValueError for what `pack` did not make."""
    packed = msgspec.msgpack.decode(payload, type=_Packed)
    contracts, ends = _columns(packed.routing_groups, 2)
    group_contracts, group_consumers, group_ends = _columns(packed.permission_groups, 3)
    routing_columns = [_column(column) for column in packed.routings]
    permission_columns = [_column(column) for column in packed.permissions]
    return Catalogue(
        variant=packed.variant,
        digest=packed.digest,
        snapshot=datetime.fromisoformat(packed.snapshot) if packed.snapshot else None,
        addresses=Table(packed.addresses.ids, packed.addresses.names),
        components=Table(packed.components.ids, packed.components.names),
        contracts=Table(packed.contracts.ids, packed.contracts.names),
        profiles=packed.profiles,
        targets=packed.targets,
        periods=list(map(Period, *_columns(packed.periods, 2))),
        routings=RoutingRows(dict(zip(contracts, _spans(ends), strict=True)), *routing_columns),
        permissions=PermissionRows(
            dict(zip(zip(group_contracts, group_consumers, strict=True), _spans(group_ends), strict=True)),
            *permission_columns,
        ),
        counts=packed.counts,
        filtered=frozenset(zip(*_columns(packed.filtered, 3), strict=True)),
        dates_known=packed.dates_known,
        findings=tuple(Finding(Severity(severity), _message(text), Place(path)) for severity, text in packed.findings),
    )


def _flat(rows: Iterable[Sequence[int]]) -> bytes:
    numbers = array("I")
    for row in rows:
        numbers.extend(row)
    return numbers.tobytes()


def _column(content: bytes) -> Column:
    column = array("I")
    column.frombytes(content)
    return column


def _columns(content: bytes, width: int) -> list[Column]:
    flat = _column(content)
    return [flat[n::width] for n in range(width)]


def _spans(ends: Column) -> Iterable[Span]:
    return map(Span, (0, *ends[:-1]), ends)


def _packed_text(message: Message) -> _Text:
    return _Text(message.key, [(name, _packed_value(value)) for name, value in message.values])


def _packed_value(value: object) -> str | int | _Text:
    if isinstance(value, Message):
        return _packed_text(value)
    return value if isinstance(value, int) else str(value)


def _message(text: _Text) -> Message:
    values = ((name, _message(value) if isinstance(value, _Text) else value) for name, value in text.values)
    return Message(text.key, tuple(values))
