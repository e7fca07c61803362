"""Components of TAK that are likely to be a system of the repository under another HSA-id."""

from builders.exports import ExportRows, write_export
from builders.scene import BOKVAST, EKEN, FIRST, JOURNAL, LAST, MAKE_BOOKING, TIDBOK
from tak_gitops.findings import Finding, Place
from tak_gitops.likeness.similar_components import similar_components
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.declarations import Word
from tak_gitops.model.entries import Permission
from tak_gitops.model.repository_files import System

OTHER, THIRD = "SE2321000131-TIDBOK2", "SE2321000131-TIDBOK3"


def system(*distinct: str, hsa_id: str = TIDBOK, name: str = "Tidbok", key: str = "tidbok") -> System:
    """A system of the repository."""
    words = tuple(Word(each, 5, 17) for each in distinct)
    ids = (("ntjp-qa", hsa_id),)
    places = (("name", 2, 1),)
    return System(f"systems/{key}.yaml", key, "Region Exempel", name, ids, distinct_from=words, places=places)


def told(*systems: System, known: tuple[System, ...] = (), **names: str) -> list[Finding]:
    """What is said over a TAK that has some components with these names."""
    ids = {"tidbok": TIDBOK, "journal": JOURNAL, "bokvast": BOKVAST, "other": OTHER, "third": THIRD}
    rows = [Permission(EKEN, MAKE_BOOKING, ids[key], FIRST, LAST) for key in names]
    content = ExportRows(permissions=rows, names={ids[key]: name for key, name in names.items()})
    catalogue = read_catalogue(write_export(content, "B"), path="x", digest="")
    return similar_components(systems, (*systems, *known), "ntjp-qa", catalogue)


def test_a_component_that_no_file_describes() -> None:
    """The place of the system, and the HSA-id and the name that TAK has."""
    (finding,) = told(system(), other="REGION EXEMPEL - Tid bok ")
    values = dict(finding.message.values)
    assert ("TG151", Place("systems/tidbok.yaml", 2, 1)) == (finding.message.key, finding.place)
    assert (OTHER, "REGION EXEMPEL - Tid bok") == (values["other"], values["other_title"])


def test_several_components() -> None:
    """One finding for a system, with the first and how many more there are."""
    (finding,) = told(system(), other="Region Exempel -- Tidbok", third="Region Exempel -- Tidboken")
    assert ("TG151.more", 1) == (finding.message.key, dict(finding.message.values)["count"])


def test_what_is_no_other_system() -> None:
    """Its own component, those of other files, and components of other names."""
    other = system(hsa_id=OTHER, name="Tid bok", key="annan")
    names = {"tidbok": "Region Exempel -- Tidboken", "other": "Region Exempel -- Tidbok", "journal": "X -- Journal"}
    assert [] == told(system(), known=(other,), **names)


def test_a_system_without_hsa_id_here() -> None:
    """Is not compared: that it lacks one is told where it is used."""
    elsewhere = system()._replace(hsa_ids=(("ntjp-prod", "SE1"),))
    assert [] == told(elsewhere, other="Region Exempel -- Tidbok")


def test_distinct_from_a_component() -> None:
    """By its HSA-id; where the two are not alike it is told that this is not needed."""
    assert [] == told(system(OTHER.lower()), other="Region Exempel -- Tidbok")
    found = told(system(OTHER, JOURNAL), other="Region Exempel -- Tidbok", journal="Region Exempel -- Journal")
    assert [("TG152", (("name", JOURNAL),))] == [(each.message.key, each.message.values) for each in found]
