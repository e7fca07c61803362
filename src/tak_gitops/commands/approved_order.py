"""The order file that an entry of the ledger stands for: what was approved is what may be sent, and where to.

Settings are those of the branch that counts now, so that they may be others than when the order was approved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import RefusedError
from tak_gitops.orders.order_file import DIGEST_SHOWN, OrderFile, read_order
from tak_gitops.repository.history import order_at
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.submission import Submission
    from tak_gitops.model.repository_files import Environment
    from tak_gitops.orders.ledger.records import OrderRecord


def approved_order(run: Submission, environment: Environment, order: OrderRecord) -> OrderFile:
    """The order file that was merged. Raises TakError where there is none at that commit.

    Raises RefusedError where the ledger says something else than it, and where its platform is not the one that the
    environment is now: settings of two environments were mistaken for each other.
    """
    about = {"environment": order.environment, "seq": str(order.seq)}
    if environment.platform != order.platform:
        where = {"path": environment.path, "now": environment.platform}
        raise RefusedError(msg("submit.other_platform", **about, **where, platform=order.platform))
    approved = read_order(order_at(run.root, order.merge, order.path), order.path)
    if not _is_share(order, approved):
        raise RefusedError(msg("submit.other_order", **about, path=order.path, commit=order.merge[:DIGEST_SHOWN]))
    return approved


def _is_share(order: OrderRecord, approved: OrderFile) -> bool:
    """Whether an entry is a part, or a case, of an order file."""
    same = (order.environment, order.platform, order.digest) == (
        approved.environment,
        approved.platform,
        approved.digest,
    )
    shares = approved.cases if order.asked else approved.parts
    mine = order.asked or order.payload
    return same and order.part <= len(shares) == order.parts and shares[order.part - 1] == mine
