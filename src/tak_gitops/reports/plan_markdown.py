"""A plan in Markdown, for a pull request: the headline, removals in the open, the rest by contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.changes import Action
from tak_gitops.reports.fields import changed_fields
from tak_gitops.reports.markdown import code, inert, row
from tak_gitops.reports.plan_lines import NAMED, SIGNS, Line, folded
from tak_gitops.reports.plan_text import export_name, summary
from tak_gitops.texts import Language, msg, render

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


def plan_markdown(plan: Plan, language: Language) -> str:
    """One environment's plan, ending in a line break."""
    return "\n".join([*_PlanMarkdown(plan, language).lines(), ""])


class _PlanMarkdown:
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
        yield f"### {inert(plan.environment)}: {render(summary(plan), self.language)}"
        yield ""
        if plan.blocked:
            yield f"**{self.say('plan.blocked', environment=plan.environment)}**"
            yield ""
            yield from self.blocked(plan.blocked)
        removals = [change for change in plan.changes if change.action is Action.REMOVE]
        others = [change for change in plan.changes if change.action is not Action.REMOVE]
        yield from self.table(folded(removals, show_all=True))
        yield from self.table(folded(others, show_all=False))
        if len(others) > len(folded(others, show_all=False)):
            yield from self.details(self.say("plan.all_rows", count=len(others)), others)
        if plan.drift:
            yield from self.details(self.say("plan.drift_heading", count=len(plan.drift)), plan.drift)
        yield from self.remarks()

    def remarks(self) -> Iterator[str]:
        """What is not a row: prestudies, counts, and what was compared with what."""
        plan = self.plan
        counts = (
            ("plan.orphans", len(plan.orphans)),
            ("plan.unknown", plan.unknown),
            ("plan.adopted", plan.adopted),
            ("plan.unmanaged", plan.unmanaged),
        )
        remarks = [self.say(key, count=count) for key, count in counts if count]
        if plan.prestudies:
            remarks.append(self.say("plan.prestudies", names=", ".join(plan.prestudies)))
        yield from (f"- {remark}" for remark in remarks)
        base = self.say("plan.base.none") if plan.base == "none" else self.say("plan.base", base=plan.base)
        yield ""
        yield f"<sub>{render(export_name(plan), self.language)} · {code(plan.live.digest[:12])} · {base}</sub>"

    def blocked(self, blocked: Sequence[Blocked]) -> Iterator[str]:
        """What cannot be ordered, and why."""
        for each in blocked:
            change = each.change
            rule = each.message.key.partition(".")[0]
            what = f"{self.say(NAMED[change.kind])} {code(Line((change,)).contract)} {self.address(change)}"
            yield f"- **{rule}** {what}: {inert(render(each.message, self.language))}"
        yield ""

    def details(self, heading: str, changes: Sequence[Change]) -> Iterator[str]:
        """Rows that are folded away until somebody asks for them."""
        yield f"<details><summary>{heading}</summary>"
        yield ""
        yield from self.table(folded(changes, show_all=True))
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
            many = self.say("plan.addresses", count=len(line.changes))
            yield row(
                [
                    f"{inert(SIGNS[change.action])} {self.say(NAMED[change.kind])}",
                    code(line.contract),
                    self.address(change) if len(line.changes) == 1 else many,
                    self.detail(change),
                    self.where(line),
                ]
            )
        yield ""

    def address(self, change: Change) -> str:
        """An address by name and id."""
        name = self.plan.name(change.logical_address)
        return f"{inert(name)} {code(change.logical_address)}" if name else code(change.logical_address)

    def detail(self, change: Change) -> str:
        """For a permission its consumer; for a changed routing what changes in it."""
        if change.consumer:
            name = self.plan.name(change.consumer)
            return f"{inert(name)} {code(change.consumer)}" if name else code(change.consumer)
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
        reason = self.say(f"plan.reason.{line.first.reason.value}")
        place = line.first.place
        return f"{reason}, {code(f'{place.path}:{place.line}')}" if place else reason
