"""Answers of the TAK-api as version 2 gives them (domain.md 3), for rows made by hand."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlsplit

from builders.fake_server import FakeServer, Reply, json_reply
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.repository_files import ConnectionPoint

BASE = "/coop/api/v2"
QA = ConnectionPoint("NTJP", "QA")
SNAPSHOT = "2026-11-23T01:05:00+0100"
OTHER_POINT = {"id": 99, "platform": "SLL", "environment": "QA", "snapshotTime": "2026-11-22T01:05:00+0100"}
INCLUDE = "serviceConsumer,serviceProducer,logicalAddress,connectionPoint,serviceContract"

Answers = dict[str, list[dict[str, Any]]]


def api_answers(
    rows: Iterable[Routing | Permission],
    *,
    point: ConnectionPoint = QA,
    names: Mapping[str, str] | None = None,
    masked: bool = False,
    snapshot: str | None = SNAPSHOT,
    random: Random | None = None,
    alone: bool = False,
) -> Answers:
    """The answers for the rows, with every object that they name.

    With `random`, ids and the order of rows are as of another import. Without `alone` there is a second point.
    """
    made = _Answers(point, snapshot, names or {}, random or Random(0))  # noqa: S311 - to shuffle, not to hide
    every = list(rows)
    productions = [made.production(row, masked=masked) for row in every if isinstance(row, Routing)]
    cooperations = [made.cooperation(row) for row in every if isinstance(row, Permission)]
    contracts = {row.contract for row in every}
    answers = {
        "connectionPoints": [made.point] if alone else [OTHER_POINT, made.point],
        "serviceProductions": productions,
        "cooperations": cooperations,
        "installedContracts": [
            {"id": made.number(), "connectionPoint": made.point, "serviceContract": made.contract(each)}
            for each in sorted(contracts)
        ],
        "serviceConsumers": list(
            {row["serviceConsumer"]["hsaId"]: row["serviceConsumer"] for row in cooperations}.values()
        ),
        "serviceProducers": list(
            {row["serviceProducer"]["hsaId"]: row["serviceProducer"] for row in productions}.values()
        ),
        "logicalAddresses": [made.address(each) for each in sorted({row.logical_address for row in every})],
    }
    if random is not None:
        for each in answers.values():
            random.shuffle(each)
    return answers


def serve(server: FakeServer, answers: Answers) -> None:
    """Let a server answer as the TAK-api does, ids included; what it is not asked for with `include` is left out."""
    (point,) = (each for each in answers["connectionPoints"] if each is not OTHER_POINT)
    query = f"?connectionPointId={point['id']}"
    for resource, rows in answers.items():
        server.answers[f"{BASE}/{resource}"] = json_reply(rows)
        server.answers[f"{BASE}/{resource}{query}"] = json_reply(rows)
    server.answers[f"{BASE}/cooperations{query}&include={INCLUDE}"] = json_reply(answers["cooperations"])
    whole = f"{BASE}/serviceProductions{query}&include={INCLUDE},physicalAddress"
    server.answers[whole] = json_reply(answers["serviceProductions"])


def save(answers: Answers, folder: Path, *resources: str) -> Path:
    """The answers as files of a folder, all of them or only some."""
    folder.mkdir(parents=True, exist_ok=True)
    for resource in resources or answers:
        (folder / f"{resource}.json").write_text(json.dumps(answers[resource]), encoding="utf-8")
    return folder


def asked_for(server: FakeServer) -> Sequence[tuple[str, list[str]]]:
    """Resource and `include` of each request."""
    split = [urlsplit(asked.path) for asked in server.asked]
    return [(each.path.removeprefix(f"{BASE}/"), parse_qs(each.query).get("include", [])) for each in split]


def mask(url: str) -> str:
    """A URL as the TAK-api hides it."""
    parts = urlsplit(url)
    port = f"....{parts.port}" if parts.port else ""
    return f"{parts.scheme}://....{(parts.hostname or '')[-6:]}{port}..../{parts.path.rpartition('/')[2]}"


def recorded_answers(folder: Path, names: Mapping[str, str]) -> dict[str, Reply]:
    """Recorded answers by resource, from the recordings that `names` tells."""
    from builders.fake_server import recorded

    return {resource: recorded(folder / f"{name}.json.gz")[1] for resource, name in names.items()}


class _Answers:
    def __init__(self, point: ConnectionPoint, snapshot: str | None, names: Mapping[str, str], random: Random) -> None:
        self._names = names
        self._ids = count(random.randint(1, 1_000_000))
        self._known: dict[str, int] = {}
        self.point = {"id": self.number(), **point._asdict()}
        if snapshot is not None:
            self.point["snapshotTime"] = snapshot

    def number(self) -> int:
        return next(self._ids)

    def production(self, row: Routing, *, masked: bool) -> dict[str, Any]:
        url = str(row.target.url)
        return {
            "id": self.number(),
            "physicalAddress": mask(url) if masked else url,
            "rivtaProfile": row.target.rivta_profile,
            "serviceProducer": self.component(str(row.target.producer)),
            **self._places(row),
        }

    def cooperation(self, row: Permission) -> dict[str, Any]:
        return {"id": self.number(), "serviceConsumer": self.component(row.consumer), **self._places(row)}

    def _places(self, row: Routing | Permission) -> dict[str, Any]:
        return {
            "logicalAddress": self.address(row.logical_address),
            "connectionPoint": self.point,
            "serviceContract": self.contract(row.contract),
        }

    def component(self, hsa_id: str) -> dict[str, Any]:
        return {**self._object(hsa_id, "description"), "hsaId": hsa_id}

    def address(self, hsa_id: str) -> dict[str, Any]:
        return {**self._object(hsa_id, "description"), "logicalAddress": hsa_id}

    def contract(self, namespace: str) -> dict[str, Any]:
        return {**self._object(namespace, "name"), "namespace": namespace, "major": 1, "minor": 0}

    def _object(self, identifier: str, field: str) -> dict[str, Any]:
        number = self._known.setdefault(identifier, self.number())
        return {"id": number, **({field: self._names[identifier]} if identifier in self._names else {})}
