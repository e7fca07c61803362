"""The secrets that the environment holds, and texts without them: the last line behind all that hides its own.

What a server, Git or a library says may hold what was sent to it. Messages and traces go through here; results do not,
since they hold nothing that servers say of a log-in.
"""

from __future__ import annotations

import base64
import os
import re
from urllib.parse import quote, quote_plus, urlsplit

_SECRET = re.compile(r"(TAK_GITOPS_(\w+_)?(PASSWORD|TOKEN)|GITHUB_TOKEN|ACTIONS_\w+_TOKEN|PUSH_TOKEN)")
_PROXY = re.compile(r"(HTTPS?|ALL)_PROXY", re.IGNORECASE)
SHORTEST = 6
"""What is shorter could be part of any word."""
HIDDEN = "***"


def without_values(text: str) -> str:
    """A text in which no secret of the environment stands, plain, as part of a URL or in base64."""
    for value in _values():
        for form in _forms(value):
            text = text.replace(form, HIDDEN)
    return text


def _values() -> list[str]:
    """Every secret, the longest first, so that no part of one is left."""
    found = {value for name, value in os.environ.items() if _SECRET.fullmatch(name)}
    for name, value in os.environ.items():
        if _PROXY.fullmatch(name):
            found.add(_password(value))
    return sorted((each for each in found if len(each) >= SHORTEST), key=lambda each: (-len(each), each))


def _password(address: str) -> str:
    try:
        return urlsplit(address).password or ""
    except ValueError:
        return ""


def _forms(value: str) -> list[str]:
    """How a value may be written: also in base64 behind any number of other bytes, but for its ends."""
    encoded = [base64.b64encode(b"\0" * shift + value.encode()).decode()[4:-4] for shift in range(3)]
    shortest = 2 * SHORTEST
    return [value, quote(value, safe=""), quote_plus(value), *(each for each in encoded if len(each) >= shortest)]
