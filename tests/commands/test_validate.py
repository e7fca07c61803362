"""`tak validate` as a user meets it."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.examples import examples, lay_out
from builders.golden import GOLDEN, assert_golden
from builders.repository import CONNECTION, ENVIRONMENT, MINIMAL, SETTINGS, RepositoryBuilder
from tak_gitops.cli import run

Validate = Callable[..., tuple[int, str, str]]
CLEAN = "5 filer utan anmärkning.\n"
PRODUCTION = "environments/ntjp-prod/environment.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryBuilder:
    """The minimal repository."""
    return RepositoryBuilder(tmp_path / "r").minimal()


@pytest.fixture
def validate(repository: RepositoryBuilder, capsys: pytest.CaptureFixture[str]) -> Validate:
    """Run `tak validate` there; its exit code, output and errors."""

    def call(*arguments: str, folder: Path = repository.root) -> tuple[int, str, str]:
        code = run(["-C", str(folder), "validate", *arguments])
        return (code, *capsys.readouterr())

    return call


def test_a_repository_without_mistakes(validate: Validate) -> None:
    """One line on standard output, exit code 0."""
    assert (0, CLEAN, "") == validate()


FORMS = {"text": "txt", "json": "json", "junit": "xml", "github": "github.txt", "markdown": "md"}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_mistakes(language: str, form: str, repository: RepositoryBuilder, validate: Validate) -> None:
    """Every mistake of every file, by place, and how many; exit code 1."""
    lay_out("invalid", "mistakes-in-many-files", repository)
    code, out, err = validate("--language", language, "--format", form)
    assert_golden(GOLDEN / f"validate-{language}.{FORMS[form]}", out)
    assert (1, "") == (code, err)


@pytest.mark.parametrize("example", examples("invalid"))
def test_what_was_read_before(example: str, repository: RepositoryBuilder, validate: Validate) -> None:
    """What a run before has read and kept changes nothing of what is found."""
    lay_out("invalid", example, repository)
    first = validate("--format", "json")
    assert first == validate("--format", "json")


def test_files_are_read_once(validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files without remarks that a run before has read are not parsed again."""
    validate()
    monkeypatch.setattr("tak_gitops.sources.declared._compiler", None)
    assert (0, CLEAN, "") == validate()


def test_json_without_mistakes(validate: Validate) -> None:
    """Programs get the same shape when nothing is wrong."""
    code, out, _ = validate("--format", "json")
    counts = {"error": 0, "warning": 0, "note": 0}
    assert (0, {"format_version": "1.0", "files": 5, "counts": counts, "findings": []}) == (code, json.loads(out))


def test_json_says_where_as_far_as_it_is_known(repository: RepositoryBuilder, validate: Validate) -> None:
    """A finding about a whole file has no line."""
    repository.write("systems/journal.yml", repository.read("systems/journal.yaml"))
    (finding,) = json.loads(validate("--format", "json")[1])["findings"]
    assert ("TG120", "error", "systems/journal.yml", None, None) == tuple(
        finding[key] for key in ("rule", "severity", "path", "line", "column")
    )


@pytest.mark.parametrize("name", ["byte-order-mark", "crlf", "silence-to-no-use", "permission-in-two-files"])
def test_warnings_and_notes_stop_nobody(name: str, repository: RepositoryBuilder, validate: Validate) -> None:
    """Only errors give exit code 1."""
    lay_out("invalid", name, repository)
    code, out, _ = validate()
    assert 0 == code
    assert "0 fel, " in out


def test_it_runs_anywhere_in_the_repository(repository: RepositoryBuilder, validate: Validate) -> None:
    """From a folder within, the whole repository is looked at, with paths from its root."""
    repository.edit(CONNECTION, "producer", "producent")
    expected = validate()
    assert expected == validate(folder=repository.root / "environments" / "ntjp-qa")
    assert expected[1].startswith(f"{CONNECTION}:2:1: fel TG103")


def test_it_needs_no_git(validate: Validate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are files, with or without Git."""
    monkeypatch.setenv("PATH", "")
    assert (0, CLEAN, "") == validate()


def test_it_changes_nothing(repository: RepositoryBuilder, validate: Validate, own_home: Path) -> None:
    """No file of the repository is written, and at home only what may be deleted at any time."""
    before = sorted(repository.root.rglob("*"))
    validate()
    assert (before, [".cache"]) == (sorted(repository.root.rglob("*")), [path.name for path in own_home.iterdir()])


def test_one_environment_may_be_chosen(repository: RepositoryBuilder, validate: Validate) -> None:
    """What is wrong between the files of another environment is left out; what is wrong in a file is not."""
    repository.write(PRODUCTION, "platform: NTJP-PROD\n")
    repository.write("environments/ntjp-prod/eken.yaml", repository.read(CONNECTION))
    assert (1, 0) == (validate()[0], validate("ntjp-qa")[0])
    assert 1 == validate("ntjp-prod")[0]
    assert 1 == validate("ntjp-qa", "ntjp-prod")[0]
    repository.write("environments/ntjp-prod/trasig.yaml", "kind: [\n")
    assert 1 == validate("ntjp-qa")[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ntjp-aq", 'Det finns ingen miljö "ntjp-aq", menar du "ntjp-qa"?\n'),
        ("NTJP-QA", 'Det finns ingen miljö "NTJP-QA", menar du "ntjp-qa"?\n'),
        ("sll", 'Det finns ingen miljö "sll". Miljöer här: ntjp-qa\n'),
    ],
)
def test_an_environment_that_is_not_there(name: str, expected: str, validate: Validate) -> None:
    """A wrong name is a wrong command line, with the nearest or all that there are."""
    assert (64, "", expected) == validate(name)
    assert (64, "", expected) == validate("ntjp-qa", name)


def test_there_may_be_no_environment_yet(repository: RepositoryBuilder, validate: Validate) -> None:
    """Without environments there is nothing wrong, and none to choose."""
    repository.delete(ENVIRONMENT).delete(CONNECTION)
    assert (0, "3 filer utan anmärkning.\n", "") == validate()
    expected = "Inga miljöer: skapa environments/<miljö>/environment.yaml.\n"
    assert (1, "", expected) == validate("ntjp-qa")


@pytest.mark.parametrize("arguments", [[], ["ntjp-qa"]])
def test_an_environment_with_a_mistake_in_its_own_file(
    arguments: list[str], repository: RepositoryBuilder, validate: Validate
) -> None:
    """The mistake is told, and so are those between its files, also when the environment is chosen by name."""
    repository.write(ENVIRONMENT, "name: QA\n").edit(CONNECTION, "producer: tidbok", "producer: tidbokk")
    code, out, err = validate(*arguments)
    assert (1, "") == (code, err)
    assert ["TG112", "TG201"] == [line.split()[2] for line in out.splitlines() if ": fel " in line]


def test_a_mistake_in_a_system_is_told_once(repository: RepositoryBuilder, validate: Validate) -> None:
    """A misspelt key is not said to be missing too, nor its system to be none where connections name it."""
    repository.edit("systems/tidbok.yaml", "hsa_ids", "hsa_id")
    assert ["TG103"] == [line.split()[2] for line in validate()[1].splitlines() if ": fel " in line]


def test_the_settings_choose_the_language(repository: RepositoryBuilder, validate: Validate) -> None:
    """What is wrong is told in the language of the settings, if that can be read: also where another key cannot."""
    repository.write(SETTINGS, "language: en\n").edit(CONNECTION, "consumers", "consumer")
    assert ': error TG103  unknown key "consumer", did you mean "consumers"?' in validate()[1]
    repository.write(SETTINGS, "language: en\nordered: x\n")
    assert ': error TG103  unknown key "consumer", did you mean "consumers"?' in validate()[1]
    repository.write(SETTINGS, "language: tyska\n")
    assert ': fel TG103  okänd nyckel "consumer", menar du "consumers"?' in validate()[1]


def test_a_name_cannot_steer_the_screen(repository: RepositoryBuilder, validate: Validate) -> None:
    """What comes from a file or its name is shown, not obeyed."""
    repository.write("systems/\x1b[2Jx.yaml", "").edit(CONNECTION, "kind: Connection", '"\\u001b[31m": x')
    out = validate()[1]
    assert "\x1b" not in out
    assert "systems/\\x1b[2Jx.yaml: fel TG109" in out
    repository.write("systems/rad\nbrytning.yaml", "a: b\n")
    assert "systems/rad\\nbrytning.yaml:1:1: fel TG103" in validate()[1]


def test_github_shows_annotations_by_itself(
    repository: RepositoryBuilder, validate: Validate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In GitHub Actions nobody has to ask for annotations; another format can be asked for."""
    repository.edit(CONNECTION, "producer: tidbok", "producer: tidbokk")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert validate()[1].startswith(f"::error file={CONNECTION},line=2,col=11,title=TG201")
    assert validate("--format", "text")[1].startswith(f"{CONNECTION}:2:11: fel TG201")


@pytest.mark.parametrize(
    ("name", "fail_on", "code"),
    [
        ("crlf", "error", 0),
        ("crlf", "warning", 1),
        ("crlf", "never", 0),
        ("mistakes-in-many-files", "error", 1),
        ("mistakes-in-many-files", "warning", 1),
        ("mistakes-in-many-files", "never", 0),
    ],
)
def test_what_fails_a_run_can_be_chosen(
    name: str, fail_on: str, code: int, repository: RepositoryBuilder, validate: Validate
) -> None:
    """Errors give exit code 1, warnings too where that is asked for, and nothing at all for who only looks."""
    lay_out("invalid", name, repository)
    assert code == validate("--fail-on", fail_on)[0]


def test_forges_know_files_from_the_top_of_the_git_repository(
    tmp_path: Path, repository: RepositoryBuilder, validate: Validate
) -> None:
    """Where the files are in a folder of a larger repository, what GitHub reads has paths from its top."""
    (tmp_path / ".git").mkdir()
    repository.edit(CONNECTION, "producer: tidbok", "producer: tidbokk")
    assert f"::error file=r/{CONNECTION}," in validate("--format", "github")[1]
    assert f'"uri": "r/{CONNECTION}"' in validate("--format", "sarif")[1]
    assert validate()[1].startswith(f"{CONNECTION}:2:11")


contents = st.binary(max_size=40) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass"))
lines = st.lists(
    st.sampled_from(sorted({line for text in MINIMAL.values() for line in text.split("\n")})), max_size=12
).map(lambda parts: "\n".join(parts).encode())


@given(st.dictionaries(st.sampled_from([*MINIMAL, "systems/x.yml", "environments/ntjp-qa/x.yaml"]), contents | lines))
def test_whatever_the_files_hold_there_is_an_answer(files: dict[str, bytes]) -> None:
    """No content of any file ends in anything but an answer: right or wrong."""
    with TemporaryDirectory() as folder:
        repository = RepositoryBuilder(Path(folder)).minimal()
        for path, content in files.items():
            repository.write(path, content)
        assert run(["-C", folder, "validate", "--format", "json"]) in {0, 1}
