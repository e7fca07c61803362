"""The approvals that a pull request needs and has, as lines of its comment that are brought up to date by themselves.

Each such line ends with a hidden mark that names the commit that the comment is about. Whoever asks the forge who has
approved puts other lines in their place, and leaves the rest of the comment as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.reports.markdown import code, inert, item
from tak_gitops.texts import Language, Message, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tak_gitops.orders.gate.need import Need
    from tak_gitops.orders.gate.so_far import SoFar
    from tak_gitops.reports.pull_view import Asked

MISSING, DONE = "✗", "✓"
_COMMIT = r"[0-9a-f]{40}(?:[0-9a-f]{24})?"
_LINE = re.compile(rf"^(?P<item>- )?.* <!-- tak-gitops:approval (?P<commit>{_COMMIT}) -->$\n?", re.MULTILINE)
_FEW = 8
"""So many names, owners or remarks are told: the comment has been measured without them."""
_WIDEST = 100
_LONGEST = 500
_OPEN = {"gate.other_commit": "comment.other_commit"}
"""What the gate says of what is merged, for what is not."""


def marked(line: str, commit: str) -> str:
    """A line that is put in its place again when somebody approves; only where the commit is known."""
    return f"{line} <!-- tak-gitops:approval {commit} -->" if re.fullmatch(_COMMIT, commit) else line


def asked_lines(asked: Asked, language: Language, rows: int | None) -> Iterator[str]:
    """How many must approve and why, and who must be among them; `rows` of the owners, None = all."""
    need = asked.need
    if need.conflict is not None:
        yield f"{MISSING} {inert(render(need.conflict, language))}"
    yield f"{_say(language, 'comment.approvals', count=need.approvals)}{_why(need, language)}"
    names = dict(asked.speakers)
    systems = {each.name: each.systems for each in need.owned}
    for owner in need.owners[:rows]:
        who = ", ".join(names.get(owner, ()))
        known = _owner(owner, systems.get(owner, ()), language)
        yield f"{known}: {inert(who)}" if who else f"{MISSING} {known}: {_say(language, 'comment.nobody')}"


def approved_lines(so_far: SoFar, language: Language) -> Iterator[str]:
    """Who has approved, who must be among them, and what is missing; no more than a comment has room for."""
    need = so_far.need
    if need.conflict is not None:
        yield f"{MISSING} {inert(render(need.conflict, language))}"
    enough = len(so_far.names) >= need.approvals
    text = _say(language, "comment.approved", given=len(so_far.names), count=need.approvals) + _why(need, language)
    if so_far.names:
        text += f": {_names(so_far.names, language)}"
    yield f"{DONE if enough else MISSING} {text}"
    if not enough or any(not each.given for each in so_far.voices):
        how = "comment.may_sign" if so_far.signed else "comment.may"
        may = _names(so_far.may, language)
        yield f"{_say(language, how)} {may}" if may else f"{MISSING} {_say(language, 'comment.may.nobody')}"
    for voice in so_far.voices[:_FEW]:
        known = _owner(voice.owner[:_WIDEST], voice.systems, language)
        if voice.given:
            yield f"{DONE} {known}: {_names(voice.given, language)}"
        else:
            who = _names(voice.speakers, language) or _say(language, "comment.nobody")
            yield f"{MISSING} {known}: {who}"
    for each in so_far.lacking[:_FEW]:
        yield f"{MISSING} {_told(each, language)}"
    if not so_far.is_enough:
        yield from (_told(each, language) for each in so_far.passed_over[:_FEW])
        if so_far.strangers:
            yield _say(language, "comment.strangers", count=so_far.strangers)


def is_about_approvals(comment: str) -> bool:
    """Whether a comment has lines that tell of approvals."""
    return _LINE.search(comment) is not None


def with_approvals(comment: str, so_far: SoFar, head: str, language: Language) -> str | None:
    """The comment with what has been approved so far; None where it is not about `head`, or asks for no approval."""
    found = list(_LINE.finditer(comment))
    if not found or {each["commit"] for each in found} != {head}:
        return None
    lines = [f"{marked(item(each), head)}\n" for each in approved_lines(so_far, language)]
    step = _say(language, "comment.next.merge" if so_far.is_enough else "comment.next.approve")
    following = f"**{_say(language, 'comment.next')}** {marked(step, head)}\n"
    pieces: list[str] = []
    end = 0
    for each in found:
        pieces.append(comment[end : each.start()])
        if each["item"]:
            pieces += lines
            lines = []
        else:
            pieces.append(following)
        end = each.end()
    return "".join([*pieces, comment[end:]])


def _owner(name: str, systems: Sequence[str], language: Language) -> str:
    """An owner who must be among those who approve, and whose systems it is about."""
    known = f"{_say(language, 'comment.owner')} {code(name)}"
    return f"{known} ({_names(systems, language)})" if systems else known


def _say(language: Language, key: str, **values: object) -> str:
    return inert(render(msg(key, **values), language))


def _told(message: Message, language: Language) -> str:
    key = _OPEN.get(message.key, message.key)
    return inert(render(message._replace(key=key), language)[:_LONGEST])


def _why(need: Need, language: Language) -> str:
    reasons = [inert(render(each, language)[:_LONGEST]) for each in need.why[:_FEW]]
    return f" ({'; '.join(reasons)})" if reasons else ""


def _names(names: Sequence[str], language: Language) -> str:
    """Names, as many as there is room for."""
    text = ", ".join(inert(each[:_WIDEST]) for each in names[:_FEW])
    more = len(names) - _FEW
    return f"{text} {_say(language, 'comment.and_more', count=more)}" if more > 0 else text
