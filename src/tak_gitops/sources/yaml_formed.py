"""Whether a YAML file is in its one form, seen at a glance: most files are, and laying one out takes long.

A plain file is written anew from the parser's events by the rules of the form and compared with itself. What is not
plain (comments but at the top, empty lines, texts of several lines, other quotes) is left to `yaml_form` to judge; so a
"no" here means nothing, and a "yes" that `yaml_form` would give back the very same bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from tak_gitops.sources.yaml_reader import events
from tak_gitops.sources.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Callable

_DEEPEST = 10
_QUOTED = re.compile(r"[^\\\"\x00-\x1f\U00010000-\U0010ffff]*")
"""Texts that every writer of YAML puts in quotes alike."""

_MAIL = re.compile(r"[A-Za-z][A-Za-z0-9._-]*@[A-Za-z0-9.-]*[A-Za-z]")
"""An e-mail address, which people write without quotes: it stays as it is, though `scalar` would quote it."""


class _NotPlainError(Exception):
    pass


def is_plainly_formed(text: str) -> bool:
    """Whether `text` is a mapping in the one form, and plain enough to see that at a glance."""
    head = ""
    while text.startswith("#"):
        line, _, text = text.partition("\n")
        if not line.isprintable() or line != line.rstrip():
            return False
        head += f"{line}\n"
    if "\n\n" in text or not text.endswith("\n"):
        return False
    try:
        return _written(text) == text
    except (_NotPlainError, yaml.YAMLError, ValueError):
        return False


def _written(text: str) -> str:
    writer = _Writer(events(text))
    for expected in (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.MappingStartEvent):
        event = writer.next()
        if not isinstance(event, expected) or getattr(event, "flow_style", False):
            raise _NotPlainError
    writer.mapping(0, "")
    if not isinstance(writer.next(), yaml.DocumentEndEvent) or not isinstance(writer.next(), yaml.StreamEndEvent):
        raise _NotPlainError
    return "".join(writer.lines)


class _Writer:
    """Writes a document as the form has it, from the events of the parser."""

    def __init__(self, following: Callable[[], yaml.Event]) -> None:
        self.next = following
        self.lines: list[str] = []

    def mapping(self, indent: int, first: str) -> None:
        """A block of keys; `first` stands before the first of them: the dash of the list that it is in."""
        if indent > 2 * _DEEPEST:
            raise _NotPlainError
        seen = set()
        begin = first or " " * indent
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = _key(event)
            if key in seen:
                raise _NotPlainError
            seen.add(key)
            value = self.next()
            if _is_inline(value):
                self.lines.append(f"{begin}{key}: {self.inline(value, 0)}\n")
            elif isinstance(value, yaml.MappingStartEvent):
                self.lines.append(f"{begin}{key}:\n")
                self.mapping(indent + 2, "")
            else:
                self.lines.append(f"{begin}{key}:\n")
                self.sequence(indent + 2)
            begin = " " * indent
        if not seen:
            raise _NotPlainError

    def sequence(self, indent: int) -> None:
        """A block of items, each behind a dash."""
        dash = f"{' ' * indent}- "
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            if _is_inline(event):
                self.lines.append(f"{dash}{self.inline(event, 0)}\n")
            elif isinstance(event, yaml.MappingStartEvent):
                self.mapping(indent + 2, dash)
            else:
                raise _NotPlainError

    def inline(self, event: Any, depth: int) -> str:
        """A value that stands on one line."""
        if type(event) is yaml.ScalarEvent:
            return _text(event, flow=depth > 0)
        if depth > _DEEPEST:
            raise _NotPlainError
        parts = []
        if isinstance(event, yaml.SequenceStartEvent):
            while not isinstance(item := self.next(), yaml.SequenceEndEvent):
                # a map of one key within a list on one line is written without its braces, a list with odd blanks
                if type(item) is not yaml.ScalarEvent:
                    raise _NotPlainError
                parts.append(self.inline(item, depth + 1))
            return f"[{', '.join(parts)}]"
        if not isinstance(event, yaml.MappingStartEvent):
            raise _NotPlainError
        keys = set()
        while not isinstance(item := self.next(), yaml.MappingEndEvent):
            key = _key(item, flow=True)
            if key in keys:
                raise _NotPlainError
            keys.add(key)
            parts.append(f"{key}: {self.inline(self.next(), depth + 1)}")
        return f"{{{', '.join(parts)}}}"


def _is_inline(event: Any) -> bool:
    """Whether a value stands on the line of its key or dash; an alias is refused where values are read."""
    return type(event) is yaml.ScalarEvent or isinstance(event, yaml.AliasEvent) or bool(event.flow_style)


def _key(event: yaml.Event, *, flow: bool = False) -> str:
    if type(event) is not yaml.ScalarEvent or event.style:
        raise _NotPlainError
    return _text(event, flow=flow)


def _text(event: Any, *, flow: bool) -> str:
    text: str = event.value
    if not event.style and _MAIL.fullmatch(text):
        return text
    written = scalar(text, flow=flow)
    is_plain = written == text
    if event.style not in {None, "", '"'} or is_plain == (event.style == '"') or not text.isprintable():
        raise _NotPlainError
    if not is_plain and not _QUOTED.fullmatch(text):
        raise _NotPlainError
    return written
