"""Allow files: what is written opens the guards that it was written for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.changes import Ordered, orders, plan_of, routing_change
from tak_gitops.limits.opening import opened
from tak_gitops.model.changes import Action
from tak_gitops.model.guards import Guard, Refusal, Verdict
from tak_gitops.model.repository_files import Allow
from tak_gitops.orders.allow_file import SLUG, allow_path, counted_lines, write_allow
from tak_gitops.orders.order_file import make_order
from tak_gitops.sources.compile import compile_file
from tak_gitops.texts import msg

PATH = allow_path("ntjp-qa", "avveckling")
HARMLESS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cn", "Zl", "Zp"])
reasons = st.text(HARMLESS, min_size=1, max_size=80).filter(str.strip)


@given(ordered=orders(), reason=reasons)
def test_what_is_written_opens(ordered: Ordered, reason: str) -> None:
    """Whatever the lines and the reason, the file reads as it was meant and opens the guard."""
    refusal = Refusal(Guard.CHANGES, msg("limits.of_nothing"), tuple(ordered.changes))
    compiled = compile_file(PATH, write_allow(reason, counted_lines(Verdict((refusal,)))))
    assert isinstance(compiled.value, Allow), compiled.findings
    assert reason == compiled.value.reason
    assert () == opened([refusal], ordered.changes, [compiled.value]).refusals


def test_it_reads_well() -> None:
    """Plain where it can be, removals first."""
    lines = [routing_change(Action.ADD, "SE1"), routing_change(Action.REMOVE, "*")]
    expected = (
        "reason: Boken läggs ner (RS-2026-114)\n"
        "remove:\n"
        "  - routing:*,urn:riv:crm:scheduling:MakeBookingResponder:1\n"
        "add:\n"
        "  - routing:SE1,urn:riv:crm:scheduling:MakeBookingResponder:1\n"
    )
    assert expected == write_allow("Boken läggs ner (RS-2026-114)", lines).decode()


@pytest.mark.parametrize("reason", ["a: b", "- a", "a #b", "[a]", '"a"', "a " * 5000 + "!", "'", "Nej!"])
def test_what_could_be_misread_is_quoted(reason: str) -> None:
    """In the quotes of JSON, however long it is."""
    assert write_allow(reason, []).decode().startswith('reason: "')


def test_a_line_is_named_once() -> None:
    """Though two guards count it."""
    line = routing_change()
    both = Verdict(
        tuple(Refusal(guard, msg("limits.of_nothing"), (line,)) for guard in (Guard.CHANGES, Guard.SHRUNKEN))
    )
    assert (line,) == counted_lines(both)


@pytest.mark.parametrize(
    ("slug", "good"),
    [
        ("avveckling", True),
        ("eken-2", True),
        ("", False),
        ("Eken", False),
        ("a--b", False),
        ("../x", False),
        ("å", False),
    ],
)
def test_names_are_plain(slug: str, *, good: bool) -> None:
    """A name is a part of a path that anybody can type."""
    assert good == bool(SLUG.fullmatch(slug))


def test_opening_changes_no_order() -> None:
    """What opened a guard is told beside the lines: digest and payload are the same."""
    plan = plan_of(Ordered([routing_change()], []))
    opened_plan = replace(plan, guards=Verdict(opened_by=(PATH,)))
    one, other = (make_order(each, ordered_by="x", execute_on=None) for each in (plan, opened_plan))
    assert ((), (PATH,)) == (one.made_from.allowed_by, other.made_from.allowed_by)
    assert (one.digest, one.parts) == (other.digest, other.parts)
