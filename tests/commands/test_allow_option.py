"""Allow files: how `tak order --allow` writes them, and what they open."""

from datetime import UTC, datetime

import pytest

from builders.large_scene import ADDRESSES, ALLOW, OPENING, drop, give_portal, live, merge
from builders.repository import CONNECTION
from builders.scene import JOURNAL, TARGET, Scene, permission, routing
from tak_gitops.errors import ExitCode

REFUSED = ExitCode.REFUSED


def test_an_allow_file_opens(large: Scene) -> None:
    """It is written with the exact keys, the order beside it, and both are checked and sent."""
    drop(large, 2)
    told = large.tak("order", *OPENING)
    assert ExitCode.OK == told.code
    assert f"{ALLOW} öppnar spärren för 4 rader" in told.err
    keys = [f"routing:{each},urn:riv:crm:scheduling:MakeBookingResponder:1" for each in ADDRESSES[:2]]
    text = large.repo.read(ALLOW)
    assert text.startswith("reason: Vårdcentralerna läggs ner\nremove:\n")
    assert [*keys, *(f"permission:{key.removeprefix('routing:')},{JOURNAL}" for key in keys)] == [
        line.removeprefix("  - ") for line in text.splitlines()[2:]
    ]
    large.repo.commit()
    assert ExitCode.OK == large.tak("order", "--check").code
    merge(large)
    assert (ExitCode.OK, 2) == (large.tak("submit").code, len(large.outbox()))


def test_a_plan_says_what_was_opened(large: Scene) -> None:
    """File and reason; the exit code is 0 again."""
    drop(large, 2)
    large.tak("order", *OPENING)
    told = large.tak("plan")
    assert ExitCode.OK == told.code
    assert f"{ALLOW}: upplysning TG504" in told.out
    assert "Vårdcentralerna läggs ner" in told.out
    assert [ALLOW] == large.plan()["guards"]["opened_by"]


def test_a_change_after_the_opening_closes_again(large: Scene) -> None:
    """What was allowed was exactly that: one address more is told, and nothing is written."""
    drop(large, 2)
    large.tak("order", *OPENING)
    before = large.orders()
    drop(large, 3)
    told = large.tak("order")
    assert (REFUSED, before) == (told.code, large.orders())
    assert f"{ALLOW}: fel TG505  2 rader i beställningen saknas här" in told.err


def test_a_key_that_is_not_ordered_opens_nothing(large: Scene) -> None:
    """Keys are not kept in store."""
    drop(large, 3)
    large.tak("order", *OPENING)
    large.repo.git("checkout", "--quiet", "--", CONNECTION)
    drop(large, 2)
    told = large.tak("order")
    assert REFUSED == told.code
    assert f"{ALLOW}:5:5: fel TG506" in told.err


def test_writing_it_again_keeps_the_reason(large: Scene) -> None:
    """After a change of mind the same name is enough; another reason takes the place of the first."""
    drop(large, 2)
    large.tak("order", *OPENING)
    drop(large, 3)
    assert ExitCode.OK == large.tak("order", "--allow", "avveckling").code
    assert large.repo.read(ALLOW).startswith("reason: Vårdcentralerna läggs ner\n")
    assert 8 == len(large.repo.read(ALLOW).splitlines())
    assert ExitCode.OK == large.tak("order", "--allow", "avveckling", "--reason", "Nytt skäl").code
    assert large.repo.read(ALLOW).startswith("reason: Nytt skäl\n")


def test_an_allow_file_of_an_earlier_change_has_no_effect(large: Scene) -> None:
    """What lies on main opened its own change only."""
    drop(large, 2)
    large.tak("order", *OPENING)
    allowed = large.repo.read(ALLOW)
    large.repo.git("checkout", "--quiet", "--force", "main")
    large.repo.git("clean", "--quiet", "-fd", "orders")
    large.repo.write(ALLOW, allowed.encode()).commit("Bara filen")
    large.repo.branch("senare")
    drop(large, 2)
    told = large.tak("plan")
    assert REFUSED == told.code
    assert "TG50" not in told.out
    taken = large.tak("order", *OPENING)
    assert ExitCode.FAILURE == taken.code
    assert f"{ALLOW} kom med en tidigare ändring" in taken.err
    assert allowed == large.repo.read(ALLOW)


def test_an_allow_file_that_is_changed_again_counts(large: Scene) -> None:
    """One that this very change brings in another form is reviewed with it."""
    drop(large, 2)
    large.tak("order", *OPENING)
    allowed = large.repo.read(ALLOW)
    large.repo.git("checkout", "--quiet", "--force", "main")
    large.repo.git("clean", "--quiet", "-fd", "orders")
    large.repo.write(ALLOW, b"reason: Annat\n").commit("En tidigare fil")
    large.repo.branch("senare").write(ALLOW, allowed.encode())
    drop(large, 2)
    assert ExitCode.OK == large.tak("order").code


def test_an_order_without_its_allow_file_is_not_sent(large: Scene) -> None:
    """A merge that lost the allow file keeps the guard closed, in the check and when it is sent."""
    drop(large, 2)
    large.tak("order", *OPENING)
    large.repo.delete(ALLOW).commit()
    assert REFUSED == large.tak("order", "--check").code
    merge(large)
    told = large.tak("submit")
    assert (ExitCode.STALE, {}) == (told.code, large.outbox())
    assert "ntjp-qa: 4 av 22 rader" in told.err
    assert "Inget är skickat för ntjp-qa" in told.err


def test_a_mistake_in_an_allow_file_stops_all(large: Scene) -> None:
    """It is told with its place, like a mistake in any file."""
    large.repo.write(ALLOW, "reason: x\nremove: [routing]\n")
    told = large.tak("plan")
    assert (ExitCode.FAILURE, "") == (told.code, told.out)
    assert f"{ALLOW}:2:10: fel TG115" in told.err


def test_no_allow_file_without_need(large: Scene) -> None:
    """Where nothing is closed none is written, and the order is."""
    give_portal(large)
    told = large.tak("order", *OPENING)
    assert (ExitCode.OK, 1) == (told.code, len(large.orders()))
    assert "ingen spärr är stängd" in told.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--allow", "avveckling"), "skriv --reason"),
        (("--allow", "avveckling", "--reason", " "), "skriv --reason"),
        (("--reason", "Därför"), "hör till --allow"),
        (("--allow", "Avveckling", "--reason", "Därför"), '"Avveckling" kan inte vara namn'),
        (("--allow", "../../x", "--reason", "Därför"), "kan inte vara namn"),
        (("--allow", "x", "--reason", "Därför", "--check"), "välj en av dem"),
    ],
)
def test_a_wrong_command_line(large: Scene, arguments: tuple[str, ...], said: str) -> None:
    """A name that cannot be a file, or options that do not go together, write nothing."""
    drop(large, 2)
    large.repo.commit()
    told = large.tak("order", *arguments)
    assert (ExitCode.USAGE, {}) == (told.code, large.orders())
    assert said in told.err


def test_a_reason_that_hides_something(large: Scene) -> None:
    """A reason with a direction mark would not read as it is written: nothing is written."""
    drop(large, 2)
    told = large.tak("order", "--allow", "x", "--reason", "Därför\u202e")
    assert (ExitCode.FAILURE, {}) == (told.code, large.orders())
    assert "TG109" in told.err


def test_an_allow_file_does_not_make_an_export_younger(large: Scene) -> None:
    """`--allow` writes nothing for it."""
    give_portal(large)
    large.export(live(), made=datetime(2026, 11, 20, 3, 5, tzinfo=UTC))
    told = large.tak("order", *OPENING)
    assert (ExitCode.STALE, {}) == (told.code, large.orders())


def test_a_blocked_line_comes_first(large: Scene) -> None:
    """A line that cannot be ordered at all is told before limits, and no allow file is written for the rest."""
    drop(large, 2)
    other = TARGET._replace(producer="SE2321000131-BOKVASTQA", url="https://bokvast.region.example/x")
    large.export([*live()[2:], routing(target=other), permission()])
    large.repo.edit(CONNECTION, "https://tidbok", "https://ny.tidbok")
    told = large.tak("order", *OPENING)
    assert (ExitCode.FAILURE, {}) == (told.code, large.orders())
    assert "blockerad" in told.err
