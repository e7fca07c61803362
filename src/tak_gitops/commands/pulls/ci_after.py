"""`tak ci comment --after`: tells in each pull request what became of its orders, from the ledger."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import moment
from tak_gitops.commands.common.job import run_address
from tak_gitops.commands.gates.forge_access import github_of
from tak_gitops.commands.pulls.ci_comment import DONE, not_put
from tak_gitops.commands.pulls.held_merges import held_merges
from tak_gitops.errors import ExitCode, TakError
from tak_gitops.forge.pull_facts import pull_of
from tak_gitops.forge.sticky import put_comment
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.overview import Directory, overviews
from tak_gitops.reports.after_comment import after_comment
from tak_gitops.reports.order_words import Words
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from datetime import datetime

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.counting import Counting
    from tak_gitops.forge.client import GitHub
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.overview import Overview

FOLLOWED = timedelta(days=14)
"""So long after the last thing that happened to an order its pull request is kept up to date."""


def tell_after(app: App, *, as_of: str | None, is_strict: bool) -> ExitCode:
    """Bring the comments about orders up to date; where they cannot be put that is told."""
    try:
        github, counting = github_of(app)
        with github:
            return _told(app, github, counting, moment(as_of))
    except TakError as problem:
        return not_put(app, problem, is_strict=is_strict)


def _told(app: App, github: GitHub, counting: Counting, now: datetime) -> ExitCode:
    current = state(counting.ledger.read().files)
    words = Words(app.language, now)
    merges: dict[str, list[Overview]] = {}
    for each in overviews(current, Directory(counting.declared.systems.values()), now):
        if each.entry.is_unfinished or now - last_moment(each.entry) < FOLLOWED:
            merges.setdefault(each.entry.order.merge, []).append(each)
    held = {each.commit: each for each in held_merges(app, counting, current, now)}
    login = github.login() if merges or held else ""
    for commit in [*merges, *held]:
        orders = merges.get(commit, [])
        number = _pull(github, orders, commit)
        if number is None:
            app.tell(msg("ci.after.no_pull", commit=commit[:12]))
            continue
        comment = after_comment(orders, words, held=held.get(commit), run=run_address() if not orders else None)
        done = put_comment(github, login, number, comment.mark, comment.body)
        app.tell(msg(DONE[done], name=words.say("ci.after.name"), number=str(number)))
    return ExitCode.OK


def last_moment(entry: Entry) -> datetime:
    """When the last thing happened to an order."""
    moments = [entry.order.merged_at, *(each.claimed_at for each in entry.claims)]
    for records in (entry.outcomes, entry.resolutions, entry.verifications, entry.confirmations, entry.notes):
        moments += (each.at for each in records)
    moments += (each.at for each in (entry.settled, entry.given_up) if each)
    return max(moments)


def _pull(github: GitHub, orders: list[Overview], commit: str) -> int | None:
    """The number of the pull request that brought a commit: by its evidence, else as GitHub says."""
    evidence = orders[0].entry.order.evidence if orders else None
    number = getattr(evidence, "pull", None)
    return number if isinstance(number, int) and number else pull_of(github, commit)
