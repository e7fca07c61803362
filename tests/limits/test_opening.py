"""Allow files open guards for exactly the lines that they name."""

from hypothesis import event, given
from hypothesis import strategies as st

from builders.guarding import ALLOW_PATH, allow, lines, named
from tak_gitops.findings import Finding, Place, Severity
from tak_gitops.limits.opening import opened
from tak_gitops.model.changes import Action, Change
from tak_gitops.model.guards import Guard, Refusal
from tak_gitops.texts import msg, render

SAID = msg("limits.of_nothing")
AGE = Refusal(Guard.AGE, SAID)
REMOVED, ADDED = lines(3), lines(2, Action.ADD)
ORDERED = (*REMOVED, *(change._replace(contract="urn:riv:x:NyResponder:1") for change in ADDED))
REMOVALS = Refusal(Guard.REMOVALS, SAID, tuple(REMOVED))
CHANGES = Refusal(Guard.CHANGES, SAID, ORDERED)


def rules(findings: tuple[Finding, ...]) -> list[str]:
    """The ids of what was found."""
    return [finding.rule for finding in findings]


def test_without_a_file_all_stays_closed() -> None:
    """And nothing is said of files."""
    assert ((REMOVALS, AGE), ()) == opened([REMOVALS, AGE], ORDERED, [])[:2]


def test_the_exact_lines_open() -> None:
    """The reason is told, and which file opened."""
    verdict = opened([REMOVALS], ORDERED, [allow(named(REMOVED))])
    assert ((), (ALLOW_PATH,)) == (verdict.refusals, verdict.opened_by)
    ((severity, message, place),) = verdict.findings
    assert (Severity.NOTE, Place(ALLOW_PATH)) == (severity, place)
    assert "3 rader beställs över gränsen: Vårdcentralen läggs ner" == render(message, "sv")


@given(
    named_lines=st.sets(st.sampled_from([*ORDERED, *lines(2, Action.CHANGE)])),
    counted=st.sets(st.sampled_from(ORDERED), min_size=1),
)
def test_exactly_the_keys_are_needed(named_lines: set[Change], counted: set[Change]) -> None:
    """A guard opens when all that it counts is named, and all that is named is ordered in that way; and only then."""
    refusal = Refusal(Guard.REMOVALS, SAID, tuple(sorted(counted, key=lambda change: change.order)))
    verdict = opened([refusal], ORDERED, [allow(named(named_lines))])
    opens = counted <= named_lines <= set(ORDERED)
    event(f"opens: {opens}")
    assert opens == (verdict.refusals == ())
    assert opens == (rules(verdict.findings) == ["TG504"])
    assert ((ALLOW_PATH,) if opens else ()) == verdict.opened_by


def test_a_key_too_few() -> None:
    """What is missing is named, so that it can be put in."""
    verdict = opened([REMOVALS], ORDERED, [allow(named(REMOVED[:1]))])
    assert (REMOVALS,) == verdict.refusals
    (finding,) = verdict.findings
    keys = f"{REMOVED[1].key}, {REMOVED[2].key}"
    expected = f"2 rader i beställningen saknas här, så spärren öppnas inte: {keys}"
    assert (Severity.ERROR, "TG505", expected) == (finding.severity, finding.rule, render(finding.message, "sv"))
    assert Place(ALLOW_PATH) == finding.place


def test_a_key_too_many() -> None:
    """What is not ordered is named, at its line in the file."""
    strange = (Action.REMOVE, "routing:SE2321000131-ANNAN,crm:scheduling:MakeBooking:1")
    verdict = opened([REMOVALS], ORDERED, [allow([*named(REMOVED), strange])])
    assert (REMOVALS,) == verdict.refusals
    (finding,) = verdict.findings
    assert ("TG506", Place(ALLOW_PATH, 6, 5)) == (finding.rule, finding.place)
    assert render(finding.message, "sv").endswith(strange[1])


def test_several_keys_too_many() -> None:
    """They are told in the order of the file, and the place is that of the first."""
    first, second = (f"routing:SE2321000131-{name},crm:scheduling:MakeBooking:1" for name in ("ÖSTER", "ANNAN"))
    verdict = opened([REMOVALS], ORDERED, [allow([*named(REMOVED), (Action.REMOVE, first), (Action.REMOVE, second)])])
    (finding,) = verdict.findings
    assert Place(ALLOW_PATH, 6, 5) == finding.place
    assert render(finding.message, "sv").endswith(f"{first}, {second}")


def test_another_thing_that_happens_to_a_key() -> None:
    """A key that is named as added and is removed is too few and too many."""
    verdict = opened([REMOVALS], ORDERED, [allow([(Action.ADD, change.key) for change in REMOVED])])
    assert ["TG505", "TG506"] == sorted(rules(verdict.findings))
    assert (REMOVALS,) == verdict.refusals


def test_long_lists_are_cut() -> None:
    """Five keys are named, and that there are more."""
    many = lines(9)
    verdict = opened([Refusal(Guard.REMOVALS, SAID, tuple(many))], many, [allow([])])
    text = render(verdict.findings[0].message, "sv")
    assert text.startswith("9 rader")
    assert (5, True) == (text.count("routing:"), text.endswith(", …"))


def test_what_is_not_cut_ends_with_its_last_key() -> None:
    """Exactly five keys are all of them."""
    five = lines(5)
    verdict = opened([Refusal(Guard.REMOVALS, SAID, tuple(five))], five, [allow([])])
    assert render(verdict.findings[0].message, "sv").endswith(five[-1].key)


def test_keys_are_read_as_people_write_them() -> None:
    """Letter case does not count, and a contract may be written in its short form."""
    written = [
        (Action.REMOVE, change.key.lower().replace("urn:riv:crm:scheduling:makebookingresponder:1", short))
        for change, short in zip(
            REMOVED,
            (
                "crm:scheduling:MakeBooking:1",
                "URN:RIV:CRM:SCHEDULING:MAKEBOOKINGRESPONDER:1",
                "crm:scheduling:MakeBooking:1",
            ),
            strict=True,
        )
    ]
    assert () == opened([REMOVALS], ORDERED, [allow(written)]).refusals


def test_several_files_together() -> None:
    """Two files of one change may each name a part."""
    files = [allow(named(REMOVED[:1])), allow(named(REMOVED[1:]), "orders/ntjp-qa/allow-b.yaml")]
    verdict = opened([REMOVALS], ORDERED, files)
    assert ((), ["TG504", "TG504"]) == (verdict.refusals, rules(verdict.findings))


def test_one_file_opens_all_that_is_closed() -> None:
    """Two guards that count the same lines need them named once."""
    assert () == opened([REMOVALS, CHANGES], ORDERED, [allow(named(ORDERED))]).refusals


def test_guards_open_together() -> None:
    """A file that would open one of two opens none: nothing is ordered by halves."""
    assert (REMOVALS, CHANGES) == opened([REMOVALS, CHANGES], ORDERED, [allow(named(REMOVED))]).refusals


def test_more_may_be_named_than_is_counted() -> None:
    """Lines that are ordered and that no closed guard counts do no harm: they were reviewed too."""
    assert () == opened([REMOVALS], ORDERED, [allow(named(ORDERED))]).refusals


def test_nothing_makes_an_export_younger() -> None:
    """An age stays, whatever is named; the others open."""
    assert (AGE,) == opened([AGE, REMOVALS], ORDERED, [allow(named(ORDERED))]).refusals
    assert ((AGE,), ()) == opened([AGE], ORDERED, [allow(named(ORDERED))])[:2]


def test_a_file_that_nothing_needs() -> None:
    """Where all is open, the file is said to be of no use."""
    (finding,) = opened([], ORDERED, [allow(named(REMOVED))]).findings
    assert ("TG507", Place(ALLOW_PATH)) == (finding.rule, finding.place)
