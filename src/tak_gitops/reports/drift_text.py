"""Drift for the terminal and the log of a schedule: what differs, by name, and what to write to order it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.changes import Action
from tak_gitops.reports.plan_lines import COLOURS, SIGNS, by_file, folded
from tak_gitops.reports.plan_text import PlanText, joined
from tak_gitops.texts import Language, Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.model.changes import Change
    from tak_gitops.plan import Plan
    from tak_gitops.reports.plan_lines import Line
    from tak_gitops.reports.style import Style


def drift_text(plan: Plan, language: Language, style: Style, *, show_all: bool = False) -> str:
    """What differs in one environment, ending in a line break; `show_all` folds nothing."""
    return "".join(f"{line}\n" for line in _DriftText(plan, language, style, show_all).lines())


def rows_of(plan: Plan) -> tuple[Change, ...]:
    """All that differs: what is left over first, since that is what would be taken away."""
    return (*plan.orphans, *plan.drift)


def drift_counts(plan: Plan) -> Message:
    """How many rows would have to be added, changed and removed."""
    rows = rows_of(plan)
    return msg("plan.counts", **{action.value: sum(row.action is action for row in rows) for action in Action})


class _DriftText(PlanText):
    """It says of rows that are no changes what a plan says of those that are, and stops where a plan would."""

    def lines(self) -> Iterator[str]:
        """Every line of the report."""
        plan, count = self.plan, len(rows_of(self.plan))
        if not count:
            yield self.say("drift.none", environment=plan.environment, export=self.export())
            if plan.unknown or plan.pending or plan.unsent:
                yield from self.remarks()
        else:
            yield from self.head()
            yield from self.wrapped(self.say("drift.summary", count=count, counts=drift_counts(plan)))
            yield ""
            yield from self.orphans()
            for path, changes in by_file(plan.drift):
                yield from self.file(path, changes)
            yield self.say("drift.order")
            yield f"  {self.say('drift.order.command', environment=plan.environment)}"
            yield self.say("drift.or_files")
            yield ""
            yield from self.remarks()
        yield from self.remarked(plan.guards.findings)
        yield from self.refused()

    def head(self) -> Iterator[str]:
        """What is held to what."""
        plan = self.plan
        routings, permissions = plan.live.in_force
        facts = [
            plan.environment,
            self.say("plan.against", export=self.export(), routings=routings, permissions=permissions),
            self.say("drift.files", commit=plan.base),
        ]
        yield from joined(facts, " · ", self.style.width)

    def orphans(self) -> Iterator[str]:
        """The permissions that nobody has a use for."""
        if not self.plan.orphans:
            return
        yield from self.wrapped(self.say("drift.orphans"))
        for line in folded(self.plan.orphans, show_all=self.show_all):
            yield from self.entry(line, SIGNS[Action.REMOVE], COLOURS[Action.REMOVE])
            yield from self.after(line)
        yield ""

    def after(self, line: Line) -> Iterator[str]:
        """The key by which a row is ordered; those of rows that are folded are shown with them."""
        if len(line.changes) == 1:
            yield from self.key(line.first)

    def where(self, line: Line) -> str:
        """Where in the file it is declared: why it is shown goes without saying."""
        return self.at(line)

    def refused(self) -> Iterator[str]:
        """Which guards are closed: what they say of an export holds here too."""
        yield from self.closed([refusal.message for refusal in self.plan.guards.refusals])
