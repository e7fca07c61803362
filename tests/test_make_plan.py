"""What a plan says beside its lines: what TAK would refuse, what an order creates, and what a reviewer must know."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from builders.states import (
    ASPEN,
    BOKEN,
    BOKVAST,
    DAY,
    EKEN,
    ENVIRONMENT,
    GET_BOOKING,
    JOURNAL,
    MAKE_BOOKING,
    OTHER_PRODUCER,
    OTHER_URL,
    PORTAL,
    TARGET,
    TIDBOK,
    block,
    catalogue,
    desired,
    path,
    permission,
    routing,
)
from tak_gitops.findings import Severity
from tak_gitops.model.changes import Action, NewObject
from tak_gitops.model.desired import Block, Desired
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.repository_files import System
from tak_gitops.plan import Plan, left_environments, make_plan

NEW = "SE2321000131-E00000000000A"


def plan(
    base: Sequence[Block] | Desired, head: Sequence[Block] | Desired, *rows: Routing | Permission, known: bool = True
) -> Plan:
    """The plan of a change of the files over live; with `known` TAK has every object of the test world."""
    states = [each if isinstance(each, Desired) else desired(*each) for each in (base, head)]
    return make_plan(states[0], states[1], catalogue(*rows, objects=known), DAY, "main@4f1c9d2")


def rules(made: Plan) -> list[str]:
    """The rules that block a line."""
    return [each.message.key for each in made.blocked]


def test_a_profile_that_tak_lacks() -> None:
    """Profiles are never made by an order: the line is blocked, and the profiles that there are stand in it."""
    made = plan([], [block(target=TARGET._replace(rivta_profile="RIVTABP22"))])
    assert ["TG403"] == rules(made)
    assert ("known", "RIVTABP21, RIVTABP20") in made.blocked[0].message.values


def test_a_profile_in_other_letter_case() -> None:
    """Letter case does not count in a profile, and the spelling of live is ordered (domain.md 4.6)."""
    made = plan([], [block(target=TARGET._replace(rivta_profile="rivtabp20"))])
    assert ["RIVTABP20"] == [change.after.rivta_profile for change in made.changes if change.after]


def test_a_contract_that_is_not_installed() -> None:
    """A contract is installed before anybody can be connected to it; one line is blocked for each of its rows."""
    made = plan([], [block(contracts=["urn:riv:crm:scheduling:CancelBookingResponder:1"], consumers=[JOURNAL])])
    assert ["TG404", "TG404"] == rules(made)
    assert () == made.changes


def asleep(*blocks: Block, hsa_id: str) -> Desired:
    """What files declare while one system is deactivated."""
    system = System("systems/x.yaml", "x", "Region Exempel", "X", ((ENVIRONMENT, hsa_id),), status="deactivated")
    return replace(desired(*blocks), known={"x": system})


@pytest.mark.parametrize("hsa_id", [TIDBOK, JOURNAL, JOURNAL.lower()])
def test_nothing_new_for_a_deactivated_system(hsa_id: str) -> None:
    """Neither as producer nor as consumer, and no change of where it leads; what it has is not touched."""
    head = [block(consumers=[JOURNAL]), block("boken", addresses=[BOKEN], target=OTHER_URL)]
    made = plan([head[0]], asleep(*head, hsa_id=hsa_id), routing(), permission(), routing(address=BOKEN))
    assert ["TG433"] * (hsa_id == TIDBOK) == rules(made)
    added = plan([], asleep(*head, hsa_id=hsa_id), routing(address=BOKEN))
    assert (["TG433"] * (2 if hsa_id == TIDBOK else 1)) == rules(added)


def test_what_a_deactivated_system_has_can_be_removed() -> None:
    """A removal is no new order for it (domain.md 6)."""
    made = plan([block(consumers=[JOURNAL])], asleep(hsa_id=TIDBOK), routing(), permission())
    assert [Action.REMOVE, Action.REMOVE] == [change.action for change in made.changes]


def test_drift_of_a_deactivated_system_is_not_ordered() -> None:
    """What was lost for it is seen, and ordered only when it is active again."""
    state = asleep(block(), hsa_id=TIDBOK)
    made = plan(desired(block()), state)
    assert ([], 1) == (rules(made), len(made.drift))


def test_a_new_address_needs_a_name() -> None:
    """An address that TAK lacks and no file names cannot be ordered."""
    assert ["TG405"] == rules(plan([], [block(addresses=[NEW], names=False)]))


def test_a_permission_for_an_address_that_is_nowhere() -> None:
    """To name it would not help: it is connected first, unless the files do so (domain.md 6)."""
    access = block("las", target=None, addresses=[NEW], consumers=[JOURNAL], names=False)
    assert ["TG405.unconnected"] == rules(plan([], [access]))
    assert ["TG405", "TG405"] == rules(plan([], [access, block(addresses=[NEW], names=False)]))


def test_an_address_that_tak_has_needs_no_name() -> None:
    """An address that TAK has may stand in a file without a name."""
    assert [] == rules(plan([], [block(names=False)]))


def test_a_new_system_must_be_described() -> None:
    """A producer or a consumer that TAK lacks and no system file describes cannot be ordered."""
    stranger = block(target=TARGET._replace(producer="SE2321000131-NYTT"), consumers=["SE2321000131-NYARE"])
    made = plan([], [stranger])
    assert ["TG406", "TG406"] == rules(made)
    assert {"SE2321000131-NYTT", "SE2321000131-NYARE"} == {
        str(dict(each.message.values)["component"]) for each in made.blocked
    }


def test_removals_need_no_objects() -> None:
    """What is taken away may be of a kind that could not be ordered now."""
    stranger = block(target=TARGET._replace(producer="SE2321000131-NYTT"), names=False)
    made = plan([stranger], [], routing(TARGET._replace(producer="SE2321000131-NYTT")))
    assert ([], [Action.REMOVE]) == (rules(made), [change.action for change in made.changes])


def test_what_an_order_creates() -> None:
    """What live lacks is created by the order: in upper case, with the name that the files have for it."""
    state = desired(block(addresses=[NEW.lower()], consumers=[PORTAL.lower()]))
    made = plan(desired(), state, routing(address=ASPEN), permission(JOURNAL, ASPEN), known=False)
    assert (
        NewObject("logical_address", NEW, "Vårdcentralen 00a"),
        NewObject("system", PORTAL, "Region Exempel -- Portal"),
    ) == made.new_objects


def test_what_is_blocked_creates_nothing() -> None:
    """An object that only a blocked line would need is not created."""
    made = plan([], [block(addresses=[NEW], contracts=["urn:riv:crm:scheduling:CancelBookingResponder:1"])])
    assert () == made.new_objects


def test_a_blocked_line_is_no_change() -> None:
    """A line stands among the changes or among the blocked ones, never in both."""
    made = plan([], [block(addresses=[EKEN, BOKEN])], routing(OTHER_PRODUCER, BOKEN))
    assert [EKEN] == [change.logical_address for change in made.changes]
    assert [BOKEN] == [each.change.logical_address for each in made.blocked]


def test_one_id_may_be_an_address_and_a_system() -> None:
    """A system's HSA-id may be a logical address: the order creates both."""
    made = plan([], [block(addresses=[TIDBOK])], routing(OTHER_PRODUCER, ASPEN), known=False)
    assert [("logical_address", TIDBOK), ("system", TIDBOK)] == [each[:2] for each in made.new_objects]


def test_permissions_that_stay_behind() -> None:
    """A routing that is removed leaves the permissions of others on it: told, not ordered (formats.md 2)."""
    rows: list[Routing | Permission] = [
        routing(),
        permission(),
        permission(PORTAL),
        permission(PORTAL, BOKEN),
        permission(PORTAL, EKEN, GET_BOOKING),
    ]
    made = plan([block(consumers=[JOURNAL])], [], *rows)
    assert [(Action.REMOVE, PORTAL, EKEN, MAKE_BOOKING)] == [
        (each.action, each.consumer, each.logical_address, each.contract) for each in made.orphans
    ]
    assert PORTAL not in {change.consumer for change in made.changes}


def test_a_changed_routing_leaves_nobody_behind() -> None:
    """Only removed routings leave permissions behind."""
    assert () == plan([block(target=OTHER_URL)], [block()], routing(OTHER_URL), permission()).orphans


def test_a_permission_with_filters_that_is_removed() -> None:
    """Filters cannot be brought back by an order: their loss is told before it happens."""
    base, head = desired(block(target=None, consumers=[JOURNAL, PORTAL])), desired()
    live = catalogue(permission(), permission(PORTAL), filtered=[1])
    made = make_plan(base, head, live, DAY, "main")
    assert [("TG407", Severity.WARNING)] == [(each.rule, each.severity) for each in made.findings]
    assert PORTAL == dict(made.findings[0].message.values)["consumer"]


def test_filters_of_a_permission_that_stays() -> None:
    """A permission that is not removed keeps its filters, and nothing is said."""
    state = desired(block(target=None, consumers=[JOURNAL]))
    assert () == make_plan(state, state, catalogue(permission(), filtered=[0]), DAY, "main").findings


@pytest.mark.parametrize(
    ("written", "live", "told"), [(EKEN.lower(), EKEN, True), (EKEN, EKEN.lower(), True), (EKEN, EKEN, False)]
)
def test_an_address_in_other_letter_case(written: str, live: str, told: bool) -> None:
    """An address that live spells otherwise is ordered as live has it, and the file is told so."""
    made = plan([], [block(addresses=[written])], routing(contract=GET_BOOKING, address=live))
    assert ["TG231"] * told == [each.rule for each in made.findings]
    assert [live] == [change.logical_address for change in made.changes]


def test_a_new_address_has_no_other_spelling() -> None:
    """A new address that is written in lower case is made upper-case without a remark: TAK has no spelling of it."""
    assert () == plan([], [block(addresses=[NEW.lower()])]).findings


def test_prestudies_of_the_changed_files() -> None:
    """The order names the prestudies of the files that it carries out, once each, and no others."""
    base = [block("a", addresses=[EKEN], prestudy="FS-1"), block("c", addresses=[ASPEN], prestudy="FS-3")]
    head = [
        *base[1:],
        block("a", addresses=[EKEN], consumers=[JOURNAL], prestudy="FS-1"),
        block("b", addresses=[BOKEN], consumers=[JOURNAL], prestudy="FS-2"),
    ]
    assert ("FS-1", "FS-2") == plan(base, head).prestudies


def test_prestudies_of_removals() -> None:
    """What is struck out rests on no prestudy."""
    assert () == plan([block(prestudy="FS-1", consumers=[JOURNAL])], [block(prestudy="FS-1")], permission()).prestudies


def test_prestudies_behind_a_shared_list() -> None:
    """Of files that share a list of addresses, only the one whose rows are ordered counts."""
    shared = path("adresser").replace(".yaml", ".csv")

    def sharing(each: Block) -> Block:
        return replace(each, addresses=each.addresses._replace(path=shared))

    kept = sharing(block("a", contracts=[GET_BOOKING], prestudy="FS-1"))
    access = sharing(block("b", target=None, consumers=[JOURNAL], prestudy="FS-2"))
    new = sharing(block("c", prestudy="FS-3"))
    assert ("FS-3",) == plan([kept, access], [kept, access, new], permission()).prestudies


def test_names_of_live_come_first() -> None:
    """What is shown for an id is what TAK calls it, else what the files call it."""
    made = plan([], [block(addresses=[EKEN, ASPEN])], routing(contract=GET_BOOKING))
    assert ("Vårdcentralen Eken", "Vårdcentralen 003") == (made.name(EKEN), made.name(ASPEN.lower()))


def test_a_system_by_the_name_that_tak_has() -> None:
    """A component that TAK names otherwise than its file is shown as TAK names it."""
    made = plan([], [block(replaces=BOKVAST)], routing(OTHER_PRODUCER))
    assert ("Region Exempel -- Bokning Väst", "Region Exempel -- Tidbok") == (made.name(BOKVAST), made.name(TIDBOK))


def test_a_name_from_the_base() -> None:
    """What is removed keeps the name that the file of the base has for it."""
    made = plan([block(addresses=[ASPEN])], [], routing(address=ASPEN))
    assert "Vårdcentralen 003" == made.name(ASPEN)


def test_nothing_has_no_name() -> None:
    """No identifier, no name; nor has one that nobody mentions."""
    made = plan([], [])
    assert (None, None) == (made.name(None), made.name(EKEN))


def test_counts_of_live() -> None:
    """A plan says against how many rows it was made, and how many of them are in force on its day."""
    made = plan([], [], routing(), permission(), routing(address=BOKEN, last=DAY), known=False)
    assert (2, 1) == (made.live.counts.routings, made.live.counts.permissions)
    assert (2, 1) == made.live.in_force


def test_an_environment_that_is_left() -> None:
    """An environment that is no longer described is told of, and nothing is ordered for it."""
    findings = left_environments(["ntjp-prod", "ntjp-qa"], ["ntjp-qa", "ntjp-dev"])
    assert [("TG408", Severity.NOTE, "environments/ntjp-prod/environment.yaml")] == [
        (each.rule, each.severity, str(each.place)) for each in findings
    ]
