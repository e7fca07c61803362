"""What is answered to whoever asks for an order by its number."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders.few_orders import ADMITTED, GET, ORDER, TAK, FewOrders
from tak_gitops.orders.channels.desk import PublishedOrder, answer_to, client_name
from tak_gitops.orders.channels.sending import Sent, SentTwiceError


def status(line: str, client: str | None = TAK) -> int:
    """The status of the answer to a request line."""
    return answer_to(line, client, ADMITTED, FewOrders()).status


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (GET, 200),
        ("GET /ntjp-qa/takOrders/137 HTTP/1.0", 200),
        ("HEAD /ntjp-qa/takOrders/137 HTTP/1.1", 200),
        ("GET /ntjp-qa/takOrders/999999999999999999 HTTP/1.1", 200),
        ("GET /sll.prod_2-x/takOrders/1 HTTP/1.1", 200),
        ("GET /ntjp-qa/takOrders/136 HTTP/1.1", 410),
        ("GET /ntjp-qa/takOrders/138 HTTP/1.1", 404),
        ("GET /ntjp-prod/takOrders/137 HTTP/1.1", 404),
        ("GET /ntjp-qa/takOrders/503 HTTP/1.1", 503),
        ("GET /ntjp-qa/takOrders/0137 HTTP/1.1", 404),
        ("GET /ntjp-qa/takOrders/0 HTTP/1.1", 404),
        ("GET /ntjp-qa/takOrders/-137 HTTP/1.1", 404),
        ("GET /ntjp-qa/takOrders/+137 HTTP/1.1", 404),
        ("GET /ntjp-qa/takOrders/137/ HTTP/1.1", 404),
        ("GET /ntjp-qa/takOrders/137? HTTP/1.1", 404),
        ("GET /ntjp-qa/takOrders/137.json HTTP/1.1", 404),
        ("GET /ntjp-qa/takOrders/1999999999999999999 HTTP/1.1", 404),
        ("GET /ntjp-qa/takOrders/\u0661\u0663\u0667 HTTP/1.1", 404),
        ("GET /ntjp-qa/takorders/137 HTTP/1.1", 404),
        ("GET //ntjp-qa/takOrders/137 HTTP/1.1", 404),
        ("GET /x/../ntjp-qa/takOrders/137 HTTP/1.1", 404),
        ("GET /ntjp-qa/%74akOrders/137 HTTP/1.1", 404),
        ("GET https://127.0.0.1/ntjp-qa/takOrders/137 HTTP/1.1", 404),
        ("GET / HTTP/1.1", 404),
        ("POST /ntjp-qa/takOrders/137 HTTP/1.1", 405),
        ("DELETE /ntjp-qa/takOrders/137 HTTP/1.1", 405),
        ("get /ntjp-qa/takOrders/137 HTTP/1.1", 400),
        ("GET  /ntjp-qa/takOrders/137 HTTP/1.1", 400),
        ("GET /ntjp-qa/takOrders/137 HTTP/2.0", 400),
        ("GET /ntjp-qa/takOrders/137", 400),
        ("GET /ntjp-qa/takOrders/137 HTTP/1.1\n", 400),
        ("GET /" + "x" * 3000 + " HTTP/1.1", 400),
        ("", 400),
    ],
)
def test_what_a_request_gets(line: str, expected: int) -> None:
    """Exactly the path of an order, to be read; a ledger that cannot be read is not an order that is not there."""
    assert expected == status(line)


@pytest.mark.parametrize(
    ("client", "expected"),
    [
        (TAK, 200),
        (TAK.lower(), 200),
        ("CN=takweb.example", 200),
        ("takweb.example", 403),
        (f"CN={TAK}", 403),
        ("SE2321000131-TAKWEB2", 403),
        ("", 403),
        (None, 403),
    ],
)
def test_who_may_fetch(client: str | None, expected: int) -> None:
    """Those who are named, by HSA-id or by CN where they have none; a name of one kind is none of the other."""
    assert expected == status(GET, client)


def test_a_stranger_learns_nothing() -> None:
    """Whatever is asked for, the answer is the same."""
    lines = (GET, "GET /ntjp-qa/takOrders/138 HTTP/1.1", "POST / HTTP/1.1", "")
    assert 1 == len({answer_to(line, "CN=annan", ADMITTED, FewOrders()) for line in lines})
    assert 403 == status(GET, "CN=annan")


def test_only_an_order_is_given_out() -> None:
    """No other answer holds any of it."""
    assert (ORDER, "application/json; charset=utf-8") == answer_to(GET, TAK, ADMITTED, FewOrders())[1:3]
    for line in ("GET /ntjp-qa/takOrders/136 HTTP/1.1", "POST /ntjp-qa/takOrders/137 HTTP/1.1", "x"):
        assert b"plattform" not in answer_to(line, TAK, ADMITTED, FewOrders()).body


@given(st.text() | st.from_regex(r"(GET|HEAD|PUT) /\S* HTTP/1\.1", fullmatch=True))
@example("GET /ntjp-qa/takOrders/137 HTTP/1.1\x00")
def test_any_line_is_answered(line: str) -> None:
    """No request is too odd, and only one path gives an order."""
    assert (status(line) == 200) == (line in {GET, GET.replace("GET", "HEAD")})


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ([("commonName", "takweb.example")], "CN=takweb.example"),
        ([("commonName", "takweb.example"), ("serialNumber", TAK)], TAK),
        ([("serialNumber", TAK), ("serialNumber", "SE2")], None),
        ([("serialNumber", ""), ("commonName", "takweb.example")], None),
        ([("commonName", "a"), ("commonName", "b")], None),
        ([("organizationName", "Region")], None),
        ([], None),
    ],
)
def test_who_a_certificate_is_of(subject: list[tuple[str, str]], expected: str | None) -> None:
    """Its HSA-id, else its CN, named so; several are nobody's."""
    assert expected == client_name({"subject": tuple((pair,) for pair in subject)})


def test_publishing_is_sending() -> None:
    """Nothing leaves from here, and it is done once."""
    order = PublishedOrder()
    assert Sent("sent", "served") == order.send()
    order.close()
    with pytest.raises(SentTwiceError):
        order.send()
