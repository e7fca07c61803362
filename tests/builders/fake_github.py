"""A GitHub on this machine: its REST API over a real socket, for one repository, with the commits of a real one.

Modelled on GitHub's public description of version 2022-11-28: commits → pull requests, lists of pull requests, each
with reviews and commits (at most 250), rules of branches and rule suites, what jobs may do, issues and their comments,
`viewer` of GraphQL; pages of at most 100 with a `Link` header; 401 without a token where one is needed, 404 for what
the token may not see, 403 for what it may not write, 403 and 429 with `Retry-After` when told to be busy.
"""

import contextlib
import json
import re
import subprocess
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from builders.fake_server import QuietServer, Served

TOKEN = "ghs_0123456789abcdefTOKEN"  # noqa: S105 - it opens nothing
REPOSITORY = "region-exempel/anslutningar"
REPOSITORY_ID = 4711
MOST_COMMITS = 250
"""GitHub lists no more commits of a pull request."""
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class User(NamedTuple):
    """An account."""

    login: str
    id: int
    type: str = "User"

    @property
    def data(self) -> dict[str, Any]:
        """As the API shows it."""
        return {"login": self.login, "id": self.id, "type": self.type}


@dataclass
class Pull:
    """A pull request; `head` is its last commit."""

    number: int
    user: User
    head: str
    base: str = "main"
    merged_at: datetime | None = None
    merge_commit: str | None = None
    reviews: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    branch: str = "andring"
    repository_id: int = REPOSITORY_ID
    """The repository that the branch is in; another one for a fork."""
    changes: dict[str, Any] = field(default_factory=dict)
    """What the API is to say otherwise than it is, for attacks."""


@dataclass
class Fault:
    """How the next answers are to fail: a status with headers, or nothing at all after some seconds."""

    status: int = 500
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b'{"message": "Server Error"}'
    times: int = 1
    path: str = ".*"
    silence: float = 0.0
    """So many seconds nothing is said."""
    endless: bool = False
    """After the head comes one byte after the other, until nobody listens."""


class FakeGitHub(Served):
    """`git` is the bare repository that GitHub holds; `with` starts and stops the server.

    `asked` is every request: method and path with query. `accounts` are those that GitHub knows by e-mail address.
    """

    def __init__(self, git: Path) -> None:
        self.git = git
        self.pulls: dict[int, Pull] = {}
        self.comments: dict[int, dict[str, Any]] = {}
        self.issues: dict[int, dict[str, Any]] = {}
        self.suites: list[dict[str, Any]] = []
        self.accounts: dict[str, User] = {}
        self.is_admin = True
        self.may_write = True
        """Whether the token may write comments and issues: one of a fork may not."""
        self.viewer = BOT
        self.rules: dict[str, list[str]] = defaultdict(list)
        """The types of the rules that hold for each branch."""
        self.jobs_may_approve = False
        self.codeowners_errors: list[dict[str, Any]] = []
        self.lag: set[str] = set()
        """Commits whose pull requests GitHub does not know yet."""
        self.faults: list[Fault] = []
        self.asked: list[tuple[str, str]] = []
        self.tokens: list[str | None] = []
        self.ended = threading.Event()
        """Nobody needs an answer any more: set it where a fault would go on."""
        self.now = START
        self._ids = iter(range(1, 1_000_000))
        self._http = QuietServer(("127.0.0.1", 0), _handler(self))

    @property
    def api(self) -> str:
        """The address of the API."""
        return f"http://127.0.0.1:{self._http.server_port}"

    def later(self, minutes: int = 1) -> datetime:
        """Let time go by; the moment then."""
        self.now += timedelta(minutes=minutes)
        return self.now

    def open_pull(self, branch: str, user: User) -> Pull:
        """A pull request from a branch of the repository to main."""
        pull = Pull(next(self._ids), user, self._git("rev-parse", f"refs/heads/{branch}"), branch=branch)
        self.pulls[pull.number] = pull
        self._git("update-ref", f"refs/pull/{pull.number}/head", pull.head)
        return pull

    def push(self, pull: Pull, branch: str) -> None:
        """The branch of a pull request has moved: its reviews stay at the commits that they were given for."""
        pull.head = self._git("rev-parse", f"refs/heads/{branch}")
        self._git("update-ref", f"refs/pull/{pull.number}/head", pull.head)

    def lead_to(self, pull: Pull, branch: str, event: str = "base_ref_changed") -> None:
        """A pull request is for another branch now; its reviews stay."""
        pull.base = branch
        pull.events.append({"id": next(self._ids), "event": event, "created_at": _moment(self.later())})

    def review(self, pull: Pull, user: User, state: str = "APPROVED", *, commit: str | None = None) -> dict[str, Any]:
        """A review, now."""
        given = {
            "id": next(self._ids),
            "user": user.data,
            "state": state,
            "commit_id": commit or pull.head,
            "submitted_at": _moment(self.later()),
        }
        pull.reviews.append(given)
        return given

    def merge(self, pull: Pull, how: str = "merge", *, result: str = "pass", extra: Path | None = None) -> str:
        """Merge it as GitHub does: with a merge commit or squashed; `extra` is a file that an evil merge adds."""
        base = self._git("rev-parse", "refs/heads/main")
        tree = self._git("merge-tree", "--write-tree", base, pull.head)
        if extra is not None:
            blob = self._git("hash-object", "-w", str(extra))
            listing = self._git("ls-tree", "-z", tree).split("\0")
            entries = [each for each in listing if each] + [f"100644 blob {blob}\t{extra.name}"]
            tree = self._git("mktree", "-z", stdin="\0".join(entries) + "\0")
        parents = ["-p", base, *(["-p", pull.head] if how == "merge" else [])]
        commit = self._git("commit-tree", tree, *parents, "-m", f"Merge pull request #{pull.number}")
        self._git("update-ref", "refs/heads/main", commit, base)
        pull.merge_commit = commit
        pull.merged_at = self.later()
        self.suites.append(
            {"id": next(self._ids), "ref": "refs/heads/main", "before_sha": base, "after_sha": commit, "result": result}
        )
        return commit

    def answer(self, method: str, path: str, query: Mapping[str, str], content: Any) -> tuple[int, Any]:
        """Status and body of a request."""
        prefix = f"/repos/{REPOSITORY}"
        if (method, path) == ("POST", "/graphql") and "viewer" in content["query"]:
            return 200, {"data": {"viewer": {"login": self.viewer.login}}}
        if not path.startswith(prefix):
            return 404, {"message": "Not Found"}
        for pattern, route in self._routes():
            verb, _, form = pattern.partition(" ")
            found = re.fullmatch(form, path.removeprefix(prefix))
            if verb == method and found and method != "GET" and not self.may_write:
                return 403, {"message": "Resource not accessible by integration"}
            if verb == method and found:
                return route(*found.groups(), query=query, content=content)
        return 404, {"message": "Not Found"}

    def _routes(self) -> Iterator[tuple[str, Callable[..., tuple[int, Any]]]]:
        yield "GET ", lambda **_: (200, {"id": REPOSITORY_ID, "full_name": REPOSITORY, "default_branch": "main"})
        yield "GET /commits/([0-9a-f]{40})/pulls", self._pulls_of
        yield "GET /pulls", self._pulls
        yield "GET /pulls/([0-9]+)", self._pull
        yield "GET /pulls/([0-9]+)/reviews", lambda number, **_: (200, self.pulls[int(number)].reviews)
        yield (
            "GET /pulls/([0-9]+)/commits",
            lambda number, **_: (200, self._commits(self.pulls[int(number)])[:MOST_COMMITS]),
        )
        yield "GET /issues/([0-9]+)/events", lambda number, **_: (200, self.pulls[int(number)].events)
        yield "GET /rulesets/rule-suites", self._suites
        yield "GET /rules/branches/(.+)", lambda branch, **_: (200, [{"type": each} for each in self.rules[branch]])
        yield "GET /actions/permissions/workflow", self._permissions
        yield "GET /codeowners/errors", lambda **_: (200, {"errors": self.codeowners_errors})
        yield "GET /issues/([0-9]+)/comments", self._comments_of
        yield "POST /issues/([0-9]+)/comments", self._comment
        yield "PATCH /issues/comments/([0-9]+)", self._change_comment
        yield "GET /issues", self._issues
        yield "POST /issues", self._open_issue
        yield "PATCH /issues/([0-9]+)", self._change_issue

    def _pulls_of(self, commit: str, **_: Any) -> tuple[int, Any]:
        if commit in self.lag:
            return 200, []
        found = [each for each in self.pulls.values() if commit in {each.merge_commit, each.head}]
        return 200, [self._shown(each) for each in found]

    def _pulls(self, query: Mapping[str, str], **_: Any) -> tuple[int, Any]:
        shown = [self._shown(each) | each.changes for each in self.pulls.values()]
        wanted = {"state": query.get("state", "open"), "base": query.get("base")}
        return 200, [
            each
            for each in reversed(shown)
            if wanted["state"] in {"all", each["state"]} and wanted["base"] in {None, each["base"]["ref"]}
        ]

    def _pull(self, number: str, **_: Any) -> tuple[int, Any]:
        pull = self.pulls.get(int(number))
        if pull is None:
            return 404, {"message": "Not Found"}
        return 200, {
            **self._shown(pull),
            "merged": pull.merged_at is not None,
            "commits": len(self._commits(pull)),
            **pull.changes,
        }

    def _shown(self, pull: Pull) -> dict[str, Any]:
        return {
            "number": pull.number,
            "state": "closed" if pull.merged_at else "open",
            "user": pull.user.data,
            "head": {"sha": pull.head, "ref": pull.branch, "repo": {"id": pull.repository_id}},
            "base": {"ref": pull.base, "repo": {"id": REPOSITORY_ID, "full_name": REPOSITORY}},
            "merged_at": _moment(pull.merged_at),
            "merge_commit_sha": pull.merge_commit,
        }

    def _commits(self, pull: Pull) -> list[dict[str, Any]]:
        """The commits of a pull request, as they are in the repository."""
        base = f"{pull.merge_commit}^1" if pull.merge_commit else "refs/heads/main"
        form = "%H%x00%ae%x00%ce%x00%B%x01"
        log = self._git("log", "--reverse", f"--format={form}", f"{base}..{pull.head}")
        found = []
        for entry in filter(None, (each.strip("\n") for each in log.split("\x01"))):
            sha, author, committer, message = entry.split("\0")
            accounts = [self.accounts.get(each) for each in (author, committer)]
            found.append(
                {
                    "sha": sha,
                    "commit": {"message": message, "author": {"email": author}, "committer": {"email": committer}},
                    "author": accounts[0].data if accounts[0] else None,
                    "committer": accounts[1].data if accounts[1] else None,
                }
            )
        return found

    def _suites(self, query: Mapping[str, str], **_: Any) -> tuple[int, Any]:
        if not self.is_admin:
            return 403, {"message": "Resource not accessible by integration"}
        return 200, [each for each in self.suites if each["ref"] == query.get("ref", each["ref"])]

    def _permissions(self, **_: Any) -> tuple[int, Any]:
        if not self.is_admin:
            return 403, {"message": "Resource not accessible by integration"}
        return 200, {
            "default_workflow_permissions": "read",
            "can_approve_pull_request_reviews": self.jobs_may_approve,
        }

    def _comments_of(self, number: str, **_: Any) -> tuple[int, Any]:
        return 200, [each for each in self.comments.values() if each["issue"] == int(number)]

    def _comment(self, number: str, content: Any, **_: Any) -> tuple[int, Any]:
        if len(content["body"]) > 65_536:
            return 422, {"message": "Validation Failed", "errors": [{"message": "body is too long"}]}
        comment = {"id": next(self._ids), "issue": int(number), "body": content["body"], "user": self.viewer.data}
        self.comments[comment["id"]] = comment
        return 201, comment

    def _change_comment(self, number: str, content: Any, **_: Any) -> tuple[int, Any]:
        if int(number) not in self.comments:
            return 404, {"message": "Not Found"}
        self.comments[int(number)]["body"] = content["body"]
        return 200, self.comments[int(number)]

    def _issues(self, query: Mapping[str, str], **_: Any) -> tuple[int, Any]:
        state = query.get("state", "open")
        wanted = set(filter(None, query.get("labels", "").split(",")))
        return 200, [
            each
            for each in self.issues.values()
            if state in {"all", each["state"]} and wanted <= {label["name"] for label in each["labels"]}
        ]

    def _open_issue(self, content: Any, **_: Any) -> tuple[int, Any]:
        labels = [{"name": each} for each in content.get("labels", ())]
        issue = {"number": next(self._ids), "state": "open", "user": self.viewer.data, **content, "labels": labels}
        self.issues[issue["number"]] = issue
        return 201, issue

    def _change_issue(self, number: str, content: Any, **_: Any) -> tuple[int, Any]:
        self.issues[int(number)] |= content
        return 200, self.issues[int(number)]

    def _git(self, *arguments: str, stdin: str | None = None) -> str:
        done = subprocess.run(
            ("git", *arguments), cwd=self.git, input=stdin, capture_output=True, text=True, check=False
        )
        assert 0 == done.returncode, done.stderr
        return done.stdout.strip("\n")


BOT = User("github-actions[bot]", 41898282, "Bot")


def _moment(at: datetime | None) -> str | None:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def _handler(github: FakeGitHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # head and body leave in two writes: without this the second waits 40 ms for the client's acknowledgement
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._serve("GET")

        def do_POST(self) -> None:
            self._serve("POST")

        def do_PATCH(self) -> None:
            self._serve("PATCH")

        def _serve(self, method: str) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            github.asked.append((method, self.path))
            token = (self.headers.get("Authorization") or "").removeprefix("Bearer ") or None
            github.tokens.append(token)
            parts = urlsplit(self.path)
            fault = next((each for each in github.faults if each.times and re.search(each.path, parts.path)), None)
            if fault is not None:
                fault.times -= 1
                if fault.silence:
                    github.ended.wait(fault.silence)
                if fault.endless:
                    self._drip()
                    return
                self._send(fault.status, fault.body, fault.headers)
                return
            if token != TOKEN:
                self._send(401, b'{"message": "Bad credentials"}', {})
                return
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            status, data = github.answer(method, parts.path, query, json.loads(body) if body else None)
            headers: dict[str, str] = {}
            if isinstance(data, list):
                size, page = int(query.get("per_page", 30)), int(query.get("page", 1))
                if len(data) > page * size:
                    headers["Link"] = f'<{github.api}{parts.path}?page={page + 1}&per_page={size}>; rel="next"'
                data = data[(page - 1) * size : page * size]
            self._send(status, json.dumps(data).encode(), headers)

        def _drip(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.close_connection = True
            with contextlib.suppress(OSError):
                while not github.ended.wait(0.02):
                    self.wfile.write(b" ")
                    self.wfile.flush()

        def _send(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": "application/json; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
