"""One export as text for people and as JSON: what it holds, and what is wrong with it."""

from __future__ import annotations

import textwrap
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from tak_gitops.findings import Finding, Severity, in_order
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.swedish_time import swedish_moment
from tak_gitops.reports.findings_report import COLOURS, finding_data
from tak_gitops.reports.style import Style
from tak_gitops.texts import Language, Message, msg, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tak_gitops.model.entries import Permission, Routing

EXAMPLES = 3
"""How many findings of one rule the text shows."""

WORDS = {Severity.ERROR: "cli.error", Severity.WARNING: "cli.warning", Severity.NOTE: "cli.note"}
"""What each severity is called."""

_PLAIN = Style()


def live_json(catalogue: Catalogue, platform: str, day: date, language: Language) -> Iterator[str]:
    """The export as JSON, in pieces: every row on a line of its own, sorted; `day` decides what is in force.

    What the export cannot tell is null; days are Swedish days, the snapshot is in UTC, and findings are in
    `language`.
    """
    counts = catalogue.counts._asdict()
    counts["routings_in_force"], counts["permissions_in_force"] = catalogue.in_force(day)
    head = {
        "format_version": "1.0",
        "platform": platform,
        "snapshot": _utc(catalogue.snapshot),
        "counts": counts,
    }
    yield "{\n"
    for key, value in head.items():
        yield f"  {_json(key)}: {_json(value)},\n"
    known = catalogue.dates_known
    routings = sorted(catalogue.iter_routings(), key=_routing_order)
    yield from _list("routings", (_routing_data(row, days_known=known) for row in routings))
    yield ",\n"
    permissions = sorted(catalogue.iter_permissions())
    yield from _list("permissions", (_permission_data(row, days_known=known) for row in permissions))
    yield ",\n"
    findings = in_order(list(catalogue.findings))
    yield from _list("findings", (finding_data(finding, language) for finding in findings))
    yield "\n}\n"


def live_text(catalogue: Catalogue, platform: str, day: date, language: Language, style: Style = _PLAIN) -> str:
    """The export for people: when it was made, what it holds, how much is in force on `day`, and what is odd."""
    lines = [style.bold(render(_heading(catalogue, platform), language)), "", *_counts(catalogue, day, language)]
    if catalogue.findings:
        lines += ["", *_findings(catalogue.findings, language, style)]
    return "\n".join([*lines, ""])


def _heading(catalogue: Catalogue, platform: str) -> Message:
    is_api = not catalogue.dates_known
    if catalogue.snapshot is None:
        key = "live.report.heading.api_no_age" if is_api else "live.report.heading.no_age"
        return msg(key, platform=platform, variant=catalogue.variant)
    made = swedish_moment(catalogue.snapshot)
    if is_api:
        return msg("live.report.heading.api", platform=platform, made=made)
    return msg("live.report.heading", platform=platform, made=made, variant=catalogue.variant)


def _counts(catalogue: Catalogue, day: date, language: Language) -> list[str]:
    counts = catalogue.counts
    in_force = catalogue.in_force(day)
    table = [
        ("", msg("live.report.column.all"), msg("live.report.column.in_force", day=day)),
        (msg("live.report.routings"), _number(counts.routings), _number(in_force[0])),
        (msg("live.report.permissions"), _number(counts.permissions), _number(in_force[1])),
        (msg("live.report.contracts"), _number(counts.contracts), ""),
        (msg("live.report.logical_addresses"), _number(counts.logical_addresses), ""),
        (msg("live.report.components"), _number(counts.components), ""),
        (msg("live.report.urls"), _number(counts.urls), ""),
        (msg("live.report.profiles"), _number(counts.profiles), ""),
    ]
    cells = [[render(cell, language) if isinstance(cell, Message) else cell for cell in row] for row in table]
    wide, narrow, last = (max(map(len, column)) for column in zip(*cells, strict=True))
    return [f"{name:<{wide}}  {whole:>{narrow}}  {part:>{last}}".rstrip() for name, whole, part in cells]


def _number(count: int) -> Message:
    return msg("live.report.count", count=count)


def _findings(findings: Sequence[Finding], language: Language, style: Style) -> list[str]:
    """The findings by rule, a few of each in full."""
    rules: dict[str, list[Finding]] = {}
    for finding in in_order(list(findings)):
        rules.setdefault(finding.rule, []).append(finding)
    total = sum(map(_weight, findings))
    lines = [render(msg("live.report.findings", count=total), language)]
    for rule, found in rules.items():
        severity = found[0].severity
        word = style.coloured(render(msg(WORDS[severity]), language), COLOURS[severity])
        count = sum(map(_weight, found))
        lines += ["", f"{rule} {word} ({render(_number(count), language)})"]
        shown = [finding for finding in found if not _stands_for_more(finding)][:EXAMPLES]
        for finding in shown:
            lines += _wrapped(render(finding.message, language), style.width)
        if count > len(shown):
            lines += _wrapped(render(msg("live.report.more", count=count - len(shown)), language), style.width)
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    """A paragraph under its heading; a long URL or id is never broken, so that it can be copied."""
    return textwrap.wrap(
        text, width, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def _stands_for_more(finding: Finding) -> bool:
    return finding.message.key.endswith(".more")


def _weight(finding: Finding) -> int:
    """How many findings one finding stands for."""
    return int(str(dict(finding.message.values)["count"])) if _stands_for_more(finding) else 1


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def _list(key: str, values: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f"  {_json(key)}: ["
    separator = "\n"
    for value in values:
        yield f"{separator}    {_json(value)}"
        separator = ",\n"
    yield "\n  ]" if separator.startswith(",") else "]"


def _json(value: object) -> str:
    from msgspec.json import encode

    return encode(value).decode()


def _routing_order(row: Routing) -> tuple[str, ...]:
    """Sorts as the row is written; what is unknown comes first."""
    days = row.valid_from.isoformat(), row.valid_to.isoformat()
    return (row.logical_address, row.contract, *(part or "" for part in row.target), *days)


def _routing_data(row: Routing, *, days_known: bool) -> dict[str, Any]:
    return {
        "logical_address": row.logical_address,
        "contract": row.contract,
        **row.target._asdict(),
        "from": row.valid_from if days_known else None,
        "to": row.valid_to if days_known else None,
    }


def _permission_data(row: Permission, *, days_known: bool) -> dict[str, Any]:
    return {
        "logical_address": row.logical_address,
        "contract": row.contract,
        "consumer": row.consumer,
        "from": row.valid_from if days_known else None,
        "to": row.valid_to if days_known else None,
    }
