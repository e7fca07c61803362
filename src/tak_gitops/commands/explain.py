"""`tak explain`: what a rule is about, why it is there, and how to mend what it finds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tak_gitops.commands.common.app import App
from tak_gitops.commands.common.options import argument, command, format_option, option
from tak_gitops.commands.common.spoken_settings import speak_as_settings
from tak_gitops.errors import ExitCode, UsageError
from tak_gitops.reports.explain_report import (
    explained_markdown,
    explained_text,
    rules_json,
    rules_markdown,
    rules_text,
)
from tak_gitops.reports.rule_pages import rule_pages
from tak_gitops.repository.files import write_whole
from tak_gitops.rules.registry import RULES
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from tak_gitops.rules.rule import Rule

FORMATS = ["text", "markdown", "json"]


@command
@argument("rules", nargs=-1, metavar="[RULE]...")
@format_option(*FORMATS, help="cli.option.explain_format")
@option("--pages", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="cli.option.pages")
@option("--check", is_flag=True, help="cli.option.pages_check")
def explain(app: App, rules: tuple[str, ...], form: str, pages: Path | None, check: bool) -> ExitCode:
    """Explain rules, list them all where none is named, or write the pages about them."""
    if pages is not None:
        return _pages(app, pages, check=check)
    if check:
        raise UsageError(msg("explain.check"))
    speak_as_settings(app)
    known = [_known(name) for name in dict.fromkeys(rules)]
    if form == "json":
        app.out(rules_json(known or RULES.values(), app.language))
    elif form == "markdown":
        app.out(explained_markdown(known, app.language) if known else rules_markdown(app.language))
    else:
        style = app.style()
        app.out(explained_text(known, app.language, style) if known else rules_text(app.language, style))
    return ExitCode.OK


def _known(name: str) -> Rule:
    """The rule of an id, however it is cased and with or without `TG`. Raises UsageError."""
    wanted = name.strip().upper()
    rule = RULES.get(wanted) or RULES.get(f"TG{wanted}")
    if rule:
        return rule
    from tak_gitops.sources.rule_levels import nearest_rule

    near = nearest_rule(wanted)
    if near:
        raise UsageError(msg("explain.unknown.nearest", name=name, nearest=near))
    raise UsageError(msg("explain.unknown", name=name))


def _pages(app: App, folder: Path, *, check: bool) -> ExitCode:
    """Write the pages, or tell which are not current; both languages stand on each, whoever writes them."""
    where, files = app.folder / folder, rule_pages()
    outdated = [name for name, text in files.items() if _content(where / name) != text.encode()]
    outdated += [path.name for path in sorted(where.glob("TG*.md")) if path.name not in files]
    if check:
        if outdated:
            app.tell(msg("explain.outdated", files=", ".join(outdated), folder=str(folder)))
        return ExitCode.FAILURE if outdated else ExitCode.OK
    where.mkdir(parents=True, exist_ok=True)
    for name in outdated:
        if name in files:
            write_whole(where / name, files[name].encode())
        else:
            (where / name).unlink()
    app.tell(msg("explain.written", count=len(files), folder=str(where)))
    return ExitCode.OK


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
