"""The channel `takweb`: an order is posted to TAK-web, which carries it out at once (domain.md 4.4, 4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tak_gitops.errors import fail
from tak_gitops.model.web_address import without_secrets
from tak_gitops.orders.channels.http_once import Limits, NothingSentError, Request, UnansweredError, exchange
from tak_gitops.orders.channels.sending import Sent, SentTwiceError
from tak_gitops.orders.channels.takweb_answer import CREATE, Judge, judged
from tak_gitops.orders.channels.takweb_session import FORM, Session, hear_clock, log_in
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.live.http.access import Access
    from tak_gitops.texts import Message

LARGEST_BODY = 2 << 20
"""TAK-web reads no more (domain.md 4.6)."""
SECONDS = 30.0
_TOKEN_HEADER = "X-CSRF-TOKEN"  # noqa: S105 - the name of a header


def prepare_takweb(url: str, payload: bytes, judge: Judge, access: Access, *, seconds: float = SECONDS) -> TakwebOrder:
    """Log in to the TAK-web of `url` and make an encoded payload ready to be posted; nothing is ordered yet.

    `judge` reads the answer (`takweb_answer.judge_for`), `seconds` is the limit for each request as a whole: the
    order's first byte leaves within it from the call of `send`, or never.
    Raises TakError, with what to do, where the order is too large, or the address or the log-in is not right.
    """
    body = quote(payload, safe="").encode("ascii")
    if len(body) > LARGEST_BODY:
        raise fail("takweb.too_large", url=without_secrets(url), size=len(body), limit=LARGEST_BODY)
    limits = Limits(access.clock, seconds)
    return TakwebOrder(log_in(url, access, limits), body, judge, limits, access)


def visit(url: str, access: Access, *, seconds: float = SECONDS) -> None:
    """Log in to the TAK-web of `url` and go no further. Raises TakError as `prepare_takweb` does."""
    log_in(url, access, Limits(access.clock, seconds))


def hear_time(url: str, access: Access, *, seconds: float = SECONDS) -> None:
    """Hold our clock to that of the TAK-web of `url`, without a log-in. Raises as `hear_clock` does."""
    hear_clock(url, access, Limits(access.clock, seconds))


class TakwebOrder:
    """An order with a session that may post it. `remarks` are for whoever runs TAK-web."""

    def __init__(self, session: Session, body: bytes, judge: Judge, limits: Limits, access: Access) -> None:
        self._session = session
        self._body = body
        self._judge = judge
        self._limits = limits
        self._access = access
        self._used = False
        self.remarks: tuple[Message, ...] = () if session.token else (msg("takweb.no_csrf"),)

    def send(self) -> Sent:
        """Post the order, once."""
        if self._used:
            raise SentTwiceError
        self._used = True
        session = self._session
        token = {_TOKEN_HEADER: session.token} if session.token else {}
        headers = {**session.headers, "Content-Type": FORM, **token}
        request = Request("POST", session.folder + CREATE, headers, self._body)
        try:
            answer = exchange(session.server, request, session.trust, self._limits)
        except NothingSentError as problem:
            return Sent("not-sent", self._access.hide(problem.proof))
        except UnansweredError as problem:
            return Sent("in-doubt", self._access.hide(problem.proof), problem.received)
        return judged(answer, self._judge)

    def close(self) -> None:
        """Nothing: each request had a connection of its own, and TAK-web forgets a session by itself."""
