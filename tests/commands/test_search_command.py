"""`tak search`: what there is by a name, by an id, by parts of them, and where it is."""

import json
from typing import Any

import pytest

from builders.golden import GOLDEN, assert_golden
from builders.repository import CONNECTION
from builders.scene import BOKVAST, DECLARED, EKEN, JOURNAL, TARGET, Scene, routing
from tak_gitops.errors import ExitCode
from tak_gitops.texts import LANGUAGES


def hits(scene: Scene, *words: str) -> list[dict[str, Any]]:
    """The hits as data."""
    told = scene.tak("search", *words, "--format", "json", day=None)
    found: list[dict[str, Any]] = json.loads(told.out)["hits"]
    return found


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("vardcentralen eken", "logical_address", EKEN),
        ("vårdcentralen ekne", "logical_address", EKEN),
        ("E000000000001", "logical_address", EKEN),
        ("makebooking", "contract", "crm:scheduling:MakeBooking:1"),
        ("journal", "system", "journal"),
        (JOURNAL, "system", "journal"),
        ("bokning väst", "system", BOKVAST),
        ("tidbok.region.example", "url", TARGET.url),
    ],
)
def test_what_is_found(scene: Scene, text: str, kind: str, key: str) -> None:
    """The best hit, over the files and TAK, by what people write."""
    scene.export([*DECLARED, routing(f"{EKEN}0", TARGET._replace(producer=BOKVAST))])
    best = hits(scene, *text.split())[0]
    assert (kind, key) == (best["kind"], best["write"])


def test_where_it_is(scene: Scene) -> None:
    """A hit tells the environments whose TAK has it, its ids there, and where files name it."""
    (best,) = hits(scene, JOURNAL)
    assert ({"ntjp-qa": JOURNAL}, ["ntjp-qa"], "systems/journal.yaml") == (best["ids"], best["live"], best["path"])
    assert [{"environment": "ntjp-qa", "path": CONNECTION, "line": 10}] == best["places"]


def test_nothing_is_found(scene: Scene) -> None:
    """Nothing is exit code 1, with what to try; an id that is almost known is offered."""
    told = scene.tak("search", "apoteket", day=None)
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert "Prova färre ord" in told.err
    assert EKEN in scene.tak("search", f"{EKEN[:-1]}7", day=None).err
    told = scene.tak("search", "apoteket", "--format", "json", day=None)
    assert (ExitCode.FAILURE, []) == (told.code, json.loads(told.out)["hits"])


def test_without_an_export_the_files_are_searched(scene: Scene) -> None:
    """Live that cannot be read is told, also beside what the files have: nobody knows that TAK lacks it."""
    told = scene.tak("search", "eken", "--export", "saknas.json", day=None)
    assert ExitCode.OK == told.code
    assert "saknas.json" in told.err
    assert (True, False) == ("TAK kunde inte läsas" in told.out, "inte i TAK" in told.out)
    told = scene.tak("search", "eken", "--export", "saknas.json", "--format", "json", day=None)
    assert ["ntjp-qa"] == json.loads(told.out)["without_live"]


def test_what_tak_lacks(scene: Scene) -> None:
    """What the files have and a TAK that was read has not is not in TAK."""
    scene.export([])
    told = scene.tak("search", "eken", day=None)
    assert (False, True) == ("TAK kunde inte läsas" in told.out, "inte i TAK" in told.out)


def test_one_environment(scene: Scene) -> None:
    """`--env` looks in one environment only; an unknown one is a mistake of the command line."""
    scene.repo.write("environments/ntjp-prod/environment.yaml", "platform: NTJP-PROD\nlive: {file: p.json}\n")
    assert ["ntjp-qa"] == hits(scene, "makebooking", "--env", "ntjp-qa")[0]["live"]
    assert [] == [each for each in hits(scene, EKEN, "--env", "ntjp-prod") if each["live"]]
    assert ExitCode.USAGE == scene.tak("search", "eken", "--env", "ntjp-x", day=None).code


def test_many_hits_are_folded(scene: Scene) -> None:
    """The first twenty are shown, unless all are wanted."""
    scene.export([*DECLARED, *(routing(f"SE2321000131-X{n:03}") for n in range(30))])
    assert "… och 10 till" in scene.tak("search", "SE2321000131-X", day=None).out
    assert "X029" in scene.tak("search", "SE2321000131-X", "--all", day=None).out
    assert 20 == len(hits(scene, "SE2321000131-X"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hits_for_people(scene: Scene, language: str) -> None:
    """Kind, name and what to write, then each environment with its place."""
    scene.repo.write(
        "environments/ntjp-prod/environment.yaml", "platform: NTJP-PROD\nlive: {file: ../../exports/p.json}\n"
    )
    scene.export([routing(f"{EKEN}9")], path="exports/p.json", others=False)
    shown = []
    for text in ("eken", "journal", "makebooking", "tidbok", "apoteket"):
        told = scene.tak("search", text, "--language", language, day=None)
        shown.append(f"$ tak search {text}\n{told.err}{told.out}")
    assert_golden(GOLDEN / f"search-{language}.txt", "\n".join(shown))
