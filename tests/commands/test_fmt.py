"""`tak fmt` as a user meets it."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.repository import CONNECTION, ENVIRONMENT, RepositoryBuilder
from builders.tak import Tak
from tak_gitops.sources.file_form import Formed, formed

Fmt = Callable[..., tuple[int, str, str]]
UNTIDY = """\
kind:   Connection
producer: tidbok   # varför just den
rivta_profile: 'RIVTABP21'
url: https://tidbok.region.example/{domain}/{contract}/{major}/rivtabp21
contracts:
- crm:scheduling:MakeBooking:1
# en lista i en egen fil
logical_addresses: {file:   eken.csv}
consumers: [ journal ]
"""
LIST = "environments/ntjp-qa/tidbok/eken.csv"


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryBuilder:
    """The minimal repository, with a file and a list that are untidy."""
    builder = RepositoryBuilder(tmp_path / "r").minimal()
    return builder.write(CONNECTION, UNTIDY).write(LIST, b"SE1 ;Eken\r\nSE2;Boken\r\n")


@pytest.fixture
def fmt(repository: RepositoryBuilder, tak: Tak) -> Fmt:
    """Run `tak fmt` there; its exit code, output and errors."""

    def call(*arguments: str, folder: Path = repository.root) -> tuple[int, str, str]:
        return tak("-C", str(folder), "fmt", *arguments)

    return call


def test_files_are_written_in_their_form(fmt: Fmt, repository: RepositoryBuilder) -> None:
    """Each file that was changed is named, and a second time none is."""
    assert (0, f"{LIST}\n{CONNECTION}\n", "2 filer av 6 formaterade.\n") == fmt()
    assert "SE1;Eken\nSE2;Boken\n" == repository.read(LIST)
    assert "producer: tidbok # varför just den\nrivta_profile: RIVTABP21\n" in repository.read(CONNECTION)
    assert (0, "", "6 filer, alla redan i rätt form.\n") == fmt()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_difference(fmt: Fmt, repository: RepositoryBuilder, language: str) -> None:
    """`--diff` shows what would change, with line ends that cannot be seen, and writes nothing."""
    code, out, err = fmt("--diff", "--language", language)
    assert_golden(GOLDEN / f"fmt-diff-{language}.txt", out + err)
    assert 0 == code
    assert UNTIDY == repository.read(CONNECTION)


def test_a_check_fails_where_a_file_has_another_form(fmt: Fmt, repository: RepositoryBuilder) -> None:
    """`--check` names the files, writes nothing and gives exit code 1, then 0 once all are in form."""
    expected = "2 filer av 6 skulle formateras.\nKör  tak fmt  och checka in.\n"
    assert (1, f"{LIST}\n{CONNECTION}\n", expected) == fmt("--check")
    assert UNTIDY == repository.read(CONNECTION)
    fmt()
    assert 0 == fmt("--check")[0]


@pytest.mark.parametrize("word", ["ntjp-qa", "environments/ntjp-qa/tidbok", LIST, "./environments/../" + LIST])
def test_words_choose_files(fmt: Fmt, word: str) -> None:
    """An environment, a folder or a file: only what is named is formatted."""
    assert LIST in fmt(word)[1]


def test_paths_count_from_the_folder_one_is_in(fmt: Fmt, repository: RepositoryBuilder) -> None:
    """A path is what the shell completes, also below the root."""
    assert (0, f"{CONNECTION}\n") == fmt("eken.yaml", folder=repository.root / "environments/ntjp-qa/tidbok")[:2]


@pytest.mark.parametrize("word", ["environments/ntjp-qa/tidbok/finns-inte.yaml", "..", "/", "README.md"])
def test_a_word_that_names_no_file_is_refused(fmt: Fmt, repository: RepositoryBuilder, word: str) -> None:
    """A typo must not look like a file in form."""
    repository.write("README.md", "# Här")
    code, out, err = fmt(word)
    assert (64, "") == (code, out)
    assert f'"{word}" är ingen YAML- eller CSV-fil' in err


def test_a_file_that_cannot_be_read_stops_no_other(fmt: Fmt, repository: RepositoryBuilder) -> None:
    """What is wrong with it is told with its place, and the others are formatted."""
    repository.write(ENVIRONMENT, "platform: [\n")
    code, out, err = fmt()
    assert (1, f"{LIST}\n{CONNECTION}\n") == (code, out)
    assert f"{ENVIRONMENT}:2:1: fel TG102" in err


def test_a_file_whose_comment_would_move_is_left_alone(fmt: Fmt, repository: RepositoryBuilder) -> None:
    """A comment within brackets: the file stays, a warning says so, and a check does not fail for it."""
    repository.edit(CONNECTION, "[ journal ]", "[ journal, # varför\n  ]")
    code, out, err = fmt("--check", CONNECTION)
    assert (0, "") == (code, out)
    assert f"{CONNECTION}: varning TG180" in err


def test_standard_input_is_formatted_to_standard_output(fmt: Fmt, monkeypatch: pytest.MonkeyPatch, tak: Tak) -> None:
    """`-` is for editors: no repository is needed, and what cannot be read comes back as it was, with exit code 1."""
    for text, code, expected in [("å:   b\n", 0, "å: b\n"), ("a: [\n", 1, "a: [\n")]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert (code, expected) == tak("fmt", "-")[:2]
    assert 64 == fmt("-", CONNECTION)[0]


def test_what_is_in_form_is_remembered(
    fmt: Fmt, repository: RepositoryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is laid out once, and again when it has changed; a memory that was damaged is as none."""
    seen: list[str] = []

    def counted(path: str, content: bytes) -> Formed:
        seen.append(path)
        return formed(path, content)

    monkeypatch.setattr("tak_gitops.commands.fmt.formed", counted)
    fmt()
    assert 6 == len(seen)
    seen.clear()
    fmt()
    assert [] == seen
    repository.edit(CONNECTION, "producer: tidbok", "producer:  tidbok")
    assert 1 == fmt("--check")[0]
    assert [CONNECTION] == seen
    memory = next(Path(os.environ["XDG_CACHE_HOME"]).rglob("formed"))
    memory.write_bytes(memory.read_bytes()[:-3])
    seen.clear()
    assert 1 == fmt("--check")[0]
    assert 6 == len(seen)
