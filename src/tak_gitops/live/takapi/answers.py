"""The answers of the TAK-api that make up one state: fetched from it, or read from a folder as they were saved."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import fail
from tak_gitops.live.files import ExportBytes, open_export
from tak_gitops.live.http.server import Server
from tak_gitops.live.intake import LIST, take_in
from tak_gitops.live.takapi.points import chosen_point, is_alone
from tak_gitops.model.web_address import without_secrets

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tak_gitops.live.http.access import Access
    from tak_gitops.live.http.answer import Answer
    from tak_gitops.live.takapi.rows import Point
    from tak_gitops.model.repository_files import ConnectionPoint

POINTS = "connectionPoints"
PRODUCTIONS, COOPERATIONS = "serviceProductions", "cooperations"
INSTALLED, CONTRACTS = "installedContracts", "serviceContracts"
ADDRESSES = "logicalAddresses"
CONSUMERS, PRODUCERS = "serviceConsumers", "serviceProducers"

_PARTS = "serviceConsumer,serviceProducer,logicalAddress,connectionPoint,serviceContract"
_QUERIES = {
    PRODUCTIONS: f"&include={_PARTS},physicalAddress",
    COOPERATIONS: f"&include={_PARTS}",
    INSTALLED: "",
    CONSUMERS: "",
    PRODUCERS: "",
}
_NEEDED = (POINTS, PRODUCTIONS, COOPERATIONS)
_ENDINGS = (".json", ".json.gz")
_TRIES = 2


class Answers(NamedTuple):
    """The connection point, the answers by their resource, and where they come from, for messages."""

    point: Point
    bodies: Mapping[str, ExportBytes]
    shown: str

    @property
    def digest(self) -> str:
        """SHA-256 of the bodies as they came, and of which connection point they are for."""
        digest = hashlib.sha256(f"{self.point.platform} {self.point.environment}\n".encode())
        for resource in sorted(self.bodies):
            digest.update(f"{resource} {self.bodies[resource].digest}\n".encode())
        return digest.hexdigest()

    def name(self, resource: str) -> str:
        """How an answer is called in a message."""
        return f"{self.shown.rstrip('/')}/{resource}"


def fetch_answers(address: str, wanted: ConnectionPoint, access: Access) -> Answers:
    """The state of a connection point, from the TAK-api at an address such as `https://…/coop/api/v2`.

    Ids are made anew when the TAK-api takes in a night's state: an answer that has another connection point at the end
    than at the beginning mixes two states, so all is fetched once more. All logical addresses are asked for only where
    there is no other connection point: the TAK-api does not tell whose they are (domain.md 3). Raises TakError.
    """
    base = address.rstrip("/")
    with Server(base, access) as server:
        for _ in range(_TRIES):
            points = server.get(f"{base}/{POINTS}", _take)
            point = chosen_point(points, wanted, f"{without_secrets(base)}/{POINTS}")
            bodies = {POINTS: points}
            for resource, query in _QUERIES.items():
                bodies[resource] = server.get(f"{base}/{resource}?connectionPointId={point.id}{query}", _take)
            if is_alone(points, base):
                bodies[ADDRESSES] = server.get(f"{base}/{ADDRESSES}", _take)
            after = server.get(f"{base}/{POINTS}", _take)
            if point == chosen_point(after, wanted, f"{without_secrets(base)}/{POINTS}"):
                return Answers(point, bodies, without_secrets(base))
    raise fail("takapi.moving", url=without_secrets(base))


def read_answers(folder: Path, wanted: ConnectionPoint, *, shown: str) -> Answers:
    """The state of a connection point from a folder of saved answers: `<resource>.json`, packed with gzip or not.

    Needed are connectionPoints, serviceProductions and cooperations; installedContracts (or serviceContracts),
    serviceConsumers, serviceProducers and, where there is one connection point only, logicalAddresses tell what
    exists besides. Raises TakError.
    """
    if not folder.is_dir():
        raise fail("takapi.no_folder", path=shown)
    bodies = {}
    for resource in (*_NEEDED, INSTALLED, CONTRACTS, CONSUMERS, PRODUCERS, ADDRESSES):
        names = [name for ending in _ENDINGS if (folder / (name := f"{resource}{ending}")).exists()]
        if names:
            bodies[resource] = open_export(folder / names[0], shown=f"{shown}/{names[0]}", begins=LIST)
        elif resource in _NEEDED:
            raise fail("takapi.missing", path=shown, name=f"{resource}.json")
    return Answers(chosen_point(bodies[POINTS], wanted, f"{shown}/{POINTS}.json"), bodies, shown)


def are_saved_answers(folder: Path) -> bool:
    """Whether a folder looks like one that `save_answers` wrote."""
    return any((folder / f"{POINTS}{ending}").exists() for ending in _ENDINGS)


def save_answers(answers: Answers, folder: Path) -> None:
    """Write the answers so that `read_answers` reads them. Raises OSError, and TakError where a file is in the way."""
    from tak_gitops.repository.files import write_whole

    if folder.exists() and not folder.is_dir():
        raise fail("takapi.not_a_folder", path=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    for resource, body in answers.bodies.items():
        write_whole(folder / f"{resource}.json", bytes(body.data))


def _take(answer: Answer) -> ExportBytes:
    digest = hashlib.sha256()
    data = take_in(answer.chunks(), answer.url, digest=digest, begins=LIST)
    return ExportBytes(digest.hexdigest(), data)
