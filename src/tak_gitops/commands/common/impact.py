"""What a plan means for those who call, by the HSA tree of the environment where there is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tak_gitops.commands.common.hsa import terms_of
from tak_gitops.errors import TakError
from tak_gitops.reach.impact import impact
from tak_gitops.reach.steps import Terms
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.state import State
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.plan import Plan


def with_impact(app: App, state: State, environment: Environment, plan: Plan, expected: Catalogue) -> Plan:
    """The plan with its impact over live as it is `expected` to be.

    A tree that cannot be read is told of, and the plan goes without.
    """
    if not plan.changes:
        return plan
    try:
        terms = terms_of(app, state.root, environment)
    except TakError as problem:
        app.tell(problem.message)
        app.tell(msg("plan.without_tree"))
        terms = Terms(environment.hsa.lookup)
    found = impact(expected, plan.changes, plan.day, terms)
    return replace(plan, impact=found, names={**found.names, **plan.names})
