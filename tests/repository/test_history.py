"""The order files of a commit and of the work tree."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builders.repository import RepositoryBuilder
from tak_gitops.errors import TakError
from tak_gitops.repository.history import (
    Bringing,
    OrderChanges,
    brought_by,
    new_orders,
    newest_orders,
    order_at,
    order_changes,
    orders_at,
    orders_in_work_tree,
    same_files,
)
from tak_gitops.texts import msg

ORDER = "orders/ntjp-qa/2026-11-23-eken-0123456789ab.json"


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryBuilder:
    """The minimal repository, committed."""
    return RepositoryBuilder(tmp_path / "r").minimal().init()


def expect(repository: RepositoryBuilder, expected: dict[str, bytes], folder: str = ".") -> None:
    """Both on disk and in a commit of it there are these orders."""
    root = repository.root / folder
    assert expected == orders_in_work_tree(root)
    assert expected == orders_at(root, repository.commit())


def test_orders_are_found(repository: RepositoryBuilder) -> None:
    """Every JSON file below `orders`, with its bytes."""
    deep = "orders/ntjp-prod/2026/å ä.json"
    repository.write(ORDER, b"{}\r\n\xff").write(deep, b"").write("orders/README.md", "").write("orders/x/y.yaml", "")
    expect(repository, {ORDER: b"{}\r\n\xff", deep: b""})


def test_there_need_be_no_orders(repository: RepositoryBuilder) -> None:
    """No folder, no orders; no commit, no orders."""
    expect(repository, {})
    assert {} == orders_at(repository.root, None)


def test_a_commit_has_its_own(repository: RepositoryBuilder) -> None:
    """What is on disk now does not matter."""
    commit = repository.write(ORDER, "{}").commit()
    repository.delete(ORDER).write("orders/ntjp-qa/ny.json", "{}")
    assert {ORDER: b"{}"} == orders_at(repository.root, commit)
    assert ["orders/ntjp-qa/ny.json"] == list(orders_in_work_tree(repository.root))


def test_orders_are_those_of_the_root(tmp_path: Path) -> None:
    """In a repository within a larger one, paths begin at the folder with the settings."""
    repository = RepositoryBuilder(tmp_path).write(f"tjänster/tak/{ORDER}", "{}").write(ORDER, "annat").init()
    expect(repository, {ORDER: b"{}"}, "tjänster/tak")


@pytest.mark.parametrize(
    ("link", "target"),
    [(ORDER, "../../tak-gitops.yaml"), ("orders/ntjp-qa", "../annat"), ("orders", "annat"), (ORDER, "borta")],
    ids=["file", "folder", "all of it", "broken"],
)
def test_links_are_no_orders(repository: RepositoryBuilder, link: str, target: str) -> None:
    """What a reviewer cannot see is not an order."""
    repository.write("annat/ntjp-qa/x.json", "{}").write("annat/y.json", "{}")
    path = repository.root / link
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
    expect(repository, {})


def test_a_file_called_orders_is_none(repository: RepositoryBuilder) -> None:
    """`orders` must be a folder."""
    expect(repository.write("orders", "{}"), {})


def link_to_settings(repository: RepositoryBuilder) -> None:
    """The order file becomes a symbolic link."""
    (repository.root / ORDER).unlink()
    (repository.root / ORDER).symlink_to("../../tak-gitops.yaml")


def executable(repository: RepositoryBuilder) -> None:
    """The order file may be executed; what it says is the same."""
    (repository.root / ORDER).chmod(0o755)


CHANGES: dict[str, tuple[Callable[[RepositoryBuilder], object], OrderChanges]] = {
    "another is added": (
        lambda each: each.write("orders/x/å.json", b"\xff\r\n"),
        OrderChanges({"orders/x/å.json": b"\xff\r\n"}, (), ()),
    ),
    "it is changed": (lambda each: each.write(ORDER, "{ }"), OrderChanges({}, (ORDER,), ())),
    "it is deleted": (lambda each: each.delete(ORDER), OrderChanges({}, (), (ORDER,))),
    "it is moved": (
        lambda each: each.delete(ORDER).write("orders/x/y.json", "{}"),
        OrderChanges({"orders/x/y.json": b"{}"}, (), (ORDER,)),
    ),
    "it becomes a link": (link_to_settings, OrderChanges({}, (), (ORDER,))),
    "its mode changes": (executable, OrderChanges({}, (), ())),
    "something else": (
        lambda each: each.write("README.md", "x").write("orders/x/y.txt", "x"),
        OrderChanges({}, (), ()),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("folder", ["", "tjänster/tak"])
def test_what_a_commit_does_to_orders(tmp_path: Path, change: str, folder: str) -> None:
    """Added are those that were not there; one that is changed, deleted or replaced by a link was touched."""
    top = RepositoryBuilder(tmp_path).write("orders/ntjp-qa/annan.json", "{}").init()
    inner = RepositoryBuilder(tmp_path / folder).write(ORDER, "{}").write("tak-gitops.yaml", "")
    base = top.commit()
    act, expected = CHANGES[change]
    act(inner)
    if folder:
        top.delete("orders/ntjp-qa/annan.json")
    assert expected == order_changes(inner.root, base, top.commit())


@pytest.mark.parametrize("folder", ["", "tjänster/tak"])
@pytest.mark.parametrize("change", CHANGES)
def test_whether_a_file_is_as_it_was(tmp_path: Path, change: str, folder: str) -> None:
    """Its content counts, and that it is a file; its mode does not."""
    top = RepositoryBuilder(tmp_path).write("orders/ntjp-qa/annan.json", "{}").init()
    inner = RepositoryBuilder(tmp_path / folder).write(ORDER, "{}").write("tak-gitops.yaml", "")
    base = top.commit()
    act, expected = CHANGES[change]
    act(inner)
    files = [(base, ORDER), (base, "tak-gitops.yaml"), (base, "orders/borta.json")]
    is_same = ORDER not in expected.changed + expected.deleted
    assert [is_same, True, False] == same_files(inner.root, files, top.commit())
    assert [] == same_files(inner.root, [], base)


def test_the_first_commit_adds_orders(repository: RepositoryBuilder) -> None:
    """It is measured from nothing."""
    repository.git("checkout", "--quiet", "--orphan", "ny")
    commit = repository.write(ORDER, "{}").commit()
    assert ({ORDER: b"{}"}, (), ()) == order_changes(repository.root, None, commit)


def test_a_link_becomes_an_order(repository: RepositoryBuilder) -> None:
    """A file in the place of a link is a new order."""
    repository.write(ORDER, "{}")
    link_to_settings(repository)
    base = repository.commit()
    (repository.root / ORDER).unlink()
    assert ({ORDER: b"{}"}, (), ()) == order_changes(repository.root, base, repository.write(ORDER, "{}").commit())


def test_one_order_of_a_commit(tmp_path: Path) -> None:
    """Its bytes by its path from the folder with the settings, whatever is checked out."""
    repository = RepositoryBuilder(tmp_path).write(f"tjänster/tak/{ORDER}", b"\xff\r\n").init()
    commit = repository.git("rev-parse", "HEAD")
    repository.delete(f"tjänster/tak/{ORDER}").write("tjänster/tak/x", "").commit()
    assert b"\xff\r\n" == order_at(tmp_path / "tjänster/tak", commit, ORDER)


def newest(repository: RepositoryBuilder, folder: str = ".") -> list[list[str]]:
    """The names of the orders of an environment, in their groups."""
    commit = repository.commit()
    return [[Path(each).name for each in group] for group in newest_orders(repository.root / folder, commit, "ntjp-qa")]


def test_the_newest_orders_come_first(repository: RepositoryBuilder) -> None:
    """By the day that their names begin with; those of one day together, and only those of the environment."""
    for name in (
        "2026-11-23-b.json",
        "2026-11-23-a.json",
        "2026-12-01-c.json",
        "2025-12-31-d.json",
        "2026-12-02-e.txt",
    ):
        repository.write(f"orders/ntjp-qa/{name}", "{}")
    repository.write("orders/ntjp-qa-2/2026-12-03-x.json", "{}").write("orders/ntjp-prod/2026-12-04-y.json", "{}")
    expected = [["2026-12-01-c.json"], ["2026-11-23-b.json", "2026-11-23-a.json"], ["2025-12-31-d.json"]]
    assert expected == newest(repository)


def test_newest_orders_have_their_content(repository: RepositoryBuilder) -> None:
    """Bytes, by the path from the root; a link is none of them."""
    repository.write(ORDER, b"\xff\r\n")
    (repository.root / "orders/ntjp-qa/2026-12-24-link.json").symlink_to("../../tak-gitops.yaml")
    assert [{ORDER: b"\xff\r\n"}] == list(newest_orders(repository.root, repository.commit(), "ntjp-qa"))


def test_a_newest_order_that_git_has_lost_is_told_of(repository: RepositoryBuilder) -> None:
    """It is not passed over as if an older one had been the last."""
    commit = repository.write(ORDER, "{}").commit()
    blob = repository.git("rev-parse", f"{commit}:{ORDER}")
    (repository.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(TakError) as problem:
        list(newest_orders(repository.root, commit, "ntjp-qa"))
    assert msg("git.no_object", path=ORDER, commit=commit[:12]) == problem.value.message


def test_no_newest_orders(repository: RepositoryBuilder) -> None:
    """Neither where there are no orders, nor where there is no commit."""
    assert [] == newest(repository)
    assert [] == list(newest_orders(repository.root, None, "ntjp-qa"))


def test_newest_orders_are_those_of_the_root(tmp_path: Path) -> None:
    """Below a larger repository's root."""
    repository = RepositoryBuilder(tmp_path).write(f"tjänster/tak/{ORDER}", "{}").write(ORDER, "annat").init()
    assert [[Path(ORDER).name]] == newest(repository, "tjänster/tak")


def test_new_orders(repository: RepositoryBuilder) -> None:
    """Those on disk that a commit does not have, of one environment; committed or not."""
    base = repository.write(ORDER, "{}").commit()
    new, other = "orders/ntjp-qa/2026-11-24-ny-0123456789ab.json", "orders/ntjp-prod/2026-11-24-ny-0123456789ab.json"
    repository.write(new, "ny").write(other, "{}").commit()
    assert {new: b"ny"} == new_orders(repository.root, base, "ntjp-qa")
    assert {ORDER: b"{}", new: b"ny"} == new_orders(repository.root, None, "ntjp-qa")
    assert {} == new_orders(repository.root, "HEAD", "ntjp-qa")
    assert {} == new_orders(repository.root, base, "ntjp-dev")


def test_new_orders_below_the_root(tmp_path: Path) -> None:
    """In a repository within a larger one, paths begin at the folder with the settings."""
    repository = RepositoryBuilder(tmp_path).write(f"tak/{ORDER}", "{}").init()
    repository.write(f"tak/{ORDER}.json", "ny")
    assert {f"{ORDER}.json": b"ny"} == new_orders(tmp_path / "tak", "HEAD", "ntjp-qa")


def test_new_orders_are_no_links(repository: RepositoryBuilder) -> None:
    """What a reviewer cannot see is not an order."""
    repository.write("orders/ntjp-qa/x.txt", "{}")
    (repository.root / ORDER).symlink_to("x.txt")
    assert {} == new_orders(repository.root, "HEAD", "ntjp-qa")


def test_who_brought_an_order(repository: RepositoryBuilder) -> None:
    """The merge on the branch that is looked at, not the commit in the branch that was merged."""
    repository.branch("ny").write(ORDER, "{}").commit()
    repository.write("x", "1").commit()
    merge = repository.checkout("main").merge("ny")
    repository.write("x", "2").commit()
    assert Bringing(merge, is_merge=True) == brought_by(repository.root, ORDER, "HEAD")
    assert None is brought_by(repository.root, ORDER, f"{merge}^1")


def test_a_commit_that_brought_an_order(repository: RepositoryBuilder) -> None:
    """A commit that is no merge, also in a repository within a larger one."""
    commit = repository.write(f"tak/{ORDER}", "{}").commit()
    repository.write("x", "2").commit()
    assert Bringing(commit, is_merge=False) == brought_by(repository.root / "tak", ORDER, "HEAD")


def test_a_clone_that_does_not_go_back(repository: RepositoryBuilder, tmp_path: Path) -> None:
    """Where the history is cut off, the oldest commit looks as if it had brought everything: nothing is said."""
    repository.write(ORDER, "{}").commit()
    repository.write("x", "2").commit()
    clone = repository.clone(tmp_path / "clone", "--depth=1")
    assert None is brought_by(clone.root, ORDER, "HEAD")
