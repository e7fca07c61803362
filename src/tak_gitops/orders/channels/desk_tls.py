"""How the desk shows who it is, and whom it believes: certificates, keys, authorities, and lists of the revoked."""

from __future__ import annotations

import re
import ssl
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tak_gitops.errors import TakError, fail

_LARGEST = 16 << 20
_CERTIFICATE = b"-----BEGIN CERTIFICATE-----"
_KEY = re.compile(rb"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----")
_LOCKED = re.compile(rb"-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED", re.MULTILINE)
_ANY_TIME = ssl.VerifyFlags(0x200000)
"""OpenSSL's `X509_V_FLAG_NO_CHECK_TIME`, which the library does not name."""


def server_context(certificate: str, key: str | None, client_authorities: str, revoked: str | None) -> ssl.SSLContext:
    """TLS that shows a certificate and wants one of an authority of `client_authorities`; all are paths of PEM files.

    `revoked` is a list of certificates that are not valid any more (CRL). Nothing is resumed: each connection shows
    its certificate anew. Raises TakError for files that cannot be used.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_REQUIRED
    context.options |= ssl.OP_NO_TICKET | ssl.OP_NO_RENEGOTIATION
    context.num_tickets = 0
    try:
        # without a password of ours, OpenSSL would ask for one on the terminal
        context.load_cert_chain(certificate, key, password="")
    except (OSError, ssl.SSLError) as problem:
        raise _unusable(certificate, key, problem) from None
    for option, path in (("--client-ca", client_authorities), ("--client-crl", revoked)):
        if path is None:
            continue
        try:
            context.load_verify_locations(path)
        except ssl.SSLError as problem:
            raise fail("desk.authorities", option=option, path=path, reason=reason_of(problem)) from None
        except OSError as problem:
            raise _unreadable(option, path, problem) from None
    if not context.get_ca_certs():
        raise fail("desk.no_authority", path=client_authorities)
    if revoked:
        context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    return context


def certificate_end(context: ssl.SSLContext, certificate: str) -> datetime | None:
    """When the certificate that a server shows stops being valid (UTC); `certificate` is where it stands.

    It is asked as a client would, since the library tells the days of no certificate but one that was shown and
    believed. None where that does not work: it is not what decides whether anybody is served.
    """
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.check_hostname = False
    client.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | _ANY_TIME
    asked, answered = ssl.MemoryBIO(), ssl.MemoryBIO()
    ours = context.wrap_bio(asked, answered, server_side=True)
    theirs = client.wrap_bio(answered, asked)
    try:
        client.load_verify_locations(certificate)
        for side in (theirs, ours, theirs):
            with suppress(ssl.SSLWantReadError):
                side.do_handshake()
        shown = theirs.getpeercert() or {}
    except (OSError, ValueError):
        return None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(shown["notAfter"])), UTC) if shown else None


def reason_of(problem: OSError) -> str:
    """Why TLS ended, or a file cannot be used, in OpenSSL's or the system's words."""
    if isinstance(problem, ssl.SSLCertVerificationError):
        return problem.verify_message
    if isinstance(problem, ssl.SSLError):
        return (problem.reason or "PEM").replace("_", " ").lower()
    return problem.strerror or str(problem) or type(problem).__name__


def _unusable(certificate: str, key: str | None, problem: OSError) -> TakError:
    """Why a certificate and its key cannot be used, as far as the files tell."""
    try:
        shown = _content("--cert", certificate)
        secret = shown if key is None else _content("--key", key)
    except TakError as unreadable:
        return unreadable
    where = key or certificate
    if _CERTIFICATE not in shown:
        return fail("desk.no_certificate", path=certificate)
    if _LOCKED.search(secret):
        return fail("desk.locked", path=where)
    if not _KEY.search(secret):
        return fail("desk.no_key" if key is None else "desk.not_a_key", path=where)
    if isinstance(problem, ssl.SSLError) and problem.reason == "KEY_VALUES_MISMATCH":
        return fail("desk.mismatch", path=certificate, key=where)
    return fail("desk.certificate", path=certificate, key=where, reason=reason_of(problem))


def _content(option: str, path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(_LARGEST)
    except OSError as problem:
        raise _unreadable(option, path, problem) from None


def _unreadable(option: str, path: str, problem: OSError) -> TakError:
    return fail("desk.no_file", option=option, path=path, reason=reason_of(problem))
