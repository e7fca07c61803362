"""The settings, systems and environments of a user's repository (formats.md 1)."""

from typing import Literal, NamedTuple

from tak_gitops.model.declarations import Declaration
from tak_gitops.texts import Language


class Settings(NamedTuple):
    """`tak-gitops.yaml`: None where the file leaves the choice to us."""

    path: str
    language: Language | None = None
    ordered_by: str | None = None
    branch: str = "main"


class Contact(NamedTuple):
    """Somebody to reach about a system."""

    role: str
    name: str | None = None
    email: str | None = None
    phone: str | None = None


class System(NamedTuple):
    """`systems/<key>.yaml`; `hsa_ids` has (environment, HSA-id) pairs in the order of the file."""

    path: str
    key: str
    organisation: str
    name: str
    hsa_ids: tuple[tuple[str, str], ...]
    contacts: tuple[Contact, ...] = ()
    status: Literal["active", "deactivated"] = "active"

    @property
    def title(self) -> str:
        """How TAK names a component: "Region Exempel -- Tidbok" (formats.md 1, domain.md 6)."""
        return f"{self.organisation} -- {self.name}"

    def hsa_id(self, environment: str) -> str | None:
        """The HSA-id in an environment, None where the system has none there."""
        return dict(self.hsa_ids).get(environment)


class LiveSource(NamedTuple):
    """Where live comes from, as written: a path, or a pattern of paths, relative to the environment's folder."""

    kind: Literal["file", "glob"]
    pattern: str


class Environment(NamedTuple):
    """`environments/<key>/environment.yaml`; `outbox` is the folder of the channel `file`."""

    path: str
    key: str
    platform: str
    name: str | None = None
    live: LiveSource | None = None
    outbox: str | None = None


class Declared(NamedTuple):
    """All that the files of one commit, or of a work tree, say; what is broken is left out."""

    settings: Settings
    systems: dict[str, System]
    environments: dict[str, Environment]
    declarations: dict[str, tuple[Declaration, ...]]
    """By environment, in order of path."""
    broken_systems: frozenset[str] = frozenset()
    """The names of systems whose files cannot be used."""
