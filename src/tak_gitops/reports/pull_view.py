"""What a pull request needs besides its plan before it may be merged: values that its comment is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tak_gitops.orders.gate.need import Need
    from tak_gitops.plan import Plan
    from tak_gitops.texts import Message


class Asked(NamedTuple):
    """The approvals that a change needs, and the names of those who speak for each of the owners."""

    need: Need
    speakers: tuple[tuple[str, tuple[str, ...]], ...] = ()


class PullView(NamedTuple):
    """One environment of a pull request.

    `order` is the path of its order file and `digest` the short digest of it, None where there is none; `problem` says
    why that file is not what the change gives. `asked` is None where merging is approval. `commit` is what was looked
    at, `run` the address of the run that looked, None outside of one.
    """

    plan: Plan
    commit: str
    order: str | None = None
    digest: str | None = None
    problem: Message | None = None
    asked: Asked | None = None
    run: str | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether the change has nothing to do with this environment: no comment is needed."""
        plan = self.plan
        nothing = not (plan.changes or plan.blocked or plan.errors or plan.released or plan.cases)
        return nothing and self.order is None and self.problem is None and not (plan.touched and plan.guards.refusals)
