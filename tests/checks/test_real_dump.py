"""On a real export the checks find what others counted in it (domain.md 8, column DUMP)."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tak_gitops.checks.live import LIVE_CHECKS
from tak_gitops.checks.world import World
from tak_gitops.findings import Finding
from tak_gitops.live.load import load_export
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.desired import Desired
from tak_gitops.model.identifiers import HSA_ID, fold
from tak_gitops.model.repository_files import Declared, Settings

DAY = date(2016, 3, 10)
"""The day on which the export was made."""
NOTHING = Declared(Settings(""), {}, {}, {})


@pytest.fixture(name="dump", scope="module")
def _dump(shared: Path) -> Catalogue:
    return load_export(shared / "data" / "takdump_ntjp_test.json.zip", shown="dump")


@pytest.fixture(name="found", scope="module")
def _found(dump: Catalogue) -> Mapping[str, list[Finding]]:
    """What the checks of live find, by rule."""
    world = World(NOTHING, Desired("", "NTJP-TEST", (), {}), DAY, dump)
    by_rule: dict[str, list[Finding]] = {}
    for check in LIVE_CHECKS:
        for finding in check(world):
            by_rule.setdefault(finding.rule, []).append(finding)
    return by_rule


def count(found: Mapping[str, list[Finding]], *rules: str) -> int:
    """How many findings some rules have."""
    return sum(len(found.get(rule, ())) for rule in rules)


def on_old_default(found: Mapping[str, list[Finding]]) -> int:
    """How many permissions are on the address SE."""
    return sum(finding.message.key == "TG369.by_consumer" for finding in found["TG369"])


def test_permissions_without_a_routing(found: Mapping[str, list[Finding]]) -> None:
    """120 by exact keys: 118 that lead nowhere, and 2 on SE, an address of nobody, which AnalyzeTak leaves out too."""
    assert (118, 2) == (count(found, "TG360"), on_old_default(found))
    assert 120 == count(found, "TG360") + on_old_default(found)


def test_routings_without_any_permission(found: Mapping[str, list[Finding]]) -> None:
    """43 by exact keys: 41 that nobody may use, and 2 that a permission on SE opens."""
    assert (41, 2) == (count(found, "TG362"), count(found, "TG363"))


def test_addresses_without_a_routing(dump: Catalogue, found: Mapping[str, list[Finding]]) -> None:
    """12 rows, 6 of them wholly unused: SE, one of two rows that have the same id, and 10 that are told."""
    assert (4, 6) == (count(found, "TG364"), count(found, "TG365"))
    routed = set(dump.routings.addresses)
    rows = [number for number in range(len(dump.addresses.ids)) if number not in routed]
    assert 12 == len(rows)
    doubled = [number for number in rows if dump.addresses.index[fold(dump.addresses.ids[number])] in routed]
    assert (1, ["SE"]) == (len(doubled), [dump.addresses.ids[n] for n in rows if fold(dump.addresses.ids[n]) == "se"])
    assert 12 == count(found, "TG364", "TG365") + len(doubled) + 1


def test_contracts(found: Mapping[str, list[Finding]]) -> None:
    """146 without a routing; without a permission nobody had counted: 139."""
    assert (139, 146) == (count(found, "TG366"), count(found, "TG367"))


def test_unused_components(dump: Catalogue, found: Mapping[str, list[Finding]]) -> None:
    """4 rows, of which two have one id: 3 are told."""
    told = [str(dict(finding.message.values)["component"]) for finding in found["TG368"]]
    assert 3 == len(told)
    rows = Counter(fold(hsa_id) for hsa_id in dump.components.ids)
    assert 4 == sum(times for key, times in rows.items() if any(f"({key})" in fold(text) for text in told))


def test_urls(found: Mapping[str, list[Finding]]) -> None:
    """67 that no routing uses, none with an IP number; 109 with http, and one more with a blank before it."""
    assert (67, 0, 110) == (count(found, "TG370"), count(found, "TG371"), count(found, "TG376"))
    assert 1 == sum(str(dict(finding.message.values)["url"]).startswith(" ") for finding in found["TG376"])


def test_names_of_components(found: Mapping[str, list[Finding]]) -> None:
    """One name stands 23 times."""
    assert 23 == max(int(str(dict(finding.message.values)["count"])) for finding in found["TG377"])


def test_odd_ids(dump: Catalogue) -> None:
    """10 ids with characters that TAK does not admit, and 20 with lower-case letters, of addresses and components."""
    ids = [*dump.addresses.ids, *dump.components.ids]
    assert 10 == sum(not HSA_ID.fullmatch(identifier) and identifier != "*" for identifier in ids)
    assert 20 == sum(identifier != identifier.upper() for identifier in ids)


def test_blanks_in_urls(dump: Catalogue) -> None:
    """9 of the URLs that begin as such have blanks or line breaks in them, and one begins with a blank."""
    odd = [target.url for target in dump.targets if target.url and any(char.isspace() for char in target.url)]
    assert (9, 1) == (sum(url.startswith("http") for url in odd), sum(url.startswith(" ") for url in odd))
