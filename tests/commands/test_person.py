"""Under whose name the ledger keeps what people decide."""

import json
from pathlib import Path

import pytest

from tak_gitops.commands.common.person import person
from tak_gitops.repository.git import run_git


@pytest.fixture(name="job")
def _job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the event of a job that somebody started by hand."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"sender": {"login": "bo-alm"}}), encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_EVENT_NAME", "workflow_dispatch")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    return event


def test_whoever_started_the_job_decided(tmp_path: Path, job: Path) -> None:
    """Not the account that Git commits as on that machine."""
    del job
    assert "bo-alm (GitHub)" == person(tmp_path)


@pytest.fixture(name="root")
def _root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of Anna's."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{role}_NAME", raising=False)
        monkeypatch.delenv(f"GIT_{role}_EMAIL", raising=False)
    run_git(tmp_path, "init", "--quiet")
    run_git(tmp_path, "config", "user.name", "Anna Ek")
    run_git(tmp_path, "config", "user.email", "anna@region.example")
    return tmp_path


@pytest.mark.parametrize("login", ["", "a b", "x\ny", None, 7, "a" * 101])
def test_a_name_that_is_none_is_not_taken(root: Path, job: Path, login: object) -> None:
    """Then it is whom Git knows, as anywhere else."""
    job.write_text(json.dumps({"sender": {"login": login}}), encoding="utf-8")
    assert "Anna Ek" == person(root)


def test_the_job_of_a_merge_has_nobody_who_started_it(root: Path, job: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever merged has decided nothing here."""
    del job
    monkeypatch.setenv("GITHUB_EVENT_NAME", "push")
    assert "Anna Ek" == person(root)
