"""Build the wheel into dist/, with its SHA-256 and a bill of materials (CycloneDX).

`tak init --github --wheel FILE` takes it into a repository. The same files give the same bytes,
on any day and in any folder.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from lock import ROOT, RUN_TIME

EPOCH = "1580601600"
"""The time that all files in a wheel have, so that no clock decides about its bytes: 2020-02-02, as hatchling's own."""


def build(source: Path, target: Path) -> Path:
    """Build the wheel of the project in `source` into `target`, with what is installed: nothing is fetched."""
    command = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run((*command, "--wheel-dir", str(target), str(source)), env=environment, check=True)
    (wheel,) = target.glob("tak_gitops-*.whl")
    return wheel


def bill_of_materials(target: Path) -> None:
    """Write which libraries, in which versions and with which hashes, the program needs."""
    program = str(Path(sys.executable).with_name("cyclonedx-py"))
    options = ("--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible", "--output-format", "JSON")
    subprocess.run((program, "requirements", *options, "--output-file", str(target), str(ROOT / RUN_TIME)), check=True)


def main() -> int:
    """Build both, and print what was built."""
    target = ROOT / "dist"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    wheel = build(ROOT, target)
    bill_of_materials(wheel.with_suffix(".cdx.json"))
    print(f"{hashlib.sha256(wheel.read_bytes()).hexdigest()}  {wheel.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
