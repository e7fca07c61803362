"""Ten mistakes that people make in their first hour, and what they are told: one golden file each.

Each is made in a repository that `tak init` and `tak new` have just written, as its owner would make it.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from builders.golden import assert_golden
from builders.tak import Tak
from tak_gitops.cli import run

HERE = Path(__file__).parent
EXPORT = HERE.parents[1] / "exports" / "takdump_ntjp_qa.json"
CONNECTION = "environments/ntjp-qa/remiss/process-request.yaml"
SYSTEM = "systems/remiss.yaml"
DAY = "2026-11-23"
"""The day of the export."""


class Mistake(NamedTuple):
    """What is written in place of what, and the command that finds it."""

    old: str
    new: str
    path: str = CONNECTION
    copy: str | None = None
    command: tuple[str, ...] = ("validate",)


MISTAKES = {
    "01-wrong-key": Mistake("consumers:", "consumer:"),
    "02-wrong-case": Mistake(":ProcessRequest", ":processRequest"),
    "03-missing-name": Mistake("name: Remiss\n", "", SYSTEM),
    "04-minor-version": Mistake("Request:1", "Request:1.1"),
    "05-wsdl-namespace": Mistake(
        "clinicalprocess:activity:request:ProcessRequest:1",
        "urn:riv:clinicalprocess:activity:request:ProcessRequest:1:rivtabp21",
    ),
    "06-url-with-parameters": Mistake("/remisser\n", "/remisser?x=y\n"),
    "07-address-in-two-files": Mistake("Remisser", "Tallen", copy="environments/ntjp-qa/remiss/tallen.yaml"),
    "08-unknown-consumer": Mistake("invanarportalen", "invånarportalen"),
    "09-prestudy-missing": Mistake("prestudy: FS-2026-014\n", "", command=("plan", "ntjp-qa", "--as-of", DAY)),
    "10-blanks-at-the-end-of-a-line": Mistake("producer: remiss\n", "producer: remiss  \n"),
}


STEPS = (
    {"new system": "", "--organisation": "Region Norrskog", "--name": "Remiss"}
    | {"--hsa-id": "ntjp-qa=SE2321009000-REMISSQA", "--contact": "Jouren", "--email": "jour@norrskog.example"},
    {"new system": "", "--organisation": "Portalexempel AB", "--name": "Invånarportalen"}
    | {"--hsa-id": "ntjp-qa=SE5569999055-PORTALQA", "--contact": "Jour", "--email": "jour@portal.example"},
    {"new connection ntjp-qa": "", "--producer": "remiss", "--consumer": "invanarportalen"}
    | {"--contract": "clinicalprocess:activity:request:ProcessRequest:1", "--profile": "RIVTABP21"}
    | {"--address": "SE2321009000-E000000000099=Vårdcentralen Tallen", "--prestudy": "FS-2026-014"}
    | {"--url": "https://remiss-qa.norrskog.example/remisser", "--description": "Remisser"},
)
"""What `tak new` is asked for: words, then flags with their values."""


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that was begun a moment ago: one system to connect, one that is to call it."""
    root = tmp_path_factory.mktemp("ten") / "repo"
    assert 0 == run(["init", str(root), "--ordered-by", "Region Norrskog", "--platform", "NTJP-QA"])
    (root / "exports").mkdir()
    shutil.copy(EXPORT, root / "exports")
    for step in STEPS:
        words, *flags = step.items()
        assert 0 == run(["-C", str(root), *words[0].split(), *(part for flag in flags for part in flag)])
    return root


@pytest.fixture
def repository(fresh: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(fresh, tmp_path / "repo"))


def make(mistake: Mistake, root: Path) -> None:
    """Make a mistake in the file, or in a copy of it."""
    text = (root / mistake.path).read_text(encoding="utf-8")
    assert mistake.old in text
    target = root / (mistake.copy or mistake.path)
    target.write_text(text.replace(mistake.old, mistake.new, 1), encoding="utf-8", newline="\n")


def test_nothing_is_wrong_before(repository: Path, tak: Tak) -> None:
    """What `tak init` and `tak new` write is clean: each finding is of the mistake."""
    code, out, _ = tak("-C", str(repository), "validate")
    assert (0, "5 filer utan anmärkning.\n") == (code, out)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", MISTAKES)
def test_what_is_said_of_a_mistake(name: str, language: str, repository: Path, tak: Tak) -> None:
    """Where it is, what is wrong and what to write instead: read by somebody who made it."""
    make(MISTAKES[name], repository)
    code, out, err = tak("-C", str(repository), "--language", language, *MISTAKES[name].command)
    assert_golden(HERE / f"{name}-{language}.txt", out + err)
    assert (0 if name.startswith("10") else 1) == code
