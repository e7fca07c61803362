"""The first commit of a repository whose settings ask for approvals: it begins the ledger, and can send nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.fake_github import REPOSITORY, TOKEN
from builders.gated import APPROVERS, Gated
from builders.repository import CONNECTION, SETTINGS


@pytest.fixture
def unbegun(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Gated]:
    """A repository of one commit, with settings and approvers, whose ledger has not begun."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Gated(tmp_path / "r", capsys, tmp_path / "bare.git")
    with scene.github:
        approvals = f"approvals: {{by: github, repository: {REPOSITORY}, api: '{scene.github.api}'}}\n"
        scene.repo.write(SETTINGS, f"{scene.repo.read(SETTINGS)}{approvals}".encode())
        scene.repo.write("approvers.yaml", APPROVERS)
        amend(scene)
        yield scene


def amend(scene: Gated) -> None:
    """Make all that there is the one commit of the repository, at GitHub too."""
    scene.repo.git("add", "--all")
    scene.repo.git("commit", "--quiet", "--amend", "--no-edit")
    scene.repo.git("push", "--quiet", "--force", "origin", "main")


def test_the_first_commit_begins_the_ledger(unbegun: Gated) -> None:
    """Nobody was there to approve it, and nothing of it is ordered; the run is clean."""
    assert 0 == unbegun.tak("submit").code
    assert {} == unbegun.outbox()
    assert 0 == unbegun.tak("ledger", "check", day=None).code


def test_a_first_commit_with_an_order_is_held(unbegun: Gated) -> None:
    """An order that nobody approved is not sent because it came first."""
    unbegun.repo.edit(CONNECTION, "consumers: [journal]", "consumers: [journal, portal]")
    assert 0 == unbegun.tak("order").code
    amend(unbegun)
    assert (3, {}) == (unbegun.tak("submit").code, unbegun.outbox())


def test_the_second_commit_needs_approval(unbegun: Gated) -> None:
    """Only the very first one is let through."""
    assert 0 == unbegun.tak("submit").code
    unbegun.repo.edit(CONNECTION, "consumers: [journal]", "consumers: [journal, portal]")
    unbegun.repo.commit("Rakt in")
    unbegun.repo.git("push", "--quiet", "origin", "main")
    assert 3 == unbegun.tak("submit").code
