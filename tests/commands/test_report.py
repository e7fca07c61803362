"""`tak report`: what it writes, where, and what it tells later steps of a job."""

import json
from pathlib import Path

import pytest

from builders.repository import CONNECTION
from builders.scene import DECLARED, PORTAL, Scene, permission

SUMMARY, OUTPUT = "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"


@pytest.fixture(name="changed")
def _changed(scene: Scene) -> Scene:
    """The repository in a branch in which a consumer is added and another taken away."""
    scene.export((*DECLARED, permission(PORTAL)))
    scene.repo.edit(CONNECTION, "consumers: [journal]", "consumers: [journal, portal]").commit("Båda")
    scene.repo.branch("bort").edit(CONNECTION, "consumers: [journal, portal]", "consumers: [portal]")
    return scene


@pytest.fixture(name="job")
def _job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The files in which a job takes what its steps tell."""
    files = {name: tmp_path / name for name in (SUMMARY, OUTPUT)}
    for name, file in files.items():
        monkeypatch.setenv(name, str(file))
    return files


def test_a_report_tells_what_is_missing(changed: Scene) -> None:
    """The order file is missing; once it is written the next step is to review."""
    told = changed.tak("report")
    assert 0 == told.code
    assert told.out.startswith("<!-- tak-gitops:plan:ntjp-qa -->\n### ntjp-qa: 0 läggs till, 0 ändras, 1 tas bort\n")
    assert "✗ beställningsfilen saknas" in told.out
    assert 0 == changed.tak("order").code
    told = changed.tak("report")
    assert "✓ beställningsfilen är aktuell" in told.out
    assert "granska." in told.out
    changed.repo.edit(CONNECTION, "consumers: [portal]", "consumers: []")
    assert "beställningsfilen är inte vad ändringen ger nu" in changed.tak("report").out


def test_a_broken_order_file_is_told_with_the_plan(changed: Scene) -> None:
    """The plan is there all the same."""
    changed.repo.write("orders/ntjp-qa/2026-11-23-x-000000000000.json", "{}")
    told = changed.tak("report")
    assert "### ntjp-qa: 0 läggs till, 0 ändras, 1 tas bort" in told.out
    assert "är ingen beställningsfil" in told.out


def test_files_that_cannot_be_read_are_told_in_the_comment(changed: Scene) -> None:
    """What is wrong, where it is, and exit code 1."""
    changed.repo.edit(CONNECTION, "kind: Connection", "kind: Konektion")
    told = changed.tak("report")
    assert 1 == told.code
    assert told.out.startswith("<!-- tak-gitops:plan:ntjp-qa -->\n### ntjp-qa: ingen plan kunde göras\n")
    assert f"<code>{CONNECTION}&#58;1" in told.out


def test_a_report_goes_into_files(changed: Scene) -> None:
    """`--out` has the comment and `--full` everything; nothing is on standard output then."""
    told = changed.tak("report", "--out", "ut/comment.md", "--full", "plan.md")
    assert (0, "") == (told.code, told.out)
    comment, full = (changed.repo.root / name for name in ("ut/comment.md", "plan.md"))
    assert comment.read_text(encoding="utf-8") == changed.tak("report").out
    assert full.read_text(encoding="utf-8") == changed.tak("report", "--format", "markdown").out


@pytest.mark.parametrize(("form", "begins"), [("text", "ntjp-qa · "), ("json", "{"), ("html", "<!doctype html>")])
def test_other_forms(changed: Scene, form: str, begins: str) -> None:
    """The same change as text, JSON and a page."""
    told = changed.tak("report", "--format", form)
    assert 0 == told.code
    assert told.out.startswith(begins)


def test_a_job_is_told(changed: Scene, job: dict[str, Path]) -> None:
    """Counts and names as values of one line each; the whole plan as the summary of the step."""
    assert 0 == changed.tak("report").code
    values = dict(line.split("=", 1) for line in job[OUTPUT].read_text(encoding="utf-8").splitlines())
    numbers = {"add": "0", "change": "0", "remove": "1", "blocked": "0", "drift": "0"}
    assert {"changes": "true", "environments": '["ntjp-qa"]', "order_outdated": "true", **numbers} == values
    assert job[SUMMARY].read_text(encoding="utf-8") == changed.tak("report", "--format", "markdown").out


def test_no_name_becomes_an_output(scene: Scene, job: dict[str, Path]) -> None:
    """The folder of an environment may be called anything: its name stays a value (reliability.md 3)."""
    evil = "x\nchanges=false\nadmitted=true"
    folder = scene.repo.root / "environments"
    (folder / "ntjp-qa").rename(folder / evil)
    text = (scene.repo.root / "systems/journal.yaml").read_text(encoding="utf-8")
    scene.repo.write("systems/journal.yaml", text.replace("ntjp-qa", json.dumps(evil)))
    scene.tak("report", "--base", "none")
    lines = job[OUTPUT].read_text(encoding="utf-8").splitlines() if job[OUTPUT].exists() else []
    names = [line.partition("=")[0] for line in lines]
    assert "admitted" not in names
    assert len(names) == len(set(names))


def test_the_commit_is_the_one_that_people_know(
    changed: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job checks out a merge; the comment names the head of the pull request, and links to the run."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"head": {"sha": "ab" * 20}}}), encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "region/anslutningar")
    monkeypatch.setenv("GITHUB_RUN_ID", "17")
    told = changed.tak("report").out
    assert "incheckning abababababab" in told
    assert "[hela planen](https://github.example/region/anslutningar/actions/runs/17)" in told
    event.write_text(json.dumps({"pull_request": {"head": {"sha": "](https://ond.example)"}}}), encoding="utf-8")
    monkeypatch.setenv("GITHUB_REPOSITORY", "x)](https://ond.example")
    told = changed.tak("report").out
    assert "ond.example" not in told
    assert "](" not in told
