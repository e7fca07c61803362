"""A scene to import in: what Git says was written, and what the plan says of it."""

import json
from collections.abc import Iterable

from builders.repository import CONNECTION, CONSUMER, PRODUCER
from builders.scene import DAY, TARGET, Scene, permission, routing
from tak_gitops.model.entries import Permission, Routing, Target

LINDEN = "SE2321000131-E000000000003"
CANCEL = "urn:riv:crm:scheduling:CancelBookingResponder:1"
CANCEL_TARGET = TARGET._replace(url=str(TARGET.url).replace("MakeBooking", "CancelBooking"))
NINE = "SE2321000131-E000000000009"
BESIDE = "environments/ntjp-qa/not-imported.txt"
OTHER_PRODUCER = Target("SE2321000131-BOKVASTQA", "RIVTABP21", "https://bokvast.region.example/x")
"""Another system of Region Exempel, that has no file yet."""


def empty(scene: Scene) -> Scene:
    """The repository without systems and connections."""
    for path in (PRODUCER, CONSUMER, CONNECTION, "systems/portal.yaml"):
        scene.repo.delete(path)
    scene.repo.commit("Börja om")
    return scene


def written(scene: Scene) -> list[str]:
    """What differs from the last commit, as Git says it."""
    return scene.repo.git("status", "--porcelain", "--untracked-files=all").splitlines()


def undo(scene: Scene) -> None:
    """Go back to the last commit."""
    scene.repo.git("checkout", "--quiet", ".")
    scene.repo.git("clean", "--force", "-d", "--quiet")


def counts(scene: Scene, *arguments: str, day: str = DAY) -> dict[str, int]:
    """The counts of rows in the plan in which everything that is declared is new, without those that are nothing.

    Cases are no rows: the systems of the files that TAK does not have would be registered.
    """
    told = scene.tak("plan", "--base", "none", "--format", "json", *arguments, day=day)
    found: dict[str, int] = json.loads(told.out)["plans"][0]["counts"]
    return {name: count for name, count in found.items() if count and name != "cases"}


def cancel(address: str, consumers: Iterable[str] = ()) -> list[Routing | Permission]:
    """Live for another contract of the same producer."""
    called = [permission(each, address)._replace(contract=CANCEL) for each in consumers]
    return [routing(address, CANCEL_TARGET)._replace(contract=CANCEL), *called]
