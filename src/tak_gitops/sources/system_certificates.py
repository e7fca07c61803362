"""The function certificates that files of systems name, held to the HSA-ids that these say (domain.md 6)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from tak_gitops.findings import Finding, Place, Severity, error, warning
from tak_gitops.model.identifiers import fold
from tak_gitops.repository.trees import FOLDERS
from tak_gitops.sources.certificate import Subject, holds_private_key, read_certificate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tak_gitops.model.repository_files import Certificate, System
    from tak_gitops.repository.trees import Tree, TreeFile

PEM = ".pem"


def with_certificates(system: System, tree: Tree, files: Mapping[str, TreeFile]) -> tuple[System, list[Finding]]:
    """The system with what stands in the files of its certificates, and what is wrong with them.

    Findings: TG140 (another HSA-id than the system has), TG141 (a file that cannot be used), TG143 (no library to read
    it with), TG144 (an environment in which the system has no HSA-id).
    """
    findings: list[Finding] = []
    certificates = []
    for written in system.certificates:
        place = Place(system.path, written.line)
        certificate = written
        if written.file is not None:
            certificate, problems = _with_file(written, place, tree, files)
            findings += problems
        certificates.append(certificate)
        hsa_id = system.hsa_id(written.environment)
        if hsa_id is None:
            findings.append(warning("TG144", place, environment=written.environment))
        elif certificate.hsa_id is not None and fold(certificate.hsa_id) != fold(hsa_id):
            values = {"environment": written.environment, "written": hsa_id, "certified": certificate.hsa_id}
            findings.append(error("TG140", place, **values))
    return system._replace(certificates=tuple(certificates)), findings


def private_keys(tree: Tree, files: Mapping[str, TreeFile]) -> list[Finding]:
    """TG142 for each PEM file that holds a private key: who reads the repository could call as that system."""
    pem = [file for path, file in files.items() if path.endswith(PEM)]
    contents = tree.contents(pem) if pem else {}
    return [error("TG142", Place(path)) for path, content in contents.items() if holds_private_key(content)]


def _with_file(
    written: Certificate, place: Place, tree: Tree, files: Mapping[str, TreeFile]
) -> tuple[Certificate, list[Finding]]:
    path = posixpath.normpath(posixpath.join(posixpath.dirname(place.path), written.file or ""))
    if not path.endswith(PEM):
        return written, [error("TG141.kind", place, path=written.file)]
    if path.partition("/")[0] not in FOLDERS:
        return written, [error("TG141.outside", place, path=written.file)]
    if path not in files:
        return written, [error("TG141.missing", place, path=path)]
    found = read_certificate(tree.contents([files[path]])[path], path)
    if not isinstance(found, Subject):
        severity = Severity.NOTE if found.key == "TG143" else Severity.ERROR
        return written, [Finding(severity, found, place)]
    if written.hsa_id is not None and fold(written.hsa_id) != fold(found.hsa_id):
        return written, [error("TG140.file", place, path=path, written=written.hsa_id, certified=found.hsa_id)]
    return written._replace(hsa_id=found.hsa_id, valid_to=found.valid_to), []
