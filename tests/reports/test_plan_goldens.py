"""What people and programs are shown of small plans, from the files to the text that goes with the order.

Each folder of `tests/examples/plans` is an example: `base/` is laid over the minimal repository and committed, `head/`
is laid over that in a branch, and `live.json` is the export. `plan.all.sv.txt` is looked at where it is there.
`TAK_TEST_UPDATE=1 pytest …` writes the files anew; what has changed is read in Git before it is committed.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.examples import EXAMPLES
from builders.golden import assert_golden
from builders.repository import EXPORT, OUTBOX, RepositoryBuilder
from tak_gitops.cli import run

DAY = "2026-11-23"
PLANS = EXAMPLES / "plans"
NAMES = sorted(folder.name for folder in PLANS.iterdir())
WIDTH, ORDER_WIDTH = 80, 100
LONG_URL = re.compile(r" {6}(?:url|  →)  https://\S{65,}")

Run = Callable[..., tuple[int, str]]


def lay(folder: Path, repository: RepositoryBuilder) -> None:
    """Write the files of a folder over those of a repository."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            repository.write(file.relative_to(folder).as_posix(), file.read_bytes())


@pytest.fixture(name="example", params=NAMES)
def _example(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, RepositoryBuilder]:
    """An example, and its repository in a branch with the change in the work tree."""
    folder = PLANS / request.param
    repository = RepositoryBuilder(tmp_path).minimal()
    repository.write(EXPORT, (folder / "live.json").read_bytes()).write(".gitignore", "/outbox/\n")
    lay(folder / "base", repository)
    repository.init().branch("andring")
    lay(folder / "head", repository)
    return folder, repository


@pytest.fixture(name="tak")
def _tak(example: tuple[Path, RepositoryBuilder], capsys: pytest.CaptureFixture[str]) -> Run:
    """`tak` in the repository of the example; its exit code and what it writes to standard output."""

    def tak(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["-C", str(example[1].root), *arguments, "--as-of", DAY])
        return code, capsys.readouterr().out

    return tak


def test_a_plan(example: tuple[Path, RepositoryBuilder], tak: Run) -> None:
    """A plan reads as it should, in both languages and every format; blocked lines and closed guards tell by code."""
    folder, _ = example
    shown = {
        "plan.sv.txt": tak("plan"),
        "plan.en.txt": tak("plan", "--language", "en"),
        "plan.md": tak("plan", "--format", "markdown"),
        "plan.json": tak("plan", "--format", "json"),
        "comment.sv.md": tak("report"),
        "comment.en.md": tak("report", "--language", "en"),
    }
    if (folder / "plan.all.sv.txt").exists():
        shown["plan.all.sv.txt"] = tak("plan", "--all")
    plan = json.loads(shown["plan.json"][1])["plans"][0]
    expected = max([int(bool(plan["blocked"])), *(each["exit_code"] for each in plan["guards"]["closed"])])
    assert {expected} == {code for code, _ in shown.values()}
    for name, (_, text) in shown.items():
        assert_golden(folder / name, text)


def test_an_order(example: tuple[Path, RepositoryBuilder], tak: Run) -> None:
    """The order of a plan and the text that goes with it; where nothing is ordered there is neither."""
    folder, repository = example
    tak("order")
    repository.commit("Ändra")
    repository.checkout("main").merge("andring")
    tak("submit")
    orders = [file.read_text(encoding="utf-8") for file in repository.root.glob("orders/**/*.json")]
    texts = [file.read_text(encoding="utf-8") for file in (repository.root / OUTBOX).glob("**/*.txt")]
    assert len(orders) == len(texts)
    for name, found in (("order.json", orders), ("order.txt", texts)):
        assert (len(found) == 1) == (folder / name).exists() or found
        if found:
            assert_golden(folder / name, found[0])


@pytest.mark.parametrize("file", sorted(PLANS.glob("*/*.txt")), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_texts_are_laid_out(file: Path) -> None:
    """No line is wider than the screen, or than a letter, but for a URL that is; none ends in a blank."""
    lines = file.read_text(encoding="utf-8").split("\n")
    assert "" == lines.pop()
    assert [] == [line for line in lines if line != line.rstrip()]
    width = WIDTH if file.name.startswith("plan") else ORDER_WIDTH
    assert [] == [line for line in lines if len(line) > width and not LONG_URL.fullmatch(line)]
