"""Which files need a prestudy for what they change, and TG430 where one lacks it (domain.md 6)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, error
from tak_gitops.flows.homes import Homes
from tak_gitops.model.changes import Action
from tak_gitops.model.flows import FileFlow, Flow
from tak_gitops.model.line_keys import key_of
from tak_gitops.texts import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tak_gitops.model.changes import Change
    from tak_gitops.model.desired import Desired
    from tak_gitops.model.line_keys import LineKey


def file_flows(
    changes: Iterable[Change], flows: Mapping[LineKey, Flow], base: Desired, head: Desired
) -> tuple[FileFlow, ...]:
    """What the change of each file is called, by path and in the order of the flows.

    A removal belongs to the file that declared it. Lines that no file asked for, orphans, are left out.
    """
    every = list(changes)
    before, after = Homes(base.blocks, every), Homes(head.blocks, every)
    counts: Counter[tuple[str, str | None, Flow]] = Counter()
    for change in every:
        block = (before if change.action is Action.REMOVE else after).of(change)
        if block:
            declaration = block.declaration
            counts[declaration.path, declaration.prestudy or declaration.reference, flows[key_of(change)]] += 1
    found = [FileFlow(path, flow, lines, prestudy) for (path, prestudy, flow), lines in counts.items()]
    order = list(Flow)
    return tuple(sorted(found, key=lambda each: (each.path, order.index(each.flow))))


def lacking_prestudies(flows: Sequence[FileFlow], head: Desired) -> list[Finding]:
    """TG430 for each file that must name a prestudy and does not, with the line to write; the first flow is named."""
    declarations = {block.declaration.path: block.declaration for block in head.blocks}
    lacking = {each.path: each for each in reversed(flows) if each.lacks_prestudy}
    findings = []
    for path, each in sorted(lacking.items()):
        place, name = Place(path, declarations[path].line), msg(f"flow.{each.flow.value}")
        if declarations[path].kind == "Access":
            findings.append(error("TG430.access", place, flow=name, lines=each.lines))
        else:
            findings.append(error("TG430", place, flow=name, lines=each.lines))
    return findings
