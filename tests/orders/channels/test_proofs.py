"""What became of a sending is told in words that people understand."""

import ast
from pathlib import Path

import pytest

from tak_gitops.orders import channels
from tak_gitops.orders.channels.sending import PROOFS, proof, proof_text
from tak_gitops.texts import msg, render


@pytest.mark.parametrize("word", PROOFS)
def test_each_proof_has_a_text(word: str) -> None:
    """With and without what the other end said."""
    for written in (word, proof(word, "550 nej")):
        assert "\n" not in render(proof_text(written), "sv")


def test_every_proof_that_is_given_is_known() -> None:
    """A channel gives no proof that nobody can read, and none is left over."""
    given = set()
    for path in Path(channels.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"proof", "self._proof"}:
                words = [each.value for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant)]
                given |= {word for word in words if isinstance(word, str)}
    assert set(PROOFS) == given & set(PROOFS)


def test_what_the_other_end_said_is_one_line() -> None:
    """And follows a colon; without it there is none."""
    assert ("refused: 550 no no", "cut") == (proof("refused", " 550 no\r\n no "), proof("cut", " "))


def test_a_proof_of_a_later_version() -> None:
    """It is shown as it was written."""
    assert msg("sending.other", proof="quantum: x") == proof_text("quantum: x")


def test_what_a_server_says_cannot_steer_the_screen() -> None:
    """Its control characters are shown, not obeyed."""
    assert "\x1b" not in render(proof_text(proof("refused", "550 \x1b[31m")), "sv")
