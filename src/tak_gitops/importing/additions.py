"""Additions to files of the repository, tried out and judged before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import has_errors
from tak_gitops.model.contracts import short_form
from tak_gitops.model.declarations import Declaration
from tak_gitops.model.repository_files import System
from tak_gitops.sources.address_file import read_address_file
from tak_gitops.sources.compile import compile_file
from tak_gitops.sources.edits import Item, with_entry, with_items, with_rows
from tak_gitops.sources.resolve import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tak_gitops.importing.files import Writer
    from tak_gitops.importing.growth import Growth
    from tak_gitops.importing.systems import Systems
    from tak_gitops.model.catalogue import Catalogue


class Additions:
    """The new content of files that are added to, by path; `read` gives the content of a file as it is now."""

    def __init__(self, read: Callable[[str], bytes], environment: str) -> None:
        self._read = read
        self._environment = environment
        self._systems: dict[str, bytes] = {}
        self.contents: dict[str, bytes] = {}

    def may_join(self, system: System, hsa_id: str) -> bool:
        """Whether the file of a system can be given an HSA-id for this environment; kept for `join`."""
        if system.hsa_id(self._environment) is not None:
            return False
        content = with_entry(self._read(system.path), "hsa_ids", self._environment, hsa_id)
        found = compile_file(system.path, content).value if content else None
        wanted = system._replace(hsa_ids=(*system.hsa_ids, (self._environment, hsa_id)))
        if content is None or not isinstance(found, System) or _said(found) != _said(wanted):
            return False
        self._systems[system.path] = content
        return True

    def join(self, system: System) -> None:
        """Give the file of a system the HSA-id that `may_join` tried."""
        self.contents[system.path] = self._systems[system.path]

    def grow(self, growth: Growth, catalogue: Catalogue, systems: Systems, writer: Writer) -> bool:
        """Add to the file of a block, and to its list of addresses; says whether that could be done."""
        declaration = growth.block.declaration
        contracts = [_contract(growth, contract, target, catalogue) for contract, target in growth.contracts]
        addresses = [writer.address(number) for number in growth.addresses]
        consumers = [Item(systems.name(number)) for number in growth.consumers]
        additions: dict[str, Sequence[Item]] = {"contracts": contracts, "consumers": consumers}
        changed: dict[str, bytes] = {}
        if declaration.address_file is None:
            additions["logical_addresses"] = [_address(*each) for each in addresses]
        elif addresses:
            path = growth.block.addresses.path
            if not path.endswith(".csv"):
                return False
            content = with_rows(self._read(path), addresses)
            listed = read_address_file(content, path)
            wanted = (*growth.block.addresses.ids, *(identifier for identifier, _ in addresses))
            if listed.addresses is None or listed.addresses.ids != wanted:
                return False
            changed[path] = content
        wanted_items = {key: items for key, items in additions.items() if items}
        if wanted_items:
            content_or_none = with_items(self._read(declaration.path), wanted_items)
            if content_or_none is None or not _holds(content_or_none, declaration, wanted_items):
                return False
            changed[declaration.path] = content_or_none
        for number in growth.consumers:
            systems.word(number)
        self.contents.update(changed)
        return True


def _holds(content: bytes, before: Declaration, added: dict[str, Sequence[Item]]) -> bool:
    """Whether a file says what it said before, and the additions at the ends of its lists."""
    compiled = compile_file(before.path, content)
    after = compiled.value
    if not isinstance(after, Declaration) or has_errors(list(compiled.findings)):
        return False

    def texts(items: Sequence[Item]) -> list[str]:
        return [item.text for item in items]

    addresses = [
        list(each.addresses.ids) if each.addresses and not each.address_file else [] for each in (before, after)
    ]
    return (
        [each.contract.text for each in after.contracts]
        == [each.contract.text for each in before.contracts] + texts(added.get("contracts", ()))
        and [each.text for each in after.consumers]
        == [each.text for each in before.consumers] + texts(added.get("consumers", ()))
        and addresses[1] == addresses[0] + texts(added.get("logical_addresses", ()))
    )


def _contract(growth: Growth, contract: int, target: int | None, catalogue: Catalogue) -> Item:
    """A contract as its file must write it: with URL and profile where they are not those of the file."""
    namespace = catalogue.contracts.ids[contract]
    short = short_form(namespace)
    if target is None:
        return Item(short)
    declaration, to = growth.block.declaration, catalogue.targets[target]
    common = declaration.url and filled(declaration.url.text, namespace)
    profile = declaration.rivta_profile and declaration.rivta_profile.text
    own = [("contract", short)]
    if common != to.url:
        own.append(("url", to.url or ""))
    if profile != to.rivta_profile:
        own.append(("rivta_profile", to.rivta_profile or ""))
    return Item(short, tuple(own) if len(own) > 1 else ())


def _said(system: System) -> System:
    """What the file of a system says by itself, wherever in it."""
    certificates = tuple(each._replace(line=0) for each in system.certificates if not each.file)
    return system._replace(places=(), distinct_from=(), certificates=certificates)


def _address(identifier: str, name: str) -> Item:
    return Item(identifier, (("id", identifier), ("name", name)) if name else (), flow=True)
