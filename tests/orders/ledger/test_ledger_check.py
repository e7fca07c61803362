"""`check` finds every single tampering with a ledger (R9), and nothing wrong with one that nobody has touched."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.ledger import BRANCH, LedgerScene, busy, order
from builders.repository import RepositoryBuilder
from builders.states import ENVIRONMENT
from builders.tampering import each_file, problems, rebased, whole, with_files
from tak_gitops.errors import RefusedError
from tak_gitops.orders.ledger.check import check
from tak_gitops.orders.ledger.commits import LedgerCommit
from tak_gitops.orders.ledger.objects import message_of
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Cursor, Note, encode


def test_a_whole_ledger_is_whole() -> None:
    """Nothing is wrong with a ledger with every kind of step; made anew with words that fit it stays so."""
    assert [] == problems(whole().commits)
    assert [] == problems(rebased(whole().commits, anew=True))
    assert 29 == len(whole().commits)


NUMBERS = range(29)


@pytest.mark.parametrize("number", NUMBERS[:-1])
def test_a_commit_that_was_removed_is_missed(number: int) -> None:
    """A step that was taken out is missed by the next one, which says what it follows upon."""
    commits = whole().commits
    assert "TG603.after" in problems(rebased([*commits[:number], *commits[number + 1 :]]))


@pytest.mark.parametrize("number", NUMBERS[:-1])
def test_commits_that_changed_places_are_found(number: int) -> None:
    """Steps cannot come in another order."""
    commits = whole().commits
    swapped = [*commits[:number], commits[number + 1], commits[number], *commits[number + 2 :]]
    assert "TG603.after" in problems(rebased(swapped))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_commit_that_was_doubled_is_found(number: int) -> None:
    """A step counts once."""
    commits = whole().commits
    doubled = rebased([*commits[: number + 1], *commits[number:]])
    assert "TG603.after" in problems(doubled)


@pytest.mark.parametrize("number", NUMBERS[:-1])
def test_two_commits_that_were_made_one_are_found(number: int) -> None:
    """One commit is one step."""
    commits = whole().commits
    both = commits[number]._replace(added={**commits[number].added, **commits[number + 1].added})
    assert "TG603.content" in problems(rebased([*commits[:number], both, *commits[number + 2 :]]))


def test_every_file_that_was_changed_removed_or_renamed_is_found() -> None:
    """A commit does not hold what it says any more, whatever was done to any of its files."""
    unfound: list[str] = []
    for number, path in each_file():
        added = dict(whole().commits[number].added)
        content = added.pop(path)
        changes = (
            {**added, path: content.replace(b"1", b"2", 1)},
            {**added, path: content + b"\n"},
            {**added, path: b""},
            added,
            {**added, path.replace(".json", "0.json"): content},
            {**added, path.replace(ENVIRONMENT, "ntjp-prod").replace("cursor/", "cursors/"): content},
            {**added, path: content, "README.md": b"x"},
        )
        unfound += [path for each in changes if "TG603.content" not in problems(with_files(number, each))]
    assert [] == unfound


def test_a_careful_forger_is_found_wherever_the_ledger_tells() -> None:
    """Even where all words are made to fit anew, a file that lacks, is renamed or says something else does not fit.

    What leaves no trace in the rest of the ledger is what nothing else rests upon; it is found by who has seen it.
    """
    unfound = set()
    for number, path in each_file():
        added = dict(whole().commits[number].added)
        content = added.pop(path)
        renamed = {**added, path.replace(".json", "0.json"): content}
        assert problems(with_files(number, renamed, anew=True)), path
        if not problems(with_files(number, added, anew=True)):
            unfound.add(path)
    assert {"ledger/ntjp-qa/0/1/verify-2.json", "ledger/ntjp-qa/0/2/verify-1.json"} == unfound


def last_with(**changes: object) -> list[LedgerCommit]:
    """The ledger with a last commit that is another one."""
    commits = whole().commits
    return [*commits[:-1], commits[-1]._replace(**changes)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"parents": ()}, "TG603.parents"),
        ({"parents": ("0" * 40,)}, "TG603.parents"),
        ({"parents": ("0" * 40, "1" * 40)}, "TG603.parents"),
        ({"message": "Claim\n"}, "TG603.after"),
        ({"identities": ("Karin <k@region.example>",)}, "TG603.identity"),
        ({"other": ("ledger/ntjp-qa/0/1/order.json",)}, "TG603.changed"),
        ({"at": 0}, "TG603.time"),
        ({"at": 0}, "TG603.future"),
        ({"added": {}}, "TG603.step"),
    ],
)
def test_a_commit_that_is_none_of_the_tools(changes: dict[str, object], expected: str) -> None:
    """Another form of commit was made by somebody else."""
    assert expected in problems(last_with(**changes))


def added(*records: Note | Cursor, at: int = 0, late: int = 0) -> list[str]:
    """What is found when a commit with these records comes last, `at` seconds after the one before."""
    last = whole().commits[-1]
    files = {path_of(each, ENVIRONMENT): encode(each) for each in records}
    made = last._replace(
        added=files, at=last.at + at - late, parents=(last.id,), message=message_of(files, "x", last.id)
    )
    return problems([*whole().commits, made])


def noted(k: int, seconds: int, seq: int = 8) -> Note:
    """A note, some seconds after the last commit."""
    at = datetime.fromtimestamp(whole().commits[-1].at + seconds, UTC)
    return Note(seq=seq, k=k, text="x", by="k", at=at)


@pytest.mark.parametrize(
    ("note_at", "commit_at", "expected"),
    [
        (0, 0, []),
        (-60, -60, []),
        (60, 0, []),
        (-61, 0, ["TG603.past"]),
        (61, 0, ["TG603.future"]),
        (-61, -61, ["TG603.past", "TG603.time"]),
    ],
)
def test_time_does_not_go_back(note_at: int, commit_at: int, expected: list[str]) -> None:
    """Clocks may be a minute apart, not more."""
    assert expected == added(noted(1, note_at), at=commit_at)


def test_a_commit_is_one_step() -> None:
    """Two notes at once are no step; nor are a note and a cursor."""
    assert ["TG603.step"] == added(noted(1, 0), noted(2, 0))
    assert ["TG603.step"] == added(noted(1, 0), noted(1, 0, seq=7))


def test_another_spelling_is_found() -> None:
    """The same record in other letters was not written by the tool."""
    last = whole().commits[-1]
    [(path, content)] = last.added.items()
    files = {path: content.replace(b"  ", b" ")}
    before = whole().commits[-2].id
    forged = last._replace(added=files, message=message_of(files, "Claim", before))
    assert ["TG600.spelling"] == problems([*whole().commits[:-1], forged])


@pytest.fixture
def scene(tmp_path: Path) -> LedgerScene:
    """A remote with a ledger of two orders."""
    made = LedgerScene(tmp_path)
    made.plan(made.merge(order()))
    made.plan(made.merge(order("SE2321000131-E2")))
    made.until(1, "accepted")
    return made


def found(scene: LedgerScene, root: Path | None = None) -> list[str]:
    """What `check` finds in a clone."""
    return [problem.message.key for problem in check(scene.open(root), "main").problems]


@pytest.mark.parametrize(
    "arguments",
    [[], ["--bare"], ["--mirror"], ["--single-branch", f"--branch={BRANCH}"], ["--single-branch"]],
    ids=" ".join,
)
def test_a_ledger_is_checked_from_any_clone(scene: LedgerScene, arguments: list[str]) -> None:
    """Whatever the clone has, the ledger and the branch that it follows are fetched."""
    assert [] == found(scene, scene.clone("other", *arguments).root)


def test_a_ledger_is_checked_without_a_remote(tmp_path: Path) -> None:
    """The repository's own ledger follows its own branch."""
    scene = LedgerScene(tmp_path, remote=False)
    assert (None, ()) == (check(scene.ledger, "main").tip, check(scene.ledger, "main").problems)
    busy(scene)
    assert [] == found(scene)
    assert ["TG604.no_branch"] == [each.message.key for each in check(scene.ledger, "huvud").problems]


def test_a_shallow_clone_says_what_it_lacks(scene: LedgerScene) -> None:
    """The ledger's own history is fetched whole; that of the user's branch stays cut, and is told to be."""
    clone = scene.clone("other", "--depth=1", "--no-single-branch")
    main = clone.git("rev-list", "--count", "main")
    assert ["TG604.cut"] == found(scene, clone.root)
    assert main == clone.git("rev-list", "--count", "main")
    clone.git("fetch", "--quiet", "--unshallow")
    assert [] == found(scene, clone.root)


def test_a_cut_history_without_a_remote_proves_nothing(scene: LedgerScene) -> None:
    """Where the rest of the history cannot be had, that is a fault."""
    clone = scene.clone("other", "--depth=1", "--no-single-branch")
    clone.git("branch", BRANCH, f"origin/{BRANCH}")
    clone.git("remote", "remove", "origin")
    scene.remote = None
    assert ["TG603.cut"] == found(scene, clone.root)


def tamper(scene: LedgerScene, change: Callable[[RepositoryBuilder], object]) -> Path:
    """Change the ledger with plain git in a clone, push that by force, and give a clone that has seen nothing else."""
    clone = scene.clone("tamperer", f"--branch={BRANCH}")
    change(clone)
    clone.git("push", "--quiet", "--force", "origin", f"HEAD:{BRANCH}")
    return scene.clone("fresh").root


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            lambda clone: (clone.delete("ledger/ntjp-qa/0/1/outcome-1.json"), clone.commit()),
            {"TG603.changed", "TG603.after", "TG603.identity", "TG603.step"},
            id="deleted",
        ),
        pytest.param(
            lambda clone: (
                clone.edit("ledger/ntjp-qa/0/1/outcome-1.json", 'kind": "accepted"', 'kind": "rejected"'),
                clone.commit(),
            ),
            {"TG603.changed", "TG603.after", "TG603.identity", "TG603.step"},
            id="edited",
        ),
        pytest.param(
            lambda clone: clone.git("-c", "core.editor=true", "rebase", "--quiet", "--onto", "HEAD~3", "HEAD~2"),
            {"TG603.after", "TG603.identity"},
            id="rebased",
        ),
        pytest.param(
            lambda clone: (
                clone.edit("ledger/ntjp-qa/0/1/outcome-1.json", "ÅÄÖ", "AAO"),
                clone.git("commit", "-qam", "x", "--amend", "--no-edit"),
            ),
            {"TG603.content", "TG603.identity"},
            id="amended",
        ),
        pytest.param(
            lambda clone: clone.git("merge", "-q", "--allow-unrelated-histories", "-m", "x", "origin/main"),
            None,
            id="merged",
        ),
    ],
)
def test_what_is_done_with_plain_git_is_found(
    scene: LedgerScene, change: Callable[[RepositoryBuilder], object], expected: set[str] | None
) -> None:
    """In a clone that has never seen the ledger before; one that has refuses to go on (K13)."""
    keys = set(found(scene, tamper(scene, change)))
    assert keys
    assert expected is None or expected <= keys
    if expected and "TG603.changed" not in expected:
        with pytest.raises(RefusedError):
            check(scene.ledger, "main")


def test_the_newest_commit_that_is_removed_is_missed_by_who_has_seen_it(scene: LedgerScene) -> None:
    """A ledger that merely ends too early is whole in itself: only a clone that has seen more can tell."""
    fresh = tamper(scene, lambda clone: clone.git("reset", "--quiet", "--hard", "HEAD~1"))
    assert [] == found(scene, fresh)
    with pytest.raises(RefusedError):
        check(scene.ledger, "main")
