"""`tak new addresses`: more addresses in a file that people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.entering.new_entry import Desk
from tak_gitops.errors import ExitCode, TakError, UsageError, fail
from tak_gitops.findings import has_errors
from tak_gitops.model.declarations import Declaration
from tak_gitops.model.identifiers import fold
from tak_gitops.repository.files import write_together
from tak_gitops.sources.address_file import read_address_file
from tak_gitops.sources.compile import compile_file
from tak_gitops.sources.edits import Item, with_items, with_rows
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tak_gitops.commands.common.app import App
    from tak_gitops.model.declarations import AddressList
    from tak_gitops.writing.drafts import Address


def add_addresses(
    app: App, path: str, given: Sequence[str], source: str | None, export: str | None, *, dry_run: bool
) -> ExitCode:
    """Add addresses to a Connection or Access, or to the CSV file that it names; those that it has are passed over.

    Raises TakError where the file cannot be added to without a change of anything else.
    """
    inside = _inside(app, path)
    desk = Desk(app, inside.split("/")[1], export)
    declaration = _declared(desk, inside)
    listed = declaration.addresses
    if listed is None:
        raise fail("new.not_declared", path=inside)
    known = {fold(each) for each in listed.ids}
    contracts = None if declaration.producer else [each.contract.text for each in declaration.contracts]
    wanted = desk.addresses(given, source, contracts)
    news = [each for each in wanted if fold(each.hsa_id) not in known]
    if len(news) < len(wanted):
        app.tell(msg("new.known_addresses", count=len(wanted) - len(news), path=listed.path))
    if not news:
        return ExitCode.OK
    content = _with(desk.state.root, listed.path, news)
    addresses = _kept(listed.path, content, [*listed.ids, *(each.hsa_id for each in news)])
    desk.require_fitting(declaration._replace(addresses=addresses))
    if dry_run:
        app.out(f"# {listed.path}\n{content.decode()}")
        return ExitCode.OK
    write_together(desk.state.root, {listed.path: content})
    app.out(f"{listed.path}\n")
    app.tell(msg("new.added_addresses", count=len(news)))
    app.tell(msg("new.next", environment=desk.environment.key))
    return ExitCode.OK


def _inside(app: App, path: str) -> str:
    """The path of a file of an environment, relative to the root. Raises UsageError for others."""
    try:
        inside = (app.folder / path).resolve().relative_to(app.root).as_posix()
    except ValueError:
        inside = ""
    if not inside.startswith("environments/") or inside.count("/") < 2:  # noqa: PLR2004 - environments/<env>/<file>
        raise UsageError(msg("new.not_declared", path=path))
    return inside


def _declared(desk: Desk, path: str) -> Declaration:
    for each in desk.state.after.declarations.get(desk.environment.key, ()):
        if each.path == path:
            return each
    raise UsageError(msg("new.not_declared", path=path))


def _with(root: Path, path: str, news: Sequence[Address]) -> bytes:
    """The content of a file with more addresses. Raises TakError where comments or layout would not survive."""
    before = (root / path).read_bytes()
    if path.endswith(".csv"):
        return with_rows(before, [(each.hsa_id, each.name or "") for each in news])
    if path.endswith(".xlsx"):
        raise fail("new.spreadsheet", path=path)
    items = [
        Item(each.hsa_id, (("id", each.hsa_id), ("name", each.name)) if each.name else (), flow=False) for each in news
    ]
    content = with_items(before, {"logical_addresses": items})
    if content is None:
        raise fail("new.untidy", path=path)
    return content


def _kept(path: str, content: bytes, expected: Sequence[str]) -> AddressList:
    """The addresses of the new content. Raises TakError where they are not what was there, and the new ones."""
    if path.endswith(".csv"):
        read = read_address_file(content, path)
        addresses, findings = read.addresses, read.findings
    else:
        compiled = compile_file(path, content)
        declaration = compiled.value
        addresses = declaration.addresses if isinstance(declaration, Declaration) else None
        findings = compiled.findings
    if addresses is None or has_errors(list(findings)) or list(addresses.ids) != list(expected):
        raise TakError(msg("new.refused", path=path), findings)
    return addresses
