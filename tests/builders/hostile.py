"""What people and TAK may write to break or forge what others read, and pull requests made of nothing else."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from builders.changes import Ordered, permission_change, plan_of, routing_change
from builders.states import ASPEN, BOKEN, EKEN, JOURNAL, OTHER_URL, PORTAL
from tak_gitops.findings import Place, error, warning
from tak_gitops.model.changes import Action, Blocked, Change
from tak_gitops.orders.gate.need import Need
from tak_gitops.plan import Plan
from tak_gitops.reach.impact import Impact, Path
from tak_gitops.reports.pull_view import Asked, PullView
from tak_gitops.texts import msg

MAKE = "urn:riv:crm:scheduling:MakeBookingResponder:1"
COMMIT = "4f1c9d2a" * 5
RUN = "https://github.example/region/anslutningar/actions/runs/17"

ATTACKS = [
    "<script>alert(1)</script>",
    "@region-exempel/alla",
    "@team",
    "a|b|c",
    "`kod` ``` ~~~ ````",
    "[länk](https://ond.example)",
    "](https://ond.example",
    "![bild](https://ond.example/x.png)",
    "-->",
    "--!>",
    "<!-- dold",
    "<!-- tak-gitops:plan:ntjp-prod -->",
    "</details></summary>",
    "<details open><summary>Godkänd</summary>",
    "&lt;b&gt; &amp; &#64;",
    "rad\n\n# rubrik",
    "rad\r\n<!-- tak-gitops:plan:x -->\r\n",
    "www.ond.example",
    "https://ond.example mailto:a@b.example",
    "**fet** _kursiv_ ~~struken~~",
    "\u202eomvänd\u202c \u2066dold\u2069 \u200b",
    "\u2028- punkt\u2029# rubrik",
    "\\",
    "- [x] klart",
    "1. punkt",
    "12) punkt",
    "+ punkt",
    "     kod",
    "> citat",
    "$x^2$ :tada: #1 GH-1 owner/repo#2 a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2",
    "::error::fel\n##[group]x",
    "",
]
hostile = st.one_of(
    st.sampled_from(ATTACKS),
    st.lists(st.sampled_from(ATTACKS), min_size=2, max_size=3).map("".join),
    st.text("ab 1|`<>@[]()!#*_~\\&;:/.-+=$'\"åÄ\n\r\t", max_size=30),
    st.text(st.characters(codec="utf-8"), max_size=20),
)


def view_of(plan: Plan, **changes: object) -> PullView:
    """A view of a plan, with an order file that is current."""
    path = "orders/ntjp-qa/2026-11-23-eken-3f9a01c2b7de.json"
    return PullView(plan, COMMIT, order=path, digest="3f9a01c2b7de", run=RUN)._replace(**changes)  # type: ignore[arg-type]


@st.composite
def hostile_views(draw: st.DrawFn) -> PullView:
    """A pull request with everything a comment can tell, in which nothing that comes from outside can be trusted."""
    return hostile_view(lambda: draw(hostile), has_problem=draw(st.booleans()))


def hostile_view(word: Callable[[], str], *, has_problem: bool) -> PullView:
    """A pull request in which every text from outside is one that `word` gives."""

    def other(change: Change) -> Change:
        target = change.before and change.before._replace(url=word(), rivta_profile=word())
        return change._replace(contract=word(), before=target, place=Place(word(), 7))

    routes = [
        other(routing_change(Action.REMOVE, EKEN)),
        other(routing_change(Action.CHANGE, BOKEN)),
        routing_change(Action.ADD, word(), after=OTHER_URL._replace(producer=word())),
    ]
    changes = [*routes, permission_change(consumer=word()), permission_change(Action.REMOVE, consumer=PORTAL)]
    aside = permission_change(Action.REMOVE, ASPEN, consumer=word(), place=None)
    plan = replace(
        plan_of(Ordered(changes, []), (word(),)),
        environment=word() or "x",
        base=word(),
        drift=(routes[1], aside),
        released=(routes[0],),
        orphans=(aside,),
        blocked=(Blocked(routes[1], msg("TG401", producer=word(), name=word())),),
        findings=(
            warning("TG231", Place(word(), 1, 2), written=word(), live=word()),
            error("TG404", Place(word(), 3, 4), contract=word()),
        ),
        names={key: word() for key in map(str.lower, (EKEN, BOKEN, ASPEN, JOURNAL, PORTAL))},
        impact=Impact((Path(word(), MAKE, EKEN),), (Path(PORTAL, MAKE, word()),), (), {}),
        unmanaged=3,
    )
    need = Need(2, (word(),), (msg("gate.why.removal", environment=word()),))
    return PullView(
        plan,
        COMMIT,
        order=word(),
        digest=word(),
        problem=msg("order.unreadable", path=word(), problem=word()) if has_problem else None,
        asked=Asked(need, ((need.owners[0], (word(),)),)),
        run=RUN,
    )
