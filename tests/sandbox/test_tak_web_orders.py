"""How an order comes in at the sandbox: its encoding, its size, and what is kept of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from builders.example_tak import an_order, new_address, new_url, state_of
from builders.sandbox import TakWebClient, serving
from tak_gitops.acceptance.receipt import Outcome
from tak_gitops.sandbox.tak.database import Database
from tak_gitops.sandbox.tak.orders import placed_orders

LIMIT = 2 << 20


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A state that orders change."""
    return state_of(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def client(database: Database) -> Iterator[TakWebClient]:
    """A client that is logged in."""
    with serving(database) as url, TakWebClient(url) as made:
        yield made


def encoded(size: int) -> bytes:
    """An order whose body has exactly so many bytes."""
    empty = quote(json.dumps(an_order()), safe="").encode()
    return empty + b"x" * (size - len(empty))


def test_a_body_of_the_limit_is_read(client: TakWebClient) -> None:
    """2 MiB of encoded text are an order."""
    response = client.post_order(encoded(LIMIT))
    assert (200, "Plattform: NTJP-TEST") == (response.status_code, response.text.partition("\n")[0])


@pytest.mark.parametrize("size", [LIMIT + 1, 5 << 20])
def test_a_larger_body_is_a_bad_request(client: TakWebClient, size: int) -> None:
    """One byte more is 400, in JSON."""
    response = client.post_order(encoded(size))
    error = response.json()
    assert (400, "application/json") == (response.status_code, response.headers["Content-Type"])
    assert {"status": 400, "error": "Bad Request", "path": "/tak-web/rest/create"} == {
        name: error[name] for name in error if name != "timestamp"
    }


@pytest.mark.parametrize("body", [b"", b"%zz", b"&&"])
def test_a_body_without_text_is_a_bad_request(client: TakWebClient, body: bytes) -> None:
    """Nothing, or only pieces that cannot be decoded, is no order."""
    assert 400 == client.post_order(body).status_code


def test_another_content_type_is_not_taken(client: TakWebClient) -> None:
    """TAK-web takes orders as a form only."""
    headers = {"Content-Type": "application/json", "X-CSRF-TOKEN": client.token, "Cookie": client.cookie}
    assert 415 == client.http.post("/tak-web/rest/create", content=b"{}", headers=headers).status_code


def test_a_plus_sign_is_a_blank(client: TakWebClient) -> None:
    """An order whose zone is not encoded has none: TAK-web cannot read it."""
    body = quote(json.dumps(an_order()), safe="+").encode()
    assert "JsonBestallning ERROR::: {}" == client.post_order(body).text


def test_signs_of_forms_in_a_text_are_kept(client: TakWebClient, database: Database) -> None:
    """`&`, `=` and `%` come through when they are encoded."""
    order = {**an_order(), "kommentar": "a=b&c %41"}
    assert "Kommentar: a=b&c %41" in client.order(order).text
    with database.reading() as connection:
        assert order == json.loads(placed_orders(connection, limit=1)[0].text)


def test_what_latin_1_lacks_is_a_question_mark(client: TakWebClient) -> None:
    """The answer is ISO-8859-1."""
    response = client.order({**an_order(), "kommentar": "Åre – €"})
    assert b"Kommentar: \xc5re ? ?" in response.content


def test_half_a_character_does_no_harm(client: TakWebClient) -> None:
    """A lone surrogate, which no database stores, becomes a question mark."""
    order = json.dumps(an_order({"logiskadresser": [{"hsaId": "SE-HALF", "beskrivning": "x\ud800y"}]}))
    assert "Nyskapad: SE-HALF" in client.order(order).text


def test_every_order_is_kept(client: TakWebClient, database: Database) -> None:
    """Accepted or not, an order is kept with its user and its answer, the latest first."""
    replies = [client.order(new_url("https://x.region.example/v3")).text, client.order("hej").text]
    with database.reading() as connection:
        last, before = placed_orders(connection, limit=2)
    assert ("admin", Outcome.REJECTED, "hej", replies[1]) == (last.user, last.outcome, last.text, last.reply)
    assert (Outcome.ACCEPTED, replies[0]) == (before.outcome, before.reply)
    assert before.received_at.startswith("2026-11-23T")


def test_a_refused_order_changes_nothing(client: TakWebClient, database: Database, tmp_path: Path) -> None:
    """All or nothing: one bad row, and the good ones are not saved either."""
    order = new_address(7)
    order["inkludera"]["vagval"] = [new_url("https://a b")["inkludera"]["vagval"][0]]
    assert client.order(order).text.startswith("JsonBestallning ERROR:::")
    with database.reading() as connection:
        assert [] == connection.execute("SELECT id FROM address WHERE hsa_id = 'SE2321000131-NY7'").fetchall()
    assert tmp_path.is_dir()
