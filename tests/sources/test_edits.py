"""Additions to files that people wrote: everything else stays as it is."""

from textwrap import dedent

import pytest

from tak_gitops.sources.edits import Item, with_entry, with_items, with_rows

FILE = """
    # Tidbokning, se FS-2026-014
    kind: Connection   # en anslutning
    producer: tidbok

    contracts:
      - crm:scheduling:MakeBooking:1
      - contract: crm:scheduling:CancelBooking:1
        url: https://avboka.example   # egen

    # De som hör till Eken
    logical_addresses:
      - {id: SE1, name: "Vårdcentralen Eken"}   # först
      - 5565594230

      # slut på listan
    consumers: [journal, "portal"]
    # sist
    """


def text(content: str) -> bytes:
    """A file without the indentation of this one."""
    return dedent(content).removeprefix("\n").encode()


def added(old: str, new: str) -> bytes:
    """`FILE` with the lines of `old` replaced by those of `new`."""
    assert 1 == FILE.count(old)
    return text(FILE.replace(old, new))


def test_a_contract_is_added() -> None:
    """Before the blank line and the comment that follow the list."""
    last = "url: https://avboka.example   # egen\n"
    new = f"{last}      - crm:scheduling:GetBookingDetails:1\n"
    assert added(last, new) == with_items(text(FILE), {"contracts": [Item("crm:scheduling:GetBookingDetails:1")]})


def test_a_contract_with_a_url_of_its_own_is_added() -> None:
    """As a map, laid out as its neighbours are."""
    last = "url: https://avboka.example   # egen\n"
    new = f"{last}      - contract: crm:a:B:1\n        url: https://b.example\n"
    item = Item("crm:a:B:1", (("contract", "crm:a:B:1"), ("url", "https://b.example")))
    assert added(last, new) == with_items(text(FILE), {"contracts": [item]})


def test_addresses_are_added() -> None:
    """With and without names; what looks like a number is a text."""
    new = '      - 5565594230\n      - {id: SE2, name: Eken}\n      - "01"\n      - "*"\n'
    items = [Item("SE2", (("id", "SE2"), ("name", "Eken")), flow=True), Item("01"), Item("*")]
    assert added("      - 5565594230\n", new) == with_items(text(FILE), {"logical_addresses": items})


def test_a_consumer_is_added_within_brackets() -> None:
    """A list on one line stays on it."""
    new = '[journal, "portal", remiss]'
    assert added('[journal, "portal"]', new) == with_items(text(FILE), {"consumers": [Item("remiss")]})


def test_a_list_that_is_missing_is_added_last() -> None:
    """A file without consumers gets some."""
    before = text("kind: Connection\ncontracts:\n  - crm:a:B:1   # ett\n# sist\n")
    after = text("kind: Connection\ncontracts:\n  - crm:a:B:1   # ett\nconsumers:\n  - journal\n# sist\n")
    assert after == with_items(before, {"consumers": [Item("journal")]})


def test_lists_at_the_margin_are_kept_there() -> None:
    """The other usual indentation of lists is kept."""
    before = text("consumers:\n- journal\ncontracts:\n- crm:a:B:1\n")
    assert text("consumers:\n- journal\n- portal\ncontracts:\n- crm:a:B:1\n") == with_items(
        before, {"consumers": [Item("portal")]}
    )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"consumers:\n      - journal\n", id="unusual indentation"),
        pytest.param(b"consumers:\r\n  - journal\r\n", id="line ends of Windows"),
        pytest.param(b"consumers: {\n", id="no YAML"),
        pytest.param(b"- journal\n", id="no map"),
        pytest.param(b"consumers: [\xe5]\n", id="Latin-1"),
        pytest.param(b"\xef\xbb\xbfconsumers:\n  - journal\n", id="byte order mark"),
    ],
)
def test_what_would_be_laid_out_anew_is_left(content: bytes) -> None:
    """A file that does not survive a round trip is not added to."""
    assert with_items(content, {"consumers": [Item("portal")]}) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("hsa_ids: {ntjp-qa: SE1}  # ett\nname: A\n", 'hsa_ids: {ntjp-qa: SE1, ntjp-prod: "01"} # ett\nname: A\n'),
        (
            "hsa_ids:\n  ntjp-qa: SE1  # ett\n\n# nästa\nname: A\n",
            'hsa_ids:\n  ntjp-qa: SE1  # ett\n  ntjp-prod: "01"\n\n# nästa\nname: A\n',
        ),
    ],
)
def test_an_entry_is_added(before: str, after: str) -> None:
    """To a map on one line, and to one on several."""
    assert after.encode() == with_entry(before.encode(), "hsa_ids", "ntjp-prod", "01")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id,name\nSE1,Eken\n", 'id,name\nSE1,Eken\nSE2,"Boken, Norr"\nSE3\n'),
        ("SE1;Eken\r\n", "SE1;Eken\r\nSE2;Boken, Norr\r\nSE3\r\n"),
        ("SE1", 'SE1\nSE2,"Boken, Norr"\nSE3\n'),
    ],
)
def test_rows_are_added(before: str, after: str) -> None:
    """In the separator and with the line ends that the file has."""
    assert after.encode() == with_rows(before.encode(), [("SE2", "Boken, Norr"), ("SE3", "")])
