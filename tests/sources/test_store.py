"""What was read before, kept between runs and never trusted."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.memory_tree import MemoryTree
from builders.repository import CONNECTION, MINIMAL
from tak_gitops.live.sealed import write_sealed
from tak_gitops.model.changes import Action
from tak_gitops.model.declarations import AddressList, CaseFile, ContractChoice, Declaration, Word
from tak_gitops.model.repository_files import (
    Allow,
    AllowedLine,
    Channel,
    Contact,
    Environment,
    Limits,
    LiveSource,
    Mailbox,
    Settings,
    System,
)
from tak_gitops.repository.trees import TreeFile
from tak_gitops.sources import store as storing
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import FileStore, Kept, NoStore

ROOT = Path("/repository")
FILE = TreeFile("systems/tidbok.yaml", "a" * 40)
SYSTEM = System(FILE.path, "tidbok", "Region Exempel", "Tidbok", (("qa", "SE1"),), (Contact("a", "b"),), "deactivated")
ADDRESSES = AddressList("x.csv", ("SE1", "SE2"), ("Eken", None), (1, 2), (1, 1))
WORD = Word("Å🌳", 3, 7)

VALUES: tuple[Kept, ...] = (
    SYSTEM,
    Settings("tak-gitops.yaml", "en", "Region Exempel", "main"),
    Settings("tak-gitops.yaml"),
    Environment("e.yaml", "qa", "NTJP-QA", "QA", LiveSource("glob", "*.json"), Channel("file", "outbox")),
    Environment("e.yaml", "qa", "NTJP-QA", channel=Channel("smtp", "a.example", Mailbox(25, "a@b", "c@d", "TSK-"))),
    Environment("e.yaml", "qa", "NTJP-QA"),
    Environment("e.yaml", "qa", "NTJP-QA", limits=Limits(1, 2, 2.5, 3, 4.25)),
    Allow("orders/qa/allow-a.yaml", "Avveckling", (AllowedLine(Action.REMOVE, WORD), AllowedLine(Action.ADD, WORD))),
    CaseFile("c.yaml", 1, "contract_installation", (WORD,)),
    CaseFile("c.yaml", 1, "source_system_change", (), WORD, "2026-12-01T22:00/2026-12-02T04:00", "a", "b", "c"),
    ADDRESSES,
    Declaration("d.yaml", "Access", 1, (ContractChoice(WORD),), (WORD,), ADDRESSES),
    Declaration(
        *("d.yaml", "Connection", 1, (ContractChoice(WORD, WORD, WORD),), (), None, WORD, WORD, WORD, WORD, WORD),
        *("a", "b", "c"),
    ),
)


def saved(folder: Path, *values: tuple[TreeFile, Kept]) -> Path:
    """The file that a store with these values wrote."""
    store = FileStore(folder, ROOT)
    for file, value in values:
        store.put(file, value)
    store.save()
    (path,) = folder.iterdir()
    return path


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_what_is_put_is_what_is_got(value: Kept, tmp_path: Path) -> None:
    """A value of any kind comes back as it was, in this run and in the next."""
    store = FileStore(tmp_path, ROOT)
    store.put(FILE, value)
    assert value == store.get(FILE)
    store.save()
    again = FileStore(tmp_path, ROOT).get(FILE)
    assert (type(value), value) == (type(again), again)


def test_another_process_reads_it(tmp_path: Path) -> None:
    """What one process kept, the next one has."""
    saved(tmp_path, (FILE, SYSTEM))
    program = (
        "import sys; from pathlib import Path; from tak_gitops.sources.store import FileStore;"
        "from tak_gitops.repository.trees import TreeFile;"
        "print(FileStore(Path(sys.argv[1]), Path('/repository')).get(TreeFile(sys.argv[2], sys.argv[3])))"
    )
    done = subprocess.run((sys.executable, "-c", program, tmp_path, *FILE), capture_output=True, text=True, check=True)
    assert repr(SYSTEM) == done.stdout.strip()


def test_same_content_same_bytes(tmp_path: Path) -> None:
    """What is kept does not depend on anything but the files."""
    paths = [saved(tmp_path / name, (FILE, SYSTEM), (TreeFile("x.csv", "b" * 40), ADDRESSES)) for name in "ab"]
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize(
    "file", [FILE._replace(path="systems/annat.yaml"), FILE._replace(blob="b" * 40)], ids=["path", "content"]
)
def test_another_file_is_not_known(file: TreeFile, tmp_path: Path) -> None:
    """A value is that of one path with one content."""
    saved(tmp_path, (FILE, SYSTEM))
    assert None is FileStore(tmp_path, ROOT).get(file)


def test_another_repository_is_not_known(tmp_path: Path) -> None:
    """Repositories in other folders have stores of their own."""
    saved(tmp_path, (FILE, SYSTEM))
    assert None is FileStore(tmp_path, Path("/annat")).get(FILE)


def test_a_store_damaged_in_any_byte_is_ignored(tmp_path: Path) -> None:
    """Whatever byte is another one, nothing is known, and the damaged file is gone."""
    path = saved(tmp_path, (FILE, SYSTEM))
    content = path.read_bytes()
    for at in range(len(content)):
        path.write_bytes(content[:at] + bytes([content[at] ^ 0x01]) + content[at + 1 :])
        assert None is FileStore(tmp_path, ROOT).get(FILE), at
        assert not path.exists(), at
    path.write_bytes(content)
    assert SYSTEM == FileStore(tmp_path, ROOT).get(FILE)


def test_a_store_cut_anywhere_is_ignored(tmp_path: Path) -> None:
    """A file that was not written to its end is none, nor is one that something follows."""
    path = saved(tmp_path, (FILE, SYSTEM))
    content = path.read_bytes()
    for part in (*(content[:at] for at in range(len(content))), content + b"\0"):
        path.write_bytes(part)
        assert None is FileStore(tmp_path, ROOT).get(FILE), len(part)


@given(st.binary())
def test_a_sealed_file_of_another_layout_is_ignored(payload: bytes) -> None:
    """Even under a right seal, what is not laid out as it must be is not taken."""
    with TemporaryDirectory() as folder:
        path = saved(Path(folder), (FILE, SYSTEM))
        write_sealed(path, storing._HEADING, payload)
        assert None is FileStore(Path(folder), ROOT).get(FILE)


def test_only_what_was_used_is_kept(tmp_path: Path) -> None:
    """Files that are gone do not stay in the store, once it is written anew."""
    other = FILE._replace(path="systems/annat.yaml")
    saved(tmp_path, (FILE, SYSTEM), (other, SYSTEM))
    store = FileStore(tmp_path, ROOT)
    store.get(FILE)
    store.put(FILE._replace(blob="c" * 40), SYSTEM)
    store.save()
    assert [None, SYSTEM] == [FileStore(tmp_path, ROOT).get(file) for file in (other, FILE)]


def test_nothing_new_is_not_written(tmp_path: Path) -> None:
    """A run that found all it needed leaves the file alone."""
    path = saved(tmp_path, (FILE, SYSTEM))
    before = path.stat().st_mtime_ns, path.stat().st_ino
    store = FileStore(tmp_path, ROOT)
    store.get(FILE)
    store.save()
    assert before == (path.stat().st_mtime_ns, path.stat().st_ino)


def test_a_folder_that_cannot_be_is_no_matter(tmp_path: Path) -> None:
    """Where nothing can be kept, nothing is, and nobody is told."""
    (tmp_path / "file").write_bytes(b"")
    store = FileStore(tmp_path / "file" / "folder", ROOT)
    store.put(FILE, SYSTEM)
    store.save()
    assert SYSTEM == store.get(FILE)


def test_the_store_of_nothing_knows_nothing() -> None:
    """What is put there is forgotten."""
    store = NoStore()
    store.put(FILE, SYSTEM)
    assert None is store.get(FILE)


def test_a_repository_is_the_same_with_and_without(tmp_path: Path) -> None:
    """Reading with a store that knows everything, or some of it, gives what reading everything gives."""
    tree = MemoryTree(MINIMAL)
    expected = read_declared(tree, NoStore())
    for known in (frozenset[str](), frozenset(MINIMAL) - {CONNECTION}, frozenset(MINIMAL)):
        store = FileStore(tmp_path / str(len(known)), ROOT)
        read_declared(MemoryTree({path: MINIMAL[path] for path in known}), store)
        store.save()
        assert expected == read_declared(tree, FileStore(tmp_path / str(len(known)), ROOT))
