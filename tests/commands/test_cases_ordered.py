"""Cases from the files to the end: planned, ordered, sent, waited for, and settled by an export or by people."""

import socket
from collections.abc import Iterator
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from builders.case_orders import NEXT, ordered, states
from builders.exports import MADE
from builders.repository import CONNECTION, CONSUMER, ENVIRONMENT, PRODUCER
from builders.scene import BOKVAST, DAY, DECLARED, TARGET, Scene, permission, routing

CANCEL = "urn:riv:crm:scheduling:CancelBookingResponder:1"
CASE = "environments/ntjp-qa/tidbok/arende.yaml"
JOUR = "contacts: [{role: technical, name: Jouren, email: jour@region.example}]\n"
WINDOW = """
    kind: Case
    case: source_system_change
    system: tidbok
    window: 2026-12-01T22:00/2026-12-02T04:00
    text: Byte av databas.
"""


class Desk:
    """A service desk that takes mails over SMTP."""

    def __init__(self) -> None:
        self.mails: list[str] = []

    async def handle_DATA(self, _: object, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Keep a mail."""
        del session
        self.mails.append(envelope.content.decode())
        return "250 taken"

    @property
    def subjects(self) -> list[str]:
        """What the mails are about."""
        return [str(message_from_string(mail, policy=default)["Subject"]) for mail in self.mails]

    @property
    def texts(self) -> list[str]:
        """What stands in the mails."""
        bodies = [message_from_string(mail, policy=default).get_body() for mail in self.mails]
        return [body.get_content().replace("\r\n", "\n") for body in bodies if body]


@pytest.fixture(name="scene")
def _scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scene:
    return Scene(tmp_path / "region", capsys)


@pytest.fixture(name="desk")
def _desk(scene: Scene) -> Iterator[Desk]:
    """A service desk to which the environment of the scene mails its cases."""
    desk = Desk()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    controller = Controller(desk, hostname="127.0.0.1", port=port)
    controller.start()
    mail = f"{{kind: smtp, host: 127.0.0.1, port: {port}, from: tak@region.example, to: desk@inera.example}}"
    scene.repo.edit(ENVIRONMENT, "platform: NTJP-QA\n", f"platform: NTJP-QA\ncases: {mail}\n").commit()
    yield desk
    controller.stop()


def with_cancel(scene: Scene) -> None:
    """Connect a contract that the platform lacks."""
    one = "  - crm:scheduling:MakeBooking:1\n"
    scene.repo.edit(CONNECTION, one, one + one.replace("Make", "Cancel"))
    scene.repo.edit(CONNECTION, "producer: tidbok", "producer: tidbok\nprestudy: FS-2026-014")


def installed(scene: Scene) -> None:
    """The export of the next day, in which the contract is installed, for others."""
    url = str(TARGET.url).replace("MakeBooking", "CancelBooking")
    other = routing("SE2321000131-E000000000009", TARGET._replace(url=url))._replace(contract=CANCEL)
    scene.export([*DECLARED, other], made=MADE.replace(day=24))


def read_system(name: str, hsa_id: str) -> str:
    """The file of a system."""
    return f"organisation: Region Exempel\nname: {name}\nhsa_ids: {{ntjp-qa: {hsa_id}}}\n{JOUR}"


def uninstall(contract: str) -> str:
    """A case that takes a contract away."""
    return f"kind: Case\ncase: contract_uninstallation\ncontracts: [{contract}]\n"


def test_a_contract_that_the_platform_lacks(scene: Scene, desk: Desk) -> None:
    """Its installation is mailed; the rows wait, and go when an export shows the contract."""
    with_cancel(scene)
    order = ordered(scene)
    assert (["contract_installation"], 2) == ([case["case"] for case in order["cases"]], len(order["lines"]))
    told = scene.tak("submit")
    assert 0 == told.code, told.err
    reference = f"[tak-gitops 1.1 {order['digest'][:12]}]"
    assert [f"Ärende till NTJP-QA: installation av tjänstekontrakt {reference}"] == desk.subjects
    assert order["cases"][0]["text"] in desk.texts[0]
    assert "beställning 2 väntar på ärende 1" in told.err
    assert (["sent", "planned"], {}) == (states(scene, DAY), scene.outbox())
    scene.tak("submit", day=NEXT)
    assert (1, {}) == (len(desk.mails), scene.outbox())
    installed(scene)
    assert "1  klart  installation av tjänstekontrakt" in scene.tak("verify", day=NEXT).out
    assert 0 == scene.tak("submit", day=NEXT).code
    assert (["verified", "sent"], 1) == (states(scene), len(desk.mails))
    assert any(name.endswith("-1av1.json") for name in scene.outbox())
    assert 0 == scene.tak("ledger", "check", day=None).code


def test_a_person_says_that_a_contract_is_there(scene: Scene) -> None:
    """The rows wait all the same until an export shows it, since TAK would refuse them."""
    with_cancel(scene)
    ordered(scene)
    assert 0 == scene.tak("submit").code
    assert ["ntjp-qa/arende-1av1.txt"] == [_short(name) for name in scene.outbox()]
    assert 0 == scene.tak("resolve", "1", "done", "--reason", "TSK-1 är klart").code
    told = scene.tak("submit")
    assert "väntar på att en export visar CancelBooking 1" in told.err
    installed(scene)
    assert 0 == scene.tak("submit", day=NEXT).code
    assert ["verified", "sent"] == states(scene)


def test_a_case_is_told_of_as_a_case(scene: Scene) -> None:
    """It has no rows, and no answer can be expected on the day that it was sent."""
    with_cancel(scene)
    ordered(scene)
    assert "ärendet ligger i mappen" in scene.tak("submit").err
    history = scene.tak("status", "1").out
    assert "  skickat: ärendet ligger i mappen" in history
    shown = " ".join(scene.tak("resolve", "1").out.split())
    assert "de beställningar som väntar på ärendet skickas aldrig" in shown
    assert "rader" not in shown
    told = scene.tak("resolve", "1", "abandon", "--reason", "Behövs inte")
    assert "inte heller de beställningar som väntade på det" in told.err


@pytest.mark.parametrize(("day", "command"), [(DAY, "status"), (NEXT, "resolve")])
def test_what_a_case_waits_for(scene: Scene, day: str, command: str) -> None:
    """No answer can be expected on the day that a case was sent: how to tell of it is shown from the next on."""
    scene.repo.write(CASE, WINDOW)
    ordered(scene)
    scene.tak("submit")
    assert f"← tak {command} 1" in scene.tak("status", day=day).out


def test_a_case_that_is_refused(scene: Scene) -> None:
    """What waited for it is never sent, and says why."""
    with_cancel(scene)
    ordered(scene)
    scene.tak("submit")
    assert 0 == scene.tak("resolve", "1", "refused", "--reason", "Förstudien saknas").code
    told = scene.tak("submit")
    assert (4, True) == (told.code, "ärende 1, som den väntade på" in told.err)
    assert ["rejected", "stale"] == states(scene)


def test_everything_that_follows_from_the_files_of_systems(scene: Scene) -> None:
    """A new system, another name, other contacts, deactivated: each is a case; what is there already is none."""
    repo = scene.repo
    scene.export([*DECLARED, permission(BOKVAST)])
    repo.edit(PRODUCER, "name: Tidbok\n", "name: Tidboken\n" + JOUR)
    repo.edit(CONSUMER, "name: Journal\n", "name: Journal\nstatus: deactivated\n")
    repo.write("systems/remiss.yaml", read_system("Remiss", "SE2321000131-REMISSQA"))
    repo.write("systems/finns.yaml", read_system("Bokning Väst", BOKVAST))
    repo.write(CASE, WINDOW)
    plan = scene.plan()
    assert [
        ("source_system_change", CASE),
        ("system_registration", "systems/remiss.yaml"),
        ("system_deactivation", CONSUMER),
        ("system_name", PRODUCER),
        ("system_contacts", PRODUCER),
    ] == [(case["kind"], case["path"]) for case in plan["cases"]]
    told = scene.tak("plan").out
    assert "SE2321000131-TIDBOKQA\n      Region Exempel -- Tidbok\n      → Region Exempel -- Tidboken\n" in told
    assert "0 läggs till, 0 ändras, 0 tas bort; 5 ärenden" in told
    order = ordered(scene)
    assert ([], []) == (order["lines"], order["parts"])
    assert 0 == scene.tak("submit").code
    assert 5 == len(scene.outbox())
    assert ["sent"] * 5 == states(scene, DAY)


def test_a_system_that_the_order_creates_is_not_registered_besides(scene: Scene) -> None:
    """It comes to TAK with the first rows that name it."""
    scene.repo.write("systems/remiss.yaml", read_system("Remiss", "SE2321000131-REMISSQA"))
    scene.repo.edit(CONNECTION, "[journal]", "[journal, remiss]")
    plan = scene.plan()
    assert ([], ["SE2321000131-REMISSQA"]) == (plan["cases"], [each["hsa_id"] for each in plan["new_objects"]])


def test_what_takes_away_waits_for_the_rows(scene: Scene) -> None:
    """A contract is uninstalled, and its HSA-id deactivated, once an export shows that the rows are gone."""
    scene.repo.delete(CONNECTION)
    scene.repo.edit(PRODUCER, "name: Tidbok\n", "name: Tidbok\nstatus: deactivated\n")
    ordered(scene)
    told = scene.tak("submit")
    assert "ärende 2 väntar på beställning 1, som ska vara i drift först" in told.err
    scene.export([], made=MADE.replace(day=24))
    assert 0 == scene.tak("verify", day=NEXT).code
    scene.tak("submit", day=NEXT)
    assert ["verified", "sent"] == states(scene)


def test_a_contract_that_rows_need_is_not_uninstalled(scene: Scene) -> None:
    """Also where the rows are those of others: no order is written, and it says how many."""
    scene.repo.write(CASE, uninstall("crm:scheduling:MakeBooking:1"))
    told = scene.tak("plan")
    assert (1, True) == (told.code, "TG462" in told.out)
    assert "2 vägval och 2 behörigheter finns kvar" in " ".join(told.out.split())
    assert (1, {}) == (scene.tak("order").code, scene.orders())


def test_a_contract_that_is_there_already(scene: Scene) -> None:
    """Is not installed once more, and one that is not there not uninstalled: nothing is ordered."""
    scene.repo.write(CASE, uninstall("crm:scheduling:CancelBooking:1"))
    there = uninstall("crm:scheduling:MakeBooking:1").replace("uninst", "inst")
    scene.repo.write(CASE.replace("arende", "finns"), there)
    plan = scene.plan()
    assert ([], ["TG461", "TG460"]) == (plan["cases"], [each["rule"] for each in plan["findings"]])
    assert (0, {}) == (scene.tak("order").code, scene.orders())


def test_a_misspelt_contract_is_not_installed(scene: Scene) -> None:
    """It is likely to be one that the platform has; a case for it may be written all the same."""
    scene.repo.edit(CONNECTION, "crm:scheduling:MakeBooking:1", "crm:scheduling:MakeBookin:1")
    plan = scene.plan()
    assert ([], {"TG404"}) == (plan["cases"], {each["rule"] for each in plan["blocked"]})
    assert "menar du crm:scheduling:MakeBooking:1?" in plan["blocked"][0]["message"]
    scene.repo.write(CASE, uninstall("crm:scheduling:MakeBookin:1").replace("uninst", "inst"))
    plan = scene.plan()
    assert ([], ["contract_installation"]) == (plan["blocked"], [each["kind"] for each in plan["cases"]])


def test_a_window_that_has_begun(scene: Scene) -> None:
    """Is too late to be reported: no order is written; on the day itself it still is."""
    scene.repo.write(CASE, WINDOW)
    assert (1, {}) == (scene.tak("order", day="2026-12-02").code, scene.orders())
    assert "TG463" in scene.tak("plan", day="2026-12-02").out
    scene.export(DECLARED, made=MADE.replace(month=12, day=1))
    assert 0 == scene.tak("order", day="2026-12-01").code


def test_a_merged_case_whose_window_begins_is_not_sent(scene: Scene) -> None:
    """It is told of, and ends."""
    scene.repo.write(CASE, WINDOW)
    ordered(scene)
    scene.export(DECLARED, made=MADE.replace(month=12, day=2))
    told = scene.tak("submit", day="2026-12-02")
    assert (4, {}) == (told.code, scene.outbox())


def test_a_case_that_was_ordered_is_not_ordered_again(scene: Scene) -> None:
    """Moving its file, or deleting it when it is done, asks for nothing."""
    scene.repo.write(CASE, WINDOW)
    ordered(scene)
    scene.tak("submit")
    scene.repo.write(CASE.replace("tidbok/", ""), WINDOW).delete(CASE)
    assert [] == scene.plan()["cases"]
    scene.repo.delete(CASE.replace("tidbok/", ""))
    assert [] == scene.plan()["cases"]


def test_an_order_whose_case_is_another_by_now(scene: Scene) -> None:
    """The check of the pull request shows which words of its text differ."""
    scene.repo.write(CASE, WINDOW).branch("andring")
    scene.tak("order")
    scene.repo.edit(CASE, "Byte av databas", "Byte av server").commit()
    told = scene.tak("order", "--check")
    assert 1 == told.code
    assert "-   Byte av databas.\n      +   Byte av server.\n" in told.out
    assert "förändring i källsystem: SE2321000131-TIDBOKQA" in told.out


def test_a_case_without_an_order_file(scene: Scene) -> None:
    """The check of the pull request asks for one."""
    scene.repo.write(CASE, WINDOW).branch("andring")
    scene.repo.commit()
    told = scene.tak("order", "--check")
    assert (1, True) == (told.code, "en beställning på 1 ärende" in told.err)


def _short(path: str) -> str:
    """The path of a sent case without what differs from run to run."""
    folder, _, name = path.removeprefix("outbox/").rpartition("/")
    return f"{folder}/{name[name.index('arende') :]}"
