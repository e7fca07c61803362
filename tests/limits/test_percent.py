"""Shares against limits."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.limits.percent import exceeds, share_over, shown
from tak_gitops.texts import render

numbers = st.integers(0, 10**7)
percents = st.decimals(0, 100, places=3).map(float)


def text(percent: float) -> str:
    """A percentage in Swedish."""
    return render(shown(percent), "sv").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("percent", "expected"), [(2, "2 %"), (2.0, "2 %"), (2.5, "2,5 %"), (0.125, "0,125 %"), (100, "100 %"), (0, "0 %")]
)
def test_a_limit_is_shown_as_it_was_written(percent: float, expected: str) -> None:
    """With the decimals that say something."""
    assert expected == text(percent)


def test_english_writes_it_another_way() -> None:
    """A full stop, and no blank."""
    assert "2.5%" == render(shown(2.5), "en")


@given(part=numbers, whole=st.integers(1, 10**7), percent=percents)
def test_a_share_is_compared_as_a_fraction(part: int, whole: int, percent: float) -> None:
    """Exactly, with the percentage as it is written in decimals."""
    assert (Fraction(part, whole) > Fraction(str(percent)) / 100) == exceeds(part, whole, percent)


@given(part=numbers, percent=percents)
def test_anything_is_more_than_any_share_of_nothing(part: int, percent: float) -> None:
    """And nothing is not."""
    assert (part > 0) == exceeds(part, 0, percent)


@given(part=numbers, whole=st.integers(1, 10**7), percent=st.integers(0, 100))
def test_what_is_over_a_limit_looks_it(part: int, whole: int, percent: int) -> None:
    """A share that is refused is never shown as the limit itself, or as less."""
    if exceeds(part, whole, percent):
        written = render(share_over(part, whole, percent), "en").removesuffix("%")
        assert Fraction(written.replace(",", "")) > percent


@pytest.mark.parametrize(
    ("part", "whole", "percent", "expected"),
    [
        (214, 830, 2, "26%"),
        (5, 200, 2, "3%"),
        (41, 2000, 2, "2.1%"),
        (2001, 100_000, 2, "2.01%"),
        (1, 0, 2, "of nothing"),
    ],
)
def test_a_share_is_as_short_as_it_can_be(part: int, whole: int, percent: float, expected: str) -> None:
    """In whole per cent where that is more than the limit."""
    assert expected == render(share_over(part, whole, percent), "en")
