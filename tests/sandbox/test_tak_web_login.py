"""Logging in at the sandbox goes as the recordings of the real TAK-web show it."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from builders.example_tak import an_order, new_address, state_of
from builders.sandbox import TakWebClient, serving
from builders.takweb import read_recording

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
NO_TOKEN = "/tak-web/auth/login?csrfError=true"  # noqa: S105 - an address
COOKIE = re.compile(r"JSESSIONID=[0-9A-F]{32}; Path=/tak-web; Secure; HttpOnly")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a sandbox."""
    with serving(state_of(tmp_path_factory.mktemp("state"))) as at:
        yield at


@pytest.fixture
def http(url: str) -> Iterator[httpx.Client]:
    """A client that keeps nothing by itself."""
    with httpx.Client(base_url=url, trust_env=False) as client:
        yield client


def location(response: httpx.Response) -> str:
    """Where an answer leads, without the host."""
    parts = urlsplit(response.headers["Location"])
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def test_the_form_and_its_cookie(http: httpx.Client, shared: Path) -> None:
    """The page begins a session, and its form stands as recorded, with a token of the same length."""
    recorded = read_recording(shared / "recordings" / "takweb-login.json")[0]["exchanges"][0]["response"]
    form = re.compile(re.sub(r'(?<=value=)"[\w-]+"', '"[A-Za-z0-9_-]{128}"', recorded["body"]))
    page = http.get("/tak-web/auth/login")
    assert form.search(page.text)
    assert COOKIE.fullmatch(page.headers["Set-Cookie"])
    assert dict(recorded["headers"])["Content-Type"] == page.headers["Content-Type"]


def test_logging_in_changes_cookie_and_token(url: str) -> None:
    """The answer leads to the first page, and what was handed out before is worth nothing any more."""
    with TakWebClient(url) as client:
        assert (302, "/tak-web/") == (client.logged_in.status_code, location(client.logged_in))
        assert client.logged_in.headers["Location"].startswith("http://127.0.0.1:")
        assert COOKIE.fullmatch(client.logged_in.headers["Set-Cookie"])
        before = client.http.get("/tak-web/auth/login")
        assert client.token not in before.text


def test_the_token_goes_with_each_order(url: str) -> None:
    """The token of the first page is good for one order after the other."""
    with TakWebClient(url) as client:
        assert [200, 200] == [client.order(an_order()).status_code for _ in range(2)]


def test_without_a_token_nothing_is_done(url: str) -> None:
    """No token, and the token of the log-in's form, lead to the log-in."""
    with TakWebClient(url) as client:
        for token in ("", "stale", client.token[:-1]):
            client.token = token
            response = client.order(new_address(1))
            assert (302, NO_TOKEN, "") == (response.status_code, location(response), response.text)
            assert "Set-Cookie" not in response.headers


def test_without_a_session_one_begins(http: httpx.Client) -> None:
    """An order of nobody leads to the log-in, with a cookie."""
    response = http.post("/tak-web/rest/create", content=b"%7B%7D", headers=FORM)
    assert (302, NO_TOKEN) == (response.status_code, location(response))
    assert COOKIE.fullmatch(response.headers["Set-Cookie"])


def test_a_token_in_the_query_is_a_bad_request(url: str) -> None:
    """TAK-web takes the token as a parameter, but finds no order then."""
    with TakWebClient(url) as client:
        response = client.http.post(
            f"/tak-web/rest/create?_csrf={client.token}",
            content=b"%7B%7D",
            headers={**FORM, "Cookie": client.cookie},
        )
    assert (400, 400) == (response.status_code, response.json()["status"])


@pytest.mark.parametrize(("user", "password"), [("admin", "fel"), ("nobody", "skltp"), ("", "")])
def test_a_wrong_password(url: str, user: str, password: str) -> None:
    """Back to the form, which says so in TAK-web's own words; nobody is logged in."""
    with TakWebClient(url, user, password) as client:
        assert (302, "/tak-web/auth/login?error=true") == (client.logged_in.status_code, location(client.logged_in))
        page = client.get("/tak-web/auth/login?error=true")
        assert '<div class="message" role="status">Ogiltigt användarnamn och/eller lösenord</div>' in page.text
        assert (302, "/tak-web/auth/login") == (
            client.get("/tak-web/").status_code,
            location(client.get("/tak-web/")),
        )


def test_a_session_of_nobody_cannot_order(http: httpx.Client) -> None:
    """The token of the form is right for its session, but nobody is logged in."""
    page = http.get("/tak-web/auth/login")
    token = re.findall(r'name="_csrf" value="([^"]+)"', page.text)[0]
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    headers = {**FORM, "Cookie": cookie, "X-CSRF-TOKEN": token}
    response = http.post("/tak-web/rest/create", content=b"%7B%7D", headers=headers)
    assert (302, "/tak-web/auth/login") == (response.status_code, location(response))


def test_logging_out(url: str) -> None:
    """After it the cookie is worth nothing."""
    with TakWebClient(url) as client:
        assert 302 == client.post_form("/tak-web/auth/logout", {}).status_code
        assert NO_TOKEN == location(client.order(new_address(1)))


def test_another_user(tmp_path: Path) -> None:
    """Users that are given replace the usual ones."""
    with serving(state_of(tmp_path), users={"eva": "hemligt ord å"}) as url:
        with TakWebClient(url, "eva", "hemligt ord å") as client:
            assert 200 == client.order(an_order()).status_code
        with TakWebClient(url) as client:
            assert "error=true" in client.logged_in.headers["Location"]
