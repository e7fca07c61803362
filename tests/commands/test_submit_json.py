"""`tak submit --format json`: what a run did, for the job that runs it."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from builders.repository import CONNECTION
from builders.scene import DECLARED, TARGET, Scene, routing
from tak_gitops.errors import ExitCode


@pytest.fixture(name="merged")
def _merged(scene: Scene) -> Scene:
    """An order that was merged."""
    scene.repo.branch("flytt").edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    scene.tak("order")
    scene.repo.commit("Flytta tidboken")
    scene.repo.checkout("main").merge("flytt")
    return scene


def submitted(scene: Scene) -> tuple[ExitCode, dict[str, Any]]:
    """The exit code, and what stands on standard output alone."""
    told = scene.tak("submit", "--format", "json")
    data: dict[str, Any] = json.loads(told.out)
    assert ("1.0", told.code) == (data["format_version"], data["exit_code"])
    return ExitCode(told.code), data


def test_an_order_that_was_sent(merged: Scene) -> None:
    """It stands there as in `tak status`, as it is after the run; a second run did nothing with it."""
    code, data = submitted(merged)
    assert [(1, "sent", "file", 1)] == [
        (each["seq"], each["status"], each["channel"], each["attempts"]) for each in data["orders"]
    ]
    (listed,) = json.loads(merged.tak("status", "--format", "json").out)["orders"]
    assert (ExitCode.OK, [listed]) == (code, data["orders"])
    assert (ExitCode.OK, []) == (submitted(merged)[0], submitted(merged)[1]["orders"])


def test_an_order_that_does_not_hold(merged: Scene) -> None:
    """What differs is told beside the JSON, for people."""
    other = TARGET._replace(url="https://tidbok.region.example/annan")
    merged.export([routing(target=other), DECLARED[1]], made=datetime(2026, 11, 23, 4, 5, tzinfo=UTC))
    told = merged.tak("submit", "--format", "json")
    assert (ExitCode.STALE, ["stale"]) == (told.code, [each["status"] for each in json.loads(told.out)["orders"]])
    assert "nu:      https://tidbok.region.example/annan" in told.err


def test_nothing_is_done(merged: Scene) -> None:
    """A dry run does nothing with any order."""
    assert [] == json.loads(merged.tak("submit", "--dry-run", "--format", "json").out)["orders"]
