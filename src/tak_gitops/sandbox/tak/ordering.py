"""TAK-web's pages for orders: paste one or fetch it by number, look at what it would do, save it (domain.md 4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from tak_gitops.acceptance.receipt import Outcome
from tak_gitops.sandbox.tak.orders import place, preview
from tak_gitops.sandbox.tak.publishing import logged_in, posted
from tak_gitops.sandbox.tak.source import FetchError, fetch_order, unreadable
from tak_gitops.sources.order_reader import UnreadableOrderError, parse_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from tak_gitops.sandbox.tak.sessions import Session
    from tak_gitops.sandbox.tak.site import Site

ORDER = "/tak-web/bestallning"
_SWITCHED_OFF = "Hämtning av beställning via beställningsnummer är avstängt."
_MOST_DIGITS = 18


def routes(site: Site) -> list[Route]:
    """The addresses of these pages."""
    door = Ordering(site)
    return [
        Route(ORDER, logged_in(site, door.page)),
        Route(ORDER, posted(site, door.fetch), methods=["POST"]),
        Route(f"{ORDER}/confirm", posted(site, door.confirm), methods=["POST"]),
        Route(f"{ORDER}/save", posted(site, door.save), methods=["POST"]),
    ]


class Ordering:
    """The handlers of one sandbox."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def page(self, _: Request, session: Session) -> Response:
        """The forms, empty."""
        return self._page(session)

    def fetch(self, _: Request, session: Session, form: Mapping[str, str]) -> Response:
        """Fetch an order by its number and show it."""
        source = self._site.settings.order_source
        if source is None:
            return self._page(session, errors=(_SWITCHED_OFF,))
        text = form.get("bestallningsNummer", "").strip()
        if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
            return self._page(session, errors=(f"{text} är inget beställningsnummer.",))
        number, order = int(text), ""
        try:
            order = fetch_order(source, number)
            parse_order(order)
        except FetchError as problem:
            return self._page(session, errors=(str(problem),), number=text)
        except UnreadableOrderError:
            return self._page(session, order, (str(unreadable(number)),), number=text)
        return self._page(session, order, number=text)

    def confirm(self, _: Request, session: Session, form: Mapping[str, str]) -> Response:
        """Show what an order would do; nothing is done yet."""
        order = form.get("bestallningJson", "")
        platform = self._site.settings.platform
        with self._site.database.reading() as connection:
            receipt = preview(connection, order, user=str(session.user), platform=platform)
        if receipt.outcome is not Outcome.ACCEPTED:
            return self._page(session, order, receipt.errors or (receipt.text,))
        session.order = order
        return self._site.page("confirm", session, report=receipt.text)

    def save(self, _: Request, session: Session, __: Mapping[str, str]) -> Response:
        """Do what was shown, once."""
        order, session.order = session.order, None
        if order is None:
            return self._page(session)
        settings = self._site.settings
        with self._site.database.writing() as connection:
            receipt = place(connection, order, user=str(session.user), platform=settings.platform, now=settings.now())
        return self._site.page("saved", session, report=receipt.text)

    def _page(self, session: Session, order: str = "", errors: tuple[str, ...] = (), *, number: str = "") -> Response:
        return self._site.page("bestallning", session, order=order, errors=errors, number=number)
