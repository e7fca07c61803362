"""Set this project up and run it, from any Python 3.11 or later and git.

  demo     the whole job on the example: from a pull request to what the next export proves
  test     the tests; further arguments go to pytest
  check    lint, format, types, whether generated files are current, and the workflows
  fix      what of that can be mended by itself: lint, format, generated files
  wheel    build the wheel into dist/, with its hash and a bill of materials
  bench    the benchmark; further arguments go to bench/run.py

The first run makes .venv and installs the project into it; later ones do so only when pyproject.toml,
the version of Python or the place of this folder has changed.
"""

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)

# Each is run as `python -m …`, but for files.
CHECKS = (
    "ruff check",
    "ruff format --check",
    "mypy",
    "tak_gitops schema --check",
    "tak_gitops explain --pages docs/rules --check",
    "tak_gitops.sandbox.example --check",
    "tools/lock.py --check",
    "tools/workflows.py",
)
FIXES = (
    "tools/lock.py",
    "tak_gitops schema",
    "tak_gitops explain --pages docs/rules",
    "tak_gitops.sandbox.example",
    "ruff check --fix",
    "ruff format",
)


def main() -> int:
    """Run the command that the command line names, and return its exit code."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("demo", "test", "check", "fix", "wheel", "bench"))
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="passed on")
    given = parser.parse_args()
    need_python()
    need_git()
    install("dev")
    if given.command == "demo":
        return module("tak_gitops.sandbox.demo", *given.arguments)
    if given.command == "test":
        # long tests stand close together: who has done with his share takes from the other's
        workers = () if chooses_workers(*given.arguments) else ("-n", "2", "--dist", "worksteal")
        return module("pytest", *workers, *given.arguments)
    if given.command == "check":
        return each(*CHECKS)
    if given.command == "fix":
        return each(*FIXES)
    if given.command == "wheel":
        return each("tools/wheel.py")
    install("bench")
    return run(PYTHON, ROOT / "bench" / "run.py", *given.arguments)


def need_python() -> None:
    """Stop where this Python is too old, and name a newer one that is installed."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    newer = [name for name in ("python3.13", "python3.12", "python3.11") if shutil.which(name)]
    advice = f"Run it with {newer[0]} instead." if newer else "Install a newer one and run this with it."
    version = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit(f"Python 3.11 or later is needed; this is {version} ({sys.executable}). {advice}")


def need_git() -> None:
    """Stop where there is no git: the product, its demo and its tests all work on real repositories."""
    if shutil.which("git") is None:
        sys.exit("git is needed, and is not on the PATH. Install it (Debian, Ubuntu: sudo apt install git).")


def install(extra: str) -> None:
    """Install the project, editable, with the dependencies of `extra`; does nothing where that is done.

    The stamp is written last, so that an interrupted installation is made anew.
    """
    stamp = VENV / f"installed-{extra}.sha256"
    wanted = digest()
    if PYTHON.exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    if extra == "dev":
        make_environment()
    print(f"Installing tak-gitops with its {extra} dependencies into {VENV.name} …", flush=True)
    code = module("pip", "install", "--quiet", "--disable-pip-version-check", "--editable", f".[{extra}]")
    if code:
        print(
            "pip could not install; the reason stands above. Without network: set HTTPS_PROXY if there is a"
            " proxy, or PIP_INDEX_URL or PIP_FIND_LINKS to where the packages are, and run this again.",
            file=sys.stderr,
        )
        sys.exit(code)
    stamp.write_text(wanted, encoding="ascii")


def digest() -> str:
    """What an installation depends on; an editable one points at this very folder."""
    parts = (str(ROOT), str(sys.version_info[:2]), (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def make_environment() -> None:
    """Make .venv, empty. Debian has venv without ensurepip unless python3-venv is installed."""
    if Path(sys.prefix).resolve() == VENV:
        sys.exit("This Python belongs to .venv, which must be made anew: run `deactivate`, then this again.")
    if has("venv") and has("ensurepip"):
        maker = "venv"
    elif has("virtualenv"):
        maker = "virtualenv"
    else:
        sys.exit(
            "This Python cannot make virtual environments: ensurepip is missing. Install python3-venv"
            " (Debian, Ubuntu: sudo apt install python3-venv) or virtualenv, and run this again."
        )
    print(f"Making {VENV.name} with Python {sys.version_info[0]}.{sys.version_info[1]} …", flush=True)
    code = run(sys.executable, "-m", maker, "--clear", VENV)
    if code:
        sys.exit(code)


def has(name: str) -> bool:
    """Whether this Python has a module."""
    return importlib.util.find_spec(name) is not None


def chooses_workers(*arguments: str) -> bool:
    """Whether the arguments for pytest say how many processes it has, or need it to have one."""
    return any(argument.startswith(("-n", "--numprocesses", "--pdb")) for argument in arguments)


def each(*commands: str) -> int:
    """Run them all, whatever fails; the exit code of the first that failed."""
    failed = {}
    for command in commands:
        print(f"> {command}", flush=True)
        name, *words = command.split()
        code = run(PYTHON, ROOT / name, *words) if name.endswith(".py") else module(name, *words)
        if code:
            failed[command] = code
    if failed:
        print("Failed: " + ", ".join(failed), file=sys.stderr)
    return next(iter(failed.values()), 0)


def module(*arguments: str) -> int:
    """Run a module with the Python of .venv."""
    return run(PYTHON, "-m", *arguments)


def run(*command: object) -> int:
    """Run a program in the root of the project, with .venv first on the PATH; its exit code."""
    path = os.pathsep.join([str(PYTHON.parent), os.environ.get("PATH", os.defpath)])
    words = [str(word) for word in command]
    try:
        code = subprocess.run(words, cwd=str(ROOT), env={**os.environ, "PATH": path}, check=False).returncode
    except OSError as problem:
        sys.exit(f"{words[0]} cannot be run: {problem.strerror}")
    return 128 - code if code < 0 else code


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
