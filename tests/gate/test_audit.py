"""`tak audit`: from another clone, what the ledger rests on is proven again, and what was forged shows."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from builders.fake_github import TOKEN, Fault
from builders.gated import ANNA, Gated
from builders.scene import Scene, Told
from builders.signed_scene import Signed
from tak_gitops.cli import run
from tak_gitops.commands.gates.gating import require_approved
from tak_gitops.commands.submitting import merges
from tak_gitops.model.pull_request import Evidence


def elsewhere(scene: Scene, folder: Path, *words: str) -> Told:
    """Run `tak audit` in a new clone, on another machine as it were."""
    other = scene.repo.clone(folder) if not folder.exists() else None
    if other:
        other.git("remote", "set-url", "origin", scene.repo.git("remote", "get-url", "origin"))
        other.git("fetch", "--quiet", "origin")
    scene.capsys.readouterr()
    code = run(["-C", str(folder), "audit", *words])
    return Told(code, *scene.capsys.readouterr())


def results(told: Told) -> list[tuple[str, list[str]]]:
    """The results, and the keys of their hints."""
    data: dict[str, Any] = json.loads(told.out)
    return [(each["result"], [hint["key"] for hint in each["hints"]]) for each in data["merges"]]


@pytest.fixture
def signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Signed:
    """A repository whose settings ask for signatures."""
    return Signed(tmp_path, capsys)


@pytest.fixture
def gated(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Gated]:
    """A repository at a GitHub, with a token."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Gated(tmp_path / "r", capsys, tmp_path / "bare.git")
    with scene.github:
        scene.begin()
        yield scene


def test_signed_merges_are_proven_from_another_clone(signed: Signed, tmp_path: Path) -> None:
    """Squashed, its branch gone, and without asking anybody."""
    signed.change("ny")
    assert 0 == signed.approve(signed.anna).code
    signed.merge("ny", "--squash")
    signed.repo.git("push", "--quiet", "origin", "--delete", "ny")
    assert 0 == signed.tak("submit").code
    told = elsewhere(signed, tmp_path / "annan")
    assert 0 == told.code, told.out + told.err
    assert "Liggaren är hel." in told.out
    assert "1 sammanslagning som krävde godkännande: 1 bevisad" in told.out


def test_what_was_let_through_is_told(signed: Signed, tmp_path: Path) -> None:
    """Who and why; it is no fault."""
    signed.change("ny")
    merged = signed.merge("ny")
    assert 0 == signed.tak("resolve", merged[:12], "pass", "--reason", "Akut").code
    assert 0 == signed.tak("submit").code
    told = elsewhere(signed, tmp_path / "annan")
    assert 0 == told.code, told.err
    assert f"{merged[:12]}  2026-11-23  avgjord för hand (beställning 1)" in told.out
    assert "lät den passera: Akut" in told.out


def test_a_run_without_a_gate_is_found(signed: Signed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that was made to send all the same leaves a merge without evidence."""
    signed.change("ny")
    signed.merge("ny")
    monkeypatch.setattr(merges, "require_approved", lambda *_: None)
    assert 0 == signed.tak("submit").code
    told = elsewhere(signed, tmp_path / "annan", "--format", "json")
    assert 1 == told.code
    assert [("differs", ["audit.no_evidence"])] == results(told)
    told = elsewhere(signed, tmp_path / "annan")
    assert "STÄMMER INTE (beställning 1)" in told.out


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"signatures": ("forged",)}, "gate.too_few"),
        ({"signatures": ()}, "gate.too_few"),
        ({"approved_by": ("Bo",)}, "audit.other"),
        ({"head": "f" * 40}, "audit.other"),
    ],
)
def test_forged_evidence_is_found(
    signed: Signed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], said: str
) -> None:
    """Whoever may write to the ledger cannot write the signatures of others."""
    signed.change("ny")
    assert 0 == signed.approve(signed.anna).code
    signed.merge("ny")

    def forged(*arguments: Any) -> Evidence | None:
        evidence = require_approved(*arguments)
        return msgspec.structs.replace(evidence, **changes) if evidence else None

    monkeypatch.setattr(merges, "require_approved", forged)
    assert 0 == signed.tak("submit").code
    told = elsewhere(signed, tmp_path / "annan", "--format", "json")
    ((result, keys),) = results(told)
    assert (1, "differs") == (told.code, result)
    assert said in keys


def test_merges_at_github_are_proven_with_a_token(
    gated: Gated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without one Git shows what it can, exit code 4; a comment that came later changes nothing."""
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.merged(pull)
    assert 0 == gated.tak("submit").code
    gated.github.review(pull, ANNA, "COMMENTED")
    told = elsewhere(gated, tmp_path / "annan")
    assert 0 == told.code, told.out + told.err
    assert "1 bevisad" in told.out
    monkeypatch.delenv("GITHUB_TOKEN")
    told = elsewhere(gated, tmp_path / "annan")
    assert 4 == told.code
    assert "TAK_GITOPS_GITHUB_TOKEN" in told.out


def test_a_review_that_github_does_not_have_any_more_shows(gated: Gated, tmp_path: Path) -> None:
    """What the ledger says and what GitHub says now, side by side."""
    pull = gated.change("ny-konsument")
    given = gated.github.review(pull, ANNA)
    gated.merged(pull)
    assert 0 == gated.tak("submit").code
    pull.reviews.remove(given)
    told = elsewhere(gated, tmp_path / "annan")
    assert 1 == told.code
    assert "0 godkännanden som räknas, 1 krävs" in told.out
    assert "approved_by är Anna i liggaren, men – nu" in told.out


@pytest.mark.parametrize("fault", [Fault(500, times=99), Fault(200, body=b"<html>", times=99)])
def test_a_github_that_is_away_proves_nothing(gated: Gated, tmp_path: Path, fault: Fault) -> None:
    """Exit code 4: nobody can tell now."""
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.merged(pull)
    assert 0 == gated.tak("submit").code
    gated.github.faults.append(fault)
    told = elsewhere(gated, tmp_path / "annan", "--format", "json")
    assert 4 == told.code
    assert ["unproven"] == [result for result, _ in results(told)]


def test_rules_that_github_has_forgotten_are_no_fault(gated: Gated, tmp_path: Path) -> None:
    """It tells of the rules of a branch for a month only."""
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.merged(pull)
    assert 0 == gated.tak("submit").code
    gated.github.suites.clear()
    told = elsewhere(gated, tmp_path / "annan", "--format", "json")
    assert 4 == told.code
    assert [("unproven", ["gate.rules_unknown"])] == results(told)


def test_a_ledger_that_is_not_whole_is_told(signed: Signed, tmp_path: Path) -> None:
    """The chain comes first: without it nothing is proven."""
    signed.change("ny")
    assert 0 == signed.approve(signed.anna).code
    signed.merge("ny")
    assert 0 == signed.tak("submit").code
    signed.repo.git("fetch", "--quiet", "origin", "tak-ledger")
    tree = signed.repo.git("rev-parse", "FETCH_HEAD^{tree}")
    forged = signed.repo.git("commit-tree", tree, "-p", "FETCH_HEAD", "-m", "plan –")
    signed.repo.git("push", "--quiet", "origin", f"{forged}:refs/heads/tak-ledger")
    told = elsewhere(signed, tmp_path / "annan")
    assert 1 == told.code
    assert "LIGGAREN ÄR INTE HEL" in told.out
