"""Golden files: what a person or a program is shown, kept beside the tests and read by reviewers.

`TAK_TEST_UPDATE=1 pytest …` writes them anew; the difference is then read in Git before it is committed.
"""

import os
from pathlib import Path

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
_UPDATE = bool(os.environ.get("TAK_TEST_UPDATE"))


def assert_golden(file: Path, actual: str) -> None:
    """What `file` holds is `actual`."""
    if _UPDATE:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(actual, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == actual
