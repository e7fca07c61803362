"""HSA's files: read as the platform reads them, or refused with what to do next."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.errors import TakError
from tak_gitops.live import hsa_file
from tak_gitops.live.hsa_cache import HsaCache
from tak_gitops.live.hsa_file import load_hsa_tree, read_units
from tak_gitops.model.hsa_tree import HsaTree
from tak_gitops.texts import LANGUAGES, render

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<r xmlns="urn:riv:hsa:HsaWsResponder:3"><hsaUnits>\n'
REGION = ("SE1-R", "o=Region Å,l=Landet,c=SE", "Region Å")
HOSPITAL = ("SE1-S", "ou=Sjukhuset,o=Region Å,l=Landet,c=SE", "Sjukhuset")
WARD = ("SE1-A", "ou=Avd 1,ou=Medicin,ou=Sjukhuset,o=Region Å,l=Landet,c=SE", "Avd 1 & 2")


def unit(hsa_id: str | None, place: str | None, name: str = "") -> str:
    """A unit of a file."""
    fields = {"hsaIdentity": hsa_id, "DN": place, "name": name.replace("&", "&amp;")}
    return f"<hsaUnit>{''.join(f'<{key}>{text}</{key}>' for key, text in fields.items() if text is not None)}</hsaUnit>"


def file_of(*units: tuple[str | None, str | None, str]) -> bytes:
    """A file of units."""
    return f"{HEAD}{''.join(unit(*each) for each in units)}</hsaUnits></r>".encode()


def load(folder: Path, *contents: bytes) -> HsaTree:
    """The tree of some files."""
    files = []
    for number, content in enumerate(contents):
        path = folder / f"hsa-{number}.xml"
        path.write_bytes(content)
        files.append((path, path.name))
    return load_hsa_tree(files)


def refusal(folder: Path, content: bytes) -> str:
    """The key of the message that a file is refused with, which can be shown in both languages."""
    with pytest.raises(TakError) as caught:
        load(folder, content)
    for language in LANGUAGES:
        assert "hsa-0.xml" in render(caught.value.message, language)
    return caught.value.message.key


def test_a_unit_is_below_the_nearest_place_that_is_a_unit(tmp_path: Path) -> None:
    """Places without a unit are passed over; above the highest unit there is "SE" alone."""
    tree = load(tmp_path, file_of(WARD, REGION, HOSPITAL))
    assert ["SE1-S", "SE1-R", "SE"] == list(tree.parents("SE1-A"))
    assert ["SE"] == list(tree.parents("SE1-R"))
    assert ("Avd 1 & 2", 0) == (tree.names["SE1-A"], tree.skipped)


def test_an_unknown_id_goes_straight_to_the_root(tmp_path: Path) -> None:
    """So does an id in other letter case: the platform finds units only as the file spells them."""
    tree = load(tmp_path, file_of(REGION, HOSPITAL))
    assert [["SE"], ["SE"]] == [list(tree.parents(each)) for each in ("SE9-X", "se1-s")]


def test_packed_or_plain_it_is_the_same_tree(tmp_path: Path) -> None:
    """A file may be packed with gzip."""
    content = file_of(REGION, HOSPITAL)
    assert load(tmp_path, content) == load(tmp_path, gzip.compress(content, mtime=0))


def test_several_files_are_one_tree(tmp_path: Path) -> None:
    """What a later file says of a place wins."""
    tree = load(tmp_path, file_of(REGION, HOSPITAL), file_of(("SE1-NY", HOSPITAL[1], "Nya sjukhuset"), WARD))
    assert ["SE1-NY", "SE1-R", "SE"] == list(tree.parents("SE1-A"))


@pytest.mark.parametrize(
    "odd",
    [(None, "o=X,c=SE", "Utan id"), ("SE1-X", None, "Utan plats"), ("SE1-X", ",,", "Tom"), ("", "o=X", "Tomt id")],
)
def test_a_unit_without_id_or_place_is_counted_and_left_out(tmp_path: Path, odd: tuple[str, str, str]) -> None:
    """What the platform cannot use is not in the tree."""
    tree = load(tmp_path, file_of(REGION, odd))
    assert ({"SE1-R": "Region Å"}, 1) == (tree.names, tree.skipped)


def test_a_place_that_two_units_have(tmp_path: Path) -> None:
    """The first one is kept, and the other counted."""
    tree = load(tmp_path, file_of(REGION, ("SE1-X", REGION[1], "Dubblett")))
    assert ({"SE1-R": "Region Å"}, 1) == (tree.names, tree.skipped)


BOMB = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (HEAD.encode().replace(b"<r", BOMB + b"<r", 1), "hsa.doctype"),
        (b'<!DOCTYPE html><html lang="sv"></html>', "hsa.doctype"),
        (b"", "hsa.not_xml"),
        (b"{}", "hsa.not_xml"),
        (b"PK\x03\x04 zip", "hsa.not_xml"),
        (file_of(REGION)[:-20], "hsa.not_xml"),
        (file_of(REGION).replace("Å".encode(), b"\xc5"), "hsa.not_xml"),
        (file_of(REGION).replace(b"</name>", b"&okand;</name>"), "hsa.not_xml"),
        (file_of(), "hsa.no_units"),
        (b"<a/>", "hsa.no_units"),
        (b"<a>" * 100 + b"</a>" * 100, "hsa.strange"),
        (file_of(("SE1-X", "o=X", "n" * 5000)), "hsa.strange"),
        (gzip.compress(file_of(REGION), mtime=0)[:-30], "hsa.damaged"),
        (b"\x1f\x8b\x00\x00", "hsa.damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_hsa_file_is_refused(tmp_path: Path, content: bytes, key: str) -> None:
    """Each with its own words, and never half read."""
    assert key == refusal(tmp_path, content)


LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE r>",
        "<!DOCTYPE r []>",
        '<!DOCTYPE r SYSTEM "hsa.dtd">',
        '<!DOCTYPE r SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd">',
        '<!DOCTYPE r PUBLIC "-//X//Y" "https://ond.example/x.dtd">',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE r [<!ENTITY x PUBLIC "x" "http://127.0.0.1:1/">]>',
        '<!DOCTYPE r [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]>',
        "<!DOCTYPE r [<!ENTITY % a \"<!ENTITY b SYSTEM 'file:///x'>\"> %a;]>",
        f'<!DOCTYPE r [<!ENTITY e0 "ha">{LAUGHS}]>',
        f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]>',
        '<!DOCTYPE r [<!ENTITY a "&a;">]>',
        '<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]>',
        '<!DOCTYPE r [<!ELEMENT r ANY><!ATTLIST r x CDATA "y">]>',
        '<!DOCTYPE r [<!NOTATION n SYSTEM "x"><!ENTITY u SYSTEM "x" NDATA n>]>',
        "<!DOCTYPE r [<?x y?><!-- <!ENTITY --> ]>",
    ],
    ids=lambda text: text[:60],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_before_it_means_anything(tmp_path: Path, declared: str, encoding: str) -> None:
    """Entities within and outside, bombs and drops: whatever it declares, in any encoding, used or not."""
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n{declared}<r><hsaUnits>&e9;</hsaUnits></r>'
    assert "hsa.doctype" == refusal(tmp_path, text.encode(encoding))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The path is told."""
    with pytest.raises(TakError) as caught:
        load_hsa_tree([(tmp_path / "saknas.xml", "saknas.xml")])
    assert "hsa.unreadable" == caught.value.message.key


def test_the_size_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to more than any HSA file has is refused, and so are more units than there can be."""
    monkeypatch.setattr(hsa_file, "LIMIT", 100)
    assert "hsa.too_big" == refusal(tmp_path, gzip.compress(file_of(REGION, HOSPITAL), mtime=0))
    monkeypatch.undo()
    monkeypatch.setattr(hsa_file, "MOST_UNITS", 1)
    assert "hsa.strange" == refusal(tmp_path, file_of(REGION, HOSPITAL))


def test_a_tree_is_kept_by_what_its_files_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same content is read once, under whatever name; other content, or damage in the cache, is read anew."""
    path, cache = tmp_path / "hsa.xml", HsaCache(tmp_path / "cache")
    path.write_bytes(file_of(REGION, HOSPITAL))
    first = load_hsa_tree([(path, "hsa.xml")], cache)
    (kept,) = (tmp_path / "cache").iterdir()
    with monkeypatch.context() as patch:
        patch.setattr(hsa_file, "read_units", None)
        assert first == load_hsa_tree([(path.rename(tmp_path / "b.xml"), "b.xml")], cache)
    kept.write_bytes(kept.read_bytes()[:-1])
    assert first == load_hsa_tree([(tmp_path / "b.xml", "b.xml")], cache)
    path.write_bytes(file_of(REGION))
    assert first != load_hsa_tree([(path, "hsa.xml")], cache)


class _Pieces:
    """A stream that gives a few bytes at a time."""

    def __init__(self, content: bytes, size: int) -> None:
        self.content, self.size = content, size

    def read(self, _: int) -> bytes:
        piece, self.content = self.content[: self.size], self.content[self.size :]
        return piece


@given(st.integers(1, 60))
def test_the_pieces_do_not_matter(size: int) -> None:
    """However the file comes in, the units are the same."""
    content = file_of(REGION, HOSPITAL, WARD)
    assert {each[0]: each[2] for each in (REGION, HOSPITAL, WARD)} == dict(
        read_units(_Pieces(content, size), "hsa.xml").units.values()  # type: ignore[arg-type]
    )


@given(st.binary(max_size=80) | st.text(max_size=40).map(lambda text: f"{HEAD}{text}".encode("utf-8", "replace")))
def test_no_input_gives_a_traceback(content: bytes) -> None:
    """Whatever the bytes are, they are read or refused."""
    with pytest.raises(TakError):
        read_units(_Pieces(content, 7), "hsa.xml")  # type: ignore[arg-type]
