"""A module imports only from its own layer or below (docs/architecture.md), and only few touch the outside."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src"
PACKAGE = "tak_gitops"

LAYERS = {
    "": 0,
    "errors": 0,
    "findings": 0,
    "texts": 0,
    "model": 1,
    "rules": 1,
    "sources": 2,
    "likeness": 2,
    "live": 2,
    "looking": 4,
    "forge": 2,
    "repository": 2,
    "diff": 3,
    "acceptance": 4,
    "importing": 4,
    "writing": 4,
    "plan": 4,
    "reach": 4,
    "checks": 5,
    "flows": 5,
    "limits": 5,
    "orders": 6,
    "reports": 7,
    "commands": 8,
    "sandbox": 8,
    "cli": 9,
    "__main__": 9,
}
"""The layer of each module by its name within the package; a package stands for all that is in it."""

CLOCK_AND_SCREEN_FROM = 8
"""The lowest layer that may read the clock and the environment and may print."""

OUTSIDE = frozenset(
    {"aiosmtpd", "asyncio", "ftplib", "git", "http", "httpx", "multiprocessing", "requests", "shutil"}
    | {"smtplib", "socket", "socketserver", "sqlite3", "ssl", "subprocess", "tempfile", "urllib"}
)
"""Modules with which a program reaches files, other programs or other machines."""

PURE = frozenset({"urllib.parse"})
"""What is in a module of OUTSIDE and only works on text."""

FILE_METHODS = frozenset({"read_bytes", "read_text", "write_bytes", "write_text"})

MAY_TOUCH_THE_OUTSIDE = (
    "sources",
    "live",
    "forge",
    "repository",
    "orders.ledger",
    "orders.channels",
    "commands",
    "sandbox",
    "cli",
)

CLOCK = frozenset({"now", "today", "utcnow"})
ENVIRONMENT = frozenset({"environ", "environb", "getenv"})
SCREEN = frozenset({"stdin", "stdout", "stderr"})

Tree = Mapping[str, ast.Module]
"""Modules by their name within the package: `live.blob`, and the empty name for the package itself."""


def within(name: str, prefix: str) -> bool:
    """Whether a module is `prefix` or in it."""
    return name == prefix or name.startswith(f"{prefix}.")


def layer(name: str) -> int | None:
    """The layer of a module; None where the table has no place for it."""
    return LAYERS.get(name.partition(".")[0])


def read_tree() -> Tree:
    """Every module of the package, parsed."""
    return {
        ".".join(path.relative_to(SOURCES / PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip("."): (
            ast.parse(path.read_text(encoding="utf-8"), str(path))
        )
        for path in sorted((SOURCES / PACKAGE).rglob("*.py"))
    }


def packages(tree: Tree) -> set[str]:
    """The modules that hold others."""
    return {"", *(name.rpartition(".")[0] for name in tree)}


def imports(name: str, tree: Tree) -> Iterator[tuple[int, str]]:
    """Line and full name of all that a module imports: at the top, in functions, for types, and by name.

    `from tak_gitops.live import blob` names the module `tak_gitops.live.blob` where there is one.
    """
    for node in ast.walk(tree[name]):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            origin = _origin(node, name, tree)
            for alias in node.names:
                whole = f"{origin}.{alias.name}"
                yield node.lineno, whole if _inner(whole) in tree else origin
        elif isinstance(node, ast.Call) and _last_name(node.func) in {"import_module", "__import__"} and node.args:
            yield node.lineno, _beginning(node.args[0]).rstrip(".")


def _origin(node: ast.ImportFrom, name: str, tree: Tree) -> str:
    if not node.level:
        return node.module or ""
    here = [PACKAGE, *filter(None, name.split("."))]
    up = node.level - (name in packages(tree))
    return ".".join([*here[: len(here) - up], *filter(None, [node.module])])


def _inner(module: str) -> str | None:
    return module[len(PACKAGE) :].lstrip(".") if within(module, PACKAGE) else None


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _beginning(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        node = node.values[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def upward_imports(tree: Tree) -> list[str]:
    """A line for each import from a layer above, and for each module of no layer."""
    found = [f"{name} has no layer" for name in tree if layer(name) is None]
    for name in tree:
        for line, module in imports(name, tree):
            inner = _inner(module)
            own, other = layer(name), layer(inner) if inner is not None else None
            if own is not None and other is not None and other > own:
                found.append(f"{name}:{line} (layer {own}) imports {module} (layer {other})")
    return found


def outside_contacts(tree: Tree) -> list[str]:
    """A line for each import or call that reaches the outside from a module that may not."""
    found = []
    for name in tree:
        if any(within(name, allowed) for allowed in MAY_TOUCH_THE_OUTSIDE):
            continue
        found += [
            f"{name}:{line} imports {module}"
            for line, module in imports(name, tree)
            if module.partition(".")[0] in OUTSIDE and module not in PURE
        ]
        found += [
            f"{name}:{node.lineno} calls {_last_name(node.func)}"
            for node in ast.walk(tree[name])
            if isinstance(node, ast.Call)
            and (_last_name(node.func) in FILE_METHODS or (isinstance(node.func, ast.Name) and node.func.id == "open"))
        ]
    return found


def clocks_and_screens(tree: Tree) -> list[str]:
    """A line for each use of the clock, the environment or the screen below layer 8."""
    found = []
    for name in tree:
        own = layer(name)
        if own is None or own >= CLOCK_AND_SCREEN_FROM:
            continue
        found += [f"{name}:{line} imports {module}" for line, module in imports(name, tree) if module == "time"]
        found += [f"{name}:{node.lineno} uses {used}" for node in _nodes(tree[name]) if (used := _forbidden(node))]
    return found


def _nodes(module: ast.Module) -> Iterable[ast.expr | ast.ImportFrom]:
    return (node for node in ast.walk(module) if isinstance(node, ast.expr | ast.ImportFrom))


def _forbidden(node: ast.expr | ast.ImportFrom) -> str | None:
    if isinstance(node, ast.ImportFrom):
        names = {alias.name for alias in node.names}
        taken = names & (ENVIRONMENT if node.module == "os" else SCREEN if node.module == "sys" else set())
        return ", ".join(sorted(taken)) or None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "input"}:
        return node.func.id
    if not isinstance(node, ast.Attribute):
        return None
    owner = _last_name(node.value)
    if node.attr in CLOCK and owner in {"date", "datetime"}:
        return f"{owner}.{node.attr}"
    if (owner == "os" and node.attr in ENVIRONMENT) or (owner == "sys" and node.attr in SCREEN):
        return f"{owner}.{node.attr}"
    return None


@pytest.fixture(scope="module")
def tree() -> Tree:
    """The package as it is."""
    return read_tree()


def made_up(**modules: str) -> Tree:
    """A package of made-up modules; `__` in a name stands for the dot."""
    texts = {"": "", **{name.replace("__", "."): text for name, text in modules.items()}}
    return {name: ast.parse(text) for name, text in texts.items()}


def test_every_module_is_in_a_layer_and_imports_downwards(tree: Tree) -> None:
    """A module imports only from its own layer or below, and a new module is given a layer."""
    assert [] == upward_imports(tree)


def test_few_modules_touch_the_outside(tree: Tree) -> None:
    """Only the readers, the ledger, the channels and layer 8 reach files, programs and machines."""
    assert [] == outside_contacts(tree)


def test_nothing_below_the_commands_reads_the_clock_or_prints(tree: Tree) -> None:
    """Days and settings are arguments; texts are returned."""
    assert [] == clocks_and_screens(tree)


def test_the_table_names_what_there_is(tree: Tree) -> None:
    """A row of the table that no module answers to is an old one."""
    assert [] == [name for name in LAYERS if name not in tree]


def test_every_layer_is_described() -> None:
    """docs/architecture.md names every module that the table of layers names."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [] == [name for name in LAYERS if name and f"`{name}" not in page]


@pytest.mark.parametrize(
    "text",
    [
        "import tak_gitops.cli",
        "from tak_gitops import cli",
        "from tak_gitops.cli import main",
        "from . import cli",
        "from .cli import main",
        "def late():\n    from tak_gitops.cli import main",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from tak_gitops.cli import main",
        "importlib.import_module('tak_gitops.cli')",
        "import_module(f'tak_gitops.cli.{name}')",
    ],
)
def test_an_upward_import_is_found(text: str) -> None:
    """Wherever and however it is written, an upward import is found."""
    assert ["errors:"] == [line[:7] for line in upward_imports(made_up(errors=text, cli=""))]


def test_a_relative_import_is_read_from_where_it_stands() -> None:
    """`from ..cli` of a module in a package leads to the package above."""
    found = upward_imports(made_up(live="", live__blob="from ..cli import main", cli=""))
    assert ["live.blob:1 (layer 2) imports tak_gitops.cli (layer 9)"] == found


def test_downward_and_foreign_imports_pass() -> None:
    """What is below, beside or outside the package may be imported."""
    text = "import json\nfrom tak_gitops import errors\nfrom tak_gitops.diff import compare\nfrom .diff import x"
    assert [] == upward_imports(made_up(plan=text, errors="", diff=""))


def test_a_module_of_no_layer_is_found() -> None:
    """The table is complete or the test fails."""
    assert ["novelty has no layer"] == upward_imports(made_up(novelty=""))


@pytest.mark.parametrize(
    "text",
    [
        "import subprocess",
        "def late():\n    from urllib.request import urlopen",
        "import urllib.parse, http.client",
        "open('x')",
        "path.read_text()",
    ],
)
def test_a_contact_with_the_outside_is_found(text: str) -> None:
    """A rule of the plan may not fetch what it judges."""
    assert 1 == len(outside_contacts(made_up(plan=text)))
    assert [] == outside_contacts(made_up(live=text))


def test_text_of_a_url_is_no_contact() -> None:
    """Taking a URL apart reaches nothing."""
    assert [] == outside_contacts(made_up(plan="from urllib.parse import urlsplit"))


@pytest.mark.parametrize(
    "text",
    [
        "date.today()",
        "datetime.datetime.now(zone)",
        "datetime.utcnow",
        "import time",
        "from time import monotonic",
        "os.environ['HOME']",
        "os.getenv('HOME')",
        "from os import environ",
        "print('x')",
        "sys.stdout.write('x')",
        "from sys import stderr",
    ],
)
def test_a_clock_or_a_screen_is_found(text: str) -> None:
    """Below layer 8 it is a fault, from there on it is not."""
    assert 1 == len(clocks_and_screens(made_up(reports=text)))
    assert [] == clocks_and_screens(made_up(commands=text))
