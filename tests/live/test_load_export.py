"""An export by its path: of the right platform, the newest of several, read once."""

import os
from pathlib import Path

import pytest

from builders.exports import ExportRows, permission, routing, write_export
from tak_gitops.errors import TakError
from tak_gitops.live.cache import CatalogueCache
from tak_gitops.live.load import find_export, load_export
from tak_gitops.live.platform_name import wrong_platform
from tak_gitops.texts import render

ONE = write_export(ExportRows(routings=[routing("ONE")]))
TWO = write_export(ExportRows(permissions=[permission("TWO")]))


@pytest.fixture
def cache(tmp_path: Path) -> CatalogueCache:
    """An empty cache."""
    return CatalogueCache(tmp_path / "cache")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export that has lain there for years."""
    path = tmp_path / "export.json"
    path.write_bytes(ONE)
    return path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the exports that are parsed during the test."""
    from tak_gitops.live import parse

    paths: list[str] = []
    original = parse.read_catalogue

    def counting(data: bytearray, *, path: str, digest: str) -> object:
        paths.append(path)
        return original(data, path=path, digest=digest)

    monkeypatch.setattr(parse, "read_catalogue", counting)
    return paths


def test_an_export_is_parsed_once(export: Path, cache: CatalogueCache, parsed: list[str]) -> None:
    """The second time it comes from the cache, and is the same."""
    first = load_export(export, shown="a.json", cache=cache)
    second = load_export(export, shown="a.json", cache=cache)
    assert first == second == load_export(export, shown="a.json")
    assert ["a.json", "a.json"] == parsed


def test_the_same_content_elsewhere_is_not_parsed_again(export: Path, cache: CatalogueCache, parsed: list[str]) -> None:
    """What counts is the digest, not the path."""
    load_export(export, shown="a.json", cache=cache)
    copy = export.with_name("copy.json")
    copy.write_bytes(ONE)
    assert "b.json" not in parsed
    assert load_export(copy, shown="b.json", cache=cache) == load_export(export, shown="b.json", cache=cache)
    assert ["a.json"] == parsed


def test_another_content_at_the_same_path_is_seen(export: Path, cache: CatalogueCache) -> None:
    """An export of the same size that has replaced another is read, and the old one is forgotten nowhere."""
    other = ONE.replace(b"ONE", b"TWO")
    assert len(ONE) == len(other)
    before = load_export(export, shown="a.json", cache=cache)
    export.write_bytes(other)
    after = load_export(export, shown="a.json", cache=cache)
    assert (["ONE"], ["TWO"]) == (before.addresses.ids, after.addresses.ids)


def test_a_missing_export_is_refused_with_a_cache_too(tmp_path: Path, cache: CatalogueCache) -> None:
    """The path is shown as the user wrote it."""
    with pytest.raises(TakError) as caught:
        load_export(tmp_path / "gone.json", shown="../gone.json", cache=cache)
    assert "../gone.json" in render(caught.value.message, "sv")


@pytest.mark.parametrize("platform", ["NTJP-QA", "ntjp-qa", "Ntjp_Qa"])
@pytest.mark.parametrize(
    "name",
    [
        "takdump_ntjp_qa.json",
        "takdump_NTJP_QA.json.gz",
        "exports/takdump_ntjp_qa.transformed.json.zip",
        "takdump_ntjp_qa_2026-11-23.json",
        "2026-11-23-takdump-ntjp-qa.json",
        "takdump_ntjp_qa.json_backup",
        "PubVersion-3.json.gzip",
        "takdump.json",
        "takdump_ntjp.json",
        "takdump_sll_qa.json/export.json",
        "export",
    ],
)
def test_a_name_of_the_platform_or_of_none_passes(name: str, platform: str) -> None:
    """Letter case and the sign between the words do not count; other names say nothing."""
    assert wrong_platform(name, platform) is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("takdump_ntjp_prod.json", "NTJP-PROD"),
        ("takdump_sll_qa.json.gz", "SLL-QA"),
        ("takdump_ntjp_qa2.json", "NTJP-QA2"),
        ("../x/TAKDUMP_SLL_PROD.transformed.json", "SLL-PROD"),
    ],
)
def test_a_name_of_another_platform_is_told(name: str, found: str) -> None:
    """The message says whose export it is and whose it should be."""
    message = wrong_platform(name, "NTJP-QA")
    assert message is not None
    assert found in render(message, "sv")
    assert "NTJP-QA" in render(message, "en")


def test_an_export_of_another_platform_is_not_read(tmp_path: Path) -> None:
    """By its name (formats.md 5), before anything is read; without a platform the name is free."""
    path = tmp_path / "takdump_sll_qa.json"
    path.write_bytes(ONE)
    with pytest.raises(TakError) as caught:
        load_export(path, shown=path.name, platform="NTJP-QA")
    assert "live.other_platform" == caught.value.message.key
    assert ["ONE"] == load_export(path, shown=path.name).addresses.ids
    assert ["ONE"] == load_export(path, shown=path.name, platform="SLL-QA").addresses.ids


def test_the_newest_of_several_exports_is_found(tmp_path: Path) -> None:
    """By the time of modification, whatever the names."""
    for name, age in (("c.json", 10), ("a.json", 30), ("b.json", 20)):
        (tmp_path / name).write_bytes(ONE)
        os.utime(tmp_path / name, (age, age))
    assert tmp_path / "a.json" == find_export(tmp_path, "*.json")


def test_of_exports_of_one_moment_the_last_name_is_found(tmp_path: Path) -> None:
    """As a checkout makes them: all at once, with the day in the name."""
    for name in ("takdump_2026-11-22.json", "takdump_2026-11-23.json", "takdump_2026-11-21.json"):
        (tmp_path / name).write_bytes(ONE)
        os.utime(tmp_path / name, (10, 10))
    assert tmp_path / "takdump_2026-11-23.json" == find_export(tmp_path, "takdump_*.json")


def test_a_pattern_may_lead_up_and_may_be_absolute(tmp_path: Path) -> None:
    """It is taken from the folder of environment.yaml."""
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "a.json").write_bytes(ONE)
    folder = tmp_path / "environments" / "[qa]"
    folder.mkdir(parents=True)
    assert (tmp_path / "exports" / "a.json").samefile(find_export(folder, "../../exports/*.json"))
    assert (tmp_path / "exports" / "a.json").samefile(find_export(folder, str(tmp_path / "**" / "*.json")))


def test_folders_and_broken_links_are_no_exports(tmp_path: Path) -> None:
    """What matches by name only is passed by; when nothing is left that is said."""
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "link.json").symlink_to("nowhere")
    with pytest.raises(TakError) as caught:
        find_export(tmp_path, "*.json")
    assert "live.no_match" == caught.value.message.key
    assert "*.json" in render(caught.value.message, "sv")
