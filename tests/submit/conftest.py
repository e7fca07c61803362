"""A TAK that runs, and a remote: made once for the tests of a file, which each merge an order of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.proving import Proving
from builders.submission import Submission


@pytest.fixture(scope="module")
def proving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proving]:
    """The world of the tests of one file."""
    with Proving(tmp_path_factory.mktemp("proving") / "world", addresses=40) as made:
        yield made


@pytest.fixture
def submission(proving: Proving, tmp_path: Path) -> Submission:
    """One merged order of its own, and a clone."""
    return Submission(proving, tmp_path)
