"""`tak resolve`: people decide what nobody knows, and nothing happens by itself."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.ledger import BRANCH, START
from builders.order_scene import MOVED, OrderScene, permit, route
from builders.scene import DECLARED, PORTAL, Scene, Told, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.orders.ledger.entry import Entry, Status
from tak_gitops.orders.ledger.payload import exact_bytes
from tak_gitops.texts import LANGUAGES

MINUTE = timedelta(minutes=1)
WHY = "Ringde förvaltningen"
DECISIONS = ["was-sent", "resend", "abandon"]


def ago(age: timedelta) -> datetime:
    """The moment so long ago."""
    return datetime.now(UTC).replace(microsecond=0) - age


@pytest.fixture(name="claimed")
def _claimed(scene: Scene) -> OrderScene:
    """An order whose run died an hour ago, between its claim and its outcome."""
    orders = OrderScene(scene, ago(62 * MINUTE))
    orders.add(orders.claim(orders.plan(permit())))
    return orders


def resolve(orders: OrderScene, *arguments: str) -> Told:
    """Run `tak resolve` now."""
    return orders.scene.tak("resolve", *arguments, day=None)


@pytest.mark.parametrize(
    ("decision", "status"),
    [("was-sent", Status.SENT), ("resend", Status.PLANNED), ("abandon", Status.ABANDONED)],
)
def test_a_decision(claimed: OrderScene, decision: str, status: Status) -> None:
    """It is written with the reason and with who made it, as Git knows them."""
    told = resolve(claimed, "1", decision, "--reason", f" {WHY} ")
    entry = claimed.entry(1)
    (made,) = entry.resolutions
    assert (ExitCode.OK, "", status) == (told.code, told.out, entry.status)
    assert (1, decision, WHY, "Test Testsson") == (made.attempt, made.decision, made.reason, made.by)
    assert ExitCode.OK == claimed.scene.tak("ledger", "check", day=None).code


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_happens_next_is_said(claimed: OrderScene, decision: str, language: str) -> None:
    """In either language."""
    told = resolve(claimed, "1", decision, "--reason", WHY, "--language", language)
    assert_golden(GOLDEN / f"resolve-{decision}-{language}.txt", told.err)


def test_a_resend_says_that_it_may_be_a_duplicate(claimed: OrderScene) -> None:
    """The next attempt is marked for whoever receives it."""
    told = resolve(claimed, "1", "resend", "--reason", WHY)
    entry = claimed.entry(1)
    content = exact_bytes(entry.order, claimed.now.date(), claimed.now.date(), possible_duplicate=True)
    assert entry.possible_duplicate
    assert "MÖJLIG DUBBLETT av 1" in content.decode("utf-8")
    assert "försök 2, märkt MÖJLIG DUBBLETT" in told.err


def test_an_outcome_in_doubt_may_be_decided_at_once(scene: Scene) -> None:
    """Its run has ended, and said so."""
    orders = OrderScene(scene, ago(4 * MINUTE))
    orders.until(orders.plan(permit()), "in-doubt")
    assert ExitCode.OK == resolve(orders, "1", "abandon", "--reason", WHY).code


@pytest.mark.parametrize(("age", "code"), [(14 * MINUTE, ExitCode.REFUSED), (16 * MINUTE, ExitCode.OK)])
@pytest.mark.parametrize("arguments", [[], ["abandon", "--reason", WHY]])
def test_a_run_that_may_live_is_left_alone(scene: Scene, age: timedelta, code: ExitCode, arguments: list[str]) -> None:
    """A quarter of an hour after the claim nothing that ran can send any more."""
    orders = OrderScene(scene, ago(age + 2 * MINUTE))
    orders.add(orders.claim(orders.plan(permit())))
    told = resolve(orders, "1", *arguments)
    assert code == told.code
    assert ("kan leva" in told.err) == (code == ExitCode.REFUSED)


def test_a_day_that_has_not_come_shortens_no_wait(scene: Scene) -> None:
    """Whoever names a later day is told that the run may live, as without it."""
    orders = OrderScene(scene, ago(4 * MINUTE))
    orders.add(orders.claim(orders.plan(permit())))
    told = scene.tak("resolve", "1", "abandon", "--reason", WHY, day="2126-11-23")
    assert (ExitCode.REFUSED, Status.CLAIMED) == (told.code, orders.entry(1).status)


def test_whoever_is_told_the_day_keeps_to_it(scene: Scene) -> None:
    """A decision is entered at noon of the day that the command is told."""
    orders = OrderScene(scene, START)
    orders.add(orders.claim(orders.plan(permit())))
    assert ExitCode.OK == scene.tak("resolve", "1", "abandon", "--reason", WHY, day="2026-11-24").code
    (made,) = orders.entry(1).resolutions
    assert datetime(2026, 11, 24, 11, tzinfo=UTC) == made.at


def planned(orders: OrderScene) -> None:
    """Nobody has claimed it."""


def accepted(orders: OrderScene) -> None:
    """Its outcome is known."""
    orders.until(1, "accepted")


def rejected(orders: OrderScene) -> None:
    """It has ended."""
    orders.until(1, "rejected")


@pytest.mark.parametrize(
    ("step", "arguments"),
    [
        (planned, ["resend", "--reason", WHY]),
        (accepted, ["was-sent", "--reason", WHY]),
        (rejected, []),
        (rejected, ["resend", "--reason", WHY]),
        (rejected, ["abandon", "--reason", WHY]),
    ],
)
def test_nothing_to_decide(scene: Scene, step: Callable[[OrderScene], None], arguments: list[str]) -> None:
    """Only what is in doubt is decided by people; what has ended they cannot even give up."""
    orders = OrderScene(scene, ago(62 * MINUTE))
    orders.plan(permit())
    step(orders)
    before = orders.ledger.read().tip
    told = resolve(orders, "1", *arguments)
    assert (ExitCode.REFUSED, "", before) == (told.code, told.out, orders.ledger.read().tip)
    assert told.err.startswith("Om nr 1 ")
    assert "(läge: " in told.err


@pytest.mark.parametrize("step", [planned, accepted])
def test_an_order_is_given_up(scene: Scene, step: Callable[[OrderScene], None]) -> None:
    """What is not to be carried out any more is offered that one way out, and frees its rows."""
    orders = OrderScene(scene, ago(62 * MINUTE))
    orders.plan(permit())
    step(orders)
    shown = resolve(orders, "1")
    assert (ExitCode.OK, 1) == (shown.code, shown.out.count("tak resolve 1"))
    assert "tak resolve 1 abandon" in shown.out
    assert ExitCode.OK == resolve(orders, "1", "abandon", "--reason", WHY).code
    assert (Status.ABANDONED, {}) == (orders.entry(1).status, orders.state().open_keys)
    assert WHY in scene.tak("status", "1", day=None).out
    again = resolve(orders, "1", "abandon", "--reason", "Annat")
    assert (ExitCode.REFUSED, True) == (again.code, WHY in again.err)


@pytest.mark.parametrize(
    ("first", "second"),
    [(first, second) for first in DECISIONS for second in DECISIONS if first == "abandon" or second != "abandon"],
)
def test_a_decision_is_made_once(claimed: OrderScene, first: str, second: str) -> None:
    """Whoever comes later is told who decided what, and why."""
    resolve(claimed, "1", first, "--reason", WHY)
    told = resolve(claimed, "1", second, "--reason", "Annat")
    assert (ExitCode.REFUSED, 1) == (told.code, len(claimed.entry(1).resolutions))
    assert f"Test Testsson avgjorde nr 1 {ago(0 * MINUTE):%Y-%m-%d}: {first}. Skäl: {WHY}." in told.err


def test_the_second_of_two_at_once_is_told(claimed: OrderScene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between reading and writing somebody else decides: the newest state counts."""
    from tak_gitops.orders.ledger.store import Ledger

    append = Ledger.append
    others = iter([claimed.resolution(1, "was-sent")])

    def faster(ledger: Ledger, *arguments: object) -> object:
        for each in others:
            claimed.now = ago(0 * MINUTE)
            claimed.add(each)
        return append(ledger, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "append", faster)
    told = resolve(claimed, "1", "resend", "--reason", WHY)
    assert (ExitCode.REFUSED, ["was-sent"]) == (told.code, [each.decision for each in claimed.entry(1).resolutions])


@pytest.mark.parametrize(
    "arguments",
    [
        ["1", "resend"],
        ["1", "resend", "--reason", " "],
        ["1", "resend", "--reason", "x" * 10_001],
        ["1", "--reason", WHY],
        ["1", "resend", "--reason", WHY, "--export", "x.json"],
        ["x"],
        ["0"],
        ["1", "igen", "--reason", WHY],
        [],
    ],
)
def test_a_decision_that_is_none(claimed: OrderScene, arguments: list[str]) -> None:
    """Without a reason, or without a meaning: nothing is written."""
    told = resolve(claimed, *arguments)
    assert (ExitCode.USAGE, ()) == (told.code, claimed.entry(1).resolutions)


def test_an_unknown_order(claimed: OrderScene) -> None:
    """There must be such an order."""
    assert {ExitCode.FAILURE} == {
        resolve(claimed, "9").code,
        resolve(claimed, "9", "resend", "--reason", WHY).code,
    }


def test_nobody_decides_nothing(claimed: OrderScene, monkeypatch: pytest.MonkeyPatch) -> None:
    """A decision without a name is none."""
    for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    told = resolve(claimed, "1", "resend", "--reason", WHY)
    assert (ExitCode.FAILURE, ()) == (told.code, claimed.entry(1).resolutions)
    assert "git config user.name" in told.err


@pytest.mark.parametrize("arguments", [[], ["resend", "--reason", WHY]])
def test_a_damaged_ledger_is_left_alone(claimed: OrderScene, arguments: list[str]) -> None:
    """Nobody decides on records that contradict each other."""
    from tak_gitops.orders.ledger.objects import make_commit

    commit = make_commit(claimed.repo.root, claimed.ledger.read().tip, {"cursor/0/7.json": b"{}"}, "x", claimed.now)
    claimed.repo.git("update-ref", f"refs/heads/{BRANCH}", commit)
    told = resolve(claimed, "1", *arguments)
    assert (ExitCode.REFUSED, "") == (told.code, told.out)
    assert "Liggaren är skadad" in told.err


@pytest.fixture(name="shown")
def _shown(scene: Scene) -> OrderScene:
    """An order of two rows whose run died long ago, and the export of the next night."""
    orders = OrderScene(scene, datetime(2024, 2, 1, 8, 0, tzinfo=UTC))
    orders.add(orders.claim(orders.plan(permit(), route())))
    scene.export(DECLARED, made=datetime(2024, 2, 2, 3, 5, tzinfo=UTC))
    return orders


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_known(shown: OrderScene, language: str) -> None:
    """The attempt, what the newest export says, and what each decision means; nothing is asked or written."""
    before = shown.ledger.read().tip
    told = resolve(shown, "1", "--language", language)
    assert_golden(GOLDEN / f"resolve-{language}.txt", told.out)
    assert (ExitCode.OK, "", before) == (told.code, told.err, shown.ledger.read().tip)
    assert [] == [line for line in told.out.split("\n") if len(line) > 80]


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("takweb", 'Fråga den som sköter TAK om beställningen med kommentaren "{digest} del 1/1" är sparad.'),
        ("smtp", "Fråga mottagaren efter brevet [tak-gitops 1.1 {digest}]."),
        ("file", "Se efter om filen som har {digest} i namnet ligger i mappen, eller har hämtats därifrån."),
        ("desk", "Numret delas inte ut förrän det är avgjort"),
    ],
)
def test_whom_to_ask(scene: Scene, channel: str, expected: str) -> None:
    """By each channel an order is known under another name where it may have arrived."""
    orders = OrderScene(scene, ago(62 * MINUTE), channel=channel)
    orders.add(orders.claim(orders.plan(permit())))
    said = " ".join(resolve(orders, "1").out.split())
    assert expected.format(digest=orders.entry(1).order.digest[:12]) in said
    assert "är noterat" not in said


def test_a_case_number_is_told(claimed: OrderScene) -> None:
    """Whoever noted it knew something of the order."""
    claimed.scene.tak("status", "--case", "1", "TSK-104299", day=None)
    assert "Ärendenummer TSK-104299 är noterat." in resolve(claimed, "1").out


def test_a_case_number_of_what_was_sent_offers_no_decision(scene: Scene) -> None:
    """That an order arrived is offered only where nobody knows it: elsewhere the decision would be refused."""
    orders = OrderScene(scene, ago(62 * MINUTE))
    orders.until(orders.plan(permit()), "accepted")
    scene.tak("status", "--case", "1", "TSK-104299", day=None)
    shown = resolve(orders, "1").out
    assert "abandon" in shown
    assert "was-sent" not in shown


@pytest.mark.parametrize(
    ("about", "offered"), [("1", "was-sent, resend, abandon, done, refused"), ("0123abcd", "pass, skip")]
)
def test_only_what_fits_is_offered(scene: Scene, about: str, offered: str) -> None:
    """An order lets nobody pass, and a merge that is held was not sent."""
    told = scene.tak("resolve", about, "foo", day=None)
    assert (ExitCode.USAGE, f"möjligt är {offered}.") == (told.code, told.err.strip().partition(": ")[2])


@pytest.mark.parametrize(
    ("rows", "made", "expected"),
    [
        ([routing(target=MOVED), DECLARED[1], permission(PORTAL)], 2, "allt är gjort"),
        (DECLARED, 2, "inget är gjort"),
        ([routing(target=MOVED), DECLARED[1]], 2, "avgör inget"),
        ([routing(target=MOVED), DECLARED[1], permission(PORTAL)], 1, "gjordes före försöket"),
    ],
)
def test_what_the_export_says(shown: OrderScene, rows: list[object], made: int, expected: str) -> None:
    """How much it proves is said, and no more."""
    shown.scene.export(rows, made=datetime(2024, 2, made, 3, 5, tzinfo=UTC))  # type: ignore[arg-type]
    assert expected in " ".join(resolve(shown, "1").out.split())


def test_an_export_without_an_age(shown: OrderScene) -> None:
    """It cannot be told whether it is newer."""
    shown.scene.export(DECLARED, "A")
    assert "Det går inte att veta om den är nyare" in resolve(shown, "1").out


def test_another_export(shown: OrderScene) -> None:
    """One may be named."""
    rows: list[Routing | Permission] = [routing(target=MOVED), DECLARED[1], permission(PORTAL)]
    shown.scene.export(rows, path="exports/ny_ntjp_qa.json", made=datetime(2024, 2, 3, 5, 0, tzinfo=UTC))
    told = resolve(shown, "1", "--export", str(shown.repo.root / "exports/ny_ntjp_qa.json"))
    assert "2 av 2 rader är som beställt" in told.out


def test_without_an_export(shown: OrderScene) -> None:
    """What the ledger knows is shown all the same."""
    shown.repo.delete("exports/takdump_ntjp_qa.json")
    told = resolve(shown, "1")
    assert (ExitCode.OK, True) == (told.code, "tak resolve 1 was-sent" in told.out)
    assert "kan inte visas" in told.err or "går inte att visa" in told.err


def test_an_outcome_is_told(scene: Scene) -> None:
    """What the run itself knew when it gave up."""
    from msgspec.structs import replace

    orders = OrderScene(scene, ago(30 * MINUTE))
    orders.add(orders.claim(orders.plan(permit())))
    orders.add(replace(orders.outcome(1, "in-doubt"), proof="broken: reset by peer"))
    entry: Entry = orders.entry(1)
    assert Status.IN_DOUBT is entry.status
    assert "förbindelsen bröts innan svaret hade kommit (reset by peer)" in " ".join(resolve(orders, "1").out.split())
