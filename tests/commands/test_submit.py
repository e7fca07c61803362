"""`tak submit`: what was approved is sent once, or not at all."""

import errno
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from builders.repository import CONNECTION, ENVIRONMENT, EXPORT, OUTBOX, SETTINGS
from builders.scene import BOKVAST, DECLARED, EKEN, JOURNAL, PORTAL, TARGET, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Target

OTHER_PRODUCER = Target(BOKVAST, "RIVTABP21", "https://bokvast.region.example/x")
MOVED = TARGET._replace(url=str(TARGET.url).replace("tidbok.", "ny.tidbok.", 1))
"""Where the branch of these tests leads."""
PROD = "environments/ntjp-prod/environment.yaml"


@pytest.fixture(name="changed")
def _changed(scene: Scene) -> Scene:
    """A branch in which the portal may call and the URL is another, with its order."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.repo.edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    scene.tak("order")
    scene.repo.commit("Ge portalen behörighet")
    return scene


@pytest.fixture(name="merged")
def _merged(changed: Scene) -> Scene:
    """The same, merged into main."""
    changed.repo.checkout("main").merge("portal")
    return changed


def declare_in_production(scene: Scene) -> None:
    """Declare a permission in an environment whose export is not there, with no order for it."""
    scene.repo.write(PROD, "platform: NTJP-PROD\nlive: {file: ../../exports/saknas.json}\n")
    scene.repo.write(
        "environments/ntjp-prod/eken.yaml",
        f"""
        kind: Access
        consumers: [{JOURNAL}]
        contracts: [crm:scheduling:MakeBooking:1]
        logical_addresses: [{EKEN}]
        """,
    ).commit()


def payload(scene: Scene) -> dict[str, Any]:
    """The one payload that was sent."""
    (content,) = (content for path, content in scene.outbox().items() if path.endswith(".json"))
    sent: dict[str, Any] = json.loads(content)
    return sent


def test_a_merge_is_sent(merged: Scene) -> None:
    """After the merge, payload and text lie in the outbox, named like the order file."""
    told = merged.tak("submit")
    assert (ExitCode.OK, "") == (told.code, told.out)
    ((order, _),) = merged.orders().items()
    name = Path(order).stem
    assert {f"{OUTBOX}/ntjp-qa/{name}-1av1.json", f"{OUTBOX}/ntjp-qa/{name}-1av1.txt"} == set(merged.outbox())
    assert "ntjp-qa: beställning" in told.err


def test_what_is_sent_is_what_was_approved(merged: Scene) -> None:
    """The payload is that of the order file, with the days and the number of this sending."""
    merged.tak("submit")
    (approved,) = (json.loads(content)["parts"][0] for content in merged.orders().values())
    added = {
        "version": 1,
        "bestallningsTidpunkt": "2026-11-23T12:00:00+0100",
        "genomforandeTidpunkt": "2026-11-23T12:00:00+0100",
    }
    assert {**approved, **added} == payload(merged)


def squash(scene: Scene) -> None:
    """Bring the branch to main as one commit."""
    scene.repo.checkout("main").git("merge", "--squash", "--quiet", "portal")
    scene.repo.commit("Ge portalen behörighet")


def fast_forward(scene: Scene) -> None:
    """Bring the branch to main as it is."""
    scene.repo.checkout("main").git("merge", "--ff-only", "--quiet", "portal")


def detached(scene: Scene) -> None:
    """Check the merge out as CI does: by its commit."""
    merge = scene.repo.checkout("main").merge("portal")
    scene.repo.checkout(merge)


def overtaken(scene: Scene) -> None:
    """Check the merge out when main has gone on already."""
    merge = scene.repo.checkout("main").merge("portal")
    scene.repo.edit(SETTINGS, "language: sv", "language: en").commit()
    scene.repo.checkout(merge)


@pytest.mark.parametrize("bring", [squash, fast_forward, detached, overtaken])
def test_however_it_is_merged(changed: Scene, bring: Callable[[Scene], None]) -> None:
    """A squash, a fast-forward of one commit, and a merge that is checked out by its id, last or not, are sent."""
    bring(changed)
    assert ExitCode.OK == changed.tak("submit").code
    assert [PORTAL] == [each["tjanstekonsument"] for each in payload(changed)["inkludera"]["anropsbehorigheter"]]


def test_sending_twice_sends_once(merged: Scene) -> None:
    """Running again sends nothing, also on another day, and says so."""
    merged.tak("submit")
    before = merged.outbox()
    told = merged.tak("submit", day="2026-11-24")
    assert (ExitCode.OK, before) == (told.code, merged.outbox())
    assert "Inget att skicka" in told.err


def test_live_does_not_follow_at_once(merged: Scene) -> None:
    """Between sending and the next export the same order still stands."""
    merged.tak("submit")
    assert ExitCode.OK == merged.tak("submit").code


def test_nothing_to_send(merged: Scene) -> None:
    """A merge that needs no order sends none."""
    merged.tak("submit")
    before = merged.outbox()
    merged.repo.branch("annat").edit(CONNECTION, "kind:", "# Eken\nkind:").commit()
    merged.repo.checkout("main").merge("annat")
    merged.export(
        [routing(target=TARGET._replace(url=str(TARGET.url).replace("tidbok.", "ny.tidbok.", 1))), *DECLARED[1:]]
    )
    told = merged.tak("submit")
    assert (ExitCode.OK, before) == (told.code, merged.outbox())
    assert "Inget att skicka" in told.err


def test_drift_is_not_sent(scene: Scene) -> None:
    """What nobody changed is not sent, however live differs."""
    scene.repo.branch("annat").edit(CONNECTION, "kind:", "# Eken\nkind:").commit()
    scene.repo.checkout("main").merge("annat")
    scene.export([])
    assert (ExitCode.OK, {}) == (scene.tak("submit").code, scene.outbox())


def test_a_stale_order(merged: Scene) -> None:
    """When TAK has changed since the approval nothing is sent: the differing line is shown from both sides."""
    other = TARGET._replace(url="https://tidbok.region.example/annan")
    merged.export([routing(target=other), permission()])
    told = merged.tak("submit")
    assert (ExitCode.STALE, {}) == (told.code, merged.outbox())
    assert (
        "  ~ vägval      MakeBooking 1  Vårdcentralen Eken  SE2321000131-E000000000001\n"
        "                godkänd: https://tidbok.region.example/crm/scheduling/MakeBooking/1/rivtabp21\n"
    ) in told.out
    assert "nu:      https://tidbok.region.example/annan\n" in told.out
    assert "Portal" not in told.out
    assert "gäller inte längre" in told.err
    assert "Inget är skickat för ntjp-qa" in told.err


def test_somebody_else_has_done_it(merged: Scene) -> None:
    """When TAK has what was ordered already, nothing is sent, and every line is shown as gone."""
    merged.export([routing(target=MOVED), permission(), permission(PORTAL)])
    told = merged.tak("submit")
    assert (ExitCode.STALE, {}) == (told.code, merged.outbox())
    assert 2 == told.out.count("nu:      ingen rad")


def test_another_merge_came_first(changed: Scene) -> None:
    """When main has changed the files meanwhile, only what this merge causes is compared."""
    changed.repo.checkout("main").edit(SETTINGS, "language: sv", "language: en").commit()
    changed.repo.merge("portal")
    assert ExitCode.OK == changed.tak("submit").code


def test_a_merge_that_lost_its_order(changed: Scene) -> None:
    """A merge that needs an order and brings none fails."""
    changed.repo.git("rm", "-r", "--quiet", "orders")
    changed.repo.commit()
    changed.repo.checkout("main").merge("portal")
    told = changed.tak("submit")
    assert (ExitCode.FAILURE, {}) == (told.code, changed.outbox())
    assert "ändrade 2 rader som ingen beställning finns för" in told.err


def test_an_order_for_an_environment_that_is_gone(changed: Scene) -> None:
    """An approved order for an environment that the merge does not have is not lost unseen."""
    changed.repo.write("orders/ntjp-prod/2026-11-23-x-3f9a01c2b7de.json", b"{}").commit()
    changed.repo.checkout("main").merge("portal")
    told = changed.tak("submit")
    assert ExitCode.FAILURE == told.code
    assert "orders/ntjp-prod/2026-11-23-x-3f9a01c2b7de.json" in told.err
    assert 2 == len(changed.outbox())


def test_a_blocked_line(merged: Scene) -> None:
    """When a line cannot be ordered any more, the order is stale: nothing is sent by halves."""
    merged.export([routing(target=OTHER_PRODUCER), permission()])
    told = merged.tak("submit")
    assert (ExitCode.STALE, {}) == (told.code, merged.outbox())
    assert "1 rad är blockerad" in told.err


def test_no_channel(scene: Scene) -> None:
    """An environment that does not say how orders leave is told what to write."""
    scene.repo.edit(ENVIRONMENT, "channel: {kind: file, folder: ../../outbox}\n", "").commit()
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    scene.tak("order")
    scene.repo.commit()
    scene.repo.checkout("main").merge("portal")
    told = scene.tak("submit")
    assert (ExitCode.FAILURE, {}) == (told.code, scene.outbox())
    assert "channel: {kind: file, folder: …}" in told.err


def test_an_outbox_that_cannot_be_written(merged: Scene) -> None:
    """A file where the outbox should be is told, and nothing is sent."""
    merged.repo.write(OUTBOX, "")
    told = merged.tak("submit")
    assert ExitCode.FAILURE == told.code
    assert "Inget är skickat" in told.err
    assert "Traceback" not in told.err


def test_a_full_disk(merged: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full there is no half payload; when there is room again, running again sends."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        told = merged.tak("submit")
    assert (ExitCode.FAILURE, {}) == (told.code, merged.outbox())
    assert "No space left on device" in told.err
    assert ExitCode.OK == merged.tak("submit").code


def test_the_work_tree_does_not_matter(merged: Scene) -> None:
    """Submit reads commits only: what lies about on disk is neither sent nor in the way."""
    merged.repo.edit(CONNECTION, "[journal, portal]", "[portal]").delete("systems/journal.yaml")
    merged.repo.write("environments/ntjp-qa/trasig.yaml", "kind: [")
    merged.repo.write("orders/ntjp-qa/2026-11-24-extra-3f9a01c2b7de.json", "{}")
    assert ExitCode.OK == merged.tak("submit").code
    assert 2 == len(merged.outbox())


def test_an_order_for_a_day(changed: Scene) -> None:
    """An order that takes effect on a day is sent at once, for that day."""
    changed.tak("order", "--execute-on", "2026-12-24")
    changed.repo.commit()
    changed.repo.checkout("main").merge("portal")
    changed.export(DECLARED, made=datetime(2026, 11, 30, 3, 5, tzinfo=UTC))
    assert ExitCode.OK == changed.tak("submit", day="2026-11-30").code
    sent = payload(changed)
    assert ("2026-11-30T12:00:00+0100", "2026-12-24T12:00:00+0100") == (
        sent["bestallningsTidpunkt"],
        sent["genomforandeTidpunkt"],
    )


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (PORTAL, JOURNAL, ExitCode.FAILURE),
        ('"tjanstekomponent": "' + str(TARGET.producer), '"tjanstekomponent": "' + BOKVAST, ExitCode.FAILURE),
        ("integrationsförvaltningen", "ekonomi", ExitCode.STALE),
    ],
)
def test_an_order_that_was_changed_by_hand(changed: Scene, old: str, new: str, code: ExitCode) -> None:
    """An order file that says something else than what was approved is not sent."""
    ((path, content),) = changed.orders().items()
    changed.repo.write(path, content.replace(old.encode(), new.encode())).commit()
    changed.repo.checkout("main").merge("portal")
    assert (code, {}) == (changed.tak("submit").code, changed.outbox())


def test_several_orders(changed: Scene) -> None:
    """Two order files in one merge leave it open which was approved."""
    ((path, content),) = changed.orders().items()
    changed.repo.write(path.replace("2026-11-23", "2026-11-22"), content).commit()
    changed.repo.checkout("main").merge("portal")
    told = changed.tak("submit")
    assert (ExitCode.STALE, {}) == (told.code, changed.outbox())
    assert "flera beställningsfiler" in told.err


def test_one_environment_stops_no_other(changed: Scene) -> None:
    """The order of one environment is sent though that of another cannot be."""
    declare_in_production(changed)
    changed.repo.checkout("main").merge("portal")
    told = changed.tak("submit")
    assert ExitCode.FAILURE == told.code
    assert 2 == len(changed.outbox())
    assert "saknas.json" in told.err


def test_the_worst_code_counts(changed: Scene) -> None:
    """Where one environment fails and another is stale, the code is that of the stale one."""
    declare_in_production(changed)
    changed.repo.checkout("main").merge("portal")
    changed.export([*DECLARED, permission(PORTAL)])
    assert ExitCode.STALE == changed.tak("submit").code


def test_one_export_for_several_environments(changed: Scene) -> None:
    """`--export` is for one environment."""
    changed.repo.write(PROD, "platform: NTJP-PROD\n").commit()
    changed.repo.checkout("main").merge("portal")
    assert ExitCode.USAGE == changed.tak("submit", "--export", EXPORT).code


def test_mistakes_in_the_files(changed: Scene) -> None:
    """A merge with errors in its files sends nothing."""
    changed.repo.edit(CONNECTION, "producer: tidbok", "producer: tidbokk").commit()
    changed.repo.checkout("main").merge("portal")
    told = changed.tak("submit")
    assert (ExitCode.STALE, {}) == (told.code, changed.outbox())
    assert "TG201" in told.err


def test_the_first_commit(scene: Scene) -> None:
    """The first commit of a repository is a change from nothing: it needs an order as any other."""
    scene.export([])
    told = scene.tak("submit")
    assert (ExitCode.FAILURE, {}) == (told.code, scene.outbox())
    assert "ändrade 2 rader som ingen beställning finns för" in told.err


def test_no_commit_yet(scene: Scene) -> None:
    """Without any commit there is nothing to send."""
    scene.repo.git("update-ref", "-d", "HEAD")
    told = scene.tak("submit")
    assert (ExitCode.FAILURE, {}) == (told.code, scene.outbox())


BROKEN: dict[str, bytes | None] = {
    "missing": None,
    "empty": b"",
    "cut": b'{"formatVersion": "1", "data": {"vagval": [{"id": 1, "fromTid',
    "HTML": b"<!DOCTYPE html>\n<html><title>Logga in</title></html>",
    "no rows": b'{"formatVersion": "1", "data": {"vagval": [], "anropsbehorighet": []}}',
}


@pytest.mark.parametrize("verb", ["plan", "order", "order --check", "submit"])
@pytest.mark.parametrize("broken", list(BROKEN))
def test_an_export_that_cannot_be_used(merged: Scene, verb: str, broken: str) -> None:
    """An export that is missing, empty, cut, or no export at all gives an error, not a plan (formats.md 5)."""
    content = BROKEN[broken]
    if content is None:
        merged.repo.delete(EXPORT)
    else:
        merged.repo.write(EXPORT, content)
    before = merged.orders()
    told = merged.tak(*verb.split())
    assert (ExitCode.FAILURE, "", {}, before) == (told.code, told.out, merged.outbox(), merged.orders())
    assert EXPORT in told.err


@pytest.mark.parametrize("verb", ["plan", "order", "order --check", "submit"])
def test_the_export_of_another_platform(merged: Scene, verb: str) -> None:
    """An export that is named after another platform is refused."""
    merged.export(DECLARED, path="exports/takdump_ntjp_prod.json")
    told = merged.tak(*verb.split(), "--export", "exports/takdump_ntjp_prod.json")
    assert (ExitCode.FAILURE, "", {}) == (told.code, told.out, merged.outbox())
    assert "NTJP-PROD" in told.err


def test_the_text_names_the_contact(scene: Scene) -> None:
    """The text says whom to ask: the technical contact of the system that the order is about."""
    contacts = "contacts:\n  - {role: manager, name: Chefen}\n  - {role: technical, name: Jouren, phone: 08-1}\n"
    scene.repo.write("systems/tidbok.yaml", scene.repo.read("systems/tidbok.yaml") + contacts).commit()
    scene.repo.branch("url").edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    scene.tak("order")
    scene.repo.commit()
    scene.repo.checkout("main").merge("url")
    scene.tak("submit")
    (text,) = (content.decode() for path, content in scene.outbox().items() if path.endswith(".txt"))
    assert "Kontakt: Jouren, 08-1\n" in text
    assert f"      Vårdcentralen Eken ({EKEN})\n" in text
