"""A clock for the program that a test sets: every module that asks for the moment gets it.

clock = SetClock(monkeypatch, datetime(2026, 3, 29, 1, 30, tzinfo=UTC))
clock.at += timedelta(minutes=5)
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from importlib import import_module

import pytest

_ASKING = ("common.app", "submitting.submission", "common.access", "ledger")


class _Asked:
    """The class `datetime`, but for what time it is."""

    def __init__(self, moment: Callable[[], datetime]) -> None:
        self._moment = moment

    def now(self, zone: tzinfo) -> datetime:
        """The moment that the test has set."""
        return self._moment().astimezone(zone)

    def __getattr__(self, name: str) -> object:
        return getattr(datetime, name)


def ask(moment: Callable[[], datetime], put: Callable[[object, str, object], object] = setattr) -> None:
    """Let every module that asks for the moment be told this one, in UTC; `put` sets an attribute."""
    for name in _ASKING:
        put(import_module(f"tak_gitops.commands.{name}"), "datetime", _Asked(moment))


class SetClock:
    """The clock; `at` is the moment, in UTC. The clock that only grows goes along, unless `at` is `moved`."""

    def __init__(self, patch: pytest.MonkeyPatch, at: datetime) -> None:
        self.at = at
        self._seconds = time.monotonic()
        self._began = at
        ask(lambda: self.at, patch.setattr)
        patch.setattr("tak_gitops.commands.submitting.submission.time.monotonic", self._monotonic)

    def move(self, by: timedelta) -> None:
        """Set the clock to another time: no second has gone by."""
        self.at += by
        self._began += by

    def _monotonic(self) -> float:
        return self._seconds + (self.at - self._began).total_seconds()
