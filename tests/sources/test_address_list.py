"""Each address once, each name one that TAK can store."""

from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.findings import Place, error, warning
from tak_gitops.model.declarations import AddressList
from tak_gitops.model.identifiers import fold
from tak_gitops.sources.address_list import checked

ids = st.lists(st.text("aAbB1", min_size=1, max_size=2), min_size=1, max_size=8)


def listed(identifiers: list[str], names: list[str | None] | None = None) -> AddressList:
    """A list with an address a line."""
    count = len(identifiers)
    found = names or [None] * count
    return AddressList("x.csv", tuple(identifiers), tuple(found), tuple(range(1, count + 1)), (1,) * count)


@given(ids)
def test_each_address_is_kept_once_where_it_stands_first(identifiers: list[str]) -> None:
    """As many are told of as are left out, and those that stay keep order, spelling and place."""
    addresses, findings = checked(listed(identifiers))
    first = {fold(each): n for n, each in reversed(list(enumerate(identifiers, 1)))}
    assert [(identifiers[n - 1], n) for n in sorted(first.values())] == list(
        zip(addresses.ids, addresses.lines, strict=True)
    )
    again = [n for n, each in enumerate(identifiers, 1) if first[fold(each)] != n]
    expected = [
        warning("TG212", Place("x.csv", n, 1), value=identifiers[n - 1], line=str(first[fold(identifiers[n - 1])]))
        for n in again
    ]
    assert expected == findings


def test_a_list_without_faults_is_itself() -> None:
    """Nothing is copied where nothing is left out."""
    addresses = listed(["a", "b"], ["Vårdcentralen Åkern", None])
    assert (addresses, []) == checked(addresses)


def test_a_name_that_the_database_cannot_hold() -> None:
    """A character beyond the first 65,536 is an error, a name that TAK cuts a warning (domain.md 4.1, 4.6)."""
    names: list[str | None] = ["x" * 254, "å" * 255, "x" * 255, "\uffff", "Eken 🌳🌳", None]
    found = checked(listed(list("abcdef"), names))[1]
    assert [
        warning("TG223", Place("x.csv", 2, 1), limit=254),
        warning("TG223", Place("x.csv", 3, 1), limit=254),
        error("TG222", Place("x.csv", 5, 1), value="Eken 🌳🌳", code="U+1F333"),
    ] == found
