"""The channel `smtp`: an order is mailed to a service desk.

The final dot is the send point (reliability.md 5.5): before it nothing has been taken, after it only the server's 250
says that the mail was. The server that takes it is a relay: what becomes of the order is seen in a later export.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import suppress
from email import policy
from typing import TYPE_CHECKING

from tak_gitops.errors import fail
from tak_gitops.live.http.client import trust_of
from tak_gitops.model.web_address import is_loopback
from tak_gitops.orders.channels.mail import domain_of
from tak_gitops.orders.channels.sending import Sent, SentTwiceError, proof
from tak_gitops.orders.channels.time_limit import ended_after

if TYPE_CHECKING:
    from email.message import EmailMessage
    from threading import Event

    from tak_gitops.live.http.access import Access
    from tak_gitops.model.repository_files import Mailbox

SECONDS = 60.0
_GOODBYE = 5.0
_TAKEN, _GO_ON = 250, 354
_TIMEOUT = "timeout"


def prepare_smtp(
    host: str, mailbox: Mailbox, mail: EmailMessage, access: Access, *, seconds: float = SECONDS
) -> MailedOrder:
    """Log in to a mail server and make a mail ready to be handed to it; nothing is sent yet.

    STARTTLS is required, but for a server on this machine that does not offer it. `seconds` is the limit for the log-in
    and for the sending. Raises TakError, with what to do, where the server cannot be reached, or does not let us in.
    """
    content = _written(mail)
    return MailedOrder(_entered(host, mailbox, access, seconds), mailbox, content, access, seconds)


def try_log_in(host: str, mailbox: Mailbox, access: Access, *, seconds: float = SECONDS) -> None:
    """Log in to a mail server and leave again: no mail is begun. Raises TakError as `prepare_smtp` does."""
    MailedOrder(_entered(host, mailbox, access, seconds), mailbox, b"", access, seconds).close()


def _entered(host: str, mailbox: Mailbox, access: Access, seconds: float) -> smtplib.SMTP:
    """A connection that a mail server has let in. Raises TakError."""
    smtp = _Connection(host, mailbox, seconds)
    try:
        with ended_after(seconds, lambda: smtp.sock) as over:
            _enter(smtp, host, mailbox.port, access, over)
    except BaseException:
        smtp.close()
        raise
    return smtp


class _Connection(smtplib.SMTP):
    """A client that is not connected yet, so that connecting too has a limit."""

    def __init__(self, host: str, mailbox: Mailbox, seconds: float) -> None:
        super().__init__(local_hostname=domain_of(mailbox), timeout=seconds)
        # whose certificate STARTTLS expects, which is otherwise known only to a client that connects at once
        self._host = host


class MailedOrder:
    """A mail with a server that is ready to take it."""

    def __init__(self, smtp: smtplib.SMTP, mailbox: Mailbox, content: bytes, access: Access, seconds: float) -> None:
        self._smtp = smtp
        self._mailbox = mailbox
        self._content = content
        self._access = access
        self._seconds = seconds
        self._used = False

    def send(self) -> Sent:
        """Hand the mail over, once."""
        if self._used:
            raise SentTwiceError
        self._used = True
        with ended_after(self._seconds, lambda: self._smtp.sock) as over:
            try:
                self._before_the_dot()
            except smtplib.SMTPResponseException as problem:
                return Sent("not-sent", self._proof("refused", _words(problem)))
            except (OSError, smtplib.SMTPException) as problem:
                return Sent("not-sent", self._proof("unfinished", _why(problem, over)))
            try:
                self._smtp.send(b".\r\n")
                code, words = self._smtp.getreply()
            except (OSError, smtplib.SMTPException) as problem:
                return Sent("in-doubt", self._proof("unconfirmed", _why(problem, over)))
        said = f"{code} {words.decode('utf-8', 'replace')}"
        if code == _TAKEN:
            return Sent("sent", self._proof("mailed", said), words)
        return Sent("in-doubt", self._proof("unconfirmed", said), words)

    def close(self) -> None:
        """Say goodbye to the server, if it still listens."""
        with (
            suppress(OSError, smtplib.SMTPException),
            ended_after(_GOODBYE, lambda: self._smtp.sock),
        ):
            self._smtp.quit()
        self._smtp.close()

    def _before_the_dot(self) -> None:
        """All that a server may still forget: it takes no mail whose end it has not seen (RFC 5321, 4.1.1.4)."""
        smtp = self._smtp
        _require(_TAKEN, smtp.mail(self._mailbox.sender))
        _require(_TAKEN, smtp.rcpt(self._mailbox.recipient))
        _require(_GO_ON, smtp.docmd("DATA"))
        smtp.send(self._content)

    def _proof(self, word: str, detail: str) -> str:
        return proof(word, self._access.hide(detail))


def _enter(smtp: smtplib.SMTP, host: str, port: int, access: Access, over: Event) -> None:
    """Greet the server, encrypt, and log in where there is a user. Raises TakError."""
    server = f"{host}:{port}"
    try:
        code, words = smtp.connect(host, port)
        if code != 220:  # noqa: PLR2004 - ready
            raise smtplib.SMTPConnectError(code, words)
        smtp.ehlo_or_helo_if_needed()
        if smtp.has_extn("starttls"):
            smtp.starttls(context=trust_of(access))
            smtp.ehlo_or_helo_if_needed()
        elif not is_loopback(host):
            raise fail("smtp.no_tls", server=server)
        if access.user:
            smtp.login(access.user, access.password or "")
    except ssl.SSLCertVerificationError as problem:
        raise fail("smtp.untrusted", server=server, reason=problem.verify_message or str(problem)) from None
    except smtplib.SMTPAuthenticationError as problem:
        raise fail("smtp.wrong_password", server=server, reason=access.hide(_words(problem))) from None
    except smtplib.SMTPNotSupportedError:
        raise fail("smtp.no_log_in", server=server) from None
    except UnicodeError:
        raise fail("smtp.letters", server=server) from None
    except (OSError, smtplib.SMTPException) as problem:
        why = _why(problem, over)
        if why == _TIMEOUT:
            raise fail("smtp.slow", server=server) from None
        raise fail("smtp.unreachable", server=server, reason=access.hide(why)) from None


def _require(wanted: int, reply: tuple[int, bytes]) -> None:
    if reply[0] != wanted:
        raise smtplib.SMTPResponseException(*reply)


def _written(mail: EmailMessage) -> bytes:
    """A mail as it goes over the wire, without its final dot: no line of it can be taken for that (RFC 5321, 4.5.2).

    Raises ValueError, a bug, for lines that end otherwise, and for headers that nobody wrote.
    """
    content = mail.as_bytes(policy=policy.SMTP)
    whole = content if content.endswith(b"\r\n") else content + b"\r\n"
    head = whole.partition(b"\r\n\r\n")[0].decode("ascii", "replace")
    names = re.findall(r"^([^ \t:]+):", head, re.MULTILINE)
    if names != list(mail.keys()) or re.search(rb"\r(?!\n)|(?<!\r)\n", whole):
        raise ValueError(whole)
    return re.sub(rb"(?m)^\.", b"..", whole)


def _words(problem: smtplib.SMTPResponseException) -> str:
    said = problem.smtp_error
    return f"{problem.smtp_code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"


def _why(problem: Exception, over: Event) -> str:
    if over.is_set() or isinstance(problem, TimeoutError):
        return _TIMEOUT
    if isinstance(problem, smtplib.SMTPResponseException):
        return _words(problem)
    words = problem.strerror if isinstance(problem, OSError) else None
    return words or str(problem) or type(problem).__name__
