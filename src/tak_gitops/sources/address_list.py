"""Lists of logical addresses, wherever they stand: each address once, each name one that TAK can store."""

from __future__ import annotations

import re

from tak_gitops.findings import Finding, error, warning
from tak_gitops.model.declarations import AddressList
from tak_gitops.model.identifiers import NAME_LENGTH, fold

_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
"""What a utf8mb3 database cannot store (domain.md 4.6)."""


def checked(addresses: AddressList) -> tuple[AddressList, list[Finding]]:
    """The list with each address once, and what is wrong with it.

    Findings: TG212 (an address that stood there before), TG222 (a name that TAK cannot store), TG223 (one it cuts).
    """
    findings: list[Finding] = []
    first: dict[str, int] = {}
    for n, identifier in enumerate(addresses.ids):
        earlier = first.setdefault(fold(identifier), n)
        if earlier != n:
            line = str(addresses.lines[earlier])
            findings.append(warning("TG212", addresses.place(n), value=identifier, line=line))
    for n, name in enumerate(addresses.names):
        beyond = _BEYOND_BMP.search(name) if name and not name.isascii() else None
        if beyond:
            code = f"U+{ord(beyond.group()):04X}"
            findings.append(error("TG222", addresses.place(n), value=name, code=code))
        elif name and len(name) > NAME_LENGTH:
            findings.append(warning("TG223", addresses.place(n), limit=NAME_LENGTH))
    return (addresses if len(first) == len(addresses.ids) else _only(addresses, list(first.values()))), findings


def _only(addresses: AddressList, keep: list[int]) -> AddressList:
    return AddressList(
        addresses.path,
        tuple(addresses.ids[n] for n in keep),
        tuple(addresses.names[n] for n in keep),
        tuple(addresses.lines[n] for n in keep),
        tuple(addresses.columns[n] for n in keep),
    )
