"""Orders: decided by the acceptance model, done and kept in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.acceptance.decide import decide_text
from tak_gitops.acceptance.receipt import Outcome
from tak_gitops.sandbox.tak.applying import Change
from tak_gitops.sandbox.tak.rows import StoredRows, storable

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from tak_gitops.acceptance.receipt import Receipt


class PlacedOrder(NamedTuple):
    """An order that was answered, whatever the answer; `received_at` is Swedish time."""

    number: int
    user: str
    received_at: str
    text: str
    outcome: Outcome
    reply: str


def place(connection: sqlite3.Connection, text: str, *, user: str, platform: str, now: datetime) -> Receipt:
    """Decide on an order, do what it asks for if it is accepted, and keep it with its answer."""
    receipt, effects = decide_text(StoredRows(connection), text, user=user, platform=platform)
    if receipt.outcome is Outcome.ACCEPTED:
        Change(connection, user).apply(effects)
    connection.execute(
        "INSERT INTO placed_order(user, received_at, text, outcome, reply) VALUES (?, ?, ?, ?, ?)",
        (user, now.isoformat(), storable(text), receipt.outcome.value, storable(receipt.text)),
    )
    return receipt


def preview(connection: sqlite3.Connection, text: str, *, user: str, platform: str) -> Receipt:
    """What the answer to an order would be."""
    return decide_text(StoredRows(connection), text, user=user, platform=platform).receipt


def order_count(connection: sqlite3.Connection) -> int:
    """How many orders there are."""
    (count,) = connection.execute("SELECT count(*) FROM placed_order").fetchone()
    return int(count)


def placed_orders(connection: sqlite3.Connection, *, skip: int = 0, limit: int = -1) -> list[PlacedOrder]:
    """The orders, the latest first."""
    rows = connection.execute("SELECT * FROM placed_order ORDER BY id DESC LIMIT ? OFFSET ?", (limit, skip))
    return [_order(row) for row in rows]


def placed_order(connection: sqlite3.Connection, number: int) -> PlacedOrder | None:
    """An order by its number."""
    row = connection.execute("SELECT * FROM placed_order WHERE id = ?", (number,)).fetchone()
    return None if row is None else _order(row)


def _order(row: tuple[int, str, str, str, str, str]) -> PlacedOrder:
    number, user, received_at, text, outcome, reply = row
    return PlacedOrder(number, user, received_at, text, Outcome(outcome), reply)
