"""The decision: what TAK-web answers to an order, stage by stage, and what it does (domain.md 4.2, 4.3, 4.6)."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.acceptance.changing import (
    PermissionChanges,
    RoutingChanges,
    When,
    several_permissions,
    several_routings,
)
from tak_gitops.acceptance.duplicates import TakStumbleError, duplicates
from tak_gitops.acceptance.plain import new_objects, unstorable
from tak_gitops.acceptance.receipt import List, Receipt, Stumble
from tak_gitops.acceptance.relations import Relations, missing_fields
from tak_gitops.acceptance.report import (
    accepted,
    created,
    permission_not_there,
    rejected,
    routing_not_there,
    runtime_error,
    unreadable,
)
from tak_gitops.acceptance.rows import Effects
from tak_gitops.sources.order_reader import UnreadableOrderError, parse_order

if TYPE_CHECKING:
    from datetime import tzinfo

    from tak_gitops.acceptance.plain import NewObjects
    from tak_gitops.acceptance.rows import TakRows
    from tak_gitops.model.tak_order import TakOrder


_RETURNED = 'the return value of "se.skltp.tak.web.dto.bestallning.JsonBestallning'


class Decision(NamedTuple):
    """What TAK-web answers, and what it does: nothing unless the order is accepted."""

    receipt: Receipt
    effects: Effects


def decide_text(rows: TakRows, text: str, *, user: str, platform: str, zone: tzinfo = UTC) -> Decision:
    """The decision on an order as it was posted; `zone` is that of the server's clock (domain.md 4.6)."""
    try:
        order = parse_order(text, zone)
    except UnreadableOrderError:
        return Decision(unreadable(), Effects())
    return decide(rows, order, user=user, platform=platform)


def decide(rows: TakRows, order: TakOrder, *, user: str, platform: str) -> Decision:
    """The decision on an order that `user` sends to the TAK of `platform`.

    It stops at the first stage at which anything is wrong, and then nothing is done. TAK never looks at its
    own clock: all days are those of the order.
    """
    try:
        return _Deciding(rows, order, user).run(platform)
    except _RefusedError as refused:
        return Decision(rejected(refused.errors), Effects())
    except TakStumbleError as stumble:
        return Decision(runtime_error(stumble.stumble, stumble.cause), Effects())


class _RefusedError(Exception):
    """A stage found something wrong."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__()
        self.errors = errors


class _Deciding:
    """One order on its way through the stages."""

    def __init__(self, rows: TakRows, order: TakOrder, user: str) -> None:
        self.rows = rows
        self.order = order
        self.user = user

    def run(self, platform: str) -> Decision:
        order = self.order
        if order.platform != platform:
            _refuse_if(
                [
                    f"Beställningen avser plattform {order.platform}, men den här instansen av tak-web "
                    f"hanterar {platform}."
                ]
            )
        errors = duplicates(order)
        errors += missing_fields(order.exclude.permissions, order.exclude.routings, create=False)
        when = self.when()
        permissions, routings = PermissionChanges(self.rows, when), RoutingChanges(self.rows, when)
        _refuse_if([*errors, *self.exclude_routings(routings), *self.exclude_permissions(permissions)])
        new = new_objects(order, self.rows)
        _refuse_if(list(new.errors))
        _refuse_if(missing_fields(order.include.permissions, order.include.routings, create=True))
        self.include(new, permissions, routings)
        unstorable_name = unstorable(new)
        if unstorable_name is not None:
            raise TakStumbleError(
                Stumble.UNSTORABLE, f"could not execute statement [Incorrect string value: '{unstorable_name}']"
            )
        if order.ordered_on is None or order.execute_on is None:
            getter = "getBestallningsTidpunkt" if order.ordered_on is None else "getGenomforandeTidpunkt"
            cause = f'Cannot invoke "java.sql.Date.toString()" because {_RETURNED}.{getter}()" is null'
            raise TakStumbleError(Stumble.NO_DAY, cause)
        lines = [
            *(created(List.ADDRESSES, item.id) for item in new.addresses),
            *(created(List.COMPONENTS, item.id) for item in new.components),
            *(created(List.CONTRACTS, item.namespace) for item in new.contracts),
            *permissions.lines,
            *routings.lines,
        ]
        effects = Effects(
            new.addresses,
            new.components,
            new.contracts,
            tuple(routings.new_urls),
            tuple(routings.dropped_urls),
            tuple(routings.effects),
            tuple(permissions.effects),
        )
        return Decision(accepted(order, order.ordered_on, order.execute_on, lines), effects)

    def when(self) -> When:
        """The days of the order. Raises TakStumbleError where there is none, and rows need it."""
        order = self.order
        if order.execute_on is not None:
            return When.of(order.execute_on)
        if any((*section.permissions, *section.routings) for section in (order.include, order.exclude)):
            raise TakStumbleError(Stumble.NO_DAY, "date must not be null")
        from datetime import date

        return When.of(date.min)

    def exclude_routings(self, changes: RoutingChanges) -> list[str]:
        """Exclude routings, by address and contract alone; the messages of those that are refused."""
        errors = []
        for item in self.order.exclude.routings:
            address, contract = self.rows.address(item.logical_address or ""), self.rows.contract(item.contract or "")
            if address is None or contract is None:
                changes.lines.append(routing_not_there(item))
                continue
            key, rows = changes.find(address, contract)
            found = changes.in_the_way(rows)
            if len(found) > 1:
                errors.append(several_routings(found[0]))
            elif not found:
                changes.lines.append(routing_not_there(item))
            elif changes.end(key, rows, found[0], excluded=True):
                changes.drop_url(found[0].target)
        return errors

    def exclude_permissions(self, changes: PermissionChanges) -> list[str]:
        """Exclude permissions; the messages of those that are refused."""
        errors = []
        for item in self.order.exclude.permissions:
            address, contract = self.rows.address(item.logical_address or ""), self.rows.contract(item.contract or "")
            consumer = self.rows.component(item.consumer or "")
            if address is None or contract is None or consumer is None:
                changes.lines.append(permission_not_there(item))
                continue
            key, rows = changes.find(address, contract, consumer)
            found = changes.in_the_way(rows)
            if len(found) > 1:
                errors.append(several_permissions(found[0]))
            elif not found:
                changes.lines.append(permission_not_there(item))
            else:
                changes.end(key, rows, found[0], excluded=True)
        return errors

    def include(self, new: NewObjects, permissions: PermissionChanges, routings: RoutingChanges) -> None:
        """Include permissions and routings; raises _RefusedError."""
        relations = Relations(self.rows, new, self.user)
        permissions_for, routings_to = relations.permissions(self.order), relations.routings(self.order)
        _refuse_if(relations.errors)
        refused = [
            *(permissions.include(item) for item in permissions_for),
            *(routings.include(item) for item in routings_to),
        ]
        _refuse_if([message for message in refused if message])


def _refuse_if(errors: list[str]) -> None:
    if errors:
        raise _RefusedError(errors)
