"""The text of a case is what the forms ask for, whatever people have written into it."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given

from builders.cases import any_case, case
from builders.golden import GOLDEN, assert_golden
from builders.states import PLATFORM
from tak_gitops.model.cases import Case, CaseKind
from tak_gitops.model.repository_files import Mailbox
from tak_gitops.orders.cases.text import case_text
from tak_gitops.orders.channels.mail import Letter, compose
from tak_gitops.texts import visible

ORDERED_BY = "Region Exempel, integrationsförvaltningen"
MAILBOX = Mailbox(587, "tak@region.example", "servicedesk@inera.example", "TSK-")
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]


@pytest.mark.parametrize("kind", CaseKind)
def test_the_text_of_each_kind(kind: CaseKind) -> None:
    """Who orders, whom to ask, what is to be done with which HSA-id, contract and version, and when."""
    assert_golden(GOLDEN / f"case-{kind.value}.txt", case_text(case(kind), PLATFORM, ORDERED_BY))


def test_what_is_not_known_is_left_out() -> None:
    """Without a system, a prestudy or who orders there is no line for it."""
    bare = case()._replace(system=None, prestudy=None)
    assert case_text(bare, PLATFORM, "") == (
        "Ärende till NTJP-QA: installation av tjänstekontrakt\n"
        "\n"
        "Installera 1 tjänstekontrakt i NTJP-QA:\n"
        "  CancelBooking, version 1.1\n"
        "    urn:riv:crm:scheduling:CancelBookingResponder:1\n"
        "\n"
        "Svara med ärendenumret, och en gång till när det är gjort.\n"
    )


@given(asked=any_case())
def test_nothing_that_people_write_ends_a_line_or_steers(asked: Case) -> None:
    """All of it can be seen, the program's own words begin the lines that are not indented, and it can be encoded."""
    text = case_text(asked, PLATFORM, ORDERED_BY)
    lines = text.split("\n")
    assert [] == [line for line in lines if visible(line) != line]
    assert text.encode()
    if asked.text:
        said = lines[lines.index("Meddelande från beställaren:") + 1 : -3]
        assert [] == [line for line in said if line and not line.startswith("  ")]


@given(asked=any_case())
def test_no_header_can_be_added_to_its_mail(asked: Case) -> None:
    """The mail has the program's own headers and one part, whatever the case says."""
    text = case_text(asked, PLATFORM, ORDERED_BY)
    letter = Letter(7, 1, "3f9a01c2b7de", PLATFORM, "Region\r\nBcc: alla@x.se", text, None)
    mail = message_from_bytes(compose(letter, MAILBOX, datetime(2026, 11, 23, tzinfo=UTC)).as_bytes(policy=policy.SMTP))
    assert (sorted(HEADERS), False) == (sorted(mail.keys()), mail.is_multipart())
    body = mail.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert body.decode().replace("\r\n", "\n").endswith(text)


def test_the_subject_of_its_mail() -> None:
    """A case is called so, and has no JSON attached."""
    letter = Letter(7, 1, "3f9a01c2b7de", PLATFORM, "Region Exempel", "Text\n", None)
    mail = compose(letter, MAILBOX, datetime(2026, 11, 23, tzinfo=UTC))
    assert "Ärende till NTJP-QA [tak-gitops 7.1 3f9a01c2b7de]" == str(mail["Subject"])
