"""Exports that are cut, damaged or made up: refused in our own words, or read with what is wrong said."""

import json
from collections import Counter
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.counts import IS_THOROUGH
from builders.exports import VARIANTS, ExportRows, export_data, permission, routing, write_export
from tak_gitops.errors import TakError
from tak_gitops.live.document import Variant
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.texts import LANGUAGES, render

ROWS = ExportRows(
    routings=[routing(), routing("SE2321000131-E000000000002", url="https://two.example/x"), routing("Å ", "urn:x")],
    permissions=[permission(), permission(consumer="OTHER"), permission("Å ", "urn:x")],
    names={"SE2321000131-TIDBOK": "Region Exempel -- Tidbok – å"},
    filtered=[2],
)
BITS = (1, 2, 4, 8, 16, 32, 64, 128) if IS_THOROUGH else (1,)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def read(content: bytes) -> Catalogue:
    """The catalogue of an export's text."""
    return read_catalogue(content, path="export.json", digest="0" * 64)


def refusal(content: bytes) -> TakError:
    """The error that a text is refused with; it and its findings can be shown in both languages."""
    with pytest.raises(TakError) as caught:
        read(content)
    for language in LANGUAGES:
        assert "export.json" in render(caught.value.message, language)
        assert all(render(finding.message, language) for finding in caught.value.findings)
    return caught.value


def accepted(content: bytes) -> Catalogue | None:
    """The catalogue of a text, whose findings can be shown in both languages, or None when it is refused."""
    try:
        catalogue = read(content)
    except TakError:
        refusal(content)
        return None
    for language in LANGUAGES:
        assert all(render(finding.message, language) for finding in catalogue.findings)
    return catalogue


@pytest.mark.parametrize("variant", VARIANTS)
def test_an_export_cut_anywhere_is_refused(variant: Variant) -> None:
    """At every byte; a part of an export is never taken for the whole."""
    whole = write_export(ROWS, variant)
    assert {"live.cut"} == {refusal(whole[:length]).message.key for length in range(len(whole))}


def test_a_large_export_cut_anywhere_is_refused() -> None:
    """One of 200 KiB: at every byte in the thorough profile, at some of them always."""
    ids = [f"SE2321000131-E{number:012}" for number in range(270)]
    rows = ExportRows(routings=list(map(routing, ids)), permissions=list(map(permission, ids)))
    whole = write_export(rows)
    size = len(whole)
    assert size > 200 << 10
    lengths = range(0, size, 1 if IS_THOROUGH else 1_999)
    assert {"live.cut"} == {cut_key(whole[:length]) for length in lengths}


def cut_key(content: bytes) -> str:
    """What the refusal of a text is called."""
    with pytest.raises(TakError) as caught:
        read(content)
    return caught.value.message.key


def test_the_byte_where_a_cut_export_ends_is_named() -> None:
    """So that it can be compared with the size that the file should have."""
    assert 100 == dict(refusal(write_export(ROWS)[:100]).message.values)["byte"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_flipped_bit_never_moves_a_row_elsewhere_unseen(variant: Variant) -> None:
    """One damaged byte is refused, or changes or leaves out rows, but never adds one."""
    whole = write_export(ROWS, variant)
    before = _rows(read(whole))
    for position, bit in product(range(len(whole)), BITS):
        damaged = whole[:position] + bytes([whole[position] ^ bit]) + whole[position + 1 :]
        try:
            damaged.decode()
        except UnicodeDecodeError:
            continue
        catalogue = accepted(damaged)
        if catalogue is not None:
            after = _rows(catalogue)
            assert sum(after.values()) <= sum(before.values())
            lost = sum(before.values()) - sum(after.values())
            assert lost <= sum(finding.rule in {"TG300", "TG301", "TG302"} for finding in catalogue.findings)


def _rows(catalogue: Catalogue) -> Counter[Any]:
    return Counter([*catalogue.iter_routings(), *catalogue.iter_permissions()])


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_bytes_of_any_kind_are_refused(content: bytes) -> None:
    """Whatever it is, it is no export, and there is a message for it."""
    assert isinstance(refusal(content), TakError)


@given(document=JSON)
def test_json_of_any_kind_is_refused(document: Any) -> None:
    """JSON that is no export has a message too."""
    assert isinstance(refusal(json.dumps(document).encode()), TakError)


@given(data=st.data(), variant=st.sampled_from(VARIANTS))
def test_an_export_with_a_foreign_value_anywhere_never_breaks_the_reader(data: st.DataObject, variant: Variant) -> None:
    """Any value of an export may be replaced by any other."""
    document = export_data(ROWS, variant)
    path: Any = document
    while True:
        keys = list(path) if isinstance(path, dict) else list(range(len(path)))
        key = data.draw(st.sampled_from(keys))
        inner = path[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            path[key] = data.draw(JSON)
            break
        path = inner
    catalogue = accepted(json.dumps(document).encode())
    assert catalogue is None or catalogue.counts.routings == len(list(catalogue.iter_routings()))


def _without(name: str) -> bytes:
    document = export_data(ROWS)
    del document["data"][name]
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b'{"Status":"ERROR","message":"No such version"}', "live.status_error"),
        (b"{}", "live.no_data"),
        (b'{"data": null}', "live.no_data"),
        (b'{"data": {}}', "live.no_list"),
        (_without("vagval"), "live.no_list"),
        (_without("anropsbehorighet"), "live.no_list"),
        (b'{"data": {"vagval": null, "anropsbehorighet": []}}', "live.no_list"),
        (b'{"data": {"vagval": {}, "anropsbehorighet": []}}', "live.shape"),
        (b'{"data": {"vagval": [], "anropsbehorighet": 1}}', "live.shape"),
        (b'{"data": []}', "live.shape"),
        (b"[]", "live.shape"),
        (b'{"data": {"vagval": [], "anropsbehorighet": []}}', "live.no_rows"),
        (b'{"data": {"vagval": [1], "anropsbehorighet": ["x"]}}', "live.no_readable_rows"),
        (b'{"data": {"vagval": [], "vagval": [], "anropsbehorighet": []}}', "live.doubled_key"),
        (b'{"data": {}, "data": {"vagval": [], "anropsbehorighet": []}}', "live.doubled_key"),
        (b'{"data": {"vagval": []} "x": 1}', "live.not_json"),
        (b'{"data": {"vagval": [NaN]}}', "live.not_json"),
        (b'{"data": 1} {"data": 1}', "live.not_json"),
        (b"{'data': 1}", "live.not_json"),
        (b'{"data": {"vagval": ' + b"[" * 100_000, "live.too_deep"),
        (b'{"data": {"vagval": [' + b'{"a":' * 100_000, "live.too_deep"),
    ],
)
def test_another_shape_is_refused(content: bytes, key: str) -> None:
    """Each has a message of its own, with a next step."""
    assert key == refusal(content).message.key


def test_an_export_of_unreadable_rows_says_what_is_wrong_with_them() -> None:
    """When no row is left the findings come with the error."""
    error = refusal(b'{"data": {"vagval": [1], "anropsbehorighet": []}}')
    assert ["TG300.unreadable"] == [finding.message.key for finding in error.findings]
