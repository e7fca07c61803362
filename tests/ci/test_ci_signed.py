"""`tak ci approvals --signed`: no forge tells when somebody has signed, so a schedule tells it in the comments."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.fake_github import TOKEN, Fault, Pull
from builders.gated import Gated
from builders.repository import SETTINGS
from builders.scene import Told
from builders.signing import Signer


class Undersigned(Gated):
    """A repository at GitHub whose approvals are signatures; Anna has a key."""

    anna: Signer

    def prepare(self, folder: Path) -> None:
        """Give Anna her key, and ask for signatures."""
        self.anna = Signer(folder, "Anna")
        self.begin()
        people = self.repo.read("approvers.yaml").replace("1001,", f"1001, ssh_keys: ['{self.anna.public}'],")
        settings = self.repo.read(SETTINGS).replace("by: github", "by: signatures")
        self.repo.write("approvers.yaml", people.encode()).write(SETTINGS, settings.encode()).commit("Nycklar")
        self.repo.git("push", "--quiet", "origin", "main")

    def planned(self, branch: str, *change: str) -> Pull:
        """A pull request with the comment of its plan."""
        pull = self.change(branch, *change)
        assert 0 == self.tak("ci", "comment", "--pull", str(pull.number)).code
        return pull

    def told(self, *words: str) -> Told:
        """What the schedule tells, from main."""
        self.repo.checkout("main")
        return self.tak("ci", "approvals", "--signed", *words)

    def comment(self, pull: Pull) -> str:
        """The comment of a pull request."""
        (found,) = [each["body"] for each in self.github.comments.values() if each["issue"] == pull.number]
        return str(found)


@pytest.fixture(name="scene")
def _scene(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Undersigned]:
    """Such a repository, with a token."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Undersigned(tmp_path / "r", capsys, tmp_path / "bare.git")
    with scene.github:
        scene.prepare(tmp_path)
        yield scene


@pytest.fixture(name="pull")
def _pull(scene: Undersigned) -> Pull:
    """A pull request that Anna has signed, after its comment was put."""
    pull = scene.planned("ny-konsument")
    assert 0 == scene.tak("approve", "--yes", "--key", str(scene.anna.key), day=None).code
    return pull


def test_who_has_signed_is_told_without_any_event_of_the_pull_request(scene: Undersigned, pull: Pull) -> None:
    """The comment said that nobody had; a second run has nothing more to write."""
    assert "✗ 0 av 1" in scene.comment(pull)
    told = scene.told()
    assert 0 == told.code, told.err
    assert "✓ 1 av 1 godkännande som krävs: Anna" in scene.comment(pull)
    asked = len(scene.github.asked)
    assert 0 == scene.told().code
    assert {"GET"} == {method for method, path in scene.github.asked[asked:] if path != "/graphql"}


def test_only_what_somebody_signed_is_looked_at(scene: Undersigned, pull: Pull) -> None:
    """A hundred open pull requests that wait for nothing cost no request each; nor does one that has changed since."""
    other = scene.planned("annan", "Vårdcentralen Eken", "Vårdcentralen Eken norra")
    scene.repo.checkout("ny-konsument").write("docs/x.md", "x").commit("Mer")
    scene.repo.git("push", "--quiet", "origin", "ny-konsument")
    scene.github.push(pull, "ny-konsument")
    asked = len(scene.github.asked)
    assert 0 == scene.told().code
    numbers = {f"/{each.number}" for each in (other, pull)}
    assert [] == [path for _, path in scene.github.asked[asked:] if any(each in path for each in numbers)]


def test_where_nobody_signs_nothing_is_asked(scene: Undersigned, pull: Pull) -> None:
    """The same schedule does for those whose approvals are reviews."""
    settings = scene.repo.checkout("main").read(SETTINGS).replace("by: signatures", "by: github")
    scene.repo.write(SETTINGS, settings.encode()).commit("GitHub")
    scene.repo.git("push", "--quiet", "origin", "main")
    asked = len(scene.github.asked)
    assert (0, "") == (scene.told().code, scene.told().err)
    assert asked == len(scene.github.asked)
    assert "✗ 0 av 1" in scene.comment(pull)


def test_one_that_cannot_be_told_hides_no_other(scene: Undersigned, pull: Pull) -> None:
    """Why is said; the job fails only where it is asked to."""
    first = scene.planned("annan", "Vårdcentralen Eken", "Vårdcentralen Eken norra")
    assert 0 == scene.tak("approve", "--yes", "--key", str(scene.anna.key), day=None).code
    scene.github.faults.append(Fault(404, body=b'{"message": "Not Found"}', times=9, path=f"/pulls/{first.number}"))
    told = scene.told()
    assert (0, True) == (told.code, f"#{first.number} gick inte att pröva" in told.err)
    assert "✓ 1 av 1" in scene.comment(pull)
    assert 1 == scene.told("--strict").code


def test_all_and_one_are_not_asked_for_together(scene: Undersigned) -> None:
    """Which is meant would be a guess."""
    assert 64 == scene.told("--pull", "1").code
