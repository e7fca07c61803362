"""Several files are written all or none."""

import os
from pathlib import Path

import pytest

from tak_gitops.repository.files import write_together


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_and_folders_are_made(tmp_path: Path) -> None:
    """New folders, new files and new contents, and nothing else stays behind."""
    (tmp_path / "a.txt").write_bytes(b"before")
    write_together(tmp_path, {"x/y/b.txt": b"b", "a.txt": b"after"})
    assert {"a.txt": b"after", "x/y/b.txt": b"b"} == files_of(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    """Who may read a file is not changed with its content."""
    (tmp_path / "a.txt").write_bytes(b"before")
    (tmp_path / "a.txt").chmod(0o640)
    write_together(tmp_path, {"a.txt": b"after"})
    assert 0o640 == (tmp_path / "a.txt").stat().st_mode & 0o777


def test_what_cannot_be_put_in_place_undoes_the_rest(tmp_path: Path) -> None:
    """A file where a folder should be: everything is as it was."""
    (tmp_path / "a.txt").write_bytes(b"before")
    (tmp_path / "folder").write_bytes(b"a file")
    with pytest.raises(OSError, match="folder"):
        write_together(tmp_path, {"a.txt": b"after", "new/b.txt": b"b", "folder/c.txt": b"c"})
    assert {"a.txt": b"before", "folder": b"a file"} == files_of(tmp_path)
    assert not (tmp_path / "new").exists()


def test_a_full_disk_leaves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails while files are written aside touches none of them."""
    (tmp_path / "a.txt").write_bytes(b"before")

    def full(path: Path, _: bytes) -> int:
        raise OSError(28, os.strerror(28), str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_together(tmp_path, {"a.txt": b"after"})
    assert {"a.txt": b"before"} == files_of(tmp_path)
