"""The runner of GitHub Actions on this machine: it reads a workflow and runs the steps of its jobs as they stand there.

Modelled on GitHub's documentation of workflow syntax, contexts and default variables: conditions with status functions,
`needs`, a matrix, environments that alone give secrets, the files of GITHUB_ENV, GITHUB_PATH, GITHUB_OUTPUT and
GITHUB_STEP_SUMMARY, `bash -eo pipefail` where `shell: bash` is asked for. What actions of `actions/*` do is done here.
pip is held to what it is given: a list with hashes, and a wheel beside it that has the right one; nothing is fetched.
"""

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from builders.expressions import Context, evaluate, filled
from builders.fake_github import REPOSITORY, TOKEN, FakeGitHub, Pull

READ_ONLY = "ghs_0123456789abcdefREADONLY"
"""The token of a job that may write nothing: the fake GitHub answers it as one that it does not know."""
APP_KEY = "-----BEGIN RSA PRIVATE KEY-----"
PYTHON = """\
#!/bin/sh
if [ "$1 $2" = "-m venv" ]; then
  mkdir -p "$3/bin" && cp "{pip}" "$3/bin/pip"
else
  exec "{python}" "$@"
fi
"""


class Event(NamedTuple):
    """What a run begins with; `payload` is what GitHub tells of it."""

    name: str
    ref: str
    sha: str
    head_ref: str = ""
    base_ref: str = ""
    payload: Mapping[str, Any] = {}


class StepRun(NamedTuple):
    """A step that was run: its name or action, its exit code, and what it wrote."""

    name: str
    code: int
    out: str


@dataclass
class JobRun:
    """A job: its steps so far, its summary; skipped where its condition did not hold."""

    steps: list[StepRun] = field(default_factory=list)
    summary: str = ""
    result: str = "success"

    @property
    def out(self) -> str:
        """All that its steps wrote."""
        return "\n".join(each.out for each in self.steps)

    def failed(self) -> list[str]:
        """The steps that failed."""
        return [each.name for each in self.steps if each.code]


class Runner:
    """Runs workflows of the repository at a fake GitHub; `secrets` and `variables` are by environment."""

    def __init__(self, github: FakeGitHub, folder: Path) -> None:
        self.github = github
        self.secrets: dict[str, dict[str, str]] = {}
        self.variables: dict[str, dict[str, str]] = {}
        self.artifacts: dict[str, Path] = {}
        self._folder = folder
        self._numbers = itertools.count(1)
        bins = folder / "bin"
        bins.mkdir(parents=True)
        shutil.copyfile(Path(__file__).with_name("runner_pip.py"), bins / "pip.py")
        pip = (bins / "pip.py").read_text(encoding="utf-8")
        (bins / "pip").write_text(f"#!{sys.executable}\n{pip}", encoding="utf-8")
        (bins / "python").write_text(PYTHON.format(pip=bins / "pip", python=sys.executable), encoding="utf-8")
        for name in ("pip", "python"):
            (bins / name).chmod(0o755)
        self._path = f"{bins}{os.pathsep}/usr/local/bin:/usr/bin:/bin"

    def pull_request(self, pull: Pull, branch: str, *, fork: bool = False, title: str = "") -> Event:
        """The event of a pull request, with the merge that GitHub makes of it to try it."""
        tree = self._git("merge-tree", "--write-tree", "refs/heads/main", pull.head)
        merge = self._git("commit-tree", tree, "-p", "refs/heads/main", "-p", pull.head, "-m", "Merge")
        self._git("update-ref", f"refs/pull/{pull.number}/merge", merge)
        head = {"sha": pull.head, "ref": branch, "repo": {"full_name": "fork/x" if fork else REPOSITORY}}
        payload = {"pull_request": {"number": pull.number, "title": title, "head": head, "base": {"ref": "main"}}}
        return Event("pull_request", f"refs/pull/{pull.number}/merge", merge, branch, "main", payload)

    def queued(self, *pulls: Pull) -> Event:
        """The event of the last of some pull requests in a merge queue: it is tried on top of those before it."""
        before = head = self._git("rev-parse", "refs/heads/main")
        for pull in pulls:
            before = head
            tree = self._git("merge-tree", "--write-tree", before, pull.head)
            head = self._git("commit-tree", tree, "-p", before, "-p", pull.head, "-m", f"Merge #{pull.number}")
        ref = f"refs/heads/gh-readonly-queue/main/pr-{pulls[-1].number}-{before}"
        self._git("update-ref", ref, head)
        group = {"base_ref": "refs/heads/main", "base_sha": before, "head_ref": ref, "head_sha": head}
        return Event("merge_group", ref, head, payload={"merge_group": group})

    def review(self, pull: Pull, branch: str) -> Event:
        """The event of a review: as of a pull request, but for the branch that it is for, which it does not say."""
        begun = self.pull_request(pull, branch)
        return begun._replace(name="pull_request_review", base_ref="")

    def push(self, name: str = "push", sha: str | None = None) -> Event:
        """The event of a merge, or of the clock: main as it is, or as it was at a commit."""
        return Event(name, "refs/heads/main", sha or self._git("rev-parse", "refs/heads/main"))

    def button(self, **inputs: str) -> Event:
        """The event of somebody who starts a workflow on main by hand."""
        payload = {"inputs": inputs, "sender": {"login": "bo", "id": 1002}}
        return self.push("workflow_dispatch")._replace(payload=payload)

    def run(self, workflow: str, event: Event) -> dict[str, JobRun]:
        """Run a workflow as it is at the commit of the event; its jobs by name."""
        text = self._git("show", f"{event.sha}:.github/workflows/{workflow}.yml")
        read = yaml.safe_load(text)
        assert event.name in read[True], f"{workflow} is not begun by {event.name}"
        done: dict[str, JobRun] = {}
        results: dict[str, str] = {}
        for key, job in read["jobs"].items():
            for row in _matrix(job):
                made = _Job(self, event, workflow=read, job=job, row=row, results=results)
                name = filled(str(job.get("name", key)), made.context(False))
                done[name] = made.run()
                results[key] = done[name].result
        return done

    def _git(self, *arguments: str) -> str:
        done = subprocess.run(("git", *arguments), cwd=self.github.git, capture_output=True, check=True)
        return done.stdout.decode().rstrip("\n")

    def new_folder(self) -> Path:
        """A machine of its own for a job."""
        folder = self._folder / str(next(self._numbers))
        for name in ("work", "temp", "home"):
            (folder / name).mkdir(parents=True)
        return folder

    @property
    def path(self) -> str:
        """Where programs are."""
        return self._path


class _Job:
    def __init__(
        self,
        runner: Runner,
        event: Event,
        *,
        workflow: Mapping[Any, Any],
        job: Mapping[str, Any],
        row: Mapping[str, str],
        results: Mapping[str, str],
    ) -> None:
        self._runner, self._workflow, self._job, self._event, self._row = runner, workflow, job, event, row
        self._needs = {each: results[each] for each in _listed(job.get("needs"))}
        self._outputs: dict[str, dict[str, str]] = {}
        self._environment = filled(str(job.get("environment", "")), self.context(False))
        self._folder = runner.new_folder()
        self._path: list[str] = []
        self._masks: list[str] = []
        self._env: dict[str, str] = {}
        rights = job["permissions"]
        self._token = TOKEN if "write" in rights.values() else READ_ONLY

    def context(self, failed: bool) -> Context:
        """What expressions may name."""
        own = getattr(self, "_environment", "")
        return Context(
            {
                "github": {
                    "ref": self._event.ref,
                    "sha": self._event.sha,
                    "event_name": self._event.name,
                    "repository": REPOSITORY,
                    "token": getattr(self, "_token", ""),
                    "event": self._event.payload,
                },
                "inputs": self._event.payload.get("inputs", {}),
                "matrix": dict(self._row),
                "secrets": self._runner.secrets.get(own, {}),
                "vars": self._runner.variables.get(own, {}),
                "steps": {name: {"outputs": values} for name, values in self._outputs.items()},
                "needs": {name: {"result": result} for name, result in self._needs.items()},
                "runner": {"temp": str(self._folder / "temp")} if hasattr(self, "_folder") else {},
            },
            failed,
        )

    def run(self) -> JobRun:
        """Run the steps whose conditions hold."""
        done = JobRun()
        needs_failed = any(result != "success" for result in self._needs.values())
        if not evaluate(self._job.get("if", ""), self.context(needs_failed)):
            done.result = "skipped"
            return done
        for number, step in enumerate(self._job["steps"]):
            if not evaluate(step.get("if", ""), self.context(done.result == "failure")):
                continue
            name = step.get("name") or step.get("uses") or f"step {number}"
            code, out = self._uses(step) if "uses" in step else self._shell(step, done)
            done.steps.append(StepRun(name, code, out))
            if code:
                done.result = "failure"
        return done

    def _shell(self, step: Mapping[str, Any], done: JobRun) -> tuple[int, str]:
        assert "${{" not in step["run"], "a run holds an expression"
        temp = self._folder / "temp"
        files = {name: temp / f"_{name.lower()}" for name in ("ENV", "PATH", "OUTPUT", "STEP_SUMMARY")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        script = temp / "_step.sh"
        script.write_text(step["run"], encoding="utf-8")
        shell = step.get("shell") or self._workflow.get("defaults", {}).get("run", {}).get("shell")
        options = ("--noprofile", "--norc", "-eo", "pipefail") if shell == "bash" else ("-e",)
        finished = subprocess.run(
            ("bash", *options, str(script)),
            cwd=self._folder / "work",
            env=self._variables(step, files),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self._env |= dict(_pairs(files["ENV"]))
        self._path += files["PATH"].read_text(encoding="utf-8").split("\n")[:-1]
        if "id" in step:
            self._outputs[step["id"]] = dict(_pairs(files["OUTPUT"]))
        done.summary += files["STEP_SUMMARY"].read_text(encoding="utf-8")
        return finished.returncode, self._masked(finished.stdout.decode())

    def _masked(self, out: str) -> str:
        """What a step wrote, without what it asked to be masked; secrets are left, so that tests see them."""
        self._masks += re.findall(r"^::add-mask::(\S+)$", out, re.MULTILINE)
        for each in self._masks:
            out = out.replace(each, "***")
        return out

    def _variables(self, step: Mapping[str, Any], files: Mapping[str, Path]) -> dict[str, str]:
        event = self._folder / "temp" / "_event.json"
        event.write_text(json.dumps(self._event.payload), encoding="utf-8")
        own = {**self._workflow.get("env", {}), **self._job.get("env", {}), **self._env, **step.get("env", {})}
        context = self.context(False)
        return {
            "PATH": os.pathsep.join([*reversed(self._path), self._runner.path]),
            "HOME": str(self._folder / "home"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_ALLOW_PROTOCOL": "file",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": self._event.name,
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REF": self._event.ref,
            "GITHUB_SHA": self._event.sha,
            "GITHUB_HEAD_REF": self._event.head_ref,
            "GITHUB_BASE_REF": self._event.base_ref,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_RUN_ID": "77",
            "GITHUB_RUN_ATTEMPT": "1",
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_API_URL": self._runner.github.api,
            "GITHUB_WORKSPACE": str(self._folder / "work"),
            "RUNNER_TEMP": str(self._folder / "temp"),
            **{f"GITHUB_{name}": str(path) for name, path in files.items()},
            **{name: filled(str(value), context) for name, value in own.items()},
        }

    def _uses(self, step: Mapping[str, Any]) -> tuple[int, str]:
        context = self.context(False)
        given = {name: filled(str(value), context) for name, value in step.get("with", {}).items()}
        action = step["uses"].partition("@")[0]
        if action == "actions/checkout":
            return self._checkout(given)
        if action == "actions/create-github-app-token":
            if not given["app-id"] or given["private-key"] != APP_KEY:
                return 1, "the App is not known here"
            self._outputs[step["id"]] = {"token": TOKEN}
        elif action == "actions/upload-artifact":
            return self._upload(given)
        elif action == "actions/download-artifact":
            if given["name"] not in self._runner.artifacts:
                return 1, "there is no such artifact"
            shutil.copytree(self._runner.artifacts[given["name"]], given["path"], dirs_exist_ok=True)
        else:
            assert action == "actions/setup-python", action
        return 0, ""

    def _checkout(self, given: Mapping[str, str]) -> tuple[int, str]:
        work = self._folder / "work"
        address = self._runner.github.git.as_uri()
        ref = f"refs/heads/{given['ref']}" if "ref" in given else self._event.ref
        whole = given.get("fetch-depth") == "0"
        target = f"{'refs/heads/main' if 'ref' in given or ref == 'refs/heads/main' else ref}"
        local = target.replace("refs/heads/", "refs/remotes/origin/").replace("refs/pull/", "refs/remotes/pull/")
        wanted = [f"+{target}:{local}", *(["+refs/heads/*:refs/remotes/origin/*"] if whole else [])]
        steps: Sequence[tuple[str, ...]] = (
            ("init", "--quiet", "--initial-branch=main"),
            ("remote", "add", "origin", address),
            ("fetch", "--quiet", *([] if whole else ["--depth=1"]), "origin", *dict.fromkeys(wanted)),
            ("checkout", "--quiet", *(["-B", "main"] if target == "refs/heads/main" else ["--detach"]), local),
        )
        environment = {"PATH": self._runner.path, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(self._folder / "home")}
        for each in steps:
            done = subprocess.run(("git", *each), cwd=work, env=environment, capture_output=True, check=False)
            if done.returncode:
                return done.returncode, done.stderr.decode()
        return 0, ""

    def _upload(self, given: Mapping[str, str]) -> tuple[int, str]:
        target = self._runner.new_folder() / "artifact"
        target.mkdir()
        for pattern in given["path"].split():
            place = self._folder / "work" / pattern
            for found in place.parent.glob(place.name or "*") if place.parent.is_dir() else ():
                if found.is_dir():
                    shutil.copytree(found, target, dirs_exist_ok=True)
                else:
                    shutil.copy(found, target)
        self._runner.artifacts[given["name"]] = target
        return 0, ""


def _matrix(job: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    matrix = job.get("strategy", {}).get("matrix", {})
    for values in itertools.product(*matrix.values()):
        yield dict(zip(matrix, values, strict=True))


def _listed(needs: str | list[str] | None) -> list[str]:
    return [needs] if isinstance(needs, str) else needs or []


def _pairs(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        yield name, value
