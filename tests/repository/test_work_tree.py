"""The files on disk."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from builders.repository import CONNECTION, MINIMAL, RepositoryBuilder
from tak_gitops.findings import Finding, Place, error
from tak_gitops.repository import trees
from tak_gitops.repository.trees import EmptyTree, WorkTree, blob_id, find_root, is_of_interest
from tak_gitops.sources.characters import MAX_BYTES


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryBuilder:
    """The minimal repository, without Git."""
    return RepositoryBuilder(tmp_path).minimal()


def said(repository: RepositoryBuilder) -> list[Finding]:
    """The findings about the tree."""
    return list(WorkTree(repository.root).files()[1])


def test_files_are_found_in_order(repository: RepositoryBuilder) -> None:
    """All YAML and CSV files below the two folders, and the settings, by path."""
    repository.write("environments/ntjp-qa/z/å ä/ö.csv", "").write("systems/b/a.yml", "")
    files, findings = WorkTree(repository.root).files()
    expected = sorted([*MINIMAL, "environments/ntjp-qa/z/å ä/ö.csv", "systems/b/a.yml"])
    assert (expected, ()) == (list(files), findings)
    assert expected == [file.path for file in files.values()]


BESIDE = ("README.md", "annat.yaml", "orders/x.yaml", "environments/ntjp-qa/README.md", "systems/x.yaml~")
ASIDE = ("environments/x.yaml.bak", "environments/ntjp-qa/.eken.yaml", "environments/.x/y.yaml", "systems/.x/y/z.yaml")


@pytest.mark.parametrize("path", [*BESIDE, *ASIDE])
def test_other_files_are_left_alone(repository: RepositoryBuilder, path: str) -> None:
    """What lies beside the folders, is hidden or has another suffix is not read; what was put aside is told of."""
    files, findings = WorkTree(repository.write(path, b"\xff").root).files()
    assert sorted(MINIMAL) == sorted(files)
    assert ([("TG129", path)] if path in ASIDE else []) == [(each.message.key, str(each.place)) for each in findings]
    assert not is_of_interest(path)


def test_content_is_that_of_the_files(repository: RepositoryBuilder) -> None:
    """The bytes that were read when the files were listed."""
    tree = WorkTree(repository.write("systems/x.csv", b"\xff\0").root)
    files, _ = tree.files()
    repository.write("systems/x.csv", b"annat")
    assert b"\xff\0" == tree.contents(files.values())["systems/x.csv"]
    assert {} == tree.contents([])


@pytest.mark.parametrize("content", [b"", b"a", b"a\r\nb\0\xff" * 1000])
def test_an_id_is_the_one_that_git_gives(content: bytes, tmp_path: Path) -> None:
    """The id of a file is that of its blob."""
    command = ("git", "hash-object", "--stdin")
    done = subprocess.run(command, input=content, cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode().strip() == blob_id(content)


def test_a_folder_that_looks_like_a_file_is_a_folder(repository: RepositoryBuilder) -> None:
    """Files in a folder called x.yaml are read as in any other."""
    files, findings = WorkTree(repository.write("systems/x.yaml/y.yaml", "").root).files()
    assert ({*MINIMAL, "systems/x.yaml/y.yaml"}, ()) == (set(files), findings)


def test_a_repository_may_be_all_but_empty(tmp_path: Path) -> None:
    """Neither folder need be there."""
    assert ({}, ()) == WorkTree(tmp_path).files() == EmptyTree().files()
    assert {} == EmptyTree().contents([])


def test_an_unreadable_file_is_told_of(repository: RepositoryBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be opened is an error, and the rest is read."""

    def refusing(path: str, *arguments: Any) -> Any:
        if path.endswith(CONNECTION):
            raise PermissionError(13, "Permission denied", path)
        return open(path, *arguments)  # noqa: PTH123

    monkeypatch.setattr(trees, "open", refusing, raising=False)
    files, findings = WorkTree(repository.root).files()
    assert (error("TG100", Place(CONNECTION), problem="Permission denied"),) == findings
    assert set(MINIMAL) - {CONNECTION} == set(files)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_an_unreadable_folder_is_told_of(repository: RepositoryBuilder) -> None:
    """A folder that cannot be listed is an error, not an empty folder."""
    folder = repository.root / "environments/ntjp-qa/tidbok"
    folder.chmod(0)
    try:
        expected = error("TG100", Place("environments/ntjp-qa/tidbok"), problem="Permission denied")
        assert [expected] == said(repository)
    finally:
        folder.chmod(0o755)


def test_a_file_in_the_place_of_a_folder_is_told_of(tmp_path: Path) -> None:
    """`systems` must be a folder."""
    repository = RepositoryBuilder(tmp_path).write("systems", "")
    assert [error("TG100", Place("systems"), problem="Not a directory")] == said(repository)


@pytest.mark.parametrize("path", ["systems/x.yaml", "tak-gitops.yml"])
def test_a_pipe_is_no_file(repository: RepositoryBuilder, path: str) -> None:
    """What would be waited for is not opened."""
    os.mkfifo(repository.root / path)
    assert [error("TG100.special", Place(path))] == said(repository)


def test_a_pipe_of_another_name_is_left_alone(repository: RepositoryBuilder) -> None:
    """What is not read need not be a file."""
    os.mkfifo(repository.root / "systems/x.sock")
    assert [] == said(repository)


def test_a_long_file_is_not_read_into_memory(repository: RepositoryBuilder) -> None:
    """A file longer than any that is used is refused by its size; one of just that size is read."""
    with (repository.root / "systems/x.yaml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert [error("TG108.bytes", Place("systems/x.yaml"), size=MAX_BYTES + 1, limit=MAX_BYTES)] == said(repository)
    os.truncate(repository.root / "systems/x.yaml", MAX_BYTES)
    assert [] == said(repository)


@pytest.mark.parametrize("name", ["tak-gitops.yaml", "tak-gitops.yml"])
def test_the_root_is_found_upwards(tmp_path: Path, name: str) -> None:
    """The nearest folder with settings, at or above the one where somebody stands."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / name).touch()
    assert tmp_path == find_root(tmp_path) == find_root(inner)
    (tmp_path / "a" / name).touch()
    assert tmp_path / "a" == find_root(inner)


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    """A folder of that name does not make a root."""
    (tmp_path / "tak-gitops.yaml").mkdir()
    assert None is find_root(tmp_path)
