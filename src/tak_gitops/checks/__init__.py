"""The rules about what files declare and what live has: one file a rule, in one explicit list.

A check is a pure function over a `World`. It never raises, whatever is declared, and it looks at groups, not at rows:
all of them together take a tenth of a second over two thousand files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks import (
    any_address,
    connection_point,
    decomposed,
    default_route,
    folder_name,
    hsa_form,
    lower_case,
    mixed_letters,
    name_blanks,
    namespace_form,
    never_used,
    nobody_calls,
    permitted_twice,
    platform_form,
    profile,
    responder,
    se_address,
    system_name,
    two_names,
    two_spellings,
    unrouted_address,
    unused_system,
    url_case,
    url_host,
    url_path,
    url_scheme,
    url_shared,
    url_stage,
    url_tail,
    wsdl_namespace,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tak_gitops.checks.world import World
    from tak_gitops.findings import Finding

    Check = Callable[[World], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    hsa_form.check,
    lower_case.check,
    two_spellings.check,
    se_address.check,
    any_address.check,
    mixed_letters.check,
    name_blanks.check,
    decomposed.check,
    system_name.check,
    wsdl_namespace.check,
    responder.check,
    namespace_form.check,
    profile.check,
    url_scheme.check,
    url_host.check,
    url_path.check,
    url_tail.check,
    url_shared.check,
    url_case.check,
    never_used.check,
    platform_form.check,
    connection_point.check,
    folder_name.check,
    url_stage.check,
    unrouted_address.check,
    nobody_calls.check,
    unused_system.check,
    default_route.check,
    permitted_twice.check,
    two_names.check,
)
"""Every check, in the order of its rules."""


def run_checks(world: World) -> list[Finding]:
    """What all checks say of a world, each thing once."""
    return list(dict.fromkeys(finding for check in CHECKS for finding in check(world)))
