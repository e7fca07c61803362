"""Why a text is no id: a blank, a letter that only looks right, a sign that TAK does not admit (domain.md 1, 4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, error
from tak_gitops.model.identifiers import HSA_ID, is_address
from tak_gitops.model.look_alikes import first_odd

if TYPE_CHECKING:
    from collections.abc import Callable

_SWEDISH = frozenset("åäöéÅÄÖÉ")


def odd_address(value: str, place: Place) -> Finding:
    """TG115 for a text that TAK does not admit as a logical address."""
    return _odd(value, place, is_address) or error("TG115.address", place, name="id", value=value)


def odd_hsa_id(value: str, place: Place) -> Finding:
    """TG115 for a text that TAK does not admit as an HSA-id."""
    return _odd(value, place, _is_hsa_id) or error("TG115.hsa_id", place, value=value)


def is_foreign(char: str) -> bool:
    """Whether a character is none that a Swedish keyboard writes: who reads it may take it for another."""
    return not char.isascii() and char not in _SWEDISH


def _odd(value: str, place: Place, admitted: Callable[[str], bool]) -> Finding | None:
    """What is wrong, where one character can be named and the right text may be known."""
    bare = value.strip()
    if bare != value and admitted(bare):
        return error("TG115.blanks", place, value=value, right=bare)
    odd = first_odd(value, is_foreign)
    if odd is None:
        return None
    values = {"value": value, "position": str(odd.position), "code": odd.code}
    if odd.right is not None and admitted(odd.right):
        return error("TG115.look_alike", place, **values, right=odd.right)
    return error("TG115.odd_character", place, **values)


def _is_hsa_id(value: str) -> bool:
    return HSA_ID.fullmatch(value) is not None
