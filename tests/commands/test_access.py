"""What environment variables say of reaching a server: each secret by its name, for servers that may have it."""

from pathlib import Path
from typing import Literal

import pytest

from tak_gitops.commands.common.access import access_for
from tak_gitops.commands.common.app import App
from tak_gitops.errors import TakError
from tak_gitops.model.web_address import Origin
from tak_gitops.texts import render

URL = "https://tak.region.example/tak-services"
SERVER = Origin("https", "tak.region.example", 443)


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> App:
    """A run without a proxy of the machine's own."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    return App(tmp_path, "sv", fixed_language=True, colour=False, cache_folder=tmp_path / "cache")


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of each kind."""
    for name in ("USER", "PASSWORD", "CERT", "KEY"):
        monkeypatch.setenv(f"TAK_GITOPS_LIVE_{name}", "anna")


def test_without_variables_there_is_nothing(app: App) -> None:
    """No secret, no proxy, the system's authorities."""
    found = access_for(app, "ntjp-qa", URL)
    assert {None} == {
        found.user,
        found.password,
        found.certificate,
        found.key,
        found.proxy,
        found.authorities_file,
        found.authorities_folder,
    }


def test_each_variable_goes_to_its_place(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """User, password, certificate, key, and the authorities."""
    for name in ("USER", "PASSWORD", "CERT", "KEY"):
        monkeypatch.setenv(f"TAK_GITOPS_LIVE_{name}", name.lower())
    monkeypatch.setenv("SSL_CERT_FILE", "ca.pem")
    monkeypatch.setenv("SSL_CERT_DIR", "cas")
    found = access_for(app, "ntjp-qa", URL)
    assert ("user", "password", "cert", "key") == (found.user, found.password, found.certificate, found.key)
    assert ("ca.pem", "cas") == (found.authorities_file, found.authorities_folder)


@pytest.mark.parametrize(
    ("environment", "variable"),
    [("ntjp-qa", "TAK_GITOPS_NTJP_QA_LIVE_USER"), ("rtp.prod_2", "TAK_GITOPS_RTP_PROD_2_LIVE_USER")],
)
def test_the_variable_of_an_environment_wins(
    app: App, monkeypatch: pytest.MonkeyPatch, environment: str, variable: str
) -> None:
    """In capitals, with other signs as underscores; other environments have the general one."""
    monkeypatch.setenv("TAK_GITOPS_LIVE_USER", "alla")
    monkeypatch.setenv(variable, "en")
    assert ("en", "alla") == (access_for(app, environment, URL).user, access_for(app, "annan", URL).user)


@pytest.mark.parametrize(("variable", "key"), [("PASSWORD", "fetch.password_alone"), ("KEY", "fetch.key_alone")])
def test_half_a_pair_is_told(app: App, monkeypatch: pytest.MonkeyPatch, variable: str, key: str) -> None:
    """A password without a user would never be sent, and nobody would know why."""
    monkeypatch.setenv(f"TAK_GITOPS_LIVE_{variable}", "hemligt")
    with pytest.raises(TakError) as caught:
        access_for(app, "ntjp-qa", URL)
    assert key == caught.value.message.key


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"HTTPS_PROXY": "http://proxy:8080"}, "http://proxy:8080"),
        ({"https_proxy": "proxy:8080"}, "http://proxy:8080"),
        ({"ALL_PROXY": "http://proxy:8080"}, "http://proxy:8080"),
        ({"HTTP_PROXY": "http://proxy:8080"}, None),
        ({"HTTPS_PROXY": "http://proxy:8080", "NO_PROXY": "region.example"}, None),
        ({"HTTPS_PROXY": "http://proxy:8080", "NO_PROXY": "tak.region.example:443"}, None),
        ({"HTTPS_PROXY": "http://proxy:8080", "NO_PROXY": "other.example"}, "http://proxy:8080"),
        ({"HTTPS_PROXY": "http://proxy:8080", "NO_PROXY": "*"}, None),
    ],
)
def test_the_usual_variables_tell_the_proxy(
    app: App, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str | None
) -> None:
    """HTTPS_PROXY, ALL_PROXY and NO_PROXY, in capitals or not."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert expected == access_for(app, "ntjp-qa", URL).proxy


def test_this_machine_needs_no_proxy(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is sent to it must not leave it."""
    monkeypatch.setenv("HTTP_PROXY", "http://proxy:8080")
    assert access_for(app, "ntjp-qa", "http://127.0.0.1:8080/coop/api/v2").proxy is None


@pytest.mark.parametrize(
    ("approved", "host", "expected"),
    [
        pytest.param(None, None, "anna", id="nothing to compare with"),
        pytest.param({SERVER}, None, "anna", id="approved"),
        pytest.param(set(), None, None, id="new"),
        pytest.param({SERVER._replace(port=8443)}, None, None, id="another port"),
        pytest.param(set(), "tak.region.example", "anna", id="new, and named"),
        pytest.param(set(), "region.example", None, id="new, and another named"),
    ],
)
@pytest.mark.usefixtures("secrets")
def test_secrets_go_to_approved_servers_only(
    app: App, monkeypatch: pytest.MonkeyPatch, approved: set[Origin] | None, host: str | None, expected: str | None
) -> None:
    """A line in environment.yaml of a pull request must not have them sent elsewhere (reliability.md 4)."""
    if host:
        monkeypatch.setenv("TAK_GITOPS_LIVE_HOST", host)
    found = access_for(app, "ntjp-qa", URL, approved)
    assert {expected} == {found.user, found.password, found.certificate, found.key}


@pytest.mark.usefixtures("secrets")
def test_secrets_that_are_withheld_are_told_of(app: App, capsys: pytest.CaptureFixture[str]) -> None:
    """With the host, and with what to do where it is right."""
    access_for(app, "ntjp-qa", URL, set())
    told = capsys.readouterr().err
    assert told.startswith("ntjp-qa: tak.region.example är en ny adress i den här ändringen")
    assert "TAK_GITOPS_LIVE_HOST" in told


def test_nothing_is_said_where_nothing_is_withheld(app: App, capsys: pytest.CaptureFixture[str]) -> None:
    """Without secrets a new server is asked like any other."""
    access_for(app, "ntjp-qa", URL, set())
    assert "" == capsys.readouterr().err


@pytest.mark.parametrize("purpose", ["TAKWEB", "SMTP"])
def test_a_channel_has_secrets_of_its_own(
    purpose: Literal["TAKWEB", "SMTP"], app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of live are not given to it; those of an environment win here too."""
    monkeypatch.setenv("TAK_GITOPS_LIVE_USER", "live")
    monkeypatch.setenv("TAK_GITOPS_LIVE_CERT", "live.pem")
    monkeypatch.setenv(f"TAK_GITOPS_{purpose}_USER", "alla")
    monkeypatch.setenv(f"TAK_GITOPS_{purpose}_PASSWORD", "hemligt")
    monkeypatch.setenv(f"TAK_GITOPS_NTJP_PROD_{purpose}_USER", "prod")
    found = [access_for(app, environment, URL, purpose=purpose) for environment in ("ntjp-qa", "ntjp-prod")]
    assert [("alla", "hemligt", None), ("prod", "hemligt", None)] == [
        (each.user, each.password, each.certificate) for each in found
    ]


def test_half_a_pair_of_a_channel_is_told_by_its_names(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to mend is named as it is written."""
    monkeypatch.setenv("TAK_GITOPS_TAKWEB_PASSWORD", "hemligt")
    with pytest.raises(TakError) as problem:
        access_for(app, "ntjp-qa", URL, purpose="TAKWEB")
    assert "TAK_GITOPS_TAKWEB_USER" in render(problem.value.message, "sv")
