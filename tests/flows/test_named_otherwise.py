"""Rows that come for an address which TAK calls by another name."""

from dataclasses import replace

import pytest

from builders.states import BOKEN, DAY, EKEN, JOURNAL, block, catalogue, desired, permission, routing
from tak_gitops.findings import Place
from tak_gitops.flows.flowed import flowed
from tak_gitops.model.desired import Block
from tak_gitops.plan import make_plan

EXPORTED = (routing(), permission())


def said(base: Block, head: Block) -> list[tuple[Place | None, dict[str, object]]]:
    """What TG439 says of a change of one file, over a live that has the row of Vårdcentralen Eken."""
    before, after, live = desired(base), desired(head), catalogue(*EXPORTED)
    plan = flowed(make_plan(before, after, live, DAY, "main"), before, after, live, {})
    return [(each.place, dict(each.message.values)) for each in plan.findings if each.rule == "TG439"]


def called(each: Block, *names: str | None) -> Block:
    """A file whose addresses have these names."""
    return replace(each, addresses=each.addresses._replace(names=names))


ONE = called(block(consumers=[JOURNAL]), "Vårdcentralen Eken")
TWO = block(addresses=[EKEN, BOKEN], consumers=[JOURNAL])


def test_a_new_row_for_another_name() -> None:
    """It is told where the address stands, with both names."""
    ((place, values),) = said(ONE, called(TWO, "Vårdcentralen Eken", "Vårdcentralen Linden"))
    assert Place(TWO.declaration.path, 101, 5) == place
    assert {"address": BOKEN, "name": "Vårdcentralen Linden", "live": "Vårdcentralen Boken", "count": 1} == values


@pytest.mark.parametrize("name", ["Vårdcentralen Boken", "vårdcentralen  BOKEN ", None])
def test_the_same_name(name: str | None) -> None:
    """Letter case and blanks do not count; without a name there is nothing to compare."""
    assert [] == said(ONE, called(TWO, "Vårdcentralen Eken", name))


def test_rows_that_were_there_before() -> None:
    """What the change does not add is not asked about again."""
    assert [] == said(called(ONE, "Något annat"), called(TWO, "Något annat", "Vårdcentralen Boken"))


def test_many_are_told_of_once() -> None:
    """A list that is shifted by a line would fill the screen: the first is named, and how many there are."""
    nothing = block("tom", addresses=["SE2321000131-E000000000003"])
    three = block(addresses=[EKEN, BOKEN], consumers=[JOURNAL], contracts=ONE.contracts)
    ((_, values),) = said(nothing, called(three, "Vårdcentralen Boken", "Vårdcentralen Eken"))
    assert (BOKEN, 1) == (values["address"], values["count"])
