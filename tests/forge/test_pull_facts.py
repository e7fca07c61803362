"""What is read of a pull request from GitHub, page by page, and what is made of refusals and faults."""

import gzip
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import UNSET

from builders.fake_github import REPOSITORY, REPOSITORY_ID, TOKEN, FakeGitHub, Fault, Pull, User
from builders.fake_server import QUICK
from builders.repository import RepositoryBuilder
from tak_gitops.forge.client import MOST_BYTES, ForgeAwayError, ForgeRefusedError, GitHub
from tak_gitops.forge.pull_facts import facts_of, pull_of
from tak_gitops.live.http.access import Access, Patience
from tak_gitops.model.approvals import Approvals, Approver
from tak_gitops.model.pull_request import PullCommit, Review
from tak_gitops.orders.gate.judge import Merge, Rules, judge_pull
from tak_gitops.orders.gate.need import Need

ANNA, BO = User("anna", 1001), User("bo", 1002)


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeGitHub]:
    """A GitHub with the minimal repository and a branch that changes it."""
    work = RepositoryBuilder(tmp_path / "work").minimal().init()
    work.git("init", "--quiet", "--bare", str(tmp_path / "bare.git"))
    work.branch("ny").edit("systems/tidbok.yaml", "Tidbok", "Tidboken").commit("Byt namn")
    work.git("push", "--quiet", str(tmp_path / "bare.git"), "main", "ny")
    with FakeGitHub(tmp_path / "bare.git") as github:
        github.accounts["test@region.example"] = ANNA
        yield github


@pytest.fixture
def github(fake: FakeGitHub) -> Iterator[GitHub]:
    """A client of it."""
    access = Access(now=lambda: fake.now, clock=lambda: 0.0, sleep=lambda _: None, patience=QUICK)
    with GitHub(fake.api, REPOSITORY, TOKEN, access) as client:
        yield client


@pytest.fixture
def merged(fake: FakeGitHub) -> Pull:
    """A pull request that was approved and merged."""
    pull = fake.open_pull("ny", ANNA)
    fake.review(pull, BO)
    fake.merge(pull)
    return pull


def test_the_pull_request_of_a_commit(fake: FakeGitHub, github: GitHub, merged: Pull) -> None:
    """It is found by the commit that it gave, and all that the gate asks is read."""
    assert merged.merge_commit is not None
    assert merged.number == pull_of(github, merged.merge_commit)
    facts = facts_of(github, merged.number, "main", merged.merge_commit)
    assert (True, merged.merge_commit, "main", REPOSITORY_ID) == (
        facts.merged,
        facts.merge_commit,
        facts.base_ref,
        facts.repository_id,
    )
    assert (merged.head, ANNA.id, "pass") == (facts.head, facts.author_id, facts.rules)
    assert (PullCommit(merged.head, ANNA.id, ANNA.id, ("test@region.example",)),) == facts.commits
    assert [(BO.id, "User", "APPROVED", merged.head)] == [
        (each.user_id, each.user_type, each.state, each.commit) for each in facts.reviews
    ]
    assert {TOKEN} == set(fake.tokens)


def test_a_commit_without_a_pull_request(fake: FakeGitHub, github: GitHub, merged: Pull) -> None:
    """None where GitHub names none, or does not know the commit yet."""
    assert merged.merge_commit is not None
    fake.lag.add(merged.merge_commit)
    assert None is pull_of(github, merged.merge_commit)
    assert None is pull_of(github, "0" * 40)
    fake.faults.append(Fault(422, path="/commits/"))
    assert None is pull_of(github, merged.merge_commit)


def test_a_repository_that_is_hidden_from_the_token_is_no_commit_past_review(
    fake: FakeGitHub, github: GitHub, merged: Pull
) -> None:
    """GitHub says 404 of all that a token may not see: nobody is told to revert what was merged for that."""
    fake.faults.append(Fault(404, body=b'{"message": "Not Found"}', times=9))
    assert merged.merge_commit is not None
    with pytest.raises(ForgeRefusedError) as refused:
        pull_of(github, merged.merge_commit)
    assert "forge.not_found" == refused.value.message.key


@pytest.mark.parametrize("status", [401, 404])
def test_who_has_no_token_is_told_to_set_one(fake: FakeGitHub, merged: Pull, status: int) -> None:
    """GitHub hides what is not public from everybody else."""
    fake.faults.append(Fault(status, times=9))
    access = Access(now=lambda: fake.now, clock=lambda: 0.0, sleep=lambda _: None, patience=QUICK)
    with GitHub(fake.api, REPOSITORY, None, access) as anonymous, pytest.raises(ForgeRefusedError) as refused:
        facts_of(anonymous, merged.number, "main", None)
    assert "forge.no_token" == refused.value.message.key


def test_the_limit_of_a_token_says_when_it_ends(fake: FakeGitHub, github: GitHub) -> None:
    """By GitHub's own clock, in whole minutes; not before."""
    reset = int(datetime.now(UTC).timestamp()) + 150
    headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(reset)}
    fake.faults.append(Fault(403, headers, times=9))
    with pytest.raises(ForgeAwayError) as away:
        github.get("")
    assert ("forge.busy.until", 3) == (away.value.message.key, dict(away.value.message.values)["minutes"])


def test_two_pull_requests_of_one_commit_are_none_that_can_be_trusted(
    fake: FakeGitHub, github: GitHub, merged: Pull
) -> None:
    """Nobody can tell which of them was approved."""
    other = fake.open_pull("ny", ANNA)
    other.merge_commit, other.merged_at = merged.merge_commit, merged.merged_at
    assert merged.merge_commit is not None
    with pytest.raises(ForgeAwayError):
        pull_of(github, merged.merge_commit)


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 200, 300])
def test_every_page_is_read(fake: FakeGitHub, github: GitHub, merged: Pull, count: int) -> None:
    """A review on a later page counts as much: the last one may be the one that takes an approval back."""
    merged.reviews.clear()
    for _ in range(count):
        fake.review(merged, BO, "COMMENTED")
    fake.review(merged, BO, "CHANGES_REQUESTED")
    assert merged.merge_commit is not None
    facts = facts_of(github, merged.number, "main", merged.merge_commit)
    assert (count + 1, "CHANGES_REQUESTED") == (len(facts.reviews), facts.reviews[-1].state)


def test_co_authors_are_found_in_messages(fake: FakeGitHub, github: GitHub, tmp_path: Path) -> None:
    """Whoever stands in a trailer has had a hand in the change, in whatever letter case."""
    work = RepositoryBuilder(tmp_path / "work").checkout("ny")
    work.edit("systems/tidbok.yaml", "Tidboken", "Tidbok 2")
    work.commit("Ändra\n\nCo-authored-by: Bo <bo@region.example>\nCO-AUTHORED-BY: C <7+c@users.noreply.github.com>")
    work.git("push", "--quiet", str(fake.git), "ny")
    pull = fake.open_pull("ny", ANNA)
    commit = fake.merge(pull)
    emails = facts_of(github, pull.number, "main", commit).commits[-1].emails
    assert ("test@region.example", "bo@region.example", "7+c@users.noreply.github.com") == emails


def test_rules_that_the_token_may_not_see_are_unknown(fake: FakeGitHub, github: GitHub, merged: Pull) -> None:
    """Neither passed nor bypassed: the gate decides what that means."""
    fake.is_admin = False
    assert merged.merge_commit is not None
    assert None is facts_of(github, merged.number, "main", merged.merge_commit).rules


@pytest.mark.parametrize(
    ("results", "expected"),
    [([], None), (["pass"], "pass"), (["pass", "bypass"], "bypass"), (["fail", "pass"], "fail"), (["odd"], None)],
)
def test_the_worst_of_several_rule_suites_counts(
    results: list[str], expected: str | None, fake: FakeGitHub, github: GitHub, merged: Pull
) -> None:
    """One that was passed does not hide another that was not."""
    assert merged.merge_commit is not None
    fake.suites = [
        {"id": n, "ref": "refs/heads/main", "after_sha": merged.merge_commit, "result": result}
        for n, result in enumerate(results)
    ]
    assert expected == facts_of(github, merged.number, "main", merged.merge_commit).rules


def test_a_reviewer_who_has_left_counts_for_nobody(github: GitHub, merged: Pull) -> None:
    """GitHub shows no account then."""
    merged.reviews[0]["user"] = None
    assert merged.merge_commit is not None
    assert [0] == [each.user_id for each in facts_of(github, merged.number, "main", merged.merge_commit).reviews]


@pytest.mark.parametrize("status", [500, 502, 503, 504, 429])
def test_a_busy_server_is_asked_again_and_then_waited_for(
    fake: FakeGitHub, github: GitHub, merged: Pull, status: int
) -> None:
    """A passing fault is passed over; one that stays is no verdict."""
    assert merged.merge_commit is not None
    fake.faults.append(Fault(status, times=2))
    assert merged.number == pull_of(github, merged.merge_commit)
    fake.faults.append(Fault(status, times=99))
    with pytest.raises(ForgeAwayError):
        pull_of(github, merged.merge_commit)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(200, body=b"<html>", times=9),
        Fault(200, body=b'{"not": "a list"}', times=9),
        Fault(200, body=b'[{"number": "text"}]', times=9),
        Fault(301, {"Location": "https://elsewhere.example/"}, times=9),
        Fault(403, {"Retry-After": "1"}, times=9),
        Fault(403, {"X-RateLimit-Remaining": "0"}, times=9),
    ],
)
def test_an_answer_that_cannot_be_used_is_no_verdict(
    fake: FakeGitHub, github: GitHub, merged: Pull, fault: Fault
) -> None:
    """A page of HTML, another form, a redirect, a limit: held, never passed, and never followed elsewhere."""
    fault.times = 9
    fake.faults.append(fault)
    assert merged.merge_commit is not None
    with pytest.raises(ForgeAwayError):
        pull_of(github, merged.merge_commit)


@pytest.mark.parametrize(
    "fault", [Fault(silence=30.0, times=9), Fault(endless=True, times=9)], ids=["silent", "endless"]
)
def test_a_server_that_never_answers_is_left(fake: FakeGitHub, merged: Pull, fault: Fault) -> None:
    """Neither silence nor a body that goes on for ever, byte by byte, keeps a job longer than its patience."""
    patience = Patience(connect=1, read=0.2, total=0.6, attempts=2, pause=0.01)
    access = Access(now=lambda: fake.now, clock=time.monotonic, sleep=time.sleep, patience=patience)
    fake.faults.append(replace(fault))
    assert merged.merge_commit is not None
    begun = time.monotonic()
    with GitHub(fake.api, REPOSITORY, TOKEN, access) as github, pytest.raises(ForgeAwayError):
        pull_of(github, merged.merge_commit)
    fake.ended.set()
    assert 10 > time.monotonic() - begun


def test_an_answer_without_measure_is_not_read_to_its_end(fake: FakeGitHub, github: GitHub, merged: Pull) -> None:
    """Not even where it is small while it is packed."""
    packed = gzip.compress(b" " * (MOST_BYTES + 1))
    fake.faults.append(Fault(200, {"Content-Encoding": "gzip"}, body=packed, times=9))
    assert merged.merge_commit is not None
    with pytest.raises(ForgeAwayError):
        pull_of(github, merged.merge_commit)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_refusal_is_told_with_its_status(fake: FakeGitHub, github: GitHub, merged: Pull, status: int) -> None:
    """What GitHub refuses is told at once, and not asked for again."""
    fake.faults.append(Fault(status, path="/pulls/", body=b'{"message": "Nej"}'))
    before = len(fake.asked)
    with pytest.raises(ForgeRefusedError) as refused:
        facts_of(github, merged.number, "main", "0" * 40)
    assert (status, before + 1) == (refused.value.status, len(fake.asked))


def test_reviews_keep_what_the_gate_compares(fake: FakeGitHub, github: GitHub, merged: Pull) -> None:
    """Times with their zone, commits whole, and states in GitHub's words."""
    fake.review(merged, User("robot", 5, "Bot"), "DISMISSED", commit="a" * 40)
    assert merged.merge_commit is not None
    last = facts_of(github, merged.number, "main", merged.merge_commit).reviews[-1]
    assert Review(last.id, 5, "Bot", "DISMISSED", "a" * 40, fake.now) == last


STATUSES = (*range(400, 432), 451, *range(500, 512), 599)


@pytest.mark.parametrize("event", ["base_ref_changed", "automatic_base_change_succeeded"])
def test_when_a_pull_request_was_led_to_another_branch(
    fake: FakeGitHub, github: GitHub, merged: Pull, event: str
) -> None:
    """The last time counts, by whomever; what else happened to it does not."""
    assert UNSET is facts_of(github, merged.number, "main", None).retargeted_at
    fake.lead_to(merged, "dev")
    fake.lead_to(merged, "main", event)
    last = fake.now
    merged.events.append({"id": 1, "event": "labeled", "created_at": "2030-01-01T00:00:00Z"})
    assert last == facts_of(github, merged.number, "main", None).retargeted_at


QUESTIONS = ("/pulls$", "/pulls/[0-9]+$", "/reviews$", "/commits$", "/events$", "/rule-suites$")
"""All that is asked: the pull requests of a commit, one, its reviews, commits and events, and the branch's rules."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_fault_at_any_question_opens_the_gate(fake: FakeGitHub, github: GitHub, merged: Pull, question: str) -> None:
    """S1: each refusal and each failure, at each question: no facts, no pull request, or rules that nobody knows."""
    commit = merged.merge_commit
    assert commit is not None
    on_main = Merge(commit, "main", REPOSITORY_ID, same_content=True)
    rules = Rules(Need(1), (Approver("Bo", BO.id),), Approvals("github", REPOSITORY))
    assert judge_pull(on_main, facts_of(github, merged.number, "main", commit), rules).opens
    for status in STATUSES:
        fake.faults[:] = [Fault(status, times=99, path=question)]
        try:
            number = pull_of(github, commit)
            if number is not None:
                facts = facts_of(github, number, "main", commit)
                assert not judge_pull(on_main, facts, rules).opens, status
        except (ForgeAwayError, ForgeRefusedError):
            continue
