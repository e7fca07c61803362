"""The clock of a run of `tak submit`: nothing is planned, claimed, sent or ended by one that cannot be right.

What a receiver or GitHub says of the time is held to it where they are asked (`live/http/clock.py`); TAK-web is asked
before the first step of a run is written. Else a clock that is ahead would end orders as too old or as over, and leave
steps of days to come in the ledger, which stop everybody else.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tak_gitops.errors import RefusedError, TakError
from tak_gitops.live.http.clock import TRUSTED, shown
from tak_gitops.repository.git import git_line
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.submitting.submission import Submission


PATIENCE = 10.0
"""How many seconds a TAK-web has to tell the time: who waits for longer does without."""


def require_clock(run: Submission) -> None:
    """Hold the clock to the newest commits of ledger and branch, and to the time that the run has taken.

    A run that is told which day it is has no clock. Raises RefusedError where it is more than a minute before what has
    been done already, or was moved by as much since the run began.
    """
    if run.is_told_the_day:
        return
    run.require_steady_clock()
    now = run.now()
    commits = {run.tip: run.counting.branch}
    ledger = run.ledger.seen.commit()
    if ledger:
        commits[ledger] = run.ledger.name
    lines = git_line(run.root, "log", "--no-walk", "--format=%H %ct", *commits).splitlines()
    times = {commit: int(at) for commit, _, at in (line.partition(" ") for line in lines)}
    newest = max(times, key=lambda commit: times[commit])
    made = datetime.fromtimestamp(times[newest], UTC)
    if now < made - TRUSTED:
        about = {"branch": commits[newest], "commit": newest[:12]}
        raise RefusedError(msg("submit.clock.behind", now=shown(now), made=shown(made), **about))


def require_heard_clock(run: Submission) -> None:
    """Hold the clock to each TAK-web that orders go to; one that does not answer tells nothing, and gets nothing.

    A run that is told which day it is has no clock. Raises RefusedError where the clocks are more than a minute apart.
    """
    if run.is_told_the_day:
        return
    channels = {each.key: each.channel for each in run.declared.environments.values()}
    for environment, channel in channels.items():
        if channel is None or channel.kind != "takweb" or channel.location in run.heard:
            continue
        from tak_gitops.commands.common.access import access_for
        from tak_gitops.orders.channels.takweb import hear_time

        run.heard.add(channel.location)
        try:
            access = access_for(run.app, environment, channel.location, purpose="TAKWEB")
            hear_time(channel.location, access, seconds=PATIENCE)
        except RefusedError:
            run.heard.discard(channel.location)
            raise
        except TakError:
            continue
