"""An order of cases that was never sent is not forgotten: its cases are told of until somebody sees to them (R13)."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.exports import ExportRows, write_export
from builders.golden import GOLDEN, assert_golden
from builders.repository import EXPORT, PRODUCER
from builders.scene import DAY, DECLARED, OTHERS, Scene, Told
from builders.unordered import (
    WRITTEN,
    at_once,
    begun,
    call,
    called,
    deactivate,
    deactivated,
    entries,
    merge,
    ordered,
    statuses,
    write,
)
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.texts import LANGUAGES

LATER, LATE = "2026-11-26", "2027-02-02"


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """The minimal repository, as TAK has it, and a ledger that has begun."""
    return begun(tmp_path / "repo", capsys)


def no_way_out(scene: Scene, day: str = DAY) -> Told:
    """A run that plans what was merged and cannot send it: the outbox is no folder."""
    outbox = scene.repo.root / "outbox"
    outbox.write_text("", encoding="utf-8")
    told = scene.tak("submit", day=day)
    outbox.unlink()
    return told


def on(scene: Scene, day: str) -> Told:
    """A run on another day, with the export of that day."""
    scene.export(DECLARED, made=datetime.fromisoformat(day).replace(tzinfo=UTC))
    return scene.tak("submit", day=day)


def with_order(scene: Scene, change: Callable[[Scene], None]) -> None:
    """A merge that asks for a case, with its order."""
    change(scene)
    told = scene.tak("order")
    assert ExitCode.OK == told.code, told.err
    merge(scene)


def ordered_late(scene: Scene, change: Callable[[Scene], None]) -> None:
    """A merge that asks for a case, without an order, and a second one that orders it."""
    change(scene)
    merge(scene)
    scene.tak("submit")
    ordered(scene)


EACH = pytest.mark.parametrize(
    ("change", "day", "kind"),
    [
        (call, LATER, "nya kontaktuppgifter"),
        (write, LATER, "förändring i källsystem"),
        (deactivate, LATE, "deaktivering av HSA-id"),
    ],
)


@EACH
@pytest.mark.parametrize("way", [with_order, ordered_late])
def test_one_that_grew_too_old_is_told_of_until_it_is_ordered(
    scene: Scene,
    change: Callable[[Scene], None],
    day: str,
    kind: str,
    way: Callable[..., None],
    *,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each run says so, exit code 4; an order in a new pull request sends it once and settles it."""
    way(scene, change)
    no_way_out(scene)
    number = len(entries(scene))
    assert Status.PLANNED is statuses(scene)[-1]
    told = [on(scene, day) for _ in range(2)]
    assert ([ExitCode.STALE] * 2, Status.EXPIRED, {}) == ([each.code for each in told], statuses(scene)[-1], {})
    assert f"tak order ntjp-qa --drift case:{number}" in told[0].err
    assert "filerna ber" not in told[0].err
    assert f"ärende {number} skickades aldrig, och filerna ber fortfarande om det: {kind}" in told[1].err
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T08:00:00+01:00")
    ordered(scene, number, day)
    done = on(scene, day)
    assert ExitCode.OK == done.code, done.err
    assert ([Status.SETTLED] * number + [Status.SENT], 1) == (statuses(scene), len(scene.outbox()))
    assert "Inget att skicka" in on(scene, day).err
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_it_can_grow_too_old_again(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often its order is not sent: it is always the first change that says what is wanted."""
    day = DAY
    with_order(scene, call)
    for number, later in enumerate([LATER, "2026-12-01", "2026-12-06"], 1):
        scene.export(DECLARED, made=datetime.fromisoformat(day).replace(tzinfo=UTC))
        no_way_out(scene, day)
        day = later
        assert ExitCode.STALE == on(scene, day).code
        assert [*[Status.SETTLED] * (number - 1), Status.EXPIRED] == statuses(scene)
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T08:00:00+01:00")
        ordered(scene, number, day)
    assert ExitCode.OK == on(scene, day).code
    assert ([Status.SETTLED] * 3 + [Status.SENT], 1) == (statuses(scene), len(scene.outbox()))
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_a_file_that_was_deleted_takes_no_case_back(scene: Scene) -> None:
    """The order file goes before anything is sent, but the files still ask: so it is told, and can be ordered."""
    with_order(scene, call)
    no_way_out(scene)
    scene.repo.delete(*scene.orders()).commit()
    told = [scene.tak("submit") for _ in range(2)]
    assert ([ExitCode.STALE] * 2, [Status.STALE]) == ([each.code for each in told], statuses(scene))
    assert "filerna ber fortfarande om det" in told[1].err
    ordered(scene)
    assert ExitCode.OK == scene.tak("submit").code
    assert ([Status.SETTLED, Status.SENT], 1) == (statuses(scene), len(scene.outbox()))


def test_a_merge_that_is_taken_back_is_settled(scene: Scene) -> None:
    """Nobody asks for it any more, nor for what undoes it: that is told once, and then there is silence."""
    with_order(scene, call)
    no_way_out(scene)
    scene.repo.git("revert", "--no-edit", "-m", "1", "HEAD")
    told = scene.tak("submit")
    assert (ExitCode.OK, {Status.SETTLED}, {}) == (told.code, set(statuses(scene)), scene.outbox())
    assert "ärende 1 skickades aldrig och behövs inte mer" in told.err
    assert "behövs inte mer, enligt filerna" in scene.tak("status", "1").out
    assert "Inget att skicka" in scene.tak("submit").err


def rename(scene: Scene) -> None:
    """A system gets another name, in the work tree."""
    scene.repo.edit(PRODUCER, "name: Tidbok\n", "name: Tidbokning\n")


def test_what_an_export_shows_is_settled(scene: Scene) -> None:
    """Somebody has asked for it in the old way: the export has the name."""
    with_order(scene, rename)
    no_way_out(scene)
    assert (ExitCode.STALE, [Status.EXPIRED]) == (on(scene, LATER).code, statuses(scene))
    every = [*DECLARED, *OTHERS]
    rows = ExportRows(
        routings=[each for each in every if isinstance(each, Routing)],
        permissions=[each for each in every if isinstance(each, Permission)],
        names={"SE2321000131-TIDBOKQA": "Region Exempel -- Tidbokning"},
    )
    scene.repo.write(EXPORT, write_export(rows, "B", made=datetime.fromisoformat(LATER).replace(tzinfo=UTC)))
    assert (ExitCode.OK, [Status.SETTLED]) == (scene.tak("submit", day=LATER).code, statuses(scene))


def test_it_is_given_up(scene: Scene) -> None:
    """Where people decide that nobody is to be asked, nobody is reminded, and it is not ordered either."""
    with_order(scene, call)
    no_way_out(scene)
    on(scene, LATER)
    assert ExitCode.OK == scene.tak("resolve", "1", "abandon", "--reason", "Skickat för hand", day=LATER).code
    assert (ExitCode.OK, [Status.ABANDONED]) == (on(scene, LATER).code, statuses(scene))
    assert ExitCode.USAGE == scene.tak("order", "ntjp-qa", "--drift", "case:1", day=LATER).code


def test_what_was_given_up_is_not_told_of_by_its_order(scene: Scene) -> None:
    """A case without an order was given up after its order was approved: that is settled, not asked for anew."""
    ordered_late(scene, call)
    scene.tak("resolve", "1", "abandon", "--reason", "Behövs inte")
    assert ExitCode.STALE == scene.tak("submit").code
    assert ([Status.ABANDONED, Status.SETTLED], {}) == (statuses(scene), scene.outbox())


def test_one_entry_is_told_of_a_case(scene: Scene) -> None:
    """The merge that left it out is there still: the order that did not hold is settled, and says where to look."""
    called(scene)
    scene.tak("submit")
    scene.repo.branch("beställ")
    scene.tak("order", "ntjp-qa", "--drift", "case:1")
    scene.repo.commit()
    scene.repo.checkout("main").edit("tak-gitops.yaml", "ordered_by: ", "ordered_by: Nya ").commit()
    scene.repo.merge("beställ")
    told = scene.tak("submit")
    assert (ExitCode.STALE, [Status.UNORDERED, Status.SETTLED]) == (told.code, statuses(scene))
    assert "finns kvar som nr 1" in told.err


def test_without_live_it_is_kept(scene: Scene) -> None:
    """Nobody can tell then whether it is still needed."""
    with_order(scene, call)
    no_way_out(scene)
    on(scene, LATER)
    scene.repo.delete(EXPORT)
    told = scene.tak("submit", day=LATER)
    assert (True, [Status.EXPIRED]) == (told.code != ExitCode.OK, statuses(scene))
    assert "ärende 1 skickades aldrig, och just nu går det inte att se" in told.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_it(scene: Scene, language: str) -> None:
    """The runs, the list, the entry in full, and what can be decided, as people read them."""
    with_order(scene, call)
    no_way_out(scene)
    scene.export(DECLARED, made=datetime.fromisoformat(LATER).replace(tzinfo=UTC))
    words = [("submit",), ("submit",), ("status",), ("status", "1"), ("resolve", "1")]
    told = [scene.tak("--language", language, *each, day=LATER) for each in words]
    text = "\n".join(each.err + each.out for each in told)
    for entry in entries(scene):
        text = text.replace(entry.order.merge[:12], "0123456789ab")
    assert_golden(GOLDEN / f"unsent-case-{language}.txt", text)


class TestWithoutLive:
    """Live could not be read when a merge was noted: its cases share an entry until it can."""

    @pytest.fixture(autouse=True)
    def noted(self, scene: Scene) -> None:
        """Two cases and a row, of which nobody could tell."""
        scene.repo.delete(EXPORT)
        call(scene)
        deactivate(scene)
        merge(scene)
        assert ExitCode.OK != scene.tak("submit").code
        assert [Status.UNORDERED] == statuses(scene)
        scene.export(DECLARED)

    def test_each_gets_a_number(self, scene: Scene) -> None:
        """The next run that can tell gives each an entry; one is ordered by it, the other given up."""
        told = scene.tak("submit")
        found = [each.order.missing.case if each.order.missing else "" for each in entries(scene)]
        assert (ExitCode.FAILURE, ["", "system_deactivation", "system_contacts"]) == (told.code, found)
        assert [Status.SETTLED, Status.UNORDERED, Status.UNORDERED] == statuses(scene)
        assert ["tak status 2" in told.err, "tak status 3" in told.err] == [True, True]
        ordered(scene, 3)
        scene.tak("resolve", "2", "abandon", "--reason", "Skickat för hand")
        done = scene.tak("submit")
        assert ExitCode.OK == done.code, done.err
        assert [Status.SETTLED, Status.ABANDONED, Status.SETTLED, Status.SENT] == statuses(scene)
        assert "Inget att skicka" in scene.tak("submit").err
        assert ExitCode.OK == scene.tak("ledger", "check", day=None).code

    def test_it_happens_once(self, scene: Scene) -> None:
        """Whoever runs at the same time, or again."""
        at_once(scene)
        at_once(scene)
        assert 3 == len(entries(scene))
        assert ExitCode.OK == scene.tak("ledger", "check", day=None).code

    def test_a_dry_run_writes_nothing(self, scene: Scene) -> None:
        """It tells of them all, under the number that they share."""
        before = scene.repo.git("for-each-ref")
        told = scene.tak("submit", "--dry-run")
        assert (ExitCode.FAILURE, before) == (told.code, scene.repo.git("for-each-ref"))
        assert "deaktivering av HSA-id" in told.err

    def test_the_cases_of_others_are_left_to_them(self, scene: Scene) -> None:
        """A case of a later merge has an entry of that merge."""
        scene.repo.write("environments/ntjp-qa/tidbok/arende.yaml", WRITTEN)
        merge(scene)
        scene.tak("submit")
        later, *_ = (each for each in entries(scene) if each.order.missing and "Byte" in each.order.missing.text)
        first = entries(scene)[0].order.merge
        assert first != later.order.merge
        assert [first] * 2 == [each.order.merge for each in entries(scene)[1:] if each.order.seq != later.order.seq]
        assert 4 == len(entries(scene))


def test_rows_are_still_told_of(scene: Scene) -> None:
    """The entry that cases shared goes on to stand for the rows of the merge."""
    scene.repo.delete(EXPORT)
    call(scene)
    scene.repo.edit("environments/ntjp-qa/tidbok/eken.yaml", "https://tidbok", "https://ny.tidbok")
    merge(scene)
    scene.tak("submit")
    scene.export(DECLARED)
    told = scene.tak("submit")
    assert (ExitCode.FAILURE, [Status.UNORDERED] * 2) == (told.code, statuses(scene))
    assert "ändrade 1 rad" in told.err
    assert "nya kontaktuppgifter" in told.err


def test_a_merge_that_could_not_be_read(scene: Scene) -> None:
    """Nobody can tell its own cases from later ones: each that has no entry gets one."""
    scene.repo.branch("trasig")
    call(scene)
    scene.repo.write("systems/trasig.yaml", "kind: [").commit()
    scene.repo.checkout("main").merge("trasig")
    scene.repo.delete("systems/trasig.yaml").commit()
    scene.tak("submit")
    assert [None, "system_contacts"] == [each.order.missing and each.order.missing.case for each in entries(scene)]
    ordered(scene, 2)
    assert ExitCode.OK == scene.tak("submit").code
    assert ([Status.SETTLED, Status.SETTLED, Status.SENT], 1) == (statuses(scene), len(scene.outbox()))
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_an_entry_without_a_plan_is_found(scene: Scene) -> None:
    """`tak ledger check` takes entries beside a plan only for the cases of a merge that shares one."""
    from tak_gitops.orders.ledger.paths import path_of
    from tak_gitops.orders.ledger.planned import Merged, Unordered, unordered_record
    from tak_gitops.orders.ledger.records import encode
    from tak_gitops.orders.ledger.store import Ledger

    deactivated(scene)
    scene.tak("submit")
    (entry,) = entries(scene)
    order = entry.order
    merged = Merged("", order.base, order.merge, order.merged_by, order.merged_at)
    made = Unordered(order.environment, order.platform, merged, export=order.export, case=order.missing)
    forged = unordered_record(made, 2)
    ledger = Ledger.open(scene.repo.root, "tak-ledger", None)
    ledger.append({path_of(forged): encode(forged)}, ledger.read().tip, "cases 2", datetime.now(UTC))
    told = scene.tak("ledger", "check", day=None)
    assert (ExitCode.FAILURE, True) == (told.code, "TG602" in told.err)
