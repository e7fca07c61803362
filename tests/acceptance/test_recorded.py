"""The acceptance model against the answers of the real TAK-web: 131 cases, and 250 orders one after the other."""

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from builders.catalogues import catalogue_of
from builders.tak_rows import ListRows, recorded_change, recorded_tables
from tak_gitops.acceptance.accept import accept
from tak_gitops.acceptance.decide import decide_text
from tak_gitops.sources.order_reader import parse_order

RECORDINGS = Path(__file__).parents[2].parent / "shared" / "recordings"
PLATFORM = "NTJP-TEST"
USER = "admin"
ACCEPTED, REJECTED, STUMBLED = "Plattform:", "JsonBestallning ERROR:::", "RUNTIME ERROR:::"

UNKNOWABLE = {
    "new-address-name-emoji": "the database's own words for a character that it cannot store",
    "empty-body": "refused by the web server before TAK-web reads it: the sandbox answers it",
}
"""What the model cannot answer word for word, by case, and why; at most five."""

Step = dict[str, Any]

pytestmark = pytest.mark.skipif(not RECORDINGS.exists(), reason="the recordings are not here")


def _stream() -> dict[str, Any]:
    with gzip.open(RECORDINGS / "takweb-stream.json.gz", "rt", encoding="utf-8") as file:
        stream: dict[str, Any] = json.load(file)
    return stream


@pytest.fixture(scope="module")
def stream() -> dict[str, Any]:
    """The recorded stream: `start`, `steps`, `end`."""
    return _stream()


def _cases() -> list[Path]:
    return sorted((RECORDINGS / "takweb").glob("*.json"))


def _decide(rows: ListRows, step: Step) -> tuple[str, dict[str, Counter[str]]]:
    """The answer to a recorded step as its bytes on the wire read, and what has changed in the rows."""
    user = step.get("user", USER)
    body = step["body"] if step.get("order") is None else json.dumps(step["order"], ensure_ascii=False)
    receipt, effects = decide_text(rows, body, user=user, platform=PLATFORM)
    return receipt.text.encode("latin-1", "replace").decode("latin-1"), rows.apply(effects, user)


def _comparable(reply: str) -> object:
    """A reply so that equal ones are the same: the lines of a refusal come in no fixed order (domain.md 4.6)."""
    return set(reply.split("\n")) if reply.startswith(REJECTED) else reply


@pytest.mark.parametrize("path", _cases(), ids=lambda path: path.stem)
def test_answers_a_recorded_case_as_the_server_did(path: Path, stream: dict[str, Any]) -> None:
    """Same answer, same rows changed, for each step of the case, from the fresh catalogue."""
    case = json.loads(path.read_text(encoding="utf-8"))
    rows = ListRows(stream["start"])

    for step in case["steps"]:
        reply, changed = _decide(rows, step)

        if case["case"] not in UNKNOWABLE:
            assert _comparable(step["reply"]) == _comparable(reply)
        assert recorded_change(step["changed"]) == changed


def test_a_recorded_case_that_cannot_be_known_has_the_same_kind_of_answer(stream: dict[str, Any]) -> None:
    """The exceptions are few, and only the words of a RUNTIME ERROR and what never reaches TAK-web are among them."""
    case = json.loads((RECORDINGS / "takweb" / "new-address-name-emoji.json").read_text(encoding="utf-8"))

    reply, _ = _decide(ListRows(stream["start"]), case["steps"][0])

    assert case["steps"][0]["reply"].startswith(STUMBLED)
    assert reply.startswith(STUMBLED)
    assert len(UNKNOWABLE) <= 5


def test_follows_250_orders_to_the_end(stream: dict[str, Any]) -> None:
    """Every answer and every changed row of the stream, and in the end the recorded catalogue."""
    rows = ListRows(stream["start"])

    for number, step in enumerate(stream["steps"]):
        reply, changed = _decide(rows, step)

        assert _comparable(step["reply"]) == _comparable(reply), number
        assert recorded_change(step["changed"]) == changed, number

    assert recorded_tables(stream["end"]) == rows.recorded()


def test_a_catalogue_follows_250_orders_to_the_end(stream: dict[str, Any]) -> None:
    """An export, asked and changed through its columns, gives the same answers and ends as the recorded catalogue."""
    start, end = ListRows(stream["start"]), ListRows(stream["end"])
    catalogue = catalogue_of(
        start.routing_rows,
        list(start.permission_rows),
        addresses=start.addresses,
        components=start.components,
        contracts=start.contracts,
        urls=start.urls,
    )

    for number, step in enumerate(stream["steps"]):
        catalogue, receipt = accept(catalogue, parse_order(json.dumps(step["order"])), platform=PLATFORM)
        reply = receipt.text.encode("latin-1", "replace").decode("latin-1")

        assert _comparable(step["reply"]) == _comparable(reply), number

    assert sorted(end.routing_rows) == sorted(catalogue.iter_routings())
    assert sorted(end.permission_rows) == sorted(catalogue.iter_permissions())
    assert end.addresses == dict(zip(catalogue.addresses.ids, catalogue.addresses.names, strict=True))
    assert end.components == dict(zip(catalogue.components.ids, catalogue.components.names, strict=True))
    assert set(end.contracts) == set(catalogue.contracts.ids)
    assert end.urls == {target for target in catalogue.targets if target.url}
