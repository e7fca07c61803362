"""`tak schema`: the JSON Schemas that editors and CI use, generated from the models."""

from __future__ import annotations

from pathlib import Path

import click

from tak_gitops.commands.common.app import App
from tak_gitops.commands.common.options import argument, command, option
from tak_gitops.errors import ExitCode
from tak_gitops.orders.order_file import order_schema
from tak_gitops.repository.files import write_whole
from tak_gitops.sources.schemas import schema_files, schema_text
from tak_gitops.texts import msg


@command
@argument("folder", default="schema", type=click.Path(file_okay=False, path_type=Path))
@option("--check", is_flag=True, help="cli.option.schema_check")
def schema(app: App, folder: Path, check: bool) -> ExitCode:
    """Write the schemas into FOLDER, in Swedish whoever runs it, so that the files are the same everywhere."""
    folder = app.folder / folder
    files = {**schema_files(), "order.json": schema_text(order_schema())}
    if check:
        outdated = [name for name, text in files.items() if _content(folder / name) != text.encode()]
        if outdated:
            app.tell(msg("cli.schema.outdated", files=", ".join(outdated)))
        return ExitCode.FAILURE if outdated else ExitCode.OK
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        write_whole(folder / name, text.encode())
    app.tell(msg("cli.schema.written", count=len(files), folder=str(folder)))
    return ExitCode.OK


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
