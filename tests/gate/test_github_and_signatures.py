"""Where GitHub is not enough: removals in production must be signed, too, offline from whoever administers it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.fake_github import REPOSITORY, TOKEN, Pull
from builders.gated import ANNA, BO, Gated
from builders.repository import SETTINGS
from builders.scene import Told
from builders.signing import Signer

LESS = ("consumers: [journal]\n", "consumers: [portal]\n")


class Careful(Gated):
    """A repository at GitHub where removals in production are signed, and where two people have keys."""

    anna: Signer
    bo: Signer

    def prepare(self, folder: Path) -> None:
        """Give people keys, and ask for signatures."""
        self.anna, self.bo = Signer(folder, "Anna"), Signer(folder, "Bo")
        self.begin()
        more = {1001: self.anna, 1002: self.bo}
        text = self.repo.read("approvers.yaml")
        for number, who in more.items():
            text = text.replace(f"github_id: {number},", f"github_id: {number}, ssh_keys: ['{who.public}'],")
        settings = self.repo.read(SETTINGS).replace("by: github,", "by: github, signed: production_removals,")
        self.repo.write("approvers.yaml", text).write(
            SETTINGS, settings.replace("api:", "production: [ntjp-qa], api:").encode()
        )
        self.start_at(self.repo.commit("Nycklar"))
        self.repo.git("push", "--quiet", "origin", "main")

    def reviewed(self, old: str, new: str) -> Pull:
        """A pull request that both have approved at GitHub."""
        pull = self.change("byt", old, new)
        self.github.review(pull, ANNA)
        self.github.review(pull, BO)
        return pull

    def sign(self, who: Signer) -> Told:
        """Sign what is checked out."""
        return self.tak("approve", "--yes", "--key", str(who.key), day=None)


@pytest.fixture
def careful(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Careful]:
    """Such a repository, with a token."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Careful(tmp_path / "r", capsys, tmp_path / "bare.git")
    with scene.github:
        scene.prepare(tmp_path)
        yield scene


def test_a_removal_in_production_is_signed_by_as_many_as_approve_it(careful: Careful) -> None:
    """Two reviews and one signature hold it; with the second one it is sent, and the ledger keeps them."""
    pull = careful.reviewed(*LESS)
    assert 0 == careful.sign(careful.anna).code
    careful.merged(pull)
    told = careful.tak("submit")
    assert (3, {}) == (told.code, careful.outbox())
    assert "måste också signeras (tak approve): 1 av 2 har gjort det" in told.err
    assert 3 == careful.tak("submit").code
    careful.repo.checkout("byt")
    assert 0 == careful.sign(careful.bo).code
    careful.update()
    assert 0 == careful.tak("submit").code
    assert careful.outbox()
    kept = careful.repo.git("show", "origin/tak-ledger:ledger/ntjp-qa/0/1/order.json")
    assert 2 == kept.count(f"tak-gitops approval 1\\nrepository {REPOSITORY}\\nbranch main")
    assert 0 == careful.tak("ledger", "check", day=None).code


def test_signatures_do_not_replace_reviews(careful: Careful) -> None:
    """Where GitHub is asked, it must say so too."""
    pull = careful.change("byt", *LESS)
    assert 0 == careful.sign(careful.anna).code
    assert 0 == careful.sign(careful.bo).code
    careful.merged(pull)
    told = careful.tak("submit")
    assert (3, {}) == (told.code, careful.outbox())
    assert "0 godkännanden som räknas, 2 krävs" in told.err


def test_what_removes_nothing_needs_no_signature(careful: Careful) -> None:
    """Production, but only more."""
    pull = careful.reviewed("consumers: [journal]", "consumers: [journal, portal]")
    careful.merged(pull)
    assert 0 == careful.tak("submit").code
    assert careful.outbox()


def test_an_expired_signature_is_none(careful: Careful) -> None:
    """At the moment of the gate."""
    pull = careful.reviewed(*LESS)
    assert 0 == careful.sign(careful.anna).code
    assert 0 == careful.sign(careful.bo).code
    careful.merged(pull)
    late = datetime.now(UTC).replace(year=datetime.now(UTC).year + 1).date().isoformat()
    told = careful.tak("submit", day=late)
    assert {} == careful.outbox()
    assert "0 av 2 har gjort det" in told.err
