"""TAK-web fetches orders by number over mutual TLS (domain.md 4.4, 4.6); the desk here is a stub."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders.certificates import Authority
from builders.example_tak import an_order, new_address, state_of
from builders.order_desk import Desk, running_desk
from builders.sandbox import TakWebClient, serving
from tak_gitops.sandbox.tak.settings import OrderSource
from tak_gitops.sandbox.tak.source import FetchError, fetch_order

PATH = "/ntjp-test/takOrders/"
ORDER = {**new_address(1), "kommentar": "Åre – €"}
ANSWERS = {
    f"{PATH}1": (200, json.dumps(ORDER, ensure_ascii=False).encode()),
    f"{PATH}2": (410, b""),
    f"{PATH}3": (500, b""),
    f"{PATH}4": (200, b"<html>hej</html>"),
    f"{PATH}5": (302, f"{PATH}1".encode()),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk that has some orders."""
    with running_desk(tmp_path_factory.mktemp("desk"), ANSWERS) as made:
        yield made


@pytest.fixture
def client(desk: Desk, tmp_path: Path) -> Iterator[TakWebClient]:
    """A client of a sandbox that fetches from the desk."""
    with serving(state_of(tmp_path), order_source=desk.source) as url, TakWebClient(url) as made:
        yield made


def message(source: OrderSource, number: int) -> str:
    """Why an order could not be fetched."""
    with pytest.raises(FetchError) as problem:
        fetch_order(source, number)
    return str(problem.value)


def test_from_number_to_receipt(client: TakWebClient, desk: Desk) -> None:
    """Fetched, looked at, saved: the order is done as if it had been posted."""
    assert ORDER["kommentar"] in client.post_form("/tak-web/bestallning", {"bestallningsNummer": "1"}).text
    shown = client.post_form("/tak-web/bestallning/confirm", {"bestallningJson": json.dumps(ORDER)})
    assert "Nyskapad: SE2321000131-NY1" in shown.text
    assert "Nyskapad: SE2321000131-NY1" in client.post_form("/tak-web/bestallning/save", {}).text
    assert "Nyskapad" not in client.order(ORDER).text
    assert "tak-web" == desk.asked[-1][2]


def test_how_it_asks(desk: Desk) -> None:
    """As Java's own client does, with TAK-web's certificate; UTF-8 is read right, redirects are followed."""
    assert ORDER == json.loads(fetch_order(desk.source, 5))
    paths = [path for path, _, _ in desk.asked[-2:]]
    _, headers, name = desk.asked[-1]
    assert ([f"{PATH}5", f"{PATH}1"], "tak-web") == (paths, name)
    assert "text/html, image/gif, image/jpeg, */*; q=0.2" == headers["Accept"]
    assert headers["User-Agent"].startswith("Java/17")
    assert "keep-alive" == headers["Connection"]
    assert "Accept-Encoding" not in headers


@pytest.mark.parametrize("number", [2, 6])
def test_an_order_that_is_not_there(number: int, desk: Desk) -> None:
    """404 and 410 are told alike."""
    assert f"Beställning {number} hittades inte på {desk.source.url}." == message(desk.source, number)


def test_an_error_of_the_desk(desk: Desk) -> None:
    """The cause is Java's."""
    assert (
        "Ett okänt fel uppstod vid hämtning av beställning 3: "
        f"Server returned HTTP response code: 500 for URL: {desk.source.url}3"
    ) == message(desk.source, 3)


def test_what_is_no_order(client: TakWebClient) -> None:
    """It is shown beside the message."""
    page = client.post_form("/tak-web/bestallning", {"bestallningsNummer": "4"}).text
    assert "Beställning 4 kunde inte tolkas: " in page
    assert "&lt;html&gt;hej&lt;/html&gt;" in page


def test_nobody_listens(desk: Desk) -> None:
    """A port that is closed."""
    source = replace(desk.source, url="https://127.0.0.1:9/takOrders/")
    assert "Anslutningen nekades https://127.0.0.1:9/takOrders/ för beställning 1." == message(source, 1)


def test_a_certificate_that_the_desk_does_not_trust(desk: Desk) -> None:
    """The desk ends the handshake."""
    assert message(desk.stranger, 1).startswith("Ett okänt fel uppstod vid hämtning av beställning 1: ")


def test_a_desk_that_tak_web_does_not_trust(desk: Desk, tmp_path: Path) -> None:
    """TAK-web ends the handshake, and asks for nothing."""
    before = len(desk.asked)
    source = replace(desk.source, authority=Authority(tmp_path, "Wrong CA").file)
    assert message(source, 1).startswith("Ett okänt fel uppstod vid hämtning av beställning 1: ")
    assert before == len(desk.asked)


def test_files_that_are_no_certificates(desk: Desk, tmp_path: Path) -> None:
    """They are told as an error, not as a bug."""
    (tmp_path / "x.pem").write_text("hej", encoding="ascii")
    source = replace(desk.source, certificate=tmp_path / "x.pem")
    assert message(source, 1).startswith("Ett okänt fel uppstod vid hämtning av beställning 1: ")


@pytest.mark.parametrize("text", ["", "x", "-1", "1/../2", "9" * 40, "٣"])
def test_what_is_no_number(text: str, client: TakWebClient, desk: Desk) -> None:
    """It is asked for nowhere."""
    before = len(desk.asked)
    response = client.post_form("/tak-web/bestallning", {"bestallningsNummer": text})
    assert (200, True) == (response.status_code, "är inget beställningsnummer." in response.text)
    assert before == len(desk.asked)


def test_an_order_that_is_fetched_may_be_refused(client: TakWebClient) -> None:
    """What TAK-web finds wrong is shown before anything is saved."""
    wrong = {**an_order(), "plattform": "NTJP-PROD"}
    page = client.post_form("/tak-web/bestallning/confirm", {"bestallningJson": json.dumps(wrong)}).text
    assert "Beställningen avser plattform NTJP-PROD" in page
