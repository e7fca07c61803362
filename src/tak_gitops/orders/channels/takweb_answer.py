"""What an answer of TAK-web proves of an order (formats.md 6): positive proof only, all else is in doubt."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tak_gitops.acceptance.receipt import Outcome
from tak_gitops.acceptance.report import EXCLUDED, HEADING, RUNTIME_ERROR, heading_values
from tak_gitops.orders.channels.sending import Kind, Sent, proof
from tak_gitops.orders.channels.takweb_page import leads_to_log_in
from tak_gitops.orders.reply import EXECUTE_ON, ORDERED_ON, VERSION, compare_reply, read_reply
from tak_gitops.sources.order_reader import read_order_payload

if TYPE_CHECKING:
    from email.message import Message

    from tak_gitops.orders.channels.http_once import Answer
    from tak_gitops.orders.order_file import OrderFile

CREATE = "/rest/create"
_BY_SENDING = (VERSION, ORDERED_ON, EXECUTE_ON)
"""What tells one sending of an order from another."""
_CHARSETS = {"iso-8859-1": "latin-1", "utf-8": "utf-8", "": "latin-1"}
_CONTENT_TYPE = re.compile(r"text/plain\s*(?:;\s*charset=\"?([A-Za-z0-9-]*)\"?\s*)?", re.IGNORECASE)


class Verdict(NamedTuple):
    """What a text proves; the proof is one of `sending.PROOFS`."""

    kind: Kind
    proof: str


Judge = Callable[[str], Verdict]


def judge_for(order: OrderFile, part: int, content: bytes) -> Judge:
    """How to judge what TAK-web answers to `content`: the exact bytes that part `part` (from 1) of an order is sent as.

    The prediction is the order's, the heading that of the bytes: they have the days, the number, and in their comment
    that they may be a duplicate.
    """
    payload = json.loads(content)
    sent = read_order_payload(payload)
    told = dict(zip(HEADING, heading_values(sent, str(sent.ordered_on), str(sent.execute_on)), strict=True))
    parts = (*order.parts[: part - 1], payload, *order.parts[part:])
    as_sent = msgspec.structs.replace(order, parts=parts)

    def judge(text: str) -> Verdict:
        reply = read_reply(text.encode())
        if reply.outcome is Outcome.REJECTED:
            return Verdict("rejected", proof("errors"))
        if reply.outcome is Outcome.IN_DOUBT:
            return Verdict("in-doubt", proof("stumbled" if text.startswith(RUNTIME_ERROR) else "other-answer"))
        # a report ends with a line of its second section; one that does not was cut
        whole = text.endswith("\n") and EXCLUDED in text.split("\n")
        ours = whole and order.receipt and all(told[each] == reply.heading.get(each) for each in _BY_SENDING)
        if ours and compare_reply(as_sent, part, reply).proves:
            return Verdict("accepted", proof("report"))
        return Verdict("in-doubt", proof("other-report"))

    return judge


def judged(answer: Answer, judge: Judge) -> Sent:
    """What a whole HTTP answer to an order proves."""
    status, headers, body = answer
    if status == 302 and leads_to_log_in(headers.get("Location", "")):  # noqa: PLR2004 - Found
        return Sent("not-sent", proof("log-in"), body)
    if status == 400 and _is_size_limit(body):  # noqa: PLR2004 - Bad Request
        return Sent("not-sent", proof("too-large"), body)
    text = _text(headers, body) if status == 200 else None  # noqa: PLR2004 - OK
    if text is None:
        return Sent("in-doubt", proof("other-answer", f"{status} {headers.get('Content-Type', '')}"), body)
    verdict = judge(text)
    return Sent(verdict.kind, verdict.proof, body)


def _text(headers: Message, body: bytes) -> str | None:
    """The text of an answer, None where it is no plain text that can be read with certainty."""
    found = _CONTENT_TYPE.fullmatch(headers.get("Content-Type", "").strip())
    charset = _CHARSETS.get((found[1] or "").lower()) if found else None
    if charset is None or headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        return None
    try:
        return body.decode(charset)
    except UnicodeDecodeError:
        return None


def _is_size_limit(body: bytes) -> bool:
    """Whether Spring refused a body before an order was looked for in it (recordings: takweb/empty-body)."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return False
    if not isinstance(data, dict) or isinstance(data.get("status"), bool):
        return False
    return data.get("status") == 400 and str(data.get("path", "")).endswith(CREATE)  # noqa: PLR2004 - Bad Request
