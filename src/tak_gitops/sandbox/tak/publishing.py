"""TAK-web's pages for versions: publish, roll back, download (domain.md 4.5)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from tak_gitops.sandbox.tak.site import Site, TooLargeError, read_form, redirect
from tak_gitops.sandbox.tak.takweb import LOG_IN, NO_TOKEN, TOKEN_FIELD, TOKEN_HEADER
from tak_gitops.sandbox.tak.tomcat import error
from tak_gitops.sandbox.tak.versions import PublishError, blob, pending, publish, roll_back, version, versions

if TYPE_CHECKING:
    from starlette.requests import Request

    from tak_gitops.sandbox.tak.sessions import Session

VERSIONS = "/tak-web/pubversion"
_LARGEST = 2**63

Handler: TypeAlias = "Callable[[Request, Session, Mapping[str, str]], Response]"


def routes(site: Site) -> list[Route]:
    """The addresses of versions."""
    door = Publishing(site)
    return [
        Route(VERSIONS, logged_in(site, door.page)),
        Route(f"{VERSIONS}/", logged_in(site, door.page)),
        Route(f"{VERSIONS}/create", logged_in(site, door.page)),
        Route(f"{VERSIONS}/create", posted(site, door.publish), methods=["POST"]),
        Route(f"{VERSIONS}/rollback/{{number}}", posted(site, door.roll_back), methods=["POST"]),
        Route(f"{VERSIONS}/download/{{number}}", logged_in(site, door.download)),
        Route(f"{VERSIONS}/{{number}}", logged_in(site, door.page)),
    ]


def logged_in(site: Site, handler: Callable[[Request, Session], Response]) -> Callable[[Request], Response]:
    """A page for who is logged in; others are sent to the log-in."""

    def handle(request: Request) -> Response:
        session = site.session(request)
        if session is None or session.user is None:
            return redirect(request, LOG_IN)
        return handler(request, session)

    return handle


def posted(site: Site, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """A form of who is logged in, with the token of the session."""

    async def handle(request: Request) -> Response:
        try:
            form = await read_form(request)
        except TooLargeError:
            return error(request, 400)
        session = site.session(request)
        if session is None or not session.has_token(request.headers.get(TOKEN_HEADER, form.get(TOKEN_FIELD))):
            return redirect(request, NO_TOKEN, site.sessions.begin() if session is None else None)
        if session.user is None:
            return redirect(request, LOG_IN)
        return await run_in_threadpool(handler, request, session, form)

    return handle


class Publishing:
    """The handlers of one sandbox."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def page(self, request: Request, session: Session) -> Response:
        """All versions, and what is not published."""
        return self._page(request, session)

    def publish(self, request: Request, session: Session, form: Mapping[str, str]) -> Response:
        """Publish what the user has changed."""
        try:
            with self._site.database.writing() as connection:
                new = publish(connection, str(session.user), form.get("kommentar", ""), self._site.settings.now())
        except PublishError as refusal:
            return self._page(request, session, refusal.errors)
        return redirect(request, f"{VERSIONS}/{new.number}")

    def roll_back(self, request: Request, session: Session, _: Mapping[str, str]) -> Response:
        """Take the latest version back."""
        try:
            with self._site.database.writing() as connection:
                roll_back(connection, _number(request), str(session.user))
        except PublishError as refusal:
            return self._page(request, session, refusal.errors)
        return redirect(request, VERSIONS)

    def download(self, request: Request, _: Session) -> Response:
        """The blob of a version: variant A, packed with gzip."""
        number = _number(request)
        with self._site.database.reading() as connection:
            content = blob(connection, number) if version(connection, number) else None
        if content is None:
            return error(request, 404)
        disposition = f"attachment; filename=PubVersion-{number}.json.gzip"
        return Response(content, media_type="application/x-gzip", headers={"Content-Disposition": disposition})

    def _page(self, request: Request, session: Session, errors: tuple[str, ...] = ()) -> Response:
        with self._site.database.reading() as connection:
            known, waiting = versions(connection), pending(connection)
        if "number" in request.path_params and _number(request) not in {each.number for each in known} and not errors:
            return error(request, 404)
        return self._site.page("versions", session, versions=known, pending=waiting, errors=errors)


def _number(request: Request) -> int:
    """The number in the path, 0 where there is none."""
    text = str(request.path_params["number"])
    return min(int(text[:20]), _LARGEST - 1) if text.isascii() and text.isdecimal() else 0
