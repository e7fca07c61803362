"""The last scene: TAK changes while an order waits, and nothing is sent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tak_gitops.errors import ExitCode
from tak_gitops.model.changes import Action, Change, Kind, Reason
from tak_gitops.model.contracts import namespace
from tak_gitops.model.entries import Target
from tak_gitops.sandbox.demo.order import ENVIRONMENT, FOLDER, requested
from tak_gitops.sources.json_order import Timing, encode, filled, payloads

if TYPE_CHECKING:
    from datetime import date

    from tak_gitops.sandbox.demo.stage import Stage
    from tak_gitops.sandbox.demo.tak import DemoTak

CONTRACT = "clinicalprocess:logistics:logistics:GetCareContacts:2"
CARE_CONTACTS = (
    f"  - {CONTRACT}\n",
    f"  - contract: {CONTRACT}\n    url: https://kontakter-qa.norrskog.example/getcarecontacts/v2\n",
)
"""What the pull request changes: before and after."""
WARD, RECORDS = "SE2321009000-E000000000101", "SE2321009000-JOURNALQA"
BY_HAND = "https://journal-qa.norrskog.example:8443/getcarecontacts/v2"
"""Where somebody lets one of the routings lead meanwhile."""


def approved(stage: Stage, tak: DemoTak) -> None:
    """A pull request is approved, and somebody orders by hand."""
    stage.title("demo.stale.title")
    stage.say("demo.stale")
    requested(stage, "journal", f"{FOLDER}/journal/sjukhuset.yaml", CARE_CONTACTS)
    with tak.visited("skltp") as somebody:
        somebody.order(_by_hand(stage.day))
        somebody.publish()
    stage.wake(stage.day + timedelta(days=1))


def refused(stage: Stage, tak: DemoTak) -> None:
    """It is merged the next day, and does not hold any more."""
    tak.fetch_export()
    stage.tell("demo.meanwhile")
    stage.merge("journal")
    stage.tak("submit", ENVIRONMENT, expected=ExitCode.STALE)
    stage.tell("demo.refused")
    stage.tak("status")


def _by_hand(day: date) -> bytes:
    """An order as somebody else makes it."""
    contract = namespace(CONTRACT) or CONTRACT
    after = Target(RECORDS, "RIVTABP21", BY_HAND)
    change = Change(Action.CHANGE, Kind.ROUTING, WARD, contract, None, None, after, Reason.DECLARED, None)
    (payload,) = payloads([change], [], platform=ENVIRONMENT.upper(), ordered_by="Förvaltningen", comment="")
    return encode(filled(payload, Timing(day, day, 1)))
