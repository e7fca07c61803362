"""What the environments of a pull request need before it may be merged, for its comments and reports."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.commands.common.app import App, day_or_today, moment
from tak_gitops.commands.common.impact import with_impact
from tak_gitops.commands.common.job import looked_at, run_address
from tak_gitops.commands.common.pending import ledger_to_look_at
from tak_gitops.commands.common.state import read_state, selected
from tak_gitops.commands.ordering.guarded import with_pending
from tak_gitops.commands.ordering.order_run import OrderRun
from tak_gitops.commands.ordering.order_standing import brought_order, standing
from tak_gitops.commands.ordering.withdrawn_files import without_withdrawn
from tak_gitops.errors import ExitCode, TakError, UsageError
from tak_gitops.orders.gate.need import need_of, needs_approval
from tak_gitops.orders.order_file import read_order
from tak_gitops.reports.failed_comment import failed_comment
from tak_gitops.reports.pull_comment import pull_comment
from tak_gitops.reports.pull_view import Asked, PullView
from tak_gitops.repository.commits import head_commit
from tak_gitops.repository.history import orders_at, orders_in_work_tree
from tak_gitops.repository.merged_content import changed_paths

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tak_gitops.commands.common.state import State
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.order_file import OrderFile
    from tak_gitops.texts import Language, Message


PAST = "order.past"


class Failure(NamedTuple):
    """An environment for which no plan could be made, and why."""

    environment: str
    problem: TakError
    is_quiet: bool = False


Look = PullView | Failure


def look(
    app: App, names: Sequence[str], *, base: str | None, export: str | None, as_of: str | None
) -> list[PullView | Failure]:
    """What is to be told of each environment; what is wrong with one is told, and stops none of the others.

    Where the files cannot be read at all, it is told of the environments in which the errors are, or of all. Raises
    UsageError for environments that there are not.
    """
    try:
        state = read_state(app, base)
    except UsageError:
        raise
    except TakError as problem:
        _tell(app, problem)
        return _all_failed(app, names, problem)
    run = PullRun(app, state, export, as_of)
    looks: list[PullView | Failure] = []
    for environment in selected(state, names, export):
        try:
            looks.append(run.view(environment))
        except TakError as problem:
            _tell(app, problem)
            looks.append(Failure(environment.key, problem))
    return looks


def comment_of(each: Look, language: Language, *, limit: int | None) -> str:
    """The comment of one environment, no longer than `limit` bytes."""
    if isinstance(each, PullView):
        return pull_comment(each, language, limit=limit)
    problem = each.problem
    return failed_comment(
        each.environment, problem.message, problem.findings, language, limit=limit, is_quiet=each.is_quiet
    )


def comments_of(looks: Sequence[Look], language: Language, *, limit: int | None) -> str:
    """The comments of several environments, one after the other."""
    return "\n".join(comment_of(each, language, limit=limit) for each in looks)


def exit_code_of(each: Look) -> ExitCode:
    """What `tak plan` ends with for the environment."""
    if isinstance(each, Failure):
        return each.problem.exit_code
    failed = ExitCode.FAILURE if each.plan.blocked or each.plan.errors else ExitCode.OK
    return max(failed, each.plan.guards.exit_code)


def _tell(app: App, problem: TakError) -> None:
    app.tell_findings(problem.findings)
    app.tell(problem.message)


def _all_failed(app: App, names: Sequence[str], problem: TakError) -> list[PullView | Failure]:
    found = {path.parent.name for path in (app.root / "environments").glob("*/environment.y*ml")}
    places = [each.place.path.split("/") for each in problem.findings if each.place]
    hit = {parts[1] for parts in places if parts[0] == "environments"} & found
    return [
        Failure(each, problem, is_quiet=bool(hit) and each not in hit)
        for each in sorted(found)
        if not names or each in names
    ]


class PullRun:
    """One look at a change, the same for every environment: the work tree, as `tak plan` sees it."""

    def __init__(self, app: App, state: State, export: str | None, as_of: str | None) -> None:
        before, after = orders_at(state.root, state.base.commit), orders_in_work_tree(state.root)
        ledger = ledger_to_look_at(app, state.root, state.after.settings)
        ledger = without_withdrawn(app, ledger, before, after)
        left = {path: order for path, order in before.items() if path in after}
        self.app = app
        self.state = state
        self.run = OrderRun(app, state, export, day_or_today(as_of), moment(as_of), left, after, {}, ledger)
        self.paths = _paths(state)
        self.asked = self._asked(before)

    def view(self, environment: Environment) -> PullView:
        """All that a comment tells of an environment. Raises TakError without live."""
        run = self.run.with_live(environment)
        path: str | None = None
        order: OrderFile | None = None
        broken: Message | None = None
        try:
            path, order = brought_order(run, environment)
        except TakError as problem:
            broken = problem.message
        found = standing(run, environment, path, order)
        expected = with_pending(run.live(environment), run.ledger, environment, run.day)
        plan = with_impact(self.app, self.state, environment, found.plan, expected)
        return PullView(
            plan=plan,
            commit=looked_at() or head_commit(self.state.root) or "",
            order=path,
            digest=order.short_digest if order else None,
            # what else stops an order is told where the plan tells what is the matter with it
            problem=broken or found.problem or (found.stops if found.stops and found.stops.key == PAST else None),
            asked=self.asked if path or plan.is_order else None,
            run=run_address(),
        )

    def _asked(self, before: Mapping[str, bytes]) -> Asked | None:
        """The approvals that the whole change needs, by the settings and the approvers of its base."""
        declared = self.state.before
        rules = declared.settings.approvals
        if rules.by == "merge" or not needs_approval(self.paths):
            return None
        orders = []
        for path, content in self.run.after.items():
            if path not in before:
                # a broken one is told of in its own environment
                with suppress(TakError):
                    orders.append(read_order(content, path))
        need = need_of(self.paths, orders, rules, (declared, self.state.after))
        speakers = tuple(
            (owner, tuple(each.name for each in declared.approvers if owner in each.owns)) for owner in need.owners
        )
        return Asked(need, speakers)


def _paths(state: State) -> tuple[str, ...]:
    """Every path that the commits of a change touch; what is not committed yet is not counted."""
    head = head_commit(state.root)
    return changed_paths(state.root, state.base.commit, head) if head and state.base.commit else ()
