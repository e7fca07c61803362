"""A merge that asks for cases and brings no order for them is told until it is settled, and never forgotten (R13)."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.repository import CONNECTION, CONSUMER, EXPORT, PRODUCER
from builders.scene import DECLARED, Scene
from builders.unordered import JOUR, at_once, begun, called, deactivated, entries, merge, ordered, statuses, written
from tak_gitops.commands.submitting import sending
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.texts import LANGUAGES


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """The minimal repository, as TAK has it, and a ledger that has begun."""
    return begun(tmp_path / "repo", capsys)


class Died(BaseException):
    """The run ends where it is, as if it had been killed."""


EACH = pytest.mark.parametrize(
    ("change", "kind"),
    [(deactivated, "system_deactivation"), (called, "system_contacts"), (written, "source_system_change")],
)


@EACH
def test_it_is_told_until_it_is_ordered(scene: Scene, change: Callable[[Scene], None], kind: str) -> None:
    """Each run says so, exit code 1; an order in a new pull request sends it once and settles the merge."""
    change(scene)
    told = [scene.tak("submit") for _ in range(2)]
    (entry,) = entries(scene)
    assert ([ExitCode.FAILURE] * 2, Status.UNORDERED, {}) == (
        [each.code for each in told],
        entry.status,
        scene.outbox(),
    )
    assert entry.order.missing
    assert kind == entry.order.missing.case
    assert all("bad om ärenden som ingen beställning finns för" in each.err for each in told)
    ordered(scene)
    done = scene.tak("submit")
    assert ExitCode.OK == done.code, done.err
    assert ([Status.SETTLED, Status.SENT], 1) == (statuses(scene), len(scene.outbox()))
    assert "Inget att skicka" in scene.tak("submit").err
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_two_cases_and_a_row_are_three(scene: Scene) -> None:
    """Each can be ordered or given up by itself; what is ordered is the one that was named."""
    scene.repo.edit(CONSUMER, "name: Journal\n", "name: Journal\nstatus: deactivated\n")
    scene.repo.edit(PRODUCER, "name: Tidbok\n", "name: Tidbok\n" + JOUR)
    scene.repo.edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    merge(scene)
    scene.tak("submit")
    found = [each.order.missing.case if each.order.missing else "rows" for each in entries(scene)]
    assert ["rows", "system_deactivation", "system_contacts"] == found
    ordered(scene, 3)
    (order,) = map(json.loads, scene.orders().values())
    assert (["system_contacts"], []) == ([each["case"] for each in order["cases"]], order["lines"])
    assert ExitCode.FAILURE == scene.tak("submit").code
    assert [Status.UNORDERED, Status.UNORDERED, Status.SETTLED, Status.SENT] == statuses(scene)


def test_a_merge_that_is_taken_back_is_settled(scene: Scene) -> None:
    """The files ask for it no more; what undoes it asks for its own, which is told in the same way."""
    written(scene)
    scene.tak("submit")
    scene.repo.git("revert", "--no-edit", "-m", "1", "HEAD")
    told = scene.tak("submit")
    assert (ExitCode.OK, [Status.SETTLED]) == (told.code, statuses(scene))
    again = scene.tak("order", "ntjp-qa", "--drift", "case:1")
    assert (ExitCode.USAGE, True) == (again.code, "inget ärende 1 som återstår att beställa" in again.err)


def test_it_is_given_up(scene: Scene) -> None:
    """Where people decide that nobody is to be asked, nobody is reminded, and it is not ordered either."""
    deactivated(scene)
    scene.tak("submit")
    assert ExitCode.OK == scene.tak("resolve", "1", "abandon", "--reason", "TSK-7 är skickat för hand").code
    assert (ExitCode.OK, [Status.ABANDONED]) == (scene.tak("submit").code, statuses(scene))
    assert ExitCode.USAGE == scene.tak("order", "ntjp-qa", "--drift", "case:1").code
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_an_order_whose_case_was_given_up_is_not_sent(scene: Scene) -> None:
    """What people gave up between approval and sending stays given up: the order does not hold any more."""
    deactivated(scene)
    scene.tak("submit")
    ordered(scene)
    scene.tak("resolve", "1", "abandon", "--reason", "Behövs inte")
    told = scene.tak("submit")
    assert (ExitCode.STALE, [Status.ABANDONED, Status.SETTLED], {}) == (told.code, statuses(scene), scene.outbox())


def test_an_order_that_did_not_hold_settles_nothing(scene: Scene) -> None:
    """Its words are others by now, so it is not sent: the merge is told of as before."""
    called(scene)
    scene.tak("submit")
    scene.repo.branch("beställ")
    scene.tak("order", "ntjp-qa", "--drift", "case:1")
    scene.repo.commit()
    scene.repo.checkout("main").edit(PRODUCER, "name: Jouren", "name: Nya jouren").commit()
    scene.repo.merge("beställ")
    told = scene.tak("submit")
    assert (ExitCode.STALE, {}) == (told.code, scene.outbox())
    assert [Status.UNORDERED] * 2 == statuses(scene)[:2]


def test_two_runs_at_once_note_it_once_and_send_it_once(scene: Scene) -> None:
    """Two processes that see the same merges write one entry, and one case leaves."""
    deactivated(scene)
    at_once(scene)
    assert [Status.UNORDERED] == statuses(scene)
    ordered(scene)
    at_once(scene)
    scene.tak("submit")
    assert ([Status.SETTLED, Status.SENT], 1) == (statuses(scene), len(scene.outbox()))
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_a_run_that_dies_before_it_sends_leaves_it_in_doubt(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Claimed and not known to have left: people are asked, and no run sends it by itself."""

    def die(*_: object) -> None:
        raise Died

    deactivated(scene)
    scene.tak("submit")
    ordered(scene)
    with monkeypatch.context() as patch:
        patch.setattr(sending, "_once", die)
        with pytest.raises(Died):
            scene.tak("submit")
    scene.tak("submit")
    assert (Status.CLAIMED, {}) == (statuses(scene)[1], scene.outbox())
    told = scene.tak("status", "2", day="2026-11-24")
    assert "tak resolve 2" in told.out


def test_a_case_is_ordered_at_last_only_once(scene: Scene) -> None:
    """Two pull requests that order the same: the second one does not hold any more."""
    deactivated(scene)
    scene.tak("submit")
    ordered(scene)
    scene.repo.git("branch", "till", "main~1")
    scene.tak("submit")
    scene.repo.checkout("till")
    told = scene.tak("order", "ntjp-qa", "--drift", "case:1")
    assert (ExitCode.USAGE, 1) == (told.code, len(scene.outbox()))


def test_without_live_it_is_kept(scene: Scene) -> None:
    """Nobody can tell then whether a case is missing; the run that can says so, or that nothing is."""
    scene.repo.delete(EXPORT)
    deactivated(scene)
    assert ExitCode.OK != scene.tak("submit").code
    assert [Status.UNORDERED] == statuses(scene)
    scene.export(DECLARED)
    told = scene.tak("submit")
    assert (ExitCode.FAILURE, True) == (told.code, "deaktivering av HSA-id" in told.err)


def test_a_name_that_tak_has_is_no_case(scene: Scene) -> None:
    """What live shows already needs no order: an old export does not make it one."""
    scene.export(DECLARED, made=datetime(2026, 11, 23, tzinfo=UTC))
    scene.repo.edit(PRODUCER, "name: Tidbok\n", "# ny rad\nname: Tidbok\n")
    merge(scene)
    assert (ExitCode.OK, []) == (scene.tak("submit").code, statuses(scene))


def test_a_dry_run_tells_and_writes_nothing(scene: Scene) -> None:
    """It says what would be noted."""
    called(scene)
    before = scene.repo.git("for-each-ref")
    told = scene.tak("submit", "--dry-run")
    assert (ExitCode.FAILURE, before) == (told.code, scene.repo.git("for-each-ref"))
    assert "ber om ett ärende utan beställning" in told.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_it(scene: Scene, language: str) -> None:
    """The list, the entry in full, and what can be decided, as people read them."""
    deactivated(scene)
    scene.tak("submit")
    told = [scene.tak("--language", language, *words).out for words in (("status",), ("status", "1"), ("resolve", "1"))]
    commit = entries(scene)[0].order.merge
    assert_golden(GOLDEN / f"unordered-case-{language}.txt", "\n".join(told).replace(commit[:12], "0123456789ab"))
