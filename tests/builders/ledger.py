"""A ledger with its clones, orders that were merged, and every kind of step, written as a run would write them.

scene = LedgerScene(tmp_path)                # a bare remote, a clone with `main`, nothing in the ledger yet
merge = scene.merge(order(EKEN))             # an order file comes with a merge
scene.plan(merge)                            # entry 1 is planned
claim = scene.add(scene.claim(1))            # each step is one commit
scene.add(scene.outcome(1, "accepted"))
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

import msgspec

from builders.changes import Ordered, permission_change, plan_of, routing_change
from builders.repository import RepositoryBuilder
from builders.states import EKEN, ENVIRONMENT
from tak_gitops.orders.ledger.entry import Entry
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.payload import exact_bytes, sha256
from tak_gitops.orders.ledger.planned import Fate, Merged, order_records
from tak_gitops.orders.ledger.records import (
    Claim,
    Confirmation,
    Cursor,
    Note,
    OrderRecord,
    Outcome,
    Record,
    Resolution,
    Verification,
    encode,
)
from tak_gitops.orders.ledger.state import LedgerState, state
from tak_gitops.orders.ledger.store import Ledger, Lost, Won
from tak_gitops.orders.order_file import OrderFile, make_order, write_order

BRANCH = "tak-ledger"
START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""When the commits of all tests are made; each step of a scene is a minute later."""
MINUTE = timedelta(minutes=1)
Kind = Literal["accepted", "rejected", "not-sent", "in-doubt", "sent", "expired", "stale"]


def order(*addresses: str, parts: int = 1, execute_on: date | None = None) -> OrderFile:
    """An order of a routing and a permission for each address; in several parts where that is wanted."""
    changes = [
        each(address=address) for address in addresses or (EKEN,) for each in (routing_change, permission_change)
    ]
    plan = plan_of(Ordered(sorted(changes, key=lambda change: change.order), []))
    made = make_order(plan, ordered_by="Region Exempel", execute_on=execute_on)
    return made if parts == 1 else _divided(made, parts)


def _divided(made: OrderFile, parts: int) -> OrderFile:
    """The order with its rows spread over as many parts; only good for what does not read it from its file again."""
    rows = [
        (section, name, row)
        for section in ("inkludera", "exkludera")
        for name, rows in made.parts[0][section].items()
        for row in rows
    ]
    payloads = []
    for number in range(parts):
        payload = {**made.parts[0], "inkludera": {}, "exkludera": {}}
        for section, name, row in rows[number::parts]:
            payload[section] = {**payload[section], name: [*payload[section].get(name, []), row]}
        payloads.append(payload)
    return msgspec.structs.replace(made, parts=tuple(payloads))


def records(
    made: OrderFile, merged: Merged, first_seq: int = 1, *, reason: Literal["", "stale"] = ""
) -> list[OrderRecord]:
    """The records that an order becomes when it is planned; it may be sent for a day."""
    fate = Fate(merged.at + timedelta(hours=24), "0" * 64, reason, "ändrad rad" if reason else "")
    return order_records(made, merged, fate, first_seq)


def merged_at(commit: str, base: str | None, path: str) -> Merged:
    """A merge by somebody at the start."""
    return Merged(path, base, commit, "Karin Karlsson", START)


def claim_of(entry: Entry, at: datetime, *, nonce: str = "", run: str = "17/1") -> Claim:
    """The claim of the next attempt."""
    attempt = len(entry.claims) + 1
    ordered_on = at.date()
    execute_on = entry.order.execute_on or ordered_on
    content = exact_bytes(entry.order, ordered_on, execute_on, possible_duplicate=entry.possible_duplicate)
    return Claim(
        seq=entry.order.seq,
        attempt=attempt,
        nonce=nonce or hashlib.sha256(f"{entry.order.seq} {attempt} {run}".encode()).hexdigest()[:32],
        run=run,
        channel="takweb",
        ordered_on=ordered_on,
        execute_on=execute_on,
        version=entry.order.seq,
        payload_sha256=sha256(content),
        claimed_at=at,
    )


def outcome_of(entry: Entry, kind: Kind, at: datetime) -> Outcome:
    """How the attempt that is claimed ended; without an attempt for `expired` and `stale`."""
    alone = kind in {"expired", "stale"}
    claim = None if alone else entry.claims[-1]
    return Outcome(
        seq=entry.order.seq,
        attempt=claim.attempt if claim else 0,
        nonce=claim.nonce if claim else "",
        kind=kind,
        proof="JsonBestallning ERROR:::" if kind == "rejected" else kind,
        reply="Plattform: NTJP-QA\nÅÄÖ",
        reply_sha256=sha256(b"reply"),
        at=at,
    )


class LedgerScene:
    """A remote, a clone of it, and the ledger of the clone; `remote` False = the clone alone."""

    def __init__(self, folder: Path, *, remote: bool = True) -> None:
        self.folder = folder
        self.now = START
        self.origin = folder / "origin.git"
        self.repo = RepositoryBuilder(folder / "clone").write("tak-gitops.yaml", "language: sv\n").init()
        if remote:
            self.repo.git("clone", "--quiet", "--bare", ".", str(self.origin))
            self.repo.git("remote", "add", "origin", self.origin.as_uri())
        self.remote = "origin" if remote else None
        self.ledger = self.open()

    def open(self, root: Path | None = None, cache: Path | None = None) -> Ledger:
        """The ledger of a clone."""
        return Ledger.open(root or self.repo.root, BRANCH, self.remote, cache)

    def clone(self, name: str, *arguments: str) -> RepositoryBuilder:
        """Another clone of the remote."""
        self.repo.git("clone", "--quiet", *arguments, self.origin.as_uri(), str(self.folder / name))
        return RepositoryBuilder(self.folder / name)

    def tick(self) -> datetime:
        """A minute later."""
        self.now += MINUTE
        return self.now

    def state(self, ledger: Ledger | None = None) -> LedgerState:
        """The ledger as it is now."""
        return state((ledger or self.ledger).read().files)

    def entry(self, seq: int) -> Entry:
        """One entry as it is now."""
        return self.state().entries[seq]

    def merge(self, *orders: OrderFile) -> str:
        """Bring order files to `main` in one commit; its id."""
        for number, made in enumerate(orders):
            path = f"orders/{made.environment}/2026-11-23-{self.now:%H%M}-{number}-{made.short_digest}.json"
            self.repo.write(path, write_order(made))
        self.tick()
        commit = self.repo.commit("Slå samman")
        if self.remote:
            self.repo.git("push", "--quiet", "origin", "main")
        return commit

    def planned(self, merge: str, orders: Mapping[str, OrderFile] | None = None) -> list[Record]:
        """The records that the orders of a merge become, with the cursor."""
        from tak_gitops.orders.ledger.main_history import read_main
        from tak_gitops.orders.order_file import read_order

        now = self.state()
        brought = read_main(self.repo.root, merge).brought.get(merge, {})
        base = self.repo.git("rev-parse", f"{merge}^")
        made: list[Record] = []
        for path, content in brought.items():
            file = (orders or {}).get(path) or read_order(content, path)
            made += records(file, merged_at(merge, base, path), now.next_seq + len(made))
        return [*made, Cursor(k=now.next_cursor, commit=merge, at=self.tick())]

    def plan(self, merge: str) -> Won | Lost:
        """Plan what a merge brought."""
        return self.add(*self.planned(merge))

    def claim(self, seq: int, *, nonce: str = "", run: str = "17/1") -> Claim:
        """The claim of the next attempt of an entry."""
        return claim_of(self.entry(seq), self.tick(), nonce=nonce, run=run)

    def outcome(self, seq: int, kind: Kind) -> Outcome:
        """How the last attempt of an entry ended."""
        return outcome_of(self.entry(seq), kind, self.tick())

    def resolution(self, seq: int, decision: Literal["was-sent", "resend", "abandon"]) -> Resolution:
        """What people decide about the last attempt."""
        attempt = len(self.entry(seq).claims)
        reason, by = "frågade förvaltningen", "Karin Karlsson"
        return Resolution(seq=seq, attempt=attempt, decision=decision, reason=reason, by=by, at=self.tick())

    def verification(self, seq: int, result: Literal["verified", "diverged", "waiting"]) -> Verification:
        """What an export says."""
        k = len(self.entry(seq).verifications) + 1
        return Verification(
            seq=seq, k=k, export="1" * 64, snapshot="2026-11-24", result=result, rows=(), at=self.tick()
        )

    def confirmation(self, seq: int, result: Literal["done", "refused"]) -> Confirmation:
        """What people say of a case."""
        k = len(self.entry(seq).confirmations) + 1
        by = "Karin Karlsson"
        return Confirmation(seq=seq, k=k, result=result, reason="svar från Inera", by=by, at=self.tick())

    def note(self, seq: int, case_number: str) -> Note:
        """A case number."""
        k = len(self.entry(seq).notes) + 1
        return Note(seq=seq, k=k, case_number=case_number, by="Karin Karlsson", at=self.tick())

    def files(self, *records: Record, late: bool = False) -> dict[str, bytes]:
        """The files of records, where they belong."""
        return {path_of(each, ENVIRONMENT, late=late): encode(each) for each in records}

    def add(self, *records: Record, late: bool = False, ledger: Ledger | None = None) -> Won | Lost:
        """Add records in one commit on top of what there is."""
        into = ledger or self.ledger
        return into.append(self.files(*records, late=late), into.read().tip, type(records[0]).__name__, self.now)

    def until(self, seq: int, *kinds: Kind) -> None:
        """Claim an entry and end the attempt, as often as kinds are given."""
        for kind in kinds:
            self.add(self.claim(seq))
            self.add(self.outcome(seq, kind))


def busy(scene: LedgerScene) -> None:
    """Fill a ledger with every kind of step: eight entries, each of which ends in another way, and some that do not."""
    addresses = [f"SE2321000131-E{number:012d}" for number in range(1, 10)]
    scene.plan(scene.merge())
    for pair in zip(addresses[::2], addresses[1::2], strict=False):
        scene.plan(scene.merge(*map(order, pair)))
    steps: list[Callable[[], object]] = [
        lambda: scene.until(1, "accepted"),
        lambda: scene.add(scene.verification(1, "waiting")),
        lambda: scene.until(2, "not-sent", "in-doubt"),
        lambda: scene.add(scene.resolution(2, "resend")),
        lambda: scene.until(2, "sent"),
        lambda: scene.add(scene.note(2, "SC-123")),
        lambda: scene.until(3, "rejected"),
        lambda: scene.until(4, "in-doubt"),
        lambda: scene.add(scene.outcome(4, "accepted"), late=True),
        lambda: scene.until(5, "in-doubt"),
        lambda: scene.add(scene.resolution(5, "abandon")),
        lambda: scene.add(scene.verification(1, "verified"), scene.verification(2, "diverged")),
        lambda: scene.add(scene.claim(6)),
        lambda: scene.add(scene.resolution(6, "was-sent")),
        lambda: scene.add(scene.outcome(7, "expired")),
        lambda: scene.add(scene.claim(8)),
    ]
    for step in steps:
        step()
