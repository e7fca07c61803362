"""The first and the last moments that a date can be: certificates without an end have them, and anything else may."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from builders.certificates import Authority
from tak_gitops.model.cases import read_window
from tak_gitops.model.swedish_time import swedish_day, swedish_moment
from tak_gitops.sources.certificate import Subject, last_day, read_certificate

LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_the_last_moment_has_a_day() -> None:
    """In Sweden it is the next year already, which no date can be."""
    assert date(9999, 12, 31) == swedish_day(LAST)
    assert "9999-12-31 23:59" == swedish_moment(LAST)


def test_a_certificate_without_an_end(tmp_path: Path) -> None:
    """It is written with the last moment (RFC 5280, 4.1.2.5)."""
    content = Authority(tmp_path).issue("x", end=LAST, hsa_ids=["SE1-X"]).certificate.read_bytes()
    assert Subject("SE1-X", date(9999, 12, 31)) == read_certificate(content, "x.pem")
    assert date(9999, 12, 31) == last_day(content, "x.pem")


@pytest.mark.parametrize("text", ["0001-01-01T00:00/2026-12-01T01:00", "2026-12-01T01:00/0001-01-01T00:00"])
def test_a_window_before_all_time_is_none(text: str) -> None:
    """Nobody can tell when it begins by the clocks of others."""
    assert read_window(text) is None
