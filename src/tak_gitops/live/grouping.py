"""Rows gathered by group while they are read, then laid out one group after the other (model/catalogue.py)."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from tak_gitops.model.catalogue import Column, Span
from tak_gitops.model.identifiers import fold


def ranks(identifiers: Sequence[str]) -> list[int]:
    """The place of each object, by number, in the order of folded ids: equal content is laid out alike."""
    order = sorted(range(len(identifiers)), key=lambda number: (fold(identifiers[number]), identifiers[number]))
    places = [0] * len(order)
    for place, number in enumerate(order):
        places[number] = place
    return places


def lay_out(
    groups: Mapping[int, tuple[Column, ...]], order: Iterable[int], columns: int
) -> tuple[dict[int, Span], tuple[Column, ...]]:
    """The columns of all groups in `order`, and the span of each group; rows keep their order within a group."""
    spans: dict[int, Span] = {}
    laid_out = tuple(array("I") for _ in range(columns))
    start = 0
    for key in order:
        group = groups[key]
        for column, values in zip(laid_out, group, strict=True):
            column.extend(values)
        end = start + len(group[0])
        spans[key] = Span(start, end)
        start = end
    return spans, laid_out
