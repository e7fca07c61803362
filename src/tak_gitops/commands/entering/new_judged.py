"""A new file, judged beside those that are there before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import TakError
from tak_gitops.findings import Severity, has_errors
from tak_gitops.sources.resolve import resolve
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tak_gitops.commands.common.app import App
    from tak_gitops.findings import Finding
    from tak_gitops.model.declarations import Declaration
    from tak_gitops.model.repository_files import Declared


def require_right(
    app: App,
    path: str,
    findings: Iterable[Finding],
    change: tuple[Declared, Declared],
    environments: Iterable[str],
    *,
    known: Sequence[Declaration] = (),
) -> None:
    """Tell what is remarked of a new file at `path`: its own findings, and what it causes in some environments.

    `change` is what the files say without it, and with it; `known` are the declarations that were there before: of two
    that say the same, another is told of. Raises TakError where it would be an error.
    """
    before, after = change
    found = list(findings)
    for key in environments:
        told = set(resolve(before, key)[1])
        found += [each for each in resolve(after, key, known)[1] if each not in told]
    if has_errors(found):
        raise TakError(msg("new.refused", path=path), found)
    app.tell_findings(each for each in found if each.severity is Severity.WARNING)


def schema_for(root: Path, path: str, kind: str) -> str | None:
    """The path of a schema that `tak init` or `tak schema` wrote, as the file at `path` names it; None without it."""
    schema = f"schema/{kind}.json"
    return "../" * path.count("/") + schema if (root / schema).is_file() else None
