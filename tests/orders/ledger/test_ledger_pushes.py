"""A push that failed says nothing: it is never guessed, the remote is asked (R4, K2, K4, K8)."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from builders.ledger import BRANCH, LedgerScene, order
from builders.repository import RepositoryBuilder
from tak_gitops.orders.ledger import branch
from tak_gitops.orders.ledger.branch import UnreachableError
from tak_gitops.orders.ledger.check import check
from tak_gitops.orders.ledger.state import LedgerState
from tak_gitops.orders.ledger.store import Lost, Won
from tak_gitops.orders.ledger.transact import Transition, transact
from tak_gitops.repository.git import GitError
from tak_gitops.texts import msg

GIT = shutil.which("git") or "git"
WRAPPER = """#!/bin/sh
for word in "$@"; do
  case "$word" in
    push|fetch|ls-remote|fast-import|update-ref) verb=$word; break;;
  esac
done
{body}
exec {git} "$@"
"""


@pytest.fixture
def scene(tmp_path: Path) -> LedgerScene:
    """A ledger with one order planned."""
    made = LedgerScene(tmp_path)
    made.plan(made.merge(order()))
    return made


@pytest.fixture
def wrapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Wrapped":
    """A git that does what a test says before the real one is called."""
    return Wrapped(tmp_path / "bin", monkeypatch)


class Wrapped:
    """`git` on the path, wrapped in some lines of shell; `$verb` is what it is called for."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder.mkdir()
        self.file = folder / "git"
        self.count = folder / "count"
        self.does("")
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def does(self, body: str) -> None:
        """Put lines of shell before the call."""
        self.file.write_text(WRAPPER.format(body=body, git=GIT), encoding="utf-8")
        self.file.chmod(self.file.stat().st_mode | stat.S_IXUSR)

    def ends_push(self, before: str = "", after: str = "") -> None:
        """Put lines before and after a push, whose exit code then is that of a killed program."""
        self.does(f'if [ "$verb" = push ]; then {before}\n{after}\nexit 137; fi')


def test_a_push_that_landed_unheard_is_won(scene: LedgerScene, wrapped: Wrapped) -> None:
    """The client is killed after the remote has taken the push: asked again, the remote has it."""
    claim = scene.claim(1)
    wrapped.ends_push(f'{GIT} "$@" >/dev/null 2>&1')
    won = scene.add(claim)
    assert isinstance(won, Won)
    assert claim == scene.entry(1).claim
    assert won.tip == RepositoryBuilder(scene.origin).git("rev-parse", BRANCH)


def test_a_push_that_landed_unheard_and_was_built_upon_is_won(scene: LedgerScene, wrapped: Wrapped) -> None:
    """Others may have added to it before the remote is asked: the commit is looked for in the whole history."""
    other = scene.clone("other")
    claim = scene.claim(1)
    more = scene.note(1, "SC-1")
    [(path, content)] = scene.files(more).items()
    (scene.folder / "note").write_bytes(content)
    by_hand = f"""
    {GIT} "$@" >/dev/null 2>&1
    cd {other.root}; unset GIT_CONFIG_PARAMETERS
    {GIT} fetch -q origin {BRANCH}; {GIT} checkout -q FETCH_HEAD
    mkdir -p $(dirname {path}); cp {scene.folder}/note {path}
    {GIT} add .; {GIT} commit -q -m x; {GIT} push -q origin HEAD:{BRANCH}
    """
    wrapped.ends_push(by_hand)
    won = scene.add(claim)
    assert isinstance(won, Won)
    assert won.tip == RepositoryBuilder(scene.origin).git("rev-parse", f"{BRANCH}^")
    assert "SC-1" == scene.entry(1).case_number


def test_a_push_that_never_left_is_lost(scene: LedgerScene, wrapped: Wrapped) -> None:
    """The client is killed before anything left: asked again, the remote has nothing of it."""
    tip = scene.ledger.read().tip
    claim = scene.claim(1)
    wrapped.ends_push()
    lost = scene.add(claim)
    assert isinstance(lost, Lost)
    assert tip == lost.tip
    assert scene.entry(1).claim is None


def test_a_push_that_cannot_be_asked_about_is_not_guessed(scene: LedgerScene, wrapped: Wrapped) -> None:
    """The push landed, and then the network is gone: neither won nor lost."""
    claim = scene.claim(1)
    tip = scene.ledger.read().tip
    wrapped.does(
        f'case "$verb" in push) {GIT} "$@" >/dev/null 2>&1; exit 137;; ls-remote) echo borta >&2; exit 128;; esac'
    )
    with pytest.raises(UnreachableError, match="unreachable"):
        scene.ledger.append(scene.files(claim), tip, "Claim", scene.now)
    wrapped.does("")
    assert claim == scene.entry(1).claim


def test_a_push_that_takes_too_long_is_stopped_and_asked_about(
    scene: LedgerScene, wrapped: Wrapped, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network that hangs does not hang the run."""
    monkeypatch.setattr(branch, "NETWORK_SECONDS", 0.5)
    claim = scene.claim(1)
    wrapped.does(f'if [ "$verb" = push ]; then {GIT} "$@" >/dev/null 2>&1; exec sleep 30; fi')
    assert isinstance(scene.add(claim), Won)


def test_a_push_that_lands_late_is_no_harm(scene: LedgerScene, wrapped: Wrapped) -> None:
    """A push that was given up may land while nothing else has: then it is there, and nobody else can win."""
    claim, rival = scene.claim(1, run="1"), scene.claim(1, run="2")
    tip = scene.ledger.read().tip
    wrapped.ends_push(f'printf "%s\\n" "$@" > {scene.folder}/late')
    assert isinstance(scene.add(claim), Lost)
    wrapped.does("")
    late = (scene.folder / "late").read_text(encoding="utf-8").splitlines()
    subprocess.run([GIT, *late], cwd=scene.repo.root, check=True)
    assert isinstance(scene.ledger.append(scene.files(rival), tip, "Claim", scene.now), Lost)
    assert claim == scene.entry(1).claim


def test_a_push_that_lands_late_was_won(scene: LedgerScene, wrapped: Wrapped) -> None:
    """Who finds its own commit when it decides anew has won: a claim is not left behind by a run that lives."""
    claim = scene.claim(1)
    wrapped.ends_push(f'printf "%s\\n" "$@" > {scene.folder}/late')

    def claims(now: LedgerState) -> Transition | None:
        return Transition(scene.files(claim), "Claim", scene.now) if now.entries[1].status == "planned" else None

    def lands(_: float) -> None:
        wrapped.does("")
        late = (scene.folder / "late").read_text(encoding="utf-8").splitlines()
        subprocess.run([GIT, *late], cwd=scene.repo.root, check=True)

    won = transact(scene.ledger, claims, lands)
    assert won is not None
    assert won.tip == RepositoryBuilder(scene.origin).git("rev-parse", BRANCH)
    assert transact(scene.open(), claims, lands) is None


def test_a_push_that_lands_too_late_does_not_land(scene: LedgerScene, wrapped: Wrapped) -> None:
    """Once something else is there, a push that was given up cannot land any more."""
    claim, rival = scene.claim(1, run="1"), scene.claim(1, run="2")
    wrapped.ends_push(f'printf "%s\\n" "$@" > {scene.folder}/late')
    assert isinstance(scene.add(claim), Lost)
    wrapped.does("")
    assert isinstance(scene.add(rival), Won)
    late = (scene.folder / "late").read_text(encoding="utf-8").splitlines()
    assert 0 != subprocess.run([GIT, *late], cwd=scene.repo.root, capture_output=True, check=False).returncode
    assert rival == scene.entry(1).claim


HOOKS = {
    "killed before it answers": ("post-receive", "kill -9 $(ps -o ppid= -p $PPID)"),
    "killed before it updates": ("pre-receive", "kill -9 $PPID"),
    "killed while it updates": ("reference-transaction", 'test "$1" = committed && kill -9 $PPID'),
    "refused for this reference": ("update", "exit 1"),
}


@pytest.mark.parametrize("at", HOOKS)
def test_a_remote_that_is_killed(scene: LedgerScene, at: str) -> None:
    """Wherever the remote's side dies, the answer is what the remote has, and the next step works."""
    name, body = HOOKS[at]
    hook = scene.origin / "hooks" / name
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    hook.chmod(0o755)
    claim = scene.claim(1)
    result = scene.add(claim)
    hook.unlink()
    for lock in scene.origin.rglob("*.lock"):
        lock.unlink()
    assert isinstance(result, Won) is (scene.entry(1).claim == claim)
    if isinstance(result, Lost):
        assert isinstance(scene.add(claim), Won)
    assert () == check(scene.ledger, "main").problems


def test_a_kill_at_any_moment_of_a_push(scene: LedgerScene, wrapped: Wrapped) -> None:
    """The client is killed after more and more time: each answer is what the remote has."""
    landed = []
    for number in range(30):
        note = scene.note(1, str(number))
        wrapped.does(
            f'if [ "$verb" = push ]; then {GIT} "$@" & child=$!; sleep {number * 0.0005:.4f}; '
            "kill -9 $child 2>/dev/null; wait $child; exit 137; fi"
        )
        result = scene.add(note)
        wrapped.does("")
        for lock in scene.origin.rglob("*.lock"):
            lock.unlink()
        there = note in scene.entry(1).notes
        landed.append(there)
        if isinstance(result, Won):
            assert there
        elif there:
            # the remote's side went on by itself after it had been asked: it is there, whole, and counts
            assert result.tip != scene.ledger.read().tip
    assert () == check(scene.ledger, "main").problems
    assert len(scene.entry(1).notes) == sum(landed)


def test_a_full_disk_stops_before_anything_is_pushed(scene: LedgerScene, wrapped: Wrapped) -> None:
    """Where the commit cannot be made there is nothing to push, and the ledger is as it was."""
    claim, before = scene.claim(1), scene.ledger.read()
    wrapped.does('if [ "$verb" = fast-import ]; then ulimit -f 0; fi')
    with pytest.raises(GitError) as told:
        scene.add(claim)
    assert msg("ledger.not_made", problem="git: File size limit exceeded") == told.value.message
    wrapped.does("")
    assert before == scene.ledger.read()
    assert isinstance(scene.add(claim), Won)


def test_a_full_disk_at_the_remote_is_no_win(scene: LedgerScene) -> None:
    """Where the remote cannot write, nothing is won."""
    hook = scene.origin / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'No space left on device' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    lost = scene.add(scene.claim(1))
    assert isinstance(lost, Lost)
    assert "No space left" in lost.problem
