"""`tak ci update --pull N`: the order of a pull request is brought by its number, and no approval is taken along."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.fake_github import TOKEN, Pull
from builders.gated import ANNA, BO, CIA, Gated
from builders.repository import CONNECTION

BOT_EMAIL = "41898282+github-actions[bot]@users.noreply.github.com"


@pytest.fixture(name="gated")
def _gated(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Gated]:
    """A repository at GitHub with a token; Git commits as the account of jobs, as it does in one."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Gated(tmp_path / "r", capsys, tmp_path / "bare.git")
    with scene.github:
        scene.begin()
        yield scene


def opened(gated: Gated, branch: str = "utan-order") -> Pull:
    """A pull request that needs an order and has none; main is checked out."""
    gated.repo.checkout("main").branch(branch).edit(CONNECTION, "consumers: [journal]", "consumers: [journal, portal]")
    gated.repo.commit("Ändra")
    gated.repo.git("push", "--quiet", "origin", branch)
    gated.repo.checkout("main")
    gated.repo.git("branch", "-D", branch)
    return gated.github.open_pull(branch, CIA)


def updated(gated: Gated, pull: Pull, monkeypatch: pytest.MonkeyPatch) -> str:
    """Bring the order, as a job does; what is told."""
    name, email = "github-actions[bot]", BOT_EMAIL
    with monkeypatch.context() as patch:
        for role in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{role}_NAME", name)
            patch.setenv(f"GIT_{role}_EMAIL", email)
        told = gated.tak("ci", "update", "--pull", str(pull.number))
    assert 0 == told.code, told.err
    gated.github.push(pull, pull.branch)
    return told.err


def branch_tip(gated: Gated, branch: str) -> str:
    """The last commit of a branch at GitHub."""
    return gated.repo.git("ls-remote", "origin", f"refs/heads/{branch}").split()[0]


def test_the_order_is_brought(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    """One commit on top, with the order file alone; what is checked out stays as it was, and no work tree is left."""
    pull = opened(gated)
    before, head = gated.repo.git("rev-parse", "HEAD"), pull.head
    assert "utan-order är skickad" in updated(gated, pull, monkeypatch)
    assert head == gated.repo.git("rev-parse", f"{pull.head}^")
    paths = gated.repo.git("show", "--name-only", "--format=", pull.head).split()
    assert ["orders"] == [path.split("/")[0] for path in paths]
    assert (before, "main") == (gated.repo.git("rev-parse", "HEAD"), gated.repo.git("symbolic-ref", "--short", "HEAD"))
    assert "" == gated.repo.git("status", "--porcelain")
    assert 1 == len(gated.repo.git("worktree", "list").splitlines())
    gated.repo.git("checkout", "--quiet", "--detach", pull.head)
    assert 0 == gated.tak("order", "--check").code


def test_nothing_is_fetched_that_the_change_keeps_elsewhere(
    gated: Gated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git LFS is known to machines that run jobs: it would fetch from where `.lfsconfig` of the change says."""
    gated.repo.checkout("main").branch("utan-order").edit(
        CONNECTION, "consumers: [journal]", "consumers: [journal, portal]"
    )
    gated.repo.write(".gitattributes", "*.bin filter=lfs\n").write("x.bin", "x").commit("Ändra")
    gated.repo.git("push", "--quiet", "origin", "utan-order")
    gated.repo.checkout("main")
    pull = gated.github.open_pull("utan-order", CIA)
    trace = tmp_path / "trace"
    gated.repo.git("config", "filter.lfs.smudge", f"touch {trace}; cat")
    gated.repo.git("config", "filter.lfs.clean", "cat")
    gated.repo.git("config", "filter.lfs.required", "true")
    updated(gated, pull, monkeypatch)
    assert not trace.exists()


def test_an_order_that_is_current_is_left(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is committed that says nothing new, so that no approval is lost for it."""
    pull = gated.change("med-order")
    gated.repo.checkout("main")
    before = pull.head
    assert "redan aktuell" in updated(gated, pull, monkeypatch)
    assert before == branch_tip(gated, "med-order")


def test_an_approval_before_it_does_not_count(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anna approved what had no order: with the order of the job it is held until somebody approves that."""
    pull = opened(gated)
    gated.github.review(pull, ANNA)
    updated(gated, pull, monkeypatch)
    gated.merged(pull)
    told = gated.tak("submit")
    assert 3 == told.code
    assert "Anna godkände" in told.err
    assert {} == gated.outbox()


def test_an_approval_after_it_counts_also_from_whoever_started_it(
    gated: Gated, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The job wrote the commit, not an approver: nobody's voice is lost to it, and the author's is none still."""
    pull = opened(gated)
    updated(gated, pull, monkeypatch)
    gated.github.review(pull, CIA)
    gated.github.review(pull, BO)
    gated.merged(pull)
    told = gated.tak("submit")
    assert 0 == told.code, told.err
    assert gated.outbox()


def test_the_approval_of_a_robot_is_none(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    """The job that wrote the order cannot approve it, whatever its account may do at GitHub."""
    pull = opened(gated)
    updated(gated, pull, monkeypatch)
    gated.github.review(pull, gated.github.viewer)
    gated.merged(pull)
    assert 3 == gated.tak("submit").code


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"repository_id": 99}, "en fork"),
        ({"base": "annan"}, "gäller grenen annan"),
        ({"branch": "main"}, "grenen som räknas"),
        ({"branch": "tak-ledger"}, "grenen som räknas"),
        ({"branch": "tak-approvals"}, "grenen som räknas"),
        ({"branch": "x:refs/heads/main"}, "går inte att läsa"),
        ({"branch": "+main"}, None),
    ],
)
def test_nothing_is_pushed_elsewhere(gated: Gated, changes: dict[str, object], said: str | None) -> None:
    """Not to a fork, not to the branches that count, and not to what GitHub should never say."""
    pull = opened(gated)
    for name, value in changes.items():
        setattr(pull, name, value)
    refs = gated.repo.git("ls-remote", "origin", "refs/heads/main", "refs/heads/tak-*")
    told = gated.tak("ci", "update", "--pull", str(pull.number))
    assert refs == gated.repo.git("ls-remote", "origin", "refs/heads/main", "refs/heads/tak-*")
    if said is not None:
        assert told.code in {1, 3}
        assert said in told.err


def test_a_merged_pull_request_is_left(gated: Gated) -> None:
    """Its branch may be another's by now."""
    pull = opened(gated)
    gated.merged(pull)
    told = gated.tak("ci", "update", "--pull", str(pull.number))
    assert (3, True) == (told.code, "är inte öppen" in told.err)


def test_a_branch_that_moved_meanwhile_is_not_overwritten(gated: Gated) -> None:
    """GitHub told of an older commit: nothing is pushed by force."""
    pull = opened(gated)
    gated.repo.git("fetch", "--quiet", "origin", "utan-order")
    gated.repo.git("checkout", "--quiet", "-b", "vidare", "FETCH_HEAD")
    gated.repo.write("systems/anm.md", "x")
    gated.repo.commit("Vidare")
    gated.repo.git("push", "--quiet", "origin", "vidare:utan-order")
    gated.repo.checkout("main")
    tip = branch_tip(gated, "utan-order")
    told = gated.tak("ci", "update", "--pull", str(pull.number))
    assert (1, tip) == (told.code, branch_tip(gated, "utan-order"))
    assert "gick inte att skicka" in told.err


def test_a_link_leads_nowhere(gated: Gated, tmp_path: Path) -> None:
    """A folder of orders that leads elsewhere is refused: nothing is written where it leads."""
    elsewhere = tmp_path / "annanstans"
    elsewhere.mkdir()
    gated.repo.checkout("main").branch("lank")
    gated.repo.edit(CONNECTION, "consumers: [journal]", "consumers: [journal, portal]")
    (gated.repo.root / "orders").mkdir(exist_ok=True)
    (gated.repo.root / "orders/ntjp-qa").symlink_to(elsewhere)
    gated.repo.commit("Länk")
    gated.repo.git("push", "--quiet", "origin", "lank")
    gated.repo.checkout("main")
    pull = gated.github.open_pull("lank", CIA)
    told = gated.tak("ci", "update", "--pull", str(pull.number))
    assert (3, True) == (told.code, "symbolisk länk" in told.err)
    assert [] == list(elsewhere.iterdir())


def test_what_cannot_be_planned_is_not_pushed(gated: Gated) -> None:
    """Files with errors give no order; the branch stays as it was."""
    gated.repo.checkout("main").branch("fel").edit(CONNECTION, "consumers: [journal]", "consumers: [okänd]")
    gated.repo.commit("Fel")
    gated.repo.git("push", "--quiet", "origin", "fel")
    gated.repo.checkout("main")
    pull = gated.github.open_pull("fel", CIA)
    told = gated.tak("ci", "update", "--pull", str(pull.number))
    assert (1, pull.head) == (told.code, branch_tip(gated, "fel"))
