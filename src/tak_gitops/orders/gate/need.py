"""What a merge needs to pass: how many approvals, and whose (formats.md 6, reliability.md 6.5 and 6.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.changes import Action
from tak_gitops.orders.gate.owners import Owner, owners_of
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tak_gitops.model.approvals import Approvals
    from tak_gitops.model.repository_files import Declared
    from tak_gitops.orders.order_file import OrderFile

_GOVERNANCE = re.compile(
    r"(\.\./)*(\.github/.+|\.gitlab-ci\.yml|(docs/)?CODEOWNERS)"
    r"|approvers\.ya?ml|tak-gitops\.ya?ml|environments/[^/]+/environment\.ya?ml",
    re.DOTALL,
)
"""The paths that decide what may be ordered and who approves it (formats.md 6)."""
_SENDING = re.compile(r"tak-gitops\.ya?ml|environments/[^/]+/environment\.ya?ml")
_ORDERING = re.compile(r"(systems|environments|orders)/.+", re.DOTALL)
"""The paths that may order something. A name may have line breaks in it: Git takes them, and an order is read there."""
_OPENS_A_GUARD = re.compile(r"orders/[^/]+/allow-[^/]+\.ya?ml")


class Need(NamedTuple):
    """What a merge needs: so many `approvals`, among them one for each of `owners`.

    `why` says what made it so many, for people. `conflict` is why it can never pass, whoever approves it. Where it is
    to be `signed`, reviews at a forge are not enough: as many must have signed it too. `owned` says of owners
    which systems of theirs it is about.
    """

    approvals: int
    owners: tuple[str, ...] = ()
    why: tuple[Message, ...] = ()
    conflict: Message | None = None
    signed: bool = False
    owned: tuple[Owner, ...] = ()


def needs_approval(paths: Iterable[str]) -> bool:
    """Whether a merge that changes these paths must pass the gate at all (formats.md 6)."""
    return any(_ORDERING.fullmatch(path) or _GOVERNANCE.fullmatch(path) for path in paths)


def rules_of_sending(paths: Iterable[str]) -> list[str]:
    """Those of these paths, relative to the root, that say where orders, and the log-in, go."""
    return [path for path in paths if _SENDING.fullmatch(path)]


def need_of(paths: Iterable[str], orders: Iterable[OrderFile], rules: Approvals, sides: Sequence[Declared]) -> Need:
    """What a merge needs that changes `paths`, relative to the root, and brings `orders`.

    `sides` are what is declared before and after. Governance and orders in one merge never pass: who changes the
    rules would profit from them (reliability.md 6.7).
    """
    paths, orders = tuple(paths), tuple(orders)
    governance = [path for path in paths if _GOVERNANCE.fullmatch(path)]
    if governance and any(path.startswith("orders/") for path in paths):
        return Need(rules.careful, conflict=msg("gate.mixed", path=min(governance)))
    removing = {each.environment for each in orders if any(line.action == Action.REMOVE for line in each.lines)}
    production = {each.environment for each in orders} & set(rules.production)
    why = [msg("gate.why.governance", path=min(governance))] if governance else []
    why += [msg("gate.why.removal", environment=each) for each in sorted(removing)]
    why += [msg("gate.why.production", environment=each) for each in sorted(production)]
    if any(_OPENS_A_GUARD.fullmatch(path) for path in paths):
        why.append(msg("gate.why.guard"))
    is_signed = rules.signed == "always" or (rules.signed == "production_removals" and bool(removing & production))
    number = max(rules.approvals, rules.careful) if why else rules.approvals
    owned = owners_of(orders, sides)
    return Need(number, tuple(each.name for each in owned), tuple(why), signed=is_signed, owned=owned)
