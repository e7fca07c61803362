"""TAK in the demo: a sandbox as a program of its own, and a script that is logged in to it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from tak_gitops.errors import fail
from tak_gitops.sandbox.stage import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from tak_gitops.sandbox.stage import Stage

_URL = re.compile(r"http://127\.0\.0\.1:\d+")
_TOKEN = re.compile(r'name="_csrf" value="([^"]+)"')


class DemoTak:
    """A session at TAK-web. It sends its cookie by itself: the cookie is `Secure`, and the sandbox speaks http."""

    def __init__(self, http: httpx.Client) -> None:
        self._http = http
        self._cookie = ""
        form = {"username": "admin", "password": "skltp", "_csrf": self._token("/tak-web/auth/login")}
        self._keep(self._http.post("/tak-web/auth/login", data=form, headers=self._headers()))
        self._http.headers["X-CSRF-TOKEN"] = self._token("/tak-web/")

    def order(self, payload: bytes) -> str:
        """Send an order; the answer."""
        headers = {**self._headers(), "Content-Type": "application/x-www-form-urlencoded"}
        return self._http.post("/tak-web/rest/create", content=quote(payload, safe=""), headers=headers).text

    def publish(self) -> None:
        """Do what an operator of TAK does when the orders of the day are in."""
        self._http.post("/tak-web/pubversion/create", data={"kommentar": "Demo"}, headers=self._headers())

    def dump(self, name: str) -> bytes:
        """The nightly export."""
        return self._http.get(f"/exports/{name}").content

    def _token(self, path: str) -> str:
        page = self._http.get(path, headers=self._headers())
        self._keep(page)
        found = _TOKEN.search(page.text)
        return found[1] if found else ""

    def _headers(self) -> dict[str, str]:
        return {"Cookie": self._cookie} if self._cookie else {}

    def _keep(self, response: httpx.Response) -> None:
        self._cookie = response.headers.get("Set-Cookie", self._cookie).partition(";")[0]


@contextmanager
def tak_running(stage: Stage, export: str) -> Iterator[DemoTak]:
    """TAK on an export of the stage's copy, while the block runs. Raises TakError where it does not begin."""
    import httpx

    words = ("sandbox", "--export", export, "--today", stage.day, "--port", "0")
    with stage.started(*words) as process:
        said = process.stdout.readline() if process.stdout else ""
        stage.write(said)
        found = _URL.search(said)
        if found is None:
            raise fail("demo.unexpected", command=" ".join(("tak", *words)), code=process.wait(PATIENCE), expected=0)
        with httpx.Client(base_url=found.group(), timeout=PATIENCE, trust_env=False) as http:
            yield DemoTak(http)
