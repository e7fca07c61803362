"""The export of tak-services over HTTP: read as from a file, fetched anew only when it has changed."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.exports import MADE, ExportRows, permission, routing, write_export
from builders.fake_server import FETCHED, FakeServer, Reply, access, packed
from tak_gitops.errors import TakError
from tak_gitops.live.cache import CatalogueCache
from tak_gitops.live.http.export import export_url, fetch_export, load_from_server
from tak_gitops.live.load import load_export
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.texts import render

PATH = "/tak-services/export/pv"
ROWS = ExportRows(routings=[routing()], permissions=[permission()])
EXPORT = write_export(ROWS, "D")
OTHER = write_export(ExportRows(permissions=[permission()]), "D")
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """tak-services, with an export."""
    with FakeServer() as running:
        running.answers[PATH] = Reply(EXPORT, headers=JSON)
        yield running


@pytest.fixture
def cache(tmp_path: Path) -> CatalogueCache:
    """An empty cache."""
    return CatalogueCache(tmp_path / "cache")


def load(server: FakeServer, cache: CatalogueCache | None = None) -> Catalogue:
    """The catalogue of the export."""
    return load_from_server(f"{server.url}/tak-services", access(), cache=cache)


def refused(server: FakeServer, reply: Reply) -> tuple[str, str]:
    """The key of the error that an answer gives, and its text."""
    server.answers[PATH] = reply
    with pytest.raises(TakError) as caught:
        load(server)
    return caught.value.message.key, render(caught.value.message, "sv")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://tak/tak-services", "https://tak/tak-services/export/pv"),
        ("https://tak/tak-services/", "https://tak/tak-services/export/pv"),
        ("https://tak", "https://tak/export/pv"),
        ("https://tak/tak-services/export/pv", "https://tak/tak-services/export/pv"),
        ("https://tak/tak-services/export/pv?version=12", "https://tak/tak-services/export/pv?version=12"),
        ("https://tak/dumps/takdump_ntjp_qa.json.gz", "https://tak/dumps/takdump_ntjp_qa.json.gz"),
    ],
)
def test_the_address_of_the_export(address: str, expected: str) -> None:
    """The base is completed; a whole address stays as it is."""
    assert expected == export_url(address)


def test_an_export_is_read_as_from_a_file(server: FakeServer, tmp_path: Path) -> None:
    """Every row, name and finding; only where it comes from differs."""
    (tmp_path / "export.json").write_bytes(EXPORT)
    url = f"{server.url}{PATH}"
    from_file = load_export(tmp_path / "export.json", shown=url)
    assert replace(from_file, snapshot=FETCHED) == load(server)


def test_variant_d_is_as_old_as_its_fetching(server: FakeServer) -> None:
    """It holds when it was published, which says nothing of its age (formats.md 5)."""
    assert FETCHED == load(server).snapshot


def test_another_variant_keeps_its_own_moment(server: FakeServer) -> None:
    """B tells when it was made."""
    server.answers[PATH] = Reply(write_export(ROWS, "B"))
    assert MADE.replace(microsecond=0) == load(server).snapshot


@pytest.mark.parametrize("content", [gzip.compress(EXPORT), EXPORT], ids=["packed", "plain"])
@pytest.mark.parametrize("on_the_way", [True, False])
def test_a_packed_export_is_unpacked(server: FakeServer, content: bytes, on_the_way: bool) -> None:
    """By the server on the way, as a file that is packed, or both."""
    reply = Reply(content)
    server.answers[PATH] = packed(reply) if on_the_way else reply
    assert (1, 1) == load(server).counts[:2]


def test_an_export_that_has_not_changed_is_not_sent_again(server: FakeServer, cache: CatalogueCache) -> None:
    """Its ETag is asked with; the answer 304 makes it as fresh as this moment."""
    server.answers[PATH] = [Reply(EXPORT, headers={"ETag": '"3"'}), Reply(status=304, headers={"ETag": '"3"'})]
    first = load(server, cache)
    later = datetime(2026, 11, 24, tzinfo=UTC)
    second = load_from_server(f"{server.url}/tak-services", access(now=lambda: later), cache=cache)
    assert replace(first, snapshot=later) == second
    assert [None, '"3"'] == [asked.headers.get("If-None-Match") for asked in server.asked]


def test_an_export_that_has_changed_is_read_anew(server: FakeServer, cache: CatalogueCache) -> None:
    """And its new ETag is asked with from then on."""
    replies = [(EXPORT, '"3"'), (OTHER, '"4"'), (OTHER, '"4"')]
    server.answers[PATH] = [Reply(body, headers={"ETag": tag}) for body, tag in replies]
    counts = [load(server, cache).counts.routings for _ in replies]
    assert [1, 0, 0] == counts
    assert [None, '"3"', '"4"'] == [asked.headers.get("If-None-Match") for asked in server.asked]


@pytest.mark.parametrize(
    ("changed", "asked_with"),
    [
        ("Mon, 23 Nov 2026 06:00:00 GMT", "Mon, 23 Nov 2026 06:00:00 GMT"),
        ("Mon, 23 Nov 2026 06:30:59 GMT", None),
        ("i går", None),
    ],
)
def test_a_time_of_change_is_asked_with_when_it_has_settled(
    server: FakeServer, cache: CatalogueCache, monkeypatch: pytest.MonkeyPatch, changed: str, asked_with: str | None
) -> None:
    """Another change within the same second would not show."""
    monkeypatch.setattr(
        "http.server.BaseHTTPRequestHandler.date_time_string", lambda _: "Mon, 23 Nov 2026 06:31:00 GMT"
    )
    server.answers[PATH] = Reply(EXPORT, headers={"Last-Modified": changed})
    load(server, cache)
    load(server, cache)
    assert [None, asked_with] == [asked.headers.get("If-Modified-Since") for asked in server.asked]


def test_a_catalogue_that_is_gone_is_not_asked_about(server: FakeServer, cache: CatalogueCache, tmp_path: Path) -> None:
    """Without what was kept, 304 would be of no use."""
    server.answers[PATH] = Reply(EXPORT, headers={"ETag": '"3"'})
    load(server, cache)
    for kept in (tmp_path / "cache").glob("*.catalogue"):
        kept.unlink()
    assert (1, 1) == load(server, cache).counts[:2]
    assert [None, None] == [asked.headers.get("If-None-Match") for asked in server.asked]


def test_the_same_export_is_parsed_once(
    server: FakeServer, cache: CatalogueCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an ETag its digest tells that it has been read before."""
    first = load(server, cache)

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("tak_gitops.live.parse.read_catalogue", never)
    assert first == load(server, cache)


@pytest.mark.parametrize(
    ("reply", "key"),
    [
        pytest.param(Reply(b'{"Status":"ERROR","message":"PubVersion 99 saknas"}'), "live.status_error", id="ERROR"),
        pytest.param(Reply(EXPORT[:-2]), "live.cut", id="cut by the server"),
        pytest.param(Reply(b"[]"), "live.not_an_object", id="a list"),
        pytest.param(Reply(b"<connectionPoints/>"), "live.not_an_object", id="XML"),
        pytest.param(Reply(b"<?xml version='1.0'?><a/>"), "fetch.page", id="XML with a heading"),
        pytest.param(Reply(EXPORT.replace(b"vagval", b"v\xe4gval")), "live.not_utf8", id="Latin-1"),
        pytest.param(Reply(b"\x89PNG\r\n\x1a\n\x00"), "live.binary", id="a picture"),
        pytest.param(Reply(gzip.compress(EXPORT)[:-9]), "live.gzip_cut", id="a packed file that is cut"),
        pytest.param(Reply(b'{"data":{"vagval":[],"anropsbehorighet":[]}}'), "live.no_rows", id="no rows"),
        pytest.param(Reply(b'{"a":'), "live.cut", id="nothing of it"),
    ],
)
def test_what_is_no_export_is_told(server: FakeServer, reply: Reply, key: str) -> None:
    """In the words that files have too, with the address in front, and status 200 proves nothing."""
    found, text = refused(server, reply)
    assert key == found
    assert text.startswith(f"{server.url}{PATH}: ")


def test_a_packed_export_that_is_too_large_is_not_read(server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than any packed export has."""
    monkeypatch.setattr("tak_gitops.live.http.export.PACKED_LIMIT", 100)
    assert "live.packed_too_big" == refused(server, Reply(gzip.compress(EXPORT)))[0]


def test_another_platforms_export_is_refused(server: FakeServer) -> None:
    """By the name in the address, before anything is fetched."""
    with pytest.raises(TakError) as caught:
        load_from_server(f"{server.url}/takdump_sll_qa.json", access(), platform="NTJP-QA")
    assert ("live.other_platform", []) == (caught.value.message.key, server.asked)


def test_an_export_is_fetched_to_be_kept(server: FakeServer) -> None:
    """Its very bytes, unpacked."""
    server.answers[PATH] = packed(Reply(EXPORT))
    assert EXPORT == fetch_export(f"{server.url}/tak-services", access())


def test_the_recorded_export(server: FakeServer, shared: Path) -> None:
    """What tak-services of 4.3 answered is read over HTTP as it is from a file."""
    content = gzip.decompress((shared / "recordings/exports/tak-services-export-pv.json.gz").read_bytes())
    server.answers[PATH] = Reply(content, headers=JSON)
    url = f"{server.url}{PATH}"
    expected = read_catalogue(content, path=url, digest=load(server).digest)
    assert replace(expected, snapshot=FETCHED) == load(server)
    assert "D" == expected.variant
