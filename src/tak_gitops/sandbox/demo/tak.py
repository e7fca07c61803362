"""TAK in the demo: a sandbox as a program of its own, and people and scripts that are logged in to it."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

from tak_gitops.errors import fail
from tak_gitops.sandbox.demo.stage import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import httpx

    from tak_gitops.sandbox.demo.stage import Program, Stage

EXPORT = "exports/takdump_ntjp_qa.json"
"""Where the environment has its export."""
STATE = "../tak.sqlite"
_TOKEN = re.compile(r'name="_csrf" value="([^"]+)"')
_ORDER = re.compile(r"<textarea[^>]*>\n?(.*?)</textarea>", re.DOTALL)
_REPORT = re.compile(r"<pre[^>]*>(.*?)</pre>", re.DOTALL)
_MESSAGE = re.compile(r'<p class="text">(.*?)</p>', re.DOTALL)
_PAUSE = 0.02
_OK = 200


class DemoTak:
    """TAK on a port of this machine; it keeps its state from one start to the next."""

    def __init__(self, stage: Stage, port: int) -> None:
        self._stage = stage
        self._port = port
        self._address = f"http://127.0.0.1:{port}"
        self.url = f"{self._address}/tak-web"

    @contextmanager
    def running(self, *options: str, shown: bool = False) -> Iterator[None]:
        """TAK on the stage's day, while the block runs. Raises TakError where it does not begin."""
        day = self._stage.day.isoformat()
        words = ("sandbox", "--state", STATE, "--today", day, "--port", str(self._port), *options)
        with self._stage.started(*words, shown=shown) as process:
            said = process.stdout.readline() if process.stdout else ""
            if self._address not in said:
                self._stage.write(said)
                raise fail("demo.unexpected", command="tak sandbox", code=process.wait(PATIENCE), expected=0)
            self._stage.write(said if shown else "")
            yield

    @contextmanager
    def visited(self, user: str = "admin") -> Iterator[Visitor]:
        """TAK-web as it is for somebody who is logged in; the sandbox's users have the password `skltp`."""
        with self._client() as http:
            yield Visitor(http, user)

    def await_order(self, number: int, sender: Program) -> str:
        """Wait until TAK has done its order number so and so; the address where it shows that. Raises TakError."""
        address = f"{self._address}/orders/{number}"
        until = time.monotonic() + PATIENCE
        with self._client() as http:
            while http.get(address).status_code != _OK:
                if sender.poll() is not None or time.monotonic() > until:
                    raise fail("demo.no_order", number=number)
                time.sleep(_PAUSE)
        return address

    def fetch_export(self) -> None:
        """Put last night's export where the environment has it."""
        file = self._stage.folder / EXPORT
        with self._client() as http:
            file.write_bytes(http.get(f"/exports/{file.name}").content)

    def _client(self) -> httpx.Client:
        import httpx

        return httpx.Client(base_url=self._address, timeout=PATIENCE, trust_env=False)


class Visitor:
    """A session at TAK-web. It sends its cookie by itself: the cookie is `Secure`, and the sandbox speaks http."""

    def __init__(self, http: httpx.Client, user: str) -> None:
        self._http = http
        self._cookie = ""
        self._token = self._read_token("/tak-web/auth/login")
        self._post("/tak-web/auth/login", {"username": user, "password": "skltp"})
        self._token = self._read_token("/tak-web/")

    def order(self, payload: bytes) -> str:
        """Send an order as a script does; the answer."""
        headers = {**self._headers(), "X-CSRF-TOKEN": self._token, "Content-Type": "application/x-www-form-urlencoded"}
        return self._http.post("/tak-web/rest/create", content=quote(payload, safe=""), headers=headers).text

    def fetch(self, number: int) -> str:
        """Fetch an order by its number, look at it, and save it; TAK-web's report, or what it says instead."""
        page = self._post("/tak-web/bestallning", {"bestallningsNummer": str(number)})
        told = _MESSAGE.search(page)
        if told:
            return unescape(told[1])
        order = _ORDER.search(page)
        self._post("/tak-web/bestallning/confirm", {"bestallningJson": unescape(order[1]) if order else ""})
        report = _REPORT.search(self._post("/tak-web/bestallning/save", {}))
        return unescape(report[1]) if report else ""

    def publish(self) -> None:
        """Do what an operator of TAK does when the orders of the day are in."""
        self._post("/tak-web/pubversion/create", {"kommentar": "Demo"})

    def _read_token(self, path: str) -> str:
        page = self._http.get(path, headers=self._headers())
        self._keep(page)
        found = _TOKEN.search(page.text)
        return found[1] if found else ""

    def _post(self, path: str, fields: Mapping[str, str]) -> str:
        page = self._http.post(path, data={**fields, "_csrf": self._token}, headers=self._headers())
        self._keep(page)
        return page.text

    def _headers(self) -> dict[str, str]:
        return {"Cookie": self._cookie} if self._cookie else {}

    def _keep(self, response: httpx.Response) -> None:
        self._cookie = response.headers.get("Set-Cookie", self._cookie).partition(";")[0]
