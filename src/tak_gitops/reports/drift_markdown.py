"""Drift in Markdown, for an issue or a chat: the headline, what is left over, what differs, and the keys of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.line_keys import short_key
from tak_gitops.reports.drift_text import drift_counts, rows_of
from tak_gitops.reports.markdown import code, inert
from tak_gitops.reports.plan_lines import folded
from tak_gitops.reports.plan_markdown import PlanMarkdown
from tak_gitops.reports.plan_text import export_name
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.plan import Plan


def drift_markdown(plan: Plan, language: Language) -> str:
    """What differs in one environment, ending in a line break."""
    return "\n".join([*_DriftMarkdown(plan, language).lines(), ""])


class _DriftMarkdown(PlanMarkdown):
    """It says of rows that are no changes what a plan says of those that are."""

    def lines(self) -> Iterator[str]:
        """Every line of the report."""
        plan, rows = self.plan, rows_of(self.plan)
        if not rows:
            yield f"### {self.say('drift.none', environment=plan.environment, export=export_name(plan))}"
        else:
            yield f"### {self.say('drift.heading', environment=plan.environment, count=len(rows))}"
            yield ""
            yield self.say("drift.summary", count=len(rows), counts=drift_counts(plan))
            yield ""
            if plan.orphans:
                yield self.say("drift.orphans")
                yield ""
                yield from self.table(folded(plan.orphans, show_all=True))
            yield from self.table(folded(plan.drift, show_all=False))
            yield from self.keys()
        yield ""
        for refusal in plan.guards.refusals:
            yield f"**{inert(render(refusal.message, self.language))}**"
            yield ""
        for finding in plan.guards.findings:
            yield f"- **{finding.rule}** {inert(render(finding.message, self.language))}"
        yield from self.remarks()

    def base(self) -> str:
        """The commit whose files live is held to."""
        return self.say("drift.files", commit=self.plan.base)

    def keys(self) -> Iterator[str]:
        """How each row is ordered."""
        yield f"<details><summary>{self.say('drift.keys')}</summary>"
        yield ""
        for change in rows_of(self.plan):
            yield f"- {code(short_key(change))}"
        yield ""
        yield "</details>"
        yield ""
        command = render(msg("drift.order.command", environment=self.plan.environment), self.language)
        yield f"{self.say('drift.order')} {code(command)}. {self.say('drift.or_files')}"
