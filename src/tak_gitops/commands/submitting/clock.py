"""The clock of a run of `tak submit`: nothing is planned, claimed or sent by one that cannot be right.

What a receiver or GitHub says of the time is held to it where they are asked (`live/http/clock.py`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tak_gitops.errors import RefusedError
from tak_gitops.live.http.clock import TRUSTED, shown
from tak_gitops.repository.git import git_line
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.commands.submitting.submission import Submission


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
