"""Which permissions carry filters; TAK cannot bring filters back by order (formats.md 2)."""

from collections.abc import Sequence

import msgspec

from tak_gitops.live.problems import Problems
from tak_gitops.live.row import Row, RowError

KIND = "filter"


def filtered_permissions(rows: Sequence[msgspec.Raw], problems: Problems) -> frozenset[int]:
    """The ids of the permissions that filters belong to: numbers in every variant (domain.md 2).

    A filter whose permission is not in the export is passed by: variant E leaves out rows outside their days
    and keeps their filters.
    """
    found: set[int] = set()
    for number, raw in enumerate(rows, 1):
        try:
            reference = Row(raw, KIND, number, problems.place).reference("anropsbehorighet")
        except RowError as error:
            problems.add(error.finding)
            continue
        if isinstance(reference, int):
            found.add(reference)
    return frozenset(found)
