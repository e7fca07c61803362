"""`tak desk`: how it begins, what it gives out and says of it, how it ends, and what it refuses."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from builders.certificates import Authority, Pem
from builders.golden import GOLDEN, assert_golden
from builders.ledger import LedgerScene, order
from builders.states import ENVIRONMENT
from tak_gitops.cli import run
from tak_gitops.commands.common.app import App
from tak_gitops.commands.serving.desk_visits import visit_told
from tak_gitops.errors import ExitCode, fail
from tak_gitops.orders.channels.desk_server import DeskServer, Visit
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.sandbox.tak.settings import OrderSource
from tak_gitops.sandbox.tak.source import FetchError, fetch_order
from tak_gitops.texts import LANGUAGES, Language

TAK = "SE2321000131-TAKWEB"
REASONS = [
    "busy",
    "http request",
    "peer did not return a certificate",
    "certificate has expired",
    "certificate is not yet valid",
    "certificate revoked",
    "unable to get local issuer certificate",
    "CRL has expired",
    "tlsv1 alert unknown ca",
    "unexpected eof while reading",
]
"""Why TLS may end, in OpenSSL's words."""


class Surroundings(NamedTuple):
    """A repository whose ledger has one order that the desk gives out, and the certificates of all."""

    scene: LedgerScene
    authority: Authority
    server: Pem
    tak: Pem
    digest: str


@pytest.fixture
def here(tmp_path: Path) -> Surroundings:
    """An order that was sent by the desk."""
    scene = LedgerScene(tmp_path)
    scene.plan(scene.merge(order()))
    claim = msgspec.structs.replace(scene.claim(1), channel="desk")
    scene.add(claim)
    scene.add(scene.outcome(1, "sent"))
    authority = Authority(tmp_path)
    return Surroundings(
        scene, authority, authority.issue("desk"), authority.issue("tak", hsa_ids=[TAK]), claim.payload_sha256
    )


def arguments(here: Surroundings) -> list[str]:
    """A desk on any free port."""
    options = {
        "--port": "0",
        "--cert": str(here.server.certificate),
        "--key": str(here.server.key),
        "--client-ca": str(here.authority.file),
        "--client": TAK,
    }
    return ["-C", str(here.scene.repo.root), "desk", *(word for pair in options.items() for word in pair)]


class Running(NamedTuple):
    """A desk as a process of its own; `source` is how TAK-web would reach it."""

    process: "subprocess.Popen[str]"
    greeting: str
    source: OrderSource

    def visits(self, count: int) -> list[str]:
        """What it says of so many visits."""
        assert self.process.stderr
        return [self.process.stderr.readline() for _ in range(count)]

    def end(self) -> int:
        """Its exit code when it is asked to end."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


@contextmanager
def running(here: Surroundings) -> Iterator[Running]:
    """A desk on the repository."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tak_gitops", *arguments(here)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    try:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(5)]
        assert lines[0], process.communicate()
        url = lines[0].split()[-1].replace("<miljö>", ENVIRONMENT).replace("<nummer>", "")
        source = OrderSource(url, here.tak.certificate, here.tak.key, here.authority.file)
        yield Running(process, "".join(lines), source)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_a_desk_gives_out_an_order_and_says_so(here: Surroundings) -> None:
    """It says where orders are, and writes a line for each visit; asked to end, it ends in order."""
    with running(here) as desk:
        assert here.digest == sha256(fetch_order(desk.source, 1).encode())
        with pytest.raises(FetchError, match="hittades inte"):
            fetch_order(desk.source, 2)
        first, second = desk.visits(2)
        assert ExitCode.OK == desk.end()
    assert f"av {TAK}." in desk.greeting
    assert f"Att hämta nu: 1 ({ENVIRONMENT}).\n" in desk.greeting
    assert f"{TAK} (127.0.0.1): GET /{ENVIRONMENT}/takOrders/1 HTTP/1.1 – 200, " in first
    assert f"{TAK} (127.0.0.1): GET /{ENVIRONMENT}/takOrders/2 HTTP/1.1 – 404, " in second


def test_desks_side_by_side(here: Surroundings) -> None:
    """Each starts from the repository alone; what is closed for one is gone for all."""
    with running(here) as one, running(here) as other:
        assert fetch_order(one.source, 1) == fetch_order(other.source, 1)
        here.scene.add(here.scene.verification(1, "verified"))
        for desk in (one, other):
            with pytest.raises(FetchError, match="hittades inte"):
                fetch_order(desk.source, 1)


def test_a_stranger_is_named_on_the_screen(here: Surroundings) -> None:
    """Whoever runs the desk sees who was turned away, and why."""
    stranger = here.authority.issue("annan", hsa_ids=["SE2321000131-ANNAN"])
    foreign = Authority(here.scene.folder, "Other CA").issue("frammande")
    with running(here) as desk:
        for pem in (stranger, foreign):
            with pytest.raises(FetchError):
                fetch_order(replace(desk.source, certificate=pem.certificate, key=pem.key), 1)
        first, second = desk.visits(2)
    assert "SE2321000131-ANNAN (127.0.0.1): GET" in first
    assert " – 403, släpps inte in; ska den släppas in: --client SE2321000131-ANNAN\n" in first
    assert "okänd (127.0.0.1): ingen fråga besvarad (dess certifikat är utfärdat av någon som" in second


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_visits(language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What whoever came got, and what to do if that is wrong."""
    app = App(tmp_path, language, fixed_language=True, colour=False, cache_folder=tmp_path)
    came = Visit(datetime(2026, 11, 23, 7, 30, tzinfo=UTC), "192.0.2.7")
    known = came._replace(client=TAK, line=f"GET /{ENVIRONMENT}/takOrders/41 HTTP/1.1")
    visits = [
        known._replace(status=200, size=1615),
        *(known._replace(status=status) for status in (400, 404, 405, 410)),
        known._replace(status=503, problem=fail("ledger.damaged")),
        known._replace(status=403, client="CN=TAK web; rm"),
        known._replace(status=403, client=None),
        *(came._replace(refusal=reason) for reason in REASONS),
    ]
    for visit in visits:
        visit_told(app, visit)
    assert_golden(GOLDEN / f"desk-visits-{language}.txt", capsys.readouterr().err)


def test_a_desk_that_has_nothing(here: Surroundings) -> None:
    """It says so, and begins all the same; so does one whose ledger cannot be read."""
    here.scene.add(here.scene.verification(1, "verified"))
    with running(here) as desk:
        assert "Inget finns att hämta just nu.\n" in desk.greeting
    here.scene.repo.git("remote", "set-url", "origin", "file:///finns-inte")
    with running(here) as desk:
        assert "går inte att läsa nu" in desk.greeting


@pytest.mark.parametrize(("days", "code"), [(-1, ExitCode.FAILURE), (20, ExitCode.OK)])
def test_a_certificate_that_runs_out(
    days: int,
    code: ExitCode,
    here: Surroundings,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody would accept one that has; while there is time a warning is enough."""
    monkeypatch.setattr(DeskServer, "serve_forever", lambda _: None)
    end = datetime.now(UTC).replace(microsecond=0) + timedelta(days=days, minutes=1)
    pem = here.authority.issue("kort", end=end)
    words = [str(pem.certificate) if each == str(here.server.certificate) else each for each in arguments(here)]
    words = [str(pem.key) if each == str(here.server.key) else each for each in words]
    assert code == run(words)
    told = capsys.readouterr().err
    assert ("gick ut" in told, f"om {days} dagar" in told) == (days < 0, days > 0)


def test_a_client_without_a_name(here: Surroundings, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty variable lets nobody in, and says so."""
    words = ["" if each == TAK else each for each in arguments(here)]
    assert ExitCode.USAGE == run(words)
    assert "--client" in capsys.readouterr().err


@pytest.mark.parametrize(("host", "hint"), [("127.0.0.1", True), ("0.0.0.0", False)])  # noqa: S104 - one is meant
def test_where_it_can_be_reached(
    host: str, hint: bool, here: Surroundings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever listens to this machine alone is told so; else the name of the machine stands in the address."""
    monkeypatch.setattr(DeskServer, "serve_forever", lambda _: None)
    assert ExitCode.OK == run([*arguments(here), "--host", host])
    said = capsys.readouterr().out
    assert hint == ("Bara program på den här datorn" in said)
    assert f"https://{host if hint else socket.gethostname()}:" in said


@pytest.mark.parametrize("missing", ["--cert", "--client-ca", "--client"])
def test_nobody_is_served_without_knowing_who(
    missing: str, here: Surroundings, capsys: pytest.CaptureFixture[str]
) -> None:
    """Certificate, authority and clients are needed."""
    words = arguments(here)
    at = words.index(missing)
    assert ExitCode.USAGE == run([*words[:at], *words[at + 2 :]])
    assert missing in capsys.readouterr().err


def test_a_repository_is_needed(here: Surroundings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Elsewhere there is nothing to give out."""
    empty = tmp_path / "tom"
    empty.mkdir()
    assert ExitCode.FAILURE == run(["-C", str(empty), *arguments(here)[2:]])
    assert "tak-gitops.yaml" in capsys.readouterr().err
