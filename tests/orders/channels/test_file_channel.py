"""The channel `file` puts whole files into a folder, each once."""

import errno
import json
import os
from datetime import date
from pathlib import Path

import pytest

from builders.changes import Ordered, permission_change, plan_of, small_order
from tak_gitops.errors import TakError
from tak_gitops.orders.channels.file import Delivery, deliver
from tak_gitops.orders.order_file import OrderFile, make_order
from tak_gitops.sources import json_order
from tak_gitops.sources.json_order import Timing, encode, filled
from tak_gitops.texts import render

TIMING = Timing(date(2026, 11, 23), date(2026, 12, 1), version=1)
NAME = "2026-11-23-eken-3f9a01c2b7de"


@pytest.fixture(name="parted")
def _parted(monkeypatch: pytest.MonkeyPatch) -> OrderFile:
    """An order of three parts."""
    monkeypatch.setattr(json_order, "MAX_ENCODED", json_order._ENVELOPE)
    changes = [permission_change(consumer=f"SE2321000131-{letter}") for letter in "ABC"]
    order = make_order(plan_of(Ordered(list(changes), [])), ordered_by="Region Exempel", execute_on=None)
    assert 3 == len(order.parts)
    return order


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_part_and_its_text(tmp_path: Path) -> None:
    """The payload lies in the folder of the environment, filled for its days, with its text beside it."""
    order = small_order()
    path = tmp_path / "outbox" / "ntjp-qa" / f"{NAME}-1av1.json"
    assert [Delivery(path, fresh=True)] == deliver(order, NAME, ["Beställning åäö\n"], tmp_path / "outbox", TIMING)
    assert {
        f"ntjp-qa/{NAME}-1av1.json": encode(filled(order.parts[0], TIMING)),
        f"ntjp-qa/{NAME}-1av1.txt": "Beställning åäö\n".encode(),
    } == files(tmp_path / "outbox")


def test_the_days_of_a_payload(tmp_path: Path) -> None:
    """Both days are noon of the day, and the version is that of the sending."""
    (delivery,) = deliver(small_order(), NAME, [""], tmp_path, TIMING)
    sent = json.loads(delivery.path.read_bytes())
    assert (1, "2026-11-23T12:00:00+0100", "2026-12-01T12:00:00+0100") == (
        sent["version"],
        sent["bestallningsTidpunkt"],
        sent["genomforandeTidpunkt"],
    )


def test_every_part_is_numbered(parted: OrderFile, tmp_path: Path) -> None:
    """Each part of a large order is a file of its own, with its own text."""
    deliver(parted, NAME, ["ett", "två", "tre"], tmp_path, TIMING)
    assert {f"ntjp-qa/{NAME}-{n}av3.{ending}" for n in (1, 2, 3) for ending in ("json", "txt")} == set(files(tmp_path))
    assert "två" == (tmp_path / "ntjp-qa" / f"{NAME}-2av3.txt").read_text(encoding="utf-8")


def test_an_order_is_delivered_once(tmp_path: Path) -> None:
    """What lies there is left as it is, also on another day."""
    deliver(small_order(), NAME, ["först"], tmp_path, TIMING)
    before = files(tmp_path)
    (again,) = deliver(small_order(), NAME, ["sedan"], tmp_path, TIMING._replace(ordered_on=date(2026, 11, 24)))
    assert not again.fresh
    assert before == files(tmp_path)


def test_a_part_that_was_taken_away_is_delivered_again(parted: OrderFile, tmp_path: Path) -> None:
    """Each part is looked at for itself."""
    deliver(parted, NAME, ["ett", "två", "tre"], tmp_path, TIMING)
    (tmp_path / "ntjp-qa" / f"{NAME}-2av3.json").unlink()
    assert [False, True, False] == [each.fresh for each in deliver(parted, NAME, ["", "", ""], tmp_path, TIMING)]


def fill_disk(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let the disk be full once so many files have been written."""
    written = iter(range(after))
    sync = os.fsync

    def full(handle: int) -> None:
        if next(written, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)


@pytest.mark.parametrize("after", [0, 1])
def test_a_full_disk_leaves_no_payload(after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full nothing has been sent, half or whole; a text without its payload does no harm."""
    fill_disk(monkeypatch, after)
    with pytest.raises(TakError) as refused:
        deliver(small_order(), NAME, ["text"], tmp_path, TIMING)
    assert "channel.folder" == refused.value.message.key
    assert "No space left on device" in render(refused.value.message, "sv")
    assert [f"ntjp-qa/{NAME}-1av1.txt"][:after] == list(files(tmp_path))


def test_a_disk_that_fills_half_way(parted: OrderFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where some parts lie there already, that is said; running again delivers the rest."""
    with monkeypatch.context() as patch:
        fill_disk(patch, 3)
        with pytest.raises(TakError) as refused:
            deliver(parted, NAME, ["ett", "två", "tre"], tmp_path, TIMING)
    assert "channel.partly" == refused.value.message.key
    assert {"done": 1, "parts": 3}.items() <= dict(refused.value.message.values).items()
    assert [False, True, True] == [each.fresh for each in deliver(parted, NAME, ["", "", ""], tmp_path, TIMING)]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    """A folder that cannot be made is told by its path."""
    (tmp_path / "outbox").write_text("", encoding="utf-8")
    with pytest.raises(TakError) as refused:
        deliver(small_order(), NAME, ["text"], tmp_path / "outbox", TIMING)
    assert str(tmp_path / "outbox") in render(refused.value.message, "en")
