"""The words that stand for values: declared in English, shown in the language of the run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tak_gitops.texts import msg, render

if TYPE_CHECKING:
    from tak_gitops.texts import Language

WORDS = frozenset(
    {"address", "args", "begin", "command", "consumer", "contract", "day", "decision", "dir", "end", "env", "fault"}
    | {"file", "key", "name", "number", "options", "order", "owner", "path", "producer", "reply", "rule"}
)
"""The words with a translation; all others, such as `ID` and `URL`, are the same in both languages."""

_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")


def spoken_words(text: str, language: Language) -> str:
    """A text of click's, such as `--export FILE` or `[OPTIONS]`, with its words in `language`."""

    def word(found: re.Match[str]) -> str:
        name = found[0].lower()
        return render(msg(f"cli.word.{name}"), language) if name in WORDS else found[0]

    return _CAPITALS.sub(word, text)
