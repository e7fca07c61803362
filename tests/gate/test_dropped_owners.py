"""Who owns a system before a change and not after it is asked about the change itself, without any order."""

from textwrap import dedent

import pytest

from builders.memory_tree import declared_of
from builders.repository import MINIMAL, PRODUCER
from tak_gitops.orders.gate.owners import Because, Owner, owners_of

OWNED = f"{dedent(MINIMAL[PRODUCER])}owners: ['@region/tidbok', '@region/drift']\n"
FILES = {**MINIMAL, PRODUCER: OWNED}
TIDBOK = Owner("@region/tidbok", (Because("tidbok", "owned", "ntjp-qa"),))
DRIFT = Owner("@region/drift", (Because("tidbok", "owned", "ntjp-qa"),))


def asked(after: dict[str, str]) -> tuple[Owner, ...]:
    """Who is asked about a change to these files."""
    return owners_of([], [declared_of(FILES), declared_of(after)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OWNED.replace("owners: ['@region/tidbok', '@region/drift']\n", ""), (DRIFT, TIDBOK)),
        (OWNED.replace("'@region/tidbok', ", ""), (TIDBOK,)),
        (OWNED.replace("'@region/tidbok', ", "'@annan', "), (TIDBOK,)),
        (OWNED.replace("'@region/drift']", "'@region/drift', '@annan']"), ()),
        (OWNED.replace("TIDBOKQA", "ANNANQA"), (DRIFT, TIDBOK)),
        (OWNED.replace("TIDBOKQA", "tidbokqa"), ()),
        ("name: [\n", (DRIFT, TIDBOK)),
    ],
    ids=["all", "one", "exchanged", "one more", "another id", "letter case", "broken"],
)
def test_whom_a_change_of_a_system_drops_is_asked(text: str, expected: tuple[Owner, ...]) -> None:
    """Of the very HSA-id; who stays or comes is not asked for that."""
    assert expected == asked({**FILES, PRODUCER: text})


def test_a_system_that_is_taken_away() -> None:
    """Its owners are asked, unless another file has it for them."""
    rest = {path: text for path, text in FILES.items() if path != PRODUCER}
    assert (DRIFT, TIDBOK) == asked(rest)
    assert () == asked({**rest, "systems/tidbok-ny.yaml": OWNED})


def test_nothing_is_asked_where_nothing_is_dropped() -> None:
    """The files as they were."""
    assert () == asked(FILES)
