"""The command line as a whole: help, usage, languages, exit codes and the one error boundary."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builders.repository import CONNECTION, SETTINGS, RepositoryBuilder
from builders.tak import Tak
from tak_gitops import __version__
from tak_gitops.cli import FOREIGN
from tak_gitops.commands import validate as validating
from tak_gitops.texts import Language


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryBuilder:
    """The minimal repository."""
    return RepositoryBuilder(tmp_path / "r").minimal()


def start(*arguments: str, **variables: str) -> "subprocess.Popen[bytes]":
    """Run the command line as a program of its own."""
    return subprocess.Popen(
        (sys.executable, "-m", "tak_gitops", *arguments),
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def program(*arguments: str, **variables: str) -> tuple[int, bytes, bytes]:
    """Exit code, output and errors of the command line as a program of its own."""
    process = start(*arguments, **variables)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def test_the_version(tak: Tak) -> None:
    """One line, to be put in reports."""
    assert (0, f"tak {__version__}\n", "") == tak("--version")


@pytest.mark.parametrize(("word", "verb"), FOREIGN.items())
def test_a_verb_of_another_tool_is_told_ours(word: str, verb: str, tak: Tak) -> None:
    """Who comes from another tool is told the right verb."""
    text = f'Det finns inget kommando "{word}", menar du "tak {verb}"?\nHjälp: tak --help\n'
    assert (64, "", text) == tak(word)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lnt", 'Det finns inget kommando "lnt", menar du "tak validate"?\nHjälp: tak --help\n'),
        ("validat", 'Det finns inget kommando "validat", menar du "tak validate"?\nHjälp: tak --help\n'),
        ("aply", 'Det finns inget kommando "aply", menar du "tak submit"?\nHjälp: tak --help\n'),
        ("zzz", 'Det finns inget kommando "zzz".\nHjälp: tak --help\n'),
        ("--debug", "Ett kommando saknas.\nHjälp: tak --help\n"),
        ("--frmat", "Det finns ingen flagga --frmat.\nHjälp: tak --help\n"),
        ("--langage sv", "Det finns ingen flagga --langage, menar du --language?\nHjälp: tak --help\n"),
        ("validate --frmat json", "Det finns ingen flagga --frmat, menar du --format?\nHjälp: tak validate --help\n"),
        ("validate -q", "Det finns ingen flagga -q.\nHjälp: tak validate --help\n"),
        ("validate --format", "--format ska följas av ett värde.\nHjälp: tak validate --help\n"),
        (
            "validate --format xml",
            "'--format': möjligt är text, json, sarif, junit, github, markdown.\nHjälp: tak validate --help\n",
        ),
        ("validate --debug=1", "--debug tar inget värde.\nHjälp: tak validate --help\n"),
        ("--language de validate", "'--language': möjligt är sv, en.\nHjälp: tak --help\n"),
        ("status --case 5", "--case ska följas av N NUMMER.\nHjälp: tak status --help\n"),
        ("ci approvals --pull 0", "'--pull' ska vara ett heltal, minst 1.\nHjälp: tak ci approvals --help\n"),
        ("desk --port 70000", "'--port' ska vara ett heltal från 0 till 65535.\nHjälp: tak desk --help\n"),
        ("-C", "-C ska följas av ett värde.\nHjälp: tak --help\n"),
        (
            "live --platform X",
            "--platform hör till --export FIL. Utan export: skriv miljön, till exempel tak live ntjp-qa.\n",
        ),
        ("schema a b c", "För mycket på kommandoraden: b c\nHjälp: tak schema --help\n"),
        ("live --export x --platform y --as-of i", '"i" är ingen dag: skriv till exempel 2026-11-23.\n'),
    ],
)
def test_a_wrong_command_line(words: str, expected: str, tak: Tak) -> None:
    """Usage errors end with 64, say what is wrong in our own words, and where there is help."""
    assert (64, "", expected) == tak(*words.split())


def test_usage_is_told_in_english_too(tak: Tak) -> None:
    """The language of the flag holds for what is wrong with the command line itself."""
    expected = "'--format': possible are text, json, sarif, junit, github, markdown.\nHelp: tak validate --help\n"
    assert (64, "", expected) == tak("--language", "en", "validate", "--format", "xml")


CLEAN = {"sv": "5 filer utan anmärkning.\n", "en": "5 files, nothing to remark.\n"}


@pytest.mark.parametrize(
    "words",
    [
        ["-C", "{}", "--language", "en", "validate"],
        ["validate", "-C", "{}", "--language", "en"],
        ["-C", "{}", "validate", "--language=en"],
        ["--language=en", "validate", "-C{}"],
        ["-C", "borta", "--language", "sv", "validate", "-C", "{}", "--language", "en"],
    ],
)
def test_global_flags_stand_before_or_after_the_verb(words: list[str], repository: RepositoryBuilder, tak: Tak) -> None:
    """And the later one wins."""
    assert (0, CLEAN["en"], "") == tak(*(word.format(repository.root) for word in words))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("en", "sv", "sv", "sv_SE.UTF-8"), "en"),
        ((None, "en", "sv", "sv_SE.UTF-8"), "en"),
        ((None, None, "en", "sv_SE.UTF-8"), "en"),
        ((None, None, None, "en_US.UTF-8"), "en"),
        ((None, None, "sv", "en_US.UTF-8"), "sv"),
        ((None, None, None, "de_DE.UTF-8"), "sv"),
        ((None, None, None, "C"), "sv"),
        ((None, None, None, None), "sv"),
    ],
)
@pytest.mark.parametrize("after", [False, True], ids=["before the verb", "after the verb"])
def test_the_language(
    said: tuple[str | None, ...], expected: Language, after: bool, repository: RepositoryBuilder, tak: Tak
) -> None:
    """The flag goes before the variable, before the settings, before the locale, before Swedish."""
    flag, variable, settings, locale = said
    repository.write(SETTINGS, f"language: {settings}\n" if settings else "{}\n")
    flags = ["--language", flag] if flag else []
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("TAK_GITOPS_LANGUAGE", variable), ("LANG", locale)):
            patch.setenv(name, value or "")
        words = ["validate", *flags] if after else [*flags, "validate"]
        assert (0, CLEAN[expected], "") == tak("-C", str(repository.root), *words)


def test_a_variable_stands_for_a_flag(repository: RepositoryBuilder, tak: Tak, monkeypatch: pytest.MonkeyPatch) -> None:
    """`TAK_GITOPS_<FLAG>` is the flag where there is none, and is held to the same values."""
    monkeypatch.setenv("TAK_GITOPS_FOLDER", str(repository.root))
    monkeypatch.setenv("TAK_GITOPS_FORMAT", "json")
    assert tak("validate")[1].startswith('{\n  "format_version"')
    assert (0, CLEAN["sv"], "") == tak("validate", "--format", "text")
    monkeypatch.setenv("TAK_GITOPS_FORMAT", "xml")
    assert 64 == tak("validate")[0]


@pytest.mark.parametrize(
    ("flags", "variables", "coloured"),
    [
        ("", {}, False),
        ("--color=always", {}, True),
        ("--color=always", {"NO_COLOR": "1"}, True),
        ("--color=always", {"TAK_GITOPS_COLOR": "never"}, True),
        ("--color=never", {"FORCE_COLOR": "1"}, False),
        ("--color=auto", {}, False),
        ("", {"FORCE_COLOR": "1"}, True),
        ("", {"TAK_GITOPS_COLOR": "always"}, True),
        ("", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(flags: str, variables: dict[str, str], coloured: bool, repository: RepositoryBuilder, tak: Tak) -> None:
    """Only on a terminal, unless flag or variable say otherwise."""
    repository.edit(CONNECTION, "consumers", "consumer")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        out = tak("-C", str(repository.root), *flags.split(), "validate")[1]
    assert coloured == ("\x1b[31mfel\x1b[0m TG103" in out)


def test_a_folder_that_is_not_there(tmp_path: Path, tak: Tak) -> None:
    """A wrong -C is a wrong command line."""
    assert (64, "", f"Mappen {tmp_path}/borta finns inte.\n") == tak("-C", f"{tmp_path}/borta", "validate")


def test_a_folder_that_is_no_repository_of_ours(tmp_path: Path, tak: Tak) -> None:
    """Without settings there is nothing to work on; what to do is said."""
    code, out, err = tak("-C", str(tmp_path), "validate")
    assert (1, "") == (code, out)
    assert err.startswith(f"Ingen tak-gitops.yaml i {tmp_path} eller någon mapp ovanför. Gå till förrådet, ange -C")


def fail_in(monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
    """Let validate meet a problem that nobody thought of."""

    def failing(*_: object) -> None:
        raise problem

    monkeypatch.setattr(validating, "read_declared", failing)


def test_a_bug_of_ours(
    repository: RepositoryBuilder, tak: Tak, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No trace on the screen, but what it was, whose fault it is, and a file to send."""
    fail_in(monkeypatch, RuntimeError("å\x1b[31m"))
    log = own_home / ".cache/tak-gitops/error.log"
    expected = f"Ett fel i tak: RuntimeError: å\\x1b[31m\nDet är inte ditt fel. Skicka med {log} när du anmäler det.\n"
    assert (70, "", expected) == tak("-C", str(repository.root), "validate")
    text = log.read_text(encoding="utf-8")
    assert re.match(rf"tak {re.escape(__version__)}, Python 3\.", text)
    assert "Traceback (most recent call last)" in text
    assert "RuntimeError: å" in text


def test_a_bug_that_cannot_be_kept(
    repository: RepositoryBuilder, tak: Tak, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no file can be written, --debug is the way."""
    (own_home / ".cache").write_bytes(b"")
    fail_in(monkeypatch, RuntimeError("oj"))
    code, _, err = tak("-C", str(repository.root), "validate")
    assert (70, True) == (code, "Kör igen med --debug" in err)


@pytest.mark.parametrize("arguments", [["--debug", "validate"], ["validate", "--debug"]])
def test_a_bug_with_its_trace(
    arguments: list[str], repository: RepositoryBuilder, tak: Tak, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --debug the trace is shown, and the exit code is the same."""
    fail_in(monkeypatch, RuntimeError("oj"))
    code, out, err = tak("-C", str(repository.root), *arguments)
    assert (70, "") == (code, out)
    assert err.startswith("Traceback (most recent call last)")
    assert err.endswith("RuntimeError: oj\n")


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (OSError(28, "No space left on device", "x.json"), "x.json kunde inte läsas eller skrivas: No space left on"),
        (FileNotFoundError(2, "No such file or directory", "x.json"), "x.json finns inte.\n"),
        (OSError(28, "No space left on device"), "Resultatet kunde inte skrivas: No space left on device"),
        (OSError("trasig"), "Resultatet kunde inte skrivas: trasig"),
    ],
)
def test_a_disk_that_fails(
    problem: OSError, expected: str, repository: RepositoryBuilder, tak: Tak, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system refuses is no bug of ours."""
    fail_in(monkeypatch, problem)
    code, out, err = tak("-C", str(repository.root), "validate")
    assert (1, "") == (code, out)
    assert err.startswith(expected)


@pytest.mark.parametrize("problem", [KeyboardInterrupt(), EOFError()])
def test_an_interruption(
    problem: BaseException, repository: RepositoryBuilder, tak: Tak, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends with 130 and one word."""
    fail_in(monkeypatch, problem)
    code, out, err = tak("-C", str(repository.root), "validate")
    assert (130, "", "Avbrutet.") == (code, out, err.strip())


def test_a_user_without_a_home(repository: RepositoryBuilder, tak: Tak, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container a user may have no home folder: then nothing is kept, and all else works."""

    def nowhere() -> Path:
        message = "Could not determine home directory."
        raise RuntimeError(message)

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("LOCALAPPDATA")
    monkeypatch.setattr(Path, "home", nowhere)
    assert (0, CLEAN["sv"], "") == tak("-C", str(repository.root), "validate")


def test_ctrl_c_stops_a_real_process(repository: RepositoryBuilder, tmp_path: Path) -> None:
    """A process that waits for git ends at once, without a trace."""
    repository.init()
    started, folder = tmp_path / "started", tmp_path / "bin"
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n: > '{started}'\nexec sleep 30\n", encoding="utf-8")
    (folder / "git").chmod(0o755)
    process = start("-C", str(repository.root), "plan", PATH=f"{folder}{os.pathsep}{os.environ['PATH']}")
    deadline = time.monotonic() + 30
    while not started.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (130, b"", "Avbrutet.") == (process.returncode, out, err.decode().strip())


def many_findings(repository: RepositoryBuilder) -> RepositoryBuilder:
    """A repository with more to say than a pipe holds."""
    return repository.write("systems/många.yaml", "".join(f"nyckel{n}: x\n" for n in range(3000)))


def test_a_reader_who_has_had_enough(repository: RepositoryBuilder) -> None:
    """`tak … | head -1` shows one line and no complaint."""
    command = f"'{sys.executable}' -m tak_gitops -C '{many_findings(repository).root}' validate | head -1"
    done = subprocess.run(("sh", "-c", command), capture_output=True, timeout=60, check=False)
    assert b"" == done.stderr
    assert [b"systems/m\xc3\xa5nga.yaml:1:1:"] == [line.split(b" ")[0] for line in done.stdout.splitlines()]


def test_a_reader_who_is_gone(repository: RepositoryBuilder) -> None:
    """Nobody is left to tell: no complaint, also where there is little to say."""
    reading, writing = os.pipe()
    os.close(reading)
    command = (sys.executable, "-m", "tak_gitops", "-C", str(repository.root), "validate")
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert (1, b"") == (done.returncode, done.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell that closes a stream")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_stream_that_is_closed(closed: str, repository: RepositoryBuilder) -> None:
    """What would be said on it goes nowhere; the exit code is what it would have been."""
    repository.edit(CONNECTION, "kind: Connection", "kind: Konektion")
    command = f"'{sys.executable}' -m tak_gitops -C '{repository.root}' validate {closed}"
    assert 1 == subprocess.run(("sh", "-c", command), capture_output=True, check=False).returncode


def test_a_result_that_cannot_be_written(repository: RepositoryBuilder) -> None:
    """A full disk under the output is told of on standard error, with exit code 1."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    command = f"'{sys.executable}' -m tak_gitops -C '{repository.root}' validate > /dev/full"
    done = subprocess.run(("sh", "-c", command), capture_output=True, timeout=60, check=False)
    assert (1, "Resultatet kunde inte skrivas: No space left on device\n") == (done.returncode, done.stderr.decode())


@pytest.mark.parametrize(
    ("variables", "encoding", "expected"),
    [
        ({"LANG": "C"}, "utf-8", "anmärkning → 🌳"),
        ({"LC_ALL": "C"}, "utf-8", "anmärkning → 🌳"),
        ({"PYTHONIOENCODING": "latin-1"}, "latin-1", r"anmärkning \u2192 \U0001f333"),
    ],
)
def test_a_terminal_that_knows_few_characters(
    variables: dict[str, str], encoding: str, expected: str, repository: RepositoryBuilder
) -> None:
    """What cannot be shown is written by its number, in results and in what is said beside them."""
    repository.edit(CONNECTION, "kind: Connection", "kind: anmärkning → 🌳")
    code, out, err = program("-C", str(repository.root), "validate", **variables)
    assert (1, b"") == (code, err)
    assert f'"kind" kan inte vara "{expected}"' in out.decode(encoding)
    repository.edit(CONNECTION, "kind: anmärkning → 🌳", "kind: Connection")
    code, out, err = program("-C", str(repository.root), "validate", "anmärkning → 🌳", **variables)
    assert (64, b"") == (code, out)
    assert f'Det finns ingen miljö "{expected}"' in err.decode(encoding)


def test_the_module_is_the_program() -> None:
    """`python -m tak_gitops` is `tak`, with its exit codes."""
    assert (0, f"tak {__version__}\n".encode(), b"") == program("--version")
    assert 64 == program("zzz")[0]
