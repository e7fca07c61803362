"""What the desk serves of a ledger: orders that were sent by it, until they are closed."""

from pathlib import Path
from typing import Literal

import msgspec
import pytest

from builders.ledger import LedgerScene, order
from builders.states import ENVIRONMENT
from tak_gitops.commands.serving.desk_orders import LedgerOrders
from tak_gitops.errors import TakError
from tak_gitops.orders.channels.desk import Gone
from tak_gitops.orders.ledger.payload import sha256


@pytest.fixture
def scene(tmp_path: Path) -> LedgerScene:
    """A ledger with an order that is planned."""
    made = LedgerScene(tmp_path)
    made.plan(made.merge(order()))
    return made


def served(scene: LedgerScene, environment: str = ENVIRONMENT, number: int = 1) -> bytes | Gone | None:
    """What a desk that has just started gives out."""
    return LedgerOrders(scene.open()).get(environment, number)


def claim(scene: LedgerScene, channel: str = "desk") -> str:
    """Claim the order for a channel; the digest of what it will be."""
    made = msgspec.structs.replace(scene.claim(1), channel=channel)
    scene.add(made)
    return made.payload_sha256


def test_an_order_that_was_sent(scene: LedgerScene) -> None:
    """The exact bytes that were claimed, each time the same."""
    digest = claim(scene)
    scene.add(scene.outcome(1, "sent"))
    first, second = served(scene), served(scene)
    assert isinstance(first, bytes)
    assert (digest, first) == (sha256(first), second)


def test_an_order_that_was_sent_again(scene: LedgerScene) -> None:
    """It is served with its mark of a possible duplicate."""
    claim(scene)
    scene.add(scene.outcome(1, "in-doubt"))
    scene.add(scene.resolution(1, "resend"))
    digest = claim(scene)
    scene.add(scene.outcome(1, "sent"))
    content = served(scene)
    assert isinstance(content, bytes)
    assert digest == sha256(content)
    assert "MÖJLIG DUBBLETT" in content.decode()


def test_what_is_not_served(scene: LedgerScene) -> None:
    """Neither what is planned, nor what nobody knows the end of, nor what is not there or of another environment."""
    assert None is served(scene)
    claim(scene)
    assert None is served(scene)
    scene.add(scene.outcome(1, "in-doubt"))
    assert None is served(scene)
    scene.add(scene.resolution(1, "was-sent"))
    assert isinstance(served(scene), bytes)
    assert (None, None) == (served(scene, "ntjp-prod"), served(scene, number=2))


def test_what_another_channel_sent_is_not_served(scene: LedgerScene) -> None:
    """It would be applied twice."""
    claim(scene, "takweb")
    scene.add(scene.outcome(1, "sent"))
    assert None is served(scene)


@pytest.mark.parametrize("how", ["verified", "diverged", "abandoned"])
def test_an_order_that_is_closed_is_gone(how: Literal["verified", "diverged", "abandoned"], scene: LedgerScene) -> None:
    """So that an old number cannot be applied later (reliability.md 5.5)."""
    claim(scene)
    if how == "abandoned":
        scene.add(scene.outcome(1, "in-doubt"))
        scene.add(scene.resolution(1, "abandon"))
    else:
        scene.add(scene.outcome(1, "sent"))
        scene.add(scene.verification(1, how))
    assert Gone(how) == served(scene)


def test_a_ledger_that_is_damaged_serves_nothing(scene: LedgerScene) -> None:
    """What cannot be relied on is not given out."""
    claim(scene)
    scene.add(msgspec.structs.replace(scene.outcome(1, "sent"), nonce="0" * 32))
    with pytest.raises(TakError):
        served(scene)


def test_a_remote_that_cannot_be_reached(scene: LedgerScene) -> None:
    """It is not said that there is no such order."""
    scene.origin.rename(scene.folder / "away.git")
    with pytest.raises(TakError):
        served(scene)
