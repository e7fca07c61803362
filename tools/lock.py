"""The locks of what is installed in CI: every dependency with its version and the hashes of its files.

  lock.py            make the locks that are not current
  lock.py --check    only tell which are not; needs no network
  lock.py --upgrade  make all of them anew, with the newest versions

A lock is current when it was made for the dependencies that pyproject.toml has now: their digest is its first line.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
RUN_TIME = "src/tak_gitops/writing/github/tak-gitops/requirements.txt"
"""What the program needs; `tak init --github` gives it to users, so it is part of the package."""
BUILD = "tools/build.txt"
"""What builds the wheel."""

PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)( ; [^\\]+?)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)


def wanted() -> dict[str, list[str]]:
    """The direct dependencies of each lock, as pyproject.toml has them.

    Those of the extra `web` are among them: without cryptography a job could not judge the certificates of systems.
    """
    read = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = read["project"]
    run_time = [*project["dependencies"], *project["optional-dependencies"]["web"]]
    return {RUN_TIME: sorted(run_time), BUILD: sorted(read["build-system"]["requires"])}


def first_line(dependencies: list[str]) -> str:
    """The line that says for which dependencies a lock was made."""
    return f"# for {hashlib.sha256(chr(10).join(dependencies).encode()).hexdigest()}\n"


def faults(text: str, dependencies: list[str]) -> list[str]:
    """What is wrong with a lock: made for others, lines that are no pins with hashes, versions not asked for."""
    found = []
    head, _, rest = text.partition("\n")
    if f"{head}\n" != first_line(dependencies):
        found.append("it was made for other dependencies")
    if PIN.sub("", rest).strip():
        found.append("it has lines that are no pins with hashes")
    pins = {name: version for name, version, *_ in PIN.findall(rest)}
    for each in map(Requirement, dependencies):
        version = pins.get(each.name.lower().replace(".", "-").replace("_", "-"))
        if version is None or not each.specifier.contains(version):
            found.append(f"{each} is not in it")
    return found


def make(path: Path, dependencies: list[str], *, upgrade: bool) -> None:
    """Make a lock; versions that are in it stay unless `upgrade`. Exits where the registry cannot be reached."""
    command = [
        *(str(Path(sys.executable).with_name("uv")), "pip", "compile", "--quiet", "--universal"),
        *("--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate", "--no-build"),
        *(["--upgrade"] if upgrade else []),
        *("--output-file", str(path), "-"),
    ]
    code = subprocess.run(command, input="\n".join(dependencies).encode(), cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)
    path.write_text(first_line(dependencies) + path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def main() -> int:
    """Make the locks or check them; exit code 1 where one is not current."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--upgrade", action="store_true")
    given = parser.parse_args()
    code = 0
    for name, dependencies in wanted().items():
        path = ROOT / name
        problems = faults(path.read_text(encoding="utf-8") if path.is_file() else "", dependencies)
        if given.check:
            for each in problems:
                print(f"{name}: {each}. Run: python3 dev.py fix", file=sys.stderr)
            code = max(code, bool(problems))
        elif problems or given.upgrade:
            make(path, dependencies, upgrade=given.upgrade)
    return code


if __name__ == "__main__":
    sys.exit(main())
