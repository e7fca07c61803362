"""`tak new case` by flags: a file for what no other file tells, right as it is written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.scene import Scene

NEW = ("new", "case")
WINDOW = "2026-12-01T22:00/2026-12-02T04:00"
HOME = "environments/ntjp-qa"
Write = Callable[..., str]


@pytest.fixture(name="scene")
def _scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    return Scene(tmp_path / "region", capsys)


def planned(scene: Scene) -> list[str]:
    """The kinds of the cases that the plan has."""
    return [case["kind"] for case in json.loads(scene.tak("plan", "--format", "json").out)["plans"][0]["cases"]]


@pytest.mark.parametrize(
    ("flags", "path", "kind"),
    [
        (
            ("contract_installation", "--contract", "crm:scheduling:CancelBooking:1.1", "--prestudy", "FS-2026-014"),
            f"{HOME}/arenden/arende-installera-cancel-booking.yaml",
            "contract_installation",
        ),
        (
            ("source_system_change", "--system", "tidbok", "--window", WINDOW, "--text", "Byte av databas\n\nKort."),
            f"{HOME}/tidbok/arende-kallsystem-2026-12-01.yaml",
            "source_system_change",
        ),
    ],
)
def test_a_case_is_written(scene: Scene, flags: tuple[str, ...], path: str, kind: str) -> None:
    """Formatter and validation have nothing to say of it, and the plan has it."""
    told = scene.tak(*NEW, "--case", *flags, day=None)
    assert (0, f"{path}\n", "Nästa steg:  tak plan ntjp-qa\n") == (told.code, told.out, told.err)
    assert 0 == scene.tak("fmt", "--check", day=None).code
    assert 0 == scene.tak("validate", day=None).code
    assert [kind] == planned(scene)


def test_a_text_of_several_lines_is_kept(scene: Scene) -> None:
    """As it was given, line by line."""
    text = "Byte av databas.\n\n  Bokningar besvaras inte."
    scene.tak(*NEW, "--case", "source_system_change", "--system", "tidbok", "--text", text, day=None)
    assert (
        "text: |\n  Byte av databas.\n\n    Bokningar besvaras inte.\n"
        == scene.repo.read(f"{HOME}/tidbok/arende-kallsystem.yaml").partition("system: tidbok\n")[2]
    )


def test_a_trial_writes_nothing(scene: Scene) -> None:
    """It shows the file."""
    told = scene.tak(*NEW, "--case", "contract_uninstallation", "--contract", "MakeBooking", "--dry-run", day=None)
    assert "contracts:\n  - crm:scheduling:MakeBooking:1\n" in told.out
    assert "" == scene.repo.git("status", "--porcelain", "--", "environments")


@pytest.mark.parametrize(
    ("flags", "code", "said"),
    [
        ((), 64, "\n  --case          contract_installation, contract_uninstallation eller 1 till\n"),
        (("--case", "system_name"), 64, "'--case': möjligt är"),
        (("--case", "contract_installation"), 64, "\n  --contract      till exempel "),
        (
            ("--case", "source_system_change"),
            64,
            "\n  --system        journal, portal, tidbok\n  --text   ",
        ),
        (("--case", "source_system_change", "--system", "tidbok"), 64, "saknas:\n  --text "),
        (("--case", "contract_installation", "--contract", "CancelBooking"), 64, "är inget tjänstekontrakt"),
        (
            ("--case", "source_system_change", "--system", "tidbok", "--text", "x", "--window", "i natt"),
            1,
            "TG115",
        ),
    ],
)
def test_what_cannot_be_written(scene: Scene, flags: tuple[str, ...], code: int, said: str) -> None:
    """What is missing or wrong is told of, and nothing is written."""
    told = scene.tak(*NEW, *flags, day=None)
    assert (code, True) == (told.code, said in told.err), told.err
    assert "" == scene.repo.git("status", "--porcelain", "--", "environments")
