"""Orders by the systems that they are about, and by words."""

from builders.changes import Ordered, plan_of
from builders.ledger import START, claim_of, merged_at, records
from builders.order_scene import MOVED, NEW_BOKEN, permit, route
from builders.scene import BOKEN, BOKVAST, JOURNAL, PORTAL, TIDBOK
from tak_gitops.model.changes import Action, Change, NewObject
from tak_gitops.model.entries import Target
from tak_gitops.model.repository_files import System
from tak_gitops.orders.ledger.entry import Entry, Status, begin, follow
from tak_gitops.orders.ledger.state import LedgerState, open_keys
from tak_gitops.orders.order_file import make_order
from tak_gitops.orders.overview import Directory, matching, overviews


def system(key: str, name: str, hsa_id: str) -> System:
    """A declared system."""
    return System(f"systems/{key}.yaml", key, "Region Exempel", name, (("ntjp-qa", hsa_id),))


DIRECTORY = Directory(
    [
        system("tidbok", "Tidbok", TIDBOK.lower()),
        system("journal", "Journalvisaren", JOURNAL),
        system("tid", "Tidplan", "SE2321000131-TIDPLAN"),
    ]
)


def entry(*changes: Change, objects: tuple[NewObject, ...] = (), seq: int = 1, by: str = "Karin Karlsson") -> Entry:
    """An order, planned."""
    plan = plan_of(Ordered(sorted(changes, key=lambda change: change.order), list(objects)))
    made = make_order(plan, ordered_by="Region Exempel", execute_on=None)
    merged = merged_at("a" * 40, None, f"orders/ntjp-qa/2026-11-23-eken-{made.short_digest}.json")._replace(by=by)
    return begin(records(made, merged, seq)[0])


def systems(*changes: Change, objects: tuple[NewObject, ...] = ()) -> tuple[str, ...]:
    """The systems that an order is about."""
    (found,) = overviews(ledger(entry(*changes, objects=objects)), DIRECTORY, START)
    return found.systems


def ledger(*entries: Entry) -> LedgerState:
    """A ledger with entries."""
    return LedgerState({each.order.seq: each for each in entries}, None, open_keys(entries), ())


def found(word: str, *entries: Entry) -> list[int]:
    """The numbers of the entries in which a word stands."""
    return [each.seq for each in matching(overviews(ledger(*entries), DIRECTORY, START), [word], DIRECTORY)]


def test_an_order_is_about_producers() -> None:
    """Where it has routings: those that they lead to, by their declared names in any spelling of the HSA-id."""
    assert ("Tidbok",) == systems(route(), permit(PORTAL))


def test_or_else_about_consumers() -> None:
    """Where it has permissions alone."""
    assert ("Journalvisaren", PORTAL) == systems(permit(JOURNAL), permit(PORTAL))


def test_a_removed_routing_is_about_whom_it_led_to() -> None:
    """There is nobody else."""
    assert ("Tidbok",) == systems(route(Action.REMOVE))


def test_a_new_component_has_the_name_that_the_order_gives() -> None:
    """Without its organisation, as all systems are shown."""
    new = NewObject("system", BOKVAST, "Region Exempel -- Bokning Väst")
    target = Target(BOKVAST, "RIVTABP21", "https://bokvast.region.example/x")
    assert ("Bokning Väst",) == systems(route(after=target), objects=(new,))


def test_a_system_is_found_where_it_takes_part() -> None:
    """As a producer before or after, or as a consumer; not by a name that only begins like it."""
    away = route(after=MOVED._replace(producer=BOKVAST))
    entries = [entry(route()), entry(permit(JOURNAL), seq=2), entry(away, seq=3)]
    assert [1, 3] == found("tidbok", *entries)
    assert [2] == found("JOURNAL", *entries)
    assert [] == found("tid", *entries)


def test_any_other_word_is_looked_for_everywhere() -> None:
    """In names, ids, contracts, URLs, people and days."""
    entries = [entry(route()), entry(permit(JOURNAL, BOKEN), objects=(NEW_BOKEN,), seq=2, by="Åsa Ek")]
    expected = {
        "ny.tidbok.region": [1],
        "åsa": [2],
        "makebooking 1": [1, 2],
        "vårdcentralen boken": [2],
        "2026-11-23-eken": [1, 2],
        "claimed": [],
        "planned": [1, 2],
    }
    assert expected == {word: found(word, *entries) for word in expected}


def test_a_digest_is_known_by_its_beginning() -> None:
    """Seven signs are enough, and needed: fewer meet by chance."""
    each = entry(route())
    digest = each.order.digest
    expected = [[1], [1], [1], []]
    assert expected == [found(word, each) for word in (digest, digest[:7], "a" * 7, digest[1:9])]
    assert [] == found("aaaaaa", each)


def test_who_waits_for_whom() -> None:
    """Only what is planned waits, for those before it that touch the same rows."""
    first, second, other = entry(route()), entry(route(after=MOVED), seq=2), entry(permit(), seq=3)
    claimed = follow(first, claim_of(first, START))
    shown = overviews(ledger(claimed, second, other), DIRECTORY, START)
    assert [(), (1,), ()] == [each.waits_for for each in shown]
    assert [Status.CLAIMED, Status.PLANNED, Status.PLANNED] == [each.status for each in shown]
