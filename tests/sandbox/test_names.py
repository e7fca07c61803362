"""Nothing in a made-up platform can be mistaken for something real."""

import re

import pytest

from tak_gitops.sandbox.make import organisations
from tak_gitops.sandbox.names import organisation_number, slug, unit_name


def luhn_sum(digits: str) -> int:
    """The sum whose last digit is 0 for every organisation number that there is."""
    return sum(sum(divmod(int(digit) * factor, 10)) for digit, factor in zip(digits, (2, 1) * 5, strict=True))


def test_luhn_knows_a_real_number() -> None:
    """The judge of these tests accepts what the tax agency gives out."""
    assert 0 == luhn_sum("2021005489") % 10


@pytest.mark.parametrize("number", [0, 7, 123, 999])
def test_an_organisation_number_is_none(number: int) -> None:
    """Ten digits in the form of an organisation number, which the check digit gives away."""
    made = organisation_number("232100", number)
    assert f"232100{number:03d}" == made[:-1]
    assert luhn_sum(made) % 10


def test_organisations_differ() -> None:
    """Each has a name, a number and a folder of its own."""
    everyone = organisations()
    assert len(everyone) == len({each.number for each in everyone}) == len({each.key for each in everyone})


def test_units_of_an_organisation_differ_for_long() -> None:
    """The names of care units begin again only after some thousand."""
    assert 4000 == len({unit_name(number) for number in range(4000)})


@pytest.mark.parametrize(
    ("name", "expected"), [("Mellanälven", "mellanalven"), ("Exempellabb AB", "exempellabb-ab"), ("Åskärr", "askarr")]
)
def test_a_slug_fits_in_files_and_hosts(name: str, expected: str) -> None:
    """Letters without dots and rings, and hyphens."""
    assert expected == slug(name)
    assert re.fullmatch(r"[a-z0-9-]+", slug(name))
