"""When an attempt counts as in doubt, and when people may decide about it: boundaries of time."""

from datetime import timedelta
from pathlib import Path

import pytest

from builders.ledger import Kind, LedgerScene, order
from tak_gitops.errors import RefusedError
from tak_gitops.orders.doubt import DECISIONS, RUN_MAY_LIVE, decisions, resolution, status_at
from tak_gitops.orders.ledger.entry import Entry, Status, follow
from tak_gitops.orders.ledger.records import Resolution

SECOND = timedelta(seconds=1)


@pytest.fixture(name="ledger")
def _ledger(tmp_path: Path) -> LedgerScene:
    """A ledger with one order, planned."""
    scene = LedgerScene(tmp_path, remote=False)
    scene.plan(scene.merge(order()))
    return scene


@pytest.fixture(name="claimed")
def _claimed(ledger: LedgerScene) -> Entry:
    """The order, claimed, with nothing known of what became of it."""
    ledger.add(ledger.claim(1))
    return ledger.entry(1)


def said(entry: Entry, after: timedelta) -> str | None:
    """What stands in the way of deciding, so long after the claim."""
    assert entry.claim
    try:
        decisions(entry, entry.claim.claimed_at + after)
    except RefusedError as problem:
        return problem.message.key
    return None


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (-timedelta(hours=1), Status.CLAIMED),
        (timedelta(0), Status.CLAIMED),
        (RUN_MAY_LIVE - SECOND, Status.CLAIMED),
        (RUN_MAY_LIVE, Status.IN_DOUBT),
        (timedelta(days=400), Status.IN_DOUBT),
    ],
)
def test_a_claim_without_an_outcome_comes_into_doubt(claimed: Entry, after: timedelta, expected: Status) -> None:
    """A quarter of an hour after the claim, to the second; before that its run may be at work."""
    assert claimed.claim
    assert expected is status_at(claimed, claimed.claim.claimed_at + after)


def test_people_decide_from_the_same_moment_on(claimed: Entry) -> None:
    """What is shown as in doubt may be resolved, and nothing else."""
    assert "resolve.too_early" == said(claimed, RUN_MAY_LIVE - SECOND)
    assert said(claimed, RUN_MAY_LIVE) is None


@pytest.mark.parametrize(("left", "minutes"), [(SECOND, 1), (timedelta(minutes=1), 1), (RUN_MAY_LIVE, 15)])
def test_how_long_to_wait(claimed: Entry, left: timedelta, minutes: int) -> None:
    """The minutes that are left are rounded up: whoever waits so long is let in."""
    assert claimed.claim
    with pytest.raises(RefusedError) as caught:
        decisions(claimed, claimed.claim.claimed_at + RUN_MAY_LIVE - left)
    assert minutes == dict(caught.value.message.values)["minutes"]


def test_an_outcome_in_doubt_is_so_at_once(ledger: LedgerScene) -> None:
    """A run that said itself that it does not know has ended."""
    ledger.until(1, "in-doubt")
    assert said(ledger.entry(1), SECOND) is None


def test_time_changes_nothing_but_a_claim(ledger: LedgerScene) -> None:
    """An entry that nobody has claimed, or that has an outcome, stays what it is."""
    planned = ledger.entry(1)
    ledger.until(1, "accepted")
    accepted = ledger.entry(1)
    later = ledger.now + timedelta(days=4000)
    assert (Status.PLANNED, Status.ACCEPTED) == (status_at(planned, later), status_at(accepted, later))


def test_nothing_to_decide(ledger: LedgerScene) -> None:
    """An order that has ended is no matter of opinion."""
    ledger.until(1, "rejected")
    assert "resolve.no_doubt" == said(ledger.entry(1), timedelta(days=1))


@pytest.mark.parametrize("kinds", [(), ("not-sent",), ("accepted",), ("sent",)])
def test_what_is_not_in_doubt_can_be_given_up(ledger: LedgerScene, kinds: tuple[Kind, ...]) -> None:
    """Planned, never left, taken or sent: people may say that it is not going to be carried out, and nothing else."""
    ledger.until(1, *kinds)
    entry = ledger.entry(1)
    assert ("abandon",) == decisions(entry, ledger.now)
    for decision in ("was-sent", "resend"):
        with pytest.raises(RefusedError, match="only_abandon"):
            resolution(entry, decision, "Ringde", "Karin Karlsson", ledger.now)
    step = resolution(entry, "abandon", "Ringde", "Karin Karlsson", ledger.tick())
    ledger.ledger.append(step.files, ledger.ledger.read().tip, step.subject, step.at)
    assert (Status.ABANDONED, {}, ()) == (ledger.entry(1).status, ledger.state().open_keys, ledger.state().problems)
    assert "resolve.decided" == said(ledger.entry(1), timedelta(days=1)) if kinds else True


def test_what_was_let_go_once_can_be_given_up(ledger: LedgerScene) -> None:
    """An attempt that is to be made again, or that people said had arrived, is given up by another decision."""
    for decision in ("resend", "was-sent"):
        ledger.until(1, "in-doubt")
        ledger.add(ledger.resolution(1, decision))
    step = resolution(ledger.entry(1), "abandon", "Ringde", "Karin Karlsson", ledger.tick())
    assert ["ledger/ntjp-qa/0/1/given-up.json"] == list(step.files)
    ledger.ledger.append(step.files, ledger.ledger.read().tip, step.subject, step.at)
    assert (Status.ABANDONED, ()) == (ledger.entry(1).status, ledger.state().problems)


def test_all_is_open_about_an_attempt_in_doubt(claimed: Entry) -> None:
    """Only of what is in doubt can people say that it arrived, or let it be sent again."""
    assert claimed.claim
    assert tuple(DECISIONS) == decisions(claimed, claimed.claim.claimed_at + RUN_MAY_LIVE)


@pytest.mark.parametrize("decision", ["was-sent", "resend", "abandon"])
def test_a_decision_stands(ledger: LedgerScene, decision: str) -> None:
    """Whatever was decided is not decided again, and who did it is said."""
    ledger.until(1, "in-doubt")
    ledger.add(ledger.resolution(1, decision))  # type: ignore[arg-type]
    with pytest.raises(RefusedError, match="decided"):
        resolution(ledger.entry(1), "resend", "Ringde", "Lars Berg", ledger.now + timedelta(days=1))


def test_another_attempt_is_decided_anew(ledger: LedgerScene) -> None:
    """A resend that comes into doubt too is a matter of its own."""
    ledger.until(1, "in-doubt")
    ledger.add(ledger.resolution(1, "resend"))
    ledger.until(1, "in-doubt")
    assert said(ledger.entry(1), timedelta(days=1)) is None


def test_what_is_recorded(claimed: Entry) -> None:
    """The last attempt, the decision, the reason and who: a record that the ledger takes."""
    assert claimed.claim
    at = claimed.claim.claimed_at + RUN_MAY_LIVE
    step = resolution(claimed, "abandon", "Ringde", "Karin Karlsson", at)
    expected = Resolution(seq=1, attempt=1, decision="abandon", reason="Ringde", by="Karin Karlsson", at=at)
    ((path, content),) = step.files.items()
    assert path.endswith("/1/resolve-1.json")
    assert b'"abandon"' in content
    assert Status.ABANDONED is follow(claimed, expected).status


def test_nothing_is_recorded_too_early(claimed: Entry) -> None:
    """The moment of the record is the one that counts."""
    assert claimed.claim
    with pytest.raises(RefusedError):
        resolution(claimed, "resend", "Ringde", "Karin Karlsson", claimed.claim.claimed_at)
