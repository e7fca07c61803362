"""What `tak doctor` asks the workflows: whether the orders of every environment are sent by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Place, warning
from tak_gitops.reports.doctor_report import Checkup
from tak_gitops.repository.git import GitError, run_git
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SUBMIT = ".github/workflows/tak-submit.yml"
"""The workflow of `tak init --github` that sends: it names its environments, which come and go (writing/github)."""


def workflow_checkups(root: Path, environments: Iterable[str]) -> Iterator[Checkup]:
    """Whether the workflow that sends has every environment; nothing where there is none, or it is another one."""
    try:
        content = run_git(root, "show", f"HEAD:{SUBMIT}")
    except GitError:
        return
    named = _environments(content)
    if named is None:
        return
    place = Place(SUBMIT)
    missing = [warning("TG713", place, environment=each, path=SUBMIT) for each in environments if each not in named]
    yield Checkup("workflows", said=None if missing else msg("doctor.workflows"), findings=tuple(missing))


def _environments(content: bytes) -> set[str] | None:
    """The environments that the workflow sends for; None where it does not say so as ours does."""
    import yaml

    try:
        named = yaml.load(content, yaml.CBaseLoader)["jobs"]["submit"]["strategy"]["matrix"]["environment"]  # noqa: S506 - texts only
    except (yaml.YAMLError, LookupError, TypeError, UnicodeDecodeError):
        return None
    return {str(each) for each in named} if isinstance(named, list) else None
