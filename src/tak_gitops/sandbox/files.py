"""Writes the files of a repository that declares exactly what a made-up platform has."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tak_gitops.sandbox.platform import MadeAccess, MadeConnection, MadePlatform, MadeSystem, MadeUnit

EXPORT = "exports/takdump_{environment}.json"
"""Where `environment.yaml` looks for live, relative to the root; `-` of the environment is `_` (domain.md 2)."""
_PLAIN = re.compile(r"[A-Za-zÅÄÖåäöé][A-Za-z0-9ÅÄÖåäöé ._/-]*(?<! )")


def export_path(environment: str) -> str:
    """The export of an environment, relative to the root of the repository."""
    return EXPORT.format(environment=environment.replace("-", "_"))


def write_repository(platform: MadePlatform, folder: Path, *, environment: str) -> int:
    """Write settings, systems, the environment and its connections and accesses into `folder`.

    Gives the number of files. The live source is `export_path(environment)`, which is not written here.
    """
    count = 0
    for path, text in repository_files(platform, environment):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        count += 1
    return count


def repository_files(platform: MadePlatform, environment: str) -> Iterator[tuple[str, str]]:
    """Path, relative to the root, and content of every file."""
    yield "tak-gitops.yaml", "language: sv\nordered_by: Region Norrskog, integrationsförvaltningen\nbranch: main\n"
    yield f"environments/{environment}/environment.yaml", _environment(environment)
    for system in platform.systems:
        yield f"systems/{system.key}.yaml", _system(system, environment)
    for connection in platform.connections:
        path = f"environments/{environment}/{connection.path}"
        yield path, _connection(platform, connection)
        if connection.in_csv:
            units = platform.units[connection.units.start : connection.units.stop]
            yield f"{path.removesuffix('.yaml')}.csv", _csv(units)
    for access in platform.accesses:
        yield f"environments/{environment}/{access.path}", _access(platform, access)


def _environment(environment: str) -> str:
    return (
        f"platform: {environment.upper()}\n"
        f"name: {environment.upper().replace('-', ' ')}\n"
        f"live: {{file: ../../{export_path(environment)}}}\n"
        "channel: {kind: file, folder: ../../outbox}\n"
    )


def _system(system: MadeSystem, environment: str) -> str:
    return (
        f"organisation: {_scalar(system.organisation)}\n"
        f"name: {_scalar(system.name)}\n"
        f"hsa_ids: {{{environment}: {system.hsa_id}}}\n"
        "contacts:\n"
        "  - {role: technical, name: Integrationsjouren, email: jour@region.example}\n"
    )


def _connection(platform: MadePlatform, connection: MadeConnection) -> str:
    system = platform.systems[connection.producer]
    name = connection.path.rpartition("/")[2].removesuffix(".yaml")
    return (
        "kind: Connection\n"
        f"description: {_scalar(f'{system.name} i {system.organisation}')}\n"
        f"producer: {system.key}\n"
        f"rivta_profile: {platform.profiles[connection.profile]}\n"
        f"url: {connection.url}\n"
        + _contracts(platform, connection.contracts)
        + (f"logical_addresses: {{file: {name}.csv}}\n" if connection.in_csv else _units(platform, connection.units))
        + _consumers(platform, connection.consumers)
    )


def _access(platform: MadePlatform, access: MadeAccess) -> str:
    return (
        "kind: Access\n"
        "reference: FS-2025-103\n"
        + _consumers(platform, (access.consumer,))
        + _contracts(platform, access.contracts)
        + _units(platform, access.units)
    )


def _contracts(platform: MadePlatform, numbers: Iterable[int]) -> str:
    return "contracts:\n" + "".join(f"  - {platform.contracts[n].short}\n" for n in numbers)


def _units(platform: MadePlatform, numbers: range) -> str:
    units = platform.units[numbers.start : numbers.stop]
    return "logical_addresses:\n" + "".join(f"  - {{id: {u.hsa_id}, name: {_scalar(u.name)}}}\n" for u in units)


def _consumers(platform: MadePlatform, numbers: tuple[int, ...]) -> str:
    if not numbers:
        return ""
    return "consumers:\n" + "".join(f"  - {platform.systems[n].key}\n" for n in numbers)


def _csv(units: Iterable[MadeUnit]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("id", "name"))
    writer.writerows(units)
    return text.getvalue()


def _scalar(text: str) -> str:
    """A text as a YAML scalar, in quotes where it needs them; inside a flow map a comma does."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
