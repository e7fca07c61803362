"""Very many merges in a moment: for addresses where nothing is pending, orders are made after the one of a neighbour.

That one is made by `tak order`; address, file and digest are put in its place for the others, and all are committed by
one run of git. What is wrong with such an order shows when it is submitted: there it is worked out anew.
"""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

import msgspec
from msgspec.structs import replace

from builders.proving import Merge, Proving, address, file_of, toggled
from builders.scene import PORTAL
from tak_gitops.live.load import load_export
from tak_gitops.orders.order_file import DIGEST_SHOWN, OrderFile, digest_of, file_path

_WHO = "Test Testsson <test@region.example>"


_USES = 10


@dataclass
class _Pattern:
    """An order that `tak order` has made, for an address; `left` is for how many others it may stand."""

    number: int
    text: str
    left: int = _USES


class QuickMerges:
    """Merges of a world; `number`s are those of addresses."""

    def __init__(self, world: Proving) -> None:
        self._world = world
        self._taken: set[str] = set()
        self._patterns: dict[bool, _Pattern] = {}

    def merge(self, numbers: Sequence[int]) -> list[Merge]:
        """A merge for each address, in this order, as `Proving.merge` makes them; pushed."""
        world = self._world
        before = len(world.merges)
        busy = self._busy(numbers)
        for slow, group in groupby(numbers, lambda number: self._is_slow(number, busy)):
            if slow:
                for number in group:
                    self._slowly(number, busy)
            else:
                self._quickly([*group])
        world.maker.git("push", "--quiet", "origin", "main")
        return world.merges[before:]

    def _is_slow(self, number: int, busy: set[int]) -> bool:
        pattern = self._patterns.get(self._grants(number))
        return number in busy or pattern is None or pattern.left == 0

    def _busy(self, numbers: Sequence[int]) -> set[int]:
        """Addresses where something is pending, or that live has otherwise than the files, or that come twice."""
        world = self._world
        pending = {key.split(":")[1].split(",")[0] for _, key in world.ledger().open_keys}
        live = load_export(world.export, shown="live")
        granted = {row.logical_address for row in live.iter_permissions() if row.consumer == PORTAL}
        return {
            number
            for number in numbers
            if address(number) in pending
            or (address(number) in granted) == self._grants(number)
            or numbers.count(number) > 1
        }

    def _grants(self, number: int) -> bool:
        """Whether the next change of an address lets the portal call there."""
        return "portal" not in self._world.maker.read(file_of(number))

    def _slowly(self, number: int, busy: set[int]) -> None:
        world = self._world
        grants = self._grants(number)
        made = world.merge(number, push=False)
        if made and number not in busy:
            self._patterns[grants] = _Pattern(number, world.maker.read(made[0].path))

    def _quickly(self, numbers: Sequence[int]) -> None:
        """All in one run of git; each change has a commit of its own, and a merge."""
        maker = self._world.maker
        main = maker.git("rev-parse", "main")
        self._taken |= {*maker.git("ls-tree", "-r", "--name-only", "main", "orders/").splitlines()}
        now = int(datetime.now(UTC).timestamp())
        stream: list[bytes] = []
        paths: list[str] = []
        for mark, number in enumerate(numbers):
            pattern = self._patterns[self._grants(number)]
            pattern.left = max(0, pattern.left - 1)
            path, order = self._order(number, pattern)
            files = {file_of(number): toggled(maker.read(file_of(number))), path: order}
            before = f":{2 * mark}" if mark else main
            marks = 2 * mark + 1, 2 * mark + 2
            parents = [before, f":{marks[0]}"]
            stream += _commit(f"commit refs/heads/quick\nmark :{marks[0]}", f"Ändra {number}", [before], files, now)
            stream += _commit(f"commit refs/heads/main\nmark :{marks[1]}", f"Slå samman {number}", parents, files, now)
            paths.append(path)
        stream += [b"get-mark :%d\n" % (2 * mark + 2) for mark in range(len(numbers))]
        maker.git("checkout", "--quiet", "--detach")
        done = subprocess.run(
            ["git", "fast-import", "--quiet", "--force"],
            cwd=maker.root,
            input=b"".join(stream),
            capture_output=True,
            check=True,
        )
        maker.git("checkout", "--quiet", "--force", "-B", "change", "main")
        self._world.merges += map(Merge, done.stdout.decode().split(), paths)

    def _order(self, number: int, pattern: _Pattern) -> tuple[str, str]:
        """The path and the text of the order for an address, after the one for another."""
        text = pattern.text.replace(address(pattern.number), address(number))
        text = text.replace(file_of(pattern.number), file_of(number))
        order = msgspec.json.decode(text, type=OrderFile)
        digest = digest_of(order.environment, order.platform, order.execute_on, order.lines)
        text = text.replace(order.digest, digest).replace(order.short_digest, digest[:DIGEST_SHOWN])
        today = datetime.now().astimezone().date()
        path = file_path(replace(order, digest=digest), today, file_of(number), self._taken)
        self._taken.add(path)
        return path, text


def _commit(heading: str, message: str, parents: Sequence[str], files: Mapping[str, str], now: int) -> Iterator[bytes]:
    """A commit for `git fast-import`, under its branch and mark: the tree of its first parent, with these files."""
    first, *others = parents
    yield f"{heading}\ncommitter {_WHO} {now} +0000\n".encode()
    yield _data(message)
    yield f"from {first}\n".encode()
    yield from (f"merge {other}\n".encode() for other in others)
    for path, text in files.items():
        yield f"M 100644 inline {path}\n".encode() + _data(text)
    yield b"\n"


def _data(text: str) -> bytes:
    content = text.encode()
    return b"data %d\n%s\n" % (len(content), content)
