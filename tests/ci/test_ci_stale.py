"""`tak ci stale`: a merge that makes another pull request's order one that is not current says so there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.fake_github import TOKEN, Fault, Pull, User
from builders.gated import ANNA, CIA, Gated
from builders.repository import CONNECTION

STALE = "<!-- tak-gitops:stale:pull -->\n"
PORTAL_FILE = "systems/portal.yaml"


@pytest.fixture(name="gated")
def _gated(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Gated]:
    """A repository at GitHub with a token."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Gated(tmp_path / "r", capsys, tmp_path / "bare.git")
    scene.repo.edit(CONNECTION, "kind: Connection\n", "kind: Connection\nprestudy: FS-1234\n")
    with scene.github:
        scene.begin()
        yield scene


def files_only(gated: Gated, branch: str, path: str, old: str, new: str) -> Pull:
    """A pull request that changes a file and orders nothing."""
    gated.repo.checkout("main").branch(branch).edit(path, old, new)
    gated.repo.commit(f"Ändra: {branch}")
    gated.repo.git("push", "--quiet", "origin", branch)
    return gated.github.open_pull(branch, CIA)


def other_portal(gated: Gated, branch: str = "nytt-id", new: str = "SE2321000131-PORTALNY") -> Pull:
    """A pull request that gives the portal another HSA-id."""
    return files_only(gated, branch, PORTAL_FILE, "SE2321000131-PORTALQA", new)


def stale(gated: Gated) -> dict[int, str]:
    """Bring the comments up to date; each by the number of its pull request."""
    told = gated.tak("ci", "stale")
    assert 0 == told.code, told.err
    comments = {each["issue"]: str(each["body"]) for each in gated.github.comments.values()}
    assert len(comments) == len(gated.github.comments)
    return comments


def test_a_merge_that_makes_an_order_stale_says_so_there(gated: Gated) -> None:
    """What differs, since which merge, and what to do; in that pull request, and in no other."""
    pull = gated.change("ny-konsument")
    bystander = files_only(gated, "annat", "tak-gitops.yaml", "language: sv", "language: sv # svenska")
    harmless = files_only(gated, "url", CONNECTION, "url: https://tidbok.", "url: https://ny.tidbok.")
    guilty = other_portal(gated)
    gated.merged(harmless)
    commit = gated.merged(guilty)
    comments = stale(gated)
    assert {pull.number} == set(comments)
    body = comments[pull.number]
    assert body.startswith(f"{STALE}### Beställningen är inte aktuell längre\n")
    assert f"inte sedan sammanslagningen #{guilty.number} (<code>{commit[:12]}</code>)." in body
    assert "SE2321000131-PORTALQA" in body
    assert "SE2321000131-PORTALNY" in body
    assert "<code>git merge origin/main</code>" in body
    assert "<code>tak ci update --push</code>" in body
    assert bystander.number not in comments


def test_a_merge_that_leaves_the_order_right_says_nothing(gated: Gated) -> None:
    """Another row of the same connection, sent and on its way, changes nothing in what this one orders."""
    gated.change("ny-konsument")
    other = gated.change("ny-url", "url: https://tidbok.", "url: https://ny.tidbok.")
    gated.github.review(other, ANNA)
    gated.merged(other)
    assert 0 == gated.tak("submit").code
    assert {} == stale(gated)


def test_what_is_new_is_brought_up_to_date_in_place(gated: Gated) -> None:
    """A merge more that changes the order again changes the comment; without one, nothing is written."""
    pull = gated.change("ny-konsument")
    gated.merged(other_portal(gated))
    stale(gated)
    asked = len(gated.github.asked)
    first = stale(gated)[pull.number]
    assert {"GET"} == {method for method, path in gated.github.asked[asked:] if path != "/graphql"}
    gated.merged(files_only(gated, "igen", PORTAL_FILE, "PORTALNY", "PORTALAN"))
    assert "SE2321000131-PORTALAN" in stale(gated)[pull.number]
    assert "SE2321000131-PORTALNY" in first


def test_once_the_order_is_current_the_comment_says_that(gated: Gated) -> None:
    """The branch has taken in main and written its order again; a merge after that speaks of itself."""
    pull = gated.change("ny-konsument")
    gated.merged(other_portal(gated))
    stale(gated)
    gated.repo.checkout("ny-konsument")
    gated.repo.git("merge", "--quiet", "--no-edit", "main")
    assert 0 == gated.tak("order").code
    gated.repo.commit("Beställningen på nytt")
    gated.repo.git("push", "--quiet", "origin", "ny-konsument")
    gated.github.push(pull, "ny-konsument")
    gated.update()
    assert stale(gated)[pull.number].startswith(f"{STALE}### Beställningen är aktuell igen\n")
    last = files_only(gated, "igen", PORTAL_FILE, "PORTALNY", "PORTALAN")
    gated.merged(last)
    assert f"#{last.number} (" in stale(gated)[pull.number]


def test_an_order_that_was_never_written_is_no_matter_of_a_merge(gated: Gated) -> None:
    """The job of the pull request says it: the branch does not need what came to main for that."""
    files_only(gated, "glömd", CONNECTION, "consumers: [journal]", "consumers: [journal, portal]")
    gated.merged(other_portal(gated))
    assert {} == stale(gated)


def test_a_conflict_is_told_where_it_is_about_orders(gated: Gated) -> None:
    """What cannot be merged has no order that is current; the merge that made the conflict is named."""
    pull = gated.change("ny-konsument")
    other = files_only(gated, "annan", CONNECTION, "consumers: [journal]", "consumers: [journal, tidbok]")
    gated.merged(other)
    body = stale(gated)[pull.number]
    assert "Ändringen krockar med main" in body
    assert f"#{other.number} (" in body


def test_an_order_that_can_no_longer_be_written_says_why(gated: Gated) -> None:
    """What the plan finds wrong stands there, not only that something is."""
    pull = gated.change("ny-konsument")
    gated.merged(files_only(gated, "ingen", CONNECTION, "prestudy: FS-1234\n", ""))
    gated.merged(other_portal(gated))
    assert "TG430" in stale(gated)[pull.number]


def test_files_that_have_errors_together_are_told(gated: Gated) -> None:
    """Each change is right alone: the one takes away the system that the other uses."""
    pull = gated.change("ny-konsument")
    gated.repo.checkout("main").branch("bort").delete(PORTAL_FILE)
    gated.repo.commit("Ta bort portalen")
    gated.repo.git("push", "--quiet", "origin", "bort")
    gated.merged(gated.github.open_pull("bort", CIA))
    body = stale(gated)[pull.number]
    assert "<pre>\n" in body
    assert "portal" in body


def test_nothing_from_files_can_be_markdown(gated: Gated) -> None:
    """A name in a file mentions nobody, links nowhere and ends no block."""
    pull = gated.change("ny-konsument")
    names = "name: Portal\nhsa_ids: {ntjp-qa: SE2321000131-PORTALQA}"
    evil = "</pre> @alla [x](https://ond.example) <!-- tak-gitops:plan:x -->"
    others = f"name: '{evil}'\nhsa_ids: {{ntjp-qa: SE2321000131-PORTALNY}}"
    gated.merged(files_only(gated, "ont", PORTAL_FILE, names, others))
    body = stale(gated)[pull.number]
    assert 1 == body.count("<!--")
    assert body.count("</pre>") == body.count("<pre>")
    assert "alla" in body
    assert "@alla" not in body
    assert "https://ond" not in body


def test_a_comment_of_somebody_else_is_left_alone(gated: Gated) -> None:
    """A mark that was copied makes nobody's comment ours."""
    pull = gated.change("ny-konsument")
    copied = {"id": 9001, "issue": pull.number, "body": f"{STALE}x", "user": User("mallory", 666).data}
    gated.github.comments[9001] = copied
    gated.merged(other_portal(gated))
    assert 0 == gated.tak("ci", "stale").code
    assert f"{STALE}x" == gated.github.comments[9001]["body"]
    assert 2 == len(gated.github.comments)


def test_a_head_that_cannot_be_read_stops_no_other(gated: Gated) -> None:
    """It is told and left; the one that can be read gets its comment."""
    pull = gated.change("ny-konsument")
    gated.github.pulls[999] = Pull(999, CIA, "0" * 40)
    gated.merged(other_portal(gated))
    told = gated.tak("ci", "stale")
    assert 0 == told.code
    assert "#999 gick inte att pröva" in told.err
    assert {pull.number} == {each["issue"] for each in gated.github.comments.values()}


def test_every_page_is_read(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    """One on a later page of the list is looked at like those on the first; one for another branch is not."""
    monkeypatch.setattr("tak_gitops.forge.client.PER_PAGE", 1)
    pulls = [gated.change(branch) for branch in ("ett", "två", "tre")]
    pulls[2].base = "annan"
    gated.merged(other_portal(gated))
    assert {each.number for each in pulls[:2]} == set(stale(gated))


def test_of_too_many_the_newest_are_looked_at(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens many cannot keep the job busy for ever; how many there are is told."""
    monkeypatch.setattr("tak_gitops.commands.pulls.ci_stale.MOST", 1)
    pulls = [gated.change(branch) for branch in ("ett", "två")]
    gated.merged(other_portal(gated))
    told = gated.tak("ci", "stale")
    assert "2 öppna pull requests" in told.err
    assert {pulls[1].number} == {each["issue"] for each in gated.github.comments.values()}


def test_what_github_cannot_do_is_said(gated: Gated) -> None:
    """It fails nothing, unless it is asked to; and the token goes to the one API that is named."""
    gated.change("ny-konsument")
    gated.merged(other_portal(gated))
    gated.github.faults.append(Fault(500, times=99))
    told = gated.tak("ci", "stale")
    assert 0 == told.code
    assert "Inget är skrivet hos GitHub" in told.err
    assert 1 == gated.tak("ci", "stale", "--strict").code
    gated.github.faults.clear()
    gated.github.may_write = False
    told = gated.tak("ci", "stale")
    assert 0 == told.code
    assert "gick inte att pröva" in told.err
    assert 1 == gated.tak("ci", "stale", "--strict").code
