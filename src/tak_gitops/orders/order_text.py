"""The Swedish text that goes with an order, for the people who carry it out (experience.md)."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.contracts import title
from tak_gitops.model.flows import Flow
from tak_gitops.texts import msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tak_gitops.model.repository_files import Contact
    from tak_gitops.orders.order_file import Line, OrderFile
    from tak_gitops.sources.json_order import Timing

WIDTH = 100
_ACTIONS = ("remove", "change", "add")
_OBJECTS = ("logical_address", "system")
_KINDS = (*_OBJECTS, "routing", "permission")


class Sender(NamedTuple):
    """Who orders, whom to ask, and the names of addresses and components by HSA-id as it is ordered."""

    ordered_by: str
    contact: Contact | None
    names: Mapping[str, str]


def order_text(order: OrderFile, part: int, sender: Sender, timing: Timing, *, enclosed: bool = False) -> str:
    """The text of part `part` (from 1): what is ordered, line by line; orders are Swedish always.

    Its payload is `enclosed`, or else in a file beside it.
    """
    where = _say("order.text.enclosed" if enclosed else "order.text.beside")
    return "\n".join([*_lines(order, part, sender, timing), where, ""])


def _say(key: str, **values: object) -> str:
    return render(msg(key, **values), "sv")


def _lines(order: OrderFile, part: int, sender: Sender, timing: Timing) -> Iterator[str]:
    yield _say("order.text.head", digest=order.short_digest, part=part, parts=len(order.parts), platform=order.platform)
    if sender.ordered_by:
        yield _say("order.text.ordered_by", name=sender.ordered_by)
    yield _say("order.text.execute_on", day=timing.execute_on.isoformat())
    if order.needs.prestudies:
        yield _say("order.text.prestudy", names=", ".join(_prestudies(order)))
    if sender.contact:
        contact = sender.contact
        reach = ", ".join(filter(None, (contact.name, contact.email, contact.phone)))
        yield _say("order.text.contact", reach=reach)
    yield ""
    if len(order.parts) > 1:
        yield from textwrap.wrap(_say("order.text.parts", parts=len(order.parts)), WIDTH)
        yield ""
    for action in _ACTIONS:
        for kind in _KINDS:
            lines = [line for line in order.lines if line.action == action and line.kind == kind]
            if lines:
                yield _say(f"order.text.{action}.{kind}", count=len(lines))
                yield from _objects(lines) if kind in _OBJECTS else _rows(lines, sender)
                yield ""


def _prestudies(order: OrderFile) -> Iterator[str]:
    """The prestudies, each with what needs it: "FS-2026-014 (ny samverkan)" (experience.md)."""
    for name in order.needs.prestudies:
        needed = {each.flow for each in order.needs.flows if each.prestudy == name}
        flows = ", ".join(_say(f"flow.{flow.value}") for flow in Flow if flow.value in needed)
        yield f"{name} ({flows})" if flows else name


def _objects(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield visible(f"  {line.key['hsa_id']}  {(line.after or {}).get('name')}")


def _rows(lines: Iterable[Line], sender: Sender) -> Iterator[str]:
    """The rows, each once, under what they have in common: the contract and where they lead, or who may call."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault("\n".join(_common(line, sender)), []).append(line)
    for common, alike in groups.items():
        yield from common.split("\n")
        yield from (visible(f"      {_named(line.key['logical_address'], sender)}") for line in alike)


def _common(line: Line, sender: Sender) -> Iterator[str]:
    """What is said once for rows that differ in their address only."""
    contract = title(line.key["contract"])
    if "consumer" in line.key:
        yield visible(f"  {contract}  {_say('order.text.consumer', name=_named(line.key['consumer'], sender))}")
        return
    yield visible(f"  {contract}")
    for key, target in (("before", line.before), ("after", line.after)):
        if target and not (key == "before" and line.action == "add"):
            producer = _named(target.get("producer") or "–", sender)
            word = _say(f"order.text.target.{key}" if line.action == "change" else "order.text.target")
            yield visible(f"    {word} {producer}, {target.get('rivta_profile')}")
            yield visible(f"    {' ' * len(word)} {target.get('url')}")


def _named(hsa_id: str, sender: Sender) -> str:
    name = sender.names.get(hsa_id)
    return f"{name} ({hsa_id})" if name and name != hsa_id else hsa_id
