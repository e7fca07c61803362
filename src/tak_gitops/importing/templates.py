"""One URL for many contracts: the template that says most URLs of a file (formats.md 1)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.contracts import parts
from tak_gitops.sources.resolve import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Urls(NamedTuple):
    """The URL that a file has for all its contracts, None where none serves two, and the others by contract."""

    common: str | None
    own: dict[str, str]


def common_url(urls: Sequence[tuple[str, str]]) -> Urls:
    """How to write the URLs of contracts, given as (namespace, URL): the one that serves most, the most general first.

    A single contract has its URL as it stands.
    """
    if len(urls) == 1:
        return Urls(urls[0][1], {})
    counts: Counter[str] = Counter()
    general: dict[str, int] = {}
    for contract, url in urls:
        for form in _forms(contract, url):
            counts[form] += 1
            general[form] = form.count("{")
    best = max(sorted(counts), key=lambda form: (counts[form], general[form]))
    if counts[best] == 1:
        return Urls(None, dict(urls))
    return Urls(best, {contract: url for contract, url in urls if filled(best, contract) != url})


def _forms(contract: str, url: str) -> Iterator[str]:
    """The templates that give `url` for a contract, the URL itself among them."""
    domain, name, major = parts(contract)
    forms = {url: None}
    if name:
        path = f"{domain.replace(':', '/')}/{name}/{major}"
        for text, place in ((path, "{domain}/{contract}/{major}"), (f"{name}/{major}", "{contract}/{major}"), ("", "")):
            forms[(url.replace(text, place) if text else url).replace(name, "{contract}")] = None
    yield from (form for form in forms if filled(form, contract) == url)
