"""What the rows of an export may point to, by the time that they are read."""

from typing import NamedTuple

from tak_gitops.findings import warning
from tak_gitops.live.days import Periods, UnreadableDayError
from tak_gitops.live.objects import Objects
from tak_gitops.live.problems import Problems
from tak_gitops.live.row import Row, RowError
from tak_gitops.live.targets import Targets


class Known(NamedTuple):
    """The objects of an export, the periods met so far, and where problems go."""

    addresses: Objects
    components: Objects
    contracts: Objects
    profiles: Objects
    targets: Targets
    periods: Periods
    problems: Problems

    def period(self, row: Row) -> int:
        """The number of a row's period; raises RowError."""
        try:
            return self.periods[row.text("fromTidpunkt"), row.text("tomTidpunkt")]
        except UnreadableDayError as error:
            raise RowError(warning("TG302", row.place, row=row.name, value=error.stamp)) from None
