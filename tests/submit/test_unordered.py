"""A merge that changes rows and brings no order for them is told until it is settled, and never forgotten (R13)."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.order_scene import MOVED
from builders.repository import CONNECTION, EXPORT, RepositoryBuilder
from builders.scene import DECLARED, EKEN, JOURNAL, PORTAL, TARGET, Scene, permission, routing
from builders.unordered import begun, entries, statuses
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.texts import LANGUAGES

PERMISSION = f"permission:{EKEN},crm:scheduling:MakeBooking:1,{PORTAL}"


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """The minimal repository, as TAK has it, and a ledger that has begun."""
    return begun(tmp_path / "repo", capsys)


def merged(scene: Scene, old: str, new: str, path: str = CONNECTION) -> RepositoryBuilder:
    """Merge a change of a file, without an order."""
    scene.repo.branch(f"b{len(scene.repo.git('branch'))}").edit(path, old, new).commit(f"{old} blir {new}")
    name = scene.repo.git("branch", "--show-current")
    scene.repo.checkout("main").merge(name)
    return scene.repo


def portal(scene: Scene) -> None:
    """Let the portal call, without an order."""
    merged(scene, "[journal]", "[journal, portal]")


def something_else(scene: Scene) -> None:
    """A merge after it, which has nothing to do with it."""
    scene.repo.write("README.md", "Ny text\n").commit()


def other_rows(scene: Scene) -> None:
    """A merge after it, of another file that changes no row."""
    merged(scene, "name: Portal", "# Ny rad\nname: Portal", "systems/portal.yaml")


@pytest.mark.parametrize("after", [None, something_else, other_rows])
def test_it_is_told_whatever_comes_after(scene: Scene, after: Callable[[Scene], None] | None) -> None:
    """Also where it is not the last merge: exit code 1, and an entry with the rows that were not ordered."""
    portal(scene)
    if after:
        after(scene)
    told = scene.tak("submit")
    (entry,) = entries(scene)
    assert (ExitCode.FAILURE, Status.UNORDERED, {}) == (told.code, entry.status, scene.outbox())
    assert "ändrade 1 rad som ingen beställning finns för" in told.err
    assert [("add", PORTAL)] == [(line.action, line.key["consumer"]) for line in entry.order.lines]
    assert "Test Testsson" == entry.order.merged_by


def test_it_is_told_again(scene: Scene) -> None:
    """Each run says so until something is done about it; nothing more is written."""
    portal(scene)
    codes = [scene.tak("submit").code for _ in range(3)]
    assert ([ExitCode.FAILURE] * 3, [Status.UNORDERED]) == (codes, statuses(scene))
    assert "SAKNAR BESTÄLLNING" in scene.tak("status", "--open").out


def test_each_merge_has_its_own(scene: Scene) -> None:
    """Two such merges in one run are two entries."""
    portal(scene)
    merged(scene, "https://tidbok", "https://ny.tidbok")
    told = scene.tak("submit")
    assert (ExitCode.FAILURE, [Status.UNORDERED] * 2) == (told.code, statuses(scene))
    assert [["permission"], ["routing"]] == [[line.kind for line in each.order.lines] for each in entries(scene)]


def order_the_drift(scene: Scene) -> None:
    """Another pull request orders what is missing."""
    scene.repo.branch("beställ")
    assert ExitCode.OK == scene.tak("order", "ntjp-qa", "--drift", PERMISSION).code
    scene.repo.commit()
    scene.repo.checkout("main").merge("beställ")


def take_it_back(scene: Scene) -> None:
    """The merge is reverted."""
    scene.repo.git("revert", "--no-edit", "-m", "1", "HEAD")


def order_by_hand(scene: Scene) -> None:
    """Somebody has ordered it in the old way."""
    scene.export([*DECLARED, permission(PORTAL)])


@pytest.mark.parametrize("settle", [order_the_drift, take_it_back, order_by_hand])
@pytest.mark.parametrize("is_known", [True, False])
def test_it_is_settled(scene: Scene, settle: Callable[[Scene], None], *, is_known: bool) -> None:
    """Once files and TAK agree, or will by what is ordered, that is told once and recorded; then there is silence."""
    portal(scene)
    if is_known:
        scene.tak("submit")
    settle(scene)
    told = scene.tak("submit")
    assert ExitCode.OK == told.code, told.err
    assert set(statuses(scene)) <= {Status.SETTLED, Status.SENT}
    assert (Status.SETTLED in statuses(scene)) is ("är nu som filerna säger" in told.err)
    assert not is_known or Status.SETTLED in statuses(scene)
    assert "Inget att skicka" in scene.tak("submit").err
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_it_is_given_up(scene: Scene) -> None:
    """Where people decide that no order is to be made, nobody is reminded any more."""
    portal(scene)
    scene.tak("submit")
    assert ExitCode.OK == scene.tak("resolve", "1", "abandon", "--reason", "Görs i vår").code
    told = scene.tak("submit")
    assert (ExitCode.OK, [Status.ABANDONED]) == (told.code, statuses(scene))
    assert "Görs i vår" in scene.tak("status", "1").out
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_a_removal_is_told_too(scene: Scene) -> None:
    """What was taken out of the files and is still in TAK would be nobody's: it is told until TAK has it no more."""
    merged(scene, "[journal]", "[]")
    assert ExitCode.FAILURE == scene.tak("submit").code
    assert ["remove"] == [line.action for each in entries(scene) for line in each.order.lines]
    scene.export([routing()])
    assert (ExitCode.OK, [Status.SETTLED]) == (scene.tak("submit").code, statuses(scene))


def test_what_live_has_needs_no_order(scene: Scene) -> None:
    """Rows that TAK has already are adopted: no order is missing, today or when they drift later."""
    scene.export([*DECLARED, permission(PORTAL)])
    portal(scene)
    assert (ExitCode.OK, []) == (scene.tak("submit").code, statuses(scene))
    scene.export(DECLARED)
    assert (ExitCode.OK, []) == (scene.tak("submit").code, statuses(scene))


def no_export(scene: Scene) -> None:
    """Live is not there."""
    scene.repo.delete(EXPORT)


def old_export(scene: Scene) -> None:
    """The export is of another month."""
    scene.export([*DECLARED, permission(PORTAL)], made=datetime(2026, 10, 1, tzinfo=UTC))


@pytest.mark.parametrize("hide", [no_export, old_export])
@pytest.mark.parametrize(
    ("rows", "code", "status"),
    [
        (DECLARED, ExitCode.FAILURE, Status.UNORDERED),
        ((*DECLARED, permission(PORTAL)), ExitCode.OK, Status.SETTLED),
    ],
)
def test_what_cannot_be_told_yet_is_kept(
    scene: Scene, hide: Callable[[Scene], None], rows: list[object], code: ExitCode, status: Status
) -> None:
    """Without live nobody knows whether an order is missing; the next run that has it says so, or that none is."""
    hide(scene)
    portal(scene)
    told = scene.tak("submit")
    (entry,) = entries(scene)
    assert (True, Status.UNORDERED, ()) == (told.code != ExitCode.OK, entry.status, entry.order.lines)
    assert "går det inte att se om någon behövs" in told.err
    scene.export(rows)  # type: ignore[arg-type]
    assert (code, [status]) == (scene.tak("submit").code, statuses(scene))


def test_what_cannot_be_told_holds_up_nobody(scene: Scene) -> None:
    """An order of a later merge is sent though nobody can tell about the one before it."""
    merged(scene, "https://tidbok", "https://ny.tidbok")
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.tak("order")
    scene.repo.commit()
    scene.repo.checkout("main").merge("portal")
    told = scene.tak("submit")
    assert (ExitCode.FAILURE, [Status.UNORDERED, Status.SENT]) == (told.code, statuses(scene))


def test_a_file_that_is_no_order(scene: Scene) -> None:
    """It was merged as one, so it is told until people have decided, though no row was touched."""
    path = "orders/ntjp-qa/2026-11-23-eken-3f9a01c2b7de.json"
    scene.repo.branch("trasig").write(path, "{}").commit()
    scene.repo.checkout("main").merge("trasig")
    codes = [scene.tak("submit").code for _ in range(2)]
    (entry,) = entries(scene)
    assert ([ExitCode.FAILURE] * 2, path, Status.UNORDERED) == (codes, entry.order.path, entry.status)
    assert "inte är någon beställning" in scene.tak("submit").err
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code
    scene.tak("resolve", "1", "abandon", "--reason", "Fel fil")
    assert (ExitCode.OK, [Status.ABANDONED]) == (scene.tak("submit").code, statuses(scene))


def test_a_broken_order_and_its_rows_are_one(scene: Scene) -> None:
    """A merge whose order was damaged has one entry, which is settled as any other."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.tak("order")
    ((path, content),) = scene.orders().items()
    scene.repo.write(path, content.replace(PORTAL.encode(), JOURNAL.encode())).commit()
    scene.repo.checkout("main").merge("portal")
    scene.tak("submit")
    (entry,) = entries(scene)
    assert (path, 1, Status.UNORDERED) == (entry.order.path, len(entry.order.lines), entry.status)
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code
    scene.export([*DECLARED, permission(PORTAL)])
    assert (ExitCode.OK, [Status.SETTLED]) == (scene.tak("submit").code, statuses(scene))


def test_a_merge_that_cannot_be_read(scene: Scene) -> None:
    """Its rows are unknown, so it is settled only when nothing at all is left of what was merged since."""
    scene.repo.branch("trasig").edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.repo.write("systems/trasig.yaml", "kind: [").commit()
    scene.repo.checkout("main").merge("trasig")
    scene.repo.delete("systems/trasig.yaml").commit()
    assert (ExitCode.FAILURE, [Status.UNORDERED]) == (scene.tak("submit").code, statuses(scene))
    order_by_hand(scene)
    assert (ExitCode.OK, [Status.SETTLED]) == (scene.tak("submit").code, statuses(scene))


def test_a_dry_run_tells_and_writes_nothing(scene: Scene) -> None:
    """It says what would be noted."""
    portal(scene)
    before = scene.repo.git("for-each-ref")
    told = scene.tak("submit", "--dry-run")
    assert (ExitCode.FAILURE, before) == (told.code, scene.repo.git("for-each-ref"))
    assert "ändrar 1 rad utan beställning" in told.err


def test_the_watch_begins_with_the_first_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the first run of all: merges since the first order count, those before it were ordered otherwise."""
    made = Scene(tmp_path / "repo", capsys)
    merged(made, "https://tidbok", "https://ny.tidbok")
    made.repo.branch("order").write("orders/ntjp-qa/2026-11-23-x-3f9a01c2b7de.json", "{}").commit()
    made.repo.checkout("main").merge("order")
    portal(made)
    something_else(made)
    assert ExitCode.FAILURE == made.tak("submit").code
    assert [(), ("permission",)] == [tuple(line.kind for line in each.order.lines) for each in entries(made)]


def test_merges_that_change_nothing_are_one_step(scene: Scene) -> None:
    """Merges of which there is nothing to say move the cursor together, and are not judged again."""
    before = int(scene.repo.git("rev-list", "--count", "tak-ledger"))
    for number in range(3):
        merged(scene, "kind:", f"# {number}\nkind:")
    scene.tak("submit")
    scene.tak("submit")
    assert before + 1 == int(scene.repo.git("rev-list", "--count", "tak-ledger"))


def moved_by_others(scene: Scene) -> None:
    """Somebody has ordered another URL by hand."""
    scene.export([routing(target=TARGET._replace(url="https://annan.region.example/x")), *DECLARED[1:]])


def test_an_order_that_did_not_hold_is_told_until_it_is_settled(scene: Scene) -> None:
    """Stale: the run that finds it says why, each later one that it was never sent, the last that it is not needed."""
    scene.repo.branch("flytt").edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    scene.tak("order")
    scene.repo.commit()
    scene.repo.checkout("main").merge("flytt")
    moved_by_others(scene)
    first, second = scene.tak("submit"), scene.tak("submit")
    assert ([ExitCode.STALE] * 2, [Status.STALE]) == ([first.code, second.code], statuses(scene))
    assert ("gäller inte längre" in first.err, "skickades aldrig" in first.err) == (True, False)
    assert "beställning 1 skickades aldrig, och 1 av dess rader är inte i TAK" in second.err
    scene.export([routing(target=MOVED), *DECLARED[1:]])
    last = scene.tak("submit")
    assert (ExitCode.OK, [Status.SETTLED]) == (last.code, statuses(scene))
    assert "behövs inte mer" in last.err
    assert "filer och TAK är överens" in scene.tak("status", "1").out
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_what_is_settled_comes_in_one_step(scene: Scene) -> None:
    """However many are settled by one export."""
    portal(scene)
    merged(scene, "https://tidbok", "https://ny.tidbok")
    scene.tak("submit")
    before = int(scene.repo.git("rev-list", "--count", "tak-ledger"))
    scene.export([routing(target=MOVED), *DECLARED[1:], permission(PORTAL)])
    assert (ExitCode.OK, [Status.SETTLED] * 2) == (scene.tak("submit").code, statuses(scene))
    assert before + 1 == int(scene.repo.git("rev-list", "--count", "tak-ledger"))
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_it(scene: Scene, language: str) -> None:
    """The list, the entry in full, and what can be decided, as people read them."""
    merged(scene, "[journal]", "[portal]")
    scene.tak("submit")
    told = [scene.tak("--language", language, *words).out for words in (("status",), ("status", "1"), ("resolve", "1"))]
    commit = entries(scene)[0].order.merge
    assert_golden(GOLDEN / f"unordered-{language}.txt", "\n".join(told).replace(commit[:12], "0123456789ab"))
