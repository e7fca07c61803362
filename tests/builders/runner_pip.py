"""What the runner of the tests has as pip: it installs tak, if it is given what pip would hold to hashes."""

import hashlib
import re
import sys
from pathlib import Path

TOOL = re.compile(r"^tak-gitops==(\S+) --hash=sha256:([0-9a-f]{64})$", re.MULTILINE)
PIN = re.compile(r"^(?:#.*|--find-links \.|[a-z0-9.-]+==\S+(?: ; .*?)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?)$")


def main(arguments: list[str]) -> str | None:
    """Install; what is wrong, else None."""
    if not {"install", "--require-hashes", "--only-binary", ":all:", "-r"} <= set(arguments):
        return f"not held to hashes: {' '.join(arguments)}"
    file = Path(arguments[arguments.index("-r") + 1])
    text = file.read_text(encoding="utf-8")
    found = TOOL.search(text)
    if found is None:
        return f"{file} does not name the tool"
    loose = [line for line in TOOL.sub("", text).splitlines() if line and not PIN.match(line)]
    if loose:
        return f"no pin with hashes: {loose[0]}"
    wheel = file.with_name(f"tak_gitops-{found[1]}-py3-none-any.whl")
    if not wheel.is_file() or hashlib.sha256(wheel.read_bytes()).hexdigest() != found[2]:
        return "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE"
    tak = Path(sys.argv[0]).with_name("tak")
    tak.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tak_gitops "$@"\n', encoding="utf-8")
    tak.chmod(0o755)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
