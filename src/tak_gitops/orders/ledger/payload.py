"""The exact bytes of an attempt: worked out in one place, by whoever claims, sends or checks."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tak_gitops.sources.json_order import Timing, clean, encode, filled
from tak_gitops.sources.order_fields import FIELDS

if TYPE_CHECKING:
    from datetime import date

    from tak_gitops.orders.ledger.records import OrderRecord

POSSIBLE_DUPLICATE = "MÖJLIG DUBBLETT av"
"""How an attempt that people let be sent again says so (reliability.md 5.3, S9); orders are Swedish always."""


def exact_bytes(order: OrderRecord, ordered_on: date, execute_on: date, *, possible_duplicate: bool) -> bytes:
    """What is sent: the payload with its days, the entry's number as its version, and the mark of a resend.

    The mark comes after the digest, which stands first so that an answer that is cut can be matched. Of a case it is
    the text, with the mark before it.
    """
    if order.asked:
        mark = f"{POSSIBLE_DUPLICATE} {order.seq}\n\n" if possible_duplicate else ""
        return f"{mark}{order.asked.text}".encode()
    payload = dict(order.payload)
    if possible_duplicate:
        digest, _, rest = str(payload[FIELDS.comment]).partition(" ")
        payload[FIELDS.comment] = clean(f"{digest} {POSSIBLE_DUPLICATE} {order.seq} {rest}")
    return encode(filled(payload, Timing(ordered_on, execute_on, order.seq)))


def sha256(content: bytes) -> str:
    """The SHA-256 of bytes as the ledger writes it."""
    return hashlib.sha256(content).hexdigest()
