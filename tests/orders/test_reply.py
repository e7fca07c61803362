"""Answers of TAK-web against what was predicted: what is as predicted is proof, and nothing else is."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from hypothesis import event, given, settings
from hypothesis import strategies as st

from builders.ordering import Situation, key_of, line_key, room_for, situations
from builders.states import DAY, PLATFORM
from tak_gitops.acceptance.accept import accept
from tak_gitops.acceptance.receipt import Outcome
from tak_gitops.model.changes import Action
from tak_gitops.orders.order_file import MadeFrom, Needs, OrderFile, make_order
from tak_gitops.orders.reply import Comparison, compare_reply, part_of, read_reply
from tak_gitops.sources.json_order import Timing, filled
from tak_gitops.sources.order_reader import read_order_payload

MANY = settings(max_examples=3 * settings().max_examples)
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "as sent": lambda text: text.encode("latin-1", "replace"),
    "saved as UTF-8": lambda text: text.encode(),
    "saved with a mark": lambda text: text.encode("utf-8-sig"),
    "saved on Windows": lambda text: text.replace("\n", "\r\n").encode("latin-1", "replace"),
    "without its last line break": lambda text: text.rstrip("\n").encode(),
    "from an editor that trims": lambda text: "\n".join(map(str.rstrip, text.split("\n"))).encode(),
}
encodings = st.sampled_from(sorted(ENCODINGS)).map(ENCODINGS.__getitem__)


def order_of(situation: Situation, day: date = DAY, execute_on: date | None = None) -> OrderFile | None:
    """The order file of a situation, None where there is nothing that may be ordered.

    Nor where a row that is about to end or to begin hides whether it leads where it is to: TAK prolongs it or
    replaces it, and nothing tells which.
    """
    plan = situation.plan(day=day)
    if plan.blocked or not plan.changes:
        return None
    hidden = {key_of(row) for row in situation.live.iter_routings() if None in row.target and row.valid_to >= day}
    if any(change.action is Action.ADD and line_key(change) in hidden for change in plan.changes):
        return None
    return make_order(plan, ordered_by="Region Exempel – väst", execute_on=execute_on)


def replies(situation: Situation, order: OrderFile, day: date, sequence: list[int]) -> Iterator[tuple[int, str]]:
    """What TAK answers to each part, sent on `day` in some sequence; parts are counted from 1."""
    live = situation.truth
    for part in sequence:
        payload = filled(order.parts[part - 1], Timing(day - timedelta(days=2), day, 40 + part))
        live, receipt = accept(live, read_order_payload(payload), platform=PLATFORM)
        assert Outcome.ACCEPTED is receipt.outcome, receipt.text
        yield part, receipt.text


def proves(order: OrderFile, part: int, content: bytes) -> bool:
    """Whether an answer proves that a part was taken as predicted."""
    reply = read_reply(content)
    return reply.outcome is Outcome.ACCEPTED and compare_reply(order, part, reply).proves


@MANY
@given(
    situation=situations(),
    encode=encodings,
    random=st.randoms(use_true_random=False),
    room=st.sampled_from((None, 1, 900)),
    execute_on=st.sampled_from((None, DAY)),
)
def test_what_tak_answers_is_what_was_predicted(
    situation: Situation, encode: Callable[[str], bytes], random: Random, room: int | None, execute_on: date | None
) -> None:
    """Every answer proves its part and no other, whichever part is sent first and however the answer was saved."""
    with room_for(room):
        order = order_of(situation, execute_on=execute_on)
    if order is None:
        return
    parts = range(1, len(order.parts) + 1)
    event(f"{min(len(parts), 4)} parts")
    for part, text in replies(situation, order, DAY, random.sample(parts, len(parts))):
        reply = read_reply(encode(text))
        assert Comparison((), (), ()) == compare_reply(order, part, reply)
        assert part == part_of(order, reply)
        assert {part} == {each for each in (part, 1, parts[-1]) if proves(order, each, encode(text))}


@MANY
@given(situation=situations(), day=st.dates(DAY, date(2200, 3, 1)))
def test_the_prediction_moves_with_the_day(situation: Situation, day: date) -> None:
    """An order that may be sent any day is proved on any on which it does the same to each row."""
    order, later = order_of(situation), order_of(situation, day)
    as_much = order and later and (order.parts, order.receipt) == (later.parts, later.receipt)
    event("the same on that day" if as_much else "nothing, or another effect")
    if not order or not as_much or not situation.live.dates_known:
        return
    fixed = order_of(situation, execute_on=DAY)
    for part, text in replies(situation, order, day, [1]):
        assert proves(order, part, text.encode())
        assert fixed
        assert (day == DAY) == proves(fixed, part, text.encode().replace(*digests(order, fixed)))


def digests(one: OrderFile, other: OrderFile) -> tuple[bytes, bytes]:
    """What the comments of two orders begin with."""
    return one.short_digest.encode(), other.short_digest.encode()


def rewritten(line: str, others: list[str]) -> Iterator[str]:
    """Everything that could stand in place of a line of a report."""
    yield ""
    yield line[1:]
    yield line[:-1]
    yield line + "x"
    yield line.replace("2", "3", 1)
    yield line.swapcase()
    yield from others


@given(situation=situations(), data=st.data(), execute_on=st.sampled_from((None, DAY)))
def test_an_answer_with_one_line_changed_is_no_proof(
    situation: Situation, data: st.DataObject, execute_on: date | None
) -> None:
    """Whatever else stands in place of a line, the answer is no longer what was predicted."""
    order = order_of(situation, execute_on=execute_on)
    if order is None:
        return
    told_by_the_sending = {"Version", "Beställningstidpunkt", *(() if execute_on else ("Genomförandetidpunkt",))}
    ((_, text),) = replies(situation, order, DAY, [1])
    lines = text.split("\n")
    at = data.draw(st.sampled_from([n for n, line in enumerate(lines) if line]), label="line")
    for other in rewritten(lines[at], lines):
        if other.strip() == lines[at].strip():
            continue
        changed = "\n".join([*lines[:at], other, *lines[at + 1 :]])
        name, _, value = other.partition(": ")
        if lines[at].partition(":")[0] == name in told_by_the_sending and value.replace("-", "").isdigit():
            continue
        if any("?" in line for line in order.receipt[0]) and other not in lines:
            continue
        assert not proves(order, 1, changed.encode()), changed
        inserted = "\n".join([*lines[:at], other, *lines[at:]])
        assert not other or not proves(order, 1, inserted.encode()), inserted


@given(situation=situations(), positions=st.lists(st.integers(0, 5000), max_size=10))
def test_a_cut_answer_is_no_proof(situation: Situation, positions: list[int]) -> None:
    """At the end of a line or within one, unless only its last line break is gone."""
    order = order_of(situation)
    if order is None:
        return
    ((_, text),) = replies(situation, order, DAY, [1])
    whole = text.encode("latin-1", "replace")
    ends = [at for at, byte in enumerate(whole) if byte == ord("\n")]
    cuts = {at for end in ends for at in (end - 1, end, end + 1)} | {at % len(whole) for at in positions}
    assert [] == [at for at in sorted(cuts) if at < len(whole) - 1 and proves(order, 1, whole[:at])]


def test_a_part_beyond_all_numbers() -> None:
    """A number that no order can have tells of no part, and breaks nothing."""
    reply = read_reply(f"Plattform: X\nKommentar: del {'9' * 5000}/2\n\nInkludera:\n\nExkludera:\n".encode())
    order = OrderFile(
        format_version="1.0",
        digest="",
        environment="",
        platform="X",
        execute_on=None,
        lines=(),
        needs=Needs(),
        made_from=MadeFrom("", None, {}),
        parts=({}, {}),
    )
    assert part_of(order, reply) is None
