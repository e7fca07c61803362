"""A plan in Markdown, for a pull request: the headline, removals in the open, the rest by contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import in_order
from tak_gitops.model.changes import Action
from tak_gitops.model.flows import Flow
from tak_gitops.model.line_keys import short_key
from tak_gitops.model.names import system_title
from tak_gitops.reports.fields import changed_fields
from tak_gitops.reports.flow_words import flow_names, plan_prestudies
from tak_gitops.reports.impact_words import ImpactWords
from tak_gitops.reports.markdown import code, inert, item, row
from tak_gitops.reports.plan_cases import case_markdown
from tak_gitops.reports.plan_counts import plan_counts
from tak_gitops.reports.plan_lines import NAMED, SIGNS, Line, by_message, folded
from tak_gitops.reports.plan_text import export_name
from tak_gitops.reports.receipt_counts import receipt_counts
from tak_gitops.texts import Language, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.model.changes import Blocked, Change
    from tak_gitops.plan import Plan

COLUMNS = (
    "plan.column.change",
    "plan.column.contract",
    "plan.column.address",
    "plan.column.detail",
    "plan.column.where",
)

FEW_FILES = 8
"""The flows of as many files are told file by file."""


def plan_markdown(plan: Plan, language: Language) -> str:
    """One environment's plan, ending in a line break."""
    return "\n".join([*PlanMarkdown(plan, language).lines(), ""])


class PlanMarkdown:
    """The report of one plan, piece by piece; every method gives lines, or a part of one."""

    def __init__(self, plan: Plan, language: Language) -> None:
        self.plan = plan
        self.language = language

    def say(self, key: str, **values: object) -> str:
        """A text of the area `plan`, with its values made inert."""
        safe = {name: inert(value) if isinstance(value, str) else value for name, value in values.items()}
        return render(msg(key, **safe), self.language)

    def lines(self) -> Iterator[str]:
        """Every line of the report."""
        plan = self.plan
        yield f"### {inert(plan.environment)}: {render(plan_counts(plan), self.language)}"
        yield ""
        if plan.blocked:
            yield f"**{self.say('plan.blocked', environment=plan.environment)}**"
            yield ""
            yield from self.blocked(plan.blocked)
        elif plan.errors:
            yield f"**{self.say('plan.blocked', environment=plan.environment)}**"
            yield ""
        yield from self.refused()
        yield from self.impact()
        removals = [change for change in plan.changes if change.action is Action.REMOVE]
        others = [change for change in plan.changes if change.action is not Action.REMOVE]
        yield from self.table(folded(removals, show_all=True))
        yield from case_markdown(plan, self.language)
        yield from self.table(folded(others, show_all=False))
        if len(others) > len(folded(others, show_all=False)):
            yield from self.details(self.say("plan.all_rows", count=len(others)), others)
        for key, changes in (
            ("plan.orphans", plan.orphans),
            ("plan.released", plan.released),
            ("plan.drift_heading", plan.drift),
        ):
            if changes:
                yield from self.details(self.say(key, count=len(changes)), changes, keys=changes is plan.orphans)
        for finding in in_order([*plan.findings, *plan.guards.findings]):
            place = f", {code(str(finding.place))}" if finding.place else ""
            yield f"- **{finding.rule}** {inert(render(finding.message, self.language))}{place}"
        yield from self.suggestions()
        yield from self.remarks()

    def flows(self) -> Iterator[str]:
        """What the change of each file is called; of many files only how many there are of each flow."""
        files: dict[str, set[Flow]] = {}
        for each in self.plan.file_flows:
            files.setdefault(each.path, set()).add(each.flow)
        if len(files) <= FEW_FILES:
            yield from (f"{code(path)}: {inert(flow_names(flows, self.language))}" for path, flows in files.items())
            return
        for flow in Flow:
            count = sum(flow in flows for flows in files.values())
            if count:
                yield f"{inert(flow_names([flow], self.language))}: {self.say('plan.files', count=count)}"

    def suggestions(self) -> Iterator[str]:
        """Lines to write instead of what a file has."""
        for each in self.plan.suggestions:
            yield inert(render(each.why, self.language))
            yield ""
            yield "````yaml"
            yield from map(visible, each.lines)
            yield "````"
            yield ""

    def refused(self) -> Iterator[str]:
        """Which guards are closed, with their figures, and what opens them."""
        guards = self.plan.guards
        for refusal in guards.refusals:
            yield f"**{inert(render(refusal.message, self.language))}**"
            yield ""
        if guards.can_be_opened:
            yield inert(render(msg("limits.how", environment=self.plan.environment), self.language))
            yield ""

    def impact(self) -> Iterator[str]:
        """Who loses access and whose calls go elsewhere, in the open; who gains access, folded away."""
        words = ImpactWords(self.plan, self.language)
        sentences = words.sentences()
        gains = [each for each in sentences if each.action is Action.ADD]
        for each in sentences:
            if each.action is not Action.ADD:
                text = inert(each.text)
                yield item(f"**{text}**" if each.action is Action.REMOVE else text)
        uncertain = words.uncertain()
        if uncertain:
            yield item(inert(uncertain))
        if len(gains) < len(sentences):
            yield ""
        if gains:
            yield f"<details><summary>{words.say('impact.gains', count=sum(each.ways for each in gains))}</summary>"
            yield ""
            yield from (item(inert(each.text)) for each in gains)
            yield ""
            yield "</details>"
            yield ""

    def remarks(self) -> Iterator[str]:
        """What is not a row: prestudies, counts, and what was compared with what."""
        plan = self.plan
        yield from map(item, self.remarked())
        yield ""
        yield f"<sub>{render(export_name(plan), self.language)} · {code(plan.live.digest[:12])} · {self.base()}</sub>"

    def remarked(self, *, with_receipt: bool = True) -> list[str]:
        """What is not a row, in a sentence each."""
        plan = self.plan
        counts = (
            ("plan.unknown" if plan.live.dates_known else "plan.unknown.api", plan.unknown),
            ("plan.adopted", plan.adopted),
            ("plan.unmanaged", plan.unmanaged),
            ("plan.pending", plan.pending),
            ("plan.unsent", plan.unsent),
            ("plan.odd", plan.live.odd),
        )
        remarks = [*self.flows(), *(self.say(key, count=count) for key, count in counts if count)]
        if plan.prestudies:
            remarks.append(self.say("plan.prestudies", names=plan_prestudies(plan, self.language)))
        if plan.waits_for:
            remarks.append(self.say("plan.waits_for", numbers=", ".join(map(str, plan.waits_for))))
        if plan.waits_for_cases:
            remarks.append(self.say("plan.waits_for_cases", numbers=", ".join(map(str, plan.waits_for_cases))))
        if with_receipt and plan.changes and plan.receipt:
            remarks.append(self.say("plan.receipt", counts=receipt_counts(plan.receipt)))
        if not plan.live.dates_known:
            remarks.append(self.say("plan.no_dates"))
        return remarks

    def base(self) -> str:
        """What the change is measured from."""
        base = self.plan.base
        return self.say("plan.base.none") if base == "none" else self.say("plan.base", base=base)

    def blocked(self, blocked: Sequence[Blocked]) -> Iterator[str]:
        """What cannot be ordered, and why; what is the matter with many is said once."""
        for message, changes in by_message(blocked):
            rule = message.key.partition(".")[0]
            yield f"- **{rule}** {inert(render(message, self.language))}"
            for line in folded(changes, show_all=False):
                kind, address = self.say(NAMED[line.first.kind]), self.address(line)
                yield f"  - {' '.join(filter(None, (kind, code(line.contract), address, self.consumer(line.first))))}"
        yield ""

    def details(self, heading: str, changes: Sequence[Change], *, keys: bool = False) -> Iterator[str]:
        """Rows that are folded away until somebody asks for them; with `keys` how each is ordered by its name."""
        yield f"<details><summary>{heading}</summary>"
        yield ""
        yield from self.table(folded(changes, show_all=True))
        for change in changes if keys else ():
            yield f"- {code(f'tak order {self.plan.environment} --drift {short_key(change)}')}"
        if keys:
            yield ""
        yield "</details>"
        yield ""

    def table(self, lines: Sequence[Line]) -> Iterator[str]:
        """Lines as a table, nothing where there are none."""
        if not lines:
            return
        yield row([self.say(column) for column in COLUMNS])
        yield row(["---"] * len(COLUMNS))
        for line in lines:
            change = line.first
            yield row(
                [
                    f"{inert(SIGNS[change.action])} {self.say(NAMED[change.kind])}",
                    code(line.contract),
                    self.address(line),
                    self.detail(change),
                    self.where(line),
                ]
            )
        yield ""

    def address(self, line: Line) -> str:
        """An address by name and id, or how many there are."""
        if len(line.changes) > 1:
            return self.say("plan.addresses", count=len(line.changes))
        return self.named(line.first.logical_address)

    def consumer(self, change: Change) -> str:
        """For a permission its consumer by name and id."""
        if change.consumer is None:
            return ""
        return render(msg("plan.to_consumer", name=self.named(change.consumer)), self.language)

    def named(self, identifier: str) -> str:
        """An address or a component by name and id."""
        name = self.plan.name(identifier)
        return f"{inert(system_title(name))} {code(identifier)}" if name else code(identifier)

    def detail(self, change: Change) -> str:
        """For a permission its consumer; for a changed routing what changes in it."""
        if change.consumer:
            return self.named(change.consumer)
        if change.before and change.after:
            fields = changed_fields(change.before, change.after)
            return "<br>".join(
                f"{self.say(f'plan.field.{each.field}')} {code(each.before or '–')} → {code(each.after or '–')}"
                for each in fields
            )
        target = change.after or change.before
        return code(target.url) if target and target.url else ""

    def where(self, line: Line) -> str:
        """The reason and the place."""
        place = line.first.place
        if place is None:
            return ""
        return f"{self.say(f'plan.reason.{line.first.reason.value}')}, {code(f'{place.path}:{place.line}')}"
