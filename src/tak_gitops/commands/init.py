"""`tak init`: a repository that works, to begin with; or what one lacks, such as another platform."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tak_gitops.commands.common.options import argument, command, option
from tak_gitops.commands.entering.asking import ask, may_ask
from tak_gitops.commands.entering.init_github import GitHubPart, Wanted
from tak_gitops.errors import ExitCode, UsageError, fail
from tak_gitops.orders.order_file import order_schema
from tak_gitops.repository.files import write_together
from tak_gitops.repository.git import git_says, run_git
from tak_gitops.repository.trees import find_root
from tak_gitops.sources.schemas import schema_files, schema_text
from tak_gitops.texts import Message, msg
from tak_gitops.writing.github import OPTIONAL
from tak_gitops.writing.start import environment_key, export_path, start_files

if TYPE_CHECKING:
    from tak_gitops.commands.common.app import App

MOST = 200
"""So many characters fit a line that people read."""


@command
@argument("folder", required=False, metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path))
@option("--ordered-by", metavar="NAME", help="cli.option.init_ordered_by")
@option("--platform", "platforms", multiple=True, metavar="NAME", help="cli.option.init_platform")
@option("--github", "for_github", is_flag=True, help="cli.option.init_github")
@option("--repository", metavar="OWNER/NAME", help="cli.option.init_repository")
@option("--owners", metavar="@ORG/TEAM", help="cli.option.init_owners")
@option("--app-id", type=click.IntRange(min=1), metavar="N", help="cli.option.init_app_id")
@option(
    "--wheel", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE", help="cli.option.wheel"
)
@option("--also", multiple=True, type=click.Choice(list(OPTIONAL)), help="cli.option.init_also")
@option("--renew", multiple=True, metavar="PATH", help="cli.option.init_renew")
def init(
    app: App,
    folder: Path | None,
    *,
    ordered_by: str | None,
    platforms: tuple[str, ...],
    for_github: bool,
    renew: tuple[str, ...],
    **about_github: Any,
) -> ExitCode:
    """Write what is missing of a repository; a file that is there is never touched, unless `--renew` names it."""
    root = app.folder / (folder or ".")
    above = find_root(root) if root.exists() else find_root(root.absolute().parent)
    if above is not None and above != root.resolve():
        raise fail("init.inside", root=str(above))
    if not for_github and (renew or any(about_github.values())):
        raise UsageError(msg("init.github.alone"))
    only_github = for_github and above is not None and not platforms
    if not only_github:
        ordered_by, platforms = _answers(app, ordered_by, platforms, known=above is not None)
    files = start_files(ordered_by or "", platforms, app.language) if platforms else {}
    if above is not None:
        # the settings may have the other ending, and people may have chosen to do without the rest
        files = {path: text for path, text in files.items() if path.startswith("environments/")}
    files |= {} if only_github else {f"schema/{name}": text for name, text in _schemas().items()}
    github = GitHubPart(app, root, Wanted(**about_github, renew=renew), platforms) if for_github else None
    if github and "tak-gitops.yaml" in files:
        files["tak-gitops.yaml"] += github.approvals_line()
    kept = [path for path in files if (root / path).exists()]
    written = {path: text.encode() for path, text in files.items() if path not in kept}
    if github:
        written |= github.to_write()
    root.mkdir(parents=True, exist_ok=True)
    write_together(root, written)
    for path in kept:
        if not path.startswith("schema/"):
            app.tell(msg("init.kept", path=path))
    if not written:
        app.tell(msg("init.nothing"))
        return ExitCode.OK
    app.tell(msg("init.written", count=len(written), folder=str(root.resolve())))
    _make_git(app, root)
    if platforms:
        app.tell(msg("init.next", export=export_path(platforms[0]), environment=environment_key(platforms[0])))
    if github:
        github.tell_next()
    return ExitCode.OK


def _schemas() -> dict[str, str]:
    return {**schema_files(), "order.json": schema_text(order_schema())}


def _answers(
    app: App, ordered_by: str | None, platforms: tuple[str, ...], *, known: bool
) -> tuple[str, tuple[str, ...]]:
    """Who orders, and the platforms: from the flags, else asked for. Raises UsageError where that cannot be."""
    missing = []
    if ordered_by is None and not known:
        missing.append("--ordered-by")
    if not platforms:
        missing.append("--platform")
    if missing and not may_ask():
        raise UsageError(msg("init.missing", options=", ".join(missing)))
    if ordered_by is None:
        ordered_by = "" if known else ask(app, msg("init.ask.ordered_by"), judge=_against_name)
    elif problem := _against_name(ordered_by):
        raise UsageError(problem)
    if not platforms:
        answer = ask(app, msg("init.ask.platforms"), default="NTJP-QA", judge=_against_platforms)
        platforms = tuple(answer.split())
    elif problem := _against_platforms(" ".join(platforms)):
        raise UsageError(problem)
    return ordered_by, platforms


def _against_name(name: str) -> Message | None:
    return None if name.strip() and name.isprintable() and len(name) <= MOST else msg("init.bad_ordered_by")


def _against_platforms(answer: str) -> Message | None:
    for each in answer.split():
        if not environment_key(each) or not each.isascii() or not each.isprintable():
            return msg("init.bad_platform", platform=each)
    return None if answer.split() else msg("init.bad_platform", platform=answer)


def _make_git(app: App, root: Path) -> None:
    """Make a Git repository where there is none around the folder."""
    if shutil.which("git") is None:
        app.tell(msg("init.no_git"))
    elif git_says(root, "rev-parse", "--git-dir") is None:
        run_git(root, "init", "--initial-branch=main")
        app.tell(msg("init.git"))
