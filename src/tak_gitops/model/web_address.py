"""Addresses of servers that this program itself may ask: https, or http on this machine (formats.md 6)."""

import ipaddress
import re
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

_USER_INFO = re.compile(r"(?<=//)[^/?#]*@")
_PORTS = {"http": 80, "https": 443}


class Origin(NamedTuple):
    """What makes two addresses those of one server."""

    scheme: str
    host: str
    port: int


def without_secrets(url: str) -> str:
    """An address as it may be shown: a user and password in it become `***@`."""
    return _USER_INFO.sub("***@", url)


def holds_secrets(url: str) -> bool:
    """Whether an address has a user or a password in it."""
    return _USER_INFO.search(url) is not None


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
