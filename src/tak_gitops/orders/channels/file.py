"""The channel `file`: payload and text in a folder, from where a person or a job takes them on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import fail
from tak_gitops.repository.files import write_whole
from tak_gitops.sources.json_order import Timing, encode, filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.orders.order_file import OrderFile


class Delivery(NamedTuple):
    """A part in the folder; `fresh` is False where it lay there already."""

    path: Path
    fresh: bool


def deliver(order: OrderFile, name: str, texts: Sequence[str], folder: Path, timing: Timing) -> list[Delivery]:
    """Put every part of an order into `folder/<environment>/` as `<name>-<i>av<n>.json`, its text beside it.

    A part that lies there already is left as it is: an order is delivered once. The text comes first, so
    that whoever sees a payload finds its text; neither is ever seen half-written.
    Raises TakError where the folder cannot be written.
    """
    target = folder / order.environment
    deliveries = []
    try:
        target.mkdir(parents=True, exist_ok=True)
        for number, (payload, text) in enumerate(zip(order.parts, texts, strict=True), 1):
            path = target / f"{name}-{number}av{len(order.parts)}.json"
            fresh = not path.exists()
            if fresh:
                write_whole(path.with_suffix(".txt"), text.encode())
                write_whole(path, encode(filled(payload, timing)))
            deliveries.append(Delivery(path, fresh))
    except OSError as problem:
        what = problem.strerror or str(problem)
        if deliveries:
            parts = len(order.parts)
            raise fail("channel.partly", folder=str(target), problem=what, done=len(deliveries), parts=parts) from None
        raise fail("channel.folder", folder=str(target), problem=what) from None
    return deliveries
