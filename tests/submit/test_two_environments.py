"""A row of one environment is another row than the same one of another environment, from the plan to the ledger."""

from pathlib import Path

import pytest

from builders.repository import CONNECTION, ENVIRONMENT, EXPORT, RepositoryBuilder
from builders.scene import DECLARED, Scene
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import encode
from tak_gitops.orders.ledger.state import LedgerState, state
from tak_gitops.orders.ledger.store import Ledger

TEST, PROD = "ntjp-qa", "rtp-prod"
"""By name the test environment comes first, so its orders have the lower numbers."""


def in_production(text: str) -> str:
    """What stands in a file of the test environment, as it stands in that of production."""
    return text.replace(TEST, PROD).replace("NTJP-QA", "RTP-PROD").replace("ntjp_qa", "rtp_prod")


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """A merge that gives the portal the same permission in both environments, each with its order."""
    made = Scene(tmp_path / "repo", capsys)
    repo: RepositoryBuilder = made.repo
    for path in (ENVIRONMENT, CONNECTION):
        repo.write(in_production(path), in_production(repo.read(path)))
    for system in ("tidbok", "journal", "portal"):
        path = f"systems/{system}.yaml"
        name = system.upper() + "QA"
        repo.edit(path, f"SE2321000131-{name}", f"SE2321000131-{name}, {PROD}: SE2321000131-{name}")
    made.export(DECLARED, path=in_production(EXPORT))
    repo.commit("Börja i båda")
    repo.branch("portal")
    for path in (CONNECTION, in_production(CONNECTION)):
        repo.edit(path, "[journal]", "[journal, portal]")
    assert ExitCode.OK == made.tak("order").code
    repo.commit("Ge portalen behörighet")
    repo.checkout("main").merge("portal")
    return made


def ledger_of(scene: Scene) -> Ledger:
    """The ledger of the repository."""
    return Ledger.open(scene.repo.root, "tak-ledger", None)


def now(scene: Scene) -> LedgerState:
    """What the ledger says."""
    return state(ledger_of(scene).read().files)


def claimed_in_test(scene: Scene) -> None:
    """Let the order of the test environment be claimed by a run that nobody heard of again."""
    from builders.ledger import START, claim_of

    entry = next(each for each in now(scene).entries.values() if each.order.environment == TEST)
    claim = claim_of(entry, START)
    ledger = ledger_of(scene)
    ledger.append({path_of(claim, TEST): encode(claim)}, ledger.read().tip, "claim", START)


def test_production_does_not_wait_for_test(scene: Scene) -> None:
    """An order of production is sent though one of the test environment, with the same row, is in doubt."""
    scene.repo.edit(ENVIRONMENT, "channel:", "# channel:").commit("Ingen kanal i test")
    scene.repo.edit(in_production(ENVIRONMENT), "channel:", "# channel:").commit("Ingen kanal alls")
    scene.tak("submit")
    claimed_in_test(scene)
    scene.repo.edit(in_production(ENVIRONMENT), "# channel:", "channel:").commit("Kanal i produktion")
    scene.tak("submit", PROD)
    statuses = {each.order.environment: each.status for each in now(scene).entries.values()}
    assert {TEST: Status.CLAIMED, PROD: Status.SENT} == statuses


def test_both_are_sent_by_one_run(scene: Scene) -> None:
    """Neither is told to wait for the other, and the ledger that both are in is whole."""
    told = scene.tak("submit")
    assert (ExitCode.OK, False) == (told.code, "väntar på" in told.err)
    assert {Status.SENT} == {each.status for each in now(scene).entries.values()}
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_what_is_in_doubt_in_test_blocks_nothing_in_production(scene: Scene) -> None:
    """A plan of production that touches the row is neither blocked nor told to wait."""
    scene.tak("submit", PROD)
    claimed_in_test(scene)
    scene.repo.branch("åter").edit(in_production(CONNECTION), "[journal, portal]", "[journal]")
    plan = scene.plan(PROD)
    assert ([], [2]) == (plan["blocked"], plan["waits_for"])
