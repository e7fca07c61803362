"""An order as a mail to a service desk: readable, the payload attached, its number where answers bring it back.

One recipient, addresses from the configuration only, and no text of an order in a header but its platform and digest
(reliability.md 4).
"""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.texts import msg, render, visible

if TYPE_CHECKING:
    from datetime import datetime

    from tak_gitops.model.repository_files import Mailbox


class Letter(NamedTuple):
    """What a mail is about: an order, or a case where there is no `payload`; then `what` says which kind of case.

    `text` is for the people who carry it out (`order_text`); `duplicate_of` is the attempt that may have arrived
    already.
    """

    seq: int
    attempt: int
    digest: str
    platform: str
    ordered_by: str
    text: str
    payload: bytes | None
    duplicate_of: int | None = None
    what: str = ""


def compose(letter: Letter, mailbox: Mailbox, sent_at: datetime) -> EmailMessage:
    """The mail; `sent_at` is in UTC. Everything in it is Swedish, and nothing in the letter can add a header."""
    domain = domain_of(mailbox)
    mail = EmailMessage()
    mail["From"] = Address(_one_line(letter.ordered_by), addr_spec=mailbox.sender)
    mail["To"] = Address(addr_spec=mailbox.recipient)
    mail["Subject"] = _one_line(_subject(letter))
    mail["Date"] = format_datetime(sent_at)
    mail["Message-ID"] = message_id(letter.seq, letter.attempt, domain)
    if letter.duplicate_of is not None:
        mail["References"] = message_id(letter.seq, letter.duplicate_of, domain)
    mail.set_content("\n".join([*_head(letter), letter.text]), charset="utf-8", cte="quoted-printable")
    if letter.payload is not None:
        name = f"bestallning-{letter.seq}.json"
        mail.add_attachment(letter.payload, maintype="application", subtype="json", filename=name)
    return mail


def message_id(seq: int, attempt: int, domain: str) -> str:
    """The Message-ID of an attempt: the same whoever makes it (reliability.md 5.5)."""
    return f"<{seq}.{attempt}@{domain}>"


def domain_of(mailbox: Mailbox) -> str:
    """The domain that Message-IDs are made in: that of the sender."""
    return mailbox.sender.rpartition("@")[2].lower()


def reference(seq: int, attempt: int, digest: str) -> str:
    """What stands in a subject, so that an answer tells what it is about: `[tak-gitops 137.1 3f9a01c2b7de]`."""
    return f"[tak-gitops {seq}.{attempt} {digest}]"


def _say(key: str, **values: object) -> str:
    return render(msg(key, **values), "sv")


def _subject(letter: Letter) -> str:
    is_case = letter.payload is None
    about = {
        "platform": letter.platform,
        "reference": reference(letter.seq, letter.attempt, letter.digest),
    }
    if letter.duplicate_of is not None:
        before = f"{letter.seq}.{letter.duplicate_of}"
        return _say("mail.subject.case_duplicate" if is_case else "mail.subject.duplicate", before=before, **about)
    if is_case and letter.what:
        return _say("mail.subject.case_kind", what=letter.what, **about)
    return _say("mail.subject.case" if is_case else "mail.subject", **about)


def _head(letter: Letter) -> list[str]:
    """What stands before the text: what answers should keep, and that this may be a duplicate."""
    lines = [_say("mail.reference", reference=reference(letter.seq, letter.attempt, letter.digest))]
    if letter.duplicate_of is not None:
        lines += ["", _say("mail.duplicate", before=f"{letter.seq}.{letter.duplicate_of}")]
    return [*lines, ""]


def _one_line(text: str) -> str:
    """A text that stays one header: the library would decode an encoded word in it, line breaks and all."""
    return visible(" ".join(text.split())).replace("=?", "= ?")
