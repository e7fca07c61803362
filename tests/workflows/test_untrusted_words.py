"""Titles and branches that others choose: no step of the plan reads them, whatever they say (reliability.md 3, S4)."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.fake_github import FakeGitHub, User
from builders.runner import Runner
from builders.workflow_rules import EXPRESSION
from tak_gitops.commands.entering.init_github import LOCK, templates
from tak_gitops.writing.github import REQUIREMENTS, GitHubSetup, github_files, requirements_text

CANARY = "kanariefagel"
TITLES = (
    'zzz";echo${IFS}"x";#',
    f"$(touch {CANARY})",
    f"`touch {CANARY}`",
    f"; touch {CANARY} #",
    f"&& touch {CANARY}",
    f"| touch {CANARY}",
    f"\ntouch {CANARY}\n",
    f"' ; touch {CANARY} ; '",
    f'" ; touch {CANARY} ; "',
    f"$(printf x >{CANARY})",
    f"<(touch {CANARY})",
    f">{CANARY}",
    f"${{IFS}}touch${{IFS}}{CANARY}",
    "${{ secrets.TAK_APP_KEY }}",
    "${{ github.token }}",
    "::set-output name=changes::false",
    "::add-path::/tmp/evil",
    "::stop-commands::x",
    "##[error]allt är bra",
    "::error file=x::y",
    "GITHUB_ENV=x",
    "BASH_ENV=/tmp/evil",
    "\r::notice::x",
    "\x1b[31mröd\x1b[0m",
    "\u202egnp.exe",
    "--upload-pack=touch x",
    "-c core.sshCommand=x",
    "--help",
    "-rf /",
    "../../etc/passwd",
    "refs/heads/main",
    "main",
    "@{-1}",
    "a b c",
    "*",
    "~root",
    "%0Atouch%20x",
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "@region-exempel/integration",
    "",
)
BRANCHES = (
    'zzz";echo${IFS}"x";#',
    f"$(touch${{IFS}}{CANARY})",
    f"`touch${{IFS}}{CANARY}`",
    f";touch${{IFS}}{CANARY};",
    f"x|touch${{IFS}}{CANARY}",
    f"x&&touch${{IFS}}{CANARY}",
    "'x'",
    '"x"',
    "--upload-pack=x",
    "-c",
)
TAK = """\
#!/bin/sh
printf '%s\\n' "$*" >> "$SEEN"
printf 'text\\n' > "$RUNNER_TEMP/report/comment.md" || true
"""

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="workflows are written for bash")


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Runner, Path]]:
    """A runner whose repository has the workflows, and a `tak` that only remembers, in a file, what it was told."""
    folder = tmp_path_factory.mktemp("words")
    files = github_files({path: text for path, text in templates().items() if path != LOCK}, GitHubSetup(["ntjp-qa"]))
    seed = folder / "seed"
    for path, text in {**files, REQUIREMENTS: requirements_text("", "1.0", "0" * 64)}.items():
        (seed / path).parent.mkdir(parents=True, exist_ok=True)
        (seed / path).write_text(text, encoding="utf-8")
    bare = folder / "github.git"
    for words in (
        ("init", "--quiet", "--initial-branch=main", str(seed)),
        ("-C", str(seed), "add", "."),
        ("-C", str(seed), "commit", "--quiet", "-m", "x"),
        ("clone", "--quiet", "--bare", str(seed), str(bare)),
    ):
        subprocess.run(("git", *words), check=True)
    with FakeGitHub(bare) as github:
        made = Runner(github, folder / "runner")
        # what pip would put there, without the checks that the tutorial has
        tak = TAK.replace("$SEEN", str(folder / "seen"))
        pip = f'#!/bin/sh\ncat > "$(dirname "$0")/tak" <<\'EOT\'\n{tak}EOT\nchmod +x "$(dirname "$0")/tak"\n'
        (folder / "runner/bin/pip").write_text(pip, encoding="utf-8")
        yield made, folder / "seen"


@pytest.mark.parametrize(
    ("title", "branch"),
    [(title, "andring") for title in TITLES] + [("Titel", branch) for branch in BRANCHES],
)
def test_words_of_others_change_nothing(scene: tuple[Runner, Path], title: str, branch: str) -> None:
    """The tool is called with the same words, nothing is run, and no file appears."""
    runner, seen = scene
    pull = runner.github.open_pull("main", User("mallory", 666))
    seen.write_text("", encoding="utf-8")
    jobs = runner.run("tak-plan", runner.pull_request(pull, branch, title=title))
    assert "success" == jobs["plan"].result, jobs["plan"].out
    temp = "/temp/report/"
    called = [line.split() for line in seen.read_text(encoding="utf-8").splitlines()]
    assert [["validate"], ["report", "-o", "comment.md", "--full", "plan.md"], ["order", "--check"]] == [
        [word.rpartition(temp)[2] for word in line] for line in called[:3]
    ]
    assert [] == list(seen.parent.rglob(CANARY))


def test_no_shell_holds_an_expression() -> None:
    """Whatever the event says, GitHub fills in nothing where a shell reads it."""
    for path, text in templates().items():
        if path.startswith("workflows/"):
            in_run = [line for line in text.splitlines() if EXPRESSION.search(line) and "run:" in line]
            assert [] == in_run


def test_a_fork_gets_no_comment(scene: tuple[Runner, Path]) -> None:
    """The job that may write is not run for it; the plan is."""
    runner, _ = scene
    pull = runner.github.open_pull("main", User("mallory", 666))
    jobs = runner.run("tak-plan", runner.pull_request(pull, "andring", fork=True))
    assert "success" == jobs["plan"].result
    assert "skipped" == jobs["comment"].result
