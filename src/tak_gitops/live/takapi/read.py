"""The answers of the TAK-api, decoded and held to what was asked for: it passes over what it does not know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tak_gitops.errors import fail
from tak_gitops.live.takapi import answers as resources
from tak_gitops.live.takapi.points import is_alone, title
from tak_gitops.live.takapi.rows import Address, Component, Contract, Cooperation, Installed, Production, decode

if TYPE_CHECKING:
    from tak_gitops.live.takapi.answers import Answers

_Placed = TypeVar("_Placed", Production, Cooperation, Installed)


class Rows(NamedTuple):
    """What the answers hold; each production and cooperation has all its parts but perhaps its URL and profile."""

    productions: Sequence[Production]
    cooperations: Sequence[Cooperation]
    addresses: Sequence[Address]
    contracts: Sequence[Contract]
    components: Sequence[Component]


def read_rows(answers: Answers) -> Rows:
    """The rows of all answers.

    Raises TakError when an answer is cut, damaged or no list, when its rows lack the parts that were asked for,
    or are of another connection point or another night's state, and when there are no rows at all.
    """
    productions = _placed(answers, resources.PRODUCTIONS, Production)
    cooperations = _placed(answers, resources.COOPERATIONS, Cooperation)
    if not productions and not cooperations:
        raise fail("takapi.no_rows", path=answers.shown, point=title(answers.point))
    contracts: Sequence[Contract] = ()
    if resources.INSTALLED in answers.bodies:
        installed = _placed(answers, resources.INSTALLED, Installed)
        contracts = [row.service_contract for row in installed if row.service_contract]
    elif resources.CONTRACTS in answers.bodies:
        contracts = decode(answers.bodies[resources.CONTRACTS], Contract, answers.name(resources.CONTRACTS))
    components = [
        component
        for resource in (resources.PRODUCERS, resources.CONSUMERS)
        if resource in answers.bodies
        for component in decode(answers.bodies[resource], Component, answers.name(resource))
    ]
    addresses: Sequence[Address] = ()
    if resources.ADDRESSES in answers.bodies and is_alone(answers.bodies[resources.POINTS], answers.shown):
        addresses = decode(answers.bodies[resources.ADDRESSES], Address, answers.name(resources.ADDRESSES))
    return Rows(productions, cooperations, addresses, contracts, components)


def _placed(answers: Answers, resource: str, kind: type[_Placed]) -> Sequence[_Placed]:
    """The rows of an answer that has all parts in each row, and rows of one connection point only."""
    shown = answers.name(resource)
    rows = decode(answers.bodies[resource], kind, shown)
    parts = [field for field in kind.__struct_fields__ if field not in {"physical_address", "rivta_profile"}]
    for field in parts:
        bare = sum(getattr(row, field) is None for row in rows)
        if bare:
            written = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
            raise fail(
                "takapi.bare",
                path=shown,
                count=bare,
                total=len(rows),
                part=written[field],
                parts=",".join(written[each] for each in parts),
            )
    for point in {row.connection_point for row in rows} - {answers.point}:
        if point is None or title(point) != title(answers.point):
            found = title(point) if point else "–"
            raise fail("takapi.other_point", path=shown, found=found, wanted=title(answers.point))
        raise fail("takapi.mixed", path=shown, first=str(answers.point.snapshot_time), other=str(point.snapshot_time))
    return rows
