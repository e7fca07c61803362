"""A merge that the gate holds: people may let it pass, or skip it; the ledger keeps who and why."""

import json
from pathlib import Path
from typing import Any

import pytest

from builders.repository import CONNECTION
from builders.signed_scene import Signed
from tak_gitops.commands.common.person import person


@pytest.fixture
def signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Signed:
    """A repository whose settings ask for signatures."""
    return Signed(tmp_path, capsys)


def newest_cursor(scene: Signed) -> dict[str, Any]:
    """The newest cursor of the ledger."""
    scene.repo.git("fetch", "--quiet", "origin")
    files = scene.repo.git("ls-tree", "-r", "--name-only", "origin/tak-ledger", "cursor/").splitlines()
    newest = max(files, key=lambda path: int(Path(path).stem))
    found: dict[str, Any] = json.loads(scene.repo.git("show", f"origin/tak-ledger:{newest}"))
    return found


def held(scene: Signed) -> str:
    """A merge that nobody approved."""
    scene.change("ny")
    merged = scene.merge("ny")
    told = scene.tak("submit")
    assert (3, {}) == (told.code, scene.outbox())
    assert f"tak resolve {merged[:12]}" in told.err
    return merged


def test_why_it_is_held_is_told(signed: Signed) -> None:
    """With both decisions, and nothing is written."""
    merged = held(signed)
    before = newest_cursor(signed)
    told = signed.tak("resolve", merged[:12])
    assert 0 == told.code
    assert "ingen har signerat" in told.err
    assert f"tak resolve {merged[:12]} pass --reason" in told.err
    assert f"tak resolve {merged[:12]} skip --reason" in told.err
    assert before == newest_cursor(signed)


def test_nobody_is_sent_to_the_command_that_he_has_run(signed: Signed) -> None:
    """Each way out is told once, and none of them is where he stands."""
    signed.change("ny")
    commit = signed.merge("ny")
    lines = signed.tak("resolve", commit).err.splitlines()
    assert [] == [line for line in lines if line.endswith(f"tak resolve {commit[:12]}")]
    assert 2 == sum("tak resolve" in line for line in lines)


def test_what_may_pass_is_sent(signed: Signed) -> None:
    """Who and why stand with the cursor; nothing is sent before tak submit does it."""
    merged = held(signed)
    told = signed.tak("resolve", merged[:12], "pass", "--reason", "Akut, godkänt på telefon av Bo")
    assert 0 == told.code, told.err
    assert {} == signed.outbox()
    cursor = newest_cursor(signed)
    assert merged == cursor["commit"]
    by_hand = {"decision": "pass", "reason": "Akut, godkänt på telefon av Bo", "by": person(signed.repo.root)}
    assert by_hand == cursor["by_hand"]
    assert 0 == signed.tak("submit").code
    assert signed.outbox()
    assert 0 == signed.tak("ledger", "check", day=None).code


def test_what_is_skipped_is_never_sent(signed: Signed) -> None:
    """Its order is told of until somebody gives it up."""
    merged = held(signed)
    assert 0 == signed.tak("resolve", merged, "skip", "--reason", "Ingen vill ha den").code
    assert "skip" == newest_cursor(signed)["by_hand"]["decision"]
    signed.tak("submit")
    assert {} == signed.outbox()
    assert "hoppas över (Ingen vill ha den)" in " ".join(signed.tak("status", "1").out.split())
    assert 0 == signed.tak("ledger", "check", day=None).code


def test_a_merge_after_a_skipped_one_is_sent(signed: Signed) -> None:
    """What waited behind it does not wait any more."""
    signed.repo.checkout("main").branch("utan")
    signed.repo.write(
        "systems/ny.yaml", "organisation: X\nname: Y\nstatus: deactivated\nhsa_ids: {ntjp-qa: SE2321000131-NY}\n"
    )
    signed.repo.commit("Ett system")
    merged = signed.merge("utan")
    signed.change("ny")
    assert 0 == signed.approve(signed.anna).code
    signed.merge("ny")
    assert (3, {}) == (signed.tak("submit").code, signed.outbox())
    assert 0 == signed.tak("resolve", merged[:12], "skip", "--reason", "Bara ett system").code
    assert merged == newest_cursor(signed)["commit"]
    assert 0 == signed.tak("submit").code
    assert signed.outbox()


def test_an_earlier_one_comes_first(signed: Signed) -> None:
    """What was merged before is decided about before."""
    first = held(signed)
    signed.repo.checkout("main").edit(CONNECTION, "kind: Connection", "kind: Connection\ndescription: Ny")
    second = signed.repo.commit("Direkt")
    signed.repo.git("push", "--quiet", "origin", "main")
    told = signed.tak("resolve", second, "pass", "--reason", "Nu")
    assert 3 == told.code
    assert first[:12] in told.err
    assert second != newest_cursor(signed)["commit"]


@pytest.mark.parametrize("ref", ["0123456789abcdef", "HEAD~1"])
def test_what_does_not_wait_is_not_decided_about(signed: Signed, ref: str) -> None:
    """No such commit, or one that is behind the cursor."""
    held(signed)
    told = signed.tak("resolve", ref, "pass", "--reason", "Nu")
    assert 3 == told.code
    assert "ingen sammanslagning på main som väntar" in told.err


def test_what_is_not_held_is_not_decided_about(signed: Signed) -> None:
    """It passes by itself."""
    signed.change("ny")
    assert 0 == signed.approve(signed.anna).code
    merged = signed.merge("ny")
    told = signed.tak("resolve", merged, "pass", "--reason", "Nu")
    assert 3 == told.code
    assert "Inget håller" in told.err


def test_a_reason_is_needed(signed: Signed) -> None:
    """The ledger is to say why."""
    merged = held(signed)
    told = signed.tak("resolve", merged, "pass")
    assert 64 == told.code
    assert "--reason" in told.err
