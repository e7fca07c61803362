"""What tests of commands stand on."""

from pathlib import Path

import pytest

from builders.large_scene import enlarge
from builders.scene import Scene


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """The minimal repository, in a folder of its own."""
    return Scene(tmp_path / "repo", capsys)


@pytest.fixture
def large(scene: Scene) -> Scene:
    """The same with a larger connection, on a branch."""
    return enlarge(scene)
