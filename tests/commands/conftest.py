"""What tests of commands stand on."""

from pathlib import Path

import pytest

from builders.scene import Scene


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """The minimal repository, in a folder of its own."""
    return Scene(tmp_path / "repo", capsys)
