"""`tak order --drift`: drift is ordered when somebody asks for it by name, checked and sent like any other line."""

import json
from typing import Any

import pytest

from builders.large_scene import ADDRESSES, ALLOW, OPENING, drop, enlarge, live
from builders.repository import CONNECTION
from builders.scene import BOKVAST, DECLARED, EKEN, JOURNAL, PORTAL, TARGET, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Target

CONTRACT = "urn:riv:crm:scheduling:MakeBookingResponder:1"
SHORT = "crm:scheduling:MakeBooking:1"
ELSEWHERE = "SE2321000131-E000000000009"
MOVED = TARGET._replace(url="https://tidbok.region.example/v3")
OTHER_PRODUCER = Target(BOKVAST, "RIVTABP21", "https://bokvast.region.example/x")
ROUTING, PERMISSION = f"routing:{EKEN},{SHORT}", f"permission:{EKEN},{SHORT},{JOURNAL}"
LEFT = f"permission:{ADDRESSES[0]},{SHORT},{PORTAL}"
"""The permission that others keep on the first address."""


@pytest.fixture(name="drifting")
def _drifting(scene: Scene) -> Scene:
    """A branch without changes, over a live with another URL and without the permission."""
    scene.export([routing(target=MOVED), permission(address=ELSEWHERE)])
    scene.repo.branch("avvikelse")
    return scene


def lines(scene: Scene) -> list[tuple[str, str, str]]:
    """Action, kind and reason of each line of the one order file."""
    (content,) = scene.orders().values()
    order: dict[str, Any] = json.loads(content)
    return [(line["action"], line["kind"], line["reason"]) for line in order["lines"]]


def merge(scene: Scene, name: str = "avvikelse") -> None:
    """Commit what there is and merge the branch into main."""
    scene.repo.commit()
    scene.repo.checkout("main").merge(name)


def test_the_whole_way(drifting: Scene) -> None:
    """What `tak drift` shows is ordered by its key alone, checked, sent, and is no drift any more."""
    assert ExitCode.OK == drifting.tak("order", "ntjp-qa", "--drift", ROUTING, "--drift", PERMISSION).code
    assert [("change", "routing", "drift"), ("add", "permission", "drift")] == lines(drifting)
    drifting.repo.commit()
    assert ExitCode.OK == drifting.tak("order", "--check").code
    merge(drifting)
    assert (ExitCode.OK, 2) == (drifting.tak("submit").code, len(drifting.outbox()))
    assert ExitCode.OK == drifting.tak("drift").code


def test_one_of_several(drifting: Scene) -> None:
    """Only what is named is ordered."""
    told = drifting.tak("order", "--drift", ROUTING)
    assert [("change", "routing", "drift")] == lines(drifting)
    assert "1 rad är en avvikelse (--drift)" in told.err


@pytest.mark.parametrize("key", [f"routing:{EKEN.lower()},{CONTRACT.upper()}", f"routing:{EKEN},{CONTRACT}"])
def test_a_key_in_other_words(drifting: Scene, key: str) -> None:
    """Letter case does not count, and the contract may be a namespace."""
    assert ExitCode.OK == drifting.tak("order", "--drift", key).code
    assert [("change", "routing", "drift")] == lines(drifting)


def test_beside_a_change(drifting: Scene) -> None:
    """Drift is ordered together with what the change of the files causes."""
    drifting.repo.edit(CONNECTION, "[journal]", "[journal, portal]")
    drifting.tak("order", "--drift", ROUTING)
    assert [("change", "routing", "drift"), ("add", "permission", "declared")] == lines(drifting)
    merge(drifting)
    assert (ExitCode.OK, 2) == (drifting.tak("submit").code, len(drifting.outbox()))


def test_a_plan_shows_what_the_order_asks_for(drifting: Scene) -> None:
    """Who looks at the plan of a pull request sees all that it orders."""
    assert [] == drifting.plan()["changes"]
    drifting.tak("order", "--drift", ROUTING)
    plan = drifting.plan()
    assert (["drift"], ["permission"]) == (
        [each["reason"] for each in plan["changes"]],
        [each["kind"] for each in plan["drift"]],
    )


def test_writing_again_forgets_nothing(drifting: Scene) -> None:
    """What an order file asked for stays in it, and more may be asked for."""
    drifting.tak("order", "--drift", ROUTING)
    before = drifting.orders()
    assert (ExitCode.OK, before) == (drifting.tak("order").code, drifting.orders())
    drifting.repo.edit(CONNECTION, "[journal]", "[journal, portal]")
    drifting.tak("order", "--drift", PERMISSION)
    assert [("change", "routing", "drift"), ("add", "permission", "drift"), ("add", "permission", "declared")] == lines(
        drifting
    )


def test_what_does_not_differ_any_more(drifting: Scene) -> None:
    """When somebody else has mended a row, the next writing leaves it out and says so; the check fails until then."""
    drifting.tak("order", "--drift", ROUTING, "--drift", PERMISSION)
    drifting.repo.commit()
    drifting.export([routing(target=MOVED), permission()])
    told = drifting.tak("order", "--check")
    assert ExitCode.FAILURE == told.code
    assert "är inte vad ändringen ger nu" in told.err
    told = drifting.tak("order")
    assert ExitCode.OK == told.code
    assert "1 rad som beställningsfilen tog upp avviker inte längre" in told.err
    assert [("change", "routing", "drift")] == lines(drifting)


def test_mended_between_approval_and_sending(drifting: Scene) -> None:
    """An order of drift is stale when live has changed since: nothing is sent."""
    drifting.tak("order", "--drift", ROUTING)
    merge(drifting)
    drifting.export([routing(target=MOVED._replace(url="https://tidbok.region.example/v4")), permission()])
    assert (ExitCode.STALE, {}) == (drifting.tak("submit").code, drifting.outbox())


def test_other_drift_does_not_disturb(drifting: Scene) -> None:
    """Rows that nobody asked for may change meanwhile."""
    drifting.tak("order", "--drift", ROUTING)
    merge(drifting)
    drifting.export([routing(target=MOVED), permission()])
    assert (ExitCode.OK, 2) == (drifting.tak("submit").code, len(drifting.outbox()))


def test_a_reason_that_was_changed_by_hand(drifting: Scene) -> None:
    """A line of drift that says it is something else is not what the commit gives."""
    drifting.tak("order", "--drift", ROUTING)
    ((path, content),) = drifting.orders().items()
    drifting.repo.write(path, content.replace(b'"reason": "drift"', b'"reason": "declared"')).commit()
    assert ExitCode.FAILURE == drifting.tak("order", "--check").code
    drifting.repo.checkout("main").merge("avvikelse")
    assert (ExitCode.STALE, {}) == (drifting.tak("submit").code, drifting.outbox())


def test_another_producers_routing(scene: Scene) -> None:
    """Drift does not take over what another producer has: the file must say that it replaces it."""
    scene.export([routing(target=OTHER_PRODUCER), permission()])
    scene.repo.branch("avvikelse")
    told = scene.tak("order", "--drift", ROUTING)
    assert (ExitCode.FAILURE, {}) == (told.code, scene.orders())
    assert f"skriv  replaces: {BOKVAST}  i filen" in told.err


def test_a_producer_that_was_replaced_before(scene: Scene) -> None:
    """Where the file says that it replaces that producer, its coming back is drift that can be ordered."""
    scene.repo.edit(CONNECTION, "rivta_profile:", f"replaces: {BOKVAST}\nrivta_profile:").commit()
    scene.export([routing(target=OTHER_PRODUCER), permission()])
    scene.repo.branch("avvikelse")
    assert ExitCode.OK == scene.tak("order", "--drift", ROUTING).code
    assert [("change", "routing", "drift")] == lines(scene)
    merge(scene)
    assert ExitCode.OK == scene.tak("submit").code


def test_two_rows_of_one_key(scene: Scene) -> None:
    """What TAK refuses for its two rows is blocked, with the reason beside its key."""
    scene.export([routing(target=MOVED), routing(target=OTHER_PRODUCER), permission()])
    scene.repo.branch("avvikelse")
    told = scene.tak("order", "--drift", ROUTING)
    assert (ExitCode.FAILURE, {}) == (told.code, scene.orders())
    assert ROUTING in told.err


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("routing:x",), '"routing:x" är ingen nyckel'),
        ((f"route:{EKEN},{SHORT}",), "är ingen nyckel"),
        ((f"routing:{EKEN[:-1]}2,{SHORT}",), f'menar du "{ROUTING}"?'),
        ((f"routing:{EKEN[:-1]}2,{CONTRACT}",), f'menar du "routing:{EKEN},{CONTRACT}"?'),
        ((ROUTING, "permission:a,b,c"), '"permission:a,b,c" avviker inte'),
    ],
)
def test_a_key_that_asks_for_nothing(drifting: Scene, keys: tuple[str, ...], said: str) -> None:
    """A key that is none, or whose row does not differ, is a mistake: nothing is written."""
    told = drifting.tak("order", *(word for key in keys for word in ("--drift", key)))
    assert (ExitCode.USAGE, {}) == (told.code, drifting.orders())
    assert said in told.err


def test_a_row_of_others(scene: Scene) -> None:
    """A row that the repository never declared cannot be asked for."""
    scene.export([*DECLARED, permission(PORTAL)])
    scene.repo.branch("avvikelse")
    told = scene.tak("order", "--drift", f"permission:{EKEN},{SHORT},{PORTAL}")
    assert (ExitCode.USAGE, {}) == (told.code, scene.orders())


def test_several_environments(drifting: Scene) -> None:
    """Keys do not say for which environment they are: it must be named."""
    drifting.repo.write("environments/ntjp-prod/environment.yaml", "platform: NTJP-PROD\n")
    assert ExitCode.USAGE == drifting.tak("order", "--drift", ROUTING).code
    assert ExitCode.OK == drifting.tak("order", "ntjp-qa", "--drift", ROUTING).code


def test_a_check_asks_for_nothing(drifting: Scene) -> None:
    """`--check` holds the file to what it says itself."""
    assert ExitCode.USAGE == drifting.tak("order", "--check", "--drift", ROUTING).code


def test_guards_count_drift(scene: Scene) -> None:
    """Permissions of others that are removed by name count as removals, and an allow file opens for them."""
    large = enlarge(scene)
    large.export([*live(), *(permission(PORTAL, address) for address in ADDRESSES[:2])])
    drop(large, 1)
    assert ExitCode.OK == large.tak("order").code
    told = large.tak("order", "--drift", LEFT)
    assert ExitCode.OK == told.code
    drop(large, 2)
    second = f"permission:{ADDRESSES[1]},{SHORT},{PORTAL}"
    told = large.tak("order", "--drift", second)
    assert ExitCode.REFUSED == told.code
    assert "6 av 22 rader skulle tas bort" in told.err
    assert ExitCode.OK == large.tak("order", "--drift", second, *OPENING).code
    assert f"permission:{ADDRESSES[1]},{CONTRACT},{PORTAL}" in large.repo.read(ALLOW)
    merge(large, "andring")
    assert ExitCode.OK == large.tak("submit").code


@pytest.fixture(name="left_over")
def _left_over(scene: Scene) -> Scene:
    """A branch after a merge that removed a routing; live is as ordered, with the permission of others left on it."""
    large = enlarge(scene)
    drop(large, 1)
    large.tak("order")
    merge(large, "andring")
    assert ExitCode.OK == large.tak("submit").code
    large.export([*(row for row in live() if row.logical_address != ADDRESSES[0]), permission(PORTAL, ADDRESSES[0])])
    large.repo.branch("stada")
    return large


def new_lines(scene: Scene) -> list[tuple[str, str, str]]:
    """Action, kind and reason of each line of the order file that is not committed yet."""
    paths = scene.repo.git("ls-files", "--others", "--exclude-standard", "orders").splitlines()
    (order,) = (json.loads(scene.repo.read(path)) for path in paths)
    return [(line["action"], line["kind"], line["reason"]) for line in order["lines"]]


def test_what_was_left_over(left_over: Scene) -> None:
    """A permission that an earlier order left behind is removed by its key, checked and sent."""
    assert ExitCode.OK == left_over.tak("order", "--drift", LEFT).code
    assert [("remove", "permission", "drift")] == new_lines(left_over)
    left_over.repo.commit()
    assert ExitCode.OK == left_over.tak("order", "--check").code
    assert ["drift"] == [each["reason"] for each in left_over.plan()["changes"]]
    left_over.repo.checkout("main").merge("stada")
    assert (ExitCode.OK, 4) == (left_over.tak("submit").code, len(left_over.outbox()))
    assert ExitCode.OK == left_over.tak("drift").code


def test_what_is_left_over_by_the_change_itself(scene: Scene) -> None:
    """The order that removes a routing may take along the permissions of others on it; the plan tells their keys."""
    large = enlarge(scene)
    large.export([*live(), permission(PORTAL, ADDRESSES[0])])
    drop(large, 1)
    assert f"      {LEFT}\n" in large.tak("plan", "--all").out
    assert ExitCode.OK == large.tak("order", "--drift", LEFT).code
    reasons = [
        ("remove", "routing", "undeclared"),
        *[("remove", "permission", each) for each in ("undeclared", "drift")],
    ]
    assert reasons == lines(large)
    assert [] == large.plan()["orphans"]
    merge(large, "andring")
    assert (ExitCode.OK, 2) == (large.tak("submit").code, len(large.outbox()))


def test_what_the_files_declare_is_not_left_over(scene: Scene) -> None:
    """A permission that a file declares is not removed by its key: it is deleted there."""
    large = enlarge(scene)
    large.repo.write(
        "environments/ntjp-qa/portal.yaml",
        f"""
        kind: Access
        consumers: [portal]
        contracts: [{SHORT}]
        logical_addresses: [{ADDRESSES[0]}]
        """,
    ).commit()
    large.export([*live(), permission(PORTAL, ADDRESSES[0])])
    drop(large, 1)
    assert (ExitCode.USAGE, {}) == (large.tak("order", "--drift", LEFT).code, large.orders())
