"""What fuzzing gives to the readers of what programs write: exports, answers of servers, order files, the ledger."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from functools import cache
from itertools import cycle
from typing import Any

import httpx
import msgspec

from builders.comments import expect_ours
from builders.fuzz_files import expect_told
from builders.hostile import hostile_view
from builders.reports import TIMING, predicted_order, report_of
from builders.takapi import QA
from tak_gitops.errors import TakError
from tak_gitops.forge.client import GitHub
from tak_gitops.forge.open_pulls import branch_of, open_pulls
from tak_gitops.forge.pull_facts import facts_of, pull_of
from tak_gitops.forge.sticky import own_comments, put_issue
from tak_gitops.live.files import ExportBytes, unpack_export
from tak_gitops.live.http.access import Access, Patience
from tak_gitops.live.intake import LIST, take_in
from tak_gitops.live.parse import read_catalogue
from tak_gitops.live.takapi.answers import POINTS, Answers
from tak_gitops.live.takapi.load import catalogue_of
from tak_gitops.live.takapi.points import chosen_point
from tak_gitops.live.unpack import is_packed
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.orders.channels.http_once import Answer
from tak_gitops.orders.channels.mail_answer import read_answer
from tak_gitops.orders.channels.takweb_answer import judge_for, judged
from tak_gitops.orders.channels.takweb_page import leads_to_log_in, read_page, usable
from tak_gitops.orders.ledger.paths import KINDS
from tak_gitops.orders.ledger.records import RecordError, decode, decoder, encode
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.order_file import OrderFile, digest_of, read_order, write_order
from tak_gitops.reports.pull_comment import LEAST, LIMIT, pull_comment
from tak_gitops.sources.json_order import encode as encoded
from tak_gitops.sources.json_order import filled
from tak_gitops.sources.order_reader import UnreadableOrderError, parse_order
from tak_gitops.texts import LANGUAGES, render, visible

ORDER = predicted_order()
REPORT = report_of(ORDER)
JUDGE = judge_for(ORDER, 1, encoded(filled(ORDER.parts[0], TIMING)))
LONGEST_WORD, LONGEST_NAME = 4096, 60
"""What one text can be at most, and the name of an environment or a branch."""
COMMIT = "4f1c9d2a" * 5
ORDER_PATH = "orders/ntjp-qa/2026-11-23-eken.json"
READERS = {name: decoder(kind) for name, kind in KINDS.items()}


@contextmanager
def explained() -> Iterator[None]:
    """An error of ours may leave, and can be shown in both languages; no other."""
    try:
        yield
    except TakError as problem:
        for language in LANGUAGES:
            text = render(problem.message, language)
            assert text == visible(text)
        expect_told(problem.findings)


def try_export(content: bytes) -> None:
    """An export, packed or not: a catalogue that is whole in itself, or an error of ours."""
    with explained():
        packed = is_packed(content)
        data = unpack_export(content, "x.json").data if packed else take_in([content], "x.json")
        expect_catalogue(read_catalogue(data, path="x.json", digest="0" * 64))


def try_takapi(content: bytes) -> None:
    """Answers of the TAK-api, as an object with one list for each resource; what is no object is every answer."""
    bodies = {POINTS: content, "serviceProductions": content, "cooperations": content}
    with suppress(ValueError, RecursionError):
        data = json.loads(content)
        if isinstance(data, dict):
            bodies = {name: json.dumps(rows).encode("utf-8", "surrogatepass") for name, rows in data.items()}
    with explained():
        taken = {name: ExportBytes("0" * 64, take_in([body], name, begins=LIST)) for name, body in bodies.items()}
        if {POINTS, "serviceProductions", "cooperations"} <= taken.keys():
            point = chosen_point(taken[POINTS], QA, "x")
            expect_catalogue(catalogue_of(Answers(point, taken, "x")))


def expect_catalogue(catalogue: Catalogue) -> None:
    """As many rows as are counted, each of which can be read, and findings that can be shown."""
    assert catalogue.counts.routings == len(list(catalogue.iter_routings()))
    assert catalogue.counts.permissions == len(list(catalogue.iter_permissions()))
    expect_told(catalogue.findings)


def try_order(content: bytes) -> None:
    """An order file is refused, or comes back as it was read; also with the digest that it should have."""
    expect_order(content)
    with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        order = msgspec.json.decode(content, type=OrderFile)
        what = (order.environment, order.platform, order.execute_on, order.lines)
        digest = digest_of(*what, cases=order.cases, needs=order.needs.cases)
        expect_order(write_order(msgspec.structs.replace(order, digest=digest)))


def expect_order(content: bytes) -> None:
    """Refused, or read, written and read again as the same."""
    with explained():
        order = read_order(content, ORDER_PATH)
        assert read_order(write_order(order), ORDER_PATH) == order


def try_ledger(content: bytes) -> None:
    """A record of any kind, and a whole ledger as an object of records by path."""
    for reader in READERS.values():
        with suppress(RecordError):
            record = decode(content, reader)
            assert decode(encode(record), reader) == record
    with suppress(ValueError, RecursionError):
        data = json.loads(content)
        if isinstance(data, dict):
            files = {name: (json.dumps(each, indent=2, ensure_ascii=False) + "\n") for name, each in data.items()}
            found = state({name: each.encode("utf-8", "surrogatepass") for name, each in files.items()})
            expect_told(found.problems)
            assert all(found.entries[seq].order.seq == seq for seq in found.entries)


def try_reply(content: bytes) -> None:
    """What TAK-web or a mail answers: proof only where every line is the predicted one, and no error but ours."""
    head, _, body = content.partition(b"\n")
    words = head.decode("latin-1").split(" ", 2)
    headers = Message()
    for name, value in zip(("Content-Type", "Location"), words[1:], strict=False):
        headers[name] = value
    status = int(words[0]) if words[0] in {"200", "302", "400", "403", "500"} else 200
    sent = judged(Answer(status, headers, body), JUDGE)
    verdict = JUDGE(content.decode("latin-1"))
    for kind, told in ((sent.kind, body), (verdict.kind, content)):
        assert kind != "rejected" or told.lstrip(b"\xef\xbb\xbf").startswith(b"JsonBestallning ERROR:::")
        assert kind != "accepted" or any(
            sorted(map(str.strip, told.decode(each, "replace").split("\n"))) == sorted(REPORT.split("\n"))
            for each in ("utf-8-sig", "latin-1")
        )
    page = read_page(content)
    assert page.token is None or usable(page.token)
    leads_to_log_in(content.decode("latin-1"))
    with suppress(UnreadableOrderError):
        parse_order(content.decode("utf-8", "replace"))
    with explained():
        read_answer(content, path="svar.eml", domain="region.example", case_prefix="INC")


def try_forge(content: bytes) -> None:
    """Answers of GitHub, as an object with one for each question; what is no object is every answer."""
    answers: Any = None
    with suppress(ValueError, RecursionError):
        answers = json.loads(content)

    def answer(request: httpx.Request) -> httpx.Response:
        name = request.url.path.rpartition("/")[2]
        if not isinstance(answers, dict):
            return httpx.Response(200, content=content)
        found = answers.get("pull" if name == "7" else name)
        status = answers.get("status")
        code = status if isinstance(status, int) and 200 <= status < 600 else 200
        return httpx.Response(code, content=json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    client = github()
    client._client = httpx.Client(transport=httpx.MockTransport(answer), trust_env=False)
    for question in (
        lambda: facts_of(client, 7, "main", COMMIT),
        lambda: pull_of(client, COMMIT),
        lambda: open_pulls(client, "main"),
        lambda: branch_of(client, 7),
        lambda: own_comments(client, "bot", 7, "<!--"),
        lambda: put_issue(client, "bot", "<!--", "Titel", "<!-- x", is_open=True),
        client.login,
    ):
        with explained():
            question()


@cache
def github() -> GitHub:
    """A client that reaches nobody."""
    now = datetime(2026, 11, 23, tzinfo=UTC)
    patience = Patience(attempts=1)
    access = Access(now=lambda: now, clock=lambda: 0.0, sleep=lambda _: None, patience=patience)
    return GitHub("http://127.0.0.1:1", "region/anslutningar", None, access)


def try_comment(content: bytes) -> None:
    """Whatever names, ids, paths and texts there are, a comment has no element, link, mention or mark but ours."""
    words = cycle([each.decode("utf-8", "replace")[:LONGEST_WORD] for each in content.split(b"\n")])
    view = hostile_view(words.__next__, has_problem=len(content) % 2 == 1)
    short = replace(
        view.plan, environment=view.plan.environment[:LONGEST_NAME], base=str(view.plan.base)[:LONGEST_NAME]
    )
    view = view._replace(plan=short)
    for limit in (LIMIT, LEAST):
        text = pull_comment(view, "sv", limit=limit)
        assert len(text.encode()) <= limit
        expect_ours(text, view.plan.environment)
