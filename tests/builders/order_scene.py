"""A repository with its export and a ledger of orders, in which `tak status`, `tak resolve` and `tak verify` are run.

told = OrderScene(scene, at=START)
seq = told.plan(permission_change(consumer=PORTAL))     # merged, and planned in the ledger
told.until(seq, "accepted")                             # claimed and answered
told.scene.tak("status")
"""

import shutil
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest

from builders.changes import Ordered, plan_of
from builders.ledger import BRANCH, LedgerScene, claim_of
from builders.repository import RepositoryBuilder
from builders.scene import BOKEN, EKEN, JOURNAL, PORTAL, TARGET, Scene
from tak_gitops.findings import Place
from tak_gitops.model.changes import Action, Change, Kind, NewObject, Reason
from tak_gitops.model.entries import Target
from tak_gitops.orders.ledger.planned import Fate, Merged, order_records
from tak_gitops.orders.ledger.records import Claim, Cursor
from tak_gitops.orders.ledger.store import Ledger
from tak_gitops.orders.order_file import make_order, write_order

CONTRACT = "urn:riv:crm:scheduling:MakeBookingResponder:1"
MOVED = TARGET._replace(url=str(TARGET.url).replace("tidbok.", "ny.tidbok.", 1))
"""Where an order leads the routing of the minimal repository."""
NEW_BOKEN = NewObject("logical_address", BOKEN, "Vårdcentralen Boken")
_PLACE = Place("environments/ntjp-qa/tidbok/eken.yaml", 9, 5)


def permit(consumer: str = PORTAL, address: str = EKEN, action: Action = Action.ADD) -> Change:
    """A permission that is given or taken away."""
    return Change(action, Kind.PERMISSION, address, CONTRACT, consumer, None, None, Reason.DECLARED, _PLACE)


def route(
    action: Action = Action.CHANGE, address: str = EKEN, before: Target | None = TARGET, after: Target | None = MOVED
) -> Change:
    """A routing that is changed, unless another action is given."""
    old = None if action is Action.ADD else before
    new = None if action is Action.REMOVE else after
    return Change(action, Kind.ROUTING, address, CONTRACT, None, old, new, Reason.REDEFINED, _PLACE)


EVERY_KIND = (
    permit(JOURNAL, action=Action.REMOVE),
    route(),
    route(Action.ADD, BOKEN, after=TARGET),
    permit(JOURNAL, BOKEN),
)
"""Rows of every kind and action, for an order that brings `NEW_BOKEN` too."""


def copy_of(other: "OrderScene", folder: Path, capsys: pytest.CaptureFixture[str]) -> "OrderScene":
    """The same repository and ledger in another folder: much faster than to take all the steps again."""
    shutil.copytree(other.repo.root, folder)
    scene = Scene.__new__(Scene)
    scene.capsys, scene.repo = capsys, RepositoryBuilder(folder)
    return OrderScene(scene, other.now, channel=other.channel)


class OrderScene(LedgerScene):
    """The ledger of a scene's own repository; each step is a minute after the one before, from `at` on."""

    def __init__(self, scene: Scene, at: datetime, *, channel: str = "takweb") -> None:
        self.scene = scene
        self.repo = scene.repo
        self.now = at
        self.remote = None
        self.channel = channel
        self.ledger = Ledger.open(self.repo.root, BRANCH, None)

    def plan(  # type: ignore[override]
        self,
        *changes: Change,
        objects: Iterable[NewObject] = (),
        by: str = "Karin Karlsson",
        execute_on: date | None = None,
        reason: Literal["", "stale"] = "",
    ) -> int:
        """Merge an order of changes at this minute and plan it; its number."""
        plan = plan_of(Ordered(sorted(changes, key=lambda change: change.order), list(objects)))
        made = make_order(plan, ordered_by="Region Exempel", execute_on=execute_on)
        path = f"orders/ntjp-qa/2026-11-23-eken-{made.short_digest}.json"
        base = self.repo.git("rev-parse", "HEAD")
        commit = self.repo.write(path, write_order(made)).commit("Slå samman")
        current = self.state()
        details = "raden är ändrad i TAK" if reason else ""
        fate = Fate(self.now + timedelta(hours=24), "0" * 64, reason, details)
        records = order_records(made, Merged(path, base, commit, by, self.now), fate, current.next_seq)
        self.add(*records, Cursor(k=current.next_cursor, commit=commit, at=self.tick()))
        return records[0].seq

    def claim(self, seq: int, *, nonce: str = "", run: str = "github:17/1") -> Claim:
        """The claim of the next attempt, through the channel of the scene."""
        from msgspec.structs import replace

        return replace(claim_of(self.entry(seq), self.tick(), nonce=nonce, run=run), channel=self.channel)
