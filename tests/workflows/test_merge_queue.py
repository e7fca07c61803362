"""The plan in a merge queue: each pull request is tried on top of those before it, and measured from them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.fake_github import REPOSITORY, TOKEN, Pull
from builders.gated import CIA, Gated
from builders.repository import CONNECTION
from builders.runner import JobRun, Runner
from builders.scene import DAY

PLAN = ".github/workflows/tak-plan.yml"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="workflows are written for bash")


@pytest.fixture(name="gated")
def _gated(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Gated]:
    """A repository at GitHub with the workflows of `tak init --github`, and its export in it."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Gated(tmp_path / "r", capsys, tmp_path / "bare.git")
    wheel = tmp_path / "tak_gitops-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"PK\x03\x04 a wheel")
    told = scene.tak("init", "--github", "--repository", REPOSITORY, "--wheel", str(wheel), day=None)
    assert 0 == told.code, told.err
    dated = scene.repo.read(PLAN).replace(
        "permissions: {}\n", f"permissions: {{}}\n\nenv: {{TAK_GITOPS_AS_OF: '{DAY}'}}\n", 1
    )
    scene.repo.write(PLAN, dated.encode()).write(".gitignore", "/outbox/\n")
    with scene.github:
        scene.begin()
        yield scene


ACCESS = """
kind: Access
consumers: [portal]
contracts: [crm:scheduling:MakeBooking:1]
logical_addresses: [{id: SE2321000131-E000000000001, name: Vårdcentralen Eken}]
reference: FS-2026-1
"""


def opened(gated: Gated, branch: str, path: str, content: str) -> Pull:
    """A pull request from main as it is, which brings a file as it is to be, with its order."""
    gated.repo.checkout("main").branch(branch).write(path, content.encode())
    assert 0 == gated.tak("order").code
    gated.repo.commit(branch)
    gated.repo.git("push", "--quiet", "origin", branch)
    return gated.github.open_pull(branch, CIA)


def connection(gated: Gated, old: str, new: str) -> str:
    """The connection of main with another text in it."""
    return gated.repo.checkout("main").read(CONNECTION).replace(old, new)


def tried(gated: Gated, folder: Path, *pulls: Pull) -> JobRun:
    """The check of the last of them in the queue."""
    runner = Runner(gated.github, folder)
    jobs = runner.run("tak-plan", runner.queued(*pulls))
    assert "skipped" == jobs["comment"].result
    return jobs["plan"]


def test_the_second_in_the_queue_is_measured_from_the_first(gated: Gated, tmp_path: Path) -> None:
    """Each brings an order to the same environment: together they would be two orders, which no change may bring."""
    moved = connection(gated, "https://tidbok.", "https://bok.")
    first = opened(gated, "ny-url", CONNECTION, moved)
    second = opened(gated, "portalen", "environments/ntjp-qa/portal/bokning.yaml", ACCESS)
    plan = tried(gated, tmp_path / "runner", first, second)
    assert ("success", []) == (plan.result, plan.failed()), plan.out
    assert "1 läggs till, 0 ändras, 0 tas bort" in plan.summary


def test_the_queue_finds_what_the_first_makes_stale(gated: Gated, tmp_path: Path) -> None:
    """The order of the second was right by itself, and is not needed on top of the first: it leaves the queue."""
    first = opened(gated, "journal", CONNECTION, connection(gated, "[journal]", "[journal, portal]"))
    second = opened(gated, "portalen", "environments/ntjp-qa/portal/bokning.yaml", ACCESS)
    plan = tried(gated, tmp_path / "runner", first, second)
    assert ["Pröva att beställningen är aktuell"] == plan.failed()
