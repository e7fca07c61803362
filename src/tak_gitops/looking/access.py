"""All that is to be said of one call in one environment: the answer, where its rows are declared, what is coming."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.looking.declared_rows import DeclaredRows
from tak_gitops.looking.opening import Called, Step, opening
from tak_gitops.model.entries import Routing
from tak_gitops.model.identifiers import ANY_ADDRESS, fold
from tak_gitops.model.line_keys import LineKey
from tak_gitops.reach.answer import Answer, answer
from tak_gitops.reach.decide import Question
from tak_gitops.reach.steps import permission_steps, routing_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from tak_gitops.findings import Place
    from tak_gitops.looking.resolve import Meant
    from tak_gitops.model.catalogue import Catalogue, Table
    from tak_gitops.model.desired import Desired
    from tak_gitops.model.entries import Permission
    from tak_gitops.reach import steps
    from tak_gitops.reach.decide import Verdict


class Party(NamedTuple):
    """One of the three parts of a question: its id here, what it is called, and whether TAK knows it."""

    id: str
    name: str | None
    is_known: bool


@dataclass(frozen=True)
class Access:
    """The answer to a call in an environment.

    `parties` are consumer, contract and logical address. `routing_steps` and `permission_steps` are the addresses that
    were asked, in order. `names` has the names of ids that a report may show, folded. `later` is what becomes of the
    call when the `pending` orders are carried out, None where that is the same; `opening` is what to order.
    """

    environment: str
    platform: str
    when: date | datetime
    answer: Answer
    parties: tuple[Party, Party, Party]
    routing_steps: tuple[steps.Step, ...]
    permission_steps: tuple[steps.Step, ...]
    names: Mapping[str, str]
    places: Mapping[Routing | Permission, Place]
    opening: tuple[Step, ...]
    snapshot: datetime | None = None
    dates_known: bool = True
    later: Verdict | None = None
    pending: tuple[int, ...] = ()
    has_tree: bool = False
    asks_parents: tuple[bool, bool] = field(default=(True, True))


class Call(NamedTuple):
    """Who is meant to call what, as the command line was understood."""

    consumer: Meant
    contract: Meant
    address: Meant


class Ahead(NamedTuple):
    """Live with the open orders on top, and the day on which all of them have taken effect.

    `open_keys` says which of them touch a row, by its key.
    """

    catalogue: Catalogue
    day: date
    open_keys: Mapping[str, Sequence[int]]


def access(
    call: Call,
    desired: Desired,
    catalogue: Catalogue,
    when: date | datetime,
    *,
    terms: steps.Terms,
    ahead: Ahead | None = None,
) -> Access:
    """What is to be said of a call in the environment of `desired`."""
    question = Question(*(_id_in(each, desired.environment) for each in call))
    found = answer(catalogue, question, when, terms)
    consumer, contract, address = question
    tables = (catalogue.components, catalogue.contracts, catalogue.addresses)
    parties = [
        Party(each, name.strip() or None if (name := table.name(each) or meant.thing.name or "") else None, is_known)
        for each, meant, table in zip(question, call, tables, strict=True)
        for is_known in [table.find(each) is not None or each == ANY_ADDRESS]
    ]
    routed, permitted = routing_steps(terms, contract, address), permission_steps(terms, contract, consumer, address)
    called = Called(
        _written(call.consumer, consumer),
        parties[2].name,
        bool(catalogue.addresses.name(address)) or address == ANY_ADDRESS,
    )
    later = answer(ahead.catalogue, question, ahead.day, terms).verdict if ahead else found.verdict
    pending = _pending(ahead.open_keys, question, routed, permitted) if ahead else ()
    lookup = terms.lookup
    names = _names(catalogue, desired, found, terms, (*routed, *permitted))
    return Access(
        environment=desired.environment,
        platform=desired.platform,
        when=when,
        answer=found,
        parties=(parties[0], parties[1], parties[2]),
        routing_steps=routed,
        permission_steps=permitted,
        names={**({fold(address): parties[2].name} if parties[2].name else {}), **names},
        places=_places(desired, found),
        opening=opening(found.decision, question, called, desired),
        snapshot=catalogue.snapshot,
        dates_known=catalogue.dates_known,
        later=None if later is found.verdict else later,
        pending=pending,
        has_tree=terms.tree is not None,
        asks_parents=(lookup.routings.asks(contract), lookup.permissions.asks(contract)),
    )


def _id_in(each: Meant, environment: str) -> str:
    """The id in an environment; the caller has made sure that there is one."""
    return each.id_in(environment) or each.thing.key


def _written(consumer: Meant, hsa_id: str) -> str:
    return consumer.thing.key if consumer.thing.path else hsa_id


def _places(desired: Desired, found: Answer) -> dict[Routing | Permission, Place]:
    """Where files declare the rows that decide; a routing of another producer than the file's is not the file's."""
    rows = DeclaredRows(desired)
    places: dict[Routing | Permission, Place | None] = {each: rows.place_of_routing(each) for each in found.routings}
    places |= {each: rows.place_of_permission(each) for each in found.permissions}
    return {row: place for row, place in places.items() if place}


def _names(
    catalogue: Catalogue, desired: Desired, found: Answer, terms: steps.Terms, asked: Iterable[steps.Step]
) -> dict[str, str]:
    """Names of the addresses that were asked and of the producers that were found: live's, the files', HSA's."""
    names: dict[str, str] = {}
    units = terms.tree.names if terms.tree else {}
    for step in asked:
        _learn(names, step.address, catalogue.addresses, units.get(step.address))
    for routing in found.routings:
        producer = routing.target.producer
        if producer:
            _learn(names, producer, catalogue.components, desired.systems.get(fold(producer)))
    return names


def _learn(names: dict[str, str], identifier: str, table: Table, otherwise: str | None) -> None:
    name = (table.name(identifier) or "").strip() or otherwise
    if name:
        names.setdefault(fold(identifier), name)


def _pending(
    open_keys: Mapping[str, Sequence[int]],
    question: Question,
    routed: Iterable[steps.Step],
    permitted: Iterable[steps.Step],
) -> tuple[int, ...]:
    """The open orders that touch a row that was asked, by number."""
    consumer, contract, _ = map(fold, question)
    keys = [LineKey("routing", fold(step.address), contract) for step in routed]
    keys += [LineKey("permission", fold(step.address), contract, consumer) for step in permitted]
    return tuple(sorted({seq for key in keys for seq in open_keys.get(_row_key(key), ())}))


def _row_key(key: LineKey) -> str:
    """A key as the ledger writes it."""
    parts = (key.logical_address, key.contract, *([key.consumer] if key.consumer else []))
    return f"{key.kind}:{','.join(parts)}"
