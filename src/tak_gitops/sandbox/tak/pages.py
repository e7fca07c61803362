"""The pages for people who look: the catalogue, the orders and what was answered to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import FileResponse, Response
from starlette.routing import Route

from tak_gitops.sandbox.tak.orders import order_count, placed_order, placed_orders
from tak_gitops.sandbox.tak.publishing import logged_in
from tak_gitops.sandbox.tak.search import PAGE, row_count, search
from tak_gitops.sandbox.tak.site import redirect

if TYPE_CHECKING:
    from starlette.requests import Request

    from tak_gitops.sandbox.tak.sessions import Session
    from tak_gitops.sandbox.tak.site import Site

_STYLE = Path(__file__).parent / "templates" / "style.css"
_LARGEST = 10**9


def routes(site: Site) -> list[Route]:
    """The addresses of pages that need no log-in, and TAK-web's first page."""
    pages = Pages(site)
    return [
        Route("/", pages.catalogue),
        Route("/orders", pages.orders),
        Route("/orders/{number}", pages.order),
        Route("/style.css", style),
        Route("/tak-web", to_home),
        Route("/tak-web/", logged_in(site, pages.home)),
    ]


def style(_: Request) -> Response:
    """How the pages look."""
    return FileResponse(_STYLE, media_type="text/css")


def to_home(request: Request) -> Response:
    """Where TAK-web begins."""
    return redirect(request, "/tak-web/")


class Pages:
    """The handlers of one sandbox."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def home(self, _: Request, session: Session) -> Response:
        """TAK-web's first page, with the token that goes with orders."""
        return self._site.page("home", session)

    def catalogue(self, request: Request) -> Response:
        """The routings and permissions that hold the words that are searched for."""
        words = request.query_params.get("q", "")
        with self._site.database.reading() as connection:
            found = search(connection, words, _page(request))
            routings, permissions = row_count(connection)
        return self._site.page(
            "catalogue",
            words=words,
            found=found,
            routings=routings,
            permissions=permissions,
            day=self._site.settings.today(),
        )

    def orders(self, request: Request) -> Response:
        """The orders, the latest first."""
        with self._site.database.reading() as connection:
            count = order_count(connection)
            pages = max(1, -(-count // PAGE))
            page = min(max(_page(request), 1), pages)
            shown = placed_orders(connection, skip=(page - 1) * PAGE, limit=PAGE)
        return self._site.page("orders", orders=shown, count=count, number=page, pages=pages)

    def order(self, request: Request) -> Response:
        """One order, as it came and as it was answered."""
        with self._site.database.reading() as connection:
            found = placed_order(connection, _number(str(request.path_params["number"])))
        if found is None:
            return self._site.page("missing", status=404)
        return self._site.page("order", order=found)


def _page(request: Request) -> int:
    return _number(request.query_params.get("page", "1"))


def _number(text: str) -> int:
    return min(int(text[:20]), _LARGEST) if text.isascii() and text.isdecimal() else 0
