"""Addresses of servers that this program itself may ask: https, or http on this machine (formats.md 6)."""

import ipaddress
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

_USER_INFO = re.compile(r"(?<=//)[^/?#]*@")
_KEY = re.compile(r"(?<=[?&;])([^=&;#?\s]*)=")
_VALUE = re.compile(r"[^&;#\s\"'}]+")
_GIVES_ACCESS = re.compile(
    r"token|secret|passw|pwd|credential|signature|api[-_]?key|\A(?:key|auth|sig|code)\Z", re.IGNORECASE
)
"""Of a key in a query: that its value gives access, by what it is called."""
_IN_A_LINE = re.compile(r"(?<=://)[^/?#\s]+(?=@)")
_PORTS = {"http": 80, "https": 443}


class Origin(NamedTuple):
    """What makes two addresses those of one server."""

    scheme: str
    host: str
    port: int


def without_secrets(url: str) -> str:
    """An address as it may be shown: a user and password in it become `***@`, a key or token `…=***`."""
    return _with_values(_USER_INFO.sub("***@", url), lambda _: "***")


def line_without_secrets(line: str) -> str:
    """A line in which addresses may stand, with a `*` for each letter of a secret: places in it stay right."""
    line = _IN_A_LINE.sub(lambda found: "*" * len(found[0]), line)
    return _with_values(line, lambda value: "*" * len(value))


def holds_secrets(url: str) -> bool:
    """Whether an address has a user, a password, or what is called a key or a token in it."""
    return _USER_INFO.search(url) is not None or next(_values(url), None) is not None


def _with_values(text: str, other: Callable[[str], str]) -> str:
    """A text with something else for each value that gives access."""
    parts, end = [], 0
    for start, after in _values(text):
        parts += [text[end:start], other(text[start:after])]
        end = after
    return "".join([*parts, text[end:]])


def _values(text: str) -> Iterator[tuple[int, int]]:
    """Where values stand that give access, from and to: told in two steps, each of which takes a text in one go."""
    end = 0
    for key in _KEY.finditer(text):
        value = _VALUE.match(text, key.end())
        if key.start() >= end and value and _GIVES_ACCESS.search(key[1]):
            end = value.end()
            yield value.span()


def origin(url: str) -> Origin | None:
    """Scheme, host and port of an http or https address, None where it is no such address."""
    parts = _split(url)
    if parts is None or parts.scheme not in _PORTS or not parts.hostname:
        return None
    try:
        port = parts.port
    except ValueError:
        return None
    return Origin(parts.scheme, parts.hostname, port or _PORTS[parts.scheme])


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself, by its name alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_safe(url: str) -> bool:
    """Whether what is sent to an address stays secret on the way: https, or http that never leaves this machine."""
    found = origin(url)
    return found is not None and (found.scheme == "https" or is_loopback(found.host))


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None
