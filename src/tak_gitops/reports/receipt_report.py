"""What a real answer of TAK proves, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tak_gitops.acceptance.receipt import Outcome
from tak_gitops.errors import ExitCode
from tak_gitops.texts import Language, msg, render, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.orders.reply import Comparison, Reply, ReplyLine
    from tak_gitops.reports.style import Style
    from tak_gitops.texts import Message

FORMAT_VERSION = "1.0"


@dataclass(frozen=True)
class Answered:
    """An answer to an order file of an environment; `comparison` is None where the answer is no report."""

    environment: str
    order: str
    shown: str
    reply: Reply
    parts: int
    part: int | None = None
    comparison: Comparison | None = None

    @property
    def outcome(self) -> Outcome:
        """What the answer proves."""
        if self.comparison is not None and not self.comparison.proves:
            return Outcome.IN_DOUBT
        return self.reply.outcome

    @property
    def exit_code(self) -> ExitCode:
        """The exit code of that."""
        codes = {Outcome.ACCEPTED: ExitCode.OK, Outcome.REJECTED: ExitCode.FAILURE, Outcome.IN_DOUBT: ExitCode.STALE}
        return codes[self.outcome]


def receipt_text(answered: Answered, language: Language, style: Style) -> str:
    """What the answer proves, then what is the matter, then what to do."""
    headline, *rest = (each if isinstance(each, str) else render(each, language) for each in _messages(answered))
    return "".join(f"{line}\n" for line in (style.bold(headline), *map(visible, rest)))


def receipt_json(answered: Answered) -> str:
    """The same for programs."""
    comparison = answered.comparison
    data = {
        "format_version": FORMAT_VERSION,
        "order": answered.order,
        "part": answered.part,
        "outcome": answered.outcome.value,
        "errors": list(answered.reply.errors),
        "missing": [each._asdict() for each in comparison.missing] if comparison else [],
        "unexpected": [each._asdict() for each in comparison.unexpected] if comparison else [],
        "heading": [
            {"what": what, "expected": expected, "found": found}
            for what, expected, found in (comparison.other if comparison else ())
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _messages(answered: Answered) -> Iterator[Message | str]:
    reply, comparison = answered.reply, answered.comparison
    about = {"path": answered.order, "part": answered.part, "parts": answered.parts}
    if comparison is not None and comparison.proves:
        yield msg("receipt.accepted", **about, lines=reply.rows)
    elif comparison is not None:
        yield msg("receipt.differs", **about)
        for what, expected, found in comparison.other:
            if expected is None:
                yield msg("receipt.heading.invalid", what=what, found=found)
            else:
                yield msg("receipt.heading", what=what, expected=expected, found=found)
        yield from _listed("receipt.missing", comparison.missing)
        yield from _listed("receipt.unexpected", comparison.unexpected)
        yield msg("receipt.next")
    elif reply.outcome is Outcome.REJECTED:
        yield msg("receipt.rejected", path=answered.order)
        yield from (f"  {error}" for error in reply.errors)
        if not reply.errors:
            yield msg("receipt.no_reason")
        yield msg("receipt.rejected.next", environment=answered.environment)
    elif reply.errors:
        yield msg("receipt.stumbled", path=answered.order)
        yield from (f"  {error}" for error in reply.errors)
        yield msg("receipt.next")
    else:
        yield msg("receipt.no_reply", reply=answered.shown)
        yield msg("receipt.next")


def _listed(key: str, lines: tuple[ReplyLine, ...]) -> Iterator[Message | str]:
    if lines:
        yield msg(key)
    for section, kind, text in lines:
        yield "  " + " ".join(filter(None, (section, kind and f"{kind}:", text)))
