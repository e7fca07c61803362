"""What the real TAK-web answered, and a sandbox that begins where it began."""

import gzip
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from builders.tak_rows import TABLES, Recorded
from tak_gitops.sandbox.tak.database import Database
from tak_gitops.sandbox.tak.rows import PERMISSION_ROWS, ROUTING_ROWS

PROFILES = ("RIVTABP20", "RIVTABP21", "RIVEN13606")
_REPORT = "Plattform: "
_REFUSED = "JsonBestallning ERROR:::"
_STUMBLED = "RUNTIME ERROR:::"

_PLAIN = {
    "logical_addresses": ("SELECT hsa_id, description FROM address WHERE deleted = 0", ("id", "name")),
    "components": ("SELECT hsa_id, description FROM component WHERE deleted = 0", ("id", "name")),
    "contracts": (
        "SELECT namespace, description, major, minor FROM contract WHERE deleted = 0",
        ("namespace", "name", "major", "minor"),
    ),
    "urls": (
        "SELECT c.hsa_id, p.name, u.url FROM url u JOIN component c ON c.id = u.component "
        "JOIN profile p ON p.id = u.profile WHERE u.deleted = 0",
        ("component", "profile", "url"),
    ),
}

_DATED = {
    "routings": (ROUTING_ROWS, ("la", "contract", "producer", "profile", "url", "from", "to")),
    "permissions": (PERMISSION_ROWS, ("la", "contract", "consumer", "from", "to", "agreement")),
}


def read_recording(path: Path) -> Any:
    """A recording, packed or not."""
    content = path.read_bytes()
    return json.loads(gzip.decompress(content) if path.suffix == ".gz" else content)


def export_of(tables: Mapping[str, Sequence[Recorded]]) -> bytes:
    """An export (variant A) of recorded tables, which have no numbers."""
    profiles = _numbered(PROFILES, 1)
    contracts = _numbered((row["namespace"] for row in tables["contracts"]), 100)
    addresses = _numbered((row["id"] for row in tables["logical_addresses"]), 1000)
    components = _numbered((row["id"] for row in tables["components"]), 5000)
    urls = _numbered(((row["component"], row["profile"], row["url"]) for row in tables["urls"]), 20000)
    data = {
        "rivtaprofil": [
            {"id": n, "namn": name, "beskrivning": None, "pubversion": "2"} for name, n in profiles.items()
        ],
        "tjanstekontrakt": [
            {
                "id": contracts[row["namespace"]],
                "namnrymd": row["namespace"],
                "beskrivning": row["name"],
                "majorVersion": row["major"],
                "minorVersion": row["minor"],
                "pubversion": "2",
            }
            for row in tables["contracts"]
        ],
        "logiskadress": [_plain(row, addresses) for row in tables["logical_addresses"]],
        "tjanstekomponent": [_plain(row, components) for row in tables["components"]],
        "anropsadress": [
            {
                "id": n,
                "adress": url,
                "pubversion": "2",
                "relationships": {"rivtaprofil": profiles[profile], "tjanstekomponent": components[component]},
            }
            for (component, profile, url), n in urls.items()
        ],
        "anropsbehorighet": [
            {
                "id": n,
                "integrationsavtal": row["agreement"],
                **_days(row),
                "pubversion": "2",
                "relationships": {
                    "logiskAdress": addresses[row["la"]],
                    "tjanstekomponent": components[row["consumer"]],
                    "tjanstekontrakt": contracts[row["contract"]],
                },
            }
            for n, row in enumerate(tables["permissions"], 1)
        ],
        "vagval": [
            {
                "id": n,
                **_days(row),
                "pubversion": "2",
                "relationships": {
                    "anropsadress": urls[row["producer"], row["profile"], row["url"]],
                    "logiskadress": addresses[row["la"]],
                    "tjanstekontrakt": contracts[row["contract"]],
                },
            }
            for n, row in enumerate(tables["routings"], 1)
        ],
        "filter": [],
        "filtercategorization": [],
    }
    heading = {
        "formatVersion": "1",
        "version": "2",
        "tidpunkt": "2026-11-22T23:00:00+0000",
        "utforare": "admin",
        "kommentar": "",
    }
    return json.dumps({**heading, "data": data}, ensure_ascii=False).encode()


def rows_of(database: Database) -> dict[str, Counter[str]]:
    """The working rows of a sandbox, in the words of the recordings; each row as a text."""
    with database.reading() as connection:
        tables = {
            name: [dict(zip(names, row, strict=True)) for row in connection.execute(statement)]
            for name, (statement, names) in _PLAIN.items()
        }
        for name, (statement, names) in _DATED.items():
            tables[name] = [dict(zip(names, row[1:], strict=True)) for row in connection.execute(statement)]
    return {table: Counter(str(sorted(row.items(), key=_first)) for row in tables[table]) for table in TABLES}


def answer(reply: str) -> tuple[str, object]:
    """What counts in a reply: its kind, and the lines of a report as they stand, those of a refusal as a set."""
    first, *rest = reply.split("\n")
    if first.startswith(_REPORT):
        return _REPORT, reply
    if first.startswith(_REFUSED):
        return first, frozenset(rest)
    if first.startswith(_STUMBLED):
        return _STUMBLED, None
    return "", reply


def _numbered(values: Any, first: int) -> dict[Any, int]:
    return {value: n for n, value in enumerate(dict.fromkeys(values), first)}


def _plain(row: Recorded, numbers: Mapping[str, int]) -> Recorded:
    return {"id": numbers[row["id"]], "hsaId": row["id"], "beskrivning": row["name"], "pubversion": "2"}


def _days(row: Recorded) -> Recorded:
    return {"fromTidpunkt": f"{row['from']}T00:00:00+0000", "tomTidpunkt": f"{row['to']}T00:00:00+0000"}


def _first(item: tuple[str, object]) -> str:
    return item[0]
