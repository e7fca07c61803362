"""S5: secrets stay inside. Canaries are put wherever a secret can be, 63 real commands are run, and nothing sings."""

import base64
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from builders.echo import EchoMail, EchoServer
from builders.fake_github import Fault, Pull
from builders.gated import ANNA, Gated
from builders.repository import CONNECTION, ENVIRONMENT
from tak_gitops.commands.common.secrets import without_values

TOKEN = "ghs_0123456789abcdefTOKEN"  # noqa: S105 - it opens nothing; the one that the fake GitHub takes
CANARIES = {
    "GITHUB_TOKEN": TOKEN,
    "TAK_GITOPS_LIVE_PASSWORD": "kanarie:live/9f3a+Å&=",
    "TAK_GITOPS_TAKWEB_PASSWORD": "kanarie-takweb-5c1e %20",
    "TAK_GITOPS_SMTP_PASSWORD": "kanarie-smtp-77b2-åäö",
    "ALL_PROXY": "http://ombud:kanarie-ombud-31d0@127.0.0.1:9",
}
IN_ADDRESSES = "kanarie-adress-88ac"
IN_KEY = "S2FuYXJpZS1ueWNrZWwtNDJmZi1kZXQtaGFyLWFyLWhlbWxpZ3Q"


def forms() -> list[bytes]:
    """Every canary, as it may be written."""
    plain = [value for name, value in CANARIES.items() if name != "ALL_PROXY"]
    plain += ["kanarie-ombud-31d0", IN_ADDRESSES, IN_KEY]
    found = []
    for value in plain:
        found += [value, quote(value, safe=""), base64.b64encode(value.encode()).decode().rstrip("=")]
        found += [
            base64.b64encode(f"{user}:{value}".encode()).decode().rstrip("=") for user in ("anna", "x-access-token")
        ]
        found += [base64.b64encode(f"\0anna\0{value}".encode()).decode().rstrip("=")]
    return [each.encode() for each in dict.fromkeys(found)]


class Cage:
    """A repository whose runs are listened to."""

    def __init__(self, gated: Gated, home: Path) -> None:
        self.gated = gated
        self.home = home
        self.runs = 0
        self.mine = {".git/config"}
        """What the test itself has written a canary into."""

    def run(self, *words: str, day: str | None = "2026-11-23") -> int:
        """Run a command and listen to all that it says."""
        self.runs += 1
        told = self.gated.tak(*words, day=day)
        self.listen(f"{told.out}{told.err}".encode(), " ".join(words))
        assert told.out or told.err, words
        return told.code

    def listen(self, content: bytes, where: str) -> None:
        """Nothing sings in it."""
        assert [] == [each for each in forms() if each in content], where

    def search(self) -> None:
        """Nothing sings in any file, in any object of Git here or at GitHub, or in what was said there."""
        root = self.gated.repo.root
        for folder in (root, self.home):
            for file in folder.rglob("*"):
                name = file.relative_to(folder).as_posix()
                if file.is_file() and name not in self.mine and not name.startswith(".git/objects/"):
                    self.listen(file.read_bytes(), name)
        for git in (root, self.gated.github.git):
            words = ("git", "cat-file", "--batch-all-objects", "--batch", "--unordered")
            objects = subprocess.run(words, cwd=git, capture_output=True, check=True).stdout
            assert (
                b"tak-ledger"
                in subprocess.run(("git", "for-each-ref"), cwd=git, capture_output=True, check=True).stdout
            )
            self.listen(objects, f"objects of {git.name}")
        said = [each["body"] for each in (*self.gated.github.comments.values(), *self.gated.github.issues.values())]
        self.listen("\n".join(said).encode(), "GitHub")


@pytest.fixture(name="cage")
def _cage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Cage]:
    """A repository at GitHub, with a canary in every variable."""
    for name, value in CANARIES.items():
        monkeypatch.setenv(name, value)
    for purpose in ("LIVE", "TAKWEB", "SMTP"):
        monkeypatch.setenv(f"TAK_GITOPS_{purpose}_USER", "anna")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(own_home / "summary.md"))
    monkeypatch.setenv("GITHUB_OUTPUT", str(own_home / "output"))
    scene = Gated(tmp_path / "r", capsys, tmp_path / "bare.git")
    with scene.github:
        scene.begin()
        cage = Cage(scene, own_home)
        yield cage
        cage.search()


def merged(gated: Gated) -> Pull:
    """An approved pull request, merged and not yet looked at."""
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.merged(pull)
    return pull


def with_lines(gated: Gated, **lines: str) -> None:
    """Have lines of the environment say otherwise, on the branch that counts."""
    kept = [each for each in gated.repo.read(ENVIRONMENT).splitlines() if each.partition(":")[0] not in lines]
    new = [f"{key}: {value}" for key, value in lines.items()]
    gated.repo.write(ENVIRONMENT, "\n".join([*kept, *new, ""]).encode()).commit("Miljö")
    gated.repo.git("push", "--quiet", "origin", "main")


def test_a_github_that_repeats_the_token(cage: Cage) -> None:
    """In its errors, of every kind, for every command that asks it."""
    pull = merged(cage.gated)
    number = str(pull.number)
    for status in (401, 403, 422, 500, 200):
        said = f'{{"message": "Bearer {TOKEN}", "login": "{TOKEN}"}}'.encode()
        cage.gated.github.faults = [Fault(status, {"X-Token": TOKEN}, said, times=99)]
        for words in (("ci", "issue"), ("ci", "comment", "--pull", number), ("doctor", "--debug")):
            cage.run(*words)
    cage.run("submit", "--debug")
    cage.gated.github.faults = []
    assert 0 == cage.run("ci", "comment", "--pull", number)
    assert 0 == cage.run("submit")
    assert 0 == cage.run("ci", "comment", "--after")
    assert cage.gated.outbox()
    assert 19 == cage.runs


@pytest.mark.parametrize("status", [200, 401, 500])
def test_servers_that_repeat_what_they_are_told(cage: Cage, status: int) -> None:
    """TAK, TAK-web and a mail server that say passwords back, in words, headers, pages and codes."""
    with EchoServer(status) as echo, EchoMail() as mail:
        smtp = f"{{kind: smtp, host: 127.0.0.1, port: {mail.port}, from: a@region.example, to: b@region.example}}"
        merged(cage.gated)
        with_lines(cage.gated, channel=f"{{kind: takweb, url: '{echo.url}/tak-web'}}")
        cage.run("submit", "--debug")
        cage.run("doctor")
        with_lines(cage.gated, channel=smtp)
        cage.run("submit", "--debug")
        cage.run("doctor", "--format", "json")
        with_lines(cage.gated, live=f"{{tak_services: '{echo.url}/tak-services'}}")
        for words in (("plan",), ("report",), ("live", "ntjp-qa", "--debug"), ("drift",), ("verify",)):
            cage.run(*words)
        assert echo.asked
        assert 9 == cage.runs


def test_addresses_with_a_secret_in_them(cage: Cage) -> None:
    """A remote with a token in its URL, and servers with a password in theirs, whatever goes wrong there."""
    with EchoServer(401) as echo:
        secret = f"http://x-access-token:{IN_ADDRESSES}@127.0.0.1:{echo.port}/r.git"
        good = cage.gated.repo.git("remote", "get-url", "origin")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GIT_ALLOW_PROTOCOL", "http")
            patch.delenv("ALL_PROXY")
            cage.gated.repo.git("remote", "set-url", "origin", secret)
            for words in (("status",), ("submit", "--debug"), ("ledger", "check"), ("doctor",), ("ci", "issue")):
                cage.run(*words, day=None if words[0] == "ledger" else "2026-11-23")
            cage.gated.repo.branch("ny").edit(CONNECTION, "consumers: [journal]", "consumers: []").commit("Ny")
            cage.run("ci", "update", "--push", "--debug")
        cage.gated.repo.git("remote", "set-url", "origin", good)
        assert echo.asked
        cage.mine |= {ENVIRONMENT}
        for kind in ("tak_services", "tak_api"):
            address = f"http://anna:{IN_ADDRESSES}@127.0.0.1:{echo.port}/x"
            text = re.sub(r"(?m)^live:.*$", f"live: {{{kind}: '{address}'}}", cage.gated.repo.read(ENVIRONMENT))
            cage.gated.repo.write(ENVIRONMENT, text.encode())
            for words in (("validate",), ("plan", "--debug"), ("live", "ntjp-qa")):
                cage.run(*words)
    assert 12 == cage.runs


def test_keys_and_traces(cage: Cage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that cannot be used is not shown, and a bug of ours tells no secret that its own words hold."""
    key = tmp_path / "nyckel.pem"
    key.write_text(f"-----BEGIN PRIVATE KEY-----\n{IN_KEY}\n-----END PRIVATE KEY-----\n", encoding="utf-8")
    for purpose in ("LIVE", "TAKWEB"):
        monkeypatch.setenv(f"TAK_GITOPS_{purpose}_CERT", str(key))
        monkeypatch.setenv(f"TAK_GITOPS_{purpose}_KEY", str(key))
    cage.run("doctor")
    desk = ("desk", "--cert", str(key), "--key", str(key), "--client-ca", str(key), "--allow", "SE1", "--port", "0")
    cage.run(*desk, "--debug", day=None)
    with_lines(cage.gated, live="{tak_services: 'https://127.0.0.1:9/x'}")
    cage.run("plan")

    def broken(*_: object, **words: object) -> None:
        message = f"{os.environ['GITHUB_TOKEN']} {words}"
        raise RuntimeError(message)

    monkeypatch.setattr(httpx.Client, "stream", broken)
    cage.run("ci", "issue", "--debug")
    assert 70 == cage.run("ci", "issue")
    assert (cage.home / ".cache/tak-gitops/error.log").is_file()
    assert 5 == cage.runs


def test_a_secret_is_hidden_in_every_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain, in a URL and in base64 behind a name of any length; short values and other variables are left alone."""
    monkeypatch.setenv("TAK_GITOPS_NTJP_QA_LIVE_PASSWORD", "hemligt&lösen-2026")
    monkeypatch.setenv("TAK_GITOPS_SMTP_PASSWORD", "kort")
    monkeypatch.setenv("TAK_GITOPS_LANGUAGE", "svenska-språket")
    for user in ("a", "ab", "abc", "abcd"):
        coded = base64.b64encode(f"{user}:hemligt&lösen-2026".encode()).decode()
        assert coded not in without_values(f"Basic {coded}")
    assert "*** *** kort svenska-språket" == without_values(
        "hemligt&lösen-2026 hemligt%26l%C3%B6sen-2026 kort svenska-språket"
    )
