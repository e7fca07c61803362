"""One answer of a server, as far as its status promises a body that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import fail
from tak_gitops.live.intake import BOMB_FLOOR, BOMB_RATIO, RAW_LIMIT, is_web_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from tak_gitops.live.http.access import Access

_MEBIBYTE = 1 << 20
_BEGINNING = 64
"""As many bytes tell what a body is."""


class Answer:
    """The answer to a GET; `deadline` is the moment of the access's clock at which patience ends."""

    def __init__(self, response: httpx.Response, url: str, access: Access, deadline: float) -> None:
        self._response = response
        self._access = access
        self._deadline = deadline
        self.url = url

    @property
    def unchanged(self) -> bool:
        """Whether the server says that what the client has already is current."""
        return self._response.status_code == 304  # noqa: PLR2004 - Not Modified

    def header(self, name: str) -> str:
        """A header, empty where there is none."""
        return str(self._response.headers.get(name, ""))

    def chunks(self) -> Iterator[bytes]:
        """The body, unpacked, piece by piece.

        Raises TakError for a body that is empty, a web page, larger than any export, unpacked from next to nothing,
        or not there in time.
        """
        announced = self.header("Content-Length")
        self._require_size(int(announced) if announced.isdecimal() else 0)
        chunks = self._checked()
        beginning = b""
        for chunk in chunks:
            beginning += chunk
            if len(beginning) >= _BEGINNING:
                break
        if not beginning:
            raise fail("fetch.empty", url=self.url)
        if is_web_page(beginning):
            raise fail("fetch.page", url=self.url)
        yield beginning
        yield from chunks

    def _checked(self) -> Iterator[bytes]:
        """The body as it comes, for as long as its size and the time that it takes are within limits."""
        size = 0
        for chunk in self._response.iter_bytes():
            if self._access.clock() > self._deadline:
                raise fail("fetch.total", url=self.url, seconds=round(self._access.patience.total))
            size += len(chunk)
            self._require_size(size)
            if size > max(BOMB_FLOOR, self._response.num_bytes_downloaded * BOMB_RATIO):
                raise fail("live.bomb", path=self.url, ratio=BOMB_RATIO)
            yield chunk

    def _require_size(self, size: int) -> None:
        if size > RAW_LIMIT:
            raise fail("live.too_big", path=self.url, limit=RAW_LIMIT // _MEBIBYTE)
