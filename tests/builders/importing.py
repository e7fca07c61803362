"""Imports into a repository that is nowhere on disk, and any live that there could be for them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from hypothesis import strategies as st

from builders.exports import ExportRows, write_export
from builders.memory_tree import MemoryTree
from builders.states import DAY, FAR_AHEAD, LONG_AGO, periods
from tak_gitops.diff.compare import Difference, compare
from tak_gitops.diff.live_view import LiveView
from tak_gitops.findings import Finding, Severity
from tak_gitops.importing.draft import Draft, Repository, make_draft
from tak_gitops.live.document import Variant
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.desired import Desired
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.repository.trees import TreeFile
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.resolve import resolve
from tak_gitops.sources.store import NoStore

ENVIRONMENT = "ntjp-qa"
EMPTY = {
    "tak-gitops.yaml": "ordered_by: Region Exempel\n",
    f"environments/{ENVIRONMENT}/environment.yaml": "platform: NTJP-QA\n",
}
"""The files of a repository that declares nothing yet."""
BESIDE = f"environments/{ENVIRONMENT}/not-imported.txt"

ADDRESSES = (
    "SE2321000131-E000000000001",
    "SE2321000131-E000000000002",
    "SE2321000131-E000000000003",
    "5565594230",
    "01",
    "*",
    "true",
    "Å 1\u2028",
)
CONTRACTS = (
    "urn:riv:crm:scheduling:MakeBookingResponder:1",
    "urn:riv:crm:scheduling:GetBookingDetailsResponder:1",
    "urn:riv:clinicalprocess:logistics:logistics:GetCarePlansResponder:2",
    "urn:riv13606:v1.1:RIV13606REQUEST_EHR_EXTRACT",
    "http://example.org/SendStatus",
)
COMPONENTS = (
    "SE2321000131-TIDBOK",
    "SE2321000131-JOURNAL",
    "client",
    "OLOF1",
    "olof1",
    "SE 12345",
    "null",
    "5565594230",
)
PROFILES = ("RIVTABP21", "RIVTABP20")
HOSTS = ("https://a.example/{domain}/{contract}/{major}/rivtabp21", "https://a.example/{contract}", "https://b.example")
NAMES = (
    "Region Exempel -- Tidbok",
    "Region Exempel -- Objekt -- Tidbok",
    "Kalmar - Tidbok",
    "Tidbok",
    "VG: Örebro, #1 'x' \"y\" \\",
    "Två\r\nrader\u2028",
    "🌳",
    "- ? {",
    " ",
    "",
    "日本",
)


class World(NamedTuple):
    """Rows of live, and what its objects are called."""

    rows: list[Routing | Permission]
    names: dict[str, str]

    def catalogue(self, variant: Variant = "B") -> Catalogue:
        """Live as an export."""
        return catalogue_of(self.rows, self.names, variant)


def catalogue_of(
    rows: Iterable[Routing | Permission], names: Mapping[str, str] | None = None, variant: Variant = "B"
) -> Catalogue:
    """An export with these rows, read."""
    every = list(rows)
    made = ExportRows(
        routings=[row for row in every if isinstance(row, Routing)],
        permissions=[row for row in every if isinstance(row, Permission)],
        names=names or {},
    )
    return read_catalogue(write_export(made, variant), path="export.json", digest="0" * 64)


def repository_of(texts: Mapping[str, str]) -> Repository:
    """The repository with these files; AssertionError where any of them has an error."""
    desired, findings = desired_of(texts)
    assert [] == [finding for finding in findings if finding.severity is Severity.ERROR]
    tree = MemoryTree({path: text for path, text in texts.items() if path != BESIDE})
    declared = read_declared(tree, NoStore()).declared

    def read(path: str) -> bytes:
        return tree.contents([TreeFile(path, "")])[path]

    return Repository(declared, desired, tuple(tree.files()[0]), read, texts.get(BESIDE, ""))


def desired_of(texts: Mapping[str, str]) -> tuple[Desired, list[Finding]]:
    """What files declare for the environment, and what is wrong with them."""
    reading = read_declared(MemoryTree({path: text for path, text in texts.items() if path != BESIDE}), NoStore())
    desired, findings = resolve(reading.declared, ENVIRONMENT)
    return desired, [*reading.findings, *findings]


def drafted(texts: Mapping[str, str], live: Catalogue, day: date = DAY, **options: Any) -> Draft:
    """The import of `live` into a repository."""
    return make_draft(repository_of(texts), live, day, **options)


def written(texts: Mapping[str, str], draft: Draft) -> dict[str, str]:
    """The files after an import."""
    return {**texts, **{path: content.decode() for path, content in draft.files.items()}}


def planned(texts: Mapping[str, str], live: Catalogue, day: date = DAY) -> Difference:
    """How files and live differ when everything that is declared counts as new."""
    desired, _ = desired_of(texts)
    nothing = Desired(ENVIRONMENT, desired.platform, (), {})
    return compare(nothing, desired, LiveView(live, day))


def routing(target: Target, address: str, contract: str, *, first: date = LONG_AGO, last: date = FAR_AHEAD) -> Routing:
    """A routing of live."""
    return Routing(address, contract, target, first, last)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Any live: products as people order them, with rows missing, and rows that no file can name."""
    rows: dict[tuple[Any, ...], Routing | Permission] = {}
    for _ in range(draw(st.integers(0, 4))):
        for row in draw(_products()):
            rows.setdefault((type(row), *row.key), row)
    kept: list[Routing | Permission] = [Permission(ADDRESSES[0], CONTRACTS[0], COMPONENTS[1], LONG_AGO, FAR_AHEAD)]
    kept += [row for key, row in rows.items() if key != (Permission, *kept[0].key) and draw(st.integers(0, 9))]
    for _ in range(draw(st.integers(0, 3))):
        kept.append(draw(_any_row()))
    names = draw(st.dictionaries(st.sampled_from((*ADDRESSES, *COMPONENTS)), st.sampled_from(NAMES)))
    return World(kept, names)


@st.composite
def _products(draw: st.DrawFn) -> Sequence[Routing | Permission]:
    contracts = draw(_some(CONTRACTS))
    addresses = draw(_some(ADDRESSES))
    producer, profile = draw(st.sampled_from(COMPONENTS)), draw(st.sampled_from(PROFILES))
    host = draw(st.sampled_from((*HOSTS, " https://blank.example")))
    found: list[Routing | Permission] = []
    for contract in contracts:
        url = _filled(host, contract)
        found += [routing(Target(producer, profile, url), address, contract) for address in addresses]
        for consumer in draw(st.lists(st.sampled_from(COMPONENTS), unique=True, max_size=3)):
            found += [Permission(address, contract, consumer, LONG_AGO, FAR_AHEAD) for address in addresses]
    return found


@st.composite
def _any_row(draw: st.DrawFn) -> Routing | Permission:
    first, last = draw(periods())
    address, contract = draw(st.sampled_from(ADDRESSES)), draw(st.sampled_from(CONTRACTS))
    component = draw(st.sampled_from(COMPONENTS))
    if draw(st.booleans()):
        return Permission(address, contract, component, first, last)
    target = Target(component, draw(st.sampled_from(PROFILES)), _filled(draw(st.sampled_from(HOSTS)), contract))
    return Routing(address, contract, target, first, last)


def _some(values: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=4, unique=True)


def _filled(host: str, contract: str) -> str:
    *domain, name, major = contract.removeprefix("urn:riv:").split(":")
    return host.format(domain="/".join(domain), contract=name.removesuffix("Responder"), major=major).replace(
        "//example", ""
    )
