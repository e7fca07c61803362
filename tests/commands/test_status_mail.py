"""`tak status --mail`: the case number that a saved answer to a mailed order tells."""

import pytest

from builders.ledger import START
from builders.order_scene import OrderScene, permit
from builders.repository import ENVIRONMENT
from builders.scene import BOKEN, PORTAL, Scene
from tak_gitops.errors import ExitCode

SMTP = "channel: {kind: smtp, host: mail.example, from: tak@region.example, to: desk@forvaltning.example}"


@pytest.fixture(name="mailed")
def _mailed(scene: Scene) -> OrderScene:
    """Orders that were mailed: 1 was, 2 not yet."""
    scene.repo.edit(ENVIRONMENT, "channel: {kind: file, folder: ../../outbox}", SMTP).commit()
    orders = OrderScene(scene, START, channel="smtp")
    orders.until(orders.plan(permit()), "sent")
    orders.plan(permit(PORTAL, BOKEN))
    return orders


def answer(orders: OrderScene, reference: str, subject: str = "Ärende TSK-104310") -> str:
    """A saved answer to a mail."""
    content = f"Subject: {subject}\r\nIn-Reply-To: {reference}\r\n\r\nVi har tagit emot er beställning.\r\n"
    orders.repo.write("svar.eml", content.encode())
    return "svar.eml"


def test_a_case_number_from_a_saved_answer(mailed: OrderScene) -> None:
    """The answer tells which order it is about, and the number."""
    told = mailed.scene.tak("status", "--mail", answer(mailed, "<1.1@region.example>"), day=None)
    assert (ExitCode.OK, "Beställning 1 har ärendenummer TSK-104310.\n") == (told.code, told.err)
    assert "TSK-104310" == mailed.entry(1).case_number


@pytest.mark.parametrize(
    ("reference", "subject"),
    [
        ("<2.1@region.example>", "Ärende TSK-1"),
        ("<1.2@region.example>", "Ärende TSK-1"),
        ("<9.1@region.example>", "Ärende TSK-1"),
        ("<1.1@annan.example>", "Ärende TSK-1"),
        ("<1.1@region.example>", "Ärende mottaget"),
        ("<1.1@region.example>", "Ärende TSK-1 [tak-gitops 1.1 000000000000]"),
    ],
)
def test_an_answer_that_tells_nothing(mailed: OrderScene, reference: str, subject: str) -> None:
    """To another attempt, another order, somebody else, without a number, or with another digest."""
    told = mailed.scene.tak("status", "--mail", answer(mailed, reference, subject), day=None)
    assert (ExitCode.FAILURE, ()) == (told.code, mailed.entry(1).notes)
    assert "svar.eml" in told.err


def test_an_answer_where_nothing_is_mailed(scene: Scene) -> None:
    """Nobody knows what case numbers look like."""
    orders = OrderScene(scene, START)
    orders.until(orders.plan(permit()), "sent")
    told = scene.tak("status", "--mail", answer(orders, "<1.1@region.example>"), day=None)
    assert (ExitCode.FAILURE, True) == (told.code, "tak status --case N NUMMER" in told.err)


def test_an_answer_that_is_not_there(mailed: OrderScene) -> None:
    """The file is named."""
    told = mailed.scene.tak("status", "--mail", "saknas.eml", day=None)
    assert (ExitCode.FAILURE, True) == (told.code, "saknas.eml" in told.err)


def test_the_next_step_by_mail_is_the_case_number(mailed: OrderScene) -> None:
    """Until it is there."""
    assert "tak status --case 1 NUMMER" in mailed.scene.tak("status", "1").out
    mailed.add(mailed.note(1, "TSK-1"))
    assert "tak status --case 1 NUMMER" not in mailed.scene.tak("status", "1").out
