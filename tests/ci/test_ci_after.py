"""`tak ci comment --after` and `tak ci issue`: what the ledger knows is told where people look for it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.fake_github import TOKEN, Fault, Pull, User
from builders.gated import ANNA, Gated
from builders.repository import ENVIRONMENT
from builders.scene import DECLARED, PORTAL, TARGET, permission, routing

AFTER = "<!-- tak-gitops:after:pull -->\n"
WATCH = "<!-- tak-gitops:issue:watch -->\n"


@pytest.fixture(name="gated")
def _gated(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Gated]:
    """A repository at GitHub with a token."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Gated(tmp_path / "r", capsys, tmp_path / "bare.git")
    with scene.github:
        scene.begin()
        yield scene


def merged(gated: Gated, *, approved: bool = True) -> Pull:
    """A pull request that lets a consumer in, merged and looked at by `tak submit`."""
    pull = gated.change("ny-konsument")
    if approved:
        gated.github.review(pull, ANNA)
    gated.merged(pull)
    gated.tak("submit")
    return pull


def after(gated: Gated) -> str:
    """Bring the comments up to date; the only one."""
    told = gated.tak("ci", "comment", "--after")
    assert 0 == told.code, told.err
    (comment,) = gated.github.comments.values()
    return str(comment["body"])


def issue(gated: Gated) -> dict[str, object]:
    """Bring the issue up to date; the only one."""
    told = gated.tak("ci", "issue")
    assert 0 == told.code, told.err
    (found,) = gated.github.issues.values()
    return found


def test_the_orderer_is_told_from_the_sending_to_the_proof(gated: Gated) -> None:
    """Sent, its case number, and in force: in one comment of the pull request, in place."""
    merged(gated)
    body = after(gated)
    assert body.startswith(f"{AFTER}### Beställningen&#58; skickad, väntar på export\n")
    assert "| 1 | ntjp-qa | Portal&#58; 1 ny behörighet | skickad, väntar på export | – |" in body
    assert 0 == gated.tak("status", "--case", "1", "TSK-104233").code
    assert "<code>TSK-104233</code>" in after(gated)
    gated.export((*DECLARED, permission(PORTAL)), made=datetime(2026, 11, 24, 4, 5, tzinfo=UTC))
    assert 0 == gated.tak("verify", day="2026-11-24").code
    body = after(gated)
    assert "i drift sedan" in body
    assert "Allt är klart." in body


def test_nothing_is_written_when_nothing_is_new(gated: Gated) -> None:
    """A schedule may run every hour without a sound."""
    merged(gated)
    after(gated)
    asked = len(gated.github.asked)
    after(gated)
    assert {"GET"} == {method for method, path in gated.github.asked[asked:] if path != "/graphql"}


def test_a_held_merge_is_told_of_until_it_is_sent(gated: Gated) -> None:
    """Merged and not approved: the pull request says that nothing left, then that it has been sent."""
    pull = merged(gated, approved=False)
    body = after(gated)
    assert "### Sammanslagen, men inte beställd än" in body
    assert "Ingenting är skickat." in body
    reasons = (
        "- 0 godkännanden som räknas, 1 krävs\n\n"
        "Ett godkännande som kommer efter sammanslagningen räknas inte.\n\n"
        "Det som inte kan rättas bestämmer den som får skriva i liggaren (hos GitHub med knappen tak-decide)"
    )
    assert reasons in body
    assert f"- <code>tak resolve {str(pull.merge_commit)[:12]} skip --reason …</code>" in body
    found = issue(gated)
    assert "### Sammanslaget, men inte beställt" in str(found["body"])
    assert reasons in str(found["body"])
    # an approval after the merge counts for nothing: time goes back for the test
    given = gated.github.review(pull, ANNA)
    given["submitted_at"] = "2026-11-23T09:00:00Z"
    assert 0 == gated.tak("submit").code
    assert "skickad, väntar på export" in after(gated)
    assert "closed" == issue(gated)["state"]


def test_a_merge_behind_a_held_one_says_for_which_it_waits(gated: Gated) -> None:
    """It may be approved itself: the one that is held is to be seen to, and that is where the reason is."""
    first = merged(gated, approved=False)
    second = gated.change("ny-url", "url: https://tidbok.", "url: https://ny.tidbok.")
    gated.github.review(second, ANNA)
    gated.merged(second)
    assert 0 == gated.tak("ci", "comment", "--after").code
    bodies = {each["issue"]: str(each["body"]) for each in gated.github.comments.values()}
    assert f"Väntar på {str(first.merge_commit)[:12]}, som slogs samman före" in bodies[second.number]
    assert "tak resolve" not in bodies[second.number]


def test_a_merge_that_is_approved_and_not_taken_up_says_so(gated: Gated) -> None:
    """Nobody has to approve anything: the run is what is missing."""
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.merged(pull)
    assert "Den är godkänd, men ingen körning av tak submit har tagit upp den än" in after(gated)


def test_a_gate_that_cannot_be_asked_decides_nothing(gated: Gated) -> None:
    """The reason is that GitHub does not answer, and nobody is asked to decide for that."""
    merged(gated, approved=False)
    gated.github.faults.append(Fault(503, times=3, path="/reviews"))
    body = after(gated)
    assert "503" in body
    assert "Nästa körning prövar igen." in body
    assert "tak resolve" not in body


def test_a_stale_order_is_something_to_see_to(gated: Gated) -> None:
    """What TAK has otherwise by now stands in the comment and in the issue, with the command to give."""
    pull = gated.change("ny-url", "url: https://tidbok.", "url: https://ny.tidbok.")
    gated.github.review(pull, ANNA)
    other = TARGET._replace(url="https://annan.tidbok.region.example/x")
    gated.export((routing(target=other), DECLARED[1]))
    gated.merged(pull)
    gated.tak("submit")
    body = after(gated)
    assert "Någon måste se till detta" in body
    assert "<code>tak status 1</code>" in body
    found = issue(gated)
    assert "open" == found["state"]
    assert "tak status 1" in str(found["body"])


def test_drift_opens_one_issue_and_its_end_closes_it(gated: Gated) -> None:
    """Opened, brought up to date, closed, and opened again: always the same."""
    assert 0 == gated.tak("ci", "issue").code
    assert {} == gated.github.issues
    gated.export((DECLARED[0],))
    found = issue(gated)
    assert ("open", "TAK: 1 sak att se till") == (found["state"], found["title"])
    assert str(found["body"]).startswith(WATCH)
    assert "JOURNALQA" in str(found["body"])
    gated.export(DECLARED)
    assert ("closed", "TAK: allt är som det ska") == (issue(gated)["state"], issue(gated)["title"])
    gated.export((DECLARED[0],))
    assert "open" == issue(gated)["state"]


def test_an_issue_of_somebody_else_is_left_alone(gated: Gated) -> None:
    """A mark that was copied makes nobody's issue ours; nor is a pull request with the label one."""
    labels = [{"name": "tak-gitops"}]
    no_issue: dict[str, object] = {"pull_request": {}}
    others: list[tuple[int, User, dict[str, object]]] = [
        (7001, User("mallory", 666), {}),
        (7002, gated.github.viewer, no_issue),
    ]
    for number, user, extra in others:
        issue_of = {"number": number, "state": "open", "title": "x", "body": f"{WATCH}x", "labels": labels}
        gated.github.issues[number] = {**issue_of, "user": user.data, **extra}
    gated.export((DECLARED[0],))
    assert 0 == gated.tak("ci", "issue").code
    assert 3 == len(gated.github.issues)
    assert [f"{WATCH}x"] * 2 == [gated.github.issues[number]["body"] for number in (7001, 7002)]


def test_an_environment_without_live_is_something_to_see_to(gated: Gated) -> None:
    """Nobody can say that all is well where TAK cannot be read."""
    (gated.repo.root / "exports").rename(gated.repo.root / "borta")
    found = issue(gated)
    assert "### Det går inte att säga något om" in str(found["body"])
    assert "open" == found["state"]


def test_what_github_cannot_do_is_said(gated: Gated) -> None:
    """The schedule does not fail for it, unless it is asked to."""
    merged(gated)
    gated.github.faults.append(Fault(500, times=99))
    for words in (("comment", "--after"), ("issue",)):
        told = gated.tak("ci", *words)
        assert 0 == told.code
        assert "Inget är skrivet hos GitHub" in told.err
        assert 1 == gated.tak("ci", *words, "--strict").code
    assert ENVIRONMENT not in told.err
