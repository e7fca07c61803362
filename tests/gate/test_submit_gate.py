"""`tak submit` with a gate: real merges in a real repository, a GitHub on a socket, and the outbox as the judge."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.fake_github import TOKEN, Fault, User
from builders.gated import ANNA, APPROVERS, CIA, Gated
from builders.repository import CONNECTION, ENVIRONMENT, PRODUCER, SETTINGS
from builders.scene import DECLARED, EKEN, TARGET, permission, routing
from tak_gitops.cli import run
from tak_gitops.commands.gates import gating_github
from tak_gitops.live.http.access import Patience


@pytest.fixture
def gated(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Gated]:
    """Such a repository, with a token."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Gated(tmp_path / "r", capsys, tmp_path / "bare.git")
    with scene.github:
        scene.begin()
        yield scene


@pytest.mark.parametrize("how", ["merge", "squash"])
def test_an_approved_merge_is_sent(gated: Gated, how: str) -> None:
    """One approval of another person, and the order leaves; who approved stands in the ledger."""
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.merged(pull, how)
    assert 0 == gated.tak("submit").code
    assert 1 == sum(path.endswith(".json") for path in gated.outbox())
    assert 0 == gated.tak("ledger", "check", day=None).code


def queue_of_two(gated: Gated) -> list[str]:
    """Two approved merges that a queue has pushed as one; the commits of main from before to after it."""
    before = gated.repo.git("rev-parse", "origin/main")
    first = gated.change("ny-konsument")
    second = gated.change("ny-url", "tidbok.region.example/{", "bok.region.example/{")
    commits = [before]
    for pull in (first, second):
        gated.github.review(pull, ANNA)
        commits.append(gated.github.merge(pull))
    gated.update()
    return commits


@pytest.mark.parametrize(("result", "sent"), [("pass", True), ("bypass", False), ("fail", False)])
def test_merges_that_a_queue_pushed_as_one_have_their_rules_from_that_push(
    gated: Gated, result: str, sent: bool
) -> None:
    """GitHub tells of the rules once for a push, by its last commit: the merges before it are not held for that."""
    before, _, after = queue_of_two(gated)
    gated.github.suites = [{"ref": "refs/heads/main", "before_sha": before, "after_sha": after, "result": result}]
    told = gated.tak("submit")
    assert sent is (told.code == 0), told.err
    assert sent is bool(gated.outbox())


@pytest.mark.parametrize(("first", "last"), [(1, 2), (0, 0), (1, 1)])
def test_the_rules_of_another_push_are_none_of_a_merge(gated: Gated, first: int, last: int) -> None:
    """Only a push that brought the merge itself; not one after it, and not what led to it."""
    commits = queue_of_two(gated)
    span = {"before_sha": commits[first], "after_sha": commits[last] if last != first else "--all"}
    gated.github.suites = [{"ref": "refs/heads/main", "result": "pass", **span}]
    told = gated.tak("submit")
    assert (3, {}) == (told.code, gated.outbox())
    assert "det går inte att se om sammanslagningen gick förbi grenens regler" in told.err


def test_a_merge_that_nobody_approved_is_held(gated: Gated) -> None:
    """Nothing leaves, exit code 3, and the words say what is missing; later merges wait too."""
    pull = gated.change("ny-konsument")
    commit = gated.merged(pull)
    told = gated.tak("submit")
    assert (3, {}) == (told.code, gated.outbox())
    assert f"{commit[:12]} får inte beställas än" in told.err
    assert "0 godkännanden som räknas, 1 krävs" in told.err
    assert 3 == gated.tak("submit").code
    assert {} == gated.outbox()


def test_a_push_past_review_is_held(gated: Gated) -> None:
    """A commit without a pull request: whoever pushed it, nothing is ordered."""
    gated.repo.edit(CONNECTION, "consumers: [journal]", "consumers: [journal, portal]")
    assert 0 == gated.tak("order").code
    gated.repo.commit("Rakt in")
    gated.repo.git("push", "--quiet", "origin", "main")
    told = gated.tak("submit")
    assert (3, {}) == (told.code, gated.outbox())
    assert "GitHub känner inte till någon pull request" in told.err


@pytest.mark.parametrize(("approved", "code", "said"), [(False, 3, "0 godkännanden"), (True, 1, "ingen beställning")])
def test_an_order_whose_name_has_a_line_break(gated: Gated, approved: bool, code: int, said: str) -> None:
    """Git takes such a name: it needs approval as any other, and is no order then."""
    gated.export([routing(target=TARGET._replace(url="https://annan.region.example/x")), permission()])
    gated.repo.branch("radbrytning")
    assert 0 == gated.tak("order", "ntjp-qa", "--drift", f"routing:{EKEN},crm:scheduling:MakeBooking:1").code
    (order,) = (gated.repo.root / "orders/ntjp-qa").iterdir()
    order.rename(order.with_name("2026-11-23-x\ny.json"))
    gated.repo.commit("Med radbrytning")
    gated.repo.git("push", "--quiet", "origin", "radbrytning")
    pull = gated.github.open_pull("radbrytning", CIA)
    if approved:
        gated.github.review(pull, ANNA)
    gated.merged(pull)
    told = gated.tak("submit")
    assert (code, {}) == (told.code, gated.outbox()), told.err
    assert said in told.err


def test_a_change_after_the_approval_is_held(gated: Gated) -> None:
    """What was approved is not what was merged."""
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.repo.write("systems/ny.yaml", "organisation: X\nname: Y\nhsa_ids: {ntjp-qa: SE2321000131-NY}\n")
    gated.repo.commit("Efteråt")
    gated.repo.git("push", "--quiet", "origin", "ny-konsument")
    gated.github.push(pull, "ny-konsument")
    gated.merged(pull)
    told = gated.tak("submit")
    assert (3, {}) == (told.code, gated.outbox())
    assert "Anna godkände" in told.err


def test_what_was_approved_for_another_branch_is_held(gated: Gated) -> None:
    """Whoever approved a small step onto somebody's branch has not seen all that the branch brings to main."""
    pull = gated.change("ny-konsument")
    gated.github.lead_to(pull, "nagons-gren")
    gated.github.review(pull, ANNA)
    gated.github.lead_to(pull, "main")
    gated.merged(pull)
    told = gated.tak("submit")
    assert (3, {}) == (told.code, gated.outbox())
    assert "Anna godkände innan pull requesten riktades om till main" in told.err


def test_an_evil_merge_is_held(gated: Gated, tmp_path: Path) -> None:
    """A file that only the merge brings was seen by nobody."""
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    extra = tmp_path / "extra.txt"
    extra.write_text("mer", encoding="utf-8")
    gated.merged(pull, extra=extra)
    told = gated.tak("submit")
    assert (3, {}) == (told.code, gated.outbox())
    assert "något kom till vid sammanslagningen" in told.err


def test_a_merge_past_the_rules_is_held(gated: Gated) -> None:
    """An administrator may merge; that is not an approval."""
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.merged(pull, result="bypass")
    assert (3, {}) == (gated.tak("submit").code, gated.outbox())


def test_a_removal_needs_two(gated: Gated) -> None:
    """One is too few for a row that goes; the second lets it leave."""
    gated.export((*DECLARED, permission("SE2321000131-PORTALQA")))
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.merged(pull)
    assert 0 == gated.tak("submit").code
    pull = gated.change("bort", "consumers: [journal, portal]", "consumers: [journal]")
    gated.github.review(pull, ANNA)
    gated.merged(pull)
    told = gated.tak("submit")
    assert 3 == told.code
    assert "1 godkännande som räknas, 2 krävs" in told.err
    assert "tar bort rader i ntjp-qa" in told.err
    assert not any("bort" in path for path in gated.outbox())


def test_approvers_are_those_of_the_base(gated: Gated) -> None:
    """A pull request that makes its author an approver's equal is judged by the approvers before it."""
    gated.repo.branch("fler").write("approvers.yaml", "approvers: [{name: Ny, github_id: 77}]\n")
    gated.repo.commit("Nya godkännare")
    gated.repo.git("push", "--quiet", "origin", "fler")
    pull = gated.github.open_pull("fler", CIA)
    gated.github.review(pull, User("ny", 77))
    gated.merged(pull)
    told = gated.tak("submit")
    assert 3 == told.code
    assert "ändrar approvers.yaml" in told.err


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (SETTINGS, "approvals: {by: github\n"),
        (SETTINGS, "aprovals: {by: merge}\n"),
        ("tak-gitops.yml", "language: sv\n"),
        ("approvers.yaml", "approvers: []\n"),
        ("approvers.yml", "approvers: [{name: Ny, github_id: 77}]\n"),
    ],
)
def test_a_base_that_cannot_be_read_judges_nothing(gated: Gated, path: str, content: str) -> None:
    """A merge whose base says nothing of approvals that can be read is held, whatever was approved since."""
    before = gated.repo.read(path) if (gated.repo.root / path).exists() else None
    gated.repo.write(path, content)
    broken = gated.repo.commit("Trasigt")
    gated.repo.git("push", "--quiet", "origin", "main")
    gated.start_at(broken)
    if before is None:
        gated.repo.delete(path)
    else:
        gated.repo.write(path, before)
    mended = gated.repo.commit("Lagat")
    gated.repo.git("push", "--quiet", "origin", "main")
    told = gated.tak("submit")
    assert (3, {}) == (told.code, gated.outbox())
    assert f"{mended[:12]} får inte beställas än" in told.err
    assert f"i {broken[:12]}, före sammanslagningen, går inte att läsa" in told.err


@pytest.mark.parametrize(
    "fault",
    [
        Fault(500, times=99),
        Fault(401, body=b'{"message": "Bad credentials"}', times=99),
        Fault(404, times=99, path="/pulls"),
        Fault(200, body=b"<html>", times=99),
        Fault(403, {"Retry-After": "1"}, times=99),
        Fault(silence=60.0, times=99),
        Fault(endless=True, times=99),
    ],
)
def test_a_github_that_does_not_answer_holds_and_then_lets_pass(
    gated: Gated, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held, never sent; once it answers, the same merge passes."""
    monkeypatch.setattr(gating_github, "PATIENCE", Patience(connect=2, read=1, total=3, attempts=2, pause=0.01))
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.merged(pull)
    gated.github.faults.append(fault)
    assert 0 != gated.tak("submit").code
    assert {} == gated.outbox()
    gated.github.faults.clear()
    gated.github.ended.set()
    assert 0 == gated.tak("submit").code
    assert gated.outbox()


def test_no_approved_order_leaves_by_rules_that_nobody_approved(gated: Gated) -> None:
    """Where it goes, and with which log-in, is read from the branch as it is now: it is planned, and waits."""
    gated.repo.branch("plats").edit(ENVIRONMENT, "/outbox", "/annan")
    gated.repo.commit("Till en annan plats")
    gated.repo.git("push", "--quiet", "origin", "plats")
    elsewhere = gated.github.open_pull("plats", CIA)
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.merged(pull)
    held = gated.merged(elsewhere)
    for _ in range(2):
        told = gated.tak("submit")
        assert (3, {}) == (told.code, gated.outbox()), told.err
        assert f"Inget skickas så länge: {ENVIRONMENT}" in told.err
        assert not [*gated.repo.root.rglob("annan/*")]
    assert "PLANERAD" in gated.tak("status", "--open").out.upper()
    told = gated.tak("resolve", held[:12], "pass", "--reason", "Den platsen är rätt", day=None)
    assert 0 == gated.tak("submit").code, told.err
    assert [*gated.repo.root.rglob("annan/*")]


def test_a_lagging_github_is_waited_for(gated: Gated) -> None:
    """A merge that it does not know yet is held until it does."""
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    commit = gated.merged(pull)
    gated.github.lag.add(commit)
    assert (3, {}) == (gated.tak("submit").code, gated.outbox())
    gated.github.lag.clear()
    assert 0 == gated.tak("submit").code


def test_the_token_is_nowhere(gated: Gated) -> None:
    """Not in what is shown, not in the ledger, not in what is sent, whatever GitHub says."""
    pull = gated.change("ny-konsument")
    gated.merged(pull)
    gated.github.faults.append(Fault(403, body=b'{"message": "' + TOKEN.encode() + b'"}', path="/pulls/"))
    told = gated.tak("submit")
    assert 0 != told.code
    assert TOKEN not in told.out + told.err
    assert run(["-C", str(gated.repo.root), "--debug", "status"]) in {0, 1}


def test_the_owner_of_the_producer_answers_for_a_new_consumer(gated: Gated) -> None:
    """One approval is enough in number, but it must be of somebody who speaks for whoever is going to be called."""
    gated.repo.write("approvers.yaml", f"{APPROVERS.replace('id: 1002', 'id: 1002, owns: [tidbok]')}".encode())
    gated.repo.write(PRODUCER, f"{gated.repo.read(PRODUCER)}owners: [tidbok]\n".encode())
    gated.start_at(gated.repo.commit("Ägare"))
    gated.repo.git("push", "--quiet", "origin", "main")
    pull = gated.change("ny-konsument")
    gated.github.review(pull, ANNA)
    gated.merged(pull)
    told = gated.tak("submit")
    assert (3, {}) == (told.code, gated.outbox())
    assert "ingen som godkänt företräder tidbok, som äger tidbok. Det kan Bo göra" in told.err
