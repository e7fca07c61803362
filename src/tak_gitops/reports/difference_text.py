"""How an order differs from what would be ordered now, line by line (experience.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.contracts import title
from tak_gitops.model.entries import Target
from tak_gitops.model.names import system_title
from tak_gitops.reports.plan_lines import COLOURS, NAMED, SIGNS
from tak_gitops.texts import Language, Message, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tak_gitops.orders.order_file import Line
    from tak_gitops.orders.stale import LineDifference
    from tak_gitops.reports.style import Style

INDENT = " " * 16
OBJECTS = {"logical_address": "order.object.address", "system": "order.object.system"}
"""What a new object is called: keys of the catalogue."""

Side = dict[str, "str | None"] | None


APPROVED_AND_NOW = (msg("order.approved"), msg("order.now"))
"""What the two sides are called where an approved order is held to what would be ordered now."""
FILE_AND_NOW = (msg("order.in_file"), msg("order.now"))
"""The same for the order file of a change that is open still, which nobody may have approved."""


class Names(Protocol):
    """What knows the names of addresses and components, such as a plan."""

    def name(self, identifier: str | None) -> str | None:
        """The name of an address or a component, None where it is not known."""


def difference_text(
    differences: Sequence[LineDifference],
    names: Names,
    language: Language,
    style: Style,
    labels: tuple[Message, Message] = APPROVED_AND_NOW,
) -> str:
    """Each line that differs, with what was approved and what it would be now, or by other labels."""
    report = _Differences(names, language, style, labels)
    return "".join(f"{text}\n" for each in differences for text in report.entry(each))


class _Differences:
    def __init__(self, names: Names, language: Language, style: Style, labels: tuple[Message, Message]) -> None:
        self.names = names
        self.labels = labels
        self.language = language
        self.style = style

    def say(self, message: Message) -> str:
        """A text in the language of the run."""
        return render(message, self.language)

    def entry(self, difference: LineDifference) -> Iterator[str]:
        """What the line is about; then both sides of it, as approved and as it would be now."""
        line = difference.now or difference.approved
        if line is None:
            return
        action = Action(line.action)
        what = [f"  {SIGNS[action]} {self.what(line)}", *self.who(line)]
        yield from self.laid(what, COLOURS[action])
        fields = _telling_fields([each for each in difference if each])
        approved, now = map(self.say, self.labels)
        width = max(len(approved), len(now))
        yield from self.value(f"{approved:<{width}}", difference.approved, fields)
        yield from self.value(f"{now:<{width}}", difference.now, fields)

    def what(self, line: Line) -> str:
        """What kind of row, and for which contract."""
        if line.kind in OBJECTS:
            return self.say(msg(OBJECTS[line.kind]))
        return f"{self.say(msg(NAMED[Kind(line.kind)])):<11} {title(line.key['contract'])}"

    def who(self, line: Line) -> Iterator[str]:
        """The address by name, the consumer, and the id of the address."""
        if line.kind in OBJECTS:
            yield line.key["hsa_id"]
            return
        yield self.names.name(line.key["logical_address"]) or ""
        if "consumer" in line.key:
            consumer = line.key["consumer"]
            yield self.say(msg("plan.to_consumer", name=system_title(self.names.name(consumer) or consumer)))
        yield line.key["logical_address"]

    def laid(self, parts: Sequence[str], colour: str) -> Iterator[str]:
        """The parts in one line where they fit, else with the last of them below."""
        *names, identifier = (visible(part) for part in parts if part)
        whole = "  ".join([*names, identifier])
        if len(whole) <= self.style.width:
            yield self.style.coloured(whole, colour)
        else:
            yield self.style.coloured("  ".join(names), colour)
            yield f"{INDENT}{identifier}"

    def value(self, label: str, line: Line | None, fields: Sequence[str]) -> Iterator[str]:
        """What a line goes from and to, one below the other where they do not fit beside each other."""
        if line is None:
            yield f"{INDENT}{label} {self.say(msg('order.no_line'))}"
            return
        before = self.state(line.before, fields, absent=line.action == Action.ADD)
        after = self.state(line.after, fields, absent=line.action == Action.REMOVE)
        whole = f"{INDENT}{label} {before} → {after}"
        if len(whole) <= self.style.width:
            yield whole
        else:
            yield f"{INDENT}{label} {before}"
            yield f"{INDENT}{'→':>{len(label)}} {after}"

    def state(self, side: Side, fields: Sequence[str], *, absent: bool) -> str:
        """One side of a line: where a routing leads, or whether the row is there."""
        if absent:
            return self.say(msg("order.absent"))
        shown = [self.field(field, side[field]) for field in fields if side and side.get(field)]
        return visible("  ".join(shown)) if shown else self.say(msg("order.present"))

    def field(self, field: str, value: str | None) -> str:
        """A value of a side: a producer by its name too."""
        name = self.names.name(value) if field == "producer" else None
        return f"{system_title(name)} {value}" if name else value or ""


def _telling_fields(lines: Iterable[Line]) -> list[str]:
    """The fields in which the sides of some lines differ; the URL and the name of an object tell themselves apart."""
    sides = [side for line in lines for side in (line.before, line.after) if side]
    differing = {field for field in Target._fields if len({side.get(field) for side in sides}) > 1}
    return [field for field in (*Target._fields, "name") if field in differing | {"url", "name"}]
