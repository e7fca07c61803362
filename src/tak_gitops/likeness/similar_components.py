"""TG151 and TG152: components of TAK that are likely to be a system of the repository under another HSA-id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, warning
from tak_gitops.likeness.distinct import Distinct
from tak_gitops.likeness.index import Namesakes
from tak_gitops.likeness.relation import named
from tak_gitops.model.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tak_gitops.model.catalogue import Catalogue
    from tak_gitops.model.repository_files import System


def similar_components(
    systems: Sequence[System], known: Iterable[System], environment: str, catalogue: Catalogue
) -> list[Finding]:
    """A warning for each of the systems that is like a component that no file of the repository describes.

    `known` are all systems of the repository: their own components are compared file by file. A `distinct_from` that
    names a component is told of where the two are not alike.
    """
    here = [(system, hsa_id) for system in systems if (hsa_id := system.hsa_id(environment))]
    own = {fold(hsa_id) for system in known if (hsa_id := system.hsa_id(environment))}
    index = Namesakes([named(system.title, [hsa_id]) for system, hsa_id in here])
    distinct = Distinct(systems)
    components = catalogue.components
    like: dict[int, list[int]] = {}
    for component in sorted(set(components.index.values())) if here else ():
        hsa_id = components.ids[component]
        if fold(hsa_id) in own:
            continue
        for number, _ in index.of(named(components.names[component] or "", [hsa_id])):
            if not distinct.is_from(here[number][0], hsa_id):
                like.setdefault(number, []).append(component)
    findings = []
    for number, found in sorted(like.items()):
        system, hsa_id = here[number]
        first = found[0]
        values = {
            "title": system.title,
            "hsa_id": hsa_id,
            "other": components.ids[first],
            "other_title": (components.names[first] or "").strip(),
            "environment": environment,
        }
        place = system.place("name")
        rest = len(found) - 1
        findings.append(
            warning("TG151.more", place, count=rest, **values) if rest else warning("TG151", place, **values)
        )
    findings += [
        warning("TG152", Place(system.path, word.line, word.column), name=word.text)
        for system, word in distinct.unused()
        if components.find(word.text) is not None and fold(word.text) not in own
    ]
    return findings
