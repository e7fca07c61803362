"""Changes and new objects, made by hand or drawn by hypothesis, as a plan would hold them."""

from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from builders.states import DAY, EKEN, ENVIRONMENT, JOURNAL, MAKE_BOOKING, OTHER_URL, PLATFORM, TARGET, path
from tak_gitops.findings import Place
from tak_gitops.model.catalogue import Counts
from tak_gitops.model.changes import Action, Change, Kind, NewObject, Reason
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import fold
from tak_gitops.orders.order_file import OrderFile, make_order
from tak_gitops.plan import LiveFacts, Plan

REASONS = {Action.ADD: Reason.DECLARED, Action.CHANGE: Reason.REDEFINED, Action.REMOVE: Reason.UNDECLARED}
ORDER_PATH = f"orders/{ENVIRONMENT}/2026-11-23-eken-3f9a01c2b7de.json"
PLACE = Place(path("eken"), 9, 5)
CONTRACTS = tuple(f"urn:riv:crm:scheduling:{name}Responder:1" for name in ("MakeBooking", "GetBookingDetails", "Ping"))


def routing_change(
    action: Action = Action.ADD,
    address: str = EKEN,
    contract: str = MAKE_BOOKING,
    *,
    before: Target | None = None,
    after: Target | None = None,
    place: Place | None = PLACE,
) -> Change:
    """A change of a routing; where nothing else is said it goes from `TARGET` to another URL."""
    old = None if action is Action.ADD else before or TARGET
    new = None if action is Action.REMOVE else after or OTHER_URL
    return Change(action, Kind.ROUTING, address, contract, None, old, new, REASONS[action], place)


def permission_change(
    action: Action = Action.ADD,
    address: str = EKEN,
    contract: str = MAKE_BOOKING,
    consumer: str = JOURNAL,
    *,
    place: Place | None = PLACE,
) -> Change:
    """A permission that is added or removed."""
    return Change(action, Kind.PERMISSION, address, contract, consumer, None, None, REASONS[action], place)


class Ordered(NamedTuple):
    """What an order is made of."""

    changes: list[Change]
    objects: list[NewObject]


ids = st.text("ABCDEFGHIJ0123456789-_", min_size=1, max_size=40).map(lambda tail: f"SE2321000131-{tail}")
mixed_ids = ids.flatmap(lambda each: st.sampled_from((each, each.lower(), each.swapcase())))
urls = st.text("abcåä/&?.-_", max_size=60).map(lambda tail: f"https://tidbok.region.example/{tail}")
targets = st.builds(Target, mixed_ids, st.sampled_from(("RIVTABP21", "rivtabp20")), urls)
names = st.text(st.characters(codec="utf-8"), max_size=300)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """One change of any kind."""
    address, contract = draw(mixed_ids), draw(st.sampled_from(CONTRACTS))
    if draw(st.booleans()):
        action = draw(st.sampled_from((Action.ADD, Action.REMOVE)))
        return permission_change(action, address, contract, draw(mixed_ids))
    action = draw(st.sampled_from(Action))
    return routing_change(action, address, contract, before=draw(targets), after=draw(targets))


@st.composite
def orders(draw: st.DrawFn) -> Ordered:
    """Changes with one line a key, and objects that are new, each spelled in one way only."""
    drawn = draw(st.lists(changes(), min_size=1, max_size=12, unique_by=lambda each: fold(each.key)))
    several = sorted(map(_Speller(), drawn), key=lambda each: each.order)
    used: dict[tuple[str, str], None] = {}
    for change in several:
        if change.action is not Action.REMOVE:
            used["logical_address", change.logical_address] = None
            component = change.after.producer if change.after else change.consumer
            used["system", str(component)] = None
    new = [NewObject(kind, hsa_id, draw(names)) for kind, hsa_id in used if draw(st.booleans())]
    return Ordered(several, new)


def plan_of(ordered: Ordered, prestudies: tuple[str, ...] = ()) -> Plan:
    """A plan that asks for an order."""
    return Plan(
        environment=ENVIRONMENT,
        platform=PLATFORM,
        day=DAY,
        base="main@4f1c9d2",
        live=LiveFacts("0" * 64, None, Counts(1, 1, 1, 1, 1, 1, 1), (1, 1)),
        changes=tuple(ordered.changes),
        blocked=(),
        drift=(),
        released=(),
        orphans=(),
        new_objects=tuple(ordered.objects),
        prestudies=prestudies,
        adopted=0,
        unknown=0,
        unmanaged=0,
        names={},
        findings=(),
    )


def small_order() -> OrderFile:
    """An order with a line of each kind."""
    ordered = Ordered(
        [
            routing_change(Action.REMOVE, "SE2321000131-E000000000002"),
            permission_change(Action.REMOVE),
            routing_change(Action.CHANGE),
            routing_change(Action.ADD, "SE2321000131-NY"),
            permission_change(Action.ADD, "SE2321000131-NY"),
        ],
        [NewObject("logical_address", "SE2321000131-NY", "Vårdcentralen Ny")],
    )
    plan = plan_of(ordered, ("FS-2026-014",))
    return make_order(plan, ordered_by="Region Exempel", execute_on=date(2026, 12, 1))


class _Speller:
    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    def __call__(self, change: Change) -> Change:
        return change._replace(
            logical_address=self.one(change.logical_address),
            consumer=change.consumer and self.one(change.consumer),
            before=change.before and self.target(change.before),
            after=change.after and self.target(change.after),
        )

    def one(self, identifier: str) -> str:
        return self.known.setdefault(fold(identifier), identifier)

    def target(self, target: Target) -> Target:
        return target._replace(producer=self.one(str(target.producer)))
