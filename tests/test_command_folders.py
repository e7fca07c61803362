"""The folders of the commands: a file a command, and what they share beneath, in order."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tak_gitops.cli import COMMANDS

COMMAND_FOLDER = Path(__file__).parents[1] / "src" / "tak_gitops" / "commands"
PREFIX = "tak_gitops.commands."

BENEATH = {
    "common": (),
    "gates": ("common",),
    "ordering": ("common",),
    "submitting": ("common", "gates", "ordering"),
    "pulls": ("common", "gates", "ordering"),
    "entering": ("common",),
    "examining": ("common", "gates"),
    "serving": ("common",),
    "validating": ("common",),
}
"""Which other folders each folder may import from; the commands themselves may import from all."""


def imported(source: str) -> list[str]:
    """What a module imports of the commands: the name of the folder or of the command, once an import."""
    nodes = [each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.ImportFrom)]
    names = [each.module or "" for each in nodes] + [
        f"{each.module}.{alias.name}" for each in nodes if each.module == PREFIX[:-1] for alias in each.names
    ]
    return [each.removeprefix(PREFIX).partition(".")[0] for each in names if each.startswith(PREFIX)]


def strangers(folder: str, source: str) -> list[str]:
    """What a module of a folder imports of the commands that is not beneath it."""
    return [each for each in imported(source) if each not in {folder, *BENEATH[folder]}]


def test_a_file_is_a_command() -> None:
    """What lies directly in `commands/` is a command that `tak` has, and each has its file there."""
    files = {path.stem.removesuffix("_") for path in COMMAND_FOLDER.glob("*.py") if path.stem != "__init__"}
    assert set(BENEATH) == {path.name for path in COMMAND_FOLDER.iterdir() if path.is_dir()} - {"__pycache__"}
    assert set(COMMANDS) == files


@pytest.mark.parametrize("folder", BENEATH)
def test_a_folder_imports_from_those_beneath_it(folder: str) -> None:
    """A module of a folder imports nothing from a command, nor from a folder that is not beneath its own."""
    found = {
        path.name: wrong
        for path in sorted((COMMAND_FOLDER / folder).glob("*.py"))
        if (wrong := strangers(folder, path.read_text(encoding="utf-8")))
    }
    assert {} == found


def test_no_command_imports_another() -> None:
    """What two commands need lies in a folder beneath them."""
    found = {
        path.name: wrong
        for path in sorted(COMMAND_FOLDER.glob("*.py"))
        if (wrong := [each for each in imported(path.read_text(encoding="utf-8")) if each not in BENEATH])
    }
    assert {} == found


@pytest.mark.parametrize(
    "source",
    [
        "from tak_gitops.commands.order import order",
        "from tak_gitops.commands.pulls.pull_views import look",
        "def late():\n    from tak_gitops.commands import order",
    ],
)
def test_an_import_from_above_is_found(source: str) -> None:
    """At the top, in functions, and by name."""
    assert 1 == len(strangers("common", source))
