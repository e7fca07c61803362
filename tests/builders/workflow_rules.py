"""What must hold for the workflows and no linter knows: each fault is a line that names the rule (reliability.md 3)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
FROM_THE_EVENT = re.compile(r"github\.(?:event|head_ref|ref_name|actor|triggering_actor)|inputs\.")
INPUTS = {
    ("TAK_GITOPS_PULL", "inputs.pull"),
    ("WHAT", "inputs.what"),
    ("DECISION", "inputs.decision"),
    ("TAK_GITOPS_REASON", "inputs.reason"),
}
"""The words that people give at the button: in variables that the tool holds to their form, and nowhere else."""
NO_WORDS = {("TAK_GITOPS_BASE", "github.event.merge_group.base_sha")}
"""What an event tells that nobody writes: the commit on which GitHub itself tries a change in its queue."""
BY_HAND = ("tak-order", "tak-decide")
"""What only people start, so that no event of it can be lost."""
DANGEROUS = ("pull_request_target", "issue_comment", "workflow_run")
BASE = 'git archive "origin/main"'
OF_CHANGES = ("tak-plan", "tak-approvals")
"""What runs on a pull request."""
FORBIDDEN_PLAN = ("secrets.", "steps.app", "environment:")
FORBIDDEN_SUBMIT = ("actions/cache", "download-artifact", "cache:", "github.sha")


def read(text: str) -> dict[Any, Any]:
    """A workflow; its key `on` is read as true, as YAML has it."""
    found: dict[Any, Any] = yaml.safe_load(text)
    return found


def faults(name: str, text: str) -> list[str]:
    """What is wrong with a workflow of `tak init --github`, by its file's name without ending."""
    return [*_of_all(text), *(_of_change(text) if name in OF_CHANGES else _of_keys(name, text))]


def _steps(workflow: Mapping[Any, Any]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            yield job, step


def _of_all(text: str) -> Iterator[str]:
    workflow = read(text)
    triggers = workflow[True]
    if workflow.get("permissions") != {}:
        yield "permissions: the workflow as a whole has rights"
    for trigger in DANGEROUS:
        if trigger in triggers:
            yield f"trigger: {trigger} runs with rights on what others have written"
    for trigger in ("pull_request", "push"):
        if {"paths", "paths-ignore"} & set((triggers.get(trigger) or {}) if isinstance(triggers, dict) else {}):
            yield f"paths: a required check that {trigger} leaves out blocks for ever"
    for name, job in workflow["jobs"].items():
        if "timeout-minutes" not in job:
            yield f"timeout: {name} may run for six hours"
        if not any(BASE in step.get("run", "") for step in job["steps"]):
            yield f"tool: {name} does not take it from main"
        if "permissions" not in job or "write-all" in str(job["permissions"]):
            yield f"permissions: {name} does not say what it needs"
    for job, step in _steps(workflow):
        uses, run = step.get("uses"), step.get("run", "")
        if uses and not PINNED.fullmatch(uses):
            yield f"pin: {uses} is no commit of actions/*"
        if uses and "actions/checkout" in uses and step.get("with", {}).get("persist-credentials") is not False:
            yield "checkout: it leaves its token in .git/config"
        if EXPRESSION.search(run):
            yield "expression: a run holds one"
        if re.search(r"\bpip\"? install", run) and "--require-hashes" not in run:
            yield "hashes: pip takes any file"
        for name, value in {**job.get("env", {}), **step.get("env", {}), **step.get("with", {})}.items():
            for expression in EXPRESSION.findall(str(value)):
                if FROM_THE_EVENT.search(expression) and (name, expression.strip()) not in INPUTS | NO_WORDS:
                    yield f"event: {expression.strip()} comes from outside"


def _of_change(text: str) -> Iterator[str]:
    for word in FORBIDDEN_PLAN:
        if word in text:
            yield f"secrets: what runs on a pull request knows {word}"
    for name, job in read(text)["jobs"].items():
        rights = {right for right, level in job["permissions"].items() if level == "write"}
        reads_change = any("checkout" in step.get("uses", "") and "ref" not in step["with"] for step in job["steps"])
        if rights and (reads_change or rights != {"pull-requests"}):
            yield f"rights: {name} may write {', '.join(sorted(rights))}"


def _of_keys(name: str, text: str) -> Iterator[str]:
    workflow = read(text)
    for word in FORBIDDEN_SUBMIT:
        if word in text:
            yield f"poison: what has keys takes {word} of other runs"
    for key, job in workflow["jobs"].items():
        concurrency = job.get("concurrency") or workflow.get("concurrency") or {}
        if not isinstance(concurrency, dict) or concurrency.get("cancel-in-progress") is not False:
            yield f"cancel: {key} may be cancelled at work"
        if "strategy" in job and "matrix.environment" not in concurrency.get("group", ""):
            yield f"group: the environments of {key} wait for each other"
        if "secrets." in str(job["steps"]) and not str(job.get("environment", "")).startswith("tak-"):
            yield f"secrets: {key} takes them from no environment"
        if "github.ref == 'refs/heads/main'" not in job.get("if", ""):
            yield f"branch: {key} runs for any branch"
    for _, step in _steps(workflow):
        if "actions/checkout" in step.get("uses", "") and step["with"].get("ref") != "main":
            yield "ref: a run that is started again works on what main was then"
    if name in BY_HAND and set(workflow[True]) != {"workflow_dispatch"}:
        yield "hand: it is begun by more than a person at the button"
    elif name not in BY_HAND and not {"schedule", "workflow_dispatch"} <= set(workflow[True]):
        yield "hint: only the event starts it, and an event can be lost"
