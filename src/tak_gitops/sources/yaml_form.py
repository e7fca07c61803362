"""The one form of a YAML file: what `tak fmt` writes.

Two blanks a level, lists below their key, one blank before a comment, at most one empty line, quotes only where some
reader of YAML would otherwise take a text for something else. The order of keys, the comments and what the file says
stay; where that cannot be had, the file is left as it is.
"""

from __future__ import annotations

import io
from typing import Any

from yaml import YAMLError

from tak_gitops.sources.round_trip import round_trip, stumbles, word
from tak_gitops.sources.yaml_layout import Layout, layout_of
from tak_gitops.sources.yaml_reader import read_yaml

_OFFSET = 2


def formed_yaml(content: bytes, path: str) -> bytes | None:
    """A YAML file in its one form; None where it cannot be laid out without a change of what it says or notes.

    The file must be one that `read_yaml` can use.
    """
    result = _formed_once(content, path)
    # a plain word that ruamel itself puts in quotes, such as `---a`, has them in our form only the second time
    return result if result is None or result == content else _formed_once(result, path)


def _formed_once(content: bytes, path: str) -> bytes | None:
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    before = layout_of(text)
    rough = _laid_out(text)
    if rough is None:
        return None
    try:
        after = layout_of(rough)
    except YAMLError:
        # a comment within the indentation of a block, and the like: what ruamel wrote of it is no YAML
        return None
    if len(before.words) != len(after.words) or _notes(before) != _notes(after):
        return None
    formed = _tidied(before, after).encode()
    is_same = read_yaml(formed, path).data == read_yaml(content, path).data and _notes(
        layout_of(formed.decode())
    ) == _notes(before)
    return formed if is_same else None


def _notes(layout: Layout) -> list[tuple[str, bool]]:
    return [(comment.text, comment.alone) for comment in layout.comments]


def _laid_out(text: str) -> str | None:
    """The file as ruamel lays it out: right but for comments and empty lines, which it leaves where they were."""
    yaml = round_trip(_OFFSET)
    out = io.StringIO()
    try:
        data = yaml.load(text)
        yaml.dump(_with_plain_words(data, flow=False), out)
    except stumbles():
        return None
    return out.getvalue()


def _with_plain_words(node: Any, *, flow: bool) -> Any:
    """The same tree, with each quoted scalar in the form that it needs; the comments hang on what stays."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

    if isinstance(node, CommentedMap):
        flow = flow or bool(node.fa.flow_style())
        for key in node:
            node[key] = _with_plain_words(node[key], flow=flow)
    elif isinstance(node, CommentedSeq):
        flow = flow or bool(node.fa.flow_style())
        for number, child in enumerate(node):
            node[number] = _with_plain_words(child, flow=flow)
    elif isinstance(node, DoubleQuotedScalarString | SingleQuotedScalarString):
        return word(node, flow=flow)
    return node


def _tidied(before: Layout, after: Layout) -> str:
    """What ruamel laid out, with comments at the level of what they stand by, and without needless empty lines."""
    lines = list(after.lines)
    columns = _columns(before, after)
    for own, laid in zip(before.comments, after.comments, strict=True):
        number = laid.at.line
        if own.alone:
            lines[number] = " " * columns[own.at.line] + own.text
        else:
            lines[number] = f"{lines[number][: laid.at.column].rstrip()} {own.text}"
    kept: list[str] = []
    for number, line in enumerate(lines):
        tidy = line if number in after.filled else line.rstrip()
        if tidy or number in after.filled or (kept and kept[-1]):
            kept.append(tidy)
    while kept and not kept[-1]:
        kept.pop()
    return "\n".join(kept) + "\n"


def _columns(before: Layout, after: Layout) -> dict[int, int]:
    """The column of each comment that stands alone, by its line in the file as it was.

    A comment goes with what follows it, unless it stood deeper: then it ends the block above that it stood in.
    """
    first = before.first_words()
    result = {}
    for comment in before.comments:
        if not comment.alone:
            continue
        line, column = comment.at
        following = next((first[n] for n in range(line + 1, len(before.lines)) if n in first), None)
        choices = [] if following is None else [following]
        if following is None or before.words[following].column < column:
            above = (first[n] for n in range(line - 1, -1, -1) if n in first)
            block = next((each for each in above if before.words[each].column <= column), None)
            choices += [] if block is None else [block]
        result[line] = max((after.words[each].column for each in choices), default=0)
    return result
