"""`tak new` where an address is called by its name, and where those that are connected are shown to choose from."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.repository import CONNECTION, EXPORT, RepositoryBuilder
from builders.tak import Tak

ROOT = Path(__file__).resolve().parents[2]
EKEN = "SE2321009000-E000000000001"
CONTRACT = "crm:scheduling:MakeBooking:1"
ACCESS = "environments/ntjp-qa/journal/make-booking.yaml"
New = Callable[..., tuple[int, str, str]]


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryBuilder:
    """The minimal repository without its connection, and the example's export."""
    builder = RepositoryBuilder(tmp_path / "r").minimal().delete(CONNECTION)
    return builder.write(EXPORT, (ROOT / "exports/takdump_ntjp_qa.json").read_bytes()).init()


@pytest.fixture
def new(repository: RepositoryBuilder, tak: Tak) -> New:
    """Run `tak new access` there for one contract; its exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        flags = ("--consumer", "journal", "--contract", CONTRACT)
        return tak("-C", str(repository.root), "new", "access", *flags, *arguments)

    return call


def test_an_address_by_its_name(new: New, repository: RepositoryBuilder) -> None:
    """The name of one that TAK has stands for its id, and what was taken is told."""
    code, _, err = new("--address", "vårdcentralen eken")
    assert 0 == code
    assert f"  = {EKEN}  Vårdcentralen Eken\n" in err
    assert f"  - id: {EKEN}\n    name: Vårdcentralen Eken\n" in repository.read(ACCESS)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Vårdcentralen", '"Vårdcentralen" kan vara flera: '),
        ("Vårdcentralen Ekn", f'"Vårdcentralen Ekn" finns inte; menar du {EKEN} (Vårdcentralen Eken)'),
        ("åäö!", '"åäö!" är inget HSA-id, och ingen adressat i ntjp-qa heter så: är det rätt miljö?'),
    ],
)
def test_a_name_that_is_not_one_address(name: str, said: str, new: New, repository: RepositoryBuilder) -> None:
    """Several, one that is only alike, or none: it is told, and nothing is written."""
    code, _, err = new("--address", name)
    assert 64 == code
    assert said in err
    assert not (repository.root / ACCESS).exists()


def test_an_id_that_tak_does_not_have_is_taken(new: New, repository: RepositoryBuilder) -> None:
    """It may be new: the plan asks whether it is the right one."""
    assert 0 == new("--address", "SE2321009000-E000000009999")[0]
    assert "SE2321009000-E000000009999" in repository.read(ACCESS)


def asked(repository: RepositoryBuilder, *answers: str) -> tuple[int, str]:
    """Run `tak new access` on a terminal with these answers for the addresses; its exit code and what was shown."""
    controller, terminal = pty.openpty()
    command = (sys.executable, "-m", "tak_gitops", "-C", str(repository.root), "new", "access")
    process = subprocess.Popen(
        (*command, "--consumer", "journal", "--contract", CONTRACT, "--description", "x", "--reference", "FS-1"),
        stdin=terminal,
        stdout=subprocess.DEVNULL,
        stderr=terminal,
    )
    os.close(terminal)
    os.write(controller, "".join(f"{each}\n" for each in answers).encode())
    shown = b""
    try:
        while piece := os.read(controller, 65536):
            shown += piece
    except OSError:
        pass  # how Linux tells that nobody holds the other end any more
    os.close(controller)
    return process.wait(timeout=60), shown.decode().replace("\r\n", "\n")


def test_connected_addresses_are_proposed(repository: RepositoryBuilder) -> None:
    """Those with a routing of the contract are shown by name; a number, a part of a name or an id chooses."""
    code, shown = asked(repository, "1", "Vårdcentralen Eken", "SE2321009000-E000000009999 Ny", "", "")
    assert 0 == code
    assert "Adressater som har vägval för tjänstekontrakten:\n    1  SE" in shown
    written = repository.read(ACCESS)
    assert f"  - id: {EKEN}\n" in written
    assert "  - id: SE2321009000-E000000009999\n    name: Ny\n" in written
    assert 3 == written.count("  - id: ")


def test_a_name_that_may_be_several_is_asked_about(repository: RepositoryBuilder) -> None:
    """They are shown, and a number chooses among them."""
    code, shown = asked(repository, "Vårdcentralen", "2", "", "")
    assert 0 == code
    assert "    2  SE" in shown.partition("Vårdcentralen\n")[2]
    assert 1 == repository.read(ACCESS).count("  - id: ")
