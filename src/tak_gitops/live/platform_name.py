"""Whose export a file is, by its name: `takdump_<platform>_<env>.json` (domain.md 2)."""

import re
from pathlib import PurePath

from tak_gitops.texts import Message, msg

_DUMP = re.compile(r"takdump[_-](?P<words>[a-z0-9]+[_-][a-z0-9]+.*?)\.json", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")


def wrong_platform(path_name: str, platform: str) -> Message | None:
    """Why an export of this path cannot be that of `platform` (such as NTJP-QA), or None (formats.md 5).

    Letter case and the sign between the words do not count; a name that does not follow the pattern says nothing.
    """
    match = _DUMP.search(PurePath(path_name).name)
    if match is None:
        return None
    wanted = _WORD.findall(platform.lower())
    found = _WORD.findall(match["words"].lower())
    if found[: len(wanted)] == wanted:
        return None
    shown = "-".join(found[: max(2, len(wanted))]).upper()
    return msg("live.other_platform", path=path_name, found=shown, platform=platform)
