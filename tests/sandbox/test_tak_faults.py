"""The faults that a sandbox makes on purpose, as a client meets them."""

from pathlib import Path
from time import monotonic

import httpx
import pytest

from builders.example_tak import new_address, state_of
from builders.sandbox import TakWebClient, serving
from tak_gitops.errors import UsageError
from tak_gitops.sandbox.tak.database import Database
from tak_gitops.sandbox.tak.faults import Door, Fault, Kind, parse_fault
from tak_gitops.sandbox.tak.orders import order_count

EXPORT = "/tak-services/export/pv"
ALL = frozenset(Door)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A state that orders change."""
    return state_of(tmp_path)


def orders(database: Database) -> int:
    """How many orders have been answered, seen or not."""
    with database.reading() as connection:
        return order_count(connection)


@pytest.mark.parametrize(("fault", "done"), [("drop-before", 0), ("drop-after", 1)])
def test_a_connection_that_ends(fault: str, done: int, database: Database) -> None:
    """The client gets no answer either way; only afterwards has the order been done."""
    with serving(database, faults=[parse_fault(f"{fault}:1")]) as url, TakWebClient(url) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            client.order(new_address(1))
        assert done == orders(database)
        assert 200 == client.order(new_address(2)).status_code
        assert done + 1 == orders(database)


def test_half_an_answer(database: Database) -> None:
    """The order is done, and the answer ends in its middle."""
    with serving(database, faults=[parse_fault("cut@order:1")]) as url, TakWebClient(url) as client:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRF-TOKEN": client.token}
        read = bytearray()
        with client.http.stream(
            "POST", "/tak-web/rest/create", content=b"%7B", headers={**headers, "Cookie": client.cookie}
        ) as response:
            chunks = response.iter_bytes()
            read += next(chunks)
            with pytest.raises(httpx.RemoteProtocolError):
                next(chunks)
        assert b"JsonBestallning ERROR::: {}".startswith(read)
        assert (1, True) == (orders(database), len(read) < int(response.headers["Content-Length"]))


def test_a_server_error(database: Database) -> None:
    """500, and nothing is done."""
    with serving(database, faults=[parse_fault("500")]) as url, TakWebClient(url) as client:
        assert [500, 500] == [client.order(new_address(n)).status_code for n in range(2)]
        assert 500 == client.http.get(EXPORT).status_code
    assert 0 == orders(database)


def test_the_log_in_page(database: Database) -> None:
    """An order is sent to the log-in; a reader gets a page instead of data."""
    with serving(database, faults=[parse_fault("login-page")]) as url, TakWebClient(url) as client:
        response = client.order(new_address(1))
        assert (302, f"{url}/tak-web/auth/login") == (response.status_code, response.headers["Location"])
        assert client.http.get(EXPORT).headers["Content-Type"].startswith("text/html")
    assert 0 == orders(database)


def test_a_slow_answer(database: Database) -> None:
    """The answer is right and late."""
    with serving(database, faults=[parse_fault("slow=0.3@read")]) as url, TakWebClient(url) as client:
        begun = monotonic()
        assert 200 == client.http.get(EXPORT).status_code
        assert monotonic() - begun >= 0.3


def test_each_door_counts_for_itself(database: Database) -> None:
    """The first so many requests at each door fail; people's pages never do."""
    with serving(database, faults=[parse_fault("500:1")]) as url, TakWebClient(url) as client:
        assert [500, 200] == [client.http.get(EXPORT).status_code for _ in range(2)]
        assert [500, 200] == [client.order(new_address(n)).status_code for n in range(2)]


def test_one_fault_after_the_other(database: Database) -> None:
    """When the first has had its turns the second has its."""
    faults = [parse_fault("500@order:1"), parse_fault("login-page@order:1")]
    with serving(database, faults=faults) as url, TakWebClient(url) as client:
        assert [500, 302, 200] == [client.order(new_address(n)).status_code for n in range(3)]
        assert 200 == client.http.get(EXPORT).status_code


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("drop-before", Fault(Kind.DROP_BEFORE, 0, ALL)),
        ("500:3", Fault(Kind.SERVER_ERROR, 0, ALL, 3)),
        ("slow", Fault(Kind.SLOW, 5, ALL)),
        ("slow=0.25@read:2", Fault(Kind.SLOW, 0.25, frozenset([Door.READ]), 2)),
        ("cut=1@order", Fault(Kind.CUT, 1, frozenset([Door.ORDER]))),
    ],
)
def test_a_fault_is_read(text: str, fault: Fault) -> None:
    """Kind, seconds, door and times."""
    assert fault == parse_fault(text)


@pytest.mark.parametrize("text", ["", "drop", "500=3", "slow=-1", "slow=99999", "cut@door", "500:", "500:x", "slow 5"])
def test_what_is_no_fault(text: str) -> None:
    """Anything else is told with what there is."""
    with pytest.raises(UsageError) as problem:
        parse_fault(text)
    assert "sandbox.fault.unknown" == problem.value.message.key
