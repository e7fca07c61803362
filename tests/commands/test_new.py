"""`tak new` as a user meets it: by flags, and asked on a terminal."""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.repository import CONNECTION, CONSUMER, EXPORT, RepositoryBuilder
from builders.tak import Tak

ROOT = Path(__file__).resolve().parents[2]
PRODUCER = "SE2321009000-TIDBOKQA"
EKEN = "SE2321009000-E000000000001"
NEW = "SE2321009000-E000000000099"
WRITTEN = "environments/ntjp-qa/tidbok/make-booking.yaml"
FLAGS = ("--producer", "tidbok", "--contract", "crm:scheduling:MakeBooking:1", "--address", EKEN)
New = Callable[..., tuple[int, str, str]]


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryBuilder:
    """The minimal repository without its connection, and the example's export."""
    builder = RepositoryBuilder(tmp_path / "r").minimal().delete(CONNECTION)
    builder.edit("systems/tidbok.yaml", "SE2321000131-TIDBOKQA", PRODUCER)
    return builder.write(EXPORT, (ROOT / "exports/takdump_ntjp_qa.json").read_bytes()).init()


@pytest.fixture
def new(repository: RepositoryBuilder, tak: Tak) -> New:
    """Run `tak new` there; its exit code, output and errors."""

    def call(*arguments: str) -> tuple[int, str, str]:
        return tak("-C", str(repository.root), "new", *arguments)

    return call


def test_a_connection_is_written_with_what_tak_knows(new: New, repository: RepositoryBuilder) -> None:
    """The name of a known address, the profile and the URL template of the producer come from live."""
    code, out, err = new(
        "connection",
        *FLAGS,
        "--address",
        f"{NEW}=Vårdcentralen Ny",
        "--consumer",
        "journal",
        "--url",
        "https://boka-qa.norrskog.example/makebooking/v1",
    )
    assert (0, f"{WRITTEN}\n", "Nästa steg:  tak plan ntjp-qa\n") == (code, out, err)
    assert_golden(GOLDEN / "new-connection.yaml", repository.read(WRITTEN))


def test_a_routing_that_tak_has_brings_its_url(new: New, repository: RepositoryBuilder) -> None:
    """Without `--url` the URL of live is taken and told where it has every routing; a new address gets none."""
    code, _, err = new("connection", *FLAGS, "--address", f"{NEW}=Ny")
    assert (64, True) == (code, "saknas:\n  --url " in err)
    code, _, err = new("connection", *FLAGS)
    url = "https://boka-qa.norrskog.example/makebooking/v1"
    assert (0, f"URL:en är den som TAK har: {url}") == (code, err.splitlines()[0])
    assert f"url: {url}\n" in repository.read(WRITTEN)


def test_a_new_file_is_in_form_and_valid(new: New, repository: RepositoryBuilder, tak: Tak) -> None:
    """Formatter and validation have nothing to say of it."""
    new("connection", *FLAGS, "--url", "https://a.example/b", "--description", "Nej: inte än # och så")
    new("access", "--consumer", "journal", "--contract", "MakeBooking", "--address", EKEN, "--reference", "FS-2025-1")
    new(
        "system",
        "--organisation",
        "Region Å",
        "--name",
        "On",
        "--hsa-id",
        "ntjp-qa=SE2321009000-NY",
        "--contact",
        "å",
        "--email",
        "a@b.example",
        "--phone",
        "08-123",
    )
    here = ("-C", str(repository.root))
    assert 0 == tak(*here, "fmt", "--check")[0]
    assert 0 == tak(*here, "validate")[0]


def test_an_access_is_written(new: New, repository: RepositoryBuilder) -> None:
    """A contract may be named by a part of its name that only one has."""
    code, out, err = new("access", "ntjp-qa", "--consumer", "journal", "--contract", "MakeBook", "--address", EKEN)
    assert (0, "environments/ntjp-qa/journal/make-booking.yaml\n") == (code, out)
    assert "  = crm:scheduling:MakeBooking:1  MakeBooking\n" in err
    assert_golden(GOLDEN / "new-access.yaml", repository.read(out.strip()))


def test_a_system_has_the_title_that_tak_has(new: New, repository: RepositoryBuilder) -> None:
    """An HSA-id that TAK knows brings organisation and name with it."""
    assert (0, "systems/invanarportalen.yaml\n") == new("system", "--hsa-id", "ntjp-qa=SE5569999055-PORTALQA")[:2]
    assert_golden(GOLDEN / "new-system.yaml", repository.read("systems/invanarportalen.yaml"))


def test_many_addresses_stand_in_a_file_of_their_own(new: New, repository: RepositoryBuilder) -> None:
    """Thirty addresses and more are a CSV file beside the connection."""
    pasted = "".join(f"SE2321009000-E{n:012d};Enhet {n}\n" for n in range(40))
    repository.write("lista.txt", pasted.encode())
    code, out, _ = new(
        "connection", *FLAGS[:4], "--addresses-from", "lista.txt", "--url", "https://a.example/b", "--file", "många"
    )
    assert (0, "environments/ntjp-qa/många.yaml\nenvironments/ntjp-qa/många.csv\n") == (code, out)
    assert "logical_addresses: {file: många.csv}\n" in repository.read("environments/ntjp-qa/många.yaml")
    assert 41 == len(repository.read("environments/ntjp-qa/många.csv").splitlines())


def test_a_trial_writes_nothing(new: New, repository: RepositoryBuilder) -> None:
    """`--dry-run` shows the file instead."""
    code, out, _ = new("connection", *FLAGS, "--url", "https://a.example/b", "--dry-run")
    assert 0 == code
    assert out.startswith(f"# {WRITTEN}\nkind: Connection\n")
    assert not (repository.root / WRITTEN).exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("connection", "--producer", "tidbokk"), 64, '"tidbokk" finns inte; menar du tidbok?'),
        (("connection", "--producer", "zzzz"), 64, '"zzzz" är varken ett system här eller i TAK'),
        (("connection", "--producer", "tidbok", "--contract", "Booking"), 64, '"Booking" kan vara flera: '),
        (("connection", "--producer", "tidbok", "--contract", "crm:x:Y:1.1"), 64, "minorversion"),
        (("connection", *FLAGS[:4]), 64, "\n  --address "),
        (("connection", *FLAGS[:4], "--address", "SE2321009000-NY1=Ny"), 64, "\n  --url "),
        (("connection", *FLAGS, "--url", "http://a.example/b?x=y"), 1, "fel TG205"),
        (("connection", *FLAGS[:4], "--url", "https://a.example/b", "--address", "å=Å"), 1, "fel TG115"),
        (("connection", *FLAGS[:4], "--address", "ingen (alls)"), 64, "är det rätt miljö?"),
        (("connection", *FLAGS[:4], "--addresses-from", "finns-inte.csv"), 1, "finns-inte.csv"),
        (("connection", "ntjp-qb"), 64, "ntjp-qa"),
        (("system", "--hsa-id", "ntjp-qa=SE 1"), 64, '"SE 1" kan inte vara ett HSA-id'),
        (("system", "--hsa-id", "ntjp-qa=SE1-NY"), 64, "\n  --organisation  vems systemet är\n  --name "),
        (("addresses", "README.md"), 64, "README.md är ingen anslutning eller behörighet"),
        (("addresses", "../../x"), 64, "är ingen anslutning eller behörighet"),
        (("anslutning",), 64, '"anslutning" går inte att skriva; möjligt är: access, addresses, case, connection'),
    ],
)
def test_what_cannot_be_written(arguments: tuple[str, ...], code: int, said: str, new: New) -> None:
    """What is wrong or missing is named, and nothing is written."""
    result = new(*arguments)
    assert (code, "") == result[:2]
    assert said in result[2]


def test_a_schema_is_named_where_there_is_one(new: New, repository: RepositoryBuilder) -> None:
    """Editors are told of a schema that the repository has, and of none that it has not."""
    arguments = ("connection", *FLAGS, "--url", "https://a.example/b", "--dry-run")
    assert f"# {WRITTEN}\nkind: Connection\n" == "".join(new(*arguments)[1].splitlines(keepends=True)[:2])
    repository.write("schema/connection.json", "{}")
    line = "# yaml-language-server: $schema=../../../schema/connection.json"
    assert line == new(*arguments)[1].splitlines()[1]


KINDS = {"connection": (), "access": (), "system": (), "mistakes": ("--producer", "tidbokk", "--contract", "Booking")}


def test_a_pasted_list_that_cannot_be_used(new: New, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no name to be told by."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("skräp skräp\n".encode())))
    code, _, err = new("connection", *FLAGS[:4], "--addresses-from", "-")
    assert (1, "Listan kan inte användas. Inget är skrivet.") == (code, err.splitlines()[-1])


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_missing_is_told_at_once(kind: str, language: str, new: New) -> None:
    """Without a terminal all options that are missing are told, with what may be said, and all that is wrong."""
    what = "connection" if kind == "mistakes" else kind
    code, out, err = new(what, *KINDS[kind], "--language", language)
    assert (64, "") == (code, out)
    assert_golden(GOLDEN / f"new-missing-{kind}-{language}.txt", err)


def test_what_is_connected_already_is_not_written_twice(new: New, repository: RepositoryBuilder) -> None:
    """The new file is judged beside the others: the same routing in two files is an error, told with both places."""
    flags = (*FLAGS, "--url", "https://a.example/b")
    assert 0 == new("connection", *flags)[0]
    code, _, err = new("connection", *flags, "--file", "igen")
    assert 1 == code
    assert "fel TG210" in err
    assert not (repository.root / "environments/ntjp-qa/igen.yaml").exists()


def test_a_file_that_is_there_is_not_overwritten(new: New, repository: RepositoryBuilder) -> None:
    """Neither of an environment nor of a system, also when it cannot be read."""
    repository.write("environments/ntjp-qa/mitt.yaml", repository.read(CONSUMER).encode())
    assert 1 == new("connection", *FLAGS, "--url", "https://a.example/b", "--file", "mitt")[0]
    assert 1 == new("system", "--hsa-id", "ntjp-qa=SE5569999055-PORTALQA", "--file", "journal")[0]
    assert "Journal" in repository.read(CONSUMER)


def test_without_live_a_file_can_be_written(new: New, repository: RepositoryBuilder) -> None:
    """Nothing is proposed, and that is said."""
    repository.delete(EXPORT)
    code, _, err = new("connection", *FLAGS, "--url", "https://a.example/b")
    assert 0 == code
    assert "Utan TAK finns inga förslag, men filen kan skrivas.\n" in err
    assert "rivta_profile: RIVTABP21\n" in repository.read(WRITTEN)


UNTOUCHED = """\
kind: Connection # varför
producer: tidbok
rivta_profile: RIVTABP21
url: https://a.example/b
contracts: [crm:scheduling:MakeBooking:1]
# vilka
logical_addresses:
  - id: SE2321000131-E000000000001
    name: Vårdcentralen Eken # den gamla
consumers: [journal]
"""


def test_addresses_are_added_to_a_file(
    new: New, repository: RepositoryBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Out of a pasted list, laid out as those before; what is there already is passed over, and comments stay."""
    repository.write(CONNECTION, UNTOUCHED.encode())
    pasted = f"Vårdcentralen Ny {NEW}\nSE2321000131-E000000000001\n{EKEN}\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pasted.encode())))
    code, out, err = new("addresses", CONNECTION, "--addresses-from", "-")
    expected = f"1 adress står redan i {CONNECTION}.\n2 adresser tillagda.\nNästa steg:  tak plan ntjp-qa\n"
    assert (0, f"{CONNECTION}\n", expected) == (code, out, err)
    added = f"  - id: {NEW}\n    name: Vårdcentralen Ny\n  - id: {EKEN}\n    name: Vårdcentralen Eken\n"
    assert UNTOUCHED.replace("consumers", f"{added}consumers") == repository.read(CONNECTION)


def test_an_address_that_another_file_connects_is_not_added(new: New, repository: RepositoryBuilder) -> None:
    """The file is judged beside the others, and stays as it was."""
    repository.write(CONNECTION, UNTOUCHED.encode())
    repository.write("environments/ntjp-qa/annan.yaml", UNTOUCHED.replace("E000000000001", "E000000000002").encode())
    code, _, err = new("addresses", CONNECTION, "--address", "SE2321000131-E000000000002=Boken")
    assert 1 == code
    assert f"{CONNECTION}:5:13: fel TG210" in err
    assert "annan.yaml" in err
    assert UNTOUCHED == repository.read(CONNECTION)


def test_addresses_are_added_to_a_list(new: New, repository: RepositoryBuilder) -> None:
    """Where the file names a CSV file, that is what grows."""
    text = UNTOUCHED.partition("# vilka")[0] + "logical_addresses: {file: eken.csv}\n"
    listed = CONNECTION.replace(".yaml", ".csv")
    repository.write(CONNECTION, text.encode()).write(listed, b"id;name\nSE2321000131-E000000000001;Eken\n")
    assert (0, f"{listed}\n") == new("addresses", CONNECTION, "--address", f"{NEW}=Ny")[:2]
    assert f"id;name\nSE2321000131-E000000000001;Eken\n{NEW};Ny\n" == repository.read(listed)


def test_an_untidy_file_is_not_laid_out_in_passing(new: New, repository: RepositoryBuilder) -> None:
    """Where more than the list would change, the formatter is named, and the file stays."""
    text = UNTOUCHED.replace("producer: ", "producer:    ")
    repository.write(CONNECTION, text.encode())
    code, _, err = new("addresses", CONNECTION, "--address", NEW)
    assert 1 == code
    assert f"tak fmt {CONNECTION}" in err
    assert text == repository.read(CONNECTION)


def test_on_a_terminal_it_asks(repository: RepositoryBuilder) -> None:
    """Proposals are chosen by number or by a part of their name; Enter takes what TAK knows, and ends lists."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        (sys.executable, "-m", "tak_gitops", "-C", str(repository.root), "new", "connection"),
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=terminal,
    )
    answers = ["tidbok", "booking", "2", "", f"{EKEN} Eken", "", "journal", "", "", "https://a.example/b", "", "FS-1"]
    os.write(controller, "".join(f"{each}\n" for each in answers).encode())
    out = process.communicate(timeout=60)[0]
    os.close(terminal)
    os.close(controller)
    assert (0, WRITTEN) == (process.returncode, out.decode().strip())
    assert_golden(GOLDEN / "new-asked.yaml", repository.read(WRITTEN))
