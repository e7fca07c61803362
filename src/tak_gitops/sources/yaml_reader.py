"""The strict reader of YAML: every scalar is the text that was written, and every node knows its place.

Built on the events of PyYAML's C parser (performance.md 3). Aliases, anchors, tags, merge keys, several
documents, doubled keys and deep nesting are refused: each has let a file say something else than its
reviewer read (reliability.md 4). All such problems of a file are told at once; a syntax error ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol, cast

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, StreamEndEvent

from tak_gitops.findings import Finding, Place, error
from tak_gitops.sources.characters import decode, hidden_characters, without_hidden
from tak_gitops.sources.yaml_words import OF_THE_BEGINNING, WORDS

MAX_DEPTH = 20
_PLAIN_ALL_THE_SAME = frozenset({"TG104", "TG106", "TG109"})
"""What is refused although the rest of the file is plain; of a doubled key the first is read."""
_LIBYAML_TOO_DEEP = "nesting depth"
"""What newer releases of libyaml say at a thousand levels, some of which they look at before we see the first."""


class Mark(Protocol):
    """Where a node begins, as the parser tells it: line and column from 0."""

    @property
    def line(self) -> int:
        """The line, from 0."""

    @property
    def column(self) -> int:
        """The column, from 0."""


class Marks(NamedTuple):
    """The places of a mapping or a list: its own, those of its keys, and those of its values."""

    here: Mark
    keys: dict[str, Mark]
    values: Any
    """Mark or Marks of each value: a dict by key for a mapping, a list for a list."""


class _Beginning(NamedTuple):
    """Where a file begins."""

    line: int = 0
    column: int = 0


_BEGINNING = _Beginning()


class Document(NamedTuple):
    """A file read: `data` is made of dict, list and str; None where the file cannot be used.

    `seen` is what can be read of such a file all the same, to be looked at; None where that is not plain either.
    """

    path: str
    data: Any
    marks: Mark | Marks
    findings: tuple[Finding, ...]
    seen: Any = None

    def place(self, steps: Sequence[str | int], *, of_key: bool = False) -> Place:
        """Where the node at `steps` stands, or its key; the nearest node above where there is no such node."""
        marks: Mark | Marks = self.marks
        found = marks.here if isinstance(marks, Marks) else marks
        for n, step in enumerate(steps):
            if not isinstance(marks, Marks):
                break
            if of_key and n == len(steps) - 1 and step in marks.keys:
                return place_at(self.path, marks.keys[str(step)])
            try:
                marks = marks.values[step]
            except (KeyError, IndexError, TypeError):
                break
            found = marks.here if isinstance(marks, Marks) else marks
        return place_at(self.path, found)


def place_at(path: str, mark: Mark) -> Place:
    """The place of a node, as people count: from 1."""
    return Place(path, mark.line + 1, mark.column + 1)


def read_yaml(content: bytes, path: str) -> Document:
    """The one document of a YAML file.

    Findings: those of `characters.decode`, TG102 (syntax), TG104 (doubled key), TG105 (anchor or alias), TG106
    (tag), TG107 (several documents), TG108 (too deep), TG116 (empty), TG119 (a key that is no text).
    """
    decoded = decode(content, path)
    if decoded.text is None:
        return Document(path, None, _BEGINNING, decoded.findings)
    reader = _Reader(decoded.text, path)
    data, marks = reader.read()
    findings = (*decoded.findings, *reader.findings)
    seen = data if {each.message.key for each in reader.findings} <= _PLAIN_ALL_THE_SAME else None
    return Document(path, None if reader.findings else data, marks or _BEGINNING, findings, seen)


class _TooDeepError(Exception):
    pass


class _Reader:
    """One pass over the events of a file."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self._text = text
        self._next: Callable[[], Any] = events(text)

    def read(self) -> tuple[Any, Mark | Marks | None]:
        try:
            return self._document()
        except _TooDeepError:
            return None, None
        except yaml.MarkedYAMLError as problem:
            at = problem.problem_mark or problem.context_mark or _BEGINNING
            if _LIBYAML_TOO_DEEP in (problem.problem or ""):
                self._report("TG108.depth", at, limit=MAX_DEPTH)
            elif self._is_tab(at):
                self._report("TG102.tab", at)
            else:
                self._say(problem, at)
        except (yaml.YAMLError, ValueError) as problem:
            # libyaml's reader has no mark for bytes that it refuses
            self._report("TG102", _BEGINNING, problem=str(problem).splitlines()[0])
        return None, None

    def _say(self, problem: yaml.MarkedYAMLError, at: Mark) -> None:
        """Tell what the parser says, in words of our own where there are any."""
        words = problem.problem or problem.context or "?"
        key = WORDS.get(words)
        begins = problem.context_mark
        if not key:
            self._report("TG102", at, problem=words)
        elif key in OF_THE_BEGINNING and begins:
            self._report(key, begins)
        else:
            self._report(key, at)

    def _is_tab(self, at: Mark) -> bool:
        """Whether a tab stands at a mark, which YAML does not take for indentation."""
        lines = self._text.split("\n")
        return at.line < len(lines) and lines[at.line][at.column : at.column + 1] == "\t"

    def _report(self, key: str, mark: Mark, **values: object) -> None:
        self.findings.append(error(key, place_at(self.path, mark), **values))

    def _document(self) -> tuple[Any, Mark | Marks | None]:
        self._next()  # the start of the stream
        if isinstance(self._next(), StreamEndEvent):
            self._report("TG116", _BEGINNING)
            return None, None
        data, marks = self._node(self._next(), 1)
        if data == "" and not self.findings:
            self._report("TG116", _BEGINNING)
        self._next()  # the end of the document
        after = self._next()
        if not isinstance(after, StreamEndEvent):
            self._report("TG107", after.start_mark)
        return data, marks

    def _node(self, event: Any, depth: int) -> tuple[Any, Mark | Marks]:
        mark: Mark = event.start_mark
        if type(event) is ScalarEvent:
            if event.anchor or event.tag or event.style == '"':
                self._look_at(event)
            return event.value, mark
        if depth > MAX_DEPTH:
            self._report("TG108.depth", mark, limit=MAX_DEPTH)
            raise _TooDeepError
        if isinstance(event, AliasEvent):
            self._report("TG105", mark, name=event.anchor)
            return "", mark
        self._refuse(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping(mark, depth)
        return self._sequence(mark, depth)

    def _look_at(self, event: Any) -> None:
        """Report what a scalar may not have."""
        self._refuse(event)
        if event.style == '"':
            # an escape such as \u202e writes what may not stand in the file itself
            self.findings += hidden_characters(event.value, place_at(self.path, event.start_mark))
            event.value = without_hidden(event.value)

    def _mapping(self, here: Mark, depth: int) -> tuple[dict[str, Any], Marks]:
        data: dict[str, Any] = {}
        keys: dict[str, Mark] = {}
        values: dict[str, Mark | Marks] = {}
        next_event = self._next
        while True:
            event: Any = next_event()
            if type(event) is MappingEndEvent:
                return data, Marks(here, keys, values)
            # texts as in _node: they are most keys and values, and the calls would cost a tenth of the reading
            if type(event) is ScalarEvent:
                if event.anchor or event.tag or event.style == '"':
                    self._look_at(event)
                key: Any = event.value
                mark: Any = event.start_mark
            else:
                key, mark = self._node(event, depth + 1)
            event = next_event()
            if type(event) is ScalarEvent:
                if event.anchor or event.tag or event.style == '"':
                    self._look_at(event)
                value: Any = event.value
                value_marks: Any = event.start_mark
            else:
                value, value_marks = self._node(event, depth + 1)
            if isinstance(mark, Marks):
                self._report("TG119", mark.here)
            elif key in data:
                self._report("TG104", mark, name=key, line=str(keys[key].line + 1))
            else:
                data[key] = value
                keys[key] = mark
                values[key] = value_marks

    def _sequence(self, here: Mark, depth: int) -> tuple[list[Any], Marks]:
        data: list[Any] = []
        marks: list[Mark | Marks] = []
        next_event = self._next
        while True:
            event = next_event()
            if type(event) is SequenceEndEvent:
                return data, Marks(here, {}, marks)
            value, value_marks = self._node(event, depth + 1)
            data.append(value)
            marks.append(value_marks)

    def _refuse(self, event: Any) -> None:
        """Report an anchor or a tag."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            self._report("TG105", event.start_mark, name=anchor)
        if tag:
            self._report("TG106", event.start_mark, name=tag)


def has_fast_parser() -> bool:
    """Whether PyYAML was built with libyaml; without it reading takes 14 to 19 times as long (performance.md 3)."""
    return bool(yaml.__with_libyaml__)


def events(text: str) -> Callable[[], yaml.Event]:
    """A function that gives the next event of `text`."""
    if has_fast_parser():
        from yaml._yaml import CParser

        return cast("Callable[[], yaml.Event]", CParser(text).get_event)
    return yaml.parse(text, Loader=yaml.SafeLoader).__next__
