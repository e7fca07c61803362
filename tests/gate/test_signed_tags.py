"""Signed tags as approvals: made by Git itself, and attacked; a bare remote, real keys, and the outbox as the judge."""

import json
from pathlib import Path

import pytest

from builders.signed_scene import Signed
from builders.signing import Signer
from tak_gitops.orders.approvals.statement import write_statement


@pytest.fixture
def signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Signed:
    """A repository whose settings ask for signatures, with a change that is pushed."""
    scene = Signed(tmp_path, capsys)
    scene.change("ny")
    return scene


def tagged(signed: Signed, who: Signer, text: bytes | None = None, *, on: str = "ny", name: str = "a") -> str:
    """Tag a commit as Git does, with the statement that `tak approve` writes or another text, and push that."""
    if text is None:
        told = signed.tak("approve", "--statement", "ny", day=None)
        assert 0 == told.code, told.err
        text = told.out.encode()
    message = signed.repo.root.parent / "meddelande"
    message.write_bytes(text)
    ssh = ("-c", "gpg.format=ssh", "-c", f"user.signingKey={who.key}")
    ref = f"tak-approval/{name}"
    signed.repo.git(*ssh, "tag", "--sign", "--force", "--cleanup=verbatim", "--file", str(message), ref, on)
    signed.repo.git("push", "--quiet", "--force", "origin", f"refs/tags/{ref}")
    return signed.repo.git("rev-parse", f"refs/tags/{ref}")


def submitted(signed: Signed, how: str = "--no-ff") -> tuple[int, bool, str]:
    """Merge the change, from another clone so to speak, and submit: exit code, whether anything left, what is told."""
    signed.merge("ny", how)
    signed.repo.git("tag", "--delete", *signed.repo.git("tag").split())
    told = signed.tak("submit")
    return told.code, bool(signed.outbox()), told.err


@pytest.mark.parametrize("how", ["--no-ff", "--squash", "--ff-only"])
def test_a_signed_tag_is_an_approval(signed: Signed, how: str) -> None:
    """It is at the remote only; the ledger keeps it as evidence, and an audit proves it without the tag."""
    tagged(signed, signed.anna)
    code, is_sent, told = submitted(signed, how)
    assert (0, True) == (code, is_sent), told
    signed.repo.git("push", "--quiet", "origin", "--delete", "refs/tags/tak-approval/a")
    audited = signed.tak("audit", "--format", "json", day=None)
    assert 0 == audited.code, audited.err
    assert ["Anna"] == json.loads(audited.out)["merges"][-1]["approved_by"]


def test_it_counts_together_with_signed_approvals(signed: Signed) -> None:
    """A tag of one and `tak approve` of another are two."""
    tagged(signed, signed.anna)
    assert "2 av 1 godkännande" in signed.approve(signed.bo, "ny").err


def test_two_tags_of_one_person_are_one(signed: Signed) -> None:
    """Where two must approve."""
    tagged(signed, signed.anna, name="a")
    tagged(signed, signed.anna, name="b")
    assert "1 av 1 godkännande" in signed.approve(signed.anna, "ny").err


def attack_other_commit(signed: Signed) -> None:
    """A tag on main that says it is for the change."""
    text = signed.tak("approve", "--statement", "ny", day=None).out.encode()
    tagged(signed, signed.anna, text, on="main")


def attack_other_repository(signed: Signed) -> None:
    """A statement that is for another repository."""
    head = signed.repo.git("rev-parse", "ny")
    tagged(signed, signed.anna, write_statement(signed.statement(head, repository="annan/plats")))


def attack_other_environment(signed: Signed) -> None:
    """A statement whose orders are those of another environment."""
    head = signed.repo.git("rev-parse", "ny")
    orders = tuple(("ntjp-prod", digest) for _, digest in signed.statement(head).orders)
    tagged(signed, signed.anna, write_statement(signed.statement(head, orders=orders)))


def attack_moved_tag(signed: Signed) -> None:
    """The reference is moved to the change by somebody who cannot sign: a lightweight tag, or one of his own."""
    tagged(signed, signed.anna, on="main", text=b"annat\n")
    signed.repo.git("push", "--quiet", "--force", "origin", "ny:refs/tags/tak-approval/a")


def attack_stranger(signed: Signed) -> None:
    """A key that is in nobody's entry."""
    tagged(signed, signed.old)


def attack_author(signed: Signed) -> None:
    """Whoever wrote the change."""
    tagged(signed, signed.cia)


def attack_release(signed: Signed) -> None:
    """A tag that Anna signed for something else than an approval."""
    tagged(signed, signed.anna, b"Version 1.0\n")


def attack_other_name(signed: Signed) -> None:
    """A tag by another name, with an approval as its message, is shown as one: the signature covers the name."""
    tag = tagged(signed, signed.anna, name="a")
    content = signed.repo.git("cat-file", "tag", tag).replace("tag tak-approval/a", "tag v1.0")
    _forge(signed, content)


def attack_unsigned(signed: Signed) -> None:
    """The signature is taken away."""
    tag = tagged(signed, signed.anna, name="a")
    _forge(signed, signed.repo.git("cat-file", "tag", tag).partition("-----BEGIN")[0])


def attack_transplant(signed: Signed) -> None:
    """The signature of a `tak approve` in a tag, whose bytes it was not made for."""
    head = signed.repo.git("rev-parse", "ny")
    statement = signed.statement(head)
    text = write_statement(statement).decode()
    tagger = "tagger Anna <anna@region.example> 1700000000 +0100"
    header = f"object {head}\ntype commit\ntag tak-approval/a\n{tagger}\n\n"
    _forge(signed, f"{header}{text}{signed.anna.signature(text.encode()).decode()}")


def _forge(signed: Signed, content: str) -> None:
    """Put a tag object at the remote, whatever it says."""
    file = signed.repo.root.parent / "tagg"
    file.write_text(f"{content.rstrip()}\n", encoding="utf-8")
    forged = signed.repo.git("hash-object", "-t", "tag", "-w", str(file))
    signed.repo.git("push", "--quiet", "--force", "origin", f"{forged}:refs/tags/tak-approval/a")


ATTACKS = {name.removeprefix("attack_"): found for name, found in globals().items() if name.startswith("attack_")}


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_no_attack_is_an_approval(signed: Signed, name: str) -> None:
    """Nothing leaves."""
    ATTACKS[name](signed)
    code, is_sent, told = submitted(signed)
    assert (3, False) == (code, is_sent), told


def test_an_old_tag_says_nothing_of_a_new_commit(signed: Signed) -> None:
    """The change went on after it was approved."""
    tagged(signed, signed.anna)
    signed.repo.checkout("ny").write("systems/anm.md", "x")
    signed.repo.commit("En sak till")
    signed.repo.git("push", "--quiet", "origin", "ny")
    code, is_sent, _ = submitted(signed)
    assert (3, False) == (code, is_sent)
