"""Which fields of a routing a change touches, as TAK compares them (domain.md 1, 4.6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.states import OTHER_PRODUCER, OTHER_URL, TARGET
from tak_gitops.diff.live_view import same_target
from tak_gitops.model.entries import Target
from tak_gitops.reports.fields import FieldChange, changed_fields

parts = st.none() | st.sampled_from(("a", "A", "b", ""))
targets = st.builds(Target, parts, parts, parts)


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        (TARGET, TARGET, []),
        (TARGET, OTHER_URL, ["url"]),
        (TARGET, OTHER_PRODUCER, ["producer", "url"]),
        (TARGET, TARGET._replace(rivta_profile="RIVTABP20"), ["rivta_profile"]),
        (TARGET, Target("x", "y", "z"), ["producer", "rivta_profile", "url"]),
        (TARGET, TARGET._replace(producer=str(TARGET.producer).lower(), rivta_profile="rivtabp21"), []),
        (TARGET, TARGET._replace(url=str(TARGET.url).upper()), ["url"]),
        (TARGET._replace(producer=None), TARGET, ["producer"]),
    ],
)
def test_the_fields_that_differ(before: Target, after: Target, fields: list[str]) -> None:
    """Letter case counts in the URL only, and fields come in their own order."""
    assert fields == [each.field for each in changed_fields(before, after)]


def test_values_are_shown_as_they_are() -> None:
    """A field that differs has the values of both sides, unfolded."""
    assert (FieldChange("url", TARGET.url, OTHER_URL.url),) == changed_fields(TARGET, OTHER_URL)


@given(before=targets, after=targets)
def test_a_change_names_at_least_one_field(before: Target, after: Target) -> None:
    """What TAK takes for two targets differs in some field that is named, and what it takes for one in none."""
    normal = [Target(*(part or "" for part in each)) for each in (before, after)]
    assert same_target(normal[0], normal[1]) == (not changed_fields(before, after))
