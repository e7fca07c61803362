"""An order that TAK would refuse is not written: which lines it is for, and the way out, in plan and order."""

from collections.abc import Callable
from datetime import date

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.ordering import swapped
from builders.repository import CONNECTION
from builders.scene import TARGET, Scene, permission, routing
from tak_gitops.acceptance import relations
from tak_gitops.errors import ExitCode
from tak_gitops.texts import LANGUAGES

DAY = date(2026, 11, 23)
URL = "https://tidbok.region.example/{domain}/{contract}/{major}/rivtabp21"
NEW_URL = "https://boka.region.example/v2"


def third_change(scene: Scene) -> None:
    """A routing was made, moved and moved back on the very day, and is to move again."""
    made = routing()._replace(valid_from=DAY)
    scene.export([*swapped(made, TARGET._replace(url=NEW_URL), DAY), permission()])
    scene.repo.branch("andring").edit(CONNECTION, URL, NEW_URL)


def emoji(scene: Scene) -> None:
    """A new system has an emoji in its name, another has not."""
    scene.export([routing(), permission()], others=False)
    scene.repo.branch("andring").edit(CONNECTION, "[journal]", "[journal, portal, kalender]")
    scene.repo.edit(CONNECTION, "kind: Connection", "kind: Connection\nprestudy: FS-2026-014")
    scene.repo.edit("systems/portal.yaml", "name: Portal", 'name: "Portal 😀"')
    scene.repo.write(
        "systems/kalender.yaml",
        "organisation: Region Exempel\nname: Kalender\nhsa_ids: {ntjp-qa: SE2321000131-KALENDERQA}\n",
    )


def stricter(scene: Scene) -> None:
    """TAK finds something wrong that no rule of ours knows."""
    scene.repo.branch("andring").edit(CONNECTION, URL, NEW_URL)


CASES: dict[str, Callable[[Scene], None]] = {"TG412": third_change, "TG413": emoji, "TG414": stricter}


@pytest.fixture(name="refused", params=CASES)
def _refused(request: pytest.FixtureRequest, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Scene]:
    """A rule, and a scene in which it blocks."""
    if request.param == "TG414":
        monkeypatch.setattr(relations, "url_errors", lambda _: ["Adress har ogiltigt innehåll"])
    CASES[request.param](scene)
    return request.param, scene


def test_nothing_is_written(refused: tuple[str, Scene]) -> None:
    """The plan blocks the line by its rule, predicts no answer, and the order is not written."""
    rule, scene = refused
    plan = scene.plan()
    assert ([rule], None) == ([each["rule"] for each in plan["blocked"]], plan["receipt"])
    assert ExitCode.FAILURE == scene.tak("plan").code
    told = scene.tak("order")
    assert (ExitCode.FAILURE, {}) == (told.code, scene.orders())
    assert "1" in told.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_it_reads(refused: tuple[str, Scene], language: str) -> None:
    """The cause and the way out are told."""
    rule, scene = refused
    told = scene.tak("plan", "--language", language)
    assert_golden(GOLDEN / f"refused-{rule}-{language}.txt", told.out)


def test_the_way_out_of_a_third_change(scene: Scene) -> None:
    """Ordered for a later day, as the plan says, it is no third change on one day."""
    third_change(scene)
    assert ExitCode.OK == scene.tak("order", "--execute-on", "2026-11-24").code
    assert 1 == len(scene.orders())


def test_the_way_out_of_an_emoji(scene: Scene) -> None:
    """Without it the order is written."""
    emoji(scene)
    scene.repo.edit("systems/portal.yaml", " 😀", "")
    assert ExitCode.OK == scene.tak("order").code
