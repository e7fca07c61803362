"""One server, asked with GET: again when that may help, within limits, and never anybody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Self, TypeVar
from urllib.parse import urljoin

from tak_gitops.errors import TakError, fail
from tak_gitops.live.http.answer import Answer
from tak_gitops.live.http.client import open_client
from tak_gitops.live.http.failures import PASSING, failure, may_pass, refusal
from tak_gitops.model.web_address import holds_secrets, is_safe, origin, without_secrets

if TYPE_CHECKING:
    import httpx

    from tak_gitops.live.http.access import Access
    from tak_gitops.model.web_address import Origin

Result = TypeVar("Result")

_HOPS = 5
_OK, _UNCHANGED = 200, 304
_WAITS_AT_MOST = 30.0


class _Passing(Exception):  # noqa: N818 - a state of the server, which ends as an error or as an answer
    """The server cannot answer now; `error` is what to say if it never can."""

    def __init__(self, error: TakError, wait: float) -> None:
        super().__init__(error.message.key)
        self.error = error
        self.wait = wait


class Server:
    """The server of `url`, for as long as the `with` lasts.

    Raises TakError for an address that would give a secret away (formats.md 6) and for unusable certificates.
    """

    def __init__(self, url: str, access: Access) -> None:
        self._origin = _origin(url)
        self._access = access
        self._client: httpx.Client = open_client(self._origin, access)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, url: str, take: Callable[[Answer], Result], headers: Mapping[str, str] | None = None) -> Result:
        """What `take` makes of the answer; it is called anew for each try, and must read all that it wants.

        Tries again after a connection that failed or broke, and when the server says that it cannot now.
        Raises TakError when there is no whole answer after all, or one that is of no use.
        """
        import httpx

        patience, clock = self._access.patience, self._access.clock
        deadline = clock() + patience.total
        pause = patience.pause
        for attempt in range(1, patience.attempts + 1):
            wait = pause
            try:
                return self._once(url, take, headers or {}, deadline)
            except _Passing as passing:
                error, wait = passing.error, max(pause, passing.wait)
            except httpx.RequestError as problem:
                error = failure(problem, without_secrets(url), self._access)
                if not may_pass(problem):
                    raise error from None
            except httpx.InvalidURL:
                raise fail("fetch.address", url=without_secrets(url)) from None
            if attempt == patience.attempts or clock() + wait > deadline:
                raise error from None
            self._access.sleep(wait)
            pause *= 2
        raise AssertionError(url)

    def _once(self, url: str, take: Callable[[Answer], Result], headers: Mapping[str, str], deadline: float) -> Result:
        for _ in range(_HOPS):
            shown = without_secrets(url)
            with self._client.stream("GET", url, headers=dict(headers)) as response:
                if response.has_redirect_location:
                    url = self._next(url, str(response.headers["Location"]))
                    continue
                if response.status_code in PASSING:
                    raise _Passing(refusal(response, shown, self._access), _retry_after(response))
                if response.status_code == _OK or (response.status_code == _UNCHANGED and headers):
                    return take(Answer(response, shown, self._access, deadline))
                raise refusal(response, shown, self._access)
        raise fail("fetch.redirects", url=without_secrets(url))

    def _next(self, url: str, location: str) -> str:
        """Where a redirect leads, if that is the same server: no other one may have the secrets."""
        target = urljoin(url, location)
        if origin(target) != self._origin:
            raise fail("fetch.elsewhere", url=without_secrets(url), target=self._access.hide(target))
        return target


def _origin(url: str) -> Origin:
    found = origin(url)
    if found is None:
        raise fail("fetch.address", url=without_secrets(url))
    if holds_secrets(url):
        raise fail("fetch.secret_in_address", url=without_secrets(url))
    if not is_safe(url):
        raise fail("fetch.plain_http", url=without_secrets(url))
    return found


def _retry_after(response: httpx.Response) -> float:
    """The seconds that the server asks to wait, within reason."""
    asked = str(response.headers.get("Retry-After", ""))
    return min(float(asked), _WAITS_AT_MOST) if asked.isascii() and asked.isdecimal() else 0.0
