"""What all files of a tree say together."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from builders.memory_tree import MemoryTree
from builders.repository import CONNECTION, CONSUMER, ENVIRONMENT, MINIMAL, PRODUCER, SETTINGS, RepositoryBuilder
from tak_gitops.model.declarations import AddressList, Declaration
from tak_gitops.repository.trees import EmptyTree, TreeFile, WorkTree
from tak_gitops.sources.declared import Reading, read_declared
from tak_gitops.sources.store import Kept, NoStore

CSV = "environments/ntjp-qa/tidbok/eken.csv"
FROM_CSV = "logical_addresses: {file: eken.csv}\n"


class MemoryStore(NoStore):
    """A store that remembers, and knows what it was asked for and given."""

    def __init__(self) -> None:
        self.kept: dict[TreeFile, Kept] = {}
        self.put_paths: list[str] = []

    def get(self, file: TreeFile) -> Kept | None:
        """What was put."""
        return self.kept.get(file)

    def put(self, file: TreeFile, value: Kept) -> None:
        """Remember it."""
        self.kept[file] = value
        self.put_paths.append(file.path)


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryBuilder:
    """The minimal repository."""
    return RepositoryBuilder(tmp_path).minimal()


def read(repository: RepositoryBuilder) -> Reading:
    """The files on disk."""
    return read_declared(WorkTree(repository.root), NoStore())


def with_csv(repository: RepositoryBuilder, text: str = "SE1-A,Eken\n", name: str = "eken") -> RepositoryBuilder:
    """A connection with its addresses in a CSV file beside it."""
    old = repository.read(CONNECTION)
    start, end = old.index("logical_addresses"), old.index("consumers")
    repository.write(CONNECTION.replace("eken.yaml", f"{name}.yaml"), old[:start] + FROM_CSV + old[end:])
    return repository.write(CSV, text)


def said(reading: Reading) -> list[tuple[str, str]]:
    """Key and place of each finding."""
    return sorted((each.message.key, str(each.place)) for each in reading.findings)


def declarations(reading: Reading) -> tuple[Declaration, ...]:
    """What is declared for the environment."""
    return reading.declared.declarations["ntjp-qa"]


def test_a_repository_is_read(repository: RepositoryBuilder) -> None:
    """Settings, systems, environments and declarations, by the names that other files have for them."""
    reading = read(repository)
    declared = reading.declared
    assert ((), len(MINIMAL)) == (reading.findings, reading.files)
    assert SETTINGS == declared.settings.path
    assert {"tidbok": PRODUCER, "journal": CONSUMER} == {key: each.path for key, each in declared.systems.items()}
    assert {"ntjp-qa": ENVIRONMENT} == {key: each.path for key, each in declared.environments.items()}
    assert [CONNECTION] == [each.path for each in declarations(reading)]
    assert frozenset() == declared.broken_systems


def test_nothing_is_read_from_nothing() -> None:
    """A tree without files has the settings that hold where none are made."""
    reading = read_declared(EmptyTree(), NoStore())
    assert ("main", {}, {}, {}) == (reading.declared.settings.branch, *reading.declared[1:4])
    assert ((), 0) == (reading.findings, reading.files)


def test_declarations_stand_in_order_of_path(repository: RepositoryBuilder) -> None:
    """The order of files on disk does not matter."""
    text = repository.read(CONNECTION)
    paths = [f"environments/ntjp-qa/{name}.yaml" for name in ("z", "a/b", "å", "a-b", "B")]
    for path in paths:
        repository.write(path, text)
    assert sorted([*paths, CONNECTION]) == [each.path for each in declarations(read(repository))]


def test_a_broken_file_is_left_out(repository: RepositoryBuilder) -> None:
    """Its findings say why, and the rest is read."""
    repository.write("environments/ntjp-qa/trasig.yaml", "kind: [\n").write("systems/trasigt.yaml", "name: a\n")
    reading = read(repository)
    assert {"TG102", "TG112"} == {finding.rule for finding in reading.findings}
    assert [CONNECTION] == [each.path for each in declarations(reading)]
    assert {"tidbok", "journal"} == set(reading.declared.systems)
    assert {"trasigt"} == reading.declared.broken_systems


@pytest.mark.parametrize(
    ("path", "copy"),
    [
        (SETTINGS, "tak-gitops.yml"),
        (ENVIRONMENT, "environments/ntjp-qa/environment.yml"),
        (PRODUCER, "systems/tidbok.yml"),
        (PRODUCER, "systems/x/tidbok.yaml"),
    ],
)
def test_two_files_for_one_thing_are_refused(repository: RepositoryBuilder, path: str, copy: str) -> None:
    """A second file that describes the same is an error, and the first one counts."""
    text = repository.read(path)
    repository.write(copy, text.replace("NTJP-QA", "ANNAN").replace("Region Exempel", "Någon annan"))
    reading = read(repository)
    assert [("TG120", copy)] == said(reading)
    systems, environments = reading.declared.systems, reading.declared.environments
    assert {SETTINGS} == {reading.declared.settings.path}
    assert {PRODUCER, CONSUMER} == {each.path for each in systems.values()}
    assert {ENVIRONMENT} == {each.path for each in environments.values()}


def test_two_environments_are_two_things(repository: RepositoryBuilder) -> None:
    """Files of one name in different folders are not the same."""
    repository.write("environments/ntjp-prod/environment.yml", "platform: NTJP-PROD\n")
    assert [] == said(read(repository))


def test_a_folder_without_its_file_is_told_of_once(repository: RepositoryBuilder) -> None:
    """The environment's own file is missing, whatever else is there."""
    repository.delete(ENVIRONMENT).write("environments/ntjp-qa/annan.yaml", repository.read(CONNECTION))
    assert [("TG118", ENVIRONMENT)] == said(read(repository))


@pytest.mark.parametrize("name", ["environment.yaml", "environment.yml"])
def test_a_broken_environment_is_not_missing(repository: RepositoryBuilder, name: str) -> None:
    """A file that is there and wrong is told of as wrong."""
    repository.delete(ENVIRONMENT).write(f"environments/ntjp-qa/{name}", "name: QA\n")
    assert [("TG112.meaning", f"environments/ntjp-qa/{name}:1:1")] == said(read(repository))


def test_a_file_beside_the_environments_declares_nothing(repository: RepositoryBuilder) -> None:
    """A file that is in no folder belongs to no environment."""
    repository.write("environments/eken.yaml", repository.read(CONNECTION))
    reading = read(repository)
    assert [("TG118.beside", "environments/eken.yaml")] == said(reading)
    assert {"ntjp-qa"} == set(reading.declared.declarations)


def test_addresses_come_from_their_file(repository: RepositoryBuilder) -> None:
    """A list in a CSV file is the list of the declaration, with its places there."""
    expected = AddressList(CSV, ("SE1-A",), ("Eken",), (1,), (1,))
    assert [expected] == [each.addresses for each in declarations(read(with_csv(repository)))]


def test_addresses_come_from_a_spreadsheet(repository: RepositoryBuilder) -> None:
    """A list in an xlsx file is the list of the declaration too, with its rows for places."""
    book = Workbook()
    assert book.active is not None
    for row in (("HSA-id", "Namn"), ("SE1-A", "Eken")):
        book.active.append(row)
    path = CSV.replace(".csv", ".xlsx")
    with_csv(repository).delete(CSV).edit(CONNECTION, "eken.csv", "eken.xlsx")
    book.save(repository.root / path)
    expected = AddressList(path, ("SE1-A",), ("Eken",), (2,), (1,))
    assert [expected] == [each.addresses for each in declarations(read(repository))]


def test_a_broken_list_is_told_of_once(repository: RepositoryBuilder) -> None:
    """Two declarations of one list have its errors once, and neither is used."""
    with_csv(repository, "fel id\n")
    with_csv(repository, "fel id\n", "boken")
    reading = read(repository)
    assert [("TG115.address", f"{CSV}:1:1")] == said(reading)
    assert {} == reading.declared.declarations


def test_a_list_that_nobody_names_is_not_read(repository: RepositoryBuilder) -> None:
    """A CSV file counts where a declaration names it."""
    assert [] == said(read(repository.write(CSV, b"\xff")))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("eken.csv", "TG220.missing"),
        ("../eken.csv", "TG220.missing"),
        ("../../../adresser.csv", "TG220.outside"),
        ("../../../../../../../../etc/adresser.csv", "TG220.outside"),
        ("/etc/adresser.csv", "TG220.outside"),
        ("eken.xlsx", "TG220.missing"),
        ("eken.ods", "TG220.kind"),
        ("eken.CSV", "TG220.kind"),
        (".", "TG220.kind"),
    ],
)
def test_a_list_must_be_a_file_of_the_tree(repository: RepositoryBuilder, name: str, key: str) -> None:
    """What lies beside the folders that reviewers see is not read, and said so at the name of the file."""
    with_csv(repository).delete(CSV).edit(CONNECTION, "eken.csv", name).write("adresser.csv", "SE1-A\n")
    assert [(key, f"{CONNECTION}:7:27")] == said(read(repository))


def test_a_name_with_hidden_characters_is_refused(repository: RepositoryBuilder) -> None:
    """A file whose name reads as another one's is not read."""
    path = "environments/ntjp-qa/eken\u202elmay.yaml"
    reading = read(repository.write(path, repository.read(CONNECTION)))
    assert [("TG109", path)] == said(reading)
    assert [CONNECTION] == [each.path for each in declarations(reading)]


def test_what_was_read_before_is_not_read_again(repository: RepositoryBuilder) -> None:
    """The store is given each file without findings, and answers for it as long as its content is the same."""
    store = MemoryStore()
    first = read_declared(WorkTree(with_csv(repository).root), store)
    assert sorted([*MINIMAL, CSV]) == sorted(store.put_paths)
    store.put_paths.clear()
    assert first == read_declared(WorkTree(repository.root), store)
    assert [] == store.put_paths
    repository.edit(CSV, "Eken", "Boken")
    again = read_declared(WorkTree(repository.root), store)
    assert [CSV] == store.put_paths
    assert read(repository) == again


def test_a_file_with_findings_is_read_each_time(repository: RepositoryBuilder) -> None:
    """A warning is told on every run."""
    repository.write(PRODUCER, b"\xef\xbb\xbf" + repository.read(PRODUCER).encode())
    store = MemoryStore()
    first = read_declared(WorkTree(repository.root), store)
    assert [("TG111", f"{PRODUCER}:1:1")] == said(first)
    assert first == read_declared(WorkTree(repository.root), store)


def test_a_slow_parser_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has a PyYAML without libyaml is told once why reading takes so long (performance.md 3)."""
    monkeypatch.setattr("tak_gitops.sources.yaml_reader.has_fast_parser", lambda: False)
    tree = MemoryTree({"tak-gitops.yaml": "language: sv\n"})
    findings = read_declared(tree, NoStore()).findings
    assert ["TG121"] == [finding.rule for finding in findings]
