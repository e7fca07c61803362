"""What every test stands on: no network, no settings of the machine it runs on, and how hard to search."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from builders.tak import Tak
from tak_gitops.cli import run

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("quick", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=50,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("TAK_TEST_PROFILE") or ("ci" if os.environ.get("CI") else "quick"))

# What the product, Git or a test could read of the machine: variables by name, or by how the name begins.
_LEAKING = {"NO_COLOR", "FORCE_COLOR", "CI", "COLUMNS", "LANGUAGE", "PAGER", "EMAIL", "SOURCE_DATE_EPOCH"}
_LEAKING_PREFIXES = ("TAK_", "GIT_", "GITHUB_", "LC_", "XDG_")


class NetworkError(AssertionError):
    """A test reached for another machine."""


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the home folders of all tests are in."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(scope="session", autouse=True)
def same_environment_everywhere(homes: Path) -> Iterator[None]:
    """The environment is the same on every machine, for fixtures of the whole session too.

    Git knows one author at one time, so that the same content gives the same commit ids, and it can reach
    folders only.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name in _LEAKING or name.startswith(_LEAKING_PREFIXES):
                patch.delenv(name)
        _move_home(patch, homes)
        patch.setenv("LANG", "C.UTF-8")
        patch.setenv("TZ", "UTC")
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        patch.setenv("GIT_ALLOW_PROTOCOL", "file")
        patch.setenv("GIT_TERMINAL_PROMPT", "0")
        for role in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{role}_NAME", "Test Testsson")
            patch.setenv(f"GIT_{role}_EMAIL", "test@region.example")
            patch.setenv(f"GIT_{role}_DATE", "2026-11-23T08:00:00+01:00")
        yield


@pytest.fixture(autouse=True)
def own_home(homes: Path, monkeypatch: pytest.MonkeyPatch, _numbers: Iterator[int]) -> Path:
    """A test's own, empty home folder: no cache or setting of another test is in it."""
    home = homes / str(next(_numbers))
    home.mkdir()
    _move_home(monkeypatch, home)
    return home


@pytest.fixture(scope="session")
def _numbers() -> Iterator[int]:
    return count(1)


def _move_home(patch: pytest.MonkeyPatch, home: Path) -> None:
    for name in ("HOME", "USERPROFILE"):
        patch.setenv(name, str(home))
    for name, folder in (("XDG_CACHE_HOME", ".cache"), ("XDG_CONFIG_HOME", ".config"), ("LOCALAPPDATA", "local")):
        patch.setenv(name, str(home / folder))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection or a look-up beyond this machine raises NetworkError."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object) -> None:
        _refuse_others(self.family, address)
        connect(self, address)  # type: ignore[arg-type]

    def guarded_connect_ex(self: socket.socket, address: object) -> int:
        _refuse_others(self.family, address)
        return connect_ex(self, address)  # type: ignore[arg-type]

    def guarded_look_up(host: str | bytes | None, *arguments: object, **options: object) -> object:
        _refuse_other_host(host)
        return look_up(host, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


def _refuse_others(family: int, address: object) -> None:
    if family in {socket.AF_INET, socket.AF_INET6} and isinstance(address, tuple):
        _refuse_other_host(address[0])


def _refuse_other_host(host: str | bytes | None) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return
    try:
        here = ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        here = False
    if not here:
        message = f"a test reached for {name}; tests use this machine only"
        raise NetworkError(message)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real exports and recordings beside this repository; without it the test is skipped."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of real exports beside the repository is not here")
    return folder


@pytest.fixture
def tak(capsys: pytest.CaptureFixture[str]) -> Tak:
    """Run the command line in this process; its exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        return (code, *capsys.readouterr())

    return call
