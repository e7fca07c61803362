"""Findings as annotations of GitHub Actions."""

import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from builders.found import CONNECTION, HOSTILE, found, hostile
from tak_gitops.findings import Place, error
from tak_gitops.reports.findings_github import findings_github
from tak_gitops.reports.found import Found

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:\r\n]*)::(?P<message>[^\r\n]*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands that a runner takes from a log: name, properties and message, read by its rules.

    The runner takes a line that begins with `::`, after blanks, and, in its older form, `##[` anywhere in any other.
    """
    found = []
    for line in re.split(r"[\r\n]", text):
        if line.lstrip().startswith("::"):
            match = COMMAND.fullmatch(line)
            assert match, line
            pairs = dict(pair.split("=", 1) for pair in match["properties"].split(","))
            found.append(
                (match["name"], {name: unquote(value) for name, value in pairs.items()}, unquote(match["message"]))
            )
        else:
            assert "##[" not in line
    return found


def test_a_finding() -> None:
    """File, line and column for the annotation; rule, title and what is wrong to read; the path for the log."""
    name, properties, message = commands(findings_github(found(), "sv"))[1]
    assert "error" == name
    assert {"file": CONNECTION, "line": "9", "col": "5", "title": "TG214 Minorversion kan inte beställas"} == properties
    assert message.startswith(f'{CONNECTION}:9:5: TG214 "crm:scheduling:MakeBooking:1.1" har en minorversion')


def test_the_heaviest_come_first() -> None:
    """GitHub shows ten of each weight in a step."""
    names = [name for name, _, _ in commands(findings_github(found(), "sv"))]
    assert ["error", "error", "error", "warning", "notice"] == names


def test_what_has_no_place_or_line() -> None:
    """Without place the annotation is one of the run; without line it is at the first one of the file."""
    everything = commands(findings_github(found(), "sv"))
    assert ["title"] == list(everything[0][1])
    assert ("1", False) == (everything[-1][1]["line"], "col" in everything[-1][1])


def test_files_are_named_from_the_top_of_the_git_repository() -> None:
    """GitHub knows them by that name."""
    text = findings_github(found()._replace(prefix="tak/"), "sv")
    assert f"tak/{CONNECTION}" == commands(text)[1][1]["file"]


def test_the_log_says_how_many_there_are() -> None:
    """After the commands stands what a person reads in the log."""
    assert [
        "3 fel, 1 varning, 1 upplysning i 3 filer av 214.",
        "Mer om en regel:  tak explain TG116",
    ] == findings_github(found(), "sv").splitlines()[-2:]
    assert "5 filer utan anmärkning.\n" == findings_github(Found((), 5), "sv")


def test_no_text_of_a_file_is_a_command() -> None:
    """A value or a name that looks like a command is text of the one command that tells of it."""
    ((name, properties, message),) = commands(findings_github(hostile(), "sv"))
    assert ("error", {"title", "file", "line", "col"}) == (name, set(properties))
    assert properties["file"].endswith(",line=7.yaml")
    assert HOSTILE.replace("\n", "\\n") in message


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stands_in_files_there_is_one_command_a_finding(path: str, value: str) -> None:
    """No path and no value adds, ends or splits a command."""
    text = findings_github(Found((error("TG103", Place(path, 1, 1), name=value, allowed=value),), 1), "sv")
    assert 1 == len(commands(text))
