"""From the bytes of an export to a catalogue."""

from dataclasses import replace

from tak_gitops.errors import TakError
from tak_gitops.findings import Place, warning
from tak_gitops.live.days import Periods
from tak_gitops.live.document import CONSUMERS, PERMISSIONS, PRODUCERS, ROUTINGS, Document, read_document
from tak_gitops.live.filters import KIND as FILTERS
from tak_gitops.live.filters import filtered_permissions
from tak_gitops.live.known import Known
from tak_gitops.live.objects import read_objects
from tak_gitops.live.odd_objects import report_odd_objects
from tak_gitops.live.odd_rows import report_odd_rows
from tak_gitops.live.permissions import read_permissions
from tak_gitops.live.problems import Problems
from tak_gitops.live.routings import read_routings
from tak_gitops.live.targets import KIND as TARGETS
from tak_gitops.live.targets import read_targets
from tak_gitops.model.catalogue import Catalogue, Counts
from tak_gitops.texts import msg

PROFILES, CONTRACTS, ADDRESSES, COMPONENTS = "rivtaprofil", "tjanstekontrakt", "logiskadress", "tjanstekomponent"


def read_catalogue(data: bytes | bytearray | memoryview, *, path: str, digest: str) -> Catalogue:
    """The catalogue of an export in any of the variants A to E, told apart by content (domain.md 2).

    `data` is JSON text in UTF-8, `path` is shown in findings, `digest` is the SHA-256 of the file.

    Real catalogues are dirty. A row that cannot be read is left out and is a finding; a row that is odd but
    usable is kept and is a finding. Raises TakError when `data` is no export or none of its rows can be read.
    """
    document = read_document(data, path)
    problems = Problems(Place(path))
    known = _objects(document, problems)
    filtered = filtered_permissions(document.rows(FILTERS), problems)
    permissions = read_permissions(document.rows(PERMISSIONS), filtered, known)
    routings = read_routings(document.rows(ROUTINGS), known)
    if not routings and not permissions.rows:
        rows = len(document.rows(ROUTINGS, PERMISSIONS))
        message = msg("live.no_readable_rows", path=path, count=rows) if rows else msg("live.no_rows", path=path)
        raise TakError(message, problems.findings())
    catalogue = Catalogue(
        variant=document.variant,
        digest=digest,
        snapshot=document.snapshot,
        addresses=known.addresses.table(),
        components=known.components.table(),
        contracts=known.contracts.table(),
        profiles=known.profiles.ids,
        targets=known.targets.distinct(),
        periods=known.periods.distinct(),
        routings=routings,
        permissions=permissions.rows,
        counts=Counts(
            routings=len(routings),
            permissions=len(permissions.rows),
            contracts=len(known.contracts.ids),
            logical_addresses=len(known.addresses.ids),
            components=len(known.components.ids),
            urls=known.targets.listed,
            profiles=len(known.profiles.ids),
        ),
        filtered=permissions.filtered,
    )
    if document.snapshot_unreadable:
        problems.add(warning("TG331", problems.place))
    report_odd_objects(catalogue, problems)
    report_odd_rows(catalogue, problems)
    return replace(catalogue, findings=problems.findings())


def _objects(document: Document, problems: Problems) -> Known:
    profiles = read_objects(document.rows(PROFILES), PROFILES, "namn", problems)
    components = read_objects(document.rows(COMPONENTS, CONSUMERS, PRODUCERS), COMPONENTS, "hsaId", problems)
    targets = read_targets(document.rows(TARGETS), components, profiles, problems)
    if document.variant == "D":
        targets.point_by_url()
    return Known(
        addresses=read_objects(document.rows(ADDRESSES), ADDRESSES, "hsaId", problems),
        components=components,
        contracts=read_objects(document.rows(CONTRACTS), CONTRACTS, "namnrymd", problems),
        profiles=profiles,
        targets=targets,
        periods=Periods(),
        problems=problems,
    )
