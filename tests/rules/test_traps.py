"""Everything that TAK refuses, and every trap that is known, has a rule that tells of it before it does harm.

The table is domain.md 4.2 and 4.6 (what TAK refuses), 5 (how the platform decides), 7 (forms), 8 (checks that regions
run, and what they wish for) and 10 (traps). A row names the rule and an example folder that shows it, or the test that
holds it where no finding can tell (the tool never gets into the trap).
"""

import ast
from pathlib import Path

import pytest

from tak_gitops.rules.registry import RULES

TESTS = Path(__file__).resolve().parents[1]
EXAMPLES = TESTS / "examples"

Shown = dict[str, tuple[str, str]]
"""What can go wrong → the rule, and where it is shown: `checks/…`, `invalid/…`, `plans/…`, or a test."""

REFUSED: Shown = {
    "another platform": ("TG270", "checks/tg270-name-of-a-platform"),
    "one key twice in an order: a routing": ("TG210", "invalid/routing-in-two-files"),
    "one key twice in an order: a permission": ("TG211", "invalid/permission-in-two-files"),
    "one key twice in an order: an address": ("TG212", "invalid/address-twice-in-a-list"),
    "one id in two letter cases": ("TG242", "checks/tg242-two-spellings"),
    "a row without a URL": ("TG206", "invalid/url-missing"),
    "a row without a profile": ("TG207", "invalid/profile-missing"),
    "a row without another field": ("TG112", "invalid/missing-key"),
    "an unknown profile": ("TG403", "test_make_plan.py::test_a_profile_that_tak_lacks"),
    "an unknown contract": ("TG404", "test_make_plan.py::test_a_contract_that_is_not_installed"),
    "a misspelt contract": ("TG404", "commands/test_cases_ordered.py::test_a_misspelt_contract_is_not_installed"),
    "a new address without a name": ("TG405", "plans/flows-to-see-to"),
    "an unknown component": ("TG406", "test_make_plan.py::test_a_new_system_must_be_described"),
    "a URL with signs that TAK refuses": ("TG205", "invalid/url-with-parameters"),
    "a URL of the wrong length": ("TG205", "invalid/url-too-long"),
    "an id with signs that TAK refuses": ("TG115", "invalid/wrong-form"),
    "an id in a list with such signs": ("TG115", "invalid/csv-with-bad-ids"),
    "a name with signs that the database refuses": ("TG222", "invalid/name-beyond-what-tak-can-store"),
    "such a name that live has": ("TG413", "commands/test_refused_by_tak.py::test_nothing_is_written"),
    "two rows of one key": ("TG402", "plans/blocked-other-producer"),
    "a key that a later row locks": ("TG346", "checks/tg346-locked-by-a-later-row"),
    "a third change on one day": ("TG412", "commands/test_refused_by_tak.py::test_nothing_is_written"),
    "an order in doubt has the row": ("TG420", "commands/test_plan_in_doubt.py::test_the_row_is_blocked"),
    "anything else that the model of TAK refuses": (
        "TG414",
        "commands/test_refused_by_tak.py::test_nothing_is_written",
    ),
    "an order of more than 2 MiB": ("", "sources/test_order_parts.py::test_no_part_is_larger_than_planned"),
    "a day without zone": ("", "sources/test_json_order.py::test_a_day_is_noon_in_sweden"),
}
"""domain.md 4.2 and 4.6. An object of another user that is not published cannot be seen beforehand."""

DECIDED: Shown = {
    "two routings in force": ("TG345", "checks/tg345-two-routings-in-force"),
    "two such rows of the export": (
        "TG320",
        "live/test_export_findings.py::test_doubled_rows_with_a_day_in_common_are_kept",
    ),
    "a permission on * opens": ("TG348", "checks/tg348-only-a-permission-on-every-address"),
    "a permission on * covers an explicit one": ("TG352", "checks/tg352-opened-by-default-in-tak"),
    "a permission without a routing": ("TG350", "checks/tg350-permission-without-a-routing"),
    "a routing that nobody may use": ("TG351", "checks/tg351-nobody-may-call"),
    "a last day is near": ("TG347", "checks/tg347-last-day-is-near"),
}
"""domain.md 5."""

FORMS: Shown = {
    "an HSA-id of an unusual form": ("TG240", "checks/tg240-unusual-hsa-ids"),
    "an HSA-id in lower case": ("TG241", "checks/tg241-lower-case"),
    "a letter that looks like another": ("TG245", "checks/tg245-look-alike-letters"),
    "such a letter where TAK refuses it": ("TG115", "invalid/look-alike-letters"),
    "a composed letter": ("TG247", "checks/tg247-composed-letters"),
    "blanks in a name": ("TG246", "checks/tg246-blanks-in-names"),
    "the namespace of the WSDL": ("TG250", "checks/tg250-namespace-of-the-wsdl"),
    "Responder missing or twice": ("TG251", "checks/tg251-responder"),
    "a namespace of an unusual form": ("TG253", "checks/tg253-unusual-namespace"),
    "no contract at all": ("TG203", "invalid/bad-contract"),
    "a misspelt profile": ("TG255", "checks/tg255-misspelt-profiles"),
    "a profile in lower case": ("TG256", "checks/tg255-misspelt-profiles"),
    "http": ("TG260", "checks/tg260-http"),
    "a URL without scheme": ("TG261", "checks/tg261-no-whole-url"),
    "an IP number": ("TG262", "checks/tg262-number-or-local-name"),
    "a slash at the end": ("TG263", "checks/tg263-slash-at-the-end"),
    "a URL that ends as another contract's": ("TG265", "checks/tg265-end-of-another"),
    "blanks in a URL of live": ("TG310", "live/test_export_findings.py::test_an_odd_url_is_kept"),
    "the address SE": ("TG243", "checks/tg243-address-se"),
    "a connection point of another platform": ("TG271", "checks/tg271-other-connection-point"),
    "line ends of Windows": ("TG110", "invalid/crlf"),
    "a byte order mark": ("TG111", "invalid/byte-order-mark"),
    "tabs": ("TG102", "invalid/tab-as-indentation"),
    "signs that cannot be seen": ("TG109", "invalid/direction-mark-by-escape"),
    "blanks at the end of lines": ("TG249", "invalid/blanks-at-the-end-of-lines"),
}
"""domain.md 7, and what an editor does to a file."""

CHECKED: Shown = {
    "1 permission without routing": ("TG360", "checks/tg360-permissions-without-a-routing"),
    "2 routing without permission": ("TG362", "checks/tg362-routings-that-nobody-may-use"),
    "3 address in no routing": ("TG364", "checks/tg364-addresses-without-a-routing"),
    "4 contract in no permission": ("TG366", "checks/tg366-contracts-that-nobody-uses"),
    "5 contract in no routing": ("TG367", "checks/tg366-contracts-that-nobody-uses"),
    "6 unused component": ("TG368", "checks/tg368-components-without-use"),
    "7 rows on SE": ("TG369", "checks/tg369-rows-on-se"),
    "8 unused URL": ("TG370", "checks/tg370-urls"),
    "9 IP number": ("TG371", "checks/tg370-urls"),
    "default routing without default permission": ("TG372", "checks/tg372-defaults-that-do-not-go-together"),
    "explicit and default permission": ("TG373", "checks/tg372-defaults-that-do-not-go-together"),
    "only explicit permissions on a default": ("TG374", "checks/tg372-defaults-that-do-not-go-together"),
    "one URL under several components": ("TG375", "checks/tg375-urls-of-several-systems"),
    "unencrypted": ("TG376", "checks/tg370-urls"),
    "components of one name": ("TG377", "checks/tg368-components-without-use"),
    "illegal characters in ids": ("TG312", "live/test_export_findings.py::test_odd_ids_are_kept"),
    "HSA-id equals the certificate's": ("TG140", "invalid/certificate-of-another-hsa-id"),
    "a file that takes an order back": ("", "commands/test_order_revert.py::test_the_whole_way"),
}
"""domain.md 8: the nine checks by number, then the wishes; whether a URL answers and has traffic no file can tell."""

TRAPS: Shown = {
    "1 URL change as exclude and include": ("", "acceptance/test_laws.py::test_an_order_brings_live_there"),
    "2 exclude with the wrong producer": ("TG401", "plans/blocked-other-producer"),
    "3 midnight in another zone": ("", "sources/test_json_order.py::test_a_day_is_noon_in_sweden"),
    "4 trailing blank in a row": ("TG115", "invalid/wrong-form"),
    "5 one id in two letter cases": ("TG231", "checks/tg231-spelled-otherwise-in-tak"),
    "6 minor version": ("TG214", "invalid/minor-version"),
    "6 an unknown key in a file": ("TG103", "invalid/unknown-key"),
    "6 any extra key in an order": ("", "sources/test_json_order.py::test_no_field_that_tak_does_not_know"),
    "7 order after a later row": ("TG346", "checks/tg346-locked-by-a-later-row"),
    "8 a later day that is published early": (
        "TG415",
        "commands/test_order.py::test_a_later_day_has_an_afternoon_before",
    ),
    "9 a name that is silently lost": ("TG344", "checks/tg344-other-name-in-tak"),
    "9 a name that the change gives": ("TG436", "plans/flows-to-see-to"),
    "10 address left in permissions": ("TG350", "checks/tg350-permission-without-a-routing"),
    "11 a permission on * hides that there is none": ("TG348", "checks/tg348-only-a-permission-on-every-address"),
    "12 a masked URL": ("TG332", "live/takapi/test_recorded_api.py::test_what_the_api_cannot_show_is_said_once"),
    "12 a change over a masked URL": (
        "TG409",
        "commands/test_live_over_http.py::test_a_url_changed_over_a_hidden_one_waits",
    ),
    "13 merged profiles": ("TG333", "live/takapi/test_recorded_api.py::test_what_the_api_cannot_show_is_said_once"),
    "14 the platform's spelling": ("TG270", "checks/tg270-name-of-a-platform"),
    "15 status 200 on failure": ("", "orders/channels/test_takweb_judge.py::test_a_recorded_refusal"),
    "16 objects of another user": ("", "orders/channels/test_takweb_judge.py::test_a_recorded_refusal"),
    "17 spelling of keys in exports": (
        "",
        "live/test_export_variants.py::test_variants_a_b_and_c_are_the_same_catalogue",
    ),
    "18 days of old dumps": ("", "live/test_export_days.py::test_swedish_midnight_in_any_zone_is_the_same_day"),
    "19 a name that is cut": ("TG223", "invalid/name-beyond-what-tak-can-store"),
    "20 a URL with signs that TAK refuses": ("TG205", "invalid/url-with-parameters"),
}
"""domain.md 10, by number."""

EVERY = [
    (f"{name}: {what}", rule, where)
    for name, table in {
        "refused": REFUSED,
        "decided": DECIDED,
        "forms": FORMS,
        "checked": CHECKED,
        "traps": TRAPS,
    }.items()
    for what, (rule, where) in table.items()
]


def test_no_trap_is_left_out() -> None:
    """domain.md 10 has twenty, domain.md 8 nine checks."""
    assert set(range(1, 21)) == {int(what.partition(" ")[0]) for what in TRAPS}
    assert set(range(1, 10)) == {int(number) for what in CHECKED if (number := what.partition(" ")[0]).isdecimal()}


@pytest.mark.parametrize(("what", "rule", "where"), EVERY, ids=[each[0] for each in EVERY])
def test_it_is_told(what: str, rule: str, where: str) -> None:
    """The example shows the rule in what is said of it, or the test is there and is about it."""
    assert what
    assert not rule or rule in RULES
    path, _, name = where.partition("::")
    if name:
        tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
        assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}
        assert not rule or rule in (TESTS / path).read_text(encoding="utf-8")
        return
    said = [file.read_text(encoding="utf-8") for file in (EXAMPLES / where).glob("*.txt")]
    assert any(rule in text for text in said)
