"""A sandbox that runs, and a client that speaks to it as scripts speak to TAK-web."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Self
from urllib.parse import quote

import httpx

from tak_gitops.sandbox.tak.app import application
from tak_gitops.sandbox.tak.database import Database
from tak_gitops.sandbox.tak.server import HOST, listen, server
from tak_gitops.sandbox.tak.settings import Settings

PLATFORM = "NTJP-TEST"
DAY = date(2026, 11, 23)
PASSWORD = "skltp"  # noqa: S105 - everybody knows it
API_USER = ("tak-api", "skltp")
STATE = "sandbox.sqlite"
_URL = re.compile(r"https?://127\.0\.0\.1:\d+(?=/\s)")
_TOKEN = re.compile(r'name="_csrf" value="([^"]+)"')
_PATIENCE = 60.0


@dataclass
class RunningSandbox:
    """`tak sandbox` as a process of its own; `url` has no slash at its end, `greeting` is what it said."""

    process: "subprocess.Popen[str]"
    url: str
    greeting: str
    state: Path

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end, and wait for its exit code."""
        self.process.send_signal(how)
        return self.process.wait(_PATIENCE)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.process.kill()
        self.process.wait(_PATIENCE)


@contextmanager
def running_sandbox(
    folder: Path,
    *,
    export: Path | None = None,
    platform: str | None = None,
    today: date = DAY,
    faults: Sequence[str] = (),
    options: Sequence[str] = (),
    keep: bool = True,
) -> Iterator[RunningSandbox]:
    """A sandbox whose state is in `folder`, on a free port; a state that is there is gone on with.

    Without `export` it has the example, NTJP-QA; the platform of an export is the one that its name tells, unless
    it is given. Without `keep` the sandbox makes a state of its own, which is gone afterwards.
    """
    state = folder / STATE
    words = sandbox_words(folder, export=export, platform=platform, today=today, faults=faults, keep=keep)
    process = subprocess.Popen(
        [sys.executable, "-m", "tak_gitops", *words, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    try:
        yield RunningSandbox(process, *_begun(process), state)
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=_PATIENCE)


def sandbox_words(
    folder: Path,
    *,
    export: Path | None = None,
    platform: str | None = None,
    today: date = DAY,
    faults: Sequence[str] = (),
    keep: bool = True,
) -> list[str]:
    """What `tak` is told to be a sandbox whose state is in `folder`, as `running_sandbox` says."""
    folder.mkdir(parents=True, exist_ok=True)
    state = folder / STATE
    words = ["sandbox", "--port", "0", "--today", today.isoformat()]
    if keep:
        words += ["--state", str(state)]
    if platform is not None:
        words += ["--platform", platform]
    if export is not None and not state.exists():
        words += ["--export", str(export)]
    return [*words, *(word for fault in faults for word in ("--fault", fault))]


def address_told(said: str) -> str | None:
    """The address in what a sandbox says when it begins; None where it has not said all."""
    found = _URL.search(said)
    return found.group() if found and "Ctrl-C" in said else None


def _begun(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """The address and all that was said, once it is all said; AssertionError where it ended instead."""
    assert process.stdout
    assert process.stderr
    said = ""
    for line in process.stdout:
        said += line
        if address := address_told(said):
            return address, said
    raise AssertionError(said + process.stderr.read())


@contextmanager
def serving(database: Database, settings: Settings | None = None, **changes: Any) -> Iterator[str]:
    """The address of a sandbox on a state that exists, in a thread of this process."""
    app = application(database, settings or Settings(**{"platform": PLATFORM, "day": DAY, **changes}))
    with closing(listen(0)) as listening:
        runner = server(app)
        thread = threading.Thread(target=runner.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        deadline = monotonic() + _PATIENCE
        while not runner.started:
            assert thread.is_alive()
            assert monotonic() < deadline
            sleep(0.005)
        try:
            yield f"http://{HOST}:{listening.getsockname()[1]}"
        finally:
            runner.should_exit = True
            thread.join(_PATIENCE)


class TakWebClient:
    """TAK-web as a script uses it. It sends the cookie itself: it is `Secure`, and the sandbox speaks plain http."""

    def __init__(self, url: str, user: str = "admin", password: str = PASSWORD) -> None:
        self.http = httpx.Client(base_url=url, timeout=300, trust_env=False)
        self.cookie = ""
        self.token = self._token(self.get("/tak-web/auth/login"))
        form = {"username": user, "password": password, "_csrf": self.token}
        self.logged_in = self.post_form("/tak-web/auth/login", form, token=False)
        self.token = self._token(self.get("/tak-web/"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def get(self, path: str) -> httpx.Response:
        """A page of this session."""
        return self._kept(self.http.get(path, headers=self._headers()))

    def post_form(self, path: str, fields: Mapping[str, str], *, token: bool = True) -> httpx.Response:
        """Send a form, with the token of the session."""
        form = {**fields, "_csrf": self.token} if token else fields
        return self._kept(self.http.post(path, data=dict(form), headers=self._headers()))

    def order(self, order: Mapping[str, Any] | str) -> httpx.Response:
        """Send an order, or the text of one."""
        text = order if isinstance(order, str) else json.dumps(order, ensure_ascii=False)
        return self.post_order(quote(text, safe="").encode())

    def post_order(self, body: bytes) -> httpx.Response:
        """Send the body of an order as it stands."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRF-TOKEN": self.token}
        return self.http.post("/tak-web/rest/create", content=body, headers={**headers, **self._headers()})

    def publish(self, comment: str = "") -> httpx.Response:
        """Publish what the user has changed."""
        return self.post_form("/tak-web/pubversion/create", {"kommentar": comment})

    def _headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie} if self.cookie else {}

    def _kept(self, response: httpx.Response) -> httpx.Response:
        for header in response.headers.get_list("Set-Cookie"):
            self.cookie = header.partition(";")[0]
        return response

    def _token(self, page: httpx.Response) -> str:
        found = _TOKEN.search(page.text)
        return found[1] if found else ""
