"""What TAK has in the repository's own example, by hand: the small platform that people learn with.

The files of the example declare nearly the same; what differs is drift, and is here on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

SCHEDULE = "crm:scheduling:GetSubjectOfCareSchedule:1"
TIMESLOTS = "crm:scheduling:GetAvailableTimeslots:1"
BOOKING = "crm:scheduling:GetBookingDetails:1"
BOOK = "crm:scheduling:MakeBooking:1"
NOTES = "clinicalprocess:healthcond:description:GetCareDocumentation:2"
DIAGNOSES = "clinicalprocess:healthcond:description:GetDiagnosis:2"
ALERTS = "clinicalprocess:healthcond:description:GetAlertInformation:2"
CONTACTS = "clinicalprocess:logistics:logistics:GetCareContacts:2"
LAB = "clinicalprocess:healthcond:actoutcome:GetLaboratoryOrderOutcome:3"
REFERRAL = "clinicalprocess:healthcond:actoutcome:GetReferralOutcome:3"
REQUEST = "clinicalprocess:activity:request:ProcessRequest:1"
CONFIRMATION = "clinicalprocess:activity:request:ProcessRequestConfirmation:1"
INDEX = "itintegration:engagementindex:Update:1"

PROFILES = ("RIVTABP20", "RIVTABP21")
FOREVER = 100
"""Years that a row lasts unless somebody ends it (domain.md 1)."""

UNITS: Mapping[str, str] = {
    "SE2321009000-E000000000001": "Vårdcentralen Eken",
    "SE2321009000-E000000000002": "Vårdcentralen Boken",
    "SE2321009000-E000000000003": "Vårdcentralen Linden",
    "SE2321009000-E000000000004": "Vårdcentralen Rönnen",
    "SE2321009000-E000000000005": "Vårdcentralen Björken",
    "SE2321009000-E000000000006": "Vårdcentralen Granen",
    "SE2321009000-E000000000007": "Vårdcentralen Alen",
    "SE2321009000-E000000000008": "Vårdcentralen Aspen",
    "SE2321009000-E000000000009": "Vårdcentralen Häggen",
    "SE2321009000-E000000000010": "Vårdcentralen Sälgen",
    "SE2321009000-E000000000101": "Sjukhuset i Norrtuna, medicinkliniken",
    "SE2321009000-E000000000102": "Sjukhuset i Norrtuna, barnkliniken",
    "SE5569999014-E000000000001": "Laboratoriet i Norrtuna",
    "SE5569999014-E000000000002": "Laboratoriet i Sandåker",
    "SE5569999014-E000000000003": "Laboratoriet i Kvarnfors",
    "SE2321009018-E000000000001": "Ögonmottagningen Strandgården",
    "SE2321009018-E000000000002": "Rehabmottagningen Hamnen",
    "SE2321009018-E000000000003": "Sjukhuset i Holmstrand, ortopedkliniken",
    "SE5569999048-E000000000001": "Tandvården Linden",
    "SE5569999048-E000000000002": "Tandvården Torget",
    "SE5569999048-E000000000003": "Tandvården Kvarnen",
    "SE2321009034-E000000000001": "Vårdcentralen Syrenen",
    "SE2321009034-E000000000002": "Vårdcentralen Solgläntan",
    "SE2321009034-E000000000003": "Vårdcentralen Åbrinken",
    "*": "Standardval",
}
EKEN, BOKEN = "SE2321009000-E000000000001", "SE2321009000-E000000000002"
ASPEN, SALGEN = "SE2321009000-E000000000008", "SE2321009000-E000000000010"
HAMNEN = "SE2321009018-E000000000002"
LISTED = tuple(unit for unit in UNITS if "SE2321009000-E000000000003" <= unit <= SALGEN)
HOSPITAL = tuple(unit for unit in UNITS if unit.startswith("SE2321009000-E0000000001"))
LABORATORIES = tuple(unit for unit in UNITS if unit.startswith("SE5569999014-"))
CLINICS = tuple(unit for unit in UNITS if unit.startswith("SE2321009018-"))
DENTISTS = tuple(unit for unit in UNITS if unit.startswith("SE5569999048-"))
ELSEWHERE = tuple(unit for unit in UNITS if unit.startswith("SE2321009034-"))

COMPONENTS: Mapping[str, str] = {
    "SE2321009000-TIDBOK": "Region Norrskog -- Tidbok",
    "SE2321009000-JOURNAL": "Region Norrskog -- Journal",
    "SE5569999014-LABSVAR": "Exempellabb AB -- Labsvar",
    "SE2321009018-REMISS": "Region Havsland -- Remiss",
    "SE5569999048-TANDJOURNAL": "Tandexempel AB -- Tandjournal",
    "SE5569999055-PORTAL": "Portalexempel AB -- Invånarportalen",
    "SE2321009018-VISAREN": "Region Havsland -- Journalvisaren",
    "SE2321009109-HEMSJUK": "Västvik kommun -- Hemsjukvården",
    "SE2321009034-BOKNING": "Region Granmark -- Bokning",
    "SE2321009034-OVERSIKT": "Region Granmark -- Vårdöversikten",
    "SE5569999055-INDEX": "Portalexempel AB -- Engagemangsindex",
}
TIDBOK, JOURNAL, LABSVAR, REMISS, TANDJOURNAL, PORTAL, VIEWER, HOME_CARE, GRANMARK, OVERVIEW, HUB = COMPONENTS


class Group(NamedTuple):
    """`contracts` × `addresses`: routings where there is a producer, permissions for each consumer.

    A contract that is in `urls` leads there, any other to `url`, whose `{…}` are filled in.
    """

    since: date
    contracts: tuple[str, ...]
    addresses: tuple[str, ...]
    consumers: tuple[str, ...] = ()
    producer: str | None = None
    url: str = ""
    urls: Mapping[str, str] = {}
    profile: str = "RIVTABP21"
    until: date | None = None


@dataclass(frozen=True)
class ExamplePlatform:
    """What one environment's TAK has.

    `suffix` ends the HSA-ids of its components. `moved` are routings (address, contract) that lead to another
    URL than their group says, `lost_routings` and `lost_permissions` (address, contract, consumer) are missing.
    `filters` are service domains by permission.
    """

    environment: str
    suffix: str
    version: int
    groups: Sequence[Group]
    moved: Mapping[tuple[str, str], str] = field(default_factory=dict)
    lost_routings: frozenset[tuple[str, str]] = frozenset()
    lost_permissions: frozenset[tuple[str, str, str]] = frozenset()
    filters: Mapping[tuple[str, str, str], str] = field(default_factory=dict)


QA = ExamplePlatform(
    environment="ntjp-qa",
    suffix="QA",
    version=412,
    groups=(
        Group(
            date(2026, 2, 9),
            (SCHEDULE, TIMESLOTS, BOOKING, BOOK),
            (EKEN, BOKEN),
            (PORTAL, VIEWER),
            TIDBOK,
            "https://tidbok-qa.norrskog.example/{domain}/{contract}/{major}/rivtabp21",
            {BOOK: "https://boka-qa.norrskog.example/makebooking/v1"},
        ),
        Group(
            date(2026, 3, 16),
            (SCHEDULE, TIMESLOTS),
            LISTED,
            (PORTAL,),
            TIDBOK,
            "https://tidbok-qa.norrskog.example/{domain}/{contract}/{major}/rivtabp21",
        ),
        Group(
            date(2025, 10, 6),
            (NOTES, DIAGNOSES, ALERTS, CONTACTS),
            HOSPITAL,
            (PORTAL, VIEWER),
            JOURNAL,
            "https://journal-qa.norrskog.example/{domain}/{contract}/{major}/rivtabp21",
        ),
        Group(date(2026, 5, 4), (NOTES, ALERTS), HOSPITAL, (HOME_CARE,)),
        Group(
            date(2025, 9, 1),
            (LAB, REFERRAL),
            LABORATORIES,
            (PORTAL, JOURNAL, VIEWER),
            LABSVAR,
            "https://svar-qa.exempellabb.example:8443/{domain}/{contract}/{major}/rivtabp21",
        ),
        Group(
            date(2025, 6, 2),
            (REQUEST, CONFIRMATION),
            CLINICS,
            (JOURNAL,),
            REMISS,
            "https://remiss-qa.havsland.example/{domain}/{contract}/{major}/rivtabp20",
            profile="RIVTABP20",
        ),
        Group(
            date(2026, 1, 19),
            (NOTES, CONTACTS),
            DENTISTS,
            (PORTAL, VIEWER),
            TANDJOURNAL,
            "https://journal-qa.tandexempel.example/{domain}/{contract}/{major}/rivtabp21",
        ),
        # what follows is nobody's here: the repository never declared it
        Group(
            date(2024, 11, 4),
            (SCHEDULE, TIMESLOTS),
            ELSEWHERE,
            (PORTAL,),
            GRANMARK,
            "https://bokning-qa.granmark.example/{contract}",
        ),
        Group(date(2025, 3, 10), (NOTES,), HOSPITAL, (OVERVIEW,)),
        Group(
            date(2023, 5, 8),
            (INDEX,),
            ("*",),
            (TIDBOK, JOURNAL, TANDJOURNAL),
            HUB,
            "https://index-qa.portalexempel.example/update/v1",
        ),
        Group(date(2023, 5, 8), (SCHEDULE,), ELSEWHERE, (OVERVIEW,), until=date(2025, 12, 31)),
    ),
    moved={(ASPEN, TIMESLOTS): "https://bokning-qa.norrskog.example/crm/scheduling/GetAvailableTimeslots/1/rivtabp21"},
    lost_routings=frozenset({(HAMNEN, CONFIRMATION)}),
    lost_permissions=frozenset({(SALGEN, SCHEDULE, PORTAL)}),
    filters={("*", INDEX, TANDJOURNAL): "clinicalprocess:healthcond:description"},
)

PROD = ExamplePlatform(
    environment="ntjp-prod",
    suffix="",
    version=287,
    groups=(
        Group(
            date(2026, 4, 13),
            (SCHEDULE, TIMESLOTS, BOOKING, BOOK),
            (EKEN, BOKEN),
            (PORTAL,),
            TIDBOK,
            "https://tidbok.norrskog.example/{domain}/{contract}/{major}/rivtabp21",
            {BOOK: "https://boka.norrskog.example/makebooking/v1"},
        ),
        Group(
            date(2025, 12, 1),
            (NOTES, DIAGNOSES, ALERTS, CONTACTS),
            HOSPITAL,
            (PORTAL, VIEWER),
            JOURNAL,
            "https://journal.norrskog.example/{domain}/{contract}/{major}/rivtabp21",
        ),
        Group(
            date(2025, 10, 20),
            (LAB, REFERRAL),
            LABORATORIES,
            (PORTAL, JOURNAL, VIEWER),
            LABSVAR,
            "https://svar.exempellabb.example:8443/{domain}/{contract}/{major}/rivtabp21",
        ),
        # what follows is nobody's here
        Group(
            date(2024, 12, 2),
            (SCHEDULE, TIMESLOTS),
            ELSEWHERE,
            (PORTAL, OVERVIEW),
            GRANMARK,
            "https://bokning.granmark.example/{contract}",
        ),
        Group(
            date(2023, 8, 21),
            (INDEX,),
            ("*",),
            (TIDBOK, JOURNAL),
            HUB,
            "https://index.portalexempel.example/update/v1",
        ),
    ),
)

EXAMPLES = (QA, PROD)
