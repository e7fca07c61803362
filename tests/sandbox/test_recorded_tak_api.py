"""What the real TAK-api answered about the dump of NTJP TEST, the sandbox answers."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from builders.sandbox import API_USER, PLATFORM, serving
from builders.takweb import read_recording
from tak_gitops.sandbox.tak.settings import Settings
from tak_gitops.sandbox.tak.start import open_state

POINT = "connectionPointId=4"
COMPARED = (
    "connectionPoints-filtered",
    "connectionPoints-none",
    "cooperations-bare",
    "cooperations-include",
    "installedContracts",
    "logicalAddresses",
    "logicalAddresses-point",
    "serviceConsumers",
    "serviceContracts",
    "serviceDomains",
    "serviceProducers",
    "serviceProductions-bare",
    "serviceProductions-include",
    "serviceProductions-include-url",
)
"""The recordings that are about the dump alone; the recorded server had another platform beside it."""
IMPORTED = date(2026, 11, 22)


@pytest.fixture(scope="module")
def url(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A sandbox that has the dump."""
    folder = tmp_path_factory.mktemp("dump")
    dump = shared / "data" / "takdump_ntjp_test.json.zip"
    settings = Settings(platform=PLATFORM, day=IMPORTED)
    with serving(open_state(folder / "state.sqlite", dump, dump.name, settings, reset=False).database, settings) as at:
        yield at


@pytest.fixture
def api(url: str) -> Iterator[httpx.Client]:
    """A client that may ask the TAK-api."""
    with httpx.Client(base_url=f"{url}/coop/api/v2", auth=API_USER, timeout=60, trust_env=False) as client:
        yield client


def recorded(shared: Path, name: str) -> Any:
    """One recorded request with its answer."""
    return read_recording(shared / "recordings" / "tak-api" / f"{name}.json.gz")


def without_numbers(value: Any) -> Any:
    """An answer without ids, which are given anew at each import, and without the time of the import."""
    if isinstance(value, dict):
        kept = {name: without_numbers(each) for name, each in value.items() if name not in {"id", "snapshotTime"}}
        return tuple(kept.items())
    return value


@pytest.mark.parametrize("name", COMPARED)
def test_a_recorded_answer(name: str, shared: Path, api: httpx.Client) -> None:
    """The same objects with the same fields in the same order, whatever their numbers and their places."""
    expected = recorded(shared, name)
    path = expected["request"]["path"].replace(POINT, "connectionPointId=1")
    response = api.get(path)
    assert (expected["status"], expected["headers"]["Content-Type"]) == (
        response.status_code,
        response.headers["Content-Type"],
    )
    assert Counter(map(without_numbers, json.loads(expected["body"]))) == Counter(map(without_numbers, response.json()))


@pytest.mark.parametrize("name", ["error-unknown-id", "error-bad-parameter", "unknown-path", "unknown-point", "v1"])
def test_a_recorded_error(name: str, shared: Path, url: str, api: httpx.Client) -> None:
    """The same status and the same words, but for time and host."""
    expected = recorded(shared, name)
    path = expected["request"]["path"]
    response = api.get(f"{url}{path}" if path.startswith("/coop/") else path)
    assert (expected["status"], expected["headers"]["Content-Type"].lower()) == (
        response.status_code,
        response.headers["Content-Type"].lower(),
    )
    assert comparable(expected["body"]) == comparable(response.text)


def comparable(body: str) -> object:
    """An error without what is never twice the same."""
    try:
        error = json.loads(body)
    except ValueError:
        return body
    if isinstance(error, dict) and "instance" in error:
        parts = urlsplit(error["instance"])
        error["instance"] = f"{parts.path}?{parts.query}"
    return {**error, "timestamp": None} if isinstance(error, dict) else error


def test_who_says_nothing_may_not_ask(shared: Path, url: str) -> None:
    """Without Basic authentication the answer is 401, as recorded."""
    expected = recorded(shared, "error-401")
    response = httpx.get(f"{url}/coop/api/v2/connectionPoints", trust_env=False)
    assert (401, expected["headers"]["Content-Type"]) == (response.status_code, response.headers["Content-Type"])
    assert comparable(expected["body"]) == comparable(response.text)


def test_xml_as_recorded(shared: Path, api: httpx.Client) -> None:
    """XML is what JSON is, in elements of the same names."""
    expected = recorded(shared, "xml")
    response = api.get("/connectionPoints", headers={"Accept": "application/xml"})
    assert expected["headers"]["Content-Type"] == response.headers["Content-Type"]
    shown = "<connectionPoint><id>{}</id><platform>NTJP</platform><environment>TEST</environment><snapshotTime>{}</"
    assert shown.format(4, "2016-03-10T14:31:55+0100") in expected["body"]
    assert shown.format(1, "2026-11-22T00:05:00+0100") in response.text
    assert response.text == api.get("/connectionPoints.xml").text


@pytest.mark.parametrize("path", ["/connectionPoints/", "/connectionPoints?hej=1", "/connectionPoints.json"])
def test_what_makes_no_difference(path: str, api: httpx.Client) -> None:
    """A slash at the end, an unknown parameter and the suffix of the default change nothing."""
    assert api.get("/connectionPoints").content == api.get(path).content
