"""What a change of the files causes over live, in words."""

from collections.abc import Sequence

from builders.states import DAY, catalogue, desired
from tak_gitops.diff.compare import Difference, compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.live.document import Variant
from tak_gitops.model.desired import Block
from tak_gitops.model.entries import Permission, Routing

Files = Sequence[Block]
Rows = Sequence[Routing | Permission]


def found(base: Files, head: Files, live: Rows, variant: Variant = "B") -> Difference:
    """What a change of the files causes over live."""
    return compare(desired(*base), desired(*head), LiveView(catalogue(*live, variant=variant), DAY))


def outcome(difference: Difference) -> list[str]:
    """What happens, in words: an action and its reason, a rule that blocks, or what is only told."""
    return [
        *(f"{change.action}, {change.reason}" for change in difference.changes),
        *(f"{each.change.action} is blocked by {each.message.key}" for each in difference.blocked),
        *(f"drift: {change.action}" for change in difference.drift),
        *("released" for _ in difference.released),
        *(["adopted"] * difference.adopted),
        *(["unknown"] * difference.unknown),
        *(["unmanaged"] * difference.unmanaged),
    ]
