"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from tak_gitops.repository.files import write_whole


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    """New content takes the place of old, and nothing else is left."""
    path = tmp_path / "a.json"
    for content in (b"ett", b"tv\xe5", b""):
        write_whole(path, content)
        assert (content, [path]) == (path.read_bytes(), list(tmp_path.iterdir()))


def test_others_may_read_it(tmp_path: Path) -> None:
    """The file has the rights of an ordinary file."""
    write_whole(tmp_path / "a.json", b"a")
    assert 0o644 == (tmp_path / "a.json").stat().st_mode & 0o777


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_what_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, problem: BaseException
) -> None:
    """With a full disk, or stopped in the middle, the old file stands and no half of the new one."""

    def failing(*_: object) -> None:
        raise problem

    path = tmp_path / "a.json"
    write_whole(path, b"gammalt")
    monkeypatch.setattr(os, step, failing)
    with pytest.raises(type(problem)):
        write_whole(path, b"nytt")
    assert (b"gammalt", [path]) == (path.read_bytes(), list(tmp_path.iterdir()))


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Where to write is the caller's to make."""
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "borta" / "a.json", b"a")
