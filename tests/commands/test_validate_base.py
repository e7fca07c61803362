"""`tak validate --base`: what a change is to answer for, and what it is not."""

import json

import pytest

from builders.repository import CONNECTION, CONSUMER, PRODUCER, SETTINGS
from builders.scene import Scene, Told

OLD = "environments/ntjp-qa/gammal.yaml"
ACCESS = """
    kind: Access
    consumers: [{consumer}]
    contracts: [crm:scheduling:CancelBooking:1]
    logical_addresses: [SE2321000131-E000000000001]
"""


@pytest.fixture(name="branch")
def _branch(scene: Scene) -> Scene:
    """A branch of a repository whose `main` has one mistake of its own: a consumer that nobody knows."""
    scene.repo.write(OLD, ACCESS.format(consumer="okand"))
    scene.repo.commit()
    scene.repo.branch("gren")
    return scene


def validate(scene: Scene, *arguments: str) -> Told:
    """What `tak validate` says."""
    return scene.tak("validate", *arguments, day=None)


def rules(told: Told) -> list[tuple[str, str]]:
    """Path and rule of each finding that is shown."""
    return [(each["path"], each["rule"]) for each in json.loads(told.out)["findings"]]


def test_what_was_there_before_is_only_counted(branch: Scene) -> None:
    """A change that touches other files is clean, and it is said how much is not shown, and how to see it."""
    branch.repo.edit(PRODUCER, "name: Tidbok", "name: Tidboken")
    assert 1 == validate(branch).code
    told = validate(branch, "--base", "main")
    assert 0 == told.code
    text = " ".join(told.out.split())
    assert text.startswith("Ändringen ger inget att anmärka på; 7 filer prövade.")
    assert "1 till, varav 1 fel, fanns redan i andra filer. De visas med: tak validate --all" in text
    assert "okand" not in text


def test_what_is_wrong_in_a_file_that_is_touched(branch: Scene) -> None:
    """Whoever touches a file sees all that is wrong with it, also what was wrong before."""
    branch.repo.edit(OLD, "kind: Access\n", "kind: Access\ndescription: Avbokning\n")
    told = validate(branch, "--base", "main", "--format", "json")
    assert (1, [(OLD, "TG201")]) == (told.code, rules(told))


def test_a_new_file_is_touched(branch: Scene) -> None:
    """A file that the base does not have is the change's own."""
    branch.repo.write("environments/ntjp-qa/ny.yaml", ACCESS.format(consumer="tidbokk"))
    told = validate(branch, "--base", "main", "--format", "json")
    assert [("environments/ntjp-qa/ny.yaml", "TG201")] == rules(told)


def test_what_a_change_causes_in_other_files(branch: Scene) -> None:
    """A system that gets another name breaks the files that name it: the change answers for them too."""
    branch.repo.write("systems/tidboken.yaml", branch.repo.read(PRODUCER)).delete(PRODUCER)
    told = validate(branch, "--base", "main", "--format", "json")
    assert (1, [(CONNECTION, "TG201")]) == (told.code, rules(told))
    assert {"error": 1, "warning": 0, "note": 0} == json.loads(told.out)["elsewhere"]


def test_lines_that_move_cause_nothing(branch: Scene) -> None:
    """Only the words count: a finding on another line of an untouched file was there before."""
    branch.repo.checkout("main")
    branch.repo.edit(OLD, "kind: Access\n", "# flyttad\nkind: Access\n")
    branch.repo.commit()
    branch.repo.checkout("gren")
    branch.repo.edit(CONSUMER, "name: Journal", "name: Journalen")
    assert [] == rules(validate(branch, "--base", "main", "--format", "json"))


def test_it_is_measured_from_where_the_branch_began(branch: Scene) -> None:
    """What came to main since is not taken for a change of the branch."""
    branch.repo.checkout("main")
    branch.repo.edit(OLD, "okand", "tidbok")
    branch.repo.commit()
    branch.repo.checkout("gren")
    told = validate(branch, "--base", "main", "--format", "json")
    assert ([], 1) == (rules(told), json.loads(told.out)["elsewhere"]["error"])


def test_a_level_that_is_raised_is_a_change_of_all_that_it_meets(branch: Scene) -> None:
    """What weighs more since the change, as its settings say so, is shown wherever it stands."""
    branch.repo.write("environments/ntjp-qa/tva.yaml", ACCESS.format(consumer="journal"))
    branch.repo.write("environments/ntjp-qa/tre.yaml", ACCESS.format(consumer="journal"))
    branch.repo.commit()
    assert [] == rules(validate(branch, "--base", "HEAD", "--format", "json"))
    branch.repo.write(SETTINGS, f"{branch.repo.read(SETTINGS)}rules: {{TG211: error}}\n")
    told = validate(branch, "--base", "HEAD", "--format", "json")
    assert ("environments/ntjp-qa/tva.yaml", "TG211") in rules(told)
    assert 1 == told.code


def test_all_wins(branch: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--all` shows everything, also where a variable names a base."""
    monkeypatch.setenv("TAK_GITOPS_BASE", "main")
    assert 0 == validate(branch).code
    told = validate(branch, "--all", "--format", "json")
    assert (1, [(OLD, "TG201")]) == (told.code, rules(told))


def test_none_is_everything(branch: Scene) -> None:
    """Measured from nothing, every file is touched."""
    assert [(OLD, "TG201")] == rules(validate(branch, "--base", "none", "--format", "json"))


def test_a_base_that_is_not_there(branch: Scene) -> None:
    """A name that Git does not know is told of, and nothing is taken for clean."""
    told = validate(branch, "--base", "finnsinte")
    assert (1, "") == (told.code, told.out)
    assert "finnsinte" in told.err


def test_it_writes_nothing(branch: Scene) -> None:
    """Neither here nor in the cache."""
    branch.repo.edit(PRODUCER, "name: Tidbok", "name: Tidboken")
    before = sorted(branch.repo.root.rglob("*"))
    validate(branch, "--base", "main")
    assert before == sorted(branch.repo.root.rglob("*"))
