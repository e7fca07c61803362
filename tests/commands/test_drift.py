"""`tak drift`: what live has otherwise than the files of HEAD declare."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.large_scene import drop, enlarge, live
from builders.repository import CONNECTION, ENVIRONMENT, EXPORT, SETTINGS
from builders.scene import DECLARED, EKEN, JOURNAL, PORTAL, TARGET, Scene, permission, routing
from tak_gitops.commands.common.app import app_for
from tak_gitops.commands.common.state import read_head, read_state
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.texts import LANGUAGES, Language

CONTRACT = "urn:riv:crm:scheduling:MakeBookingResponder:1"
MOVED = TARGET._replace(url="https://tidbok.region.example/v3")
ELSEWHERE = "tak_services: https://annan.example/tak-services"
GONE = "SE2321000131-E000000000010"
"""The address that the merged order of these tests removes the routing of."""


def rows(scene: Scene, kind: str = "drift") -> list[tuple[str, str]]:
    """Action and key of each row that is told."""
    data: dict[str, Any] = json.loads(scene.tak("drift", "--format", "json").out)
    return [(each["action"], each["key"]) for each in data["environments"][0][kind]]


@pytest.fixture(name="left_over")
def _left_over(scene: Scene) -> Scene:
    """A main whose merged order removed a routing, and a live where the portal still has its permission on it."""
    large = enlarge(scene)
    drop(large, 1)
    large.tak("order")
    large.repo.commit()
    large.repo.checkout("main").merge("andring")
    large.export(after_removal())
    return large


def after_removal() -> list[Routing | Permission]:
    """Live once the order of `left_over` is carried out."""
    return [*(row for row in live() if row.logical_address != GONE), permission(PORTAL, GONE)]


def test_nothing_differs(scene: Scene) -> None:
    """One line, and exit code 0."""
    told = scene.tak("drift")
    assert (ExitCode.OK, "") == (told.code, told.err)
    assert "ntjp-qa: inget avviker från filerna (export 2026-11-23 04:05).\n" == told.out


def test_live_differs(scene: Scene) -> None:
    """A changed and a missing row are shown by name, with the keys by which they are ordered; exit code 2."""
    scene.export([routing(target=MOVED)])
    told = scene.tak("drift")
    assert ExitCode.CHANGES == told.code
    assert f"      routing:{EKEN},crm:scheduling:MakeBooking:1\n" in told.out
    assert f"      permission:{EKEN},crm:scheduling:MakeBooking:1,{JOURNAL}\n" in told.out
    assert "2 rader avviker. För att bli som filerna säger: 1 läggs till, 1 ändras, 0 tas bort." in " ".join(
        told.out.split("\n")
    )
    assert "tak order ntjp-qa --drift NYCKEL" in told.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report(left_over: Scene, language: Language) -> None:
    """What is left over comes first, then what differs by file; it reads as it should in every format."""
    left_over.repo.git("config", "core.abbrev", "7")
    rows = [row for row in after_removal() if row not in (permission(), routing("SE2321000131-E000000000011"))]
    left_over.export([routing(target=MOVED), *rows[1:]])
    for form, suffix in (("text", "txt"), ("markdown", "md")):
        told = left_over.tak("drift", "--format", form, "--language", language)
        commit = left_over.repo.git("rev-parse", "--short", "HEAD")
        assert ExitCode.CHANGES == told.code
        assert_golden(GOLDEN / f"drift-{language}.{suffix}", told.out.replace(commit, "4f1c9d2"))


def test_rows_that_are_folded(scene: Scene) -> None:
    """Many addresses of one contract are one line, and `--all` shows each with its key."""
    large = enlarge(scene)
    large.export(DECLARED)
    assert "10 adresser" in large.tak("drift").out
    assert 20 == large.tak("drift", "--all").out.count("      routing:SE") + large.tak("drift", "--all").out.count(
        "      permission:SE"
    )


def test_rows_of_others(scene: Scene) -> None:
    """What nobody declared is no drift: it is a count."""
    scene.export([*DECLARED, permission(PORTAL)])
    assert ExitCode.OK == scene.tak("drift").code


def test_the_work_tree_does_not_count(scene: Scene) -> None:
    """A schedule looks at what is committed, whatever lies about."""
    scene.repo.edit(CONNECTION, "https://tidbok", "https://ny.tidbok").write("environments/ntjp-qa/x.yaml", "kind: [")
    assert ExitCode.OK == scene.tak("drift").code


def test_a_branch_is_held_to_its_own_files(scene: Scene) -> None:
    """HEAD is what is asked about, whatever main says."""
    scene.repo.branch("andring").edit(CONNECTION, "[journal]", "[journal, portal]").commit()
    assert ExitCode.CHANGES == scene.tak("drift").code


def test_a_shallow_clone(scene: Scene) -> None:
    """The clone that a scheduled job makes has one commit, which is all that is needed."""
    scene.repo.edit(CONNECTION, "kind:", "# Eken\nkind:").commit()
    clone = scene.repo.clone(scene.repo.root.parent / "clone", "--depth=1")
    clone.write(EXPORT, (scene.repo.root / EXPORT).read_bytes())
    told = scene.tak("-C", str(clone.root), "drift")
    assert (ExitCode.OK, "") == (told.code, told.err)


def test_no_commit(scene: Scene) -> None:
    """Without any commit there is nothing to hold live to."""
    scene.repo.git("update-ref", "-d", "HEAD")
    assert ExitCode.FAILURE == scene.tak("drift").code


def test_an_export_that_is_too_old(scene: Scene) -> None:
    """Drift against an old export is shown, and the exit code is that of the guard."""
    scene.export([permission()], made=datetime(2026, 11, 20, 3, 5, tzinfo=UTC))
    told = scene.tak("drift")
    assert ExitCode.STALE == told.code
    assert "snapshot_hours" in told.out
    assert "routing:" in told.out


def test_an_export_that_is_missing(scene: Scene) -> None:
    """It is an error, as for a plan, and no drift."""
    scene.repo.delete(EXPORT)
    told = scene.tak("drift")
    assert ExitCode.FAILURE == told.code
    assert EXPORT in told.err


def test_problems_of_one_environment_hide_no_other(scene: Scene) -> None:
    """The drift of one environment is shown though the export of another is missing."""
    prod = "platform: NTJP-PROD\nlive: {file: ../../exports/saknas.json}\n"
    scene.repo.write("environments/ntjp-prod/environment.yaml", prod).commit()
    scene.export([permission()])
    told = scene.tak("drift")
    assert ExitCode.FAILURE == told.code
    assert "1 rad avviker" in told.out
    assert ExitCode.CHANGES == scene.tak("drift", "ntjp-qa").code


def test_what_is_on_its_way_is_no_drift(scene: Scene) -> None:
    """Between sending and the next export the rows of an order are as ordered."""
    merge_a_consumer(scene)
    assert ExitCode.CHANGES == scene.tak("drift").code
    assert ExitCode.OK == scene.tak("submit").code
    told = scene.tak("drift")
    assert ExitCode.OK == told.code
    assert "1 beställning ligger ovanpå exporten" in told.out


def test_what_is_merged_and_not_sent_is_no_drift(scene: Scene) -> None:
    """Between the merge and the run that sends it, or while it is held: nobody is told to order it once more."""
    assert ExitCode.OK == scene.tak("submit").code
    merge_a_consumer(scene)
    told = scene.tak("drift")
    assert ExitCode.OK == told.code, told.out
    assert "1 rad väntar: beställningen är sammanslagen men inte skickad än" in unwrapped(told.out)
    assert "1 rad väntar" in scene.tak("drift", "--format", "markdown").out
    assert [] == rows(scene)
    scene.repo.branch("annat").write("docs/x.md", "x").commit()
    assert "1 rad väntar" in unwrapped(scene.tak("plan").out)


def test_drift_beside_what_is_merged_and_not_sent_is_told(scene: Scene) -> None:
    """Only the rows of the order wait; somebody who has changed another in TAK is found out."""
    assert ExitCode.OK == scene.tak("submit").code
    merge_a_consumer(scene)
    scene.export([routing(target=MOVED), permission()])
    assert ExitCode.CHANGES == scene.tak("drift").code
    assert [("change", f"routing:{EKEN},{CONTRACT}")] == rows(scene)


def merge_a_consumer(scene: Scene) -> None:
    """A change with its order comes to main, and nothing is sent yet."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.tak("order")
    scene.repo.commit()
    scene.repo.checkout("main").merge("portal")


def unwrapped(text: str) -> str:
    """A report without its line breaks."""
    return " ".join(text.split())


def test_what_was_left_over(left_over: Scene) -> None:
    """A permission on a routing that our order removed is told, as something to remove."""
    assert [("remove", f"permission:{GONE},{CONTRACT},{PORTAL}")] == rows(left_over, "orphans")
    told = left_over.tak("drift")
    assert ExitCode.CHANGES == told.code
    assert "Kvar på vägval som tidigare beställningar tog bort" in told.out


@pytest.mark.parametrize("address", [GONE, "*", "SE"])
def test_what_is_in_use_is_not_left_over(left_over: Scene, address: str) -> None:
    """Where somebody routes the address by now, or a default routing answers for it, the permission has a use."""
    left_over.export([*after_removal(), routing(address)])
    assert [] == rows(left_over, "orphans")


def test_what_the_files_declare_is_not_left_over(left_over: Scene) -> None:
    """A permission that stands in a file is deleted there, or stays."""
    left_over.repo.write(
        "environments/ntjp-qa/portal.yaml",
        f"""
        kind: Access
        consumers: [portal]
        contracts: [crm:scheduling:MakeBooking:1]
        logical_addresses: [{GONE}]
        """,
    ).commit()
    assert [] == rows(left_over, "orphans")


def test_the_data(scene: Scene) -> None:
    """JSON says what was compared, and of each row what a plan says of it."""
    scene.export([routing(target=MOVED), permission()])
    data = json.loads(scene.tak("drift", "--format", "json").out)
    (found,) = data["environments"]
    assert ("1.0", "ntjp-qa", 1, 0) == (
        data["format_version"],
        found["environment"],
        found["counts"]["drift"],
        found["counts"]["orphans"],
    )
    assert found["files"].startswith("HEAD@")
    assert (["url"], CONNECTION) == (found["drift"][0]["changed"], found["drift"][0]["path"])


def test_secrets_stay_with_servers_that_are_approved(scene: Scene) -> None:
    """On a branch they go to the servers of main, not to those that the branch names."""
    scene.repo.branch("andring").edit(ENVIRONMENT, "{file: ../../exports/takdump_ntjp_qa.json}", f"{{{ELSEWHERE}}}")
    scene.repo.commit()
    app = app_for(str(scene.repo.root), None, None, "sv")
    assert frozenset() == read_head(app).approved_servers
    scene.repo.checkout("main").merge("andring")
    approved = read_head(app).approved_servers
    assert ["annan.example"] == [each.host for each in approved or ()]


def test_a_pull_request_is_not_its_own_base(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """In its job, secrets go to the servers of the branch that it is for, also where it names itself as that branch."""
    scene.repo.branch("andring").edit(ENVIRONMENT, "{file: ../../exports/takdump_ntjp_qa.json}", f"{{{ELSEWHERE}}}")
    scene.repo.write("tak-gitops.yaml", f"branch: andring\n{scene.repo.read('tak-gitops.yaml')}").commit()
    app = app_for(str(scene.repo.root), None, None, "sv")
    assert ["annan.example"] == [each.host for each in read_head(app).approved_servers or ()]
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert frozenset() == read_head(app).approved_servers
    assert frozenset() == read_state(app, None).approved_servers


def test_limits_and_settings_are_those_of_head(scene: Scene) -> None:
    """The language and the environment are read from the commit, not from the work tree."""
    scene.repo.edit(SETTINGS, "language: sv", "language: en").commit()
    scene.repo.edit(ENVIRONMENT, "NTJP-QA", "NTJP-TEST")
    told = scene.tak("drift")
    assert (ExitCode.OK, "ntjp-qa: nothing differs") == (told.code, told.out[:24])
