"""Opening guards: an allow file of the same pull request names exactly the lines that may pass (formats.md 5)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.findings import Finding, Place, error, note
from tak_gitops.model.guards import Refusal, Verdict
from tak_gitops.model.line_keys import LineKey, key_of, parse_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tak_gitops.model.changes import Action, Change
    from tak_gitops.model.repository_files import Allow

SHOWN = 5
"""How many keys a message names."""


class _Named(NamedTuple):
    """A line that an allow file names, and its place there."""

    path: str
    text: str
    line: int
    column: int


_Line = tuple["Action", LineKey | None]


def opened(refusals: Sequence[Refusal], changes: Iterable[Change], allows: Sequence[Allow]) -> Verdict:
    """The refusals that `allows` leave closed for an order of `changes`, and what is to be said of the allow files.

    They open, all or none, when every line that they count is named, with what happens to it, and nothing is named
    that is not ordered: who reviews the file has seen all that passes, and nothing else can pass under it later.
    Letter case does not count, as in all keys. An export that is too old is made no younger by any file.
    """
    if not allows:
        return Verdict(tuple(refusals))
    closed = [refusal for refusal in refusals if refusal.can_be_opened]
    if not closed:
        unused = () if refusals else tuple(note("TG507", Place(allow.path)) for allow in allows)
        return Verdict(tuple(refusals), unused)
    named = _named(allows)
    extra = [named[each] for each in named.keys() - {_line(change) for change in changes}]
    missing = {change.key: None for refusal in closed for change in refusal.lines if _line(change) not in named}
    findings = [_extra(path, [each for each in extra if each.path == path]) for path in sorted({e.path for e in extra})]
    if missing:
        findings.append(error("TG505", Place(allows[0].path), count=len(missing), keys=_listed(list(missing))))
    if findings:
        return Verdict(tuple(refusals), tuple(findings))
    counts = Counter(each.path for each in named.values())
    return Verdict(
        tuple(refusal for refusal in refusals if refusal not in closed),
        tuple(note("TG504", Place(allow.path), count=counts[allow.path], reason=allow.reason) for allow in allows),
        tuple(allow.path for allow in allows),
    )


def _named(allows: Iterable[Allow]) -> dict[_Line, _Named]:
    """Every line that the files name, with the first place; a key that is none is a line that nothing orders."""
    named: dict[_Line, _Named] = {}
    for allow in allows:
        for action, word in allow.lines:
            named.setdefault((action, parse_key(word.text)), _Named(allow.path, word.text, word.line, word.column))
    return named


def _line(change: Change) -> _Line:
    return change.action, key_of(change)


def _extra(path: str, named: Sequence[_Named]) -> Finding:
    first, *others = sorted(named, key=lambda each: (each.line, each.column))
    place = Place(path, first.line, first.column)
    return error("TG506", place, count=len(named), keys=_listed([first.text, *(each.text for each in others)]))


def _listed(keys: Sequence[str]) -> str:
    return ", ".join([*keys[:SHOWN], *(["…"] if len(keys) > SHOWN else [])])
