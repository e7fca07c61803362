"""What a search found, as text and as data: what it is, its name, what to write for it, and where it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from tak_gitops.looking.places import places
from tak_gitops.looking.things import Kind
from tak_gitops.model.names import system_title
from tak_gitops.reports.plan_text import joined
from tak_gitops.texts import Language, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tak_gitops.looking.search import Hit
    from tak_gitops.looking.things import Thing
    from tak_gitops.model.desired import Desired
    from tak_gitops.reports.style import Style

KINDS = {
    Kind.SYSTEM: "search.system",
    Kind.ADDRESS: "search.logical_address",
    Kind.CONTRACT: "search.contract",
    Kind.URL: "search.url",
}
_INDENT = " " * 19


class Found(NamedTuple):
    """What was looked for, the hits that are shown, and how many there are.

    `without_live` are the environments whose TAK could not be read: nothing is known of what it has.
    """

    text: str
    hits: Sequence[Hit]
    total: int
    without_live: Collection[str] = ()


def search_json(found: Found, everywhere: Sequence[Desired]) -> str:
    """The hits that are shown; `ids` has the id in each environment, `live` those whose TAK has it.

    `without_live` are the environments of which TAK could not be read.
    """
    data = {
        "format_version": "1.0",
        "text": found.text,
        "count": found.total,
        "without_live": sorted(found.without_live),
        "hits": [_hit_data(hit, everywhere) for hit in found.hits],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _hit_data(hit: Hit, everywhere: Sequence[Desired]) -> dict[str, Any]:
    thing = hit.thing
    return {
        "kind": thing.kind.value,
        "name": thing.name,
        "write": thing.key,
        "ids": dict(sorted(thing.ids.items())),
        "live": sorted(thing.live),
        "path": thing.path,
        "places": [
            {"environment": each.environment, "path": place.path, "line": place.line}
            for each in everywhere
            for place in places(thing, each)
        ],
        "score": hit.score,
    }


def search_text(found: Found, everywhere: Sequence[Desired], language: Language, style: Style) -> str:
    """The hits that are shown, ending in a line break."""
    lines = [render(msg("search.found", count=found.total, text=found.text), language), ""]
    for hit in found.hits:
        lines += _hit_lines(hit.thing, found.without_live, everywhere, language, style)
    if found.total > len(found.hits):
        lines.append(f"  {render(msg('search.more', count=found.total - len(found.hits)), language)}")
    return "".join(f"{line}\n" for line in lines)


def _hit_lines(
    thing: Thing, without_live: Collection[str], everywhere: Sequence[Desired], language: Language, style: Style
) -> Iterator[str]:
    """A thing by kind, name and what to write for it; below it a line for each environment that has it."""
    kind = render(msg(KINDS[thing.kind]), language)
    named = [system_title(thing.name)] if thing.name else []
    parts = [thing.key, *named] if thing.kind is Kind.URL else [*named, thing.key]
    first, *others = map(visible, [*parts, *([thing.path] if thing.path else [])])
    head, *rest = joined([f"  {kind:<15}  {first}", *others], "  ", style.width, _INDENT)
    yield style.bold(head)
    yield from rest
    with_id = thing.path is not None or len({*thing.ids.values()}) > 1
    for each in everywhere:
        if each.environment in thing.ids:
            identifier = thing.ids[each.environment] if with_id else ""
            key = "search.unread" if each.environment in without_live else "search.not_live"
            lacking = "" if each.environment in thing.live else render(msg(key), language)
            place = next(places(thing, each), None)
            where = [visible(part) for part in (identifier, lacking, str(place or "")) if part]
            yield from joined([f"{_INDENT}{each.environment}", *where], "  ", style.width, f"{_INDENT}  ")
