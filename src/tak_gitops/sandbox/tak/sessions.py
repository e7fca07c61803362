"""Who is logged in at TAK-web: a cookie and a token for each session, as Spring Security keeps them (domain.md 4.6)."""

from __future__ import annotations

import hmac
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COOKIE = "JSESSIONID"
_MOST = 10_000
"""How many sessions are kept; the one that was used least recently goes first."""
_TOKEN_BYTES = 96


@dataclass
class Session:
    """One browser. `user` is None until it logs in; `order` is what it is about to save."""

    id: str = field(default_factory=lambda: secrets.token_hex(16).upper())
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_TOKEN_BYTES))
    user: str | None = None
    order: str | None = None

    @property
    def cookie(self) -> str:
        """The header that gives the session to the browser."""
        return f"{COOKIE}={self.id}; Path=/tak-web; Secure; HttpOnly"

    def has_token(self, token: str | None) -> bool:
        """Whether a request that shows this token comes from a page of this session."""
        return token is not None and hmac.compare_digest(token.encode(), self.token.encode())


class Sessions:
    """All sessions, in memory: who was logged in before a restart must do it again."""

    def __init__(self, users: Mapping[str, str]) -> None:
        self._users = users
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, identifier: str | None) -> Session | None:
        """The session of a cookie."""
        with self._lock:
            found = self._sessions.get(identifier or "")
            if found is not None:
                self._sessions.move_to_end(found.id)
            return found

    def begin(self) -> Session:
        """A session of nobody."""
        return self._keep(Session())

    def log_in(self, before: Session, user: str, password: str) -> Session | None:
        """A new session of `user`, with a new token, instead of the one before; None for a wrong password."""
        expected = self._users.get(user)
        if expected is None or not hmac.compare_digest(expected.encode(), password.encode()):
            return None
        self.end(before)
        return self._keep(Session(user=user))

    def end(self, session: Session) -> None:
        """Forget a session."""
        with self._lock:
            self._sessions.pop(session.id, None)

    def _keep(self, session: Session) -> Session:
        with self._lock:
            self._sessions[session.id] = session
            if len(self._sessions) > _MOST:
                self._sessions.popitem(last=False)
        return session
