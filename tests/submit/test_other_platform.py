"""R10: an order goes where it was approved for, as it was approved; what has been mistaken for another is not used."""

from pathlib import Path

import pytest

from builders.repository import CONNECTION, ENVIRONMENT
from builders.scene import DECLARED, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.objects import make_commit, message_of
from tak_gitops.orders.ledger.state import LedgerState, state
from tak_gitops.orders.ledger.store import Ledger

CHANNEL = "channel: {kind: file, folder: ../../outbox}"
FOREIGN = [each(address=f"SE2321000131-F{n:012d}") for n in range(20) for each in (routing, permission)]
"""What another platform has."""


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """An order that is planned, and could not be sent yet: its environment has no channel."""
    made = Scene(tmp_path / "repo", capsys)
    made.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    made.tak("order")
    made.repo.commit("Ge portalen behörighet")
    made.repo.checkout("main").merge("portal")
    made.repo.edit(ENVIRONMENT, CHANNEL, "").commit("Ingen kanal")
    assert ExitCode.FAILURE == made.tak("submit").code
    made.repo.write(ENVIRONMENT, made.repo.read(ENVIRONMENT) + CHANNEL + "\n").commit("Kanal igen")
    assert Status.PLANNED is status(made)
    return made


def ledger_of(scene: Scene) -> Ledger:
    """The ledger."""
    return Ledger.open(scene.repo.root, "tak-ledger", None)


def now(scene: Scene) -> LedgerState:
    """What it has."""
    return state(ledger_of(scene).read().files)


def status(scene: Scene) -> Status:
    """What the order is."""
    return now(scene).entries[1].status


def assert_held(scene: Scene, code: ExitCode, words: str) -> None:
    """Nothing is sent nor ended, and it says why; once that is mended it is sent."""
    told = scene.tak("submit")
    assert (code, Status.PLANNED, {}) == (told.code, status(scene), scene.outbox()), told.err
    assert words in told.err


def test_settings_of_another_platform(scene: Scene) -> None:
    """The environment is another one by now than the order was approved for."""
    scene.repo.edit(ENVIRONMENT, "platform: NTJP-QA", "platform: NTJP-PROD").commit("Förväxla")
    assert_held(scene, ExitCode.REFUSED, "är godkänd för NTJP-QA, men environments/ntjp-qa/environment.yaml säger nu")
    scene.repo.edit(ENVIRONMENT, "platform: NTJP-PROD", "platform: NTJP-QA").commit("Rätta")
    assert ExitCode.OK == scene.tak("submit").code


def test_an_export_of_another_platform(scene: Scene) -> None:
    """What was planned over the right export is not sent over a wrong one: there every row is as if it were new."""
    scene.export(FOREIGN, others=False)
    assert_held(scene, ExitCode.FAILURE, "exporten ser ut att vara en annan plattforms")
    scene.export(DECLARED)
    assert ExitCode.OK == scene.tak("submit").code


def test_an_export_that_is_cut(scene: Scene) -> None:
    """The same for one that has lost most of its rows."""
    scene.export(DECLARED[:1], others=False)
    assert_held(scene, ExitCode.REFUSED, "Kontrollera att exporten är hel")


@pytest.mark.parametrize("old", ["PORTALQA", "NTJP-QA"])
def test_a_ledger_that_says_something_else(old: str, scene: Scene) -> None:
    """Who may write to the ledger cannot have another order sent than the one that was approved."""
    ledger = ledger_of(scene)
    before = ledger.read()
    path = next(each for each in before.files if each.endswith("order.json"))
    forged = {**before.files, path: before.files[path].replace(old.encode(), b"ANNAN")}
    at = now(scene).entries[1].order.merged_at
    commit = make_commit(scene.repo.root, None, forged, message_of(forged, "plan 1", None), at)
    scene.repo.git("update-ref", "refs/heads/tak-ledger", commit)
    scene.repo.git("update-ref", "-d", "refs/tak-gitops/tak-ledger")
    told = scene.tak("submit")
    assert (ExitCode.REFUSED, {}) == (told.code, scene.outbox()), told.err
    assert now(scene).entries[1].claims == ()
