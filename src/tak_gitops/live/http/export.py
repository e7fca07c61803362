"""The export of tak-services by its address: fetched, or known to be the one that was fetched before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from email.utils import parsedate_to_datetime
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from tak_gitops.errors import TakError, fail
from tak_gitops.live.files import ExportBytes, unpack_export
from tak_gitops.live.http.server import Server
from tak_gitops.live.intake import take_in
from tak_gitops.live.platform_name import wrong_platform
from tak_gitops.live.unpack import PACKED_LIMIT, is_packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tak_gitops.live.cache import CatalogueCache
    from tak_gitops.live.http.access import Access
    from tak_gitops.live.http.answer import Answer
    from tak_gitops.model.catalogue import Catalogue

_EXPORT = "/export/pv"
_MEBIBYTE = 1 << 20
_SETTLED_SECONDS = 2


class _Fetched(NamedTuple):
    """An export, None where the server says that the one known is current, and its validator (RFC 9110, 8.8)."""

    export: ExportBytes | None
    validator: dict[str, str]


def export_url(address: str) -> str:
    """The address of the export: that of tak-services with `/export/pv`, or the whole address as it is given."""
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    if path.endswith((_EXPORT, ".json", ".gz", ".gzip", ".zip")):
        return address
    return urlunsplit(parts._replace(path=f"{path}{_EXPORT}"))


def load_from_server(
    address: str, access: Access, *, cache: CatalogueCache | None = None, platform: str | None = None
) -> Catalogue:
    """The catalogue of the export at an address (see `export_url`); variant D counts as made when it was fetched.

    With `platform`, the last part of the address must not name another platform's export (formats.md 5). Raises
    TakError for all that can be wrong on the way and with the export.
    """
    url = export_url(address)
    refusal = wrong_platform(urlsplit(url).path, platform) if platform else None
    if refusal is not None:
        raise TakError(refusal)
    validator, known = _known(url, cache)
    with Server(url, access) as server:
        fetched = server.get(url, _take, validator)
    moment = access.now()
    catalogue = known if fetched.export is None else _read(fetched.export, url, cache)
    if catalogue is None:
        raise fail("fetch.status", url=url, status="304", detail="–")
    if cache and fetched.validator:
        cache.note(url, json.dumps({"digest": catalogue.digest, "validator": fetched.validator}))
    return replace(catalogue, snapshot=moment) if catalogue.variant == "D" else catalogue


def fetch_export(address: str, access: Access) -> bytes:
    """The export at an address, unpacked, to be kept in a file. Raises TakError as `load_from_server` does."""
    url = export_url(address)
    with Server(url, access) as server:
        export = server.get(url, _take).export
    return bytes(export.data) if export else b""


def _known(url: str, cache: CatalogueCache | None) -> tuple[dict[str, str], Catalogue | None]:
    """The headers that ask whether the export is still the one that was read last, and that one."""
    noted = cache.recall(url) if cache else None
    if cache is None or noted is None:
        return {}, None
    memory = json.loads(noted)
    catalogue = cache.get(memory["digest"], url)
    return (memory["validator"], catalogue) if catalogue else ({}, None)


def _take(answer: Answer) -> _Fetched:
    validator = _validator(answer)
    if answer.unchanged:
        return _Fetched(None, validator)
    chunks = answer.chunks()
    first = next(chunks)
    if is_packed(first):
        return _Fetched(unpack_export(_packed(chain([first], chunks), answer.url), answer.url), validator)
    digest = hashlib.sha256()
    data = take_in(chain([first], chunks), answer.url, digest=digest)
    return _Fetched(ExportBytes(digest.hexdigest(), data), validator)


def _packed(chunks: Iterator[bytes], url: str) -> bytes:
    packed = bytearray()
    for chunk in chunks:
        packed += chunk
        if len(packed) > PACKED_LIMIT:
            raise fail("live.packed_too_big", path=url, limit=PACKED_LIMIT // _MEBIBYTE)
    return bytes(packed)


def _read(export: ExportBytes, url: str, cache: CatalogueCache | None) -> Catalogue:
    kept = cache.get(export.digest, url) if cache else None
    if kept is not None:
        return kept
    from tak_gitops.live.parse import read_catalogue

    catalogue = read_catalogue(export.data, path=url, digest=export.digest)
    if cache:
        cache.put(catalogue)
    return catalogue


def _validator(answer: Answer) -> dict[str, str]:
    """What to ask with next time: the ETag, or a time of change that had settled when the answer was made."""
    if etag := answer.header("ETag"):
        return {"If-None-Match": etag}
    changed, made = answer.header("Last-Modified"), answer.header("Date")
    try:
        settled = parsedate_to_datetime(made) - parsedate_to_datetime(changed)
    except (ValueError, TypeError):
        return {}
    return {"If-Modified-Since": changed} if settled.total_seconds() >= _SETTLED_SECONDS else {}
