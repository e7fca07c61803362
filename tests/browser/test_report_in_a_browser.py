"""The report as a page, in a real browser: readable on a phone, and nothing in it runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from builders.browser import browser, complaints, overflow, set_width
from builders.hostile import RUN, hostile_views
from tak_gitops.reports.page import page
from tak_gitops.reports.pull_comment import pull_comment
from tak_gitops.reports.pull_view import PullView

PLANS = Path(__file__).parents[1] / "examples" / "plans"
COMMENTS = [file.read_text(encoding="utf-8") for file in sorted(PLANS.glob("*/comment.sv.md"))]


@pytest.fixture(scope="module")
def window() -> Iterator[Chrome]:
    """A browser."""
    with browser() as opened:
        yield opened


def show(window: Chrome, folder: Path, html: str) -> None:
    """Open a page that was kept as a file, with all that can be folded out."""
    file = folder / "rapport.html"
    file.write_text(html, encoding="utf-8")
    window.get(file.as_uri())
    for each in window.find_elements(By.TAG_NAME, "summary"):
        each.click()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_report_fits_its_window(width: int, window: Chrome, tmp_path: Path) -> None:
    """On a phone as on a screen, nothing of any example reaches beyond the right edge."""
    set_width(window, width)
    show(window, tmp_path, page(COMMENTS, "sv"))
    assert len(COMMENTS) > 5
    assert [] == overflow(window)
    assert [] == complaints(window)


@settings(max_examples=10, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(views=st.lists(hostile_views(), min_size=2, max_size=2))
def test_nothing_in_a_report_runs(window: Chrome, tmp_path: Path, views: list[PullView]) -> None:
    """Names of others start no script, ask for nothing, lead nowhere and break no page, whatever they hold."""
    set_width(window, 320)
    show(window, tmp_path, page([pull_comment(each, "sv", limit=None) for each in views], "sv"))
    assert "Ändringar i TAK" == window.title
    assert [] == complaints(window)
    assert {RUN} == {each.get_attribute("href") for each in window.find_elements(By.TAG_NAME, "a")}
    assert [] == window.find_elements(By.CSS_SELECTOR, "img, script, iframe, object, form, input")
    assert [] == overflow(window)
