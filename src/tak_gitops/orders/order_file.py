"""The order file: what a pull request brings and a reviewer approves (formats.md 4).

`lines` are what is ordered. Their digest, with environment, platform and day, names the order: two order
files with one digest order the same. Why a line is there and where the file says so is told for readers, and
does not count: a comment that moves a line by one must not undo an approval.
"""

from __future__ import annotations

import hashlib
import inspect
import itertools
import json
import re
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import msgspec

from tak_gitops.acceptance.predicted import predicted_bodies
from tak_gitops.errors import fail
from tak_gitops.model.changes import Action, Change, Kind, NewObject, Reason
from tak_gitops.model.entries import Target
from tak_gitops.orders.cases.line import CaseLine, case_line, require_case
from tak_gitops.sources.json_order import Payload, payloads
from tak_gitops.sources.order_reader import read_order_payload
from tak_gitops.sources.schemas import DIALECT
from tak_gitops.texts import LANGUAGES, msg, render

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from tak_gitops.plan import Plan

FORMAT_VERSION = "1.1"
DIGEST_SHOWN = 12
_ROW = ("logical_address", "contract")
_FIELDS = {"routing": _ROW, "permission": (*_ROW, "consumer"), "logical_address": ("hsa_id",), "system": ("hsa_id",)}
"""The fields of a key by the kind of the line, in their order: some read them one after the other."""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of an order; `key` has the parts of the key, spelled as they are ordered."""

    action: str
    kind: str
    key: dict[str, str]
    before: dict[str, str | None] | None
    after: dict[str, str | None] | None
    reason: str = ""
    path: str | None = None
    line: int | None = None

    def ordered(self) -> dict[str, Any]:
        """What counts of the line."""
        return {
            "action": self.action,
            "kind": self.kind,
            "key": self.key,
            "before": self.before,
            "after": self.after,
        }


class FlowNeed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A flow that needs a prestudy, and the prestudy that the file at `path` names for it."""

    flow: str
    path: str
    prestudy: str | None = None


class Needs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the order rests on besides its approval; its rows wait for the cases that `cases` has the keys of."""

    prestudies: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    flows: tuple[FlowNeed, ...] = ()


class MadeFrom(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The export that the order was worked out from, and the allow files that opened a guard for it.

    For readers and later guards, not part of the order.
    """

    digest: str
    snapshot: str | None
    counts: dict[str, int]
    key_sketch: str = ""
    allowed_by: tuple[str, ...] = ()


class OrderFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An order file, read or to be written. `execute_on` is an ISO day, None = the day it is sent.

    `receipt` is what TAK should answer to each part, as it looked when the file was written (`acceptance.predicted`).
    """

    format_version: str
    digest: str
    environment: str
    platform: str
    execute_on: str | None
    lines: tuple[Line, ...]
    cases: tuple[CaseLine, ...] = ()
    needs: Needs
    made_from: MadeFrom
    parts: tuple[dict[str, Any], ...]
    receipt: tuple[tuple[str, ...], ...] = ()

    @property
    def short_digest(self) -> str:
        """The digest as people see it."""
        return self.digest[:DIGEST_SHOWN]


def make_order(plan: Plan, *, ordered_by: str, execute_on: date | None) -> OrderFile:
    """The order that a plan asks for. The plan must have changes or cases, and nothing blocked."""
    lines = (*map(_object_line, plan.new_objects), *map(row_line, plan.changes))
    day = execute_on.isoformat() if execute_on else None
    cases = tuple(case_line(each, plan.platform, ordered_by) for each in plan.cases)
    digest = digest_of(plan.environment, plan.platform, day, lines, cases=cases, needs=plan.needs)
    about = (digest[:DIGEST_SHOWN], *plan.prestudies)
    snapshot = plan.live.snapshot
    parts: tuple[Payload, ...] = ()
    if lines or not cases:
        parts = tuple(_parts(plan.changes, plan.new_objects, plan.platform, ordered_by=ordered_by, about=about))
    return OrderFile(
        format_version=FORMAT_VERSION,
        digest=digest,
        environment=plan.environment,
        platform=plan.platform,
        execute_on=day,
        lines=lines,
        cases=cases,
        needs=Needs(plan.prestudies, plan.needs, tuple(_flow_needs(plan))),
        made_from=MadeFrom(
            plan.live.digest,
            snapshot.isoformat() if snapshot else None,
            dict(plan.live.counts._asdict()),
            plan.live.key_sketch,
            plan.guards.opened_by,
        ),
        parts=parts,
        receipt=predicted_bodies(plan.receipt, map(read_order_payload, parts)) if plan.receipt and parts else (),
    )


def _flow_needs(plan: Plan) -> Iterable[FlowNeed]:
    """What needs a prestudy, and which one it has."""
    for each in plan.file_flows:
        if each.flow.needs_prestudy:
            yield FlowNeed(each.flow.value, each.path, each.prestudy)


def digest_of(
    environment: str,
    platform: str,
    execute_on: str | None,
    lines: Iterable[Line],
    *,
    cases: Iterable[CaseLine] = (),
    needs: Iterable[str] = (),
) -> str:
    """SHA-256, as hex, over what is ordered, and over the cases that it waits for; their order does not count.

    Without cases it is what it was before there were any.
    """
    content: dict[str, object] = {"environment": environment, "platform": platform, "execute_on": execute_on}
    content["lines"] = sorted((line.ordered() for line in lines), key=_canonical)
    beside = {"cases": sorted((case.ordered() for case in cases), key=_canonical), "needs": sorted(needs)}
    content |= {name: value for name, value in beside.items() if value}
    return hashlib.sha256(_canonical(content).encode()).hexdigest()


def write_order(order: OrderFile) -> bytes:
    """The bytes of an order file: the same for the same order."""
    return (json.dumps(msgspec.to_builtins(order), ensure_ascii=False, indent=2) + "\n").encode()


def read_order(content: bytes, path: str) -> OrderFile:
    """The order in a file. Raises TakError where it is no order file, or where its parts do not belong together.

    A payload that is not what the lines say would be sent unseen by whoever read the lines: it is refused.
    """
    try:
        order = msgspec.json.decode(content, type=OrderFile, strict=True)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise fail("order.unreadable", path=path, problem=str(problem)) from None
    if order.format_version.partition(".")[0] != FORMAT_VERSION.partition(".")[0]:
        raise fail("order.version", path=path, version=order.format_version)
    if "\n" in path:
        # git is asked for files line by line: it would be asked for two others
        raise fail("order.unreadable", path=path, problem="\\n")
    if PurePosixPath(path).parent.name != order.environment:
        raise fail("order.other_environment", path=path, environment=order.environment)
    what = (order.environment, order.platform, order.execute_on, order.lines)
    if order.digest != digest_of(*what, cases=order.cases, needs=order.needs.cases):
        raise fail("order.changed_lines", path=path)
    if any(tuple(line.key) != _FIELDS.get(line.kind) for line in order.lines):
        raise fail("order.unreadable", path=path, problem="lines: key")
    try:
        changes = [_change(line) for line in order.lines if line.kind in set(Kind)]
        objects = [_object(line) for line in order.lines if line.kind not in set(Kind)]
        ordered_by = str(order.parts[0]["utforare"]) if order.parts else ""
        about = (order.short_digest, *order.needs.prestudies)
        parts = []
        if order.lines or not order.cases:
            parts = _parts(changes, objects, order.platform, ordered_by=ordered_by, about=about)
        _check_day(order.execute_on)
        for case in order.cases:
            require_case(case)
    except (KeyError, ValueError, TypeError) as problem:
        raise fail("order.unreadable", path=path, problem=str(problem)) from None
    # as text: to Python, true is 1.0, which it is not to TAK
    if _canonical(parts) != _canonical(order.parts):
        raise fail("order.changed_parts", path=path)
    if len(order.receipt) not in {0, len(parts)}:
        raise fail("order.unreadable", path=path, problem=f"receipt: {len(order.receipt)}, parts: {len(parts)}")
    return order


def order_schema() -> dict[str, Any]:
    """The JSON Schema of an order file."""
    schema = msgspec.json.schema(OrderFile)
    for each in schema["$defs"].values():
        if "description" in each:
            # the same from every version of msgspec: some keep the indentation of docstrings
            each["description"] = inspect.cleandoc(each["description"])
    return {"$schema": DIALECT, "title": render(msg("schema.order"), LANGUAGES[0]), **schema}


def file_path(order: OrderFile, day: date, first_path: str, taken: Container[str]) -> str:
    """The path of an order file: `orders/<environment>/<date>-<slug>-<digest12>.json`; the slug is only for people.

    An order that was approved before, with the same lines on the same day, keeps its file: the new one gets a number.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", _plain_letters(PurePosixPath(first_path).stem.lower())).strip("-") or "order"
    numbers = itertools.chain([""], (f"-{number}" for number in itertools.count(2)))
    names = (f"{day.isoformat()}-{slug}{number}-{order.short_digest}.json" for number in numbers)
    return next(path for name in names if (path := f"orders/{order.environment}/{name}") not in taken)


def _parts(
    changes: Iterable[Change], objects: Iterable[NewObject], platform: str, *, ordered_by: str, about: tuple[str, ...]
) -> list[Payload]:
    """The payloads; `about` is what their comment says, the digest first so that a reply can be matched."""
    words = " ".join(about).replace("{", "(").replace("}", ")")
    comment = words.replace(" ", " del {part}/{parts} ", 1) if " " in words else f"{words} del {{part}}/{{parts}}"
    return payloads(list(changes), objects, platform=platform, ordered_by=ordered_by, comment=comment)


def row_line(change: Change) -> Line:
    """The line of a change."""
    key = {"logical_address": change.logical_address, "contract": change.contract}
    if change.consumer:
        key["consumer"] = change.consumer
    return Line(
        action=change.action.value,
        kind=change.kind.value,
        key=key,
        before=change.before._asdict() if change.before else None,
        after=change.after._asdict() if change.after else None,
        reason=change.reason.value,
        path=change.place.path if change.place else None,
        line=change.place.line if change.place else None,
    )


def _object_line(new: NewObject) -> Line:
    return Line(Action.ADD.value, new.kind, {"hsa_id": new.hsa_id}, None, {"name": new.name}, Reason.DECLARED.value)


def _change(line: Line) -> Change:
    return Change(
        Action(line.action),
        Kind(line.kind),
        line.key["logical_address"],
        line.key["contract"],
        line.key.get("consumer"),
        Target(**line.before) if line.before else None,
        Target(**line.after) if line.after else None,
        Reason(line.reason),
        None,
    )


def _object(line: Line) -> NewObject:
    return NewObject(line.kind, line.key["hsa_id"], str((line.after or {})["name"]))


def _check_day(execute_on: str | None) -> None:
    """Raise ValueError where the day is none, or is not written like one of ours."""
    if execute_on is not None and date.fromisoformat(execute_on).isoformat() != execute_on:
        raise ValueError(execute_on)


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain_letters(text: str) -> str:
    return text.translate(str.maketrans("åäöéü", "aaoeu"))
