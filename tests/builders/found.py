"""Findings as a run of `tak validate` has them, for the tests of their formats."""

from tak_gitops.findings import Finding, Place, error, in_order, note, warning
from tak_gitops.reports.found import Found, Lines

CONNECTION = "environments/ntjp-qa/tidbok/eken.yaml"
HOSTILE = "::error::x\n::set-output name=a::b%0A##[stop-commands]t|`<b>@alla</b>`](http://x.example)"
"""A text that would be a command of a workflow, a mention, a link or markup where it is not escaped."""


def found(*more: Finding, files: int = 214) -> Found:
    """Findings of every weight, with and without place, and `more`."""
    findings = [
        error("TG214", Place(CONNECTION, 9, 5), value="crm:scheduling:MakeBooking:1.1", major="1"),
        warning("TG231", Place(CONNECTION, 14, 9), written="se1", live="SE1"),
        error("TG103.nearest", Place("systems/åäö & co.yaml", 6, 3), name="hsa_id", nearest="hsa_ids"),
        note("TG408", Place("environments/x/environment.yaml"), name="x"),
        error("TG116", None),
        *more,
    ]
    lines = {(CONNECTION, 9): "  - crm:scheduling:MakeBooking:1.1", (CONNECTION, 14): "    - id: se1"}
    return Found(tuple(in_order(findings)), files, Lines(lines))


def hostile() -> Found:
    """A finding whose path, value and line try to be something else than text."""
    place = Place(f"systems/{HOSTILE},line=7.yaml", 2, 1)
    finding = error("TG103", place, name=HOSTILE, allowed=HOSTILE)
    return Found((finding,), 1, Lines({(place.path, 2): HOSTILE}))
