"""Cases that follow from the files of systems: ordered, sent, and done by an export or by what people say."""

from builders.case_orders import NEXT, ordered, states
from builders.exports import MADE
from builders.repository import CONNECTION, PRODUCER
from builders.scene import BOKEN, DECLARED, TIDBOK, Scene

NEW_NAME = "Region Exempel -- Tidboken"
JOUR = "contacts: [{role: technical, name: Jouren, email: jour@region.example}]\n"
MORE = f"  - id: {BOKEN}\n    name: Vårdcentralen Boken\nconsumers:"


def sent(scene: Scene, *kinds: str) -> None:
    """Order, merge and send what the files ask for, which is cases of some kinds and no row."""
    order = ordered(scene)
    assert (list(kinds), []) == ([each["case"] for each in order["cases"]], order["lines"])
    told = scene.tak("submit")
    assert 0 == told.code, told.err
    assert (len(kinds), ["sent"] * len(kinds)) == (len(scene.outbox()), states(scene))


def settled(scene: Scene) -> None:
    """Nothing is left to do: the plan is empty, nothing more is sent, and the ledger is whole."""
    assert [] == scene.plan("--base", "HEAD")["cases"]
    before = scene.outbox()
    assert (0, before) == (scene.tak("submit", day=NEXT).code, scene.outbox())
    assert 0 == scene.tak("ledger", "check", day=None).code


def test_another_name_shows_in_an_export(scene: Scene) -> None:
    """A new name of a system waits until an export has it, and is done then without anybody saying so."""
    scene.repo.edit(PRODUCER, "name: Tidbok\n", "name: Tidboken\n")
    sent(scene, "system_name")
    (text,) = scene.outbox().values()
    assert NEW_NAME in text.decode()
    scene.export(DECLARED, made=MADE.replace(day=24))
    assert "klart" not in scene.tak("verify", day=NEXT).out
    scene.export(DECLARED, made=MADE.replace(day=24), names={TIDBOK: NEW_NAME})
    assert "1  klart  nytt namn på system" in scene.tak("verify", day=NEXT).out
    assert ["verified"] == states(scene)
    settled(scene)


def test_other_contacts_are_done_when_somebody_says_so(scene: Scene) -> None:
    """No export shows contacts: the case number is written, and a person says that it is done."""
    text = scene.repo.read(PRODUCER)
    scene.repo.write(PRODUCER, f"{text}{JOUR}".encode())
    sent(scene, "system_contacts")
    (mail,) = scene.outbox().values()
    assert "jour@region.example" in mail.decode()
    assert 0 == scene.tak("status", "--case", "1", "TSK-104233", day=NEXT).code
    scene.export(DECLARED, made=MADE.replace(day=24))
    assert "klart" not in scene.tak("verify", day=NEXT).out
    assert ["sent"] == states(scene)
    assert 0 == scene.tak("resolve", "1", "done", "--reason", "TSK-104233 är klart", day=NEXT).code
    assert ["verified"] == states(scene)
    settled(scene)


def test_active_again_is_done_before_new_rows_go(scene: Scene) -> None:
    """A system that is active again has its case; new rows of it wait until somebody says that it is done."""
    text = scene.repo.read(PRODUCER)
    scene.repo.write(PRODUCER, f"{text}status: deactivated\n".encode())
    sent(scene, "system_deactivation")
    assert 0 == scene.tak("resolve", "1", "done", "--reason", "TSK-1 är klart").code
    scene.repo.branch("igen").edit(PRODUCER, "deactivated", "active")
    scene.repo.edit(CONNECTION, "consumers:", MORE)
    assert 0 == scene.tak("order").code
    scene.repo.commit()
    scene.repo.checkout("main").merge("igen")
    told = scene.tak("submit")
    assert "beställning 3 väntar på ärende 2" in told.err
    assert ["verified", "sent", "planned"] == states(scene)
    assert 0 == scene.tak("resolve", "2", "done", "--reason", "TSK-2 är klart").code
    assert 0 == scene.tak("submit").code
    assert ["verified", "verified", "sent"] == states(scene)
    assert 0 == scene.tak("ledger", "check", day=None).code
