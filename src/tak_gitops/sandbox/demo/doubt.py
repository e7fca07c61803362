"""The scenes in which a submission is killed in the middle, and people find out what became of its order."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tak_gitops.sandbox.demo.order import ENVIRONMENT
from tak_gitops.sandbox.demo.tak import EXPORT

if TYPE_CHECKING:
    from tak_gitops.sandbox.demo.stage import Stage
    from tak_gitops.sandbox.demo.tak import DemoTak

FAULT = "cut=20@order:1"
"""The answer to the first order stays on its way for so long that the submission can be killed meanwhile."""


def killed(stage: Stage, tak: DemoTak) -> None:
    """A run dies after its order has arrived and before it has written that down; the next one goes on."""
    stage.title("demo.submit.title")
    stage.say("demo.submit")
    with tak.running("--export", EXPORT, "--fault", FAULT, shown=True):
        with stage.started("submit", ENVIRONMENT) as run:
            address = tak.await_order(1, run)
            run.kill()
            run.wait()
            stage.write(run.stdout.read() if run.stdout else "")
        stage.tell("demo.killed", address=address)
        stage.tak("submit", ENVIRONMENT)
        stage.tell("demo.again")
        with tak.visited() as operator:
            operator.publish()
    stage.wake(stage.day + timedelta(days=1))


def resolved(stage: Stage, tak: DemoTak) -> None:
    """In the morning the export of the night tells what nobody wrote down."""
    stage.title("demo.doubt.title")
    stage.say("demo.doubt")
    tak.fetch_export()
    stage.tak("status")
    stage.tak("resolve", "1")
    stage.tell("demo.decide")
    stage.tak("resolve", "1", "was-sent", "--reason", stage.text("demo.reason"))
    stage.tak("verify", ENVIRONMENT)
