"""tak-services' export and the nightly dump (domain.md 2, 4.6)."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from tak_gitops.sandbox.tak.content import nightly_dump, services_export, unpacked
from tak_gitops.sandbox.tak.versions import blob, latest, version

if TYPE_CHECKING:
    from starlette.requests import Request

    from tak_gitops.sandbox.tak.site import Site

EXPORT = "/tak-services/export/pv"
DUMPS = "/exports"
_JSON = "application/json"
_LARGEST = 2**31


def dump_name(platform: str) -> str:
    """The name of a platform's nightly export: `takdump_<platform>_<env>.json`."""
    return f"takdump_{platform.replace('-', '_').lower()}.json"


def routes(site: Site) -> list[Route]:
    """The addresses of exports."""
    exports = Exports(site)
    dump = f"{DUMPS}/{dump_name(site.settings.platform)}"
    return [Route(EXPORT, exports.services), Route(f"{EXPORT}/", exports.services), Route(dump, exports.dump)]


class Exports:
    """The handlers of one sandbox."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def services(self, request: Request) -> Response:
        """Variant D of the version that is asked for, of the latest where none is."""
        asked = request.query_params.get("version", "")
        number = _number(asked)
        if asked and number is None:
            return Response(status_code=404)
        with self._site.database.reading() as connection:
            found = latest(connection) if number is None else version(connection, number)
            content = None if found is None else blob(connection, found.number)
        if found is None or content is None:
            return Response(f'{{"Status":"ERROR","message":"No PubVersion found on id: {number}"}}', media_type=_JSON)
        pretty = request.query_params.get("pretty", "").lower() == "true"
        return Response(services_export(found, unpacked(content), pretty=pretty), media_type=_JSON)

    def dump(self, _: Request) -> Response:
        """Variant B of the latest version, as if it had been made last night."""
        with self._site.database.reading() as connection:
            found = latest(connection)
            content = blob(connection, found.number)
        made = self._site.settings.exported_at().astimezone(UTC)
        return Response(nightly_dump(found, unpacked(content), made), media_type=_JSON)


def _number(text: str) -> int | None:
    """A number as Java reads an int, None for anything else."""
    digits = text.removeprefix("+").removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > len(str(_LARGEST)):
        return None
    number = int(text)
    return number if -_LARGEST <= number < _LARGEST else None
