"""Merges that are not ordered yet: why not, and who can do what about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tak_gitops.reports.markdown import code, inert, item
from tak_gitops.texts import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.reports.order_words import Words
    from tak_gitops.texts import Message

_SHOWN = 20
_LONGEST = 1_000
_NAMES = 8


class HeldMerge(NamedTuple):
    """A merge that no order was made of yet.

    `reasons` are the gate's; none where it opens, or where the merge is `behind` the commit of one that is held.
    Approvals are given as `by` says, and `people` may give them. Where nobody can tell now, `is_unknown`.
    """

    commit: str
    reasons: tuple[Message, ...] = ()
    behind: str | None = None
    by: Literal["merge", "github", "signatures"] = "merge"
    people: tuple[str, ...] = ()
    is_unknown: bool = False


def held_lines(held: HeldMerge, words: Words) -> Iterator[str]:
    """Why, as a list, then what can be done and by whom, with the commands to give; every line is safe."""
    commit = held.commit[:12]
    if held.behind is not None:
        yield inert(words.say("ci.held.behind", commit=held.behind[:12]))
        return
    if not held.reasons:
        yield inert(words.say("ci.held.approved"))
        return
    yield from (item(inert(render(each, words.language)[:_LONGEST])) for each in held.reasons[:_SHOWN])
    yield ""
    if held.is_unknown:
        yield inert(words.say("ci.held.again"))
        return
    if held.by == "signatures":
        yield inert(words.say("ci.held.sign", people=_people(held.people)))
        yield ""
        yield f"- {code(f'tak approve {commit}')}"
        yield ""
    elif held.by == "github":
        yield inert(words.say("ci.held.no_later"))
        yield ""
    yield inert(words.say("ci.held.decide"))
    yield ""
    yield from (f"- {code(f'tak resolve {commit} {each} --reason …')}" for each in ("pass", "skip"))


def _people(names: tuple[str, ...]) -> str:
    more = "" if len(names) <= _NAMES else " …"
    return f"{', '.join(each[:100] for each in names[:_NAMES])}{more}" or "–"
