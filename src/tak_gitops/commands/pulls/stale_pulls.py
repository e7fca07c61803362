"""What is the matter with the order files of a pull request, held to some commit of the branch that counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import day_or_today, moment
from tak_gitops.commands.common.pending import ledger_state
from tak_gitops.commands.common.state import live_of, read_state
from tak_gitops.commands.ordering.order_run import OrderRun
from tak_gitops.commands.ordering.order_standing import brought_order, standing
from tak_gitops.errors import TakError
from tak_gitops.findings import Severity, in_order
from tak_gitops.orders.ledger.state import open_keys
from tak_gitops.orders.withdrawn import may_be_deleted, taken_back, without
from tak_gitops.reports.stale_comment import Trouble
from tak_gitops.repository.history import orders_at
from tak_gitops.repository.merged_content import merge_of
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.counting import Counting
    from tak_gitops.findings import Finding
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.orders.ledger.state import LedgerState

EVERY = ""
"""What is the matter with the files themselves, whatever the environment; none has this name."""


class OpenOrders:
    """Looks at the orders of pull requests as they would be once merged, as a job of the pull request does.

    Live and ledger are read once, by the files of the branch that counts: no line of a pull request says where from.
    """

    def __init__(self, app: App, counting: Counting, as_of: str | None) -> None:
        self.app = app
        self.counting = counting
        self._as_of = as_of
        self._ledger = ledger_state(app, app.root, counting.declared.settings)
        self._live = self._read_live()

    def troubles(self, base: str, head: str, later: Collection[str] = ()) -> Mapping[str, Trouble]:
        """By environment why the order of `head`, merged into `base`, is not what the change gives.

        The ledger counts as it was before the merges `later` got into it. An environment is left out whose live cannot
        be read, and one that either side does not have.
        """
        commit = merge_of(self.app.root, base, head)
        if commit is None:
            return {EVERY: Trouble(msg("ci.stale.conflict", branch=self.counting.branch))}
        # the language and the levels of a pull request are none of this run's
        app = replace(self.app)
        try:
            run = self._run(app, base, commit, later)
        except TakError as problem:
            return {EVERY: Trouble(problem.message, findings=_errors(problem.findings))}
        found = {}
        for key in sorted(self._live.keys() & run.state.after.environments.keys()):
            trouble = self._trouble(run, key)
            if trouble is not None:
                found[key] = trouble
        return found

    def _trouble(self, run: OrderRun, key: str) -> Trouble | None:
        environment = run.state.after.environments[key]
        try:
            found = standing(run, environment, *brought_order(run, environment))
        except TakError as problem:
            return Trouble(problem.message)
        why = found.stops or found.problem
        if why is None:
            return None
        findings = _errors(found.plan.findings) if found.stops else ()
        return Trouble(why, found.plan, found.differences, found.cases, findings)

    def _run(self, app: App, base: str, commit: str, later: Collection[str]) -> OrderRun:
        state = read_state(app, base, head=commit, is_told=False)
        before, after = orders_at(state.root, base), orders_at(state.root, commit)
        ledger = _without_merges(self._ledger, later)
        left = {path: order for path, order in before.items() if path in after or not may_be_deleted(ledger, path)}
        ledger = without(ledger, {each.order.seq for each in taken_back(ledger, before, after)})
        day, now = day_or_today(self._as_of), moment(self._as_of)
        return OrderRun(app, state, None, day, now, left, after, {}, ledger, lambda each: self._live[each.key])

    def _read_live(self) -> Mapping[str, Catalogue]:
        """Live of each environment that can be read; what cannot is told."""
        app, tip = replace(self.app), self.counting.tip
        state = read_state(app, tip, head=tip, is_told=False)
        found = {}
        for key, environment in state.after.environments.items():
            try:
                found[key] = live_of(app, state, environment, None)
            except TakError as problem:
                app.tell(problem.message)
        return found


def _without_merges(ledger: LedgerState, merges: Collection[str]) -> LedgerState:
    """The ledger as it would be had some merges not come yet."""
    if not merges:
        return ledger
    entries = {seq: each for seq, each in ledger.entries.items() if each.order.merge not in merges}
    return replace(ledger, entries=entries, open_keys=open_keys(entries.values()))


def _errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(each for each in in_order([*findings]) if each.severity is Severity.ERROR)
