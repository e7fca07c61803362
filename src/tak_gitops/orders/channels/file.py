"""The channel `file`: payload and text, or the text of a case, in a folder, from where a person or a job takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import fail
from tak_gitops.orders.channels.sending import Sent, SentTwiceError, proof
from tak_gitops.repository.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def prepare_file(folder: Path, name: str, content: bytes, text: str) -> FileOrder:
    """Make an order ready to lie in `folder` as `<name>.json`, its text beside it as `<name>.txt`.

    Raises TakError where the folder cannot be made.
    """
    _make(folder)
    return FileOrder(folder / f"{name}.json", content, text)


def prepare_text(folder: Path, name: str, content: bytes) -> FileOrder:
    """Make a case ready to lie in `folder` as `<name>.txt`. Raises TakError where the folder cannot be made."""
    _make(folder)
    return FileOrder(folder / f"{name}.txt", content)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise fail("channel.folder", folder=str(folder), problem=_reason(problem)) from None


class FileOrder:
    """An order and the file that it becomes; `text` lies beside it where it is not the text itself."""

    def __init__(self, path: Path, content: bytes, text: str | None = None) -> None:
        self._path = path
        self._content = content
        self._text = text
        self._used = False

    def send(self) -> Sent:
        """Put text and payload into the folder, the payload last: whoever sees it finds its text.

        Neither is ever seen half-written. The same payload that lies there already is left as it is.
        """
        if self._used:
            raise SentTwiceError
        self._used = True
        there = self._there()
        if there is not None:
            return Sent("sent", proof("in-folder")) if there == self._content else Sent("not-sent", proof("in-the-way"))
        try:
            if self._text is not None:
                write_whole(self._path.with_suffix(".txt"), self._text.encode())
            write_whole(self._path, self._content)
        except OSError as problem:
            if self._path.exists():
                return Sent("in-doubt", proof("half-written", _reason(problem)))
            return Sent("not-sent", proof("no-folder", _reason(problem)))
        return Sent("sent", proof("in-folder"))

    def close(self) -> None:
        """Nothing was opened."""

    def _there(self) -> bytes | None:
        """What lies under the order's name, None where nothing does; empty where it cannot be read."""
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            return b""


def _reason(problem: OSError) -> str:
    return problem.strerror or str(problem)
