"""R13: no way to find nothing to do while an order was merged ends well: it is in the ledger, or somebody is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builders.repository import CONNECTION, ENVIRONMENT, EXPORT, SETTINGS, RepositoryBuilder
from builders.scene import DECLARED, PORTAL, Scene, permission
from tak_gitops.cli import run
from tak_gitops.errors import ExitCode
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.ledger.store import Ledger

Way = Callable[[Scene], Path | None]


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    """A change on a branch, with its order."""
    made = Scene(tmp_path / "repo", capsys)
    made.repo.branch("portal").edit(CONNECTION, "[journal]", "[journal, portal]")
    made.tak("order")
    made.repo.commit("Ge portalen behörighet")
    return made


def merged(scene: Scene) -> RepositoryBuilder:
    """The repository with the change on main."""
    scene.repo.checkout("main").merge("portal")
    return scene.repo


def order_path(scene: Scene) -> str:
    """The path of the order file."""
    (path,) = scene.orders()
    return path


def moved(scene: Scene, to: str) -> None:
    """Let the branch have the order file in another place."""
    path = order_path(scene)
    scene.repo.write(to, scene.repo.read(path).encode()).delete(path).commit()
    merged(scene)


def shallow(scene: Scene) -> Path:
    """A clone of one commit, as CI makes it."""
    return merged(scene).clone(scene.repo.root.parent / "shallow", "--depth=1").root


def old_checkout(scene: Scene) -> Path:
    """A clone whose checkout is older than the merge."""
    clone = scene.repo.clone(scene.repo.root.parent / "old", "--branch=main")
    merged(scene)
    return clone.root


def detached(scene: Scene) -> None:
    """A checkout of an old commit by its id."""
    merged(scene).checkout(scene.repo.git("rev-parse", "main~1"))


def other_branch(scene: Scene) -> None:
    """A checkout of the branch itself, after the merge."""
    merged(scene).checkout("portal")


def no_such_branch(scene: Scene) -> None:
    """Settings that name a branch which is not there."""
    merged(scene).write(SETTINGS, scene.repo.read(SETTINGS) + "branch: huvud\n").commit()


def deleted_afterwards(scene: Scene) -> None:
    """A second merge that deletes the order."""
    path = order_path(scene)
    merged(scene).branch("städa").delete(path).commit()
    scene.repo.checkout("main").merge("städa")


def reverted_afterwards(scene: Scene) -> None:
    """A second merge that takes the first one back."""
    merged(scene).git("revert", "--no-edit", "-m", "1", "HEAD")


def changed_afterwards(scene: Scene) -> None:
    """A second merge that changes the order file."""
    path = order_path(scene)
    merged(scene).write(path, scene.repo.read(path).replace(PORTAL, "SE2321000131-ANNAN")).commit()


def overlaid_by_another(scene: Scene) -> None:
    """A second merge that has nothing to do with it."""
    merged(scene).write("README.md", "Ny text\n").commit()


def without_the_environment(scene: Scene) -> None:
    """A second merge that removes the environment."""
    merged(scene).git("rm", "-r", "--quiet", "environments")
    scene.repo.commit()


def broken_files(scene: Scene) -> None:
    """A merge whose files have errors."""
    scene.repo.write("systems/trasig.yaml", "kind: [").commit()
    merged(scene)


def broken_and_mended(scene: Scene) -> None:
    """A merge whose files have errors, and one that mends them."""
    broken_files(scene)
    scene.repo.delete("systems/trasig.yaml").commit()


def in_another_folder(scene: Scene) -> None:
    """The order of an environment that there is not."""
    moved(scene, "orders/annan/2026-11-23-eken.json")


def one_folder_down(scene: Scene) -> None:
    """The order a folder deeper."""
    moved(scene, "orders/ntjp-qa/2026/2026-11-23-eken.json")


def at_the_top(scene: Scene) -> None:
    """The order in no environment's folder."""
    moved(scene, "orders/2026-11-23-eken.json")


def with_another_ending(scene: Scene) -> None:
    """The order as a file of another kind."""
    moved(scene, "orders/ntjp-qa/2026-11-23-eken.json.txt")


def with_a_large_ending(scene: Scene) -> None:
    """The order as .JSON."""
    moved(scene, "orders/ntjp-qa/2026-11-23-eken.JSON")


def as_a_link(scene: Scene) -> None:
    """The order file as a symbolic link."""
    path = order_path(scene)
    content = scene.repo.read(path).encode()
    scene.repo.write("kopia.json", content).delete(path)
    (scene.repo.root / path).symlink_to("../../kopia.json")
    scene.repo.commit()
    merged(scene)


def folder_as_a_link(scene: Scene) -> None:
    """The folder of orders as a symbolic link."""
    path = order_path(scene)
    scene.repo.write(path.replace("orders/", "ordrar/", 1), scene.repo.read(path).encode()).delete(path)
    (scene.repo.root / "orders" / "ntjp-qa").rmdir()
    (scene.repo.root / "orders").rmdir()
    (scene.repo.root / "orders").symlink_to("ordrar")
    scene.repo.commit()
    merged(scene)


def executable(scene: Scene) -> None:
    """An order file that may be executed."""
    (scene.repo.root / order_path(scene)).chmod(0o755)
    scene.repo.commit()
    merged(scene)


def empty_order(scene: Scene) -> None:
    """An order file with nothing in it."""
    scene.repo.write(order_path(scene), b"").commit()
    merged(scene)


def order_without_parts(scene: Scene) -> None:
    """An order file whose lines have no payload."""
    text = scene.repo.read(order_path(scene))
    head, _, _ = text.partition('"parts": [')
    scene.repo.write(order_path(scene), f'{head}"parts": []\n}}\n'.encode()).commit()
    merged(scene)


def squashed(scene: Scene) -> None:
    """The branch as one commit."""
    scene.repo.checkout("main").git("merge", "--squash", "--quiet", "portal")
    scene.repo.commit()


def octopus(scene: Scene) -> None:
    """Two branches in one merge."""
    scene.repo.checkout("main").branch("annat").write("README.md", "x\n").commit()
    scene.repo.checkout("main").git("merge", "--quiet", "--no-ff", "-m", "Slå samman", "annat", "portal")


def through_another_branch(scene: Scene) -> None:
    """A merge of a branch that the branch was merged into."""
    scene.repo.checkout("main").branch("samling").write("README.md", "x\n").commit()
    scene.repo.merge("portal")
    scene.repo.checkout("main").merge("samling")


def no_export(scene: Scene) -> None:
    """No live."""
    merged(scene).delete(EXPORT)


def empty_export(scene: Scene) -> None:
    """An export without rows."""
    merged(scene)
    scene.export([], others=False)


def old_export(scene: Scene) -> None:
    """An export of another month."""
    from datetime import UTC, datetime

    merged(scene)
    scene.export(DECLARED, made=datetime(2026, 10, 1, tzinfo=UTC))


def live_already_so(scene: Scene) -> None:
    """Somebody has ordered the same by hand."""
    merged(scene)
    scene.export([*DECLARED, permission(PORTAL)])


def no_channel(scene: Scene) -> None:
    """An environment that does not say how orders leave."""
    scene.repo.edit(ENVIRONMENT, "channel: {kind: file, folder: ../../outbox}\n", "").commit()
    merged(scene)


def work_tree_without_files(scene: Scene) -> None:
    """A work tree in which everything but the settings is gone."""
    merged(scene)
    for path in ("systems", "environments", "orders"):
        for file in (scene.repo.root / path).rglob("*.*"):
            file.unlink()


def rewritten_branch(scene: Scene) -> None:
    """A branch that has lost what the cursor is at."""
    merged(scene)
    scene.tak("submit")
    scene.repo.git("reset", "--quiet", "--hard", "portal~1")
    scene.repo.edit(CONNECTION, "[journal]", "[portal]")
    scene.tak("order")
    scene.repo.commit()


WAYS: dict[str, Way] = {
    way.__name__: way
    for way in (
        shallow, old_checkout, detached, other_branch, no_such_branch, deleted_afterwards, reverted_afterwards,
        changed_afterwards, overlaid_by_another, without_the_environment, broken_files, broken_and_mended,
        in_another_folder, one_folder_down, at_the_top, with_another_ending, with_a_large_ending, as_a_link,
        folder_as_a_link, executable, empty_order, order_without_parts, squashed, octopus, through_another_branch,
        no_export, empty_export, old_export, live_already_so, no_channel, work_tree_without_files, rewritten_branch,
    )
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_an_order_is_never_lost_in_silence(way: str, scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0 only where every order that was merged has its entry; and nobody sees a traceback."""
    elsewhere = WAYS[way](scene)
    root = elsewhere or scene.repo.root
    capsys.readouterr()
    arguments = () if elsewhere is None else ("--export", str(scene.repo.root / EXPORT))
    code = run(["-C", str(root), "submit", "--as-of", "2026-11-23", *arguments])
    told = capsys.readouterr().err
    remote = "origin" if elsewhere else None
    entries = state(Ledger.open(root, "tak-ledger", remote).read().files).entries
    assert ExitCode.OK != code or entries, told
    assert told
    if ExitCode.OK == code:
        newest = max(entries.values(), key=lambda each: each.order.seq)
        tip = scene.repo.git("rev-parse", "main")
        history = scene.repo.git("rev-list", "--first-parent", tip).split()
        assert newest.order.merge in history


def test_the_table_is_whole() -> None:
    """Thirty ways at least (reliability.md 7)."""
    assert 30 <= len(WAYS)
