"""One URL for many contracts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.importing.templates import Urls, common_url
from tak_gitops.sources.resolve import filled

BOOK = "urn:riv:crm:scheduling:MakeBookingResponder:1"
CANCEL = "urn:riv:crm:scheduling:CancelBookingResponder:1"
PLANS = "urn:riv:clinicalprocess:logistics:logistics:GetCarePlansResponder:2"
ODD = "urn:riv13606:v1.1:RIV13606REQUEST_EHR_EXTRACT"


@pytest.mark.parametrize(
    ("urls", "expected"),
    [
        pytest.param(
            {BOOK: "https://a.example/crm/scheduling/MakeBooking/1/rivtabp21"},
            Urls("https://a.example/crm/scheduling/MakeBooking/1/rivtabp21", {}),
            id="one contract",
        ),
        pytest.param(
            {
                BOOK: "https://a.example/crm/scheduling/MakeBooking/1/rivtabp21",
                PLANS: "https://a.example/clinicalprocess/logistics/logistics/GetCarePlans/2/rivtabp21",
            },
            Urls("https://a.example/{domain}/{contract}/{major}/rivtabp21", {}),
            id="the usual habit",
        ),
        pytest.param(
            {
                BOOK: "https://a.example/MakeBooking/MakeBookingService",
                PLANS: "https://a.example/GetCarePlans/GetCarePlansService",
            },
            Urls("https://a.example/{contract}/{contract}Service", {}),
            id="the name alone, twice",
        ),
        pytest.param(
            {BOOK: "https://a.example", CANCEL: "https://a.example", ODD: "https://b.example"},
            Urls("https://a.example", {ODD: "https://b.example"}),
            id="one address, but for one",
        ),
        pytest.param(
            {BOOK: "https://a.example/1", ODD: "https://b.example"},
            Urls(None, {BOOK: "https://a.example/1", ODD: "https://b.example"}),
            id="nothing in common",
        ),
    ],
)
def test_the_common_url(urls: dict[str, str], expected: Urls) -> None:
    """What serves most contracts is written once, the others beside it."""
    assert expected == common_url(list(urls.items()))


parts = st.sampled_from(
    ("https://a.example", "/crm/scheduling", "/MakeBooking", "/GetCarePlans", "/1", "/2", "/MakeBooking/1", "1")
)
links = st.lists(parts, min_size=1, max_size=5).map("".join)


@given(st.dictionaries(st.sampled_from((BOOK, CANCEL, PLANS, ODD)), links, min_size=1))
def test_every_contract_gets_its_own_url(urls: dict[str, str]) -> None:
    """Whatever is written, each contract leads where it led."""
    found = common_url(list(urls.items()))
    assert urls == {each: found.own.get(each) or filled(found.common or "", each) for each in urls}
