"""What is known of an attempt in doubt, for the person who is to decide about it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.orders.cases.confirming import WORDS
from tak_gitops.orders.channels.mail import reference
from tak_gitops.orders.channels.sending import proof_text
from tak_gitops.orders.doubt import meaning
from tak_gitops.orders.ledger.entry import Status
from tak_gitops.orders.ledger.errored import errored_name
from tak_gitops.orders.line_state import Standing
from tak_gitops.orders.order_file import DIGEST_SHOWN
from tak_gitops.orders.verifying import is_newer
from tak_gitops.reports.order_words import ALARMING
from tak_gitops.reports.wrapping import wrapped
from tak_gitops.sources.order_fields import FIELDS
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from tak_gitops.orders.cases.confirming import Word
    from tak_gitops.orders.doubt import Decision
    from tak_gitops.orders.ledger.entry import Entry
    from tak_gitops.orders.overview import Overview
    from tak_gitops.orders.verifying import RowSeen
    from tak_gitops.reports.order_words import Words
    from tak_gitops.reports.style import Style
    from tak_gitops.texts import Message


class Evidence(NamedTuple):
    """What an export says of the rows of the order; `snapshot` (UTC) is None where it does not tell its age."""

    snapshot: datetime | None
    rows: Sequence[RowSeen]


def resolve_text(
    each: Overview, possible: Sequence[Decision | Word], evidence: Evidence | None, words: Words, style: Style
) -> str:
    """What is known, then what each decision that is possible means, ending in a line break."""
    order = each.entry.order
    heading = words.heading(each)
    is_alarming = each.status in ALARMING
    lines = [
        style.coloured(part, "red") if is_alarming else style.bold(part)
        for part in wrapped(heading, style.width, further="  ")
    ]
    lines += wrapped(words.what(each), style.width)
    for message in [*_known(each, words), *(_evidence(each, evidence, words) if evidence else ())]:
        lines += wrapped(words.render(message), style.width)
    lines += ["", style.bold(words.say("resolve.choose" if len(possible) > 1 else "resolve.choose.one"))]
    for decision in possible:
        lines.append(f"  {style.bold(words.say('resolve.command', seq=str(order.seq), decision=decision))}")
        match decision:
            case "done" | "refused":
                means = msg(WORDS[decision])
            case _:
                means = meaning(each.entry, decision)
        lines += wrapped(words.render(means), style.width, "      ")
    return "\n".join([*lines, ""])


def _known(each: Overview, words: Words) -> Iterator[Message]:
    """What the ledger knows of the last attempt."""
    entry, claim = each.entry, each.entry.claim
    if claim is None:
        return
    about = {"attempt": claim.attempt, "channel": claim.channel, "run": claim.run}
    yield msg("resolve.attempt", time=words.time(claim.claimed_at), **about)
    outcome = next((found for found in entry.outcomes if found.attempt == claim.attempt), None)
    if outcome:
        yield msg("resolve.outcome", proof=proof_text(outcome.proof, is_case=entry.order.asked is not None))
    elif each.status is Status.IN_DOUBT:
        yield msg("resolve.no_outcome")
        yield msg("resolve.errored", path=errored_name(each.seq))
    if each.status is Status.IN_DOUBT:
        yield _to_ask(each)
        if entry.case_number:
            yield msg("resolve.case.case" if entry.order.asked else "resolve.case", number=entry.case_number)


def _to_ask(each: Overview) -> Message:
    """Where somebody can see whether an attempt arrived, and by what it is known there."""
    entry, order = each.entry, each.entry.order
    attempt, channel = len(entry.claims), entry.claims[-1].channel
    if channel == "smtp":
        return msg("resolve.ask.smtp", reference=reference(order.seq, attempt, order.digest[:DIGEST_SHOWN]))
    if channel == "takweb":
        return msg("resolve.ask.takweb", comment=str(order.payload.get(FIELDS.comment, "–")))
    return msg("resolve.ask.desk" if channel == "desk" else "resolve.ask.file", digest=order.digest[:DIGEST_SHOWN])


def _evidence(each: Overview, evidence: Evidence, words: Words) -> Iterator[Message]:
    """What the export says, and how much that proves."""
    found = Counter(row.standing for row in evidence.rows)
    total = len(evidence.rows)
    if each.entry.order.asked and not total:
        yield msg("resolve.export.no_case")
        return
    counts = {"after": found[Standing.AFTER], "before": found[Standing.BEFORE], "total": total}
    counts["other"] = total - counts["after"] - counts["before"]
    if evidence.snapshot is None:
        yield msg("resolve.export.ageless", **counts)
    else:
        yield msg("resolve.export", time=words.time(evidence.snapshot), **counts)
    newer = is_newer(evidence.snapshot, each.entry)
    if not newer:
        yield msg("resolve.export.unsure" if newer is None else "resolve.export.older")
    elif counts["after"] == total:
        yield msg("resolve.export.arrived")
    elif counts["before"] < total:
        yield msg("resolve.export.partly")
    else:
        yield msg("resolve.export.nothing.desk" if _is_unserved(each.entry) else "resolve.export.nothing")


def _is_unserved(entry: Entry) -> bool:
    """Whether it is proven that nobody has fetched an order: no attempt of it was ever served."""
    return {each.channel for each in entry.claims} == {"desk"} and not any(
        each.kind == "sent" for each in entry.outcomes
    )
