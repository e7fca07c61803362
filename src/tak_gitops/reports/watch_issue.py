"""The one issue of the schedule: everything that somebody must look at, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.reports.after_comment import order_table
from tak_gitops.reports.comment_marks import marker
from tak_gitops.reports.drift_markdown import drift_markdown
from tak_gitops.reports.held_words import held_lines
from tak_gitops.reports.markdown import code, inert, item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.orders.overview import Overview
    from tak_gitops.plan import Plan
    from tak_gitops.reports.held_words import HeldMerge
    from tak_gitops.reports.order_words import Words

KIND, NAME = "issue", "watch"
LIMIT = 60_000
SHOWN = 30


class Watch(NamedTuple):
    """What was found: orders to look at, merges that were not taken up, drift, and what could not be told."""

    orders: tuple[Overview, ...] = ()
    held: tuple[HeldMerge, ...] = ()
    drifting: tuple[Plan, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()
    """Environments, or the ledger, and why nothing can be told of them."""

    @property
    def things(self) -> int:
        """How many things somebody must look at."""
        rows = sum(len(plan.drift) + len(plan.orphans) for plan in self.drifting)
        return len(self.orders) + len(self.held) + len(self.failures) + rows


def issue_title(watch: Watch, words: Words) -> str:
    """The title: how much there is."""
    return words.say("ci.issue.title", count=watch.things) if watch.things else words.say("ci.issue.title.well")


def issue_body(watch: Watch, words: Words, run: str | None) -> str:
    """The body, with its hidden mark, short enough; drift is cut to counts first."""
    text = ""
    for with_rows in (True, False):
        text = "\n".join([*_lines(watch, words, run, with_rows=with_rows), ""])
        if len(text.encode()) <= LIMIT:
            break
    return text


def _lines(watch: Watch, words: Words, run: str | None, *, with_rows: bool) -> Iterator[str]:
    yield marker(NAME, KIND)
    if not watch.things:
        yield inert(words.say("ci.issue.well"))
    if watch.orders:
        yield f"### {inert(words.say('ci.issue.orders'))}"
        yield ""
        yield from order_table(watch.orders, words)
        yield ""
        hints = {hint: None for each in watch.orders[:SHOWN] if (hint := words.hint(each))}
        yield from (f"- {code(each)}" for each in hints)
        yield ""
    if watch.held:
        yield f"### {inert(words.say('ci.issue.held'))}"
        yield ""
        for each in watch.held[:SHOWN]:
            yield f"**{code(each.commit[:12])}**"
            yield ""
            yield from held_lines(each, words)
            yield ""
    for plan in watch.drifting:
        if with_rows:
            yield drift_markdown(plan, words.language)
        else:
            about = {"environment": plan.environment, "count": len(plan.drift) + len(plan.orphans)}
            yield item(inert(words.say("ci.issue.drift", **about)))
    if watch.failures:
        yield f"### {inert(words.say('ci.issue.failures'))}"
        yield ""
        for name, why in watch.failures[:SHOWN]:
            yield item(f"{inert(name[:200])}: {inert(why[:1000])}")
        yield ""
    if run:
        yield f"<sub>[{inert(words.say('ci.after.run'))}]({run})</sub>"
