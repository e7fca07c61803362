"""What an import does where there is much, or little, to write."""

import pytest

from builders.importing import BESIDE, EMPTY, ENVIRONMENT, catalogue_of, drafted, planned, written
from builders.states import (
    BOKEN,
    DAY,
    EKEN,
    JOURNAL,
    LONG_AGO,
    MAKE_BOOKING,
    PORTAL,
    TARGET,
    permission,
    routing,
    without_urls,
)
from tak_gitops.errors import TakError
from tak_gitops.importing import files, remarks
from tak_gitops.model.entries import Permission, Routing

MANY = [f"SE2321000131-F{n:012d}" for n in range(100)]
FOLDER = f"environments/{ENVIRONMENT}/se2321000131-tidbok"


def test_a_list_that_is_too_long_for_a_file_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may hold so many bytes; the rows stand in several, each once."""
    monkeypatch.setattr(files, "MAX_BYTES", 3200)
    live = catalogue_of([routing(TARGET, each) for each in MANY])
    result = written(EMPTY, drafted(EMPTY, live))
    lists = [text for path, text in result.items() if path.endswith(".csv")]
    assert 100 == sum(text.count("SE2321000131-F") for text in result.values())
    assert len(lists) > 1
    assert all(len(text) <= 3200 for text in lists)
    difference = planned(result, live)
    assert (100, 0, []) == (difference.adopted, difference.unmanaged, difference.changes)


def test_very_many_remarks_stand_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with more comments than rows helps nobody."""
    monkeypatch.setattr(remarks, "MOST_IN_A_FILE", 3)
    odd = TARGET._replace(url="https://blank .example")
    live = catalogue_of([routing(), *(routing(odd, each) for each in MANY[:4])])
    result = written(EMPTY, drafted(EMPTY, live))
    assert 4 == result[BESIDE].count("TAK godtar inte URL:en")
    assert "#" not in result[f"{FOLDER}/scheduling.yaml"]
    assert {} == drafted(result, live).files


def test_live_without_any_url_is_refused() -> None:
    """The TAK-api may mask every URL: then no routing could be written (domain.md 3)."""
    live = without_urls(catalogue_of([routing(), permission()]))
    with pytest.raises(TakError) as refused:
        drafted(EMPTY, live)
    assert "importing.no_urls" == refused.value.message.key


def test_permissions_alone_need_no_url() -> None:
    """A catalogue without routings hides nothing."""
    assert 1 == drafted(EMPTY, catalogue_of([permission()])).permissions


def test_what_nobody_routes_belongs_to_its_consumer() -> None:
    """A permission without a routing stands in the folder of its consumer."""
    draft = drafted(EMPTY, catalogue_of([permission(PORTAL)]))
    home = f"environments/{ENVIRONMENT}/se2321000131-portal/behorigheter-scheduling.yaml"
    assert [home, "systems/se2321000131-portal.yaml"] == list(draft.files)


def test_a_permission_beside_a_file_belongs_to_the_producer() -> None:
    """A consumer of some of a producer's addresses has an access in the producer's folder."""
    live = catalogue_of([*(routing(address=each) for each in (EKEN, BOKEN)), permission(JOURNAL, EKEN)])
    draft = drafted(EMPTY, live)
    assert f"{FOLDER}/behorigheter-se2321000131-journal.yaml" in draft.new
    assert b"consumers" not in draft.new[f"{FOLDER}/scheduling.yaml"]


def test_one_spelling_for_what_tak_takes_for_the_same() -> None:
    """Rows that name an address in different letter case are one file's."""
    small = Routing(
        EKEN.lower(), "urn:riv:crm:scheduling:CancelBookingResponder:1", TARGET, LONG_AGO, routing().valid_to
    )
    live = catalogue_of([routing(), small, Permission(EKEN.lower(), MAKE_BOOKING, JOURNAL, LONG_AGO, small.valid_to)])
    result = written(EMPTY, drafted(EMPTY, live))
    assert 3 == planned(result, live, DAY).adopted
    assert EKEN.lower() not in "".join(result.values())
