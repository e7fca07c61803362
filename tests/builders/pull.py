"""A pull request that was approved by two, as the gate sees it, and what it is made of."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tak_gitops.model.approvals import Approver
from tak_gitops.model.pull_request import PullCommit, PullFacts, Review
from tak_gitops.orders.gate.judge import Merge
from tak_gitops.orders.gate.need import Need

MERGE, HEAD, OLD = "c" * 40, "a" * 40, "b" * 40
AUTHOR, ANNA, BO, STRANGER = 1, 1001, 1002, 99
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PEOPLE = (
    Approver("Anna", ANNA, ("anna@region.example",), ("@region/tidbok",)),
    Approver("Bo", BO, ("bo@region.example",), ("@region/journal",)),
    Approver("Cia", AUTHOR, ("cia@region.example",)),
)


def review(number: int, user: int, state: str = "APPROVED", commit: str = HEAD, **other: Any) -> Review:
    """A review by a person, some minutes after the start."""
    values: dict[str, Any] = {"user_type": "User", "at": AT + timedelta(minutes=number), **other}
    return Review(id=number, user_id=user, state=state, commit=commit, **values)


COMMIT = PullCommit(HEAD, AUTHOR, AUTHOR, ("cia@region.example",))
GOOD = PullFacts(
    number=7,
    merged=True,
    merged_at=AT + timedelta(hours=1),
    merge_commit=MERGE,
    base_ref="main",
    repository_id=4711,
    head=HEAD,
    author_id=AUTHOR,
    author_type="User",
    commits_in_all=1,
    commits=(COMMIT,),
    reviews=(review(1, ANNA), review(2, BO)),
    rules="pass",
)
ON_MAIN = Merge(MERGE, "main", 4711, same_content=True)
TWO = Need(2)
