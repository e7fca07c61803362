"""What must not happen: removals that nobody asked for, and orders that are lost, changed or sent too late."""

from __future__ import annotations

import pytest

from builders.repository import CONNECTION, ENVIRONMENT
from builders.scene import Scene, permission, routing
from tak_gitops.errors import ExitCode

COPY = "environments/kopia"


def test_a_file_moved_to_another_platform_name_removes_nothing(scene: Scene) -> None:
    """Two environments on one platform would each remove what the other declares: refused."""
    scene.repo.branch("flytt").write(f"{COPY}/environment.yaml", scene.repo.read(ENVIRONMENT))
    told = scene.tak("plan")
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert "TG122" in told.err


def test_another_platform_is_another_beginning(scene: Scene) -> None:
    """What was declared for the platform that an environment had before is not removed from the one it has now."""
    scene.export([routing(), permission()])
    scene.repo.branch("byte").edit(ENVIRONMENT, "platform: NTJP-QA", "platform: NTJP-TEST").delete(CONNECTION)
    scene.repo.edit(ENVIRONMENT, "takdump_ntjp_qa", "export")
    scene.repo.write("exports/export.json", scene.repo.read("exports/takdump_ntjp_qa.json"))
    told = scene.tak("plan")
    assert ExitCode.OK == told.code
    assert "tas bort" not in told.out.replace("0 tas bort", "")


def test_capitals_in_an_ending_remove_nothing(scene: Scene) -> None:
    """A file that is renamed so that nobody would read it is an error, not a removal."""
    content = scene.repo.read(CONNECTION)
    scene.repo.branch("versaler").delete(CONNECTION).write(CONNECTION.replace(".yaml", ".YAML"), content)
    told = scene.tak("plan")
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert "eken.YAML: fel TG100" in told.err


def test_a_broken_base_orders_nothing(scene: Scene) -> None:
    """Of a file that could not be read at the base nobody can tell what changed: what differs is drift."""
    scene.export([routing()])
    content = scene.repo.read(CONNECTION)
    scene.repo.write(CONNECTION, "kind: [").commit("Trasig")
    scene.repo.write(CONNECTION, content).commit("Lagad")
    told = scene.tak("plan")
    assert "räknas som oförändrat" in told.err
    assert "0 läggs till, 0 ändras, 0 tas bort; 1 rad avviker" in told.out


@pytest.fixture(name="sent")
def _sent(scene: Scene) -> Scene:
    """The branch main after a merge that brought an order."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.tak("order")
    scene.repo.commit("Ge portalen behörighet")
    scene.repo.checkout("main").merge("portal")
    return scene


def test_an_approved_order_stays_as_it_is(sent: Scene) -> None:
    """On the branch that counts, an order that its last commit brought is neither replaced nor removed."""
    before = sent.orders()
    told = sent.tak("order", "--execute-on", "2026-12-24")
    assert (ExitCode.FAILURE, before) == (told.code, sent.orders())
    assert "redan godkänd" in told.err


def test_a_new_branch_brings_no_old_order(sent: Scene) -> None:
    """A branch that is equal to main changes nothing, so there is nothing to order."""
    before = sent.orders()
    sent.repo.branch("ny")
    told = sent.tak("order")
    assert (ExitCode.OK, before) == (told.code, sent.orders())
    assert "inget att beställa" in told.err


def test_the_same_order_again_gets_a_file_of_its_own(sent: Scene) -> None:
    """What is ordered, taken back and ordered again on one day stands in a second file beside the first."""
    sent.repo.branch("tillbaka").edit(CONNECTION, "[journal, portal]", "[journal]").commit("Tillbaka")
    sent.repo.checkout("main").merge("tillbaka")
    sent.repo.branch("igen").edit(CONNECTION, "[journal]", "[journal, portal]")
    (first,) = sent.orders()
    told = sent.tak("order")
    assert ExitCode.OK == told.code
    (second,) = set(sent.orders()) - {first}
    assert first.replace("eken-", "eken-2-") == second


def test_a_day_that_has_passed_is_not_ordered(scene: Scene) -> None:
    """TAK would take a day of the past and reckon backwards from it (domain.md 4.3)."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    told = scene.tak("order", "--execute-on", "2020-01-01")
    assert (ExitCode.USAGE, {}) == (told.code, scene.orders())


def test_an_order_that_comes_too_late_is_not_sent(scene: Scene) -> None:
    """An order whose day has passed before it was merged is stale."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.tak("order", "--execute-on", "2026-12-01")
    scene.repo.commit("Ge portalen behörighet")
    assert ExitCode.FAILURE == scene.tak("order", "--check", day="2026-12-02").code
    scene.repo.checkout("main").merge("portal")
    told = scene.tak("submit", day="2026-12-02")
    assert (ExitCode.STALE, {}) == (told.code, scene.outbox())
    assert "har passerat" in told.err


def test_a_check_finds_orders_that_nobody_would_send(scene: Scene) -> None:
    """An order in the wrong folder is found before the merge, not after it."""
    scene.repo.branch("fel").write("orders/typo/x.json", "{}").commit("Fel mapp")
    told = scene.tak("order", "--check")
    assert ExitCode.FAILURE == told.code
    assert "orders/typo/x.json hör inte till någon miljö" in told.err


def test_one_bad_export_hides_one_plan(scene: Scene) -> None:
    """The plan of an environment is shown also where the export of another cannot be read."""
    scene.repo.write(f"{COPY}/environment.yaml", "platform: NTJP-PROD\nlive: {file: borta.json}\n").commit("Prod")
    told = scene.tak("plan")
    assert ExitCode.FAILURE == told.code
    assert told.out.startswith("ntjp-qa")
    assert "borta.json" in told.err
