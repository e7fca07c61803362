"""Logical addresses as people give them: an id, an id and a name, or the name of an address that TAK has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.commands.entering.asking import SHOWN, holding, matching, prompt, propose
from tak_gitops.errors import UsageError
from tak_gitops.model.identifiers import ANY_ADDRESS, is_address
from tak_gitops.sources.pasted_list import read_pasted_list
from tak_gitops.texts import msg
from tak_gitops.writing.drafts import Address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.commands.common.app import App
    from tak_gitops.sources.address_file import AddressFile
    from tak_gitops.writing.proposals import Proposal

STANDARD_INPUT = "-"
_SUGGESTED = 5
"""How many names a message proposes."""


def given_address(app: App, text: str, known: Sequence[Proposal], environment: str) -> Address:
    """What `--address` means: `ID`, `ID=NAME`, or the name of one of the known addresses. Raises UsageError."""
    identifier, _, name = (part.strip() for part in text.partition("="))
    if name or _is_surely_an_id(identifier):
        return Address(identifier, " ".join(name.split()) or None)
    found = holding(identifier, known)
    if len(found) == 1:
        return _taken(app, found[0])
    near = found or matching(identifier, known)
    if near:
        names = ", ".join(f"{each.word} ({each.title})" for each in near[:_SUGGESTED])
        raise UsageError(msg("new.several" if found else "new.near", value=identifier, names=names))
    if is_address(identifier):
        return Address(identifier)
    raise UsageError(msg("new.no_address", value=identifier, environment=environment))


def asked_addresses(app: App, known: Sequence[Proposal], connected: Sequence[Proposal]) -> list[Address]:
    """Addresses that are typed or pasted, a line each, up to an empty one.

    `connected` are shown to choose from, by number. A line without an id is the name of a known address, or a part of
    it; what may be several is shown.
    """
    shown = list(connected)
    if shown:
        app.tell(msg("new.connected"))
        propose(app, shown)
    app.tell(msg("new.ask.addresses"))
    found: list[Address] = []
    while line := prompt(app, msg("new.line"), ""):
        if line.isdecimal() and 0 < int(line) <= min(len(shown), SHOWN):
            found.append(_taken(app, shown[int(line) - 1]))
            continue
        result = read_pasted_list(line.encode(), STANDARD_INPUT)
        if result.addresses is not None:
            found += listed(result)
            continue
        meant = matching(line, connected) or matching(line, known)
        if len(meant) == 1:
            found.append(_taken(app, meant[0]))
        elif meant:
            shown = meant
            propose(app, shown)
        else:
            app.tell_findings(each for each in result.findings if each.message.key != "TG220.empty")
    return found


def listed(result: AddressFile) -> list[Address]:
    """The addresses of a list that was read."""
    found = result.addresses
    return [Address(*each) for each in zip(found.ids, found.names, strict=True)] if found else []


def _is_surely_an_id(text: str) -> bool:
    return text == ANY_ADDRESS or (is_address(text) and any(char.isdigit() for char in text))


def _taken(app: App, proposal: Proposal) -> Address:
    app.tell(msg("new.taken", word=proposal.word, title=proposal.title))
    return Address(proposal.word, proposal.title or None)
