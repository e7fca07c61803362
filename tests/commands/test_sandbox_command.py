"""`tak sandbox`: how it begins, what it says, how it ends, and what it refuses."""

import re
import signal
import ssl
import sys
from pathlib import Path

import httpx
import pytest

from builders.example_tak import export_file, new_address, state_of
from builders.sandbox import TakWebClient, running_sandbox
from tak_gitops.cli import run
from tak_gitops.sandbox.tak.server import listen


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit code and message of a sandbox that does not begin."""
    capsys.readouterr()
    code = run(["sandbox", "--port", "0", *arguments])
    out, err = capsys.readouterr()
    assert "" == out
    return code, err


def test_it_says_where_everything_is(tmp_path: Path) -> None:
    """Each address that is named answers, and the lines for environment.yaml can be pasted."""
    with running_sandbox(tmp_path) as sandbox:
        for path in ("/", "/tak-services/export/pv", "/exports/takdump_ntjp_qa.json", "/tak-web/auth/login"):
            assert 200 == httpx.get(f"{sandbox.url}{path}", trust_env=False).status_code
        assert "dag 2026-11-23" in sandbox.greeting
        assert f'\nlive: {{tak_services: "{sandbox.url}/tak-services/export/pv"}}\n' in sandbox.greeting
        assert f'\nlive: {{tak_api: "{sandbox.url}/coop/api/v2"}}\n' in sandbox.greeting
        assert '\nconnection_point: {platform: "NTJP", environment: "QA"}\n' in sandbox.greeting
        found = re.search(r"TAK-api: (\S+) \((\S+)/(\S+)\)", sandbox.greeting)
        assert found
        answer = httpx.get(f"{found[1]}/connectionPoints", auth=(found[2], found[3]), trust_env=False)
        assert [("NTJP", "QA")] == [(each["platform"], each["environment"]) for each in answer.json()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(("how", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_it_ends_in_order(how: signal.Signals, code: int, tmp_path: Path) -> None:
    """SIGTERM is the usual way to stop a server, Ctrl-C the usual way to stop a command."""
    with running_sandbox(tmp_path) as sandbox:
        assert code == sandbox.stop(how)
        assert sandbox.process.stderr
        assert "Traceback" not in sandbox.process.stderr.read()


def test_without_a_state_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its temporary folder is gone when it has ended."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    with running_sandbox(tmp_path / "s", keep=False) as sandbox:
        assert "--state FIL" in sandbox.greeting
        assert 0 == sandbox.stop()
    assert [] == list((tmp_path / "tmp").iterdir())


def test_an_export_does_not_replace_a_state(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What has been ordered would be lost; with --reset that is what is meant."""
    state, export = state_of(tmp_path), export_file(tmp_path)
    code, said = refused(capsys, "--state", str(state.path), "--export", str(export))
    assert (1, True) == (code, "--reset" in said)
    with running_sandbox(tmp_path) as sandbox, TakWebClient(sandbox.url) as client:
        client.order(new_address(1))
    with running_sandbox(tmp_path, options=["--export", str(export), "--reset"]) as sandbox:
        assert "2 vägval och 2 behörigheter är inlästa" in sandbox.greeting
        assert "0 beställningar" in httpx.get(f"{sandbox.url}/orders", trust_env=False).text


def test_the_name_of_an_export_tells_the_platform(tmp_path: Path) -> None:
    """takdump_ntjp_test.json is NTJP-TEST."""
    with running_sandbox(tmp_path / "s", export=export_file(tmp_path)) as sandbox:
        assert sandbox.greeting.startswith("Sandlådan NTJP-TEST är igång")


def test_a_name_that_tells_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Then --platform is needed."""
    export = export_file(tmp_path).rename(tmp_path / "katalog.json")
    code, said = refused(capsys, "--export", str(export))
    assert (64, True) == (code, "--platform" in said)


def test_what_is_no_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told as everywhere, and no state is left behind."""
    (tmp_path / "takdump_ntjp_qa.json").write_text("{}", encoding="utf-8")
    state = tmp_path / "s.sqlite"
    code, said = refused(capsys, "--export", str(tmp_path / "takdump_ntjp_qa.json"), "--state", str(state))
    assert (1, False) == (code, state.exists())
    assert "takdump_ntjp_qa.json" in said


@pytest.mark.parametrize("content", [b"", b"hej", b"SQLite format 3\0" + b"x" * 4096])
def test_a_file_that_is_no_state(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is left as it is, with --reset too."""
    state = tmp_path / "s.sqlite"
    state.write_bytes(content)
    for words in ((), ("--platform", "NTJP-QA"), ("--reset",)):
        code, said = refused(capsys, "--state", str(state), *words)
        assert (1, True, content) == (code, "är inte tillståndet" in said, state.read_bytes())


def test_the_state_of_another_platform(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One state is one platform."""
    code, said = refused(capsys, "--state", str(state_of(tmp_path).path), "--platform", "NTJP-QA")
    assert (1, True) == (code, "är tillståndet för NTJP-TEST" in said)


def test_a_port_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so, and how to choose another."""
    with listen(0) as other:
        code, said = refused(capsys, "--port", str(other.getsockname()[1]), "--state", str(tmp_path / "s"))
    assert (1, True) == (code, "--port 0" in said)


@pytest.mark.parametrize(
    "words",
    [
        ("--fault", "nothing"),
        ("--today", "i dag"),
        ("--user", "eva"),
        ("--api-password", "x"),
        ("--order-source", "https://desk.region.example/"),
        ("--order-source", "http://x/", "--order-cert", "a", "--order-key", "a", "--order-ca", "a"),
        ("--order-source", "https://x/", "--order-cert", "a", "--order-key", "a", "--order-ca", "a"),
        ("--platform", "VGR-PROD"),
        ("--port", "70000"),
    ],
)
def test_what_cannot_be(words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command line is wrong, and the sandbox says how."""
    code, said = refused(capsys, "-C", str(tmp_path), *words)
    assert 64 == code
    assert said.strip()


def test_without_its_libraries(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It says how to install them."""
    monkeypatch.setitem(sys.modules, "starlette", None)
    code, said = refused(capsys)
    assert (1, "Sandlådan behöver tillägget web: pip install 'tak-gitops[web]' (starlette saknas).\n") == (code, said)


def test_tls_with_an_authority_of_its_own(tmp_path: Path) -> None:
    """A client that trusts the file it names gets in, another does not; a restart shows the same certificate."""
    seen = []
    for _ in range(2):
        with running_sandbox(tmp_path, options=["--tls"]) as sandbox:
            assert sandbox.url.startswith("https://")
            authority = tmp_path / "sandbox.sqlite.tls" / "ca.pem"
            assert str(authority) in sandbox.greeting
            context = ssl.create_default_context(cafile=authority)
            assert 200 == httpx.get(f"{sandbox.url}/", verify=context, trust_env=False).status_code
            with pytest.raises(httpx.ConnectError):
                httpx.get(f"{sandbox.url}/", trust_env=False)
        seen.append((tmp_path / "sandbox.sqlite.tls" / "server.pem").read_bytes())
    assert seen[0] == seen[1]


def test_in_english(tmp_path: Path) -> None:
    """The language of the run is that of the pages."""
    with running_sandbox(tmp_path, options=["--language", "en"]) as sandbox:
        assert sandbox.greeting.startswith("The sandbox NTJP-QA is running")
        assert '<html lang="en">' in httpx.get(f"{sandbox.url}/", trust_env=False).text
