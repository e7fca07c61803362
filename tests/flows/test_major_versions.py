"""What is said of the major version that stands beside a new one."""

from builders.states import BOKEN, DAY, EKEN, JOURNAL, LONG_AGO, PORTAL, block, catalogue, desired
from builders.states import permission as permitted
from builders.states import routing as routed
from tak_gitops.findings import Place
from tak_gitops.flows.flowed import flowed
from tak_gitops.model.desired import Block
from tak_gitops.plan import make_plan

SECOND = "urn:riv:crm:scheduling:MakeBookingResponder:2"
FIRST_BLOCK = block(addresses=[EKEN, BOKEN], consumers=[JOURNAL])
INSTALLED = permitted(PORTAL, EKEN, SECOND, last=LONG_AGO)
"""A row that has ended, so that the export knows the contract."""


def said(head: list[Block], *more: object) -> list[tuple[str, Place | None, dict[str, object]]]:
    """What the two rules say of a change of the first version's file to `head`, over a live that has it."""
    rows = [*(routed(address=each) for each in (EKEN, BOKEN)), *(permitted(JOURNAL, each) for each in (EKEN, BOKEN))]
    live = catalogue(*rows, INSTALLED, *more)  # type: ignore[arg-type]
    base, after = desired(FIRST_BLOCK), desired(*head)
    plan = flowed(make_plan(base, after, live, DAY, "main"), base, after, live, {})
    found = [each for each in plan.findings if each.rule in {"TG437", "TG438"}]
    return [(each.rule, each.place, dict(each.message.values)) for each in found]


def second(*consumers: str) -> Block:
    """A file with the new version for one of the addresses."""
    return block("ny", contracts=[SECOND], consumers=consumers, prestudy="FS-1")


def test_the_old_version_goes_as_the_new_one_comes() -> None:
    """Whoever does not change over on that very day is cut off; both are named, and how many addresses."""
    assert [
        (
            "TG437",
            Place(second().declaration.path, 10, 5),
            {"new": "MakeBooking 2", "old": "MakeBooking 1", "address": EKEN, "count": 1},
        )
    ] == said([second(JOURNAL)])


def test_the_old_version_stays() -> None:
    """Consumers that may call the old one only are named."""
    ((rule, place, values),) = said([FIRST_BLOCK, second(PORTAL)])
    assert ("TG438", Place(second().declaration.path, 10, 5)) == (rule, place)
    assert ("MakeBooking 1", 1, JOURNAL) == (values["old"], values["count"], values["names"])


def test_everybody_has_the_new_version() -> None:
    """Then there is nothing to say."""
    assert [] == said([FIRST_BLOCK, second(JOURNAL)])


def test_others_of_live_count_too() -> None:
    """A consumer whose permission no file declares is cut off all the same."""
    ((_, _, values),) = said([FIRST_BLOCK, second(JOURNAL)], permitted(PORTAL))
    assert (PORTAL, 1) == (values["names"], values["count"])


def test_an_address_without_the_old_version() -> None:
    """A new version for an address that never had the old one leaves nobody behind."""
    elsewhere = block("ny", contracts=[SECOND], addresses=["SE2321000131-E000000000003"], consumers=[JOURNAL])
    assert [] == said([FIRST_BLOCK, elsewhere])


def test_more_addresses_of_the_new_version() -> None:
    """Once the producer has the new version, another address is no new version any more."""
    assert [] == said([FIRST_BLOCK, second(JOURNAL)], routed(address=BOKEN, contract=SECOND))
