"""What an editor with yaml-language-server shows of the files, by the schemas that `tak init` writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.language_server import LanguageServer, install
from tak_gitops.cli import run

ROOT = Path(__file__).resolve().parents[2]
HERE = "environments/ntjp-qa/tidbok"
HEADING = "# yaml-language-server: $schema=../../../schema/connection.json\n"
CONNECTION = """\
kind: Connection
producer: tidbok
rivta_profile: RIVTABP21
url: https://tidbok.region.example/makebooking
contracts:
  - crm:scheduling:MakeBooking:1
logical_addresses:
  - 5565594230
  - id: SE2321000131-E000000000001
    name: Vårdcentralen Eken
consumers: [journal]
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """A server for a new repository."""
    program = install(ROOT / ".venv" / "editors")
    root = tmp_path_factory.mktemp("editor") / "förråd"
    run(["-C", str(root.parent), "init", str(root), "--ordered-by", "Region Å", "--platform", "NTJP-QA"])
    (root / HERE).mkdir(parents=True)
    with LanguageServer(program, root) as server:
        yield server


def test_a_valid_file_has_no_remarks(editor: LanguageServer) -> None:
    """An id of digits is text here, whatever YAML takes it for; the schema is found by its relative path."""
    assert [] == editor.open(f"{HERE}/valid.yaml", HEADING + CONNECTION)


def test_a_misspelt_key_is_marked(editor: LanguageServer) -> None:
    """At its place, before anything is saved."""
    remarks = editor.open(f"{HERE}/misspelt.yaml", HEADING + CONNECTION.replace("producer:", "producent:"))
    assert any("producent" in each["message"] and 2 == each["range"]["start"]["line"] for each in remarks)


def test_what_a_key_means_is_shown_in_swedish(editor: LanguageServer) -> None:
    """The pointer on a key shows what it is for."""
    editor.open(f"{HERE}/hover.yaml", HEADING + CONNECTION)
    assert "Producenten: ett system" in editor.hover(f"{HERE}/hover.yaml", 2, 3)


def test_the_keys_that_may_stand_are_offered(editor: LanguageServer) -> None:
    """Those that are missing, each with what it is for, and none that is there already."""
    editor.open(f"{HERE}/keys.yaml", HEADING + CONNECTION)
    offered = editor.complete(f"{HERE}/keys.yaml", 1 + CONNECTION.count("\n"), 0)
    assert {"prestudy", "description", "replaces"} <= offered.keys()
    assert "producer" not in offered
    assert "örstudie" in offered["prestudy"]


def test_values_are_offered_where_there_are_few(editor: LanguageServer) -> None:
    """The state of a system is one of two."""
    text = "organisation: Å\nname: T\nhsa_ids: {ntjp-qa: SE1}\nstatus: \n"
    editor.open("systems/tidbok.yaml", f"# yaml-language-server: $schema=../schema/system.json\n{text}")
    assert {"active", "deactivated"} <= editor.complete("systems/tidbok.yaml", 4, 8).keys()


@pytest.mark.parametrize("path", ["tak-gitops.yaml", "environments/ntjp-qa/environment.yaml"])
def test_the_files_of_a_new_repository_have_no_remarks(editor: LanguageServer, path: str) -> None:
    """What `tak init` writes is what its own schemas ask for."""
    assert [] == editor.open(path, (editor.root / path).read_text(encoding="utf-8"))
