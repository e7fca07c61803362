"""Errors as Spring Boot on Tomcat writes them, and bodies as it reads them (domain.md 4.6)."""

from __future__ import annotations

import re
from http import HTTPStatus
from time import time
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def error_body(status: int, path: str, **more: str) -> dict[str, Any]:
    """What an error says."""
    phrase = HTTPStatus(status).phrase
    return {"timestamp": int(time() * 1000), "status": status, "error": phrase, **more, "path": path}


def error(request: Request, status: int) -> Response:
    """An error of TAK-web."""
    import msgspec

    return Response(msgspec.json.encode(error_body(status, request.url.path)), status, media_type="application/json")


def form_text(body: bytes) -> str:
    """The text in a form that has no fields, only a text: what TAK-web reads an order from (domain.md 4.4).

    Tomcat takes the body apart at `&` and `=`, decodes the pieces, leaves out those with a broken escape, and
    Spring puts the rest together again.
    """
    pairs = [piece.partition("=") for piece in body.decode("utf-8", "replace").split("&") if piece]
    return "&".join(
        f"{_decoded(name)}={_decoded(value)}" if sign else _decoded(name)
        for name, sign, value in pairs
        if not _BROKEN_ESCAPE.search(name + value)
    )


def _decoded(text: str) -> str:
    return unquote_to_bytes(text.replace("+", " ")).decode("utf-8", "replace")
