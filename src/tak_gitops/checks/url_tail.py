"""TG265: a URL whose end names another contract, version, domain or profile than its routing (domain.md 7)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, note
from tak_gitops.model.contract_mistakes import bare_name
from tak_gitops.model.contracts import parts, short_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.checks.world import World

_TAIL = re.compile(
    r"https?://[^/]+/(?P<path>(?:[^/]+/)*?)"
    r"(?P<domain>(?:[a-z][a-z0-9.-]*/)*)(?P<name>[A-Z][A-Za-z0-9_]*)/(?P<major>[0-9]+)(?:/(?P<profile>[A-Za-z0-9]+))?/?"
)


def check(world: World) -> Iterator[Finding]:
    """A note for each, as the end of a URL is only a habit; a URL that does not have the habit says nothing."""
    for written in world.urls:
        route = written.route
        right = _right_tail(written.url, route.contract, route.target.rivta_profile or "")
        if right:
            contract = short_form(route.contract)
            yield note("TG265", written.place, value=written.url, contract=contract, right=right)


@lru_cache(maxsize=16384)
def _right_tail(url: str, contract: str, profile: str) -> str | None:
    """The end that the URL would have for the contract, None where it has that or none at all."""
    domain, name, major = parts(contract)
    found = _TAIL.fullmatch(url)
    if found is None or not name:
        return None
    tail = f"{domain.replace(':', '/')}/{name}/{major}"
    written_profile = found["profile"] or ""
    same_name = bare_name(found["name"]).lower() == name.lower()
    same_domain = not found["domain"] or f"/{found['path']}{found['domain']}".endswith(f"/{domain.replace(':', '/')}/")
    same_profile = not written_profile.lower().startswith("riv") or written_profile.lower() == profile.lower()
    if same_name and found["major"] == major and same_domain and same_profile:
        return None
    return f"{tail}/{profile.lower()}" if written_profile.lower().startswith("riv") else tail
