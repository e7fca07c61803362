"""The hidden lines by which comments and issues of ours are known again, and what is read from them."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

_NAME = r"[A-Za-z0-9._~%-]+"
_MARK = re.compile(rf"<!-- tak-gitops:(?P<kind>[a-z]+):(?P<name>{_NAME})(?P<quiet> quiet)? -->")


class Marked(NamedTuple):
    """A comment that is ours: of a kind, for an environment; a quiet one is not put where there is none yet."""

    kind: str
    name: str
    is_quiet: bool
    body: str

    @property
    def mark(self) -> str:
        """How the first line of the comment begins, quiet or not."""
        return f"<!-- tak-gitops:{self.kind}:{_written(self.name)} "


def marker(environment: str, kind: str = "plan", *, is_quiet: bool = False) -> str:
    """The hidden first line of a comment; what no name should hold is written as in a URL."""
    return f"<!-- tak-gitops:{kind}:{_written(environment)}{' quiet' if is_quiet else ''} -->"


def split_comments(text: str) -> list[Marked]:
    """The comments of a file that `tak report` wrote, each with its marker; what stands before the first is none.

    Nothing that comes from files or TAK can write such a line: every sign that could begin one is a number there.
    """
    found: list[Marked] = []
    for line in text.splitlines(keepends=True):
        mark = _MARK.fullmatch(line.rstrip("\r\n"))
        if mark:
            found.append(Marked(mark["kind"], unquote(mark["name"]), mark["quiet"] is not None, line))
        elif found:
            found[-1] = found[-1]._replace(body=found[-1].body + line)
    return found


def _written(name: str) -> str:
    return quote(name, safe="", errors="backslashreplace")
