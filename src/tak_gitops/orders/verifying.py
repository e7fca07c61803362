"""What a later export says of orders that were sent: in force, carried out differently, or not to be seen yet."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from tak_gitops.model.changes import Action, Kind
from tak_gitops.model.entries import Target
from tak_gitops.model.identifiers import fold
from tak_gitops.model.swedish_time import SWEDEN
from tak_gitops.orders.cases.seen import case_rows
from tak_gitops.orders.ledger.entry import Entry, Status
from tak_gitops.orders.ledger.planned import line_key
from tak_gitops.orders.ledger.records import Row
from tak_gitops.orders.line_state import LineState, Standing, line_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tak_gitops.limits.facts import LastOrder
    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.orders.order_file import Line

VERIFIABLE = frozenset({Status.ACCEPTED, Status.SENT})
"""What a later export can prove."""

CASES_TAKE = timedelta(days=14)
"""How long a case may be without an answer before somebody should ask: service desks are slower than exports."""

_DAY = timedelta(days=1)
_PERMISSION_THERE = "permission"
_UNKNOWN = "?"


class Why(StrEnum):
    """Why an order is still waiting."""

    LATER = "later"
    """It is to take effect on a later day."""
    OLDER = "older"
    """The export is not newer than the sending."""
    AGELESS = "ageless"
    """The export does not tell when it was made."""
    HIDDEN = "hidden"
    """The source does not show what would tell before from after, such as URLs in the TAK-api."""
    ABSENT = "absent"
    """Some of its rows, or all, are as before."""
    PEOPLE = "people"
    """It is a case that no export shows: somebody says when it is done."""


class RowSeen(NamedTuple):
    """A row of an order in an export; `standing` is None where the source does not show enough to tell."""

    row: Row
    standing: Standing | None


class Verdict(NamedTuple):
    """What an export says of one order; `why` is None unless it waits.

    `rows` are those of its `total` rows that are not as ordered, `waited` is how long it has been on its way, and
    `late` whether that is longer than it should.
    """

    entry: Entry
    result: Literal["verified", "diverged", "waiting"]
    why: Why | None
    rows: tuple[Row, ...]
    total: int
    waited: timedelta
    late: bool


class Setting(NamedTuple):
    """When orders are looked at: the moment (UTC), the Swedish day, and how long they may be on their way."""

    now: datetime
    day: date
    patience: timedelta


def verdicts(entries: Sequence[Entry], catalogue: Catalogue, setting: Setting) -> list[Verdict]:
    """What the export says of each entry, which must have been sent: what is not proven is waiting.

    Only an export that was made after the sending counts. All rows as ordered: verified; any row that is neither as
    before nor as ordered: diverged.
    """
    seen = rows_seen(entries, catalogue, setting.day)
    return [_verdict(entry, found, catalogue, setting) for entry, found in zip(entries, seen, strict=True)]


def is_newer(snapshot: datetime | None, entry: Entry) -> bool | None:
    """Whether an export was made after the last attempt of an entry; None where the export does not tell."""
    if snapshot is None or entry.claim is None:
        return None
    return snapshot > entry.claim.claimed_at


def rows_seen(entries: Sequence[Entry], catalogue: Catalogue, day: date) -> list[list[RowSeen]]:
    """Where live stands on `day` with every row of each entry.

    An entry that only brings new objects has these as its rows, so that nothing is proven by nothing. A row that is
    as before or as ordered from the next day on is about to be so: that is no deviation.
    """
    states = line_states([line for entry in entries for line in entry.order.lines], catalogue, day)
    odd = [state.line for state in states if _standing(state) is Standing.OTHER]
    tomorrow = day + _DAY if day < date.max else day
    still_odd = {id(state.line): _standing(state) is Standing.OTHER for state in line_states(odd, catalogue, tomorrow)}
    rows = iter([_row(state, is_odd=still_odd.get(id(state.line), False)) for state in states])
    result = []
    for entry in entries:
        own = [next(rows) for line in entry.order.lines if line_key(line) is not None]
        if case := entry.order.asked:
            result.append([RowSeen(*seen) for seen in case_rows(case, catalogue)])
        else:
            result.append(own or [_object(line, catalogue) for line in entry.order.lines])
    return result


def expected_rows(last: LastOrder | None, entries: Iterable[Entry]) -> LastOrder | None:
    """The newest merged order with the rows that entries on their way remove taken off what live should have."""
    if last is None:
        return None
    gone = Counter(
        line.kind
        for entry in entries
        if entry.order.path != last.path
        for line in entry.order.lines
        if line.action == Action.REMOVE.value
    )
    return last._replace(
        routings=last.routings - gone[Kind.ROUTING.value], permissions=last.permissions - gone[Kind.PERMISSION.value]
    )


def _verdict(entry: Entry, seen: Sequence[RowSeen], catalogue: Catalogue, setting: Setting) -> Verdict:
    waited = max(setting.now - _due_from(entry), timedelta(0))
    rows = tuple(each.row for each in seen if each.standing is not Standing.AFTER)
    why = _waiting_for(entry, {each.standing for each in seen}, catalogue, setting)
    if why:
        patience = max(setting.patience, CASES_TAKE) if entry.order.asked else setting.patience
        late = why is not Why.LATER and waited > patience
        shown = rows if why in {Why.ABSENT, Why.HIDDEN} else ()
        return Verdict(entry, "waiting", why, shown, len(seen), waited, late)
    return Verdict(entry, "diverged" if rows else "verified", None, rows, len(seen), waited, late=False)


def _waiting_for(entry: Entry, standings: set[Standing | None], catalogue: Catalogue, setting: Setting) -> Why | None:
    """Why nothing is proven yet; None where something is."""
    if entry.order.asked and not standings:
        return Why.PEOPLE
    if entry.order.execute_on and entry.order.execute_on > setting.day:
        return Why.LATER
    newer = is_newer(catalogue.snapshot, entry)
    if newer is not True:
        return Why.AGELESS if newer is None else Why.OLDER
    if Standing.OTHER in standings or standings == {Standing.AFTER}:
        return None
    return Why.HIDDEN if None in standings and Standing.BEFORE not in standings else Why.ABSENT


def _due_from(entry: Entry) -> datetime:
    """From when the order should show: its sending, or the beginning of the day on which it takes effect."""
    if entry.claim is None:
        raise ValueError(entry.order.seq)
    if entry.order.execute_on is None:
        return entry.claim.claimed_at
    return max(entry.claim.claimed_at, datetime.combine(entry.order.execute_on, time(), SWEDEN))


def _row(state: LineState, *, is_odd: bool) -> RowSeen:
    line, standing = state.line, _standing(state)
    if standing is Standing.OTHER and not is_odd:
        standing = Standing.BEFORE
    found = "; ".join(_shown(line, target) for target in state.found) or None
    return RowSeen(Row(line_key(line) or "", _expected(line), found), standing)


def _standing(state: LineState) -> Standing | None:
    """Where a row stands; what the source does not show of it counts neither way, None where nothing else tells."""
    line, found = state.line, state.found
    if state.standing is not Standing.OTHER or len(found) != 1 or all(part is not None for part in found[0]):
        return state.standing
    after, before = _agrees(found[0], line.after), _agrees(found[0], line.before)
    if after and before:
        return None
    return Standing.AFTER if after else Standing.BEFORE if before else Standing.OTHER


def _agrees(found: Target, wanted: dict[str, str | None] | None) -> bool:
    """Whether what is known of a target is as wanted; only URLs mind letter case (domain.md 4.3)."""
    if wanted is None:
        return False
    target = Target(**wanted)
    if found.url is not None and found.url != target.url:
        return False
    pairs = ((found.producer, target.producer), (found.rivta_profile, target.rivta_profile))
    return all(known is None or fold(known) == fold(part or "") for known, part in pairs)


def _expected(line: Line) -> str | None:
    if line.action == Action.REMOVE.value:
        return None
    return _shown(line, Target(**line.after)) if line.after else _PERMISSION_THERE


def _shown(line: Line, target: Target) -> str:
    """A target on one line; a permission has none, and is only there."""
    if line.kind == Kind.PERMISSION.value:
        return _PERMISSION_THERE
    return " ".join(part or _UNKNOWN for part in target)


def _object(line: Line, catalogue: Catalogue) -> RowSeen:
    """A new object, where there is nothing else: it is there or it is not."""
    table = catalogue.addresses if line.kind == "logical_address" else catalogue.components
    identifier = line.key["hsa_id"]
    found = table.spelling(identifier)
    row = Row(f"{line.kind}:{fold(identifier)}", identifier, found)
    return RowSeen(row, Standing.BEFORE if found is None else Standing.AFTER)
