"""What zizmor does not know of this repository's workflows; `dev.py check` runs it over them."""

import base64
import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = {path.stem: path for path in (ROOT / ".github" / "workflows").glob("*.yml")}
WITH_PUSH = str(ROOT / ".ci" / "with-push")


def read(name: str) -> dict[Any, Any]:
    """A workflow; its key `on` is read as true, as YAML has it."""
    found: dict[Any, Any] = yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))
    return found


def test_what_runs_on_a_pull_request_may_be_anybodys() -> None:
    """The plan begins with a pull request alone, may read alone, and is given no secret."""
    plan = read("plan")
    assert ["pull_request"] == list(plan[True])
    assert [{"contents": "read"}] == [job["permissions"] for job in plan["jobs"].values()]
    for name in ("ci", "plan"):
        text = WORKFLOWS[name].read_text(encoding="utf-8")
        assert [] == [word for word in ("secrets.", "github.token", "environment:") if word in text]


def test_no_run_that_submits_is_cancelled() -> None:
    """A run that waits would be lost with its merge, until the next hour; one at work would leave an order in doubt."""
    submit = read("submit")
    assert submit["concurrency"]["cancel-in-progress"] is False
    assert {"push", "schedule", "workflow_dispatch"} == set(submit[True])


def test_what_submits_takes_nothing_from_other_runs() -> None:
    """No cache and no artifact of a pull request; and main as it is, also when an old run is started again."""
    text = WORKFLOWS["submit"].read_text(encoding="utf-8")
    assert [] == [word for word in ("actions/cache", "download-artifact", "cache:", "github.sha") if word in text]
    assert "ref: main" in text


def test_what_could_not_be_recorded_outlives_the_machine() -> None:
    """The file that `tak ledger import` takes is kept with what was sent."""
    (job,) = read("submit")["jobs"].values()
    (kept,) = [step["with"]["path"] for step in job["steps"] if "upload-artifact" in step.get("uses", "")]
    assert ["outbox/", "errored-outcome-*.json"] == kept.split()


class Forge(BaseHTTPRequestHandler):
    """A server of repositories that has none, and remembers who asked."""

    seen: list[str | None]

    def do_GET(self) -> None:
        """Remember, and have nothing."""
        self.seen.append(self.headers["Authorization"])
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_a_token_goes_to_the_forge_and_nowhere_else(tmp_path: Path) -> None:
    """Git shows it to the server of the repository; neither another server nor the command itself sees it."""
    Forge.seen = []
    servers = [HTTPServer(("127.0.0.1", 0), Forge) for _ in range(2)]
    for each in servers:
        threading.Thread(target=each.serve_forever, daemon=True).start()
    ours, other = (f"http://127.0.0.1:{each.server_port}" for each in servers)
    environment = {**os.environ, "PUSH_TOKEN": "hemlig" * 20, "GITHUB_SERVER_URL": ours, "GIT_ALLOW_PROTOCOL": "http"}
    try:
        for url in (ours, other):
            subprocess.run([WITH_PUSH, "git", "ls-remote", f"{url}/x.git"], env=environment, check=False, cwd=tmp_path)
    finally:
        for each in servers:
            each.shutdown()
            each.server_close()
    expected = "basic " + base64.b64encode(b"x-access-token:" + b"hemlig" * 20).decode()
    assert ({expected}, {None}) == (set(Forge.seen[:1]), set(Forge.seen[1:]))
    assert 2 == len(Forge.seen)


@pytest.mark.parametrize("code", [0, 4])
def test_the_exit_code_is_that_of_the_command(code: int) -> None:
    """What the job is told to do is not hidden behind it, nor is the token told to the command."""
    environment = {**os.environ, "PUSH_TOKEN": "x", "GITHUB_SERVER_URL": "https://forge.example"}
    done = subprocess.run(
        [WITH_PUSH, "sh", "-c", f'echo "[$PUSH_TOKEN]"; exit {code}'],
        env=environment,
        check=False,
        capture_output=True,
        encoding="ascii",
    )
    masked, seen = done.stdout.splitlines()
    assert (code, "[]", True) == (done.returncode, seen, masked.startswith("::add-mask::"))
