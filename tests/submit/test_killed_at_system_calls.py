"""R3: a run that is killed at a system call has sent at most once, and the next run goes on from the ledger.

`bench/proof_calls.py` does so at every call of claim, send and record, and in git too.
"""

from pathlib import Path

import pytest

from builders.fake_git import fake_git
from builders.proving import ended
from builders.submission import Submission
from builders.system_calls import GitKill, Program, Step, can_trace, killed_at
from tak_gitops.orders.ledger.entry import Status

pytestmark = pytest.mark.skipif(not can_trace(), reason="there is no strace that may trace here (Debian: strace)")


@pytest.mark.parametrize("number", [1, 4, 5, 6, 7])
@pytest.mark.parametrize("call", ["sendto", "recvfrom"])
def test_killed_as_it_speaks_to_tak(call: str, number: int, submission: Submission) -> None:
    """At the log-in nothing is claimed yet; from the claim on the order stands as claimed, sent once or not at all."""
    told = ended(submission.world.begin(submission.clone, through=killed_at(call, number)))
    assert told.code in {-9, 0}
    submission.submit()
    assert submission.status in {Status.ACCEPTED, Status.CLAIMED}
    assert Status.CLAIMED is submission.status or 1 == len(submission.posts)
    assert 1 >= len(submission.posts) >= len(submission.placed)
    assert [] == submission.violations()


@pytest.mark.parametrize(
    ("program", "step", "call", "job_too"),
    [
        ("commit", "claim", "fsync", False),
        ("push", "claim", "write", True),
        ("receive", "claim", "rename", True),
        ("receive", "accepted", "link", False),
        ("push", "accepted", "execve", True),
    ],
)
def test_git_is_killed(
    program: Program, step: Step, call: str, submission: Submission, tmp_path: Path, *, job_too: bool
) -> None:
    """Where git dies as it makes or pushes a step, here or at the remote, the ledger says what is known, once."""
    world = submission.world
    kill = GitKill(program, step, call, 1, job_too, tmp_path / "kill")
    told = world.submit(submission.clone, path=fake_git(tmp_path, *kill.prepare(submission.clone)))
    world.unlock()
    assert kill.killed
    assert (-9 == told.code) is job_too
    submission.submit(clone=submission.old)
    assert submission.status in {Status.ACCEPTED, Status.CLAIMED}
    assert Status.CLAIMED is submission.status or 1 == len(submission.posts)
    assert 1 >= len(submission.posts) >= len(submission.placed)
    assert [] == submission.violations()
