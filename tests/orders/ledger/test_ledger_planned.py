"""An order file becomes a record a part, each with the lines that the part carries out."""

import json
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given

from builders.changes import Ordered, orders, plan_of, small_order
from builders.ledger import START, merged_at, order, records
from builders.states import BOKEN, EKEN
from tak_gitops.orders.ledger.entry import Status, begin
from tak_gitops.orders.ledger.payload import exact_bytes
from tak_gitops.orders.ledger.records import OrderRecord, decode, decoder, encode
from tak_gitops.orders.order_file import make_order
from tak_gitops.sources import json_order

MERGED = merged_at("b" * 40, "a" * 40, "orders/ntjp-qa/x.json")


def test_a_record_holds_all_that_is_needed_to_send_it() -> None:
    """What was merged, by whom, until when it may be sent, and the part itself."""
    made = small_order()
    [record] = records(made, MERGED, 137)
    assert (137, 1, 1, made.digest) == (record.seq, record.part, record.parts, record.digest)
    assert ("a" * 40, "b" * 40, MERGED.path) == (record.base, record.merge, record.path)
    assert ("Karin Karlsson", START, "Region Exempel") == (record.merged_by, record.merged_at, record.ordered_by)
    assert (START + timedelta(hours=24), date(2026, 12, 1)) == (record.expires, record.execute_on)
    assert (made.lines, made.parts[0]) == (record.lines, record.payload)


def test_keys_are_the_rows_that_are_touched() -> None:
    """Folded as TAK compares, as people write them; a new object is no row."""
    [record] = records(small_order(), MERGED)
    contract = "urn:riv:crm:scheduling:makebookingresponder:1"
    assert (
        f"permission:se2321000131-e000000000001,{contract},se2321000131-journal",
        f"permission:se2321000131-ny,{contract},se2321000131-journal",
        f"routing:se2321000131-e000000000001,{contract}",
        f"routing:se2321000131-e000000000002,{contract}",
        f"routing:se2321000131-ny,{contract}",
    ) == record.keys


def test_a_stale_order_is_recorded_with_the_reason() -> None:
    """What was approved and does not hold any more is not lost without trace."""
    [record] = records(order(), MERGED, reason="stale")
    assert ("stale", "ändrad rad", Status.STALE) == (record.reason, record.details, begin(record).status)


def test_parts_have_numbers_in_a_row() -> None:
    """Each part is an entry of its own, with its own lines."""
    made = records(order(EKEN, BOKEN, parts=4), MERGED, 7)
    assert [(7, 1, 4), (8, 2, 4), (9, 3, 4), (10, 4, 4)] == [(each.seq, each.part, each.parts) for each in made]
    assert [1, 1, 1, 1] == [len(each.lines) for each in made]
    assert 4 == len({key for each in made for key in each.keys})


@given(ordered=orders())
def test_every_line_is_carried_out_by_a_part(ordered: Ordered) -> None:
    """However an order is split, no line is lost, and no row is in two parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_order, "MAX_ENCODED", json_order._ENVELOPE + 1000)
        made = make_order(plan_of(ordered), ordered_by="", execute_on=None)
    entries = records(made, MERGED)
    carried = {json.dumps(msgspec.to_builtins(line)) for each in entries for line in each.lines}
    assert {json.dumps(msgspec.to_builtins(line)) for line in made.lines} == carried
    keys = [key for each in entries for key in each.keys]
    assert len(ordered.changes) == len(keys) == len(set(keys))
    assert entries == [decode(encode(each), decoder(OrderRecord)) for each in entries]


def test_the_exact_bytes_are_the_payload_with_its_days() -> None:
    """The same in every channel; the number of the entry is the version."""
    [record] = records(order(), MERGED, 137)
    sent = json.loads(exact_bytes(record, date(2026, 11, 23), date(2026, 12, 1), possible_duplicate=False))
    assert 137 == sent.pop("version")
    assert "2026-11-23T12:00:00+0100" == sent.pop("bestallningsTidpunkt")
    assert "2026-12-01T12:00:00+0100" == sent.pop("genomforandeTidpunkt")
    assert json.loads(json.dumps(record.payload)) == sent


def test_a_resend_says_so_and_can_still_be_matched() -> None:
    """The digest stands first, since TAK cuts a comment; the number of the part stays."""
    [record] = records(small_order(), MERGED, 137)
    sent = json.loads(exact_bytes(record, START.date(), START.date(), possible_duplicate=True))
    assert f"{record.digest[:12]} MÖJLIG DUBBLETT av 137 del 1/1 FS-2026-014" == sent["kommentar"]
