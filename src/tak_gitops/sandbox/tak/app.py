"""The application: every address of the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware.trustedhost import TrustedHostMiddleware

from tak_gitops.sandbox.tak import ordering, pages, publishing, takapi, takservices, takweb
from tak_gitops.sandbox.tak.faults import Faults
from tak_gitops.sandbox.tak.site import Site

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from tak_gitops.sandbox.tak.database import Database
    from tak_gitops.sandbox.tak.settings import Settings

HOSTS = ("127.0.0.1", "localhost")
"""By what names a browser may call the sandbox: a page elsewhere that has its own name lead here learns nothing."""


def application(database: Database, settings: Settings) -> ASGIApp:
    """A sandbox on a state that exists."""
    site = Site(database, settings)
    app = Starlette(
        routes=[
            *pages.routes(site),
            *takweb.routes(site),
            *publishing.routes(site),
            *ordering.routes(site),
            *takservices.routes(site),
            *takapi.routes(site),
        ]
    )
    app.router.redirect_slashes = False
    return Faults(TrustedHostMiddleware(app, allowed_hosts=list(HOSTS), www_redirect=False), settings.faults)
