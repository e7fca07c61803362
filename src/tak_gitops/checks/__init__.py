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
    namesakes,
    namespace_form,
    never_used,
    no_consumers,
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
from tak_gitops.checks.own import (
    last_day,
    nameless_address,
    not_installed,
    opened_by_default,
    other_name,
    other_spelling,
    several_rows,
    uncalled,
    unknown_component,
    unrouted,
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
    namesakes.check,
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
    no_consumers.check,
    unused_system.check,
    default_route.check,
    permitted_twice.check,
    two_names.check,
    other_spelling.check,
    not_installed.check,
    nameless_address.check,
    unknown_component.check,
    other_name.check,
    several_rows.check,
    last_day.check,
    unrouted.check,
    uncalled.check,
    opened_by_default.check,
)
"""Every check of what the files declare, in the order of its rules; the last of them want live."""


def run_checks(world: World) -> list[Finding]:
    """What all checks say of a world, each thing once."""
    return list(dict.fromkeys(finding for check in CHECKS for finding in check(world)))
