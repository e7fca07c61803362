"""The HSA tree: which unit belongs to which, as the platform reads it from HSA's files (domain.md 5)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

ROOT = "SE"
"""The last of every unit's parents, and the only one of an id that the files do not have."""


@dataclass(frozen=True)
class HsaTree:
    """`above` has the parent of each unit that has one, by HSA-id; `names` has what units are called.

    Letter case counts: the platform finds a unit only as the files spell it. `skipped` counts units of the files that
    have no HSA-id or no place of their own in the tree.
    """

    above: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    skipped: int = 0

    def parents(self, hsa_id: str) -> Iterator[str]:
        """The parents of a unit, the nearest first, up to and including `ROOT`."""
        passed = {hsa_id}
        unit = self.above.get(hsa_id)
        # two units with one id can make a circle of the tree
        while unit is not None and unit not in passed:
            yield unit
            passed.add(unit)
            unit = self.above.get(unit)
        yield ROOT
