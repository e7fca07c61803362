"""The workflows of the repository's own example: those that `tak init --github` writes, with two differences.

They install the tool from the source on main instead of a wheel, and they are told the day of the example's exports.
"""

from tak_gitops.commands.entering.init_github import templates
from tak_gitops.sandbox.example_data import EXAMPLES
from tak_gitops.writing.github import FOLDER, GitHubSetup, github_files

INSTALL = """\
- name: Hämta verktyget från @BRANCH@
  run: |
    mkdir "$RUNNER_TEMP/tak-gitops"
    git archive "origin/@BRANCH@" | tar -x -C "$RUNNER_TEMP/tak-gitops"
    bash "$RUNNER_TEMP/tak-gitops/.ci/install"
    echo "TAK_FILES=$RUNNER_TEMP/tak-gitops/.github/tak-gitops" >> "$GITHUB_ENV"
"""
DAY = "2026-11-23"
"""The day that the exports of the example are of."""


def example_github() -> dict[str, bytes]:
    """The workflows and the program that lends git their token, by path relative to the root."""
    environments = sorted(each.environment for each in EXAMPLES)
    setup = GitHubSetup(environments, install=INSTALL, variables={"TAK_GITOPS_AS_OF": DAY})
    wanted = (".github/workflows/", f"{FOLDER}/with-token")
    files = github_files(templates(), setup).items()
    return {path: text.encode() for path, text in files if path.startswith(wanted)}
