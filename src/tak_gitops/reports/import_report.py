"""What an import writes, or would write, as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.importing.remarks import BESIDE
from tak_gitops.texts import Language, Message, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.importing.draft import Draft


def import_text(draft: Draft, language: Language, *, dry_run: bool, export: str | None = None) -> str:
    """The files of an import that is only tried, then what it stands for, what it leaves, and the next step.

    `export` is the export that the command named, if it named one.
    """
    return "".join(f"{render(message, language)}\n" for message in _messages(draft, export, dry_run=dry_run))


def _messages(draft: Draft, export: str | None, *, dry_run: bool) -> Iterator[Message]:
    for path, content in draft.files.items() if dry_run else ():
        if path in draft.new:
            yield msg("importing.file.new", path=path, lines=_lines(content))
        else:
            yield msg("importing.file.changed", path=path)
    if not draft.files:
        yield msg("importing.nothing", environment=draft.environment, managed=draft.managed)
    else:
        values = {
            "environment": draft.environment,
            "routings": draft.routings,
            "permissions": draft.permissions,
            "lines": sum(map(_lines, draft.files.values())),
            "new": len(draft.new),
            "changed": len(draft.changed),
        }
        yield msg("importing.would_write", **values) if dry_run else msg("importing.written", **values)
    yield from _left(draft)
    if draft.files and not dry_run:
        command = f"tak plan {draft.environment}{f' --export {export}' if export else ''}"
        yield msg("importing.next", command=command)


def _left(draft: Draft) -> Iterator[Message]:
    """The rows that stay undeclared, by reason."""
    if draft.refused:
        path = f"environments/{draft.environment}/{BESIDE}"
        beside: Message | str = msg("importing.refused.beside", path=path) if draft.tells_beside else ""
        yield msg("importing.refused", count=draft.refused, beside=beside)
    if draft.skipped:
        yield msg("importing.skipped", count=draft.skipped)
    if draft.later:
        yield msg("importing.later", count=draft.later)
    if draft.ended:
        yield msg("importing.ended", count=draft.ended)


def _lines(content: bytes) -> int:
    return content.count(b"\n")
