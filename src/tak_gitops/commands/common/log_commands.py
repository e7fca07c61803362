"""Texts in a log that GitHub's runner reads: nothing that files or TAK say may be a command to it (reliability.md 3).

The runner obeys a line that begins with `::`, and `##[` wherever it stands.
"""

from __future__ import annotations

import os
import re

_LINE = re.compile(r"^([^\S\n]*:)(?=:)", re.MULTILINE)


def is_read_by_runner() -> bool:
    """Whether what is written goes into the log of a job at GitHub."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def for_the_log(text: str) -> str:
    """A text as it may be written; where a runner reads the log it finds no command in it.

    JSON stays the same value: there the sign can only stand in a string, where it has another form.
    """
    if not is_read_by_runner():
        return text
    if text.lstrip().startswith(("{", "[")):
        return text.replace("##[", "##\\u005b")
    return _LINE.sub(r"\1 ", text).replace("##[", "## [")
