"""The files that blocks and systems become: their paths and their text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.importing.names import readable, slug, words
from tak_gitops.importing.templates import common_url
from tak_gitops.model.contracts import parts, short_form
from tak_gitops.model.identifiers import NAME_LENGTH
from tak_gitops.sources.characters import MAX_BYTES
from tak_gitops.sources.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tak_gitops.importing.grouping import Block
    from tak_gitops.importing.names import Taken
    from tak_gitops.importing.systems import NewSystem, Systems
    from tak_gitops.model.catalogue import Catalogue

CSV_FROM = 30
"""So many addresses stand in a CSV file beside the file that has them."""
SUFFIXES = (".yaml", ".yml", ".csv")
_LINE_ENDS = 8
"""What a line of a list has besides id and name, in bytes, at most."""


class BlockFile(NamedTuple):
    """A block as files: `text` at `path`, and `listed`, its addresses, at the path `csv` where they are many."""

    block: Block
    path: str
    text: str
    csv: str | None
    listed: str


class Writer:
    """Writes the blocks of one environment; paths that are taken are not used again."""

    def __init__(self, catalogue: Catalogue, systems: Systems, environment: str, taken: Taken) -> None:
        self._catalogue = catalogue
        self._systems = systems
        self._root = f"environments/{environment}"
        self._taken = taken
        self._lists: dict[tuple[str, tuple[int, ...]], str] = {}

    def files(self, blocks: Iterable[Block]) -> list[BlockFile]:
        """The file of each block. Blocks of a folder with the same long list of addresses share its CSV file."""
        return [self._file(part) for block in blocks for part in self._parts(block)]

    def address(self, number: int) -> tuple[str, str]:
        """Id and name of an address, the name empty where live has none, or none that could be written."""
        table = self._catalogue.addresses
        name = readable(table.names[number])
        fits = len(name) <= NAME_LENGTH and (not name or ord(max(name)) <= 0xFFFF)  # noqa: PLR2004 - the end of the BMP
        return table.ids[number], name if fits else ""

    def _parts(self, block: Block) -> Iterator[Block]:
        """The block, in parts where its list of addresses would be longer than a file may be."""
        if len(block.addresses) < CSV_FROM:
            yield block
            return
        start, size = 0, 0
        for n, address in enumerate(block.addresses):
            length = sum(len(text.encode()) for text in self.address(address)) + _LINE_ENDS
            if size + length > MAX_BYTES // 2:
                yield block._replace(addresses=block.addresses[start:n])
                start, size = n, 0
            size += length
        yield block._replace(addresses=block.addresses[start:]) if start else block

    def _file(self, block: Block) -> BlockFile:
        folder = f"{self._root}/{block.owner.folder}"
        path = self._taken.free(folder, self._names(block), SUFFIXES)
        csv_path, listed = None, ""
        if len(block.addresses) >= CSV_FROM:
            key = (folder, block.addresses)
            csv_path = self._lists.get(key)
            if csv_path is None:
                csv_path = self._lists[key] = f"{path}.csv"
                listed = self._csv(block.addresses)
        return BlockFile(block, f"{path}.yaml", self._yaml(block, csv_path), csv_path, listed)

    def _yaml(self, block: Block, csv_path: str | None) -> str:
        lines = [f"kind: {'Connection' if block.is_connection else 'Access'}"]
        if block.is_connection:
            lines.append(f"producer: {scalar(self._systems.word(block.owner.system))}")
            lines += self._routes(block)
        else:
            lines += self._contracts(block)
        if csv_path:
            lines.append(f"logical_addresses: {{file: {scalar(csv_path.rpartition('/')[2], flow=True)}}}")
        else:
            lines.append("logical_addresses:")
            lines += [f"  - {self._entry(each)}" for each in block.addresses]
        if block.consumers:
            lines.append("consumers:")
            lines += [f"  - {scalar(self._systems.word(each))}" for each in block.consumers]
        return "\n".join(lines) + "\n"

    def _routes(self, block: Block) -> Iterator[str]:
        """Profile, URL and contracts of a Connection; a contract that differs from the others says how."""
        targets = {contract: self._catalogue.targets[target] for contract, target in block.contracts}
        ids = self._catalogue.contracts.ids
        profile = _most_common(target.rivta_profile or "" for target in targets.values())
        urls = common_url([(ids[contract], target.url or "") for contract, target in targets.items()])
        yield f"rivta_profile: {scalar(profile)}"
        if urls.common:
            yield f"url: {scalar(urls.common)}"
        yield "contracts:"
        for contract, target in targets.items():
            short = scalar(short_form(ids[contract]))
            own_url = urls.own.get(ids[contract])
            own_profile = target.rivta_profile if target.rivta_profile != profile else None
            if not own_url and not own_profile:
                yield f"  - {short}"
                continue
            yield f"  - contract: {short}"
            if own_url:
                yield f"    url: {scalar(own_url)}"
            if own_profile:
                yield f"    rivta_profile: {scalar(own_profile)}"

    def _contracts(self, block: Block) -> Iterator[str]:
        ids = self._catalogue.contracts.ids
        yield "contracts:"
        for contract, _ in block.contracts:
            yield f"  - {scalar(short_form(ids[contract]))}"

    def _entry(self, number: int) -> str:
        identifier, name = self.address(number)
        if not name:
            return scalar(identifier)
        return f"{{id: {scalar(identifier, flow=True)}, name: {scalar(name, flow=True)}}}"

    def _csv(self, addresses: Sequence[int]) -> str:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("id", "name"))
        writer.writerows(map(self.address, addresses))
        return text.getvalue()

    def _names(self, block: Block) -> Iterator[str]:
        """Names for the file of a block: what it is about, and what sets it apart when that is taken."""
        contracts = [parts(self._catalogue.contracts.ids[contract]) for contract, _ in block.contracts]
        domains = {each.domain for each in contracts}
        topic = slug(_without_first(domains.pop())) if len(domains) == 1 else ""
        own = words(contracts[0].name) if len(contracts) == 1 else ""
        system = self._systems.name(block.owner.system)
        first = topic or own or "anslutning"
        if not block.is_connection:
            alone = self._systems.name(block.consumers[0]) if len(block.consumers) == 1 else ""
            first = f"behorigheter-{(alone if alone != system else '') or topic or own}".strip("-")
        if block.owner.folder != system:
            first = f"{system}-{first}"
        yield first
        if own and own != topic:
            yield f"{first}-{own}"
        if len(block.addresses) == 1:
            identifier, name = self.address(block.addresses[0])
            yield f"{first}-{slug(name) or slug(identifier)}".strip("-")


def system_file(system: NewSystem, environment: str, comment: str) -> str:
    """The text of the file of a system; `comment` stands below where live does not tell its organisation."""
    lines = [
        f"organisation: {scalar(system.title.organisation)}",
        f"name: {scalar(system.title.name)}",
        f"hsa_ids: {{{scalar(environment, flow=True)}: {scalar(system.hsa_id, flow=True)}}}",
        *([] if system.title.told else [f"# {comment}"]),
    ]
    return "\n".join(lines) + "\n"


def _most_common(values: Iterable[str]) -> str:
    counts = Counter(values)
    return max(sorted(counts), key=counts.__getitem__)


def _without_first(domain: str) -> str:
    """A domain without its first part, where it has several: `crm:scheduling` is about scheduling."""
    return domain.partition(":")[2] or domain
