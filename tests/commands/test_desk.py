"""`tak desk`: how it begins, what it gives out and says of it, how it ends, and what it refuses."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from builders.certificates import Authority, Pem
from builders.ledger import LedgerScene, order
from builders.states import ENVIRONMENT
from tak_gitops.cli import run
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.sandbox.tak.settings import OrderSource
from tak_gitops.sandbox.tak.source import FetchError, fetch_order

TAK = "SE2321000131-TAKWEB"


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
        lines = [process.stdout.readline() for _ in range(3)]
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
    assert " – 403, " in first
    assert "okänd (127.0.0.1): ingen fråga besvarad (" in second


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
