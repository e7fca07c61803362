"""Running the git program with care."""

from pathlib import Path

import pytest

from builders.repository import RepositoryBuilder
from tak_gitops.errors import TakError
from tak_gitops.repository.commits import find_base
from tak_gitops.repository.git import GitError, git_line, git_says, run_git
from tak_gitops.texts import render


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryBuilder:
    """A repository with a commit."""
    return RepositoryBuilder(tmp_path / "r").minimal().init()


def test_what_git_writes_is_given(repository: RepositoryBuilder) -> None:
    """Bytes as they are, or a line without its end."""
    head = repository.git("rev-parse", "HEAD")
    assert f"{head}\n".encode() == run_git(repository.root, "rev-parse", "HEAD")
    assert head == git_line(repository.root, "rev-parse", "HEAD") == git_says(repository.root, "rev-parse", "HEAD")
    assert b"a\0b" == run_git(repository.root, "stripspace", stdin=b"a\0b").rstrip(b"\n")


def test_what_git_complains_of_is_told(repository: RepositoryBuilder) -> None:
    """The command and git's own words, or nothing for one that only asks."""
    with pytest.raises(GitError) as problem:
        run_git(repository.root, "cat-file", "-t", "borta")
    text = render(problem.value.message, "sv")
    assert "git cat-file -t borta misslyckades: fatal: Not a valid object name borta" == text
    assert "borta" in problem.value.stderr
    assert None is git_says(repository.root, "cat-file", "-t", "borta")


def test_a_machine_without_git(repository: RepositoryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is missing: that is said, with what can be done without it."""
    monkeypatch.setenv("PATH", str(tmp_path / "borta"))
    with pytest.raises(TakError) as problem:
        find_base(repository.root, None, "main", of_commit=False)
    assert "Programmet git finns inte. Installera Git, eller kör med --base none." == render(
        problem.value.message, "sv"
    )
    assert None is find_base(repository.root, "none", "main", of_commit=False).commit


def test_a_git_that_cannot_be_started(
    repository: RepositoryBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that is there and may not run is told of as that."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "git").write_text("#!/bin/sh\n", encoding="utf-8")
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(TakError) as problem:
        git_says(repository.root, "status")
    assert "git kunde inte startas: Permission denied" == render(problem.value.message, "sv")


def test_a_hostile_configuration_runs_nothing(repository: RepositoryBuilder, tmp_path: Path) -> None:
    """Programs that the configuration of a repository names are not started by looking at it."""
    trap, sprung = tmp_path / "trap.sh", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch '{sprung}'\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "diff.external"):
        repository.git("config", name, str(trap))
    repository.write("systems/x.yaml", "")
    find_base(repository.root, None, "main", of_commit=False)
    assert not sprung.exists()
    repository.git("status")
    assert sprung.exists(), "the trap works"
