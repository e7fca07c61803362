"""Every crash point of reliability.md 5.4 that the ledger has a part in, by its name, in real Git.

A run is made of the ledger's own steps and of a receiver that counts. Whatever happens at a crash point, the receiver
has got the order at most once for each attempt that people approved, and the ledger shows what became of it.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from builders.ledger import BRANCH, LedgerScene, claim_of, order, outcome_of
from builders.repository import RepositoryBuilder
from tak_gitops.errors import RefusedError, TakError
from tak_gitops.orders.ledger.branch import UnreachableError
from tak_gitops.orders.ledger.check import check
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.errored import bring_in, errored_file, read_errored
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Claim, Outcome, encode
from tak_gitops.orders.ledger.state import LedgerState
from tak_gitops.orders.ledger.store import Ledger, Lost, Won
from tak_gitops.orders.ledger.transact import Transition, transact


class Scene(LedgerScene):
    """One order that was merged, a receiver, and runs that can be stopped anywhere."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.merged = self.merge(order())
        self.received: list[str] = []

    def planned_once(self, ledger: Ledger) -> Won | None:
        """S1: take the merge into the ledger, unless another run has."""
        records = self.planned(self.merged)

        def plan(now: LedgerState) -> Transition | None:
            return None if now.cursor else Transition(self.files(*records), "plan", self.now)

        return transact(ledger, plan, lambda _: None)

    def claimed(self, ledger: Ledger, run: str) -> Claim | None:
        """S4: claim the order, where it may be; the claim that was won."""
        made: list[Claim] = []

        def claim(now: LedgerState) -> Transition | None:
            entry = now.entries[1]
            if entry.status is not Status.PLANNED or now.waits_for(1):
                return None
            made[:] = [claim_of(entry, self.tick(), run=run)]
            return Transition(self.files(*made), "claim", self.now)

        return made[0] if transact(ledger, claim, lambda _: None) else None

    def sent(self, claim: Claim) -> None:
        """S6: the receiver gets it."""
        self.received.append(claim.nonce)

    def run(self, run: str, root: Path | None = None) -> None:
        """A whole run, from the ledger alone, as often as one likes."""
        ledger = self.open(root)
        self.planned_once(ledger)
        claim = self.claimed(ledger, run)
        if claim:
            self.sent(claim)
            self.add(self.outcome(1, "accepted"), ledger=ledger)

    def swept(self) -> None:
        """S8: the run is over, and its claim has no outcome."""
        if self.entry(1).status is Status.CLAIMED:
            self.add(self.outcome(1, "in-doubt"))

    @property
    def status(self) -> Status:
        """What the order is now."""
        return self.entry(1).status


def k1(scene: Scene) -> Status:
    """Killed before the plan was pushed: nothing is there, the next run plans."""
    assert {} == scene.ledger.read().files
    scene.run("2")
    return scene.status


def k2(scene: Scene) -> Status:
    """Killed while the plan was pushed: it is there or not, and the next run goes on from either."""
    assert scene.planned_once(scene.ledger)
    assert scene.planned_once(scene.open()) is None
    scene.run("2")
    return scene.status


def k3(scene: Scene) -> Status:
    """Killed after the plan: the order is planned, and another run takes it."""
    scene.planned_once(scene.ledger)
    assert Status.PLANNED is scene.status
    scene.run("2")
    return scene.status


def k4(scene: Scene) -> Status:
    """Killed while the claim was pushed: a claim that nobody has the nonce of is never taken over."""
    scene.planned_once(scene.ledger)
    scene.claimed(scene.ledger, "1")
    scene.run("2")
    assert Status.CLAIMED is scene.status
    scene.swept()
    scene.run("3")
    return scene.status


def k5(scene: Scene) -> Status:
    """Killed after the claim, before the first byte: people decide, and what they let be sent is attempt 2."""
    scene.planned_once(scene.ledger)
    scene.claimed(scene.ledger, "1")
    scene.swept()
    scene.add(scene.resolution(1, "resend"))
    scene.run("2")
    assert [1, 2] == [claim.attempt for claim in scene.entry(1).claims]
    return scene.status


def k6(scene: Scene) -> Status:
    """The bytes are out and no answer came: in doubt, keys frozen, and no run sends it again."""
    scene.planned_once(scene.ledger)
    claim = scene.claimed(scene.ledger, "1")
    assert claim
    scene.sent(claim)
    scene.add(scene.outcome(1, "in-doubt"))
    scene.run("2")
    assert set(scene.entry(1).rows) == set(scene.state().open_keys)
    return scene.status


def k7(scene: Scene) -> Status:
    """The answer was read and could not be recorded: the file that kept it is brought in, even after the sweep."""
    scene.planned_once(scene.ledger)
    claim = scene.claimed(scene.ledger, "1")
    assert claim
    scene.sent(claim)
    name, content = errored_file(scene.outcome(1, "accepted"))
    assert "errored-outcome-1.json" == name
    scene.swept()
    assert Status.IN_DOUBT is scene.status
    outcome = read_errored(content, name)
    assert transact(scene.ledger, lambda now: bring_in(now, outcome, name, scene.tick()), lambda _: None)
    assert transact(scene.ledger, lambda now: bring_in(now, outcome, name, scene.tick()), lambda _: None) is None
    return scene.status


def k8(scene: Scene) -> Status:
    """The outcome was pushed and the connection was gone: the run that lives tries again, and finds it there."""
    scene.planned_once(scene.ledger)
    claim = scene.claimed(scene.ledger, "1")
    assert claim
    scene.sent(claim)
    outcome = scene.outcome(1, "accepted")
    files = scene.files(outcome)
    scene.origin.rename(scene.folder / "away")
    with pytest.raises(UnreachableError):
        scene.ledger.append(files, scene.repo.git("rev-parse", f"refs/tak-gitops/{BRANCH}"), "outcome", scene.now)
    (scene.folder / "away").rename(scene.origin)

    def record(now: LedgerState) -> Transition | None:
        return None if outcome in now.entries[1].outcomes else Transition(files, "outcome", scene.now)

    assert transact(scene.ledger, record, lambda _: None)
    assert transact(scene.open(), record, lambda _: None) is None
    return scene.status


def k9(scene: Scene) -> Status:
    """Paused before sending, awake when people have decided: the attempt is not its own any more."""
    scene.planned_once(scene.ledger)
    claim = scene.claimed(scene.ledger, "1")
    assert claim
    entry = scene.entry(1)
    scene.swept()
    scene.add(scene.resolution(1, "abandon"))
    assert Status.ABANDONED is scene.status
    late = outcome_of(entry, "not-sent", scene.tick())
    with pytest.raises(ValueError, match="outcome-1"):
        scene.add(late)
    scene.add(late, late=True)
    return scene.status


def k10(scene: Scene) -> Status:
    """Two runs, one order: one claim, and the other run reads it and moves on."""
    scene.planned_once(scene.ledger)
    other = scene.open(scene.clone("other").root)
    tip = other.read().tip
    rival = claim_of(scene.entry(1), scene.tick(), run="2")
    scene.run("1")
    assert isinstance(other.append(scene.files(rival), tip, "claim", scene.now), Lost)
    assert scene.claimed(other, "2") is None
    return scene.status


def k11(scene: Scene) -> Status:
    """An old run that is started again works from the ledger, whatever commit it was started for."""
    old = scene.clone("old").root
    scene.run("1")
    scene.merge(order("SE2321000131-E2"))
    scene.run("1", old)
    scene.run("1", old)
    return scene.status


def k12(scene: Scene) -> Status:
    """A run that was cancelled while it waited: the next one takes both merges, each once."""
    second = scene.merge(order("SE2321000131-E2"))
    scene.run("1")
    scene.plan(second)
    assert [1, 2] == list(scene.state().entries)
    assert 2 == scene.state().next_cursor - 1
    return scene.status


def k13(scene: Scene) -> Status:
    """The ledger was rolled back: everything stops, and nothing is sent a second time."""
    scene.planned_once(scene.ledger)
    planned = scene.ledger.read().tip or ""
    scene.run("1")
    newest = scene.ledger.read().tip or ""
    origin = RepositoryBuilder(scene.origin)
    origin.git("update-ref", f"refs/heads/{BRANCH}", planned)
    with pytest.raises(RefusedError):
        scene.run("2")
    origin.git("update-ref", f"refs/heads/{BRANCH}", newest)
    scene.run("3")
    return scene.status


CRASH_POINTS: dict[str, tuple[Callable[[Scene], Status], Status, int]] = {
    "K1 before the plan is pushed": (k1, Status.ACCEPTED, 1),
    "K2 while the plan is pushed": (k2, Status.ACCEPTED, 1),
    "K3 after the plan": (k3, Status.ACCEPTED, 1),
    "K4 while the claim is pushed": (k4, Status.IN_DOUBT, 0),
    "K5 after the claim": (k5, Status.ACCEPTED, 1),
    "K6 sent, no answer": (k6, Status.IN_DOUBT, 1),
    "K7 answered, not recorded": (k7, Status.ACCEPTED, 1),
    "K8 while the outcome is pushed": (k8, Status.ACCEPTED, 1),
    "K10 two runs": (k10, Status.ACCEPTED, 1),
    "K11 an old run again": (k11, Status.ACCEPTED, 1),
    "K12 a cancelled run": (k12, Status.ACCEPTED, 1),
    "K13 rolled back": (k13, Status.ACCEPTED, 1),
}
"""By name: what happens, what the order is in the end, and how often the receiver got it."""


@pytest.mark.parametrize("name", CRASH_POINTS)
def test_a_crash_point(name: str, tmp_path: Path) -> None:
    """Never twice, never lost without trace, and the ledger is whole."""
    happens, status, received = CRASH_POINTS[name]
    scene = Scene(tmp_path)
    assert status is happens(scene)
    assert received == len(scene.received) == len(set(scene.received))
    assert {each.nonce for each in scene.entry(1).claims} >= set(scene.received)
    assert () == check(scene.ledger, "main").problems


def test_k9_paused_and_decided_meanwhile(tmp_path: Path) -> None:
    """K9: what a run that was gone for hours would write contradicts what people decided, and is found."""
    scene = Scene(tmp_path)
    assert Status.BROKEN is k9(scene)
    assert [] == scene.received
    with pytest.raises(RefusedError):
        transact(scene.ledger, lambda _: pytest.fail("was asked"), lambda _: None)


def imported(scene: Scene, outcome: Outcome) -> str:
    """Bring in an outcome; the key of what is said against it, or empty."""
    try:
        step = bring_in(scene.state(), outcome, "errored-outcome-1.json", scene.tick())
    except TakError as refused:
        return refused.message.key
    assert step is not None
    scene.ledger.append(step.files, scene.ledger.read().tip, step.subject, step.at)
    return ""


def test_an_outcome_is_brought_in_only_with_the_nonce(tmp_path: Path) -> None:
    """K7: a file that anybody could have written proves nothing."""
    scene = Scene(tmp_path)
    scene.planned_once(scene.ledger)
    scene.claimed(scene.ledger, "1")
    right = scene.outcome(1, "accepted")

    def other(**fields: object) -> Outcome:
        return msgspec.structs.replace(right, **fields)

    assert "ledger.import.nonce" == imported(scene, other(nonce="0" * 32))
    assert "ledger.import.nonce" == imported(scene, other(attempt=2))
    assert "ledger.import.nonce" == imported(scene, other(attempt=0, nonce="", kind="expired"))
    assert "ledger.import.unknown" == imported(scene, other(seq=2))
    assert "ledger.import.decided" == imported(scene, other(kind="expired"))
    assert () == scene.entry(1).outcomes
    assert "" == imported(scene, right)
    assert "ledger.import.decided" == imported(scene, other(kind="rejected"))
    assert (Status.ACCEPTED, (right,)) == (scene.status, scene.entry(1).outcomes)
    assert encode(right) == scene.ledger.read().files[path_of(right, "ntjp-qa")]
