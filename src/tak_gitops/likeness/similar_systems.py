"""TG150 and TG152: systems of the repository that are likely to be one, and what is said of that for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, warning
from tak_gitops.likeness.distinct import Distinct
from tak_gitops.likeness.index import Namesakes
from tak_gitops.likeness.relation import named
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from tak_gitops.model.repository_files import System


def similar_systems(systems: Mapping[str, System], touched: AbstractSet[str] | None = None) -> list[Finding]:
    """A warning for each system that is like an earlier one, by path, and for each `distinct_from` without effect.

    Both places are told. Where many are alike each is told of once, with the first that it is like, and again only
    for one that nothing was said of yet. `touched` are the paths to look at, None for all: a pair is told of where one
    of its files is among them.
    """
    ordered = sorted((each for each in systems.values() if each.is_named), key=lambda system: system.path)
    index = Namesakes([named(system.title, (hsa_id for _, hsa_id in system.hsa_ids)) for system in ordered])
    distinct = Distinct(ordered)
    findings = []
    mentioned: set[int] = set()
    for number, system in enumerate(ordered):
        for other_number, how in index.of(index.systems[number], before=number):
            other = ordered[other_number]
            if distinct.are(system, other) or _share_an_id(system, other):
                continue
            if {number, other_number} <= mentioned:
                continue
            if touched is None or not touched.isdisjoint({system.path, other.path}):
                mentioned |= {number, other_number}
                values = {"title": system.title, "other_title": other.title, "other": str(other.place("name"))}
                findings.append(warning(f"TG150.{how.value}", system.place("name"), key=other.key, **values))
    names = {fold(name) for system in ordered for name in (system.key, *(hsa_id for _, hsa_id in system.hsa_ids))}
    findings += [
        warning("TG152", Place(system.path, word.line, word.column), name=word.text)
        for system, word in distinct.unused()
        # what looks like an HSA-id may be one that only TAK has
        if (touched is None or system.path in touched) and (fold(word.text) in names or word.text.islower())
    ]
    return findings


def _share_an_id(one: System, other: System) -> bool:
    """Whether two systems have one HSA-id in one environment, which TG213 tells of."""
    ids = {(environment, fold(hsa_id)) for environment, hsa_id in one.hsa_ids}
    return any((environment, fold(hsa_id)) in ids for environment, hsa_id in other.hsa_ids)
