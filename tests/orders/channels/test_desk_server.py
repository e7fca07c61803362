"""Orders are fetched over mutual TLS by those who may, one a connection, and by nobody else."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from builders.certificates import FAR_AHEAD, LONG_AGO, Authority, Pem
from builders.few_orders import ADMITTED, GET, ORDER, TAK, FewOrders
from tak_gitops.errors import TakError
from tak_gitops.orders.channels.desk_server import DeskServer, Pace, Visit
from tak_gitops.orders.channels.desk_tls import certificate_end, server_context
from tak_gitops.sandbox.tak.settings import OrderSource
from tak_gitops.sandbox.tak.source import FetchError, fetch_order

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
REFUSALS = {
    "nobody": "peer did not return a certificate",
    "ended": "certificate has expired",
    "revoked": "certificate revoked",
    "foreign": "unable to get local issuer certificate",
}
"""OpenSSL's words, which `tak desk` has its own for."""
QUICK = Pace(handshake=0.4, request=0.4, clients=3)


class People(NamedTuple):
    """Certificates of the desk, and of those who come to it."""

    authority: Authority
    server: Pem
    tak: Pem
    named: Pem
    stranger: Pem
    ended: Pem
    revoked: Pem
    foreign: Pem


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> People:
    """Who there is."""
    authority = Authority(tmp_path_factory.mktemp("authority"))
    other = Authority(tmp_path_factory.mktemp("other"), "Other CA")
    return People(
        authority,
        authority.issue("desk"),
        authority.issue("takweb", hsa_ids=[TAK]),
        authority.issue("takweb.example"),
        authority.issue("stranger", hsa_ids=["SE2321000131-ANNAN"]),
        authority.issue("ended", ended=True, hsa_ids=[TAK]),
        authority.issue("revoked", hsa_ids=[TAK]),
        other.issue("foreign", hsa_ids=[TAK]),
    )


class Desk(NamedTuple):
    """A desk that runs; `visits` are those that have ended."""

    port: int
    visits: list[Visit]
    ended: threading.Condition

    def visit(self, number: int = 1) -> Visit:
        """A visit, once it has ended."""
        with self.ended:
            assert self.ended.wait_for(lambda: len(self.visits) >= number, 10)
        return self.visits[number - 1]


@contextmanager
def running(people: People, pace: Pace | None = None, *, crl: bool = False) -> Iterator[Desk]:
    """A desk with few orders."""
    revoked = str(people.authority.revoked(people.revoked.certificate)) if crl else None
    server, authority = people.server, people.authority
    context = server_context(str(server.certificate), str(server.key), str(authority.file), revoked)
    visits: list[Visit] = []
    ended = threading.Condition()

    def log(visit: Visit) -> None:
        with ended:
            visits.append(visit)
            ended.notify_all()

    address = ("127.0.0.1", 0)
    with DeskServer(address, context, FewOrders(), ADMITTED, now=lambda: NOW, log=log, pace=pace or Pace()) as desk:
        thread = threading.Thread(target=desk.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield Desk(desk.port, visits, ended)
        finally:
            desk.shutdown()
            thread.join(10)


def connected(desk: Desk, people: People, pem: Pem | None, version: ssl.TLSVersion | None = None) -> ssl.SSLSocket:
    """A connection to the desk, of somebody with this certificate."""
    context = ssl.create_default_context(cafile=people.authority.file)
    if version is not None:
        context.minimum_version = context.maximum_version = version
    if pem is not None:
        context.load_cert_chain(pem.certificate, pem.key)
    plain = socket.create_connection(("127.0.0.1", desk.port), timeout=10)
    try:
        return context.wrap_socket(plain, server_hostname="127.0.0.1")
    except BaseException:
        plain.close()
        raise


def asked(desk: Desk, people: People, request: bytes, pem: Pem | None = None) -> bytes:
    """Everything that a request is answered with until the connection ends."""
    answer = b""
    with connected(desk, people, pem or people.tak) as connection:
        connection.sendall(request)
        while piece := connection.recv(1 << 16):
            answer += piece
    return answer


def test_an_order_is_fetched(people: People) -> None:
    """With its bytes as they are, in an answer of one piece after which the connection ends."""
    with running(people) as desk:
        answer = asked(desk, people, f"{GET}\r\nHost: x\r\nConnection: keep-alive\r\n\r\n".encode())
        visit = desk.visit()
    head, _, body = answer.partition(b"\r\n\r\n")
    assert ORDER == body
    assert [
        "HTTP/1.1 200 OK",
        "Date: Mon, 23 Nov 2026 07:30:00 GMT",
        "Content-Type: application/json; charset=utf-8",
        f"Content-Length: {len(ORDER)}",
        "Cache-Control: no-store",
        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
        "Referrer-Policy: no-referrer",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
    ] == head.decode().split("\r\n")
    assert Visit(NOW, "127.0.0.1", TAK, GET, 200, len(ORDER)) == visit


def test_only_the_head_is_asked_for(people: People) -> None:
    """The answer has the headers of the order and none of its bytes."""
    with running(people) as desk:
        answer = asked(desk, people, b"HEAD /ntjp-qa/takOrders/137 HTTP/1.1\r\n\r\n")
    assert f"Content-Length: {len(ORDER)}\r\n".encode() in answer
    assert answer.endswith(b"Connection: close\r\n\r\n")


def test_a_second_request_on_a_connection_is_not_answered(people: People) -> None:
    """One connection, one answer: nothing can be smuggled behind a request."""
    with running(people) as desk:
        answer = asked(desk, people, f"{GET}\r\n\r\n{GET}\r\n\r\n".encode())
    assert 1 == answer.count(b"HTTP/1.1 200 OK")


def test_a_name_instead_of_an_hsa_id(people: People) -> None:
    """Who has no HSA-id in the certificate is known by CN."""
    with running(people) as desk:
        assert b" 200 OK" in asked(desk, people, f"{GET}\r\n\r\n".encode(), people.named)
        assert "CN=takweb.example" == desk.visit().client


def test_somebody_else_of_the_same_authority(people: People) -> None:
    """A certificate that can be trusted is not enough; the log tells who it was."""
    with running(people) as desk:
        answer = asked(desk, people, f"{GET}\r\n\r\n".encode(), people.stranger)
        visit = desk.visit()
    assert answer.startswith(b"HTTP/1.1 403 Forbidden\r\n")
    assert ("SE2321000131-ANNAN", 403) == (visit.client, visit.status)
    assert b"plattform" not in answer


@pytest.mark.parametrize("who", ["nobody", "ended", "revoked", "foreign"])
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_without_a_good_certificate_there_is_no_answer(who: str, version: ssl.TLSVersion, people: People) -> None:
    """None, one that has ended or was revoked, or of another authority: TLS ends before anything is read."""
    pem = None if who == "nobody" else getattr(people, who)
    answer = b""
    with running(people, crl=True) as desk:
        # in 1.3 the client may go on for a moment before it is told
        with suppress(OSError), connected(desk, people, pem, version) as connection:
            connection.sendall(f"{GET}\r\n\r\n".encode())
            answer += connection.recv(1 << 16)
        visit = desk.visit()
    assert (b"", None, None, "") == (answer, visit.client, visit.status, visit.line)
    assert REFUSALS[who] == visit.refusal


def test_a_list_of_the_revoked_lets_others_in(people: People) -> None:
    """Who is not on it is served."""
    with running(people, crl=True) as desk:
        assert b" 200 OK" in asked(desk, people, f"{GET}\r\n\r\n".encode())


def test_old_tls_is_not_spoken(people: People) -> None:
    """1.2 is the oldest."""
    context = server_context(str(people.server.certificate), str(people.server.key), str(people.authority.file), None)
    assert (ssl.TLSVersion.TLSv1_2, ssl.CERT_REQUIRED) == (context.minimum_version, context.verify_mode)


def test_plain_http_gets_nothing(people: People) -> None:
    """Who does not speak TLS is not answered."""
    with running(people) as desk:
        with socket.create_connection(("127.0.0.1", desk.port), timeout=10) as connection:
            connection.sendall(f"{GET}\r\n\r\n".encode())
            try:
                answer = connection.recv(1 << 16)
            except ConnectionResetError:
                answer = b""
        assert "http request" == desk.visit().refusal
    assert b"HTTP" not in answer


def test_who_says_nothing_is_left(people: People) -> None:
    """Neither a handshake nor a request is waited for without end, nor one of a byte now and then."""
    with running(people, QUICK) as desk:
        began = time.monotonic()
        with socket.create_connection(("127.0.0.1", desk.port), timeout=10):
            assert desk.visit().refusal
        with connected(desk, people, people.tak) as connection, pytest.raises(OSError):  # noqa: PT011, PT012
            while True:
                connection.sendall(b"x")
                time.sleep(0.05)
        visit = desk.visit(2)
    assert time.monotonic() - began < 5
    assert (TAK, None) == (visit.client, visit.status)


def test_headers_without_end(people: People) -> None:
    """More than any client sends is not read."""
    with running(people) as desk:
        answer = asked(desk, people, f"{GET}\r\n".encode() + b"X: y\r\n" * 4000)
        assert 400 == desk.visit().status
    assert answer.startswith(b"HTTP/1.1 400 ") or not answer


def test_too_many_at_once(people: People) -> None:
    """Those that there is no place for are turned away; when others leave there is place again."""
    with running(people, QUICK._replace(handshake=5, request=5)) as desk:
        waiting = [socket.create_connection(("127.0.0.1", desk.port), timeout=10) for _ in range(3)]
        with socket.create_connection(("127.0.0.1", desk.port), timeout=10) as late:
            assert b"" == late.recv(1)
        assert "busy" == desk.visit().refusal
        for each in waiting:
            each.close()
        desk.visit(4)
        time.sleep(0.05)
        assert b" 200 OK" in asked(desk, people, f"{GET}\r\n\r\n".encode())


def test_many_ask_at_the_same_time(people: People) -> None:
    """Each gets its own answer."""
    answers: list[bytes] = []
    with running(people) as desk:
        threads = [
            threading.Thread(target=lambda: answers.append(asked(desk, people, f"{GET}\r\n\r\n".encode())))
            for _ in range(20)
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join(20)
    assert [True] * 20 == [answer.endswith(ORDER) for answer in answers]


def test_a_ledger_that_cannot_be_read(people: People) -> None:
    """It is not said that there is no such order; why stands in the log."""
    with running(people) as desk:
        answer = asked(desk, people, b"GET /ntjp-qa/takOrders/503 HTTP/1.1\r\n\r\n")
        problem = desk.visit().problem
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert problem is not None
    assert "ledger.damaged" == problem.message.key


def test_tak_web_fetches(people: People) -> None:
    """TAK-web, as the sandbox plays it, gets the order, and says the rest in its own words (domain.md 4.6)."""
    with running(people) as desk:
        url = f"https://127.0.0.1:{desk.port}/ntjp-qa/takOrders/"
        source = OrderSource(url, people.tak.certificate, people.tak.key, people.authority.file)
        assert ORDER.decode() == fetch_order(source, 137)
        for number in (136, 138):
            with pytest.raises(FetchError, match="hittades inte på"):
                fetch_order(source, number)
        with pytest.raises(FetchError, match="response code: 503"):
            fetch_order(source, 503)


def test_files_that_cannot_be_used(people: People, tmp_path: Path) -> None:
    """What is wrong with which file is told."""
    good, key, authority = str(people.server.certificate), str(people.server.key), str(people.authority.file)
    gone = str(tmp_path / "finns-inte.pem")
    locked = people.authority.issue("locked", password=b"hemligt")
    text = tmp_path / "text.pem"
    text.write_text("-----BEGIN PRIVATE KEY-----\nhej\n", encoding="ascii")
    for arguments, expected in (
        ((gone, key, authority, None), "desk.no_file"),
        ((good, gone, authority, None), "desk.no_file"),
        ((key, key, authority, None), "desk.no_certificate"),
        ((good, None, authority, None), "desk.no_key"),
        ((good, good, authority, None), "desk.not_a_key"),
        ((good, str(text), authority, None), "desk.certificate"),
        ((good, str(people.tak.key), authority, None), "desk.mismatch"),
        ((str(locked.certificate), str(locked.key), authority, None), "desk.locked"),
        ((good, key, gone, None), "desk.no_file"),
        ((good, key, authority, gone), "desk.no_file"),
        ((good, key, key, None), "desk.authorities"),
        ((good, key, good, None), "desk.no_authority"),
    ):
        with pytest.raises(TakError) as problem:
            server_context(*arguments)
        assert expected == problem.value.message.key


@pytest.mark.parametrize("who", ["server", "ended"])
def test_when_the_certificate_of_the_desk_ends(who: str, people: People) -> None:
    """It is told whether it has ended or not, so that somebody can be warned in time."""
    pem: Pem = getattr(people, who)
    context = server_context(str(pem.certificate), str(pem.key), str(people.authority.file), None)
    end = FAR_AHEAD if who == "server" else LONG_AGO + timedelta(days=1)
    assert end == certificate_end(context, str(pem.certificate))


def test_a_certificate_that_nobody_can_look_at_again(people: People, tmp_path: Path) -> None:
    """It may have come through a pipe: then nothing is said of its end, and it is shown all the same."""
    context = server_context(str(people.server.certificate), str(people.server.key), str(people.authority.file), None)
    assert certificate_end(context, str(tmp_path / "gone.pem")) is None


def test_a_port_that_is_taken(people: People) -> None:
    """It says so before anybody is told that orders can be fetched."""
    with running(people) as desk:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with pytest.raises(TakError) as problem:
            DeskServer(("127.0.0.1", desk.port), context, FewOrders(), ADMITTED, now=lambda: NOW, log=lambda _: None)
    assert "desk.address" == problem.value.message.key
