"""`tak show`: what TAK and the files know of a thing, with what is the matter."""

import json
from datetime import date
from typing import Any

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.ledger import START
from builders.order_scene import OrderScene, permit
from builders.repository import CONNECTION, PRODUCER
from builders.scene import BOKEN, BOKVAST, DECLARED, EKEN, JOURNAL, PORTAL, TARGET, TIDBOK, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.texts import LANGUAGES

CONTRACT = "crm:scheduling:MakeBooking:1"
PROD = "environments/ntjp-prod/environment.yaml"
OTHER = TARGET._replace(producer=BOKVAST, url="https://bokvast.region.example/x")


def about(scene: Scene, thing: str, *arguments: str) -> dict[str, Any]:
    """What is known in the one environment, as data."""
    told = scene.tak("show", thing, "--format", "json", *arguments)
    assert told.out, told.err
    (found,) = json.loads(told.out)["environments"]
    data: dict[str, Any] = found
    return data


def keys(facts: list[dict[str, Any]]) -> list[tuple[str, str | None, list[str]]]:
    """Address, consumer and marks of each row."""
    return [(fact["logical_address"], fact["consumer"], fact["marks"]) for fact in facts]


def test_a_system(scene: Scene) -> None:
    """A producer has routings and those who may call it; what it may itself call stands apart."""
    scene.export([*DECLARED, permission(TIDBOK, "*"), permission(PORTAL, "*")], others=False)
    found = about(scene, "tidbok")
    assert (TIDBOK, True) == (found["id"], found["in_tak"])
    assert [(EKEN, None, [])] == keys(found["routings"])
    assert [(EKEN, JOURNAL, []), ("*", PORTAL, []), ("*", TIDBOK, [])] == sorted(
        keys(found["callers"]), key=lambda each: str(each[1])
    )
    assert [("*", TIDBOK, [])] == keys(found["consumes"])
    assert {"path": CONNECTION, "line": 8} == {name: found["routings"][0][name] for name in ("path", "line")}


def test_an_address(scene: Scene) -> None:
    """An address has its routings and who may call, by its own permissions and by those on `*`."""
    scene.export([*DECLARED, permission(PORTAL, "*"), permission(address=BOKEN), routing(BOKEN, OTHER)], others=False)
    found = about(scene, "Vårdcentralen Eken")
    assert [TIDBOK] == [fact["target"]["producer"] for fact in found["routings"]]
    assert {(EKEN, JOURNAL), ("*", PORTAL)} == {
        (fact["logical_address"], fact["consumer"]) for fact in found["callers"]
    }


def test_a_contract(scene: Scene) -> None:
    """A contract has the routings of all producers and all who may call."""
    scene.export([*DECLARED, routing(BOKEN, OTHER), permission(PORTAL, BOKEN)], others=False)
    found = about(scene, CONTRACT)
    assert {EKEN, BOKEN} == {fact["logical_address"] for fact in found["routings"]}
    assert {JOURNAL, PORTAL} == {fact["consumer"] for fact in found["callers"]}
    assert [] == found["orphans"]


def test_permissions_that_lead_nowhere(scene: Scene) -> None:
    """A permission that no routing answers for is told apart; one that `*` answers for is none."""
    scene.export([*DECLARED, permission(PORTAL, BOKEN)], others=False)
    assert [(BOKEN, PORTAL, [])] == keys(about(scene, CONTRACT)["orphans"])
    assert [(BOKEN, PORTAL, [])] == keys(about(scene, BOKEN)["orphans"])
    assert [(BOKEN, PORTAL, [])] == keys(about(scene, "portal")["orphans"])
    scene.export([*DECLARED, permission(PORTAL, BOKEN), routing("*", OTHER)], others=False)
    assert [] == about(scene, CONTRACT)["orphans"]


def test_what_the_files_change(scene: Scene) -> None:
    """What the change of the files removes, changes and adds is marked."""
    scene.export(DECLARED)
    scene.repo.branch("andring").edit(CONNECTION, "[journal]", "[portal]")
    scene.repo.edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    found = about(scene, EKEN)
    assert [(EKEN, None, ["changed"])] == keys(found["routings"])
    assert [(EKEN, JOURNAL, ["removed"]), (EKEN, PORTAL, ["added"])] == keys(found["callers"])


def test_what_differs(scene: Scene) -> None:
    """What nobody changed and live has otherwise differs; what waits for a decision is blocked."""
    scene.export([routing(target=TARGET._replace(url="https://x.example/y"))])
    scene.repo.branch("utan-andring").commit()
    found = about(scene, EKEN)
    assert [(EKEN, None, ["drift"])] == keys(found["routings"])
    assert [(EKEN, JOURNAL, ["drift"])] == keys(found["callers"])
    scene.export([routing(target=OTHER), permission()])
    scene.repo.branch("andring").edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    assert ["blocked"] == about(scene, EKEN)["routings"][0]["marks"]


def test_what_is_on_its_way(scene: Scene) -> None:
    """A row of an open order has its number."""
    orders = OrderScene(scene, START)
    orders.until(orders.plan(permit(PORTAL, "SE2321000131-E000000000009")), "sent")
    (fact,) = [each for each in about(scene, "portal")["consumes"] if each["orders"]]
    assert (["pending"], [1]) == (fact["marks"], fact["orders"])


@pytest.fixture(name="submitted")
def _submitted(scene: Scene) -> Scene:
    """An order sent to the channel `file` that no export shows yet: a new address, and another URL of the first."""
    boken = f"  - {{id: {BOKEN}, name: Vårdcentralen Boken}}\nconsumers:"
    scene.repo.branch("ny").edit(CONNECTION, "consumers:", boken)
    scene.repo.edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    scene.tak("order")
    scene.repo.commit("Anslut Boken")
    scene.repo.checkout("main").merge("ny")
    told = scene.tak("submit")
    assert ExitCode.OK == told.code, told.err
    return scene


def test_rows_that_an_order_adds(submitted: Scene) -> None:
    """What is sent and not in an export yet is shown as added, with the order; permissions lead to what is coming."""
    found = about(submitted, BOKEN)
    marks = ["added", "pending"]
    assert (False, [(BOKEN, None, marks)]) == (found["in_tak"], keys(found["routings"]))
    assert ([(BOKEN, JOURNAL, marks)], []) == (keys(found["callers"]), found["orphans"])
    assert ("Vårdcentralen Boken", [1]) == tuple(
        found["routings"][0][name] for name in ("logical_address_name", "orders")
    )
    assert (BOKEN, None, marks) in keys(about(submitted, "tidbok")["routings"])
    (line,) = [each for each in submitted.tak("show", BOKEN).out.splitlines() if "Tidbok" in each]
    assert line.startswith("    + MakeBooking 1")


def test_a_url_that_an_order_changes(submitted: Scene) -> None:
    """A routing that a sent order leads elsewhere has its new URL beside that of live."""
    (routed,) = about(submitted, EKEN)["routings"]
    new = str(TARGET.url).replace("tidbok.", "ny.tidbok.", 1)
    assert (["changed", "pending"], TARGET.url, new) == (
        routed["marks"],
        routed["target"]["url"],
        routed["becomes"]["url"],
    )
    assert f"blir {new}" in submitted.tak("show", EKEN).out


def test_a_row_that_an_order_removes(scene: Scene) -> None:
    """A row of live that a sent order takes away is marked so."""
    scene.export(DECLARED)
    scene.repo.branch("bort").edit(CONNECTION, "[journal]", "[portal]")
    scene.tak("order")
    scene.repo.commit("Byt konsument")
    scene.repo.checkout("main").merge("bort")
    scene.tak("submit")
    assert [(EKEN, JOURNAL, ["removed", "pending"]), (EKEN, PORTAL, ["added", "pending"])] == keys(
        about(scene, EKEN)["callers"]
    )


def test_a_permission_whose_routing_is_on_its_way(scene: Scene) -> None:
    """A permission is not told as one that no routing answers for while files or a sent order bring its routing."""
    scene.export([*DECLARED, permission(PORTAL, BOKEN)])
    boken = f"  - {{id: {BOKEN}, name: Vårdcentralen Boken}}\nconsumers:"
    scene.repo.branch("ny").edit(CONNECTION, "consumers:", boken)
    assert [] == about(scene, "portal")["orphans"]
    scene.tak("order")
    scene.repo.commit("Anslut Boken")
    scene.repo.checkout("main").merge("ny")
    scene.tak("submit")
    assert [] == about(scene, "portal")["orphans"]
    assert 1 == len([fact for fact in about(scene, "portal")["consumes"] if fact["logical_address"] == BOKEN])


def test_days(scene: Scene) -> None:
    """A row that begins later or does not last has its day; one that has ended is not shown."""
    rows: list[Routing | Permission] = [
        routing(BOKEN)._replace(valid_from=date(2026, 12, 1)),
        permission(address=BOKEN)._replace(valid_to=date(2027, 1, 31)),
        permission(PORTAL, BOKEN)._replace(valid_to=date(2026, 11, 22)),
    ]
    scene.export([*DECLARED, *rows], others=False)
    found = about(scene, BOKEN)
    assert [("2026-12-01", None)] == [(fact["begins"], fact["ends"]) for fact in found["routings"]]
    every = [*found["callers"], *found["orphans"]]
    assert [(JOURNAL, "2027-01-31")] == [(fact["consumer"], fact["ends"]) for fact in every]


def test_a_thing_that_only_the_files_know(scene: Scene) -> None:
    """What TAK lacks is shown with what the files would bring."""
    scene.repo.branch("andring").edit(
        CONNECTION, "consumers:", f"  - {{id: {BOKEN}, name: Vårdcentralen Boken}}\nconsumers:"
    )
    found = about(scene, "vårdcentralen boken")
    assert (False, [(BOKEN, None, ["added"])]) == (found["in_tak"], keys(found["routings"]))


def test_files_with_mistakes_mark_nothing(scene: Scene) -> None:
    """Where a file cannot be read nobody can tell what changes: live is shown as it is."""
    scene.export(DECLARED)
    scene.repo.branch("andring").edit(CONNECTION, "kind: Connection", "kind: Konnektion")
    told = scene.tak("show", EKEN)
    assert ExitCode.OK == told.code
    assert "Filer med fel" in told.err
    assert [[]] == [fact["marks"] for fact in about(scene, EKEN)["routings"]]


def test_an_environment_without_live(scene: Scene) -> None:
    """Live that cannot be had is told, the others are shown, and the exit code says so."""
    scene.repo.write(PROD, "platform: NTJP-PROD\nlive: {file: saknas.json}\n")
    told = scene.tak("show", CONTRACT)
    assert ExitCode.FAILURE == told.code
    assert "saknas.json" in told.err
    assert "ntjp-qa" in told.out
    assert ExitCode.OK == scene.tak("show", CONTRACT, "ntjp-qa").code


def test_nobody_knows_it(scene: Scene) -> None:
    """A word that fits nothing is told."""
    told = scene.tak("show", "apoteket")
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert "finns varken i filerna eller i TAK" in told.err


def test_a_url_is_not_unknown(scene: Scene) -> None:
    """It is TAK's, but it is its system that can be shown."""
    told = scene.tak("show", str(TARGET.url))
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert f'"{TARGET.url}" är en URL hos Tidbok (Region Exempel): skriv systemet i stället' in told.err


def test_many_rows_are_folded(scene: Scene) -> None:
    """Addresses of one contract are counted, the lines of a part are limited, and `--all` shows every row."""
    many = [f"SE2321000131-X{n:03}" for n in range(30)]
    scene.export([*DECLARED, *map(routing, many), *(permission(f"SE-K{n}", unit) for n, unit in enumerate(many))])
    shown = scene.tak("show", "tidbok").out
    assert "32 adresser" in shown
    assert "rader till" in shown
    every = scene.tak("show", "tidbok", "--all").out
    assert "rader till" not in every
    assert all(unit in every for unit in many)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_are_shown(scene: Scene, language: str) -> None:
    """A system, an address and a contract, with all that can be the matter; no line is wider than the screen."""
    more = "status: deactivated\ncontacts: [{role: technical, name: Jouren, email: j@r.example}]\n"
    scene.repo.write(PRODUCER, f"{scene.repo.read(PRODUCER)}{more}".encode())
    scene.repo.commit()
    scene.export(
        [
            *DECLARED,
            routing(BOKEN, OTHER)._replace(valid_from=date(2026, 12, 1)),
            permission(PORTAL, "*")._replace(valid_to=date(2027, 1, 31)),
            permission(PORTAL, "SE2321000131-ENSAM"),
        ]
    )
    scene.repo.branch("andring").edit(CONNECTION, "[journal]", "[portal]")
    orders = OrderScene(scene, START)
    orders.until(orders.plan(permit(PORTAL, "SE2321000131-E000000000009")), "sent")
    shown = []
    for thing in ("tidbok", EKEN, "makebooking", "portal"):
        told = scene.tak("show", thing, "--language", language)
        shown.append(f"$ tak show {thing}\n{told.err}{told.out}")
    text = "\n".join(shown)
    assert_golden(GOLDEN / f"show-{language}.txt", text)
    assert [] == [line for line in text.splitlines() if len(line) > 80 and "https://" not in line and line[0] != '"']
