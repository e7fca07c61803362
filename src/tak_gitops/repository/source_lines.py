"""Lines of the files of a tree, to show what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.model.web_address import line_without_secrets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tak_gitops.findings import Place
    from tak_gitops.repository.trees import Tree

_SHOWN = (".yaml", ".yml", ".csv")
"""Files whose lines may be shown: certificates and keys are not among them, and spreadsheets have none."""


def lines_at(tree: Tree, places: Iterable[Place]) -> dict[tuple[str, int], str]:
    r"""The lines that places name, by path and number, of files of `tree`; each without its `\n`.

    What is not UTF-8 is replaced: the line is to be looked at, and a finding tells what is wrong with it.
    """
    wanted: dict[str, set[int]] = {}
    for place in places:
        if place.line and place.path.endswith(_SHOWN):
            wanted.setdefault(place.path, set()).add(place.line)
    if not wanted:
        return {}
    files, _ = tree.files()
    contents = tree.contents(files[path] for path in wanted if path in files)
    found: dict[tuple[str, int], str] = {}
    for path, content in contents.items():
        lines = content.decode("utf-8-sig", "replace").split("\n")
        # what gives access may stand in a file, and is told to nobody who does not read it there
        found |= {
            (path, number): line_without_secrets(lines[number - 1]) for number in wanted[path] if number <= len(lines)
        }
    return found
