"""A row of an order of which nobody knows whether TAK has it is not ordered again (reliability.md 5)."""

import pytest

from builders.ledger import START
from builders.order_scene import OrderScene, route
from builders.repository import CONNECTION
from builders.scene import Scene
from tak_gitops.errors import ExitCode


@pytest.fixture(name="doubtful")
def _doubtful(scene: Scene) -> Scene:
    """An order that moves the routing is in doubt, and a branch moves it elsewhere."""
    orders = OrderScene(scene, START)
    orders.until(orders.plan(route()), "in-doubt")
    scene.repo.branch("igen").edit(CONNECTION, "https://tidbok.region.example", "https://annan.region.example").commit()
    return scene


def test_the_row_is_blocked(doubtful: Scene) -> None:
    """The plan names the order that is to be decided about first, and how."""
    told = doubtful.tak("plan")
    assert ExitCode.FAILURE == told.code
    said = " ".join(told.out.split())
    assert "TG420 ingår i beställning 1, som ingen vet om TAK har fått. Avgör den först: tak resolve 1" in said


def test_no_order_is_written(doubtful: Scene) -> None:
    """Until somebody has decided."""
    before = doubtful.orders()
    assert ExitCode.FAILURE == doubtful.tak("order").code
    assert before == doubtful.orders()
