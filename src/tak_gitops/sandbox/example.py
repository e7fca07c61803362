"""The exports and workflows of the repository's own example: `python -m tak_gitops.sandbox.example [--check]`.

They are generated and committed, so that the example works in a fresh clone; `--check` tells whether they are
what `example_data` and the templates of `tak init --github` give.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tak_gitops.errors import ExitCode
from tak_gitops.model.contracts import namespace, parts
from tak_gitops.sandbox.example_data import (
    COMPONENTS,
    EXAMPLES,
    FOREVER,
    PROFILES,
    UNITS,
    ExamplePlatform,
    Group,
)
from tak_gitops.sandbox.example_github import example_github
from tak_gitops.sandbox.export import (
    ExportContent,
    ExportContract,
    ExportObject,
    ExportPermission,
    ExportRouting,
    ExportTarget,
    write_export,
)
from tak_gitops.sandbox.files import export_path
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MADE = datetime(2026, 11, 22, 23, 5, tzinfo=UTC)
"""When the exports say that they were made: 23 November, five past midnight in Sweden."""


def example_exports() -> dict[str, bytes]:
    """Every export of the example, by its path relative to the root."""
    return {
        export_path(each.environment): b"".join(write_export(example_content(each), made=MADE, version=each.version))
        for each in EXAMPLES
    }


def example_content(platform: ExamplePlatform) -> ExportContent:
    """What an export of an example platform holds: objects that a row uses, and the rows."""
    groups = platform.groups
    contracts = _numbered(sorted({contract for group in groups for contract in group.contracts}))
    addresses = _numbered(each for each in UNITS if any(each in group.addresses for group in groups))
    components = _numbered(
        each for each in COMPONENTS if any(each in (group.producer, *group.consumers) for group in groups)
    )
    targets: dict[ExportTarget, int] = {}
    routings = []
    permissions: list[ExportPermission] = []
    filters = []
    for group, contract, address in _places(groups):
        place = (address, contract)
        row = (addresses[address], contracts[contract])
        days = (group.since, group.until or group.since.replace(year=group.since.year + FOREVER))
        if group.producer and place not in platform.lost_routings:
            url = platform.moved.get(place) or _url(group, contract)
            target = ExportTarget(url, PROFILES.index(group.profile), components[group.producer])
            routings.append(ExportRouting(targets.setdefault(target, len(targets)), *row, *days))
        for consumer in group.consumers:
            key = (*place, consumer)
            if key in platform.lost_permissions:
                continue
            if key in platform.filters:
                filters.append((len(permissions), platform.filters[key]))
            permissions.append(ExportPermission(row[0], components[consumer], row[1], *days))
    return ExportContent(
        profiles=PROFILES,
        contracts=[_contract(short) for short in contracts],
        addresses=[ExportObject(hsa_id, UNITS[hsa_id]) for hsa_id in addresses],
        components=[ExportObject(hsa_id + platform.suffix, COMPONENTS[hsa_id]) for hsa_id in components],
        targets=list(targets),
        permissions=permissions,
        routings=routings,
        filters=filters,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Write exports and workflows into a repository, or only check them; exit code 1 where a check fails."""
    parser = argparse.ArgumentParser(prog="python -m tak_gitops.sandbox.example")
    parser.add_argument("--check", action="store_true", help=render(msg("demo.option.check"), "sv"))
    parser.add_argument("root", nargs="?", type=Path, default=Path(), help=render(msg("demo.option.root"), "sv"))
    given = parser.parse_args(arguments)
    outdated = []
    for name, content in {**example_exports(), **example_github()}.items():
        path = given.root / name
        if path.is_file() and path.read_bytes() == content:
            continue
        outdated.append(name)
        if not given.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    if given.check and outdated:
        sys.stderr.write(render(msg("demo.outdated", files=", ".join(outdated)), "sv") + "\n")
        return ExitCode.FAILURE
    return ExitCode.OK


def _numbered(identifiers: Iterable[str]) -> dict[str, int]:
    return {identifier: number for number, identifier in enumerate(identifiers)}


def _places(groups: Sequence[Group]) -> Iterator[tuple[Group, str, str]]:
    """Each group with each of its contracts and addresses."""
    for group in groups:
        for contract in group.contracts:
            for address in group.addresses:
                yield group, contract, address


def _contract(short: str) -> ExportContract:
    full = namespace(short) or short
    _, name, major = parts(full)
    return ExportContract(full, name, int(major))


def _url(group: Group, contract: str) -> str:
    domain, name, major = parts(namespace(contract) or contract)
    url = group.urls.get(contract, group.url)
    return url.format(domain=domain.replace(":", "/"), contract=name, major=major)


if __name__ == "__main__":
    sys.exit(main())
