"""Random histories of pull requests at a GitHub, in real Git, and by their own account which merges were approved.

The account is kept step by step as things happen, from what people did; the gate sees only what GitHub and Git show.
"""

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from builders.fake_github import REPOSITORY, FakeGitHub, Pull, User
from builders.repository import SETTINGS, RepositoryBuilder
from tak_gitops.commands.gates.gating import Gate, require_approved
from tak_gitops.errors import RefusedError, TakError
from tak_gitops.repository.commits import CommitTree
from tak_gitops.sources.declared import read_declared
from tak_gitops.sources.store import NoStore

CIA, ANNA, BO, STRANGER = User("cia", 1000), User("anna", 1001), User("bo", 1002), User("eve", 99)
WRITERS = {"cia@region.example": CIA, "anna@region.example": ANNA}
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
APPROVERS = """
approvers:
  - {name: Anna, github_id: 1001, emails: [anna@region.example]}
  - {name: Bo, github_id: 1002, emails: [bo@region.example]}
  - {name: Cia, github_id: 1000, emails: [cia@region.example]}
"""
HOWS = ("merge", "merge", "merge", "squash", "squash", "evil", "bypass", "direct", "rebase")
STEPS = (*["approve"] * 8, "comment", "object", "dismiss", "push", "update", "reopen")
SYSTEM = "organisation: X\nname: {name}\nhsa_ids: {{ntjp-qa: SE2321000131-{number}}}\n"


class Merged(NamedTuple):
    """A commit of main, whether it was approved by all accounts, and what happened before."""

    commit: str
    base: str
    approved: bool
    story: tuple[str, ...]


class History:
    """One repository whose settings ask for approvals at GitHub, and everything that happens to it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - a seed that gives the same history each time
        self.repo = RepositoryBuilder(folder / "work").minimal()
        bare = folder / "bare.git"
        self.repo.git("init", "--quiet", "--bare", "--initial-branch=main", str(bare))
        self.github = FakeGitHub(bare)
        self.github.accounts |= WRITERS
        self.number = 0

    def begin(self) -> None:
        """Bring settings and approvers to main."""
        approvals = f"approvals: {{by: github, repository: {REPOSITORY}, api: '{self.github.api}'}}\n"
        self.repo.write(SETTINGS, f"{self.repo.read(SETTINGS)}{approvals}".encode()).write("approvers.yaml", APPROVERS)
        self.repo.git("init", "--quiet", "--initial-branch=main")
        self.repo.git("remote", "add", "origin", str(self.github.git))
        self.write_as("cia@region.example", "Börja")
        self.repo.git("push", "--quiet", "origin", "main")

    def write_as(self, email: str, message: str) -> str:
        """Commit everything as somebody."""
        who = ("-c", f"user.email={email}", "-c", "user.name=X")
        self.repo.git("add", "--all")
        self.repo.git(*who, "commit", "--quiet", "--allow-empty", "--message", message)
        return self.repo.git("rev-parse", "HEAD")

    def change(self) -> None:
        """Another system in a file of its own, so that branches never conflict."""
        self.number += 1
        text = SYSTEM.format(name=f"S{self.number}", number=f"S{self.number}")
        self.repo.write(f"systems/s{self.number}.yaml", text)

    def play(self, merges: int) -> list[Merged]:
        """So many changes from branch to main, one after the other."""
        return [self._one(number) for number in range(merges)]

    def _one(self, number: int) -> Merged:
        """One change: written, reviewed, changed again, and brought to main in some way."""
        draw, branch = self.draw, f"b{number}"
        self.repo.checkout("main").branch(branch)
        writers = {draw.choice(tuple(WRITERS))}
        self.change()
        self.write_as(next(iter(writers)), branch)
        self.repo.git("push", "--quiet", "origin", branch)
        pull = self.github.open_pull(branch, WRITERS[next(iter(writers))])
        author = pull.user
        words: dict[User, tuple[str, str]] = {}
        steps = [self._step(pull, branch, words, writers) for _ in range(draw.randint(1, 5))]
        how = draw.choice(HOWS)
        story = (f"written by {author.login}", *steps, how)
        base = self.repo.git("rev-parse", "origin/main")
        head = pull.head
        commit = self._brought(pull, branch, how)
        hands = {author, *(WRITERS[each] for each in writers)}
        good = any(who in (ANNA, BO, CIA) and who not in hands and words[who] == ("APPROVED", head) for who in words)
        asked = any(state == "CHANGES_REQUESTED" for state, _ in words.values())
        return Merged(commit, base, good and not asked and how in {"merge", "squash"}, story)

    def _step(self, pull: Pull, branch: str, words: dict[User, tuple[str, str]], writers: set[str]) -> str:
        """Something happens to an open pull request; what, in a few words."""
        draw = self.draw
        kind = draw.choice(STEPS)
        who = draw.choice((ANNA, BO, BO, CIA, STRANGER))
        if kind in {"approve", "object", "comment"}:
            state = {"approve": "APPROVED", "object": "CHANGES_REQUESTED", "comment": "COMMENTED"}[kind]
            self.github.review(pull, who, state)
            if kind != "comment":
                words[who] = (state, pull.head)
            return f"{kind} by {who.login} of {pull.head[:7]}"
        if kind == "dismiss":
            for review in pull.reviews:
                if review["user"]["id"] == who.id and review["state"] != "COMMENTED":
                    review["state"] = "DISMISSED"
            words.pop(who, None)
            return f"dismissed {who.login}"
        if kind == "push":
            email = draw.choice(tuple(WRITERS))
            writers.add(email)
            self.change()
            self.write_as(email, "mer")
        elif kind == "update":
            self.repo.git("fetch", "--quiet", "origin")
            self.repo.git(*("-c", "user.email=x@y.example", "-c", "user.name=X"), "merge", "--quiet", "origin/main")
        if kind in {"push", "update"}:
            self.repo.git("push", "--quiet", "--force", "origin", branch)
            self.github.push(pull, branch)
        return kind

    def _brought(self, pull: Pull, branch: str, how: str) -> str:
        """Bring it to main; the commit there."""
        if how == "direct":
            self.repo.git("push", "--quiet", "origin", f"{branch}:main")
            commit = pull.head
        elif how == "rebase":
            base = self.repo.git("rev-parse", "origin/main")
            self.repo.checkout("main").git("reset", "--quiet", "--hard", base)
            self.change()
            commit = self.write_as("cia@region.example", "ombaserad")
            self.repo.git("push", "--quiet", "origin", "main")
            pull.merge_commit, pull.merged_at = commit, self.github.later()
        else:
            extra = self.repo.root.parent / f"extra{pull.number}.txt"
            extra.write_text("mer", encoding="utf-8")
            commit = self.github.merge(
                pull,
                "squash" if how == "squash" else "merge",
                result="bypass" if how == "bypass" else "pass",
                extra=extra if how == "evil" else None,
            )
        self.repo.git("fetch", "--quiet", "origin")
        self.repo.checkout("main").git("reset", "--quiet", "--hard", "origin/main")
        return commit

    def opens(self, merged: Merged) -> bool:
        """What the gate says of a commit of main. Raises AssertionError where it cannot tell."""
        root = self.repo.root
        gate = Gate(root, "main", lambda each: read_declared(CommitTree(root, each), NoStore()))
        try:
            return require_approved(gate, merged.base, merged.commit, NOW) is not None
        except RefusedError:
            return False
        except TakError as problem:
            raise AssertionError(problem.message) from problem
