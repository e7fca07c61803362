"""One order that was merged, and the runs of `tak submit` that a test lets loose on it."""

from pathlib import Path

from builders.door import Post
from builders.fake_git import KILL, before, fake_git
from builders.judging import violations
from builders.proving import Ended, Merge, Placed, Proving
from tak_gitops.orders.ledger.entry import Entry, Status


class Submission:
    """An order for an address that no other test of the file uses; `entry` is what the ledger has of it."""

    def __init__(self, world: Proving, folder: Path) -> None:
        self.world = world
        self.folder = folder
        self.old = world.clone()
        if any(entry.status is Status.PLANNED for entry in world.ledger().entries.values()):
            # what an earlier test left must not be what this one meets
            world.submit(self.old)
        self.number = next(world.numbers)
        self.merge: Merge
        (self.merge,) = world.merge(self.number)
        self.clone = world.clone()

    def submit(self, *happens: str, clone: Path | None = None) -> Ended:
        """A run; what `happens` is told to git (`fake_git`)."""
        return self.world.submit(clone or self.clone, path=fake_git(self.folder, *happens) if happens else None)

    def planned(self) -> Entry:
        """Plan it and no more: the run is killed before it claims."""
        self.submit(before("push claim", KILL))
        entry = self.entry
        assert entry
        assert Status.PLANNED is entry.status
        return entry

    @property
    def entry(self) -> Entry | None:
        """The entry; None where there is none."""
        entries = self.world.ledger().entries.values()
        return next((each for each in entries if each.order.merge == self.merge.commit), None)

    @property
    def status(self) -> Status | None:
        """What the order is."""
        return self.entry.status if self.entry else None

    @property
    def posts(self) -> list[Post]:
        """What arrived at the door of it."""
        return [post for post in self.world.door.posts if self.entry and post.version == self.entry.order.seq]

    @property
    def placed(self) -> list[Placed]:
        """What TAK has of it."""
        return [each for each in self.world.placed() if self.entry and each.version == self.entry.order.seq]

    def violations(self) -> list[str]:
        """What is broken, of this order or any other."""
        world = self.world
        return violations(world.ledger(), world.merges, world.door.posts, world.placed(), settled=False)
