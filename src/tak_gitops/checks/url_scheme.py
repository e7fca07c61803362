"""TG260 and TG261: a URL that is not https, or no whole URL at all (domain.md 4.6, 6, 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.checks.url_parts import LAST_PORT, as_https
from tak_gitops.findings import Finding, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A warning for http, an error for what no platform can call although TAK takes it."""
    for written in world.url_words:
        found = written.parts
        text = written.word.text
        if found is None or found.scheme.lower() not in {"http", "https"}:
            yield error("TG261", written.place, value=text, right=as_https(text))
        elif not found.is_whole and found.port and not _is_port(found.port):
            yield error("TG261.port", written.place, value=text, port=found.port, limit=str(LAST_PORT))
        elif not found.is_whole:
            yield error("TG261.host", written.place, value=text)
        elif found.scheme.lower() == "http":
            yield warning("TG260", written.place, value=text, right=as_https(text))


def _is_port(port: str) -> bool:
    return port.isdecimal() and 0 < int(port) <= LAST_PORT
