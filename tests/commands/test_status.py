"""`tak status`: what has become of every order, and what people know of it."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from builders.golden import GOLDEN, assert_golden
from builders.ledger import BRANCH, START
from builders.order_scene import EVERY_KIND, NEW_BOKEN, OrderScene, copy_of, permit, route
from builders.repository import ENVIRONMENT
from builders.scene import Scene
from tak_gitops.errors import ExitCode
from tak_gitops.model.changes import Action
from tak_gitops.orders.ledger.objects import make_commit, message_of
from tak_gitops.orders.ledger.records import Row
from tak_gitops.texts import LANGUAGES

NEXT_DAY = "2026-11-24"
UNKNOWN = "SE2321000131-NYBOKNING"


@pytest.fixture(name="orders")
def _orders(scene: Scene) -> OrderScene:
    """A ledger without orders."""
    return OrderScene(scene, START)


@pytest.fixture(scope="module", name="every_state")
def _every_state(tmp_path_factory: pytest.TempPathFactory) -> OrderScene:
    """An order in every state that there is; to be copied, never changed."""
    silent: Any = None
    orders = OrderScene(Scene(tmp_path_factory.mktemp("states") / "repo", silent), START)
    addresses = [f"SE2321000131-E{number:012d}" for number in range(11, 20)]
    orders.until(orders.plan(*EVERY_KIND, objects=[NEW_BOKEN]), "accepted")
    orders.add(orders.claim(orders.plan(permit(address=addresses[0]))))
    orders.until(orders.plan(permit(UNKNOWN, addresses[1]), by="Lars Berg"), "in-doubt")
    orders.plan(route(Action.REMOVE), by="Lars Berg")
    orders.until(orders.plan(permit(address=addresses[2])), "sent")
    orders.add(orders.verification(5, "verified"))
    orders.add(orders.note(5, "TSK-104233"))
    orders.plan(permit(address=addresses[3]), reason="stale")
    orders.until(orders.plan(permit(address=addresses[4])), "rejected")
    orders.until(orders.plan(permit(address=addresses[5])), "in-doubt")
    orders.add(orders.resolution(8, "resend"))
    orders.until(orders.plan(permit(address=addresses[6])), "in-doubt")
    orders.add(orders.resolution(9, "abandon"))
    orders.plan(permit(address=addresses[7]))
    orders.add(orders.outcome(10, "expired"))
    orders.until(orders.plan(permit(address=addresses[8]), execute_on=date(2026, 12, 1)), "not-sent")
    orders.until(orders.plan(permit(address="SE2321000131-E000000000021")), "accepted")
    diverged = orders.verification(12, "diverged")
    row = Row("permission:se2321000131-e000000000021,urn:riv:x:1,se2321000131-portalqa", "permission", None)
    orders.add(replace(diverged, rows=(row,)))
    return orders


@pytest.fixture(name="busy")
def _busy(every_state: OrderScene, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> OrderScene:
    """An order in every state, in a repository of its own."""
    return copy_of(every_state, tmp_path / "repo", capsys)


def listed(scene: Scene, *arguments: str) -> list[int]:
    """The numbers of the orders that are shown."""
    return [each["seq"] for each in json.loads(scene.tak("status", "--format", "json", *arguments).out)["orders"]]


def states(scene: Scene, day: str = "2026-11-23") -> Mapping[int, str]:
    """The status of each order by its number."""
    data = json.loads(scene.tak("status", "--format", "json", day=day).out)
    return {each["seq"]: each["status"] for each in data["orders"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_order(busy: OrderScene, language: str) -> None:
    """Number, environment, what, state, case, who, channel and age, within 80 columns."""
    told = busy.scene.tak("status", "--language", language)
    assert_golden(GOLDEN / f"status-{language}.txt", told.out)
    assert (ExitCode.OK, "") == (told.code, told.err)
    assert [] == [line for line in told.out.split("\n") if len(line) > 80 or line != line.rstrip()]


def test_every_order_for_a_page(busy: OrderScene) -> None:
    """A table that nothing in an order can break."""
    told = busy.scene.tak("status", "--format", "markdown")
    assert_golden(GOLDEN / "status-sv.md", told.out)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seq", [1, 3, 8, 12])
def test_an_order_in_full(busy: OrderScene, seq: int, language: str) -> None:
    """Its rows, its history with proof and answer, and what to do next."""
    busy.add(busy.note(seq, "TSK-1"))
    told = busy.scene.tak("status", str(seq), "--language", language)
    assert_golden(GOLDEN / f"status-{seq}-{language}.txt", told.out)
    assert (ExitCode.OK, "") == (told.code, told.err)


@pytest.mark.parametrize("seq", range(1, 13))
def test_an_order_in_full_for_programs(busy: OrderScene, seq: int) -> None:
    """All that the ledger has of it."""
    (data,) = json.loads(busy.scene.tak("status", str(seq), "--format", "json").out)["orders"]
    entry = busy.entry(seq)
    assert [seq, len(entry.order.lines)] == [data["seq"], len(data["lines"])]
    told = [
        len(data[name]) for name in ("claims", "outcomes", "resolutions", "verifications", "notes", "confirmations")
    ]
    made = (entry.claims, entry.outcomes, entry.resolutions, entry.verifications, entry.notes, entry.confirmations)
    assert [*map(len, made)] == told
    assert (data["settled"], data["given_up"]) == (None, None)


def test_an_order_in_full_for_a_page(busy: OrderScene) -> None:
    """The text of the terminal, harmless."""
    out = busy.scene.tak("status", "1", "--format", "markdown").out
    assert out.startswith("<pre>\n")
    assert "https:" not in out


def test_the_states(busy: OrderScene) -> None:
    """As they are at the moment that is asked about."""
    expected = {
        1: "accepted",
        2: "in-doubt",
        3: "in-doubt",
        4: "planned",
        5: "verified",
        6: "stale",
        7: "rejected",
        8: "planned",
        9: "abandoned",
        10: "expired",
        11: "planned",
        12: "diverged",
    }
    assert expected == states(busy.scene)


@pytest.mark.parametrize(("claimed", "expected"), [("10:46:00", "claimed"), ("10:45:00", "in-doubt")])
def test_a_claim_comes_into_doubt_by_itself(scene: Scene, claimed: str, expected: str) -> None:
    """A quarter of an hour after the claim: it is noon in Stockholm, eleven in UTC."""
    at = datetime.fromisoformat(f"2026-11-23T{claimed}+00:00")
    orders = OrderScene(scene, at - timedelta(minutes=2))
    orders.add(orders.claim(orders.plan(permit())))
    assert at == orders.entry(1).claim.claimed_at  # type: ignore[union-attr]
    before = orders.ledger.read().tip
    assert {1: expected} == states(scene)
    assert before == orders.ledger.read().tip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["portal"], [2, 5, 6, 7, 8, 9, 10, 11, 12]),
        (["tidbok"], [1, 4]),
        (["journal"], [1]),
        (["TIDBOK", "lars"], [4]),
        (["Lars Berg"], [3, 4]),
        (["tsk-104233"], [5]),
        (["nybok"], [3]),
        (["MakeBooking", UNKNOWN], [3]),
        (["in-doubt"], [2, 3]),
        (["--env", "ntjp-qa", "--open", "lars"], [3, 4]),
        (["inget sådant"], []),
        (["000000000012"], [3]),
    ],
)
def test_orders_are_found_by_words(busy: OrderScene, words: list[str], expected: list[int]) -> None:
    """All words, in any letter case; the name of a system stands for the orders in which it takes part."""
    assert expected == listed(busy.scene, *words)


def test_a_part_of_a_name_of_a_system_is_a_word(busy: OrderScene) -> None:
    """Only the whole name of a system stands for it."""
    assert [1, 4] == listed(busy.scene, "tidb")


def test_open_orders(busy: OrderScene) -> None:
    """Those whose rows nobody else may order yet, and those that were never sent and of which nothing has come."""
    assert [1, 2, 3, 4, 6, 8, 10, 11] == listed(busy.scene, "--open")


@pytest.mark.parametrize(("many", "hint"), [(3, True), (100, False)])
def test_a_long_list_says_how_to_see_less(
    many: int, hint: bool, busy: OrderScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is done fills the screen in time."""
    monkeypatch.setattr("tak_gitops.reports.status_text.MANY", many)
    assert hint == ("tak status --open" in busy.scene.tak("status").out)
    assert "tak status --open" not in busy.scene.tak("status", "--open").out


def test_no_order_fits(busy: OrderScene) -> None:
    """It is said how many there are."""
    assert "Ingen av 12 beställningar passar.\n" == busy.scene.tak("status", "saknas").out


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_no_orders_yet(orders: OrderScene, form: str) -> None:
    """A repository that has sent nothing is no error."""
    told = orders.scene.tak("status", "--format", form)
    assert (ExitCode.OK, "Inga beställningar än.\n") == (told.code, told.out)


def test_an_unknown_number(busy: OrderScene) -> None:
    """There is no such order, and nothing in which the number stands."""
    told = busy.scene.tak("status", "99")
    assert (ExitCode.FAILURE, "", "Det finns ingen beställning 99 i liggaren. Se alla: tak status\n") == told


def test_several_numbers(busy: OrderScene) -> None:
    """Each is shown in full."""
    out = busy.scene.tak("status", "5", "1").out
    assert ["Beställning 1", "Beställning 5"] == [line[:13] for line in out.split("\n") if "till NTJP-QA" in line]


def test_an_unknown_environment(busy: OrderScene) -> None:
    """The nearest name is told."""
    told = busy.scene.tak("status", "--env", "ntjp-qq")
    assert (ExitCode.USAGE, True) == (told.code, '"ntjp-qa"' in told.err)


def test_an_environment_that_only_orders_know(busy: OrderScene) -> None:
    """Orders outlive the files."""
    busy.repo.delete(ENVIRONMENT)
    assert 12 == len(listed(busy.scene, "--env", "ntjp-qa"))


def test_files_with_mistakes_hide_no_orders(busy: OrderScene) -> None:
    """What became of an order does not rest on the files of today."""
    busy.repo.write("systems/tidbok.yaml", "name: [\n")
    told = busy.scene.tak("status")
    assert (ExitCode.OK, True) == (told.code, "SE2321000131-TIDBOKQA: 2 nya" in told.out)


def test_a_damaged_ledger_is_shown(busy: OrderScene) -> None:
    """What there is, and what is wrong with it."""
    files = {"ledger/ntjp-qa/0/1/claim-9.json": b"{}\n"}
    commit = make_commit(busy.repo.root, busy.ledger.read().tip, files, message_of(files, "x", None), busy.now)
    busy.repo.git("update-ref", f"refs/heads/{BRANCH}", commit)
    told = busy.scene.tak("status")
    assert (ExitCode.FAILURE, True) == (told.code, "MOTSÄGELSEFULL i liggaren" in told.out)
    assert "Liggaren är skadad" in told.err
    assert "tak ledger check" in busy.scene.tak("status", "1").out


def test_nothing_is_written(busy: OrderScene) -> None:
    """Looking changes nothing: not the ledger, not the files."""
    before = (busy.ledger.read().tip, busy.repo.git("status", "--porcelain"))
    for arguments in ([], ["3"], ["--open"], ["tidbok"]):
        busy.scene.tak("status", *arguments, day=NEXT_DAY)
    assert before == (busy.ledger.read().tip, busy.repo.git("status", "--porcelain"))


def test_nothing_an_order_says_can_steer_a_terminal(orders: OrderScene) -> None:
    """Names come from commits: signs that cannot be seen are written out."""
    orders.plan(permit(), by="\x1b[2JKarin")
    for arguments in ([], ["1"], ["--format", "markdown"]):
        assert "\x1b" not in orders.scene.tak("status", *arguments).out


def test_a_case_number_is_noted(busy: OrderScene) -> None:
    """Under the name of whoever gives it; the newest counts."""
    told = busy.scene.tak("status", "--case", "1", " TSK-104310 ", day=None)
    assert (ExitCode.OK, "", "Beställning 1 har ärendenummer TSK-104310.\n") == told
    busy.scene.tak("status", "--case", "1", "TSK-104311", day=None)
    notes = busy.entry(1).notes
    assert ["TSK-104310", "TSK-104311"] == [note.case_number for note in notes]
    assert ({"Test Testsson"}, "TSK-104311") == ({note.by for note in notes}, busy.entry(1).case_number)


def test_a_case_number_of_an_order_in_doubt(scene: Scene) -> None:
    """What to do with it is said: it tells more than that it is noted."""
    orders = OrderScene(scene, START)
    orders.until(orders.plan(permit()), "in-doubt")
    told = orders.scene.tak("status", "--case", "1", "TSK-104299", day="2026-11-24")
    assert '  tak resolve 1 was-sent --reason "TSK-104299"\n' in told.err


def test_what_happened_at_one_moment_stands_by_attempt(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is told the day does everything at noon: an attempt's end stands before the next begins."""
    orders = OrderScene(scene, START)
    orders.plan(permit())
    monkeypatch.setattr(orders, "tick", lambda: orders.now)
    orders.until(1, "not-sent", "sent")
    said = orders.scene.tak("status", "1", day="2026-11-24").out
    found = [said.index(each) for each in ("försök 1", "kom aldrig iväg", "försök 2", "skickad: ")]
    assert sorted(found) == found


def test_a_case_number_is_noted_once(busy: OrderScene) -> None:
    """Saying the same again adds nothing."""
    for _ in range(2):
        told = busy.scene.tak("status", "--case", "5", "TSK-104233", day=None)
        assert (ExitCode.OK, "Det står redan om beställning 5.\n") == (told.code, told.err)
    assert 1 == len(busy.entry(5).notes)


def test_a_text_is_noted(busy: OrderScene) -> None:
    """What people know stands with the order."""
    told = busy.scene.tak("status", "--note", "3", "Ringde förvaltningen", day=None)
    assert (ExitCode.OK, "Noterat om beställning 3.\n") == (told.code, told.err)
    assert "Test Testsson: Ringde förvaltningen" in busy.scene.tak("status", "3").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--case", "x", "TSK-1"],
        ["--case", "0", "TSK-1"],
        ["--case", "1" * 30, "TSK-1"],
        ["--case", "1", "  "],
        ["--case", "1", "T" * 101],
        ["--note", "1", ""],
        ["--note", "1", "x", "--case", "1", "TSK-1"],
        ["--note", "1", "x", "tidbok"],
        ["--note", "1"],
        ["--mail", "svar.eml", "--open"],
    ],
)
def test_a_note_that_is_none(busy: OrderScene, arguments: list[str]) -> None:
    """Nothing is written for a command line that cannot be meant."""
    before = busy.ledger.read().tip
    assert ExitCode.USAGE == busy.scene.tak("status", *arguments, day=None).code
    assert before == busy.ledger.read().tip


def test_a_note_about_no_order(busy: OrderScene) -> None:
    """There must be such an order."""
    assert ExitCode.FAILURE == busy.scene.tak("status", "--case", "99", "TSK-1", day=None).code


def test_nobody_notes_nothing(busy: OrderScene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Git does not know who is at the keyboard, it does not guess."""
    for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    told = busy.scene.tak("status", "--case", "1", "TSK-1", day=None)
    assert (ExitCode.FAILURE, True) == (told.code, "git config user.name" in told.err)
    busy.repo.git("config", "user.name", "Åsa Ek")
    busy.repo.git("config", "user.email", "asa@region.example")
    assert ExitCode.OK == busy.scene.tak("status", "--case", "1", "TSK-1", day=None).code
    assert "Åsa Ek" == busy.entry(1).notes[-1].by


def test_the_next_step_at_the_desk_is_the_number(scene: Scene) -> None:
    """Those who run TAK fetch the order by it."""
    orders = OrderScene(scene, START, channel="desk")
    orders.until(orders.plan(permit()), "sent")
    assert "hämta beställning nummer 1" in scene.tak("status", "1").out
    assert "kan hämtas som nummer 1, väntar på export" in scene.tak("status").out


def test_the_clock_is_asked_without_a_day(scene: Scene) -> None:
    """An order of this minute is new."""
    orders = OrderScene(scene, datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=3))
    orders.plan(permit())
    assert " 3 min\n" in scene.tak("status", day=None).out
