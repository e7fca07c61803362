"""The order file: what is written is read again, and nothing but what its lines say is ever read from it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from builders.cases import NEEDS_CANCEL, case
from builders.changes import ORDER_PATH as PATH
from builders.changes import Ordered, orders, permission_change, plan_of, small_order
from builders.states import DAY, ENVIRONMENT, PLATFORM
from tak_gitops.errors import TakError
from tak_gitops.model.cases import CaseKind
from tak_gitops.model.catalogue import Counts
from tak_gitops.orders.cases.line import case_line
from tak_gitops.orders.order_file import (
    Needs,
    OrderFile,
    digest_of,
    file_path,
    make_order,
    order_schema,
    read_order,
    write_order,
)
from tak_gitops.sources import json_order
from tak_gitops.texts import render

days = st.none() | st.dates(date(2026, 1, 1), date(2099, 12, 31))
phrases = st.text(st.characters(codec="utf-8"), max_size=300)


@given(
    ordered=orders(),
    ordered_by=phrases,
    execute_on=days,
    prestudies=st.lists(phrases, max_size=2, unique=True),
    room=st.sampled_from((10, 1000, 1_000_000)),
)
def test_what_is_written_is_read(
    ordered: Ordered, ordered_by: str, execute_on: date | None, prestudies: list[str], room: int
) -> None:
    """An order file gives back the order that was written, in one part or many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_order, "MAX_ENCODED", json_order._ENVELOPE + room)
        order = make_order(plan_of(ordered, tuple(prestudies)), ordered_by=ordered_by, execute_on=execute_on)
        content = write_order(order)
        again = read_order(content, PATH)
    assert order == again
    assert content == write_order(again)


@given(ordered=orders(), random=st.randoms(use_true_random=False))
def test_the_digest_minds_no_order(ordered: Ordered, random: Any) -> None:
    """The digest is over what is ordered, in whatever order the lines stand."""
    lines = list(make_order(plan_of(ordered), ordered_by="", execute_on=None).lines)
    shuffled = random.sample(lines, len(lines))
    assert digest_of(ENVIRONMENT, PLATFORM, None, lines) == digest_of(ENVIRONMENT, PLATFORM, None, shuffled)


def test_the_digest_minds_what_is_ordered() -> None:
    """Environment, platform, day and every ordered value of a line give another digest."""
    lines = small_order().lines
    digests = {
        digest_of(ENVIRONMENT, PLATFORM, None, lines),
        digest_of("ntjp-prod", PLATFORM, None, lines),
        digest_of(ENVIRONMENT, "NTJP-PROD", None, lines),
        digest_of(ENVIRONMENT, PLATFORM, "2026-12-01", lines),
        digest_of(ENVIRONMENT, PLATFORM, None, lines[1:]),
    }
    assert 5 == len(digests)


def test_the_digest_minds_no_explanation() -> None:
    """Why a line is there and where the file says so changes nothing: a moved line undoes no approval."""
    order = small_order()
    lines = [
        type(line)(line.action, line.kind, line.key, line.before, line.after, "drift", "annan.yaml", 7)
        for line in order.lines
    ]
    assert order.digest == digest_of(ENVIRONMENT, PLATFORM, "2026-12-01", lines)


def test_the_comment_begins_with_the_digest() -> None:
    """TAK's comment tells which order and part it is, then the prestudies, so that an answer can be matched."""
    order = small_order()
    assert [f"{order.digest[:12]} del 1/1 FS-2026-014"] == [part["kommentar"] for part in order.parts]


def test_braces_of_a_prestudy() -> None:
    """A prestudy is a text of people: braces in it are no places for numbers."""
    made = make_order(plan_of(Ordered([permission_change()], []), ("FS {0} {x",)), ordered_by="", execute_on=None)
    assert f"{made.digest[:12]} del 1/1 FS (0) (x" == made.parts[0]["kommentar"]


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value that holds no others."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from leaves(inner, (*path, key))
    if not isinstance(value, dict | list) or not value:
        yield path


def altered(data: Any, path: tuple[Any, ...], change: Callable[[Any], Any]) -> bytes:
    """The order file with the value at a path changed."""
    copy = json.loads(json.dumps(data))
    at = copy
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = change(at[path[-1]])
    return json.dumps(copy, ensure_ascii=False).encode()


def another(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case bool() | None:
            return "x"
        case str():
            return f"{value}x"
        case int() | float():
            return value + 1
        case _:
            return ["x"]


def whole_order() -> OrderFile:
    """An order with a line of each kind, with cases, and waiting for one."""
    order = small_order()
    cases = tuple(case_line(case(kind), PLATFORM, "Region Exempel") for kind in CaseKind)
    what = (order.environment, order.platform, order.execute_on, order.lines)
    digest = digest_of(*what, cases=cases, needs=(NEEDS_CANCEL,))
    needs = Needs(order.needs.prestudies, (NEEDS_CANCEL,))
    parts = [{**part, "kommentar": part["kommentar"].replace(order.short_digest, digest[:12])} for part in order.parts]
    return msgspec.structs.replace(order, digest=digest, cases=cases, needs=needs, parts=tuple(parts))


WHOLE = json.loads(write_order(whole_order()))
TOLD = {"made_from", "receipt", "flows", "reason", "path", "line", "format_version"}
"""What is told to readers and is no part of the order."""
SENDER = ("parts", 0, "utforare")
"""Who orders stands in the payloads only: `order --check` and `submit` compare it with the settings."""


def unnoticed(content: bytes, path: tuple[Any, ...]) -> bool:
    """Whether a file that was changed at `path` passes for an order that it is not."""
    try:
        order = read_order(content, PATH)
    except TakError:
        return False
    if order == whole_order():
        # only a null was changed into nothing
        return False
    same = (whole_order().digest, whole_order().parts) == (order.digest, order.parts)
    return not (same and TOLD & {*map(str, path)})


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(another, id="another value"),
        pytest.param(lambda _: None, id="null"),
        pytest.param(lambda _: True, id="true"),
        pytest.param(lambda _: "", id="nothing"),
    ],
)
def test_no_single_value_can_be_forged(change: Callable[[Any], Any]) -> None:
    """A value that somebody changes by hand is refused, or belongs to what is only told."""
    forgeries = {path: altered(WHOLE, path, change) for path in leaves(WHOLE) if path != SENDER}
    whole = json.dumps(WHOLE, ensure_ascii=False).encode()
    real = {path: content for path, content in forgeries.items() if content != whole}
    assert len(real) > 50
    assert [] == [path for path, content in real.items() if unnoticed(content, path)]


def without(data: Any, path: tuple[Any, ...]) -> bytes:
    """The order file without one value."""
    copy = json.loads(json.dumps(data))
    at = copy
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return json.dumps(copy, ensure_ascii=False).encode()


def branches(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value, also of those that hold others."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from branches(inner, (*path, key))


def test_nothing_can_be_left_out() -> None:
    """A line, a row, a section or a value that is gone is refused, or belongs to what is only told."""
    assert [] == [path for path in branches(WHOLE) if unnoticed(without(WHOLE, path), path)]


@pytest.mark.parametrize("bodies", [2, 3])
def test_a_prediction_for_each_part_or_none(bodies: int) -> None:
    """An order file predicts the answer to each of its parts; one of an earlier version predicts nothing."""
    predicted = {**WHOLE, "receipt": [["Inkludera:", "", "Exkludera:"]] * bodies}
    with pytest.raises(TakError) as refused:
        read_order(json.dumps(predicted).encode(), PATH)
    assert "order.unreadable" == refused.value.message.key
    for fine in ([], [["Inkludera:", "", "Exkludera:"]]):
        assert len(fine) == len(read_order(json.dumps({**WHOLE, "receipt": fine}).encode(), PATH).receipt)
    older = {key: value for key, value in WHOLE.items() if key != "receipt"}
    assert () == read_order(json.dumps(older).encode(), PATH).receipt


def test_no_row_can_be_put_in() -> None:
    """A row that no line tells of is refused, in whatever section it stands."""
    row = WHOLE["parts"][0]["exkludera"]["vagval"][0]
    lists = [path[:-2] for path in branches(WHOLE["parts"]) if path[-2:] == (0, "tjanstekontrakt")]
    assert 4 == len(lists)
    more = [altered(WHOLE, ("parts", *path), lambda rows: [*rows, row]) for path in lists]
    assert [] == [content for content in more if unnoticed(content, ())]


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("2026-13-45", "order.unreadable"),
        ("2026-W48-1", "order.unreadable"),
        ("20261201", "order.unreadable"),
        ("i morgon", "order.unreadable"),
    ],
)
def test_a_day_that_is_none(value: str, key: str) -> None:
    """A forged file whose digest is right is still refused where its day is none, or is written another way."""
    with pytest.raises(TakError) as refused:
        read_order(forged({"execute_on": value}), PATH)
    assert key == refused.value.message.key


def forged(values: dict[str, Any]) -> bytes:
    """An order file with other values and with the digest and comment that they should have."""
    data = {**WHOLE, **values}
    lines = [json_line(line) for line in data["lines"]]
    what = (data["environment"], data["platform"], data["execute_on"], lines)
    digest = digest_of(*what, cases=whole_order().cases, needs=(NEEDS_CANCEL,))
    parts = [
        {**part, "kommentar": part["kommentar"].replace(WHOLE["digest"][:12], digest[:12])} for part in data["parts"]
    ]
    return json.dumps({**data, "digest": digest, "parts": parts}).encode()


def json_line(line: dict[str, Any]) -> Any:
    """A line as the order file reads it."""
    order = small_order()
    return type(order.lines[0])(**line)


@pytest.mark.parametrize(
    "line",
    [
        {"action": "explode"},
        {"kind": "routing", "key": {}},
        {"kind": "logical_address"},
        {"reason": "because"},
        {"before": {"producer": "x"}},
        {"before": {"producer": "x", "rivta_profile": "y", "url": "z", "more": "w"}},
        {"action": "remove", "before": None},
        {"key": {"logical_address": "X"}},
    ],
)
def test_a_forged_line(line: dict[str, Any]) -> None:
    """A line that is none of ours is refused, whatever the digest says."""
    lines = [WHOLE["lines"][0], {**WHOLE["lines"][1], **line}, *WHOLE["lines"][2:]]
    with pytest.raises(TakError):
        read_order(forged({"lines": lines}), PATH)


@pytest.mark.parametrize(
    ("content", "path", "key"),
    [
        (b"", PATH, "order.unreadable"),
        (b"[]", PATH, "order.unreadable"),
        (b"{}", PATH, "order.unreadable"),
        (b"\xff\xfe\x00", PATH, "order.unreadable"),
        (b"[" * 100_000, PATH, "order.unreadable"),
        (b'{"lines":' * 50_000, PATH, "order.unreadable"),
        (b"<!DOCTYPE html><html></html>", PATH, "order.unreadable"),
        (write_order(small_order())[:-200], PATH, "order.unreadable"),
        (write_order(small_order()) + b"{}", PATH, "order.unreadable"),
        (write_order(small_order()).replace(b'"1.1"', b'"2.0"', 1), PATH, "order.version"),
        (write_order(small_order()), PATH.replace(ENVIRONMENT, "ntjp-prod"), "order.other_environment"),
        (write_order(small_order()).replace(b"MakeBooking", b"MakeBombing"), PATH, "order.changed_lines"),
        (write_order(small_order()).replace(b'"vagval"', b'"vagar"'), PATH, "order.changed_parts"),
    ],
)
def test_a_file_that_is_no_order(content: bytes, path: str, key: str) -> None:
    """What cannot be an order of ours is refused with what is wrong and what to do."""
    with pytest.raises(TakError) as refused:
        read_order(content, path)
    assert key == refused.value.message.key
    assert path in render(refused.value.message, "sv")


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes(content: bytes) -> None:
    """Whatever a file holds, there is an error of ours and no trace."""
    with pytest.raises(TakError):
        read_order(content, PATH)


@given(at=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_any_byte(at: int, byte: int) -> None:
    """A file in which one byte is another is refused, or orders the same."""
    content = bytearray(write_order(small_order()))
    content[at % len(content)] = byte
    try:
        order = read_order(bytes(content), PATH)
    except TakError:
        event("refused")
        return
    without_sender = [[{**part, "utforare": ""} for part in each.parts] for each in (small_order(), order)]
    assert small_order().digest == order.digest
    assert without_sender[0] == without_sender[1]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (f"environments/{ENVIRONMENT}/tidbok/eken.yaml", "eken"),
        (f"environments/{ENVIRONMENT}/Vårdcentralen Åsen & Ön.yaml", "vardcentralen-asen-on"),
        (f"environments/{ENVIRONMENT}/….yaml", "order"),
        (f"environments/{ENVIRONMENT}/../../x.yaml", "x"),
        (f"environments/{ENVIRONMENT}/--.csv", "order"),
    ],
)
def test_the_name_of_the_file(first: str, expected: str) -> None:
    """Date, a word for people, and twelve signs of the digest: plain letters only, and no path in it."""
    order = small_order()
    name = f"2026-11-23-{expected}-{order.digest[:12]}.json"
    assert f"orders/{order.environment}/{name}" == file_path(order, DAY, first, ())


def test_an_approved_order_keeps_its_file() -> None:
    """A path that is taken is left alone: the next order with the same lines gets a number."""
    order = small_order()
    taken: list[str] = []
    for number in ("", "-2", "-3"):
        path = file_path(order, DAY, "eken.yaml", taken)
        assert f"orders/{order.environment}/2026-11-23-eken{number}-{order.digest[:12]}.json" == path
        taken.append(path)


def test_the_schema_knows_every_key() -> None:
    """The committed schema of order files has the fields that one has."""
    definitions = order_schema()["$defs"]
    assert set(WHOLE) == set(definitions["OrderFile"]["properties"])
    assert set(WHOLE["lines"][0]) == set(definitions["Line"]["properties"])


def test_the_same_plan_gives_the_same_bytes() -> None:
    """An order file is a function of the plan."""
    ordered = Ordered([permission_change()], [])
    one, other = (make_order(plan_of(ordered), ordered_by="x", execute_on=None) for _ in range(2))
    assert write_order(one) == write_order(other)


def test_another_export_gives_the_same_digest() -> None:
    """What the export was is told, and is no part of the order."""
    plan = plan_of(Ordered([permission_change()], []))
    later = replace(plan, live=replace(plan.live, digest="1" * 64, counts=Counts(2, 2, 2, 2, 2, 2, 2)))
    one, other = (make_order(each, ordered_by="x", execute_on=None) for each in (plan, later))
    assert (one.digest, one.parts) == (other.digest, other.parts)
    assert one.made_from != other.made_from


def test_the_fields_of_a_key_stand_in_their_order() -> None:
    """A file that a formatter has sorted is refused: its keys would be read as those of other rows."""
    data = json.loads(json.dumps(WHOLE))
    for line in data["lines"]:
        line["key"] = dict(sorted(line["key"].items()))
    with pytest.raises(TakError) as caught:
        read_order(json.dumps(data).encode(), PATH)
    assert "order.unreadable" == caught.value.message.key
