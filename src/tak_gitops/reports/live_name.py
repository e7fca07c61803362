"""Which live state something was made against, by its time in Sweden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.swedish_time import swedish_moment
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from datetime import datetime


def live_name(snapshot: datetime | None, *, dates_known: bool) -> Message:
    """An export, or an answer of the TAK-api, by when it was made (UTC)."""
    if snapshot is None:
        return msg("plan.export.no_time")
    return msg("plan.export" if dates_known else "plan.export.api", time=swedish_moment(snapshot))
