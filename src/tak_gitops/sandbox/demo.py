"""The main job on the example, from beginning to end: `python -m tak_gitops.sandbox.demo [--keep] [--language en]`.

Real commands in a real Git repository, in a temporary folder. Ends with exit code 1 where a step ends otherwise
than it should, so that it also serves as a test.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tak_gitops.errors import ExitCode, TakError, fail
from tak_gitops.sandbox.demo_tak import tak_running
from tak_gitops.sandbox.stage import Stage, remove
from tak_gitops.texts import LANGUAGES, Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Sequence

ENVIRONMENT = "ntjp-qa"
FOLDER = f"environments/{ENVIRONMENT}"
EXPORT = "exports/takdump_ntjp_qa.json"
HEAD_OF_JSON = 24
"""How many lines of the JSON order are shown."""

KASTANJEN = """\
kind: Connection
description: Tidbokning för Vårdcentralen Kastanjen
prestudy: FS-2026-014
producer: tidbok
rivta_profile: RIVTABP21
url: https://tidbok-qa.norrskog.example/{domain}/{contract}/{major}/rivtabp21
contracts:
  - crm:scheduling:GetSubjectOfCareSchedule:1
  - crm:scheduling:GetAvailableTimeslots:1
logical_addresses:
  - id: SE2321009000-E000000000011
    name: Vårdcentralen Kastanjen
consumers:
  - invanarportalen
"""
CARE_CONTACTS = (
    "  - clinicalprocess:logistics:logistics:GetCareContacts:2\n",
    "  - contract: clinicalprocess:logistics:logistics:GetCareContacts:2\n"
    "    url: https://kontakter-qa.norrskog.example/getcarecontacts/v2\n",
)
"""What the second pull request changes: before and after."""
BY_HAND = (
    "https://journal-qa.norrskog.example/clinicalprocess/logistics/",
    "https://journal-qa.norrskog.example:8443/clinicalprocess/logistics/",
)
"""What somebody changes in TAK meanwhile."""
NEXT_NIGHT = ("2026-11-22T23:05:00Z", "2026-11-23T23:05:00Z")
NEXT_DAY = "2026-11-24"


def play(stage: Stage) -> None:
    """Play the whole story. Raises TakError at the first step that ends otherwise than it should."""
    stage.title("demo.start.title")
    stage.say("demo.start")
    _main(stage)
    _change(stage)
    _order(stage)
    _submit(stage)
    _done(stage)
    _stale(stage)
    stage.title("demo.end.title")
    stage.say("demo.end")


def _main(stage: Stage) -> None:
    stage.title("demo.main.title")
    stage.say("demo.main")
    # main needs a commit before its last one: what the last one changed is what a plan on main is about
    for paths in (("tak-gitops.yaml", "systems", "environments", ".gitignore"), ("exports",)):
        stage.prepare("add", *paths)
        stage.prepare("commit", "--quiet", "-m", ", ".join(paths))
    stage.tak("validate")
    stage.tak("plan")


def _change(stage: Stage) -> None:
    stage.title("demo.change.title")
    stage.say("demo.change")
    stage.git("switch", "--quiet", "--create", "tidbok")
    stage.replace(f"{FOLDER}/tidbok/eken.yaml", "/makebooking/v1", "/makebooking/v2")
    stage.add(f"{FOLDER}/tidbok/kastanjen.yaml", KASTANJEN)
    stage.replace(f"{FOLDER}/tidbok/vardcentraler.csv", "SE2321009000-E000000000009,Vårdcentralen Häggen\n", "")
    stage.commit("demo.commit.change", "environments")
    stage.git("diff", "--unified=0", "main", "--", "environments")
    stage.tak("plan", ENVIRONMENT)


def _order(stage: Stage) -> None:
    stage.title("demo.order.title")
    stage.say("demo.order")
    stage.tak("order", ENVIRONMENT)
    stage.commit("demo.commit.order", "orders")
    stage.tak("order", ENVIRONMENT, "--check")


def _submit(stage: Stage) -> None:
    stage.title("demo.submit.title")
    stage.say("demo.submit")
    stage.git("switch", "--quiet", "main")
    stage.merge("tidbok")
    stage.tak("submit")
    outbox = stage.folder / "outbox"
    files = sorted(outbox.rglob("*.*"))
    if not files:
        raise fail("demo.unsent", folder=str(outbox))
    stage.write("\n")
    stage.say("demo.outbox")
    for file in files:
        stage.write(f"  {file.relative_to(stage.folder).as_posix()}\n")
    for file in reversed(files):
        stage.write("\n")
        stage.show(file, HEAD_OF_JSON if file.suffix == ".json" else None)


def _done(stage: Stage) -> None:
    stage.title("demo.done.title")
    stage.say("demo.done")
    export = stage.folder / EXPORT
    with tak_running(stage, EXPORT) as tak:
        for payload in sorted((stage.folder / "outbox").rglob("*.json")):
            stage.write("\n")
            stage.say("demo.reply", file=payload.name)
            stage.write("".join(f"  {line}".rstrip() + "\n" for line in tak.order(payload.read_bytes()).splitlines()))
        tak.publish()
        export.write_bytes(tak.dump(export.name))
    stage.write("\n")
    stage.say("demo.published")
    stage.tak("plan", ENVIRONMENT)


def _stale(stage: Stage) -> None:
    stage.title("demo.stale.title")
    stage.say("demo.stale")
    stage.git("switch", "--quiet", "--create", "journal")
    stage.replace(f"{FOLDER}/journal/sjukhuset.yaml", *CARE_CONTACTS)
    stage.commit("demo.commit.second", "environments")
    stage.tak("order", ENVIRONMENT)
    stage.commit("demo.commit.order", "orders")
    stage.write("\n")
    stage.say("demo.meanwhile")
    stage.replace(EXPORT, *BY_HAND)
    stage.replace(EXPORT, *NEXT_NIGHT)
    stage.day = NEXT_DAY
    stage.git("switch", "--quiet", "main")
    stage.merge("journal")
    stage.tak("submit", expected=ExitCode.STALE)
    stage.write("\n")
    stage.say("demo.refused")


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
    except TakError as problem:
        sys.stderr.write(render(problem.message, given.language) + "\n")
        return problem.exit_code
    finally:
        if given.keep:
            sys.stdout.write("\n" + render(msg("demo.kept", folder=str(folder)), given.language) + "\n")
        else:
            remove(folder)
    return ExitCode.OK


def _played(example: Path, folder: Path, language: Language) -> None:
    stage = Stage(example, folder, language)
    try:
        play(stage)
    finally:
        stage.close()


if __name__ == "__main__":
    sys.exit(main())
