"""`tak schema`: the JSON Schemas that editors and CI use, generated from the models."""

from __future__ import annotations

from pathlib import Path

import click

from tak_gitops.commands.app import App
from tak_gitops.commands.options import command, option
from tak_gitops.errors import ExitCode
from tak_gitops.sources.schemas import schema_files
from tak_gitops.texts import msg


@command
@click.argument("folder", default="schema", type=click.Path(file_okay=False, path_type=Path))
@option("--check", is_flag=True, help="cli.option.schema_check")
def schema(app: App, folder: Path, check: bool) -> ExitCode:
    """Write the schemas into FOLDER, in Swedish whoever runs it, so that the files are the same everywhere."""
    folder = app.folder / folder
    files = schema_files()
    if check:
        outdated = [name for name, text in files.items() if _content(folder / name) != text]
        if outdated:
            app.tell(msg("cli.schema.outdated", files=", ".join(outdated)))
        return ExitCode.FAILURE if outdated else ExitCode.OK
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    app.tell(msg("cli.schema.written", count=len(files), folder=str(folder)))
    return ExitCode.OK


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
