"""What `tak desk` writes on the screen of each visit: who it was, what they got, and what to do if that is wrong."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import App
from tak_gitops.model.swedish_time import SWEDEN
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.orders.channels.desk_server import Visit
    from tak_gitops.texts import Message

_OUTCOMES = {
    200: "desk.outcome.fetched",
    400: "desk.outcome.bad",
    403: "desk.outcome.forbidden",
    404: "desk.outcome.missing",
    405: "desk.outcome.method",
    410: "desk.outcome.gone",
    503: "desk.outcome.later",
}
_REFUSALS = {
    "busy": "desk.refusal.busy",
    "http request": "desk.refusal.http",
    "peer did not return a certificate": "desk.refusal.bare",
    "certificate has expired": "desk.refusal.ended",
    "certificate is not yet valid": "desk.refusal.early",
    "certificate revoked": "desk.refusal.revoked",
    "unable to get local issuer certificate": "desk.refusal.issuer",
    "unable to verify the first certificate": "desk.refusal.issuer",
    "self-signed certificate": "desk.refusal.issuer",
    "self-signed certificate in certificate chain": "desk.refusal.issuer",
    "unable to get certificate CRL": "desk.refusal.crl",
    "CRL has expired": "desk.refusal.crl",
}
"""OpenSSL's words, as far as somebody can do something about them."""
_MISTRUST = ("unknown ca", "bad certificate", "certificate expired", "certificate unknown", "unsupported certificate")
"""How alerts end that a client sends because it does not believe us."""


def visit_told(app: App, visit: Visit) -> None:
    """Tell of one visit, and of what went wrong behind it."""
    at = visit.at.astimezone(SWEDEN).isoformat(timespec="seconds")
    about = {"at": at, "peer": visit.peer, "client": visit.client or msg("desk.visit.nobody")}
    if visit.status is None:
        app.tell(msg("desk.visit.none", **about, reason=_refusal(visit.refusal)))
    else:
        outcome = _outcome(visit, visit.status)
        app.tell(msg("desk.visit", **about, line=visit.line or "–", status=str(visit.status), outcome=outcome))
    if visit.problem is not None:
        app.tell_findings(visit.problem.findings)
        app.tell(visit.problem.message)


def _outcome(visit: Visit, status: int) -> Message:
    key = _OUTCOMES[status]
    if key == "desk.outcome.forbidden":
        return msg(key, client=quote(visit.client)) if visit.client else msg("desk.outcome.nobody")
    return msg(key, size=visit.size) if key == "desk.outcome.fetched" else msg(key)


def _refusal(reason: str) -> Message | str:
    if reason.endswith(_MISTRUST):
        return msg("desk.refusal.mistrusts", reason=reason)
    key = _REFUSALS.get(reason)
    return msg(key) if key else reason
