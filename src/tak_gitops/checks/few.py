"""Nobody reads a wall: of one kind of finding in one file some are told in full, and then how many more there are."""

from collections.abc import Iterable, Iterator

from tak_gitops.findings import Finding
from tak_gitops.texts import msg

FEW = 3
"""How many findings of one rule are told in full of one file."""


def few(findings: Iterable[Finding], more: str) -> Iterator[Finding]:
    """The first FEW findings, and one that counts the others where the first of them stands.

    `more` is the key of its text, of the same rule; a lone one beyond the limit is told in full, as it takes no
    more room.
    """
    every = list(findings)
    if len(every) <= FEW + 1:
        yield from every
        return
    yield from every[:FEW]
    yield every[FEW]._replace(message=msg(more, count=len(every) - FEW))
