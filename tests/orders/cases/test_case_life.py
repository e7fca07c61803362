"""A case lives in the ledger as an order does: claimed once, proven by an export or said to be done by people."""

import json
from pathlib import Path

import msgspec
import pytest

from builders.cases import CANCEL, NEEDS_CANCEL, case, order_of
from builders.changes import permission_change, routing_change
from builders.ledger import MINUTE, START, LedgerScene, claim_of, merged_at, order, outcome_of, records
from builders.states import ENVIRONMENT
from tak_gitops.findings import Finding
from tak_gitops.model.cases import CaseKind
from tak_gitops.orders.ledger.check import check
from tak_gitops.orders.ledger.entry import Entry, IllegalError, Status, begin, follow
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.payload import exact_bytes
from tak_gitops.orders.ledger.records import ROWS, Confirmation, OrderRecord, encode
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.order_file import OrderFile

ROW = permission_change()._replace(contract=CANCEL)
WAITING = order_of(case(), changes=(ROW,), needs=(NEEDS_CANCEL,))
"""An order that installs a contract and gives a permission for it."""


def planned(made: OrderFile) -> list[OrderRecord]:
    """What an order becomes."""
    return records(made, merged_at("b" * 40, "a" * 40, "orders/ntjp-qa/x.json"))


def confirmed(result: str) -> Confirmation:
    """What somebody says of the first entry."""
    at = START + 3 * MINUTE
    return msgspec.convert({"seq": 1, "k": 1, "result": result, "reason": "r", "by": "k", "at": at}, Confirmation)


def sent(entry: Entry) -> Entry:
    """The entry, mailed."""
    entry = follow(entry, claim_of(entry, START + MINUTE))
    return follow(entry, outcome_of(entry, "sent", START + 2 * MINUTE))


@pytest.fixture(name="scene")
def _scene(tmp_path: Path) -> LedgerScene:
    scene = LedgerScene(tmp_path, remote=False)
    scene.plan(scene.merge(WAITING))
    return scene


def faults(scene: LedgerScene) -> list[str]:
    """What the whole check finds."""
    problems: tuple[Finding, ...] = check(scene.ledger, "main").problems
    return sorted({problem.message.key for problem in problems})


def test_a_case_comes_before_the_rows_that_wait_for_it() -> None:
    """It has the keys of what it is about, and the rows name them as what they are sent after."""
    first, second = planned(WAITING)
    assert ((NEEDS_CANCEL,), ()) == (first.keys, first.conditions)
    assert (None, (NEEDS_CANCEL,)) == (second.asked, second.conditions)


def test_what_takes_away_comes_after_the_rows() -> None:
    """A contract is uninstalled and an HSA-id deactivated when the rows of the same order are done."""
    kinds = (CaseKind.CONTRACT_UNINSTALLATION, CaseKind.SYSTEM_DEACTIVATION, CaseKind.SYSTEM_CONTACTS)
    made = planned(order_of(*map(case, kinds), changes=(routing_change(),)))
    assert ["system_contacts", None, "contract_uninstallation", "system_deactivation"] == [
        each.asked and each.asked.case for each in made
    ]
    assert [(), (), (ROWS,), (ROWS,)] == [each.conditions for each in made]


def test_without_rows_there_is_nothing_to_come_after() -> None:
    """A case that comes alone is sent at once."""
    [only] = planned(order_of(case(CaseKind.SYSTEM_DEACTIVATION)))
    assert () == only.conditions


def test_entries_without_cases_are_written_as_before() -> None:
    """A ledger of before there were cases is read, and holds the bytes that it would be given today."""
    [record] = planned(order())
    assert {"case", "after"}.isdisjoint(json.loads(encode(record)))


def test_what_is_sent_is_the_approved_text() -> None:
    """Byte for byte; sent again it says before the text which attempt it may repeat."""
    [record, _] = planned(WAITING)
    text = WAITING.cases[0].text
    day = START.date()
    assert text.encode() == exact_bytes(record, day, day, possible_duplicate=False)
    assert f"MÖJLIG DUBBLETT av 1\n\n{text}".encode() == exact_bytes(record, day, day, possible_duplicate=True)


@pytest.mark.parametrize(("word", "status"), [("done", Status.VERIFIED), ("refused", Status.REJECTED)])
def test_people_say_how_a_case_ended(word: str, status: Status) -> None:
    """It counts as verified, or as rejected."""
    entry = follow(sent(begin(planned(WAITING)[0])), confirmed(word))
    assert (status, 1) == (entry.status, len(entry.confirmations))


def test_people_do_not_say_that_rows_are_in_force() -> None:
    """That is for an export to show."""
    [rows] = planned(order())
    with pytest.raises(IllegalError) as refused:
        follow(sent(begin(rows)), confirmed("done"))
    assert "TG602.no_case" == refused.value.problem.key


@pytest.mark.parametrize(
    "entry", [begin(planned(WAITING)[0]), follow(sent(begin(planned(WAITING)[0])), confirmed("done"))]
)
def test_a_case_is_confirmed_once_and_only_when_it_was_sent(entry: Entry) -> None:
    """Before it left there is no answer, and what was said does not change."""
    with pytest.raises(IllegalError) as refused:
        follow(entry, confirmed("refused"))
    assert "TG602.status" == refused.value.problem.key


def test_rows_wait_until_their_case_is_done(scene: LedgerScene) -> None:
    """Planned, sent, and said to be done: only then may they be claimed; the whole ledger proves it."""
    assert (1,) == scene.state().waits_for(2)
    scene.until(1, "sent")
    assert (1,) == scene.state().waits_for(2)
    scene.add(scene.confirmation(1, "done"))
    assert ((), True) == (scene.state().waits_for(2), scene.state().conditions(2).all_hold)
    scene.until(2, "accepted")
    assert ([], ()) == (faults(scene), scene.state().problems)


def test_an_export_may_prove_it_instead(scene: LedgerScene) -> None:
    """A verification frees the rows as well."""
    scene.until(1, "sent")
    scene.add(scene.verification(1, "verified"))
    assert scene.state().conditions(2).all_hold


@pytest.mark.parametrize("end", ["refused", "abandon", "expired"])
def test_rows_whose_case_comes_to_nothing_never_go(scene: LedgerScene, end: str) -> None:
    """It was refused, given up or never sent: the rows wait for nothing any more, and cannot be claimed."""
    match end:
        case "refused":
            scene.until(1, "sent")
            scene.add(scene.confirmation(1, "refused"))
        case "abandon":
            scene.until(1, "in-doubt")
            scene.add(scene.resolution(1, "abandon"))
        case _:
            scene.add(scene.outcome(1, "expired"))
    assert ((), True) == (scene.state().waits_for(2), scene.state().conditions(2).is_vain)
    scene.add(scene.claim(2))
    assert "TG602.condition" in faults(scene)


def test_a_claim_before_the_case_is_done_is_found(scene: LedgerScene) -> None:
    """In the files as they are, and in the history, also when the case is done afterwards."""
    scene.until(1, "sent")
    scene.add(scene.claim(2))
    assert ["TG602.condition"] == [problem.message.key for problem in scene.state().problems]
    scene.add(scene.confirmation(1, "done"))
    assert (["TG602.condition"], ()) == (faults(scene), scene.state().problems)


def test_a_case_that_the_ledger_does_not_have_is_no_case(tmp_path: Path) -> None:
    """Rows that say they wait for one never go."""
    scene = LedgerScene(tmp_path, remote=False)
    scene.plan(scene.merge(order_of(changes=(ROW,), needs=(NEEDS_CANCEL,))))
    assert ((NEEDS_CANCEL,), True) == (scene.state().conditions(1).unknown, scene.state().conditions(1).is_vain)


def test_a_later_order_waits_for_the_case_of_an_earlier_one(scene: LedgerScene) -> None:
    """By what the case is about, whichever merge brought it; of several the newest counts."""
    scene.plan(scene.merge(order_of(changes=(ROW._replace(logical_address="SE2321000131-B"),), needs=(NEEDS_CANCEL,))))
    assert (1,) == scene.state().waits_for(3)
    scene.plan(scene.merge(order_of(case(CaseKind.CONTRACT_UNINSTALLATION))))
    scene.plan(scene.merge(order_of(changes=(ROW._replace(logical_address="SE2321000131-C"),), needs=(NEEDS_CANCEL,))))
    assert (4,) == scene.state().waits_for(5)


def test_two_cases_about_one_contract_take_turns(scene: LedgerScene) -> None:
    """Uninstallation waits until the installation before it is done."""
    scene.plan(scene.merge(order_of(case(CaseKind.CONTRACT_UNINSTALLATION))))
    assert (1,) == scene.state().waits_for(3)


def test_a_case_that_takes_away_waits_for_the_rows(tmp_path: Path) -> None:
    """Until every part of its order is verified; where one diverges it never goes."""
    scene = LedgerScene(tmp_path, remote=False)
    scene.plan(scene.merge(order_of(case(CaseKind.SYSTEM_DEACTIVATION), changes=(routing_change(),))))
    assert (1,) == scene.state().waits_for(2)
    scene.until(1, "accepted")
    scene.add(scene.verification(1, "diverged"))
    assert scene.state().conditions(2).is_vain


def test_the_order_file_gives_what_the_ledger_has(scene: LedgerScene) -> None:
    """A case whose text is another than that of the merged file is found, and one that is missing."""
    first, second = planned(WAITING)
    assert first.asked
    other = msgspec.structs.replace(first.asked, text="Något annat\n")
    merge = scene.merge(WAITING)
    made = [each for each in scene.planned(merge) if isinstance(each, OrderRecord)]
    forged = msgspec.structs.replace(made[0], case=other)
    scene.add(forged, *scene.planned(merge)[1:])
    assert "TG604.differs" in faults(scene)
    assert second.asked is None


def test_a_record_of_before_is_read(scene: LedgerScene) -> None:
    """Files of entries without the new fields add up as they did."""
    [record] = planned(order())
    files = {path_of(record, ENVIRONMENT): encode(record)}
    assert {1} == set(state(files).entries)
    assert scene.state().entries[2].order.asked is None
