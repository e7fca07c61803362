r"""The example repositories of `tests/examples`, laid out on disk.

A file whose name ends in `.escaped` holds bytes that Git, editors or readers would not keep apart: `\uXXXX` in it
stands for a character, `\xXX` for a byte, `\r` and `\t` for what they are elsewhere.
"""

import re
from pathlib import Path

from builders.repository import RepositoryBuilder

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FINDINGS = "findings.txt"
_ESCAPED = ".escaped"
_ESCAPE = re.compile(rb"\\(?:u([0-9A-F]{4})|x([0-9A-F]{2})|([rt]))")
_SHORT = {b"r": b"\r", b"t": b"\t"}


def examples(kind: str) -> list[str]:
    """The names of the examples of a kind: the folders of `tests/examples/<kind>`."""
    return sorted(path.name for path in (EXAMPLES / kind).iterdir() if path.is_dir())


def lay_out(kind: str, name: str, repository: RepositoryBuilder) -> None:
    """Write the files of an example over those that are in `repository`."""
    folder = EXAMPLES / kind / name
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path != FINDINGS:
            content = file.read_bytes()
            escaped = path.endswith(_ESCAPED)
            repository.write(path.removesuffix(_ESCAPED), unescaped(content) if escaped else content)


def unescaped(content: bytes) -> bytes:
    """The bytes that an escaped file stands for."""
    return _ESCAPE.sub(_byte, content)


def _byte(match: re.Match[bytes]) -> bytes:
    character, byte, short = match.groups()
    if character:
        return chr(int(character, 16)).encode("utf-8")
    return bytes.fromhex(byte.decode()) if byte else _SHORT[short]
