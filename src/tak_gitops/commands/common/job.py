"""What a job of GitHub Actions tells its programs, and what it takes from them.

All of it comes from outside: what does not look as it should counts as not said. Nothing of it decides about orders.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMMIT = re.compile(r"[0-9a-f]{40}")
_RUN = re.compile(r"https://[A-Za-z0-9.-]+/[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+/actions/runs/[0-9]+")
_PULL = re.compile(r"refs/pull/([1-9][0-9]{0,9})/(?:merge|head)")
_LOGIN = re.compile(r"[A-Za-z0-9_-]{1,100}")
_NAME = re.compile(r"[a-z][a-z_]*")
SUMMARY_LIMIT = 1_000_000
"""A summary of a step may have 1 MiB."""


def looked_at() -> str | None:
    """The newest commit of the pull request, as people know it: what is checked out is a merge of it with its base."""
    sha = _of(_of(_event(), "pull_request", "head"), "sha")
    return sha if isinstance(sha, str) and _COMMIT.fullmatch(sha) else None


def run_address() -> str | None:
    """The address of the run, for a link."""
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")
    server, repository, run = (os.environ.get(name, "") for name in names)
    address = f"{server}/{repository}/actions/runs/{run}"
    return address if _RUN.fullmatch(address) else None


def pull_number() -> int | None:
    """The number of the pull request that the job is about."""
    found = _PULL.fullmatch(os.environ.get("GITHUB_REF", ""))
    if found:
        return int(found[1])
    number = _of(_of(_event(), "pull_request"), "number")
    return number if isinstance(number, int) and number > 0 else None


def started_by() -> str | None:
    """The account that started the job by hand, as GitHub tells it; None in any other job, and outside of one."""
    if (os.environ.get("GITHUB_ACTIONS"), os.environ.get("GITHUB_EVENT_NAME")) != ("true", "workflow_dispatch"):
        return None
    login = _of(_of(_event(), "sender"), "login")
    return f"{login} (GitHub)" if isinstance(login, str) and _LOGIN.fullmatch(login) else None


def write_summary(text: str) -> bool:
    """Add to the summary of the step, where there is one; whether there is."""
    return _add("GITHUB_STEP_SUMMARY", text)


def write_outputs(values: Mapping[str, int | bool | list[str]]) -> bool:
    """Give values to later steps, where there are any; whether there are.

    A value is a number, true or false, or a list of names as JSON in ASCII: nothing in it can end its line, so that no
    name from a file becomes an output of its own (reliability.md 3). Raises ValueError for a name that is none.
    """
    lines = []
    for name, value in values.items():
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        lines.append(f"{name}={json.dumps(value)}\n")
    return _add("GITHUB_OUTPUT", "".join(lines))


def _add(variable: str, text: str) -> bool:
    path = os.environ.get(variable)
    if not path:
        return False
    with Path(path).open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return True


def _event() -> Any:
    """The event that started the run."""
    path = os.environ.get("GITHUB_EVENT_PATH")
    if not path:
        return None
    try:
        return json.loads(Path(path).read_bytes())
    except (OSError, ValueError):
        return None


def _of(data: Any, *names: str) -> Any:
    for name in names:
        data = data.get(name) if isinstance(data, dict) else None
    return data
