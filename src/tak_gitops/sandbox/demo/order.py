"""The first scenes: what main says, what a pull request does, and the order that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tak_gitops.sandbox.demo.stage import Stage

ENVIRONMENT = "ntjp-qa"
FOLDER = f"environments/{ENVIRONMENT}"
SETTINGS = f"{FOLDER}/environment.yaml"
CHANNEL = (
    "channel: {kind: file, folder: ../../outbox} # beställningarna läggs som filer här; mappen följer inte med i Git"
)
"""How orders of the example leave."""

KASTANJEN = """\
kind: Connection
description: Tidbokning för Vårdcentralen Kastanjen
prestudy: FS-2026-014
producer: tidbok
rivta_profile: RIVTABP21
url: https://tidbok-qa.norrskog.example/{domain}/{contract}/{major}/rivtabp21
contracts:
  - crm:scheduling:GetSubjectOfCareSchedule:1
  - crm:scheduling:GetAvailableTimeslots:1
logical_addresses:
  - id: SE2321009000-E000000000011
    name: Vårdcentralen Kastanjen
consumers:
  - invanarportalen
"""
ALERTS = "  - clinicalprocess:healthcond:description:GetAlertInformation:2\n"
DIAGNOSES = "  - clinicalprocess:healthcond:description:GetDiagnosis:2\n"


def begun(stage: Stage, channel: str) -> None:
    """What is on main, and what TAK has otherwise."""
    stage.title("demo.main.title")
    stage.say("demo.main")
    stage.replace(SETTINGS, CHANNEL, channel)
    # main needs a commit before its last one: what the last one changed is what a plan on main is about
    for paths in (("tak-gitops.yaml", "systems", "environments", ".gitignore"), ("exports",)):
        stage.prepare("add", *paths)
        stage.prepare("commit", "--quiet", "-m", ", ".join(paths))
    stage.prepare("push", "--quiet", "--set-upstream", "origin", "main")
    stage.tak("validate")
    stage.tak("plan")


def changed(stage: Stage) -> None:
    """A pull request, and what it would do in TAK."""
    stage.title("demo.change.title")
    stage.say("demo.change")
    stage.git("switch", "--quiet", "--create", "tidbok")
    stage.replace(f"{FOLDER}/tidbok/eken.yaml", "/makebooking/v1", "/makebooking/v2")
    stage.add(f"{FOLDER}/tidbok/kastanjen.yaml", KASTANJEN)
    stage.replace(f"{FOLDER}/tidbok/vardcentraler.csv", "SE2321009000-E000000000009,Vårdcentralen Häggen\n", "")
    stage.commit("demo.commit.change", "environments")
    stage.git("diff", "--unified=0", "main", "--", "environments")
    stage.tak("plan", ENVIRONMENT)


def ordered(stage: Stage) -> None:
    """Its order, and a second pull request; both are approved and merged."""
    stage.title("demo.order.title")
    stage.say("demo.order")
    stage.tak("order", ENVIRONMENT)
    stage.commit("demo.commit.order", "orders")
    stage.tak("order", ENVIRONMENT, "--check")
    stage.tell("demo.order.second")
    stage.prepare("switch", "--quiet", "main")
    requested(stage, "hemsjukvard", f"{FOLDER}/hemsjukvarden/hantera-behorigheter.yaml", (ALERTS, ALERTS + DIAGNOSES))
    stage.tell("demo.order.merged")
    stage.merge("tidbok")
    stage.merge("hemsjukvard")


def requested(stage: Stage, branch: str, path: str, change: tuple[str, str]) -> None:
    """A pull request from main with its order: `change` is what stands in a file before and after."""
    stage.prepare("switch", "--quiet", "--create", branch)
    stage.replace(path, *change)
    stage.tak("order", ENVIRONMENT)
    stage.prepare("add", "environments", "orders")
    stage.prepare("commit", "--quiet", "-m", branch)
    stage.prepare("switch", "--quiet", "main")
