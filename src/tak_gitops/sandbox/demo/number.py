"""The scenes in which TAK-web fetches orders by their numbers, and one of them was nearly lost on its way there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tak_gitops.sandbox.demo.order import ENVIRONMENT, FOLDER, SETTINGS, requested
from tak_gitops.sandbox.demo.plug import unplugged

if TYPE_CHECKING:
    from tak_gitops.sandbox.demo.stage import Program, Stage
    from tak_gitops.sandbox.demo.tak import DemoTak, Visitor

LOST, NUMBER = 3, 4
JOURNAL = ("  - journalvisaren\n", "  - journal\n  - journalvisaren\n")
"""One more consumer."""
VIEWER = ("  - journal\n", "  - journal\n  - journalvisaren\n")
"""Likewise."""


def ordered(stage: Stage, channel: str) -> None:
    """The environment gets another channel in the place of `channel`, two orders are merged, and a run dies."""
    stage.title("demo.number.title")
    stage.say("demo.number")
    stage.replace(SETTINGS, channel, "channel: {kind: desk}")
    stage.prepare("commit", "--quiet", "-m", "channel: desk", "--", SETTINGS)
    requested(stage, "tandvard", f"{FOLDER}/tandjournal/tandvard.yaml", JOURNAL)
    requested(stage, "remiss", f"{FOLDER}/remiss/havsland.yaml", VIEWER)
    stage.merge("tandvard")
    stage.merge("remiss")
    unplugged(stage, ENVIRONMENT, LOST)
    stage.tell("demo.number.killed", number=LOST)
    stage.tak("submit", ENVIRONMENT)


def fetched(stage: Stage, tak: DemoTak, served: Program) -> None:
    """One is fetched from the desk that is `served`, saved and published; the other is not to be had."""
    stage.tell("demo.number.fetch", number=NUMBER)
    with tak.visited() as operator:
        _fetched(stage, operator, served, NUMBER)
        stage.tell("demo.number.not_served", number=LOST)
        _fetched(stage, operator, served, LOST)
        operator.publish()
    stage.wake(stage.day + timedelta(days=1))


def resolved(stage: Stage, tak: DemoTak, served: Program) -> None:
    """Nobody has fetched it, and no row of it is there: people let it be sent again, and it is fetched."""
    tak.fetch_export()
    stage.tell("demo.number.night")
    stage.tak("verify", ENVIRONMENT)
    stage.tak("resolve", str(LOST))
    stage.tell("demo.number.decide")
    stage.tak("resolve", str(LOST), "resend", "--reason", stage.text("demo.number.reason"))
    stage.tak("submit", ENVIRONMENT)
    stage.tell("demo.number.again", number=LOST)
    with tak.visited() as operator:
        _fetched(stage, operator, served, LOST)
        operator.publish()
    stage.wake(stage.day + timedelta(days=1))


def closed(stage: Stage, tak: DemoTak, served: Program) -> None:
    """It shows in the next export, and its number is gone; nothing is left to do."""
    tak.fetch_export()
    stage.tell("demo.number.last")
    stage.tak("verify", ENVIRONMENT)
    stage.tell("demo.number.gone")
    with tak.visited() as operator:
        _fetched(stage, operator, served, LOST)
    stage.tell("demo.whole")
    stage.tak("ledger", "check")
    stage.tak("plan", ENVIRONMENT)


def _fetched(stage: Stage, operator: Visitor, served: Program, number: int) -> None:
    """TAK-web asks the desk for a number: what the desk tells of it, and what TAK-web answers, are shown."""
    report = operator.fetch(number)
    stage.heard(served)
    stage.show(report)
