"""Names of service contracts: the namespace that TAK has, and the short form that people write.

`crm:scheduling:MakeBooking:1` stands for `urn:riv:crm:scheduling:MakeBookingResponder:1` (design.md 3).
"""

import re
from functools import lru_cache
from typing import NamedTuple

_SHORT = re.compile(r"(?P<domain>[a-z][a-z0-9.-]*(?::[a-z0-9.-]+)*):(?P<name>[A-Z][A-Za-z0-9_]*):(?P<major>[0-9]+)")
_MINOR = re.compile(r".+:[A-Z][A-Za-z0-9_]*:(?P<major>[0-9]+)\.[0-9.]*")
_FULL = re.compile(r"urn:riv:(?P<domain>.+):(?P<name>[A-Z][A-Za-z0-9_]*?)(?:Responder)?:(?P<major>[0-9]+)")
_RESPONDER = "Responder"

NAMESPACE = re.compile(r"[A-Za-z0-9_.:-]{1,255}")
"""What TAK admits as the namespace of a contract (domain.md 1)."""


class ContractParts(NamedTuple):
    """What a URL template may use of a contract; empty where the namespace does not tell."""

    domain: str
    name: str
    major: str


def minor_version(text: str) -> str | None:
    """The major version of a contract written with a minor one, such as `1` of `…:MakeBooking:1.1`."""
    match = _MINOR.fullmatch(text)
    return match["major"] if match else None


@lru_cache(maxsize=4096)
def namespace(text: str) -> str | None:
    """The namespace that TAK has for `text`, or None where it is neither a short form nor a namespace.

    Namespaces in use do not all follow the pattern (domain.md 7), so a text that begins with `urn:` is taken
    as it stands if TAK admits its characters (domain.md 1). One with a minor version is none: only major versions are
    ordered (domain.md 6).
    """
    if text.startswith("urn:"):
        if minor_version(text):
            return None
        return text if NAMESPACE.fullmatch(text) else None
    match = _SHORT.fullmatch(text)
    if match is None:
        return None
    name = match["name"].removesuffix(_RESPONDER)
    return f"urn:riv:{match['domain']}:{name}{_RESPONDER}:{match['major']}"


@lru_cache(maxsize=4096)
def parts(contract: str) -> ContractParts:
    """Domain, name without Responder, and major version of a namespace."""
    match = _FULL.fullmatch(contract)
    if match is None:
        return ContractParts("", "", "")
    return ContractParts(match["domain"], match["name"], match["major"])


@lru_cache(maxsize=4096)
def short_form(contract: str) -> str:
    """What people write for a namespace: the short form where it leads back to it, else the namespace."""
    domain, name, major = parts(contract)
    short = f"{domain}:{name}:{major}"
    return short if name and namespace(short) == contract else contract


@lru_cache(maxsize=4096)
def title(contract: str) -> str:
    """How a contract is shown in a line: `MakeBooking 1`, or the namespace where it has no such name."""
    _, name, major = parts(contract)
    return f"{name} {major}" if name else contract
