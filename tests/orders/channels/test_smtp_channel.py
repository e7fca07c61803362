"""A mail is handed over once, encrypted, and only the server's word after the final dot says that it was taken."""

import smtplib
import socket
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from builders.certificates import Authority
from builders.fake_server import access
from builders.fake_smtp import FakeSmtp
from tak_gitops.errors import TakError
from tak_gitops.model.repository_files import Mailbox
from tak_gitops.orders.channels import smtp as sending_mail
from tak_gitops.orders.channels.mail import Letter, compose
from tak_gitops.orders.channels.sending import Sent, SentTwiceError
from tak_gitops.orders.channels.smtp import MailedOrder, prepare_smtp
from tak_gitops.texts import render

HOST = "127.0.0.1"
NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
PASSWORD = "hemligt"  # noqa: S105 - of a server that is not there
SHORT = 0.4
LETTER = Letter(
    seq=137,
    attempt=1,
    digest="3f9a01c2b7de",
    platform="NTJP-QA",
    ordered_by="Region Exempel, förvaltningen för åäö",
    text="Beställning 3f9a01c2b7de\n.\n.. två punkter\nVårdcentralen Eken\n",
    payload='{\n "plattform": "NTJP-QA",\n "kommentar": "åäö €"\n}\n'.encode(),
)


def mailbox(port: int = 25) -> Mailbox:
    """From whom and to whom."""
    return Mailbox(port, "tak@region.example", "servicedesk@inera.example", "TSK-")


def ready(port: int, mail: EmailMessage | None = None, *, seconds: float = 5, **attributes: Any) -> MailedOrder:
    """A mail that is ready to be handed over."""
    box = mailbox(port)
    return prepare_smtp(HOST, box, mail or compose(LETTER, box, NOW), access(**attributes), seconds=seconds)


def refused(port: int, **attributes: Any) -> str:
    """What is said when the server cannot be used."""
    with pytest.raises(TakError) as problem:
        ready(port, **attributes)
    for text in (render(problem.value.message, "sv"), render(problem.value.message, "en")):
        assert PASSWORD not in text
    return problem.value.message.key


class Kept:
    """Keeps what a real mail server takes, and who handed it over how."""

    def __init__(self) -> None:
        self.envelopes: list[Any] = []
        self.sessions: list[Any] = []

    async def handle_DATA(self, _: object, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a mail."""
        self.envelopes.append(envelope)
        self.sessions.append(session)
        return "250 2.0.0 queued"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The authority that the mail server and we trust."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def kept() -> Kept:
    """What the encrypted server takes."""
    return Kept()


@pytest.fixture
def encrypted(authority: Authority, kept: Kept) -> Iterator[int]:
    """The port of a server that takes mail only encrypted and from somebody it knows."""
    pem = authority.issue("mail")
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trust.load_cert_chain(pem.certificate, pem.key)

    def known(_: object, __: object, ___: object, ____: object, given: object) -> AuthResult:
        right = isinstance(given, LoginPassword) and given == LoginPassword(b"anna", PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    controller = Controller(
        kept,
        hostname=HOST,
        port=_free_port(),
        tls_context=trust,
        require_starttls=True,
        authenticator=known,
        auth_required=True,
    )
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def test_a_mail_to_a_real_server(encrypted: int, kept: Kept, authority: Authority) -> None:
    """Encrypted, logged in, from and to whom the configuration says; each line arrives as it was written."""
    order = ready(encrypted, user="anna", password=PASSWORD, authorities_file=str(authority.file))
    assert [] == kept.envelopes
    sent = order.send()
    order.close()
    assert ("sent", "mailed: 250 2.0.0 queued") == sent[:2]
    (envelope,), (session,) = kept.envelopes, kept.sessions
    assert ("tak@region.example", ["servicedesk@inera.example"]) == (envelope.mail_from, envelope.rcpt_tos)
    assert (True, "region.example") == (session.ssl is not None, session.host_name)
    mail = message_from_bytes(envelope.content, policy=policy.default)
    text, attached = mail.get_body(), [*mail.iter_attachments()]
    assert text is not None
    assert text.get_content().replace("\r\n", "\n").endswith(LETTER.text)
    assert [LETTER.payload] == [each.get_content() for each in attached]


def test_a_wrong_password(encrypted: int, authority: Authority) -> None:
    """Nothing is sent, and it says what to mend."""
    key = refused(encrypted, user="anna", password=PASSWORD[1:], authorities_file=str(authority.file))
    assert "smtp.wrong_password" == key


def test_letters_that_the_log_in_cannot_carry(encrypted: int, authority: Authority) -> None:
    """A password with å is told of, not stumbled over."""
    assert "smtp.letters" == refused(
        encrypted, user="anna", password=PASSWORD + "å", authorities_file=str(authority.file)
    )


def test_an_unknown_authority_gets_nothing(encrypted: int, kept: Kept) -> None:
    """No password leaves for a server that nobody vouches for."""
    assert "smtp.untrusted" == refused(encrypted, user="anna", password=PASSWORD)
    assert [] == kept.envelopes


def test_a_server_that_does_not_encrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a server on this machine may do without."""
    with FakeSmtp() as fake:
        monkeypatch.setattr(sending_mail, "is_loopback", lambda _: False)
        assert "smtp.no_tls" == refused(fake.port, user="anna", password=PASSWORD)
    assert ["ehlo region.example"] == fake.heard


def test_a_server_on_this_machine_may_do_without() -> None:
    """Plain only to loopback; the dialogue is the shortest there is."""
    with FakeSmtp() as fake:
        order = ready(fake.port)
        assert Sent("sent", "mailed: 250 2.0.0 queued as 4711", b"2.0.0 queued as 4711") == order.send()
        order.close()
    assert [
        "ehlo region.example",
        "mail FROM:<tak@region.example>",
        "rcpt TO:<servicedesk@inera.example>",
        "DATA",
        "quit",
    ] == fake.heard


def test_a_mail_is_sent_once() -> None:
    """Sending again is a bug, and sends nothing."""
    with FakeSmtp() as fake:
        order = ready(fake.port)
        order.send()
        with pytest.raises(SentTwiceError):
            order.send()
        order.close()
    assert 1 == len(fake.mails)


def test_a_line_that_is_a_dot() -> None:
    """A line of the mail that begins with a dot is not its end, and no line is of another kind."""
    mail = EmailMessage()
    mail.set_content(".\n..\n.x\nslut\n", cte="7bit")
    with FakeSmtp() as fake:
        order = ready(fake.port, mail)
        assert "sent" == order.send().kind
        order.close()
    (content,) = fake.mails
    assert content.endswith(b"\r\n\r\n..\r\n...\r\n..x\r\nslut\r\n")


@pytest.mark.parametrize(
    ("answers", "kind", "proof"),
    [
        ({"MAIL": b"550 no\r\n"}, "not-sent", "refused: 550 no"),
        ({"MAIL": None}, "not-sent", "unfinished: Connection unexpectedly closed"),
        ({"RCPT": b"550 unknown\r\n"}, "not-sent", "refused: 550 unknown"),
        ({"RCPT": b"251 will forward\r\n"}, "not-sent", "refused: 251 will forward"),
        ({"DATA": b"554 no\r\n"}, "not-sent", "refused: 554 no"),
        ({"DATA": b"250 ok\r\n"}, "not-sent", "refused: 250 ok"),
        ({"DATA": None}, "not-sent", "unfinished: Connection unexpectedly closed"),
        ({".": b"250-2.0.0\r\n250 ok\r\n"}, "sent", "mailed: 250 2.0.0 ok"),
        ({".": b"451 later\r\n"}, "in-doubt", "unconfirmed: 451 later"),
        ({".": b"554 spam\r\n"}, "in-doubt", "unconfirmed: 554 spam"),
        ({".": b"hej\r\n"}, "in-doubt", "unconfirmed: -1 "),
        ({".": b"x" * 9000 + b"\r\n"}, "in-doubt", "unconfirmed: 500 Line too long."),
        ({".": None}, "in-doubt", "unconfirmed: Connection unexpectedly closed"),
    ],
)
def test_what_an_answer_proves(answers: dict[str, bytes | None], kind: str, proof: str) -> None:
    """Before the final dot nothing was taken; after it only 250 says that it was."""
    with FakeSmtp(**answers) as fake:
        order = ready(fake.port)
        sent = order.send()
        order.close()
    assert (kind, proof.rstrip(": ")) == (sent.kind, sent.proof.rstrip(": "))
    assert len(fake.mails) == ("." in answers)


@pytest.mark.parametrize("after", [1, 200, 1000])
def test_a_mail_that_breaks_before_its_dot(after: int) -> None:
    """However much has come, a mail without its end is none (RFC 5321)."""
    letter = LETTER._replace(payload=b"x" * 3_000_000)
    with FakeSmtp() as fake:
        fake.cut_mail_after = after
        order = ready(fake.port, compose(letter, mailbox(), NOW))
        sent = order.send()
        order.close()
    assert ("not-sent", "unfinished") == (sent.kind, sent.proof.partition(":")[0])
    assert ([], 1) == (fake.mails, len(fake.begun))


def test_a_server_that_never_confirms() -> None:
    """The limit ends the waiting, also for one that goes on talking."""
    with FakeSmtp(**{".": b"250-wait\r\n" * 10}) as fake:
        order = ready(fake.port, seconds=SHORT)
        began = time.monotonic()
        assert Sent("in-doubt", "unconfirmed: timeout") == order.send()
        assert time.monotonic() - began < SHORT + 1
        order.close()


def test_a_server_that_says_nothing() -> None:
    """A connection without a greeting is left in time."""
    with FakeSmtp(greeting=b"") as fake:
        assert "smtp.slow" == refused(fake.port, seconds=SHORT)


@pytest.mark.parametrize("greeting", [b"554 go away\r\n", b"hej\r\n", None])
def test_a_server_that_does_not_want_us(greeting: bytes | None) -> None:
    """It says so before anything was sent."""
    with FakeSmtp(greeting=greeting) as fake:
        assert "smtp.unreachable" == refused(fake.port)
    assert [] == fake.heard


def test_nobody_listens() -> None:
    """A server that is not there."""
    assert "smtp.unreachable" == refused(_free_port())


def test_a_server_that_knows_no_passwords() -> None:
    """A password that nobody asked for stays here."""
    with FakeSmtp() as fake:
        assert "smtp.no_log_in" == refused(fake.port, user="anna", password=PASSWORD)
    assert not any(PASSWORD in line for line in fake.heard)


def test_a_server_that_breaks_while_it_encrypts() -> None:
    """STARTTLS that is refused is no encryption: nothing goes on in the clear."""
    ehlo = b"250-mail\r\n250 STARTTLS\r\n"
    with FakeSmtp(EHLO=ehlo, STARTTLS=b"454 not now\r\n") as fake:
        assert "smtp.unreachable" == refused(fake.port)
    assert ["ehlo region.example", "STARTTLS"] == fake.heard


@pytest.mark.parametrize(
    "written", [b"Subject: x\r\n\r\n\n.\n", b"Subject: x\r\nBcc: y\r\n\r\n", b"Subject: x\r\n\r\na\rb\r\n"]
)
def test_what_the_library_must_not_write(written: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it ever wrote a bare line feed, or a header of its own, the mail would not leave."""
    mail = EmailMessage()
    mail["Subject"] = "x"
    monkeypatch.setattr(EmailMessage, "as_bytes", lambda *_, **__: written)
    with pytest.raises(ValueError, match="Subject"):
        ready(_free_port(), mail)


def test_leaving_a_server_that_has_gone() -> None:
    """Closing twice, or after a failure, is no failure."""
    with FakeSmtp(QUIT=None) as fake:
        order = ready(fake.port)
        order.close()
        order.close()
    assert isinstance(order._smtp, smtplib.SMTP)
    assert None is order._smtp.sock
