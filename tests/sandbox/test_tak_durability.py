"""What a sandbox has answered is never lost: not by a kill, not by a restart."""

import threading
from pathlib import Path
from time import sleep

import httpx
import pytest

from builders.example_tak import export_file, new_address
from builders.sandbox import TakWebClient, running_sandbox
from tak_gitops.sandbox.tak.database import Database
from tak_gitops.sandbox.tak.orders import placed_orders


def made_addresses(state: Path) -> set[str]:
    """The addresses that orders have made."""
    with Database.reopen(state, None).reading() as connection:
        return {row[0] for row in connection.execute("SELECT hsa_id FROM address WHERE version IS NULL")}


@pytest.mark.parametrize("after", [0.05, 0.3, 0.6])
def test_a_kill_loses_nothing_that_was_answered(after: float, tmp_path: Path) -> None:
    """Killed while orders stream in: every order that was answered is there, whole, and TAK goes on."""
    answered: list[int] = []

    def pour(url: str) -> None:
        with TakWebClient(url) as client:
            for number in range(100_000):
                try:
                    response = client.order(new_address(number))
                except httpx.TransportError:
                    return
                assert response.text.startswith("Plattform: ")
                answered.append(number)
                begun.set()

    begun = threading.Event()
    with running_sandbox(tmp_path / "s", export=export_file(tmp_path)) as sandbox:
        pouring = threading.Thread(target=pour, args=(sandbox.url,))
        pouring.start()
        assert begun.wait(30)
        sleep(after)
        sandbox.kill()
        pouring.join(30)
    assert answered
    kept = made_addresses(sandbox.state)
    assert {f"SE2321000131-NY{number}" for number in answered} <= kept
    with Database.reopen(sandbox.state, None).reading() as connection:
        told = {order.text for order in placed_orders(connection)}
    assert len(kept) == len(told)
    with running_sandbox(tmp_path / "s") as again, TakWebClient(again.url) as client:
        assert "Nyskapad: SE2321000131-NY-1" in client.order(new_address(-1)).text
        assert 302 == client.publish().status_code


def test_a_restart_goes_on(tmp_path: Path) -> None:
    """Orders, versions and unpublished changes survive; who was logged in must do it again."""
    with running_sandbox(tmp_path / "s", export=export_file(tmp_path)) as sandbox, TakWebClient(sandbox.url) as client:
        client.order(new_address(1))
        client.publish()
        client.order(new_address(2))
        before = client.http.get("/tak-services/export/pv").content
        cookie = client.cookie
        assert 0 == sandbox.stop()
    with running_sandbox(tmp_path / "s") as sandbox, TakWebClient(sandbox.url) as client:
        assert before == client.http.get("/tak-services/export/pv").content
        assert {"SE2321000131-NY2"} == made_addresses(sandbox.state)
        client.cookie, own = cookie, client.cookie
        assert 302 == client.get("/tak-web/").status_code
        client.cookie = own
        assert 302 == client.publish().status_code
