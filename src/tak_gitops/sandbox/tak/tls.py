"""Certificates for this machine, from an authority made for the purpose: those of `--tls`, and those of the demo."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pathlib import Path

_YEAR = timedelta(days=365)
_KEY_MODE = 0o600


class Certificates(NamedTuple):
    """Files in PEM: whom a client must trust, and what the server shows."""

    authority: Path
    certificate: Path
    key: Path


class Authority:
    """An authority whose certificate is written to `file`; its key lives no longer than the program."""

    def __init__(self, name: str, file: Path) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name(name)
        made = (
            _begun(self._name, self._name, self._key.public_key())
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs_others=True), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self._key.public_key()), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        self.file = file
        file.write_bytes(made.public_bytes(serialization.Encoding.PEM))

    def issue(self, name: str, certificate: Path, key: Path, *, hsa_id: str = "") -> None:
        """Write a certificate for this machine and its key; `hsa_id` stands in it as in one of SITHS (2.5.4.5)."""
        own = ec.generate_private_key(ec.SECP256R1())
        here = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        made = (
            _begun(_name(name, hsa_id), self._name, own.public_key())
            .add_extension(x509.SubjectAlternativeName(here), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs_others=False), critical=True)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        key.touch(_KEY_MODE)
        key.write_bytes(
            own.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )


def make_certificates(folder: Path) -> Certificates:
    """The certificates in a folder, made there where they are missing or have run out."""
    made = Certificates(folder / "ca.pem", folder / "server.pem", folder / "server-key.pem")
    if not _are_valid(made):
        folder.mkdir(parents=True, exist_ok=True)
        Authority("tak sandbox CA", made.authority).issue("tak sandbox", made.certificate, made.key)
    return made


def _are_valid(made: Certificates) -> bool:
    try:
        certificate = x509.load_pem_x509_certificate(made.certificate.read_bytes())
    except (OSError, ValueError):
        return False
    return made.key.exists() and made.authority.exists() and datetime.now(UTC) < certificate.not_valid_after_utc


def _name(common: str, hsa_id: str = "") -> x509.Name:
    serial = [x509.NameAttribute(NameOID.SERIAL_NUMBER, hsa_id)] if hsa_id else []
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common), *serial])


def _begun(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _YEAR)
    )


def _usage(*, signs_others: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_others,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_others,
        crl_sign=signs_others,
        encipher_only=False,
        decipher_only=False,
    )
