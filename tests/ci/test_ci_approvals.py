"""`tak ci approvals`: the comment of the plan says who has approved so far, as the gate counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.fake_github import TOKEN, Fault, Pull, User
from builders.gated import ANNA, APPROVERS, BO, CIA, Gated
from builders.repository import CONNECTION

MALLORY = User("mallory", 666)


@pytest.fixture(name="gated")
def _gated(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Gated]:
    """A repository at GitHub with a token; changes are looked at as jobs do, with main checked out."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Gated(tmp_path / "r", capsys, tmp_path / "bare.git")
    with scene.github:
        scene.begin()
        yield scene


@pytest.fixture(name="pull")
def _pull(gated: Gated) -> Pull:
    """A pull request that lets a consumer in, with the comment of its plan."""
    return planned(gated, gated.change("ny-konsument"))


def planned(gated: Gated, pull: Pull) -> Pull:
    """Put the comment of a change that is checked out, and go back to main."""
    assert 0 == gated.tak("ci", "comment", "--pull", str(pull.number)).code
    gated.repo.checkout("main")
    return pull


def approvals(gated: Gated, pull: Pull) -> list[str]:
    """What the comment says of approvals once it is up to date, line by line, without its marks."""
    told = gated.tak("ci", "approvals", "--pull", str(pull.number))
    assert 0 == told.code, told.err
    return _lines(gated)


def _lines(gated: Gated) -> list[str]:
    (comment,) = gated.github.comments.values()
    return [line.partition(" <!--")[0] for line in comment["body"].splitlines() if "tak-gitops:approval" in line]


def test_the_first_comment_says_who_may(gated: Gated, pull: Pull) -> None:
    """It is put by the job of the plan; nobody may who has written in the change."""
    del pull
    assert [
        "- ✗ 0 av 1 godkännande som krävs",
        "- Kan godkänna&#58; Anna, Bo",
        "**Nästa steg&#58;** granska och godkänn. Beställningen skickas när ändringen har slagits samman.",
    ] == _lines(gated)


def test_a_review_is_told(gated: Gated, pull: Pull) -> None:
    """By name; and that there is nothing more to wait for."""
    gated.github.review(pull, ANNA)
    assert [
        "- ✓ 1 av 1 godkännande som krävs: Anna",
        "**Nästa steg&#58;** godkänd&#58; slå samman ändringen, så skickas beställningen.",
    ] == approvals(gated, pull)


def test_only_the_lines_about_approvals_change(gated: Gated, pull: Pull) -> None:
    """The plan is another job's, and nobody looks at it again here; a second time nothing is written."""
    (comment,) = gated.github.comments.values()
    before = [line for line in comment["body"].splitlines() if "tak-gitops:approval" not in line]
    gated.github.review(pull, ANNA)
    approvals(gated, pull)
    after = [line for line in comment["body"].splitlines() if "tak-gitops:approval" not in line]
    assert before == after
    asked = len(gated.github.asked)
    approvals(gated, pull)
    assert {"GET"} == {method for method, path in gated.github.asked[asked:] if path != "/graphql"}


def test_an_approval_that_was_dismissed_is_gone(gated: Gated, pull: Pull) -> None:
    """The comment goes back to what is missing."""
    gated.github.review(pull, ANNA)
    approvals(gated, pull)
    gated.github.review(pull, ANNA, "DISMISSED")
    assert "- ✗ 0 av 1 godkännande som krävs" == approvals(gated, pull)[0]


def test_owners_are_worked_out_from_the_plan(gated: Gated) -> None:
    """The system whose rows change has an owner, and somebody speaks for him; he is waited for by name."""
    gated.repo.checkout("main").edit(
        "systems/portal.yaml", "organisation:", 'owners: ["@region/portal"]\norganisation:'
    )
    gated.repo.edit("approvers.yaml", "{name: Bo,", '{name: Bo, owns: ["@region/portal"],')
    gated.repo.commit("Ägare")
    gated.repo.git("push", "--quiet", "origin", "main")
    pull = planned(gated, gated.change("ny-konsument"))
    gated.github.review(pull, ANNA)
    owner = "- {} ett av dem av någon som talar för <code>&#64;region/portal</code> (portal): Bo"
    found = approvals(gated, pull)
    assert ["- ✓ 1 av 1 godkännande som krävs: Anna", "- Kan godkänna&#58; Bo", owner.format("✗")] == found[:3]
    assert "granska och godkänn" in found[-1]
    gated.github.review(pull, BO)
    assert owner.format("✓") == approvals(gated, pull)[1]


def test_no_file_of_the_change_says_who_may(gated: Gated) -> None:
    """The approvers are those of the branch that it is for: who makes himself one has approved nothing."""
    gated.repo.checkout("main").branch("kupp").edit(CONNECTION, "consumers: [journal]", "consumers: [journal, portal]")
    gated.repo.write("approvers.yaml", f"{APPROVERS}  - {{name: Mallory, github_id: {MALLORY.id}}}\n")
    assert 0 == gated.tak("order").code
    gated.repo.commit("Kupp")
    gated.repo.git("push", "--quiet", "origin", "kupp")
    pull = planned(gated, gated.github.open_pull("kupp", CIA))
    gated.github.review(pull, MALLORY)
    found = approvals(gated, pull)
    assert not [line for line in found if "Mallory" in line]
    assert "- ✗ approvers.yaml styr vad som får beställas" in found[0]
    assert "- 1 godkännande av andra än dem i approvers.yaml räknas inte" in found


def test_a_comment_about_an_earlier_commit_waits_for_its_plan(gated: Gated, pull: Pull) -> None:
    """The job of the plan is at work on the new commit: an old plan with new approvals would mislead."""
    gated.repo.checkout("ny-konsument").write("systems/anm.md", "x")
    gated.repo.commit("En sak till")
    gated.repo.git("push", "--quiet", "origin", "ny-konsument")
    gated.repo.checkout("main")
    gated.github.review(pull, ANNA)
    gated.github.push(pull, "ny-konsument")
    before = _lines(gated)
    told = gated.tak("ci", "approvals", "--pull", str(pull.number))
    assert (0, before) == (told.code, _lines(gated))
    assert "gäller inte den senaste incheckningen" in told.err
    gated.repo.checkout("ny-konsument")
    planned(gated, pull)
    assert "- Anna godkände" in " ".join(_lines(gated))
    assert "det räknas inte" in " ".join(_lines(gated))


def test_what_others_wrote_is_never_touched(gated: Gated, pull: Pull) -> None:
    """Whoever copies our mark and our lines keeps what he wrote, and is not believed."""
    (comment,) = gated.github.comments.values()
    forged = comment["body"].replace("✗ 0 av 1", "✓ 1 av 1")
    gated.github.comments[9000] = {"id": 9000, "issue": pull.number, "body": forged, "user": MALLORY.data}
    told = gated.tak("ci", "approvals", "--pull", str(pull.number))
    assert 0 == told.code
    assert forged == gated.github.comments[9000]["body"]
    assert "✗ 0 av 1" in comment["body"]


def test_a_name_cannot_forge_a_line(gated: Gated) -> None:
    """A name is shown as it is written, whatever it holds."""
    name = "x <!-- tak-gitops:approval --> ✓ **alla** @region [x](https://x.example)"
    gated.repo.checkout("main").edit("approvers.yaml", "{name: Anna,", f"{{name: '{name}',")
    gated.repo.commit("Namn")
    gated.repo.git("push", "--quiet", "origin", "main")
    pull = planned(gated, gated.change("ny-konsument"))
    gated.github.review(pull, ANNA)
    (line, step) = approvals(gated, pull)
    assert line.startswith("- ✓ 1 av 1 godkännande som krävs: x &#60;&#33;-- tak-gitops&#58;approval --&#62; ✓ &#42;")
    assert "godkänd&#58;" in step


def test_a_merged_change_is_left_as_it_was(gated: Gated, pull: Pull) -> None:
    """Approvals that come after the merge count for nothing."""
    before = _lines(gated)
    gated.merged(pull)
    gated.github.review(pull, ANNA)
    assert before == approvals(gated, pull)


def test_github_that_does_not_answer_is_told(gated: Gated, pull: Pull) -> None:
    """Nothing is written, and the job fails only where it is asked to."""
    gated.github.faults.append(Fault(503, times=100))
    told = gated.tak("ci", "approvals", "--pull", str(pull.number))
    assert (0, True) == (told.code, "Inget är skrivet hos GitHub" in told.err)
    assert 1 == gated.tak("ci", "approvals", "--strict", "--pull", str(pull.number)).code


def test_the_plan_is_put_also_where_reviews_cannot_be_read(gated: Gated) -> None:
    """What is needed stands there then, and why nobody can say what there is."""
    pull = gated.change("ny-konsument")
    gated.github.faults.append(Fault(404, body=b'{"message": "Not Found"}', times=9, path="/reviews"))
    told = gated.tak("ci", "comment", "--pull", str(pull.number))
    assert 0 == told.code
    assert "- 1 godkännande krävs" in _lines(gated)
    assert "GitHub" in told.err
