"""Addresses out of a mail, a chat or a spreadsheet, as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.sources.pasted_list import read_pasted_list

ID = "SE2321000131-E000000000001"


@pytest.mark.parametrize(
    ("line", "identifier", "name"),
    [
        (f"{ID} Vårdcentralen Eken", ID, "Vårdcentralen Eken"),
        (f"Vårdcentralen Eken {ID}", ID, "Vårdcentralen Eken"),
        (f"{ID};Vårdcentralen Eken, norra", ID, "Vårdcentralen Eken, norra"),
        (f"{ID}\tVårdcentralen Eken\t", ID, "Vårdcentralen Eken"),
        (f'- "Vårdcentralen Eken" – {ID}', ID, "Vårdcentralen Eken"),
        (f"* Vårdcentralen Eken (norra) ({ID})", ID, "Vårdcentralen Eken (norra)"),
        (ID.lower(), ID.lower(), None),
        ("5565594230, Labbet", "5565594230", "Labbet"),
        ("*", "*", None),
    ],
)
def test_id_and_name_are_told_apart(line: str, identifier: str, name: str | None) -> None:
    """Wherever the id stands, and whatever stands around it."""
    result = read_pasted_list(line.encode(), "-")
    assert () == result.findings
    assert result.addresses is not None
    assert ((identifier,), (name,)) == (result.addresses.ids, result.addresses.names)


def test_headings_blank_lines_and_repetitions_are_passed_over() -> None:
    """What is no address of its own is not told of: people paste what they have."""
    result = read_pasted_list(f"HSA-id;Namn\n\n{ID};Eken\n\n{ID.lower()};Eken\n".encode(), "-")
    assert () == result.findings
    assert result.addresses is not None
    assert (ID,) == result.addresses.ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ID}\nVårdcentralen Boken\n", [("TG115.address", "-:2:1")]),
        (f"{ID} och {ID}2\n", [("TG220.two_ids", "-:1:1")]),
        ("\n\n", [("TG220.empty", "-")]),
        (f"{ID} Eken\U0001f600\n", [("TG222", "-:1:1")]),
    ],
)
def test_a_line_that_is_no_address_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    """A line that was forgotten would be an address that nobody reaches."""
    result = read_pasted_list(text.encode(), "-")
    assert result.addresses is None
    assert expected == [(each.message.key, str(each.place)) for each in result.findings]


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is pasted: addresses, or findings that say why not."""
    result = read_pasted_list(text.encode("utf-8", "surrogatepass"), "-")
    assert (result.addresses is None) == bool(result.findings)
