"""`tak schema` as a user meets it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tak_gitops.cli import run
from tak_gitops.sources.schemas import schema_files

Schema = Callable[..., tuple[int, str, str]]


@pytest.fixture
def schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Schema:
    """Run `tak schema` in an empty folder; its exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(["-C", str(tmp_path), "schema", *arguments])
        return (code, *capsys.readouterr())

    return call


def test_schemas_are_written(schema: Schema, tmp_path: Path) -> None:
    """Into `schema/` where nothing else is said, and without settings; what was done is said."""
    code, out, err = schema()
    written = {path.name: path.read_bytes() for path in (tmp_path / "schema").iterdir()}
    assert {name: text.encode() for name, text in schema_files().items()}.items() <= written.items()
    assert (0, "", f"{len(written)} scheman i {tmp_path / 'schema'}.\n") == (code, out, err)


def test_a_folder_may_be_named(schema: Schema, tmp_path: Path) -> None:
    """Folders on the way are made."""
    assert 0 == schema("a/b")[0]
    assert {"system.json", "connection.json"} <= {path.name for path in (tmp_path / "a" / "b").iterdir()}


def test_the_schemas_are_swedish_whoever_writes_them(schema: Schema, tmp_path: Path) -> None:
    """The files are the same on every machine; only what is said about them is in the language of the run."""
    schema("sv")
    code, _, err = schema("en", "--language", "en")
    assert (0, True) == (code, err.endswith(f" schemas in {tmp_path / 'en'}.\n"))
    sv, en = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("sv", "en"))
    assert sv == en


@pytest.mark.parametrize("damage", [b"\xff", b"{}", None])
def test_a_check_tells_what_is_not_current(schema: Schema, tmp_path: Path, damage: bytes | None) -> None:
    """Exit code 1 and the names of files that are other or missing; nothing is written."""
    schema()
    assert (0, "", "") == schema("--check")
    path = tmp_path / "schema" / "system.json"
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    assert (1, "", "Inte aktuella: system.json. Kör tak schema och checka in.\n") == schema("--check")
    assert damage == (path.read_bytes() if path.exists() else None)


def test_other_line_ends_are_not_current(schema: Schema, tmp_path: Path) -> None:
    """The files are compared byte for byte."""
    schema()
    path = tmp_path / "schema" / "system.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert 1 == schema("--check")[0]


def test_a_file_is_no_folder(schema: Schema, tmp_path: Path) -> None:
    """A file in the place of the folder is told of, whatever asks for it."""
    (tmp_path / "schema").write_bytes(b"")
    code, out, err = schema()
    assert (1, "", f"{tmp_path / 'schema'} kunde inte läsas eller skrivas: File exists\n") == (code, out, err)
