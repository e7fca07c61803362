"""Which fields of a routing a change touches."""

from functools import lru_cache
from typing import NamedTuple

from tak_gitops.model.entries import Target


class FieldChange(NamedTuple):
    """A field by its English key, with its value before and after."""

    field: str
    before: str | None
    after: str | None


@lru_cache(maxsize=65536)
def changed_fields(before: Target, after: Target) -> tuple[FieldChange, ...]:
    """The fields in which two targets differ, in the order of `Target`."""
    from deepdiff import DeepDiff

    # profile and producer are compared as TAK does (domain.md 4.6); the URL minds letter case (domain.md 1)
    differing = DeepDiff(_comparable(before), _comparable(after)).affected_root_keys
    return tuple(
        FieldChange(field, getattr(before, field), getattr(after, field))
        for field in Target._fields
        if field in differing
    )


def _comparable(target: Target) -> dict[str, str]:
    values = {field: value or "" for field, value in target._asdict().items()}
    return {field: value if field == "url" else value.casefold() for field, value in values.items()}
