"""A system that is deactivated, and active again (domain.md 6): what it has stays, and nothing new is ordered."""

import pytest

from builders.repository import CONNECTION
from builders.scene import BOKEN, EKEN, Scene

SYSTEM = "systems/tidbok.yaml"
MORE = f"  - id: {BOKEN}\n    name: Vårdcentralen Boken\nconsumers:"


@pytest.fixture(name="asleep")
def _asleep(scene: Scene) -> Scene:
    """A branch in which the producer is deactivated."""
    text = scene.repo.read(SYSTEM)
    scene.repo.branch("vila").write(SYSTEM, f"{text}status: deactivated\n".encode()).commit()
    return scene


def lines(scene: Scene) -> list[tuple[str, str, str]]:
    """What the plan orders: action, kind and address of each line."""
    changes = scene.plan()["changes"]
    return [(each["action"], each["kind"], each["logical_address"]) for each in changes]


def with_boken(scene: Scene) -> None:
    """One more address in the connection."""
    scene.repo.edit(CONNECTION, "consumers:", MORE)


def test_what_is_there_stays(asleep: Scene) -> None:
    """The plan removes and blocks nothing of what TAK has."""
    plan = asleep.plan()
    assert ([], []) == (plan["changes"], plan["blocked"])


def test_nothing_new_is_ordered(asleep: Scene) -> None:
    """One more address stops the order, and the message has the way out."""
    with_boken(asleep)
    assert 1 == asleep.tak("plan").code
    said = " ".join(asleep.tak("plan").out.split())
    assert "Tidbok är deaktiverat (status: deactivated i systems/tidbok.yaml): inget nytt beställs för det." in said
    assert 1 == asleep.tak("order").code
    assert {} == asleep.orders()


def test_what_it_has_can_be_removed(asleep: Scene) -> None:
    """A removal is no new order."""
    asleep.repo.delete(CONNECTION)
    assert [("remove", "permission", EKEN), ("remove", "routing", EKEN)] == sorted(lines(asleep))


def test_active_again_it_is_ordered(asleep: Scene) -> None:
    """With `status: active` the same address is added."""
    with_boken(asleep)
    asleep.repo.edit(SYSTEM, "deactivated", "active")
    assert [("add", "permission", BOKEN), ("add", "routing", BOKEN)] == sorted(lines(asleep))
