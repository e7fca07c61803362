"""What a rule remarks on, and the same put right: lines of a file, as `tak explain` and the pages show them.

The lines stand for the keys of the same names in the file; a test reads both versions with the program itself.
"""

from collections.abc import Mapping
from typing import NamedTuple

_CONNECTION = "environments/ntjp-qa/tidbok/eken.yaml"
_SYSTEM = "systems/tidbok.yaml"
_ENVIRONMENT = "environments/ntjp-qa/environment.yaml"


class Example(NamedTuple):
    """Lines of the file at `path`: what is remarked on, and what is not."""

    path: str
    wrong: str
    right: str


EXAMPLES: Mapping[str, Example] = {
    "TG102": Example(
        _CONNECTION,
        "description: Bokning: av tid\n",
        'description: "Bokning: av tid"\n',
    ),
    "TG103": Example(
        _SYSTEM,
        "hsa_id: {ntjp-qa: SE2321000131-TIDBOKQA}\n",
        "hsa_ids: {ntjp-qa: SE2321000131-TIDBOKQA}\n",
    ),
    "TG104": Example(
        _CONNECTION,
        "consumers: [journal]\nconsumers: [SE2321000131-PORTALQA]\n",
        "consumers: [journal, SE2321000131-PORTALQA]\n",
    ),
    "TG105": Example(
        _CONNECTION,
        "logical_addresses: &eken\n  - SE2321000131-E000000000001\nconsumers: [journal]\n",
        "logical_addresses:\n  - SE2321000131-E000000000001\nconsumers: [journal]\n",
    ),
    "TG112": Example(
        _SYSTEM,
        "contacts:\n  - {name: Integrationsjouren}\n",
        "contacts:\n  - {role: technical, name: Integrationsjouren}\n",
    ),
    "TG113": Example(_CONNECTION, "consumers: journal\n", "consumers: [journal]\n"),
    "TG114": Example(_SYSTEM, "status: aktiv\n", "status: active\n"),
    "TG115": Example(
        _CONNECTION,
        "logical_addresses:\n  - SE2321000131 E000000000001\n",
        "logical_addresses:\n  - SE2321000131-E000000000001\n",
    ),
    "TG123": Example(
        _ENVIRONMENT,
        "live: {tak_api: http://api.region.example/coop/api/v2}\n",
        "live: {tak_api: https://api.region.example/coop/api/v2}\n",
    ),
    "TG201": Example(_CONNECTION, "consumers: [Journal]\n", "consumers: [journal]\n"),
    "TG203": Example(
        _CONNECTION,
        "contracts:\n  - MakeBooking\n",
        "contracts:\n  - crm:scheduling:MakeBooking:1\n",
    ),
    "TG204": Example(
        _CONNECTION,
        "url: https://tidbok.region.example/{domän}/{contract}\n",
        "url: https://tidbok.region.example/{domain}/{contract}\n",
    ),
    "TG205": Example(
        _CONNECTION,
        "url: https://tidbok.region.example/boka?vy=1\n",
        "url: https://tidbok.region.example/boka/vy/1\n",
    ),
    "TG211": Example(
        _CONNECTION,
        "consumers: [journal, SE2321000131-JOURNALQA]\n",
        "consumers: [journal]\n",
    ),
    "TG212": Example(
        _CONNECTION,
        "logical_addresses:\n  - SE2321000131-E000000000001\n  - se2321000131-e000000000001\n",
        "logical_addresses:\n  - SE2321000131-E000000000001\n",
    ),
    "TG214": Example(
        _CONNECTION,
        "contracts:\n  - crm:scheduling:MakeBooking:1.1\n",
        "contracts:\n  - crm:scheduling:MakeBooking:1\n",
    ),
}
"""Examples by rule, where they say more than words."""
