"""The environments that systems name: those that there are, and those in which they may order (domain.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, error, note

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tak_gitops.model.repository_files import Environment, System


def system_findings(
    systems: Mapping[str, System], environments: Mapping[str, Environment], paths: Collection[str]
) -> list[Finding]:
    """What is to be said of the environments in which systems have HSA-ids; `paths` are those of all files.

    Findings: TG146 (an environment that nobody describes), TG147 (a platform that exports nothing to the TAK-api:
    nobody can see what it has, so that a system cannot order there).
    """
    # a folder whose environment.yaml is missing or broken is told of in its own words
    folders = {path.split("/")[1] for path in paths if path.startswith("environments/")}
    findings: list[Finding] = []
    for system in systems.values():
        for name, _ in system.hsa_ids:
            place = system.place(f"hsa_ids.{name}")
            environment = environments.get(name)
            if folders and environment is None and name not in folders:
                findings.append(note("TG146", place, name=name))
            elif environment and not environment.is_in_tak_api:
                findings.append(error("TG147", place, platform=environment.platform, path=environment.path))
    return findings
