"""Catalogues that have been read are found again by digest, and nothing damaged is ever trusted."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.exports import VARIANTS, ExportRows, permission, routing, write_export
from tak_gitops.live import cache as cache_module
from tak_gitops.live.cache import KEPT, CatalogueCache
from tak_gitops.live.files import Signature, signature
from tak_gitops.live.packing import pack, unpack
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.catalogue import ALWAYS, Catalogue

DIGEST = "0123456789abcdef" * 4
SECOND_NS = 1_000_000_000


def catalogue(digest: str = DIGEST, variant: str = "B") -> Catalogue:
    """A small catalogue with findings of several kinds."""
    rows = ExportRows(
        routings=[routing(), routing("Å", url=" x"), routing("a", "urn:y", first=date(2026, 2, 1))],
        permissions=[permission(), permission(), permission("A", consumer="Z", last=date(1999, 1, 1))],
        names={"Å": "Ön – åäö"},
        filtered=[2],
    )
    content = write_export(rows, next(known for known in VARIANTS if known == variant))
    return read_catalogue(content, path="export.json", digest=digest)


@pytest.fixture
def cache(tmp_path: Path) -> CatalogueCache:
    """A cache in a folder that is not there yet."""
    return CatalogueCache(tmp_path / "home" / "cache")


@pytest.fixture
def kept(cache: CatalogueCache, tmp_path: Path) -> Path:
    """The file of the one catalogue that the cache keeps."""
    cache.put(catalogue())
    return next((tmp_path / "home" / "cache").iterdir())


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_kept_catalogue_is_the_same_catalogue(cache: CatalogueCache, variant: str) -> None:
    """Nothing is lost or changed: objects, rows, days, filters, counts, findings."""
    original = catalogue(variant=variant)
    cache.put(original)
    assert original == cache.get(DIGEST, "export.json")


def test_a_kept_catalogue_without_days_stays_without(cache: CatalogueCache) -> None:
    """That its source tells no days is kept with it."""
    original = replace(catalogue(), variant="API", dates_known=False, periods=[ALWAYS] * 9)
    cache.put(original)
    assert original == cache.get(DIGEST, "export.json")


def test_what_was_noted_is_recalled(cache: CatalogueCache) -> None:
    """By its subject, and the last note counts."""
    assert cache.recall("https://tak.example/å") is None
    for text in ("ett", "två"):
        cache.note("https://tak.example/å", text)
    assert ("två", None) == (cache.recall("https://tak.example/å"), cache.recall("https://tak.example/a"))


def test_a_damaged_note_is_not_trusted(cache: CatalogueCache, tmp_path: Path) -> None:
    """At any byte."""
    cache.note("ämne", "text")
    file = next((tmp_path / "home" / "cache").iterdir())
    whole = file.read_bytes()
    for position in range(len(whole)):
        file.write_bytes(whole[:position] + bytes([whole[position] ^ 0x01]) + whole[position + 1 :])
        assert cache.recall("ämne") is None


def test_findings_show_the_path_of_this_run(cache: CatalogueCache) -> None:
    """The same export may lie elsewhere today."""
    cache.put(catalogue())
    found = cache.get(DIGEST, "elsewhere.json")
    assert found is not None
    assert found.findings
    assert {"elsewhere.json"} == {finding.place.path for finding in found.findings if finding.place}


def test_what_was_never_kept_is_not_there(cache: CatalogueCache) -> None:
    """No folder, no file, no error."""
    assert cache.get(DIGEST, "export.json") is None


def test_a_file_damaged_at_any_byte_is_not_trusted(cache: CatalogueCache, kept: Path) -> None:
    """It is as if it were not there, and it is removed."""
    whole = kept.read_bytes()
    for position in range(len(whole)):
        kept.write_bytes(whole[:position] + bytes([whole[position] ^ 0x01]) + whole[position + 1 :])
        assert cache.get(DIGEST, "export.json") is None
        assert not kept.exists()


def test_a_file_cut_at_any_byte_is_not_trusted(cache: CatalogueCache, kept: Path) -> None:
    """It is as if it were not there, and it is removed."""
    whole = kept.read_bytes()
    for length in range(len(whole)):
        kept.write_bytes(whole[:length])
        assert cache.get(DIGEST, "export.json") is None
        assert not kept.exists()


@pytest.mark.parametrize("heading", [b"tak-gitops 0.0.1 1 little\n", b"tak-gitops 0.1.0 0 little\n", b""])
def test_a_file_of_another_version_is_not_trusted(
    cache: CatalogueCache, monkeypatch: pytest.MonkeyPatch, heading: bytes
) -> None:
    """Another release may have read the same export differently."""
    with monkeypatch.context() as other_version:
        other_version.setattr(cache_module, "_HEADING", heading)
        cache.put(catalogue())
        assert cache.get(DIGEST, "export.json") is not None
    assert cache.get(DIGEST, "export.json") is None


def test_a_file_of_another_export_is_not_trusted(cache: CatalogueCache, kept: Path) -> None:
    """A whole file under the wrong name is not the catalogue that was asked for."""
    other = "f" * 64
    kept.rename(kept.with_name(kept.name.replace(DIGEST, other)))
    assert cache.get(other, "export.json") is None


def test_a_whole_file_that_holds_something_else_is_not_trusted(
    cache: CatalogueCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The seal says that the content is ours, and the content is still looked at."""
    monkeypatch.setattr("tak_gitops.live.packing.pack", lambda _: b"\x93\x01\x02\x03")
    cache.put(catalogue())
    assert cache.get(DIGEST, "export.json") is None


@given(payload=st.binary(max_size=100))
def test_a_foreign_payload_is_refused(payload: bytes) -> None:
    """`unpack` reads what `pack` made, and raises ValueError for all else."""
    with pytest.raises(ValueError, match=r"."):
        unpack(payload, "export.json")


def test_a_folder_that_cannot_be_used_keeps_nothing(tmp_path: Path) -> None:
    """A file stands where the folder should be: no cache, and no error."""
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    cache = CatalogueCache(tmp_path / "cache")
    cache.put(catalogue())
    cache.remember(tmp_path / "export.json", Signature(1, 2, 3, 4, 5), DIGEST)
    assert cache.get(DIGEST, "export.json") is None
    assert cache.known_digest(tmp_path / "export.json", Signature(1, 2, 3, 4, 5)) is None


def test_a_read_only_folder_keeps_nothing(cache: CatalogueCache, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there is used, nothing more is kept, and nobody is bothered."""

    def denied(*_: object, **__: object) -> None:
        raise PermissionError

    for function in ("tempfile.mkstemp", "os.utime", "os.unlink"):
        monkeypatch.setattr(function, denied)
    cache.put(catalogue("f" * 64))
    assert cache.get(DIGEST, "export.json") is not None
    assert [kept] == list(kept.parent.iterdir())


def test_a_full_disk_keeps_nothing(cache: CatalogueCache, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was begun is removed, and nobody is bothered."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    cache.put(catalogue("f" * 64))
    assert [kept] == list(kept.parent.iterdir())


def test_the_catalogues_used_last_are_kept(cache: CatalogueCache, kept: Path) -> None:
    """Old ones go; one that is used stays."""
    for n in range(KEPT - 1):
        cache.put(catalogue(f"{n:064}"))
    for age, path in enumerate(sorted(kept.parent.iterdir())):
        os.utime(path, (age, age))
    os.utime(kept, (0, 0))
    assert cache.get(DIGEST, "export.json") is not None
    cache.put(catalogue("f" * 64))
    names = {path.name[:64] for path in kept.parent.iterdir()}
    assert KEPT == len(names)
    assert {DIGEST, "f" * 64} <= names
    assert f"{0:064}" not in names


def test_packing_is_deterministic() -> None:
    """The same catalogue gives the same bytes."""
    first, second = pack(catalogue()), pack(catalogue())
    assert first == second


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A file that was changed last a minute ago."""
    path = tmp_path / "export.json"
    path.write_bytes(b"{}")
    return path


def settled(path: Path, age_ns: int = 60 * SECOND_NS) -> Signature:
    """The signature of a file as if it had been changed last so long ago."""
    found = signature(path)
    assert found is not None
    return found._replace(modified_ns=found.modified_ns - age_ns, changed_ns=found.changed_ns - age_ns)


def test_a_file_that_has_not_changed_is_known(cache: CatalogueCache, export: Path) -> None:
    """An export that was read before need not be read to know its digest."""
    cache.remember(export, settled(export), DIGEST)
    assert DIGEST == cache.known_digest(export, settled(export))


@pytest.mark.parametrize("field", Signature._fields)
def test_a_file_that_has_changed_in_any_way_is_not_known(cache: CatalogueCache, export: Path, field: str) -> None:
    """Size, times, inode and device all count."""
    before = settled(export)
    cache.remember(export, before, DIGEST)
    assert cache.known_digest(export, before._replace(**{field: getattr(before, field) - 1})) is None


@pytest.mark.parametrize("field", ["modified_ns", "changed_ns"])
def test_a_file_changed_just_before_it_was_remembered_is_not_known(
    cache: CatalogueCache, export: Path, field: str
) -> None:
    """Another change within the same tick of the clock would not show, as in Git's index."""
    fresh = settled(export)._replace(**{field: getattr(settled(export, SECOND_NS), field)})
    cache.remember(export, fresh, DIGEST)
    assert cache.known_digest(export, fresh) is None


def test_a_damaged_memory_is_not_trusted(cache: CatalogueCache, export: Path) -> None:
    """At any byte."""
    before = settled(export)
    cache.remember(export, before, DIGEST)
    memory = next((export.parent / "home" / "cache").iterdir())
    whole = memory.read_bytes()
    for position in range(len(whole)):
        memory.write_bytes(whole[:position] + bytes([whole[position] ^ 0x01]) + whole[position + 1 :])
        assert cache.known_digest(export, before) is None
