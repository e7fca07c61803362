"""The repository's own example is what it is meant to be."""

import json
import re
from pathlib import Path

import pytest
import yaml

from tak_gitops.cli import run
from tak_gitops.repository.trees import WorkTree
from tak_gitops.sandbox.example import example_exports, main
from tak_gitops.sources.declared import Reading, read_declared
from tak_gitops.sources.resolve import resolve
from tak_gitops.sources.store import NoStore

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-23"
DRIFT = {
    ("change", "routing", "Vårdcentralen Aspen"),
    ("add", "routing", "Rehabmottagningen Hamnen"),
    ("add", "permission", "Vårdcentralen Sälgen"),
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The files of the example."""
    return read_declared(WorkTree(ROOT), NoStore())


def plans(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    """The plan of each environment, with everything that is declared counted as new."""
    assert 0 == run(["-C", str(ROOT), "plan", "--base", "none", "--as-of", DAY, "--format", "json"])
    return {plan["environment"]: plan for plan in json.loads(capsys.readouterr().out)["plans"]}


def test_the_exports_are_current() -> None:
    """What is committed is what the generator gives."""
    assert 0 == main(["--check", str(ROOT)])


def test_an_outdated_export_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check names the files and writes none; writing mends them."""
    assert 1 == main(["--check", str(tmp_path)])
    assert "exports/takdump_ntjp_qa.json" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())
    assert 0 == main([str(tmp_path)])
    assert 0 == main(["--check", str(tmp_path)])


def test_the_exports_name_nobody(reading: Reading) -> None:
    """Every host is in the top-level domain that is kept for examples, in exports and in files."""
    texts = [content.decode() for content in example_exports().values()]
    hosts = {host for text in texts for host in re.findall(r"https?://([^/:\"]+)", text)}
    hosts |= {
        contact.email.partition("@")[2]
        for system in reading.declared.systems.values()
        for contact in system.contacts
        if contact.email
    }
    assert hosts
    assert [] == sorted(host for host in hosts if not host.endswith(".example"))


def test_the_files_are_without_fault(reading: Reading) -> None:
    """There is nothing that any rule has to say."""
    found = [*reading.findings]
    for environment in reading.declared.environments:
        found += resolve(reading.declared, environment)[1]
    assert [] == found


def test_the_example_shows_the_format(reading: Reading) -> None:
    """Two environments, an address list, an access, a contract with a URL of its own, and some systems."""
    declarations = [each for several in reading.declared.declarations.values() for each in several]
    assert {"ntjp-qa", "ntjp-prod"} == set(reading.declared.environments)
    assert {"Connection", "Access"} == {each.kind for each in declarations}
    assert any(each.address_file for each in declarations)
    assert any(choice.url for each in declarations for choice in each.contracts)
    assert 6 <= len(reading.declared.systems) <= 10


def test_qa_differs_where_it_is_meant_to(capsys: pytest.CaptureFixture[str]) -> None:
    """One routing leads elsewhere, one routing and one permission are missing, and nothing is blocked."""
    plan = plans(capsys)["ntjp-qa"]
    changes = plan["changes"]
    assert isinstance(changes, list)
    assert {(each["action"], each["kind"], each["logical_address_name"]) for each in changes} == DRIFT
    assert [] == plan["blocked"]


def test_prod_is_as_it_should_be(capsys: pytest.CaptureFixture[str]) -> None:
    """Everything that is declared is live, and live has more than that; two systems would be registered."""
    counts = plans(capsys)["ntjp-prod"]["counts"]
    assert isinstance(counts, dict)
    assert {"adopted", "unmanaged", "cases"} == {name for name, count in counts.items() if count}
    assert 2 == counts["cases"]


def example_yaml() -> list[Path]:
    """Every YAML file of the example."""
    return [
        ROOT / "tak-gitops.yaml",
        *sorted(ROOT.glob("systems/*.yaml")),
        *sorted(ROOT.glob("environments/**/*.yaml")),
    ]


@pytest.mark.parametrize("path", example_yaml(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_names_its_schema(path: Path) -> None:
    """The modeline of editors leads to the schema that fits the file."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
    assert schema.resolve().is_file()
    kind = yaml.safe_load(path.read_bytes()).get("kind")
    named = {"systems": "system", ROOT.name: "settings"}.get(path.parent.name, "environment")
    assert (kind.lower() if kind else named) == schema.stem
