"""A URL taken apart, as far as TAK's alphabet lets it be written (domain.md 1)."""

import re
from functools import lru_cache
from typing import NamedTuple

_URL = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9.-]*)://(?P<host>[^/:?]*)(?::(?P<port>[^/?]*))?(?P<path>/[^?]*)?(?:\?(?P<query>.*))?"
)
_BEGINNING = re.compile(r"^(?:[a-z][a-z0-9.-]*(?=:/)|h?t+ps?(?=[:/]))?[:/]*", re.IGNORECASE)
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?)*")
LAST_PORT = 65535


class UrlParts(NamedTuple):
    """The parts of a URL; `port`, `path` and `query` are empty where it has none."""

    scheme: str
    host: str
    port: str
    path: str
    query: str

    @property
    def is_whole(self) -> bool:
        """Whether a platform can call it: a scheme for the web, a host that can be one, a port that exists."""
        port_is_right = not self.port or (self.port.isdecimal() and 0 < int(self.port) <= LAST_PORT)
        return self.scheme.lower() in {"http", "https"} and _HOST.fullmatch(self.host) is not None and port_is_right


@lru_cache(maxsize=16384)
def url_parts(url: str) -> UrlParts | None:
    """The parts, None where it does not begin as a URL does."""
    found = _URL.fullmatch(url)
    return UrlParts(*(found[name] or "" for name in UrlParts._fields)) if found else None


def as_https(url: str) -> str:
    """What was probably meant by something that begins otherwise than with https://."""
    return f"https://{_BEGINNING.sub('', url, count=1)}"
