"""What a merge needs to pass: how many approvals, and whose (formats.md 6, reliability.md 6.5 and 6.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.changes import Action
from tak_gitops.model.identifiers import fold
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tak_gitops.model.approvals import Approvals
    from tak_gitops.model.changes import Change
    from tak_gitops.model.repository_files import System

_GOVERNANCE = re.compile(
    r"\.github/.+|\.gitlab-ci\.yml|approvers\.ya?ml|tak-gitops\.ya?ml|CODEOWNERS|docs/CODEOWNERS"
    r"|environments/[^/]+/environment\.ya?ml"
)
"""The paths that decide what may be ordered and who approves it (formats.md 6)."""
_ORDERING = re.compile(r"(systems|environments|orders)/.+")
_OPENS_A_GUARD = re.compile(r"orders/[^/]+/allow-[^/]+\.ya?ml")


class Need(NamedTuple):
    """What a merge needs. So many `approvals`, among them one for each of `owners`; `signed` = one of them signed.

    `why` says what made it so, for people. `conflict` is why it can never pass, whoever approves it.
    """

    approvals: int
    owners: tuple[str, ...] = ()
    signed: bool = False
    why: tuple[Message, ...] = ()
    conflict: Message | None = None


def needs_approval(paths: Iterable[str]) -> bool:
    """Whether a merge that changes these paths must pass the gate at all (formats.md 6)."""
    return any(_ORDERING.fullmatch(path) or _GOVERNANCE.fullmatch(path) for path in paths)


def is_governance(path: str) -> bool:
    """Whether a path decides what may be ordered, and who approves it."""
    return _GOVERNANCE.fullmatch(path) is not None


def need_of(
    paths: Iterable[str],
    changes: Mapping[str, Iterable[Change]],
    rules: Approvals,
    systems: Mapping[str, System],
) -> Need:
    """What a merge needs that changes `paths` and orders `changes`, by environment; `systems` are those of both sides.

    Governance and orders in one merge never pass: who changes the rules would profit from them (reliability.md 6.7).
    """
    paths = tuple(paths)
    governance = [path for path in paths if is_governance(path)]
    lines = {environment: tuple(each) for environment, each in changes.items()}
    ordered = any(lines.values()) or any(path.startswith("orders/") and not is_governance(path) for path in paths)
    if governance and ordered:
        return Need(rules.careful, conflict=msg("gate.mixed", path=min(governance)))
    why: list[Message] = []
    approvals = rules.approvals
    removing = sorted(key for key, each in lines.items() if any(line.action is Action.REMOVE for line in each))
    careful = [
        (bool(governance), msg("gate.why.governance", path=min(governance, default=""))),
        (bool(removing), msg("gate.why.removal", environment=", ".join(removing))),
        (
            bool(production := sorted({key for key, each in lines.items() if each} & set(rules.production))),
            msg("gate.why.production", environment=", ".join(production)),
        ),
        (any(_OPENS_A_GUARD.fullmatch(path) for path in paths), msg("gate.why.guard")),
    ]
    for holds, reason in careful:
        if holds:
            approvals = max(approvals, rules.careful)
            why.append(reason)
    owners = _owners((line for each in lines.values() for line in each), lines, systems)
    signed = bool(set(removing) & set(rules.signed))
    if signed:
        why.append(msg("gate.why.signed", environment=", ".join(sorted(set(removing) & set(rules.signed)))))
    return Need(approvals, owners, signed, tuple(why))


def _owners(changes: Iterable[Change], environments: Iterable[str], systems: Mapping[str, System]) -> tuple[str, ...]:
    """The owners of all systems that the changes touch: their producers, before and after, and their consumers."""
    touched = {
        fold(identifier)
        for change in changes
        for identifier in (
            change.consumer,
            change.before and change.before.producer,
            change.after and change.after.producer,
        )
        if identifier
    }
    keys = tuple(environments)
    found = {
        owner
        for system in systems.values()
        if any((hsa_id := system.hsa_id(key)) and fold(hsa_id) in touched for key in keys)
        for owner in system.owners
    }
    return tuple(sorted(found))
