"""`tak order --revert`: the order that undoes one, once Git has taken the files back."""

import json
import shlex
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

import pytest

from builders.repository import CONNECTION
from builders.scene import DECLARED, EKEN, JOURNAL, PORTAL, TARGET, Scene, permission, routing
from tak_gitops.errors import ExitCode

BOKEN = "SE2321000131-E000000000002"
MOVED = TARGET._replace(url=str(TARGET.url).replace("tidbok.", "ny.tidbok.", 1))
ELSEWHERE = permission(address="SE2321000131-E000000000009")
"""The journal calls others too, so that TAK goes on knowing it."""
ORDERED = (routing(target=MOVED), permission(PORTAL), ELSEWHERE)
"""Live as the merged order leaves it: another URL, the portal in and the journal out."""


@pytest.fixture(name="sent")
def _sent(scene: Scene) -> Scene:
    """A merged and sent order that changes a URL, adds a permission and removes one, and the live that it gave."""
    return carried_out(scene)


def carried_out(scene: Scene) -> Scene:
    """Merge and send the order, and let the export show it."""
    change(scene)
    scene.repo.checkout("main").merge("portal")
    assert ExitCode.OK == scene.tak("submit").code
    scene.export(ORDERED)
    return scene


def change(scene: Scene) -> None:
    """Commit the change and its order in a branch."""
    scene.repo.branch("portal").edit(CONNECTION, "[journal]", "[portal]").edit(
        CONNECTION, "https://tidbok", "https://ny.tidbok"
    )
    assert ExitCode.OK == scene.tak("order").code
    scene.repo.commit("Ge portalen behörighet")


def first(scene: Scene) -> str:
    """The digest of the order that is to be undone, as people see it."""
    return PurePosixPath(next(iter(scene.orders()))).stem.rpartition("-")[2]


def follow(scene: Scene, told: str) -> None:
    """Do what the tool says that is to be done with Git."""
    commands = [shlex.split(line) for line in told.splitlines() if line.startswith("  git ")]
    assert 3 == len(commands)
    for _, *arguments in commands:
        scene.repo.git(*arguments)


def new_order(scene: Scene) -> dict[str, Any]:
    """The order file that is not committed yet."""
    paths = scene.repo.git("ls-files", "--others", "--exclude-standard", "orders").splitlines()
    (order,) = (json.loads(scene.repo.read(path)) for path in paths)
    made: dict[str, Any] = order
    return made


def test_the_whole_way(sent: Scene) -> None:
    """What the tool says is enough to undo an order: each line is turned round, checked, approved and sent."""
    told = sent.tak("order", "--revert", "1")
    assert ExitCode.FAILURE == told.code
    assert f"filerna säger fortfarande det som beställningen {first(sent)} gav" in told.err
    follow(sent, told.err)
    assert ExitCode.OK == sent.tak("order", "--revert", first(sent)).code
    undone = [
        (line["action"], line["key"].get("consumer"), (line["after"] or {}).get("url"))
        for line in new_order(sent)["lines"]
    ]
    assert [("remove", PORTAL, None), ("change", None, TARGET.url), ("add", JOURNAL, None)] == undone
    sent.repo.commit()
    assert ExitCode.OK == sent.tak("order", "--check").code
    sent.repo.checkout("main").merge(f"angra-{first(sent)}")
    told = sent.tak("submit")
    assert (ExitCode.OK, 2) == (told.code, len(sent.outbox()))
    assert "beställning 2 väntar på 1" in told.err
    sent.export(ORDERED, made=datetime(2026, 11, 23, 11, 5, tzinfo=UTC))
    assert ExitCode.OK == sent.tak("verify").code
    assert (ExitCode.OK, 4) == (sent.tak("submit").code, len(sent.outbox()))


def test_a_squashed_merge(scene: Scene) -> None:
    """A change that came as one commit is taken back as one commit."""
    change(scene)
    scene.repo.checkout("main").git("merge", "--squash", "--quiet", "portal")
    commit = scene.repo.commit("Ge portalen behörighet")
    scene.tak("submit")
    scene.export(ORDERED)
    told = scene.tak("order", "--revert", "1")
    assert f"git revert --no-commit {commit[:12]}\n" in told.err
    follow(scene, told.err)
    assert ExitCode.OK == scene.tak("order", "--revert", "1").code


def test_an_order_that_is_on_its_way(sent: Scene) -> None:
    """What was sent counts as done before an export shows it: it may be undone, and waits for it."""
    sent.export(DECLARED)
    follow(sent, sent.tak("order", "--revert", "1").err)
    assert ExitCode.OK == sent.tak("order", "--revert", "1").code
    assert 3 == len(new_order(sent)["lines"])
    assert [1] == sent.plan()["waits_for"]


@pytest.mark.parametrize("name", ["path", "file", "number", "digest", "beginning"])
def test_how_an_order_is_named(sent: Scene, name: str) -> None:
    """By its path, its file, the number of a part, its digest, or the beginning of that."""
    (path,) = sent.orders()
    digest = json.loads(sent.orders()[path])["digest"]
    names = {"path": path, "file": PurePosixPath(path).name, "number": "1", "digest": digest, "beginning": digest[:4]}
    told = sent.tak("order", "--revert", names[name])
    assert ExitCode.FAILURE == told.code
    assert f"tak order ntjp-qa --revert {digest[:12]}" in told.err


@pytest.mark.parametrize(
    "name", ["2", "ffff", "abc", "", "c00983d15934" + "0" * 52, "orders/ntjp-qa/2026-11-23-annan-3f9a01c2b7de.json"]
)
def test_an_order_that_is_not_there(sent: Scene, name: str) -> None:
    """What names no merged order is a mistake."""
    told = sent.tak("order", "--revert", name)
    assert ExitCode.USAGE == told.code
    assert "Ingen sammanslagen beställning" in told.err


def test_an_order_that_is_not_merged(scene: Scene) -> None:
    """An order of the branch itself is not undone but rewritten."""
    change(scene)
    assert ExitCode.USAGE == scene.tak("order", "--revert", first(scene)).code


def test_a_beginning_of_several_digests(sent: Scene) -> None:
    """A name that fits two orders is answered with both."""
    (path,) = sent.orders()
    digest = first(sent)
    other = path.replace(digest, digest[:11] + ("0" if digest[11] != "0" else "1"))
    sent.repo.write(other, sent.orders()[path]).commit()
    told = sent.tak("order", "--revert", digest[:6])
    assert ExitCode.USAGE == told.code
    assert path in told.err
    assert other in told.err


def test_live_has_gone_on(scene: Scene) -> None:
    """Where a row is not as the order left it, nothing is written: what others did since is not undone unseen."""
    change(scene)
    scene.repo.checkout("main").merge("portal")
    scene.export(ORDERED)
    follow(scene, scene.tak("order", "--revert", first(scene)).err)
    before = scene.orders()
    scene.export([routing(target=MOVED._replace(url="https://tidbok.region.example/v3")), *ORDERED[1:]])
    told = scene.tak("order", "--revert", first(scene))
    assert (ExitCode.STALE, before) == (told.code, scene.orders())
    assert "1 rad i TAK är inte som den lämnade den" in told.err
    assert (
        "  ~ vägval      MakeBooking 1  Vårdcentralen Eken  SE2321000131-E000000000001\n"
        "                ångra: https://ny.tidbok.region.example/crm/scheduling/MakeBooking/1/rivtabp21\n"
    ) in told.out
    assert "nu:    https://tidbok.region.example/v3\n" in told.out


def test_an_order_that_was_never_sent(scene: Scene) -> None:
    """What TAK never had needs no undoing by order."""
    change(scene)
    scene.repo.checkout("main").merge("portal")
    told = scene.tak("order", "--revert", first(scene))
    assert ExitCode.STALE == told.code
    assert 3 == told.out.count("nu:    ingen rad")


def test_files_that_say_something_else(sent: Scene) -> None:
    """Where the change of the files is another than to undo the order, the lines that differ are shown."""
    follow(sent, sent.tak("order", "--revert", "1").err)
    sent.repo.edit(CONNECTION, "[journal]", "[journal, portal]")
    told = sent.tak("order", "--revert", "1")
    assert ExitCode.FAILURE == told.code
    assert "ändringen av filerna är inte att ångra" in told.err
    assert f"till {PORTAL}" in told.out
    assert "filerna: ingen rad" in told.out
    assert 1 == told.out.count("ångra:")


def test_new_objects_stay(scene: Scene) -> None:
    """An address that the order created cannot be taken away again: it is said so."""
    scene.repo.branch("ny").edit(
        CONNECTION, "consumers:", f"  - {{id: {BOKEN}, name: Vårdcentralen Boken}}\nconsumers:"
    )
    scene.tak("order")
    scene.repo.commit()
    scene.repo.checkout("main").merge("ny")
    scene.tak("submit")
    scene.export([*DECLARED, routing(BOKEN), permission(address=BOKEN)])
    follow(scene, scene.tak("order", "--revert", "1").err)
    told = scene.tak("order", "--revert", "1")
    assert ExitCode.OK == told.code
    assert "1 ny logisk adressat eller tjänstekomponent från den beställningen finns kvar i TAK" in told.err
    assert ["remove", "remove"] == [line["action"] for line in new_order(scene)["lines"]]


def test_an_order_of_drift(scene: Scene) -> None:
    """What was ordered as drift has no change of files behind it: what TAK had must be written into them."""
    scene.export([routing(target=MOVED), permission()])
    scene.repo.branch("avvikelse")
    scene.tak("order", "--drift", f"routing:{EKEN},crm:scheduling:MakeBooking:1")
    scene.repo.commit()
    scene.repo.checkout("main").merge("avvikelse")
    scene.tak("submit")
    scene.export(DECLARED)
    told = scene.tak("order", "--revert", "1")
    assert ExitCode.FAILURE == told.code
    assert "1 rad beställdes som avvikelse (--drift)" in told.err
    assert "git revert" not in told.err
    scene.repo.branch("angra").edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    assert ExitCode.OK == scene.tak("order", "--revert", "1").code


def test_guards_apply(sent: Scene) -> None:
    """An order that undoes one is held to the limits like any other."""
    limits = "limits: {removals: 0}\nchannel:"
    sent.repo.edit("environments/ntjp-qa/environment.yaml", "channel:", limits).commit()
    follow(sent, sent.tak("order", "--revert", "1").err)
    before = sent.orders()
    assert (ExitCode.REFUSED, before) == (sent.tak("order", "--revert", "1").code, sent.orders())


@pytest.mark.parametrize(
    "arguments", [("--check",), ("--drift", f"routing:{EKEN},crm:scheduling:MakeBooking:1"), ("ntjp-prod",)]
)
def test_what_does_not_go_together(sent: Scene, arguments: tuple[str, ...]) -> None:
    """An order is undone alone, in its own environment."""
    sent.repo.write("environments/ntjp-prod/environment.yaml", "platform: NTJP-PROD\n").commit()
    assert ExitCode.USAGE == sent.tak("order", *arguments, "--revert", "1").code


def test_a_history_that_is_too_short(sent: Scene) -> None:
    """Where the clone does not go back to the merge, that is said instead of a wrong command."""
    sent.repo.edit(CONNECTION, "kind:", "# Eken\nkind:").commit()
    sent.repo.branch("grund").edit(CONNECTION, "# Eken", "# Vårdcentralen Eken").commit()
    clone = sent.repo.clone(sent.repo.root.parent / "grund", "--depth=2", "--no-single-branch", "--branch=grund")
    clone.write("exports/takdump_ntjp_qa.json", (sent.repo.root / "exports/takdump_ntjp_qa.json").read_bytes())
    told = sent.tak("-C", str(clone.root), "order", "--revert", first(sent))
    assert ExitCode.FAILURE == told.code
    assert "git fetch --unshallow" in told.err
    assert "git revert" not in told.err
