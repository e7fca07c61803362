"""The generator of platforms: exact, believable, and the same every time."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.sandbox.make import make_platform
from tak_gitops.sandbox.platform import MOVED, MadePlatform, with_drift


def routing_keys(platform: MadePlatform) -> list[tuple[int, int]]:
    """What makes each declared routing one routing."""
    return [(row.unit, row.contract) for row in platform.declared_routings()]


def permission_keys(platform: MadePlatform) -> list[tuple[int, int, int]]:
    """What makes each declared permission one permission."""
    return [(row.unit, row.contract, row.consumer) for row in platform.declared_permissions()]


@given(
    routings=st.integers(1, 400),
    permissions=st.integers(0, 1500),
    files=st.none() | st.integers(1, 60),
    seed=st.integers(0, 9),
)
def test_a_platform_has_the_rows_that_were_asked_for(
    routings: int, permissions: int, files: int | None, seed: int
) -> None:
    """As many routings and permissions as asked for, each with a key of its own."""
    platform = make_platform(routings, permissions, files=files, seed=seed)
    assert routings == len(routing_keys(platform)) == len(set(routing_keys(platform)))
    assert permissions == len(permission_keys(platform)) == len(set(permission_keys(platform)))


def test_a_platform_has_about_the_files_that_were_asked_for() -> None:
    """One file a connection or access; a few accesses may find no permissions left."""
    platform = make_platform(3000, 7000, files=200)
    assert 195 <= len(platform.connections) + len(platform.accesses) <= 201
    assert platform.accesses


def test_a_platform_without_routings_is_refused() -> None:
    """A connection has at least one."""
    with pytest.raises(ValueError, match="0 routings"):
        make_platform(0, 10)


def test_the_seed_decides() -> None:
    """The same seed gives the same platform, another one another."""
    first, again, other = (make_platform(300, 700, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_every_process_makes_the_same() -> None:
    """The order of sets and dicts of one process does not show."""
    program = "from tak_gitops.sandbox.make import make_platform; print(repr(make_platform(300, 700)))"
    made = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert 1 == len(made)


def test_drift_is_as_large_as_asked_for() -> None:
    """Of the routings every hundredth differs, half by URL and half by absence; of the permissions it is missing."""
    platform = with_drift(make_platform(1000, 2000), 1)
    live = list(platform.live_routings())
    assert 995 == len(live)
    assert 5 == sum(row.target.url.startswith(MOVED) for row in live)
    assert 1980 == len(list(platform.live_permissions()))


@pytest.mark.parametrize("percent", [0, -1, 101])
def test_drift_is_a_part(percent: float) -> None:
    """No drift is the platform as it is; more than all of it cannot be."""
    with pytest.raises(ValueError, match="per cent"):
        with_drift(make_platform(10, 10), percent)


def test_without_drift_live_is_what_is_declared() -> None:
    """The platform as it is made has nothing to order."""
    platform = make_platform(200, 400)
    assert list(platform.declared_routings()) == list(platform.live_routings())
    assert list(platform.declared_permissions()) == list(platform.live_permissions())
