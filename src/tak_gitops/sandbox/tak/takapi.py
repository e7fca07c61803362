"""The TAK-api, `/coop/api/v2` (domain.md 3, 4.6): what it shows is what was published last, as of the day."""

from __future__ import annotations

import base64
import binascii
import hmac
import re
import threading
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from starlette.responses import Response
from starlette.routing import Route

from tak_gitops.sandbox.tak.content import stamp, unpacked
from tak_gitops.sandbox.tak.cooperation import import_lists
from tak_gitops.sandbox.tak.resources import POINT, Point, Resource, Resources
from tak_gitops.sandbox.tak.tomcat import error_body
from tak_gitops.sandbox.tak.versions import blob, latest

if TYPE_CHECKING:
    from datetime import date

    from starlette.requests import Request

    from tak_gitops.sandbox.tak.resources import Json
    from tak_gitops.sandbox.tak.site import Site

BASE = "/coop/api/v2"
_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET",
    "Access-Control-Max-Age": "3600",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache, no-store, max-age=0, must-revalidate",
}
_JSON, _XML = "application/json", "application/xml"
_CLOSED = (
    "Cooperation API v1 has been closed.\nPlease use v2 instead.\n"
    "For more information about changes needed for v2, contact API maintainer and provider."
)
_LONG = re.compile(r"[+-]?[0-9]{1,19}")
_LARGEST = 2**63
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BASIC = "basic "


class _BadParameterError(ValueError):
    """A parameter that should be a number is none; it holds the value."""


def connection_point(platform: str) -> tuple[str, str]:
    """The TAK-api's words for a platform: NTJP-QA is environment QA of platform NTJP (domain.md 7)."""
    name, _, environment = platform.rpartition("-")
    return (name, environment) if name else (platform, "")


def routes(site: Site) -> list[Route]:
    """Every address of the TAK-api."""
    return [Route("/coop/api/{path:path}", TakApi(site).answer, methods=["GET"])]


class TakApi:
    """The handlers of one sandbox."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._lock = threading.Lock()
        self._kept: tuple[tuple[int, str, date], Resources] | None = None

    def answer(self, request: Request) -> Response:
        """Answer any request."""
        path = request.url.path
        if not self._may_ask(request):
            charset = "application/json;charset=ISO-8859-1"
            return _json(error_body(401, path), 401, content_type=charset)
        version, _, rest = str(request.path_params["path"]).partition("/")
        if version == "v1":
            return Response(_CLOSED, 410, {**_HEADERS, "Content-Type": "text/plain;charset=UTF-8"})
        rest, suffix = _without_suffix(rest.removesuffix("/"))
        name, _, identifier = rest.partition("/")
        resource = self._resources().by_name.get(name) if version == "v2" else None
        if resource is None or "/" in identifier:
            message = f"No static resource {path.removeprefix('/coop/')}."
            return _json(error_body(404, path, message=message), 404)
        try:
            found = _one(resource, identifier, request) if identifier else _all(resource, request)
        except _BadParameterError as problem:
            return _problem(request, 400, "Bad Request", f"Argument with the value {problem} is not valid")
        if found is None:
            return _problem(request, 404, "Not Found", f"{resource.words} with id {_long(identifier)} not found")
        if suffix == ".xml" or (not suffix and _wants_xml(request)):
            return Response(_xml(resource, found), 200, _HEADERS, media_type=_XML)
        return _json(found)

    def _may_ask(self, request: Request) -> bool:
        allowed = self._site.settings.api_user
        if allowed is None:
            return True
        given = request.headers.get("Authorization", "")
        if not given.lower().startswith(_BASIC):
            return False
        try:
            pair = base64.b64decode(given[len(_BASIC) :], validate=True)
        except (binascii.Error, ValueError):
            return False
        return hmac.compare_digest(pair, ":".join(allowed).encode())

    def _resources(self) -> Resources:
        """What the last import made; made anew when something is published, or a day has passed."""
        settings = self._site.settings
        with self._lock:
            with self._site.database.reading() as connection:
                version = latest(connection)
                key = (version.number, version.published_at, settings.today())
                if self._kept is not None and self._kept[0] == key:
                    return self._kept[1]
                lists = unpacked(blob(connection, version.number))
            point = Point(POINT, *connection_point(settings.platform), stamp(settings.exported_at()))
            made = Resources(import_lists(lists, settings.today()), point)
            self._kept = (key, made)
            return made


def _without_suffix(path: str) -> tuple[str, str]:
    for suffix in (".json", ".xml"):
        if path.endswith(suffix):
            return path.removesuffix(suffix), suffix
    return path, ""


def _all(resource: Resource, request: Request) -> list[Json]:
    """The objects that every known parameter lets through; others are ignored, as the real server does."""
    tests = []
    first = dict(reversed(request.query_params.multi_items()))
    for name, value in first.items():
        if name in resource.numbers and value:
            tests.append(resource.numbers[name](_long(value)))
        elif name in resource.texts:
            tests.append(resource.texts[name](value))
    include = frozenset(word.strip() for word in first.get("include", "").split(","))
    return [resource.write(each, include) for each in resource.objects if all(test(each) for test in tests)]


def _one(resource: Resource, identifier: str, request: Request) -> Json | None:
    """One object by its number; its parts are always there, and its URL whole only if that alone is asked for."""
    number = _long(identifier)
    found = next((each for each in resource.objects if each.id == number), None)
    if found is None:
        return None
    written = resource.write(found, None)
    if "physicalAddress" in written and request.query_params.get("include") == "physicalAddress":
        written["physicalAddress"] = found.url
    return written


def _long(text: str) -> int:
    """A number as Java reads a long. Raises _BadParameterError."""
    stripped = text.strip()
    if not _LONG.fullmatch(stripped) or not -_LARGEST <= int(stripped) < _LARGEST:
        raise _BadParameterError(text)
    return int(stripped)


def _wants_xml(request: Request) -> bool:
    accepted = request.headers.get("Accept", "")
    return _XML in accepted and _JSON not in accepted and "text/html" not in accepted


def _problem(request: Request, status: int, title: str, detail: str) -> Response:
    body = {
        "type": f"http://httpstatus.es/{status}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": str(request.url),
    }
    return _json(body, status)


def _json(body: object, status: int = 200, *, content_type: str = _JSON) -> Response:
    import msgspec

    content = msgspec.json.format(msgspec.json.encode(body), indent=2)
    return Response(content, status, {**_HEADERS, "Content-Type": content_type})


def _xml(resource: Resource, found: list[Json] | Json) -> str:
    if isinstance(found, dict):
        return _element(resource.singular, found)
    inner = "".join(_element(resource.singular, each) for each in found)
    return f"<{resource.name}>{inner}</{resource.name}>"


def _element(name: str, value: Any) -> str:
    if isinstance(value, dict):
        inner = "".join(_element(field, each) for field, each in value.items())
    else:
        inner = escape(_NOT_IN_XML.sub("\ufffd", str(value)))
    return f"<{name}>{inner}</{name}>"
