"""What the handlers of all addresses share: the state, who is logged in, and how a page is written."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.responses import HTMLResponse, RedirectResponse, Response

from tak_gitops.sandbox.tak.sessions import COOKIE, Session, Sessions
from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from starlette.requests import Request

    from tak_gitops.sandbox.tak.database import Database
    from tak_gitops.sandbox.tak.settings import Settings

BODY_LIMIT = 2 << 20
"""The largest body that TAK-web reads (domain.md 4.6)."""
_SWALLOWED = 64 << 20
_FIELDS = 100
_PAGE_HEADERS = {
    "Content-Type": "text/html;charset=UTF-8",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Nothing but the style may be loaded, and no page elsewhere may show one of ours."""
_TEMPLATES = Path(__file__).parent / "templates"


class TooLargeError(Exception):
    """A body is larger than TAK-web reads."""


class Site:
    """One sandbox, as its handlers see it."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database = database
        self.settings = settings
        self.sessions = Sessions(settings.users)

    def session(self, request: Request) -> Session | None:
        """The session of a request."""
        return self.sessions.find(request.cookies.get(COOKIE))

    def page(
        self, template: str, session: Session | None = None, *, status: int = 200, cookie: bool = False, **values: Any
    ) -> Response:
        """A page; with `cookie` it begins the session at the browser."""
        html = self._templates.get_template(f"{template}.html").render(
            session=session, settings=self.settings, **values
        )
        response = HTMLResponse(html, status, _PAGE_HEADERS)
        if cookie and session is not None:
            response.headers.append("Set-Cookie", session.cookie)
        return response

    @cached_property
    def _templates(self) -> Environment:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        language = self.settings.language

        def text(key: str, **values: object) -> str:
            return render(msg(key, **values), language)

        templates = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        templates.globals["t"] = text
        return templates


def redirect(request: Request, path: str, session: Session | None = None) -> Response:
    """Send a browser to a path of this server, named whole as Tomcat does; `session` is one that begins."""
    response = RedirectResponse(f"{request.url.scheme}://{request.url.netloc}{path}", 302)
    if session is not None:
        response.headers.append("Set-Cookie", session.cookie)
    return response


async def read_body(request: Request) -> bytes:
    """The body of a request. Raises TooLargeError, once the client has had its say."""
    body = bytearray()
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= BODY_LIMIT:
            body += chunk
        if size > _SWALLOWED:
            break
    if size > BODY_LIMIT:
        raise TooLargeError
    return bytes(body)


async def read_form(request: Request) -> Mapping[str, str]:
    """The fields of a form, of each name the first; none where it is no form. Raises TooLargeError."""
    body = await read_body(request)
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError:
        return {}
    return dict(reversed(pairs))
