"""The rules of reach against the platform's own handlers: 5,000 questions, each with an HSA tree and without."""

import gzip
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from builders.catalogues import catalogue_of
from tak_gitops.live.hsa_file import load_hsa_tree
from tak_gitops.model.catalogue import Catalogue
from tak_gitops.model.entries import Permission, Routing, Target
from tak_gitops.model.lookup import AS_DELIVERED, FLAT
from tak_gitops.reach.answer import answer
from tak_gitops.reach.decide import Question, Verdict, decide
from tak_gitops.reach.rows import CatalogueRows
from tak_gitops.reach.steps import Terms
from tak_gitops.reach.validity import on_day

DAY = date(2026, 11, 23)
QUESTIONS = 5000
STEP = 250
"""Every so many questions are also asked in full, with rows and days."""


class Recorded(NamedTuple):
    """A question, where the platform found routings, and whether it would have let the consumer through."""

    question: Question
    targets: list[tuple[str, str]]
    authorised: bool

    @property
    def verdict(self) -> Verdict:
        """What a caller got: routing is looked for first."""
        if not self.targets:
            return Verdict.NO_ROUTING
        if len(self.targets) > 1:
            return Verdict.SEVERAL_ROUTINGS
        return Verdict.OPEN if self.authorised else Verdict.NO_PERMISSION


def recorded(file: Path) -> Iterator[Recorded]:
    """The answers in a file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            consumer, contract, address, found, authorised = line.rstrip("\n").split("\t")
            pairs = [each.split(" ") for each in found.split(";") if each]
            targets = sorted((url, profile) for url, profile in pairs)
            yield Recorded(Question(consumer, contract, address), targets, authorised == "true")


def table(file: Path) -> Iterator[list[str]]:
    """The rows of a file."""
    return (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def catalogue(shared: Path) -> Catalogue:
    """The rows that were asked."""
    folder = shared / "recordings" / "reach"
    days: Callable[[str], date] = date.fromisoformat
    return catalogue_of(
        [
            Routing(address, contract, Target("SE-P", profile, url), days(first), days(last))
            for address, contract, profile, url, first, last in table(folder / "routes.tsv")
        ],
        [
            Permission(address, contract, consumer, days(first), days(last))
            for address, contract, consumer, first, last in table(folder / "perms.tsv")
        ],
    )


@pytest.fixture(scope="module")
def tree(shared: Path) -> Terms:
    """A platform that has the recorded tree loaded."""
    file = shared / "recordings" / "reach" / "hsa.xml"
    return Terms(AS_DELIVERED, load_hsa_tree([(file, "hsa.xml")]))


@pytest.mark.parametrize("name", ["answers-flat", "answers-tree"])
def test_every_recorded_answer(shared: Path, catalogue: Catalogue, tree: Terms, name: str) -> None:
    """What is found where, and who is let through, is what the platform found, for every recorded question."""
    terms = tree if name == "answers-tree" else Terms(FLAT)
    rows = CatalogueRows(catalogue, on_day(DAY))
    asked = list(recorded(shared / "recordings" / "reach" / f"{name}.tsv.gz"))
    assert len(asked) == QUESTIONS
    wrong = []
    for each in asked:
        found = decide(rows, terms, each.question)
        targets = sorted((str(target.url), str(target.rivta_profile)) for target in found.routed.targets)
        got = (targets, found.permitted.step is not None, found.verdict)
        if got != (each.targets, each.authorised, each.verdict):
            wrong.append((each, got))
    assert [] == wrong


def test_the_answer_in_full_agrees(shared: Path, catalogue: Catalogue, tree: Terms) -> None:
    """An answer with its rows and days has the verdict of the platform, and as many rows as were found."""
    for each in list(recorded(shared / "recordings" / "reach" / "answers-tree.tsv.gz"))[::STEP]:
        found = answer(catalogue, each.question, DAY, tree)
        assert (each.verdict, len(each.targets)) == (found.verdict, len(found.routings))
