"""Logging in to TAK-web, as its own pages do: form, token, cookie (domain.md 4.4, 4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode, urlsplit

from tak_gitops.errors import TakError, fail
from tak_gitops.live.http.client import trust_of
from tak_gitops.live.http.clock import moment_of, require_same_clock
from tak_gitops.model.web_address import holds_secrets, is_safe, origin, without_secrets
from tak_gitops.orders.channels.http_once import Answer, Limits, NothingSentError, Request, UnansweredError, exchange
from tak_gitops.orders.channels.sending import proof_text
from tak_gitops.orders.channels.takweb_page import LOG_IN, TOKEN_FIELD, Page, leads_to_log_in, read_page, usable

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping
    from email.message import Message

    from tak_gitops.live.http.access import Access
    from tak_gitops.model.web_address import Origin

FORM = "application/x-www-form-urlencoded"
_OK, _FOUND = 200, 302


class Session(NamedTuple):
    """Somebody who is logged in; `token` is None where TAK-web asks for none."""

    server: Origin
    folder: str
    trust: ssl.SSLContext | None
    cookies: Mapping[str, str]
    token: str | None

    @property
    def headers(self) -> dict[str, str]:
        """What each request of the session has: on http to this machine the `Secure` cookie too (formats.md 6)."""
        cookies = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        return {"User-Agent": "tak-gitops", **(cookies if self.cookies else {})}


def log_in(url: str, access: Access, limits: Limits) -> Session:
    """A session at the TAK-web of `url`, as the user of `access`; nothing is ordered by it.

    Raises TakError, with what to do, where the address or the log-in is not right, and RefusedError where its clock is
    another than ours.
    """
    visitor = _visitor(url, access, limits)
    if not access.user or not access.password:
        raise fail("takweb.no_user", url=without_secrets(url))
    return visitor.log_in(access.user, access.password)


def hear_clock(url: str, access: Access, limits: Limits) -> None:
    """Ask the TAK-web of `url` for its first page, and hold our clock to the one that it tells; nobody logs in.

    Raises RefusedError where they are apart, and TakError where it does not answer, or the address is not right.
    """
    _visitor(url, access, limits).ask_for_time()


def _visitor(url: str, access: Access, limits: Limits) -> _Visitor:
    server = origin(url)
    shown = without_secrets(url)
    if server is None:
        raise fail("takweb.address", url=shown)
    if holds_secrets(url):
        raise fail("takweb.secret_in_address", url=shown)
    if not is_safe(url):
        raise fail("takweb.plain_http", url=shown)
    trust = trust_of(access) if server.scheme == "https" else None
    return _Visitor(Session(server, urlsplit(url).path.rstrip("/"), trust, {}, None), shown, access, limits)


class _Visitor:
    """A browser that logs in: one page after the other, each on a connection of its own."""

    def __init__(self, session: Session, shown: str, access: Access, limits: Limits) -> None:
        self._session = session
        self._shown = shown
        self._access = access
        self._limits = limits

    def log_in(self, user: str, password: str) -> Session:
        """The session, with the token that the first page after the log-in has: it is a new one."""
        form = self._page(LOG_IN)
        if not form.asks_to_log_in:
            raise fail("takweb.no_form", url=self._shown)
        fields = {"username": user, "password": password, **({TOKEN_FIELD: form.token} if form.token else {})}
        answer = self._ask(Request("POST", LOG_IN, {"Content-Type": FORM}, urlencode(fields).encode("ascii")))
        if answer.status != _FOUND:
            raise self._odd(answer)
        location = answer.headers.get("Location", "")
        if leads_to_log_in(location):
            wrong = urlsplit(location).query.startswith("error")
            raise fail("takweb.wrong_password" if wrong else "takweb.no_session", url=self._shown)
        home = self._page("/")
        if home.asks_to_log_in:
            raise fail("takweb.no_session", url=self._shown)
        if form.token and not home.token:
            raise fail("takweb.no_token", url=self._shown)
        return self._session._replace(token=home.token)

    def ask_for_time(self) -> None:
        """Ask for the page with the form; whatever it holds, its head has the time."""
        self._ask(Request("GET", LOG_IN, {}))

    def _page(self, path: str) -> Page:
        answer = self._ask(Request("GET", path, {}))
        if answer.status == _FOUND and leads_to_log_in(answer.headers.get("Location", "")):
            raise fail("takweb.no_session", url=self._shown)
        if answer.status in {301, _FOUND, 303, 307, 308}:
            raise fail("takweb.no_form", url=self._shown)
        if answer.status != _OK:
            raise self._odd(answer)
        return read_page(answer.body)

    def _ask(self, request: Request) -> Answer:
        session = self._session
        whole = request._replace(target=session.folder + request.target, headers={**session.headers, **request.headers})
        try:
            answer = exchange(session.server, whole, session.trust, self._limits)
        except (NothingSentError, UnansweredError) as problem:
            reason = proof_text(self._access.hide(problem.proof))
            raise fail("takweb.unreachable", url=self._shown, reason=reason) from None
        require_same_clock(self._access.now(), moment_of(answer.headers), self._shown)
        self._session = session._replace(cookies={**session.cookies, **_cookies(answer.headers)})
        return answer

    def _odd(self, answer: Answer) -> TakError:
        return fail("takweb.odd", url=self._shown, status=str(answer.status))


def _cookies(headers: Message) -> dict[str, str]:
    """The cookies that an answer sets, without their conditions: they go back to the same server only."""
    pairs = (header.partition(";")[0].strip().partition("=") for header in headers.get_all("Set-Cookie", []))
    return {name: value for name, sign, value in pairs if sign and usable(name) and usable(value)}
