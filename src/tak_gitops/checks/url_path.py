"""TG263 and TG264: a slash at the end of a URL, or a question mark in it (domain.md 7, 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, note, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World


def check(world: World) -> Iterator[Finding]:
    """A note on a slash, which no URL of the catalogue has; a warning for a question mark, which begins ?wsdl."""
    for written in world.url_words:
        text = written.word.text
        address, mark, _ = text.partition("?")
        if mark:
            yield warning("TG264", written.place, value=text, right=address)
        elif text.endswith("/"):
            yield note("TG263", written.place, value=text, right=text.rstrip("/"))
