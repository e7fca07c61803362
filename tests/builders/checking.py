"""Small repositories and live states for tests of the checks, and what is said of them.

`live.yaml` of an example has what an export would say, in few words:

    day: 2026-11-23
    routings:
      - [SE2321000131-E000000000001, crm:scheduling:MakeBooking:1, SE2321000131-TIDBOKQA, https://tidbok.region.example/v1]
    permissions:
      - [SE2321000131-E000000000001, crm:scheduling:MakeBooking:1, SE2321000131-JOURNALQA, 2020-01-01, 2026-12-01]
    names: {SE2321000131-E000000000001: Vårdcentralen Eken}

First and last day may stand at the end of a row; a routing may have its profile before them.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from builders.exports import ExportRows, write_export
from builders.repository import RepositoryBuilder
from tak_gitops.checks import run_checks
from tak_gitops.checks.live import check_live
from tak_gitops.checks.world import World
from tak_gitops.findings import Finding, has_errors
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.contracts import namespace
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.repository.trees import WorkTree
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.resolve import resolve
from tak_gitops.sources.store import NoStore

DAY = date(2026, 11, 23)
FIRST, LAST = date(2020, 1, 1), date(2120, 1, 1)
LIVE = "live.yaml"
EXPORT = "exports/takdump_ntjp_qa.json"


class Live(NamedTuple):
    """What an export says, and the day that it is looked at."""

    day: date
    catalogue: Catalogue


def live_from(text: str) -> Live:
    """Live as `live.yaml` tells it."""
    data: dict[str, Any] = yaml.safe_load(text)
    rows = ExportRows(
        routings=[_routing(*row) for row in data.get("routings", ())],
        permissions=[_permission(*row) for row in data.get("permissions", ())],
        names=data.get("names", {}),
    )
    return Live(data.get("day", DAY), read_catalogue(write_export(rows, "B"), path=EXPORT, digest="0" * 64))


def _routing(address: str, contract: str, producer: str, url: str, *more: Any) -> Routing:
    profile = next((each for each in more if isinstance(each, str)), "RIVTABP21")
    first, last = [each for each in more if isinstance(each, date)] or [FIRST, LAST]
    return Routing(address, namespace(contract) or contract, Target(producer, profile, url), first, last)


def _permission(address: str, contract: str, consumer: str, first: date = FIRST, last: date = LAST) -> Permission:
    return Permission(address, namespace(contract) or contract, consumer, first, last)


def worlds(root: Path, live: Live | None = None) -> list[World]:
    """The world of each environment of a repository, held against `live` where it is given."""
    reading = read_declared(WorkTree(root), NoStore())
    declared = reading.declared
    names = sorted({*declared.environments, *declared.declarations})
    resolved = [resolve(declared, name) for name in names]
    complete = not has_errors([*reading.findings, *(finding for _, found in resolved for finding in found)])
    day, catalogue = live or (DAY, None)
    source = EXPORT if catalogue else ""
    return [World(declared, desired, day, catalogue, complete=complete, source=source) for desired, _ in resolved]


def said_by_checks(repository: RepositoryBuilder, live: Live | None = None) -> list[Finding]:
    """What the checks alone say of a repository; of rows of live that no file declares one of each kind."""
    every = worlds(repository.root, live)
    return [finding for world in every for finding in (*run_checks(world), *check_live(world, 1))]


def rules_of(findings: Iterable[Finding]) -> set[str]:
    """The rules of some findings."""
    return {finding.rule for finding in findings}
