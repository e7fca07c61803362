"""`tak verify`: what was sent is held to a later export, and only what that proves is written."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.ledger import START
from builders.order_scene import MOVED, OrderScene, permit, route
from builders.repository import CONNECTION, ENVIRONMENT, EXPORT
from builders.scene import DECLARED, EKEN, PORTAL, URL, Scene, Told, permission, routing
from builders.takapi import api_answers, save
from tak_gitops.errors import ExitCode
from tak_gitops.model.changes import Action
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.records import Row
from tak_gitops.texts import LANGUAGES

Rows = list[Routing | Permission]
NEXT_DAY = "2026-11-24"
NIGHT = datetime(2026, 11, 24, 3, 5, tzinfo=UTC)
"""When the export of the next night is made."""
DONE: Rows = [routing(target=MOVED), DECLARED[1], permission(PORTAL)]
"""Live when the order of these tests is carried out."""
ELSE = Target("SE2321000131-BOKVASTQA", "RIVTABP21", "https://bokvast.region.example/x")


@pytest.fixture(name="orders")
def _orders(scene: Scene) -> OrderScene:
    """An order of a routing and a permission, accepted in the morning."""
    orders = OrderScene(scene, START)
    orders.until(orders.plan(permit(), route()), "accepted")
    return orders


def verify(orders: OrderScene, *arguments: str, day: str = NEXT_DAY) -> Told:
    """Run `tak verify` as of the next day."""
    return orders.scene.tak("verify", *arguments, day=day)


def data(orders: OrderScene, *arguments: str, day: str = NEXT_DAY) -> list[dict[str, Any]]:
    """The orders of the one environment as programs see them."""
    (environment,) = json.loads(verify(orders, "--format", "json", *arguments, day=day).out)["environments"]
    found: list[dict[str, Any]] = environment["orders"]
    return found


def test_an_order_that_is_in_force(orders: OrderScene) -> None:
    """Every row is as ordered in an export that is newer: that is written, with the export."""
    orders.scene.export(DONE, made=NIGHT)
    told = verify(orders)
    entry = orders.entry(1)
    (made,) = entry.verifications
    assert (ExitCode.OK, Status.VERIFIED) == (told.code, entry.status)
    assert ("verified", (), NIGHT) == (made.result, made.rows, datetime.fromisoformat(made.snapshot or ""))
    assert "1 i drift, 0 avviker, 0 väntar" in told.out


def test_an_order_that_diverges(orders: OrderScene) -> None:
    """TAK has something that was neither before nor ordered: exit code 1, with the rows."""
    orders.scene.export([routing(target=ELSE), *DONE[1:]], made=NIGHT)
    told = verify(orders)
    entry = orders.entry(1)
    key = f"routing:{EKEN},urn:riv:crm:scheduling:MakeBookingResponder:1".lower()
    expected = Row(key, " ".join(map(str, MOVED)), " ".join(map(str, ELSE)))
    assert (ExitCode.FAILURE, Status.DIVERGED) == (told.code, entry.status)
    assert (expected,) == entry.verifications[0].rows
    assert key in told.out


@pytest.mark.parametrize("rows", [DECLARED, DONE[:2]])
def test_an_order_that_does_not_show_yet(orders: OrderScene, rows: Rows) -> None:
    """Nothing is written for it, however often it is asked about."""
    orders.scene.export(rows, made=NIGHT)
    before = orders.ledger.read().tip
    assert {ExitCode.OK} == {verify(orders).code, verify(orders).code}
    assert (before, Status.ACCEPTED) == (orders.ledger.read().tip, orders.entry(1).status)


def test_an_export_from_before_the_sending_proves_nothing(orders: OrderScene) -> None:
    """Not even where it shows the rows, or other ones."""
    for rows in (DONE, [routing(target=ELSE)]):
        orders.scene.export(rows)
        (found,) = data(orders)
        assert ("waiting", "older") == (found["result"], found["why"])


def test_an_export_without_an_age_proves_nothing(orders: OrderScene) -> None:
    """Nobody can tell whether it is newer, and that is said."""
    orders.scene.export(DONE, "A")
    (found,) = data(orders)
    assert ("waiting", "ageless") == (found["result"], found["why"])
    assert "säger inte när den gjordes" in verify(orders).out


def test_a_file_of_variant_d_has_no_age(orders: OrderScene) -> None:
    """Only one that was fetched counts from then."""
    orders.scene.export(DONE, "D")
    (found,) = data(orders)
    assert "ageless" == found["why"]


def test_the_snapshot_of_the_tak_api_counts(orders: OrderScene) -> None:
    """Saved answers are as old as they say; a URL that they hide is no proof."""
    folder = orders.repo.root / "exports" / "api"
    others: Rows = [permission(PORTAL, "SE2321000131-E000000000009"), routing("SE2321000131-E000000000009")]
    for snapshot, expected in (("2026-11-23T01:05:00+0100", "older"), ("2026-11-24T01:05:00+0100", "hidden")):
        save(api_answers([*DONE, *others], masked=True, snapshot=snapshot), folder)
        (found,) = data(orders, "--export", str(folder))
        assert expected == found["why"]


@pytest.mark.parametrize(("day", "late"), [("2026-11-25", False), ("2026-11-26", True)])
def test_an_order_is_late_after_three_days(orders: OrderScene, day: str, late: bool) -> None:
    """Sent a little after eight in UTC; the day is asked about at eleven. Exit code 4, and whom to ask."""
    made = datetime.fromisoformat(f"{day}T03:05:00+00:00")
    orders.scene.export(DECLARED, made=made)
    told = verify(orders, day=day)
    assert (ExitCode.STALE if late else ExitCode.OK, late) == (told.code, "FÖRSENAD" in told.out)
    orders.add(orders.note(1, "TSK-104310"))
    assert late == ("Fråga om ärende TSK-104310." in verify(orders, day=day).out)


@pytest.mark.parametrize(("days", "code"), [(0, ExitCode.STALE), (1, ExitCode.STALE), (2, ExitCode.OK)])
def test_how_long_is_a_limit_of_the_environment(orders: OrderScene, days: int, code: ExitCode) -> None:
    """`verify_days` in limits."""
    orders.repo.edit(ENVIRONMENT, "channel:", f"limits: {{verify_days: {days}}}\nchannel:").commit()
    orders.repo.commit("Nästa")
    orders.scene.export(DECLARED, made=NIGHT)
    assert code == verify(orders).code


def test_an_order_for_a_later_day_is_no_alarm(scene: Scene) -> None:
    """Before its day nobody looks for it."""
    orders = OrderScene(scene, START)
    orders.until(orders.plan(permit(), execute_on=date(2026, 12, 24)), "accepted")
    scene.export(DECLARED, made=datetime(2026, 12, 20, 3, 5, tzinfo=UTC))
    told = verify(orders, day="2026-12-20")
    assert (ExitCode.OK, True) == (told.code, "ska gälla från 24 dec" in told.out)


def test_only_what_was_sent_is_looked_at(scene: Scene) -> None:
    """Planned, claimed, in doubt, ended: nothing to hold to an export, and none is read."""
    orders = OrderScene(scene, START)
    orders.plan(permit())
    orders.add(orders.claim(1))
    orders.until(orders.plan(route()), "in-doubt")
    orders.repo.delete(EXPORT)
    told = verify(orders)
    assert (ExitCode.OK, "ntjp-qa: ingen beställning väntar på export.\n", "") == told


def test_what_people_call_sent_is_held_to_exports_too(scene: Scene) -> None:
    """A decision is no proof."""
    orders = OrderScene(scene, START)
    orders.until(orders.plan(permit(), route()), "in-doubt")
    orders.add(orders.resolution(1, "was-sent"))
    scene.export(DONE, made=NIGHT)
    verify(orders)
    assert Status.VERIFIED is orders.entry(1).status


def several(orders: OrderScene) -> None:
    """Beside the first: one whose rows are otherwise, one that is missing, one for a later day."""
    addresses = [f"SE2321000131-E{number:012d}" for number in range(11, 14)]
    orders.until(orders.plan(route(Action.ADD, addresses[0], after=MOVED), by="Lars Berg"), "sent")
    orders.until(orders.plan(permit(address=addresses[1])), "accepted")
    orders.add(orders.note(3, "TSK-104310"))
    orders.until(orders.plan(permit(address=addresses[2]), execute_on=date(2026, 12, 24)), "accepted")
    made = datetime(2026, 11, 28, 3, 5, tzinfo=UTC)
    orders.scene.export([*DONE, routing(addresses[0], ELSE)], made=made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report(orders: OrderScene, language: str) -> None:
    """Each order with what the export says of it, then how many of each; 4 is worse than 1."""
    several(orders)
    told = verify(orders, "--language", language, day="2026-11-28")
    assert_golden(GOLDEN / f"verify-{language}.txt", told.out)
    assert (ExitCode.STALE, "") == (told.code, told.err)
    assert [] == [line for line in told.out.split("\n") if len(line) > 80 and "routing:" not in line]


def test_the_report_for_programs(orders: OrderScene) -> None:
    """The same, with codes."""
    several(orders)
    expected = [
        (1, "verified", None, False, None),
        (2, "diverged", None, False, None),
        (3, "waiting", "absent", True, "TSK-104310"),
        (4, "waiting", "later", False, None),
    ]
    fields = ("seq", "result", "why", "late", "case_number")
    assert expected == [tuple(each[field] for field in fields) for each in data(orders, day="2026-11-28")]


def test_what_one_export_proves_is_one_step(orders: OrderScene) -> None:
    """However many orders it is about."""
    several(orders)
    before = orders.repo.git("rev-list", "--count", "tak-ledger")
    verify(orders, day="2026-11-28")
    assert int(before) + 1 == int(orders.repo.git("rev-list", "--count", "tak-ledger"))


def test_the_clock_is_asked_without_a_day(scene: Scene) -> None:
    """An order of an hour ago and an export of this minute; the ledger holds."""
    now = datetime.now(UTC).replace(microsecond=0)
    orders = OrderScene(scene, now - timedelta(hours=1))
    for change, kind in ((permit(), "accepted"), (route(), "sent")):
        orders.until(orders.plan(change), kind)  # type: ignore[arg-type]
    scene.export(DONE, made=now)
    assert ExitCode.OK == scene.tak("verify", day=None).code
    assert {Status.VERIFIED} == {orders.entry(1).status, orders.entry(2).status}
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_what_is_ended_is_not_looked_at_again(orders: OrderScene) -> None:
    """A later export that shows something else changes no verdict."""
    orders.scene.export(DONE, made=NIGHT)
    verify(orders)
    orders.scene.export(DECLARED, made=NIGHT + timedelta(days=1))
    before = orders.ledger.read().tip
    assert ExitCode.OK == verify(orders, day="2026-11-25").code
    assert (before, Status.VERIFIED) == (orders.ledger.read().tip, orders.entry(1).status)


def test_another_export(orders: OrderScene) -> None:
    """A file that the command names is read instead."""
    orders.scene.export(DONE, path="exports/ny_ntjp_qa.json", made=NIGHT)
    verify(orders, "ntjp-qa", "--export", str(orders.repo.root / "exports/ny_ntjp_qa.json"))
    assert Status.VERIFIED is orders.entry(1).status


def assert_nothing_proven(orders: OrderScene, told: Told, code: ExitCode, words: str) -> None:
    """The export was refused, with these words, and the ledger is as it was."""
    assert (code, True, Status.ACCEPTED) == (told.code, words in told.err, orders.entry(1).status)


def test_an_old_export(orders: OrderScene) -> None:
    """Beyond `snapshot_hours`, also where it shows the rows."""
    orders.scene.export(DONE, made=NIGHT)
    assert_nothing_proven(orders, verify(orders, day="2026-11-26"), ExitCode.STALE, "snapshot_hours")


def test_an_empty_export(orders: OrderScene) -> None:
    """Nothing is no proof that something was removed."""
    orders.scene.export([], others=False, made=NIGHT)
    assert_nothing_proven(orders, verify(orders), ExitCode.FAILURE, "varken vägval eller")


def test_an_export_of_another_platform(orders: OrderScene) -> None:
    """Its name says so."""
    orders.scene.export(DONE, path="exports/takdump_ntjp_prod.json", made=NIGHT)
    export = str(orders.repo.root / "exports/takdump_ntjp_prod.json")
    assert_nothing_proven(orders, verify(orders, "ntjp-qa", "--export", export), ExitCode.FAILURE, "NTJP-PROD")


@pytest.mark.parametrize("content", [b"", b"{", b"[]"])
def test_an_export_that_is_cut(orders: OrderScene, content: bytes) -> None:
    """What cannot be read whole is not read."""
    orders.repo.write(EXPORT, content)
    assert_nothing_proven(orders, verify(orders), ExitCode.FAILURE, "exports/")


def test_an_export_that_may_be_cut(scene: Scene) -> None:
    """Much smaller than behind the last order: a row that is gone may only be missing in it."""
    many = [f"SE2321000131-E{number:012d}" for number in range(20, 60)]
    scene.export([*DECLARED, *map(routing, many)])
    scene.repo.branch("andring").edit(CONNECTION, "[journal]", "[journal, portal]")
    assert ExitCode.OK == scene.tak("order").code
    scene.repo.commit()
    scene.repo.checkout("main").merge("andring")
    orders = OrderScene(scene, START)
    orders.until(orders.plan(route(Action.REMOVE)), "accepted")
    scene.export([DECLARED[1], *map(routing, many[:30])], made=NIGHT)
    told = verify(orders)
    assert_nothing_proven(orders, told, ExitCode.REFUSED, "kan vara avklippt")
    scene.export([DECLARED[1], *map(routing, many)], made=NIGHT)
    verify(orders)
    assert Status.VERIFIED is orders.entry(1).status


def test_an_environment_that_is_gone(orders: OrderScene) -> None:
    """Orders that nobody can verify are told of, and not forgotten."""
    orders.repo.write("environments/ntjp-prod/environment.yaml", "platform: NTJP-PROD\nlive: {file: x.json}\n")
    for path in (CONNECTION, ENVIRONMENT):
        orders.repo.delete(path)
    orders.repo.commit()
    told = verify(orders)
    assert (ExitCode.FAILURE, True) == (told.code, "ntjp-qa: beställning 1 väntar på export" in told.err)


def test_one_environment_stops_no_other(orders: OrderScene) -> None:
    """An export that cannot be read is told of, and the rest is done."""
    orders.repo.write("environments/ntjp-prod/environment.yaml", "platform: NTJP-PROD\nlive: {file: x.json}\n").commit()
    orders.scene.export(DONE, made=NIGHT)
    told = verify(orders)
    assert (ExitCode.OK, Status.VERIFIED) == (told.code, orders.entry(1).status)
    assert "ntjp-prod: ingen beställning väntar på export." in told.out


def test_two_at_once_write_once(orders: OrderScene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is slower finds it done."""
    from tak_gitops.orders.ledger.store import Ledger

    orders.scene.export(DONE, made=NIGHT)
    append = Ledger.append
    others = iter([orders.verification(1, "verified")])

    def faster(ledger: Ledger, *arguments: object) -> object:
        for each in others:
            orders.add(each)
        return append(ledger, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "append", faster)
    assert ExitCode.OK == verify(orders).code
    assert 1 == len(orders.entry(1).verifications)


def test_a_removal_that_begins_later_is_not_seen_too_early(scene: Scene) -> None:
    """A routing that is to begin on a later day is there, and taken away only when it is gone."""
    orders = OrderScene(scene, START)
    orders.until(orders.plan(route(Action.REMOVE)), "accepted")
    later = routing()._replace(valid_from=date(2026, 12, 24))
    scene.export([later, DECLARED[1]], made=NIGHT)
    verify(orders)
    assert (Status.ACCEPTED, URL) == (orders.entry(1).status, later.target.url)


def test_from_merge_to_force(scene: Scene) -> None:
    """Ordered, merged, sent, and seen in the next export: what `tak status` says on the way."""
    now = datetime(2026, 11, 23, 11, tzinfo=UTC)
    scene.export(DECLARED, made=now - timedelta(minutes=1))
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.tak("order")
    scene.repo.commit()
    scene.repo.checkout("main").merge("portal")
    said = []
    for made in (None, now + timedelta(minutes=1)):
        if made:
            scene.export([*DECLARED, permission(PORTAL)], made=made)
        assert {ExitCode.OK} == {scene.tak(verb).code for verb in ("submit", "verify")}
        said.append(json.loads(scene.tak("status", "--format", "json").out)["orders"][0]["status"])
    assert ["sent", "verified"] == said
    assert ExitCode.OK == scene.tak("ledger", "check", day=None).code


def test_whoever_is_told_the_day_keeps_to_it(orders: OrderScene) -> None:
    """What is proven as of a day is entered at noon of that day, so that a step of that day may follow."""
    orders.scene.export(DONE, made=NIGHT)
    verify(orders)
    (made,) = orders.entry(1).verifications
    assert datetime(2026, 11, 24, 11, tzinfo=UTC) == made.at
