"""Function certificates beside the files of systems: whose they are, and that they are those of the system."""

import sys
from datetime import date
from pathlib import Path

import pytest

from builders.certificates import Authority
from builders.repository import RepositoryBuilder
from tak_gitops.findings import Finding, Severity
from tak_gitops.model.repository_files import System
from tak_gitops.repository.trees import WorkTree
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import FileStore, NoStore
from tak_gitops.texts import msg

TIDBOK = "systems/tidbok.yaml"
SYSTEM = """
    organisation: Region Exempel
    name: Tidbok
    hsa_ids: {ntjp-qa: SE2321000131-TIDBOKQA}
    certificates:
      ntjp-qa: {file: certifikat/qa.pem}
"""


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> RepositoryBuilder:
    return RepositoryBuilder(tmp_path / "repository").minimal().write(TIDBOK, SYSTEM)


@pytest.fixture(name="authority")
def _authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def read(repository: RepositoryBuilder, cache: Path | None = None) -> tuple[System, list[Finding]]:
    """The system of the repository, and all findings."""
    store = FileStore(cache, repository.root) if cache else NoStore()
    found = read_declared(WorkTree(repository.root), store)
    if isinstance(store, FileStore):
        store.save()
    return found.declared.systems["tidbok"], list(found.findings)


def put(repository: RepositoryBuilder, content: bytes) -> None:
    """Lay the certificate of the system."""
    repository.write("systems/certifikat/qa.pem", content)


def test_a_certificate_of_the_system(repository: RepositoryBuilder, authority: Authority) -> None:
    """Its HSA-id may be in other letter case, and its last day is a Swedish one."""
    put(repository, authority.issue("qa", hsa_ids=["se2321000131-tidbokqa"]).certificate.read_bytes())
    system, findings = read(repository)
    assert [] == findings
    certificate = system.certificate("ntjp-qa")
    assert certificate
    assert ("se2321000131-tidbokqa", date(2120, 1, 1)) == (certificate.hsa_id, certificate.valid_to)
    assert system.certificate("ntjp-prod") is None


def test_a_chain(repository: RepositoryBuilder, authority: Authority) -> None:
    """The first certificate of a file counts; those of its authorities may follow."""
    own = authority.issue("qa", hsa_ids=["SE2321000131-TIDBOKQA"]).certificate.read_bytes()
    put(repository, own + authority.file.read_bytes())
    assert [] == read(repository)[1]


@pytest.mark.parametrize("hsa_ids", [["SE2321000131-TIDBOK"], [], ["SE2321000131-TIDBOKQA", "SE2321000131-B"]])
def test_a_certificate_of_somebody_else(
    repository: RepositoryBuilder, authority: Authority, hsa_ids: list[str]
) -> None:
    """Another HSA-id, none at all, or two: none of these is the certificate of the system."""
    put(repository, authority.issue("qa", hsa_ids=hsa_ids).certificate.read_bytes())
    (finding,) = read(repository)[1]
    assert (Severity.ERROR, TIDBOK, 5) == (finding.severity, finding.place and finding.place.path, finding.place.line)  # type: ignore[union-attr]
    assert finding.rule == ("TG140" if hsa_ids == ["SE2321000131-TIDBOK"] else "TG141")


@pytest.mark.parametrize(
    "content", [b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", b"\x00\xff"]
)
def test_what_is_no_certificate(repository: RepositoryBuilder, content: bytes) -> None:
    """Whatever is in the file, it is told in one sentence."""
    put(repository, content)
    assert ["TG141.unreadable"] == [each.message.key for each in read(repository)[1]]


@pytest.mark.parametrize("password", [None, b"hemligt"])
def test_a_private_key_is_refused(repository: RepositoryBuilder, authority: Authority, password: bytes | None) -> None:
    """In any PEM file, whether a system names it or not and whether it is locked or not."""
    pem = authority.issue("qa", hsa_ids=["SE2321000131-TIDBOKQA"], password=password)
    put(repository, pem.certificate.read_bytes() + pem.key.read_bytes())
    repository.write("environments/ntjp-qa/tidbok/annan.pem", pem.key.read_bytes())
    found = [(each.rule, each.place and each.place.path) for each in read(repository)[1]]
    assert [("TG142", "environments/ntjp-qa/tidbok/annan.pem"), ("TG142", "systems/certifikat/qa.pem")] == found


def test_a_new_certificate_is_seen(repository: RepositoryBuilder, authority: Authority, tmp_path: Path) -> None:
    """What is kept of the file of a system does not hide that its certificate has changed."""
    put(repository, authority.issue("qa", hsa_ids=["SE2321000131-TIDBOKQA"]).certificate.read_bytes())
    assert [] == read(repository, tmp_path / "cache")[1]
    put(repository, authority.issue("ny", hsa_ids=["SE2321000131-ANNAN"]).certificate.read_bytes())
    assert ["TG140"] == [each.rule for each in read(repository, tmp_path / "cache")[1]]


def test_without_the_library_nothing_is_compared(
    repository: RepositoryBuilder, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library comes with an extra: who lacks it is told that the certificate was not read."""
    put(repository, authority.issue("qa", hsa_ids=["SE2321000131-ANNAN"]).certificate.read_bytes())
    monkeypatch.setitem(sys.modules, "cryptography.x509", None)
    (finding,) = read(repository)[1]
    assert (Severity.NOTE, msg("TG143", path="systems/certifikat/qa.pem")) == (finding.severity, finding.message)
