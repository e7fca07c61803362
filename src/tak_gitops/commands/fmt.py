"""`tak fmt`: the files in their one form; comments, order and what they say stay."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tak_gitops.commands.common.app import App
from tak_gitops.commands.common.options import argument, command, option
from tak_gitops.commands.common.progress import working
from tak_gitops.errors import ExitCode, UsageError
from tak_gitops.findings import Finding, has_errors
from tak_gitops.reports.format_report import difference
from tak_gitops.repository.files import write_together
from tak_gitops.repository.trees import WorkTree, blob_id
from tak_gitops.sources.file_form import formed
from tak_gitops.sources.formed_store import FormedStore
from tak_gitops.texts import msg, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tak_gitops.repository.trees import TreeFile

STANDARD_INPUT = "-"


@command
@argument("paths", nargs=-1, metavar="[PATH]...")
@option("--check", is_flag=True, help="cli.option.fmt_check")
@option("--diff", "show", is_flag=True, help="cli.option.fmt_diff")
def fmt(app: App, paths: tuple[str, ...], *, check: bool, show: bool) -> ExitCode:
    """Format files, folders and environments, all of them where none is named; `-` formats standard input.

    With `--check` or `--diff` nothing is written; exit code 1 where `--check` finds a file in another form, or where a
    file cannot be used.
    """
    if STANDARD_INPUT in paths:
        return _filter(app, paths)
    tree = WorkTree(app.root)
    found, problems = tree.files()
    files = {path: file for path, file in found.items() if not path.endswith(".xlsx")}
    wanted = _wanted(app, files, paths)
    contents = tree.contents(wanted)
    chosen = {each.path for each in wanted}
    findings = [each for each in problems if not paths or (each.place and each.place.path in chosen)]
    changed: dict[str, bytes] = {}
    store = FormedStore(app.cache_folder)
    with working(app, msg("fmt.working")):
        for file in wanted:
            if store.knows(file.blob):
                continue
            result = formed(file.path, contents[file.path])
            findings += result.findings
            if result.content is None:
                continue
            store.remember(blob_id(result.content))
            if result.content != contents[file.path]:
                changed[file.path] = result.content
    store.save()
    if not check and not show:
        write_together(app.root, changed)
    for path, after in changed.items():
        if show:
            app.out(difference(path, contents[path].decode("utf-8"), after.decode("utf-8"), app.style()))
        else:
            app.out(f"{visible(path)}\n")
    app.tell_findings(findings)
    _summary(app, len(changed), len(contents), written=not check and not show)
    return ExitCode.FAILURE if has_errors(findings) or (check and changed) else ExitCode.OK


def _summary(app: App, changed: int, files: int, *, written: bool) -> None:
    if not files:
        app.tell(msg("fmt.none"))
    elif not changed:
        app.tell(msg("fmt.clean", files=files))
    elif written:
        app.tell(msg("fmt.written", changed=changed, files=files))
    else:
        app.tell(msg("fmt.would", changed=changed, files=files))
        app.tell(msg("fmt.would.next"))


def _filter(app: App, paths: tuple[str, ...]) -> ExitCode:
    """Format YAML from standard input to standard output, for editors; what cannot be formatted comes back as it is."""
    if len(paths) > 1:
        raise UsageError(msg("fmt.input_alone"))
    content = sys.stdin.buffer.read()
    result = formed(STANDARD_INPUT, content)
    sys.stdout.buffer.write(content if result.content is None else result.content)
    sys.stdout.buffer.flush()
    findings: list[Finding] = list(result.findings)
    app.tell_findings(findings)
    return ExitCode.FAILURE if has_errors(findings) else ExitCode.OK


def _wanted(app: App, files: Mapping[str, TreeFile], paths: Iterable[str]) -> list[TreeFile]:
    """The files that some words name: a path as the shell sees it, or an environment. Raises UsageError."""
    if not paths:
        return list(files.values())
    found: dict[str, TreeFile] = {}
    for word in paths:
        named = _named(app, files, word)
        if not named:
            raise UsageError(msg("fmt.not_here", path=word))
        found |= named
    return [found[path] for path in sorted(found)]


def _named(app: App, files: Mapping[str, TreeFile], word: str) -> dict[str, TreeFile]:
    root = app.root
    places = [app.folder / word]
    if word not in {".", ".."} and "/" not in word:
        places.append(root / "environments" / word)
    for place in places:
        inside = _inside(place, root)
        if inside is not None and (place.exists() or place.is_symlink()):
            return {path: file for path, file in files.items() if inside in {path, ""} or path.startswith(f"{inside}/")}
    return {}


def _inside(place: Path, root: Path) -> str | None:
    """A path relative to the root, None where it lies outside; the root itself is the empty text."""
    try:
        path = (place.parent.resolve() / place.name).resolve().relative_to(root).as_posix()
    except (ValueError, OSError, RuntimeError):
        return None
    return "" if path == "." else path
