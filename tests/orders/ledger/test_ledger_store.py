"""The ledger in real clones: it is read and written there, and nothing of the user's is disturbed."""

import subprocess
from pathlib import Path

import pytest

from builders.ledger import BRANCH, LedgerScene, busy, order
from builders.repository import RepositoryBuilder
from tak_gitops.errors import TakError
from tak_gitops.orders.ledger.branch import UnreachableError
from tak_gitops.orders.ledger.records import Note
from tak_gitops.orders.ledger.store import Ledger, Lost, Won, remote_of
from tak_gitops.texts import render

SEEN = f"refs/tak-gitops/{BRANCH}"


@pytest.fixture
def scene(tmp_path: Path) -> LedgerScene:
    """A remote and a clone, with one order planned."""
    made = LedgerScene(tmp_path)
    made.plan(made.merge(order()))
    return made


def local(tmp_path: Path) -> LedgerScene:
    """A repository without a remote, with one order planned."""
    made = LedgerScene(tmp_path, remote=False)
    made.plan(made.merge(order()))
    return made


def refuse(root: Path, hook: str) -> None:
    """Let a hook of a repository refuse everything."""
    file = root / "hooks" / hook
    file.parent.mkdir(exist_ok=True)
    file.write_text("#!/bin/sh\necho nej >&2\nexit 1\n", encoding="utf-8")
    file.chmod(0o755)


def test_what_is_added_is_read_elsewhere(scene: LedgerScene) -> None:
    """One clone adds, another one reads it, with every byte the same."""
    other = scene.open(scene.clone("other").root)
    won = scene.add(scene.claim(1))
    assert isinstance(won, Won)
    assert scene.ledger.read() == other.read()
    assert won.tip == other.read().tip
    assert 3 == len(other.read().files)


def test_a_commit_says_what_it_is(scene: LedgerScene) -> None:
    """One parent, only new files, made by the tool, and words that fit no other place and no other files."""
    first = scene.ledger.read().tip
    won = scene.add(scene.claim(1))
    shown = scene.repo.git("show", "--format=%P|%an|%ae|%cn|%ct|%B", "--name-status", won.tip or "")
    head, _, files = shown.partition("\n\nAfter: ")
    assert f"{first}|tak-gitops|noreply@tak-gitops.invalid|tak-gitops|{int(scene.now.timestamp())}|Claim" == head
    assert files.startswith(f"{first}\nContent: sha256:")
    assert files.endswith("\nA\tledger/ntjp-qa/0/1/claim-1.json")


def test_only_one_wins(scene: LedgerScene) -> None:
    """Of two that decided on the same state one wins; the other one knows that it lost, and to whom."""
    other = scene.open(scene.clone("other").root)
    tip = other.read().tip
    ours, theirs = scene.claim(1, run="1"), scene.claim(1, run="2")
    won = scene.add(ours)
    lost = other.append(scene.files(theirs), tip, "Claim", scene.now)
    assert isinstance(won, Won)
    assert isinstance(lost, Lost)
    assert won.tip == lost.tip
    assert "stale info" in lost.problem
    assert ours == scene.entry(1).claim


def test_the_first_commit_is_raced_for_too(tmp_path: Path) -> None:
    """Where there is no ledger yet, it must still not be there when the first commit comes."""
    scene = LedgerScene(tmp_path)
    other = scene.open(scene.clone("other").root)
    records = scene.planned(scene.merge(order()))
    assert (None, {}) == other.read()
    assert isinstance(scene.add(*records), Won)
    assert isinstance(other.append(scene.files(*records), None, "plan", scene.now), Lost)


@pytest.mark.parametrize("remote", [True, False])
def test_a_path_is_written_once(tmp_path: Path, *, remote: bool) -> None:
    """A file that is there, or that is none of the ledger's, is refused before anything is made."""
    scene = LedgerScene(tmp_path, remote=remote)
    scene.plan(scene.merge(order()))
    claim = scene.claim(1)
    scene.add(claim)
    tip = scene.ledger.read().tip
    for ledger in (scene.ledger, scene.open()):
        with pytest.raises(ValueError, match="claim-1"):
            ledger.append(scene.files(claim), tip, "Claim", scene.now)
        with pytest.raises(ValueError, match="README"):
            ledger.append({"README.md": b""}, tip, "Claim", scene.now)
        with pytest.raises(ValueError, match=r"\[\]"):
            ledger.append({}, tip, "Claim", scene.now)


def test_without_a_remote_the_branch_is_here(tmp_path: Path) -> None:
    """The same protocol on the repository's own reference."""
    scene = local(tmp_path)
    second = scene.open()
    tip = second.read().tip
    assert isinstance(scene.add(scene.claim(1)), Won)
    lost = second.append(scene.files(Note(seq=1, k=1, text="x", by="k", at=scene.now)), tip, "Note", scene.now)
    assert isinstance(lost, Lost)
    assert scene.ledger.read().tip == lost.tip == scene.repo.git("rev-parse", BRANCH)


def test_a_branch_that_is_checked_out_is_left_alone(tmp_path: Path) -> None:
    """Without a remote, moving the branch that somebody stands on would make all its files look deleted."""
    scene = local(tmp_path)
    scene.repo.checkout(BRANCH)
    claim = scene.claim(1)
    with pytest.raises(TakError) as raised:
        scene.add(claim)
    assert "ledger.checked_out" == raised.value.message.key


@pytest.mark.parametrize(
    "arguments",
    [["--bare"], ["--mirror"], ["--depth=1", "--no-single-branch"], ["--depth=1"], ["--single-branch"]],
    ids=" ".join,
)
def test_any_clone_will_do(scene: LedgerScene, arguments: list[str]) -> None:
    """A bare, a mirrored, a shallow clone, and one that has only `main`, read and write the ledger."""
    scene.add(scene.claim(1))
    clone = scene.clone("other", *arguments)
    shallow = clone.git("rev-parse", "--is-shallow-repository")
    ledger = scene.open(clone.root)
    assert scene.ledger.read() == ledger.read()
    assert isinstance(scene.add(scene.outcome(1, "in-doubt"), ledger=ledger), Won)
    scene.add(scene.resolution(1, "abandon"))
    assert scene.ledger.read() == ledger.read()
    assert isinstance(scene.add(scene.note(1, "SC-1"), ledger=ledger), Won)
    assert shallow == clone.git("rev-parse", "--is-shallow-repository")


def test_a_linked_work_tree_will_do(scene: LedgerScene, tmp_path: Path) -> None:
    """A second work tree of the clone has the same ledger, and the same memory of it."""
    scene.repo.git("worktree", "add", "--quiet", str(tmp_path / "linked"))
    ledger = scene.open(tmp_path / "linked")
    assert isinstance(scene.add(scene.claim(1), ledger=ledger), Won)
    assert scene.ledger.read() == ledger.read()


def test_a_folder_within_the_repository_will_do(scene: LedgerScene) -> None:
    """The root of the user's files may be below that of the Git repository."""
    (scene.repo.root / "tak").mkdir()
    ledger = scene.open(scene.repo.root / "tak")
    assert isinstance(scene.add(scene.claim(1), ledger=ledger), Won)
    with pytest.raises(ValueError, match="claim-1"):
        ledger.append({"ledger/ntjp-qa/0/1/claim-1.json": b""}, scene.ledger.read().tip, "Claim", scene.now)


def test_other_ids_will_do(tmp_path: Path) -> None:
    """A repository may name its objects by SHA-256."""
    repo = RepositoryBuilder(tmp_path / "r")
    repo.git("init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    repo.write("a", b"").commit()
    scene = LedgerScene(tmp_path / "s", remote=False)
    [*records] = scene.planned(scene.merge(order()))
    ledger = Ledger.open(repo.root, BRANCH, None)
    won = ledger.append(scene.files(*records), None, "plan", scene.now)
    assert isinstance(won, Won)
    assert 64 == len(won.tip)
    assert scene.files(*records) == ledger.read().files


def everything(repo: RepositoryBuilder) -> dict[str, str]:
    """All that is a user's in a clone: files, index, references, settings, stash."""
    private = {".git/FETCH_HEAD"}
    files = {
        str(path.relative_to(repo.root)): path.read_bytes().hex()
        for path in sorted(repo.root.rglob("*"))
        if path.is_file() and "/objects/" not in str(path) and "refs/tak-gitops" not in str(path)
    }
    shown = {path: content for path, content in files.items() if path not in private and f"origin/{BRANCH}" not in path}
    return {**shown, "status": repo.git("status", "--porcelain=v2", "--branch", "--show-stash")}


@pytest.mark.parametrize("remote", [True, False])
def test_nothing_of_the_users_is_disturbed(tmp_path: Path, *, remote: bool) -> None:
    """Uncommitted work, the index, a stash, a merge half done, hooks and settings are as they were."""
    scene = LedgerScene(tmp_path, remote=remote)
    repo = scene.repo.write("a.txt", "ett\n").write("b.txt", "ett\n")
    repo.commit()
    repo.branch("annan").write("a.txt", "två\n").commit()
    repo.checkout("main").write("a.txt", "tre\n").commit()
    repo.write("b.txt", "gömt\n").git("stash")
    subprocess.run(["git", "merge", "annan"], cwd=repo.root, capture_output=True, check=False)
    repo.write("b.txt", "i index\n").git("add", "b.txt")
    repo.write("b.txt", "på disk\n").write("ny.txt", "ny\n")
    for hook in ("pre-push", "pre-commit", "reference-transaction", "post-update", "post-checkout", "post-merge"):
        refuse(repo.root / ".git", hook)
    for key, value in {
        "commit.gpgSign": "true",
        "push.gpgSign": "true",
        "push.followTags": "true",
        "gpg.program": "/nonexistent",
        "user.useConfigOnly": "true",
        "core.hooksPath": ".git/hooks",
        "fetch.prune": "true",
        "core.autocrlf": "true",
        "push.default": "nothing",
        "remote.origin.mirror": "true",
        "log.showSignature": "true",
    }.items():
        if remote or not key.startswith("remote."):
            repo.git("config", key, value)
    ledger = scene.open()
    records = [*scene_records(scene)]
    before = everything(repo)
    assert isinstance(ledger.append(scene.files(*records), ledger.read().tip, "plan", scene.now), Won)
    assert scene.files(*records) == scene.open().read().files
    after = everything(repo)
    if not remote:
        after = {path: content for path, content in after.items() if not path.endswith(f"heads/{BRANCH}")}
    assert before == after


def scene_records(scene: LedgerScene) -> list[Note]:
    """A record that needs no order: what is in it does not matter here."""
    return [Note(seq=1, k=1, text="x", by="k", at=scene.now)]


def test_only_objects_are_left_behind(scene: LedgerScene) -> None:
    """Making a commit leaves no reference, no lock and no report; losing leaves nothing but objects."""
    other = scene.open(scene.clone("other").root)
    tip = other.read().tip
    scene.add(scene.claim(1, run="1"))
    other.append(scene.files(Note(seq=1, k=1, text="x", by="k", at=scene.now)), tip, "Note", scene.now)
    git = other.root / ".git"
    left = [
        str(path) for path in git.rglob("*") if "making" in path.name or "crash" in path.name or path.suffix == ".lock"
    ]
    assert [] == left
    assert [SEEN] == subprocess.run(
        ["git", "for-each-ref", "--format=%(refname)", "refs/tak-gitops"], cwd=git, capture_output=True, check=True
    ).stdout.decode().split()


def test_a_fetch_that_was_killed_is_made_again(scene: LedgerScene) -> None:
    """A commit that is here without its files, as a fetch that was killed leaves it, is not taken for read."""
    clone = scene.clone("other", "--single-branch", "--branch=main")
    tip = scene.ledger.read().tip or ""
    commit = subprocess.run(["git", "cat-file", "commit", tip], cwd=scene.repo.root, capture_output=True, check=True)
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        cwd=clone.root,
        input=commit.stdout,
        capture_output=True,
        check=True,
    )
    assert tip == made.stdout.decode().strip()
    assert scene.ledger.read() == scene.open(clone.root).read()


def test_a_remote_that_cannot_be_reached(scene: LedgerScene) -> None:
    """Nothing is known, so nothing is guessed: neither reading nor adding gives an answer."""
    claim, tip = scene.claim(1), scene.ledger.read().tip
    scene.origin.rename(scene.folder / "away.git")
    with pytest.raises(UnreachableError) as raised:
        scene.ledger.read()
    assert "ledger.unreachable" == raised.value.message.key
    assert "\n" not in render(raised.value.message, "sv")
    with pytest.raises(UnreachableError):
        scene.ledger.append(scene.files(claim), tip, "Claim", scene.now)
    (scene.folder / "away.git").rename(scene.origin)
    assert isinstance(scene.add(claim), Won)


def test_a_password_in_an_address_is_not_told(scene: LedgerScene) -> None:
    """What git says of a remote is shown without what stands before the host."""
    scene.repo.git("remote", "set-url", "origin", "https://karin:hemligt@localhost:1/x.git")
    with pytest.raises(UnreachableError) as raised:
        scene.ledger.read()
    assert "hemligt" not in render(raised.value.message, "sv")


def test_a_remote_that_refuses(scene: LedgerScene) -> None:
    """Where the remote says no nothing is lost to another: its words are kept for the one who has to mend it."""
    refuse(scene.origin, "pre-receive")
    tip = scene.ledger.read().tip
    lost = scene.add(scene.claim(1))
    assert isinstance(lost, Lost)
    assert tip == lost.tip
    assert "nej" in lost.problem


@pytest.mark.parametrize("name", ["", "-x", "a..b", "a b", "HEAD~1", "a:b", "@{-1}"])
def test_a_name_that_is_none_of_a_branch(scene: LedgerScene, name: str) -> None:
    """The name comes from the settings, and is never taken for anything but a branch."""
    with pytest.raises(TakError) as raised:
        Ledger.open(scene.repo.root, name, "origin")
    assert "ledger.bad_branch" == raised.value.message.key


def test_a_folder_without_git(tmp_path: Path) -> None:
    """There is no ledger where there is no repository."""
    with pytest.raises(TakError) as raised:
        Ledger.open(tmp_path, BRANCH, None)
    assert "git.no_repository" == raised.value.message.key


def test_which_remote(tmp_path: Path) -> None:
    """The only remote, or `origin`; where nobody can tell, two ledgers would let an order be sent twice."""
    repo = RepositoryBuilder(tmp_path).init()
    assert remote_of(tmp_path) is None
    repo.git("remote", "add", "uppstroms", "x")
    assert "uppstroms" == remote_of(tmp_path)
    repo.git("remote", "add", "annan", "x")
    with pytest.raises(TakError) as raised:
        remote_of(tmp_path)
    assert "annan, uppstroms" == dict(raised.value.message.values)["remotes"]
    repo.git("remote", "add", "origin", "x")
    assert "origin" == remote_of(tmp_path)


def test_objects_of_a_link_are_no_records(scene: LedgerScene) -> None:
    """A symbolic link in the ledger is read as nothing, wherever it leads."""
    blob = RepositoryBuilder(scene.origin)
    (scene.folder / "x").write_bytes(b"/etc/passwd")
    link = blob.git("hash-object", "-w", str(scene.folder / "x"))
    tree = subprocess.run(
        ["git", "mktree"], cwd=scene.origin, input=f"120000 blob {link}\tx\n".encode(), capture_output=True, check=True
    )
    commit = blob.git("commit-tree", "-m", "x", "-p", scene.ledger.read().tip or "", tree.stdout.decode().strip())
    blob.git("update-ref", f"refs/heads/{BRANCH}", commit)
    assert {"x": b""} == scene.ledger.read().files
    assert ["TG600.foreign"] == [each.message.key for each in scene.state().problems]


def test_every_kind_of_step(tmp_path: Path) -> None:
    """A ledger with every kind of step is read the same with and without what was read before."""
    scene = LedgerScene(tmp_path)
    busy(scene)
    assert scene.ledger.read() == scene.open().read()
    assert () == scene.state().problems
