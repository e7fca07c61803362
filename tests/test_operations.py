"""The page for operators explains the messages that there are, in the words in which they are said."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from builders.tak import Tak

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?P<said>.+?) <!-- (?P<key>[a-z_.]+) --> \| (?P<advice>.+) \|$", re.MULTILINE)
EXPLAINED = {row["key"]: row["said"] for row in ROW.finditer(PAGE)}
WRITTEN = [*re.findall(r"`(tak [a-z][^`]*)`", PAGE), *re.findall(r"^(tak [a-z].*)$", PAGE, re.MULTILINE)]
"""What the page says that one can write."""
COMPLETE = ("submit", "verify", "limits")
"""What areas of the catalogue the page has all messages of, but for those below."""
NEEDS_NOTHING = {
    "submit.nothing",
    "submit.not_recorded.line",
    "submit.accepted",
    "submit.sent",
    "submit.waits",
    "submit.later",
    "submit.taken",
    "submit.settled",
    "submit.settled.order",
    "submit.settled.case",
    "submit.settled.case.stands",
    "submit.stale.next",
    "submit.stale.next.case",
    "submit.dry_run",
    "submit.dry_run.plan",
    "submit.dry_run.more",
    "submit.dry_run.unordered",
    "submit.dry_run.case",
    "submit.dry_run.unordered.case",
    "verify.verified.case",
    "verify.heading",
    "verify.heading.ageless",
    "verify.verified",
    "verify.waiting",
    "verify.waiting.later",
    "verify.why.later",
    "verify.why.older",
    "verify.why.absent",
    "verify.chase",
    "verify.chase.nobody",
    "verify.summary",
    "verify.summary.late",
    "verify.nothing",
    "limits.changes.first",
    "limits.how",
    "limits.two_lines",
    "limits.percent",
    "limits.percent.decimals",
    "limits.of_nothing",
}
"""Messages that report what went well, or that go with one that is explained."""


def texts(area: str) -> dict[str, tuple[str, str]]:
    """An area of the catalogue."""
    found: dict[str, tuple[str, str]] = import_module(f"tak_gitops.texts.{area}").TEXTS
    return found


@pytest.mark.parametrize("key", sorted(EXPLAINED))
def test_a_message_is_quoted_as_it_is_said(key: str) -> None:
    """The Swedish text has the quoted pieces, in their order; dots stand for the rest."""
    text = texts(key.partition(".")[0])[key][0]
    pieces = [re.escape(piece.strip()) for piece in EXPLAINED[key].split("…")]
    assert re.search(r"[\s\S]*?".join(pieces), text), (EXPLAINED[key], text)


@pytest.mark.parametrize("area", COMPLETE)
def test_every_message_that_asks_for_something_is_explained(area: str) -> None:
    """A new message of these commands is explained, or named among those that ask for nothing."""
    assert set(texts(area)) - NEEDS_NOTHING == {key for key in EXPLAINED if key.startswith(f"{area}.")}


def test_what_needs_nothing_is_there() -> None:
    """The list of exceptions does not outlive its messages."""
    assert {key for area in COMPLETE for key in texts(area)} >= NEEDS_NOTHING


def test_every_row_is_read() -> None:
    """No row of the page goes unheld because it is written otherwise."""
    assert PAGE.count("<!-- ") == len(EXPLAINED)


@pytest.mark.parametrize("command", sorted({words.split()[1] for words in WRITTEN}))
def test_commands_of_the_page_exist(command: str, tak: Tak) -> None:
    """Every command that the page names is one of the program's, with the options that it has."""
    code, told, _ = tak(command, "--help")
    named = {option for words in WRITTEN if words.split()[1] == command for option in re.findall(r"--[a-z-]+", words)}
    assert (0, set()) == (code, {option for option in named if f"{option} " not in told})
