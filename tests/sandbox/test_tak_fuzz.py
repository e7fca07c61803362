"""Whatever is sent to a sandbox, it answers: never with a server error, and the state stays whole."""

import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import schemathesis
from hypothesis import given
from hypothesis import strategies as st

from builders.example_tak import EKEN, JOURNAL, MAKE_BOOKING, NOON, TIDBOK, new_address, state_of
from builders.openapi import document
from builders.sandbox import API_USER, PLATFORM, TakWebClient, serving
from tak_gitops.sandbox.tak.database import Database
from tak_gitops.sandbox.tak.versions import blob, latest

OPERATIONS = schemathesis.openapi.from_dict(document())

words = st.one_of(
    st.sampled_from(
        [EKEN, EKEN.lower(), f"{EKEN} ", "*", "", MAKE_BOOKING, TIDBOK, JOURNAL, "RIVTABP21", "https://x.y/"]
    ),
    st.text(max_size=12),
    st.none(),
)
plain = st.fixed_dictionaries({}, optional={"hsaId": words, "beskrivning": st.text(st.characters(), max_size=9)})
contract = st.fixed_dictionaries({"namnrymd": words}, optional={"beskrivning": words, "majorVersion": st.integers()})
fields = ("logiskAdress", "tjanstekontrakt", "tjanstekonsument", "tjanstekomponent", "rivtaprofil", "adress")
permission = st.fixed_dictionaries(dict.fromkeys(fields[:3], words))
routing = st.fixed_dictionaries({name: words for name in fields if name != "tjanstekonsument"})
section = st.fixed_dictionaries(
    {},
    optional={
        "logiskadresser": st.lists(plain, max_size=3),
        "tjanstekomponenter": st.lists(plain, max_size=3),
        "tjanstekontrakt": st.lists(contract, max_size=2),
        "anropsbehorigheter": st.lists(permission, max_size=3),
        "vagval": st.lists(routing, max_size=3),
    },
)
moments = st.sampled_from(
    [
        NOON,
        None,
        "0001-01-01T00:00:00+0000",
        "9999-12-31T23:59:59-0100",
        "2026-11-24T12:00:00+0100",
        0,
        -(10**14),
        10**15,
    ]
)
orders = st.fixed_dictionaries(
    {
        "plattform": st.just(PLATFORM),
        "bestallningsTidpunkt": moments,
        "genomforandeTidpunkt": moments,
        "inkludera": section,
        "exkludera": section,
    },
    optional={"formatVersion": st.floats(), "version": st.integers(), "kommentar": st.text(st.characters())},
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A state that is fuzzed."""
    return state_of(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def client(database: Database) -> Iterator[TakWebClient]:
    """A client that is logged in."""
    with serving(database) as url, TakWebClient(url) as made:
        yield made


@OPERATIONS.parametrize()
def test_no_request_is_a_server_error(case: Any, client: TakWebClient) -> None:
    """Any path, parameter and form, of whoever is logged in, gets an answer below 500."""
    base = str(client.http.base_url)
    headers = {"Cookie": client.cookie, "X-CSRF-TOKEN": client.token}
    if case.path == "/tak-web/auth/logout":
        headers = {}
    response = case.call(base_url=base, headers=headers, auth=API_USER, allow_redirects=False)
    assert response.status_code < 500


@given(body=st.binary(max_size=300))
def test_no_body_is_a_server_error(body: bytes, client: TakWebClient) -> None:
    """Any bytes, posted as an order, get one of TAK-web's answers."""
    response = client.post_order(body)
    assert response.status_code in {200, 400}
    assert response.status_code == 400 or response.text.startswith("JsonBestallning ERROR::: {}")


@given(order=orders)
def test_no_order_is_a_server_error(order: Any, client: TakWebClient) -> None:
    """Anything that looks like an order gets a report, a refusal or a RUNTIME ERROR."""
    response = client.order(json.dumps(order))
    assert 200 == response.status_code
    assert response.text.startswith(("Plattform: ", "JsonBestallning ERROR:::", "RUNTIME ERROR:::"))


@given(value=anything)
def test_no_json_is_a_server_error(value: Any, client: TakWebClient) -> None:
    """JSON of any shape is answered."""
    assert 200 == client.order(json.dumps({"plattform": PLATFORM, "inkludera": value})).status_code
    assert 200 == client.order(json.dumps(value) or "x").status_code


@given(line=st.text(st.characters(codec="latin-1"), max_size=40), rest=st.binary(max_size=200))
def test_no_bytes_stop_the_server(line: str, rest: bytes, client: TakWebClient) -> None:
    """Whatever comes down a connection, the next client is served."""
    place = urlsplit(str(client.http.base_url))
    with socket.create_connection((str(place.hostname), int(place.port or 0)), timeout=10) as connection:
        connection.sendall(b"GET /" + line.encode("latin-1") + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n" + rest + b"\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(64)
    assert not answer.startswith((b"HTTP/1.1 5", b"HTTP/1.0 5"))
    assert 200 == client.http.get("/tak-services/export/pv").status_code


def test_the_state_is_whole_afterwards(client: TakWebClient, database: Database) -> None:
    """After all of it the file is sound, every row points to rows that are there, and TAK goes on."""
    with database.reading() as connection:
        assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
        for table, column, target in (
            ("routing", "address", "address"),
            ("routing", "contract", "contract"),
            ("routing", "url", "url"),
            ("permission", "consumer", "component"),
            ("url", "component", "component"),
        ):
            lost = f"SELECT count(*) FROM {table} WHERE deleted = 0 AND {column} NOT IN (SELECT id FROM {target})"  # noqa: S608
            assert (0,) == connection.execute(lost).fetchone()
        assert blob(connection, latest(connection).number)
    with TakWebClient(str(client.http.base_url)) as again:
        assert "Nyskapad: SE2321000131-NY4711" in again.order(new_address(4711)).text
        assert 302 == again.publish().status_code
        assert 200 == again.http.get("/tak-services/export/pv").status_code
        answer = again.http.get("/coop/api/v2/serviceProductions", auth=API_USER)
        assert 200 == answer.status_code
