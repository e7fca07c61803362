"""Which bytes a text file of the repository may hold (reliability.md 4).

Text that looks one way to a reviewer and another way to a parser is refused before any parser sees it:
PyYAML takes U+2028, U+0085 and a lone CR for line breaks, so a key can hide in a comment.
"""

import re
import unicodedata
from typing import NamedTuple

from tak_gitops.findings import Finding, Place, error, warning

MAX_BYTES = 1024 * 1024
"""A longer file is refused; long address lists belong in CSV files, several if need be."""

# Controls, lone CR, and the categories Cf, Zl, Zp, Co and Cs; a test holds this to unicodedata.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ud800-\uf8ff\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f\U000f0000-\U0010ffff]"
    "|\r(?!\n)"
)

_AT_END = re.compile(r"[ \t]\r?\Z")


class Decoded(NamedTuple):
    """The text of a file (None where it cannot be used) and what there is to say of its bytes."""

    text: str | None
    findings: tuple[Finding, ...]


def decode(content: bytes, path: str) -> Decoded:
    r"""The text of a file without byte order mark; `\r\n` stays, and is reported.

    Findings: TG101 (not UTF-8), TG108 (too long), TG109 (a character that cannot be seen), and the warnings
    TG110 (`\r\n`), TG111 (byte order mark) and TG249 (blanks at the end of a line).
    """
    if len(content) > MAX_BYTES:
        return Decoded(None, (error("TG108.bytes", Place(path), size=len(content), limit=MAX_BYTES),))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = content[: problem.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        byte = f"0x{content[problem.start]:02X}"
        return Decoded(None, (error("TG101.encoding", Place(path, line, column), byte=byte),))
    findings: list[Finding] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        findings.append(warning("TG111", Place(path, 1, 1)))
    if "\r\n" in text:
        first = text.index("\r\n")
        findings.append(
            warning("TG110", Place(path, text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first)))
        )
    findings += _blanks_at_ends(text, path)
    # nothing that is forbidden is printable, and this look takes a sixth of the time of the next one
    if text.replace("\n", "").isprintable():
        return Decoded(text, tuple(findings))
    forbidden = _forbidden(text, path)
    return Decoded(None if forbidden else text, (*findings, *forbidden))


def _blanks_at_ends(text: str, path: str) -> list[Finding]:
    """TG249 where lines end in blanks, at the first of them."""
    if not any(end in text for end in (" \n", "\t\n", " \r", "\t\r")) and text[-1:] not in {" ", "\t"}:
        return []
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if _AT_END.search(line)]
    if not lines:
        return []
    number, line = lines[0]
    place = Place(path, number, len(line.rstrip(" \t\r")) + 1)
    return [warning("TG249", place, count=len(lines))]


def hidden_characters(value: str, place: Place) -> list[Finding]:
    """TG109 for each kind of character in a value that may not stand in a file; a value can have it by an escape."""
    return [error("TG109", place, code=_code(char)) for char in dict.fromkeys(_FORBIDDEN.findall(value))]


def without_hidden(value: str) -> str:
    """The value without what `hidden_characters` tells of."""
    return _FORBIDDEN.sub("", value)


def _forbidden(text: str, path: str) -> list[Finding]:
    """TG109 for each kind of character in each line, where it stands first."""
    found: dict[tuple[int, str], Finding] = {}
    line, start, seen = 1, 0, 0
    for match in _FORBIDDEN.finditer(text):
        breaks = text.count("\n", seen, match.start())
        if breaks:
            line += breaks
            start = text.rindex("\n", seen, match.start()) + 1
        seen = match.start()
        key = (line, match.group())
        if key not in found:
            found[key] = error("TG109", Place(path, line, seen - start + 1), code=_code(match.group()))
    return list(found.values())


def _code(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
