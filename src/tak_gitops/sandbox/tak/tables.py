"""The tables of the sandbox: TAK's entities (domain.md 1), the versions that were published, and the orders."""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """A column that holds a value: its name here, and what every export calls it."""

    column: str
    name: str
    day: bool = False


class Relation(NamedTuple):
    """A column that points to a row of another table; `name` is what export variant A calls it."""

    column: str
    name: str
    table: str


class Table(NamedTuple):
    """An entity of TAK: its name here, that of its list in exports, and its columns.

    `key` is the column that identifies a row to people; its folded form is kept beside it (domain.md 4.6: the
    database compares without letter case and blanks at the end).
    """

    name: str
    list: str
    fields: tuple[Field, ...]
    relations: tuple[Relation, ...] = ()
    key: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that hold what an export says of a row, its number first."""
        return ("id", *(each.column for each in self.fields), *(each.column for each in self.relations))


_DESCRIPTION = Field("description", "beskrivning")
_DAYS = (Field("first", "fromTidpunkt", day=True), Field("last", "tomTidpunkt", day=True))

PROFILES = Table("profile", "rivtaprofil", (Field("name", "namn"), _DESCRIPTION), key="name")
CONTRACTS = Table(
    "contract",
    "tjanstekontrakt",
    (Field("namespace", "namnrymd"), _DESCRIPTION, Field("major", "majorVersion"), Field("minor", "minorVersion")),
    key="namespace",
)
ADDRESSES = Table("address", "logiskadress", (Field("hsa_id", "hsaId"), _DESCRIPTION), key="hsa_id")
COMPONENTS = Table("component", "tjanstekomponent", (Field("hsa_id", "hsaId"), _DESCRIPTION), key="hsa_id")
URLS = Table(
    "url",
    "anropsadress",
    (Field("url", "adress"),),
    (Relation("profile", "rivtaprofil", "profile"), Relation("component", "tjanstekomponent", "component")),
)
PERMISSIONS = Table(
    "permission",
    "anropsbehorighet",
    (Field("agreement", "integrationsavtal"), *_DAYS),
    (
        Relation("address", "logiskAdress", "address"),
        Relation("consumer", "tjanstekomponent", "component"),
        Relation("contract", "tjanstekontrakt", "contract"),
    ),
)
ROUTINGS = Table(
    "routing",
    "vagval",
    _DAYS,
    (
        Relation("url", "anropsadress", "url"),
        Relation("address", "logiskadress", "address"),
        Relation("contract", "tjanstekontrakt", "contract"),
    ),
)
FILTERS = Table(
    "filter",
    "filter",
    (Field("domain", "servicedomain"),),
    (Relation("permission", "anropsbehorighet", "permission"),),
)
CATEGORIES = Table(
    "category", "filtercategorization", (Field("category", "category"),), (Relation("filter", "filter", "filter"),)
)

TABLES = (PROFILES, CONTRACTS, ADDRESSES, COMPONENTS, URLS, PERMISSIONS, ROUTINGS, FILTERS, CATEGORIES)
"""Every entity; one comes after those that it points to."""

_STATE = (
    "version INTEGER",  # the version that last published the row; null = it was never published
    "changed_by TEXT",  # who has changed it since; null = nobody
    "deleted INTEGER NOT NULL DEFAULT 0",
)

_OTHERS = """
CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE version(
  id INTEGER PRIMARY KEY, published_at TEXT NOT NULL, published_by TEXT, comment TEXT, content BLOB NOT NULL
);
CREATE TABLE placed_order(
  id INTEGER PRIMARY KEY AUTOINCREMENT, user TEXT NOT NULL, received_at TEXT NOT NULL, text TEXT NOT NULL,
  outcome TEXT NOT NULL, reply TEXT NOT NULL
);
CREATE INDEX routing_key ON routing(address, contract);
CREATE INDEX routing_url ON routing(url);
CREATE INDEX permission_key ON permission(address, contract, consumer);
CREATE INDEX url_of ON url(component, url);
CREATE INDEX filter_of ON filter(permission);
"""


def schema() -> str:
    """The statements that make an empty state."""
    statements = []
    for table in TABLES:
        columns = ["id INTEGER PRIMARY KEY"]
        columns += [each.column for each in table.fields]
        columns += [f"{each.column} INTEGER NOT NULL" for each in table.relations]
        columns += ["folded TEXT NOT NULL"] if table.key else []
        statements.append(f"CREATE TABLE {table.name}({', '.join((*columns, *_STATE))});")
        statements.append(f"CREATE INDEX {table.name}_changed ON {table.name}(changed_by);")
        statements.append(f"CREATE INDEX {table.name}_version ON {table.name}(version);")
        if table.key:
            statements.append(f"CREATE INDEX {table.name}_folded ON {table.name}(folded);")
    return "\n".join(statements) + _OTHERS
