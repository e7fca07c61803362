"""Whom a server is trusted by, and who we say we are: before any secret leaves, the server must be the right one."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from builders.certificates import FAR_AHEAD, Authority, Pem
from builders.fake_server import FakeServer, Reply, access
from tak_gitops.errors import TakError
from tak_gitops.live.http.access import Access
from tak_gitops.live.http.server import Server
from tak_gitops.texts import render

SECRETS = {"user": "anna", "password": "hemligt"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the certificates are."""
    return tmp_path_factory.mktemp("certificates")


@pytest.fixture(scope="module")
def authority(folder: Path) -> Authority:
    """The authority that the server and its clients trust."""
    return Authority(folder)


def trust(authority: Authority, server: Pem, *, clients: bool = False) -> ssl.SSLContext:
    """How a server shows itself, and whether it wants to see a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(server.certificate, server.key)
    if clients:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(authority.file)
        # in 1.3 the client writes before the server has judged it, and may see a broken connection instead of the alert
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    return context


@pytest.fixture
def server(authority: Authority) -> Iterator[FakeServer]:
    """A server with a certificate of the authority."""
    with FakeServer(trust(authority, authority.issue("server"))) as running:
        running.answers["/x"] = Reply(b"{}")
        yield running


@pytest.fixture
def mutual(authority: Authority) -> Iterator[FakeServer]:
    """A server that wants to see a certificate of the authority."""
    with FakeServer(trust(authority, authority.issue("mutual"), clients=True)) as running:
        running.answers["/x"] = Reply(b"{}")
        yield running


def read(server: FakeServer, reach: Access) -> bytes:
    """What the server answers."""
    with Server(server.url, reach) as asked:
        return asked.get(f"{server.url}/x", lambda answer: b"".join(answer.chunks()))


def refused(server: FakeServer, reach: Access) -> str:
    """The key of the error; the server has heard nothing."""
    with pytest.raises(TakError) as caught:
        read(server, reach)
    assert [] == server.asked
    assert "hemligt" not in render(caught.value.message, "sv")
    return caught.value.message.key


def test_an_authority_of_ones_own_is_trusted(server: FakeServer, authority: Authority) -> None:
    """SSL_CERT_FILE names it."""
    assert b"{}" == read(server, access(authorities_file=str(authority.file)))


def test_a_folder_of_authorities_is_trusted(server: FakeServer, authority: Authority, tmp_path: Path) -> None:
    """SSL_CERT_DIR names it; files in it are named by their hash, as OpenSSL has it."""
    if shutil.which("openssl") is None:
        pytest.skip("only the program openssl can tell the hash")
    done = subprocess.run(
        ("openssl", "x509", "-noout", "-hash", "-in", authority.file), capture_output=True, check=True, text=True
    )
    (tmp_path / f"{done.stdout.strip()}.0").write_bytes(authority.file.read_bytes())
    assert b"{}" == read(server, access(authorities_folder=str(tmp_path)))


def test_an_unknown_authority_is_not_trusted(server: FakeServer) -> None:
    """The system does not know it, and there is no switch to pass over that."""
    assert "fetch.untrusted" == refused(server, access(**SECRETS))


def test_another_authority_is_not_trusted(server: FakeServer, tmp_path: Path) -> None:
    """Naming one is trusting that one."""
    other = Authority(tmp_path)
    assert "fetch.untrusted" == refused(server, access(authorities_file=str(other.file), **SECRETS))


def test_a_certificate_that_has_ended_is_not_trusted(authority: Authority) -> None:
    """However well it is signed."""
    with FakeServer(trust(authority, authority.issue("ended", ended=True))) as server:
        assert "fetch.untrusted" == refused(server, access(authorities_file=str(authority.file), **SECRETS))


def test_a_certificate_that_has_not_begun_is_not_trusted(authority: Authority) -> None:
    """Nor before its time."""
    with FakeServer(trust(authority, authority.issue("early", begin=FAR_AHEAD - timedelta(days=1)))) as server:
        assert "fetch.untrusted" == refused(server, access(authorities_file=str(authority.file), **SECRETS))


def test_a_certificate_of_another_host_is_not_trusted(server: FakeServer, authority: Authority) -> None:
    """The name in the address counts, not where it leads."""
    url = server.url.replace("127.0.0.1", "localhost")
    with (
        pytest.raises(TakError) as caught,
        Server(url, access(authorities_file=str(authority.file), **SECRETS)) as asked,
    ):
        asked.get(f"{url}/x", lambda answer: b"".join(answer.chunks()))
    assert ("fetch.untrusted", []) == (caught.value.message.key, server.asked)


def test_a_server_without_tls_is_none(authority: Authority) -> None:
    """A port that speaks plain http is not https, and hears nothing that it understands."""
    with FakeServer() as server:
        url = server.url.replace("http:", "https:")
        asked = Server(url, access(authorities_file=str(authority.file), **SECRETS))
        with asked, pytest.raises(TakError) as caught:
            asked.get(f"{url}/x", lambda answer: b"".join(answer.chunks()))
        assert ("fetch.unreachable", []) == (caught.value.message.key, server.asked)


def test_a_client_certificate_is_shown(mutual: FakeServer, authority: Authority) -> None:
    """Mutual TLS, with the key in a file of its own."""
    client = authority.issue("client")
    reach = access(authorities_file=str(authority.file), certificate=str(client.certificate), key=str(client.key))
    assert b"{}" == read(mutual, reach)


def test_a_client_certificate_may_be_in_one_file_with_its_key(mutual: FakeServer, authority: Authority) -> None:
    """As many authorities hand them out."""
    client = authority.issue("client")
    client.certificate.write_bytes(client.certificate.read_bytes() + client.key.read_bytes())
    assert b"{}" == read(mutual, access(authorities_file=str(authority.file), certificate=str(client.certificate)))


def test_a_server_that_misses_a_client_certificate(mutual: FakeServer, authority: Authority) -> None:
    """What to set is told."""
    assert "fetch.wants_certificate" == refused(mutual, access(authorities_file=str(authority.file)))


@pytest.mark.parametrize("name", ["Test CA", "Other CA"])
def test_a_server_that_does_not_know_the_client(
    mutual: FakeServer, authority: Authority, tmp_path: Path, name: str
) -> None:
    """A certificate of an authority that it does not trust, whatever that is called."""
    client = Authority(tmp_path, name).issue("client")
    reach = access(authorities_file=str(authority.file), certificate=str(client.certificate), key=str(client.key))
    assert "fetch.wants_certificate" == refused(mutual, reach)


@pytest.mark.parametrize("broken", ["missing", "text", "of another", "locked"])
def test_a_client_certificate_that_cannot_be_used(
    mutual: FakeServer, authority: Authority, folder: Path, broken: str
) -> None:
    """It is told before anything is asked; a locked key asks nobody for its password."""
    client = authority.issue("client", password=b"hemligt" if broken == "locked" else None)
    key = client.key
    if broken == "missing":
        key = folder / "gone.key"
    elif broken == "text":
        key.write_text("hemligt", encoding="utf-8")
    elif broken == "of another":
        key = authority.issue("other").key
    assert "fetch.certificate" == refused(mutual, access(certificate=str(client.certificate), key=str(key)))


@pytest.mark.parametrize("content", [None, "ingen PEM"])
def test_authorities_that_cannot_be_read(server: FakeServer, tmp_path: Path, content: str | None) -> None:
    """A file that SSL_CERT_FILE names must be one: without it everybody would be trusted as before."""
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert "fetch.authorities" == refused(server, access(authorities_file=str(path)))
