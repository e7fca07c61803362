"""The program and the sandbox together: one plan, whichever way live is read; an order, done, leaves nothing."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from builders.repository import CONNECTION, ENVIRONMENT, EXPORT
from builders.sandbox import API_USER, DAY, TakWebClient, serving
from builders.scene import EKEN, MAKE_BOOKING, TIDBOK, URL, Scene
from tak_gitops.sandbox.tak.database import Database
from tak_gitops.sandbox.tak.settings import Settings
from tak_gitops.sandbox.tak.start import open_state

PLATFORM = "NTJP-QA"
ROW = f"{EKEN} - {MAKE_BOOKING} - {TIDBOK} - RIVTABP21 - "
SERVICES, API = 'tak_services: "{}/tak-services/export/pv"', 'tak_api: "{}/coop/api/v2"'


@pytest.fixture
def scene(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The minimal repository; its team has just moved a URL, and this machine's TAK-api lets it in."""
    monkeypatch.setenv("TAK_GITOPS_LIVE_USER", API_USER[0])
    monkeypatch.setenv("TAK_GITOPS_LIVE_PASSWORD", API_USER[1])
    monkeypatch.setenv("TAK_GITOPS_LIVE_HOST", "127.0.0.1")
    made = Scene(tmp_path / "r", capsys)
    made.repo.branch("flytt").edit(CONNECTION, "/rivtabp21", "/rivtabp21/v2")
    return made


@pytest.fixture
def tak(scene: Scene, tmp_path: Path) -> Database:
    """A sandbox with the export of the repository."""
    export = scene.repo.root / EXPORT
    settings = Settings(platform=PLATFORM, day=DAY)
    return open_state(tmp_path / "s.sqlite", export, export.name, settings, reset=False).database


def plan_over(scene: Scene, live: str) -> dict[str, Any]:
    """The plan when live is read in this way."""
    (before,) = re.findall("live: .*", scene.repo.read(ENVIRONMENT))
    scene.repo.edit(ENVIRONMENT, before, f"live: {{{live}}}")
    return scene.plan()


def test_every_way_to_live_gives_one_plan(scene: Scene, tak: Database) -> None:
    """A file, tak-services and the TAK-api lead to the same changes where no row is dated or merged."""
    by_file = scene.plan()
    with serving(tak, platform=PLATFORM) as url:
        by_services, by_api = (plan_over(scene, form.format(url)) for form in (SERVICES, API))
    assert by_file["changes"]
    assert by_file["changes"] == by_services["changes"] == by_api["changes"]


def test_an_order_that_is_done_leaves_nothing(scene: Scene, tak: Database) -> None:
    """Ordered, merged, sent, published, exported: the plan is empty, and the answer is the one that was predicted."""
    scene.repo.commit()
    assert 0 == scene.tak("order").code
    scene.repo.commit()
    (order,) = scene.orders().values()
    scene.repo.checkout("main").merge("flytt")
    assert 0 == scene.tak("submit").code
    (payload,) = (content for name, content in scene.outbox().items() if name.endswith(".json"))
    with serving(tak, platform=PLATFORM) as url, TakWebClient(url) as client:
        reply = client.order(payload.decode()).text
        assert 302 == client.publish().status_code
        dump = client.http.get("/exports/takdump_ntjp_qa.json").content
    assert [f"Nyskapad: {ROW}{URL}/v2 (2026-11-23 - 2126-11-23)"] == re.findall("Nyskapad.*", reply)
    (predicted,) = json.loads(order)["receipt"]
    days = {"D-1": "2026-11-22", "D+100": "2126-11-23", "D)": "2026-11-23)", "(D ": "(2026-11-23 "}
    text = "\n".join(predicted)
    for sign, day in days.items():
        text = text.replace(sign, day)
    assert text.split("\n") == reply.rstrip("\n").split("\n")[-len(predicted) :]
    scene.repo.write(EXPORT, dump)
    assert [] == scene.plan()["changes"]
