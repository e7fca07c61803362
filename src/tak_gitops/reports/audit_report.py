"""What an audit of the ledger found: for people, what is wrong first; for programs, everything."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, get_args

from tak_gitops.orders.gate.audited import Result
from tak_gitops.texts import Language, msg, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tak_gitops.orders.gate.audited import AuditedMerge

FORMAT_VERSION = "1.0"
_ORDER: tuple[Result, ...] = ("differs", "unproven", "by_hand")
"""What is told merge by merge, the worst first; what is proven is counted."""


def audit_text(merges: Sequence[AuditedMerge], *, whole: bool, language: Language) -> str:
    """The counts, then each merge of which there is something to say."""
    count = Counter(each.result for each in merges)
    lines = [render(msg("audit.whole" if whole else "audit.damaged"), language)]
    counts = {name: count[name] for name in get_args(Result)}
    lines.append(render(msg("audit.counts", count=len(merges), **counts), language))
    for each in sorted(merges, key=lambda merge: _ORDER.index(merge.result) if merge.result in _ORDER else -1):
        if each.result not in _ORDER:
            continue
        about = {"commit": each.commit[:12], "day": each.passed_at.date().isoformat()}
        lines.append(render(msg(f"audit.merge.{each.result}", **about, entries=_entries(each)), language))
        lines += [render(msg("gate.reason", reason=hint), language) for hint in each.hints]
    return "".join(f"{line}\n" for line in lines)


def audit_json(merges: Sequence[AuditedMerge], *, whole: bool, language: Language) -> str:
    """Every merge with its result and hints."""
    data = {
        "format_version": FORMAT_VERSION,
        "ledger_is_whole": whole,
        "counts": {name: sum(each.result == name for each in merges) for name in get_args(Result)},
        "merges": [
            {
                "commit": each.commit,
                "passed_at": each.passed_at.isoformat(),
                "entries": list(each.entries),
                "result": each.result,
                "approved_by": list(each.approved_by),
                "hints": [{"key": hint.key, "text": render(hint, language)} for hint in each.hints],
            }
            for each in merges
        ],
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n"


def _entries(merge: AuditedMerge) -> str:
    return ", ".join(map(str, merge.entries)) or "–"
