"""`tak reach`: yes or no, why, and what to order."""

import json
from datetime import date
from typing import Any

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.ledger import START
from builders.order_scene import OrderScene, permit
from builders.repository import CONNECTION
from builders.scene import BOKEN, BOKVAST, DECLARED, EKEN, JOURNAL, PORTAL, TARGET, Scene, permission, routing
from tak_gitops.errors import ExitCode
from tak_gitops.texts import LANGUAGES

CONTRACT = "crm:scheduling:MakeBooking:1"
QA = "environments/ntjp-qa/environment.yaml"
NINE = "SE2321000131-E000000000009"
HSA = f"""
    <r><hsaUnits>
    <hsaUnit><hsaIdentity>SE2321000131-R</hsaIdentity><DN>o=R,c=SE</DN><name>Region Exempel</name></hsaUnit>
    <hsaUnit><hsaIdentity>{BOKEN}</hsaIdentity><DN>ou=Boken,o=R,c=SE</DN><name>Vårdcentralen Boken</name></hsaUnit>
    </hsaUnits></r>
    """


def answers(scene: Scene, *arguments: str) -> list[dict[str, Any]]:
    """The answers as data."""
    told = scene.tak("reach", *arguments, "--format", "json")
    assert told.out, told.err
    found: list[dict[str, Any]] = json.loads(told.out)["answers"]
    return found


def answer(scene: Scene, consumer: str = "journal", address: str = EKEN, *arguments: str) -> dict[str, Any]:
    """The only answer as data."""
    (found,) = answers(scene, consumer, CONTRACT, address, *arguments)
    return found


def test_yes(scene: Scene) -> None:
    """A call that goes through gives exit code 0, and where each row is declared."""
    told = scene.tak("reach", "journal", CONTRACT, EKEN)
    assert (ExitCode.OK, "") == (told.code, told.err)
    assert told.out.startswith("ntjp-qa: JA. Journal (Region Exempel) når Vårdcentralen Eken med MakeBooking 1.")
    found = answer(scene)
    places = [(each["path"], each["line"]) for kind in ("routing", "permission") for each in found[kind]["rows"]]
    assert (True, None, [(CONNECTION, 8), (CONNECTION, 10)]) == (found["reachable"], found["code"], places)


def test_no(scene: Scene) -> None:
    """A call that does not go through gives exit code 1 and the code that the caller gets."""
    scene.export(DECLARED, others=False)
    told = scene.tak("reach", "portal", CONTRACT, EKEN)
    assert ExitCode.FAILURE == told.code
    assert "NEJ" in told.out
    assert (False, "VP007") == (answer(scene, "portal")["reachable"], answer(scene, "portal")["code"])


@pytest.mark.parametrize(
    ("consumer", "contract", "address"),
    [
        ("journal", CONTRACT, EKEN),
        (JOURNAL.lower(), "urn:riv:crm:scheduling:MakeBookingResponder:1", EKEN.lower()),
        ("Region Exempel -- Journal", "MakeBooking 1", "Vårdcentralen Eken"),
        ("journl", "makebokking", "vardcentralen ekne"),
    ],
    ids=["names of files", "ids in other letter case", "names", "misspelt names"],
)
def test_what_people_call_things(scene: Scene, consumer: str, contract: str, address: str) -> None:
    """Each part may be given by name, by id, and by what is almost its name."""
    found = answers(scene, consumer, contract, address)
    assert [(True, JOURNAL, EKEN)] == [
        (each["reachable"], each["consumer"]["id"], each["logical_address"]["id"].upper()) for each in found
    ]


def test_a_guess_is_told(scene: Scene) -> None:
    """What was not written is never taken in silence."""
    told = scene.tak("reach", "journl", CONTRACT, EKEN)
    assert '"journl" lästes som Journal (Region Exempel) (journal).' in told.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("apotek", CONTRACT, EKEN), 'Inget system "apotek"'),
        (("journal", "crm:scheduling:Cancel:1", EKEN), 'Inget tjänstekontrakt "crm:scheduling:Cancel:1"'),
        (("journal", CONTRACT, "sjukhuset"), 'Ingen logisk adressat "sjukhuset"'),
        (("region exempel", CONTRACT, EKEN), "Flera passar in"),
    ],
)
def test_what_nobody_knows(scene: Scene, words: tuple[str, str, str], expected: str) -> None:
    """A word that fits nothing, or several things, is told; no question is asked for it."""
    told = scene.tak("reach", *words)
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert expected in told.err


def test_an_id_that_tak_does_not_know_is_asked_all_the_same(scene: Scene) -> None:
    """A new address may be reached by `*`; that TAK does not know it is said, with ids that are almost the same."""
    scene.export([*DECLARED, routing("*"), permission(address="*")])
    unknown = f"{EKEN[:-1]}7"
    found = answer(scene, "journal", unknown)
    assert (True, False, "default") == (
        found["reachable"],
        found["logical_address"]["is_known"],
        found["routing"]["level"],
    )
    told = scene.tak("reach", "journal", CONTRACT, unknown)
    assert "menar du" in told.err
    assert f"{unknown} finns inte i TAK" in told.out


def test_the_tree_is_read_from_where_the_environment_says(scene: Scene) -> None:
    """A routing on the region answers for its unit once the tree is known; without it nobody can tell."""
    rows = (routing("SE2321000131-R"), permission(address=BOKEN), permission(PORTAL, BOKEN))
    scene.export([*DECLARED, *rows])
    scene.repo.write("hsa/enheter.xml", HSA)
    assert (None, True) == (answer(scene, "journal", BOKEN)["reachable"], answer(scene)["reachable"])
    assert ExitCode.FAILURE == scene.tak("reach", "journal", CONTRACT, BOKEN).code
    by_flag = answer(scene, "journal", BOKEN, "--hsa", "hsa/enheter.xml")
    scene.repo.write(QA, f"{scene.repo.read(QA)}hsa: {{file: ../../hsa/enheter.xml}}\n".encode())
    assert by_flag == answer(scene, "journal", BOKEN)
    assert ("parent", "SE2321000131-R") == (by_flag["routing"]["level"], by_flag["routing"]["logical_address"])


def test_a_platform_that_asks_no_parents(scene: Scene) -> None:
    """Where the environment says that parents are not asked, no tree is needed."""
    scene.export([*DECLARED, routing("SE2321000131-R"), permission(address=BOKEN)])
    scene.repo.write(QA, f"{scene.repo.read(QA)}hsa: {{routings: off, permissions: off, file: saknas.xml}}\n".encode())
    assert (False, "VP004") == (answer(scene, "journal", BOKEN)["reachable"], answer(scene, "journal", BOKEN)["code"])


def test_a_tree_that_cannot_be_read(scene: Scene) -> None:
    """The reason is told, and there is no answer."""
    told = scene.tak("reach", "journal", CONTRACT, EKEN, "--hsa", "saknas.xml")
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert "saknas.xml" in told.err


def test_every_environment(scene: Scene) -> None:
    """Without names each environment is asked; where one says no the exit code is 1."""
    scene.repo.write(
        "environments/ntjp-prod/environment.yaml", "platform: NTJP-PROD\nlive: {file: ../../exports/p.json}\n"
    )
    scene.export([routing()], path="exports/p.json")
    told = scene.tak("reach", JOURNAL, CONTRACT, EKEN)
    assert ExitCode.FAILURE == told.code
    assert ["ntjp-prod: NEJ", "ntjp-qa: JA"] == [
        line.partition(".")[0] for line in told.out.splitlines() if line.startswith("ntjp-")
    ]
    assert ExitCode.OK == scene.tak("reach", JOURNAL, CONTRACT, EKEN, "ntjp-qa").code


def test_a_system_that_is_not_in_an_environment(scene: Scene) -> None:
    """A system of the repository that has no HSA-id in an environment cannot be asked about there."""
    scene.repo.write(
        "environments/ntjp-prod/environment.yaml", "platform: NTJP-PROD\nlive: {file: ../../exports/p.json}\n"
    )
    scene.export([routing()], path="exports/p.json")
    told = scene.tak("reach", "journal", CONTRACT, EKEN)
    assert ExitCode.FAILURE == told.code
    assert "Journal (Region Exempel) har inget HSA-id i den miljön (systems/journal.yaml)" in told.err


def test_a_moment(scene: Scene) -> None:
    """By the clock a row begins before noon of the day before: the platform compares that way."""
    scene.export([routing()._replace(valid_from=date(2026, 12, 1)), permission()])
    arguments = ("reach", "journal", CONTRACT, EKEN, "--as-of")
    codes = [
        scene.tak(*arguments, when, day=None).code for when in ("2026-11-30", "2026-11-30T10:59", "2026-11-30T11:00")
    ]
    assert [ExitCode.FAILURE, ExitCode.FAILURE, ExitCode.OK] == codes
    told = scene.tak(*arguments, "2026-11-30T25:00", day=None)
    assert ExitCode.USAGE == told.code
    assert "2026-11-30T25:00" in told.err


def test_files_with_mistakes_do_not_stop_a_look(scene: Scene) -> None:
    """Who only looks is told that something is left out, and gets an answer."""
    scene.repo.write("environments/ntjp-qa/trasig.yaml", "kind: Connection\n")
    told = scene.tak("reach", "journal", CONTRACT, EKEN)
    assert ExitCode.OK == told.code
    assert "Filer med fel är inte med nedan" in told.err


def test_what_to_write(scene: Scene) -> None:
    """What is missing is added to the file that has the contract; what that file brings is not written twice."""
    scene.export(DECLARED)
    (step,) = answer(scene, "portal")["to_order"]
    assert ("permission", [{"path": CONNECTION, "line": 10}], ["- portal"]) == (
        step["missing"],
        step["add_to"],
        step["write"],
    )
    (step,) = answer(scene, "journal", BOKEN)["to_order"]
    assert ("routing", [{"path": CONNECTION, "line": 8}]) == (step["missing"], step["add_to"])
    assert [f"- id: {BOKEN}", "  name: …"] == step["write"]
    both = answer(scene, "portal", BOKEN)["to_order"]
    assert ["routing", "permission"] == [each["missing"] for each in both]


def test_a_row_that_is_declared_already(scene: Scene) -> None:
    """What the files have and TAK lacks needs no new line: the plan shows it."""
    scene.export([routing()])
    (step,) = answer(scene)["to_order"]
    assert ({"path": CONNECTION, "line": 10}, []) == (step["declared"], step["write"])


def test_an_order_on_its_way(scene: Scene) -> None:
    """An order that no export shows yet is said, with the answer that it leads to."""
    orders = OrderScene(scene, START)
    orders.until(orders.plan(permit()), "sent")
    assert {"orders": [1], "then": "open"} == answer(scene, "portal")["pending"]
    told = scene.tak("reach", "portal", CONTRACT, EKEN)
    assert "På väg: beställning 1. När den är i drift blir svaret: ja." in told.out
    assert ExitCode.FAILURE == told.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_for_people(scene: Scene, language: str) -> None:
    """Every kind of answer, as it is read; no line but a URL or a path is wider than the screen."""
    other = TARGET._replace(producer=BOKVAST, url="https://bokvast.region.example/x")
    scene.export(
        [
            *DECLARED,
            routing("SE2321000131-R", other),
            routing("*", other),
            permission(PORTAL, "SE2321000131-R")._replace(valid_to=date(2027, 1, 31)),
            routing("SE2321000131-DUBBEL"),
            routing("SE2321000131-DUBBEL", other),
            routing("SE2321000131-SNART")._replace(valid_from=date(2026, 12, 1)),
            permission(address="SE2321000131-SNART"),
        ]
    )
    scene.repo.write("hsa/enheter.xml", HSA)
    orders = OrderScene(scene, START)
    orders.until(orders.plan(permit()), "sent")
    asked = [
        ("journal", EKEN),
        ("portal", BOKEN),
        ("portal", BOKEN, "--hsa", "hsa/enheter.xml"),
        ("portal", EKEN),
        ("portal", "*"),
        ("journal", "SE2321000131-DUBBEL"),
        ("journal", "SE2321000131-SNART"),
        ("journal", f"{EKEN}#{BOKEN}#{NINE}"),
        ("SE2321000131-NY1", EKEN, "--hsa", "hsa/enheter.xml"),
    ]
    shown = []
    for consumer, address, *options in asked:
        told = scene.tak("reach", consumer, CONTRACT, address, *options, "--language", language)
        shown.append(
            f"$ tak reach {consumer} {CONTRACT} {address} {' '.join(options)}".rstrip() + f"\n{told.err}{told.out}"
        )
    text = "\n".join(shown)
    assert_golden(GOLDEN / f"reach-{language}.txt", text)
    wide = [
        line
        for line in text.splitlines()
        if len(line) > 80 and not line.startswith(("$", '"')) and "https://" not in line and "#" not in line
    ]
    assert [] == wide
