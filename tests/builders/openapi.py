"""The addresses of a sandbox as an OpenAPI document, from which schemathesis makes requests."""

from typing import Any

from tak_gitops.sandbox.tak.cooperation import Imported
from tak_gitops.sandbox.tak.resources import Point, Resources

_FORM = "application/x-www-form-urlencoded"


def document() -> dict[str, Any]:
    """The document. Parameters that should be numbers are any text: what is no number must be answered too."""
    paths: dict[str, Any] = {
        "/": _get("q", "page"),
        "/orders": _get("page"),
        "/orders/{number}": _get(at="number"),
        "/tak-services/export/pv": _get("version", "pretty"),
        "/exports/takdump_ntjp_test.json": _get(),
        "/tak-web": _get(),
        "/tak-web/": _get(),
        "/tak-web/auth/login": {**_get("error", "csrfError"), **_post("username", "password", "_csrf")},
        "/tak-web/auth/logout": _post("_csrf"),
        "/tak-web/rest/create": _post_text(),
        "/tak-web/bestallning": {**_get(), **_post("bestallningsNummer")},
        "/tak-web/bestallning/confirm": _post("bestallningJson"),
        "/tak-web/bestallning/save": _post(),
        "/tak-web/pubversion": _get(),
        "/tak-web/pubversion/create": {**_get(), **_post("kommentar")},
        "/tak-web/pubversion/{number}": _get(at="number"),
        "/tak-web/pubversion/download/{number}": _get(at="number"),
        "/tak-web/pubversion/rollback/{number}": _post(at="number"),
        "/coop/api/{version}/{name}": _get(at="version", also_at="name"),
    }
    for resource in Resources(Imported(), Point(1, "", "", "")).by_name.values():
        paths[f"/coop/api/v2/{resource.name}"] = _get(*resource.numbers, *resource.texts, "include")
        paths[f"/coop/api/v2/{resource.name}/{{id}}"] = _get("include", at="id")
    return {"openapi": "3.0.3", "info": {"title": "Sandbox", "version": "1"}, "paths": paths}


def _get(*query: str, at: str = "", also_at: str = "") -> dict[str, Any]:
    return {"get": _operation(query, at, also_at)}


def _post(*fields: str, at: str = "") -> dict[str, Any]:
    schema = {"type": "object", "properties": {name: {"type": "string"} for name in fields}}
    return {"post": {**_operation((), at, ""), "requestBody": {"content": {_FORM: {"schema": schema}}}}}


def _post_text() -> dict[str, Any]:
    content = {_FORM: {"schema": {"type": "object", "additionalProperties": {"type": "string"}}}}
    return {"post": {**_operation(("_csrf",), "", ""), "requestBody": {"content": content}}}


def _operation(query: tuple[str, ...], at: str, also_at: str) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in query]
    parameters += [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in (at, also_at)
        if name
    ]
    return {"parameters": parameters, "responses": {"default": {"description": "anything but a bug"}}}
