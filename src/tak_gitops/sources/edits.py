"""Additions to files that people wrote: their comments, order and layout stay as they are.

ruamel.yaml keeps comments, but lays indentation and line breaks out anew where they are unusual. So a file is
only added to when it survives a round trip byte for byte; who asks gets None otherwise, and puts the rows elsewhere.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, NamedTuple

from tak_gitops.sources.address_file import delimiter
from tak_gitops.sources.round_trip import round_trip, stumbles, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ruamel.yaml import YAML

_OFFSETS = (2, 0)
"""How far the dashes of a list may stand to the right of its key: ours, and the other that is usual."""


class Item(NamedTuple):
    """One more entry of a list: a text, or a map where there are `fields` too, on one line where `flow` is set."""

    text: str
    fields: tuple[tuple[str, str], ...] = ()
    flow: bool = False


def with_items(content: bytes, additions: dict[str, Sequence[Item]]) -> bytes | None:
    """A YAML file with more entries at the end of its lists, by key; a list that is missing is added last.

    A map is laid out as the entry before it where that is a map too. None where the file cannot be added to without
    changing anything else.
    """
    document = _read(content)
    if document is None:
        return None
    for key, items in additions.items():
        _extend(document.data, key, items)
    return document.written()


def with_entry(content: bytes, key: str, name: str, value: str) -> bytes | None:
    """A YAML file with one more entry `name: value` in the map at `key`; None as for `with_items`."""
    document = _read(content)
    if document is None:
        return None
    table = document.data[key]
    if table.fa.flow_style():
        table[name] = word(value, flow=True)
    else:
        tail = _take_tail(table)
        table[name] = word(value)
        _give_tail(table, tail)
    return document.written()


def with_rows(content: bytes, rows: Iterable[tuple[str, str]]) -> bytes:
    """A CSV file of addresses with more (id, name) rows at its end, in its own separator and line ends."""
    text = content.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    added = io.StringIO()
    writer = csv.writer(added, delimiter=delimiter(text), lineterminator=end)
    writer.writerows((id_, name) if name else (id_,) for id_, name in rows)
    return (text + ("" if text.endswith("\n") else end) + added.getvalue()).encode()


class _Document:
    def __init__(self, yaml: YAML, data: Any) -> None:
        self._yaml = yaml
        self.data = data

    def written(self) -> bytes:
        out = io.StringIO()
        self._yaml.dump(self.data, out)
        return out.getvalue().encode()


def _read(content: bytes) -> _Document | None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    for offset in _OFFSETS:
        yaml = round_trip(offset)
        try:
            document = _Document(yaml, yaml.load(text))
            if isinstance(document.data, dict) and document.written() == content:
                return document
        except stumbles():
            return None
    return None


def _extend(data: Any, key: str, items: Sequence[Item]) -> None:
    from ruamel.yaml.comments import CommentedSeq

    if key not in data:
        tail = _take_tail(data)
        data[key] = CommentedSeq([_node(each, None, flow=False) for each in items])
        _give_tail(data, tail)
        return
    several = data[key]
    like = several[-1] if several else None
    if several and several.fa.flow_style():
        several.extend(_node(each, like, flow=True) for each in items)
        return
    tail = _take_tail(several)
    several.extend(_node(each, like, flow=False) for each in items)
    _give_tail(several, tail)


def _node(item: Item, like: Any, *, flow: bool) -> Any:
    """An entry as a node of ruamel, laid out as its neighbour `like`; `flow` = within `[…]`."""
    from ruamel.yaml.comments import CommentedMap

    if not item.fields:
        return word(item.text, flow=flow)
    table = CommentedMap()
    if like.fa.flow_style() if isinstance(like, CommentedMap) else item.flow:
        flow = True
        table.fa.set_flow_style()
    for name, value in item.fields:
        table[name] = word(value, flow=flow)
    return table


def _take_tail(node: Any) -> str:
    """Remove the comment lines after the last line of a block, and give them.

    ruamel hangs them on the last entry, from where they would come to stand before a new one.
    """
    comments, key, slot = _last(node)
    held = comments.get(key)
    token = held[slot] if held else None
    if token is None:
        return ""
    own, _, tail = token.value.partition("\n")
    if tail:
        if own:
            token.value = own + "\n"
        else:
            held[slot] = None
    return str(tail)


def _give_tail(node: Any, tail: str) -> None:
    """Put comment lines after the last line of a block."""
    from ruamel.yaml.error import CommentMark
    from ruamel.yaml.tokens import CommentToken

    if tail:
        comments, key, slot = _last(node)
        held: list[Any] = [None, None, None, None]
        held[slot] = CommentToken("\n" + tail, CommentMark(0), None)
        comments[key] = held


def _last(node: Any) -> tuple[Any, Any, int]:
    """Where ruamel keeps the comment after the last entry of a block: the comments of its holder, key and slot."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    while True:
        if isinstance(node, CommentedMap):
            key: Any = next(reversed(node))
            place = (node.ca.items, key, 2)
        else:
            key = len(node) - 1
            place = (node.ca.items, key, 0)
        child = node[key]
        if not isinstance(child, CommentedMap | CommentedSeq) or not child or child.fa.flow_style():
            return place
        node = child
