"""Allow files as `tak order --allow` writes them: exactly the lines that closed guards count (formats.md 5)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tak_gitops.model.changes import Action

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.model.changes import Change
    from tak_gitops.model.guards import Verdict

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""How the name of an allow file is written, between `allow-` and `.yaml`."""

_PLAIN = re.compile(r"\w(?:[: ]?[\w,./()*-])*")


def allow_path(environment: str, slug: str) -> str:
    """The path of an allow file, relative to the root."""
    return f"orders/{environment}/allow-{slug}.yaml"


def counted_lines(verdict: Verdict) -> tuple[Change, ...]:
    """The lines that the closed guards count, each once, in order: those that an allow file must name."""
    lines = {change: None for refusal in verdict.refusals for change in refusal.lines}
    return tuple(sorted(lines, key=lambda change: change.order))


def write_allow(reason: str, lines: Iterable[Change]) -> bytes:
    """The bytes of an allow file: the same for the same lines and reason."""
    text = f"reason: {_scalar(reason)}\n"
    listed = list(lines)
    for action in Action:
        keys = [change.key for change in listed if change.action is action]
        if keys:
            text += f"{action.value}:\n" + "".join(f"  - {_scalar(key)}\n" for key in keys)
    return text.encode()


def _scalar(text: str) -> str:
    """A text as YAML: as it is where nobody can misread it, else in the quotes of JSON, which YAML reads too."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
