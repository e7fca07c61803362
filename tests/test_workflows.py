"""What zizmor does not know of this repository's workflows; `dev.py check` runs it over them."""

import base64
import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import yaml

from tak_gitops.sandbox.example_github import example_github

ROOT = Path(__file__).resolve().parents[1]
WITH_TOKEN = ("bash", str(ROOT / ".github" / "tak-gitops" / "with-token"))


def test_ours_are_those_that_users_get() -> None:
    """The example has the workflows of `tak init --github`; `dev.py fix` writes them."""
    assert {} == {
        path: "is not current" for path, text in example_github().items() if (ROOT / path).read_bytes() != text
    }


def test_what_could_not_be_recorded_outlives_the_machine() -> None:
    """The file that `tak ledger import` takes is kept with what was sent."""
    submit = yaml.safe_load((ROOT / ".github/workflows/tak-submit.yml").read_text(encoding="utf-8"))
    job = submit["jobs"]["submit"]
    (kept,) = [step["with"]["path"] for step in job["steps"] if "upload-artifact" in step.get("uses", "")]
    assert ["outbox/", "errored-outcome-*.json"] == kept.split()


def test_the_action_installs_what_its_commit_has() -> None:
    """Every step of the installation that reaches a registry holds the files to hashes; no input reaches a shell."""
    script = (ROOT / ".ci/install").read_text(encoding="utf-8")
    reaching = [line for line in script.splitlines() if line.startswith('"${pip[@]}"') and "--no-index" not in line]
    assert 2 == len(reaching)
    assert [] == [line for line in reaching if "--require-hashes" not in line]
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert [] == [step for step in action["runs"]["steps"] if "${{" in step.get("run", "")]


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
            subprocess.run(
                [*WITH_TOKEN, "git", "ls-remote", f"{url}/x.git"], env=environment, check=False, cwd=tmp_path
            )
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
        [*WITH_TOKEN, "sh", "-c", f'echo "[$PUSH_TOKEN]"; exit {code}'],
        env=environment,
        check=False,
        capture_output=True,
        encoding="ascii",
    )
    assert (code, "[]\n") == (done.returncode, done.stdout)
    assert done.stderr.startswith("::add-mask::")
