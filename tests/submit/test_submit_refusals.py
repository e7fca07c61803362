"""`tak submit` where something is missing: nothing is claimed that cannot be sent, nothing sent that is not claimed."""

import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from builders.fake_git import INTERRUPT, INTERRUPT_ALL, REFUSE, before
from builders.proving import BRANCH, Ended, Proving, address, ended
from builders.scene import FIRST, LAST, MAKE_BOOKING, PORTAL
from builders.submission import Submission
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission
from tak_gitops.orders.ledger.entry import Status

CANCELLED = 130


def assert_nothing_was_claimed(submission: Submission, told: Ended) -> None:
    """The order is planned as before, nobody got anything, and whoever runs it is told."""
    entry = submission.entry
    assert entry
    assert (Status.PLANNED, (), []) == (entry.status, entry.claims, submission.posts)
    assert ExitCode.OK != told.code
    assert "Traceback" not in told.told
    assert told.told


def away(world: Proving) -> str:
    """Let the remote be gone, in the words of a shell."""
    return f'mv "{world.origin.root}" "{world.origin.root}.away"; exit 128'


def back(world: Proving) -> None:
    """Let the remote be there again."""
    Path(f"{world.origin.root}.away").rename(world.origin.root)


@pytest.mark.parametrize(
    "secrets",
    [{"TAK_GITOPS_TAKWEB_USER": "admin", "TAK_GITOPS_TAKWEB_PASSWORD": "fel"}, {}],
    ids=["wrong password", "no user"],
)
def test_who_may_not_log_in_claims_nothing(submission: Submission, secrets: Mapping[str, str]) -> None:
    """S3 comes before S4: a log-in that fails costs nothing."""
    submission.planned()
    told = ended(submission.world.begin(submission.clone, secrets=secrets))
    assert_nothing_was_claimed(submission, told)
    assert "fel" not in told.told.split()
    submission.submit()
    assert Status.ACCEPTED is submission.status


def test_takweb_cannot_be_reached(submission: Submission) -> None:
    """Nobody answers: nothing is claimed, and the next run sends it."""
    submission.planned()
    submission.world.stop()
    try:
        told = submission.submit()
    finally:
        submission.world.start()
    assert_nothing_was_claimed(submission, told)
    submission.submit()
    assert (Status.ACCEPTED, 1) == (submission.status, len(submission.posts))


def test_git_cannot_write(submission: Submission) -> None:
    """The disk is full, or the clone may not be written to: no claim can be made, so nothing is sent."""
    submission.planned()
    assert_nothing_was_claimed(submission, submission.submit(before("commit", REFUSE)))


def test_nobody_can_write_a_byte(submission: Submission) -> None:
    """Every write to a file fails, for the program and for git: nothing is sent."""
    submission.planned()
    full = ("sh", "-c", 'ulimit -f 0; exec "$@"', "sh")
    assert_nothing_was_claimed(submission, ended(submission.world.begin(submission.clone, through=full)))


def test_the_remote_refuses_the_claim(submission: Submission) -> None:
    """Its disk is full, or the branch is protected: what cannot be claimed is not sent."""
    submission.planned()
    hook = submission.world.origin.root / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho nej >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    try:
        told = submission.submit()
    finally:
        hook.unlink()
    assert_nothing_was_claimed(submission, told)


def test_the_remote_is_gone_before_the_claim(submission: Submission) -> None:
    """Nobody knows whether the claim arrived: nothing is sent."""
    submission.planned()
    told = submission.submit(before("push claim", away(submission.world)))
    back(submission.world)
    assert_nothing_was_claimed(submission, told)


def test_the_remote_is_gone_after_the_sending(submission: Submission) -> None:
    """K7: what TAK answered is kept in a file, exit code 4, and `tak ledger import` brings it in, once."""
    told = submission.submit(before("push accepted", away(submission.world)))
    back(submission.world)
    entry = submission.entry
    assert entry
    name = f"errored-outcome-{entry.order.seq}.json"
    assert (ExitCode.STALE, Status.CLAIMED, 1) == (told.code, entry.status, len(submission.posts))
    assert name in told.told
    for _ in range(2):
        assert ExitCode.OK == submission.world.submit(submission.clone, "ledger", "import", name).code
    assert Status.ACCEPTED is submission.status
    assert [] == submission.violations()


def test_ctrl_c_as_it_is_sent(submission: Submission) -> None:
    """What is on its way is waited for and recorded; then the run ends as interrupted."""
    world = submission.world
    process = world.begin(submission.clone)

    def interrupt(_: object) -> None:
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.2)

    world.door.on_order = interrupt
    try:
        told = ended(process)
    finally:
        world.door.on_order = lambda _: None
    assert (CANCELLED, Status.ACCEPTED, 1) == (told.code, submission.status, len(submission.posts))
    assert "Traceback" not in told.told


@pytest.mark.parametrize("what", [INTERRUPT, INTERRUPT_ALL], ids=["the run", "its git too"])
@pytest.mark.parametrize("point", ["push claim", "push accepted"])
def test_ctrl_c_as_git_pushes(submission: Submission, point: str, what: str) -> None:
    """A terminal interrupts git too, once: what it was doing is asked for, and done to its end."""
    once = f'[ -e "$0.done" ] || {{ touch "$0.done"; {what}; }}'
    told = submission.submit(before(point, once))
    assert (CANCELLED, Status.ACCEPTED, 1) == (told.code, submission.status, len(submission.posts)), told.told
    assert "Traceback" not in told.told
    assert [] == submission.violations()


def test_a_dry_run_writes_nothing(submission: Submission) -> None:
    """Neither in the ledger, nor on disk, nor in TAK; it says what would be done, planned or not."""
    world = submission.world

    def everything() -> object:
        files = {path: path.read_bytes() for path in submission.clone.rglob("*") if _is_users(path, submission.clone)}
        return files, world.origin.git("for-each-ref"), len(world.door.posts), len(world.placed())

    before_it = everything()
    first = world.submit(submission.clone, "submit", "--dry-run", "--export", str(world.export))
    assert (before_it, None) == (everything(), submission.entry)
    submission.planned()
    between = everything()
    second = world.submit(submission.clone, "submit", "--dry-run", "--export", str(world.export))
    assert (between, Status.PLANNED) == (everything(), submission.status)
    assert [ExitCode.OK, ExitCode.OK] == [first.code, second.code]
    assert submission.merge.path in first.told
    assert second.told


def _is_users(path: Path, clone: Path) -> bool:
    """Whether a file is the user's: work tree, index, HEAD, branches; not the objects that git has fetched."""
    inside = path.relative_to(clone).parts
    return path.is_file() and (inside[0] != ".git" or inside[1] in {"index", "HEAD", "config", "packed-refs"})


@pytest.mark.parametrize("is_planned", [False, True])
@pytest.mark.parametrize("is_own", [False, True])
def test_one_row_changed_since_the_approval(submission: Submission, *, is_planned: bool, is_own: bool) -> None:
    """R12: the order is stale and is not sent where its own row is another by now; others' rows do not matter.

    Here TAK has the row already, as it was to be: so it is settled, too, and nobody needs to order it again.
    """
    world = submission.world
    if is_planned:
        submission.planned()
    changed = address(submission.number if is_own else world.addresses[-1])
    other = submission.folder / world.export.name
    world.write_export(other, Permission(changed, MAKE_BOOKING, PORTAL, FIRST, LAST))
    told = world.submit(submission.clone, "submit", "--export", str(other))
    if is_own:
        assert (ExitCode.STALE, Status.SETTLED, []) == (told.code, submission.status, submission.posts)
    else:
        assert (Status.ACCEPTED, 1) == (submission.status, len(submission.posts))


def test_the_whole_ledger_is_sound(proving: Proving) -> None:
    """After all of this `tak ledger check` finds nothing wrong, and the history is a line."""
    told = proving.submit(proving.clone(), "ledger", "check")
    assert ExitCode.OK == told.code, told.told
    assert "" == proving.origin.git("rev-list", "--min-parents=2", BRANCH)
