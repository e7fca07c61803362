"""What the tests of merges without an order, and of orders that were never sent, have in common.

deactivated(scene)          # a merge that asks for a case, without an order
scene.tak("submit")
statuses(scene)             # [Status.UNORDERED]
ordered(scene, 1)           # another pull request orders it
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from builders.repository import CONSUMER, PRODUCER
from builders.scene import DAY, Scene
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.entry import Entry, Status
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.ledger.store import Ledger

CASE = "environments/ntjp-qa/tidbok/arende.yaml"
WRITTEN = "kind: Case\ncase: source_system_change\nsystem: tidbok\ntext: Byte av databas.\n"
JOUR = "contacts: [{role: technical, name: Jouren, email: jour@region.example}]\n"


_TEMPLATES: list[TemporaryDirectory[str]] = []
"""The scene that all begin as, made once: fifty runs of git take longer than copying a folder."""


def begun(folder: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """The minimal repository, as TAK has it, and a ledger that has begun."""
    if not _TEMPLATES:
        place = TemporaryDirectory(prefix="tak-begun-")
        assert ExitCode.OK == Scene(Path(place.name) / "repo", capsys).tak("submit").code
        _TEMPLATES.append(place)
    shutil.copytree(Path(_TEMPLATES[0].name) / "repo", folder, symlinks=True)
    return Scene.at(folder, capsys)


def entries(scene: Scene) -> list[Entry]:
    """What the ledger has."""
    return list(state(Ledger.open(scene.repo.root, "tak-ledger", None).read().files).entries.values())


def statuses(scene: Scene) -> list[Status]:
    """What its entries are."""
    return [each.status for each in entries(scene)]


def merge(scene: Scene) -> None:
    """Merge what the work tree has, in a branch of its own."""
    name = f"b{len(scene.repo.git('branch').splitlines())}"
    scene.repo.branch(name).commit(name)
    scene.repo.checkout("main").merge(name)


def deactivate(scene: Scene) -> None:
    """A system is not to order any more, in the work tree."""
    scene.repo.edit(CONSUMER, "name: Journal\n", "name: Journal\nstatus: deactivated\n")


def call(scene: Scene) -> None:
    """Others are to be asked about a system, in the work tree."""
    scene.repo.edit(PRODUCER, "name: Tidbok\n", "name: Tidbok\n" + JOUR)


def write(scene: Scene) -> None:
    """A file asks for a change in a source system, in the work tree."""
    scene.repo.write(CASE, WRITTEN)


def deactivated(scene: Scene) -> None:
    """The same, merged without an order."""
    deactivate(scene)
    merge(scene)


def called(scene: Scene) -> None:
    """The same, merged without an order."""
    call(scene)
    merge(scene)


def written(scene: Scene) -> None:
    """The same, merged without an order."""
    write(scene)
    merge(scene)


def ordered(scene: Scene, number: int = 1, day: str = DAY) -> None:
    """Another pull request orders the case of an entry."""
    name = f"beställ-{number}"
    scene.repo.branch(name)
    told = scene.tak("order", "ntjp-qa", "--drift", f"case:{number}", day=day)
    assert ExitCode.OK == told.code, told.err
    scene.repo.commit()
    checked = scene.tak("order", "--check", day=day)
    assert ExitCode.OK == checked.code, checked.err
    scene.repo.checkout("main").merge(name)


def at_once(scene: Scene) -> None:
    """Run `tak submit` twice at the same time, as processes."""
    words = [sys.executable, "-m", "tak_gitops", "-C", str(scene.repo.root), "submit", "--as-of", DAY]
    runs = [subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
    for each in runs:
        each.wait(timeout=120)
