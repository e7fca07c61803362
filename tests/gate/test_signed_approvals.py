"""Approvals by signatures, without any forge: real keys, real merges, a bare remote, and the outbox as the judge."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.dialogue import Answer, talk
from builders.signed_scene import Signed
from tak_gitops.commands.gates import gating_signed
from tak_gitops.orders.approvals.shelf import BRANCH, Approvals, Shelf
from tak_gitops.orders.ledger.payload import sha256
from tak_gitops.repository.merged_content import is_merge_of
from tak_gitops.texts import msg


@pytest.fixture
def signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Signed:
    """Such a repository."""
    return Signed(tmp_path, capsys)


@pytest.mark.parametrize("how", ["--no-ff", "--squash", "--ff-only"])
def test_a_signed_change_is_sent(signed: Signed, how: str) -> None:
    """One signature of another person is enough, however the branch is merged, also where it is gone."""
    signed.change("ny")
    told = signed.approve(signed.anna)
    assert 0 == told.code, told.err
    assert "Anna har godkänt" in told.err
    assert "1 av 1 godkännande som räknas" in told.err
    signed.merge("ny", how)
    signed.repo.git("branch", "-D", "ny")
    signed.repo.git("push", "--quiet", "origin", "--delete", "ny")
    told = signed.tak("submit")
    assert 0 == told.code, told.err
    assert signed.outbox()
    assert 0 == signed.tak("ledger", "check", day=None).code


def test_what_nobody_signed_is_held(signed: Signed) -> None:
    """Nothing leaves, and the words have the command that approves it; afterwards it does."""
    signed.change("ny")
    merged = signed.merge("ny")
    told = signed.tak("submit")
    assert (3, {}) == (told.code, signed.outbox())
    assert f"tak approve {merged[:12]}" in told.err
    assert 0 == signed.approve(signed.anna, merged[:12]).code
    assert 0 == signed.tak("submit").code
    assert signed.outbox()


def test_what_is_approved_is_shown_before_it_is_signed(signed: Signed) -> None:
    """The lines of the order with names, what else changes, and how many must approve."""
    head = signed.change("ny")
    shown = signed.approve(signed.anna).out
    assert f"Du godkänner {head[:12]}, för grenen main." in shown
    assert "+ behörighet  MakeBooking 1  SE2321000131-E000000000001  Portal (Region Exempel)" in shown
    assert "Ändrar också environments/ntjp-qa/tidbok/eken.yaml" in shown
    assert "1 godkännande krävs" in shown


def test_nobody_signs_unseen(signed: Signed) -> None:
    """Without a terminal it takes --yes."""
    signed.change("ny")
    told = signed.tak("approve", "--key", str(signed.anna.key), day=None)
    assert 64 == told.code
    assert "--yes" in told.err


@pytest.mark.parametrize(("who", "said"), [("cia", "har själv skrivit"), ("old", "är ingens i approvers.yaml på main")])
def test_a_signature_that_would_not_count_is_not_kept(signed: Signed, who: str, said: str) -> None:
    """The author's own, and one with a key that is nobody's."""
    signed.change("ny")
    told = signed.approve(getattr(signed, who))
    assert 3 == told.code
    assert said in told.err
    assert "" == signed.repo.git("ls-remote", "origin", f"refs/heads/{BRANCH}")


@pytest.mark.parametrize(("typed", "code"), [("j", 0), ("Ja", 0), ("y", 0), ("n", 130), ("", 130), ("k", 130)])
def test_whoever_reads_it_is_asked_in_his_language(signed: Signed, typed: str, code: int) -> None:
    """Yes is `j` or `y`, whatever the language; everything else signs nothing."""
    signed.change("ny")
    words = ("approve", "--key", str(signed.anna.key))
    said = talk(signed.repo.root, "sv", words, [Answer(msg("approve.question"), typed)])
    assert code == said.code, said.transcript
    assert "Godkänna det? [j/N]" in said.transcript
    assert bool(code) is not bool(signed.repo.git("ls-remote", "origin", f"refs/heads/{BRANCH}"))


def test_the_key_is_asked_for_before_anybody_reads(signed: Signed) -> None:
    """Nobody answers for nothing."""
    signed.change("ny")
    told = signed.tak("approve", day=None)
    assert (1, "") == (told.code, told.out)
    assert "Vilken nyckel?" in told.err


def test_the_first_commit_needs_nobody(signed: Signed) -> None:
    """It has nothing before it; that is no clone that lacks history."""
    first = signed.repo.git("rev-list", "--max-parents=0", "main")
    told = signed.approve(signed.anna, first)
    assert (1, True) == (told.code, "kräver inget godkännande" in told.err)


Make = Callable[[Signed, str], bytes]


@dataclass(frozen=True)
class Attack:
    """An approval that must not count: how it is made, and what is said of it."""

    name: str
    said: str
    make: Make


EXPIRED = datetime(2026, 11, 1, tzinfo=UTC)
ATTACKS = (
    Attack("expired", "gällde till 2026-11-01", lambda s, h: s.anna.approval(s.statement(h, expires=EXPIRED))),
    Attack("other head", "Anna godkände aaaaaaaaaaaa", lambda s, h: s.anna.approval(s.statement(h, head="a" * 40))),
    Attack(
        "other digest",
        "signerade andra beställningar",
        lambda s, h: s.anna.approval(s.statement(h, orders=(("ntjp-qa", "0" * 64),))),
    ),
    Attack("no digest", "signerade andra beställningar", lambda s, h: s.anna.approval(s.statement(h, orders=()))),
    Attack("other branch", "grenen dev", lambda s, h: s.anna.approval(s.statement(h, branch="dev"))),
    Attack("other repository", "signerade för x/y", lambda s, h: s.anna.approval(s.statement(h, repository="x/y"))),
    Attack("other namespace", "{digest} är inte signerat för", lambda s, h: s.anna.approval(s.statement(h), "git")),
    Attack("key of the author", "Cia har själv skrivit", lambda s, h: s.cia.approval(s.statement(h))),
    Attack("key of a stranger", "{digest} är inte signerat för", lambda s, h: s.old.approval(s.statement(h))),
    Attack(
        "text changed after signing",
        "{digest} är inte signerat för",
        lambda s, h: s.anna.approval(s.statement(h)).replace(b"expires 2030", b"expires 2031"),
    ),
    Attack(
        "signature of another text",
        "{digest} är inte signerat för",
        lambda s, h: s.anna.approval(s.statement(h))[:-400] + s.anna.approval(s.statement(h, branch="x"))[-400:],
    ),
    Attack("no signature", "inget godkännande som går att läsa", lambda *_: b"tak-gitops approval 1\n"),
    Attack(
        "a line more",
        "inget godkännande som går att läsa",
        lambda s, h: b"ja\n" + s.anna.approval(s.statement(h)),
    ),
)


def test_attacks_on_signatures_are_refused(signed: Signed) -> None:
    """Each by its own words, and all of them together are no approval; one that is good opens."""
    head = signed.change("ny")
    contents = [attack.make(signed, head) for attack in ATTACKS]
    for content in contents:
        signed.keep(head, content)
    signed.merge("ny")
    told = signed.tak("submit")
    assert (3, {}) == (told.code, signed.outbox())
    for attack, content in zip(ATTACKS, contents, strict=True):
        assert attack.said.format(digest=sha256(content)[:12]) in told.err, attack.name
    signed.keep(head, signed.bo.approval(signed.statement(head)))
    assert 0 == signed.tak("submit").code
    assert signed.outbox()


def test_a_key_that_was_revoked_counts_no_more(signed: Signed) -> None:
    """A key that the base does not have is nobody's, whatever it signed before."""
    head = signed.change("ny")
    signed.repo.checkout("main")
    kept = [line for line in signed.repo.read("approvers.yaml").splitlines() if "Anna" not in line]
    signed.repo.write("approvers.yaml", "\n".join([*kept, ""]).encode())
    revoked = signed.repo.commit("Annas nyckel är borta")
    signed.repo.git("push", "--quiet", "origin", "main")
    for who in (signed.anna, signed.bo):
        signed.keep(revoked, who.approval(signed.statement(revoked)))
    assert 0 == signed.tak("submit").code
    signed.keep(head, signed.anna.approval(signed.statement(head)))
    signed.merge("ny")
    told = signed.tak("submit")
    assert (3, {}) == (told.code, signed.outbox())
    assert "är inte signerat för" in told.err


def test_one_person_is_one_approval(signed: Signed) -> None:
    """A change of the rules needs two people, not two signatures."""
    signed.repo.checkout("main").branch("fler")
    signed.settings("{by: signatures, approvals: 2}")
    head = signed.repo.commit("Fler")
    signed.repo.git("push", "--quiet", "origin", "fler")
    assert "1 av 2 godkännanden som räknas" in signed.approve(signed.anna).err
    signed.keep(head, signed.anna.approval(signed.statement(head)))
    signed.merge("fler")
    told = signed.tak("submit")
    assert 3 == told.code
    assert "1 godkännande som räknas, 2 krävs" in told.err
    assert "2 av 2 godkännanden som räknas" in signed.approve(signed.bo, head).err
    assert 0 == signed.tak("submit").code


def test_what_was_merged_and_taken_back_is_not_signed_again(signed: Signed) -> None:
    """A squashed change that was reverted with approval, and is picked once more: its signatures were for one time."""
    signed.change("ny")
    signed.approve(signed.anna, "ny")
    squashed = signed.merge("ny", "--squash")
    assert 0 == signed.tak("submit").code
    signed.repo.checkout("main").branch("tillbaka")
    signed.repo.git("revert", "--no-edit", squashed)
    signed.repo.git("push", "--quiet", "origin", "tillbaka")
    signed.approve(signed.anna, "tillbaka")
    signed.approve(signed.bo, "tillbaka")
    signed.merge("tillbaka")
    before = signed.tak("submit")
    signed.repo.git("cherry-pick", squashed)
    signed.repo.git("push", "--quiet", "origin", "main")
    told = signed.tak("submit")
    assert (3, True) == (told.code, "har slagits samman förut" in told.err), before.err + told.err


def test_what_is_pushed_after_the_approval_is_held(signed: Signed) -> None:
    """The signature names one commit."""
    signed.change("ny")
    assert 0 == signed.approve(signed.anna).code
    signed.repo.write("systems/ny.yaml", "organisation: X\nname: Y\nhsa_ids: {ntjp-qa: SE2321000131-NY}\n")
    signed.repo.commit("Efteråt")
    signed.merge("ny")
    assert (3, {}) == (signed.tak("submit").code, signed.outbox())


def test_an_evil_merge_is_held(signed: Signed) -> None:
    """A file that only the merge brings was signed by nobody."""
    signed.change("ny")
    assert 0 == signed.approve(signed.anna).code
    signed.repo.checkout("main").git("merge", "--quiet", "--no-ff", "--no-commit", "ny")
    signed.repo.write("systems/ny.yaml", "organisation: X\nname: Y\nhsa_ids: {ntjp-qa: SE2321000131-NY}\n")
    signed.repo.commit("Ond")
    signed.repo.git("push", "--quiet", "origin", "main")
    assert (3, {}) == (signed.tak("submit").code, signed.outbox())


def test_two_people_approve_at_once(signed: Signed, tmp_path: Path) -> None:
    """Both signatures are kept, from two clones that knew nothing of each other."""
    head = signed.change("ny")
    other = signed.repo.clone(tmp_path / "andra")
    other.git("remote", "set-url", "origin", signed.repo.git("remote", "get-url", "origin"))
    signed.keep(head, signed.anna.approval(signed.statement(head)))
    content = signed.bo.approval(signed.statement(head))
    assert Shelf(other.root, "origin").put(head, content, datetime.now(UTC), time.sleep)
    assert 2 == len(Shelf(signed.repo.root, "origin").approvals().of(head))
    assert not Shelf(other.root, "origin").put(head, content, datetime.now(UTC), time.sleep)


def test_a_repository_without_a_remote_signs_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The branch is then one of the repository itself."""
    scene = Signed(tmp_path, capsys)
    head = scene.change("ny")
    scene.repo.git("remote", "remove", "origin")
    assert 0 == scene.approve(scene.anna).code
    assert 1 == len(Shelf(scene.repo.root, None).approvals().of(head))


def test_a_squashed_merge_is_found_among_many_approvals(signed: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of a thousand other changes cost it nothing: only commits that were approved with its orders are tried."""
    head = signed.change("ny")
    assert 0 == signed.approve(signed.anna).code
    other = signed.anna.approval(signed.statement(head, orders=(("ntjp-qa", "0" * 64),)))
    shelf = Shelf(signed.repo.root, "origin")
    (mine,) = shelf.approvals().blobs[head]
    signed.repo.write(".approval", other)
    strange = signed.repo.git("hash-object", "-w", ".approval")
    (signed.repo.root / ".approval").unlink()
    many = Approvals(signed.repo.root, None, {f"{n:040x}": [strange] for n in range(1000)} | {head: [mine]})
    monkeypatch.setattr(Shelf, "approvals", lambda _: many)
    tried: list[str] = []

    def counted(root: Path, base: str, each: str, commit: str) -> bool | None:
        tried.append(each)
        return is_merge_of(root, base, each, commit)

    monkeypatch.setattr(gating_signed, "is_merge_of", counted)
    signed.merge("ny", "--squash")
    told = signed.tak("submit")
    assert (0, [head]) == (told.code, tried), told.err
