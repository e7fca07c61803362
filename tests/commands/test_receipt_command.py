"""`tak receipt`: what an answer of TAK-web proves of an order file."""

import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from builders.golden import GOLDEN, assert_golden
from builders.ordering import room_for
from builders.repository import CONNECTION, EXPORT
from builders.scene import Scene, Told
from tak_gitops.acceptance.accept import accept
from tak_gitops.cli import run
from tak_gitops.errors import ExitCode
from tak_gitops.live.parse import read_catalogue
from tak_gitops.orders.order_file import OrderFile, read_order, write_order
from tak_gitops.sources.json_order import Timing, filled
from tak_gitops.sources.order_reader import read_order_payload
from tak_gitops.texts import LANGUAGES

DAY = date(2026, 11, 23)
NEW_URL = "https://boka.region.example/v2"
HTML = "<!DOCTYPE html>\n<html><head><title>Logga in</title></head></html>\n"
STUMBLE = "RUNTIME ERROR:::\ncould not execute statement [Duplicate entry]"
REFUSAL = (
    "JsonBestallning ERROR:::\nSkapa Vägval: Adress har ogiltigt innehåll\nSkapa Vägval: Adress har felaktig längd"
)


class Case(NamedTuple):
    """An order file in a repository, and what TAK would answer to it."""

    scene: Scene
    path: str
    order: OrderFile

    def answer(self, day: date = DAY, part: int = 1) -> str:
        """What TAK answers to a part that is sent the day before `day` to take effect then, before any other."""
        export = (self.scene.repo.root / EXPORT).read_bytes()
        live = read_catalogue(export, path=EXPORT, digest="0" * 64)
        payload = filled(self.order.parts[part - 1], Timing(day - timedelta(days=1), day, 7))
        return accept(live, read_order_payload(payload), platform="NTJP-QA").receipt.text

    def told(self, answer: str | bytes, *arguments: str) -> Told:
        """What `tak receipt` says of an answer that was saved in a file."""
        self.scene.repo.write("svar.txt", answer if isinstance(answer, bytes) else answer.encode())
        return self.scene.tak("receipt", self.path, "svar.txt", *arguments, day=None)

    def data(self, answer: str, *arguments: str) -> dict[str, Any]:
        """The same as data."""
        found: dict[str, Any] = json.loads(self.told(answer, "--format", "json", *arguments).out)
        return found


def case_of(scene: Scene, *arguments: str) -> Case:
    """The order file that is written for what a scene holds."""
    told = scene.tak("order", *arguments)
    assert ExitCode.OK == told.code, told.err
    ((path, content),) = scene.orders().items()
    return Case(scene, path, read_order(content, path))


def change(scene: Scene) -> Scene:
    """A branch in which the system moves, the journal is no longer served, and the portal and another address are."""
    scene.repo.branch("andring")
    scene.repo.edit(CONNECTION, "https://tidbok.region.example/{domain}/{contract}/{major}/rivtabp21", NEW_URL)
    scene.repo.edit(CONNECTION, "[journal]", "[portal]")
    scene.repo.edit(CONNECTION, "consumers:", "  - {id: SE2321000131-NY, name: Vårdcentralen Ny €}\nconsumers:")
    return scene


@pytest.fixture(name="case")
def _case(scene: Scene) -> Case:
    """An order with new objects, a change, an exclusion and inclusions."""
    return case_of(change(scene))


def cut_line(text: str, beginning: str) -> str:
    """A report without the first of its lines that begins so."""
    lines = text.split("\n")
    lines.remove(next(line for line in lines if line.startswith(beginning)))
    return "\n".join(lines)


ANSWERS: dict[str, Callable[[Case], str]] = {
    "som väntat": lambda case: case.answer(),
    "en annan dag": lambda case: case.answer(DAY + timedelta(days=40)),
    "en rad saknas": lambda case: cut_line(case.answer(), "Deaktiverad"),
    "en rad för mycket": lambda case: case.answer() + "Vägval:\nDeaktiverad: SE1 - urn:x - P - R - U (2020 - 2021)\n",
    "en annan status": lambda case: case.answer().replace("Deaktiverad", "Borttagen", 1),
    "avklippt": lambda case: case.answer()[:400],
    "avklippt huvud": lambda case: case.answer()[:60],
    "en annan beställning": lambda case: case.answer().replace(case.order.short_digest, "3f9a01c2b7de"),
    "en annan plattform": lambda case: case.answer().replace("NTJP-QA", "NTJP-PROD"),
    "nekad": lambda _: REFUSAL,
    "nekad utan skäl": lambda _: "JsonBestallning ERROR::: {}",
    "stupad": lambda _: STUMBLE,
    "inloggningssida": lambda _: HTML,
    "tomt": lambda _: "",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_it_reads(case: Case, language: str) -> None:
    """Each kind of answer is told in words that say what is proved, what differs, and what to do."""
    told = {name: case.told(answer(case), "--language", language) for name, answer in ANSWERS.items()}
    shown = "".join(f"# {name}: {each.code:d}\n{each.out}{each.err}\n" for name, each in told.items())
    assert_golden(GOLDEN / f"receipt-{language}.txt", shown.replace(case.path, "ORDER"))


@pytest.mark.parametrize(
    "save",
    [
        pytest.param(lambda text: text.encode("latin-1", "replace"), id="as it is sent"),
        pytest.param(lambda text: text.encode("cp1252"), id="by Windows"),
        pytest.param(lambda text: text.encode(), id="UTF-8"),
        pytest.param(lambda text: text.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda text: text.strip().encode(), id="trimmed"),
        pytest.param(lambda text: text.replace("€", "?").encode(), id="question marks"),
    ],
)
def test_an_answer_as_predicted(case: Case, save: Callable[[str], bytes]) -> None:
    """However it was saved, it confirms the order."""
    told = case.told(save(case.answer()))
    assert (ExitCode.OK, "") == (told.code, told.err)
    assert told.out.startswith(f"Bekräftad: TAK svarar som väntat på {case.path}, del 1 av 1 (7 rader).")


@pytest.mark.parametrize("days", [0, 1, 400, 30000])
def test_an_order_for_any_day(case: Case, days: int) -> None:
    """An order without a day of its own is confirmed whenever it took effect."""
    assert ExitCode.OK == case.told(case.answer(DAY + timedelta(days=days))).code


@pytest.mark.parametrize(("days", "expected"), [(9, ExitCode.OK), (8, ExitCode.STALE), (10, ExitCode.STALE)])
def test_an_order_for_one_day(scene: Scene, days: int, expected: ExitCode) -> None:
    """An order for a day is confirmed on that day only."""
    case = case_of(change(scene), "--execute-on", (DAY + timedelta(days=9)).isoformat())
    told = case.told(case.answer(DAY + timedelta(days=days)))
    assert expected == told.code
    assert (expected == ExitCode.OK) != ('Genomförandetidpunkt: väntat "2026-12-02"' in told.out)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("som väntat", ExitCode.OK),
        ("en rad saknas", ExitCode.STALE),
        ("en rad för mycket", ExitCode.STALE),
        ("en annan status", ExitCode.STALE),
        ("avklippt", ExitCode.STALE),
        ("avklippt huvud", ExitCode.STALE),
        ("en annan beställning", ExitCode.STALE),
        ("en annan plattform", ExitCode.STALE),
        ("nekad", ExitCode.FAILURE),
        ("nekad utan skäl", ExitCode.FAILURE),
        ("stupad", ExitCode.STALE),
        ("inloggningssida", ExitCode.STALE),
        ("tomt", ExitCode.STALE),
    ],
)
def test_what_is_proved(case: Case, name: str, expected: ExitCode) -> None:
    """0 is proof that it was taken as predicted, 1 that nothing was; all else is in doubt. Both formats agree."""
    answer = ANSWERS[name](case)
    told = case.told(answer)
    as_data = case.told(answer, "--format", "json")
    assert (expected, expected) == (told.code, as_data.code)
    outcomes = {ExitCode.OK: "accepted", ExitCode.FAILURE: "rejected", ExitCode.STALE: "in_doubt"}
    assert outcomes[expected] == json.loads(as_data.out)["outcome"]
    assert ("", "") == (told.err, as_data.err)


def test_every_cut(case: Case) -> None:
    """An answer that is cut at the end of any line, or in the midst of it, is in doubt."""
    lines = case.answer().splitlines(keepends=True)
    for count in range(len(lines)):
        start = "".join(lines[:count])
        assert ExitCode.STALE == case.told(start).code, count
        assert ExitCode.STALE == case.told(start + lines[count][: len(lines[count]) // 2]).code, count


def test_as_data(case: Case) -> None:
    """Programs are told each line that is missing or was not expected, and what differs in the heading."""
    ended = next(line for line in case.answer().split("\n") if line.startswith("Deaktiverad"))
    answer = case.answer().replace(ended, ended.replace("Deaktiverad", "Borttagen")).replace("Version: 7", "Version: x")
    line = {"section": "Inkludera:", "kind": "Vägval"}
    assert {
        "format_version": "1.0",
        "order": case.path,
        "part": 1,
        "outcome": "in_doubt",
        "errors": [],
        "missing": [{**line, "text": ended}],
        "unexpected": [{**line, "text": ended.replace("Deaktiverad", "Borttagen")}],
        "heading": [{"what": "Version", "expected": None, "found": "x"}],
    } == case.data(answer)
    refused = case.data(REFUSAL)
    assert (None, "rejected", REFUSAL.split("\n")[1:]) == (refused["part"], refused["outcome"], refused["errors"])


@pytest.fixture(name="parted")
def _parted(scene: Scene) -> Case:
    """An order that is split, so that each part has one row."""
    with room_for(1):
        return case_of(change(scene))


def told_of_part(case: Case, *arguments: str, answer: str) -> Told:
    """What is said of an answer to one of several parts; a part is as large as in the order file."""
    with room_for(1):
        return case.told(answer, *arguments)


def test_several_parts(parted: Case) -> None:
    """The comment of an answer tells which part it is about, and each is compared with its own prediction."""
    count = len(parted.order.parts)
    assert count > 3
    for part in range(1, count + 1):
        told = told_of_part(parted, answer=parted.answer(part=part))
        assert (ExitCode.OK, True) == (told.code, f"del {part} av {count}" in told.out)
    assert ExitCode.OK == told_of_part(parted, "--part", "2", answer=parted.answer(part=2)).code
    assert ExitCode.STALE == told_of_part(parted, "--part", "1", answer=parted.answer(part=2)).code


def test_an_object_that_an_earlier_part_made(parted: Case) -> None:
    """Only the first of the parts that bring a new object makes it: the answers to the others lack its line."""
    new = "Logiska adresser:\nNyskapad: SE2321000131-NY\n"
    answers = [parted.answer(part=part) for part in range(1, len(parted.order.parts) + 1)]
    several = [answer for answer in answers if new in answer]
    assert len(several) > 1
    for answer in several:
        assert ExitCode.OK == told_of_part(parted, answer=answer.replace(new, "")).code
        assert ExitCode.STALE == told_of_part(parted, answer=answer.replace(new, new.replace("-NY", "-ANNAN"))).code


def test_a_part_that_is_not_told(parted: Case) -> None:
    """Where the answer does not tell, the part must be named; and it must be one of the order's."""
    answer = parted.answer(part=2).replace(" del 2/", " ")
    told = told_of_part(parted, answer=answer)
    assert (ExitCode.USAGE, True) == (told.code, "--part N" in told.err)
    for number in ("0", "99", "-1"):
        told = told_of_part(parted, "--part", number, answer=answer)
        assert (ExitCode.USAGE, True) == (told.code, f"--part {number}" in told.err)
    assert ExitCode.USAGE == told_of_part(parted, "--part", "två", answer=answer).code


def test_a_refusal_tells_of_the_whole_order(parted: Case) -> None:
    """An error names no part, and needs none: nothing was saved of what was sent."""
    assert ExitCode.FAILURE == told_of_part(parted, answer=REFUSAL).code


def test_an_answer_from_standard_input(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads what was piped."""

    class Piped:
        buffer = io.BytesIO(case.answer().encode("latin-1", "replace"))

    monkeypatch.setattr("sys.stdin", Piped)
    assert ExitCode.OK == case.scene.tak("receipt", case.path, "-", day=None).code


def test_in_the_folder_of_the_order(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """An order file may be named from within its own folder."""
    case.scene.repo.write("svar.txt", case.answer().encode())
    path = Path(case.path)
    monkeypatch.chdir(case.scene.repo.root / path.parent)
    assert ExitCode.OK == run(["receipt", path.name, "../../svar.txt"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("saknas.json", "svar.txt"), "saknas.json kan inte läsas"),
        (("{order}", "saknas.txt"), "saknas.txt kan inte läsas"),
        (("orders", "svar.txt"), "orders kan inte läsas"),
        (("svar.txt", "svar.txt"), "svar.txt är ingen beställningsfil"),
    ],
)
def test_files_that_are_not_there(case: Case, arguments: tuple[str, str], words: str) -> None:
    """A file that is not there, or is something else, is told by its name."""
    case.scene.repo.write("svar.txt", "x")
    told = case.scene.tak("receipt", *(each.format(order=case.path) for each in arguments), day=None)
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert words in told.err


def test_an_order_without_a_prediction(case: Case) -> None:
    """An order file of an earlier version has nothing to compare with: it says how to write it again."""
    old = msgspec.structs.replace(case.order, receipt=())
    case.scene.repo.write(case.path, write_order(old))
    told = case.told(case.answer())
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert "tak order ntjp-qa" in told.err
