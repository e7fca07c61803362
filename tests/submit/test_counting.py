"""The branch that counts says where the ledger is and which branch counts, not what is checked out."""

from pathlib import Path

import pytest

from builders.repository import CONNECTION, ENVIRONMENT, SETTINGS, RepositoryBuilder
from builders.scene import DECLARED, PORTAL, Scene, permission
from tak_gitops.errors import ExitCode


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """The minimal repository, with an order that was merged."""
    made = Scene(tmp_path / "repo", capsys)
    merge_an_order(made)
    return made


def merge_an_order(scene: Scene) -> None:
    """Merge a change with its order."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    assert ExitCode.OK == scene.tak("order").code
    scene.repo.commit("Ge portalen behörighet")
    scene.repo.checkout("main").merge("portal")


def set_to(scene: Scene, line: str) -> RepositoryBuilder:
    """Write a line more into the settings."""
    return scene.repo.write(SETTINGS, scene.repo.read(SETTINGS) + f"{line}\n")


def branches(scene: Scene) -> set[str]:
    """The branches that there are."""
    return set(scene.repo.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split())


def test_the_ledger_is_the_one_that_the_branch_names(scene: Scene) -> None:
    """An old checkout, or one that somebody has changed, leads to no other ledger."""
    old = scene.repo.git("rev-parse", "main")
    set_to(scene, "ledger: {branch: liggare}").commit()
    scene.repo.checkout(old)
    assert ExitCode.OK == scene.tak("submit").code
    set_to(scene, "ledger: {branch: annan}")
    assert ExitCode.OK == scene.tak("submit").code
    assert {"main", "portal", "liggare"} == branches(scene)


def test_the_language_is_that_of_the_branch(scene: Scene) -> None:
    """Whatever is checked out."""
    scene.repo.edit(SETTINGS, "language: sv", "language: en").commit()
    scene.repo.checkout("portal")
    assert "is sent" in scene.tak("submit").err


@pytest.mark.parametrize("also", [True, False])
def test_another_branch_that_counts(scene: Scene, *, also: bool) -> None:
    """Where the checkout leads to a branch that says that another one counts, nothing is sent or written."""
    if also:
        scene.repo.git("branch", "huvud")
    set_to(scene, "branch: huvud").commit()
    scene.repo.checkout("main~1")
    told = scene.tak("submit")
    assert (ExitCode.REFUSED, {}) == (told.code, scene.outbox())
    assert "på main" in told.err
    assert "säger den huvud" in told.err
    assert "tak-ledger" not in branches(scene)


def test_the_checkout_leads_elsewhere(scene: Scene) -> None:
    """A checkout that names an old branch is told which one counts by the settings there."""
    scene.repo.git("branch", "gammal")
    set_to(scene, "branch: gammal")
    told = scene.tak("submit")
    assert (ExitCode.REFUSED, {}) == (told.code, scene.outbox())
    assert "git switch main" in told.err


def test_a_ledger_cannot_begin_anew(scene: Scene) -> None:
    """A new name in the settings leads to no new ledger: it would send again what the old one has sent."""
    assert ExitCode.OK == scene.tak("submit").code
    sent = scene.outbox()
    set_to(scene, "ledger: {branch: liggare}").commit()
    told = scene.tak("submit")
    assert (ExitCode.REFUSED, sent) == (told.code, scene.outbox())
    assert "git branch liggare tak-ledger" in told.err
    scene.repo.git("branch", "liggare", "tak-ledger")
    moved = scene.tak("submit")
    assert (ExitCode.OK, True) == (moved.code, "Inget att skicka" in moved.err)


def test_a_ledger_at_a_remote_cannot_begin_anew(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    """The command that moves it works as it is told."""
    remote = RepositoryBuilder(scene.repo.root.parent / "remote")
    remote.git("clone", "--quiet", "--bare", str(scene.repo.root), ".")
    scene.repo.git("remote", "add", "origin", str(remote.root))
    scene.tak("submit")
    set_to(scene, "ledger: {branch: liggare}").commit()
    scene.repo.git("push", "--quiet", "origin", "main")
    told = scene.tak("submit")
    assert ExitCode.REFUSED == told.code
    command = told.err.partition("Flytta den:  ")[2].strip()
    for part in command.split(" && "):
        scene.repo.git(*part.split()[1:])
    assert ExitCode.OK == scene.tak("submit").code
    capsys.readouterr()


def test_an_export_is_that_of_the_environment_that_is_named(scene: Scene) -> None:
    """A merge of another environment is judged by the live of that one, also where `--export` names a file."""
    prod = "environments/rtp-prod/environment.yaml"
    text = scene.repo.read(ENVIRONMENT).replace("NTJP-QA", "RTP-PROD").replace("ntjp_qa", "rtp_prod")
    scene.repo.write(prod, text.encode()).commit()
    scene.export([*DECLARED, permission(PORTAL)], path="rtp.json")
    assert ExitCode.OK == scene.tak("submit", "rtp-prod", "--export", str(scene.repo.root / "rtp.json")).code
    assert ExitCode.OK == scene.tak("submit").code
    assert 2 == len(scene.outbox())
