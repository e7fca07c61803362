"""Every crash point of reliability.md 5.4 by its name, with `tak submit` as a process, a real remote and a TAK.

Whatever happens, TAK gets the order at most once for each attempt that people approved, the next run goes on from what
the ledger says, and nothing is lost without trace.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from builders.fake_git import KILL, after, before, following
from builders.proving import BRANCH, ended, kill
from builders.submission import Submission
from tak_gitops.cli import run
from tak_gitops.commands.submitting import sending
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Resolution, encode
from tak_gitops.orders.ledger.store import Ledger

KILLED = -9
POINTS: dict[str, tuple[str, Status | None, Status, int]] = {
    "K1 before the plan is pushed": (before("push plan", KILL), None, Status.ACCEPTED, 1),
    "K2 as the plan is pushed": (after("push plan", KILL), Status.PLANNED, Status.ACCEPTED, 1),
    "K3 after the plan": (before("push claim", KILL), Status.PLANNED, Status.ACCEPTED, 1),
    "K4 as the claim is pushed": (after("push claim", KILL), Status.CLAIMED, Status.CLAIMED, 0),
    "K5 after the claim": (following("push claim", KILL), Status.CLAIMED, Status.CLAIMED, 0),
    "K7 before the outcome is pushed": (before("push accepted", KILL), Status.CLAIMED, Status.CLAIMED, 1),
    "K8 as the outcome is pushed": (after("push accepted", KILL), Status.ACCEPTED, Status.ACCEPTED, 1),
}
"""By name: where the run is killed, what the order is then, what it is after the next runs, how often TAK got it."""


@pytest.mark.parametrize("name", POINTS)
def test_a_run_is_killed(name: str, submission: Submission) -> None:
    """The next runs do what is left and send nothing again."""
    happens, then, finally_, sent = POINTS[name]
    assert KILLED == submission.submit(happens).code
    assert then is submission.status
    for _ in range(2):
        submission.submit()
    assert (finally_, sent, sent) == (submission.status, len(submission.posts), len(submission.placed))
    assert [] == submission.violations()


@pytest.mark.parametrize("has_it", [False, True])
def test_k6_sent_and_no_answer(submission: Submission, *, has_it: bool) -> None:
    """K6: killed as the order arrives, or as TAK's answer leaves: the claim stands, and people are asked."""
    door = submission.world.door
    process = submission.world.begin(submission.clone)
    if has_it:
        door.on_answer = lambda: kill(process, git_too=True)
    else:
        door.on_order = lambda _: kill(process, git_too=True)
    try:
        assert KILLED == ended(process).code
    finally:
        door.on_order = lambda _: None
        door.on_answer = lambda: None
    again = submission.submit()
    entry = submission.entry
    assert entry
    assert (Status.CLAIMED, 1) == (entry.status, len(submission.posts))
    assert f"beställning {entry.order.seq}" in again.told
    assert [] == submission.violations()


def test_k9_awake_too_late(
    submission: Submission, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """K9: who was paused between claim and sending sends nothing any more, and says so; the next run does."""
    monkeypatch.setattr(sending, "FENCE_SECONDS", 1)
    monkeypatch.setenv("TAK_GITOPS_TAKWEB_USER", "admin")
    monkeypatch.setenv("TAK_GITOPS_TAKWEB_PASSWORD", "skltp")
    code = run(["-C", str(submission.clone), "submit", "--export", str(submission.world.export)])
    capsys.readouterr()
    entry = submission.entry
    assert entry
    assert (Status.PLANNED, ["not-sent"], []) == (
        entry.status,
        [each.kind for each in entry.outcomes],
        submission.posts,
    )
    assert ExitCode.OK != code
    submission.submit()
    assert (Status.ACCEPTED, 1) == (submission.status, len(submission.posts))
    assert [] == submission.violations()


def test_what_the_cache_says_sends_nothing(
    submission: Submission, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A cache that takes an order that TAK has for unsent sends nothing: the ledger's own files decide on a claim."""
    submission.submit()
    entry = submission.entry
    assert entry
    true = submission.world.ledger()
    untold = entry._replace(status=Status.PLANNED, claims=(), outcomes=())
    lie = replace(true, entries={**true.entries, entry.order.seq: untold}, open_keys={})
    monkeypatch.setattr(Ledger, "state", lambda _: lie)
    monkeypatch.setenv("TAK_GITOPS_TAKWEB_USER", "admin")
    monkeypatch.setenv("TAK_GITOPS_TAKWEB_PASSWORD", "skltp")
    run(["-C", str(submission.clone), "submit", "--export", str(submission.world.export)])
    assert "en annan körning" in capsys.readouterr().err
    assert (Status.ACCEPTED, 1, 1) == (submission.status, len(submission.posts), len(submission.placed))
    assert true == submission.world.ledger()
    assert [] == submission.violations()


def test_k9_awake_when_people_have_decided(submission: Submission) -> None:
    """K9: what people decided stands; a resend is attempt 2, and its bytes say that it may be a duplicate."""
    submission.submit(after("push claim", KILL))
    entry = submission.entry
    assert entry
    at = datetime.now(UTC).replace(microsecond=0)
    record = Resolution(
        seq=entry.order.seq, attempt=1, decision="resend", reason="syns inte", by="Karin Karlsson", at=at
    )
    ledger = Ledger.open(submission.world.origin.root, BRANCH, None)
    ledger.append({path_of(record, entry.order.environment): encode(record)}, ledger.read().tip, "resolve", at)
    submission.submit()
    submission.submit()
    (post,) = submission.posts
    assert (Status.ACCEPTED, True) == (submission.status, "MÖJLIG DUBBLETT" in post.comment)
    assert [] == submission.violations()


@pytest.mark.parametrize("count", [2, 8])
def test_k10_several_at_once(submission: Submission, count: int) -> None:
    """K10: two and eight submitters at once: one claims, the others read it and move on."""
    world = submission.world
    clones = [world.clone() for _ in range(count)]
    found = [ended(process) for process in [world.begin(clone) for clone in clones]]
    assert {ExitCode.OK, ExitCode.STALE} >= {each.code for each in found}, found
    assert (Status.ACCEPTED, 1, 1) == (submission.status, len(submission.posts), len(submission.placed))
    assert [] == submission.violations()


def test_k10_several_in_one_clone(submission: Submission) -> None:
    """K10: runs that share a clone, its memory and its cache are no other case."""
    found = [ended(process) for process in [submission.world.begin(submission.clone) for _ in range(4)]]
    assert {ExitCode.OK, ExitCode.STALE} >= {each.code for each in found}, found
    assert (Status.ACCEPTED, 1) == (submission.status, len(submission.posts))


def test_k11_an_old_run_again(submission: Submission) -> None:
    """K11: a run whose checkout is older than the merge works from the ledger and the branch."""
    submission.submit(clone=submission.old)
    submission.submit(clone=submission.old)
    assert (Status.ACCEPTED, 1) == (submission.status, len(submission.posts))


def test_k12_a_cancelled_run(submission: Submission) -> None:
    """K12: a run that never came to be is made up for by the next, which takes both merges."""
    second = Submission(submission.world, submission.folder)
    second.submit()
    assert (Status.ACCEPTED, 1) == (submission.status, len(submission.posts))
    assert (Status.ACCEPTED, 1) == (second.status, len(second.posts))


def _rolled_back(submission: Submission) -> None:
    submission.world.origin.git("update-ref", f"refs/heads/{BRANCH}", f"refs/heads/{BRANCH}~1")


def _gone(submission: Submission) -> None:
    submission.world.origin.git("update-ref", "-d", f"refs/heads/{BRANCH}")


@pytest.mark.parametrize("damage", [_rolled_back, _gone])
def test_k13_the_ledger_was_rolled_back(submission: Submission, damage: Callable[[Submission], None]) -> None:
    """K13: a ledger that has lost what this clone has seen stops everything, until it is back."""
    origin = submission.world.origin
    submission.submit(after("push claim", KILL))
    submission.submit()
    whole = origin.git("rev-parse", f"refs/heads/{BRANCH}")
    later = submission.world.merge(next(submission.world.numbers))
    damage(submission)
    posts = len(submission.world.door.posts)
    try:
        told = submission.submit()
        assert (ExitCode.REFUSED, posts) == (told.code, len(submission.world.door.posts)), told
    finally:
        origin.git("update-ref", f"refs/heads/{BRANCH}", whole)
    submission.submit()
    assert {later[0].commit} <= {entry.order.merge for entry in submission.world.ledger().entries.values()}
    assert [] == submission.violations()
