"""What the guards of one environment are told besides the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from tak_gitops.findings import Place
    from tak_gitops.model.repository_files import Allow, Limits


class LastOrder(NamedTuple):
    """The newest order that is merged, and the export that it was worked out from.

    `routings` and `permissions` are the rows of that export, less those that the order itself removes.
    `key_sketch` is empty where the order file has none.
    """

    path: str
    routings: int
    permissions: int
    key_sketch: str


class Facts(NamedTuple):
    """`now` is the moment in UTC that ages count to, `place` the file of the environment.

    `limits` are those in force before the change: standing limits are changed by a pull request of their own, and
    `new_limits` says that this change writes others, which do not count for it. `allows` are the allow files that the
    change itself brings, or brings in another form; those of earlier changes have no effect.
    """

    now: datetime
    place: Place
    limits: Limits
    last: LastOrder | None = None
    allows: tuple[Allow, ...] = ()
    new_limits: bool = False
