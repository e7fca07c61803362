"""Names of contracts, short and long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.model.contracts import NAMESPACE, ContractParts, minor_version, namespace, parts, short_form, title

MAKE_BOOKING = "urn:riv:crm:scheduling:MakeBookingResponder:1"
namespaces = st.from_regex(r"urn:[A-Za-z0-9_.:-]{0,60}", fullmatch=True)
usual = st.from_regex(
    r"urn:riv:[a-z][a-z0-9.-]{0,8}(:[a-z0-9.-]{1,8}){0,3}:[A-Z][A-Za-z0-9_]{0,12}Responder:[0-9]{1,2}", fullmatch=True
)


@given(namespaces | usual)
def test_the_short_form_leads_back(contract: str) -> None:
    """What people are shown for a namespace is read as that namespace."""
    assert contract == namespace(short_form(contract))


@given(usual.filter(lambda contract: "ResponderResponder" not in contract))
def test_a_usual_namespace_has_a_short_form(contract: str) -> None:
    """A namespace that follows the pattern is written without urn:riv and Responder."""
    short = short_form(contract)
    assert not short.startswith("urn:")
    assert contract.removeprefix("urn:riv:").replace("Responder:", ":") == short


@given(st.text() | st.from_regex(r"[a-z:]{1,9}:[A-Za-z]{1,9}:[0-9.]{1,4}", fullmatch=True))
def test_a_text_is_a_namespace_that_tak_admits_or_none(text: str) -> None:
    """No text becomes a namespace with characters that TAK refuses (domain.md 1)."""
    found = namespace(text)
    assert found is None or (NAMESPACE.fullmatch(found) and found.startswith("urn:"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("crm:scheduling:MakeBooking:1", MAKE_BOOKING),
        ("crm:scheduling:MakeBookingResponder:1", MAKE_BOOKING),
        (MAKE_BOOKING, MAKE_BOOKING),
        ("a:Get:12", "urn:riv:a:GetResponder:12"),
        ("a-b.c:d:Get_X:1", "urn:riv:a-b.c:d:Get_XResponder:1"),
        ("urn:riv:odd", "urn:riv:odd"),
        ("urn:anything.at-all_1", "urn:anything.at-all_1"),
    ],
)
def test_what_is_a_contract(text: str, expected: str) -> None:
    """A short form, or a namespace as it stands, odd as it may be (domain.md 7)."""
    assert expected == namespace(text)


NO_MAJOR = (
    "",
    "Get",
    "Get:1",
    "a:Get",
    "a:Get:",
    "a:Get:x",
    "a:Get:1\n",
    "a:Get:٣",
)
ONLY_MINOR = ("a:Get:1.1", "urn:riv:a:GetResponder:1.1", "urn:riv:a:Get:1.0.2")
NO_NAME = ("a:get:1", "A:Get:1", "a::Get:1", "å:Get:1", "a:Gét:1", "a b:Get:1")
NO_NAMESPACE = ("urn:riv:a b", "urn:" + "x" * 252, "URN:riv:a:Get:1")


@pytest.mark.parametrize("text", [*NO_MAJOR, *ONLY_MINOR, *NO_NAME, *NO_NAMESPACE])
def test_what_is_no_contract(text: str) -> None:
    """Everything else."""
    assert None is namespace(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:Get:1.1", "1"),
        ("a:b:Get:12.0.3", "12"),
        ("a:Get:1.", "1"),
        ("a:Get:1", None),
        ("a:get:1.1", None),
        ("Get:1.1", None),
        ("a:Get:1.x", None),
    ],
)
def test_a_minor_version_is_seen(text: str, expected: str | None) -> None:
    """A contract with a minor version has the major one that can be ordered."""
    assert expected == minor_version(text)


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        (MAKE_BOOKING, ("crm:scheduling", "MakeBooking", "1")),
        ("urn:riv:a:b:c:Get:2", ("a:b:c", "Get", "2")),
        ("urn:riv:a:Responder:2", ("a", "Responder", "2")),
        ("urn:riv:odd", ("", "", "")),
        ("urn:other:a:GetResponder:1", ("", "", "")),
    ],
)
def test_the_parts_of_a_namespace(contract: str, expected: tuple[str, str, str]) -> None:
    """Domain, name and major version, or nothing at all."""
    assert ContractParts(*expected) == parts(contract)


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        (MAKE_BOOKING, ("crm:scheduling:MakeBooking:1", "MakeBooking 1")),
        ("urn:riv:a:Get:1", ("urn:riv:a:Get:1", "Get 1")),
        ("urn:riv:odd", ("urn:riv:odd", "urn:riv:odd")),
        ("urn:riv:A:GetResponder:1", ("urn:riv:A:GetResponder:1", "Get 1")),
    ],
)
def test_how_a_contract_is_shown(contract: str, expected: tuple[str, str]) -> None:
    """To write it, and in a line; a namespace that has no short form stands as it is."""
    assert expected == (short_form(contract), title(contract))
