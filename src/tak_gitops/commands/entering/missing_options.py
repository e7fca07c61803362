"""What a command line lacks where nobody can be asked: all of it at once, with what may be written there."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import UsageError
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tak_gitops.texts import Message
    from tak_gitops.writing.proposals import Proposal

SUGGESTED = 5
"""How many values a message proposes."""
_ROOM = 50
"""How many characters of them, but for the first, stand on one line of a usual screen."""


class Wanted(NamedTuple):
    """An option, whether it is there, and what may be written: the first of the proposals, else what `form` says.

    One that is not `needed` can be left out: it is shown beside others that are missing.
    """

    option: str
    is_given: bool
    form: Message
    proposals: Sequence[Proposal] = ()
    needed: bool = True


def require_given(wanted: Iterable[Wanted], problems: Sequence[Message] = ()) -> None:
    """Raises UsageError with all that is missing, and all that speaks against what was given."""
    told = list(dict.fromkeys(problems))
    absent = [each for each in wanted if not each.is_given]
    if any(each.needed for each in absent):
        told.append(msg("new.missing"))
        told += [msg("new.missing.option", option=each.option, values=_values(each)) for each in absent]
    if told:
        raise UsageError(reduce(lambda before, line: msg("new.lines", before=before, line=line), told))


def _values(wanted: Wanted) -> Message:
    if not wanted.proposals:
        return wanted.form
    shown = [wanted.proposals[0].word]
    for each in wanted.proposals[1:SUGGESTED]:
        if len(", ".join([*shown, each.word])) <= _ROOM:
            shown.append(each.word)
    more = len(wanted.proposals) - len(shown)
    names = ", ".join(shown)
    return msg("new.values.more", names=names, count=more) if more else msg("new.values", names=names)
