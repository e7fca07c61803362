"""`tak import` in a repository that has files: what is missing is added, and nothing else is touched."""

from builders.import_scene import CANCEL, OTHER_PRODUCER, cancel, counts, undo, written
from builders.repository import CONNECTION
from builders.scene import BOKEN, DECLARED, EKEN, JOURNAL, PORTAL, TIDBOK, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Routing, Target


def test_nothing_to_import(scene: Scene) -> None:
    """Where everything is declared, that is said, and nothing is written."""
    scene.export(DECLARED, others=False)
    told = scene.tak("import", "ntjp-qa")
    assert (ExitCode.OK, "ntjp-qa: ingenting att importera, 2 rader i TAK är redan beskrivna.\n") == (
        told.code,
        told.out,
    )
    assert [] == written(scene)


def test_a_second_import_changes_nothing(scene: Scene) -> None:
    """What an import wrote is found by the next one, comments too."""
    scene.export([*DECLARED, routing("Å 1"), permission(address="Å 1")])
    scene.tak("import", "ntjp-qa")
    scene.repo.commit()
    assert ExitCode.OK == scene.tak("import", "ntjp-qa").code
    assert [] == written(scene)


def test_systems_are_named_as_in_tak(scene: Scene) -> None:
    """Organisation and system of TAK's names; a system that has no file gets one, one that has it keeps it."""
    scene.export([*DECLARED, routing(BOKEN, OTHER_PRODUCER), permission(JOURNAL, BOKEN)], others=False)
    scene.tak("import", "ntjp-qa")
    assert ["?? environments/ntjp-qa/bokning-vast/scheduling.yaml", "?? systems/bokning-vast.yaml"] == written(scene)
    assert scene.repo.read("systems/bokning-vast.yaml") == (
        "organisation: Region Exempel\nname: Bokning Väst\nhsa_ids: {ntjp-qa: SE2321000131-BOKVASTQA}\n"
    )
    assert "producer: bokning-vast\n" in scene.repo.read("environments/ntjp-qa/bokning-vast/scheduling.yaml")
    assert "consumers:\n  - journal\n" in scene.repo.read("environments/ntjp-qa/bokning-vast/scheduling.yaml")


def test_a_system_of_another_environment_joins(scene: Scene) -> None:
    """The file that has organisation and name gets the HSA-id of this environment, and keeps its comments."""
    scene.repo.write(
        "systems/bokvast.yaml",
        """
        organisation: Region Exempel
        name: Bokning Väst   # i drift sedan 2019
        hsa_ids:
          ntjp-prod: SE2321000131-BOKVAST

        # frågor: jouren
        """,
    ).commit()
    scene.export([*DECLARED, routing(BOKEN, OTHER_PRODUCER)], others=False)
    told = scene.tak("import", "ntjp-qa")
    assert "1 ny fil, 1 fil med tillägg." in told.out
    assert scene.repo.read("systems/bokvast.yaml") == (
        "organisation: Region Exempel\n"
        "name: Bokning Väst   # i drift sedan 2019\n"
        "hsa_ids:\n"
        "  ntjp-prod: SE2321000131-BOKVAST\n"
        "  ntjp-qa: SE2321000131-BOKVASTQA\n"
        "\n"
        "# frågor: jouren\n"
    )
    assert {"adopted": 3} == counts(scene)


def test_a_file_grows_by_an_address(scene: Scene) -> None:
    """An address that has all that the file stands for is added to it, and nothing else is touched."""
    scene.export([*DECLARED, routing(BOKEN), permission(JOURNAL, BOKEN)], others=False)
    before = scene.repo.read(CONNECTION)
    scene.tak("import", "ntjp-qa")
    assert [f"M {CONNECTION}"] == [line.strip() for line in written(scene)]
    assert before.replace("Eken\n", f"Eken\n  - {BOKEN}\n") == scene.repo.read(CONNECTION)
    assert {"adopted": 4} == counts(scene)


def test_a_file_grows_by_a_consumer_and_a_contract(scene: Scene) -> None:
    """A consumer of everything, and a contract that leads where the template says, are added to the file."""
    both = [*DECLARED, permission(PORTAL), *cancel(EKEN, (JOURNAL, PORTAL))]
    scene.export([each for each in both if each.contract != CANCEL or isinstance(each, Routing)], others=False)
    scene.tak("import", "ntjp-qa")
    assert "consumers: [journal, portal]" in scene.repo.read(CONNECTION)
    undo(scene)
    scene.export([*DECLARED, *cancel(EKEN, (JOURNAL,))], others=False)
    scene.tak("import", "ntjp-qa")
    assert "  - crm:scheduling:MakeBooking:1\n  - crm:scheduling:CancelBooking:1\n" in scene.repo.read(CONNECTION)
    assert {"adopted": 4} == counts(scene)


def test_a_contract_that_leads_elsewhere_says_where(scene: Scene) -> None:
    """URL and profile that are not those of the file stand at the contract."""
    elsewhere = Target(TIDBOK, "RIVTABP20", "https://avboka.region.example/x")
    rows = [each._replace(contract=CANCEL) for each in (routing(EKEN, elsewhere), permission())]
    scene.export([*DECLARED, *rows], others=False)
    scene.tak("import", "ntjp-qa")
    assert (
        "  - contract: crm:scheduling:CancelBooking:1\n"
        "    url: https://avboka.region.example/x\n"
        "    rivta_profile: RIVTABP20\n"
    ) in scene.repo.read(CONNECTION)
    assert {"adopted": 4} == counts(scene)


def test_a_file_never_declares_what_live_has_not(scene: Scene) -> None:
    """An address without the permission that the file gives becomes a file of its own."""
    scene.export([*DECLARED, routing(BOKEN)], others=False)
    scene.tak("import", "ntjp-qa")
    assert ["?? environments/ntjp-qa/tidbok/scheduling.yaml"] == written(scene)
    assert {"adopted": 3} == counts(scene)


def test_a_list_of_addresses_grows_in_its_own_file(scene: Scene) -> None:
    """Addresses in a CSV file are added there, unless several files share it."""
    listed = CONNECTION.replace(".yaml", ".csv")
    inline = f"logical_addresses:\n  - id: {EKEN}\n    name: Vårdcentralen Eken\n"
    text = scene.repo.read(CONNECTION).replace(inline, "logical_addresses: {file: eken.csv}\n")
    scene.repo.write(CONNECTION, text).write(listed, f"id;name\n{EKEN};Vårdcentralen Eken\n").commit()
    scene.export([*DECLARED, routing(BOKEN), permission(JOURNAL, BOKEN)], others=False)
    scene.tak("import", "ntjp-qa")
    assert f"id;name\n{EKEN};Vårdcentralen Eken\n{BOKEN}\n" == scene.repo.read(listed)
    undo(scene)
    scene.repo.write(
        "environments/ntjp-qa/tidbok/portal.yaml",
        """
        kind: Access
        contracts: [crm:scheduling:MakeBooking:1]
        logical_addresses: {file: eken.csv}
        consumers: [portal]
        """,
    ).commit()
    scene.export([*DECLARED, permission(PORTAL), routing(BOKEN), permission(JOURNAL, BOKEN)], others=False)
    scene.tak("import", "ntjp-qa")
    assert ["?? environments/ntjp-qa/tidbok/scheduling.yaml"] == written(scene)
    assert {"adopted": 5} == counts(scene)


def test_a_file_of_an_unusual_layout_is_left(scene: Scene) -> None:
    """What cannot be added to without being laid out anew keeps every byte; the rows get a file of their own."""
    scene.repo.edit(CONNECTION, "  - crm:", "       - crm:").commit()
    scene.export([*DECLARED, routing(BOKEN), permission(JOURNAL, BOKEN)], others=False)
    scene.tak("import", "ntjp-qa")
    assert ["?? environments/ntjp-qa/tidbok/scheduling.yaml"] == written(scene)
    assert {"adopted": 4} == counts(scene)


def test_a_name_that_is_taken_is_not_used(scene: Scene) -> None:
    """A file of the user is never overwritten, not even where only letter case tells the names apart."""
    scene.repo.write("environments/ntjp-qa/tidbok/Scheduling.yaml", scene.repo.read(CONNECTION).encode())
    scene.repo.delete(CONNECTION).commit()
    scene.export([*DECLARED, routing(BOKEN)], others=False)
    scene.tak("import", "ntjp-qa")
    assert ["?? environments/ntjp-qa/tidbok/scheduling-make-booking.yaml"] == written(scene)


def test_what_cannot_be_written_leaves_everything(scene: Scene) -> None:
    """A file where a folder should be: nothing is written at all."""
    scene.repo.write("environments/ntjp-qa/bokning-vast", b"en fil").commit()
    scene.export([*DECLARED, routing(BOKEN, OTHER_PRODUCER)], others=False)
    told = scene.tak("import", "ntjp-qa")
    assert ExitCode.FAILURE == told.code
    assert "kunde inte läsas eller skrivas" in told.err
    assert [] == written(scene)
