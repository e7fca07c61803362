"""Processes of `tak` that begin in a moment: forked from one that has imported everything.

with Forkery() as forkery:
    process = forkery.begin(["-C", folder, "submit"], cwd=folder, env={...})
    process.wait(60)

Each is a real process in a session of its own, with a fresh state, and may be killed; only the start of Python and the
imports are saved. What is told on standard output and standard error is kept in files.
"""

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Any, NoReturn, Self

_LONGEST = 1 << 20
_LIBRARIES = ("concurrent.futures", "deepdiff", "git", "http.client", "jsonschema", "ssl", "starlette", "uvicorn")


class Forked:
    """A process that was forked; what it has in common with `subprocess.Popen` behaves alike."""

    def __init__(self, forkery: "Forkery", pid: int, life: int, out: Any, told: Any) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._forkery = forkery
        self._life = life
        self._files = out, told
        self._lock = threading.Lock()

    def terminate(self) -> None:
        """Ask it to end."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)

    def written(self) -> str:
        """What it has written to standard output so far."""
        return os.pread(self._files[0].fileno(), _LONGEST, 0).decode()

    def poll(self) -> int | None:
        """How it ended, negative for a signal; None where it has not."""
        return self._ended(0.0)

    def wait(self, timeout: float) -> int:
        """The same when it has ended. Raises subprocess.TimeoutExpired."""
        deadline = monotonic() + timeout
        while (code := self._ended(max(0.0, deadline - monotonic()))) is None:
            if monotonic() >= deadline:
                raise subprocess.TimeoutExpired("tak", timeout)
        return code

    def communicate(self, timeout: float) -> tuple[str, str]:
        """What it wrote, when it has ended; asked once. Raises subprocess.TimeoutExpired."""
        self.wait(timeout)
        os.close(self._life)
        out, told = (_whole(file) for file in self._files)
        return out, told

    def _ended(self, seconds: float) -> int | None:
        # the pipe is closed when the process is gone: nobody else has its other end; this end stays open until nobody
        # asks any more, since another thread may be waiting at it, and its number would be given to another file
        if self.returncode is None and select.select([self._life], [], [], seconds)[0]:
            with self._lock:
                if self.returncode is None:
                    self.returncode = self._forkery.reap(self.pid)
        return self.returncode


class Forkery:
    """The process that others are forked from; it ends with the block, and its children are the caller's to end."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        words = [sys.executable, __file__, str(theirs.fileno())]
        self._process = subprocess.Popen(
            words, pass_fds=[theirs.fileno()], env={**os.environ, "PYTHONUTF8": "1"}, start_new_session=True
        )
        theirs.close()
        self._socket = ours
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
        self._process.wait()

    def begin(self, words: Sequence[str], *, cwd: Path, env: Mapping[str, str]) -> Forked:
        """Run `tak` with these words."""
        out, told = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115 - they live as long as the process
        life, end = os.pipe()
        asked = json.dumps({"words": [*words], "cwd": str(cwd), "env": {**env}}).encode()
        with self._lock:
            socket.send_fds(self._socket, [asked], [out.fileno(), told.fileno(), end])
            pid = int(self._socket.recv(_LONGEST))
        os.close(end)
        return Forked(self, pid, life, out, told)

    def reap(self, pid: int) -> int:
        """How a process ended that has ended: until then its number is nobody else's."""
        with self._lock:
            self._socket.send(json.dumps({"reap": pid}).encode())
            return int(self._socket.recv(_LONGEST))


def _whole(file: Any) -> str:
    file.seek(0)
    text: str = file.read().decode("utf-8", "replace")
    file.close()
    return text


def _import_everything() -> None:
    """All that a run may import, so that none has to."""
    import tak_gitops

    for module in pkgutil.walk_packages(tak_gitops.__path__, "tak_gitops."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in _LIBRARIES:
        importlib.import_module(name)


def _become(asked: Mapping[str, Any], out: int, told: int) -> NoReturn:
    """Be a run of `tak`, to its end."""
    from tak_gitops.cli import main

    os.setsid()
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    os.dup2(out, 1)
    os.dup2(told, 2)
    sys.argv = ["tak", *asked["words"]]
    code = 1
    try:
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _serve(server: socket.socket) -> None:
    _import_everything()
    gc.collect()
    gc.freeze()
    while True:
        message, files, _, _ = socket.recv_fds(server, _LONGEST, 3)
        if not message:
            return
        asked = json.loads(message)
        if "reap" in asked:
            _, status = os.waitpid(asked["reap"], 0)
            server.send(str(os.waitstatus_to_exitcode(status)).encode())
            continue
        for file in files:
            os.set_inheritable(file, False)
        pid = os.fork()
        if not pid:
            server.close()
            _become(asked, *files[:2])
        for file in files:
            os.close(file)
        server.send(str(pid).encode())


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
