"""What a plan says of the flows of its lines, and what must be seen to before it is ordered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from builders.states import (
    BOKEN,
    DAY,
    EKEN,
    ENVIRONMENT,
    GET_BOOKING,
    JOURNAL,
    MAKE_BOOKING,
    OTHER_PRODUCER,
    OTHER_URL,
    PORTAL,
    TIDBOK,
    World,
    block,
    catalogue,
    desired,
    path,
    permission,
    routing,
    worlds,
)
from tak_gitops.findings import Finding, Place, Severity
from tak_gitops.flows.flowed import flowed
from tak_gitops.model.declarations import Word
from tak_gitops.model.desired import Block, Desired
from tak_gitops.model.entries import Permission, Routing
from tak_gitops.model.flows import FileFlow, Flow
from tak_gitops.model.identifiers import fold
from tak_gitops.model.line_keys import key_of
from tak_gitops.model.repository_files import Certificate, Contact, System
from tak_gitops.plan import Plan, make_plan

BASED = (routing(), permission())
MINE = block(consumers=[JOURNAL])
ASKED = {"TG430", "TG431", "TG432"}
"""The rules that stop an order."""


def planned(
    base: Sequence[Block] | Desired,
    head: Sequence[Block] | Desired,
    *rows: Routing | Permission,
    before: Mapping[str, System] | None = None,
    known: bool = True,
) -> Plan:
    """The plan of a change of the files, with its flows."""
    states = [each if isinstance(each, Desired) else desired(*each) for each in (base, head)]
    over = catalogue(*rows, objects=known)
    plan = make_plan(states[0], states[1], over, DAY, "main@4f1c9d2")
    return flowed(plan, states[0], states[1], over, before or {})


def asked(plan: Plan) -> list[tuple[str, str, int]]:
    """What stops the order: rule, path and line."""
    return [
        (each.message.key, each.place.path, each.place.line)
        for each in plan.findings
        if each.rule in ASKED and each.place and each.severity is Severity.ERROR
    ]


def with_words(each: Block, consumers: Sequence[str], **values: object) -> Block:
    """A file with words for its consumers, and other keys."""
    words = tuple(Word(name, 20, 3) for name in consumers)
    return replace(each, declaration=each.declaration._replace(consumers=words, **values))  # type: ignore[arg-type]


def test_a_new_connection_needs_a_prestudy() -> None:
    """And says which one it has."""
    new = block("ny", contracts=[GET_BOOKING], consumers=[JOURNAL], prestudy="FS-2026-014")
    plan = planned([MINE], [MINE, new], *BASED)
    assert [] == asked(plan)
    assert (FileFlow(path("ny"), Flow.NEW_CONNECTION, 2, "FS-2026-014"),) == plan.file_flows
    assert {Flow.NEW_CONNECTION} == set(plan.flows.values())


def test_a_prestudy_that_is_missing() -> None:
    """An error at the top of the file, with the line to write; once for a file."""
    new = block("ny", contracts=[GET_BOOKING], addresses=[EKEN, BOKEN], consumers=[JOURNAL])
    plan = planned([MINE], [MINE, new], *BASED)
    assert [("TG430", path("ny"), 1)] == asked(plan)


def test_an_access_refers_to_its_prestudy() -> None:
    """In its own word; an earlier case will do."""
    access = block("las", target=None, consumers=[PORTAL])
    assert [("TG430.access", path("las"), 1)] == asked(planned([MINE], [MINE, access], *BASED))
    referring = with_words(access, ["portal"], reference="TSK-104233")
    assert [] == asked(planned([MINE], [MINE, referring], *BASED))


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ([block(addresses=[EKEN, BOKEN], consumers=[JOURNAL])], BASED),
        ([block(target=OTHER_URL, consumers=[JOURNAL])], BASED),
        ([MINE, block("las", target=None, consumers=[PORTAL])], (*BASED, permission(PORTAL))),
        ([], BASED),
        ([block()], BASED),
    ],
)
def test_nobody_asks_for_more(head: Sequence[Block], rows: Sequence[Routing | Permission]) -> None:
    """More addresses, another URL, what is live already, and removals need no prestudy (domain.md 6)."""
    assert [] == asked(planned([MINE], head, *rows))


def test_what_is_adopted_is_never_asked_about() -> None:
    """Whatever it would be if it were new."""
    assert [] == asked(planned([], [MINE, block("las", target=None, consumers=[PORTAL])], *BASED, permission(PORTAL)))


def test_addresses_in_a_list_beside_the_file() -> None:
    """The file that names the list has the prestudy, and is told of."""
    new = block("ny", contracts=[GET_BOOKING], consumers=[JOURNAL])
    listed = new.addresses._replace(path="environments/ntjp-qa/ny.csv")
    plan = planned([MINE], [MINE, replace(new, addresses=listed)], *BASED)
    assert [("TG430", path("ny"), 1)] == asked(plan)
    assert {path("ny")} == {each.path for each in plan.file_flows}


def test_a_routing_that_nobody_may_call() -> None:
    """Told at the contract in the file, with how many addresses there are."""
    plan = planned([MINE], [MINE, block("boken", addresses=[BOKEN])], *BASED)
    assert [("TG431", path("boken"), 10)] == asked(plan)


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ([block("boken", addresses=[BOKEN], consumers=[JOURNAL])], ()),
        ([block("boken", addresses=[BOKEN]), block("las", target=None, addresses=[BOKEN], consumers=[JOURNAL])], ()),
        ([block("boken", addresses=[BOKEN])], (permission(PORTAL, BOKEN),)),
        ([block("boken", addresses=[BOKEN])], (permission(PORTAL, "*"),)),
        ([with_words(block("boken", addresses=[BOKEN]), [], no_consumers="Konsumenten ansluts i februari")], ()),
    ],
)
def test_a_routing_that_somebody_may_call(head: Sequence[Block], rows: Sequence[Routing | Permission]) -> None:
    """By this file or another of the change, by live, by a default; or the file says why nobody may."""
    assert [] == asked(planned([MINE], [MINE, *head], *BASED, *rows))


def test_the_last_permission_goes_as_the_routing_comes() -> None:
    """What is live and removed by the same order does not count."""
    access = block("las", target=None, addresses=[BOKEN], consumers=[JOURNAL])
    plan = planned([MINE, access], [MINE, block("boken", addresses=[BOKEN])], *BASED, permission(JOURNAL, BOKEN))
    assert [("TG431", path("boken"), 10)] == asked(plan)


ACCESS = with_words(block("las", target=None, addresses=[BOKEN], consumers=[JOURNAL]), ["journal"])


def test_a_permission_that_leads_nowhere() -> None:
    """The address has no routing, here or by a default; the lines of a connection are shown."""
    plan = planned([MINE], [MINE, ACCESS], *BASED)
    assert [("TG432", path("las"), 20)] == asked(plan)
    (suggestion,) = plan.suggestions
    assert (path("las"), "flow.connection_instead.whole") == (suggestion.path, suggestion.why.key)
    assert (
        "kind: Connection",
        "prestudy: FS-…",
        "producer: …",
        "rivta_profile: RIVTABP21",
        "url: https://…",
        "contracts:",
        "  - crm:scheduling:MakeBooking:1",
        "logical_addresses:",
        f"  - id: {BOKEN}",
        "    name: Vårdcentralen Boken",
        "consumers:",
        "  - journal",
    ) == suggestion.lines


@pytest.mark.parametrize(
    "more",
    [
        (routing(address=BOKEN),),
        (routing(address=BOKEN, first=date(2027, 1, 1)),),
        (routing(address="*"),),
        (routing(address="SE"),),
    ],
)
def test_a_permission_that_leads_somewhere(more: Sequence[Routing]) -> None:
    """By a routing of its own, now or soon, or by a default."""
    assert [] == asked(planned([MINE], [MINE, ACCESS], *BASED, *more))


def test_a_permission_on_a_default_address() -> None:
    """Is of use where anything of the contract is routed."""
    everywhere = block("alla", target=None, addresses=["*"], consumers=[JOURNAL], prestudy="FS-1")
    assert [] == asked(planned([MINE], [MINE, everywhere], *BASED))
    nowhere = replace(everywhere, contracts=(GET_BOOKING,))
    assert [("TG432", path("alla"), 20)] == asked(planned([MINE], [MINE, nowhere], *BASED))


def test_a_routing_that_is_lost() -> None:
    """What the files route and live lacks is drift, and told as that."""
    plan = planned([MINE], [block(consumers=[JOURNAL, PORTAL], prestudy="FS-1")], permission())
    assert ([], 1) == (asked(plan), len(plan.drift))


def test_the_routing_goes_as_the_permission_comes() -> None:
    """A routing that the same order removes does not count."""
    plan = planned([MINE, block("boken", addresses=[BOKEN])], [MINE, ACCESS], *BASED, routing(address=BOKEN))
    assert [("TG432", path("las"), 20)] == asked(plan)


def test_connected_already_is_access() -> None:
    """Where another producer has the routing, the lines of an access for the consumers of the file are shown."""
    both = with_words(
        block(addresses=[EKEN, BOKEN], contracts=[MAKE_BOOKING, GET_BOOKING], consumers=[JOURNAL]),
        ["journal"],
        prestudy="FS-2026-014",
    )
    theirs = ((EKEN, MAKE_BOOKING), (BOKEN, MAKE_BOOKING), (BOKEN, GET_BOOKING))
    plan = planned([], [both], *(routing(OTHER_PRODUCER, *each) for each in theirs))
    assert ["flow.access_instead"] * 2 == [each.why.key for each in plan.suggestions]
    assert (
        "kind: Access",
        "reference: FS-2026-014",
        "consumers:",
        "  - journal",
        "contracts:",
        "  - crm:scheduling:MakeBooking:1",
        "logical_addresses:",
        f"  - {EKEN}",
        f"  - {BOKEN}",
    ) == plan.suggestions[1].lines


def test_a_file_that_is_all_of_the_other_kind() -> None:
    """The lines replace it; nobody is told to keep a rest that there is not."""
    one = with_words(block(consumers=[JOURNAL]), ["journal"])
    (suggestion,) = planned([], [one], routing(OTHER_PRODUCER)).suggestions
    assert (path("eken"), "flow.access_instead.whole") == (suggestion.path, suggestion.why.key)


def test_another_producer_of_what_the_file_had() -> None:
    """A file that changes its producer means no Access: its consumers have their permissions."""
    mine = with_words(MINE, ["journal"])
    other = with_words(block(target=OTHER_PRODUCER, consumers=[JOURNAL]), ["journal"])
    plan = planned([mine], [other], *BASED)
    assert ["TG401"] == [each.message.key[:5] for each in plan.blocked]
    assert () == plan.suggestions


def test_a_connection_without_consumers_is_no_access() -> None:
    """There is nothing to give a permission to."""
    assert () == planned([], [block()], routing(OTHER_PRODUCER)).suggestions


def system(hsa_id: str = TIDBOK, **values: object) -> System:
    """A system of the world, with a contact who can be reached."""
    name = values.pop("name", "Tidbok")
    contacts = (Contact("technical", phone="08-123 45 67"),)
    ids = ((ENVIRONMENT, hsa_id), ("ntjp-prod", "SE1"))
    places = (("name", 2, 1),)
    made = System("systems/x.yaml", "x", "Region Exempel", str(name), ids, contacts, places=places)
    return made._replace(**values)  # type: ignore[arg-type]


def state(each: System, *blocks: Block) -> Desired:
    """What files declare, with one system that is described."""
    return replace(desired(*blocks), known={"x": each})


def told(plan: Plan, *rules: str) -> list[Finding]:
    """What some rules say."""
    return [each for each in plan.findings if each.rule in rules]


@pytest.mark.parametrize(
    ("before", "flow"),
    [
        ({}, Flow.NEW_SYSTEM),
        ({"x": system()}, Flow.ENVIRONMENT_ADDED),
        ({"x": system(hsa_ids=((ENVIRONMENT, "SE2"),))}, Flow.NEW_SYSTEM),
    ],
)
def test_a_system_that_the_order_creates(before: Mapping[str, System], flow: Flow) -> None:
    """New, or added to an environment, by whether it had another one before."""
    new = block("ny", consumers=[JOURNAL], prestudy="FS-1")
    plan = planned([], state(system(JOURNAL), new), routing(), permission(PORTAL), before=before, known=False)
    assert {fold(JOURNAL): flow} == plan.object_flows


def test_a_new_system_that_nobody_answers_for() -> None:
    """Of those that an order creates, one without a contact who can be reached is told of."""
    new = block("ny", consumers=[JOURNAL], prestudy="FS-1")
    lone = system(JOURNAL, contacts=(Contact("owner", "Någon"),))
    found = told(planned([], state(lone, new), routing(), known=False), "TG435")
    assert [Place("systems/x.yaml", 2, 1)] == [each.place for each in found]
    assert [] == told(planned([], state(lone, new), routing(), permission(PORTAL), permission(), known=False), "TG435")


@pytest.mark.parametrize(("valid_to", "is_told"), [(date(2026, 11, 22), True), (DAY, False), (None, False)])
def test_a_certificate_that_has_ended(valid_to: date | None, is_told: bool) -> None:
    """Before the day of the order; its last day is a good one."""
    ended = system(certificates=(Certificate(ENVIRONMENT, TIDBOK, valid_to, line=7),))
    more = block(addresses=[EKEN, BOKEN], consumers=[JOURNAL])
    found = told(planned([MINE], state(ended, more), *BASED), "TG434")
    assert [Place("systems/x.yaml", 7)] * is_told == [each.place for each in found]
    assert [] == told(planned([MINE], state(ended), *BASED), "TG434")


def test_a_system_that_is_renamed() -> None:
    """TAK is not told by an order; where it has the name already there is nothing to say."""
    live = (routing(OTHER_PRODUCER),)
    hsa_id = str(OTHER_PRODUCER.producer)
    before, after = (state(system(hsa_id, name=name)) for name in ("Bokning", "Bokning Öst"))
    (found,) = told(planned(before, after, *live), "TG436")
    assert "Region Exempel -- Bokning Väst" == dict(found.message.values)["live"]
    assert [] == told(planned(before, state(system(hsa_id, name="Bokning Väst")), *live), "TG436")
    assert [] == told(planned(before, before, *live), "TG436")


def test_an_address_that_is_renamed() -> None:
    """Its name in the file is another than before, and than TAK's."""
    renamed = replace(MINE, addresses=MINE.addresses._replace(names=("Vårdcentralen Linden",)))
    (found,) = told(planned([MINE], [renamed], *BASED), "TG436")
    assert ("TG436.address", Place(path("eken"), 100, 5)) == (found.message.key, found.place)
    assert [] == told(planned([], [renamed], *BASED), "TG436")
    assert [] == told(planned([renamed], [renamed], *BASED), "TG436")


def test_an_address_that_another_file_calls_as_tak_does() -> None:
    """A new file with another name for it renames nothing: its HSA-id may be the wrong one, and no case is made."""
    new = block("ny", target=None, consumers=[PORTAL], prestudy="FS-1")
    new = replace(new, addresses=new.addresses._replace(names=("Vårdcentralen Linden",)))
    named = replace(MINE, addresses=MINE.addresses._replace(names=("Vårdcentralen Eken",)))
    plan = planned([named], [named, new], *BASED)
    assert [] == told(plan, "TG436")
    assert ["TG439"] == [each.rule for each in told(plan, "TG439")]
    assert () == plan.cases


def test_a_near_duplicate_in_tak() -> None:
    """Is told of when the system comes or is renamed, not for ever after."""
    live = (routing(OTHER_PRODUCER),)
    alike = state(system("SE2321000131-NYTT", name="Bokning-väst"))
    assert ["TG151"] == [each.rule for each in told(planned([], alike, *live), "TG151")]
    assert [] == told(planned(alike, alike, *live), "TG151")


@given(worlds())
def test_every_line_has_its_flow(world: World) -> None:
    """And what the files are called adds up to their lines."""
    over = world.catalogue()
    plan = flowed(make_plan(world.base, world.head, over, DAY, "main"), world.base, world.head, over, {})
    assert {key_of(change) for change in plan.changes} == plan.flows.keys()
    assert len(plan.changes) == sum(each.lines for each in plan.file_flows)
    assert all(each.path for each in plan.file_flows)
