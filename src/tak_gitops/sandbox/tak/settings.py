"""How a sandbox was started."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import TYPE_CHECKING

from tak_gitops.model.swedish_time import SWEDEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from tak_gitops.sandbox.tak.faults import Fault
    from tak_gitops.texts import Language

EXPORTED_AT = time(0, 5)
"""When the nightly export is made (domain.md 2)."""
DEFAULT_USERS = {"admin": "skltp", "skltp": "skltp"}
DEFAULT_API_USER = ("tak-api", "skltp")


@dataclass(frozen=True)
class OrderSource:
    """Where TAK-web fetches orders by number: the number is glued to `url` (domain.md 4.4); the rest are PEM files."""

    url: str
    certificate: Path
    key: Path
    authority: Path


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How a sandbox was started. Without `day` its day is today; without `api_user` the TAK-api is open to all."""

    platform: str
    language: Language = "sv"
    day: date | None = None
    users: Mapping[str, str] = field(default_factory=DEFAULT_USERS.copy, repr=False)
    api_user: tuple[str, str] | None = field(default=DEFAULT_API_USER, repr=False)
    faults: Sequence[Fault] = ()
    order_source: OrderSource | None = None

    def now(self) -> datetime:
        """The moment now, in Sweden, on the day of the sandbox."""
        now = datetime.now(SWEDEN).replace(microsecond=0)
        return now if self.day is None else datetime.combine(self.day, now.time(), SWEDEN)

    def today(self) -> date:
        """The day of the sandbox."""
        return self.now().date()

    def exported_at(self) -> datetime:
        """When the export of last night was made."""
        return datetime.combine(self.today(), EXPORTED_AT, SWEDEN)
