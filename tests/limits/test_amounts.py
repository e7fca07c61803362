"""How much an order may take away or touch, and how much smaller live may be: the limits and just beyond them."""

from collections.abc import Callable

import pytest

from builders.guarding import LAST_PATH, facts, last, lines, plan
from tak_gitops.limits.amounts import too_many_changes, too_many_removals, too_small
from tak_gitops.model.changes import Action
from tak_gitops.model.guards import Guard
from tak_gitops.model.repository_files import Limits
from tak_gitops.texts import render


def told(refusal: object) -> str:
    """What a closed guard says, in Swedish with plain blanks; nothing where it is open."""
    return "" if refusal is None else render(refusal.message, "sv").replace("\u00a0", " ")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("count", "declared", "closed"),
    [
        (20, 1_000_000, False),
        (21, 1_000_000, True),
        (3, 3, False),
        (3, 0, False),
        (4, 200, False),
        (4, 199, True),
        (20, 1000, False),
        (20, 999, True),
        (0, 0, False),
    ],
)
def test_removals(count: int, declared: int, *, closed: bool) -> None:
    """More than 20 are refused, and more than 2 % of the declared when they are over 3; a limit that is met is kept."""
    assert closed == (too_many_removals(plan(lines(count), declared=declared), facts()) is not None)


@pytest.mark.parametrize(
    ("percent", "declared", "closed"),
    [(2.5, 160, False), (2.5, 159, True), (0.1, 4000, False), (0.1, 3999, True), (0, 10**9, True), (100, 4, False)],
)
def test_a_share_is_compared_exactly(percent: float, declared: int, *, closed: bool) -> None:
    """Four removals against a share with decimals: nothing is rounded before it is compared."""
    limits = Limits(removals_percent=percent)
    assert closed == (too_many_removals(plan(lines(4), declared=declared), facts(limits)) is not None)


def test_only_removals_count_as_such() -> None:
    """Lines that add or change are no removals."""
    many = [*lines(60, Action.ADD), *lines(60, Action.CHANGE), *lines(3)]
    assert too_many_removals(plan(many), facts()) is None


def test_removals_have_their_own_limit() -> None:
    """The number comes from the environment."""
    limits = Limits(removals=2)
    assert too_many_removals(plan(lines(2)), facts(limits)) is None
    refusal = too_many_removals(plan(lines(3)), facts(limits))
    assert refusal is not None
    assert (Guard.REMOVALS, tuple(lines(3))) == (refusal.guard, refusal.lines)


@pytest.mark.parametrize(
    ("count", "declared", "closed"), [(50, 1, False), (51, 510, False), (51, 509, True), (1000, 10_000, False)]
)
def test_changes(count: int, declared: int, *, closed: bool) -> None:
    """More than 10 % of the declared are refused when they are over 50."""
    adding = lines(count, Action.ADD)
    assert closed == (too_many_changes(plan(adding, declared=declared), facts()) is not None)


def test_every_line_is_a_change() -> None:
    """What is added, changed and removed is counted together."""
    each = [*lines(20, Action.ADD), *lines(20, Action.CHANGE), *lines(11)]
    refusal = too_many_changes(plan(each, declared=509), facts())
    assert refusal is not None
    assert 51 == len(refusal.lines)


@pytest.mark.parametrize(("rows", "closed"), [(510, False), (509, True), (0, True)])
def test_the_first_files_are_held_to_live(rows: int, *, closed: bool) -> None:
    """Where base declares nothing, the rows in force are the yardstick."""
    first = plan(lines(51, Action.ADD), declared=0, routings=rows, permissions=0)
    refusal = too_many_changes(first, facts())
    assert closed == ("i kraft i TAK" in told(refusal))


@pytest.mark.parametrize(
    ("routings", "permissions", "closed"),
    [
        (900, 1000, ""),
        (899, 1000, "899 vägval"),
        (1000, 899, "899 behörigheter"),
        (5000, 5000, ""),
        (0, 1000, "0 vägval"),
    ],
)
def test_a_smaller_live(routings: int, permissions: int, closed: str) -> None:
    """Each kind of row may be a tenth fewer than behind the last order, and no fewer; more is never too many."""
    refusal = too_small(plan(routings=routings, permissions=permissions), facts(last=last()))
    assert bool(closed) == (refusal is not None)
    assert closed in told(refusal)


def test_no_shrinking_at_all() -> None:
    """A limit of 0 lets no row go, and an export of the same size pass."""
    limits = Limits(shrink_percent=0)
    assert too_small(plan(), facts(limits, last=last())) is None
    assert too_small(plan(permissions=999), facts(limits, last=last())) is not None


@pytest.mark.parametrize("before", [0, -3])
def test_nothing_cannot_shrink(before: int) -> None:
    """An order that removed all there was leaves nothing to compare with."""
    assert too_small(plan(routings=0), facts(last=last(routings=before))) is None


def test_the_first_order_has_nothing_to_compare_with() -> None:
    """Without a merged order nothing is too small."""
    assert too_small(plan(routings=0, permissions=0), facts()) is None


def test_all_lines_are_in_question_when_live_has_shrunk() -> None:
    """An export that may be cut makes every line doubtful."""
    several = [*lines(2, Action.ADD), *lines(1)]
    refusal = too_small(plan(several, routings=1), facts(last=last()))
    assert refusal is not None
    assert tuple(several) == refusal.lines


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (
            lambda: too_many_removals(plan(lines(214), declared=830), facts()),
            "ntjp-qa: 214 av 830 rader skulle tas bort (26 %). Gränsen är 20 rader, och 2 % när det är fler än 3.",
        ),
        (
            lambda: too_many_removals(plan(lines(25), declared=10_000), facts()),
            "ntjp-qa: 25 av 10 000 rader skulle tas bort (0,3 %). Gränsen är 20 rader, och 2 % när det är fler än 3.",
        ),
        (
            lambda: too_many_removals(plan(lines(41), declared=2000), facts()),
            "ntjp-qa: 41 av 2 000 rader skulle tas bort (2,1 %). Gränsen är 20 rader, och 2 % när det är fler än 3.",
        ),
        (
            lambda: too_many_changes(plan(lines(60, Action.ADD), declared=10), facts(Limits(changes_percent=12.5))),
            "ntjp-qa: 60 rader skulle beställas, mot 10 rader i filerna före ändringen (600 %). "
            "Gränsen är 12,5 % när det är fler än 50.",
        ),
        (
            lambda: too_small(plan(routings=850), facts(last=last())),
            f"ntjp-qa: exporten har 850 vägval, väntat var 1 000 efter den senaste beställningen ({LAST_PATH}): "
            "15 % färre. Gränsen är 10 % (shrink_percent). Kontrollera att exporten är hel.",
        ),
    ],
)
def test_a_refusal_has_its_figures(refusal: Callable[[], object], expected: str) -> None:
    """How many, of how many, and which limit."""
    assert expected == told(refusal())
