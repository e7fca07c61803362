"""Files that are no export, or are packed in some way: read, or refused with what to do next."""

import gzip
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.exports import ExportRows, routing, write_export
from tak_gitops.errors import TakError
from tak_gitops.live.files import open_export
from tak_gitops.texts import LANGUAGES, render

EXPORT = write_export(ExportRows(routings=[routing()]))
MEBIBYTE = 1 << 20


def packed(content: bytes) -> bytes:
    """Gzip, the same bytes at any time: they name tests, which every process must name alike."""
    return gzip.compress(content, mtime=0)


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip file of members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def locked(content: bytes) -> bytes:
    """A zip file whose members claim to be encrypted: both their own headers and the table of contents."""
    marked = bytearray(zipped(("export.json", content)))
    marked[marked.index(b"PK\x03\x04") + 6] |= 1
    marked[marked.index(b"PK\x01\x02") + 8] |= 1
    return bytes(marked)


def refusal(path: Path) -> str:
    """The key of the message that a file is refused with, which can be shown in both languages."""
    with pytest.raises(TakError) as caught:
        open_export(path)
    for language in LANGUAGES:
        assert str(path) in render(caught.value.message, language)
    return caught.value.message.key


@pytest.mark.parametrize(
    "content",
    [
        EXPORT,
        b"\xef\xbb\xbf" + EXPORT,
        b" \r\n\t" + EXPORT,
        packed(EXPORT),
        packed(EXPORT[:100]) + packed(EXPORT[100:]),
        zipped(("takdump.json", EXPORT)),
        zipped(("README.txt", b"hej"), ("folder/TAKDUMP.JSON", EXPORT)),
        zipped(("__MACOSX/._takdump.json", b"\0"), ("takdump.json", EXPORT)),
    ],
    ids=["plain", "byte order mark", "blanks", "gzip", "two members", "zip", "only one .json", "made on a Mac"],
)
def test_packed_or_plain_it_is_the_same_export(tmp_path: Path, content: bytes) -> None:
    """What a file is, is told by its content and never by its name; the digest is that of the file."""
    path = tmp_path / "export.dat"
    path.write_bytes(content)
    export = open_export(path)
    assert EXPORT == export.data.lstrip()
    assert hashlib.sha256(content).hexdigest() == export.digest


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "live.empty"),
        (b" \n" * 1000, "live.empty"),
        (packed(b""), "live.empty"),
        (zipped(("takdump.json", b"")), "live.empty"),
        (b"<!DOCTYPE html><html>", "live.html"),
        (b"\n  <HTML lang='sv'>", "live.html"),
        (packed(b"<html>"), "live.html"),
        (EXPORT.decode().encode("utf-16"), "live.utf16"),
        (EXPORT.decode().encode("utf-16-le"), "live.utf16"),
        (EXPORT.decode().encode("utf-16-be"), "live.utf16"),
        (b'{"data": {"utforare": "\xe5\xe4\xf6"}}', "live.not_utf8"),
        (b'{"data": "\xc3', "live.not_utf8"),
        (packed(b'{"data": "\xe5"}'), "live.not_utf8"),
        (b"\x89PNG\r\n\x1a\n\0\0", "live.binary"),
        (bytes(4096), "live.binary"),
        (b"[" * 100_000, "live.not_an_object"),
        (b"id;name\n1;Eken\n", "live.not_an_object"),
        (b"%PDF-1.4", "live.not_an_object"),
        (packed(packed(EXPORT)), "live.packed_twice"),
        (packed(zipped(("takdump.json", EXPORT))), "live.packed_twice"),
        (packed(EXPORT)[:-1], "live.gzip_cut"),
        (packed(EXPORT)[:2], "live.gzip_cut"),
        (packed(EXPORT) + b"more", "live.gzip_damaged"),
        (b"\x1f\x8b\x08\x00" + b"\xff" * 60, "live.gzip_damaged"),
        (zipped(("takdump.json", EXPORT))[:-30], "live.zip_damaged"),
        (b"PK\x03\x04" + b"\xff" * 60, "live.zip_damaged"),
        (zipped(), "live.zip_none"),
        (zipped(("takdump.txt", EXPORT)), "live.zip_none"),
        (zipped(("a.json", EXPORT), ("b.json", EXPORT)), "live.zip_many"),
        (locked(EXPORT), "live.zip_locked"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path: Path, content: bytes, key: str) -> None:
    """Each has a message of its own, with a next step."""
    path = tmp_path / "export.json"
    path.write_bytes(content)
    assert key == refusal(path)


def test_the_byte_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    """A byte counted from 1, also when it is far into the file and after other letters beyond ASCII."""
    path = tmp_path / "export.json"
    beginning = b'{"x": "' + "å".encode() * 700_000
    path.write_bytes(beginning + b"\xe5" + b'"}')
    with pytest.raises(TakError) as caught:
        open_export(path)
    assert len(beginning) + 1 == dict(caught.value.message.values)["byte"]


def test_letters_that_two_pieces_share_are_letters(tmp_path: Path) -> None:
    """A file is read in pieces; a letter of two bytes that lies in two of them is no damage."""
    path = tmp_path / "export.json"
    for shift in range(2):
        content = b'{"x": "' + b"." * shift + "å".encode() * 700_000 + b'"}'
        path.write_bytes(content)
        assert content == open_export(path).data


def test_a_zip_packed_in_another_way_is_refused(tmp_path: Path) -> None:
    """Only what the exports of TAK are packed with is read."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("takdump.json", EXPORT)
    assert "live.zip_method" == refusal(path)


def _missing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (_missing, "live.missing"),
        (Path.mkdir, "live.folder"),
        (lambda path: path.symlink_to("nowhere.json"), "live.broken_link"),
        (lambda path: path.symlink_to(path.name), "live.unreadable"),
        (os.mkfifo, "live.not_a_file"),
    ],
    ids=["missing", "folder", "broken link", "link to itself", "pipe"],
)
def test_what_is_no_file_is_refused(tmp_path: Path, make: Callable[[Path], None], key: str) -> None:
    """Each has a message of its own, and nothing waits for a pipe that nobody writes to."""
    path = tmp_path / "export.json"
    make(path)
    assert key == refusal(path)


def test_an_impossible_path_is_refused() -> None:
    """A path with a NUL in it, which no file system has."""
    with pytest.raises(TakError) as caught:
        open_export(Path("export\0.json"))
    assert "live.unreadable" == caught.value.message.key


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that belongs to somebody else."""
    path = tmp_path / "export.json"
    path.write_bytes(EXPORT)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", denied)
    assert "live.no_permission" == refusal(path)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export that is just being transferred gives an error, not half a catalogue."""
    path = tmp_path / "export.json"
    path.write_bytes(EXPORT)

    def grow(*_: object) -> bool:
        with path.open("ab") as file:
            file.write(b" ")
        return False

    monkeypatch.setattr("tak_gitops.live.files.is_packed", grow)
    assert "live.changed" == refusal(path)


@pytest.mark.parametrize(("name", "key"), [("RAW_LIMIT", "live.too_big"), ("PACKED_LIMIT", "live.packed_too_big")])
def test_a_file_beyond_the_limit_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, key: str
) -> None:
    """The size that the file system tells is enough."""
    monkeypatch.setattr(f"tak_gitops.live.files.{name}", 10)
    path = tmp_path / "export"
    path.write_bytes(EXPORT if name == "RAW_LIMIT" else packed(EXPORT))
    assert key == refusal(path)


def test_a_packed_file_may_not_grow_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes out is counted while it comes."""
    monkeypatch.setattr("tak_gitops.live.intake.RAW_LIMIT", 10)
    path = tmp_path / "export.gz"
    path.write_bytes(packed(EXPORT))
    assert "live.too_big" == refusal(path)


def gzip_bomb(mebibytes: int) -> bytes:
    """A gzip file of many members of one mebibyte of blanks each, behind an opening brace."""
    return packed(b"{") + packed(b" " * MEBIBYTE) * mebibytes


def zip_bomb(mebibytes: int) -> bytes:
    """A zip file with one member of many mebibytes of blanks, behind an opening brace."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("export.json", "w") as member:
        member.write(b"{")
        for _ in range(mebibytes):
            member.write(b" " * MEBIBYTE)
    return buffer.getvalue()


@pytest.mark.parametrize("bomb", [gzip_bomb(1024), zip_bomb(256)], ids=["gzip", "zip"])
def test_a_bomb_stops_before_it_fills_the_memory(tmp_path: Path, bomb: bytes) -> None:
    """A file that unpacks to hundreds of times its size is refused within 300 MiB (reliability.md 4)."""
    path = tmp_path / "bomb"
    path.write_bytes(bomb)
    assert "live.bomb" == refusal(path)
    if not Path("/proc/self/status").exists():
        pytest.skip("only Linux tells the peak memory of a process there")
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tak_gitops.errors import TakError\n"
        "from tak_gitops.live.files import open_export\n"
        "try:\n"
        "    open_export(Path(sys.argv[1]))\n"
        "except TakError:\n"
        "    print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])\n"
    )
    run = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert int(run.stdout) * 1024 < 300 * MEBIBYTE


def test_a_zip_with_an_enormous_table_of_contents_is_refused(tmp_path: Path) -> None:
    """The table is judged by its size, before it is read."""
    path = tmp_path / "export.zip"
    path.write_bytes(zipped(*((f"{n:0200}.txt", b"") for n in range(6000))))
    assert "live.zip_damaged" == refusal(path)


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped(("export.json", content))], ids=["gzip", "zip"])
def test_a_packed_file_cut_anywhere_is_refused(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """At every byte, and always in our own words."""
    whole = pack(EXPORT)
    path = tmp_path / "export"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert refusal(path).startswith("live.")


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped(("export.json", content))], ids=["gzip", "zip"])
def test_a_packed_file_damaged_anywhere_is_refused_or_read_whole(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    """A flipped bit in a time stamp harms nothing; nothing else passes as another export."""
    whole = pack(EXPORT)
    path = tmp_path / "export"
    read, refused = 0, set()
    for position in range(len(whole)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0x10]) + whole[position + 1 :])
        try:
            assert EXPORT == open_export(path).data
            read += 1
        except TakError as error:
            refused.add(error.message.key.partition(".")[0])
    assert 0 < read < 80
    assert {"live"} == refused
