"""How long the acceptance model takes over one order that names every row of an export. Run by `run.py`.

Half of the permissions are removed, the others asked for again; of three routings one is removed, one moved, one asked
for again. Writes `seconds rows kilobytes`: those of the decision, of the order, and the largest of the process.

    python accept.py EXPORT
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tak_gitops.acceptance.accept import accept
from tak_gitops.acceptance.receipt import Outcome
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.tak_order import OrderSection, PermissionItem, RoutingItem, TakOrder

if TYPE_CHECKING:
    from tak_gitops.model.catalogue import Catalogue

DAY = date(2026, 11, 23)
NEW_URL = "https://ny.region.example/tjanst/rivtabp21"


def order_of_all(live: Catalogue) -> TakOrder:
    """An order that names every row of a catalogue."""
    routings = [RoutingItem(row.logical_address, row.contract, *row.target) for row in live.iter_routings()]
    moved = [row._replace(url=NEW_URL) for row in routings[1::3]]
    permissions = [PermissionItem(*row[:3]) for row in live.iter_permissions()]
    return TakOrder(
        "NTJP-QA",
        1.0,
        1,
        DAY,
        DAY,
        "Region Norrskog",
        "",
        OrderSection(permissions=tuple(permissions[::2]), routings=(*moved, *routings[2::3])),
        OrderSection(permissions=tuple(permissions[1::2]), routings=tuple(routings[::3])),
    )


def main() -> None:
    """Measure one decision, as a command would take it: without garbage collection."""
    path = Path(sys.argv[1])
    live = read_catalogue(path.read_bytes(), path=path.name, digest="0" * 64)
    order = order_of_all(live)
    sections = (order.include, order.exclude)
    rows = sum(len(section.permissions) + len(section.routings) for section in sections)
    gc.disable()
    begin = time.perf_counter()
    _, receipt = accept(live, order, platform="NTJP-QA")
    seconds = time.perf_counter() - begin
    if receipt.outcome is not Outcome.ACCEPTED:
        sys.exit(receipt.text[:1000])
    print(seconds, rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    main()
