"""A mail says what it is about, in whole headers of its own, and an answer leads back to its order."""

import json
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tak_gitops.errors import TakError
from tak_gitops.model.repository_files import Mailbox
from tak_gitops.orders.channels.mail import Letter, compose, domain_of, message_id
from tak_gitops.orders.channels.mail_answer import LARGEST, MailAnswer, read_answer
from tak_gitops.texts import visible

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
MAILBOX = Mailbox(587, "tak@Region.example", "servicedesk@inera.example", "TSK-")
DOMAIN = domain_of(MAILBOX)
LETTER = Letter(
    seq=137,
    attempt=2,
    digest="3f9a01c2b7de",
    platform="NTJP-QA",
    ordered_by="Region Exempel, förvaltningen för åäö",
    text="Beställning 3f9a01c2b7de\n\nVårdcentralen Eken (SE2321000131-E000000000001)\n",
    payload='{"kommentar": "åäö € 🌳"}\n'.encode(),
)
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"]


def received(letter: Letter) -> EmailMessage:
    """A mail as the one who gets it reads it."""
    mail = message_from_bytes(compose(letter, MAILBOX, NOW).as_bytes(policy=policy.SMTP), policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def body(letter: Letter) -> str:
    """What stands in a mail."""
    text = received(letter).get_body()
    assert text is not None
    return str(text.get_content()).replace("\r\n", "\n")


def test_the_headers_of_a_mail() -> None:
    """Who orders, the platform, our reference, and the number as Message-ID."""
    mail = received(LETTER)
    assert {
        "From": '"Region Exempel, förvaltningen för åäö" <tak@Region.example>',
        "To": "servicedesk@inera.example",
        "Subject": "Beställning till NTJP-QA [tak-gitops 137.2 3f9a01c2b7de]",
        "Date": "Mon, 23 Nov 2026 07:30:00 +0000",
        "Message-ID": "<137.2@region.example>",
    } == {name: str(mail[name]) for name in HEADERS[:5]}
    assert sorted(HEADERS) == sorted(mail.keys())


def test_what_stands_in_a_mail() -> None:
    """Our reference, and the text of the order as it is."""
    assert (
        "Vår beteckning: [tak-gitops 137.2 3f9a01c2b7de]\n"
        "Behåll den i ämnesraden när ni svarar, så hittar svaret rätt.\n\n" + LETTER.text
    ) == body(LETTER)


def test_the_payload_is_attached() -> None:
    """Byte for byte, under the number of the order."""
    (attached,) = received(LETTER).iter_attachments()
    assert ("bestallning-137.json", "application/json") == (attached.get_filename(), attached.get_content_type())
    assert LETTER.payload == attached.get_content()


def test_a_case_has_a_text_only() -> None:
    """What is no TAK row has no payload."""
    mail = received(LETTER._replace(payload=None))
    assert "text/plain" == mail.get_content_type()


def test_a_possible_duplicate_says_so() -> None:
    """In the subject and first in the text, with the attempt that may have arrived."""
    letter = LETTER._replace(duplicate_of=1)
    mail = received(letter)
    assert "MÖJLIG DUBBLETT av 137.1: beställning till NTJP-QA [tak-gitops 137.2 3f9a01c2b7de]" == mail["Subject"]
    assert "<137.1@region.example>" == mail["References"]
    assert "MÖJLIG DUBBLETT av 137.1:" == body(letter).split("\n")[3][:25]


def test_the_same_mail_whoever_makes_it() -> None:
    """But for the boundary between its parts, the bytes are the same."""
    first, second = (compose(LETTER._replace(payload=None), MAILBOX, NOW).as_bytes() for _ in range(2))
    assert first == second


@given(st.text(), st.text(min_size=1), st.text())
@example("Region\r\nBcc: x@evil.example", "NTJP\nSubject: x", "text\r\n.\r\n")
@example("=?utf-8?q?a=0D=0ABcc:_x@evil.example?=", "=?utf-8?b?DQpCY2M6IHhAZXZpbC5leGFtcGxl?=", "")
@example('" <x@evil.example>, "', "<x@evil.example>", "\u2028")
@example("a,b;c:d@e(f)", "\u0085\x00\x1b", "\ud800")
@example("ö" * 300, "å" * 300, "." * 2000)
def test_no_text_becomes_a_header(ordered_by: str, platform: str, text: str) -> None:
    """Whatever the letter holds: one sender, one recipient, the headers that a mail has, and lines that end."""
    letter = LETTER._replace(ordered_by=ordered_by, platform=platform, text=visible(text))
    mail = compose(letter, MAILBOX, NOW)
    content = mail.as_bytes(policy=policy.SMTP)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 998
    read = message_from_bytes(content, policy=policy.default)
    assert sorted(HEADERS) == sorted(read.keys())
    assert ["tak@Region.example"] == [each.addr_spec for each in read["From"].addresses]
    assert ["servicedesk@inera.example"] == [each.addr_spec for each in read["To"].addresses]


def answered(**headers: str) -> EmailMessage:
    """An answer with some headers and nothing to say."""
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content("Hej,\n\nTack för er beställning.\n")
    return mail


def read(mail: EmailMessage | bytes, prefix: str = "TSK-") -> MailAnswer:
    """What an answer tells."""
    content = mail if isinstance(mail, bytes) else mail.as_bytes()
    return read_answer(content, path="svar.eml", domain=DOMAIN, case_prefix=prefix)


def told(mail: EmailMessage | bytes) -> str:
    """What is said of an answer that tells too little."""
    with pytest.raises(TakError) as problem:
        read(mail)
    return problem.value.message.key


SUBJECT = "Sv: Beställning till NTJP-QA [tak-gitops 137.2 3f9a01c2b7de]"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Subject": f"{SUBJECT} - TSK-123456"}, MailAnswer(137, 2, "TSK-123456", "3f9a01c2b7de")),
        (
            {"Subject": "Ärende tsk-123456 mottaget", "In_Reply_To": "<137.2@region.example>"},
            MailAnswer(137, 2, "TSK-123456"),
        ),
        (
            {"Subject": "TSK-7", "References": "<x@y> <137.1@region.example> <137.2@REGION.example>"},
            MailAnswer(137, 2, "TSK-7"),
        ),
        (
            {"Subject": f"{SUBJECT} TSK-7", "In_Reply_To": "<139.1@region.example>"},
            MailAnswer(139, 1, "TSK-7"),
        ),
        (
            {"Subject": f"{SUBJECT} TSK-7", "In_Reply_To": "<4711@inera.example>", "References": "<1.1@annan.example>"},
            MailAnswer(137, 2, "TSK-7", "3f9a01c2b7de"),
        ),
    ],
)
def test_an_answer_leads_back(headers: dict[str, str], expected: MailAnswer) -> None:
    """By In-Reply-To, else References, else our reference in the subject."""
    assert expected == read(answered(**headers))


def test_an_answer_to_a_mail_of_ours() -> None:
    """What we send, answered by a mail program that quotes it, tells order and number."""
    ours = received(LETTER)
    mail = answered(Subject=f"SV: {ours['Subject']}", In_Reply_To=str(ours["Message-ID"]))
    mail.set_content("Ert ärende har nummer TSK-88.\n\n> " + body(LETTER).replace("\n", "\n> "))
    assert MailAnswer(137, 2, "TSK-88", "3f9a01c2b7de") == read(mail)


def test_a_number_in_the_text() -> None:
    """Where the subject has none the text is looked at, in every part."""
    mail = answered(Subject=SUBJECT)
    mail.set_content("Ärendenummer: TSK-42, se TSK-42")
    mail.add_alternative("<p>Ärendenummer: <b>TSK-</b><i>x</i>TSK-42</p>", subtype="html")
    assert "TSK-42" == read(mail).case_number


def test_numbers_of_another_kind() -> None:
    """How numbers begin is what the environment says; what only looks like one is none."""
    mail = answered(Subject=f"{SUBJECT} INC0012345 XTSK-1 TSK- TSK-x")
    assert "INC0012345" == read(mail, "INC").case_number
    assert "mail.no_number" == told(mail)


@pytest.mark.parametrize(
    ("headers", "key"),
    [
        ({}, "mail.not_ours"),
        ({"Subject": "Sv: Beställning TSK-1"}, "mail.not_ours"),
        ({"Subject": "TSK-1", "In_Reply_To": "<137.1@annan.example>"}, "mail.not_ours"),
        ({"Subject": "TSK-1", "In_Reply_To": "<0137.1@region.example>"}, "mail.not_ours"),
        ({"Subject": f"{SUBJECT}"}, "mail.no_number"),
        ({"Subject": f"{SUBJECT} TSK-1 TSK-2"}, "mail.several_numbers"),
        ({"Subject": "TSK-1", "References": "<1.1@region.example> <2.1@region.example>"}, "mail.several_orders"),
    ],
)
def test_an_answer_that_tells_too_little(headers: dict[str, str], key: str) -> None:
    """Nothing is guessed: a person gives the number."""
    assert key == told(answered(**headers))


def test_an_answer_that_is_too_large() -> None:
    """A file that no service desk writes is not read."""
    assert "mail.too_large" == told(b"Subject: x\n\n" + b"x" * LARGEST)


@given(st.binary() | st.text().map(str.encode))
@example(b"Subject: =?utf-8?b?====?=\nReferences: <<>\nContent-Type: text/plain; charset=nope\n\n\xff\xfe")
@example(b"In-Reply-To: <137.2@region.example>\nFrom: @@@\nContent-Type: multipart/mixed; boundary=\n\nTSK-1")
@example(b'Content-Type: text/html; charset="\n\n<' + b"<" * 1000)
@example(b"Subject: [tak-gitops 137.2 3f] TSK-1\nContent-Transfer-Encoding: base64\n\n!!!")
def test_any_file_is_read_or_refused(content: bytes) -> None:
    """What is no mail, or a broken one, is told of."""
    try:
        found = read(content).case_number
    except TakError as problem:
        found = problem.message.key
    assert found.startswith(("mail.", "TSK-"))


def test_message_ids_are_those_of_the_ledger() -> None:
    """Number and attempt, in the domain of the sender."""
    assert "<137.2@region.example>" == message_id(137, 2, DOMAIN)
    assert json.loads(str((LETTER.payload or b"").decode()))["kommentar"].endswith("🌳")
