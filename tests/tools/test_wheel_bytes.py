"""The wheel: the same files give the same bytes, and it holds all that the program needs (S7)."""

import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tools"))

import lock  # noqa: E402 - the tools are no package
import wheel  # noqa: E402 - the tools are no package

NEEDED = ("pyproject.toml", "README.md", "LICENSE", ".gitignore")


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two wheels, of copies in two folders whose files have other times and rights."""
    found = []
    for number in range(2):
        folder = tmp_path_factory.mktemp(f"copy-{'x' * 10 * number}")
        for name in NEEDED:
            (folder / name).write_bytes((ROOT / name).read_bytes())
        copy = shutil.copyfile if number else shutil.copy2
        shutil.copytree(ROOT / "src", folder / "src", copy_function=copy, ignore=shutil.ignore_patterns("__pycache__"))
        found.append(wheel.build(folder, folder / "dist"))
    return found


def test_two_builds_are_the_same(wheels: list[Path]) -> None:
    """Whoever builds a version again gets the hash that the requirements of users have."""
    first, second = (path.read_bytes() for path in wheels)
    assert first == second


def test_the_wheel_has_the_files_for_github(wheels: list[Path]) -> None:
    """What `tak init --github` writes comes with it, and every module."""
    with zipfile.ZipFile(wheels[0]) as opened:
        names = set(opened.namelist())
    files = (path for path in (ROOT / "src").rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert [] == [path for each in files if (path := each.relative_to(ROOT / "src").as_posix()) not in names]


def test_the_bill_of_materials_has_each_pin(tmp_path: Path) -> None:
    """Every library with its version, in a form that programs read; the same each time."""
    texts = []
    for number in range(2):
        wheel.bill_of_materials(tmp_path / f"{number}.json")
        texts.append((tmp_path / f"{number}.json").read_text(encoding="utf-8"))
    bill = json.loads(texts[0])
    pins = {(name, version) for name, version, *_ in lock.PIN.findall((ROOT / lock.RUN_TIME).read_text("utf-8"))}
    assert "CycloneDX" == bill["bomFormat"]
    assert pins == {(each["name"], each["version"]) for each in bill["components"]}
    assert texts[0] == texts[1]
