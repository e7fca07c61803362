"""Every regular expression of the program by its name, with the ways in which the program uses it."""

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import tak_gitops

ROOT = Path(tak_gitops.__file__).parent
METHODS = frozenset({"fullmatch", "search", "match", "findall", "finditer", "sub", "split"})


class Used(NamedTuple):
    """A pattern, as it is used by one method."""

    name: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    method: str

    def run(self, text: str) -> None:
        """Use it on a text, to the end."""
        given = text if isinstance(self.pattern.pattern, str) else text.encode()
        if self.method == "sub":
            self.pattern.sub(given[:0], given)  # type: ignore[arg-type]
        else:
            list(getattr(self.pattern, self.method)(given) or ()) if self.method == "finditer" else getattr(
                self.pattern, self.method
            )(given)


def used_patterns() -> list[Used]:
    """All patterns that stand in modules, each with every method that some module calls on its name."""
    methods = defaultdict(set)
    for path in ROOT.rglob("*.py"):
        for name, method in _uses(ast.parse(path.read_text(encoding="utf-8"))):
            methods[name].add(method)
    found: dict[tuple[str, str], Used] = {}
    for module in pkgutil.walk_packages([str(ROOT)], "tak_gitops."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                for method in methods[name]:
                    found.setdefault((str(value.pattern), method), Used(f"{module.name}.{name}", value, method))
    return sorted(found.values(), key=lambda each: (each.name, each.method))


def _uses(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in METHODS and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr
