"""Documents that users write, as data: one valid of each kind, and what becomes of it by mistakes."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

Steps = tuple[str | int, ...]

VALID: dict[str, dict[str, Any]] = {
    "settings": {
        "language": "sv",
        "ordered_by": "Region Exempel",
        "branch": "main",
        "rules": {"TG214": "warning", "TG211": {"level": "off", "reason": "Vi vet"}},
        "ledger": {"branch": "tak-ledger"},
        "approvals": {
            "by": "github",
            "repository": "region-exempel/anslutningar",
            "api": "https://github.region.example/api/v3",
            "approvals": "1",
            "careful": "2",
            "production": ["ntjp-prod"],
            "rule_suites": "unchecked",
            "signed": "always",
        },
    },
    "approvers": {
        "approvers": [
            {
                "name": "Anna Åkesson",
                "github_id": "1001",
                "emails": ["anna@region.example"],
                "owns": ["@region-exempel/tidbok"],
                "ssh_keys": ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJrpkiVbGRuESRL5xvMSGHjgHCfqGyzbOmb5wJ5PmPS anna"],
            }
        ]
    },
    "system": {
        "organisation": "Region Exempel",
        "name": "Tidbok",
        "hsa_ids": {"ntjp-qa": "SE2321000131-TIDBOKQA", "ntjp-prod": "5565594230"},
        "contacts": [{"role": "technical", "name": "Jouren", "email": "jour@region.example", "phone": "08-123 45 67"}],
        "owners": ["@region-exempel/tidbok"],
        "status": "active",
        "certificates": {
            "ntjp-qa": {"file": "tidbok-qa.pem"},
            "ntjp-prod": {"subject_hsa_id": "5565594230", "valid_to": "2027-11-30"},
        },
        "distinct_from": ["tidboken", "SE2321000131-TIDBOKEN"],
    },
    "environment": {
        "platform": "NTJP-QA",
        "name": "NTJP QA",
        "connection_point": {"platform": "NTJP", "environment": "QA"},
        "live": {"file": "../../exports/takdump_ntjp_qa.json"},
        "channel": {"kind": "file", "folder": "../../outbox"},
        "cases": {"kind": "file", "folder": "../../arenden"},
        "limits": {
            "snapshot_hours": "36",
            "removals": "20",
            "removals_percent": "2.5",
            "shrink_percent": "10",
            "verify_days": "5",
        },
        "hsa": {
            "file": ["../../hsa/enheter.xml", "../../hsa/tillagg.xml"],
            "routings": "on",
            "routings_except": ["urn:riv:crm"],
            "permissions": "off",
            "permissions_except": ["urn:riv:crm"],
        },
    },
    "connection": {
        "kind": "Connection",
        "description": "Tidbokning",
        "prestudy": "FS-2026-014",
        "reference": "2026",
        "producer": "tidbok",
        "replaces": "SE2321000131-GAMMAL",
        "rivta_profile": "RIVTABP21",
        "url": "https://tidbok.region.example/{contract}",
        "contracts": [
            "crm:scheduling:GetSubjectOfCareSchedule:1",
            {"contract": "crm:scheduling:MakeBooking:1", "url": "https://boka.region.example", "rivta_profile": "X"},
        ],
        "logical_addresses": ["5565594230", "*", {"id": "SE2321000131-E000000000001", "name": "Vårdcentralen Eken"}],
        "consumers": ["journal"],
        "no_consumers": "Konsumenten ansluts i februari",
    },
    "access": {
        "kind": "Access",
        "description": "Läsning",
        "prestudy": "FS-2026-014",
        "reference": "FS-2025-103",
        "consumers": ["journal"],
        "contracts": ["crm:scheduling:MakeBooking:1"],
        "logical_addresses": {"file": "eken.csv"},
    },
    "case": {
        "kind": "Case",
        "case": "source_system_change",
        "description": "Databasbyte",
        "contracts": ["crm:scheduling:MakeBooking:1.1"],
        "system": "tidbok",
        "window": "2026-12-01T22:00/2026-12-02T04:00",
        "text": "Byte av databas i källsystemet.",
        "prestudy": "FS-2026-014",
        "reference": "TSK-104233",
    },
    "allow": {
        "reason": "Vårdcentralen Boken läggs ner",
        "remove": ["routing:SE2321000131-E000000000002,crm:scheduling:MakeBooking:1"],
        "change": ["routing:*,urn:riv:crm:scheduling:MakeBookingResponder:1"],
        "add": ["permission:SE2321000131-E000000000002,crm:scheduling:MakeBooking:1,SE2321000131-JOURNALQA"],
    },
}
"""By the name of the schema; every key that a file may have stands in one of them."""

NUMBERS = ("-1", "0", "20", "20.0", "101", "1e3", "0" * 20)
WORDS = ("", " ", "*", "true", "off", "sv", "file", "Access", "Connection", "NTJP QA", "ntjp-qa", "a@b", "å", "🌳")
EDGES = ("SE1\n", "a@b\n", "x" * 255, "x" * 256)
odd_texts = st.sampled_from((*NUMBERS, *WORDS, *EDGES)) | st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Zl", "Zp"]), max_size=5
)
_keys = odd_texts | st.sampled_from(sorted({key for document in VALID.values() for key in document} | {"id", "glob"}))
_values = st.recursive(
    odd_texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3), max_leaves=6
)


def nodes(node: Any, steps: Steps = ()) -> Iterator[Steps]:
    """The path of every node below a node."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield (*steps, key)
        yield from nodes(value, (*steps, key))


@st.composite
def mistaken(draw: st.DrawFn) -> tuple[str, Any]:
    """The name of a schema, and a valid document of it in which up to three nodes were removed, renamed or replaced."""
    name = draw(st.sampled_from(sorted(VALID)))
    document = json.loads(json.dumps(VALID[name]))
    for _ in range(draw(st.integers(0, 3))):
        steps = draw(st.sampled_from(list(nodes(document)) or [()]))
        if not steps:
            break
        above = document
        for step in steps[:-1]:
            above = above[step]
        match draw(st.sampled_from(["remove", "rename", "replace"])):
            case "remove":
                del above[steps[-1]]
            case "rename" if isinstance(above, dict):
                above[draw(_keys)] = above.pop(steps[-1])
            case _:
                above[steps[-1]] = draw(_values)
    return name, document
