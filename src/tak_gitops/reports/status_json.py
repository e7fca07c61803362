"""The orders of the ledger for programs: keys and codes in English, moments in UTC."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tak_gitops.orders.overview import row_counts
from tak_gitops.reports.status_text import channel_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tak_gitops.orders.cases.line import CaseLine
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.ledger.records import GivenUp, Row
    from tak_gitops.orders.overview import Overview
    from tak_gitops.reports.order_words import Words

FORMAT_VERSION = "1.0"


def status_json(shown: Iterable[Overview], words: Words, *, full: bool = False) -> str:
    """The orders as JSON; `full` adds rows and history, as of one that is asked for by its number."""
    orders = [{**_order(each, words), **(_history(each.entry) if full else {})} for each in shown]
    data = {"format_version": FORMAT_VERSION, "as_of": utc(words.now), "orders": orders}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def submit_json(shown: Iterable[Overview], words: Words, code: int) -> str:
    """The orders that a run of `tak submit` did something with, as they are after it, and its exit code."""
    orders = [_order(each, words) for each in shown]
    data = {"format_version": FORMAT_VERSION, "as_of": utc(words.now), "exit_code": code, "orders": orders}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def utc(moment: datetime) -> str:
    """A moment in UTC as JSON has it."""
    return moment.isoformat().replace("+00:00", "Z")


def row_data(row: Row) -> dict[str, Any]:
    """A row that is not as ordered."""
    return {"key": row.key, "expected": row.expected, "found": row.found}


def _order(each: Overview, words: Words) -> dict[str, Any]:
    entry, order = each.entry, each.entry.order
    return {
        "seq": order.seq,
        "environment": order.environment,
        "platform": order.platform,
        "status": each.status.value,
        "state": words.state(each),
        "open": entry.is_unfinished,
        "systems": list(each.systems),
        "counts": {f"{kind}.{action}": count for (kind, action), count in sorted(row_counts(order).items())},
        "case_number": entry.case_number or None,
        "merged_by": order.merged_by,
        "merged_at": utc(order.merged_at),
        "merge": order.merge,
        "path": order.path,
        "digest": order.digest,
        "part": order.part,
        "parts": order.parts,
        "execute_on": order.execute_on.isoformat() if order.execute_on else None,
        "expires": utc(order.expires),
        "channel": channel_of(each) or None,
        "attempts": len(entry.claims),
        "possible_duplicate": entry.possible_duplicate,
        "waits_for": list(each.waits_for),
        "waits_for_cases": list(each.waits_for_cases),
        "case": _case(order.asked) if order.asked else None,
    }


def _given_up(record: GivenUp) -> dict[str, Any]:
    return {"reason": record.reason, "by": record.by, "at": utc(record.at)}


def _case(case: CaseLine) -> dict[str, Any]:
    about = [{"id": each.id, "name": each.name, "was": each.was} for each in case.about]
    return {"kind": case.case, "about": about, "text": case.text}


def _history(entry: Entry) -> dict[str, Any]:
    order = entry.order
    return {
        "ordered_by": order.ordered_by,
        "details": order.details or None,
        "lines": [{**line.ordered(), "path": line.path, "line": line.line} for line in order.lines],
        "claims": [
            {
                "attempt": claim.attempt,
                "run": claim.run,
                "channel": claim.channel,
                "claimed_at": utc(claim.claimed_at),
                "payload_sha256": claim.payload_sha256,
            }
            for claim in entry.claims
        ],
        "outcomes": [
            {
                "attempt": outcome.attempt,
                "kind": outcome.kind,
                "proof": outcome.proof,
                "reply": outcome.reply,
                "reply_sha256": outcome.reply_sha256,
                "at": utc(outcome.at),
            }
            for outcome in entry.outcomes
        ],
        "settled": {"export": entry.settled.export, "at": utc(entry.settled.at)} if entry.settled else None,
        "given_up": _given_up(entry.given_up) if entry.given_up else None,
        "resolutions": [
            {
                "attempt": each.attempt,
                "decision": each.decision,
                "reason": each.reason,
                "by": each.by,
                "at": utc(each.at),
            }
            for each in entry.resolutions
        ],
        "verifications": [
            {
                "export": each.export,
                "snapshot": each.snapshot,
                "result": each.result,
                "rows": [row_data(row) for row in each.rows],
                "at": utc(each.at),
            }
            for each in entry.verifications
        ],
        "confirmations": [
            {"result": each.result, "reason": each.reason, "by": each.by, "at": utc(each.at)}
            for each in entry.confirmations
        ],
        "notes": [
            {"case_number": note.case_number or None, "text": note.text or None, "by": note.by, "at": utc(note.at)}
            for note in entry.notes
        ],
    }
