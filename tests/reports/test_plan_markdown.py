"""Markdown of a plan: whatever names and URLs hold, it stays the report that we wrote (reliability.md 4)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from builders.changes import Ordered, permission_change, plan_of, routing_change
from builders.states import ASPEN, BOKEN, EKEN, JOURNAL, OTHER_URL, PORTAL, TARGET
from tak_gitops.findings import Place, warning
from tak_gitops.model.changes import Action, Blocked, Change
from tak_gitops.plan import Plan
from tak_gitops.reports.markdown import code, inert
from tak_gitops.reports.plan_markdown import COLUMNS, plan_markdown
from tak_gitops.texts import msg, visible

PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
OUR_ELEMENTS = {"<code>", "</code>", "<br>", "<sub>", "</sub>", "</details>"}
OUR_BLOCK = re.compile(r"(<details><summary>[^<>\n]*</summary>|</details>)\n?")

hostile = st.one_of(
    st.text("ab 1|`<>@[]()!#*_~\\&;:/.-+=$'\"åÄ\n\r\t", max_size=30),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "@region-exempel/alla",
            "a|b|c",
            "`kod` ``` ~~~",
            "[länk](https://ond.example)",
            "](https://ond.example",
            "![bild](https://ond.example/x.png)",
            "-->",
            "<!-- dold",
            "</details>",
            "&lt;b&gt; &amp;",
            "rad\n\n# rubrik",
            "www.ond.example",
            "https://ond.example",
            "**fet** _kursiv_ ~~struken~~",
            "\u202eomvänd\u202c",
            "\\",
            "- punkt",
            "    kod",
            "12) punkt",
            "1. punkt",
            "$x^2$",
            ":tada:",
            "#1 GH-1",
            "\ufffe\U0001fffe\ufdd0",
            "–“”…＠＜",
        ]
    ),
    st.text(st.characters(codec="utf-8"), max_size=20),
)


def shown(plan: Plan) -> list[Token]:
    """The tokens of a plan's report, as a reader of Markdown has them."""
    return PARSER.parse(plan_markdown(plan, "sv"))


def inline(tokens: list[Token]) -> Iterator[tuple[Token, bool]]:
    """Every token within a line, and whether it stands in our code."""
    for token in tokens:
        in_code = 0
        for child in token.children or ():
            in_code += {"<code>": 1, "</code>": -1}.get(child.content, 0) if child.type == "html_inline" else 0
            yield child, in_code > 0


def cells(tokens: list[Token]) -> list[list[str]]:
    """The text of every cell of every row."""
    rows: list[list[str]] = []
    for token, content in pairwise(tokens):
        if token.type == "tr_open":
            rows.append([])
        if token.type in {"td_open", "th_open"}:
            text = "".join(each.content for each in content.children or () if each.type == "text")
            rows[-1].append(" ".join(text.split()))
    return rows


@st.composite
def hostile_plans(draw: st.DrawFn) -> Plan:
    """A plan with a line of each kind, in which nothing that comes from outside can be trusted."""
    word = draw(hostile)

    def other(change: Change) -> Change:
        target = change.before and change.before._replace(url=draw(hostile), rivta_profile=draw(hostile))
        return change._replace(contract=draw(hostile), before=target, place=Place(draw(hostile), 7))

    routes = [
        other(routing_change(Action.REMOVE, EKEN)),
        other(routing_change(Action.CHANGE, BOKEN)),
        routing_change(Action.ADD, draw(hostile), after=OTHER_URL._replace(producer=draw(hostile))),
    ]
    changes = [*routes, permission_change(consumer=draw(hostile)), permission_change(Action.REMOVE, consumer=PORTAL)]
    aside = permission_change(Action.REMOVE, ASPEN, consumer=draw(hostile), place=None)
    return replace(
        plan_of(Ordered(changes, []), (draw(hostile), word)),
        environment=draw(hostile).strip(),
        base=draw(hostile),
        drift=(routes[1], aside),
        released=(routes[0],),
        orphans=(aside,),
        blocked=(Blocked(routes[1], msg("TG401", producer=draw(hostile), name=word)),),
        findings=(warning("TG231", Place(draw(hostile), 1, 2), written=word, live=draw(hostile)),),
        names={key: draw(hostile) for key in map(str.lower, (EKEN, BOKEN, ASPEN, JOURNAL, PORTAL))},
        unmanaged=3,
    )


@given(plan=hostile_plans())
def test_only_our_elements_appear(plan: Plan) -> None:
    """No name, id, URL or path adds an element, a link, an image or emphasis to the report."""
    tokens = shown(plan)
    assert [] == [
        each.content for each in tokens if each.type == "html_block" and not OUR_BLOCK.fullmatch(each.content)
    ]
    found = list(inline(tokens))
    assert {each.content for each, _ in found if each.type == "html_inline"} <= OUR_ELEMENTS
    assert {each.type for each, _ in found} <= {"text", "html_inline", "strong_open", "strong_close", "softbreak"}
    assert 3 == sum(each.type == "strong_open" for each, _ in found)


@given(plan=hostile_plans())
def test_the_report_keeps_its_form(plan: Plan) -> None:
    """There is one heading, five tables, every row has its columns, and all of the report is in it."""
    tokens = shown(plan)
    assert 1 == sum(each.type == "heading_open" for each in tokens)
    assert 5 == sum(each.type == "table_open" for each in tokens)
    assert {len(COLUMNS)} == {len(row) for row in cells(tokens)}
    blocks = {"fence", "code_block", "blockquote_open", "ordered_list_open", "hr"}
    assert set() == blocks & {each.type for each in tokens}


@given(plan=hostile_plans())
def test_nobody_is_mentioned(plan: Plan) -> None:
    """An `@` stands in code only, where it mentions nobody, and no address is linked by how it looks."""
    outside = [each.content for each, in_code in inline(shown(plan)) if each.type == "text" and not in_code]
    assert [] == [text for text in outside if "@" in text]
    source = plan_markdown(plan, "sv")
    assert not re.search(r"www\.|://|\]\(|<!--|-->", source)


@example(text="\ufffe")
@given(text=hostile)
def test_inert_text_is_shown_as_it_is(text: str) -> None:
    """Made inert, a text is read as itself, with what cannot be seen made visible."""
    for written in (inert(text), code(text)):
        (paragraph,) = [each for each in PARSER.parse(f"x{written}x") if each.type == "inline"]
        read = "".join(each.content for each in paragraph.children or () if each.type == "text")
        assert f"x{visible(text)}x" == read


@given(name=hostile)
def test_a_name_is_read_in_its_cell(name: str) -> None:
    """An address is shown by its name and id, in its column."""
    plan = replace(plan_of(Ordered([routing_change(Action.REMOVE)], [])), names={EKEN.lower(): name})
    expected = " ".join(f"{visible(name)} {EKEN}".split()) if name else EKEN
    if " -- " not in name:
        assert expected == cells(shown(plan))[1][2]


def test_a_system_is_read_as_people_say_it() -> None:
    """A component is shown by its name, its organisation and its id."""
    plan = replace(plan_of(Ordered([permission_change()], [])), names={JOURNAL.lower(): "Region Exempel -- Journal"})
    assert f"Journal (Region Exempel) {JOURNAL}" == cells(shown(plan))[1][3]


def test_removals_come_first() -> None:
    """What is taken away stands in a table of its own, before everything else, row by row."""
    removed = [routing_change(Action.REMOVE, f"SE-{n}", before=TARGET) for n in range(6)]
    added = [routing_change(Action.ADD, f"SE-{n}") for n in range(10, 16)]
    rows = cells(shown(plan_of(Ordered([*added, *removed], []))))
    assert [f"SE-{n}" for n in range(6)] == [row[2] for row in rows[1:7]]
    assert ["+ vägval", "MakeBooking 1", "6 adresser"] == rows[8][:3]


def test_the_headline_is_the_counts() -> None:
    """The first line says what the plan does, where a reader on a phone sees it."""
    plan = plan_of(Ordered([routing_change(Action.REMOVE), permission_change()], []))
    assert "### ntjp-qa: 1 läggs till, 0 ändras, 1 tas bort" == plan_markdown(plan, "sv").splitlines()[0]
    assert "### ntjp-qa: 1 to add, 0 to change, 1 to remove" == plan_markdown(plan, "en").splitlines()[0]


def test_blocked_and_drifting_lines_are_counted() -> None:
    """The headline also counts what is blocked, and what differs otherwise."""
    change = routing_change()
    plan = replace(plan_of(Ordered([], [])), blocked=(Blocked(change, msg("TG402")),), drift=(change,))
    assert "### ntjp-qa: 0 läggs till, 0 ändras, 0 tas bort; 1 rad blockerad, 1 avviker" in plan_markdown(plan, "sv")
