"""What is fuzzed: each reader of what comes from outside, and the inputs that it is begun with.

`bench/fuzz.py` changes the inputs for hours; `tests/fuzz` gives every one that was ever kept to its reader again.
"""

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

from builders.changes import small_order
from builders.exports import VARIANTS, ExportRows, permission, routing, write_export
from builders.fuzz_answers import (
    ORDER_PATH,
    REPORT,
    try_comment,
    try_export,
    try_forge,
    try_ledger,
    try_order,
    try_reply,
    try_takapi,
)
from builders.fuzz_files import (
    FILES,
    file_seeds,
    try_approvals,
    try_files,
    try_hsa,
    try_lists,
    try_words,
    try_yaml,
)
from builders.hostile import ATTACKS, COMMIT
from builders.ledger import START, claim_of, merged_at, order, outcome_of, records
from builders.takapi import api_answers
from tak_gitops.orders.ledger.paths import path_of
from tak_gitops.orders.ledger.records import Cursor, Record, encode
from tak_gitops.orders.ledger.state import state
from tak_gitops.orders.order_file import write_order

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "tests" / "fuzz" / "inputs"
"""A folder for each target: what was found once is tried by the tests for ever."""
ROWS = ExportRows(routings=[routing(), routing("*", url="https://two.example/x")], permissions=[permission()])


class Target(NamedTuple):
    """A reader: `run` raises whatever must not be, `seeds` are good inputs, `minutes` its share of the long run.

    Inputs of a target with `is_json` are changed as JSON, too.
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    minutes: int
    is_json: bool = False


def written() -> list[bytes]:
    """The YAML files of the examples and of the repository that is tried."""
    paths = sorted([*ROOT.glob("systems/*.yaml"), *ROOT.glob("environments/**/*.yaml"), ROOT / "tak-gitops.yaml"])
    examples = sorted((ROOT / "tests" / "examples").rglob("*.y*ml"))
    return [path.read_bytes() for path in (*paths, *examples)]


def lists() -> list[bytes]:
    """Lists of addresses and a certificate."""
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    book.active.append(["SE2321000131-E000000000001", "Vårdcentralen Eken"])  # type: ignore[union-attr]
    book.save(out)
    files = [*ROOT.glob("environments/**/*.csv"), *(ROOT / "tests" / "examples").rglob("*.csv")]
    pasted = b"V\xc3\xa5rdcentralen Eken (SE2321000131-E000000000001)\n* SE2321000131-E000000000002; Asp\n"
    return [
        *(each.read_bytes() for each in files),
        pasted,
        out.getvalue(),
        (ROOT / "systems/tidbok-qa.pem").read_bytes(),
    ]


def exports() -> list[bytes]:
    """Each variant, and one packed in both ways."""
    plain = [write_export(ROWS, variant) for variant in VARIANTS]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x.json", plain[0])
    return [*plain, gzip.compress(plain[1], mtime=0), out.getvalue()]


def ledger() -> list[bytes]:
    """Records, and a small ledger."""
    merged = merged_at("a" * 40, None, ORDER_PATH)
    made: list[tuple[Record, str]] = [(each, "ntjp-qa") for each in records(order(), merged)]
    made.append((Cursor(k=1, commit="a" * 40, at=START), ""))
    files = {path_of(record, where): encode(record) for record, where in made}
    for step in (
        lambda entry: claim_of(entry, START + timedelta(minutes=1)),
        lambda entry: outcome_of(entry, "accepted", START + timedelta(minutes=2)),
    ):
        record = step(state(files).entries[1])
        files[path_of(record, "ntjp-qa")] = encode(record)
    whole = {path: json.loads(content) for path, content in files.items()}
    return [*files.values(), json.dumps(whole).encode()]


def replies() -> list[bytes]:
    """Answers of TAK-web and of a service desk."""
    mail = "Subject: Re: [tak-gitops 7.1 0a1b2c] INC12\r\nIn-Reply-To: <7.1@region.example>\r\n\r\nHej, INC12.\r\n"
    page = '<form action="/tak-web/auth/login" method="post"><input type="hidden" name="_csrf" value="ab-12"></form>'
    report = REPORT.encode("latin-1")
    return [
        report,
        b"200 text/plain;charset=ISO-8859-1\n" + report,
        "200 text/plain\nJsonBestallning ERROR::: {}\nLogisk adress saknas: Å\n".encode("latin-1"),
        b"302 text/html http://x.example/tak-web/auth/login\n",
        b'400 application/json\n{"status": 400, "path": "/tak-web/rest/create"}',
        mail.encode(),
        page.encode(),
        json.dumps(small_order().parts[0]).encode(),
    ]


def forge() -> list[bytes]:
    """What GitHub says of a pull request that was approved and merged."""
    moment, anna = "2026-11-23T09:00:00Z", {"login": "anna", "id": 1001, "type": "User"}
    person = {"name": "Anna", "email": "anna@region.example"}
    pull = {
        "number": 7,
        "state": "open",
        "merged": True,
        "merged_at": moment,
        "merge_commit_sha": COMMIT,
        "base": {"ref": "main", "repo": {"id": 4711}},
        "head": {"sha": COMMIT, "ref": "ny", "repo": {"id": 4711}},
        "user": anna,
        "commits": 1,
    }
    commit = {"message": "Ny\n\nCo-authored-by: Bo <bo@x.example>", "author": person, "committer": person}
    issue = {"number": 3, "state": "open", "title": "Titel", "body": "<!-- x", "user": {"login": "bot"}}
    return [
        json.dumps(
            {
                "pull": pull,
                "pulls": [pull],
                "commits": [{"sha": COMMIT, "commit": commit, "author": anna, "committer": {}}],
                "reviews": [
                    {"id": 9, "user": anna, "state": "APPROVED", "commit_id": COMMIT, "submitted_at": moment},
                    {"id": 8, "user": None, "state": "PENDING"},
                ],
                "rule-suites": [{"after_sha": COMMIT, "result": "pass"}],
                "comments": [{"id": 5, "body": "<!-- x", "user": {"login": "bot"}}],
                "issues": [issue],
                "graphql": {"data": {"viewer": {"login": "bot"}}},
                "status": 200,
            }
        ).encode(),
        b'{"status": 403, "message": "no"}',
    ]


def approvals() -> list[bytes]:
    """A statement with a signature, as a file and as a tag."""
    text = (
        f"tak-gitops approval 1\nrepository region/anslutningar\nbranch main\nhead {COMMIT}\n"
        f"order ntjp-qa sha256:{'0a' * 32}\nexpires 2026-11-30T09:00:00Z\n"
    )
    signature = "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n"
    tag = f"object {COMMIT}\ntype commit\ntag tak-approval/x\ntagger A <a@x> 1764000000 +0000\n\n"
    return [f"{text}{signature}".encode(), f"{tag}{text}{signature}".encode()]


def words() -> list[bytes]:
    """Ids, contracts, addresses and keys."""
    contract = "urn:riv:crm:scheduling:MakeBookingResponder:1"
    return [
        f"crm:scheduling:MakeBooking:1\n{contract}\ncrm:scheduling:MakeBooking:1.1".encode(),
        b"SE2321000131-E000000000001\n*\nse",
        f"routing:SE2321000131-E1,{contract}\npermission:SE1,{contract},SE2".encode(),
        b"https://user:pass@x.example:8443/a?token=abc&key=1#f\nhttp://[::1]:80/\nhttps://x.example/{domain}/{major}",
        b"Co-authored-by: Bo <bo@x.example>",
        *(each.encode() for each in ATTACKS),
    ]


def hsa() -> list[bytes]:
    """A file of two units."""
    unit = "<hsaUnit><hsaIdentity>{}</hsaIdentity><DN>{}</DN><name>Å &amp; Ö</name></hsaUnit>"
    units = unit.format("SE1-R", "o=Region,c=SE") + unit.format("SE1-S", "ou=S,o=Region,c=SE")
    return [f'<?xml version="1.0"?>\n<r xmlns="urn:riv:hsa"><hsaUnits>{units}</hsaUnits></r>'.encode()]


def takapi() -> list[bytes]:
    """The answers for a routing and a permission."""
    return [
        json.dumps(api_answers([routing(), permission()], masked=each, alone=True)).encode() for each in (True, False)
    ]


TARGETS = {
    "yaml": Target(try_yaml, written, 34),
    "files": Target(
        try_files, lambda: file_seeds({path: dedent(text).lstrip("\n").encode() for path, text in FILES.items()}), 20
    ),
    "lists": Target(try_lists, lists, 6),
    "words": Target(try_words, words, 4),
    "export": Target(try_export, exports, 12, is_json=True),
    "takapi": Target(try_takapi, takapi, 8, is_json=True),
    "hsa": Target(try_hsa, hsa, 3),
    "order": Target(try_order, lambda: [write_order(small_order())], 9, is_json=True),
    "ledger": Target(try_ledger, ledger, 8, is_json=True),
    "reply": Target(try_reply, replies, 6),
    "forge": Target(try_forge, forge, 5, is_json=True),
    "approvals": Target(try_approvals, approvals, 2),
    "comment": Target(try_comment, lambda: ["\n".join(ATTACKS).encode(), *(each.encode() for each in ATTACKS)], 8),
}
