"""Workflows that are known to be bad: each is found, by zizmor or by a rule of our own (reliability.md 3, S4)."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from builders.workflow_rules import faults
from tak_gitops.sandbox.example_github import example_github

ROOT = Path(__file__).resolve().parents[2]
ZIZMOR = Path(sys.executable).with_name("zizmor")
CHECKOUT = "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2"
IGNORED = re.compile(r"#\s*zizmor:\s*ignore\[[a-z-]+\]\s*(\S.*)?")

KNOWN_BAD = {
    "runs with rights on a fork's files": ("tak-plan", "  pull_request:\n", "  pull_request_target:\n", "trigger"),
    "begins with a comment": ("tak-plan", "  merge_group:\n", "  merge_group:\n  issue_comment:\n", "trigger"),
    "a moved tag": ("tak-plan", CHECKOUT, "actions/checkout@v6", "pin"),
    "a third party": ("tak-plan", CHECKOUT, f"tj-actions/changed-files@{'0' * 40} # v1.0.0", "pin"),
    "a title in a shell": (
        "tak-plan",
        "run: tak validate",
        'run: tak validate "${{ github.event.pull_request.title }}"',
        "expression",
    ),
    "a branch in a shell": ("tak-submit", 'submit "$ENVIRONMENT"', "submit ${{ github.head_ref }}", "expression"),
    "rights for all jobs": ("tak-plan", "permissions: {}", "permissions: write-all", "permissions"),
    "a token in .git/config": ("tak-submit", "persist-credentials: false", "persist-credentials: true", "checkout"),
    "secrets outside an environment": ("tak-submit", "    environment: tak-${{", "    x-environment: x-${{", "secrets"),
    "secrets for a pull request": (
        "tak-plan",
        "PUSH_TOKEN: ${{ github.token }}",
        "PUSH_TOKEN: ${{ secrets.TAK_APP_KEY }}",
        "secrets",
    ),
    "a run that is cancelled": ("tak-submit", "cancel-in-progress: false", "cancel-in-progress: true", "cancel"),
    "a path filter on a required check": (
        "tak-plan",
        "    branches: [main]\n",
        "    branches: [main]\n    paths: [environments/**]\n",
        "paths",
    ),
    "the tool of the pull request": ("tak-plan", 'git archive "origin/main"', "git archive HEAD", "tool"),
    "a tool without hashes": ("user:tak-plan", "--require-hashes ", "", "hashes"),
    "the commit of the event": ("tak-submit", "ref: main", "ref: ${{ github.sha }}", "ref"),
    "a cache of pull requests": (
        "tak-submit",
        'python-version: "3.11"',
        'python-version: "3.11"\n          cache: pip',
        "poison",
    ),
    "any branch submits": ("tak-submit", "github.ref == 'refs/heads/main'", "always()", "branch"),
    "a merge that is lost stays lost": ("tak-submit", '  schedule:\n    - cron: "17 * * * *"', "  create:", "hint"),
    "one queue for all environments": (
        "tak-submit",
        "group: tak-submit-${{ matrix.environment }}",
        "group: tak-submit",
        "group",
    ),
    "a plan that may write": ("tak-plan", "      contents: read\n", "      contents: write\n", "rights"),
    "approvals that may merge": ("tak-approvals", "      contents: read\n", "      contents: write\n", "rights"),
    "approvals of the files of a change": ("tak-approvals", "          ref: main\n", "", "rights"),
    "a label that begins what has keys": (
        "user:tak-order",
        "  workflow_dispatch:\n",
        "  pull_request:\n    types: [labeled]\n  workflow_dispatch:\n",
        "hand",
    ),
    "a word of the button in a shell": (
        "user:tak-order",
        "tak ci update",
        "tak ci update --pull ${{ inputs.pull }}",
        "expression",
    ),
    "a word of the button as another variable": ("user:tak-order", "TAK_GITOPS_PULL:", "TAK_GITOPS_BASE:", "event"),
    "the order of any branch": ("user:tak-order", "github.ref == 'refs/heads/main'", "always()", "branch"),
    "a decision of anybody": ("user:tak-decide", "environment: tak-decide", "x-environment: x", "secrets"),
    "a machine for six hours": ("tak-submit", "    timeout-minutes: 15\n", "", "timeout"),
}
"""What is wrong → the workflow, what stands in it, what stands there instead, and the rule of ours that says so."""

FOUND_BY_ZIZMOR = {
    "runs with rights on a fork's files": "dangerous-triggers",
    "a moved tag": "unpinned-uses",
    "a title in a shell": "template-injection",
    "a branch in a shell": "template-injection",
    "rights for all jobs": "excessive-permissions",
    "a token in .git/config": "artipacked",
    "secrets outside an environment": "secrets-outside-env",
    "secrets for a pull request": "secrets-outside-env",
}
"""Those that zizmor has to find too, and by which of its audits."""


@pytest.fixture(scope="module")
def workflows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The workflows of this repository by name, and as users get them as `user:<name>`."""
    folder = tmp_path_factory.mktemp("user")
    flags = ("--ordered-by", "X", "--platform", "NTJP-QA", "--platform", "NTJP-PROD", "--repository", "a/b")
    also = ("--also", "order", "--also", "decide")
    command = (sys.executable, "-m", "tak_gitops", "-C", str(folder), "init", "--github", *flags, *also)
    subprocess.run(command, check=True, capture_output=True)
    users = {f"user:{path.stem}": path.read_text("utf-8") for path in (folder / ".github/workflows").glob("*.yml")}
    ours = {Path(path).stem: text.decode() for path, text in example_github().items() if path.endswith(".yml")}
    return {**ours, **users}


def test_the_workflows_have_no_fault(workflows: dict[str, str]) -> None:
    """Those of the repository and those that users get."""
    assert 12 == len(workflows)
    assert {} == {name: found for name, text in workflows.items() if (found := faults(name.split(":")[-1], text))}


@pytest.mark.parametrize("what", KNOWN_BAD)
def test_a_bad_workflow_is_found(workflows: dict[str, str], what: str) -> None:
    """One change makes it bad, and one of our rules says so."""
    name, old, new, rule = KNOWN_BAD[what]
    assert old in workflows[name]
    found = faults(name.split(":")[-1], workflows[name].replace(old, new))
    assert rule in {line.partition(":")[0] for line in found}


@pytest.mark.parametrize("what", FOUND_BY_ZIZMOR)
def test_zizmor_finds_what_it_is_for(workflows: dict[str, str], tmp_path: Path, what: str) -> None:
    """The linter that CI runs is the one that would have found it, with the settings that CI has."""
    name, old, new, _ = KNOWN_BAD[what]
    path = tmp_path / ".github/workflows/bad.yml"
    path.parent.mkdir(parents=True)
    path.write_text(workflows[name].replace(old, new), encoding="utf-8")
    command = (str(ZIZMOR), "--offline", "--quiet", "--persona", "auditor", "--format", "json", str(path))
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert 0 != done.returncode
    assert f'"ident": "{FOUND_BY_ZIZMOR[what]}"' in done.stdout


def test_each_ignored_finding_has_a_reason() -> None:
    """Whoever silences zizmor says why, on the same line."""
    files = [*(ROOT / ".github").rglob("*.yml"), *(ROOT / "src/tak_gitops/writing/github").rglob("*.yml")]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines() if "zizmor: ignore" in line]
    assert [] == [line for line in lines if not (found := IGNORED.search(line)) or not found[1]]
