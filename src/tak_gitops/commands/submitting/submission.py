"""One run of `tak submit`: what it works with, and where live and the ledger are read."""

from __future__ import annotations

import os
import socket
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from tak_gitops.commands.common.counting import require_no_other_ledger
from tak_gitops.commands.common.live_source import load_configured, load_exported
from tak_gitops.commands.common.state import State, read_state
from tak_gitops.commands.submitting.clock import require_heard_clock
from tak_gitops.errors import RefusedError
from tak_gitops.findings import Place
from tak_gitops.limits.amounts import shrunken
from tak_gitops.limits.export_guards import require_same_platform
from tak_gitops.limits.facts import Facts
from tak_gitops.live.http.clock import TRUSTED, shown
from tak_gitops.orders.last_order import last_order
from tak_gitops.orders.ledger.entry import OPEN
from tak_gitops.orders.ledger.transact import transact
from tak_gitops.orders.verifying import expected_rows
from tak_gitops.repository.commits import NO_BASE, CommitTree
from tak_gitops.repository.history import newest_orders
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import FileStore
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from tak_gitops.commands.common.app import App
    from tak_gitops.commands.common.counting import Counting
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import Declared, Environment, LiveSource
    from tak_gitops.orders.ledger.records import ByHand
    from tak_gitops.orders.ledger.state import LedgerState
    from tak_gitops.orders.ledger.store import Ledger, Won
    from tak_gitops.orders.ledger.transact import Transition
    from tak_gitops.sources.declared import Reading


@dataclass
class Submission:
    """What one run works with; `day` is the day that orders are sent on, `ages_to` the moment that exports age to.

    A run that is told which day it is keeps to that day in the ledger too: `ages_to` is then the moment of all it does.
    """

    app: App
    root: Path
    counting: Counting
    exports: Mapping[str, str]
    """The exports that the command names, by environment."""
    day: date
    ages_to: datetime
    is_told_the_day: bool = False
    dry_run: bool = False
    is_for_programs: bool = False
    began: tuple[datetime, float] = field(default_factory=lambda: (datetime.now(UTC), time.monotonic()))
    """When the run began: by the clock, and by the one that only grows."""
    fence: float = 0.0
    """Until when, by the monotonic clock, what was claimed last may leave."""
    told: set[tuple[str, str]] = field(default_factory=set)
    """The orders, by merge and path, of which this run has said already that they are not sent."""
    told_cases: set[int] = field(default_factory=set)
    """The cases, by number, of which it has said so."""
    by_hand: tuple[str, ByHand] | None = None
    """The merge that somebody decides about in this run, and what he decides."""
    heard: set[str] = field(default_factory=set)
    """The TAK-webs, by address, that the clock was held to."""
    withdrawn: set[int] = field(default_factory=set)
    """The planned orders, by number, that the branch has taken back."""
    _state: LedgerState | None = None
    _lives: dict[tuple[str, LiveSource | None], Catalogue] = field(default_factory=dict)
    _alike: set[str] = field(default_factory=set)
    _caused: dict[str, State] = field(default_factory=dict)
    _readings: dict[str, Reading] = field(default_factory=dict)
    _between: dict[str | None, State] = field(default_factory=dict)

    @property
    def ledger(self) -> Ledger:
        """The ledger that the branch that counts names."""
        return self.counting.ledger

    @property
    def tip(self) -> str:
        """The newest commit of the branch that counts."""
        return self.counting.tip

    @property
    def declared(self) -> Declared:
        """What the branch that counts declares now."""
        return self.counting.declared

    def now(self) -> datetime:
        """The moment, in UTC."""
        return self.ages_to if self.is_told_the_day else datetime.now(UTC)

    def steady_now(self) -> datetime:
        """The moment, in UTC, whatever has been done to the clock since the run began."""
        now = self.now()
        steady = self.began[0] + timedelta(seconds=time.monotonic() - self.began[1])
        return now if self.is_told_the_day or abs(now - steady) <= TRUSTED else steady

    def require_steady_clock(self) -> None:
        """Raise RefusedError where the clock was moved, forwards or backwards, since the run began."""
        now = self.now()
        if abs(self.steady_now() - now) > TRUSTED:
            raise RefusedError(msg("submit.clock.moved", now=shown(now), began=shown(self.began[0])))

    def show(self, lines: str) -> None:
        """Write what differs in an order: on standard output, unless that is for a program."""
        if self.is_for_programs:
            self.app.tell_lines(lines)
        else:
            self.app.out(lines)

    @cached_property
    def name(self) -> str:
        """How this run is called in the ledger: the run of the CI, else machine and process."""
        run = os.environ.get("GITHUB_RUN_ID")
        if run:
            return f"github:{run}/{os.environ.get('GITHUB_RUN_ATTEMPT', '1')}"
        return f"{socket.gethostname()}:{os.getpid()}"

    def reading_at(self, commit: str) -> Reading:
        """What a commit declares; the last two are kept, since a merge's base is often the merge before it."""
        if commit not in self._readings:
            store = FileStore(self.app.cache_folder / "files", self.root)
            found = read_declared(CommitTree(self.root, commit), store)
            self._readings = dict([*self._readings.items(), (commit, found)][-2:])
        return self._readings[commit]

    def state_of(self, commit: str) -> State:
        """What a merge caused: the states of its first parent and of itself. Raises TakError as `read_state` does."""
        if commit not in self._caused:
            self._caused = {commit: read_state(self.app, None, head=commit, before_head=True)}
        return self._caused[commit]

    def state_between(self, base: str | None) -> State:
        """What all merges after `base` have caused together. Raises TakError as `read_state` does."""
        if base not in self._between:
            self._between[base] = read_state(self.app, base or NO_BASE, head=self.tip, is_told=False)
        return self._between[base]

    def ledger_state(self) -> LedgerState:
        """What the ledger says, as it was after the last step of this run: whatever is written is decided anew.

        Raises RefusedError where it is damaged, or where another ledger was used before it: nothing is sent on it.
        """
        if self._state is None:
            found = self.ledger.state()
            if found.problems:
                raise RefusedError(msg("ledger.damaged"), found.problems)
            if found.cursor is None:
                require_no_other_ledger(self.counting)
            self._state = found
        return self._state

    def write(self, decide: Callable[[LedgerState], Transition | None], *, by_any_clock: bool = False) -> Won | None:
        """Add the step that `decide` makes of the newest state of the ledger. Raises as `transact` does.

        Raises RefusedError where the clock was moved since the run began, or is not that of a TAK-web that orders go
        to, but for a step that is to be kept `by_any_clock`.
        """
        self._state = None
        if not by_any_clock:
            require_heard_clock(self)

        def decided(state: LedgerState) -> Transition | None:
            if not by_any_clock:
                self.require_steady_clock()
            return decide(state)

        return transact(self.ledger, decided, self._pause)

    def _pause(self, seconds: float) -> None:
        """Wait before the ledger is tried again."""
        time.sleep(seconds)

    def live(self, environment: Environment) -> Catalogue:
        """Live of an environment, read once a run. Raises TakError where there is none that can be used."""
        source = environment.key, environment.live
        if source not in self._lives:
            if environment.key in self.exports:
                self._lives[source] = load_exported(self.app, environment, self.exports[environment.key])
            else:
                self._lives[source] = load_configured(self.app, self.root, environment)
        return self._lives[source]

    def sendable_live(self, environment: Environment) -> Catalogue:
        """The same where something may be sent on it: not that of another platform, and not much smaller than it was.

        Plans are held to that when they are made; what was planned may wait, and another export may come meanwhile.
        """
        catalogue = self.live(environment)
        if environment.key not in self._alike:
            last = last_order(newest_orders(self.root, self.tip, environment.key))
            require_same_platform(catalogue, environment.key, environment.platform, last)
            entries = self.ledger_state().standing(*OPEN)
            expected = expected_rows(last, [each for each in entries if each.order.environment == environment.key])
            facts = Facts(self.ages_to, Place(environment.path), environment.limits, expected)
            problem = shrunken(environment.key, catalogue.counts, facts)
            if problem is not None:
                raise RefusedError(problem)
            self._alike.add(environment.key)
        return catalogue
