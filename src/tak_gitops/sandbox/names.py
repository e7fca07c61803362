"""Names for a made-up platform: no organisation, unit or system here exists.

The contracts are a part of the national ones, because tools and people know their form; everything else is
invented, and every organisation number has a check digit that no real one can have.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

REGIONS = (
    "Norrskog",
    "Havsland",
    "Mellanälven",
    "Granmark",
    "Sjöbygden",
    "Fjällvik",
    "Österbacka",
    "Slättmark",
    "Skärviken",
    "Bergsjö",
)
MUNICIPALITIES = (
    "Västvik",
    "Granträsk",
    "Björksund",
    "Ekhamn",
    "Tallåsa",
    "Alnäset",
    "Ljungtorp",
    "Rönnmåla",
    "Videkulla",
    "Åskärr",
    "Hasselbro",
    "Enedal",
)
VENDORS = (
    "Exempelvård AB",
    "Exempellabb AB",
    "Journalexempel AB",
    "Bildexempel AB",
    "Tandexempel AB",
    "Portalexempel AB",
)
TOWNS = (
    "Lindhamn",
    "Älvbo",
    "Norrtuna",
    "Sandåker",
    "Kvarnfors",
    "Stenhult",
    "Brokulla",
    "Mossvallen",
    "Holmstrand",
    "Åkerby",
    "Nybruket",
    "Söderlid",
)
UNITS = (
    "Vårdcentralen",
    "Tandvården",
    "Barnavårdscentralen",
    "Medicinkliniken",
    "Ögonmottagningen",
    "Laboratoriet",
    "Rehabmottagningen",
    "Barnkliniken",
    "Hemsjukvården",
    "Ungdomsmottagningen",
    "Ortopedkliniken",
)
PLACES = (
    "Eken",
    "Boken",
    "Linden",
    "Rönnen",
    "Björken",
    "Granen",
    "Alen",
    "Aspen",
    "Häggen",
    "Sälgen",
    "Kastanjen",
    "Lönnen",
    "Hasseln",
    "Enen",
    "Syrenen",
    "Ljungen",
    "Blåklinten",
    "Vitsippan",
    "Gullvivan",
    "Smultronet",
    "Kvarnen",
    "Bruket",
    "Hamnen",
    "Torget",
    "Strandgården",
    "Solgläntan",
    "Västanvind",
    "Norrgården",
    "Åbrinken",
)


class ProducerKind(NamedTuple):
    """A kind of system that answers calls: its name, and its contracts as `Name:major` in one domain."""

    name: str
    domain: str
    contracts: tuple[str, ...]


PRODUCERS = (
    ProducerKind(
        "Tidbok",
        "crm:scheduling",
        (
            "GetSubjectOfCareSchedule:1",
            "GetAvailableTimeslots:1",
            "GetAvailableDates:1",
            "GetBookingDetails:1",
            "MakeBooking:1",
            "UpdateBooking:1",
            "CancelBooking:1",
            "GetAllHealthcareFacilities:1",
        ),
    ),
    ProducerKind(
        "Journal",
        "clinicalprocess:healthcond:description",
        ("GetCareDocumentation:2", "GetDiagnosis:2", "GetAlertInformation:2", "GetFunctionalStatus:2"),
    ),
    ProducerKind(
        "Labsvar",
        "clinicalprocess:healthcond:actoutcome",
        ("GetLaboratoryOrderOutcome:3", "GetReferralOutcome:3", "GetImagingOutcome:1", "GetECGOutcome:1"),
    ),
    ProducerKind("Vårdkontakter", "clinicalprocess:logistics:logistics", ("GetCareContacts:2", "GetCarePlans:2")),
    ProducerKind(
        "Läkemedel",
        "clinicalprocess:activityprescription:actoutcome",
        ("GetMedicationHistory:2", "GetVaccinationHistory:2"),
    ),
    ProducerKind(
        "Remiss",
        "clinicalprocess:activity:request",
        ("ProcessRequest:1", "ProcessRequestConfirmation:1", "ProcessRequestOutcome:1"),
    ),
    ProducerKind(
        "Intyg",
        "clinicalprocess:healthcond:certificate",
        ("RegisterCertificate:3", "GetCertificate:2", "ListCertificatesForCare:3", "RevokeCertificate:2"),
    ),
    ProducerKind("Mätvärden", "clinicalprocess:healthcond:basic", ("GetObservations:1",)),
    ProducerKind("Ärendestatus", "crm:requeststatus", ("GetRequestActivities:1",)),
)
CONSUMERS = (
    "Journalvisaren",
    "Invånarportalen",
    "Vårdöversikten",
    "Beslutsstödet",
    "Tidappen",
    "Akutliggaren",
    "Registerhämtaren",
    "Remissportalen",
)


def unit_name(number: int) -> str:
    """The name of care unit `number` (from 0) of an organisation; names begin again after some thousand."""
    name = f"{UNITS[number % len(UNITS)]} {PLACES[number % len(PLACES)]}"
    around = number // (len(UNITS) * len(PLACES))
    return f"{name} i {TOWNS[(around - 1) % len(TOWNS)]}" if around else name


def organisation_number(series: str, number: int) -> str:
    """Ten digits that look like an organisation number and are none: the check digit is one too high.

    `series` is the first six digits, `number` (0 to 999) the next three; the last is Luhn's digit plus one.
    """
    body = f"{series}{number:03d}"
    doubled = (int(digit) * (2 if n % 2 == 0 else 1) for n, digit in enumerate(body))
    right = -sum(value // 10 + value % 10 for value in doubled) % 10
    return f"{body}{(right + 1) % 10}"


def slug(name: str) -> str:
    """A name as it is written in file names and host names: `Mellanälven` is `mellanalven`."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
