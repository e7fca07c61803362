"""What people write for a service contract by mistake, and what they meant (domain.md 4.6 and 7)."""

import re
from functools import lru_cache
from typing import NamedTuple

from tak_gitops.model.contracts import namespace

_BETWEEN = re.compile(r"[:/\s]+")
_PROFILE = re.compile(r"riv-?ta-?bp-?2\.?[01]", re.IGNORECASE)
_VERSION = re.compile(r"v?0*(?P<major>[1-9][0-9]*)(?:\.[0-9.]*)?", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_DOMAIN_PART = re.compile(r"[a-z0-9.-]+")
_SUFFIXES = ("Responder", "Interface", "Interaction", "Service", "Binding", "Port")


class Meant(NamedTuple):
    """The contract that a text stands for, in its short form; `is_wsdl` says that the text is the name of a WSDL."""

    contract: str
    is_wsdl: bool


@lru_cache(maxsize=4096)
def meant(text: str) -> Meant | None:
    """The contract that somebody meant, None where nobody can tell.

    The namespace of a WSDL file ends in the profile and has no Responder (`urn:riv:…:MakeBooking:1:rivtabp21`); in TAK
    it stands for nothing. Others write the path of the URL, a version as `v1`, or more behind the name than Responder.
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    while parts and parts[0].lower() in {"urn", "riv"}:
        del parts[0]
    is_wsdl = len(parts) > 1 and _PROFILE.fullmatch(parts[-1]) is not None
    if is_wsdl:
        del parts[-1]
    if len(parts) < 3:  # noqa: PLR2004 - domain, name and version
        return None
    *domain, name, version = parts
    major = _VERSION.fullmatch(version)
    bare = bare_name(name)
    if major is None or not _NAME.fullmatch(bare):
        return None
    lower = [part.lower() for part in domain]
    if not all(map(_DOMAIN_PART.fullmatch, lower)):
        return None
    short = f"{':'.join(lower)}:{bare[0].upper()}{bare[1:]}:{major['major']}"
    return Meant(short, is_wsdl) if namespace(short) else None


def bare_name(name: str) -> str:
    """The name of a contract without what WSDL files put behind it."""
    bare = name
    while bare.endswith("Responder"):
        bare = bare.removesuffix("Responder")
    for suffix in _SUFFIXES:
        inner = bare.removesuffix(suffix)
        if inner != bare and (inner.endswith("Responder") or suffix == "Interaction"):
            return bare_name(inner)
    return bare or name
