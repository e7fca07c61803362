"""`tak ci comment` before the merge: one comment of our own for each environment, brought up to date in place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.fake_github import BOT, REPOSITORY, TOKEN, Fault, Pull, User
from builders.gated import CIA, Gated
from builders.repository import CONNECTION, SETTINGS

MARK = "<!-- tak-gitops:plan:ntjp-qa -->\n"


@pytest.fixture(name="gated")
def _gated(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Gated]:
    """A repository at GitHub with a token."""
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    scene = Gated(tmp_path / "r", capsys, tmp_path / "bare.git")
    with scene.github:
        scene.begin()
        yield scene


@pytest.fixture(name="pull")
def _pull(gated: Gated) -> Pull:
    """A pull request that lets a consumer in, checked out."""
    return gated.change("ny-konsument")


def put(gated: Gated, pull: Pull, *words: str) -> tuple[int, str]:
    """Put the comments; exit code and what is told."""
    told = gated.tak("ci", "comment", "--pull", str(pull.number), *words)
    return told.code, told.err


def bodies(gated: Gated) -> list[str]:
    """The comments at GitHub."""
    return [each["body"] for each in gated.github.comments.values()]


def plan_in(comment: str) -> list[str]:
    """What a comment says but for who has approved, which the forge is asked for when it is put."""
    return [line for line in comment.splitlines() if "tak-gitops:approval" not in line]


def test_one_comment_is_kept_up_to_date(gated: Gated, pull: Pull) -> None:
    """Created once; changed in place when the plan is another; left alone when it says the same."""
    code, told = put(gated, pull)
    assert (0, 1) == (code, len(bodies(gated)))
    assert f"ntjp-qa: kommentar skriven i #{pull.number}." in told
    assert plan_in(bodies(gated)[0]) == plan_in(gated.tak("report").out)
    asked = len(gated.github.asked)
    assert "stämmer redan" in put(gated, pull)[1]
    assert not [each for each in gated.github.asked[asked:] if each[0] == "PATCH"]
    gated.repo.edit(CONNECTION, "consumers: [journal, portal]", "consumers: [portal]")
    assert "är uppdaterad" in put(gated, pull)[1]
    assert 1 == len(bodies(gated))
    assert "1 behörighet tas bort" in bodies(gated)[0]


def test_a_comment_of_somebody_else_is_never_touched(gated: Gated, pull: Pull) -> None:
    """Whoever copies our mark keeps what he wrote, and has not kept us from writing."""
    others = [User("mallory", 666), User("github-actions", 667), User("annan[bot]", 668, "Bot")]
    for n, user in enumerate(others):
        gated.github.comments[9000 + n] = {
            "id": 9000 + n,
            "issue": pull.number,
            "body": f"{MARK}Godkänd",
            "user": user.data,
        }
    assert 0 == put(gated, pull)[0]
    assert [f"{MARK}Godkänd"] * 3 == bodies(gated)[:3]
    assert 4 == len(bodies(gated))


def test_our_comment_is_found_on_a_later_page(gated: Gated, pull: Pull) -> None:
    """A long talk before it makes no second one."""
    for n in range(230):
        gated.github.comments[n + 5000] = {"id": n + 5000, "issue": pull.number, "body": "hej", "user": CIA.data}
    put(gated, pull)
    before = len(bodies(gated))
    put(gated, pull)
    gated.repo.edit(CONNECTION, "consumers: [journal, portal]", "consumers: [portal]")
    assert "är uppdaterad" in put(gated, pull)[1]
    assert before == len(bodies(gated))


def test_a_report_from_a_file_is_put_as_it_is(gated: Gated, pull: Pull) -> None:
    """So the job that may write needs neither the files of the pull request nor TAK."""
    assert 0 == gated.tak("report", "--out", "../comment.md").code
    gated.repo.checkout("main")
    code, _ = put(gated, pull, "--from", "../comment.md")
    assert 0 == code
    assert [plan_in((gated.repo.root / "../comment.md").read_text(encoding="utf-8"))] == [*map(plan_in, bodies(gated))]


@pytest.mark.parametrize("content", ["hej", "<!-- tak-gitops:issue:watch -->\nhej\n", ""])
def test_another_file_is_refused(gated: Gated, pull: Pull, content: str) -> None:
    """Only what `tak report` writes is put into a pull request."""
    (gated.repo.root / "../comment.md").write_text(content, encoding="utf-8")
    code, told = put(gated, pull, "--from", "../comment.md")
    assert (1, []) == (code, bodies(gated))
    assert "är ingen rapport" in told


def test_a_quiet_environment_gets_no_comment_but_an_old_one_is_mended(gated: Gated, pull: Pull) -> None:
    """What has nothing to do with the change is not told of, unless it was."""
    gated.repo.checkout("main").branch("annat").write("docs/x.md", "x").commit("Annat")
    assert "inget att säga" in put(gated, pull)[1]
    assert [] == bodies(gated)
    gated.github.comments[1] = {"id": 1, "issue": pull.number, "body": f"{MARK}gammalt", "user": BOT.data}
    put(gated, pull)
    assert "inget att beställa härifrån" in bodies(gated)[0]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(500, times=99),
        Fault(401, body=b'{"message": "Bad credentials"}', times=99),
        Fault(429, {"Retry-After": "1"}, times=99),
        Fault(403, {"X-RateLimit-Remaining": "0"}, times=99),
        Fault(200, body=b"<html>", times=99),
        Fault(422, body=b'{"message": "Validation Failed"}', times=99, path="/comments"),
    ],
)
def test_what_github_cannot_do_is_said_and_fails_nothing(gated: Gated, pull: Pull, fault: Fault) -> None:
    """A plan is not wrong because a comment could not be written; `--strict` asks for an error."""
    gated.github.faults.append(fault)
    code, told = put(gated, pull)
    assert 0 == code
    assert "GitHub" in told
    assert [] == bodies(gated)
    assert 1 == put(gated, pull, "--strict")[0]
    assert TOKEN not in told


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(401, times=99), "GitHub tar inte emot token (401, /graphql): den är fel, återkallad eller för gammal"),
        (Fault(404, times=99), "GitHub har inget på /graphql, eller så får token inte se det (404)"),
        (Fault(403, {"Retry-After": "61"}, times=99), "får ställa (403, /graphql). Försök igen om 2 minuter."),
        (Fault(429, {"Retry-After": "x"}, times=99), "får ställa (429, /graphql). Försök igen senare."),
    ],
)
def test_only_a_token_without_rights_is_said_to_lack_them(gated: Gated, pull: Pull, fault: Fault, said: str) -> None:
    """Nobody is sent to look for a fork, or for rights, where the token is wrong or GitHub has had enough."""
    gated.github.faults.append(fault)
    told = " ".join(put(gated, pull)[1].split())
    assert said in told
    assert "från en fork" not in told


def test_a_fork_reads_the_summary(gated: Gated, pull: Pull, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its token may not write: that is told, the plan is in the summary, and nothing fails."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    gated.github.may_write = False
    code, told = put(gated, pull)
    assert (0, []) == (code, bodies(gated))
    assert "från en fork" in told
    assert MARK in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_the_token_goes_where_the_branch_that_counts_says(gated: Gated, pull: Pull) -> None:
    """A pull request that names another host gets no token there, and no request at all."""
    settings = gated.repo.read(SETTINGS)
    other = settings.replace(f"api: '{gated.github.api}'", "api: 'https://ond.example'")
    gated.repo.write(SETTINGS, other.encode())
    assert settings != other
    code, _ = put(gated, pull)
    assert (0, 1) == (code, len(bodies(gated)))


def test_a_branch_of_one_s_own_does_not_count(gated: Gated, pull: Pull, monkeypatch: pytest.MonkeyPatch) -> None:
    """The branch that the pull request is for is GitHub's word, not that of its files."""
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    gated.repo.checkout("main").branch("ond")
    settings = gated.repo.read(SETTINGS).replace(gated.github.api, "https://ond.example")
    gated.repo.write(SETTINGS, f"{settings}branch: ond\n".encode()).commit("Egen gren")
    gated.repo.git("push", "--quiet", "origin", "ond")
    asked = len(gated.github.asked)
    code, told = put(gated, pull)
    assert 0 == code
    assert "token skickas ingenstans" in told
    assert asked == len(gated.github.asked)


def test_the_job_says_which_pull_request(gated: Gated, pull: Pull, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the reference of the run; without one, and without --pull, it is a usage error."""
    assert 64 == gated.tak("ci", "comment").code
    monkeypatch.setenv("GITHUB_REF", f"refs/pull/{pull.number}/merge")
    assert 0 == gated.tak("ci", "comment").code
    assert 1 == len(bodies(gated))


def test_without_a_token_nothing_is_asked(gated: Gated, pull: Pull, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says which variable to set."""
    monkeypatch.delenv("GITHUB_TOKEN")
    asked = len(gated.github.asked)
    code, told = put(gated, pull)
    assert 0 == code
    assert "TAK_GITOPS_GITHUB_TOKEN / GITHUB_TOKEN" in told
    assert asked == len(gated.github.asked)
    assert REPOSITORY not in told
