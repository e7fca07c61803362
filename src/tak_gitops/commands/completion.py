"""`tak completion`: the lines that let a shell complete what is typed after `tak`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tak_gitops.commands.common.options import argument, command
from tak_gitops.errors import ExitCode

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_TAK_COMPLETE"
"""Where click, asked for completions by the shell, is told so."""


@command
@argument("shell", type=click.Choice(SHELLS), metavar="|".join(SHELLS))
def completion(app: App, shell: str) -> ExitCode:
    """Write the script of a shell, for its start-up file to run."""
    from click.shell_completion import get_completion_class

    chosen = get_completion_class(shell)
    if chosen is None:
        raise AssertionError(f"click completes in {shell}")
    script = chosen(click.Command("tak"), {}, "tak", VARIABLE)
    app.out(script.source_template % script.source_vars())
    return ExitCode.OK
