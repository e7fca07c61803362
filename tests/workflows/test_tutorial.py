"""docs/github.md does what it says: its commands, and the steps of the workflows, are run as they stand there.

The forge is the fake GitHub over a bare repository, TAK is the sandbox, and the runner is that of `builders.runner`.
"""

import base64
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.fake_github import TOKEN, FakeGitHub, Pull, User
from builders.runner import APP_KEY, READ_ONLY, JobRun, Runner
from builders.sandbox import PASSWORD, TakWebClient, running_sandbox

ROOT = Path(__file__).resolve().parents[2]
WALK = re.compile(r"<!-- walk: (\w+) -->\n```sh\n(.*?)```", re.DOTALL)
CIA, ANNA, BO = User("cia", 1000), User("anna", 1001), User("bo", 1002)
EXAMPLE = ROOT / "exports/takdump_ntjp_qa.json"
SUBMIT = "submit ntjp-qa"
OPEN = """\
git switch --quiet --create oppen origin/main
git pull --quiet origin main
sed -i 's|/makebooking/v3|/makebooking/v4|' environments/ntjp-qa/tidbok/eken.yaml
tak order
git add . && git commit --quiet -m "Ett annat förslag"
git push --quiet origin oppen
"""
"""A pull request of somebody else, which the third one crosses."""

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="workflows are written for bash")


@dataclass
class Story:
    """The tutorial while it is played: what each of its runs ended with, and what TAK had been sent by then."""

    folder: Path
    github: FakeGitHub
    runner: Runner
    tak_url: str
    runs: dict[str, dict[str, JobRun]] = field(default_factory=dict)
    sent: dict[str, int] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    def walk(self, name: str) -> None:
        """Type what a block of the page shows; the addresses are those of this machine."""
        text = dict(WALK.findall((ROOT / "docs/github.md").read_text(encoding="utf-8")))[name]
        self.type(name, text)

    def type(self, name: str, text: str) -> None:
        """Type some commands."""
        text = text.replace("http://127.0.0.1:8300", self.tak_url)
        api = f"sed -i \"s|repository: [^,}}]*|&, api: '{self.github.api}'|\" tak-gitops.yaml\n"
        text = text.replace("cat > approvers.yaml", f"{api}cat > approvers.yaml")
        where = self.folder if name == "begin" else self.folder / "anslutningar"
        done = subprocess.run(
            ("bash", "-c", f"set -eu\n{text}"),
            cwd=where,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.said[name] = done.stdout.decode()
        assert 0 == done.returncode, self.said[name]

    def run(
        self, name: str, workflow: str, pull: Pull | None = None, *, event: str = "push", sha: str | None = None
    ) -> None:
        """Run a workflow; for a pull request as GitHub does when its branch was pushed."""
        begun = self.runner.pull_request(pull, "any", title="x") if pull else self.runner.push(event, sha)
        self.runs[name] = self.runner.run(workflow, begun)
        self.sent[name] = self.orders()
        self.comments[name] = [each["body"] for each in self.github.comments.values()]

    def press(self, name: str, workflow: str, **inputs: str) -> None:
        """Start a workflow by hand, as Bo."""
        self.runs[name] = self.runner.run(workflow, self.runner.button(**inputs))
        self.sent[name] = self.orders()

    def reviewed(self, name: str, pull: Pull) -> None:
        """Run what GitHub begins when somebody has reviewed a pull request."""
        self.runs[name] = self.runner.run("tak-approvals", self.runner.review(pull, "any"))
        self.comments[name] = [each["body"] for each in self.github.comments.values()]

    def orders(self) -> int:
        """How many orders TAK has taken."""
        with TakWebClient(self.tak_url) as client:
            return len(re.findall(r'<a href="/orders/\d+">', client.get("/orders").text))

    def publish(self) -> None:
        """Let TAK publish what was ordered."""
        with TakWebClient(self.tak_url) as client:
            assert client.publish().status_code < 400

    def _environment(self) -> dict[str, str]:
        address = self.github.git.as_uri()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_AUTHOR_DATE")}
        return {
            **kept,
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{address}.insteadOf",
            "GIT_CONFIG_VALUE_0": "git@github.com:region-exempel/anslutningar.git",
        }


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """The whole tutorial, played once."""
    folder = tmp_path_factory.mktemp("story")
    with pytest.MonkeyPatch.context() as patch:
        for role in ("AUTHOR", "COMMITTER"):
            patch.delenv(f"GIT_{role}_DATE")
        bare = folder / "github.git"
        subprocess.run(("git", "init", "--quiet", "--bare", "--initial-branch=main", str(bare)), check=True)
        wheel = folder / "tak-gitops/dist/tak_gitops-0.1.0-py3-none-any.whl"
        wheel.parent.mkdir(parents=True)
        wheel.write_bytes(b"PK\x03\x04 a wheel")
        (folder / "bin").mkdir()
        tak = folder / "bin/tak"
        tak.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tak_gitops "$@"\n', encoding="utf-8")
        tak.chmod(0o755)
        shutil.copy(EXAMPLE, folder / EXAMPLE.name)
        export = folder / EXAMPLE.name
        with (
            running_sandbox(folder, platform="NTJP-QA", export=export, today=datetime.now(UTC).date()) as sandbox,
            FakeGitHub(bare) as github,
        ):
            github.accounts["test@region.example"] = CIA
            runner = Runner(github, folder / "runner")
            key = {"TAK_APP_KEY": APP_KEY}
            runner.secrets = {
                "tak-ntjp-qa": {**key, "TAKWEB_USER": "admin", "TAKWEB_PASSWORD": PASSWORD},
                "tak-watch": key,
                "tak-decide": key,
            }
            runner.variables = {name: {"TAK_APP_ID": "1234567"} for name in runner.secrets}
            played = Story(folder, github, runner, sandbox.url)
            _play(played)
            yield played


def _play(story: Story) -> None:
    github = story.github
    story.walk("begin")
    story.run("begin", "tak-submit", event="workflow_dispatch")

    story.walk("mistake")
    first = github.open_pull("kastanjen", CIA)
    story.run("mistake", "tak-plan", first)
    story.walk("corrected")
    github.push(first, "kastanjen")
    story.run("corrected", "tak-plan", first)
    github.review(first, ANNA)
    story.reviewed("approved", first)
    before = story.runner.push().sha
    github.merge(first)
    story.run("merged", "tak-submit")
    story.run("again", "tak-submit", sha=before)
    story.publish()
    story.run("night", "tak-watch", event="schedule")
    story.walk("merged")

    story.walk("buttons")
    buttons = github.open_pull("knappar", CIA)
    for person in (ANNA, BO):
        github.review(buttons, person)
    github.merge(buttons)
    story.run("buttons", "tak-submit")
    story.walk("browser")
    browser = github.open_pull("lonnen", CIA)
    github.review(browser, ANNA)
    story.run("browser", "tak-plan", browser)
    story.press("order", "tak-order", pull=str(browser.number))
    github.push(browser, "lonnen")
    story.run("ordered", "tak-plan", browser)
    github.review(browser, BO)
    github.merge(browser)
    story.run("browser merged", "tak-submit")
    # rows of an order that no export shows yet are frozen
    story.publish()
    story.run("another night", "tak-watch", event="schedule")

    story.walk("second")
    second = github.open_pull("granen", CIA)
    story.run("second", "tak-plan", second)
    github.review(second, ANNA)
    story.walk("changed")
    github.push(second, "granen")
    story.run("changed", "tak-plan", second)
    story.walk("renewed")
    github.push(second, "granen")
    story.run("renewed", "tak-plan", second)
    held = github.merge(second)
    story.run("renewed merged", "tak-submit")
    story.press("decided", "tak-decide", what=held, decision="pass", reason="Bo och Anna har läst om den")
    story.run("after the decision", "tak-submit")

    story.type("open", OPEN)
    github.open_pull("oppen", CIA)
    story.walk("third")
    third = github.open_pull("bradskande", CIA)
    github.merge(third, result="bypass")
    story.run("third", "tak-submit")
    story.run("third night", "tak-watch", event="schedule")


def test_the_ledger_begins_with_what_is_there(story: Story) -> None:
    """The first run sends nothing: what TAK has already is where the ledger begins."""
    assert ["success", 0] == [story.runs["begin"][SUBMIT].result, story.sent["begin"]]


def test_a_mistake_stops_the_pull_request(story: Story) -> None:
    """The check fails at the step that says why, with file, line and rule."""
    plan = story.runs["mistake"]["plan"]
    assert "Pröva filerna" in plan.failed()
    assert "environments/ntjp-qa/tidbok/eken.yaml:8:" in plan.out
    assert "TG214" in plan.out


def test_a_mistake_is_told_in_the_comment(story: Story) -> None:
    """Whoever reads only the pull request sees it, though the check has failed."""
    assert "success" == story.runs["mistake"]["comment"].result
    (comment,) = story.comments["mistake"]
    assert "TG214" in comment


def test_the_corrected_change_is_planned(story: Story) -> None:
    """The check is green, and the same comment has the plan."""
    assert ([], []) == (story.runs["corrected"]["plan"].failed(), story.runs["corrected"]["comment"].failed())
    (comment,) = story.comments["corrected"]
    assert "ntjp-qa: 2 läggs till, 1 ändras, 0 tas bort" in comment
    assert "Vårdcentralen Kastanjen" in comment


def test_the_comment_says_who_may_approve_and_who_has(story: Story) -> None:
    """Before the approval, whose it can be; after it, whose it is; in the same comment, whose plan stays as it was."""
    assert "success" == story.runs["approved"]["approvals"].result, story.runs["approved"]["approvals"].out
    (before,), (after,) = story.comments["corrected"], story.comments["approved"]
    assert "- ✗ 0 av 1 godkännande som krävs <!--" in before
    assert "- Kan godkänna&#58; Anna Ek, Bo Alm <!--" in before
    assert "- ✓ 1 av 1 godkännande som krävs: Anna Ek <!--" in after
    assert "**Nästa steg&#58;** godkänd&#58; slå samman ändringen, så skickas beställningen. <!--" in after
    plans = [[line for line in each.splitlines() if "tak-gitops:approval" not in line] for each in (before, after)]
    assert plans[0] == plans[1]


def test_the_summary_has_the_plan(story: Story) -> None:
    """What a fork's pull request has instead of a comment."""
    assert "2 läggs till, 1 ändras, 0 tas bort" in story.runs["corrected"]["plan"].summary


def test_an_approved_merge_is_sent_once(story: Story) -> None:
    """TAK has it after the merge; the run that is started again, at the commit before it, sends nothing more."""
    assert "success" == story.runs["merged"][SUBMIT].result, story.runs["merged"][SUBMIT].out
    assert [1, 1] == [story.sent["merged"], story.sent["again"]]
    assert "success" == story.runs["again"][SUBMIT].result


def test_the_pull_request_tells_what_became_of_it(story: Story) -> None:
    """Whoever ordered reads it where the change is, in one more comment that is kept up to date."""
    assert "success" == story.runs["merged"]["tell"].result, story.runs["merged"]["tell"].out
    assert 2 == len(story.comments["merged"]) == len(story.comments["again"])


def test_the_night_sees_it_in_force(story: Story) -> None:
    """The export proves it, and `tak status` says so; no issue is opened where all is well."""
    assert "success" == story.runs["night"]["watch"].result, story.runs["night"]["watch"].out
    assert "i drift" in story.said["merged"]


def test_a_change_after_the_approval_is_refused(story: Story) -> None:
    """The check was green with its order, and is red since the files give another one."""
    assert [] == story.runs["second"]["plan"].failed()
    assert ["Pröva att beställningen är aktuell"] == story.runs["changed"]["plan"].failed()


def test_the_button_brings_the_order(story: Story) -> None:
    """The check was red for want of it, and is green with the commit of the job; who approved before is asked again."""
    assert ["Pröva att beställningen är aktuell"] == story.runs["browser"]["plan"].failed()
    assert "success" == story.runs["order"]["order"].result, story.runs["order"]["order"].out
    assert [] == story.runs["ordered"]["plan"].failed()
    comment = next(each for each in story.comments["ordered"] if "Vårdcentralen Lönnen" in each)
    assert "- ✗ 0 av 1 godkännande som krävs <!--" in comment
    assert "- Anna Ek godkände " in comment
    assert "success" == story.runs["browser merged"][SUBMIT].result, story.runs["browser merged"][SUBMIT].out
    assert [1, 2] == [story.sent["order"], story.sent["browser merged"]]


def test_an_order_that_was_renewed_after_the_approval_is_held(story: Story) -> None:
    """Its check is green and the forge let it in, but what Anna approved is another commit; nothing is sent."""
    assert [] == story.runs["renewed"]["plan"].failed()
    held = story.runs["renewed merged"][SUBMIT]
    assert ("Skicka", 3) in {(each.name, each.code) for each in held.steps}
    assert "Anna Ek godkände" in held.out
    assert 2 == story.sent["renewed merged"]


def test_what_is_held_is_let_pass_by_people(story: Story) -> None:
    """They say so at the button; the ledger has who and why, and the next run sends it."""
    assert "success" == story.runs["decided"]["decide"].result, story.runs["decided"]["decide"].out
    assert "success" == story.runs["after the decision"][SUBMIT].result, story.runs["after the decision"][SUBMIT].out
    assert [2, 3] == [story.sent["decided"], story.sent["after the decision"]], story.runs["after the decision"][
        SUBMIT
    ].out
    git = ("git", "-C", str(story.github.git))
    listed = subprocess.run((*git, "ls-tree", "-r", "--name-only", "tak-ledger"), check=True, capture_output=True)
    cursors = [each for each in listed.stdout.decode().split() if "cursor/" in each]
    shown = (subprocess.run((*git, "show", f"tak-ledger:{each}"), check=True, capture_output=True) for each in cursors)
    (decision,) = [text for each in shown if "har läst om den" in (text := each.stdout.decode())]
    assert "bo (GitHub)" in decision


def test_a_merge_past_the_rules_is_held(story: Story) -> None:
    """Nothing is sent, the job says who is missing, its pull request tells it, and the open one that it conflicts."""
    held = story.runs["third"][SUBMIT]
    assert ("Skicka", 3) in {(each.name, each.code) for each in held.steps}
    assert "får inte beställas än" in held.out
    assert 3 == story.sent["third"]
    held_there, stale_there = story.comments["third"][len(story.comments["after the decision"]) :]
    assert held_there.startswith("<!-- tak-gitops:after:pull -->\n### Sammanslagen, men inte beställd än\n")
    assert stale_there.startswith("<!-- tak-gitops:stale:pull -->\n### Beställningen är inte aktuell längre\n")


def test_the_night_opens_one_issue(story: Story) -> None:
    """What is held is in the one issue that somebody watches."""
    assert "success" == story.runs["third night"]["watch"].result, story.runs["third night"]["watch"].out
    assert 1 == len(story.github.issues)


def test_no_secret_is_in_what_people_read(story: Story) -> None:
    """No token, key or password is in a log, summary, comment, issue or artifact (S5)."""
    token = base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()
    secrets = {APP_KEY, TOKEN, READ_ONLY, token}
    read = [each.out + each.summary for jobs in story.runs.values() for each in jobs.values()]
    read += [each["body"] for each in (*story.github.comments.values(), *story.github.issues.values())]
    read += [path.read_text("utf-8") for folder in story.runner.artifacts.values() for path in folder.rglob("*.*")]
    assert [] == [secret for secret in secrets for text in read if secret in text]
