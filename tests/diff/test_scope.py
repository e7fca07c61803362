"""Which files changed between two states."""

from builders.states import BOKEN, JOURNAL, OTHER_URL, block, desired
from tak_gitops.diff.scope import Scope


def test_files_that_are_as_they_were_are_told_apart() -> None:
    """By their paths: one that changed, one that is new and one that is gone are not common."""
    stays, gone = block("a"), block("c", addresses=[BOKEN])
    was, becomes = block("b", target=OTHER_URL), block("b", consumers=[JOURNAL])
    new = block("d", addresses=[BOKEN])
    scope = Scope(desired(stays, was, gone), desired(block("a"), becomes, new))
    assert (["a"], [becomes, new]) == (
        [each.declaration.path.rpartition("/")[2].removesuffix(".yaml") for each in scope.common],
        scope.changed,
    )


def test_a_file_that_moved_is_another_one() -> None:
    """Its rows are looked at one by one."""
    assert ([], [block("b")]) == (
        Scope(desired(block("a")), desired(block("b"))).common,
        Scope(desired(block("a")), desired(block("b"))).changed,
    )
