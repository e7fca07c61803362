"""Guards in `plan`, `order`, `order --check` and `submit`: what is refused, and what stays possible."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.large_scene import ADDRESSES, OPENING, drop, give_portal, live, merge, merged_order
from builders.repository import CONNECTION, ENVIRONMENT, SETTINGS
from builders.scene import DECLARED, EKEN, JOURNAL, TARGET, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.live.document import Variant

REFUSED, STALE = ExitCode.REFUSED, ExitCode.STALE
OLD = datetime(2026, 11, 20, 3, 5, tzinfo=UTC)
VERBS = ("order", "order --check", "submit")
PROD = "environments/ntjp-prod"


def test_a_plan_over_the_limit_is_shown(large: Scene) -> None:
    """Every line is there to look at, then the figures and what to do; the exit code is that of the guard."""
    drop(large, 2)
    told = large.tak("plan")
    assert (REFUSED, "") == (told.code, told.err)
    out = told.out.replace("\n", " ").replace("\u00a0", " ")
    assert "Plan: 0 läggs till, 0 ändras, 4 tas bort." in out
    assert "ntjp-qa: 4 av 22 rader skulle tas bort (18 %). Gränsen är 20 rader, och 2 % när det är fler än 3." in out
    assert "allow-NAMN.yaml" in out
    assert "Nästa steg" not in out


def test_a_guard_as_data(large: Scene) -> None:
    """Programs see which guard it is, its exit code, and how many lines it counts."""
    drop(large, 2)
    (closed,) = large.plan()["guards"]["closed"]
    assert ("removals", 3, 4) == (closed["guard"], closed["exit_code"], closed["lines"])


def test_an_order_over_the_limit_is_not_written(large: Scene) -> None:
    """The figures and what to do are told, and no file is written."""
    drop(large, 2)
    told = large.tak("order")
    assert (REFUSED, "", {}) == (told.code, told.out, large.orders())
    assert "ntjp-qa: 4 av 22 rader" in told.err
    assert "--allow NAMN" in told.err


def test_what_is_within_the_limits_passes(large: Scene) -> None:
    """Three rows may be removed from any number: here the permissions for three addresses of eleven."""
    large.repo.edit(CONNECTION, "consumers: [journal]", "consumers: []")
    kept = "".join(f"  - {each}\n" for each in ADDRESSES[2:])
    access = "kind: Access\nconsumers: [journal]\ncontracts: [crm:scheduling:MakeBooking:1]\nlogical_addresses:\n"
    large.repo.write("environments/ntjp-qa/tidbok/kvar.yaml", access + kept)
    assert 3 == large.plan()["counts"]["remove"]
    assert (ExitCode.OK, 1) == (large.tak("order").code, len(large.orders()))


def test_new_limits_do_not_open_their_own_change(large: Scene) -> None:
    """A change is held to the limits that were there before it."""
    drop(large, 2)
    large.repo.edit(ENVIRONMENT, "channel:", "limits: {removals: 1000, removals_percent: 100}\nchannel:")
    told = large.tak("order")
    assert (REFUSED, {}) == (told.code, large.orders())
    assert f"{ENVIRONMENT}: upplysning TG503" in told.err


def test_limits_of_main_count(large: Scene) -> None:
    """Once merged they are the measure."""
    limits = "limits: {removals_percent: 100}\nchannel:"
    large.repo.checkout("main").edit(ENVIRONMENT, "channel:", limits).commit()
    large.repo.branch("senare")
    drop(large, 2)
    assert ExitCode.OK == large.tak("order").code


@pytest.mark.parametrize("verb", VERBS)
def test_an_old_export(large: Scene, verb: str) -> None:
    """Nothing is written, checked or sent against an export that is too old (exit code 4)."""
    give_portal(large)
    large.tak("order")
    merge(large)
    large.export(live(), made=OLD)
    before = large.orders()
    if verb != "submit":
        large.repo.checkout("andring")
    told = large.tak(*verb.split(), *(("--base", "main^1") if verb != "submit" else ()))
    assert (STALE, "", {}, before) == (told.code, told.out, large.outbox(), large.orders())
    assert "exporten gjordes 2026-11-20 04:05 och är 80 timmar gammal. Gränsen är 36 timmar" in told.err


def test_a_plan_against_an_old_export_is_shown(large: Scene) -> None:
    """To look is allowed; the exit code says that it is old."""
    give_portal(large)
    large.export(live(), made=OLD)
    told = large.tak("plan")
    assert STALE == told.code
    assert "Plan: 11 läggs till" in told.out
    assert "80 timmar gammal" in told.out.replace("\n", " ")


def test_an_old_export_is_told_of_a_plan_with_nothing_to_do(large: Scene) -> None:
    """All is as it should be, as far as an old export can tell."""
    large.export(live(), made=OLD)
    told = large.tak("plan")
    assert STALE == told.code
    assert "allt är som det ska" in told.out
    assert "80 timmar gammal" in told.out.replace("\n", " ")


def test_limits_of_the_environment_say_how_old(large: Scene) -> None:
    """`snapshot_hours` of the base."""
    large.repo.checkout("main").edit(ENVIRONMENT, "channel:", "limits: {snapshot_hours: 80}\nchannel:").commit()
    large.repo.branch("senare")
    give_portal(large)
    large.export(live(), made=OLD)
    assert ExitCode.OK == large.tak("order").code


def test_the_day_that_is_named_counts_for_the_age(large: Scene) -> None:
    """`--as-of` is noon of that day, whatever day it really is."""
    give_portal(large)
    large.export(live(), made=OLD)
    assert ExitCode.OK == large.tak("order", day="2026-11-21").code
    assert STALE == large.tak("plan", day="2026-11-22").code


@pytest.mark.parametrize(("made", "code"), [(datetime(2000, 1, 1, tzinfo=UTC), STALE), (None, ExitCode.OK)])
def test_without_a_day_the_clock_counts(large: Scene, made: datetime | None, code: ExitCode) -> None:
    """An export of this very moment is fresh, one of another century is not."""
    give_portal(large)
    large.export(live(), made=made or datetime.now(UTC))
    assert code == large.tak("plan", day=None).code


@pytest.mark.parametrize("variant", ["A", "D"])
def test_an_export_of_unknown_age(large: Scene, variant: Variant) -> None:
    """It is a warning, in the plan and when the order is written, and stops nothing."""
    give_portal(large)
    large.export(live(), variant)
    plan, order = large.tak("plan"), large.tak("order")
    assert (ExitCode.OK, ExitCode.OK) == (plan.code, order.code)
    assert "varning TG501" in plan.out
    assert f"{ENVIRONMENT}: varning TG501" in order.err


@pytest.mark.parametrize("verb", VERBS)
def test_an_untouched_environment_is_not_held_up(large: Scene, verb: str) -> None:
    """A change of one environment passes though the export of another is old: it is told, and stops nothing."""
    large.repo.checkout("main").write(
        f"{PROD}/environment.yaml", "platform: NTJP-PROD\nlive: {file: ../../exports/takdump_ntjp_prod.json}\n"
    )
    large.repo.commit()
    large.export(live(), path="exports/takdump_ntjp_prod.json", made=OLD)
    large.repo.branch("senare")
    give_portal(large)
    assert ExitCode.OK == large.tak("order").code
    large.repo.commit()
    if verb == "submit":
        large.repo.checkout("main").merge("senare")
    told = large.tak(*verb.split())
    assert ExitCode.OK == told.code
    # a submission looks at the environments that it sends to, and at no others
    assert (verb != "submit") == ("ntjp-prod: exporten gjordes 2026-11-20" in told.err)


def test_one_refusal_stops_no_other(large: Scene) -> None:
    """The order of one environment is written and sent though a guard of another is closed; the worst code counts."""
    large.repo.checkout("main").write(
        f"{PROD}/environment.yaml", "platform: NTJP-PROD\nlive: {file: ../../exports/takdump_ntjp_prod.json}\n"
    )
    large.repo.commit()
    large.repo.branch("senare")
    large.export(live(), path="exports/takdump_ntjp_prod.json", made=OLD)
    access = f"kind: Access\nconsumers: [{JOURNAL}]\ncontracts: [crm:scheduling:MakeBooking:1]\n"
    large.repo.write(f"{PROD}/x.yaml", f"{access}logical_addresses: [{EKEN}]\n")
    give_portal(large)
    told = large.tak("order")
    assert (STALE, ["ntjp-qa"]) == (told.code, [Path(path).parts[1] for path in large.orders()])
    large.repo.commit()
    large.repo.checkout("main").merge("senare")
    assert STALE == large.tak("submit").code
    assert 2 == len(large.outbox())


def test_a_shrunken_live(large: Scene) -> None:
    """Live that has lost a tenth since the last merged order refuses every line, until an allow file names them."""
    merged_order(large)
    large.export([each for each in live() if each.logical_address not in ADDRESSES[:2]])
    give_portal(large)
    told = large.tak("order")
    assert REFUSED == told.code
    assert "exporten har 10 vägval, väntat var 12" in told.err.replace("\u00a0", " ")
    opened = large.tak("order", *OPENING)
    assert ExitCode.OK == opened.code


def test_what_an_order_removes_is_not_missed(large: Scene) -> None:
    """When TAK has carried out an order that removes much, live is as small as was expected."""
    drop(large, 4)
    assert ExitCode.OK == large.tak("order", *OPENING).code
    merge(large)
    large.export([each for each in live() if each.logical_address not in ADDRESSES[:4]])
    large.repo.branch("senare")
    give_portal(large)
    assert ExitCode.OK == large.tak("order").code


@pytest.mark.parametrize("verb", ["plan", *VERBS])
def test_the_export_of_another_platform(large: Scene, verb: str) -> None:
    """An export that shares no keys with the one behind the last order is refused, whatever its name (exit code 1)."""
    merged_order(large)
    give_portal(large)
    large.tak("order")
    large.repo.commit()
    if verb == "submit":
        large.repo.checkout("main").merge("efter-forsta")
    before = large.orders()
    strangers = [routing(f"SE2321000999-{number}", TARGET) for number in range(40)]
    large.export(strangers, others=False)
    told = large.tak(*verb.split())
    assert (ExitCode.FAILURE, "", {}, before) == (told.code, told.out, large.outbox(), large.orders())
    assert "ser ut att vara en annan plattforms" in told.err


def test_first_files_are_held_to_live(scene: Scene) -> None:
    """Without a base, more than fifty lines are compared with what TAK has; adopted rows are no lines."""
    addresses = [f"SE2321000131-E{number:012d}" for number in range(100, 130)]
    listed = "".join(f"  - {{id: {each}, name: Vårdcentralen {each[-3:]}}}\n" for each in addresses)
    scene.repo.edit(CONNECTION, "consumers:", f"{listed}consumers:")
    told = scene.tak("plan", "--base", "none")
    assert REFUSED == told.code
    assert "60 rader skulle beställas, mot 4 rader i kraft i TAK" in told.out.replace("\n", " ").replace("\u00a0", " ")
    scene.export([*DECLARED, *(routing(each) for each in addresses), *(permission(address=each) for each in addresses)])
    assert ExitCode.OK == scene.tak("plan", "--base", "none").code


def test_guards_speak_the_language_of_the_settings(large: Scene) -> None:
    """English where they say so."""
    large.repo.edit(SETTINGS, "language: sv", "language: en")
    drop(large, 2)
    assert "4 of 22 rows would be removed (18%)" in large.tak("order").err
