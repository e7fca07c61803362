"""The repositories that the generator writes."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tak_gitops.cli import run
from tak_gitops.repository.trees import WorkTree
from tak_gitops.sandbox.export import made_export, write_export
from tak_gitops.sandbox.files import export_path, write_repository
from tak_gitops.sandbox.make import make_platform
from tak_gitops.sandbox.platform import MadePlatform, with_drift
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.resolve import resolve
from tak_gitops.sources.store import NoStore

ENVIRONMENT = "ntjp-qa"


@pytest.fixture(scope="module")
def platform() -> MadePlatform:
    """A platform with some long lists of addresses and some accesses."""
    return make_platform(1200, 2500, files=60)


@pytest.fixture
def repository(platform: MadePlatform, tmp_path: Path) -> Path:
    """The platform's files."""
    write_repository(platform, tmp_path, environment=ENVIRONMENT)
    return tmp_path


def plan(repository: Path, platform: MadePlatform, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    """The counts of the plan, with everything that is declared counted as new."""
    export = repository / export_path(ENVIRONMENT)
    export.parent.mkdir(exist_ok=True)
    made = datetime(2026, 11, 22, 23, 5, tzinfo=UTC)
    export.write_bytes(b"".join(write_export(made_export(platform), made=made)))
    folder = str(repository)
    assert 0 == run(["-C", folder, "plan", "--base", "none", "--as-of", "2026-11-23", "--format", "json"])
    counts: dict[str, int] = json.loads(capsys.readouterr().out)["plans"][0]["counts"]
    return {name: count for name, count in counts.items() if count}


def test_the_files_are_without_fault(repository: Path) -> None:
    """There is nothing that any rule has to say."""
    reading = read_declared(WorkTree(repository), NoStore())
    assert [] == [*reading.findings, *resolve(reading.declared, ENVIRONMENT)[1]]


def test_the_files_are_of_every_kind(repository: Path) -> None:
    """Connections, accesses and address lists."""
    texts = [path.read_text(encoding="utf-8") for path in repository.glob(f"environments/{ENVIRONMENT}/*/*.yaml")]
    assert {"kind: Connection", "kind: Access"} == {text.partition("\n")[0] for text in texts}
    assert list(repository.rglob("*.csv"))


def test_the_number_of_files_is_told(platform: MadePlatform, tmp_path: Path) -> None:
    """As many as there are then."""
    count = write_repository(platform, tmp_path, environment=ENVIRONMENT)
    assert count == sum(path.is_file() for path in tmp_path.rglob("*"))


def test_the_files_declare_what_live_has(
    repository: Path, platform: MadePlatform, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every row is adopted, and nothing else happens."""
    assert {"adopted": 3700} == plan(repository, platform, capsys)


def test_drift_is_what_a_plan_finds(
    repository: Path, platform: MadePlatform, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of 1,200 routings 6 are missing and 6 lead elsewhere; of 2,500 permissions 25 are missing."""
    assert {"add": 31, "change": 6, "adopted": 3663} == plan(repository, with_drift(platform, 1), capsys)
