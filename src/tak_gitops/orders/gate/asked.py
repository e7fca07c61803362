"""What is asked of one merge before it may be ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from tak_gitops.orders.gate.judge import Rules
    from tak_gitops.orders.order_file import OrderFile


class Asked(NamedTuple):
    """The merge `commit` on `branch`, measured from `base`, its first parent; by what it is judged, and when (UTC).

    `orders` are those that it brings.
    """

    branch: str
    base: str | None
    commit: str
    rules: Rules
    orders: tuple[OrderFile, ...]
    now: datetime
