"""What the program writes, kept as pytest's `capsys` keeps it: for scenes outside of tests."""

import io
import os
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, NamedTuple

_SAME = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LANG": "C.UTF-8",
    **{
        f"GIT_{role}_{name}": value
        for role in ("AUTHOR", "COMMITTER")
        for name, value in (
            ("NAME", "Test Testsson"),
            ("EMAIL", "test@region.example"),
            ("DATE", "2026-11-23T08:00:00+01:00"),
        )
    },
}


class Written(NamedTuple):
    """What was written since it was read last."""

    out: str
    err: str


class Heard:
    """Use it with `with`; the program finds Git and a home folder as in the tests."""

    def __enter__(self) -> Any:
        self._stack = ExitStack()
        home = self._stack.enter_context(TemporaryDirectory(prefix="tak-home-"))
        os.environ.update({**_SAME, "HOME": home, "XDG_CACHE_HOME": home})
        self._out, self._err = io.StringIO(), io.StringIO()
        self._stack.enter_context(redirect_stdout(self._out))
        self._stack.enter_context(redirect_stderr(self._err))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def readouterr(self) -> Written:
        """The same as that of `capsys`."""
        written = Written(self._out.getvalue(), self._err.getvalue())
        for stream in (self._out, self._err):
            stream.seek(0)
            stream.truncate()
        return written
