"""The Swedish text that goes with an order, for the people who carry it out (experience.md)."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.contracts import title
from tak_gitops.texts import msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tak_gitops.model.repository_files import Contact
    from tak_gitops.orders.order_file import Line, OrderFile
    from tak_gitops.sources.json_order import Timing

WIDTH = 100
_ACTIONS = ("remove", "change", "add")
_KINDS = ("logical_address", "system", "routing", "permission")


class Sender(NamedTuple):
    """Who orders, whom to ask, and the names of addresses and components by HSA-id as it is ordered."""

    ordered_by: str
    contact: Contact | None
    names: Mapping[str, str]


def order_text(order: OrderFile, part: int, sender: Sender, timing: Timing) -> str:
    """The text of part `part` (from 1): what is ordered, line by line; orders are Swedish always."""
    return "\n".join([*_lines(order, part, sender, timing), ""])


def _say(key: str, **values: object) -> str:
    return render(msg(key, **values), "sv")


def _lines(order: OrderFile, part: int, sender: Sender, timing: Timing) -> Iterator[str]:
    yield _say("order.text.head", digest=order.short_digest, part=part, parts=len(order.parts), platform=order.platform)
    if sender.ordered_by:
        yield _say("order.text.ordered_by", name=sender.ordered_by)
    yield _say("order.text.execute_on", day=timing.execute_on.isoformat())
    if order.needs.prestudies:
        yield _say("order.text.prestudy", names=", ".join(order.needs.prestudies))
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
                yield from (text for line in lines for text in _entry(line, sender))
                yield ""
    yield _say("order.text.attached")


def _entry(line: Line, sender: Sender) -> Iterator[str]:
    if line.kind in {"logical_address", "system"}:
        yield visible(f"  {line.key['hsa_id']}  {(line.after or {}).get('name')}")
        return
    parts = [title(line.key["contract"]), _named(line.key["logical_address"], sender)]
    if "consumer" in line.key:
        parts.append(_say("order.text.consumer", name=_named(line.key["consumer"], sender)))
    yield visible(f"  {'  '.join(parts)}")
    for key, target in (("before", line.before), ("after", line.after)):
        if target and not (key == "before" and line.action == "add"):
            producer = _named(target.get("producer") or "–", sender)
            word = _say(f"order.text.target.{key}" if line.action == "change" else "order.text.target")
            yield visible(f"      {word} {producer}, {target.get('rivta_profile')}, {target.get('url')}")


def _named(hsa_id: str, sender: Sender) -> str:
    name = sender.names.get(hsa_id)
    return f"{name} ({hsa_id})" if name and name != hsa_id else hsa_id
