"""One repository at GitHub, asked over HTTP: within limits, again where that may help, never led elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import msgspec

from tak_gitops.errors import TakError, fail
from tak_gitops.live.http.client import open_client
from tak_gitops.live.http.clock import moment_of
from tak_gitops.live.http.failures import failure, may_pass
from tak_gitops.model.web_address import is_safe, origin, without_secrets
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from types import TracebackType

    import httpx

    from tak_gitops.live.http.access import Access
    from tak_gitops.texts import Message

PER_PAGE = 100
MOST_PAGES = 100
MOST_BYTES = 32 * 1024 * 1024
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""What a body has no more once it is read."""
_VERSION = "2022-11-28"
_GRAPHQL = "/graphql"
_OK = range(200, 300)
_UNREADABLE = object()
_NO_LOG_IN, _FORBIDDEN, _NOT_FOUND, _TOO_MANY, _SERVER = 401, 403, 404, 429, 500
_SAID = {_NO_LOG_IN: "forge.unauthorized", _NOT_FOUND: "forge.not_found"}
_MINUTE = 60
_COUNT = re.compile(r"[0-9]{1,12}")


class ForgeAwayError(TakError):
    """GitHub does not answer now, or not in a way that can be used: what rests on it waits."""


class ForgeRefusedError(TakError):
    """GitHub answers, and says no; `status` is its answer, `problem` its words. It was asked with a token, or without.

    GitHub hides what is not public from those whom it does not know: to them it says that there is nothing.
    """

    def __init__(self, status: int, *, path: str, problem: str, has_token: bool = True) -> None:
        key = _SAID.get(status, "forge.refused")
        if not has_token and status in _SAID:
            key = "forge.no_token"
        super().__init__(msg(key, status=str(status), path=path, problem=problem))
        self.status = status


class GitHub:
    """The repository `owner/name` at the API `api`; use it with `with`.

    `token` may be None where everybody may read. Raises TakError for an address that is not safe.
    """

    def __init__(self, api: str, repository: str, token: str | None, access: Access) -> None:
        server = origin(api)
        if server is None or not is_safe(api):
            raise fail("forge.address", url=without_secrets(api))
        self.repository = repository
        self.told_at: datetime | None = None
        """When GitHub made its last answer, in UTC, by its own clock; None where it did not tell."""
        self._api = api.rstrip("/")
        self._token = token
        self._access = access
        self._client = open_client(server, access)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, path: str, **query: str) -> Any:
        """What stands at a path below the repository, as JSON. Raises ForgeAwayError and ForgeRefusedError."""
        return self._json("GET", path, query=query)[0]

    def every(self, path: str, **query: str) -> list[Any]:
        """All entries of a list, page by page.

        The pages are counted here, not followed: an answer cannot lead elsewhere, and no page is left out.
        """
        found: list[Any] = []
        for number in range(1, MOST_PAGES + 1):
            page, is_last = self._json("GET", path, query={**query, "per_page": str(PER_PAGE), "page": str(number)})
            if not isinstance(page, list):
                raise ForgeAwayError(msg("forge.unreadable", path=self._shown(path)))
            found += page
            if is_last:
                return found
        raise ForgeAwayError(msg("forge.endless", path=self._shown(path), pages=MOST_PAGES))

    def send(self, method: str, path: str, content: Mapping[str, Any]) -> Any:
        """Create or change what stands at a path; the answer as JSON. It is tried once."""
        return self._json(method, path, content=content)[0]

    def login(self) -> str:
        """The name of the account that the token belongs to, as the authors of comments are called.

        GraphQL tells it for every kind of token; `GET /user` does not for those of jobs and apps.
        """
        asked = {"query": "query { viewer { login } }"}
        response = self._answer("POST", _GRAPHQL, {}, asked, attempts=self._access.patience.attempts)
        try:
            login = _data(response)["data"]["viewer"]["login"]
        except (LookupError, TypeError):
            login = None
        if not isinstance(login, str) or not login:
            raise ForgeAwayError(msg("forge.unreadable", path=_GRAPHQL))
        return login

    def _json(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        content: Mapping[str, Any] | None = None,
    ) -> tuple[Any, bool]:
        """The answer, and whether it is the last page of its list."""
        attempts = self._access.patience.attempts if method == "GET" else 1
        response = self._answer(method, path, query or {}, content, attempts=attempts)
        data = _data(response) if response.content else None
        if data is _UNREADABLE:
            raise ForgeAwayError(msg("forge.unreadable", path=self._shown(path)))
        return data, "next" not in response.links

    def _answer(
        self, method: str, path: str, query: Mapping[str, str], content: Mapping[str, Any] | None, *, attempts: int
    ) -> httpx.Response:
        """A whole answer that says yes; reading is tried again where GitHub is busy or away."""
        import httpx

        access = self._access
        deadline = access.clock() + access.patience.total
        pause = access.patience.pause
        url = self._graphql() if path == _GRAPHQL else f"{self._api}/repos/{self.repository}{path}"
        for attempt in range(1, attempts + 1):
            is_last = attempt == attempts or access.clock() + pause > deadline
            try:
                said = self._headers()
                with self._client.stream(method, url, params=dict(query), json=content, headers=said) as coming:
                    response = self._whole(coming, path, deadline)
            except httpx.RequestError as problem:
                if is_last or not may_pass(problem):
                    raise ForgeAwayError(failure(problem, url, access).message) from None
            else:
                if not self._is_passing(response) or is_last:
                    return self._usable(response, path)
            access.sleep(pause)
            pause *= 2
        raise AssertionError(url)

    def _whole(self, coming: httpx.Response, path: str, deadline: float) -> httpx.Response:
        """An answer with its body, which is read no longer and no further than is sensible. Raises ForgeAwayError."""
        import httpx

        content = bytearray()
        for chunk in coming.iter_bytes():
            content += chunk
            if len(content) > MOST_BYTES or self._access.clock() > deadline:
                raise ForgeAwayError(msg("forge.unending", path=self._shown(path)))
        headers = [each for each in coming.headers.multi_items() if each[0].lower() not in _OF_THE_WIRE]
        return httpx.Response(coming.status_code, headers=headers, content=bytes(content))

    def _graphql(self) -> str:
        """The address of GraphQL: beside the REST API, which a GitHub of one's own has at `/api/v3`."""
        return f"{self._api.removesuffix('/v3')}{_GRAPHQL}"

    def _usable(self, response: httpx.Response, path: str) -> httpx.Response:
        if response.status_code in _OK:
            self.told_at = moment_of(response.headers)
            return response
        if response.has_redirect_location:
            raise ForgeAwayError(msg("forge.moved", repository=self.repository))
        if self._is_passing(response):
            raise ForgeAwayError(_busy(response, self._shown(path)))
        said = self._access.hide(_said(response))
        shown = said.replace(self._token, "***") if self._token else said
        about = {"path": self._shown(path), "problem": shown}
        raise ForgeRefusedError(response.status_code, **about, has_token=self._token is not None)

    def _is_passing(self, response: httpx.Response) -> bool:
        """Whether GitHub cannot now: it is down, or has been asked too often."""
        return response.status_code >= _SERVER or _is_limited(response)

    def _shown(self, path: str) -> str:
        """A path as people are told it: a mistake in the name of the repository is seen in it."""
        return path if path == _GRAPHQL else f"/repos/{self.repository}{path}"

    def _headers(self) -> dict[str, str]:
        headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": _VERSION}
        return {**headers, "Authorization": f"Bearer {self._token}"} if self._token else headers


def _said(response: httpx.Response) -> str:
    """What GitHub says of a refusal."""
    data = _data(response)
    return str(data.get("message", ""))[:200] if isinstance(data, dict) else ""


def _is_limited(response: httpx.Response) -> bool:
    """Whether the token has asked too often: secondary limits answer 403."""
    limited = response.headers.get("X-RateLimit-Remaining") == "0" or "Retry-After" in response.headers
    return response.status_code == _TOO_MANY or (response.status_code == _FORBIDDEN and limited)


def _busy(response: httpx.Response, path: str) -> Message:
    """Why GitHub cannot answer now, and when it may again, where it says so."""
    about = {"status": str(response.status_code), "path": path}
    if not _is_limited(response):
        return msg("forge.busy", **about)
    seconds, told = response.headers.get("Retry-After", ""), moment_of(response.headers)
    reset = response.headers.get("X-RateLimit-Reset", "")
    if not _COUNT.fullmatch(seconds) and told and _COUNT.fullmatch(reset):
        seconds = str(max(0, int(reset) - int(told.timestamp())))
    if not _COUNT.fullmatch(seconds):
        return msg("forge.busy.limited", **about)
    return msg("forge.busy.until", **about, minutes=-(-int(seconds) // _MINUTE) or 1)


def _data(response: httpx.Response) -> Any:
    """The JSON of an answer; `_UNREADABLE` where it is none, nests too deep, or has halves of characters in it."""
    try:
        return msgspec.json.decode(response.content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _UNREADABLE
