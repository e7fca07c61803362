"""`tak ci update`: the order file is written and committed where it belongs, and nowhere else."""

from pathlib import Path

import pytest

from builders.repository import CONNECTION
from builders.scene import Scene


@pytest.fixture(name="branch")
def _branch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """A branch that lets a consumer in, committed without its order, and a remote."""
    scene = Scene(tmp_path / "r", capsys)
    repo = scene.repo
    repo.git("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "bare.git"))
    repo.git("remote", "add", "origin", str(tmp_path / "bare.git"))
    repo.git("push", "--quiet", "origin", "main")
    repo.branch("ny").edit(CONNECTION, "consumers: [journal]", "consumers: [journal, portal]").commit("Ny")
    return scene


def test_the_order_is_written_committed_and_pushed(branch: Scene) -> None:
    """Then it is current, and nothing more is committed when it is asked for again."""
    assert 1 == branch.tak("order", "--check").code
    assert 0 == branch.tak("ci", "update", "--push").code
    assert 0 == branch.tak("order", "--check").code
    tip = branch.repo.git("rev-parse", "HEAD")
    assert tip == branch.repo.git("rev-parse", "refs/remotes/origin/ny")
    paths = branch.repo.git("show", "--name-only", "--format=").split()
    assert {"orders"} == {path.split("/")[0] for path in paths}
    told = branch.tak("ci", "update", "--push")
    assert (0, tip) == (told.code, branch.repo.git("rev-parse", "HEAD"))
    assert "redan aktuell" in told.err


def test_an_order_that_is_old_is_written_anew(branch: Scene) -> None:
    """The check says which lines differ, and how to renew; the old file goes."""
    assert 0 == branch.tak("ci", "update").code
    (old,) = branch.orders()
    branch.repo.edit(CONNECTION, "url: https://tidbok.", "url: https://ny.tidbok.").commit("Ny url")
    told = branch.tak("order", "--check")
    assert 1 == told.code
    assert "tak ci update ntjp-qa" in told.err
    assert "ny.tidbok" in told.out
    assert 0 == branch.tak("ci", "update").code
    (new,) = branch.orders()
    assert old != new
    assert 0 == branch.tak("order", "--check").code


def test_only_a_branch_of_a_pull_request_is_committed_to(branch: Scene) -> None:
    """Not the branch that counts, and not a commit that no branch has."""
    for where, said in (("main", "grenen som räknas"), ("--detach", "Ingen gren")):
        branch.repo.git("checkout", "--quiet", where)
        before = branch.repo.git("rev-parse", "HEAD")
        told = branch.tak("ci", "update")
        assert (1, before) == (told.code, branch.repo.git("rev-parse", "HEAD"))
        assert said in told.err


def test_what_is_not_committed_is_not_ordered(branch: Scene) -> None:
    """An order for what reviewers cannot see is not written."""
    branch.repo.edit(CONNECTION, "consumers: [journal, portal]", "consumers: [portal]")
    told = branch.tak("ci", "update")
    assert (1, {}) == (told.code, branch.orders())
    assert f"{CONNECTION} är ändrad men inte incheckad" in told.err


def test_a_branch_that_moved_is_not_overwritten(branch: Scene) -> None:
    """Nothing is pushed by force."""
    branch.repo.git("push", "--quiet", "origin", "ny")
    branch.repo.git("commit", "--quiet", "--amend", "-m", "Annan")
    told = branch.tak("ci", "update", "--push")
    assert 1 == told.code
    assert "gick inte att skicka" in told.err
