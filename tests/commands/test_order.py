"""`tak order`: the order file of a pull request, written and checked."""

import errno
import json
import os
from datetime import UTC, datetime
from typing import Any

import pytest

from builders.exports import ExportRows, write_export
from builders.repository import CONNECTION, EXPORT, SETTINGS
from builders.scene import BOKVAST, DECLARED, EKEN, OTHERS, PORTAL, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.orders.order_file import read_order

OTHER_PRODUCER = Target(BOKVAST, "RIVTABP21", "https://bokvast.region.example/x")
PROD = "environments/ntjp-prod"


@pytest.fixture(name="changed")
def _changed(scene: Scene) -> Scene:
    """A branch in which the portal may call."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]").commit()
    return scene


def only(files: dict[str, bytes]) -> tuple[str, dict[str, Any]]:
    """The path of the one order file, and what it holds."""
    ((path, content),) = files.items()
    order: dict[str, Any] = json.loads(content)
    return path, order


def keys(order: dict[str, Any]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Action, kind and key of each line of an order file."""
    return [(line["action"], line["kind"], tuple(line["key"].values())) for line in order["lines"]]


def later_export(scene: Scene) -> None:
    """The export of the next night: the same rows, and some more of others."""
    rows: list[Routing | Permission] = [*DECLARED, *OTHERS, routing("SE2321000131-E000000000010")]
    made = ExportRows(
        routings=[row for row in rows if isinstance(row, Routing)],
        permissions=[row for row in rows if isinstance(row, Permission)],
    )
    scene.repo.write(EXPORT, write_export(made, made=datetime(2026, 11, 24, 3, 5, tzinfo=UTC)))


def test_an_order_is_written(changed: Scene) -> None:
    """The order is a file of the environment, named by its day, what it is about, and its digest."""
    told = changed.tak("order")
    path, order = only(changed.orders())
    assert (ExitCode.OK, "") == (told.code, told.out)
    assert f"orders/ntjp-qa/2026-11-23-eken-{order['digest'][:12]}.json" == path
    assert path in told.err
    assert [("add", "permission", (EKEN, "urn:riv:crm:scheduling:MakeBookingResponder:1", PORTAL))] == keys(order)
    assert "Region Exempel, integrationsförvaltningen" == order["parts"][0]["utforare"]
    assert read_order(changed.orders()[path], path)


def test_what_is_not_committed_is_ordered_too(scene: Scene) -> None:
    """An order is of the work tree, so that it can be committed with what it is for."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    assert ExitCode.OK == scene.tak("order").code
    assert 1 == len(scene.orders())


def test_writing_again_changes_nothing(changed: Scene) -> None:
    """The same lines leave the file as it is, also over another export and on another day."""
    changed.tak("order")
    before = changed.orders()
    later_export(changed)
    told = changed.tak("order", day="2026-11-24")
    assert (ExitCode.OK, before) == (told.code, changed.orders())
    assert "är aktuell" in told.err


def test_a_committed_order_is_left_alone(changed: Scene) -> None:
    """An order that is committed in the branch is as good as one that is not."""
    changed.tak("order")
    changed.repo.commit()
    before = changed.orders()
    assert ExitCode.OK == changed.tak("order").code
    assert before == changed.orders()


def test_other_lines_replace_the_order(changed: Scene) -> None:
    """When the change orders something else, a new file takes the place of the old one."""
    changed.tak("order")
    ((old, _),) = changed.orders().items()
    changed.repo.edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    changed.tak("order")
    path, order = only(changed.orders())
    assert old != path
    assert ["change", "add"] == [line["action"] for line in order["lines"]]


def test_another_sender_replaces_the_order(changed: Scene) -> None:
    """Who orders stands in the payload: when the settings say another, the file is written anew."""
    changed.tak("order")
    changed.repo.edit(SETTINGS, "Region Exempel, integrationsförvaltningen", "Region Annan")
    changed.tak("order")
    assert "Region Annan" == only(changed.orders())[1]["parts"][0]["utforare"]


def test_an_order_that_is_needed_no_more(changed: Scene) -> None:
    """When the change orders nothing any more, the file goes away."""
    changed.tak("order")
    changed.repo.edit(CONNECTION, "[journal, portal]", "[journal]")
    told = changed.tak("order")
    assert (ExitCode.OK, {}) == (told.code, changed.orders())
    assert "inget att beställa längre" in told.err


def test_nothing_to_order(scene: Scene) -> None:
    """A change that needs no order writes none."""
    scene.repo.branch("andring").edit(CONNECTION, "kind:", "# Eken\nkind:")
    told = scene.tak("order")
    assert (ExitCode.OK, {}) == (told.code, scene.orders())
    assert "inget att beställa." in told.err


def test_a_blocked_line_stops_the_order(scene: Scene) -> None:
    """Nothing is ordered by halves: with one line blocked no order is written, and an old one is left."""
    scene.repo.branch("andring").edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.tak("order")
    before = scene.orders()
    scene.export([routing(target=OTHER_PRODUCER), permission()])
    scene.repo.edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    told = scene.tak("order")
    assert (ExitCode.FAILURE, before) == (told.code, scene.orders())
    assert "1 rad är blockerad" in told.err


def test_drift_is_not_ordered(changed: Scene) -> None:
    """What nobody changed is not ordered with a change."""
    changed.export([permission()])
    changed.tak("order")
    assert ["permission"] == [line["kind"] for line in only(changed.orders())[1]["lines"]]


def test_an_order_for_a_day(changed: Scene) -> None:
    """`--execute-on` sets the day that the order takes effect, and writing again keeps it."""
    changed.tak("order", "--execute-on", "2026-12-24")
    path, order = only(changed.orders())
    assert "2026-12-24" == order["execute_on"]
    before = changed.orders()
    assert ExitCode.OK == changed.tak("order").code
    assert before == changed.orders()
    changed.tak("order", "--execute-on", "2026-12-25")
    assert ["2026-12-25"] == [json.loads(content)["execute_on"] for content in changed.orders().values()]
    assert path not in changed.orders()


def test_a_later_day_has_an_afternoon_before(scene: Scene) -> None:
    """What changes or goes on a later day is told when the order is written, and by the plan, which is of that day."""
    scene.repo.branch("url").edit(CONNECTION, "https://tidbok.region.example", "https://ny.region.example").commit()
    assert "TG415" not in scene.tak("order").err
    assert "varning TG415  1 vägval ändras först 2026-12-24: " in scene.tak("order", "--execute-on", "2026-12-24").err
    told = scene.tak("plan").out
    assert "verkställs 2026-12-24" in told
    assert "TG415" in told
    assert ExitCode.OK == scene.tak("order").code


def test_the_order_is_for_live_of_its_day(changed: Scene) -> None:
    """What has ended by the day of the order is not there any more."""
    ends = permission(PORTAL)._replace(valid_to=datetime(2026, 12, 1, tzinfo=UTC).date())
    changed.export([*DECLARED, ends])
    assert {} == (changed.tak("order"), changed.orders())[1]
    changed.tak("order", "--execute-on", "2026-12-24")
    assert 1 == len(changed.orders())


def test_a_file_that_cannot_be_read_is_written_anew(changed: Scene) -> None:
    """An order file that somebody broke is told of and replaced."""
    changed.repo.write("orders/ntjp-qa/2026-11-20-trasig.json", "{")
    told = changed.tak("order")
    path, _ = only(changed.orders())
    assert ExitCode.OK == told.code
    assert "2026-11-20-trasig.json" not in path
    assert "är ingen beställningsfil" in told.err


def test_several_files_become_one(changed: Scene) -> None:
    """Where there are several order files, writing leaves the one that is right."""
    changed.tak("order")
    path, _ = only(changed.orders())
    changed.repo.write(path.replace("2026-11-23", "2026-11-22"), changed.orders()[path])
    assert ExitCode.OK == changed.tak("order").code
    assert [path] == list(changed.orders())


@pytest.mark.parametrize("verb", ["order", "order --check"])
@pytest.mark.parametrize("break_it", ["change", "delete"])
def test_an_approved_order_never_changes(changed: Scene, verb: str, break_it: str) -> None:
    """An order file of the base was approved: who changes or deletes it is told to restore it."""
    changed.tak("order")
    changed.repo.commit()
    changed.repo.checkout("main").merge("portal")
    path, _ = only(changed.orders())
    changed.repo.branch("sabotage")
    if break_it == "delete":
        changed.repo.delete(path)
    else:
        changed.repo.write(path, changed.orders()[path] + b" ")
    changed.repo.commit()
    told = changed.tak(*verb.split())
    assert ExitCode.FAILURE == told.code
    assert "En godkänd beställning ändras aldrig" in told.err


def test_a_full_disk(changed: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full there is an error and no half file."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "orders")

    monkeypatch.setattr(os, "fsync", full)
    told = changed.tak("order")
    assert (ExitCode.FAILURE, {}) == (told.code, changed.orders())
    assert "No space left on device" in told.err
    assert "Traceback" not in told.err


def test_problems_of_one_environment_hide_no_other(changed: Scene) -> None:
    """Where the export of one environment is missing, the order of the other is written all the same."""
    changed.repo.write(f"{PROD}/environment.yaml", "platform: NTJP-PROD\nlive: {file: ../../exports/saknas.json}\n")
    told = changed.tak("order")
    assert ExitCode.FAILURE == told.code
    assert ["orders/ntjp-qa"] == [path.rpartition("/")[0] for path in changed.orders()]
    assert "saknas.json" in told.err


def test_one_export_for_several_environments(changed: Scene) -> None:
    """`--export` is for one environment."""
    changed.repo.write(f"{PROD}/environment.yaml", "platform: NTJP-PROD\n")
    assert ExitCode.USAGE == changed.tak("order", "--export", EXPORT).code
    assert {} == changed.orders()


def check(scene: Scene) -> tuple[int, str, str]:
    """`tak order --check`."""
    return scene.tak("order", "--check")


def test_a_current_order(changed: Scene) -> None:
    """The committed order is what the commit gives."""
    changed.tak("order")
    changed.repo.commit()
    code, out, err = check(changed)
    assert (ExitCode.OK, "") == (code, out)
    assert "är aktuell" in err


def test_what_is_not_committed_does_not_count(scene: Scene) -> None:
    """Whoever forgot to commit is told so: else it would look as if nothing had been changed."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    code, _, err = check(scene)
    assert (ExitCode.OK, True, True) == (code, "inget att beställa" in err, f"är inte incheckad ({CONNECTION})" in err)
    scene.repo.commit()
    scene.tak("order")
    (path,) = scene.orders()
    assert f"1 ändrad fil är inte incheckad ({path})" in check(scene)[2]
    scene.repo.commit()
    assert "--check prövar" not in check(scene)[2]


def test_a_current_order_over_a_later_export(changed: Scene) -> None:
    """The check compares lines, not exports."""
    changed.tak("order")
    changed.repo.commit()
    later_export(changed)
    assert ExitCode.OK == changed.tak("order", "--check", day="2026-11-25").code


def test_an_order_that_is_missing(changed: Scene) -> None:
    """A change that needs an order fails without one; a file that is not committed is none."""
    changed.tak("order")
    code, _, err = check(changed)
    assert ExitCode.FAILURE == code
    assert "ingen beställningsfil är incheckad" in err


def test_an_order_that_is_outdated(changed: Scene) -> None:
    """An order of an earlier commit fails, and the lines that differ are shown."""
    changed.tak("order")
    changed.repo.edit(CONNECTION, "[journal, portal]", "[journal]").commit()
    changed.repo.edit(CONNECTION, "https://tidbok", "https://ny.tidbok").commit()
    code, out, err = check(changed)
    assert ExitCode.FAILURE == code
    assert "är inte vad ändringen ger nu" in err
    assert "~ vägval      MakeBooking 1  Vårdcentralen Eken" in out
    assert f"+ behörighet  MakeBooking 1  Vårdcentralen Eken  till {PORTAL}" in out
    assert "i filen: ingen rad" in out
    assert "nu:      ingen rad" in out


def test_an_order_that_is_not_needed(changed: Scene) -> None:
    """An order of a change that needs none fails."""
    changed.tak("order")
    changed.repo.edit(CONNECTION, "[journal, portal]", "[journal]").commit()
    code, _, err = check(changed)
    assert ExitCode.FAILURE == code
    assert "kräver ingen beställning" in err


def test_no_order_and_none_needed(scene: Scene) -> None:
    """A change without an order that needs none is fine."""
    scene.repo.branch("andring").edit(CONNECTION, "kind:", "# Eken\nkind:").commit()
    assert ExitCode.OK == check(scene)[0]


def test_several_orders_are_refused(changed: Scene) -> None:
    """Two order files in one change leave it open which was approved."""
    changed.tak("order")
    path, _ = only(changed.orders())
    changed.repo.write(path.replace("2026-11-23", "2026-11-22"), changed.orders()[path]).commit()
    code, _, err = check(changed)
    assert ExitCode.FAILURE == code
    assert "flera beställningsfiler" in err


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        (PORTAL, "SE2321000131-ANNANQA", "raderna stämmer inte med filens digest"),
        ('"tjanstekonsument": "' + PORTAL, '"tjanstekonsument": "SE2321000131-ANNANQA', "inte vad raderna säger"),
        ("integrationsförvaltningen", "ekonomi", "beställare eller förstudie"),
        ('"format_version": "1.1"', '"format_version": "2.0"', "Uppgradera tak"),
        ('"digest"', '"digest_"', "är ingen beställningsfil"),
    ],
)
def test_an_order_that_was_changed_by_hand(changed: Scene, old: str, new: str, word: str) -> None:
    """What somebody wrote into a committed order by hand is found."""
    changed.tak("order")
    path, _ = only(changed.orders())
    changed.repo.write(path, changed.orders()[path].replace(old.encode(), new.encode())).commit()
    code, _, err = check(changed)
    assert ExitCode.FAILURE == code
    assert word in err


def test_a_check_over_a_blocked_line(changed: Scene) -> None:
    """An order whose change cannot be ordered any more fails."""
    changed.tak("order")
    changed.repo.edit(CONNECTION, "https://tidbok", "https://ny.tidbok").commit()
    changed.export([routing(target=OTHER_PRODUCER), permission()])
    code, _, err = check(changed)
    assert ExitCode.FAILURE == code
    assert "blockerad" in err


def test_a_check_minds_no_work_tree(changed: Scene) -> None:
    """What is not committed does not count."""
    changed.tak("order")
    changed.repo.commit()
    changed.repo.edit(CONNECTION, "[journal, portal]", "[journal]")
    assert ExitCode.OK == check(changed)[0]


def test_a_check_needs_a_commit(scene: Scene) -> None:
    """Without any commit there is nothing to check."""
    scene.repo.git("update-ref", "-d", "HEAD")
    code, _, err = check(scene)
    assert ExitCode.FAILURE == code
    assert "ingen incheckning än" in err


def test_a_check_writes_nothing(changed: Scene) -> None:
    """The check leaves the repository as it is."""
    before = changed.repo.git("status", "--porcelain", "--ignored")
    check(changed)
    assert before == changed.repo.git("status", "--porcelain", "--ignored")
