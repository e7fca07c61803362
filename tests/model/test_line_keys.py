"""Keys of lines, as people write them."""

import pytest
from hypothesis import given

from builders.changes import changes, permission_change, routing_change
from builders.states import EKEN, JOURNAL
from tak_gitops.model.changes import Change
from tak_gitops.model.line_keys import LineKey, key_of, parse_key, short_key


@given(change=changes())
def test_what_is_shown_can_be_written(change: Change) -> None:
    """The key that a report shows of a line leads back to it, in any letter case."""
    assert key_of(change) == parse_key(change.key)


@given(change=changes())
def test_the_short_form_can_be_written(change: Change) -> None:
    """So does the key with the contract as people write it."""
    assert key_of(change) == parse_key(short_key(change))


def test_the_short_form() -> None:
    """A contract stands in it without `urn:riv` and Responder."""
    assert f"routing:{EKEN},crm:scheduling:MakeBooking:1" == short_key(routing_change())
    assert f"permission:{EKEN},crm:scheduling:MakeBooking:1,{JOURNAL}" == short_key(permission_change())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "routing:SE1,crm:scheduling:MakeBooking:1",
            LineKey("routing", "se1", "urn:riv:crm:scheduling:makebookingresponder:1"),
        ),
        ("permission:*,urn:x,SE2", LineKey("permission", "*", "urn:x", "se2")),
    ],
)
def test_a_key_is_read(text: str, expected: LineKey) -> None:
    """Folded, and with the namespace of the contract."""
    assert expected == parse_key(text)


@pytest.mark.parametrize(
    "text", ["", "routing:", "routing:SE1", "routing:SE1,urn:x,SE2", "permission:SE1,urn:x", "x:a,b", "routing:,urn:x"]
)
def test_what_is_no_key(text: str) -> None:
    """Another kind, or too few or too many parts."""
    assert None is parse_key(text)


def test_kinds_are_told_apart() -> None:
    """A routing and a permission of one address and contract are two lines."""
    assert key_of(routing_change()) != key_of(permission_change())
