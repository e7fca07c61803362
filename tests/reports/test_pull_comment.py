"""The comment of a pull request: what it says, how long it gets, and that nothing from outside can forge it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from builders.changes import Ordered, permission_change, plan_of, routing_change
from builders.comments import PARSER, expect_ours, foreign
from builders.counts import promised
from builders.hostile import MAKE, RUN, hostile, hostile_views, view_of
from builders.states import EKEN, JOURNAL, PORTAL
from tak_gitops.findings import Place, error
from tak_gitops.model.changes import Action, Change
from tak_gitops.orders.gate.need import Need
from tak_gitops.plan import Plan
from tak_gitops.reach.impact import Impact, Path
from tak_gitops.reports.comment_marks import marker, split_comments
from tak_gitops.reports.failed_comment import failed_comment
from tak_gitops.reports.page import page
from tak_gitops.reports.pull_comment import LEAST, LIMIT, pull_comment
from tak_gitops.reports.pull_view import Asked, PullView
from tak_gitops.texts import msg


def small(*changes: Change) -> Plan:
    """A plan of a few changes."""
    return plan_of(Ordered(list(changes), []))


def text_of(tokens: list[Token]) -> str:
    """All that is read, as one text."""
    return " ".join(child.content for token in tokens for child in token.children or () if child.type == "text")


@promised(10_000)
@given(view=hostile_views())
def test_only_our_elements_links_and_marks_come_out(view: PullView) -> None:
    """No name, id, URL, path or owner adds an element, a link, a mention or a mark to a comment, at any length."""
    for limit in (LIMIT, LEAST):
        expect_ours(pull_comment(view, "sv", limit=limit), view.plan.environment)


@given(view=hostile_views(), limit=st.integers(LEAST, LIMIT))
def test_a_comment_is_never_too_long(view: PullView, limit: int) -> None:
    """Whatever it is about, and whatever limit is asked for."""
    assert limit >= len(pull_comment(view, "sv", limit=limit).encode())


@given(name=hostile.filter(bool), text=hostile)
def test_a_failure_forges_nothing_either(name: str, text: str) -> None:
    """What is wrong with files is told in their own words, which are inert."""
    findings = [error("TG404", Place(text, 1, 1), contract=text)] * 3
    comment = failed_comment(name, msg("order.unreadable", path=text, problem=text), findings, "sv", limit=LIMIT)
    assert [] == list(foreign(PARSER.parse(comment)))
    assert [name] == [each.name for each in split_comments(comment)]


@given(view=hostile_views())
def test_the_page_is_ours_too(view: PullView) -> None:
    """As HTML it has no script, no link and no image but ours."""
    html = page([pull_comment(view, "sv", limit=None)], "sv")
    assert {RUN} == set(re.findall(r'(?:href|src)="([^"]*)"', html))
    elements = set(re.findall(r"<([a-z0-9]+)", html.partition("<body>")[2]))
    ours = {"h3", "p", "strong", "ul", "li", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "br"}
    assert elements <= ours | {"details", "summary", "sub", "a"}


@pytest.mark.parametrize("count", [0, 40, 4_000, 60_000])
@pytest.mark.parametrize("limit", [LIMIT, 32_000])
def test_large_changes_have_room(count: int, limit: int) -> None:
    """However many rows there are, the counts, what is removed and the digest are there, and it is short enough."""
    added = [permission_change(address=f"SE2321000131-E{n:012}") for n in range(count)]
    removed = [routing_change(Action.REMOVE, f"SE2321000131-E{n:012}") for n in range(9)]
    text = pull_comment(view_of(small(*removed, *added)), "sv", limit=limit)
    assert limit >= len(text.encode())
    assert text.startswith(marker("ntjp-qa"))
    assert "**9 vägval tas bort.**" in text
    # each removal keeps its row
    assert 9 == len(re.findall(r"^\| - vägval", text, re.MULTILINE))
    assert "<code>3f9a01c2b7de</code>" in text
    assert RUN in text


def test_removals_are_the_last_to_be_cut() -> None:
    """Where not even they have room, their number stays, and the comment says where the rest is."""
    removed = [routing_change(Action.REMOVE, f"SE2321000131-E{n:012}") for n in range(5_000)]
    text = pull_comment(view_of(small(*removed)), "sv", limit=32_000)
    assert "**5\u00a0000 vägval tas bort.**" in text
    assert "hela planen står i jobbets sammanfattning i Actions" in text
    assert 32_000 >= len(text.encode())


def test_a_phone_shows_first_whether_anything_is_taken() -> None:
    """The headline, then what goes and who loses by it: all before the first table."""
    plan = replace(
        small(permission_change(Action.REMOVE), permission_change(consumer=PORTAL)),
        impact=Impact((Path(JOURNAL, MAKE, EKEN),), (), (), {}),
        names={JOURNAL.lower(): "Region Exempel -- Journal", EKEN.lower(): "Vårdcentralen Eken"},
    )
    first = pull_comment(view_of(plan), "sv").splitlines()[1:6]
    assert [
        "### ntjp-qa: 1 läggs till, 0 ändras, 1 tas bort",
        "",
        "**1 behörighet tas bort. 1 system förlorar åtkomst.**",
        "",
        "- **Journal når inte längre Vårdcentralen Eken för MakeBooking 1.**",
    ] == first
    nothing = pull_comment(view_of(small(permission_change())), "sv").splitlines()[3]
    assert "**Ingenting tas bort och ingen förlorar åtkomst.**" == nothing


def test_what_is_missing_is_said_with_what_to_do() -> None:
    """An order file that is missing, approvals with their reasons and owners, and the next step."""
    need = Need(2, ("@region-exempel/tidbok",), (msg("gate.why.removal", environment="ntjp-qa"),))
    asked = Asked(need, (("@region-exempel/tidbok", ("Anna", "Bo")),))
    problem = msg("order.missing", environment="ntjp-qa", lines=1)
    view = view_of(small(routing_change()), order=None, digest=None, problem=problem, asked=asked)
    told = text_of(PARSER.parse(pull_comment(view, "sv")))
    assert "✗ beställningsfilen saknas" in told
    assert "2 godkännanden krävs (tar bort rader i ntjp-qa)" in " ".join(told.split())
    assert "Anna, Bo" in told
    assert "tak order ntjp-qa" in told
    ready = text_of(PARSER.parse(pull_comment(view._replace(problem=None, order="orders/x.json"), "sv")))
    assert "granska och godkänn" in ready
    assert "✗" not in ready


def test_an_owner_without_a_voice_is_pointed_out() -> None:
    """Nobody could ever approve for it: better said before than after."""
    asked = Asked(Need(1, ("@okand",)), (("@okand", ()),))
    told = text_of(PARSER.parse(pull_comment(view_of(small(routing_change()), asked=asked), "sv")))
    assert "ingen i approvers.yaml talar för den ägaren" in told


def test_what_has_nothing_to_do_with_an_environment_is_quiet() -> None:
    """Then no comment is put where there is none."""
    quiet = PullView(small(), "", order=None)
    (found,) = split_comments(pull_comment(quiet, "sv"))
    assert found.is_quiet
    (loud,) = split_comments(pull_comment(view_of(small(routing_change())), "sv"))
    assert not loud.is_quiet


def test_comments_are_split_where_they_begin() -> None:
    """Several in one file, each with its marker; what stands before the first belongs to none."""
    first, second = (f"{marker(name)}\n### {name}\n" for name in ("ntjp-qa", "ntjp-prod"))
    found = split_comments(f"något\n{first}\n{second}")
    assert [("ntjp-qa", f"{first}\n"), ("ntjp-prod", second)] == [(each.name, each.body) for each in found]
