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


def pushed(scene: Gated, message: str) -> None:
    """Commit what has changed, directly on the branch that counts."""
    scene.repo.commit(message)
    scene.repo.git("push", "--quiet", "origin", "main")


def test_rules_that_are_taken_away_before_anything_is_ordered(unbegun: Gated) -> None:
    """Who takes the rules away directly is held, and so is all that comes after it, though the ledger has not begun."""
    kept = [line for line in unbegun.repo.read(SETTINGS).splitlines() if not line.startswith("approvals")]
    unbegun.repo.write(SETTINGS, "\n".join([*kept, ""]).encode())
    pushed(unbegun, "Inga regler")
    assert 3 == unbegun.tak("submit").code
    unbegun.repo.branch("portal").edit(CONNECTION, "consumers: [journal]", "consumers: [journal, portal]")
    assert 0 == unbegun.tak("order").code
    unbegun.repo.commit("Ge portalen behörighet")
    unbegun.repo.checkout("main").merge("portal")
    unbegun.repo.git("push", "--quiet", "origin", "main")
    assert (3, {}) == (unbegun.tak("submit").code, unbegun.outbox())


def test_it_is_decided_about(unbegun: Gated) -> None:
    """What was pushed directly before the ledger began is let through by people, and then the ledger is whole."""
    unbegun.repo.edit("systems/portal.yaml", "name: Portal", "# Ny rad\nname: Portal")
    pushed(unbegun, "Rakt in")
    unbegun.repo.write("LÄSMIG", "text")
    pushed(unbegun, "Läsmig")
    commit = unbegun.repo.git("rev-parse", "HEAD^")
    assert 3 == unbegun.tak("submit").code
    assert 0 == unbegun.tak("resolve", commit, "pass", "--reason", "Innan reglerna fanns").code
    assert 0 == unbegun.tak("submit").code
    assert 0 == unbegun.tak("ledger", "check", day=None).code
