"""`tak init --github` as a user meets it: what is written, what is left alone, and how the tool gets its hash."""

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from builders.golden import GOLDEN, assert_golden
from builders.tak import Tak
from tak_gitops.commands.entering.init_github import templates
from tak_gitops.commands.examining import doctor_forge
from tak_gitops.writing.github import OPTIONAL

PLAN = ".github/workflows/tak-plan.yml"
REQUIREMENTS = ".github/tak-gitops/requirements.txt"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def init(tmp_path: Path, tak: Tak) -> Run:
    """Run `tak init --github` in a folder."""
    return lambda *arguments: tak("-C", str(tmp_path), "init", "--github", *arguments)


@pytest.fixture
def begun(init: Run) -> Run:
    """The same, in a repository that was begun with it."""
    new = ("--ordered-by", "Region Å", "--platform", "NTJP-QA", "--platform", "NTJP-PROD")
    assert 0 == init(*new, "--repository", "region-exempel/anslutningar")[0]
    return init


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_said_of_the_next_steps(init: Run, tmp_path: Path, language: str) -> None:
    """What people have to do at GitHub is said in the order in which they do it."""
    code, out, err = init("--ordered-by", "X", "--platform", "NTJP-QA", "--repository", "a/b", "--language", language)
    assert (0, "") == (code, out)
    assert_golden(GOLDEN / f"init-github-{language}.txt", err.replace(str(tmp_path), "<here>"))


def test_the_files_are_whole(begun: Run, tmp_path: Path) -> None:
    """Each template is there, in form, with nothing left to be filled in; each has the environments that there are."""
    del begun
    names = templates().keys() - {path.removeprefix(".github/") for path in OPTIONAL.values()}
    written = {path.relative_to(tmp_path / ".github").as_posix(): path for path in (tmp_path / ".github").rglob("*.*")}
    assert names - {"CODEOWNERS", "tak-gitops/with-token"} == set(written)
    for name, path in written.items():
        text = path.read_text(encoding="utf-8")
        assert "@BRANCH@" not in text
        assert "@ENVIRONMENTS@" not in text
        if name.endswith(".yml"):
            assert yaml.safe_load(text)
        elif name.endswith(".json"):
            assert "active" == json.loads(text)["enforcement"]
    submit = yaml.safe_load(written["workflows/tak-submit.yml"].read_text(encoding="utf-8"))
    assert ["ntjp-prod", "ntjp-qa"] == submit["jobs"]["submit"]["strategy"]["matrix"]["environment"]


def test_the_settings_ask_github_who_approved(begun: Run, tmp_path: Path, tak: Tak) -> None:
    """A repository that begins with GitHub has the gate, with two approvals for production, and is valid."""
    del begun
    settings = yaml.safe_load((tmp_path / "tak-gitops.yaml").read_text(encoding="utf-8"))
    expected = {"by": "github", "repository": "region-exempel/anslutningar", "production": ["ntjp-prod"]}
    assert expected == settings["approvals"]
    assert 0 == tak("-C", str(tmp_path), "validate")[0]


def test_a_second_time_nothing_is_written(begun: Run) -> None:
    """Who reviews and which repository it is are read from what is there."""
    code, out, err = begun()
    assert (0, "", "Allt finns redan; inget är skrivet.\n") == (code, out, err)


def test_what_is_missing_is_added(begun: Run, tmp_path: Path) -> None:
    """In a repository that is there, the flag alone is enough."""
    (tmp_path / PLAN).unlink()
    assert 0 == begun()[0]
    assert (tmp_path / PLAN).is_file()


def test_what_differs_is_shown_and_left(begun: Run, tmp_path: Path) -> None:
    """Somebody's own change is never lost in passing; the words to take ours are given."""
    path = tmp_path / PLAN
    path.write_text(path.read_text(encoding="utf-8").replace("timeout-minutes: 10", "timeout-minutes: 30"), "utf-8")
    before = path.read_bytes()
    code, out, err = begun()
    assert 0 == code
    assert "-    timeout-minutes: 30\n+    timeout-minutes: 10\n" in out
    assert f"tak init --github --renew {PLAN}" in err
    assert before == path.read_bytes()
    assert f"{PLAN} skrivs över.\n" in begun("--renew", PLAN)[2]
    assert b"timeout-minutes: 10" in path.read_bytes()


def test_a_new_environment_shows_what_to_add(begun: Run, tmp_path: Path) -> None:
    """The workflows name each environment: one that is added is missing there, and that is seen."""
    del tmp_path
    _, out, _ = begun("--platform", "NTJP-TEST")
    assert "+        environment: [ntjp-prod, ntjp-qa, ntjp-test]" in out


def test_the_wheel_brings_its_hash(begun: Run, tmp_path: Path) -> None:
    """The wheel is kept beside the list, which then takes no other; the run after it finds it there."""
    assert f"sha256:{'0' * 64}" in (tmp_path / REQUIREMENTS).read_text(encoding="utf-8")
    wheel = tmp_path.parent / "tak_gitops-9.1.0-py3-none-any.whl"
    wheel.write_bytes(b"PK\x03\x04")
    assert 0 == begun("--wheel", str(wheel))[0]
    assert b"PK\x03\x04" == (tmp_path / ".github/tak-gitops" / wheel.name).read_bytes()
    digest = hashlib.sha256(b"PK\x03\x04").hexdigest()
    assert f"\ntak-gitops==9.1.0 --hash=sha256:{digest}\n" in (tmp_path / REQUIREMENTS).read_text(encoding="utf-8")
    assert "inget är skrivet" in begun()[2]


def test_what_is_asked_for_is_written_and_kept_up(begun: Run, tmp_path: Path) -> None:
    """A job that people start comes only where it is wanted; from then on it is shown where it differs."""
    files = {name: tmp_path / path for name, path in OPTIONAL.items()}
    assert not [name for name, path in files.items() if path.exists()]
    assert 0 == begun("--also", "order")[0]
    assert ["order"] == [name for name, path in files.items() if path.exists()]
    text = files["order"].read_text(encoding="utf-8")
    files["order"].write_text(text.replace("timeout-minutes: 10", "timeout-minutes: 5"), encoding="utf-8")
    assert "+    timeout-minutes: 10\n" in begun()[1]
    assert 64 == begun("--also", "annat")[0]
    assert "required reviewers" in begun("--also", "decide")[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--repository", "bara-ett-ord"),
        ("--owners", "@a; rm"),
        ("--app-id", "0"),
        ("--renew", "README.md"),
        ("--wheel", "README.md"),
    ],
)
def test_a_flag_that_cannot_be_is_refused(begun: Run, tmp_path: Path, arguments: tuple[str, str]) -> None:
    """What would end in a file that GitHub reads is held to its form, and nothing is written."""
    (tmp_path / PLAN).unlink()
    name, value = arguments
    value = str(tmp_path / value) if name == "--wheel" else value
    assert 64 == begun(name, value)[0]
    assert not (tmp_path / PLAN).exists()


def test_a_branch_that_a_shell_would_read_is_refused(begun: Run, tmp_path: Path) -> None:
    """The name of the branch stands in the steps of the jobs."""
    settings = tmp_path / "tak-gitops.yaml"
    text = settings.read_text(encoding="utf-8").replace("branch: main", 'branch: "a$(x)"')
    settings.write_text(text, encoding="utf-8")
    (tmp_path / PLAN).unlink()
    assert 1 == begun()[0]
    assert not (tmp_path / PLAN).exists()


def test_the_flags_of_github_need_it(tmp_path: Path, tak: Tak) -> None:
    """A flag that would have done nothing is not taken in silence."""
    assert 64 == tak("-C", str(tmp_path), "init", "--ordered-by", "X", "--platform", "A", "--app-id", "7")[0]


def test_the_repository_is_that_of_the_remote(tak: Tak, tmp_path: Path) -> None:
    """Nobody has to write what the clone knows."""
    subprocess.run(("git", "init", "--quiet", str(tmp_path)), check=True)
    remote = "git@github.com:region-exempel/anslutningar.git"
    subprocess.run(("git", "-C", str(tmp_path), "remote", "add", "origin", remote), check=True)
    assert 0 == tak("-C", str(tmp_path), "init", "--github", "--ordered-by", "X", "--platform", "NTJP-QA")[0]
    assert "* @region-exempel/integration\n" in (tmp_path / ".github/CODEOWNERS").read_text(encoding="utf-8")


def test_only_the_app_writes_the_ledger(begun: Run, tmp_path: Path) -> None:
    """With its number the App alone may pass the one rule that it must; nobody passes any other."""
    (tmp_path / ".github/rulesets/tak-ledger-writer.json").unlink()
    assert 0 == begun("--app-id", "1234567")[0]
    rules = {path.stem: json.loads(path.read_text("utf-8")) for path in (tmp_path / ".github/rulesets").iterdir()}
    writer = {"actor_id": 1234567, "actor_type": "Integration", "bypass_mode": "always"}
    assert {"main": [], "tak-ledger": [], "tak-ledger-writer": [writer]} == {
        name: each["bypass_actors"] for name, each in rules.items()
    }
    types = {name: {each["type"] for each in rule["rules"]} for name, rule in rules.items()}
    assert set(doctor_forge.WANTED) <= types["main"]
    assert set(doctor_forge.WANTED_OF_LEDGER) <= types["tak-ledger"] | types["tak-ledger-writer"]
