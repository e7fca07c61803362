"""The protocol of submission as a model: every interleaving of runs, kills, cut connections, sweeps and decisions.

What a run does is that of reliability.md 5.3: read the ledger, plan what was merged, claim by compare-and-swap, send
once, record. The model follows every order in which steps of several runs can happen, each of which may be killed
at any point and whose pushes may land without its knowing, now or later. `search` looks at all states that can be
reached and gives the first that breaks a promise, with the steps that led there.

A `Protocol` says which care is taken; without one of them a promise must break, or the model would prove nothing.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeVar

Outcome = Literal["", "accepted", "rejected", "not-sent", "in-doubt"]
Stage = Literal["read", "plan", "claim", "send", "retry", "record", "again", "done", "gave-up", "dead"]
Value = TypeVar("Value")
ENDED = frozenset({"done", "gave-up", "dead"})


@dataclass(frozen=True)
class Protocol:
    """Which care is taken; the real protocol takes all."""

    claims_first: bool = True
    """The claim is in the ledger before anything is sent."""
    swaps: bool = True
    """A push lands only on the state that it was decided on."""
    leases_end: bool = False
    """A claim without an outcome may be taken over when some time has passed."""
    retries_dead: bool = False
    """A claim whose run is dead may be taken over."""
    client_retries: bool = False
    """The HTTP client sends again when no answer came."""
    asks_again: bool = True
    """After a push that failed the remote is asked what it has."""
    needs_proof: bool = True
    """Only a report that proves it counts as accepted, not any friendly answer."""


class Attempt(NamedTuple):
    """One attempt in the ledger: whose it is, how it ended, what people decided."""

    owner: int
    outcome: Outcome = ""
    decision: str = ""


class Run(NamedTuple):
    """One run: where it is, which attempt it is at, what it saw; `fresh` = the ledger is as it last read it."""

    stage: Stage = "read"
    order: int = -1
    attempt: int = 0
    seen: Outcome = ""
    after: Stage = "read"
    """What it was about to push when it lost the connection."""
    fresh: bool = True
    landed: bool = False
    """Whether what it pushed last is in the ledger: it knows that only after asking."""


class Flying(NamedTuple):
    """A push whose run has given it up, and which may land all the same as long as nothing else has landed."""

    run: int
    kind: Stage
    order: int
    attempt: int
    seen: Outcome


class World(NamedTuple):
    """All there is. `received` and `applied` are the receiver's: how often each attempt of an order came, and took."""

    runs: tuple[Run, ...]
    orders: tuple[tuple[Attempt, ...], ...]
    received: tuple[tuple[int, ...], ...]
    applied: tuple[tuple[bool, ...], ...]
    planned: bool = False
    flying: tuple[Flying, ...] = ()
    kills: int = 0
    cuts: int = 0
    resends: int = 0


class Step(NamedTuple):
    """What can happen next, in words, and the world then."""

    words: str
    world: World


class Found(NamedTuple):
    """The outcome of a search: how many states there are, and the first promise that breaks, with its story."""

    states: int
    broken: str
    story: tuple[str, ...]


def start(runs: int, orders: int, kills: int, cuts: int, resends: int) -> World:
    """Merged orders, nothing in the ledger, and as many faults to come as are given."""
    none: tuple[tuple[int, ...], ...] = ((),) * orders
    return World((Run(),) * runs, ((),) * orders, none, ((),) * orders, kills=kills, cuts=cuts, resends=resends)


def search(protocol: Protocol, first: World) -> Found:
    """Every state that can be reached, nearest first."""
    before: dict[World, tuple[World, str] | None] = {first: None}
    queue = deque([first])
    while queue:
        world = queue.popleft()
        broken = broken_promise(world)
        if broken:
            return Found(len(before), broken, _story(world, before))
        for words, after in steps(protocol, world):
            if after not in before:
                before[after] = (world, words)
                queue.append(after)
    return Found(len(before), "", ())


def _story(world: World, before: dict[World, tuple[World, str] | None]) -> tuple[str, ...]:
    words = []
    while last := before[world]:
        world, word = last
        words.append(word)
    return tuple(reversed(words))


def broken_promise(world: World) -> str:
    """The promise that a world breaks; empty where it keeps them all."""
    for order, attempts in enumerate(world.orders):
        if any(count > 1 for count in world.received[order]):
            return "sent twice"
        if sum(map(bool, world.received[order])) > len(attempts):
            return "sent without trace"
        for number, attempt in enumerate(attempts):
            applied = world.applied[order][number : number + 1] == (True,)
            if attempt.outcome == "accepted" and not applied:
                return "falsely accepted"
            if attempt.outcome in {"rejected", "not-sent"} and applied:
                return "applied, and recorded as not"
            if not attempt.outcome and not attempt.decision and world.runs[attempt.owner].stage == "done":
                return "stuck: the run ended well and its claim has no outcome"
    return ""


def steps(protocol: Protocol, world: World) -> Iterator[Step]:
    """Everything that can happen next."""
    for number, run in enumerate(world.runs):
        if run.stage in ENDED:
            continue
        yield from _moves(protocol, world, number)
        if world.kills:
            yield Step(f"run {number} is killed", _run(world, number, stage="dead")._replace(kills=world.kills - 1))
    for flying in world.flying:
        yield Step(f"the {flying.kind} of run {flying.run} lands late", _landed_late(world, flying))
    yield from _sweeps(world)
    yield from _decisions(world)


def _moves(protocol: Protocol, world: World, number: int) -> Iterator[Step]:
    """What one run can do."""
    match world.runs[number].stage:
        case "read":
            yield _read(protocol, world, number)
        case "send" | "retry":
            yield from _sends(protocol, world, number)
        case "again":
            yield from _asks_again(protocol, world, number)
        case _:
            yield from _pushes(protocol, world, number)


def _read(protocol: Protocol, world: World, number: int) -> Step:
    """Read the ledger and decide; an outcome that is not recorded yet comes before everything else."""
    run = world.runs[number]
    if run.seen:
        told = any(each.outcome for each in world.orders[run.order][run.attempt : run.attempt + 1])
        stage: Stage = "read" if told else "record"
        after = _run(world, number, stage=stage, fresh=True, seen="" if told else run.seen)
        return Step(f"run {number} reads again", after)
    if not world.planned:
        return Step(f"run {number} reads: to plan", _run(world, number, stage="plan", fresh=True))
    for order, attempts in enumerate(world.orders):
        if protocol.asks_again and protocol.claims_first and attempts and attempts[-1] == Attempt(number):
            return Step(f"run {number} finds that its claim of {order} came late", _send(world, number, order))
        if _may_claim(protocol, world, attempts):
            takes_over = bool(attempts) and not attempts[-1].outcome and not attempts[-1].decision
            stage = "claim" if protocol.claims_first else "send"
            after = _run(world, number, stage=stage, order=order, attempt=len(attempts) - takes_over, fresh=True)
            return Step(f"run {number} chooses order {order}", after)
    return Step(f"run {number} is done", _run(world, number, stage="done", order=-1, attempt=0))


def _may_claim(protocol: Protocol, world: World, attempts: tuple[Attempt, ...]) -> bool:
    if not attempts:
        return True
    last = attempts[-1]
    if last.outcome == "not-sent" or last.decision == "resend":
        return True
    dead = world.runs[last.owner].stage == "dead"
    return not last.outcome and not last.decision and (protocol.leases_end or (protocol.retries_dead and dead))


def _send(world: World, number: int, order: int) -> World:
    return _run(world, number, stage="send", order=order, attempt=len(world.orders[order]) - 1, fresh=True)


def _sends(protocol: Protocol, world: World, number: int) -> Iterator[Step]:
    """Send the bytes; what the receiver does and what the run sees of it are two things."""
    run = world.runs[number]
    who = f"run {number} sends order {run.order}"
    if world.cuts:
        fewer = world._replace(cuts=world.cuts - 1)
        yield Step(f"{who}: no connection", _run(fewer, number, stage="record", seen="not-sent"))
    taken = _received(world, run, applied=True)
    refused = _received(world, run, applied=False)
    yield Step(f"{who}: taken", _run(taken, number, stage="record", seen="accepted"))
    yield Step(f"{who}: refused", _run(refused, number, stage="record", seen="rejected"))
    unclear: Stage = "retry" if protocol.client_retries and run.stage == "send" else "record"
    yield Step(f"{who}: taken, no answer", _run(taken, number, stage=unclear, seen="in-doubt"))
    yield Step(f"{who}: lost on the way", _run(world, number, stage=unclear, seen="in-doubt"))
    friendly: Outcome = "in-doubt" if protocol.needs_proof else "accepted"
    yield Step(f"{who}: a page to log in on", _run(world, number, stage="record", seen=friendly))


def _received(world: World, run: Run, *, applied: bool) -> World:
    missing = run.attempt + 1 - len(world.received[run.order])
    counts = [*world.received[run.order], *[0] * missing]
    took = [*world.applied[run.order], *[False] * missing]
    counts[run.attempt] += 1
    took[run.attempt] = took[run.attempt] or applied
    received = _put(world.received, run.order, tuple(counts))
    return world._replace(received=received, applied=_put(world.applied, run.order, tuple(took)))


def _pushes(protocol: Protocol, world: World, number: int) -> Iterator[Step]:
    """Push a plan, a claim or an outcome: it lands or not, and the run learns of it or not."""
    run = world.runs[number]
    push = Flying(number, run.stage, run.order, run.attempt, run.seen)
    who = f"run {number} pushes its {run.stage}"
    lost = _run(world, number, stage="again", after=run.stage, landed=False)
    if run.fresh or not protocol.swaps:
        landed = _landed(world, push)
        yield Step(f"{who}: won", _won(landed, number, run.stage))
        if world.cuts:
            knows_not = _run(landed, number, stage="again", after=run.stage, landed=True)
            yield Step(f"{who}: landed, and cut off", knows_not._replace(cuts=world.cuts - 1))
            late = lost._replace(flying=(*world.flying, push), cuts=world.cuts - 1)
            yield Step(f"{who}: cut off with the push on its way", late)
        if world.kills:
            yield Step(f"{who}: landed, and killed", _run(landed, number, stage="dead")._replace(kills=world.kills - 1))
            late = world._replace(flying=(*world.flying, push), kills=world.kills - 1)
            yield Step(f"{who}: killed with the push on its way", _run(late, number, stage="dead"))
    else:
        yield Step(f"{who}: somebody was faster", lost)
    if world.cuts:
        yield Step(f"{who}: cut off", lost._replace(cuts=world.cuts - 1))


def _landed(world: World, push: Flying) -> World:
    """The ledger with a push in it: nobody else is fresh any more, and no push that was on its way can land."""
    runs = tuple(each if number == push.run else each._replace(fresh=False) for number, each in enumerate(world.runs))
    world = world._replace(runs=runs, flying=())
    match push.kind:
        case "plan":
            return world._replace(planned=True)
        case "claim":
            attempts = (*world.orders[push.order][: push.attempt], Attempt(push.run))
        case _:
            known = world.orders[push.order]
            there = known[push.attempt] if push.attempt < len(known) else Attempt(push.run)
            attempts = (*known[: push.attempt], there._replace(outcome=push.seen), *known[push.attempt + 1 :])
    return world._replace(orders=_put(world.orders, push.order, attempts))


def _landed_late(world: World, push: Flying) -> World:
    """A push that lands when its run has given it up; a run that is still to ask will find it."""
    run = world.runs[push.run]
    asks = run.stage == "again" and (run.after, run.order, run.attempt) == (push.kind, push.order, push.attempt)
    return _run(_landed(world, push), push.run, fresh=False, landed=run.landed or asks)


def _won(world: World, number: int, pushed: Stage) -> World:
    if pushed == "claim":
        return _send(world, number, world.runs[number].order)
    return _run(world, number, stage="read", order=-1, attempt=0, seen="", fresh=True)


def _asks_again(protocol: Protocol, world: World, number: int) -> Iterator[Step]:
    """After a push that failed: look for the own commit, or stop where the remote cannot be asked."""
    run = world.runs[number]
    if not protocol.asks_again:
        yield Step(f"run {number} takes it that nothing landed", _run(world, number, stage="read"))
        return
    if run.landed:
        yield Step(f"run {number} finds its commit", _won(world, number, run.after))
    else:
        yield Step(f"run {number} finds nothing of it", _run(world, number, stage="read"))
    if world.cuts:
        fewer = world._replace(cuts=world.cuts - 1)
        yield Step(f"run {number} cannot reach the remote", _run(fewer, number, stage="gave-up"))


def _sweeps(world: World) -> Iterator[Step]:
    """A claim whose run has ended without an outcome becomes in doubt."""
    for order, attempts in enumerate(world.orders):
        claimed = bool(attempts) and not attempts[-1].outcome and not attempts[-1].decision
        if claimed and world.runs[attempts[-1].owner].stage in ENDED:
            swept = Flying(-1, "record", order, len(attempts) - 1, "in-doubt")
            yield Step(f"order {order} is swept", _landed(world, swept))


def _decisions(world: World) -> Iterator[Step]:
    """People decide about what is in doubt, when the run is gone."""
    for order, attempts in enumerate(world.orders):
        if not attempts or attempts[-1].decision or attempts[-1].outcome != "in-doubt":
            continue
        if world.runs[attempts[-1].owner].stage not in ENDED:
            continue
        for decision in ("resend", "was-sent"):
            if decision == "resend" and not world.resends:
                continue
            decided = (*attempts[:-1], attempts[-1]._replace(decision=decision))
            after = _landed(world, Flying(-1, "plan", -1, 0, ""))
            left = world.resends - (decision == "resend")
            orders = _put(after.orders, order, decided)
            yield Step(f"people say {decision} of order {order}", after._replace(orders=orders, resends=left))


def _run(world: World, number: int, **changes: object) -> World:
    return world._replace(runs=_put(world.runs, number, world.runs[number]._replace(**changes)))  # type: ignore[arg-type]


def _put(values: tuple[Value, ...], at: int, value: Value) -> tuple[Value, ...]:
    return (*values[:at], value, *values[at + 1 :])
