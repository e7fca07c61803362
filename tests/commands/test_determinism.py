"""The same input gives the same bytes, in any process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders.repository import CONNECTION, ENVIRONMENT
from builders.scene import DAY, DECLARED, Scene, permission, routing

MANY = [f"SE2321000131-E{n:012d}" for n in range(10, 38)]


@pytest.fixture(name="busy")
def _busy(scene: Scene) -> Scene:
    """A branch that adds, changes and removes, over a live that differs."""
    listed = "\n".join(f"  - {{id: {address}, name: Vårdcentralen {address[-2:]}}}" for address in MANY)
    scene.repo.edit(CONNECTION, "consumers:", f"{listed}\nconsumers:")
    scene.repo.edit(ENVIRONMENT, "channel:", "limits: {changes_percent: 100}\nchannel:").commit()
    routings = [routing(address) for address in MANY[:20]]
    scene.export([*DECLARED, *routings, *(permission(address=address) for address in MANY[5:25])])
    scene.repo.branch("andring").edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    scene.repo.edit(CONNECTION, "[journal]", "[portal, journal]")
    kept = [line for line in scene.repo.read(CONNECTION).splitlines(keepends=True) if MANY[0] not in line]
    scene.repo.write(CONNECTION, "".join(kept).encode())
    return scene


def told(scene: Scene, seed: str, cache: Path, *arguments: str) -> bytes:
    """What `tak` writes to standard output in a process of its own, with its own hash seed and cache."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(cache), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "tak_gitops", "-C", str(scene.repo.root), *arguments, "--as-of", DAY]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert 0 == done.returncode, done.stderr.decode()
    return done.stdout


def test_a_plan_is_the_same_in_every_process(busy: Scene, tmp_path: Path) -> None:
    """Hash seeds and caches change no byte of a plan."""
    runs = [("0", "a"), ("1", "b"), ("2", "a")]
    one, *others = (told(busy, seed, tmp_path / cache, "plan", "--format", "json") for seed, cache in runs)
    assert b'"drift": [\n' in one
    assert [one, one] == others


def test_an_order_is_the_same_in_every_process(busy: Scene, tmp_path: Path) -> None:
    """Hash seeds and caches change no byte of an order file."""
    written = []
    for seed in ("0", "1"):
        told(busy, seed, tmp_path / seed, "order")
        written.append(busy.orders())
        for path in busy.orders():
            busy.repo.delete(path)
    assert 1 == len(written[0])
    assert written[0] == written[1]
