"""Before any order TAK-web must let us in: what is wrong is told, and nothing is ordered."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import Any

import pytest

from builders.certificates import Authority
from builders.fake_takweb import HOME, LOG_IN, PASSWORD, FakeTakweb, Play, answer, redirect, repeats, resets, says
from builders.takweb_orders import ACCEPTED, ORDER, PAYLOAD, SHORT, reach, ready
from tak_gitops.errors import TakError
from tak_gitops.orders.channels.sending import Sent
from tak_gitops.orders.channels.takweb import LARGEST_BODY, prepare_takweb
from tak_gitops.orders.channels.takweb_answer import judge_for
from tak_gitops.texts import render


@pytest.fixture
def takweb() -> Iterator[FakeTakweb]:
    """A TAK-web that does what was predicted."""
    with FakeTakweb(reply=ACCEPTED) as fake:
        yield fake


def refused(fake: FakeTakweb, **attributes: Any) -> str:
    """What is said when the order cannot be made ready: nothing was ordered then."""
    with pytest.raises(TakError) as problem:
        ready(fake, **attributes)
    assert [] == fake.orders
    for text in (render(problem.value.message, "sv"), render(problem.value.message, "en")):
        assert PASSWORD not in text
    return problem.value.message.key


def test_a_wrong_password(takweb: FakeTakweb) -> None:
    """Nothing is ordered, and it says what to mend."""
    assert "takweb.wrong_password" == refused(takweb, password=PASSWORD[1:])


@pytest.mark.parametrize("missing", ["user", "password"])
def test_without_user_or_password(missing: str, takweb: FakeTakweb) -> None:
    """TAK-web is not even asked."""
    with pytest.raises(TakError) as problem:
        prepare_takweb(takweb.url, PAYLOAD, judge_for(ORDER, 1, PAYLOAD), reach(**{missing: None}))
    assert ("takweb.no_user", 0) == (problem.value.message.key, takweb.connections)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://tak.region.example/tak-web", "takweb.plain_http"),
        ("https://anna:skltp@tak.region.example/tak-web", "takweb.secret_in_address"),
        ("https://[/tak-web", "takweb.address"),
        ("ftp://tak.region.example/tak-web", "takweb.address"),
        ("http://tak.region.example/åäö", "takweb.plain_http"),
        ("http://127.0.0.1:1/åäö", "takweb.unreachable"),
        ("http://127.0.0.1:1/tak-web", "takweb.unreachable"),
    ],
)
def test_an_address_that_is_not_used(url: str, key: str) -> None:
    """Secrets go to a server over https, or to this machine; what cannot be an address is told."""
    with pytest.raises(TakError) as problem:
        prepare_takweb(url, PAYLOAD, judge_for(ORDER, 1, PAYLOAD), reach())
    assert key == problem.value.message.key
    assert PASSWORD not in render(problem.value.message, "sv")


@pytest.mark.parametrize(
    ("plays", "key"),
    [
        ({("GET", LOG_IN): Play(then=says(answer(b"<h1>Apache</h1>")))}, "takweb.no_form"),
        ({("GET", LOG_IN): Play(then=says(redirect("https://inloggning.example/")))}, "takweb.no_form"),
        ({("GET", LOG_IN): Play(then=says(answer(b"", "404 ")))}, "takweb.odd"),
        ({("GET", LOG_IN): Play(then=says(b"HTTP/1.1 200 OK\r\n"))}, "takweb.unreachable"),
        ({("GET", LOG_IN): Play(then=resets)}, "takweb.unreachable"),
        ({("POST", LOG_IN): Play(then=says(answer(b"", "500 ")))}, "takweb.odd"),
        ({("POST", LOG_IN): Play(then=says(answer(b"ok")))}, "takweb.odd"),
        ({("POST", LOG_IN): Play(then=says(redirect("/tak-web/auth/login?csrfError=true")))}, "takweb.no_session"),
        ({("POST", LOG_IN): Play(then=says(redirect("/tak-web/")))}, "takweb.no_session"),
        ({("GET", HOME): Play(then=says(answer(b"<h1>TAK</h1>")))}, "takweb.no_token"),
        ({("GET", HOME): Play(then=says(answer(b'<input name="_csrf" value="a\xc2\xa0b">')))}, "takweb.no_token"),
        ({("GET", HOME): Play(then=says(answer(b'<form action="/auth/login">')))}, "takweb.no_session"),
        ({("GET", HOME): Play(then=says(redirect("/tak-web/auth/login")))}, "takweb.no_session"),
        ({("GET", HOME): Play(then=repeats(b"x", 0.02, first=b"HTTP/1.1 200 OK\r\n"))}, "takweb.unreachable"),
    ],
)
def test_a_log_in_that_fails(plays: dict[tuple[str, str], Play], key: str, takweb: FakeTakweb) -> None:
    """Whatever is wrong before the order: nothing is ordered, and it says what to do."""
    takweb.plays = plays
    assert key == refused(takweb, seconds=SHORT)


def test_an_order_that_is_too_large(takweb: FakeTakweb) -> None:
    """TAK-web would refuse it: it is not asked at all (domain.md 4.6)."""
    with pytest.raises(TakError) as problem:
        ready(takweb, b"x" * (LARGEST_BODY + 1))
    assert ("takweb.too_large", 0) == (problem.value.message.key, takweb.connections)
    assert "accepted" == ready(takweb, b"x" * LARGEST_BODY).send().kind


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The authority that TAK-web and we trust."""
    return Authority(tmp_path_factory.mktemp("authority"))


def shown(authority: Authority, name: str, *, clients: bool = False, **attributes: Any) -> ssl.SSLContext:
    """How TAK-web shows itself, and whether it wants to see a certificate."""
    pem = authority.issue(name, **attributes)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem.certificate, pem.key)
    if clients:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(authority.file)
    return context


def test_over_tls_with_a_certificate_of_our_own(authority: Authority) -> None:
    """A private authority and a client certificate are arguments."""
    ours = authority.issue("vi")
    with FakeTakweb(trust=shown(authority, "takweb", clients=True), reply=ACCEPTED) as fake:
        order = ready(
            fake,
            certificate=str(ours.certificate),
            key=str(ours.key),
            authorities_file=str(authority.file),
        )
        assert "accepted" == order.send().kind


def test_an_unknown_authority_gets_nothing(authority: Authority) -> None:
    """No password leaves for a server that nobody vouches for."""
    with FakeTakweb(trust=shown(authority, "okand"), reply=ACCEPTED) as fake:
        assert "takweb.unreachable" == refused(fake)
        assert [] == fake.asked


def test_a_certificate_that_ends_in_between(authority: Authority) -> None:
    """A server that cannot show itself any more gets no order, and that is proven."""
    with FakeTakweb(trust=shown(authority, "nu"), reply=ACCEPTED) as fake:
        order = ready(fake, authorities_file=str(authority.file))
        fake.trust = shown(authority, "slut", ended=True)
        assert Sent("not-sent", "untrusted: certificate has expired") == order.send()
        assert [] == fake.orders


def test_tls_that_stops_half_way(authority: Authority) -> None:
    """A handshake that does not end is no connection."""
    with FakeTakweb(trust=shown(authority, "halv"), reply=ACCEPTED) as fake:
        order = ready(fake, authorities_file=str(authority.file), seconds=SHORT)
        with closing(socket.create_server(("127.0.0.1", 0))) as mute:
            thread = threading.Thread(target=_accept_one, args=(mute,), daemon=True)
            thread.start()
            server = order._session.server._replace(port=mute.getsockname()[1])
            order._session = order._session._replace(server=server)
            assert Sent("not-sent", "slow") == order.send()
            thread.join()


def _accept_one(mute: socket.socket) -> None:
    with suppress(OSError):
        connection, _ = mute.accept()
        with connection:
            time.sleep(3 * SHORT)
