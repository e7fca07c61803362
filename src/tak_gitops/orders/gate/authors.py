"""Who had a hand in a change: nobody approves what he has written in (reliability.md 6.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tak_gitops.model.approvals import Approver

_NO_REPLY = re.compile(r"(?P<id>[0-9]+)\+[^@]+@users\.noreply\.github\.com", re.IGNORECASE)
"""The address that GitHub gives an account for commits; the number is the account's id."""


def hands_in(approvers: Sequence[Approver], accounts: Iterable[int], emails: Iterable[str]) -> frozenset[str]:
    """The names of the approvers whose accounts, or whose e-mail addresses, are in a change."""
    addresses = {each.lower() for each in emails}
    ids = {*accounts, *(int(found["id"]) for each in addresses if (found := _NO_REPLY.fullmatch(each)))}
    return frozenset(
        each.name
        for each in approvers
        if each.github_id in ids or not addresses.isdisjoint(own.lower() for own in each.emails)
    )
