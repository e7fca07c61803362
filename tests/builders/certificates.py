"""Certificates for servers and clients of tests, from an authority of their own."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LONG_AGO, FAR_AHEAD = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)


class Pem(NamedTuple):
    """The files of a certificate and its key."""

    certificate: Path
    key: Path


class Authority:
    """An authority with its certificate in `folder`."""

    def __init__(self, folder: Path, name: str = "Test CA") -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named(name)
        made = (
            self._builder(self._key)
            .subject_name(self._name)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        )
        self.file = folder / f"{name}.pem"
        self.file.write_bytes(made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def issue(
        self,
        name: str,
        *,
        ended: bool = False,
        begin: datetime = LONG_AGO,
        end: datetime = FAR_AHEAD,
        password: bytes | None = None,
        hsa_ids: Sequence[str] = (),
        hosts: Sequence[str] = (),
    ) -> Pem:
        """A certificate for this machine (127.0.0.1) in a file called `name`; its key is locked by a `password`.

        `hsa_ids` stand in its attribute `serialNumber`, as in a function certificate of SITHS. It is for `hosts`, too.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        builder = self._builder(key, LONG_AGO + timedelta(days=1) if ended else end, begin)
        builder = builder.subject_name(_named(name, *hsa_ids))
        names = [x509.DNSName(each) for each in hosts]
        address = x509.SubjectAlternativeName([*names, x509.IPAddress(ip_address("127.0.0.1"))])
        certificate = builder.add_extension(address, critical=False).sign(self._key, hashes.SHA256())
        files = Pem(self._folder / f"{name}.crt", self._folder / f"{name}.key")
        files.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        lock = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
        files.key.write_bytes(
            key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, lock)
        )
        return files

    def revoked(self, *certificates: Path) -> Path:
        """The list of certificates that are not valid any more."""
        builder = x509.CertificateRevocationListBuilder(self._name, LONG_AGO, FAR_AHEAD)
        for each in certificates:
            number = x509.load_pem_x509_certificate(each.read_bytes()).serial_number
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder(number, LONG_AGO + timedelta(days=1)).build()
            )
        path = self._folder / "revoked.pem"
        path.write_bytes(builder.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
        return path

    def _builder(
        self, key: ec.EllipticCurvePrivateKey, end: datetime = FAR_AHEAD, begin: datetime = LONG_AGO
    ) -> x509.CertificateBuilder:
        builder = x509.CertificateBuilder(self._name, None, key.public_key(), x509.random_serial_number())
        return builder.not_valid_before(begin).not_valid_after(end)


def _named(name: str, *hsa_ids: str) -> x509.Name:
    common = [x509.NameAttribute(NameOID.COMMON_NAME, name)] if name else []
    return x509.Name([*common, *(x509.NameAttribute(NameOID.SERIAL_NUMBER, each) for each in hsa_ids)])
