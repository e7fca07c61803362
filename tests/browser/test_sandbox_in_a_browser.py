"""The pages of a sandbox in a real browser: readable on a phone, usable by keyboard, and nothing in them runs."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.wait import WebDriverWait

from builders.browser import browser, complaints, overflow, set_width
from builders.example_tak import EKEN, an_order, new_address, state_of
from builders.exports import ExportRows, permission, routing
from builders.sandbox import PASSWORD, TakWebClient, serving

EVIL = "<img src=x onerror=document.title='taken'><script>document.title='taken'</script>"
ROWS = ExportRows(
    routings=[*(routing(f"SE2321000131-E{n:012d}") for n in range(1, 61)), routing("SE-ÅÄÖ")],
    permissions=[permission()],
    names={EKEN: EVIL, "SE-ÅÄÖ": "Ögonmottagningen på Ängens vårdcentral i Västra Göinge, byggnad 14"},
)
PAGES = ("/", "/orders", "/orders/1", "/tak-web/pubversion", "/tak-web/bestallning", "/tak-web/auth/login")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a sandbox in which something nasty was ordered."""
    with serving(state_of(tmp_path_factory.mktemp("state"), rows=ROWS)) as url:
        with TakWebClient(url) as client:
            client.order(
                {**an_order({"logiskadresser": [{"hsaId": "SE-EVIL", "beskrivning": EVIL}]}), "kommentar": EVIL}
            )
            client.publish(EVIL)
        yield url


@pytest.fixture(scope="module")
def window(site: str) -> Iterator[Chrome]:
    """A browser in which somebody has logged in."""
    with browser() as opened:
        opened.get(f"{site}/tak-web/auth/login")
        opened.find_element(By.ID, "username").send_keys("admin", Keys.TAB, PASSWORD, Keys.TAB)
        press(opened, "form[name=signInForm] button")
        yield opened


def press(window: Chrome, button: str) -> None:
    """Press a button and wait until the next page is there."""
    found = window.find_element(By.CSS_SELECTOR, button)
    found.click()
    WebDriverWait(window, 30).until(staleness_of(found))


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_its_window(path: str, width: int, window: Chrome, site: str) -> None:
    """On a phone as on a screen, nothing reaches beyond the right edge, and the page loads without complaint."""
    set_width(window, width)
    window.get(f"{site}{path}")
    assert [] == overflow(window)
    assert [] == complaints(window)


@pytest.mark.parametrize("path", ["/", "/orders/1", "/tak-web/pubversion"])
def test_names_from_outside_are_text(path: str, window: Chrome, site: str) -> None:
    """A name that is HTML is shown letter by letter, and changes nothing."""
    window.get(f"{site}{path}")
    assert EVIL in window.find_element(By.TAG_NAME, "body").text
    assert "taken" not in window.title


def test_an_order_by_hand(window: Chrome, site: str) -> None:
    """Pasted, looked at and saved, by somebody who sits at a screen."""
    set_width(window, 320)
    window.get(f"{site}/tak-web/bestallning")
    window.find_element(By.ID, "order").send_keys(json.dumps(new_address(7), ensure_ascii=False))
    press(window, "form[action$=confirm] button")
    assert "Nyskapad: SE2321000131-NY7" in window.find_element(By.TAG_NAME, "pre").text
    press(window, "form[action$=save] button")
    assert "Nyskapad: SE2321000131-NY7" in window.find_element(By.TAG_NAME, "pre").text
    assert [] == overflow(window)
    window.get(f"{site}/orders")
    assert "Beställning 2" in window.find_element(By.TAG_NAME, "main").text


def test_the_first_tab_leads_past_the_menu(window: Chrome, site: str) -> None:
    """Whoever has no mouse comes to what the page is about with one key."""
    window.get(site)
    window.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert f"{site}/#main" == window.switch_to.active_element.get_attribute("href")
    assert window.switch_to.active_element.is_displayed()
