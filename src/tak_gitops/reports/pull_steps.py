"""What is missing before a pull request may be merged, and the next step: the end of its comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Severity, in_order
from tak_gitops.reports.approval_steps import DONE, MISSING, asked_lines, marked
from tak_gitops.reports.markdown import code, inert, item
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.reports.pull_view import PullView

FEW = 3
SAID = {
    "order.missing": "comment.order_missing",
    "order.not_needed": "comment.order_not_needed",
    "order.outdated": "comment.order_outdated",
    "order.outdated.about": "comment.order_outdated",
}
"""What is said here of an order file, where the next step says what to do about it."""


class PullSteps:
    """The steps of one environment; every method gives lines. So many `rows` of a list are told, None = all."""

    def __init__(self, view: PullView, language: Language, rows: int | None) -> None:
        self.view = view
        self.plan = view.plan
        self.language = language
        self.rows = None if rows is None else max(rows, FEW)

    def say(self, key: str, **values: object) -> str:
        """A text of ours with what comes from outside made inert."""
        return inert(render(msg(key, **values), self.language))

    def lines(self) -> Iterator[str]:
        """What is missing or done, then the next step."""
        steps = [*self.findings(), *self.guards(), *self.order(), *self.waiting(), *self.approvals()]
        if steps:
            yield f"**{self.say('comment.before')}**"
            yield ""
            yield from map(item, steps)
            yield ""
        yield f"**{self.say('comment.next')}** {self.next_step()}"
        yield ""

    def findings(self) -> Iterator[str]:
        """Errors, which stop an order: a prestudy that is missing, a routing that nobody may call, and the like."""
        errors = [each for each in in_order([*self.plan.findings]) if each.severity is Severity.ERROR]
        shown = errors[: self.rows]
        for each in shown:
            place = f", {code(str(each.place))}" if each.place else ""
            yield f"{MISSING} **{each.rule}** {inert(render(each.message, self.language))}{place}"
        if len(shown) < len(errors):
            yield f"{MISSING} {self.say('comment.more', count=len(errors) - len(shown))}"
        if self.plan.blocked:
            yield f"{MISSING} {self.say('comment.blocked', count=len(self.plan.blocked))}"

    def guards(self) -> Iterator[str]:
        """Guards that are closed, and what opens them; and those that an allow file has opened."""
        guards = self.plan.guards
        for refusal in guards.refusals:
            yield f"{MISSING} {inert(render(refusal.message, self.language))}"
        if guards.can_be_opened:
            yield f"{MISSING} {self.say('limits.how', environment=self.plan.environment)}"
        for path in guards.opened_by[: self.rows]:
            yield f"{DONE} {self.say('comment.opened')} {code(path)}"

    def order(self) -> Iterator[str]:
        """Whether the order file is what the change gives."""
        view = self.view
        if view.problem is not None and view.problem.key in SAID:
            path = f" {code(view.order)}" if view.order else ""
            yield f"{MISSING} {self.say(SAID[view.problem.key])}{path}"
        elif view.problem is not None:
            yield f"{MISSING} {inert(render(view.problem, self.language))}"
        elif view.order:
            yield f"{DONE} {self.say('comment.order_current')} {code(view.order)} ({code(view.digest or '')})"

    def waiting(self) -> Iterator[str]:
        """Other orders and cases that this one waits for."""
        plan = self.plan
        if plan.waits_for:
            yield self.say("plan.waits_for", numbers=", ".join(map(str, plan.waits_for)))
        if plan.waits_for_cases:
            yield self.say("comment.waits_for_cases", numbers=", ".join(map(str, plan.waits_for_cases)))
        if plan.cases:
            yield self.say("comment.cases", count=len(plan.cases))

    def approvals(self) -> Iterator[str]:
        """How many must approve and why, and who must be among them."""
        asked = self.view.asked
        if asked is None:
            return
        for line in asked_lines(asked, self.language, self.rows):
            yield marked(line, self.view.commit)

    def next_step(self) -> str:
        """What to do now."""
        view, plan = self.view, self.plan
        if plan.blocked or plan.errors or (view.asked and view.asked.need.conflict):
            return self.say("comment.next.mend")
        if plan.guards.refusals and (plan.touched or view.order):
            key = "comment.next.open" if plan.guards.can_be_opened else "comment.next.export"
            return self.say(key)
        if view.problem is not None:
            return f"{self.say('comment.next.order')} {code(f'tak order {plan.environment}')}"
        if not plan.changes and not plan.cases:
            return self.say("comment.next.nothing")
        if view.asked is None:
            return self.say("comment.next.review")
        return marked(self.say("comment.next.approve"), view.commit)
