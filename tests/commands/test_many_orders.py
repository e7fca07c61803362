"""A ledger of years: every order is shown, and none costs much."""

import json
import os

import pytest

from builders.many_orders import WAITING, write_many_orders
from builders.scene import Scene
from tak_gitops.orders.ledger import state as reading

COUNT = int(os.environ.get("TAK_TEST_ORDERS") or 300)
"""How many; ten thousand is what `tak status` is to show within a second."""


@pytest.fixture(name="many")
def _many(scene: Scene) -> Scene:
    """A repository with many orders in its ledger."""
    write_many_orders(scene.repo.root, COUNT)
    return scene


def test_every_order_is_shown(many: Scene) -> None:
    """Oldest first, the newest beside the prompt."""
    orders = json.loads(many.tak("status", "--format", "json").out)["orders"]
    assert list(range(1, COUNT + 1)) == [each["seq"] for each in orders]
    assert WAITING == sum(each["open"] for each in orders)


def test_the_ledger_is_judged_once(many: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each record is read once, whatever is asked for."""
    read: list[str] = []
    read_record = reading.read_record

    def counted(path: str, *arguments: object) -> object:
        read.append(path)
        return read_record(path, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_record", counted)
    reading._entry.cache_clear()
    many.tak("status", "tidbok")
    assert len(set(read)) == len(read)
    assert COUNT * 4 - WAITING + 1 == len(read)
