"""A receipt in short: how many lines it has of each status, in TAK's own words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tak_gitops.acceptance.receipt import Status

if TYPE_CHECKING:
    from tak_gitops.acceptance.receipt import Receipt


def receipt_counts(receipt: Receipt) -> str:
    """`24 Nyskapad, 2 Uppdaterad, 1 Deaktiverad`."""
    return ", ".join(f"{count} {status.value}" for status, count in _counts(receipt).items())


def receipt_data(receipt: Receipt) -> dict[str, Any]:
    """The same for JSON."""
    return {status.name.lower(): count for status, count in _counts(receipt).items()}


def _counts(receipt: Receipt) -> dict[Status, int]:
    found = Counter(line.status for line in receipt.lines)
    return {status: found[status] for status in Status if found[status]}
