"""The flows: what people call the things that an order does (domain.md 6)."""

from enum import StrEnum
from typing import NamedTuple

from tak_gitops.texts import Message


class Flow(StrEnum):
    """Which flow of Beställningsstödet a line of an order belongs to; a line has exactly one."""

    NEW_SYSTEM = "new_system"
    """A system that no environment had before."""
    ENVIRONMENT_ADDED = "environment_added"
    """A system that other environments have, for the first time here."""
    NEW_DOMAIN = "new_domain"
    """The first routings of a service domain on the platform."""
    NEW_CONNECTION = "new_connection"
    """A producer and a contract that it did not have here."""
    NEW_MAJOR_VERSION = "new_major_version"
    """A producer and another major version of a contract that it has: technically a new connection."""
    MORE_ADDRESSES = "more_addresses"
    """More logical addresses on a contract that the producer has."""
    NEW_COOPERATION = "new_cooperation"
    """A consumer that meets a producer, or an address, in a service domain for the first time: ny samverkan."""
    CONSUMER_ADDED = "consumer_added"
    """A permission more within a cooperation that there is."""
    PRODUCER_CHANGED = "producer_changed"
    """A routing is taken over by another producer that has the contract already."""
    PROFILE_CHANGED = "profile_changed"
    """A routing gets another RIV-TA profile."""
    URL_CHANGED = "url_changed"
    """A routing gets another URL."""
    ADDRESSES_REMOVED = "addresses_removed"
    """Logical addresses are taken from a contract, with the permissions for them."""
    CONSUMER_REMOVED = "consumer_removed"
    """A permission is taken away, and the routing stays."""

    @property
    def needs_prestudy(self) -> bool:
        """Whether a prestudy must be approved before it is ordered (domain.md 6)."""
        return self in _WITH_PRESTUDY


_WITH_PRESTUDY = frozenset(
    {Flow.NEW_SYSTEM, Flow.NEW_DOMAIN, Flow.NEW_CONNECTION, Flow.NEW_MAJOR_VERSION, Flow.NEW_COOPERATION}
)


class FileFlow(NamedTuple):
    """What a change of one file is called: a flow, how many lines of the order it is, and its prestudy.

    `prestudy` is what the file names, None where it names none; whether the flow needs one, it says itself.
    """

    path: str
    flow: Flow
    lines: int
    prestudy: str | None

    @property
    def lacks_prestudy(self) -> bool:
        """Whether the file must name a prestudy and does not."""
        return self.flow.needs_prestudy and not self.prestudy


class Suggestion(NamedTuple):
    """Lines to write instead of what the file at `path` has, and why."""

    path: str
    why: Message
    lines: tuple[str, ...]
