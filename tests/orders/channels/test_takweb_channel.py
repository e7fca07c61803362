"""TAK-web gets an order once or never, and what became of it is known or in doubt: over real sockets."""

import gzip
import re
import socket
import time
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

import pytest

from builders.fake_takweb import (
    CREATE,
    HOME,
    HOME_TOKEN,
    LOG_IN,
    PASSWORD,
    FakeTakweb,
    Play,
    answer,
    redirect,
    repeats,
    report,
    resets,
    says,
    waits,
)
from builders.takweb_orders import ACCEPTED, PAYLOAD, REPORT, SHORT, ready
from tak_gitops.orders.channels.sending import Sent, SentTwiceError

PLAIN = "text/plain;charset=ISO-8859-1"
ORDERED = ("POST", CREATE)
CHUNKED = b"HTTP/1.1 200 \r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
LARGE = PAYLOAD + b" " * 600_000
"""Larger than what the system keeps for a receiver that does not read."""


@pytest.fixture
def takweb() -> Iterator[FakeTakweb]:
    """A TAK-web that does what was predicted."""
    with FakeTakweb(reply=ACCEPTED) as fake:
        yield fake


def test_an_order_that_is_carried_out(takweb: FakeTakweb) -> None:
    """The report that was predicted, line by line, is proof; its bytes are kept as they came."""
    assert Sent("accepted", "report", REPORT.encode("latin-1")) == ready(takweb).send()


def test_what_is_sent(takweb: FakeTakweb) -> None:
    """The payload as the body of a form, the token of the first page, the session, and nothing that asks for more."""
    ready(takweb).send()
    (order,) = takweb.orders
    assert PAYLOAD == unquote_to_bytes(order.body)
    assert re.fullmatch(rb"[A-Za-z0-9._~%-]+", order.body)
    assert {
        "host": takweb.url.split("/")[2],
        "accept-encoding": "identity",
        "content-length": str(len(order.body)),
        "user-agent": "tak-gitops",
        "cookie": order.headers["cookie"],
        "content-type": "application/x-www-form-urlencoded",
        "x-csrf-token": HOME_TOKEN,
        "connection": "close",
    } == order.headers


def test_nothing_is_ordered_before_it_is_sent(takweb: FakeTakweb) -> None:
    """Log-in and first page come before; each exchange has a connection of its own."""
    order = ready(takweb)
    order.close()
    assert [("GET", LOG_IN), ("POST", LOG_IN), ("GET", HOME)] == [asked[:2] for asked in takweb.asked]
    assert 3 == takweb.connections


def test_an_order_is_sent_once(takweb: FakeTakweb) -> None:
    """Sending again is a bug, and sends nothing."""
    order = ready(takweb)
    order.send()
    with pytest.raises(SentTwiceError):
        order.send()
    assert 1 == len(takweb.orders)


def test_secrets_are_not_shown(takweb: FakeTakweb) -> None:
    """Whoever prints what sends an order does not print how."""
    shown = repr(ready(takweb)) + repr(vars(ready(takweb))["_access"])
    assert PASSWORD not in shown


def test_a_refusal(takweb: FakeTakweb) -> None:
    """TAK-web's own words prove that nothing was saved."""
    takweb.reply = report("JsonBestallning ERROR:::\nSkapa Vägval: Adress får inte vara tom")
    assert ("rejected", "errors") == ready(takweb).send()[:2]


@pytest.mark.parametrize(
    ("reply", "kind", "proof"),
    [
        (report("RUNTIME ERROR:::\nEntry must not be null"), "in-doubt", "stumbled"),
        (report(REPORT.replace("Nyskapad", "Uppdaterad")), "in-doubt", "other-report"),
        (report(REPORT.replace("Version: 137", "Version: 138")), "in-doubt", "other-report"),
        (report(REPORT.removesuffix("\n")), "in-doubt", "other-report"),
        (report(""), "in-doubt", "other-answer"),
        (report("Tack!"), "in-doubt", "other-answer"),
        (redirect("http://localhost:9091/tak-web/auth/login?csrfError=true"), "not-sent", "log-in"),
        (redirect("/tak-web/auth/login"), "not-sent", "log-in"),
        (redirect("https://annan.example/"), "in-doubt", "other-answer: 302"),
        (redirect("http://[/auth/login"), "in-doubt", "other-answer: 302"),
        (answer(b"", "307 ", Location="/tak-web/rest/create"), "in-doubt", "other-answer: 307"),
        (answer(b'{"status":400,"path":"/tak-web/rest/create"}', "400 "), "not-sent", "too-large"),
        (answer(b"<h1>Bad Request</h1>", "400 "), "in-doubt", "other-answer: 400"),
        (answer(b'{"status":true,"path":"/tak-web/rest/create"}', "400 "), "in-doubt", "other-answer: 400"),
        (answer(b'{"status":400,"path":"/annat"}', "400 "), "in-doubt", "other-answer: 400"),
        (answer(b"[" * 200_000, "400 "), "in-doubt", "other-answer: 400"),
        (answer(b"", "403 "), "in-doubt", "other-answer: 403"),
        (answer(b"", "413 "), "in-doubt", "other-answer: 413"),
        (answer(REPORT.encode(), "500 ", Content_Type=PLAIN), "in-doubt", f"other-answer: 500 {PLAIN}"),
        (answer(b"", "503 ", Retry_After="1"), "in-doubt", "other-answer: 503"),
        (answer(b"", "204 ", Content_Length=""), "in-doubt", "other-answer: 204"),
        (answer(b"", "103 Early Hints", Content_Length="") + ACCEPTED, "in-doubt", "other-answer: 103"),
        (answer(REPORT.encode(), Content_Type="text/html"), "in-doubt", "other-answer: 200 text/html"),
        (answer(REPORT.encode(), Content_Type=""), "in-doubt", "other-answer: 200"),
        (
            answer(gzip.compress(REPORT.encode()), Content_Type=PLAIN, Content_Encoding="gzip"),
            "in-doubt",
            f"other-answer: 200 {PLAIN}",
        ),
        (
            answer(REPORT.encode("utf-16"), Content_Type="text/plain;charset=utf-16"),
            "in-doubt",
            "other-answer: 200 text/plain;charset=utf-16",
        ),
        (
            answer(REPORT.encode("latin-1"), Content_Type="text/plain;charset=UTF-8"),
            "in-doubt",
            "other-answer: 200 text/plain;charset=UTF-8",
        ),
        (answer(REPORT.encode(), Content_Type="text/plain; charset=UTF-8"), "accepted", "report"),
        (answer(REPORT.encode("latin-1"), Content_Type="text/plain"), "accepted", "report"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + ACCEPTED, "accepted", "report"),
        (
            CHUNKED + f"{len(REPORT.encode('latin-1')):x}\r\n{REPORT}\r\n0\r\n\r\n".encode("latin-1"),
            "accepted",
            "report",
        ),
        (
            CHUNKED + f"{len(REPORT.encode('latin-1')):x}\r\n{REPORT}\r\n".encode("latin-1"),
            "in-doubt",
            "broken",
        ),
        (b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n" + REPORT.encode("latin-1"), "in-doubt", "cut"),
        (ACCEPTED.replace(b"Content-Length: ", b"Content-Length: 1"), "in-doubt", "cut"),
        (ACCEPTED[:20], "in-doubt", "cut"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "in-doubt", "broken"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "in-doubt", "broken"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000, "in-doubt", "broken"),
        (answer(b"x" * (4 << 20) + b"x"), "in-doubt", "endless"),
    ],
)
def test_what_an_answer_proves(reply: bytes, kind: str, proof: str, takweb: FakeTakweb) -> None:
    """Only what TAK-web alone can say is proof; the order comes once, whatever is answered."""
    takweb.reply = reply
    sent = ready(takweb).send()
    assert (kind, proof) == (sent.kind, sent.proof if ":" in proof else sent.proof.partition(":")[0])
    assert 1 == len(takweb.orders)


@pytest.mark.parametrize(
    ("play", "proof", "orders"),
    [
        (Play(read=200, then=resets), "broken", 1),
        (Play(read=100_000, then=resets), "broken", 1),
        (Play(then=resets), "broken", 1),
        (Play(then=says()), "broken", 1),
        (Play(at_once=waits(3 * SHORT)), "silent", 0),
        (Play(read=100_000, then=waits(3 * SHORT)), "silent", 1),
        (Play(then=waits(3 * SHORT)), "silent", 1),
        (Play(then=says(ACCEPTED, wait=4 * SHORT)), "silent", 1),
        (Play(then=repeats(b"HTTP/1.1 100 Continue\r\n\r\n", 0.01)), "silent", 1),
        (Play(then=repeats(b"X: y\r\n", 0.02, first=b"HTTP/1.1 200 OK\r\n")), "silent", 1),
        (Play(then=repeats(b"x", 0.02, first=b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n")), "silent", 1),
        (Play(then=repeats(b"1\r\nx\r\n", 0.02, first=CHUNKED)), "silent", 1),
        (Play(then=repeats(b"x" * 65_536, first=b"HTTP/1.1 200 OK\r\n\r\n")), "endless", 1),
        (Play(then=says(ACCEPTED[:-30])), "cut", 1),
    ],
)
def test_a_connection_that_fails(play: Play, proof: str, orders: int, takweb: FakeTakweb) -> None:
    """After the first byte could have left it is in doubt, in time, and nothing is sent again."""
    order = ready(takweb, LARGE, seconds=SHORT)
    takweb.plays[ORDERED] = play
    began = time.monotonic()
    sent = order.send()
    assert time.monotonic() - began < SHORT + 1
    assert "in-doubt" == sent.kind
    assert proof == sent.proof.partition(":")[0]
    assert (orders, 4) == (len(takweb.orders), takweb.connections)


@pytest.mark.parametrize("after", [1, 50, 500, 100_000, 500_000])
def test_a_request_that_breaks_anywhere(after: int, takweb: FakeTakweb) -> None:
    """However much of the order has left, it has left once."""
    order = ready(takweb, LARGE)
    takweb.plays[ORDERED] = Play(read=after, then=resets)
    assert "in-doubt" == order.send().kind
    assert (4, True) == (takweb.connections, len(takweb.orders) <= 1)


@pytest.mark.parametrize("at", range(1, len(ACCEPTED), 7))
def test_an_answer_that_is_cut_anywhere(at: int, takweb: FakeTakweb) -> None:
    """A part of the best answer is no answer."""
    takweb.reply = ACCEPTED[:at]
    assert "in-doubt" == ready(takweb).send().kind


def test_what_came_of_an_answer_is_kept(takweb: FakeTakweb) -> None:
    """People who decide what is in doubt see what there was."""
    takweb.reply = ACCEPTED[:-30]
    assert REPORT.encode("latin-1")[:-30] == ready(takweb).send().reply


def test_nobody_takes_the_connection(takweb: FakeTakweb) -> None:
    """Without a connection nothing has left, and that is proven."""
    order = ready(takweb)
    takweb.close()
    assert Sent("not-sent", "unreachable: Connection refused") == order.send()
    assert [] == takweb.orders


def test_a_connection_that_comes_too_late(takweb: FakeTakweb) -> None:
    """When there is no time left after connecting, the order does not leave any more."""
    hours = iter((0.0, 3600.0))
    order = ready(takweb)
    order._limits = order._limits._replace(clock=lambda: next(hours))
    assert Sent("not-sent", "slow") == order.send()
    assert [] == takweb.orders


def test_a_connection_that_is_never_made(takweb: FakeTakweb, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for a connection ends in time, and nothing has left."""
    order = ready(takweb)

    def wait(*_: object, **__: object) -> socket.socket:
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", wait)
    assert Sent("not-sent", "slow") == order.send()


def test_an_address_that_leads_nowhere(takweb: FakeTakweb, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that nobody knows any more is no connection."""
    order = ready(takweb)

    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert Sent("not-sent", "unreachable: Name or service not known") == order.send()


def test_a_proxy_of_the_machine_is_not_asked(takweb: FakeTakweb, monkeypatch: pytest.MonkeyPatch) -> None:
    """Orders go straight to TAK-web, whatever variables say."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert "accepted" == ready(takweb).send().kind


def test_a_session_that_has_ended(takweb: FakeTakweb) -> None:
    """TAK-web points to its log-in: nothing was saved, and somebody may log in again."""
    order = ready(takweb)
    order._session = order._session._replace(token="for" + "gotten")
    assert "not-sent" == order.send().kind
    assert 1 == len(takweb.orders)


def test_without_protection_against_forged_requests() -> None:
    """A TAK-web without CSRF takes the order without a token, and its operator is told (domain.md 4.6)."""
    with FakeTakweb(csrf=False, reply=ACCEPTED) as fake:
        order = ready(fake)
        assert ["takweb.no_csrf"] == [remark.key for remark in order.remarks]
        assert "accepted" == order.send().kind
        assert "x-csrf-token" not in fake.orders[0].headers


def test_a_connection_that_is_reset_at_once(takweb: FakeTakweb) -> None:
    """Where the end is seen before anything left that is proven, where it is seen later it is in doubt."""
    order = ready(takweb, LARGE)
    takweb.plays[ORDERED] = Play(at_once=resets)
    sent = order.send()
    assert (sent.kind, sent.proof.partition(":")[0]) in {("not-sent", "unreachable"), ("in-doubt", "broken")}
    assert ([], 4) == (takweb.orders, takweb.connections)
