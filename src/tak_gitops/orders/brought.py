"""Which order file a change brings to an environment (formats.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.errors import fail

if TYPE_CHECKING:
    from collections.abc import Mapping


def brought(before: Mapping[str, bytes], after: Mapping[str, bytes], environment: str) -> list[str]:
    """The paths of the order files of an environment that `after` has and `before` has not, in order.

    Raises TakError where an order file of `before` has been changed or deleted: it was approved and may have been
    sent.
    """
    folder = f"orders/{environment}/"
    for path, content in before.items():
        if path.startswith(folder) and after.get(path) != content:
            raise fail("order.touched", path=path)
    return sorted(path for path in after if path.startswith(folder) and path not in before)


def only(paths: list[str], environment: str) -> str | None:
    """The one order file that a change brings, None where it brings none. Raises TakError where there are more."""
    if len(paths) > 1:
        raise fail("order.several", environment=environment, paths=", ".join(paths))
    return paths[0] if paths else None
