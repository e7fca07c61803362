"""One server, asked over a real socket: what passes is asked again, what does not is told in words."""

import gzip
import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from builders.fake_server import QUICK, FakeServer, Reply, access, json_reply, packed
from tak_gitops.errors import TakError
from tak_gitops.live.http import answer as answer_module
from tak_gitops.live.http.access import Access
from tak_gitops.live.http.answer import Answer
from tak_gitops.live.http.server import Server
from tak_gitops.texts import render

BODY = b'{"data": "' + b"x" * 100_000 + b'"}'
GOOD = Reply(BODY)
SECRETS = {"user": "anna", "password": "hemligt"}


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A server that knows nothing yet."""
    with FakeServer() as running:
        yield running


def read(server: FakeServer, reach: Access | None = None, path: str = "/x") -> bytes:
    """The body at a path."""
    with Server(server.url, reach or access()) as asked:
        return asked.get(server.url + path, body)


def body(answer: Answer) -> bytes:
    """All of an answer."""
    return b"".join(answer.chunks())


def refused(server: FakeServer, reach: Access | None = None, path: str = "/x") -> tuple[str, str]:
    """The key of the error, and its text without the address of the server."""
    with pytest.raises(TakError) as caught:
        read(server, reach, path)
    return caught.value.message.key, render(caught.value.message, "sv").replace(server.url, "")


def test_an_answer_is_read_whole(server: FakeServer) -> None:
    """Byte for byte, and asked once."""
    server.answers["/x"] = GOOD
    assert (BODY, 1) == (read(server), len(server.asked))


def test_an_answer_packed_on_the_way_is_unpacked(server: FakeServer) -> None:
    """Content-Encoding gzip, which is asked for."""
    server.answers["/x"] = packed(GOOD)
    assert BODY == read(server)
    assert "gzip" == server.asked[0].headers["Accept-Encoding"]


@pytest.mark.parametrize(
    "passing",
    [
        pytest.param(Reply(dropped=True), id="dropped"),
        pytest.param(Reply(BODY, sent=5_000), id="cut"),
        pytest.param(Reply(gzip.compress(BODY), headers={"Content-Encoding": "gzip"}, sent=40), id="cut while packed"),
        pytest.param(Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), id="badly packed"),
        *(pytest.param(Reply(b"later", status), id=str(status)) for status in (429, 500, 502, 503, 504)),
    ],
)
def test_what_passes_is_asked_again(server: FakeServer, passing: Reply) -> None:
    """Reading once more does no harm, and the answer is whole."""
    server.answers["/x"] = [passing, passing, GOOD]
    assert (BODY, 3) == (read(server), len(server.asked))


@pytest.mark.parametrize(
    ("reply", "key"),
    [
        pytest.param(Reply(dropped=True), "fetch.cut", id="dropped"),
        pytest.param(Reply(BODY, sent=5_000), "fetch.cut", id="cut"),
        pytest.param(Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), "fetch.damaged", id="badly packed"),
        pytest.param(json_reply({"detail": "underhåll"}, status=503), "fetch.busy", id="503"),
    ],
)
def test_what_does_not_pass_ends(server: FakeServer, reply: Reply, key: str) -> None:
    """After as many tries as there is patience for, each after a longer wait."""
    server.answers["/x"] = reply
    waits: list[float] = []
    found, text = refused(server, access(sleep=waits.append))
    assert (key, [0.01, 0.02, 0.04], 4) == (found, waits, len(server.asked))
    assert key != "fetch.busy" or "på 4 försök (503: underhåll)" in text


def test_the_server_says_how_long_to_wait(server: FakeServer) -> None:
    """Retry-After counts, within reason."""
    later = [Reply(status=503, headers={"Retry-After": seconds}) for seconds in ("7", "86400", "i morgon")]
    server.answers["/x"] = [*later, GOOD]
    waits: list[float] = []
    read(server, access(sleep=waits.append, patience=replace(QUICK, total=600)))
    assert [7, 30, 0.04] == waits


@pytest.mark.parametrize(
    ("reply", "key"),
    [
        (Reply(status=400), "fetch.status"),
        (json_reply({"status": 401}, status=401), "fetch.wants_user"),
        (Reply(status=403), "fetch.forbidden"),
        (Reply(status=404), "fetch.not_found"),
        (Reply(b"Please use v2 instead.", status=410), "fetch.not_found"),
        (Reply(status=204), "fetch.status"),
        (Reply(status=304), "fetch.status"),
        (Reply(status=300), "fetch.status"),
        (Reply(b""), "fetch.empty"),
        (Reply(b"<!DOCTYPE html><title>Logga in</title>"), "fetch.page"),
        (Reply(b"\xef\xbb\xbf\n <HTML>"), "fetch.page"),
    ],
)
def test_what_is_of_no_use_is_not_asked_again(server: FakeServer, reply: Reply, key: str) -> None:
    """Each has a sentence of its own, and one request is enough to know."""
    server.answers["/x"] = reply
    assert (key, 1) == (refused(server)[0], len(server.asked))


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (b'{"type": "about:blank", "title": "Bad Request", "detail": "value x is not valid"}', "value x is not valid"),
        (b'{"title": "Bad Request"}', "Bad Request"),
        (b"Please use v2 instead.", "Please use v2 instead."),
        (b"<html>mycket</html>", "–"),
        (b"[" * 5_000, "[" * 200),
        (b"\x1b[31mred", "\\x1b[31mred"),
        (b"", "–"),
    ],
)
def test_the_servers_own_words_are_shown(server: FakeServer, body: bytes, shown: str) -> None:
    """The detail of problem JSON, or the beginning of a text; never a page, never signs that steer a terminal."""
    server.answers["/x"] = Reply(body, 400)
    assert f"svarade med 400 ({shown})." in refused(server)[1]


def test_a_wrong_user_is_told_apart_from_none(server: FakeServer) -> None:
    """Whoever has given a user must mend it, not give one."""
    server.answers["/x"] = Reply(status=401)
    assert ("fetch.refused", "fetch.wants_user") == (refused(server, access(user="anna"))[0], refused(server)[0])


def test_user_and_password_go_as_basic(server: FakeServer) -> None:
    """Basic authentication in UTF-8, with the first request already."""
    server.answers["/x"] = GOOD
    read(server, access(**{**SECRETS, "password": "å"}))
    assert ["Basic YW5uYTrDpQ=="] == [asked.headers["Authorization"] for asked in server.asked]


def test_a_silent_server_is_given_up(server: FakeServer) -> None:
    """After the time limit for one piece, and it is not asked again."""
    server.answers["/x"] = Reply(BODY, wait=0.5)
    key, text = refused(server, access(patience=replace(QUICK, read=0.1)))
    assert ("fetch.silent", 1) == (key, len(server.asked))
    assert "slutade svara" in text


def test_an_answer_that_never_ends_is_given_up(server: FakeServer) -> None:
    """After the time limit for all of it."""
    server.answers["/x"] = GOOD
    moments = iter(range(0, 10_000, 15))
    key, text = refused(server, access(clock=lambda: next(moments)))
    assert "fetch.total" == key
    assert "efter 20 s" in text


def test_there_is_no_try_beyond_the_time_limit(server: FakeServer) -> None:
    """A wait that would end after it is not begun."""
    server.answers["/x"] = Reply(status=503, headers={"Retry-After": "25"})
    waits: list[float] = []
    assert ("fetch.busy", []) == (refused(server, access(sleep=waits.append))[0], waits)


def test_nobody_at_home() -> None:
    """A port that nobody listens at; connecting is tried again."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    waits: list[float] = []
    with Server(url, access(sleep=waits.append)) as asked, pytest.raises(TakError) as caught:
        asked.get(f"{url}/x", body)
    assert ("fetch.unreachable", 3) == (caught.value.message.key, len(waits))


def test_a_redirect_within_the_server_is_followed(server: FakeServer) -> None:
    """A new path of the same server, with the user."""
    server.answers |= {"/x": Reply(status=302, headers={"Location": "/y"}), "/y": GOOD}
    assert BODY == read(server, access(user="anna"))
    assert ["/x", "/y"] == [asked.path for asked in server.asked]
    assert "Authorization" in server.asked[1].headers


def test_a_redirect_to_another_server_is_not_followed(server: FakeServer) -> None:
    """Neither host nor port nor scheme may change, and the other server hears nothing."""
    with FakeServer() as other:
        for target in (f"{other.url}/y", server.url.replace("http:", "https:"), "//tak.region.example/y"):
            server.answers["/x"] = Reply(status=307, headers={"Location": target})
            assert "fetch.elsewhere" == refused(server, access(**SECRETS))[0]
        assert [] == other.asked


def test_a_redirect_in_circles_ends(server: FakeServer) -> None:
    """After a few rounds."""
    server.answers["/x"] = Reply(status=301, headers={"Location": "/x"})
    assert ("fetch.redirects", 5) == (refused(server)[0], len(server.asked))


def test_a_log_in_that_is_redirected_to_is_a_page(server: FakeServer) -> None:
    """As servers with forms do: the way to the form is followed, and the form is told for what it is."""
    server.answers |= {"/x": Reply(status=302, headers={"Location": "/auth/login"}), "/auth/login": Reply(b"<html>")}
    assert "fetch.page" == refused(server)[0]


def test_a_body_that_is_announced_too_large_is_not_read(server: FakeServer) -> None:
    """Content-Length tells it before the first byte."""
    server.answers["/x"] = Reply(BODY, headers={"X": "1"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answer_module, "RAW_LIMIT", 50_000)
        assert "live.too_big" == refused(server)[0]


def test_a_body_that_grows_too_large_is_not_read_on(server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when it is packed on the way, so that nothing announces its size."""
    monkeypatch.setattr(answer_module, "RAW_LIMIT", 50_000)
    server.answers["/x"] = packed(GOOD)
    assert "live.too_big" == refused(server)[0]


def test_a_body_that_unpacks_like_a_bomb_is_not_read_on(server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Much from next to nothing is no export."""
    monkeypatch.setattr(answer_module, "BOMB_FLOOR", 1_000)
    server.answers["/x"] = packed(GOOD)
    assert "live.bomb" == refused(server)[0]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://tak.region.example/x", "fetch.plain_http"),
        ("https://anna:hemligt@tak.region.example/x", "fetch.secret_in_address"),
        ("tak.region.example", "fetch.address"),
    ],
)
def test_an_address_that_gives_secrets_away_is_not_asked(url: str, key: str) -> None:
    """Before there is any connection; the message masks what it complains about."""
    with pytest.raises(TakError) as caught:
        Server(url, access())
    assert (key, False) == (caught.value.message.key, "hemligt" in render(caught.value.message, "sv"))


def test_a_host_that_cannot_be_one_is_told() -> None:
    """A label of 64 characters is beyond what names of hosts may have."""
    url = f"https://{'x' * 64}å.example"
    with pytest.raises(TakError) as caught, Server(url, access()) as asked:
        asked.get(url, body)
    assert "fetch.address" == caught.value.message.key


@pytest.mark.parametrize("proxy", ["ftp://anna:hemligt@proxy.region.example", "http://[proxy", "http://"])
def test_a_proxy_that_cannot_be_used_is_told(proxy: str) -> None:
    """Without its password."""
    with pytest.raises(TakError) as caught:
        Server("https://tak.region.example", access(proxy=proxy))
    assert "fetch.proxy" == caught.value.message.key
    assert "hemligt" not in render(caught.value.message, "sv")


def test_a_proxy_is_asked_for_the_way(server: FakeServer) -> None:
    """Whoever is beyond it is reached by CONNECT only; what the proxy refuses is told, without its password."""
    proxy = server.url.replace("//", "//anna:hemligt@")
    with pytest.raises(TakError) as caught, Server("https://tak.region.example", access(proxy=proxy)) as asked:
        asked.get("https://tak.region.example/x", body)
    assert "fetch.proxy_refused" == caught.value.message.key
    assert "hemligt" not in render(caught.value.message, "sv")


def test_nothing_for_this_machine_goes_through_a_proxy(server: FakeServer) -> None:
    """Plain http must not leave the machine."""
    server.answers["/x"] = GOOD
    assert BODY == read(server, access(proxy="http://proxy.region.example:8080"))


def test_a_secret_that_the_server_repeats_is_hidden(server: FakeServer) -> None:
    """As it is, and as it was sent."""
    reach = access(**SECRETS)
    server.answers["/x"] = json_reply({"detail": "Basic YW5uYTpoZW1saWd0 (anna:hemligt)"}, status=400)
    text = refused(server, reach)[1]
    assert "Basic *** (anna:***)" in text


def test_the_representation_of_access_has_no_secrets() -> None:
    """A trace or a log never holds them."""
    shown = repr(access(**SECRETS, proxy="http://anna:hemligt@proxy"))
    assert "hemligt" not in shown
