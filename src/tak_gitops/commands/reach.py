"""`tak reach`: whether a consumer reaches an address with a contract, why, and what to order where it does not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import App, day_or_moment
from tak_gitops.commands.common.hsa import terms_of
from tak_gitops.commands.common.looking import look
from tak_gitops.commands.common.options import argument, command, format_option, option
from tak_gitops.commands.common.state import in_turn
from tak_gitops.errors import ExitCode, fail
from tak_gitops.looking.access import Ahead, Call, access
from tak_gitops.looking.things import Kind
from tak_gitops.model.names import system_title
from tak_gitops.orders.pending import overlaid
from tak_gitops.reach.decide import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tak_gitops.commands.common.looking import Look
    from tak_gitops.looking.access import Access
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.ledger.entry import Entry


@command
@argument("consumer")
@argument("contract")
@argument("address")
@argument("environments", nargs=-1, metavar="[ENV]...")
@option("--hsa", metavar="FILE", multiple=True, help="cli.option.hsa")
@option("--export", metavar="FILE", help="cli.option.export")
@option("--as-of", metavar="DAY", help="cli.option.day_or_moment")
@format_option("text", "json")
def reach(
    app: App,
    consumer: str,
    contract: str,
    address: str,
    environments: tuple[str, ...],
    *,
    hsa: tuple[str, ...],
    export: str | None,
    as_of: str | None,
    form: str,
) -> ExitCode:
    """Answer for each environment; exit code 0 where the call goes through in all of them, else 1."""
    when = day_or_moment(as_of)
    seen = look(app, environments, export)
    call = Call(
        seen.meant(consumer, (Kind.SYSTEM,)),
        seen.meant(contract, (Kind.CONTRACT,)),
        seen.meant(address, (Kind.ADDRESS,)),
    )
    with_live = [each for each in seen.environments if each.key in seen.live]
    results = in_turn(app, with_live, lambda environment: _access(seen, environment, call, when, hsa))
    found = [each for each in results if not isinstance(each, ExitCode)]
    if form == "json":
        from tak_gitops.reports.reach_json import reach_json

        app.out(reach_json(found))
    else:
        from tak_gitops.reports.reach_text import reach_text

        app.out("\n".join(reach_text(each, app.language, app.style()) for each in found))
    is_open = len(found) == len(seen.environments) and all(each.answer.verdict is Verdict.OPEN for each in found)
    return ExitCode.OK if is_open else ExitCode.FAILURE


def _access(seen: Look, environment: Environment, call: Call, when: date | datetime, hsa: tuple[str, ...]) -> Access:
    """The answer in one environment. Raises TakError where the consumer is not there, or the tree cannot be read."""
    if call.consumer.id_in(environment.key) is None:
        thing = call.consumer.thing
        raise fail(
            "looking.not_here",
            environment=environment.key,
            system=system_title(thing.name or thing.key),
            path=thing.path,
        )
    terms = terms_of(seen.app, seen.state.root, environment, hsa)
    catalogue = seen.live[environment.key]
    entries = [each for each in seen.ledger.entries.values() if each.order.environment == environment.key]
    ahead = _ahead(catalogue, entries, when) if any(each.is_open for each in entries) else None
    return access(call, seen.state.desired[environment.key], catalogue, when, terms=terms, ahead=ahead)


def _ahead(catalogue: Catalogue, entries: Sequence[Entry], when: date | datetime) -> Ahead:
    """Live with the open orders of an environment on top, when all of them have taken effect."""
    day = when.date() if isinstance(when, datetime) else when
    waiting = [each for each in entries if each.is_open]
    last = max([day, *(each.order.execute_on or day for each in waiting)])
    touching: dict[str, tuple[int, ...]] = {}
    for each in waiting:
        for key in each.order.keys:
            touching[key] = (*touching.get(key, ()), each.order.seq)
    return Ahead(overlaid(catalogue, entries, day).catalogue, last, touching)
