"""A push of the ledger is cut at every place of its dialogue; what the ledger says of it must be the truth (R4).

    python bench/cut_pushes.py --servers git-daemon git-http-backend --offsets 200

For each server, in each direction: the client is told at once (the remote may be at work: a *late* push is one that
landed after it was called lost, before anything else did), when the remote is done, or never, since the remote is gone
afterwards. Each time a rival takes the same step. Exit code 1 where anything was guessed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from builders.cut_pushes import SERVERS, CutPushes, Kind, offsets
from builders.git_servers import can_serve
from builders.wire import DOWN, UP, Cut, Way
from fire import same_git_everywhere

ENDS: Mapping[str, Mapping[str, bool]] = {
    "at once": {},
    "when done": {"settled": True},
    "never": {"settled": True, "gone": True},
}
KINDS: tuple[Kind, ...] = ("won", "lost", "late", "unknown")
TITLE = ("server", "cut", "told", "bytes", "places", *KINDS, "wrong", "s")


def main() -> int:
    """Cut, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--servers", nargs="+", default=list(SERVERS), choices=SERVERS)
    parser.add_argument("--offsets", type=int, default=200, help="places in each direction")
    given = parser.parse_args()
    same_git_everywhere()
    print(f"| {' | '.join(TITLE)} |\n|{'---|' * 3}{'--:|' * (len(TITLE) - 3)}", flush=True)
    wrong: list[str] = []
    for server in given.servers:
        if not can_serve(server):
            print(f"this git comes without {server}: nothing was proven of it", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory(prefix="tak-cut-") as folder, CutPushes(Path(folder), server) as pushes:
            for way in (UP, DOWN):
                for ending in ENDS:
                    wrong += _swept(pushes, server, way, ending, given.offsets)
            wrong += map(str, pushes.problems())
    print(*wrong, f"{len(wrong)} wrong", sep="\n")
    return int(bool(wrong))


def _swept(pushes: CutPushes, server: str, way: Way, ending: str, count: int) -> list[str]:
    """One line of the table; what was wrong."""
    began = time.monotonic()
    length = pushes.length(way)
    places = offsets(length, count)
    told = [pushes.step(Cut(way, each, reset=bool(n % 2), **ENDS[ending])) for n, each in enumerate(places)]
    kinds = Counter(each.kind for each in told)
    wrong = [each for one in told for each in one.wrong]
    figures = (length, len(places), *(kinds[kind] for kind in KINDS), len(wrong), round(time.monotonic() - began))
    print(f"| {' | '.join((server, way, ending, *map(str, figures)))} |", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
