"""`tak new`: files for a connection, an access, a case or a system, asked for on a terminal, by flags elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tak_gitops.commands.common.options import argument, group, option

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tak_gitops.commands.common.app import App
    from tak_gitops.errors import ExitCode

    Command = Callable[..., Any]
    Option = Callable[[Command], Command]

KINDS = ("contract_installation", "contract_uninstallation", "source_system_change")
"""The cases that files write, as `model.cases.WRITTEN`."""


def _all_of(*options: Option) -> Option:
    """Several options as one."""

    def decorate(function: Command) -> Command:
        for each in reversed(options):
            function = each(function)
        return function

    return decorate


_contract = option("--contract", "contracts", multiple=True, metavar="CONTRACT", help="cli.option.new_contract")
_address = option("--address", "addresses", multiple=True, metavar="ID[=NAME]", help="cli.option.new_address")
_list = option("--addresses-from", "source", metavar="FILE", help="cli.option.new_addresses_from")
_consumer = option("--consumer", "consumers", multiple=True, metavar="SYSTEM", help="cli.option.new_consumer")
_description = option("--description", metavar="TEXT", help="cli.option.new_description")
_file = option("--file", metavar="PATH", help="cli.option.new_file")
_export = option("--export", metavar="FILE", help="cli.option.export")
_dry_run = option("--dry-run", is_flag=True, help="cli.option.dry_run")
_environment = argument("environment", required=False, metavar="[ENV]")
_units = _all_of(_address, _list)
_told = _all_of(_description, _file, _export, _dry_run, click.pass_obj)

new = group("new")


@new.command("connection")
@_environment
@option("--producer", metavar="SYSTEM", help="cli.option.new_producer")
@_contract
@_units
@_consumer
@option("--url", metavar="URL", help="cli.option.new_url")
@option("--profile", metavar="NAME", help="cli.option.new_profile")
@option("--prestudy", metavar="NUMBER", help="cli.option.new_prestudy")
@_told
def connection(
    app: App,
    *,
    environment: str | None,
    producer: str | None,
    contracts: tuple[str, ...],
    addresses: tuple[str, ...],
    source: str | None,
    consumers: tuple[str, ...],
    url: str | None,
    profile: str | None,
    prestudy: str | None,
    description: str | None,
    file: str | None,
    export: str | None,
    dry_run: bool,
) -> ExitCode:
    """Write a Connection: routings to a producer, and permissions of consumers."""
    from tak_gitops.commands.entering.missing_options import Wanted
    from tak_gitops.commands.entering.new_entry import Desk
    from tak_gitops.errors import ExitCode
    from tak_gitops.texts import msg
    from tak_gitops.writing.drafts import Draft

    desk = Desk(app, environment, export)
    has_addresses = bool(addresses or source)
    desk.require_connection(
        producer, contracts, consumers, has_addresses=has_addresses, has_url=bool(url), has_profile=bool(profile)
    )
    producer = desk.system(producer, msg("new.ask.producer"))
    hsa_id = desk.proposals.hsa_id(producer)
    chosen = desk.contracts(contracts, hsa_id)
    units = desk.addresses(addresses, source)
    callers = desk.consumers(consumers, chosen, needed=False)
    there = desk.routed(hsa_id, chosen, units, url)
    usual = (there and there.rivta_profile) or desk.proposals.profile(hsa_id)
    usual_url = there.url if there else desk.proposals.url(hsa_id)
    desk.require(others=[Wanted("--url", bool(url or usual_url), msg("new.form.url"))])
    draft = Draft(
        contracts=chosen,
        addresses=units,
        consumers=callers,
        producer=producer,
        rivta_profile=desk.text(profile, msg("new.ask.profile"), default=usual),
        url=desk.url(url, chosen, default=usual_url),
        description=desk.text(description, msg("new.ask.description")),
        prestudy=desk.text(prestudy, msg("new.ask.prestudy")),
    )
    desk.write(draft, file, dry_run=dry_run)
    return ExitCode.OK


@new.command("access")
@_environment
@_consumer
@_contract
@_units
@option("--reference", metavar="NUMBER", help="cli.option.new_reference")
@_told
def access(
    app: App,
    *,
    environment: str | None,
    consumers: tuple[str, ...],
    contracts: tuple[str, ...],
    addresses: tuple[str, ...],
    source: str | None,
    reference: str | None,
    description: str | None,
    file: str | None,
    export: str | None,
    dry_run: bool,
) -> ExitCode:
    """Write an Access: permissions of consumers for what is connected already."""
    from tak_gitops.commands.entering.new_entry import Desk, wanted_addresses
    from tak_gitops.errors import ExitCode
    from tak_gitops.texts import msg
    from tak_gitops.writing.drafts import Draft

    desk = Desk(app, environment, export)
    wanted = wanted_addresses(is_given=bool(addresses or source))
    desk.require(consumers=consumers, contracts=contracts, others=[wanted], needed={"--consumer", "--contract"})
    callers = desk.consumers(consumers, (), needed=True)
    chosen = desk.contracts(contracts)
    draft = Draft(
        contracts=chosen,
        addresses=desk.addresses(addresses, source, chosen),
        consumers=callers,
        description=desk.text(description, msg("new.ask.description")),
        reference=desk.text(reference, msg("new.ask.reference")),
    )
    desk.write(draft, file, dry_run=dry_run)
    return ExitCode.OK


@new.command("addresses")
@argument("path", metavar="PATH")
@_units
@_export
@_dry_run
@click.pass_obj
def addresses(
    app: App, *, path: str, addresses: tuple[str, ...], source: str | None, export: str | None, dry_run: bool
) -> ExitCode:
    """Add addresses to the file at PATH, or to the list that it names; comments and order stay."""
    from tak_gitops.commands.entering.new_addresses import add_addresses

    return add_addresses(app, path, addresses, source, export, dry_run=dry_run)


@new.command("case")
@_environment
@option("--case", type=click.Choice(KINDS), help="cli.option.new_case")
@option("--system", metavar="SYSTEM", help="cli.option.new_case_system")
@_contract
@option("--window", metavar="BEGIN/END", help="cli.option.new_window")
@option("--text", metavar="TEXT", help="cli.option.new_case_text")
@option("--prestudy", metavar="NUMBER", help="cli.option.new_prestudy")
@option("--reference", metavar="NUMBER", help="cli.option.new_reference")
@_told
def case(
    app: App,
    *,
    environment: str | None,
    case: str | None,
    system: str | None,
    contracts: tuple[str, ...],
    window: str | None,
    text: str | None,
    prestudy: str | None,
    reference: str | None,
    description: str | None,
    file: str | None,
    export: str | None,
    dry_run: bool,
) -> ExitCode:
    """Write a case that no other file tells: contracts to install or uninstall, a change in a source system."""
    from tak_gitops.commands.entering.new_case import CaseFlags, write_case

    flags = CaseFlags(case, contracts, system, window, text, prestudy, reference, description, file)
    return write_case(app, environment, export, flags, dry_run=dry_run)


@new.command("system")
@option("--organisation", metavar="NAME", help="cli.option.new_organisation")
@option("--name", metavar="NAME", help="cli.option.new_name")
@option("--hsa-id", "hsa_ids", multiple=True, metavar="ENV=ID", help="cli.option.new_hsa_id")
@option("--contact", metavar="NAME", help="cli.option.new_contact")
@option("--email", metavar="ADDRESS", help="cli.option.new_email")
@option("--phone", metavar="NUMBER", help="cli.option.new_phone")
@option("--file", metavar="NAME", help="cli.option.new_system_file")
@_dry_run
@click.pass_obj
def system(
    app: App,
    *,
    organisation: str | None,
    name: str | None,
    hsa_ids: tuple[str, ...],
    contact: str | None,
    email: str | None,
    phone: str | None,
    file: str | None,
    dry_run: bool,
) -> ExitCode:
    """Write a system: organisation, name, HSA-ids and whom to reach."""
    from tak_gitops.commands.entering.new_system import SystemFlags, write_system

    flags = SystemFlags(organisation, name, hsa_ids, contact, email, phone, file)
    return write_system(app, flags, dry_run=dry_run)
