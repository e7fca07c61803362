"""`tak import`: from a platform in use to files."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from builders.import_scene import BESIDE, CANCEL, LINDEN, NINE, OTHER_PRODUCER, cancel, counts, empty, undo, written
from builders.repository import CONNECTION, ENVIRONMENT, SETTINGS, RepositoryBuilder
from builders.scene import (
    BOKEN,
    DAY,
    DECLARED,
    EKEN,
    JOURNAL,
    OTHERS,
    PORTAL,
    TARGET,
    TIDBOK,
    URL,
    Scene,
    permission,
    routing,
)
from tak_gitops.errors import ExitCode
from tak_gitops.model.entries import Permission, Routing, Target

REAL_DAYS = ("2016-03-10", "2026-11-23")


def test_an_empty_repository(scene: Scene) -> None:
    """Connections, accesses and systems are written, and the plan is empty."""
    told = empty(scene).tak("import", "ntjp-qa")
    assert (ExitCode.OK, "") == (told.code, told.err)
    assert {"adopted": 4} == counts(scene)
    assert scene.repo.read("environments/ntjp-qa/se2321000131-tidbokqa/scheduling.yaml") == (
        "kind: Connection\n"
        "producer: se2321000131-tidbokqa\n"
        "rivta_profile: RIVTABP21\n"
        f"url: {URL}\n"
        "contracts:\n"
        "  - crm:scheduling:MakeBooking:1\n"
        "logical_addresses:\n"
        f"  - {EKEN}\n"
        "consumers:\n"
        "  - se2321000131-journalqa\n"
    )
    assert ExitCode.OK == scene.tak("validate", day=None).code


def test_the_summary(scene: Scene) -> None:
    """What is declared now, in how many files and lines, and the next step."""
    told = empty(scene).tak("import", "ntjp-qa")
    assert told.out == (
        "ntjp-qa: 2 vägval och 2 behörigheter i TAK är nu beskrivna, på 32 rader.\n"
        "5 nya filer, 0 filer med tillägg.\n"
        "Nästa steg: tak plan ntjp-qa, som inte ska visa någon ändring. Läs filerna och checka in dem.\n"
    )


def test_a_dry_run_writes_nothing(scene: Scene) -> None:
    """The files are listed, with their lines, and none is there."""
    told = empty(scene).tak("import", "ntjp-qa", "--dry-run")
    assert told.out.startswith(
        "  + environments/ntjp-qa/se2321000131-tidbokqa/scheduling-make-booking.yaml  10 rader\n"
    )
    assert "  + systems/se2321000131-tidbokqa.yaml  4 rader\n" in told.out
    assert "5 nya filer, 0 filer med tillägg. Ingenting är skrivet.\n" in told.out
    assert [] == written(scene)


def test_long_lists_stand_in_csv_files(scene: Scene) -> None:
    """From thirty addresses on; files of a folder with the same list share it."""
    addresses = [f"SE2321000131-F{n:012d}" for n in range(30)]
    rows: list[Routing | Permission] = [routing(each) for each in addresses]
    rows += [permission(PORTAL, each) for each in addresses]
    rows += [row for each in addresses for row in cancel(each)]
    scene.export([*DECLARED, *rows], others=False)
    scene.tak("import", "ntjp-qa")
    folder = "environments/ntjp-qa/tidbok"
    assert [
        f"?? {folder}/behorigheter-portal.yaml",
        f"?? {folder}/scheduling.csv",
        f"?? {folder}/scheduling.yaml",
    ] == written(scene)
    assert "\n".join(["id,name", *(f"{each}," for each in addresses), ""]) == scene.repo.read(
        f"{folder}/scheduling.csv"
    )
    assert "logical_addresses: {file: scheduling.csv}\n" in scene.repo.read(f"{folder}/behorigheter-portal.yaml")
    assert "url: https://tidbok.region.example/{domain}/{contract}/{major}/rivtabp21\n" in scene.repo.read(
        f"{folder}/scheduling.yaml"
    )


def test_rows_that_cannot_be_ordered_are_comments(scene: Scene) -> None:
    """They stand in the file where they belong, with the reason, and stay unmanaged."""
    blank = TARGET._replace(url="https://blank .example")
    scene.export(
        [routing(NINE), routing("Å\u20281"), routing(BOKEN, blank), routing(LINDEN), routing(LINDEN)], others=False
    )
    told = empty(scene).tak("import", "ntjp-qa")
    text = scene.repo.read("environments/ntjp-qa/se2321000131-tidbokqa/scheduling.yaml")
    contract = "crm:scheduling:MakeBooking:1"
    assert text.endswith(
        f"  - {NINE}\n"
        "# Rader i TAK som inte styrs härifrån:\n"
        f"#   vägval {contract} till {BOKEN} hos {TIDBOK}, RIVTABP21 https://blank .example: TAK godtar inte URL:en\n"
        f"#   vägval {contract} till {LINDEN} hos {TIDBOK}, RIVTABP21 {TARGET.url}: TAK har flera rader för det och "
        "vägrar varje beställning som rör dem\n"
        f"#   vägval {contract} till Å\\u20281 hos {TIDBOK}, RIVTABP21 {TARGET.url}: TAK godtar inte adressatens id\n"
    )
    assert (
        "4 rader i TAK kan inte beställas och styrs därför inte härifrån; kommentarer i filerna säger varför.\n"
        in told.out
    )
    assert {"adopted": 1, "unmanaged": 4} == counts(scene)


def test_rows_without_a_file_are_told_beside(scene: Scene) -> None:
    """A producer that no file can name has no file: its rows stand in a text beside, and more is added to it."""
    odd = Target("SE 1", "RIVTABP21", "https://a.region.example")
    scene.export([*DECLARED, routing(BOKEN, odd)], others=False)
    told = scene.tak("import", "ntjp-qa")
    assert [f"?? {BESIDE}"] == written(scene)
    assert f"kommentarer i filerna och i {BESIDE} säger varför.\n" in told.out
    one = scene.repo.read(BESIDE)
    scene.export([*DECLARED, routing(BOKEN, odd), routing(LINDEN, odd)], others=False)
    scene.tak("import", "ntjp-qa")
    assert scene.repo.read(BESIDE).startswith(one)
    assert [BOKEN, LINDEN] == [each for each in (BOKEN, LINDEN) if 1 == scene.repo.read(BESIDE).count(each)]


def test_rows_that_are_not_in_force(scene: Scene) -> None:
    """What begins later, or ends today, is told; what has ended is counted."""
    days = [
        (date(2027, 1, 1), date(2127, 1, 1)),
        (date(2020, 1, 1), date(2026, 11, 23)),
        (date(2020, 1, 1), date(2021, 1, 1)),
    ]
    odd = [
        routing(address)._replace(valid_from=first, valid_to=last)
        for address, (first, last) in zip((BOKEN, LINDEN, NINE), days, strict=True)
    ]
    scene.export([*DECLARED, *odd], others=False)
    told = scene.tak("import", "ntjp-qa")
    assert "2 rader börjar gälla senare, eller gäller i dag för sista gången: importera igen då.\n" in told.out
    assert "1 rad i exporten har slutat gälla.\n" in told.out
    text = scene.repo.read(BESIDE)
    assert f"till {BOKEN} hos {TIDBOK}, RIVTABP21 {TARGET.url}: börjar gälla 2027-01-01\n" in text
    assert f"till {LINDEN} hos {TIDBOK}, RIVTABP21 {TARGET.url}: gäller för sista gången 2026-11-23\n" in text
    assert {"adopted": 2} == counts(scene)


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ("producer", {"bokning-vast/scheduling.yaml", "portal/behorigheter-scheduling.yaml"}),
        (
            "consumer",
            {
                "bokning-vast/scheduling.yaml",
                "journal/behorigheter-scheduling.yaml",
                "portal/behorigheter-scheduling.yaml",
            },
        ),
        (
            "organisation",
            {"region-exempel/bokning-vast-scheduling.yaml", "region-exempel/portal-behorigheter-scheduling.yaml"},
        ),
        ("address", {"se2321000131/bokning-vast-scheduling.yaml", "standardval/portal-behorigheter-scheduling.yaml"}),
    ],
)
def test_the_layout(layout: str, expected: set[str], scene: Scene) -> None:
    """A folder for each producer, consumer, organisation, or organisation of the address."""
    rows: list[Routing | Permission] = [routing(BOKEN, OTHER_PRODUCER)]
    rows += [permission(JOURNAL, BOKEN), permission(PORTAL, "*")]
    scene.export([*DECLARED, *rows], others=False)
    scene.tak("import", "ntjp-qa", "--by", layout)
    folder = "?? environments/ntjp-qa/"
    assert expected == {line.removeprefix(folder) for line in written(scene) if line.startswith(folder)}
    assert {"adopted": 5} == counts(scene)


@pytest.mark.parametrize(
    ("arguments", "adopted", "unmanaged"),
    [
        (("--producer", TIDBOK), 2, 3),
        (("--producer", "*vast*"), 2, 3),
        (("--consumer", "Portal"), 1, 4),
        (("--consumer", "portal", "--producer", "*"), 2, 3),
        (("--address", f"{BOKEN.lower()}*"), 2, 3),
        (("--contract", "crm:*:CancelBooking:1", "--address", EKEN, "--address", BOKEN), 0, 5),
    ],
)
def test_a_part_of_live(arguments: tuple[str, ...], adopted: int, unmanaged: int, scene: Scene) -> None:
    """Patterns choose rows by producer, consumer, contract and address; the rest is counted."""
    rows: list[Routing | Permission] = [*DECLARED, routing(BOKEN, OTHER_PRODUCER)]
    rows += [permission(JOURNAL, BOKEN), permission(PORTAL, NINE)]
    scene.export([*rows, routing(LINDEN)._replace(contract=CANCEL, valid_to=date(2021, 1, 1))], others=False)
    empty(scene)
    if "portal" in str(arguments).lower():
        scene.repo.write("systems/portal.yaml", f"organisation: A\nname: B\nhsa_ids: {{ntjp-qa: {PORTAL}}}\n".encode())
        scene.repo.commit()
    told = scene.tak("import", "ntjp-qa", *arguments)
    assert ExitCode.OK == told.code
    found = counts(scene)
    assert (adopted, unmanaged) == (found.get("adopted", 0), found.get("unmanaged", 0))


def test_a_pattern_that_finds_nothing_is_told(scene: Scene) -> None:
    """A spelling mistake must not look like an import of nothing."""
    told = scene.tak("import", "ntjp-qa", "--producer", "SE9*")
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert '--producer SE9*: ingenting i exporten heter så. "*" står för vad som helst' in told.err


def test_files_with_errors_are_mended_first(scene: Scene) -> None:
    """What a broken file declares is not known, so nothing is written."""
    scene.repo.edit(CONNECTION, "kind: Connection", "kind: Conection")
    told = scene.tak("import", "ntjp-qa")
    assert ExitCode.FAILURE == told.code
    assert "rätta felen ovan först" in told.err
    assert [f"M {CONNECTION}"] == [line.strip() for line in written(scene)]


def test_outside_a_repository(scene: Scene, tmp_path: Path) -> None:
    """Without tak-gitops.yaml there is nothing to add to."""
    told = scene.tak("-C", str(tmp_path), "import", "ntjp-qa")
    assert ExitCode.FAILURE == told.code
    assert "Ingen tak-gitops.yaml" in told.err


def test_without_git(scene: Scene, tmp_path: Path) -> None:
    """Files that nobody could take back are not written."""
    bare = RepositoryBuilder(tmp_path / "bare").minimal()
    told = scene.tak("-C", str(bare.root), "import", "ntjp-qa")
    assert ExitCode.FAILURE == told.code
    assert "Kör git init där först" in told.err


def test_an_unknown_environment(scene: Scene) -> None:
    """The nearest one is offered."""
    told = scene.tak("import", "ntjp-q")
    assert (ExitCode.USAGE, 'Det finns ingen miljö "ntjp-q", menar du "ntjp-qa"?\n') == (told.code, told.err)


def test_the_environment_must_be_named(scene: Scene) -> None:
    """Files are never written for an environment that nobody named."""
    assert ExitCode.USAGE == scene.tak("import").code


def test_routings_that_the_export_hides_are_told(scene: Scene) -> None:
    """Variant D does not tell the producer where several share a URL (domain.md 4.6)."""
    shared = [routing(EKEN, TARGET), routing(BOKEN, TARGET._replace(producer=JOURNAL))]
    scene.export([*shared, *DECLARED[1:]], "D", others=False)
    told = empty(scene).tak("import", "ntjp-qa")
    assert ExitCode.OK == told.code
    assert {"unmanaged": 2, "adopted": 1} == counts(scene)
    assert 2 == scene.repo.read(BESIDE).count("exporten säger inte vart det leder")


def test_comments_speak_the_language_of_the_settings(scene: Scene) -> None:
    """Whoever runs the import, the same bytes are written."""
    scene.repo.edit(SETTINGS, "language: sv", "language: en").commit()
    scene.export([*DECLARED, routing("Å 1")])
    told = scene.tak("--language", "sv", "import", "ntjp-qa")
    assert "i TAK kan inte beställas" in told.out
    assert "TAK does not admit the id of the address" in "".join(
        scene.repo.read(line.removeprefix("?? ")) for line in written(scene)
    )


@pytest.mark.parametrize("day", REAL_DAYS)
def test_a_real_platform(day: str, scene: Scene, shared: Path) -> None:
    """Nothing of a real export would be changed by the files that an import of it writes."""
    empty(scene).repo.write(ENVIRONMENT, "platform: NTJP-TEST\n").commit()
    export = ("--export", str(shared / "data" / "takdump_ntjp_test.json.zip"))
    told = scene.tak("import", "ntjp-qa", *export, day=day)
    assert ExitCode.OK == told.code, told.err
    assert f"Nästa steg: tak plan ntjp-qa --export {export[1]}, som" in told.out
    assert "823 vägval och 2\xa0126 behörigheter i TAK är nu beskrivna" in told.out
    assert {"adopted": 823 + 2126, "unmanaged": 75} == counts(scene, *export, day=day)
    assert ExitCode.OK == scene.tak("validate", day=None).code
    comments = [
        line
        for path in scene.repo.root.rglob("environments/**/*.*")
        if path.is_file()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("#   ")
    ]
    # seven keys that TAK has twice have one line each
    assert 75 - 7 == len(comments)
    scene.repo.commit()
    scene.tak("import", "ntjp-qa", *export, "--by", "consumer", day=day)
    assert [] == written(scene)


def test_the_bytes_are_the_same_in_every_process(scene: Scene, tmp_path: Path) -> None:
    """Hash seeds change nothing of what is written."""
    empty(scene)
    rows = [routing(f"SE2321000131-F{n:012d}") for n in range(40)]
    rows_of_others: list[Routing | Permission] = [
        permission(each, row.logical_address) for row in rows[::3] for each in (PORTAL, JOURNAL)
    ]
    scene.export([*DECLARED, *OTHERS, *rows, *rows_of_others], others=False)
    found = []
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(tmp_path / seed), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "tak_gitops", "-C", str(scene.repo.root), "import", "ntjp-qa", "--as-of", DAY]
        subprocess.run(command, env=environment, capture_output=True, check=True)
        found.append({line: scene.repo.read(line.removeprefix("?? ")) for line in written(scene)})
        undo(scene)
    assert found[0]
    assert found[0] == found[1]
