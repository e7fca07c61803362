"""The comment of one environment in a pull request: what is taken away first, in the first screen of a phone.

It is always shorter than what a forge takes. What has to be left out is left out from the least important end, is
counted, and stands in the full report; removals are the last to go (reliability.md 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.findings import Severity, in_order
from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.line_keys import short_key
from tak_gitops.reports.comment_marks import marker
from tak_gitops.reports.impact_words import ImpactWords
from tak_gitops.reports.markdown import code, inert, item, row
from tak_gitops.reports.plan_cases import case_items
from tak_gitops.reports.plan_counts import plan_counts
from tak_gitops.reports.plan_lines import by_file, folded, owner
from tak_gitops.reports.plan_markdown import PlanMarkdown
from tak_gitops.reports.plan_text import COUNTED, export_name
from tak_gitops.reports.pull_steps import PullSteps
from tak_gitops.reports.receipt_counts import receipt_counts
from tak_gitops.texts import Language, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tak_gitops.acceptance.receipt import Receipt
    from tak_gitops.findings import Finding
    from tak_gitops.model.changes import Change
    from tak_gitops.reports.pull_view import PullView

LIMIT = 60_000
"""As many bytes a comment may have: GitHub takes 65,536 characters, and what a page adds to it needs room."""
LEAST = 4_000
"""No limit below this leaves room for what must be said."""
LEAST_OF_A_ROW = 40
FEW_CONTRACTS = 3
FEW_WARNINGS = 5


class Depth(NamedTuple):
    """How much is told: so many rows of each list, and so many of what is removed or lost. None = all."""

    rows: int | None = None
    removals: int | None = None


DEPTHS = (
    Depth(),
    *(Depth(rows) for rows in (300, 100, 30, 10, 0)),
    *(Depth(0, removals) for removals in (100, 30, 10, 0)),
)


def pull_comment(view: PullView, language: Language, *, limit: int | None = LIMIT) -> str:
    """The comment, with its hidden marker, ending in a line break; no longer than `limit` bytes in UTF-8.

    The limit is at least `LEAST`; None = everything is told.
    """
    bound = None if limit is None else max(limit, LEAST)
    for depth in DEPTHS if bound is None else _promising(view, bound):
        text = "\n".join([*PullComment(view, language, depth).lines(), ""])
        if bound is None or len(text.encode()) <= bound:
            return text
    return "\n".join([*PullComment(view, language, DEPTHS[-1]).least(), ""])


def _promising(view: PullView, bound: int) -> Iterator[Depth]:
    """The depths that may have room: what would take far too long to write out is not tried."""
    plan = view.plan
    rows = len(plan.changes) + len(plan.drift) + len(plan.orphans) + len(plan.released)
    removals = plan.count(Action.REMOVE)
    for depth in DEPTHS:
        told = rows if depth.rows is None else min(rows, depth.rows)
        removed = removals if depth.removals is None else min(removals, depth.removals)
        if max(told, removed) * LEAST_OF_A_ROW <= bound:
            yield depth


class PullComment:
    """The comment piece by piece; every method gives lines."""

    def __init__(self, view: PullView, language: Language, depth: Depth) -> None:
        self.view = view
        self.plan = view.plan
        self.language = language
        self.depth = depth
        self.markdown = PlanMarkdown(view.plan, language)
        self.removals = [each for each in view.plan.changes if each.action is Action.REMOVE]
        findings = in_order([*view.plan.findings, *view.plan.guards.findings])
        self.warnings = [each for each in findings if each.severity is not Severity.ERROR]
        self.others = [each for each in view.plan.changes if each.action is not Action.REMOVE]

    def say(self, key: str, **values: object) -> str:
        """A text, with its values made inert."""
        return self.markdown.say(key, **values)

    def lines(self) -> Iterator[str]:
        """Every line of the comment."""
        yield from self.head()
        yield from self.losses()
        yield from self.cut_table(self.removals, self.depth.removals)
        yield from self.stopped()
        yield from self.warned()
        yield from self.by_system()
        yield from self.cases()
        yield from self.folded_away()
        yield from self.markdown.suggestions() if self.depth.rows is None else ()
        yield from PullSteps(self.view, self.language, self.depth.rows).lines()
        yield from self.foot()

    def least(self) -> Iterator[str]:
        """What is said where even names are too long: the counts, what is taken away, and where all of it stands."""
        yield from self.head()
        yield self.say("comment.too_large")
        yield ""
        yield from self.foot()

    def head(self) -> Iterator[str]:
        """Marker, headline, and whether anything is taken from anybody."""
        plan = self.plan
        yield marker(plan.environment, is_quiet=self.view.is_quiet)
        yield f"### {inert(plan.environment[:200])}: {render(plan_counts(plan), self.language)}"
        yield ""
        yield f"**{self.takes()}**"
        yield ""

    def takes(self) -> str:
        """In one sentence whether anything is removed, and whether anybody loses access or is led elsewhere."""
        impact = self.plan.impact
        parts = []
        removed = self._kinds(self.removals)
        if removed:
            rows = f" {self.say('comment.and')} ".join(removed)
            parts.append(self.say("comment.removed", rows=rows))
        if impact.lost:
            parts.append(self.say("comment.lost", count=len({path.consumer for path in impact.lost})))
        if impact.moved:
            parts.append(self.say("comment.moved", count=len(impact.moved)))
        blocked = sum(each.change.action is Action.REMOVE for each in self.plan.blocked)
        if blocked:
            parts.append(self.say("comment.removal_blocked", count=blocked))
        return " ".join(parts) or self.say("comment.nothing_taken")

    def losses(self) -> Iterator[str]:
        """Who loses access and whose calls go elsewhere, in the open."""
        words = ImpactWords(self.plan, self.language)
        sentences = [each for each in words.sentences() if each.action is not Action.ADD]
        shown = sentences[: self.depth.removals]
        for each in shown:
            text = inert(each.text)
            yield item(f"**{text}**" if each.action is Action.REMOVE else text)
        if len(shown) < len(sentences):
            yield f"- {self.say('comment.more', count=len(sentences) - len(shown))}"
        uncertain = words.uncertain()
        if uncertain:
            yield item(inert(uncertain))
        if sentences:
            yield ""

    def stopped(self) -> Iterator[str]:
        """What cannot be ordered, and why."""
        blocked = self.plan.blocked[: self.depth.rows]
        if blocked:
            yield from self.markdown.blocked(blocked)
        if len(blocked) < len(self.plan.blocked):
            yield f"- {self.say('comment.blocked_more', count=len(self.plan.blocked) - len(blocked))}"
            yield ""

    def by_system(self) -> Iterator[str]:
        """What is added and changed, a row for each system."""
        systems: dict[str, list[Change]] = {}
        for path, changes in by_file(self.others):
            systems.setdefault(owner(changes, self.plan) or path, []).extend(changes)
        if not systems:
            return
        columns = ("comment.column.system", "comment.column.added", "comment.column.changed", "plan.column.contract")
        yield row([self.say(each) for each in columns])
        yield row(["---"] * len(columns))
        limit = None if self.depth.rows is None else max(self.depth.rows, 10)
        shown = list(systems.items())[:limit]
        for name, changes in shown:
            added, changed = (
                ", ".join(self._kinds([each for each in changes if each.action is action]))
                for action in (Action.ADD, Action.CHANGE)
            )
            yield row([inert(name), added or "–", changed or "–", self._contracts(changes)])
        yield ""
        if len(shown) < len(systems):
            yield self.say("comment.systems_more", count=len(systems) - len(shown))
            yield ""

    def cases(self) -> Iterator[str]:
        """What is asked of a service desk beside the rows."""
        if self.plan.cases:
            yield self.say("plan.cases", count=len(self.plan.cases), platform=self.plan.platform)
            yield ""
            yield from case_items(self.plan, self.language, self.depth.rows)
            yield ""

    def folded_away(self) -> Iterator[str]:
        """Who gains access, every row, what is beside the change, the receipt and what the checks remark."""
        plan = self.plan
        yield from self.gains()
        if self.others:
            yield from self.details(
                self.say("comment.rows", count=len(self.others)), self.cut_table(self.others, self.depth.rows)
            )
        for key, changes in (
            ("plan.orphans", plan.orphans),
            ("plan.released", plan.released),
            ("plan.drift_heading", plan.drift),
        ):
            if changes:
                yield from self.details(self.say(key, count=len(changes)), self.aside(changes))
        if plan.changes and plan.receipt:
            heading = self.say("comment.receipt", counts=receipt_counts(plan.receipt))
            yield from self.details(heading, self.receipt(plan.receipt))
        yield from self.details(self.say("comment.about"), self.about())

    def gains(self) -> Iterator[str]:
        """Who gains access."""
        words = ImpactWords(self.plan, self.language)
        gains = [each for each in words.sentences() if each.action is Action.ADD]
        shown = gains[: self.depth.rows]
        texts = [item(inert(each.text)) for each in shown]
        if len(shown) < len(gains):
            texts.append(f"- {self.say('comment.more', count=len(gains) - len(shown))}")
        if gains:
            yield from self.details(words.say("impact.gains", count=sum(each.ways for each in gains)), [*texts, ""])

    def aside(self, changes: Sequence[Change]) -> Iterator[str]:
        """Rows that are not ordered; of orphans how each is ordered by its name."""
        yield from self.cut_table(changes, self.depth.rows)
        if changes is self.plan.orphans:
            for change in changes[: self.depth.rows]:
                yield f"- {code(f'tak order {self.plan.environment} --drift {short_key(change)}')}"
            yield ""

    def receipt(self, receipt: Receipt) -> Iterator[str]:
        """What TAK should answer, line by line."""
        shown = receipt.lines[: self.depth.rows]
        yield from (f"- {code(f'{each.status.value}: {each.text}')}" for each in shown)
        if len(shown) < len(receipt.lines):
            yield f"- {self.say('comment.more', count=len(receipt.lines) - len(shown))}"
        yield ""

    def warned(self) -> Iterator[str]:
        """The first warnings, in the open: what no order can bring back, say."""
        shown = self.warnings[:FEW_WARNINGS]
        yield from map(self.finding, shown)
        if shown:
            yield ""

    def about(self) -> Iterator[str]:
        """What is neither ordered nor stops an order: the other warnings, then remarks."""
        rest = self.warnings[FEW_WARNINGS:]
        shown = rest[: self.depth.rows]
        yield from map(self.finding, shown)
        if len(shown) < len(rest):
            yield f"- {self.say('comment.more', count=len(rest) - len(shown))}"
        if self.depth.rows is None:
            yield from map(item, self.markdown.remarked(with_receipt=False))
        yield ""

    def finding(self, finding: Finding) -> str:
        """What a check says, and where."""
        place = f", {code(str(finding.place))}" if finding.place else ""
        return f"- **{finding.rule}** {inert(render(finding.message, self.language))}{place}"

    def details(self, heading: str, content: Iterable[str]) -> Iterator[str]:
        """Lines that are folded away until somebody asks for them; `heading` is safe already."""
        lines = list(content)
        if any(lines):
            yield f"<details><summary>{heading}</summary>"
            yield ""
            yield from lines
            yield "</details>"
            yield ""

    def cut_table(self, changes: Sequence[Change], limit: int | None) -> Iterator[str]:
        """The first rows as a table, and how many have no row of their own; with little room many are one row."""
        shown = folded(changes, show_all=limit is None or len(changes) <= limit)[:limit]
        yield from self.markdown.table(shown)
        rest = len(changes) - sum(len(each.changes) == 1 for each in shown)
        if rest:
            yield self.say("comment.rows_more", count=rest)
            yield ""

    def foot(self) -> Iterator[str]:
        """What was looked at, in one line: commit, export, digest of the export, base, and where everything stands."""
        view, plan = self.view, self.plan
        parts = [
            self.say("comment.commit", commit=view.commit[:12]) if view.commit else "",
            render(export_name(plan), self.language),
            code(plan.live.digest[:12]),
            self.markdown.base(),
            f"[{self.say('comment.whole')}]({view.run})" if view.run else "",
        ]
        yield f"<sub>{' · '.join(filter(None, parts))}</sub>"

    def _kinds(self, changes: Sequence[Change]) -> list[str]:
        """How many rows of each kind there are: `12 vägval`, `12 behörigheter`."""
        counts = [(kind, sum(each.kind is kind for each in changes)) for kind in Kind]
        return [self.say(COUNTED[kind], count=count) for kind, count in counts if count]

    def _contracts(self, changes: Sequence[Change]) -> str:
        titles = list(dict.fromkeys(line.contract for line in folded(changes, show_all=False)))
        named = ", ".join(map(code, titles[:FEW_CONTRACTS]))
        more = len(titles) - FEW_CONTRACTS
        return f"{named} {self.say('comment.and_more', count=more)}" if more > 0 else named
