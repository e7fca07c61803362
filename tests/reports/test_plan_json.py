"""A plan as data: everything that the plan holds, under English keys."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from builders.changes import Ordered, permission_change, plan_of, routing_change
from builders.states import DAY, EKEN, JOURNAL, MAKE_BOOKING, OTHER_URL, TARGET, path
from tak_gitops.findings import Place, warning
from tak_gitops.model.changes import Action, Blocked, NewObject
from tak_gitops.plan import Plan
from tak_gitops.reports.plan_json import change_data, plan_data, plans_json
from tak_gitops.texts import msg

COUNTS = {"routings", "permissions", "contracts", "logical_addresses", "components", "urls", "profiles"}


def full() -> Plan:
    """A plan with something of everything."""
    change = routing_change(Action.CHANGE)
    return replace(
        plan_of(Ordered([routing_change(Action.REMOVE), change], [NewObject("system", JOURNAL, "J")]), ("FS-1",)),
        live=replace(plan_of(Ordered([], [])).live, snapshot=datetime(2026, 11, 23, 3, 5, tzinfo=UTC)),
        blocked=(Blocked(change, msg("TG402")),),
        drift=(change,),
        released=(change,),
        orphans=(permission_change(Action.REMOVE, place=None),),
        adopted=2,
        unknown=3,
        unmanaged=4,
        names={EKEN.lower(): "Vårdcentralen Eken"},
        findings=(warning("TG231", Place(path("eken"), 9, 5), written="a", live="A"),),
    )


def test_what_a_plan_was_made_from() -> None:
    """Environment, platform, day, base and export stand first."""
    data = plan_data(full(), "sv")
    assert ["ntjp-qa", "NTJP-QA", DAY.isoformat(), "main@4f1c9d2"] == [*data.values()][:4]
    assert ("0" * 64, "2026-11-23T03:05:00+00:00", 1, 1) == (
        data["live"]["digest"],
        data["live"]["snapshot"],
        data["live"]["routings_in_force"],
        data["live"]["permissions_in_force"],
    )
    assert set(data["live"]["counts"]) == COUNTS


def test_an_export_without_a_time() -> None:
    """Where the export has no time there is null."""
    assert plan_data(plan_of(Ordered([], [])), "sv")["live"]["snapshot"] is None


def test_counts_fit_the_lists() -> None:
    """Every count is the length of its list, or what the plan counts without lines."""
    data = plan_data(full(), "sv")
    assert {
        "remove": 1,
        "change": 1,
        "add": 0,
        "blocked": len(data["blocked"]),
        "cases": len(data["cases"]),
        "drift": len(data["drift"]),
        "orphans": len(data["orphans"]),
        "released": len(data["released"]),
        "adopted": 2,
        "unknown": 3,
        "unmanaged": 4,
        "pending": 0,
    } == data["counts"]
    assert [1, 1, 1, 1] == [len(data[name]) for name in ("blocked", "drift", "orphans", "released")]


def test_a_changed_routing() -> None:
    """A line has its key, its names, both sides, the fields that differ, and where the file says so."""
    assert {
        "action": "change",
        "kind": "routing",
        "key": f"routing:{EKEN},{MAKE_BOOKING}",
        "logical_address": EKEN,
        "logical_address_name": "Vårdcentralen Eken",
        "contract": MAKE_BOOKING,
        "consumer": None,
        "consumer_name": None,
        "before": TARGET._asdict(),
        "after": OTHER_URL._asdict(),
        "changed": ["url"],
        "reason": "redefined",
        "flow": None,
        "path": path("eken"),
        "line": 9,
    } == change_data(routing_change(Action.CHANGE), full())


def test_a_permission_without_a_place() -> None:
    """What there is nothing to say of is null."""
    data = change_data(permission_change(Action.REMOVE, place=None), full())
    assert (JOURNAL, None, None, None, [], None, None) == (
        data["consumer"],
        data["consumer_name"],
        data["before"],
        data["after"],
        data["changed"],
        data["path"],
        data["line"],
    )


def test_a_blocked_line_has_its_rule() -> None:
    """What blocks a line is a rule id, and a message in the language of the run."""
    swedish, english = (plan_data(full(), language)["blocked"][0] for language in ("sv", "en"))
    assert "TG402" == swedish["rule"] == english["rule"]
    assert swedish["message"] != english["message"]


def test_the_rest_of_a_plan() -> None:
    """New objects, prestudies and findings are there as data."""
    data = plan_data(full(), "en")
    assert [{"kind": "system", "hsa_id": JOURNAL, "name": "J", "flow": None}] == data["new_objects"]
    assert ["FS-1"] == data["prestudies"]
    assert [("TG231", 9)] == [(each["rule"], each["line"]) for each in data["findings"]]


def test_plans_of_several_environments() -> None:
    """All plans stand in one document with its version, with letters as they are."""
    text = plans_json([full(), replace(full(), environment="ntjp-prod")], "sv")
    data = json.loads(text)
    assert ["1.2", ["ntjp-qa", "ntjp-prod"]] == [
        data["format_version"],
        [each["environment"] for each in data["plans"]],
    ]
    assert "Vårdcentralen Eken" in text
    assert text.endswith("}\n")
