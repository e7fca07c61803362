"""Completion in the shell: what a value may be, by the word that stands for it in the help."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tak_gitops.repository.trees import find_root

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

KINDS_OF_PATH = {"FILE": "file", "PATH": "file", "DIR": "dir"}


def completed(ctx: click.Context, metavar: str | None, incomplete: str) -> list[CompletionItem] | None:
    """What a value that `metavar` stands for may be, None where nothing is known of it.

    Environments and systems are those that have a file in the repository of the working folder, or of `-C`.
    """
    from click.shell_completion import CompletionItem

    words = set(re.findall(r"[A-Z]+", metavar or ""))
    if kind := next((KINDS_OF_PATH[word] for word in words & KINDS_OF_PATH.keys()), None):
        return [CompletionItem(incomplete, type=kind)]
    if not words & {"ENV", "SYSTEM"} or "=" in (metavar or ""):
        return None
    root = find_root(Path(ctx.find_root().params.get("directory") or ctx.params.get("directory") or "."))
    if root is None:
        return []
    names = _environments(root) if "ENV" in words else _systems(root)
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def _environments(root: Path) -> list[str]:
    return sorted({path.parent.name for path in (root / "environments").glob("*/environment.y*ml")})


def _systems(root: Path) -> list[str]:
    return sorted({path.stem for path in (root / "systems").rglob("*.y*ml")})
