"""The settings, systems and environments of a user's repository (formats.md 1)."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from tak_gitops.findings import Place
from tak_gitops.model.approvals import Approvals, Approver
from tak_gitops.model.changes import Action
from tak_gitops.model.declarations import CaseFile, Declaration, Word
from tak_gitops.model.lookup import AS_DELIVERED, Lookup
from tak_gitops.rules.levels import Adjustment
from tak_gitops.texts import Language


class Settings(NamedTuple):
    """`tak-gitops.yaml`: None where the file leaves the choice to us."""

    path: str
    language: Language | None = None
    ordered_by: str | None = None
    branch: str = "main"
    ledger: str = "tak-ledger"
    """The branch that the ledger of orders is on."""
    rules: tuple[Adjustment, ...] = ()
    """The rules that are louder, quieter or silent here."""
    approvals: Approvals = Approvals()


class Contact(NamedTuple):
    """Somebody to reach about a system."""

    role: str
    name: str | None = None
    email: str | None = None
    phone: str | None = None


class Certificate(NamedTuple):
    """What is said of a system's function certificate in an environment, or what stands in its `file`.

    None where neither tells: the HSA-id of its subject, the last day that it is valid. `line` is where it is written.
    """

    environment: str
    hsa_id: str | None = None
    valid_to: date | None = None
    file: str | None = None
    line: int = 0


class System(NamedTuple):
    """`systems/<key>.yaml`; `hsa_ids` has (environment, HSA-id) pairs in the order of the file.

    `places` has the line and column of some keys by their path, such as `hsa_ids.ntjp-qa`.
    """

    path: str
    key: str
    organisation: str
    name: str
    hsa_ids: tuple[tuple[str, str], ...]
    contacts: tuple[Contact, ...] = ()
    status: Literal["active", "deactivated"] = "active"
    owners: tuple[str, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    distinct_from: tuple[Word, ...] = ()
    places: tuple[tuple[str, int, int], ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether its title is known; of a file with errors it may not be."""
        return bool(self.organisation and self.name)

    @property
    def title(self) -> str:
        """How TAK names a component: "Region Exempel -- Tidbok" (formats.md 1, domain.md 6)."""
        return f"{self.organisation} -- {self.name}"

    def hsa_id(self, environment: str) -> str | None:
        """The HSA-id in an environment, None where the system has none there."""
        return dict(self.hsa_ids).get(environment)

    @property
    def is_active(self) -> bool:
        """Whether anything new may be ordered for it (domain.md 6)."""
        return self.status == "active"

    def certificate(self, environment: str) -> Certificate | None:
        """The function certificate in an environment, None where the file does not tell of one."""
        return next((each for each in self.certificates if each.environment == environment), None)

    def place(self, key: str = "") -> Place:
        """Where it stands what a key says, such as `name`; the file where that is not known.

        `hsa_id.ntjp-qa` is the HSA-id of an environment, `hsa_ids.ntjp-qa` the name of the environment before it.
        """
        return _place(self.path, self.places, key)


def _place(path: str, places: Iterable[tuple[str, int, int]], key: str) -> Place:
    at = {name: (line, column) for name, line, column in places}
    return Place(path, *at.get(key, (0, 0)))


class LiveSource(NamedTuple):
    """Where live comes from, as written: a path or a pattern, relative to the environment's folder, or an address."""

    kind: Literal["file", "glob", "tak_services", "tak_api", "tak_api_files"]
    location: str


class ConnectionPoint(NamedTuple):
    """A platform's environment in the TAK-api's words, such as NTJP and QA (domain.md 3)."""

    platform: str
    environment: str


class Limits(NamedTuple):
    """`limits:` of an environment: beyond these nothing is ordered (formats.md 5). Percentages are 0 to 100."""

    snapshot_hours: int = 36
    """How old an export may be."""
    removals: int = 20
    """How many rows one order may remove."""
    removals_percent: float = 2
    """How much of what was declared before one order may remove, once it is more than a few rows."""
    changes_percent: float = 10
    """How much of what was declared before one order may touch, once it is more than some rows."""
    shrink_percent: float = 10
    """How much smaller than behind the last order an export may be."""
    verify_days: int = 3
    """How many days after it was sent an order may be missing in exports."""


class Mailbox(NamedTuple):
    """From whom and to whom the channel `smtp` sends, through which port; case numbers begin with `case_prefix`."""

    port: int
    sender: str
    recipient: str
    case_prefix: str


class Channel(NamedTuple):
    """How orders leave, as written; `location` is the folder of `file`, the address of `takweb`, the host of `smtp`."""

    kind: Literal["file", "takweb", "smtp", "desk"]
    location: str = ""
    mailbox: Mailbox | None = None
    """What `smtp` has beside its host."""


class Hsa(NamedTuple):
    """`hsa:` of an environment: HSA's files, relative to the environment's folder, and how the platform uses them."""

    files: tuple[str, ...] = ()
    lookup: Lookup = AS_DELIVERED


OUTBOX = "../../outbox"
"""Where cases are put when nothing else is said, from the folder of the environment."""


class Environment(NamedTuple):
    """`environments/<key>/environment.yaml`.

    `is_in_tak_api` is False where the file says that the platform exports nothing to the TAK-api: then systems cannot
    order there (domain.md 6). `places` has the line and column of what some keys say. `case_channel` is how cases leave
    where the file says so: by mail or into a folder.
    """

    path: str
    key: str
    platform: str
    name: str | None = None
    live: LiveSource | None = None
    channel: Channel | None = None
    connection_point: ConnectionPoint | None = None
    limits: Limits = Limits()
    is_in_tak_api: bool = True
    hsa: Hsa = Hsa()
    places: tuple[tuple[str, int, int], ...] = ()
    case_channel: Channel | None = None

    def place(self, key: str) -> Place:
        """Where it stands what a key says, such as `platform`; the file where that is not known."""
        return _place(self.path, self.places, key)

    @property
    def cases(self) -> Channel:
        """How cases leave: as the file says, else as orders do if that takes a text, else into a folder."""
        if self.case_channel:
            return self.case_channel
        takes_texts = self.channel is not None and self.channel.kind in {"file", "smtp"}
        return self.channel if self.channel and takes_texts else Channel("file", OUTBOX)

    @property
    def mailboxes(self) -> tuple[Mailbox, ...]:
        """From where orders and cases are mailed, and where answers come to."""
        channels = dict.fromkeys(each for each in (self.channel, self.case_channel) if each)
        return tuple(each.mailbox for each in channels if each.mailbox)


class AllowedLine(NamedTuple):
    """A line of an order that an allow file names: `key` is as `Change.key` writes it."""

    action: Action
    key: Word


class Allow(NamedTuple):
    """`orders/<environment>/allow-<slug>.yaml`: lines that one order may have beyond the limits, and why."""

    path: str
    reason: str
    lines: tuple[AllowedLine, ...]

    @property
    def environment(self) -> str:
        """The environment that it is for: the folder that it is in."""
        return self.path.split("/")[1]


class Declared(NamedTuple):
    """All that the files of one commit, or of a work tree, say; what is broken is left out."""

    settings: Settings
    systems: dict[str, System]
    environments: dict[str, Environment]
    declarations: dict[str, tuple[Declaration, ...]]
    """By environment, in order of path."""
    broken_systems: frozenset[str] = frozenset()
    """The names of systems whose files cannot be used."""
    allows: tuple[Allow, ...] = ()
    """In order of path; those of earlier changes too, which have no effect any more."""
    cases: Mapping[str, tuple[CaseFile, ...]] = MappingProxyType({})
    """By environment, in order of path."""
    approvers: tuple[Approver, ...] = ()
    unread: Mapping[str, frozenset[str]] = MappingProxyType({})
    """What lacks something in files with errors, where these are looked at: the keys at the top, by path."""
