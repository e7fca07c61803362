"""`tak init` as a user meets it: from an empty folder to a repository that works."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.tak import Tak

ORDERED_BY = "Region Å, integrationsförvaltningen"
Init = Callable[..., tuple[int, str, str]]


@pytest.fixture
def init(tmp_path: Path, tak: Tak) -> Init:
    """Run `tak init` with the flags that it needs, in an empty folder."""

    def call(*arguments: str, folder: Path = tmp_path) -> tuple[int, str, str]:
        return tak("-C", str(folder), "init", "--ordered-by", ORDERED_BY, "--platform", "NTJP-QA", *arguments)

    return call


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_files(init: Init, tmp_path: Path, language: str) -> None:
    """What stands in a new repository, and what is said of the next steps."""
    code, out, err = init("--platform", "NTJP-PROD", "--language", language)
    assert (0, "") == (code, out)
    paths = sorted(path for path in tmp_path.rglob("*") if path.is_file() and not {".git", "schema"} & {*path.parts})
    shown = "".join(f"== {each.relative_to(tmp_path).as_posix()}\n{each.read_text('utf-8')}" for each in paths)
    assert_golden(GOLDEN / f"init-{language}.txt", err.replace(str(tmp_path), "<here>") + shown)


def test_the_repository_works(init: Init, tmp_path: Path, tak: Tak) -> None:
    """The files are valid, in form, and their schemas current; Git has the branch main."""
    init()
    here = ("-C", str(tmp_path))
    assert 0 == tak(*here, "validate")[0]
    assert 0 == tak(*here, "fmt", "--check")[0]
    assert 0 == tak(*here, "schema", "--check")[0]
    head = subprocess.run(("git", "symbolic-ref", "HEAD"), cwd=tmp_path, capture_output=True, check=True)
    assert b"refs/heads/main\n" == head.stdout


def test_a_file_that_is_there_is_left_alone(init: Init, tmp_path: Path) -> None:
    """Whatever somebody has written is kept, and told of."""
    (tmp_path / "README.md").write_text("Mitt", encoding="utf-8")
    assert "README.md finns redan och lämnas som den är.\n" in init()[2]
    assert "Mitt" == (tmp_path / "README.md").read_text(encoding="utf-8")


def test_a_platform_can_be_added(init: Init, tmp_path: Path, tak: Tak) -> None:
    """In a repository that is there only the environment is written; a second time nothing is."""
    init()
    settings = (tmp_path / "tak-gitops.yaml").read_bytes()
    (tmp_path / ".editorconfig").unlink()
    assert 0 == tak("-C", str(tmp_path), "init", "--platform", "NTJP-PROD")[0]
    assert (tmp_path / "environments/ntjp-prod/environment.yaml").is_file()
    assert settings == (tmp_path / "tak-gitops.yaml").read_bytes()
    assert not (tmp_path / ".editorconfig").exists()
    assert "Allt finns redan; inget är skrivet.\n" in tak("-C", str(tmp_path), "init", "--platform", "NTJP-PROD")[2]


def test_a_folder_within_a_repository_is_refused(init: Init, tmp_path: Path) -> None:
    """One repository in another would never be read."""
    init()
    (tmp_path / "systems").mkdir()
    for arguments in ((), ("ny",)):
        code, _, err = init(*arguments, folder=tmp_path / "systems")
        assert 1 == code
        assert f"{tmp_path} är redan ett sådant förråd" in err
    assert [] == list((tmp_path / "systems").iterdir())


def test_a_new_folder_is_made(init: Init, tmp_path: Path) -> None:
    """`tak init min-region` makes the folder, with å, ä and ö too."""
    assert 0 == init("vårt förråd")[0]
    assert (tmp_path / "vårt förråd/tak-gitops.yaml").is_file()


def test_without_a_terminal_nothing_is_asked(tmp_path: Path, tak: Tak) -> None:
    """What is missing is named, with the words to write."""
    code, _, err = tak("-C", str(tmp_path), "init")
    assert 64 == code
    assert "--ordered-by, --platform saknas" in err
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("platform", ["", "NTJP QÄ", "---", "NTJP\x1b[31m"])
def test_a_platform_that_cannot_be_is_refused(tmp_path: Path, tak: Tak, platform: str) -> None:
    """Nothing is written for it."""
    assert 64 == tak("-C", str(tmp_path), "init", "--ordered-by", "X", "--platform", platform)[0]
    assert [] == list(tmp_path.iterdir())


def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    """Who orders and which platforms are asked for, with a proposal; an answer that cannot be is asked for again."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        (sys.executable, "-m", "tak_gitops", "-C", str(tmp_path), "init"),
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=terminal,
    )
    os.write(controller, f"\n{ORDERED_BY}\nQÄ\n\n".encode())
    assert b"" == process.communicate(timeout=60)[0]
    os.close(terminal)
    os.close(controller)
    assert 0 == process.returncode
    assert f"ordered_by: {ORDERED_BY}" in (tmp_path / "tak-gitops.yaml").read_text(encoding="utf-8").replace('"', "")
    assert (tmp_path / "environments/ntjp-qa/environment.yaml").is_file()
