"""TG439: rows that come for an address which TAK knows under another name: the HSA-id may be a wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning
from tak_gitops.flows.homes import Homes
from tak_gitops.model.changes import Action
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.changes import Change
    from tak_gitops.model.declarations import AddressList
    from tak_gitops.model.desired import Desired


def named_otherwise(changes: Iterable[Change], head: Desired, catalogue: Catalogue) -> list[Finding]:
    """A warning for each list of addresses with new rows for some that TAK calls by another name than the list.

    Letter case and blanks do not count. One digit that is wrong in an HSA-id is another unit, whose traffic would move;
    the name in the file is what the writer meant.
    """
    added = [change for change in changes if change.action is Action.ADD]
    homes = Homes(head.blocks, added)
    told: dict[str, dict[str, tuple[int, str, str]]] = {}
    lists: dict[str, AddressList] = {}
    for change in added:
        block = homes.of(change)
        key = fold(change.logical_address)
        if block is None or key not in block.number_of:
            continue
        number = block.number_of[key]
        name, live = block.addresses.names[number], catalogue.addresses.name(key)
        if name and live and _plain(name) != _plain(live):
            lists[block.addresses.path] = block.addresses
            told.setdefault(block.addresses.path, {})[key] = (number, name, live)
    findings = []
    for path, each in sorted(told.items()):
        number, name, live = min(each.values())
        values = {"name": name, "live": " ".join(live.split()), "address": lists[path].ids[number]}
        findings.append(warning("TG439", lists[path].place(number), **values, count=len(each)))
    return findings


def _plain(name: str) -> str:
    return fold(" ".join(name.split()))
