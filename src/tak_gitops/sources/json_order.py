"""The codec of JSON orders: the only place that knows their Swedish field names (domain.md 4).

What is written here is what TAK would make of it anyway: texts are cleaned and cut before TAK does it (4.1), a
changed URL is one include, an exclude carries all fields of the live row, objects that TAK lacks are listed.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.identifiers import NAME_LENGTH
from tak_gitops.model.swedish_time import SWEDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from tak_gitops.model.changes import Change, NewObject
    from tak_gitops.model.entries import Target

FORMAT_VERSION = 1.0
MAX_ENCODED = 1_800_000
"""TAK-web refuses an encoded body over 2 MiB (domain.md 4.6); the rest is room for dates, number and comment."""
_ENVELOPE = 20_000

Payload = dict[str, Any]
_Object = tuple[str, str]


class Timing(NamedTuple):
    """What a payload gets when it is sent: both days, and the version that tells one sending from another."""

    ordered_on: date
    execute_on: date
    version: int


class _Fields(NamedTuple):
    include: str = "inkludera"
    exclude: str = "exkludera"
    addresses: str = "logiskadresser"
    components: str = "tjanstekomponenter"
    permissions: str = "anropsbehorigheter"
    routings: str = "vagval"


_F = _Fields()


def payloads(
    changes: Sequence[Change], new_objects: Iterable[NewObject], *, platform: str, ordered_by: str, comment: str
) -> list[Payload]:
    """The payloads of an order, each small enough to be sent and complete in itself; without dates and version.

    `comment` may hold `{part}` and `{parts}`. Objects that are new stand in every part that uses them: TAK
    passes over those that it has by then (domain.md 4.3). The parts may be sent in any order.
    """
    objects = {(each.kind, each.hsa_id): each for each in new_objects}
    parts = list(_split(changes, objects))
    return [
        {
            "plattform": platform,
            "formatVersion": FORMAT_VERSION,
            "utforare": clean(ordered_by),
            "kommentar": clean(comment.format(part=number, parts=len(parts))),
            **part,
        }
        for number, part in enumerate(parts, 1)
    ]


def filled(payload: Payload, timing: Timing) -> Payload:
    """A payload with its dates and version, ready to be sent; its fields in the order in which TAK's own stand."""
    head = {key: payload[key] for key in ("plattform", "formatVersion")}
    rest = {key: value for key, value in payload.items() if key not in head}
    return {
        **head,
        "version": timing.version,
        "bestallningsTidpunkt": noon(timing.ordered_on),
        "genomforandeTidpunkt": noon(timing.execute_on),
        **rest,
    }


def encode(payload: Payload) -> bytes:
    """The bytes of a payload: the same in every channel."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(payload), indent=1) + b"\n"


def encoded_size(text: str) -> int:
    """How many bytes `text` takes in the body of a form, every special byte percent-encoded."""
    return len(quote(text, safe=""))


@lru_cache(maxsize=1024)
def noon(day: date) -> str:
    """A day as TAK reads it safely, before and after April 2026: noon in Swedish time (domain.md 4.1)."""
    from datetime import datetime, time

    return datetime.combine(day, time(12), SWEDEN).strftime("%Y-%m-%dT%H:%M:%S%z")


def clean(text: str) -> str:
    """A text as TAK would store it: trimmed, line breaks made blanks, cut (domain.md 4.1); the same when repeated."""
    text = re.sub(r"\n+", " ", text.replace("\r", "")).strip()
    return text if len(text) <= NAME_LENGTH + 1 else text[:NAME_LENGTH].rstrip()


def _split(changes: Sequence[Change], objects: Mapping[_Object, NewObject]) -> Iterable[Payload]:
    """The sections of each part, filled row by row up to the size that may be sent."""
    part = _Part(objects)
    for change in changes:
        if not part.add(change):
            yield part.sections()
            part = _Part(objects)
            part.add(change)
    yield part.sections()


class _Part:
    """One part as it grows; sizes are those of the encoded body."""

    def __init__(self, objects: Mapping[_Object, NewObject]) -> None:
        self._objects = objects
        self._used: dict[_Object, NewObject] = {}
        self._include: dict[str, list[Payload]] = {}
        self._exclude: dict[str, list[Payload]] = {}
        self._size = _ENVELOPE

    def add(self, change: Change) -> bool:
        """Take a change in; False where it would make the part too large."""
        row = _row(change)
        new = [self._objects[each] for each in _mentioned(change) if each in self._objects and each not in self._used]
        size = sum(map(_row_size, (row, *map(_plain, new))))
        if self._size + size > MAX_ENCODED and (self._include or self._exclude):
            return False
        self._size += size
        for each in new:
            self._used[each.kind, each.hsa_id] = each
        section = self._exclude if change.action is Action.REMOVE else self._include
        section.setdefault(_F.routings if change.kind is Kind.ROUTING else _F.permissions, []).append(row)
        return True

    def sections(self) -> Payload:
        """Both sections, with empty lists left out; new objects first."""
        include: Payload = {}
        for kind, key in (("logical_address", _F.addresses), ("system", _F.components)):
            rows = [_plain(each) for each in self._used.values() if each.kind == kind]
            if rows:
                include[key] = rows
        include |= {key: self._include[key] for key in (_F.permissions, _F.routings) if key in self._include}
        exclude = {key: self._exclude[key] for key in (_F.permissions, _F.routings) if key in self._exclude}
        return {_F.include: include, _F.exclude: exclude}


def _row_size(row: Payload) -> int:
    """The size of a row with the blanks, line breaks and comma that it gets in its section."""
    text = json.dumps(row, ensure_ascii=False, indent=1)
    return encoded_size(text) + encoded_size("\n    ,") * (text.count("\n") + 1)


def _mentioned(change: Change) -> Iterable[_Object]:
    """What a row refers to; one HSA-id may be that of an address and of a system."""
    if change.action is not Action.REMOVE:
        yield "logical_address", change.logical_address
        component = change.after.producer if change.after else change.consumer
        if component:
            yield "system", component


def _plain(new: NewObject) -> Payload:
    return {"hsaId": new.hsa_id, "beskrivning": clean(new.name)}


def _row(change: Change) -> Payload:
    if change.kind is Kind.PERMISSION:
        return {
            "logiskAdress": change.logical_address,
            "tjanstekontrakt": change.contract,
            "tjanstekonsument": change.consumer,
        }
    target = _target(change)
    return {
        # an exclude needs none (domain.md 4.1), and the TAK-api may hide it
        **({"adress": target.url} if target.url else {}),
        "rivtaprofil": target.rivta_profile,
        "tjanstekomponent": target.producer,
        "logiskAdress": change.logical_address,
        "tjanstekontrakt": change.contract,
    }


def _target(change: Change) -> Target:
    """The values that an order names: those to be for an include, those of the live row for an exclude."""
    target = change.before if change.action is Action.REMOVE else change.after
    if target is None:
        raise ValueError(change.key)
    return target
