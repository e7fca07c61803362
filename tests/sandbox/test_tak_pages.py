"""The pages of a sandbox: what they show, that nothing in them runs, and that they are usable without a mouse."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from builders.example_tak import EKEN, an_order, new_address, new_url, state_of
from builders.exports import ExportRows, permission, routing
from builders.sandbox import TakWebClient, serving
from tak_gitops.sandbox.tak import site

EVIL = "<script>alert('x')</script>&\""
ROWS = ExportRows(
    routings=[*(routing(f"SE2321000131-E{n:012d}") for n in range(1, 61)), routing("SE-ÅÄÖ")],
    permissions=[permission()],
    names={EKEN: EVIL, "SE2321000131-TIDBOK": EVIL, "SE-ÅÄÖ": "Ögonmottagningen Ängen"},
)
PAGES = ("/", "/orders", "/orders/1", "/tak-web/", "/tak-web/pubversion", "/tak-web/bestallning", "/tak-web/auth/login")


class _Read(HTMLParser):
    """What a page is made of: its tags with their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def read(page: httpx.Response) -> _Read:
    """A page, taken apart."""
    reader = _Read()
    reader.feed(page.text)
    return reader


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TakWebClient]:
    """A client that is logged in and has ordered something nasty."""
    with serving(state_of(tmp_path_factory.mktemp("state"), rows=ROWS)) as url, TakWebClient(url) as made:
        made.order({**an_order({"logiskadresser": [{"hsaId": "SE-EVIL", "beskrivning": EVIL}]}), "kommentar": EVIL})
        made.publish(EVIL)
        made.order(new_url())
        yield made


@pytest.mark.parametrize("path", PAGES)
def test_nothing_in_a_page_runs(path: str, client: TakWebClient) -> None:
    """What comes from outside is text, there is no script at all, and the page may load nothing but its style."""
    page = client.get(path)
    made = read(page)
    assert 200 == page.status_code
    assert [] == [tag for tag, _ in made.tags if tag == "script"]
    assert [] == [name for _, attributes in made.tags for name in attributes if name.startswith("on")]
    policy = page.headers["Content-Security-Policy"]
    assert {"default-src 'none'", "style-src 'self'", "form-action 'self'"} <= set(policy.split("; "))


@pytest.mark.parametrize("path", ["/", "/orders/1", "/tak-web/pubversion"])
def test_names_are_shown_as_they_are(path: str, client: TakWebClient) -> None:
    """The nasty name stands there, letter by letter."""
    assert EVIL in "".join(read(client.get(path)).said)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_used_by_everybody(path: str, client: TakWebClient) -> None:
    """Its language, one heading of the first level, a label for each field, a way past the menu, and no fixed width."""
    page = client.get(path)
    made = read(page)
    tags = [tag for tag, _ in made.tags]
    labelled = {attributes.get("for") for tag, attributes in made.tags if tag == "label"}
    fields = [
        attributes
        for tag, attributes in made.tags
        if tag in {"input", "textarea"} and attributes.get("type") != "hidden"
    ]
    assert 'lang="sv"' in page.text
    assert (1, 1) == (tags.count("h1"), tags.count("main"))
    assert {attributes.get("id") for attributes in fields} <= labelled
    assert ("a", {"class": "skip", "href": "#main"}) in made.tags
    assert 'content="width=device-width, initial-scale=1"' in page.text
    assert "table" not in tags


def test_the_style_fits_narrow_screens(client: TakWebClient) -> None:
    """Nothing is wider than the window, and long words break."""
    style = client.http.get("/style.css")
    assert "text/css" in style.headers["Content-Type"]
    assert "overflow-wrap: anywhere" in style.text
    assert "max-width: 100%" in style.text


@pytest.mark.parametrize(
    ("words", "count"),
    [("", 62), ("e000000000001", 2), ("MAKEBOOKING 000000000007", 1), ("ögonmottagningen ÄNGEN", 1), ("finns inte", 0)],
)
def test_searching(words: str, count: int, client: TakWebClient) -> None:
    """Every word must be somewhere in the row; letter case does not count."""
    page = client.http.get("/", params={"q": words})
    # the order of a new URL has added a row
    expected = count + 1 if words in {"", "e000000000001"} else count
    assert f"{expected} {'rad' if expected == 1 else 'rader'}" in page.text


def test_the_catalogue_is_paged(client: TakWebClient) -> None:
    """Fifty rows a page; a page beyond the last is the last."""
    first, second, beyond = (client.http.get(f"/?q=&page={number}") for number in (1, 2, 999))
    assert (50, 13) == tuple(len(re.findall("<p><strong>", page.text)) for page in (first, second))
    assert second.content == beyond.content
    assert 'rel="next" href="/?q=&amp;page=2"' in first.text
    assert 'rel="prev" href="/?q=&amp;page=1"' in second.text


def test_a_row_tells_its_state(client: TakWebClient) -> None:
    """What has ended, and what is not published, is said."""
    page = client.http.get("/", params={"q": "e000000000001 "}).text
    assert "(gäller inte)" in page
    assert "(ändrad av admin, inte publicerad)" in page


def test_an_order_and_its_answer(client: TakWebClient) -> None:
    """The list leads to each order, with what came and what was answered."""
    assert '<a href="/orders/2">Beställning 2</a>' in client.http.get("/orders").text
    page = client.http.get("/orders/2").text
    assert "Deaktiverad: " in page
    assert "&#34;plattform&#34;" in page


@pytest.mark.parametrize("path", ["/orders/99", "/orders/x", "/orders/-1", f"/orders/{'9' * 40}"])
def test_an_order_that_is_not_there(path: str, client: TakWebClient) -> None:
    """404, as a page."""
    response = client.http.get(path)
    assert (404, True) == (response.status_code, "Här finns ingenting" in response.text)


def test_an_order_by_hand(client: TakWebClient) -> None:
    """Paste, look, save; saving twice does nothing more."""
    order = '{"plattform": "NTJP-QA"}'
    assert (
        "Beställningen avser plattform NTJP-QA"
        in client.post_form("/tak-web/bestallning/confirm", {"bestallningJson": order}).text
    )
    shown = client.post_form("/tak-web/bestallning/confirm", {"bestallningJson": json.dumps(new_address(5))})
    assert "Nyskapad: SE2321000131-NY5" in shown.text
    before = client.http.get("/orders").text.count("<li>")
    assert "Nyskapad: SE2321000131-NY5" in client.post_form("/tak-web/bestallning/save", {}).text
    assert "Nyskapad" not in client.post_form("/tak-web/bestallning/save", {}).text
    assert before + 1 == client.http.get("/orders").text.count("<li>")


def test_fetching_is_off_without_a_source(client: TakWebClient) -> None:
    """TAK-web says so in its own words."""
    response = client.post_form("/tak-web/bestallning", {"bestallningsNummer": "1"})
    assert "Hämtning av beställning via beställningsnummer är avstängt." in response.text


def test_english(tmp_path: Path) -> None:
    """In English every word of ours is English."""
    with serving(state_of(tmp_path), language="en") as url:
        page = httpx.get(url, trust_env=False).text
    assert 'lang="en"' in page
    assert "2 routings and 2 permissions in TAK." in page


def test_another_name_is_not_answered(client: TakWebClient) -> None:
    """A page elsewhere whose name leads to this machine learns nothing: only our own names are answered."""
    assert 400 == client.http.get("/", headers={"Host": "evil.example"}).status_code
    assert 200 == client.http.get("/", headers={"Host": "localhost:8300"}).status_code


def test_every_template_is_tried() -> None:
    """Each template is shown by a page that is tried here or in another test."""
    folder = Path(site.__file__).parent / "templates"
    tried = {"catalogue", "orders", "order", "home", "versions", "bestallning", "login", "missing", "confirm", "saved"}
    assert tried | {"base", "macros"} == {path.stem for path in folder.glob("*.html")}
