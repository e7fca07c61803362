"""How many rows a state of the files stands for."""

from builders.states import BOKEN, CONTRACTS, EKEN, JOURNAL, PORTAL, block, desired


def test_rows_are_counted() -> None:
    """A Connection: contracts × addresses routings, and as many permissions a consumer."""
    assert (
        2 * 2 + 2 * 2 * 2
        == desired(block(contracts=CONTRACTS, addresses=(EKEN, BOKEN), consumers=(JOURNAL, PORTAL))).rows
    )


def test_an_access_has_permissions_only() -> None:
    """No routing is counted for it."""
    assert 1 == desired(block(target=None, consumers=(JOURNAL,))).rows


def test_nothing_declared() -> None:
    """No rows."""
    assert 0 == desired().rows
