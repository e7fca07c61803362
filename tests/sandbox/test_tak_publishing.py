"""Publishing and rolling back at the sandbox (domain.md 4.5)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builders.example_tak import EKEN, JOURNAL, MAKE_BOOKING, an_order, new_address, new_url, state_of
from builders.sandbox import DAY, TakWebClient, serving
from tak_gitops.live.parse import read_catalogue
from tak_gitops.model.catalogue import Catalogue

NOTHING = "Det finns inga ändringar, genomförda av inloggad användare, att publicera"
PERMISSION = {"logiskAdress": EKEN, "tjanstekontrakt": MAKE_BOOKING, "tjanstekonsument": JOURNAL}


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """A sandbox with some made-up rows."""
    with serving(state_of(tmp_path)) as at:
        yield at


@pytest.fixture
def admin(url: str) -> Iterator[TakWebClient]:
    """A user."""
    with TakWebClient(url) as made:
        yield made


@pytest.fixture
def skltp(url: str) -> Iterator[TakWebClient]:
    """Another user."""
    with TakWebClient(url, "skltp") as made:
        yield made


def exported(client: TakWebClient) -> Catalogue:
    """What is published."""
    return read_catalogue(client.http.get("/exports/takdump_ntjp_test.json").content, path="x", digest="")


def urls(client: TakWebClient) -> set[str]:
    """The ends of the URLs to which published routings of an address lead from today on."""
    rows = exported(client).iter_routings()
    return {
        str(row.target.url).rpartition("/")[2] for row in rows if row.logical_address == EKEN and row.valid_to >= DAY
    }


def roll_back(client: TakWebClient, number: int) -> Any:
    """Take a version back."""
    return client.post_form(f"/tak-web/pubversion/rollback/{number}", {})


def test_nothing_to_publish(admin: TakWebClient) -> None:
    """Who has changed nothing publishes nothing."""
    response = admin.publish()
    assert (200, True) == (response.status_code, NOTHING in response.text)


def test_only_ones_own_changes(admin: TakWebClient, skltp: TakWebClient) -> None:
    """What another user has changed waits for that user."""
    admin.order(new_address(1))
    skltp.order(new_address(2))
    admin.publish()
    assert (True, False) == tuple(
        exported(admin).addresses.find(f"SE2321000131-NY{number}") is not None for number in (1, 2)
    )
    assert NOTHING in admin.publish().text
    assert 302 == skltp.publish().status_code
    assert exported(admin).addresses.find("SE2321000131-NY2") is not None


def test_who_changed_a_row_last_has_it(admin: TakWebClient, skltp: TakWebClient) -> None:
    """A row that two users change belongs to the second; the first cannot publish it."""
    admin.order(an_order({"anropsbehorigheter": [PERMISSION]}))
    skltp.order(an_order(exclude={"anropsbehorigheter": [PERMISSION]}))
    assert NOTHING in admin.publish().text


def test_objects_that_depend_on_each_other(admin: TakWebClient, skltp: TakWebClient) -> None:
    """A routing whose URL row another user has made and not published blocks publishing, for both."""
    admin.order(new_url("https://tidbok.region.example/v2"))
    skltp.order(an_order(exclude=new_url("https://tidbok.region.example/v2")["inkludera"]))
    for client in (admin, skltp):
        response = client.publish()
        assert 200 == response.status_code
        assert "Olika användare har uppdaterat beroende objekt." in response.text
        assert "(användare skltp)" in response.text


def test_a_version_taken_back(admin: TakWebClient) -> None:
    """The export is as before, the changes are unpublished again and can be published anew."""
    before = exported(admin)
    admin.order(new_url("https://tidbok.region.example/v2"))
    admin.publish()
    assert {"v2"} == urls(admin)
    assert 302 == roll_back(admin, 4).status_code
    assert {"rivtabp21"} == urls(admin)
    assert list(before.iter_routings()) == list(exported(admin).iter_routings())
    assert 302 == admin.publish().status_code
    assert {"v2"} == urls(admin)


def test_who_takes_back_owns_the_changes(admin: TakWebClient, skltp: TakWebClient) -> None:
    """They become those of the user who rolled back."""
    admin.order(new_address(1))
    admin.publish()
    roll_back(skltp, 4)
    assert NOTHING in admin.publish().text
    assert 302 == skltp.publish().status_code


@pytest.mark.parametrize("number", ["3", "5", "0", "x", "99999999999999999999999"])
def test_only_the_latest_version(number: str, admin: TakWebClient) -> None:
    """Any other is refused in TAK-web's words."""
    admin.order(new_address(1))
    admin.publish()
    response = admin.post_form(f"/tak-web/pubversion/rollback/{number}", {})
    assert (200, True) == (response.status_code, "Rollback får endast göras på senaste version." in response.text)
    assert exported(admin).addresses.find("SE2321000131-NY1") is not None


def test_the_first_version_stays(admin: TakWebClient) -> None:
    """Without it there would be nothing to export."""
    assert "Rollback får endast göras" in roll_back(admin, 3).text
    assert urls(admin)


def test_a_deleted_row_is_gone_when_it_is_published(admin: TakWebClient) -> None:
    """A row that would have begun later is deleted by an order, with its URL row; before that the export has it."""
    later = new_url("https://tidbok.region.example/later", "SE2321000131-NY1")
    later["inkludera"]["logiskadresser"] = [{"hsaId": "SE2321000131-NY1", "beskrivning": None}]
    later["genomforandeTidpunkt"] = "2027-01-10T12:00:00+0100"
    assert "Nyskapad" in admin.order(later).text
    admin.publish()
    del later["inkludera"]["logiskadresser"]
    assert "Borttagen" in admin.order(an_order(exclude=later["inkludera"])).text
    assert "https://tidbok.region.example/later" in {target.url for target in exported(admin).targets}
    admin.publish()
    assert "https://tidbok.region.example/later" not in {target.url for target in exported(admin).targets}


def test_a_form_without_its_token(admin: TakWebClient) -> None:
    """Nothing is published or taken back by a page from elsewhere."""
    admin.order(new_address(1))
    for path in ("/tak-web/pubversion/create", "/tak-web/pubversion/rollback/3"):
        response = admin.post_form(path, {"_csrf": "fel"}, token=False)
        assert (302, True) == (response.status_code, "csrfError=true" in response.headers["Location"])
    assert 405 == admin.get("/tak-web/pubversion/rollback/3").status_code
    assert 302 == admin.publish().status_code


def test_a_row_with_filters_keeps_them(admin: TakWebClient) -> None:
    """Ending a permission by order leaves its filters on it."""
    admin.order(an_order(exclude={"anropsbehorigheter": [PERMISSION]}))
    admin.publish()
    assert 1 == len(exported(admin).filtered)
