"""An order whose file is taken back before anything was sent is never sent, and is in nobody's way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builders.ledger import START, claim_of, outcome_of
from builders.repository import CONNECTION, ENVIRONMENT
from builders.scene import PORTAL, Scene
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.entry import Entry, Status
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Record, encode
from tak_gitops.orders.ledger.state import LedgerState, state
from tak_gitops.orders.ledger.store import Ledger

NOBODY = "channel: {kind: takweb, url: 'http://127.0.0.1:1/tak-web'}"
LATER = "2026-12-24"


@pytest.fixture(name="merged")
def _merged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """An order for Christmas, merged."""
    scene = Scene(tmp_path / "repo", capsys)
    scene.repo.edit(ENVIRONMENT, "channel: {kind: file, folder: ../../outbox}", NOBODY).commit()
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    assert ExitCode.OK == scene.tak("order", "--execute-on", LATER).code
    scene.repo.commit("Ge portalen behörighet")
    scene.repo.checkout("main").merge("portal")
    return scene


@pytest.fixture(name="planned")
def _planned(merged: Scene) -> Scene:
    """The same, and in the ledger: it waits for its day."""
    told = merged.tak("submit")
    assert (ExitCode.OK, Status.PLANNED) == (told.code, entry(merged).status)
    assert LATER in told.err
    return merged


def ledger(scene: Scene) -> Ledger:
    """The ledger of the repository."""
    return Ledger.open(scene.repo.root, "tak-ledger", None)


def now(scene: Scene) -> LedgerState:
    """What it says."""
    return state(ledger(scene).read().files)


def entry(scene: Scene) -> Entry:
    """Its one entry."""
    (found,) = now(scene).entries.values()
    return found


def add(scene: Scene, record: Record) -> None:
    """Write a step of another run."""
    kept = ledger(scene)
    kept.append({path_of(record, "ntjp-qa"): encode(record)}, kept.read().tip, "step", START)


def revert(scene: Scene) -> None:
    """Take back the last merge as a whole."""
    scene.repo.git("revert", "--no-edit", "-m", "1", "HEAD")


def delete(scene: Scene) -> None:
    """Delete the order file alone."""
    ((path, _),) = scene.orders().items()
    scene.repo.delete(path).commit()


def change(scene: Scene) -> None:
    """Change the order file."""
    ((path, content),) = scene.orders().items()
    scene.repo.write(path, content.replace(b"Region Exempel", b"Region Annan")).commit()


@pytest.mark.parametrize("act", [revert, delete, change])
def test_it_ends_before_it_is_claimed(planned: Scene, act: Callable[[Scene], None]) -> None:
    """What the branch does not have as it was approved is stale, is told once, and frees its rows."""
    act(planned)
    told = planned.tak("submit")
    assert "beställning 1 är återtagen" in told.err
    assert (["stale"], (), {}) == (
        [each.kind for each in entry(planned).outcomes],
        entry(planned).claims,
        now(planned).open_keys,
    )
    assert "återtagen" not in planned.tak("submit", day=LATER).err
    assert () == entry(planned).claims
    assert "återtagen" in planned.tak("status", "1").out
    assert ExitCode.OK == planned.tak("ledger", "check", day=None).code


def test_a_revert_as_a_whole_leaves_nothing(planned: Scene) -> None:
    """Rows and order are taken back, so files and TAK agree: that is settled at once."""
    revert(planned)
    assert (ExitCode.OK, Status.SETTLED) == (planned.tak("submit").code, entry(planned).status)
    later = planned.tak("submit", day=LATER)
    assert (ExitCode.OK, True) == (later.code, "Inget att skicka" in later.err)


@pytest.mark.parametrize(("act", "first"), [(delete, ExitCode.STALE), (change, ExitCode.STALE)])
def test_rows_that_stay_in_the_files_are_told(planned: Scene, act: Callable[[Scene], None], first: ExitCode) -> None:
    """Where only the order goes, the files still ask for what it was to do: each run says so."""
    act(planned)
    assert first == planned.tak("submit").code
    told = planned.tak("submit")
    assert (ExitCode.STALE, Status.STALE) == (told.code, entry(planned).status)
    assert "1 av dess rader är inte i TAK som filerna säger" in told.err


def test_it_may_never_have_been_planned(merged: Scene) -> None:
    """Merged and taken back before any run: it is in the ledger, and no merge lacks an order."""
    revert(merged)
    told = merged.tak("submit")
    assert (ExitCode.OK, Status.SETTLED) == (told.code, entry(merged).status)
    assert "återtagen" in told.err
    assert ExitCode.OK == merged.tak("ledger", "check", day=None).code


def test_a_dry_run_tells_and_writes_nothing(planned: Scene) -> None:
    """It says that the order is taken back, and that nothing would be sent."""
    revert(planned)
    before = planned.repo.git("for-each-ref")
    told = planned.tak("submit", "--dry-run")
    assert (ExitCode.OK, before) == (told.code, planned.repo.git("for-each-ref"))
    assert "återtagen" in told.err
    assert LATER not in told.err


def test_it_was_on_its_way_and_never_left(planned: Scene) -> None:
    """A run that had claimed it as it was taken back, and could not send it, leaves nothing that is sent later."""
    add(planned, claim_of(entry(planned), START))
    revert(planned)
    planned.tak("submit")
    assert [Status.CLAIMED, Status.UNORDERED] == [each.status for each in now(planned).entries.values()]
    add(planned, outcome_of(now(planned).entries[1], "not-sent", START))
    assert ExitCode.OK == planned.tak("submit").code
    assert [Status.SETTLED, Status.SETTLED] == [each.status for each in now(planned).entries.values()]


def test_the_branch_was_set_back(planned: Scene) -> None:
    """A planned order whose merge the branch has lost is neither sent nor ended: it is told, and people decide."""
    planned.repo.git("reset", "--quiet", "--hard", "main~1")
    told = planned.tak("submit", day=LATER)
    assert (ExitCode.FAILURE, Status.PLANNED) == (told.code, entry(planned).status)
    assert "har inte" in told.err


def test_a_new_order_for_the_same_is_another(planned: Scene) -> None:
    """After a revert the same change can be ordered again, under another name, and waits for nobody."""
    revert(planned)
    planned.tak("submit")
    planned.repo.branch("igen").edit(CONNECTION, "[journal]", "[journal, portal]")
    assert ExitCode.OK == planned.tak("order", "--execute-on", LATER).code
    planned.repo.commit()
    assert ExitCode.OK == planned.tak("order", "--check").code
    planned.repo.checkout("main").merge("igen")
    assert ExitCode.OK == planned.tak("submit").code
    entries = now(planned).entries
    assert [Status.SETTLED, Status.PLANNED] == [each.status for each in entries.values()]
    assert () == now(planned).waits_for(2)
    assert entries[1].order.path != entries[2].order.path
    assert entries[1].order.digest == entries[2].order.digest


def test_a_pull_request_that_takes_it_back(planned: Scene) -> None:
    """`git revert` needs no order: what was never sent need not be undone, in the plan as for CI."""
    planned.repo.branch("åter")
    revert(planned)
    plan = planned.plan()
    assert ([], []) == (plan["changes"], plan["waits_for"])
    told = planned.tak("order", "--check")
    assert ExitCode.OK == told.code, told.err
    assert "ändringen tar tillbaka den" in told.err
    assert "inget att beställa" in planned.tak("order").err


def test_a_pull_request_that_keeps_the_file(planned: Scene) -> None:
    """Who takes back the rows and not the order gets another one, which waits for the first."""
    planned.repo.branch("åter").edit(CONNECTION, "[journal, portal]", "[journal]").commit()
    plan = planned.plan()
    assert ([PORTAL], [1]) == ([each["consumer"] for each in plan["changes"]], plan["waits_for"])


def test_what_may_have_left_is_not_taken_back(planned: Scene) -> None:
    """The file of an order that was sent stays: a pull request that deletes it is refused, and a merge is told."""
    add(planned, claim_of(entry(planned), START))
    add(planned, outcome_of(entry(planned), "sent", START))
    planned.repo.branch("åter")
    revert(planned)
    assert "har ändrats eller tagits bort" in planned.tak("order", "--check").err
    planned.repo.checkout("main").merge("åter")
    told = planned.tak("submit")
    assert ExitCode.FAILURE == told.code
    assert "har ändrats eller tagits bort" in told.err
    assert [Status.SENT, Status.UNORDERED] == [each.status for each in now(planned).entries.values()]
