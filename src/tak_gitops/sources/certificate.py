"""Function certificates in PEM files: whose they are and how long they are valid (domain.md 5, 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tak_gitops.model.swedish_time import swedish_day
from tak_gitops.texts import Message, msg

if TYPE_CHECKING:
    from datetime import date

    from cryptography.x509 import Certificate, Name

_PRIVATE = b"PRIVATE KEY-----"
"""What every form of a private key in a PEM file has in its first line."""


class Subject(NamedTuple):
    """The HSA-id of a certificate's subject, and the Swedish day on which it ends."""

    hsa_id: str
    valid_to: date


def holds_private_key(content: bytes) -> bool:
    """Whether a file has a private key in it, which nobody but its owner may ever have."""
    return _PRIVATE in content


def read_certificate(content: bytes, path: str) -> Subject | Message:
    """Whose the first certificate of the PEM file at `path` is, or why that cannot be told: TG141 or TG143.

    The HSA-id stands in the attribute `serialNumber` of the subject, by which the platform knows its callers.
    """
    try:
        from cryptography.x509 import InvalidVersion, load_pem_x509_certificate
    except ImportError:
        return msg("TG143", path=path)
    try:
        certificate = load_pem_x509_certificate(content)
        hsa_ids = _serial_numbers(certificate.subject)
    except (ValueError, InvalidVersion):
        return msg("TG141.unreadable", path=path)
    if len(hsa_ids) != 1:
        return msg("TG141.no_hsa_id", path=path)
    return Subject(hsa_ids[0], _last_day(certificate))


def last_day(content: bytes, path: str) -> date | Message:
    """The Swedish day on which the first certificate of the PEM file at `path` ends, whosever it is; or why not."""
    try:
        from cryptography.x509 import InvalidVersion, load_pem_x509_certificate
    except ImportError:
        return msg("TG143", path=path)
    try:
        return _last_day(load_pem_x509_certificate(content))
    except (ValueError, InvalidVersion):
        return msg("TG141.unreadable", path=path)


def names_in(content: bytes) -> tuple[str, ...]:
    """What the first certificate of a PEM file is for, as whoever is shown it sees it: the HSA-id, then the servers.

    Nothing where it cannot be read, or names neither.
    """
    try:
        from cryptography.x509 import (
            DNSName,
            ExtensionNotFound,
            InvalidVersion,
            IPAddress,
            SubjectAlternativeName,
            load_pem_x509_certificate,
        )
    except ImportError:
        return ()
    try:
        certificate = load_pem_x509_certificate(content)
        hsa_ids = _serial_numbers(certificate.subject)
        others = certificate.extensions.get_extension_for_class(SubjectAlternativeName).value
    except ExtensionNotFound:
        return tuple(hsa_ids)
    except (ValueError, InvalidVersion):
        return ()
    hosts = [str(each) for kind in (DNSName, IPAddress) for each in others.get_values_for_type(kind)]
    return (*hsa_ids, *hosts)


def _serial_numbers(name: Name) -> list[str]:
    from cryptography.x509.oid import NameOID

    return [str(each.value) for each in name.get_attributes_for_oid(NameOID.SERIAL_NUMBER)]


def _last_day(certificate: Certificate) -> date:
    return swedish_day(certificate.not_valid_after_utc)
