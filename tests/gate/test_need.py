"""What a merge needs, by the paths that it changes, the orders that it brings, and the settings of its base."""

from typing import Any

import msgspec
import pytest

from builders.changes import Ordered, permission_change, plan_of, routing_change
from builders.states import EKEN, ENVIRONMENT
from tak_gitops.model.approvals import Approvals
from tak_gitops.model.changes import Action
from tak_gitops.model.repository_files import Declared, Settings, System
from tak_gitops.orders.gate.need import Need, need_of, needs_approval, rules_of_sending
from tak_gitops.orders.gate.owners import Because, Owner
from tak_gitops.orders.order_file import OrderFile, make_order

ORDER = f"orders/{ENVIRONMENT}/2026-11-23-eken-0123456789ab.json"
GOVERNANCE = (
    ".github/workflows/submit.yml",
    "../.github/CODEOWNERS",
    "../../.github/x/y",
    ".gitlab-ci.yml",
    "../.gitlab-ci.yml",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    "../docs/CODEOWNERS",
    "approvers.yaml",
    "approvers.yml",
    "tak-gitops.yaml",
    "tak-gitops.yml",
    "environments/ntjp-qa/environment.yaml",
    "environments/ntjp-qa/environment.yml",
    ".github/workflows/a\nb.yml",
    "environments/a\nb/environment.yaml",
)
ORDERING = (
    "systems/tidbok.yaml",
    "environments/ntjp-qa/tidbok/eken.yaml",
    ORDER,
    "orders/x",
    "orders/ntjp-qa/a\nb.json",
    "systems/\n.yaml",
)
FREE = (
    "README.md",
    "docs/x.md",
    "x/approvers.yaml",
    "approvers.yaml.bak",
    "systems",
    "my-systems/tidbok.yaml",
    "x/systems/tidbok.yaml",
    "../systems/tidbok.yaml",
    ".githubx/y",
    "x/.github/y",
    "CODEOWNERS.md",
    "tak-gitops.json",
)


def order(*actions: Action, environment: str = ENVIRONMENT) -> OrderFile:
    """An order with a permission line for each action; a routing that is added where there is none."""
    changes = [permission_change(action) for action in actions] or [routing_change()]
    made = make_order(plan_of(Ordered(changes, [])), ordered_by="X", execute_on=None)
    return msgspec.structs.replace(made, environment=environment)


def system(key: str, hsa_id: str, *owners: str, environment: str = ENVIRONMENT) -> System:
    """A system with owners."""
    return System(
        path=f"systems/{key}.yaml",
        key=key,
        organisation="X",
        name=key,
        hsa_ids=((environment, hsa_id),),
        contacts=(),
        status="active",
        owners=owners,
    )


def needed(paths: Any = (ORDER,), orders: Any = (), systems: Any = (), **rules: Any) -> Need:
    """What is needed, with the settings that a test names."""
    declared = Declared(Settings("tak-gitops.yaml"), {each.key: each for each in systems}, {}, {})
    return need_of(paths, orders, Approvals("github", "o/r", **rules), [declared])


@pytest.mark.parametrize("path", GOVERNANCE + ORDERING)
def test_what_orders_and_what_governs_needs_approval(path: str) -> None:
    """Also among files that need none."""
    assert needs_approval([path])
    assert needs_approval(["README.md", path, "x.md"])


@pytest.mark.parametrize("path", FREE)
def test_other_files_need_none(path: str) -> None:
    """A README is no order; nothing at all neither."""
    assert not needs_approval([path])
    assert not needs_approval([])


def test_what_says_where_orders_go() -> None:
    """Settings and environments; not who approves, and not what a forge does."""
    said = [*filter(None, (" ".join(rules_of_sending([path])) for path in (*GOVERNANCE, *ORDERING, *FREE)))]
    assert [path for path in GOVERNANCE if path.startswith(("tak-gitops", "environments/"))] == said


@pytest.mark.parametrize("path", GOVERNANCE)
def test_governance_needs_more(path: str) -> None:
    """The settings say how many, and the reason names the path."""
    need = needed([path, "README.md"], approvals=1, careful=3)
    assert 3 == need.approvals
    assert [("gate.why.governance", (("path", path),))] == [tuple(each) for each in need.why]
    assert need.conflict is None


@pytest.mark.parametrize("path", GOVERNANCE)
def test_governance_and_orders_never_pass_together(path: str) -> None:
    """Whoever changes the rules would profit from them; the first path is named."""
    need = needed([ORDER, path, "zzz/README.md"])
    assert need.conflict is not None
    assert ("gate.mixed", (("path", path),)) == tuple(need.conflict)
    assert 2 == need.approvals


def test_governance_and_declarations_may_come_together() -> None:
    """A new environment brings its files; nothing is ordered with it."""
    assert needed(["environments/a/environment.yaml", "environments/a/x.yaml"]).conflict is None


def test_what_only_adds_needs_the_usual_number() -> None:
    """One, or what the settings say; no reason has to be told."""
    assert Need(1) == needed(orders=[order(Action.ADD)])
    assert Need(4) == needed(orders=[order(Action.ADD), order()], approvals=4, careful=2)


@pytest.mark.parametrize(("approvals", "careful", "expected"), [(1, 2, 2), (3, 2, 3), (2, 2, 2), (1, 1, 1)])
def test_a_removal_needs_the_careful_number(approvals: int, careful: int, expected: int) -> None:
    """Never fewer than what is needed anyway."""
    need = needed(orders=[order(Action.ADD, Action.REMOVE)], approvals=approvals, careful=careful)
    assert expected == need.approvals
    assert [("gate.why.removal", (("environment", ENVIRONMENT),))] == [tuple(each) for each in need.why]


def test_production_needs_the_careful_number() -> None:
    """Only the environments that the settings name, and only where they are ordered in."""
    assert 2 == needed(orders=[order()], production=(ENVIRONMENT,)).approvals
    assert 1 == needed(orders=[order()], production=("other",)).approvals
    assert 1 == needed(["environments/ntjp-qa/x.yaml"], production=(ENVIRONMENT,)).approvals
    why = needed(orders=[order()], production=(ENVIRONMENT,)).why
    assert [("gate.why.production", (("environment", ENVIRONMENT),))] == [tuple(each) for each in why]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("orders/ntjp-qa/allow-x.yaml", 2),
        ("orders/ntjp-qa/allow-x.yml", 2),
        ("orders/ntjp-qa/disallow-x.yaml", 1),
        ("orders/ntjp-qa/x/allow-x.yaml", 1),
        ("orders/allow-x.yaml", 1),
        ("orders/ntjp-qa/allow-x.yaml.json", 1),
    ],
)
def test_opening_a_guard_needs_the_careful_number(path: str, expected: int) -> None:
    """An allow file of an environment (formats.md 5)."""
    need = needed([path])
    assert expected == need.approvals
    assert (["gate.why.guard"] if expected == 2 else []) == [each.key for each in need.why]


def test_every_reason_is_told() -> None:
    """In one order, environments sorted."""
    orders = [order(Action.REMOVE, environment="b"), order(Action.REMOVE, environment="a"), order(environment="c")]
    need = needed(["orders/a/allow-x.yaml"], orders, production=("c", "b"))
    shown = [(each.key, each.values[0][1] if each.values else "") for each in need.why]
    assert [
        ("gate.why.removal", "a"),
        ("gate.why.removal", "b"),
        ("gate.why.production", "b"),
        ("gate.why.production", "c"),
        ("gate.why.guard", ""),
    ] == shown


@pytest.mark.parametrize(
    ("signed", "orders", "production", "expected"),
    [
        ("never", [order(Action.REMOVE)], (ENVIRONMENT,), False),
        ("always", [], (), True),
        ("production_removals", [order(Action.REMOVE)], (ENVIRONMENT,), True),
        ("production_removals", [order(Action.ADD)], (ENVIRONMENT,), False),
        ("production_removals", [order(Action.REMOVE)], (), False),
        ("production_removals", [order(Action.REMOVE), order(environment="p")], ("p",), False),
        ("production_removals", [order(Action.ADD), order(Action.REMOVE, environment="p")], ("p",), True),
    ],
)
def test_when_signatures_are_needed_too(
    signed: str, orders: list[OrderFile], production: tuple[str, ...], expected: bool
) -> None:
    """Where rows of production are removed, not where some are removed and others touched in production."""
    assert expected is needed(orders=orders, signed=signed, production=production).signed


def test_owners_of_all_systems_that_are_touched() -> None:
    """Consumers and producers, before and after, of the environment, whatever the letter case; each once, sorted."""
    made = order(Action.ADD)
    consumer = made.lines[-1].key["consumer"]
    systems = [
        system("k", consumer.lower(), "@b", "@a"),
        system("k2", consumer, "@a"),
        system("other", "SE0000000000-X", "@c"),
        system("elsewhere", consumer, "@d", environment="ntjp-prod"),
    ]
    owners = needed(orders=[made], systems=systems).owned
    first = Owner("@a", (Because("k", "consumer", ENVIRONMENT), Because("k2", "consumer", ENVIRONMENT)))
    assert (first, Owner("@b", (Because("k", "consumer", ENVIRONMENT),))) == owners
    assert ("k", "k2") == first.systems
    assert ("@a", "@b") == needed(orders=[made], systems=systems).owners
    routed = order()
    after = next(line.after for line in routed.lines if line.kind == "routing")
    assert after
    owners = needed(orders=[routed], systems=[system("p", str(after["producer"]), "@p")]).owned
    assert (Owner("@p", (Because("p", "producer", ENVIRONMENT),)),) == owners
    addressed = needed(orders=[routed], systems=[system("a", EKEN, "@vc")]).owned
    assert (Owner("@vc", (Because("a", "logical_address", ENVIRONMENT),)),) == addressed
    assert () == needed(orders=[], systems=systems).owned


def test_the_producer_before_a_change_is_asked_too() -> None:
    """Who loses the traffic."""
    made = order()
    lines = tuple(
        msgspec.structs.replace(line, action="change", before={**(line.after or {}), "producer": "SE2321000131-OLD"})
        for line in made.lines
        if line.kind == "routing"
    )
    changed = msgspec.structs.replace(made, lines=lines)
    owners = needed(orders=[changed], systems=[system("o", "SE2321000131-OLD", "@old")]).owned
    assert (Owner("@old", (Because("o", "producer", ENVIRONMENT),)),) == owners
