"""A plan for the terminal: what is taken away first, names before ids, and every line with its place."""

from __future__ import annotations

import textwrap
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from tak_gitops.findings import in_order
from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.flows import Flow
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import short_key
from tak_gitops.model.names import system_name, system_title
from tak_gitops.reports.fields import changed_fields
from tak_gitops.reports.findings_report import finding_line
from tak_gitops.reports.flow_words import flow_names, flows_of, plan_prestudies
from tak_gitops.reports.impact_words import ImpactWords
from tak_gitops.reports.live_name import live_name
from tak_gitops.reports.plan_cases import case_lines
from tak_gitops.reports.plan_counts import summary
from tak_gitops.reports.plan_lines import COLOURS, NAMED, SIGNS, Line, by_file, by_message, folded, owner
from tak_gitops.reports.receipt_counts import receipt_counts
from tak_gitops.texts import Language, Message, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.findings import Finding
    from tak_gitops.model.changes import Blocked, Change, NewObject
    from tak_gitops.plan import Plan
from tak_gitops.reports.style import Style

COUNTED = {Kind.ROUTING: "plan.routings", Kind.PERMISSION: "plan.permissions"}
INDENT = " " * 16
NARROW = " " * 6
"""Where lines go that are too long for `INDENT`: URLs, mostly."""
FEW_WRITTEN = 24
"""As many lines of a suggestion are shown unless all are wanted."""
FEW = 5
"""As many lines of drift, orphans and the like are shown unless all are wanted."""


def plan_text(plan: Plan, language: Language, style: Style, *, show_all: bool = False) -> str:
    """One environment's plan, ending in a line break; `show_all` folds nothing."""
    return "".join(f"{line}\n" for line in PlanText(plan, language, style, show_all).lines())


class PlanText:
    """The report of one plan, piece by piece; every method gives lines, or a part of one."""

    def __init__(self, plan: Plan, language: Language, style: Style, show_all: bool) -> None:
        self.plan = plan
        self.language = language
        self.style = style
        self.show_all = show_all

    def say(self, key: str, **values: object) -> str:
        """A text of the area `plan`."""
        return render(msg(key, **values), self.language)

    def wrapped(self, text: str, indent: str = "") -> list[str]:
        """A sentence in lines of the style's width."""
        return textwrap.wrap(
            text, self.style.width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )

    def lines(self) -> Iterator[str]:
        """Every line of the report."""
        plan = self.plan
        told = (plan.blocked, plan.drift, plan.released, plan.findings, plan.unknown, plan.unsent)
        if not (plan.is_order or any(told)):
            yield self.say("plan.clean", environment=plan.environment, export=self.export())
            if not plan.live.dates_known:
                yield from self.wrapped(self.say("plan.no_dates"))
            yield from self.remarked(plan.guards.findings)
            yield from self.refused()
            return
        yield from self.head()
        yield ""
        for path, changes in by_file(plan.changes):
            yield from self.file(path, changes)
        yield from self.blocked(plan.blocked)
        yield from self.impact()
        yield from case_lines(plan, self.language, self.style, show_all=self.show_all)
        yield from self.beside()
        yield self.summary()
        yield from self.refused()
        if plan.errors and not plan.blocked:
            yield self.say("plan.blocked", environment=plan.environment)
        if plan.is_order and not plan.blocked and not plan.errors and not plan.guards.refusals:
            yield self.say("plan.next", environment=plan.environment)

    def head(self) -> Iterator[str]:
        """What is compared with what, and how many of which kind change."""
        plan = self.plan
        routings, permissions = plan.live.in_force
        facts = [
            plan.environment,
            self.say("plan.against", export=self.export(), routings=routings, permissions=permissions),
            self.say("plan.base.none") if plan.base == "none" else self.say("plan.base", base=plan.base),
            self.say("plan.day", day=plan.day.isoformat()),
        ]
        yield from joined(facts, " · ", self.style.width)
        counts = [text for action in Action if (text := self.counts(action))]
        if counts:
            yield "   ".join(counts)

    def export(self) -> Message:
        """The export by its time, in Swedish time."""
        return export_name(self.plan)

    def counts(self, action: Action) -> str:
        """How many rows of each kind an action touches, such as `+ 12 vägval, 12 behörigheter`."""
        changes = [change for change in self.plan.changes if change.action is action]
        parts = []
        for kind in Kind:
            count = sum(change.kind is kind for change in changes)
            if count:
                parts.append(self.say(COUNTED[kind], count=count))
        return self.style.coloured(f"{SIGNS[action]} {', '.join(parts)}", COLOURS[action]) if parts else ""

    def file(self, path: str, changes: Sequence[Change]) -> Iterator[str]:
        """The changes of one file under the name of its system."""
        title, path = visible(owner(changes, self.plan) or ""), visible(path)
        gap = self.style.width - len(title) - len(path)
        if title and gap >= 2:  # noqa: PLR2004 - room for a gap between the two
            yield f"{self.style.bold(title)}{' ' * gap}{path}"
        else:
            yield from filter(None, (title and self.style.bold(title), path))
        names = flow_names(flows_of(changes, self.plan), self.language)
        if names:
            yield from self.wrapped(f"  {names[0].upper()}{names[1:]}", "  ")
        for line in folded(changes, show_all=self.show_all):
            action = line.first.action
            yield from self.entry(line, SIGNS[action], COLOURS[action], self.where(line))
            yield from self.fields(line.first)
            yield from self.after(line)
        yield ""

    def after(self, line: Line) -> Iterator[str]:
        """What stands below a line of a file: nothing, in a plan."""
        del line
        yield from ()

    def entry(self, line: Line, sign: str, colour: str | None = None, where: str = "") -> Iterator[str]:
        """One change, or many that are folded, in one line where it fits; else names first, then id and place."""
        change = line.first
        names = [f"  {sign} {self.say(NAMED[change.kind]):<11} {line.contract}", self.address(line)]
        if change.consumer is not None:
            names.append(self.say("plan.to_consumer", name=self.consumer(change.consumer)))
        identifier = change.logical_address if len(line.changes) == 1 else ""
        texts, head = self.laid([*names, identifier, where]), self.laid(names)
        if len(texts) > 1 and len(head) == 1:
            first, *others = filter(None, (identifier, where))
            texts = [*head, *self.laid([INDENT + first, *others])]
        yield self.style.coloured(texts[0], colour) if colour else texts[0]
        yield from texts[1:]

    def laid(self, parts: Sequence[str]) -> list[str]:
        """The parts that are not empty, safe to show, in as many lines as they need."""
        return list(joined([visible(part) for part in parts if part], "  ", self.style.width, INDENT))

    def address(self, line: Line) -> str:
        """The address by name, empty where it has none; or how many there are."""
        if len(line.changes) > 1:
            return self.say("plan.addresses", count=len(line.changes))
        return self.plan.name(line.first.logical_address) or ""

    def consumer(self, identifier: str) -> str:
        """A consumer by its name, with its organisation where another has the same name, or by its id."""
        name = self.plan.name(identifier)
        if name is None:
            return identifier
        short = system_name(name)
        return short if self.namesakes[short] == 1 else system_title(name)

    @cached_property
    def namesakes(self) -> Counter[str]:
        """How many of those whom the plan names have each name."""
        return Counter(map(system_name, self.plan.names.values()))

    def where(self, line: Line) -> str:
        """Why the line is there, and where in the file."""
        reason = self.say(f"plan.reason.{line.first.reason.value}")
        return ", ".join(filter(None, (reason, self.at(line))))

    def at(self, line: Line) -> str:
        """Where in the file, empty where none is known."""
        first, last = line.lines
        if not first:
            return ""
        at = (
            self.say("plan.line", line=str(first))
            if first == last
            else self.say("plan.lines", first=str(first), last=str(last))
        )
        more = f" ({self.say('plan.show_all')})" if len(line.changes) > 1 else ""
        return f"{at}{more}"

    def fields(self, change: Change) -> Iterator[str]:
        """What changes in a routing: the old value and the new one, one below the other."""
        if change.before is None or change.after is None:
            return
        texts = []
        for each in changed_fields(change.before, change.after):
            field = self.say(f"plan.field.{each.field}")
            texts.append(f"{field}  {self.value(each.field, each.before)}")
            texts.append(f"{'→':>{len(field)}}  {self.value(each.field, each.after)}")
        fits = all(len(INDENT) + len(text) <= self.style.width for text in texts)
        yield from (f"{INDENT if fits else NARROW}{text}" for text in texts)

    def value(self, field: str, value: str | None) -> str:
        """A value for reading: a producer by its name too."""
        name = self.plan.name(value) if field == "producer" else None
        return visible(f"{system_title(name)}  {value}" if name else value or "–")

    def blocked(self, blocked: Sequence[Blocked]) -> Iterator[str]:
        """What cannot be ordered, and what to do; what is the matter with many is said once."""
        for message, changes in by_message(blocked):
            for line in folded(changes, show_all=self.show_all):
                yield from self.entry(line, "!", "red", self.where(line))
            reason = f"{message.key.partition('.')[0]}  {render(message, self.language)}"
            yield from self.wrapped(INDENT + reason, INDENT)
        if blocked:
            yield self.say("plan.blocked", environment=self.plan.environment)
            yield ""

    def impact(self) -> Iterator[str]:
        """Who loses access, whose calls go elsewhere, who gains access; of each the first few unless all are wanted."""
        words = ImpactWords(self.plan, self.language, show_all=self.show_all)
        sentences = words.sentences()
        if not sentences:
            return
        yield words.say("impact.heading")
        for action in SIGNS:
            alike = [each for each in sentences if each.action is action]
            shown = alike if self.show_all else alike[:FEW]
            for each in shown:
                first, *others = self.wrapped(f"  {SIGNS[action]} {each.text}", "    ")
                yield self.style.coloured(first, COLOURS[action])
                yield from others
            rest = len(alike) - len(shown)
            if rest:
                yield f"  {self.say('plan.more', count=rest)}"
        uncertain = words.uncertain()
        if uncertain:
            yield from self.wrapped(f"    {uncertain}", "    ")
        yield ""

    def beside(self) -> Iterator[str]:
        """What the order creates, and what it leaves alone."""
        plan = self.plan
        for kind, key in (("logical_address", "plan.new_addresses"), ("system", "plan.new_systems")):
            new = [each for each in plan.new_objects if each.kind == kind]
            if new:
                yield self.say(key)
                yield from self.few(new)
                yield ""
        for key, changes in (
            ("plan.orphans", plan.orphans),
            ("plan.released", plan.released),
            ("plan.drift", plan.drift),
        ):
            if changes:
                yield from self.wrapped(self.say(key, count=len(changes), environment=plan.environment))
                orphans = changes is plan.orphans
                yield from self.asides(folded(changes, show_all=self.show_all), keys=orphans)
                if orphans:
                    yield from self.wrapped(self.say("plan.orphans.how", environment=plan.environment))
                yield ""
        findings = in_order([*plan.findings, *plan.guards.findings])
        yield from self.remarked(findings)
        if findings:
            yield ""
        yield from self.suggestions()
        yield from self.remarks()

    def suggestions(self) -> Iterator[str]:
        """Lines to write instead of what a file has; they are copied, so that each stands in one line."""
        for each in self.plan.suggestions:
            yield from self.wrapped(render(each.why, self.language))
            yield ""
            shown = each.lines if self.show_all else each.lines[:FEW_WRITTEN]
            yield from (f"{NARROW}{visible(line)}" for line in shown)
            if len(each.lines) > len(shown):
                rest = render(msg("flow.more_lines", count=len(each.lines) - len(shown)), self.language)
                yield f"{NARROW}# {rest}"
            yield ""

    def remarked(self, findings: Sequence[Finding]) -> Iterator[str]:
        """Findings, each in as many lines as it needs."""
        for finding in findings:
            yield from self.wrapped(finding_line(finding, self.language, self.style), NARROW)

    def refused(self) -> Iterator[str]:
        """Which guards are closed, with their figures, and what opens them."""
        guards = self.plan.guards
        messages = [refusal.message for refusal in guards.refusals]
        if guards.can_be_opened:
            messages.append(msg("limits.how", environment=self.plan.environment))
        yield from self.closed(messages)

    def closed(self, messages: Sequence[Message]) -> Iterator[str]:
        """What is to be said of closed guards, apart from what comes before."""
        if messages:
            yield ""
        for message in messages:
            yield from self.wrapped(render(message, self.language))

    def asides(self, lines: Sequence[Line], *, keys: bool) -> Iterator[str]:
        """The first lines that are not ordered, and how many rows there are besides; or all, with `keys` if wanted."""
        shown = lines if self.show_all else lines[:FEW]
        for line in shown:
            yield from self.entry(line, SIGNS[line.first.action])
            if self.show_all:
                yield from self.fields(line.first)
            if self.show_all and keys:
                yield from self.key(line.first)
        rest = sum(len(line.changes) for line in lines[len(shown) :])
        if rest:
            yield f"  {self.say('plan.more', count=rest)}"

    def few(self, objects: Sequence[NewObject]) -> Iterator[str]:
        """The first new objects, and how many more there are."""
        shown = objects if self.show_all else objects[:FEW]
        for each in shown:
            flow = self.plan.object_flows.get(fold(each.hsa_id))
            parts = [f"  {visible(each.name)}", each.hsa_id]
            if flow is Flow.ENVIRONMENT_ADDED:
                parts.append(f"({flow_names([flow], self.language)})")
            yield from joined(parts, "  ", self.style.width, NARROW)
        if len(objects) > len(shown):
            yield f"  {self.say('plan.more', count=len(objects) - len(shown))}"

    def key(self, change: Change) -> Iterator[str]:
        """The key by which a row is ordered; it is copied, so that it stands in one line whatever its length."""
        yield f"{NARROW}{visible(short_key(change))}"

    def remarks(self) -> Iterator[str]:
        """What is neither ordered nor drift, in a sentence each."""
        plan = self.plan
        remarks = [
            self.say(key, count=count)
            for key, count in (
                ("plan.unknown" if plan.live.dates_known else "plan.unknown.api", plan.unknown),
                ("plan.adopted", plan.adopted),
                ("plan.unmanaged", plan.unmanaged),
                ("plan.pending", plan.pending),
                ("plan.unsent", plan.unsent),
                ("plan.odd", plan.live.odd),
            )
            if count
        ]
        if plan.prestudies:
            remarks.append(self.say("plan.prestudies", names=plan_prestudies(plan, self.language)))
        if plan.waits_for:
            remarks.append(self.say("plan.waits_for", numbers=", ".join(map(str, plan.waits_for))))
        if plan.waits_for_cases:
            remarks.append(self.say("plan.waits_for_cases", numbers=", ".join(map(str, plan.waits_for_cases))))
        if plan.changes and plan.receipt:
            remarks.append(self.say("plan.receipt", counts=receipt_counts(plan.receipt)))
        if not plan.live.dates_known:
            remarks.append(self.say("plan.no_dates"))
        for remark in remarks:
            yield from self.wrapped(remark)

    def summary(self) -> str:
        """The last line: what the order does, and the drift that it leaves."""
        return self.style.bold(render(summary(self.plan), self.language))


def export_name(plan: Plan) -> Message:
    """The export that a plan was made against, by its time in Sweden."""
    return live_name(plan.live.snapshot, dates_known=plan.live.dates_known)


def joined(parts: list[str], separator: str, width: int, indent: str = "  ") -> Iterator[str]:
    """The parts with a separator between them, in as many lines as the width makes of them."""
    line = parts[0]
    for part in parts[1:]:
        if len(line) + len(separator) + len(part) > width:
            yield line
            line = f"{indent}{part}"
        else:
            line = f"{line}{separator}{part}"
    yield line
