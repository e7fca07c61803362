"""TAK-web's log-in and its door for orders: `/tak-web/auth/…` and `/tak-web/rest/create` (domain.md 4.4, 4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from tak_gitops.sandbox.tak.orders import place
from tak_gitops.sandbox.tak.site import Site, TooLargeError, read_body, read_form, redirect
from tak_gitops.sandbox.tak.tomcat import error, form_text

if TYPE_CHECKING:
    from starlette.requests import Request

    from tak_gitops.sandbox.tak.sessions import Session

HOME = "/tak-web/"
LOG_IN = "/tak-web/auth/login"
NO_TOKEN = f"{LOG_IN}?csrfError=true"
WRONG_PASSWORD = f"{LOG_IN}?error=true"
TOKEN_HEADER = "X-CSRF-TOKEN"  # noqa: S105 - the name of a header
TOKEN_FIELD = "_csrf"  # noqa: S105 - the name of a field
_FORM = "application/x-www-form-urlencoded"
_TEXT = "text/plain;charset=ISO-8859-1"


def routes(site: Site) -> list[Route]:
    """The addresses of log-in and orders."""
    door = TakWeb(site)
    return [
        Route(LOG_IN, door.log_in_page, methods=["GET"]),
        Route(LOG_IN, door.log_in, methods=["POST"]),
        Route("/tak-web/auth/logout", door.log_out, methods=["POST"]),
        Route("/tak-web/rest/create", door.create, methods=["POST"]),
    ]


class TakWeb:
    """The handlers of one sandbox."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def log_in_page(self, request: Request) -> Response:
        """The form, with the token of a session that may begin here."""
        session = self._site.session(request)
        begins = session is None
        return self._site.page(
            "login",
            session or self._site.sessions.begin(),
            cookie=begins,
            wrong_password="error" in request.query_params,
            no_token="csrfError" in request.query_params,
        )

    async def log_in(self, request: Request) -> Response:
        """Log in: a new session with a new token, or the form again."""
        try:
            form = await read_form(request)
        except TooLargeError:
            return error(request, 400)
        session = self._site.session(request)
        if session is None or not session.has_token(form.get(TOKEN_FIELD)):
            return self.no_token(request, session)
        user, password = form.get("username", ""), form.get("password", "")
        logged_in = self._site.sessions.log_in(session, user, password)
        return redirect(request, WRONG_PASSWORD) if logged_in is None else redirect(request, HOME, logged_in)

    async def log_out(self, request: Request) -> Response:
        """Forget the session."""
        try:
            form = await read_form(request)
        except TooLargeError:
            return error(request, 400)
        session = self._site.session(request)
        if session is None or not session.has_token(form.get(TOKEN_FIELD)):
            return self.no_token(request, session)
        self._site.sessions.end(session)
        return redirect(request, f"{LOG_IN}?logout")

    async def create(self, request: Request) -> Response:
        """Take an order. The answer is sent when what was done is on disk."""
        in_query = request.query_params.get(TOKEN_FIELD)
        try:
            body = await read_body(request)
        except TooLargeError:
            body = b""
        session = self._site.session(request)
        if session is None or not session.has_token(request.headers.get(TOKEN_HEADER, in_query)):
            return self.no_token(request, session)
        if session.user is None:
            return redirect(request, LOG_IN)
        if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != _FORM:
            return error(request, 415)
        # a token in the query makes Tomcat read the body before the order is looked for in it
        text = "" if TOKEN_HEADER not in request.headers else form_text(body)
        if not text:
            return error(request, 400)
        reply = await run_in_threadpool(self._place, text, session.user)
        return Response(reply.encode("iso-8859-1", "replace"), headers={"Content-Type": _TEXT})

    def no_token(self, request: Request, session: Session | None) -> Response:
        """The answer to a request that shows no token of its session: nothing is done."""
        return redirect(request, NO_TOKEN, self._site.sessions.begin() if session is None else None)

    def _place(self, text: str, user: str) -> str:
        settings = self._site.settings
        with self._site.database.writing() as connection:
            return place(connection, text, user=user, platform=settings.platform, now=settings.now()).text
