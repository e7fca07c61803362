"""Exports that are cut, emptied, mixed up, old or another platform's: from none of them an order is made."""

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from builders.counts import IS_THOROUGH
from builders.repository import CONNECTION, EXPORT
from builders.scene import DECLARED, EKEN, JOURNAL, PORTAL, TARGET, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing

SIZES = range(11, 111) if IS_THOROUGH else (12,)
"""How many addresses the connection has."""
OLD = datetime(2026, 11, 20, 3, 5, tzinfo=UTC)
Rows = list[Routing | Permission]
Fault = Callable[[Scene, Rows], None]


def changed(change: Callable[[Any], object]) -> Fault:
    """An export with something done to its JSON."""

    def write(scene: Scene, rows: Rows) -> None:
        scene.export(rows)
        data = json.loads(scene.repo.read(EXPORT))
        change(data)
        scene.repo.write(EXPORT, json.dumps(data).encode())

    return write


def as_bytes(change: Callable[[bytes], bytes]) -> Fault:
    """An export with something done to its bytes."""

    def write(scene: Scene, rows: Rows) -> None:
        scene.export(rows)
        scene.repo.write(EXPORT, change(scene.repo.read(EXPORT).encode()))

    return write


def few(rows: Rows) -> Rows:
    """So few of them that a tenth is missing."""
    return rows[: len(rows) * 85 // 100]


FAULTS: dict[str, Fault] = {
    "cut": as_bytes(lambda content: content[: len(content) * 2 // 3]),
    "empty": as_bytes(lambda _: b""),
    "a page": as_bytes(lambda _: b"<html><body>Logga in</body></html>"),
    "packed and cut": as_bytes(lambda content: gzip.compress(content)[:-9]),
    "a key twice": as_bytes(lambda content: content.replace(b'"data"', b'"data": {"vagval": []}, "data"', 1)),
    "no rows": changed(lambda data: data["data"].update(vagval=[], anropsbehorighet=[])),
    "no routings": changed(lambda data: data["data"].update(vagval=[])),
    "no permissions": changed(lambda data: data["data"].update(anropsbehorighet=[])),
    "dangling ids": changed(lambda data: data["data"].update(logiskadress=[])),
    "a tenth missing": lambda scene, rows: scene.export([*few(rows[::2]), *few(rows[1::2])]),
    "another platform": lambda scene, rows: scene.export(
        [routing(f"SE2321000999-{number}", TARGET) for number in range(len(rows) * 2)], others=False
    ),
    "old": lambda scene, rows: scene.export(rows, made=OLD),
}


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_ordered_from_a_faulty_export(size: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Twelve kinds of faults, each for itself; without one the same change is ordered."""
    scene = Scene(tmp_path, capsys)
    addresses = [f"SE2321000131-E{number:012d}" for number in range(10, 10 + size)]
    listed = "".join(f"  - {{id: {each}, name: Vårdcentralen {each[-2:]}}}\n" for each in addresses)
    scene.repo.edit(CONNECTION, "consumers:", f"{listed}consumers:").commit()
    rows: Rows = [*DECLARED, *(row for each in addresses for row in (routing(each), permission(JOURNAL, each)))]
    scene.export(rows)
    order_for_portal(scene, EKEN, "forsta")
    rows.append(permission(PORTAL, EKEN))
    scene.repo.commit()
    scene.repo.checkout("main").merge("forsta")
    scene.repo.branch("andra")
    write_access(scene, addresses[0], "andra")
    made = {}
    for name, fault in FAULTS.items():
        fault(scene, rows)
        told = scene.tak("order")
        made[name] = (told.code, told.err)
        assert told.code not in {ExitCode.OK, ExitCode.CHANGES, ExitCode.BUG}, (name, told)
        assert 1 == len(scene.orders()), (name, told)
    scene.export(rows)
    assert ExitCode.OK == scene.tak("order").code
    assert 2 == len(scene.orders())
    assert len(FAULTS) == len({error for _, error in made.values()}) == 12


def order_for_portal(scene: Scene, address: str, name: str) -> None:
    """A branch that gives the portal an address, with its order."""
    scene.repo.branch(name)
    write_access(scene, address, name)
    assert ExitCode.OK == scene.tak("order").code


def write_access(scene: Scene, address: str, name: str) -> None:
    """A file that gives the portal an address."""
    text = "kind: Access\nconsumers: [portal]\ncontracts: [crm:scheduling:MakeBooking:1]\n"
    scene.repo.write(f"environments/ntjp-qa/tidbok/{name}.yaml", f"{text}logical_addresses: [{address}]\n".encode())
