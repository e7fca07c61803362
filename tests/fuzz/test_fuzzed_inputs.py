"""Every input that ever broke a reader is given to it again, and the good ones that fuzzing begins with."""

import pytest

from builders.fuzz_targets import KEPT, TARGETS

ENOUGH = 40
FOUND = [
    pytest.param(path.parent.name, path.read_bytes(), id=f"{path.parent.name}-{path.name}")
    for path in sorted(KEPT.glob("*/*"))
]


@pytest.mark.parametrize(("name", "content"), FOUND)
def test_what_was_found_stays_mended(name: str, content: bytes) -> None:
    """A file in tests/fuzz/inputs/<target>/ is tried by being there (bench/fuzz.py)."""
    expect_kept(name, content)


@pytest.mark.parametrize("name", TARGETS)
def test_good_inputs_are_read(name: str) -> None:
    """A target that refuses or breaks what it begins with would be fuzzed in vain."""
    seeds = list(TARGETS[name].seeds())
    for content in seeds[:: len(seeds) // ENOUGH + 1]:
        expect_kept(name, content)


def expect_kept(name: str, content: bytes) -> None:
    """Nothing but what the program raises for people leaves the reader."""
    assert TARGETS[name].run(content) is None
