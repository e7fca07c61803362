"""A real browser without a window: Chromium or Chrome, with its driver, where the machine has both."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless",
    # a container has no user that the sandbox could become, and hardly any shared memory
    *("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"),
    # nothing but the pages of the test is asked for
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-proxy-server", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"),
)


@contextmanager
def browser() -> Iterator[Chrome]:
    """A browser with an empty profile; the test is skipped where there is none."""
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("no browser: Debian has it as chromium and chromium-driver")
    options = ChromeOptions()
    options.binary_location = program
    # what the page itself complains of: refused styles, scripts and requests
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for each in (*QUIET, f"--user-data-dir={profile}"):
            options.add_argument(each)
        started = Chrome(options=options, service=Service(driver))
        try:
            yield started
        finally:
            started.quit()


def set_width(browser: Chrome, width: int) -> None:
    """Make the window of pages exactly `width` CSS pixels wide, narrower too than a window may be."""
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def overflow(browser: Chrome) -> list[str]:
    """The elements that reach beyond the right edge of the window, but for those in a part that scrolls by itself."""
    found: list[str] = browser.execute_script(
        """
        const wide = document.documentElement.clientWidth + 1;
        const scrolls = each => {
          for (let at = each.parentElement; at && at !== document.body; at = at.parentElement)
            if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
          return false;
        };
        return [...document.querySelectorAll('body *')]
          .filter(each => each.getBoundingClientRect().right > wide && !scrolls(each))
          .map(each => `${each.tagName.toLowerCase()}: ${each.textContent.trim().slice(0, 60)}`);
        """
    )
    return found


def complaints(browser: Chrome) -> list[str]:
    """What the browser has complained of since it was asked last, such as a refused script."""
    entries: list[dict[str, str]] = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return [each["message"] for each in entries]
