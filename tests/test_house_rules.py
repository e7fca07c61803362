"""What CONTRIBUTING.md asks for and no linter sees."""

import ast
import re
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import UnionType

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src"
LONGEST_MODULE = 400

DISTRIBUTIONS = {
    "git": "gitpython",
    "markdown_it": "markdown-it-py",
    "yaml": "pyyaml",
    "annotated_types": "pydantic",
    "pydantic_core": "pydantic",
    "ruamel": "ruamel.yaml",
}
"""What a library is installed as, where it is imported by another name."""

NEVER_IMPORTED = frozenset({"tzdata"})
"""Data that the standard library finds by itself."""

MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root)(?![\w-])")
REGISTRY_HOST = re.compile(r"pypi\.org|files\.pythonhosted|registry\.npmjs|crates\.io|proxy\.golang", re.IGNORECASE)
LOOSE_END = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b(?!\(?\s?#\d)")
BANNER = re.compile(r"^\s*#\s?[-=*#~─━]{4,}", re.MULTILINE)
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

TEXT_SUFFIXES = frozenset({".cfg", ".csv", ".json", ".md", ".py", ".sh", ".toml", ".txt", ".yaml", ".yml", ""})


def tracked() -> list[Path]:
    """The files of the repository, and those that are about to be added to it."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("this folder is not a Git work tree")
    paths = [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix in TEXT_SUFFIXES]


def python_files() -> list[Path]:
    """The program, its tests, its benchmark and its set-up."""
    return [path for path in tracked() if path.suffix == ".py"]


def found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Place and text of every match."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := pattern.search(line))
    ]


def nodes(kind: type[ast.AST] | UnionType, paths: list[Path]) -> Iterator[tuple[str, ast.AST]]:
    """Place and node of every node of a kind."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node


def swallows_everything(node: ast.AST) -> bool:
    """Whether a handler takes any exception and does nothing with it."""
    if not isinstance(node, ast.ExceptHandler):
        return False
    broad = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
    return broad and all(isinstance(step, ast.Pass | ast.Continue | ast.Expr) for step in node.body)


def cannot_fail(node: ast.AST) -> bool:
    """Whether an assertion holds whatever the program does."""
    if not isinstance(node, ast.Assert):
        return False
    test = node.test
    same = isinstance(test, ast.Compare) and ast.dump(test.left) == ast.dump(test.comparators[0])
    return isinstance(test, ast.Constant | ast.Tuple | ast.JoinedStr) or same


def checks_nothing(node: ast.AST) -> bool:
    """Whether a test has no assertion, expects no exception, and calls no helper that asserts."""
    if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
        return False
    names = {
        child.attr if isinstance(child, ast.Attribute) else child.id
        for child in ast.walk(node)
        if isinstance(child, ast.Attribute | ast.Name)
    }
    asserts = any(isinstance(child, ast.Assert) for child in ast.walk(node))
    return not asserts and not any(name == "raises" or name.startswith(("assert_", "expect")) for name in names)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(MACHINE_PATH, id="a path of the machine it was written on"),
        pytest.param(REGISTRY_HOST, id="the host of a package registry"),
        pytest.param(LOOSE_END, id="a loose end without the number of its issue"),
    ],
)
def test_no_file_holds(pattern: re.Pattern[str]) -> None:
    """No tracked file holds what only its writer could use."""
    assert [] == found(pattern, tracked())


def test_no_banner_comments() -> None:
    """A file that needs banners is two files."""
    assert [] == found(BANNER, [path for path in tracked() if path.suffix != ".md"])


def test_files_are_small() -> None:
    """One concept a file: no module is longer than 400 lines."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {} == {str(path): length for path, length in lengths.items() if length > LONGEST_MODULE}


def test_no_exception_is_swallowed() -> None:
    """A handler of every exception does something with it."""
    assert [] == [place for place, node in nodes(ast.ExceptHandler, python_files()) if swallows_everything(node)]


def test_every_assertion_can_fail() -> None:
    """An assertion that always holds is a defect."""
    assert [] == [place for place, node in nodes(ast.Assert, python_files()) if cannot_fail(node)]


def test_every_test_checks_something() -> None:
    """A test that cannot fail is a defect."""
    tests = [path for path in python_files() if path.name.startswith("test_")]
    assert [] == [place for place, node in nodes(ast.FunctionDef, tests) if checks_nothing(node)]


def test_test_files_have_names_of_their_own() -> None:
    """Tests are no package: two files of one name could not both be imported."""
    names = [path.name for path in python_files() if ROOT / "tests" in path.parents and path.name != "conftest.py"]
    assert [] == sorted({name for name in names if names.count(name) > 1})


def dependencies() -> set[str]:
    """The names of the run-time dependencies, as pyproject.toml has them: those of the extra `web` too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [*project["dependencies"], *project["optional-dependencies"]["web"]]
    return {re.split(r"[<>=!~ ]", requirement)[0] for requirement in requirements}


def imported_names() -> set[str]:
    """The top-level names of all that the program imports, without its own and the standard library's."""
    names: set[str] = set()
    for _, node in nodes(ast.Import | ast.ImportFrom, [path for path in python_files() if SOURCES in path.parents]):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"tak_gitops"}


def test_dependencies_are_explained() -> None:
    """docs/dependencies.md has a row for each run-time dependency, and for nothing else."""
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").partition("\n## ")[0]
    assert dependencies() == set(re.findall(r"^\| ([\w.-]+) \|", page, re.MULTILINE)) - {"library"}


def test_dependencies_are_used() -> None:
    """What the program imports is a dependency, and a dependency is imported."""
    assert dependencies() - NEVER_IMPORTED == {DISTRIBUTIONS.get(name, name) for name in imported_names()}


def test_workflows_pin_their_actions() -> None:
    """An action is named by the commit, with its version beside it; a moved tag changes nothing here."""
    uses = [
        line.partition("uses:")[2].strip()
        for path in [*(ROOT / ".github" / "workflows").glob("*.y*ml"), ROOT / "action.yml"]
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert uses
    assert [] == [action for action in uses if not PINNED.fullmatch(action) and not action.startswith("./")]


def test_workflows_begin_with_no_permissions() -> None:
    """Each job asks for what it needs; the workflow as a whole has nothing."""
    workflows = list((ROOT / ".github" / "workflows").glob("*.y*ml"))
    assert workflows
    assert [] == [path.name for path in workflows if "\npermissions: {}\n" not in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE_PATH, "see /wo" + "rk/notes"),
        (REGISTRY_HOST, "https://py" + "pi.org/simple"),
        (LOOSE_END, "# TO" + "DO: later"),
        (BANNER, "# " + "-" * 8),
    ],
)
def test_a_forbidden_line_is_found(pattern: re.Pattern[str], line: str) -> None:
    """The patterns see what they are for."""
    assert pattern.search(line)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [(MACHINE_PATH, ".github/workflows/ci.yml"), (LOOSE_END, "# TO" + "DO #12: later"), (BANNER, "# - a list")],
)
def test_a_harmless_line_passes(pattern: re.Pattern[str], line: str) -> None:
    """The patterns see no more than that."""
    assert not pattern.search(line)


@pytest.mark.parametrize(
    ("text", "judge"),
    [
        ("try:\n    f()\nexcept Exception:\n    pass", swallows_everything),
        ("try:\n    f()\nexcept:\n    ...", swallows_everything),
        ("assert True", cannot_fail),
        ("assert (x, 'message')", cannot_fail),
        ("assert x == x", cannot_fail),
        ("def test_nothing():\n    f()", checks_nothing),
    ],
)
def test_a_hollow_statement_is_found(text: str, judge: object) -> None:
    """The judges of statements see what they are for."""
    assert callable(judge)
    assert any(judge(node) for node in ast.walk(ast.parse(text)))


def test_tests_cannot_reach_the_network() -> None:
    """A test that reaches for another machine fails, and says so."""
    with pytest.raises(AssertionError, match=r"region\.example"):
        socket.create_connection(("region.example", 443))
    with pytest.raises(AssertionError, match=r"192\.0\.2\.1"), socket.socket() as plain:
        plain.connect(("192.0.2.1", 80))


def test_tests_may_use_loopback() -> None:
    """A server on this machine is within reach."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert server.getsockname() == client.getpeername()


def test_git_knows_nothing_of_this_machine(own_home: Path) -> None:
    """Git reads no settings but those of the repository, so that commits are the same everywhere."""
    settings = subprocess.run(["git", "config", "--list"], cwd=own_home, capture_output=True, check=False).stdout
    assert b"" == settings
