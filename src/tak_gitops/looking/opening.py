"""What to order so that a call goes through: which rows are missing, and what to write in which file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.findings import Place
from tak_gitops.looking.declared_rows import DeclaredRows
from tak_gitops.model.contracts import short_form
from tak_gitops.model.identifiers import fold, is_address
from tak_gitops.reach.decide import Verdict
from tak_gitops.sources.declared import YAML
from tak_gitops.sources.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.model.desired import Block, Desired
    from tak_gitops.reach.decide import Decision, Question

_FILES_SHOWN = 3


class Missing(StrEnum):
    """A row that has to be ordered."""

    ROUTING = "routing"
    PERMISSION = "permission"


class Step(NamedTuple):
    """One row that is missing.

    `declared` is where the files have it already: it is on its way, or was lost. Else `places` are where it can be
    added to what is there, and `lines` what to write: into the list at those places, or as a file of its own where
    there are none.
    """

    missing: Missing
    declared: Place | None = None
    places: tuple[Place, ...] = ()
    lines: tuple[str, ...] = ()


class Called(NamedTuple):
    """What files write for the parts of a question, and what the address is called."""

    consumer: str
    address_name: str | None
    has_name: bool
    """Whether TAK has a name for the address, so that files need none."""


def opening(decision: Decision, question: Question, called: Called, desired: Desired) -> tuple[Step, ...]:
    """The rows to order, in order; nothing where the call goes through, or where no order helps.

    An address of the old style is no address that can be ordered.
    """
    consumer, contract, address = question
    if not is_address(address):
        return ()
    rows = DeclaredRows(desired)
    routing = rows.routing(contract, address)
    home = routing.block if routing else None
    steps = []
    if decision.without_parents is Verdict.NO_ROUTING:
        if routing:
            steps.append(Step(Missing.ROUTING, declared=routing.place))
        else:
            home, step = _routing(question, called, rows)
            steps.append(step)
    elif decision.without_parents is not Verdict.NO_PERMISSION:
        return ()
    permission = rows.permission(contract, consumer, address)
    if decision.permitted.step or _comes_along(steps, home, question):
        return tuple(steps)
    step = Step(Missing.PERMISSION, declared=permission.place) if permission else _permission(question, called, home)
    return (*steps, step)


def _comes_along(steps: Sequence[Step], home: Block | None, question: Question) -> bool:
    """Whether the permission comes with the routing: the file that it is written to has the consumer already."""
    if not steps or steps[0].declared:
        return False
    return home is None or fold(question.consumer) in {fold(each.hsa_id) for each in home.consumers}


def _routing(question: Question, called: Called, rows: DeclaredRows) -> tuple[Block | None, Step]:
    """The address in the list of a connection of the contract; where there is none, a connection of its own."""
    blocks = sorted((block for block, _ in rows.routes(question.contract)), key=lambda each: len(each.contracts))
    places = tuple(dict.fromkeys(map(_end_of_list, blocks)))[:_FILES_SHOWN]
    if places:
        as_table = not places[0].path.endswith(YAML)
        lines = [_table_line(question, called)] if as_table else _address_lines(question, called)
        return blocks[0], Step(Missing.ROUTING, places=places, lines=tuple(lines))
    lines = [
        "kind: Connection",
        "prestudy: …",
        "producer: …",
        "rivta_profile: RIVTABP21",
        "url: https://…",
        "contracts:",
        f"  - {short_form(question.contract)}",
        "logical_addresses:",
        *(f"  {line}" for line in _address_lines(question, called)),
        f"consumers: [{called.consumer}]",
    ]
    return None, Step(Missing.ROUTING, lines=tuple(lines))


def _permission(question: Question, called: Called, block: Block | None) -> Step:
    """The consumer in the list of the connection that routes the address; where no file does, an access of its own."""
    if block is not None:
        last = max((each.line for each in block.consumers), default=block.declaration.line)
        return Step(Missing.PERMISSION, places=(block.place(last, 0),), lines=(f"- {called.consumer}",))
    lines = [
        "kind: Access",
        f"consumers: [{called.consumer}]",
        "contracts:",
        f"  - {short_form(question.contract)}",
        "logical_addresses:",
        *(f"  {line}" for line in _address_lines(question, called)),
    ]
    return Step(Missing.PERMISSION, lines=tuple(lines))


def _address_lines(question: Question, called: Called) -> Sequence[str]:
    written = scalar(question.logical_address)
    if called.has_name:
        return [f"- {written}"]
    return [f"- id: {written}", f"  name: {scalar(called.address_name) if called.address_name else '…'}"]


def _table_line(question: Question, called: Called) -> str:
    return question.logical_address if called.has_name else f"{question.logical_address};{called.address_name or '…'}"


def _end_of_list(block: Block) -> Place:
    """The last line of the addresses of a block, whose file may be shared by several."""
    return Place(block.addresses.path, max(block.addresses.lines, default=0))
