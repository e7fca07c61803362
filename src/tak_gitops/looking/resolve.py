"""What a person means by a word on the command line: a thing that is known, or an id that nobody has heard of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import fail
from tak_gitops.looking.search import NAMED
from tak_gitops.looking.things import Kind, Thing
from tak_gitops.model.contracts import namespace
from tak_gitops.model.identifiers import ANY_ADDRESS, fold
from tak_gitops.model.names import system_title
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tak_gitops.errors import TakError
    from tak_gitops.looking.search import Hit, Search

_GOOD_ENOUGH = 0.6
_AHEAD = 0.1
"""How much better than the next a guess must be."""
_CANDIDATES = 5

_LIKE_ID = re.compile(r"[A-Za-z_-]*[0-9][A-Za-z0-9_-]*")
_OLD_STYLE = re.compile(r"[A-Za-z0-9_#-]*#[A-Za-z0-9_#-]*")

_UNKNOWN = {
    Kind.SYSTEM: "looking.unknown.system",
    Kind.ADDRESS: "looking.unknown.address",
    Kind.CONTRACT: "looking.unknown.contract",
}
_UNKNOWN_NEAR = {
    Kind.SYSTEM: "looking.unknown.system.near",
    Kind.ADDRESS: "looking.unknown.address.near",
    Kind.CONTRACT: "looking.unknown.contract.near",
}


class Meant(NamedTuple):
    """What a word means.

    `guessed` says whether it is a name that fits best and not the very name or id; `near` are known things whose ids
    are spelled almost like one that is not known. `written` is the id where that is what was written.
    """

    thing: Thing
    guessed: bool = False
    near: tuple[Thing, ...] = ()
    written: str | None = None

    def id_in(self, environment: str) -> str | None:
        """Its id in an environment; None where a system has none there. Other things have one id everywhere."""
        found = self.thing.ids.get(environment, self.written)
        if found is None and self.thing.path is None:
            found = next(iter(self.thing.ids.values()), self.thing.key)
        return found


def meant(search: Search, text: str, kinds: Collection[Kind]) -> Meant:
    """The thing that a text means among those of some kinds.

    An HSA-id that is not known anywhere is a thing with that id. Raises TakError where nothing fits, or several
    things do equally well; it names them.
    """
    text = text.strip()
    sure = search.sure(text, kinds)
    if len(sure) == 1:
        is_id = fold(text) in map(fold, sure[0].ids.values())
        return Meant(sure[0], written=text if is_id else None)
    literal = None if sure else _literal(text, kinds)
    if literal:
        return Meant(literal, near=tuple(search.near(text, kinds)))
    hits = search.find(text, kinds)
    exact = [hit for hit in hits if hit.score >= NAMED]
    if len(exact) == 1:
        return Meant(exact[0].thing)
    good = exact or [hit for hit in hits if hit.score >= _GOOD_ENOUGH]
    is_written_out = Kind.CONTRACT in kinds and namespace(text) is not None
    if good and not is_written_out and good[0].fits_all and (len(good) == 1 or good[0].score - good[1].score >= _AHEAD):
        return Meant(good[0].thing, guessed=True)
    if len(good) > 1 and good[0].fits_all and not is_written_out:
        raise fail("looking.several", text=text, choices=_choices(good))
    raise _nothing(search, text, kinds, hits)


def _literal(text: str, kinds: Collection[Kind]) -> Thing | None:
    """An id that is taken as it stands: a component or an address may be one that TAK does not know."""
    is_address = Kind.ADDRESS in kinds and (text == ANY_ADDRESS or text.upper() == "SE" or _OLD_STYLE.fullmatch(text))
    if is_address:
        return Thing(Kind.ADDRESS, text)
    if Kind.CONTRACT in kinds or not _LIKE_ID.fullmatch(text):
        return None
    return Thing(Kind.ADDRESS if Kind.ADDRESS in kinds else Kind.SYSTEM, text)


def _nothing(search: Search, text: str, kinds: Collection[Kind], hits: Sequence[Hit]) -> TakError:
    urls = search.sure(text, (Kind.URL,))
    if urls:
        return fail("looking.is_url", text=text, system=system_title(urls[0].name or "?"))
    near = [hit.thing for hit in hits[:_CANDIDATES]] or search.near(text, kinds)
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    if near:
        key = _UNKNOWN_NEAR[kind] if kind else "looking.unknown.near"
        return fail(key, text=text, choices="; ".join(map(named, near)))
    return fail(_UNKNOWN[kind] if kind else "looking.unknown", text=text)


def _choices(hits: Sequence[Hit]) -> object:
    shown = "; ".join(named(hit.thing) for hit in hits[:_CANDIDATES])
    rest = len(hits) - _CANDIDATES
    return msg("looking.more", shown=shown, count=rest) if rest > 0 else shown


def named(thing: Thing) -> str:
    """A thing by its name and what to write for it."""
    return f"{system_title(thing.name)} ({thing.key})" if thing.name and thing.name != thing.key else thing.key
