"""Commits that no careful Git would make: what is in them is read as bytes, told of, or not seen; nothing else is."""

import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from builders.repository import MINIMAL, PRODUCER, SETTINGS, RepositoryBuilder
from tak_gitops.findings import has_errors
from tak_gitops.repository.commits import CommitTree
from tak_gitops.repository.trees import blob_id
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import NoStore

FILE, PROGRAM, LINK, FOLDER, MODULE, ODD = "100644", "100755", "120000", "40000", "160000", "100664"
SECRET = "secret-of-the-machine"  # noqa: S105 - nothing is opened by it
SYSTEM = b"organisation: Region Exempel\nname: Ny\nhsa_ids: {ntjp-qa: SE2321000131-NY}\n"
"""What a file of a system says, were it read where it stands."""


class Entry(NamedTuple):
    """One entry of a tree object as it is written, whatever Git thinks of it."""

    mode: str
    name: bytes
    content: bytes | None = None
    """None = the id of a commit, for a submodule."""


OUTSIDE = (
    b"/etc/hostname",
    b"../../../../etc/hostname",
    b"..",
    b".",
    b"~/x",
    b"../.git/config",
    b"//host/share",
    b"C:\\x",
)
NAMES = (
    *(b"..", b".", b"...", b".git", b".GIT", b".git ", b"git~1", b".gitmodules", b".gitattributes", b"a/b.yaml"),
    *(b"../x.yaml", b"/x.yaml", b"x\\y.yaml", b"..\\x.yaml", b"-rf.yaml", b"--help.yaml", b"$(id).yaml", b"`id`.yaml"),
    *(b"x\ny.yaml", b"x\ty.yaml", b'"x".yaml', b":(top)x.yaml", b":x.yaml", b"*.yaml", b"x\x1b[2Jy.yaml", b"\xff.yaml"),
    *("x\u202ey.yaml".encode(), "x\u200by.yaml".encode(), "\u2028.yaml".encode(), b"TIDBOK.yaml", b"tidbok.YAML"),
    *(b"con.yaml", b"aux", b"x.yaml ", b"x.yaml.", b"x.yaml::$DATA", b" .yaml", b".yaml", "e\u0301.yaml".encode()),
)


class Hostile:
    """A repository into which trees are written as bytes."""

    def __init__(self, repository: RepositoryBuilder) -> None:
        self.root = repository.root
        self.repository = repository

    def write(self, kind: str, content: bytes) -> str:
        """An object, whatever is in it; its id."""
        command = ("git", "hash-object", "-t", kind, "-w", "--literally", "--stdin")
        return (
            subprocess.run(command, cwd=self.root, input=content, capture_output=True, check=True)
            .stdout.decode()
            .strip()
        )

    def tree(self, *entries: Entry) -> str:
        """A tree of entries in their order."""
        content = b""
        for mode, name, what in entries:
            kind = "tree" if mode == FOLDER else "blob"
            found = "4f1c9d2a" * 5 if what is None else what.decode() if mode == FOLDER else self.write(kind, what)
            content += f"{mode} ".encode() + name + b"\0" + bytes.fromhex(found)
        return self.write("tree", content)

    def commit(self, tree: str) -> CommitTree:
        """A commit of a tree, to be read."""
        who = "A <a@x.example> 1764000000 +0000"
        return CommitTree(
            self.root, self.write("commit", f"tree {tree}\nauthor {who}\ncommitter {who}\n\nX\n".encode())
        )

    def with_systems(self, *more: Entry) -> CommitTree:
        """The minimal repository with more in its folder of systems."""
        good = [Entry(FILE, Path(each).name.encode(), self.bytes(each)) for each in (PRODUCER, "systems/journal.yaml")]
        systems = self.tree(*good, *more).encode()
        environments = self.repository.git("rev-parse", "HEAD:environments").encode()
        settings = Entry(FILE, SETTINGS.encode(), self.bytes(SETTINGS))
        return self.commit(
            self.tree(Entry(FOLDER, b"environments", environments), Entry(FOLDER, b"systems", systems), settings)
        )

    def bytes(self, path: str) -> bytes:
        """What stands in a file on disk."""
        return (self.root / path).read_bytes()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """The minimal repository, committed, beside a file that is nobody's business."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "x.yaml").write_text(SECRET, encoding="utf-8")
    return Hostile(RepositoryBuilder(folder / "r").minimal().init())


def expect_tame(tree: CommitTree) -> dict[str, bytes]:
    """Each file that is read has the bytes of its own blob, and nothing of the disk is among them."""
    files, _ = tree.files()
    contents = dict(tree.contents(files.values()))
    assert all(blob_id(content) == files[path].blob for path, content in contents.items())
    assert all(path in MINIMAL or path.startswith("systems/") for path in files)
    assert not any(SECRET.encode() in content for content in contents.values())
    read_declared(tree, NoStore())
    return contents


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_a_name_leads_nowhere(hostile: Hostile, name: bytes) -> None:
    """A file of any name is read as what it is, told of, or left alone; the others are read as ever."""
    contents = expect_tame(hostile.with_systems(Entry(FILE, name, SYSTEM)))
    assert contents[PRODUCER] == hostile.bytes(PRODUCER)
    assert {SYSTEM} >= {content for path, content in contents.items() if path not in MINIMAL}


@pytest.mark.parametrize("target", OUTSIDE, ids=repr)
@pytest.mark.parametrize("name", [b"ny.yaml", b"ny"])
def test_a_link_is_never_followed(hostile: Hostile, name: bytes, target: bytes) -> None:
    """Wherever it leads: it is told of, and nothing is read through it."""
    tree = hostile.with_systems(Entry(LINK, name, target))
    assert set(MINIMAL) == set(expect_tame(tree))
    assert ["TG100.link"] == [each.message.key for each in tree.files()[1]]


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param((Entry(MODULE, b"ny.yaml"),), id="submodule"),
        pytest.param((Entry(MODULE, b"ny"),), id="submodule as a folder"),
        pytest.param((Entry(LINK, b"tidbok.yaml", b"journal.yaml"),), id="link of a name that a file has"),
        pytest.param((Entry(MODULE, b"tidbok.yaml"),), id="submodule of a name that a file has"),
    ],
)
def test_another_repository_is_not_read(hostile: Hostile, entries: tuple[Entry, ...]) -> None:
    """It is an error that stops every plan."""
    tree = hostile.with_systems(*entries)
    expect_tame(tree)
    assert has_errors(list(tree.files()[1]))


@pytest.mark.parametrize("mode", [PROGRAM, ODD])
def test_a_file_with_odd_rights_is_a_file(hostile: Hostile, mode: str) -> None:
    """May it be run or not: it is read, never run."""
    assert SYSTEM == expect_tame(hostile.with_systems(Entry(mode, b"ny.yaml", SYSTEM)))["systems/ny.yaml"]


@pytest.mark.parametrize(
    "attributes",
    [
        b"* text eol=crlf",
        b"* ident filter=x",
        b"* working-tree-encoding=UTF-16",
        b"* export-subst export-ignore",
        b"*.yaml -diff binary",
    ],
)
def test_attributes_change_no_byte(hostile: Hostile, attributes: bytes) -> None:
    """What is read of a commit are the bytes of its objects, whatever Git would write to disk."""
    text = SYSTEM + b"# $Id$ $Format:%H$\n"
    tree = hostile.with_systems(Entry(FILE, b".gitattributes", attributes), Entry(FILE, b"ny.yaml", text))
    assert text == expect_tame(tree)["systems/ny.yaml"]


def test_two_entries_of_one_name_are_told_of(hostile: Hostile) -> None:
    """Who reviews the commit sees one of them, and nobody knows which: that is an error, which stops every plan."""
    other = SYSTEM.replace(b"Ny", b"Annan")
    tree = hostile.with_systems(Entry(FILE, b"ny.yaml", SYSTEM), Entry(FILE, b"ny.yaml", other))
    expect_tame(tree)
    assert ["TG100.twice"] == [each.message.key for each in tree.files()[1]]


def test_a_tree_that_is_its_own_depth(hostile: Hostile) -> None:
    """Folders within each other without end are read to their end, or refused."""
    folder = hostile.tree(Entry(FILE, b"ny.yaml", SYSTEM))
    for _ in range(100):
        folder = hostile.tree(Entry(FOLDER, b"a", folder.encode()))
    contents = expect_tame(hostile.with_systems(Entry(FOLDER, b"a", folder.encode())))
    assert {f"systems/{'a/' * 101}ny.yaml"} == set(contents) - set(MINIMAL)
