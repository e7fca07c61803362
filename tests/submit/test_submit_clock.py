"""S0: by a clock that cannot be right nothing is planned, claimed or sent, and the ledger gets no step of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from builders.clock import SetClock
from builders.fake_takweb import PASSWORD, USER, FakeTakweb, Play, answer, says
from builders.repository import CONNECTION, ENVIRONMENT
from builders.scene import Scene
from tak_gitops.commands.submitting import approved_order, sending
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.state import LedgerState, state
from tak_gitops.orders.ledger.store import Ledger

MERGED = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
"""When every commit of these tests is made (`conftest`)."""
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """A merge that brought an order."""
    made = Scene(tmp_path / "repo", capsys)
    made.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    made.tak("order")
    made.repo.commit("Ge portalen behörighet")
    made.repo.checkout("main").merge("portal")
    return made


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Noon of the day of the merge."""
    return SetClock(monkeypatch, datetime(2026, 11, 23, 12, 0, tzinfo=UTC))


def ledger_of(scene: Scene) -> LedgerState:
    """What the ledger has."""
    return state(Ledger.open(scene.repo.root, "tak-ledger", None).read().files)


def another_order(scene: Scene) -> None:
    """A second merge with an order."""
    scene.repo.branch("bort").edit(CONNECTION, "[journal, portal]", "[portal]")
    scene.tak("order")
    scene.repo.commit("Ta bort journalen")
    scene.repo.checkout("main").merge("bort")


@pytest.mark.parametrize(("early", "sent"), [(MINUTE, True), (MINUTE + SECOND, False), (timedelta(days=9999), False)])
def test_a_clock_before_the_merge(early: timedelta, sent: bool, scene: Scene, clock: SetClock) -> None:
    """What was merged cannot have been merged later than now, but for a minute."""
    clock.at = MERGED - early
    told = scene.tak("submit", day=None)
    assert (sent, sent) == (bool(scene.outbox()), bool(ledger_of(scene).entries)), told.err
    if not sent:
        assert (ExitCode.REFUSED, True) == (told.code, "det senaste på main" in told.err)


@pytest.mark.parametrize(("early", "sent"), [(MINUTE, True), (MINUTE + SECOND, False)])
def test_a_clock_before_the_newest_step_of_the_ledger(
    early: timedelta, sent: bool, scene: Scene, clock: SetClock
) -> None:
    """Another machine has written later than this one says that it is: one of the two is wrong."""
    scene.tak("submit", day=None)
    another_order(scene)
    steps, files = ledger_of(scene).next_cursor, len(scene.outbox())
    clock.move(-early)
    told = scene.tak("submit", day=None)
    assert (sent, sent) == (ledger_of(scene).next_cursor > steps, len(scene.outbox()) > files), told.err
    if not sent:
        assert (ExitCode.REFUSED, True) == (told.code, "det senaste på tak-ledger" in told.err)
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


@pytest.mark.parametrize("by", [-2 * MINUTE, 2 * MINUTE])
def test_a_clock_that_is_set_before_the_claim(
    by: timedelta, scene: Scene, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was planned stays planned; the next run, by a clock that stands, sends it."""
    real = approved_order.approved_order

    def moved(*arguments: object) -> object:
        clock.move(by)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(sending, "approved_order", moved)
    told = scene.tak("submit", day=None)
    (entry,) = ledger_of(scene).entries.values()
    assert (ExitCode.REFUSED, Status.PLANNED, {}) == (told.code, entry.status, scene.outbox()), told.err
    monkeypatch.setattr(sending, "approved_order", real)
    clock.at += 3 * MINUTE
    assert ExitCode.OK == scene.tak("submit", day=None).code
    assert scene.outbox()


@pytest.mark.parametrize("by", [-timedelta(hours=2), timedelta(hours=2)])
def test_a_clock_that_is_set_between_claim_and_sending(
    by: timedelta, scene: Scene, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """K9 by the other clock: a machine that slept, or was set, sends nothing on an old claim."""
    real = sending._once

    def moved(*arguments: object) -> object:
        clock.move(by)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(sending, "_once", moved)
    told = scene.tak("submit", day=None)
    (entry,) = ledger_of(scene).entries.values()
    assert (Status.PLANNED, ["not-sent"], {}) == (
        entry.status,
        [each.kind for each in entry.outcomes],
        scene.outbox(),
    ), told.err
    assert ExitCode.OK != told.code


@pytest.mark.parametrize("by", [-timedelta(hours=2), timedelta(minutes=5)])
def test_a_clock_that_is_set_after_the_sending(
    by: timedelta, scene: Scene, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outcome is recorded all the same, and is no older than its claim."""
    real = sending._once

    def moved(*arguments: object) -> object:
        sent = real(*arguments)  # type: ignore[arg-type]
        clock.move(by)
        return sent

    monkeypatch.setattr(sending, "_once", moved)
    told = scene.tak("submit", day=None)
    (entry,) = ledger_of(scene).entries.values()
    assert (ExitCode.OK, Status.SENT, True) == (told.code, entry.status, bool(scene.outbox())), told.err
    assert entry.claim
    assert entry.outcomes[0].at >= entry.claim.claimed_at
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_who_is_told_the_day_has_no_clock(scene: Scene, clock: SetClock) -> None:
    """`--as-of` says which day it is; then no clock is held to anything."""
    clock.at = datetime(1970, 1, 1, tzinfo=UTC)
    assert ExitCode.OK == scene.tak("submit").code
    assert scene.outbox()


@pytest.fixture
def takweb(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeTakweb]:
    """A TAK-web that the orders of the merge go to, and that tells no time."""
    monkeypatch.setenv("TAK_GITOPS_TAKWEB_USER", USER)
    monkeypatch.setenv("TAK_GITOPS_TAKWEB_PASSWORD", PASSWORD)
    with FakeTakweb() as fake:
        scene.repo.edit(ENVIRONMENT, "channel: {kind: file, folder: ../../outbox}", _channel(fake.url)).commit()
        yield fake


def tells(fake: FakeTakweb, moment: datetime) -> None:
    """Let it say what time it is, and let nobody in."""
    date = format_datetime(moment, usegmt=True)
    fake.always = Play(then=says(answer(b"<p>", "503 ", Date=date)))


@pytest.mark.parametrize("ahead", [-timedelta(hours=1), timedelta(hours=1), timedelta(days=400)])
def test_by_a_clock_that_is_not_that_of_takweb_nothing_is_written(
    ahead: timedelta, scene: Scene, clock: SetClock, takweb: FakeTakweb
) -> None:
    """TAK-web is asked before the first step: exit code 3, both times are told, and the ledger has nothing of it."""
    tells(takweb, clock.at - ahead)
    told = scene.tak("submit", day=None)
    assert (ExitCode.REFUSED, {}, None) == (told.code, dict(ledger_of(scene).entries), ledger_of(scene).cursor)
    assert [] == takweb.orders
    assert "klockan här är 2026-11-23 12:00:00 UTC" in told.err
    assert f"{clock.at - ahead:%Y-%m-%d %H:%M:%S} UTC" in told.err
    assert 1 == told.err.count("klockan här är")


@pytest.mark.parametrize("ahead", [timedelta(days=2), timedelta(days=400)])
def test_by_a_clock_that_is_ahead_nothing_grows_too_old(
    ahead: timedelta, scene: Scene, clock: SetClock, takweb: FakeTakweb
) -> None:
    """What was planned while TAK-web did not let us in stays planned: no order is ended by a wrong clock."""
    tells(takweb, clock.at)
    scene.tak("submit", day=None)
    (entry,) = ledger_of(scene).entries.values()
    tip = scene.repo.git("rev-parse", "tak-ledger")
    clock.at += ahead
    told = scene.tak("submit", day=None)
    assert (Status.PLANNED, ExitCode.REFUSED) == (entry.status, told.code), told.err
    assert tip == scene.repo.git("rev-parse", "tak-ledger")


def test_a_takweb_that_does_not_answer_holds_nothing_up(scene: Scene, clock: SetClock, takweb: FakeTakweb) -> None:
    """Its time is not known, and it gets nothing: the order is planned, and waits for it."""
    takweb.close()
    told = scene.tak("submit", day=None)
    (entry,) = ledger_of(scene).entries.values()
    assert (True, Status.PLANNED, ()) == (told.code != ExitCode.OK, entry.status, entry.claims)
    assert clock.at == datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_who_has_nothing_to_do_asks_nobody(scene: Scene, clock: SetClock, takweb: FakeTakweb) -> None:
    """A run that writes nothing does not disturb TAK-web."""
    scene.repo.git("revert", "--no-edit", "-m", "1", "HEAD~1")
    scene.tak("submit", day=None)
    before = takweb.connections
    assert "Inget att skicka" in scene.tak("submit", day=None).err
    assert (before, 12) == (takweb.connections, clock.at.hour)


def _channel(url: str) -> str:
    return f"channel: {{kind: takweb, url: '{url}'}}"
