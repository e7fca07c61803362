"""Play the demo: `python -m tak_gitops.sandbox.demo [--keep] [--language en]`.

Real commands in a real Git repository, in a temporary folder, with a TAK on this machine. Ends with exit code 1 where a
step ends otherwise than it should, so that it also serves as a test.
"""

from __future__ import annotations

import argparse
import io
import shutil
import socket
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from tak_gitops.errors import ExitCode, TakError
from tak_gitops.sandbox.demo import doubt, number, order, stale
from tak_gitops.sandbox.demo.desk import DemoDesk
from tak_gitops.sandbox.demo.stage import Stage, remove
from tak_gitops.sandbox.demo.tak import DemoTak
from tak_gitops.sandbox.extra import require_extra
from tak_gitops.texts import LANGUAGES, Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Sequence


def play(stage: Stage) -> None:
    """Play the whole story. Raises TakError at the first step that ends otherwise than it should."""
    require_extra()
    tak = DemoTak(stage, _free_port())
    desk = DemoDesk(stage, order.ENVIRONMENT, _free_port())
    channel = f"channel: {{kind: takweb, url: {tak.url}}}"
    stage.title("demo.start.title")
    stage.say("demo.start")
    order.begun(stage, channel)
    order.changed(stage)
    order.ordered(stage)
    doubt.killed(stage, tak)
    with ExitStack() as beside:
        with tak.running(*desk.source):
            doubt.resolved(stage, tak)
            number.ordered(stage, channel)
            served = beside.enter_context(desk.running())
            number.fetched(stage, tak, served)
        with tak.running(*desk.source):
            number.resolved(stage, tak, served)
        with tak.running(*desk.source):
            number.closed(stage, tak, served)
            stale.approved(stage, tak)
    with tak.running():
        stale.refused(stage, tak)
    stage.title("demo.end.title")
    stage.say("demo.end")


def main(arguments: Sequence[str] | None = None) -> int:
    """Play the demo; exit code 1 where a step ends otherwise than it should."""
    parser = argparse.ArgumentParser(prog="python -m tak_gitops.sandbox.demo")
    parser.add_argument("root", nargs="?", type=Path, default=Path(), help=render(msg("demo.option.root"), "sv"))
    parser.add_argument("--keep", action="store_true", help=render(msg("demo.option.keep"), "sv"))
    parser.add_argument(
        "--language", choices=LANGUAGES, default=LANGUAGES[0], help=render(msg("demo.option.language"), "sv")
    )
    given = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if shutil.which("git") is None:
        sys.stderr.write(render(msg("git.missing"), given.language) + "\n")
        return ExitCode.FAILURE
    folder = Path(tempfile.mkdtemp(prefix="tak-demo-")).resolve()
    try:
        _played(given.root, folder, given.language)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except TakError as problem:
        sys.stderr.write(render(problem.message, given.language) + "\n")
        return problem.exit_code
    finally:
        if given.keep:
            sys.stdout.write("\n" + render(msg("demo.kept", folder=str(folder)), given.language) + "\n")
        else:
            remove(folder)
    return ExitCode.OK


def _free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def _played(example: Path, folder: Path, language: Language) -> None:
    stage = Stage(example, folder, language)
    try:
        play(stage)
    finally:
        stage.close()


if __name__ == "__main__":
    sys.exit(main())
