"""Hold the workflows of this repository, and those that `tak init --github` writes, to zizmor and actionlint.

zizmor is a dependency of `dev`. actionlint is a program in Go: it is built once into .venv where there is a Go that can
fetch it, taken from the PATH otherwise, and left out, with a word about it, where neither is so.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"
ZIZMOR = ("zizmor", "--offline", "--quiet", "--persona", "auditor")


def written(folder: Path) -> None:
    """A repository that begins with `tak init --github`."""
    flags = (
        "--ordered-by",
        "X",
        "--platform",
        "NTJP-QA",
        "--platform",
        "NTJP-PROD",
        "--repository",
        "a/b",
        "--also",
        "order",
        "--also",
        "decide",
    )
    command = (sys.executable, "-m", "tak_gitops", "-C", str(folder), "init", "--github", *flags)
    subprocess.run(command, check=True, capture_output=True)


def actionlint() -> str | None:
    """The program; None where it is not to be had."""
    own = BIN / "actionlint"
    if not own.exists() and (go := shutil.which("go")):
        print(f"Building {ACTIONLINT} …", flush=True)
        environment = {**os.environ, "GOBIN": str(BIN)}
        subprocess.run((go, "install", ACTIONLINT), env=environment, check=False, capture_output=True, timeout=300)
    return str(own) if own.exists() else shutil.which("actionlint")


def main() -> int:
    """Run both over all; the highest of their exit codes."""
    codes = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(folder)
        zizmor = (str(BIN / ZIZMOR[0]), *ZIZMOR[1:])
        ours, theirs = (".github", "action.yml"), (str(folder / ".github"),)
        codes += [subprocess.run((*zizmor, *each), cwd=ROOT, check=False).returncode for each in (ours, theirs)]
        linter = actionlint()
        if linter is None:
            print("actionlint is left out: it is not on the PATH, and there is no Go here that can fetch it.")
        else:
            for root in (ROOT, folder):
                files = sorted(str(path) for path in (root / ".github" / "workflows").glob("*.yml"))
                codes.append(subprocess.run((linter, *files), cwd=root, check=False).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
