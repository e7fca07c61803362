"""Orders of cases, from the files to what `tak status` says of them."""

import json
from typing import Any

from builders.scene import Scene

NEXT = "2026-11-24"
"""The day after, whose export shows what was done on the day of the scene."""


def ordered(scene: Scene) -> dict[str, Any]:
    """The order file that the change of the files gives, merged into the main branch."""
    scene.repo.branch("andring")
    assert 0 == scene.tak("order").code
    scene.repo.commit()
    assert 0 == scene.tak("order", "--check").code
    scene.repo.checkout("main").merge("andring")
    (content,) = scene.orders().values()
    order: dict[str, Any] = json.loads(content)
    return order


def states(scene: Scene, day: str = NEXT) -> list[str]:
    """What `tak status` says of each entry."""
    told = scene.tak("status", "--format", "json", day=day)
    return [each["status"] for each in json.loads(told.out)["orders"]]
