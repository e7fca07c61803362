"""What a program needs of TAK-web's pages: the log-in form and the token that goes with each form (domain.md 4.6)."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

LOG_IN = "/auth/login"
TOKEN_FIELD = "_csrf"  # noqa: S105 - the name of a field
_TAG = re.compile(r"<(form|input)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<![a-zA-Z-])([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_USABLE = re.compile(r"[!-~]{1,4096}")
"""What can stand in a header without another meaning."""


class Page(NamedTuple):
    """A page: whether it asks for user and password, and the token of its forms where they have one."""

    asks_to_log_in: bool
    token: str | None


def read_page(content: bytes) -> Page:
    """What is on a page of TAK-web; a page of anything else has neither form nor token."""
    asks, token = False, None
    for found in _TAG.finditer(content.decode("utf-8", "replace")):
        attributes = {name.lower(): unescape(one or other) for name, one, other in _ATTRIBUTE.findall(found[2])}
        if found[1].lower() == "form":
            asks = asks or leads_to_log_in(attributes.get("action", ""))
        elif attributes.get("name") == TOKEN_FIELD and _USABLE.fullmatch(attributes.get("value", "")):
            token = attributes["value"]
    return Page(asks, token)


def leads_to_log_in(address: str) -> bool:
    """Whether an address is that of the log-in page, whatever server and folder it is given with."""
    try:
        return urlsplit(address).path.endswith(LOG_IN)
    except ValueError:
        return False


def usable(text: str) -> bool:
    """Whether a text of the server can be given back to it in a header."""
    return _USABLE.fullmatch(text) is not None
