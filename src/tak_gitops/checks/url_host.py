"""TG262 and TG269: a URL with an IP number, or with a name that only its own network knows (domain.md 8)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*|0x[0-9a-f]+", re.IGNORECASE)
_LOCAL = (".local", ".localhost", ".localdomain", ".lan", ".intern", ".internal")


def check(world: World) -> Iterator[Finding]:
    """A warning for each: the platform calls from elsewhere, and certificates are for names."""
    for written in world.url_words:
        found = written.parts
        if found is None or not found.is_whole:
            continue
        host = found.host.lower()
        if is_number(host):
            yield warning("TG262", written.place, value=written.word.text, host=found.host)
        elif "." not in host or host.endswith(_LOCAL):
            yield warning("TG269", written.place, value=written.word.text, host=found.host)


def is_number(host: str) -> bool:
    """Whether a host is an IP number, in any of the ways in which such are written."""
    return _NUMBER.fullmatch(host) is not None
