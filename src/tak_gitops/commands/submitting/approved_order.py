"""The order file that an entry of the ledger stands for: what was approved is what may be sent, and where to.

Settings are those of the branch that counts now, so that they may be others than when the order was approved.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from tak_gitops.errors import RefusedError
from tak_gitops.orders.order_file import DIGEST_SHOWN, OrderFile, read_order
from tak_gitops.repository.history import order_at, same_files
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.submitting.submission import Submission
    from tak_gitops.model.repository_files import Channel, Environment, LiveSource
    from tak_gitops.orders.ledger.records import OrderRecord

_PATHS = frozenset({"file", "glob", "tak_api_files"})
"""The kinds of live and channels that are paths, relative to the environment's folder."""


def approved_order(run: Submission, environment: Environment, order: OrderRecord) -> OrderFile:
    """The order file that was merged. Raises TakError where there is none at that commit.

    Raises RefusedError where the ledger says something else than it, and where the environment has another platform
    now, or the live or channel of another environment: settings were mistaken for each other.
    """
    about = {"environment": order.environment, "seq": str(order.seq)}
    if environment.platform != order.platform:
        where = {"path": environment.path, "now": environment.platform}
        raise RefusedError(msg("submit.other_platform", **about, **where, platform=order.platform))
    _require_not_swapped(run, environment, order)
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


def _require_not_swapped(run: Submission, environment: Environment, order: OrderRecord) -> None:
    """Raise RefusedError where an environment has what was another's when the order was merged.

    Its own address may be mended in the meantime; that of another environment is a mistake, whoever has approved it.
    """
    if same_files(run.root, [(order.merge, environment.path)], run.tip) == [True]:
        return
    then = run.reading_at(order.merge).declared.environments
    mine = _ways(then[order.environment]) if order.environment in then else {}
    now = _ways(environment)
    for other in (each for key, each in then.items() if key != order.environment):
        theirs = _ways(other)
        for name, way in now.items():
            if way and way == theirs[name] != mine.get(name):
                about = {"environment": order.environment, "seq": str(order.seq), "path": environment.path}
                raise RefusedError(msg("submit.swapped", **about, name=name, other=other.key))


def _ways(environment: Environment) -> dict[str, tuple[object, ...]]:
    """From where live comes and how orders leave, by what they are called in the file; paths as the root sees them."""
    return {"live": _way(environment, environment.live), "channel": _way(environment, environment.channel)}


def _way(environment: Environment, what: LiveSource | Channel | None) -> tuple[object, ...]:
    if what is None:
        return ()
    place = what.location
    if what.kind in _PATHS:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(environment.path), place))
    return (what.kind, place, *what[2:])
