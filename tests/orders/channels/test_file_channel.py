"""The channel `file` puts whole files into a folder, each once."""

import errno
import os
from pathlib import Path

import pytest

from tak_gitops.errors import TakError
from tak_gitops.orders.channels.file import FileOrder, prepare_file
from tak_gitops.orders.channels.sending import Sent, SentTwiceError
from tak_gitops.texts import render

NAME = "2026-11-23-eken-3f9a01c2b7de-1av1"
CONTENT = '{"plattform": "NTJP-QA", "kommentar": "åäö"}\n'.encode()
TEXT = "Beställning åäö\n"
IN_FOLDER = Sent("sent", "in-folder")


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def ready(folder: Path, content: bytes = CONTENT) -> FileOrder:
    """An order that is ready to be put into a folder."""
    return prepare_file(folder, NAME, content, TEXT)


def test_an_order_and_its_text(tmp_path: Path) -> None:
    """The payload lies in the folder, byte for byte, with its text beside it."""
    order = ready(tmp_path / "outbox" / "ntjp-qa")
    assert {} == files(tmp_path)
    assert IN_FOLDER == order.send()
    order.close()
    assert {f"outbox/ntjp-qa/{NAME}.json": CONTENT, f"outbox/ntjp-qa/{NAME}.txt": TEXT.encode()} == files(tmp_path)


def test_an_order_is_sent_once(tmp_path: Path) -> None:
    """Sending again is a bug, and puts nothing there."""
    order = ready(tmp_path)
    order.send()
    (tmp_path / f"{NAME}.json").unlink()
    with pytest.raises(SentTwiceError):
        order.send()
    assert [f"{NAME}.txt"] == list(files(tmp_path))


def test_the_same_order_lies_there_already(tmp_path: Path) -> None:
    """It is left as it is: whoever killed the run before it could say so changes nothing."""
    ready(tmp_path).send()
    (tmp_path / f"{NAME}.txt").unlink()
    assert IN_FOLDER == ready(tmp_path).send()
    assert {f"{NAME}.json": CONTENT} == files(tmp_path)


def test_another_file_in_the_way(tmp_path: Path) -> None:
    """What somebody else put there is neither replaced nor taken for the order."""
    (tmp_path / f"{NAME}.json").write_bytes(b"{}")
    assert Sent("not-sent", "in-the-way") == ready(tmp_path).send()
    assert {f"{NAME}.json": b"{}"} == files(tmp_path)


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    """Nor is what cannot be read."""
    (tmp_path / f"{NAME}.json").mkdir()
    assert Sent("not-sent", "in-the-way") == ready(tmp_path).send()


def fill_disk(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let the disk be full once so many files have been written."""
    written = iter(range(after))
    sync = os.fsync

    def full(handle: int) -> None:
        if next(written, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)


@pytest.mark.parametrize("after", [0, 1])
def test_a_full_disk_leaves_no_payload(after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full nothing has been sent, half or whole; a text without its payload does no harm."""
    fill_disk(monkeypatch, after)
    assert Sent("not-sent", "no-folder: No space left on device") == ready(tmp_path).send()
    assert [f"{NAME}.txt"][:after] == list(files(tmp_path))


def test_a_disk_that_fails_when_the_payload_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can be seen may be taken, whatever the disk says: it is in doubt."""
    replace = Path.replace

    def broken(self: Path, target: Path) -> Path:
        moved = replace(self, target)
        if moved.suffix == ".json":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return moved

    monkeypatch.setattr(Path, "replace", broken)
    assert Sent("in-doubt", "half-written: Input/output error") == ready(tmp_path).send()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """It is told by its path before anything is claimed."""
    (tmp_path / "outbox").write_text("", encoding="utf-8")
    with pytest.raises(TakError) as refused:
        ready(tmp_path / "outbox" / "ntjp-qa")
    assert "channel.folder" == refused.value.message.key
    assert str(tmp_path / "outbox") in render(refused.value.message, "en")
