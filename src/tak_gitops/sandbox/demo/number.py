"""The scene in which TAK-web fetches an order by its number."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tak_gitops.sandbox.demo.order import ENVIRONMENT, FOLDER, SETTINGS, requested

if TYPE_CHECKING:
    from tak_gitops.sandbox.demo.stage import Program, Stage
    from tak_gitops.sandbox.demo.tak import DemoTak

NUMBER = 3
JOURNAL = ("  - journalvisaren\n", "  - journal\n  - journalvisaren\n")
"""One more consumer."""


def ordered(stage: Stage, channel: str) -> None:
    """The environment gets another channel in the place of `channel`, and an order is merged."""
    stage.title("demo.number.title")
    stage.say("demo.number")
    stage.replace(SETTINGS, channel, "channel: {kind: desk}")
    stage.prepare("commit", "--quiet", "-m", "channel: desk", "--", SETTINGS)
    requested(stage, "tandvard", f"{FOLDER}/tandjournal/tandvard.yaml", JOURNAL)
    stage.merge("tandvard")
    stage.tak("submit", ENVIRONMENT)


def fetched(stage: Stage, tak: DemoTak, served: Program) -> None:
    """It is fetched from the desk that is `served`, saved and published."""
    stage.tell("demo.number.fetch")
    with tak.visited() as operator:
        report = operator.fetch(NUMBER)
        stage.heard(served)
        stage.show(report)
        operator.publish()
    stage.wake(stage.day + timedelta(days=1))


def closed(stage: Stage, tak: DemoTak, served: Program) -> None:
    """It shows in the next export, and its number is gone; nothing is left to do."""
    tak.fetch_export()
    stage.tell("demo.number.night")
    stage.tak("verify", ENVIRONMENT)
    stage.tell("demo.number.gone")
    with tak.visited() as operator:
        told = operator.fetch(NUMBER)
    stage.heard(served)
    stage.show(told)
    stage.tell("demo.whole")
    stage.tak("ledger", "check")
    stage.tak("plan", ENVIRONMENT)
