"""What TAK will answer to the order of a plan, and which of its lines TAK would refuse (design.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.acceptance.catalogue_rows import CatalogueRows
from tak_gitops.acceptance.decide import decide
from tak_gitops.acceptance.plain import is_storable
from tak_gitops.acceptance.receipt import Outcome, Stumble
from tak_gitops.model.changes import Action, Blocked, Kind
from tak_gitops.model.tak_order import OrderSection, PermissionItem, PlainItem, RoutingItem, TakOrder
from tak_gitops.sources.json_order import clean
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tak_gitops.acceptance.receipt import Receipt
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.changes import Change, NewObject
    from tak_gitops.texts import Message


class Foreseen(NamedTuple):
    """The answer to an order before it is sent; `refused` are the lines for which TAK would refuse it whole."""

    receipt: Receipt
    refused: tuple[Blocked, ...]


def foresee(
    catalogue: Catalogue, changes: Sequence[Change], objects: Iterable[NewObject], platform: str, day: date
) -> Foreseen:
    """What TAK answers to these lines, ordered to take effect on `day`.

    TAK tells only that something in an order is wrong, or of several things each; so where it would refuse,
    every line is asked about alone.
    """
    rows = CatalogueRows(catalogue)
    new = {(each.kind, each.hsa_id): each for each in objects}
    receipt = decide(rows, order_of(changes, new.values(), platform, day), user="", platform=platform).receipt
    if receipt.outcome is Outcome.ACCEPTED:
        return Foreseen(receipt, ())
    refused = []
    for change in changes:
        needed = [new[each] for each in _mentioned(change) if each in new]
        alone = decide(rows, order_of([change], needed, platform, day), user="", platform=platform).receipt
        if alone.outcome is not Outcome.ACCEPTED:
            refused.append(Blocked(change, _why(alone, needed, day)))
    # What TAK refuses only in company is nobody's fault in particular
    return Foreseen(receipt, tuple(refused or [Blocked(change, _why(receipt, (), day)) for change in changes]))


def order_of(changes: Iterable[Change], objects: Iterable[NewObject], platform: str, day: date) -> TakOrder:
    """The order that TAK-web reads when these lines are sent to it, in one part."""
    permissions: dict[bool, list[PermissionItem]] = {True: [], False: []}
    routings: dict[bool, list[RoutingItem]] = {True: [], False: []}
    for change in changes:
        removed = change.action is Action.REMOVE
        if change.kind is Kind.PERMISSION:
            permissions[removed].append(PermissionItem(change.logical_address, change.contract, change.consumer))
            continue
        target = change.before if removed else change.after
        if target is not None:
            routings[removed].append(RoutingItem(change.logical_address, change.contract, *target))
    plain: dict[str, list[PlainItem]] = {"logical_address": [], "system": []}
    for each in objects:
        plain[each.kind].append(PlainItem(each.hsa_id, clean(each.name)))
    return TakOrder(
        platform,
        1.0,
        0,
        day,
        day,
        "",
        "",
        OrderSection(
            tuple(plain["logical_address"]),
            tuple(plain["system"]),
            (),
            tuple(permissions[False]),
            tuple(routings[False]),
        ),
        OrderSection(permissions=tuple(permissions[True]), routings=tuple(routings[True])),
    )


def _mentioned(change: Change) -> list[tuple[str, str]]:
    """What a line may need that the order creates."""
    if change.action is Action.REMOVE:
        return []
    component = change.after.producer if change.after else change.consumer
    return [("logical_address", change.logical_address), *([("system", component)] if component else [])]


def _why(receipt: Receipt, objects: Iterable[NewObject], day: date) -> Message:
    """Why TAK would refuse, and the way out."""
    if receipt.stumble is Stumble.SAME_ROW:
        return msg("TG412", day=day.isoformat())
    if receipt.stumble is Stumble.UNSTORABLE:
        return msg("TG413", name=", ".join(each.name for each in objects if not is_storable(each.name)))
    return msg("TG414", answer=" ".join(receipt.errors))
