"""What comes out of a file or a server, taken in piece by piece and refused as soon as it cannot be what it should."""

import codecs
import re
from collections.abc import Iterable
from typing import Protocol

from tak_gitops.errors import TakError, fail
from tak_gitops.live.unpack import is_packed

RAW_LIMIT = 1 << 30
"""The largest unpacked export that is read, in bytes (reliability.md 4)."""

BOMB_FLOOR = 64 << 20
BOMB_RATIO = 200
"""A packed file is refused when more than BOMB_FLOOR bytes are more than BOMB_RATIO times the packed size."""

_MEBIBYTE = 1 << 20
_BLANK = b" \t\r\n"
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF16_OBJECT = (b"{\0", b"\0{")
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|!--|\?xml)", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_SHOWN = 20
_ERROR_SHOWN = 200

OBJECT, LIST = b"{", b"["
"""How an export begins, and how an answer of the TAK-api does."""


class Digest(Protocol):
    """What takes in bytes and makes a digest of them."""

    def update(self, data: bytes, /) -> None:
        """Take in more."""


def take_in(
    chunks: Iterable[bytes],
    shown: str,
    *,
    packed_size: int | None = None,
    digest: Digest | None = None,
    begins: bytes = OBJECT,
) -> bytearray:
    """All chunks together, without a byte order mark; `digest` is told of each.

    Raises TakError at the first chunk when the text does not begin with `begins`, and as soon as it is
    not UTF-8, larger than RAW_LIMIT, or unpacks like a bomb.
    """
    data = bytearray()
    text = _Utf8(shown)
    for chunk in chunks:
        if not data:
            _judge_beginning(chunk, shown, begins)
        if digest is not None:
            digest.update(chunk)
        data += chunk
        text.take(chunk)
        if len(data) > RAW_LIMIT:
            raise fail("live.too_big", path=shown, limit=RAW_LIMIT // _MEBIBYTE)
        if packed_size is not None and len(data) > max(BOMB_FLOOR, packed_size * BOMB_RATIO):
            raise fail("live.bomb", path=shown, ratio=BOMB_RATIO)
    if not data:
        raise fail("live.empty", path=shown)
    text.finish()
    if data.startswith(_UTF8_MARK):
        del data[: len(_UTF8_MARK)]
    return data


def is_web_page(beginning: bytes) -> bool:
    """Whether what begins so is a page for people, such as a log-in page."""
    return _HTML.match(beginning.removeprefix(_UTF8_MARK).lstrip(_BLANK)) is not None


def _judge_beginning(chunk: bytes, shown: str, begins: bytes) -> None:
    beginning = chunk.removeprefix(_UTF8_MARK).lstrip(_BLANK)
    if not beginning.startswith(begins) or beginning.startswith(_UTF16_OBJECT):
        raise _what_it_is(beginning, shown, begins)


def _what_it_is(beginning: bytes, shown: str, begins: bytes) -> TakError:
    if not beginning:
        return fail("live.empty", path=shown)
    if _HTML.match(beginning):
        return fail("live.html", path=shown)
    if beginning.startswith((*_UTF16_MARKS, *_UTF16_OBJECT)):
        return fail("live.utf16", path=shown)
    if is_packed(beginning):
        return fail("live.packed_twice", path=shown)
    if _CONTROL.search(beginning[:1024]):
        return fail("live.binary", path=shown)
    if begins == LIST and beginning.startswith(OBJECT):
        return fail("takapi.not_a_list", path=shown, beginning=beginning[:_ERROR_SHOWN].decode("utf-8", "replace"))
    text = beginning[:_SHOWN].decode("utf-8", "replace")
    return fail("takapi.not_json" if begins == LIST else "live.not_an_object", path=shown, beginning=text)


class _Utf8:
    """Checks that chunks together are UTF-8; plain ASCII, which nearly all of an export is, costs next to nothing."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._taken = 0
        self._pending = 0

    def take(self, chunk: bytes) -> None:
        if self._pending or not chunk.isascii():
            self._decode(chunk, final=False)
        self._taken += len(chunk)

    def finish(self) -> None:
        self._decode(b"", final=True)

    def _decode(self, chunk: bytes, *, final: bool) -> None:
        try:
            self._decoder.decode(chunk, final)
        except UnicodeDecodeError as error:
            at = self._taken - self._pending + error.start
            raise fail("live.not_utf8", path=self._shown, byte=at + 1) from None
        self._pending = len(self._decoder.getstate()[0])
