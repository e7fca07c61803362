"""Findings, errors and exit codes."""

import random

from hypothesis import given
from hypothesis import strategies as st

from tak_gitops.errors import ExitCode, RefusedError, StaleError, TakError, UsageError, fail
from tak_gitops.findings import Finding, Place, Severity, error, has_errors, in_order, note, warning
from tak_gitops.texts import msg

findings = st.lists(
    st.builds(
        Finding,
        st.sampled_from(Severity),
        st.sampled_from(["TG101", "TG103", "TG103.nearest"]).map(msg),
        st.none() | st.builds(Place, st.sampled_from("ab"), st.integers(0, 12), st.integers(0, 3)),
    )
)


def test_a_place_is_written_as_editors_read_it() -> None:
    """Path, line and column, without those that are not known."""
    places = [Place("a.yaml", 3, 7), Place("a.yaml", 3), Place("a.yaml")]
    assert ["a.yaml:3:7", "a.yaml:3", "a.yaml"] == list(map(str, places))


def test_a_rule_is_what_stands_before_the_variant() -> None:
    """Settings and reports name the rule, whatever the variant of its text."""
    assert ["TG103", "TG103"] == [error(key, None, name="x").rule for key in ("TG103.nearest", "TG103")]


def test_each_severity_has_its_maker() -> None:
    """An error stops, a warning and a note do not."""
    made = [make("TG116", None) for make in (error, warning, note)]
    assert list(Severity) == [each.severity for each in made]
    assert [True, False, False] == [has_errors([each]) for each in made]
    assert not has_errors([])


@given(findings, st.randoms(use_true_random=False))
def test_findings_have_one_order(found: list[Finding], chance: random.Random) -> None:
    """By path, line and column as numbers, then rule, however they came."""
    mixed = chance.sample(found, len(found))
    ordered = in_order(mixed)
    places = [(each.place or Place(""), each.rule) for each in ordered]
    assert sorted(places) == places
    assert sorted(map(repr, found)) == sorted(map(repr, ordered))
    assert places == [(each.place or Place(""), each.rule) for each in in_order(found)]


def test_an_error_has_the_exit_code_of_its_kind() -> None:
    """The codes of design.md 7."""
    kinds = {TakError: 1, RefusedError: 3, StaleError: 4, UsageError: 64}
    assert kinds == {kind: kind(msg("git.missing")).exit_code for kind in kinds}
    codes = {"OK": 0, "FAILURE": 1, "CHANGES": 2, "REFUSED": 3, "STALE": 4, "USAGE": 64, "BUG": 70, "INTERRUPTED": 130}
    assert codes == {code.name: code.value for code in ExitCode}


def test_an_error_tells_what_and_keeps_its_findings() -> None:
    """The text by its key, and all problems that were met."""
    problem = fail("git.no_commit", ref="v1")
    assert (msg("git.no_commit", ref="v1"), ()) == (problem.message, problem.findings)
    found = error("TG116", Place("a"))
    assert (found,) == TakError(problem.message, [found]).findings
