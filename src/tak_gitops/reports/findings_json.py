"""What `tak validate` found, as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tak_gitops.reports.findings_report import finding_data
from tak_gitops.reports.found import Found, counts_of

if TYPE_CHECKING:
    from tak_gitops.texts import Language


def findings_json(found: Found, language: Language) -> str:
    """All findings by place, as JSON."""
    data = {
        "format_version": "1.0",
        "files": found.files,
        "counts": counts_of(found.findings),
        "findings": [finding_data(finding, language) for finding in found.findings],
    }
    if found.base is not None:
        data |= {"base": found.base, "elsewhere": counts_of(found.elsewhere)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
