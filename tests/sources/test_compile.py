"""What a file becomes, by its place in the tree."""

from datetime import date
from textwrap import dedent

import pytest

from tak_gitops.findings import Place, Severity, error
from tak_gitops.model.changes import Action
from tak_gitops.model.declarations import AddressList, ContractChoice, Declaration, Word
from tak_gitops.model.lookup import Climb, Lookup
from tak_gitops.model.repository_files import (
    Allow,
    AllowedLine,
    Certificate,
    Channel,
    Contact,
    Environment,
    Hsa,
    Limits,
    LiveSource,
    Mailbox,
    Settings,
    System,
)
from tak_gitops.rules.levels import Adjustment
from tak_gitops.sources.built import Value
from tak_gitops.sources.compile import Compiled, compile_file

ENTRY = "environments/ntjp-qa/tidbok/eken.yaml"
REST = "producer: a\ncontracts: [b]\nlogical_addresses: [SE1]\n"
ACCESS = "kind: Access\nconsumers: [journal]\ncontracts: [crm:scheduling:MakeBooking:1]\n"


def compiled(path: str, text: str) -> Compiled:
    """What a file becomes."""
    return compile_file(path, dedent(text).removeprefix("\n").encode())


def value(path: str, text: str) -> Value | None:
    """The value of a file without findings."""
    result = compiled(path, text)
    assert () == result.findings
    return result.value


def test_settings() -> None:
    """The file at the root holds the settings, and what it leaves out is left to us."""
    full = "language: en\nordered_by: Region Exempel\nbranch: huvudgren\n"
    assert Settings("tak-gitops.yaml", "en", "Region Exempel", "huvudgren") == value("tak-gitops.yaml", full)
    assert Settings("tak-gitops.yml", None, None, "main") == value("tak-gitops.yml", "{}")


@pytest.mark.parametrize("path", ["systems/1177-tidbok.yaml", "systems/regionen/1177-tidbok.yml"])
def test_a_system_is_named_by_its_file(path: str) -> None:
    """A file below `systems/` is a system, and its name in other files is that of the file."""
    text = """
        organisation: Region Exempel
        name: Tidbok
        hsa_ids: {ntjp-qa: SE2321000131-TIDBOKQA, ntjp-prod: 5565594230}
        contacts:
          - {role: technical, name: Jouren, email: jour@region.example, phone: "08-123 45 67"}
          - role: owner
        owners: ["@region-exempel/tidbok"]
        status: deactivated
    """
    hsa_ids = (("ntjp-qa", "SE2321000131-TIDBOKQA"), ("ntjp-prod", "5565594230"))
    contacts = (Contact("technical", "Jouren", "jour@region.example", "08-123 45 67"), Contact("owner"))
    expected = System(path, "1177-tidbok", "Region Exempel", "Tidbok", hsa_ids, contacts, "deactivated")
    found = value(path, text)
    assert isinstance(found, System)
    assert expected._replace(owners=("@region-exempel/tidbok",)) == found._replace(places=())
    assert [Place(path, 8, 9), Place(path, 3, 43), Place(path, 3, 54), Place(path)] == [
        found.place(key) for key in ("status", "hsa_ids.ntjp-prod", "hsa_id.ntjp-prod", "certificates")
    ]


def test_certificates_of_a_system() -> None:
    """What is written of a certificate, and on which line; a file is not looked into here."""
    text = """
        organisation: Region Exempel
        name: Tidbok
        hsa_ids: {ntjp-qa: SE2321000131-TIDBOKQA, ntjp-prod: 5565594230}
        certificates:
          ntjp-qa: {file: tidbok-qa.pem}
          ntjp-prod:
            subject_hsa_id: 5565594230
            valid_to: 2027-11-30
        distinct_from: [tidboken]
    """
    found = value("systems/tidbok.yaml", text)
    assert isinstance(found, System)
    assert (
        Certificate("ntjp-qa", file="tidbok-qa.pem", line=5),
        Certificate("ntjp-prod", "5565594230", date(2027, 11, 30), line=6),
    ) == found.certificates
    assert (Word("tidboken", 9, 17),) == found.distinct_from


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("platform: NTJP-QA\n", (None, None, None)),
        ("platform: NTJP-QA\nname: QA\nlive: {file: ../../a.json}\n", ("QA", LiveSource("file", "../../a.json"), None)),
        ("platform: NTJP-QA\nlive: {glob: ../../*.json}\n", (None, LiveSource("glob", "../../*.json"), None)),
    ],
)
def test_an_environment_is_named_by_its_folder(
    text: str, expected: tuple[str | None, LiveSource | None, Channel | None]
) -> None:
    """`environment.yaml` of a folder below `environments/` describes the environment of that name."""
    path = "environments/ntjp-qa/environment.yaml"
    found = value(path, text)
    assert isinstance(found, Environment)
    assert Environment(path, "ntjp-qa", "NTJP-QA", *expected) == found._replace(places=())
    assert [Place(path, 1, 11), Place(path)] == [found.place(key) for key in ("platform", "connection_point")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{kind: file, folder: ../../outbox}", Channel("file", "../../outbox")),
        ("{kind: takweb, url: 'https://tak.example/tak-web'}", Channel("takweb", "https://tak.example/tak-web")),
        ("{kind: desk}", Channel("desk")),
        (
            "{kind: smtp, host: mail.example, from: tak@region.example, to: desk@inera.example}",
            Channel("smtp", "mail.example", Mailbox(587, "tak@region.example", "desk@inera.example", "TSK-")),
        ),
        (
            "{kind: smtp, host: mail, port: 25, from: a@b.example, to: c@d.example, case_prefix: INC}",
            Channel("smtp", "mail", Mailbox(25, "a@b.example", "c@d.example", "INC")),
        ),
    ],
)
def test_how_orders_leave(written: str, expected: Channel) -> None:
    """Each kind of channel has what it needs, and what is left out has a value."""
    environment = value("environments/ntjp-qa/environment.yaml", f"platform: NTJP-QA\nchannel: {written}\n")
    assert isinstance(environment, Environment)
    assert expected == environment.channel


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", Limits()),
        ("limits: {}\n", None),
        ("limits: {removals: 5}\n", Limits(removals=5)),
        (
            "limits: {snapshot_hours: 0, removals: 1, removals_percent: 2.5, changes_percent: 9, shrink_percent: 0,"
            " verify_days: 7}\n",
            Limits(0, 1, 2.5, 9, 0, 7),
        ),
    ],
)
def test_limits_have_defaults(written: str, expected: Limits | None) -> None:
    """What an environment does not say is as formats.md 1 shows it."""
    environment = value("environments/ntjp-qa/environment.yaml", f"platform: NTJP-QA\n{written}")
    assert isinstance(environment, Environment)
    assert (expected or Limits(36, 20, 2, 10, 10, 3)) == environment.limits


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", Hsa()),
        ("hsa: {file: ../../hsa.xml}\n", Hsa(("../../hsa.xml",))),
        ("hsa: {file: [a.xml, b.xml.gz]}\n", Hsa(("a.xml", "b.xml.gz"))),
        (
            "hsa: {routings: off, routings_except: [urn:riv:crm], permissions: on}\n",
            Hsa((), Lookup(Climb(enabled=False, excepted=("urn:riv:crm",)), Climb())),
        ),
    ],
)
def test_how_parents_are_asked(written: str, expected: Hsa) -> None:
    """Parents are asked unless the environment says otherwise, in the tree of the files that it names."""
    environment = value("environments/ntjp-qa/environment.yaml", f"platform: NTJP-QA\n{written}")
    assert isinstance(environment, Environment)
    assert expected == environment.hsa


def test_an_allow_file() -> None:
    """Lines with what happens to them and their places, in the order of a plan; the folder tells the environment."""
    text = """
        add:
          - routing:SE1,crm:scheduling:MakeBooking:1
        reason: Avveckling
        remove:
          - permission:SE1,urn:x,SE2
    """
    path = "orders/ntjp-qa/allow-avveckling.yaml"
    lines = (
        AllowedLine(Action.REMOVE, Word("permission:SE1,urn:x,SE2", 5, 5)),
        AllowedLine(Action.ADD, Word("routing:SE1,crm:scheduling:MakeBooking:1", 2, 5)),
    )
    assert Allow(path, "Avveckling", lines) == value(path, text)
    assert "ntjp-qa" == Allow(path, "x", ()).environment


def test_a_connection() -> None:
    """Every text of a connection keeps its line and column."""
    text = """
        kind: Connection
        description: Tidbokning
        prestudy: FS-2026-014
        reference: FS-2025-103
        producer: tidbok
        replaces: SE2321000131-GAMMAL
        rivta_profile: RIVTABP21
        url: https://tidbok.region.example/{contract}
        contracts:
          - crm:scheduling:GetBookingDetails:1
          - contract: crm:scheduling:MakeBooking:1
            url: https://boka.region.example
            rivta_profile: RIVTABP20
        logical_addresses:
          - SE2321000131-E000000000002
          - name: Vårdcentralen Eken
            id: SE2321000131-E000000000001
        consumers: [journal, SE2321000131-PORTAL]
    """
    own = ContractChoice(
        Word("crm:scheduling:MakeBooking:1", 11, 15),
        Word("https://boka.region.example", 12, 10),
        Word("RIVTABP20", 13, 20),
    )
    expected = Declaration(
        path=ENTRY,
        kind="Connection",
        line=1,
        contracts=(ContractChoice(Word("crm:scheduling:GetBookingDetails:1", 10, 5)), own),
        consumers=(Word("journal", 18, 13), Word("SE2321000131-PORTAL", 18, 22)),
        addresses=AddressList(
            ENTRY,
            ("SE2321000131-E000000000002", "SE2321000131-E000000000001"),
            (None, "Vårdcentralen Eken"),
            (15, 17),
            (5, 9),
        ),
        producer=Word("tidbok", 5, 11),
        replaces=Word("SE2321000131-GAMMAL", 6, 11),
        rivta_profile=Word("RIVTABP21", 7, 16),
        url=Word("https://tidbok.region.example/{contract}", 8, 6),
        prestudy="FS-2026-014",
        reference="FS-2025-103",
        description="Tidbokning",
    )
    assert expected == value(ENTRY, text)


def test_an_access_with_addresses_in_a_file() -> None:
    """An access has no producer; a list in another file is named and not yet read."""
    expected = Declaration(
        path=ENTRY,
        kind="Access",
        line=1,
        contracts=(ContractChoice(Word("crm:scheduling:MakeBooking:1", 3, 13)),),
        consumers=(Word("journal", 2, 13),),
        addresses=None,
        address_file=Word("eken.csv", 4, 27),
    )
    assert expected == value(ENTRY, ACCESS + "logical_addresses: {file: eken.csv}\n")


def test_an_address_that_stands_twice_is_kept_once() -> None:
    """The list has each address once, where it stands first, and the other is told of."""
    result = compiled(ENTRY, ACCESS + "logical_addresses: [SE1-A, SE1-B, se1-a]\n")
    assert isinstance(result.value, Declaration)
    assert AddressList(ENTRY, ("SE1-A", "SE1-B"), (None, None), (4, 4), (21, 28)) == result.value.addresses
    assert ["TG212"] == [finding.rule for finding in result.findings]


CONNECTION = {"name": "kind", "value": "Conection", "nearest": "Connection"}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (ENTRY, f"kind: Conection\n{REST}", error("TG114.nearest", Place(ENTRY, 1, 7), **CONNECTION)),
        (ENTRY, "kind:\n  a: b\n", error("TG113.string", Place(ENTRY, 2, 3), name="kind")),
        (ENTRY, "- a\n", error("TG113.object", Place(ENTRY, 1, 1), name="eken.yaml")),
        ("systems/x.yaml", "- a\n", error("TG113.object", Place("systems/x.yaml", 1, 1), name="x.yaml")),
        (ENTRY, "a: b\n", error("TG112.kind", Place(ENTRY, 1, 1), allowed="Connection, Access, Case")),
    ],
)
def test_a_file_that_cannot_be_used_has_no_value(path: str, text: str, expected: object) -> None:
    """What is wrong is told, and nothing is made of the file."""
    found = compiled(path, text)
    assert (None, (expected,)) == (found.value, found.findings)


def test_levels_of_rules_are_read() -> None:
    """Each with its level, its reason and its place; those that are wrong are told of and left out."""
    text = "language: sv\nrules:\n  TG214: warning\n  TG211: {level: off, reason: Så är det}\n  TG103: note\n"
    result = compiled("tak-gitops.yaml", text)
    levels = (Adjustment("TG214", Severity.WARNING, None, 3, 3), Adjustment("TG211", None, "Så är det", 4, 3))
    assert Settings("tak-gitops.yaml", "sv", rules=levels) == result.value
    assert (error("TG125", Place("tak-gitops.yaml", 5, 3), name="TG103"),) == result.findings


def test_the_environment_file_counts_in_its_own_folder_only() -> None:
    """A file of that name in a folder of a team is an entry like any other."""
    result = compiled("environments/ntjp-qa/tidbok/environment.yaml", "platform: NTJP-QA\n")
    assert ["TG112.kind"] == [finding.message.key for finding in result.findings]


def test_warnings_about_the_bytes_are_kept() -> None:
    """A file with Windows line ends is used, and its findings are told."""
    result = compile_file("tak-gitops.yaml", b"\xef\xbb\xbflanguage: sv\r\n")
    assert Settings("tak-gitops.yaml", "sv") == result.value
    assert ["TG111", "TG110"] == [finding.rule for finding in result.findings]
