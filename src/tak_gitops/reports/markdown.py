"""Markdown that nothing from a file, TAK or Git can break, forge or turn into a mention (reliability.md 4)."""

import re

from tak_gitops.texts import visible

_HARMLESS = frozenset(" ,;.-/()")
"""Signs that mean nothing inside a line once brackets, colons and quotes are gone."""


def inert(text: str) -> str:
    """`text` so that Markdown shows it as it is: every sign that could mean something is a number.

    What mentions people looks at the text that is shown, and leaves code alone: an `@` becomes code.
    """
    return _escaped(text).replace("&#64;", "<code>&#64;</code>")


def code(text: str) -> str:
    """`text` as code: what GitHub leaves alone, also names with `@` and addresses with `https:`."""
    return f"<code>{_escaped(text)}</code>"


_BEGINNING = re.compile(r" |-|(?<=[0-9])[.)]")
_LIST = re.compile(r" +|-|[0-9]{1,9}[.)]")


def item(text: str, level: int = 0) -> str:
    """A line of a list, of a text that is safe already: its beginning makes no list or code of its own."""
    begins = _LIST.match(text)
    if begins:
        safe = _BEGINNING.sub(lambda sign: f"&#{ord(sign.group())};", begins.group())
        text = safe + text[begins.end() :]
    return f"{'  ' * level}- {text}"


def row(cells: list[str]) -> str:
    """A row of a table, of cells that are safe already."""
    return f"| {' | '.join(cells)} |"


def _is_sign(char: str) -> bool:
    """Whether a character may mean something: only ASCII does, and not every other one may be written as a number."""
    return char.isascii() and not char.isalnum() and char not in _HARMLESS


def _escaped(text: str) -> str:
    written = "".join(f"&#{ord(char)};" if _is_sign(char) else char for char in visible(text))
    # GitHub links what begins like this, by how it is written
    return written.replace("www.", "www&#46;")
