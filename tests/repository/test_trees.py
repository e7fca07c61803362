"""The work tree and a commit: two ways to the same files."""

import os
from pathlib import Path

import pytest

from builders.repository import CONNECTION, MINIMAL, PRODUCER, SETTINGS, RepositoryBuilder
from tak_gitops.errors import TakError
from tak_gitops.findings import Finding
from tak_gitops.repository.commits import CommitTree
from tak_gitops.repository.trees import TreeFile, WorkTree
from tak_gitops.texts import msg

NAMES = ("å ä ö.yaml", "rad\nbrytning.yaml", "tab\tb.csv", '"citat".yml', "-x.yaml", "*.yaml", "a\\b.yaml", "🌳.yaml")


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryBuilder:
    """The minimal repository, committed."""
    return RepositoryBuilder(tmp_path / "r").minimal().init()


def trees(repository: RepositoryBuilder, folder: str = ".") -> tuple[WorkTree, CommitTree]:
    """What is on disk, and the same committed."""
    root = repository.root / folder
    return WorkTree(root), CommitTree(root, repository.commit())


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Key and place of each finding, sorted."""
    return sorted((each.message.key, str(each.place)) for each in findings)


def expect_equal(repository: RepositoryBuilder, folder: str = ".") -> tuple[set[str], list[tuple[str, str]]]:
    """Both trees have the same files, ids, content and findings; their paths and findings."""
    work, commit = trees(repository, folder)
    (files, findings), (committed, of_commit) = work.files(), commit.files()
    assert list(files.items()) == list(committed.items())
    assert work.contents(files.values()) == commit.contents(committed.values())
    assert said(findings) == said(of_commit)
    return set(files), said(findings)


def test_the_same_files_are_the_same(repository: RepositoryBuilder) -> None:
    """Ids, content and order agree, whatever the bytes, the names and the rights of files."""
    repository.write("systems/x.csv", b"").write("systems/y.yaml", b"a\r\nb\0\xff\n").write("systems/z.yaml", b"")
    for name in NAMES:
        repository.write(f"environments/ntjp-qa/{name}/{name}", name)
    (repository.root / "systems/z.yaml").chmod(0o755)
    expected = {*MINIMAL, "systems/x.csv", "systems/y.yaml", "systems/z.yaml"}
    expected |= {f"environments/ntjp-qa/{name}/{name}" for name in NAMES}
    assert (expected, []) == expect_equal(repository)


def test_ids_are_those_of_git(repository: RepositoryBuilder) -> None:
    """Git names the content of a file as we do."""
    files, _ = WorkTree(repository.root).files()
    assert {path: repository.git("rev-parse", f"HEAD:{path}") for path in MINIMAL} == {
        path: file.blob for path, file in files.items()
    }


def test_what_is_not_of_interest_is_in_neither(repository: RepositoryBuilder) -> None:
    """Other folders, hidden files and other suffixes do not count, nor what editors leave behind."""
    for path in ("annat.yaml", "orders/a.yaml", "systems/.a", "systems/.b/a.txt", "systems/README.md"):
        repository.write(path, "x: y")
    for path in ("systems/a.yaml~", "systems/.a.yaml.swp", "systems/.#a.yaml", "systems/#a.yaml#"):
        repository.write(path, "x: y")
    assert (set(MINIMAL), []) == expect_equal(repository)


def test_what_is_put_aside_is_told_of(repository: RepositoryBuilder) -> None:
    """A file that would be read under another name is in neither, and both say so: its rows are removed."""
    aside = [f"systems/{name}" for name in (".a.yaml", ".b/c/a.YML", "a.yaml.bak", "a.yaml.disabled", "a.yml_")]
    for path in aside:
        repository.write(path, "x: y")
    assert (set(MINIMAL), [("TG129", path) for path in aside]) == expect_equal(repository)


def test_allow_files_are_of_interest(repository: RepositoryBuilder) -> None:
    """Of all that is below `orders`, only the allow files right in the folder of an environment are read."""
    wanted = {"orders/ntjp-qa/allow-a.yaml", "orders/ntjp-prod/allow-å b.yml"}
    others = (
        "orders/ntjp-qa/x.json",
        "orders/ntjp-qa/x.yaml",
        "orders/allow-a.yaml",
        "orders/ntjp-qa/2026/allow-a.yaml",
    )
    for path in (
        *wanted,
        *others,
        "orders/.git-qa/allow-a.yaml",
        "orders/ntjp-qa/allow-.yaml",
        "orders/ntjp-qa/allow-a.json",
    ):
        repository.write(path, "reason: x")
    assert ({*MINIMAL, *wanted}, []) == expect_equal(repository)


def test_an_allow_file_is_no_link(repository: RepositoryBuilder) -> None:
    """What a reviewer cannot see allows nothing; other links among the orders are left alone, as other files are."""
    repository.write("orders/ntjp-qa/x.json", "{}")
    for name in ("allow-a.yaml", "annat.yaml"):
        (repository.root / "orders/ntjp-qa" / name).symlink_to("../../tak-gitops.yaml")
    assert [("TG100.link", "orders/ntjp-qa/allow-a.yaml")] == expect_equal(repository)[1]


@pytest.mark.parametrize("link", ["orders", "orders/ntjp-qa"])
def test_allow_files_are_not_looked_for_behind_links(repository: RepositoryBuilder, link: str) -> None:
    """A folder that is a link is passed over."""
    repository.write("annat/allow-a.yaml", "reason: x").write("annat/ntjp-qa/allow-a.yaml", "reason: x")
    (repository.root / link).parent.mkdir(exist_ok=True)
    (repository.root / link).symlink_to(repository.root / "annat", target_is_directory=True)
    assert (set(MINIMAL), []) == expect_equal(repository)


def test_a_repository_may_lie_in_a_folder_of_another(tmp_path: Path) -> None:
    """Paths are relative to the folder with the settings, not to that of Git."""
    repository = RepositoryBuilder(tmp_path).init()
    for path, text in MINIMAL.items():
        repository.write(f"tjänster/tak/{path}", text)
    repository.write("systems/utanför.yaml", "x: y")
    assert (set(MINIMAL), []) == expect_equal(repository, "tjänster/tak")


def test_a_name_that_is_no_utf_8_is_the_same_in_both(repository: RepositoryBuilder) -> None:
    """Bytes of a name that are no text are kept apart."""
    folder = os.fsencode(repository.root) + b"/systems/"
    for name in (b"\xe5.yaml", b"\xe4.yaml"):
        try:
            Path(os.fsdecode(folder + name)).write_bytes(name)
        except OSError:
            pytest.skip("this file system takes names in UTF-8 only")
    paths, _ = expect_equal(repository)
    assert {"systems/\udce5.yaml"} <= paths


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("systems/länk.yaml", "tidbok.yaml"),
        ("environments/länk", "ntjp-qa"),
        ("environments/ntjp-qa/bruten.yaml", "borta.yaml"),
        ("environments/ntjp-qa/ut.csv", "/etc/hostname"),
        ("systems/LÄSMIG", "../README.md"),
        ("tak-gitops.yml", "tak-gitops.yaml"),
    ],
    ids=["file", "folder", "broken", "outside", "no suffix", "settings"],
)
def test_symbolic_links_are_refused(repository: RepositoryBuilder, path: str, target: str) -> None:
    """A link is told of, wherever it leads, and nothing is read through it."""
    (repository.root / path).symlink_to(target)
    assert (set(MINIMAL), [("TG100.link", path)]) == expect_equal(repository)


def test_a_folder_of_the_root_may_be_no_link(repository: RepositoryBuilder) -> None:
    """`systems` itself is a folder, not a way to one."""
    (repository.root / "systems").rename(repository.root / "annat")
    (repository.root / "systems").symlink_to("annat")
    paths, findings = expect_equal(repository)
    assert [("TG100.link", "systems")] == findings
    assert PRODUCER not in paths


def test_a_hidden_link_is_left_alone(repository: RepositoryBuilder) -> None:
    """What is not read may be a link."""
    (repository.root / "systems/.länk.yaml").symlink_to("tidbok.yaml")
    assert (set(MINIMAL), []) == expect_equal(repository)


def test_a_submodule_is_refused(repository: RepositoryBuilder, tmp_path: Path) -> None:
    """Files of another repository are not read through this one."""
    other = RepositoryBuilder(tmp_path / "other").write("x.yaml", "x: y").init()
    repository.git("submodule", "--quiet", "add", other.root.as_uri(), "systems/annat")
    assert (set(MINIMAL), [("TG100.link", "systems/annat")]) == expect_equal(repository)


def test_a_repository_within_is_refused(repository: RepositoryBuilder) -> None:
    """A clone that somebody made among the files is another repository, too."""
    RepositoryBuilder(repository.root / "systems/annat").write("x.yaml", "x: y").init()
    assert [("TG100.link", "systems/annat")] == expect_equal(repository)[1]


def test_a_commit_is_read_whatever_is_on_disk(repository: RepositoryBuilder) -> None:
    """Changes that are not committed are no part of it."""
    commit = CommitTree(repository.root, repository.commit())
    expected = repository.read(CONNECTION).encode()
    repository.delete(CONNECTION).write("systems/ny.yaml", "x: y")
    files, _ = commit.files()
    assert set(MINIMAL) == set(files)
    assert expected == commit.contents(files.values())[CONNECTION]


def test_replaced_objects_are_read_as_they_were(repository: RepositoryBuilder) -> None:
    """`git replace` changes what people see, not what is read."""
    repository.write("annat.txt", "ordered_by: Någon annan\n").commit()
    repository.git("replace", f"HEAD:{SETTINGS}", "HEAD:annat.txt")
    commit = CommitTree(repository.root, "HEAD")
    assert repository.read(SETTINGS).encode() == commit.contents(commit.files()[0].values())[SETTINGS]


def test_two_files_may_have_one_content(repository: RepositoryBuilder) -> None:
    """Each path has its bytes, also when Git keeps them once."""
    repository.write("systems/a.csv", "samma").write("systems/b.csv", "samma")
    commit = trees(repository)[1]
    contents = commit.contents(commit.files()[0].values())
    assert (b"samma", b"samma") == (contents["systems/a.csv"], contents["systems/b.csv"])


def test_nothing_is_asked_for_nothing(repository: RepositoryBuilder) -> None:
    """No file, no content."""
    assert {} == CommitTree(repository.root, "HEAD").contents([])


def test_content_that_git_has_lost_is_told_of(repository: RepositoryBuilder) -> None:
    """A damaged or half fetched repository is an error with the file and what to do."""
    commit = CommitTree(repository.root, repository.git("rev-parse", "HEAD"))
    with pytest.raises(TakError) as problem:
        commit.contents([TreeFile(PRODUCER, "1" * 40)])
    assert msg("git.no_object", path=PRODUCER, commit=commit.commit[:12]) == problem.value.message


def test_a_repository_with_longer_ids_is_read(tmp_path: Path) -> None:
    """Git can name content by SHA-256."""
    repository = RepositoryBuilder(tmp_path).minimal()
    repository.git("init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    work, commit = trees(repository)
    assert work.contents(work.files()[0].values()) == commit.contents(commit.files()[0].values())
