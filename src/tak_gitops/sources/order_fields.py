"""The Swedish field names of a JSON order (domain.md 4.1): the codecs that write and read orders share them."""

from typing import NamedTuple


class Fields(NamedTuple):
    """The fields, by what they are called here."""

    platform: str = "plattform"
    format_version: str = "formatVersion"
    version: str = "version"
    ordered_on: str = "bestallningsTidpunkt"
    execute_on: str = "genomforandeTidpunkt"
    ordered_by: str = "utforare"
    comment: str = "kommentar"
    include: str = "inkludera"
    exclude: str = "exkludera"
    addresses: str = "logiskadresser"
    components: str = "tjanstekomponenter"
    contracts: str = "tjanstekontrakt"
    permissions: str = "anropsbehorigheter"
    routings: str = "vagval"
    hsa_id: str = "hsaId"
    name: str = "beskrivning"
    namespace: str = "namnrymd"
    major: str = "majorVersion"
    address: str = "logiskAdress"
    contract: str = "tjanstekontrakt"
    consumer: str = "tjanstekonsument"
    producer: str = "tjanstekomponent"
    profile: str = "rivtaprofil"
    url: str = "adress"


FIELDS = Fields()
ADDRESS_OF_ROUTING = "logiskadress"
"""A routing's address may be spelled so too, a permission's may not (domain.md 4.1)."""
