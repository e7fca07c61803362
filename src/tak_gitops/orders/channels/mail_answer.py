"""A saved answer of a service desk (`.eml`): which order it is about, and under which case number."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.errors import fail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

LARGEST = 20 << 20
_SUBJECT = re.compile(r"\[tak-gitops ([1-9][0-9]{0,17})\.([1-9][0-9]{0,5}) ([0-9a-f]{1,64})\]")
_TAGS = re.compile(r"<[^<>]*>")


class MailAnswer(NamedTuple):
    """What an answer tells; `digest` is that of the order where the subject has kept it."""

    seq: int
    attempt: int
    case_number: str
    digest: str | None = None


def read_answer(content: bytes, *, path: str, domain: str, case_prefix: str) -> MailAnswer:
    """What an answer to a mail of ours tells; `domain` is that of our Message-IDs (`mail.domain_of`).

    The order is told by In-Reply-To, References or our mark in the subject, the number by the subject or else the
    text, as `case_prefix` and digits. Raises TakError where either is missing, or several are told.
    """
    if len(content) > LARGEST:
        raise fail("mail.too_large", path=path, limit=LARGEST >> 20)
    mail = message_from_bytes(content, policy=policy.default.clone(max_line_length=None))
    subject = _header(mail, "Subject")
    marks = {(int(seq), int(attempt), digest) for seq, attempt, digest in _SUBJECT.findall(subject)}
    named = _named(mail, domain) or {mark[:2] for mark in marks}
    if not named:
        raise fail("mail.not_ours", path=path)
    if len({seq for seq, _ in named}) > 1:
        raise fail(
            "mail.several_orders", path=path, orders=", ".join(f"{seq}.{attempt}" for seq, attempt in sorted(named))
        )
    seq, attempt = max(named)
    numbers = _numbers(subject, case_prefix) or _numbers(" ".join(_texts(mail)), case_prefix)
    if not numbers:
        raise fail("mail.no_number", path=path, prefix=case_prefix, seq=str(seq))
    if len(numbers) > 1:
        raise fail("mail.several_numbers", path=path, numbers=", ".join(sorted(numbers)), seq=str(seq))
    digest = next((digest for *_, digest in marks if (seq, attempt, digest) in marks), None)
    return MailAnswer(seq, attempt, numbers.pop(), digest)


def _named(mail: EmailMessage, domain: str) -> set[tuple[int, int]]:
    """The attempts that an answer refers to by their Message-IDs."""
    ours = re.compile(rf"<([1-9][0-9]{{0,17}})\.([1-9][0-9]{{0,5}})@{re.escape(domain)}>", re.IGNORECASE)
    for name in ("In-Reply-To", "References"):
        found = {(int(seq), int(attempt)) for seq, attempt in ours.findall(_header(mail, name))}
        if found:
            return found
    return set()


def _numbers(text: str, prefix: str) -> set[str]:
    found = re.findall(rf"(?<![A-Za-z0-9]){re.escape(prefix)}([0-9]{{1,18}})(?![0-9])", text, re.IGNORECASE)
    return {f"{prefix}{number}" for number in found}


def _header(mail: EmailMessage, name: str) -> str:
    """A header as a text; what cannot be read is nothing."""
    try:
        return " ".join(str(value) for value in mail.get_all(name, []))
    except (ValueError, IndexError, AttributeError, TypeError):
        # the parser of headers stumbles on some that are not well-formed
        return ""


def _texts(mail: EmailMessage) -> Iterator[str]:
    """What the answer says, in every text part of it."""
    for part in mail.walk():
        if part.get_content_maintype() != "text":
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            text = _decoded(content, part.get_content_charset())
            yield _TAGS.sub(" ", text) if part.get_content_subtype() == "html" else text


def _decoded(content: bytes, charset: str | None) -> str:
    try:
        return content.decode(charset or "utf-8", "replace")
    except LookupError:
        return content.decode("latin-1")
